"""Endings that words take one for another, so that a language file lists each word once."""

from __future__ import annotations

from checker.locale_build.fields import section
from checker.locale_build.source import Data, listed


def inflected(data: Data) -> Data:
    """The data with every form that the field `inflections` says of its fields: erste -> erster, erstes."""
    grown = dict(data)
    for name, endings in section(data, "inflections").items():
        others = {ending: listed(found) for ending, found in endings.items()}
        grown[name] = {value: _all_forms(listed(forms), others) for value, forms in section(data, name).items()}
    return grown


def _all_forms(forms: list[str], others: dict[str, list[str]]) -> list[str]:
    found = []
    more = []
    for written in forms:
        form, _, kept = written.partition("|")
        found.append(form + kept)
        for ending, rest in others.items():
            if form.endswith(ending):
                stem = form.removesuffix(ending)
                more += [stem + other + kept for other in rest]
                break
    return found + more
