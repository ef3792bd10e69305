"""Every locale of CLDR and what is recognised in it, without compiling its table."""

from __future__ import annotations

from typing import NamedTuple

from checker.locale_build import recognises
from checker.locale_build.cldr import cldr_locale
from checker.locale_build.source import inherited, language_files, parents


class Known(NamedTuple):
    """One locale. `source` is the tag whose file it reads, its own or one that it inherits from; None: CLDR alone."""

    tag: str  # BCP 47
    name: str  # in English, as CLDR has it
    source: str | None
    kinds: tuple[str, ...]  # of mentions, sorted


def known(folder: str) -> list[Known]:
    """The locales by tag: those with a file, and every other one that CLDR has."""
    from babel.localedata import locale_identifiers

    files = set(language_files(folder)) - {"root"}
    tags = files | {identifier.replace("_", "-") for identifier in locale_identifiers()}
    kinds: dict[str | None, tuple[str, ...]] = {}
    rows = []
    for tag in sorted(tags):
        source = next((one for one in parents(tag) if one in files), None)
        if source not in kinds:
            kinds[source] = tuple(recognises(inherited(folder, source or "root")))
        rows.append(Known(tag, cldr_locale(tag).english_name or tag, source, kinds[source]))
    return rows
