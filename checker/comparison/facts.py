"""What a text states: its mentions, dates taken apart, and the weekdays and months that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from checker.comparison.records import Fact
from checker.locales import Locale, locale
from checker.model import Mention
from checker.quantities import CalendarDate, ClockTime, Quantity
from checker.quantities.mentions import stated
from checker.quantities.units import UNITS
from checker.recognition import mentions
from checker.words import is_single, lowered

_LONG = 6  # letters of a weekday's name behind which an ending may follow
_ENDING = 8  # letters of such an ending: "Montagabend", "måndagens"
_SHORTEST = 4  # letters of a name that is no abbreviation, and so no other word


def facts_of(text: str, language: str) -> list[Fact]:
    """The facts of a text in order, but names. Raises UnknownLanguageError."""
    known = locale(language)
    found = [fact for mention in mentions(text, known) for fact in _facts(mention)]
    found.extend(_calendar_words(text, known, found))
    return sorted(found, key=lambda fact: (fact.start, fact.end))


def _facts(mention: Mention) -> Iterator[Fact]:
    if mention.relative is not None:
        return
    start, end = mention.start, mention.end
    value = mention.value
    if isinstance(value, CalendarDate):
        yield from _fields(value, start, end)
    elif isinstance(value, ClockTime):
        yield Fact("time", start, end, value)
    elif isinstance(value, Quantity) and value.figure is not None:
        readings = stated(mention)
        if mention.kind == "currency" and value.unit in UNITS:  # a pound is a weight too
            readings = (*readings, *(one._replace(unit=value.unit) for one in readings))
        yield Fact(mention.kind, start, end, value._replace(unit=value.unit or mention.unit), readings)


def _fields(date: CalendarDate, start: int, end: int) -> Iterator[Fact]:
    seen: set[tuple[str, str]] = set()
    for point in (date.start, date.end or date.start):
        year, _, rest = point.partition("-")
        month, _, day = rest.partition("-")
        for kind, value in (("year", year), ("month", month), ("day", day)):
            if value.strip("X") and (kind, value) not in seen:
                seen.add((kind, value))
                yield Fact(kind, start, end, value if kind == "year" else int(value))


# --- words of the calendar --------------------------------------------------------------------


def _calendar_words(text: str, known: Locale, found: list[Fact]) -> Iterator[Fact]:
    weekdays, months = _calendar(known.tag)
    low = lowered(text)
    for start, end, number in _words(weekdays, low):
        yield Fact("weekday", start, end, number + 1)
    taken = {fact.start for fact in found} | {fact.end for fact in found}
    for start, end, number in _words(months, low):
        written = text[start].isupper() or not known.table["capital_months"]
        if written and start not in taken and end not in taken:
            yield Fact("month", start, end, number, weak=True)


class Words(NamedTuple):
    """Words of the calendar as they are sought in text."""

    pattern: re.Pattern[str] | None
    numbers: dict[str, int]


def _words(words: Words, low: str) -> Iterator[tuple[int, int, int]]:
    for match in words.pattern.finditer(low) if words.pattern else ():
        name, ending = match[1], match[2]
        if not ending or (len(name) >= _LONG and len(ending) <= _ENDING):
            yield match.start(), match.end(1), words.numbers[" ".join(name.replace("-", " ").split())]


@cache
def _calendar(tag: str) -> tuple[Words, Words]:
    table = locale(tag).table
    forward, weak = table["forward"], table["weak_months"]
    days = {form: number for form, number in _forms(forward, "weekday") if _full(form)}
    months = {form: number for form, number in _forms(forward, "month") if form in weak}
    return _sought(days), _sought(months)


def _forms(trie: dict[str, Any], meaning: str, before: tuple[str, ...] = ()) -> Iterator[tuple[str, int]]:
    """The written forms of a meaning that have no rank too; scripts without spaces join their words."""
    for word, deeper in trie.items():
        if word:
            yield from _forms(deeper, meaning, (*before, word))
        elif meaning in deeper and "ordinal" not in deeper:
            yield ("" if is_single(before[0][0]) else " ").join(before), int(deeper[meaning])


def _full(form: str) -> bool:
    return len(form) >= (2 if is_single(form[0]) else _SHORTEST)


def _sought(forms: dict[str, int]) -> Words:
    if not forms:
        return Words(None, {})
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    written = "|".join(re.escape(form).replace(r"\ ", r"[\s-]+") for form in longest_first)
    if is_single(longest_first[0][0]):
        return Words(re.compile(f"({written})()"), forms)
    return Words(re.compile(rf"(?<!\w)({written})(\w*)"), forms)
