"""The words for units in which claim files are written."""

from __future__ import annotations

from checker.locale_build.cldr import cldr_locale
from checker.locale_build.fields import section
from checker.locale_build.source import inherited, listed, read_language


def unit_words(folder: str) -> dict[str, dict[str, str]]:
    """The ids of CLDR's names of units in the language of the notation, and the plurals of the ids.

    Where CLDR has no name of a unit, the first two forms of the language's file are its singular and its plural.
    """
    tag = str(read_language(folder, "root")["notation"])
    named = {unit: listed(forms)[:2] for unit, forms in section(inherited(folder, tag), "units").items()}
    for full, lengths in cldr_locale(tag)._data["unit_patterns"].items():
        patterns = lengths.get("long", {})
        both = [patterns.get(count, "").replace("{0}", "").strip(" \u00a0") for count in ("one", "other")]
        if all(both):
            named[full.partition("-")[2]] = both
    written = {unit: [_written(form) for form in forms] for unit, forms in named.items() if len(forms) == 2}
    ids: dict[str, str] = {}
    for unit, forms in written.items():
        for form in forms:
            ids.setdefault(form, unit)
    return {"ids": ids, "plurals": {unit: plural for unit, (_, plural) in written.items() if ids[plural] == unit}}


def _written(form: str) -> str:
    """One word, as ids are."""
    return form.lower().replace(" ", "-")
