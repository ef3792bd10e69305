"""What CLDR knows of a language: names of months, days, units and currencies, separators, the shape of dates.

Read through Babel (https://babel.pocoo.org). Any locale of CLDR works from this alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError, localedata

from checker.errors import UnknownLanguageError
from checker.locale_build.fields import section, whole
from checker.locale_build.forms import Forms, unaccented
from checker.locale_build.source import Data, listed
from checker.words import is_single, words_of

# Lengths of CLDR's unit patterns that people write in running text; the narrow ones collide with words.
_UNIT_LENGTHS = ("long", "short")
# One field of a date pattern, or what stands between two: https://unicode.org/reports/tr35/tr35-dates.html
_field = re.compile(r"([yMLdEcG])\1*|'([^']*)'|([^yMLdEcG']+)")
_DATE_SKELETONS = ("yMMMM", "yMMM", "yMMMd", "yMMMEd", "MMMd", "MMMMd", "MMMEd", "yM", "yMd", "Md")


class Shape(NamedTuple):
    """How the locale writes dates in digits."""

    order: str  # of year, month and day in the short date: "dmy", "mdy", "ymd"
    short: str  # of month and day alone: "dm", "md"
    mark: str  # between them
    short_mark: str  # between month and day alone
    dotted: bool  # whether day and month take a dot each: 25.10.
    year_first: bool  # whether a short date starts with two digits of its year
    marks: bool  # whether figures carry marks: 2025年


def cldr_locale(tag: str) -> Locale:
    """CLDR's locale of a tag, whatever was read before it. UnknownLanguageError where CLDR has none.

    Babel resolves what one locale has from another in dictionaries that all of them share: after ja, the months of
    es are numbered. So each is read into data of its own.
    """
    try:
        localedata._cache.clear()
        found = Locale.parse(tag, sep="-")
        assert found._data is not None  # read at once
        return found
    except (ValueError, UnknownLocaleError, TypeError) as error:
        message = f'"{tag}" is no language that CLDR knows; expected a tag such as sv or pt-BR'
        raise UnknownLanguageError(message) from error


def place_names(tag: str) -> dict[str, str]:
    """The names of territories, exemplar cities of time zones, and languages, in small letters, by CLDR's ids."""
    cldr = cldr_locale(tag)
    cities = {zone: str(names["city"]) for zone, names in cldr.time_zones.items() if "city" in names}
    named = {**cities, **{f"+{code}": name for code, name in cldr.territories.items()}}
    named.update({f"={code}": name for code, name in cldr.languages.items()})
    return {key: name.lower() for key, name in named.items()}


def separators(cldr: Locale) -> tuple[str, str]:
    """The decimal mark and the mark between groups of three digits."""
    symbols = cldr.number_symbols.get("latn", {})
    return _plain(symbols.get("decimal", ".")), _plain(symbols.get("group", ","))


def add_cldr(forms: Forms, cldr: Locale, data: Data) -> None:
    """Puts CLDR's names into the tries."""
    _add_calendar(forms, cldr)
    _add_patterns(forms, cldr)
    _add_units(forms, cldr, data)
    _add_currencies(forms, cldr, data)


def shape(cldr: Locale) -> Shape:
    """How the locale writes dates in digits."""
    short = str(cldr.date_formats["short"].pattern)
    brief = str(_skeleton(cldr, "Md") or short)
    return Shape(
        order="".join(dict.fromkeys(c for c in short if c in "dMy")).lower(),
        short="".join(dict.fromkeys(c for c in brief if c in "dM")).lower(),
        mark=next((c for c in short if c in "./-"), ""),
        short_mark=next((c for c in brief if c in "./-"), ""),
        dotted=re.search(r"d+\. ?M+\.", brief) is not None or re.search(r"M+\. ?d+\.", brief) is not None,
        year_first=re.match(r"yy(?!y)", short) is not None,
        marks=any(True for pattern in _patterns(cldr) for _ in _marks(pattern)),
    )


def full_months(cldr: Locale) -> set[str]:
    """First tokens of the months' names written out."""
    names = [name for context in cldr.months.values() for name in context["wide"].values()]
    words = [words_of(name)[0] for name in names if words_of(name)]
    return {form for word in words for form in (word, unaccented(word))}


def short_weekdays(cldr: Locale) -> set[str]:
    """Weekdays' names written out that are as short as others' abbreviations, in one word: joi."""
    names = [words_of(name) for context in cldr.days.values() for name in context["wide"].values()]
    return {words[0] for words in names if len(words) == 1 and len(words[0]) == 3}


def capital_months(cldr: Locale) -> bool:
    """Whether the language writes months with a capital."""
    name: str = cldr.months["format"]["wide"][1]
    return name[:1].isupper()


def capital_weekdays(cldr: Locale) -> bool:
    """Whether the language writes weekdays with a capital."""
    name: str = cldr.days["format"]["wide"][1]
    return name[:1].isupper()


def _add_calendar(forms: Forms, cldr: Locale) -> None:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in cldr.months[context][width].items():
                marked = re.fullmatch(r"\d+(\D+)", name)
                if marked is not None:  # 10월
                    forms.add(marked[1], "date_month_mark")
                elif not re.fullmatch(r"M?\d+", name):  # "M01" stands for a name that CLDR lacks
                    forms.add(name.rstrip("."), "month", number, trigger=True)
            for number, name in cldr.days[context][width].items():
                forms.add(name.rstrip("."), "weekday", number)


def _add_patterns(forms: Forms, cldr: Locale) -> None:
    """The words and marks between the fields of a date: "25 *de* octubre", 2025*年*; the era's name."""
    forms.add(cldr.eras["abbreviated"].get(1), "date_of")
    for pattern in _patterns(cldr):
        for field, mark in _marks(pattern):
            forms.add(mark, {"y": "date_year_mark", "M": "date_month_mark", "d": "date_day_mark"}[field])
        parts = [(m[1], m[2] if m[2] is not None else m[3]) for m in _field.finditer(pattern)]
        before = ""
        said = ""
        for field, text in parts:
            if text is not None:
                said += text
                continue
            if before in ("d", "M", "L") and field in ("M", "L", "y") and words_of(said):
                forms.add(said, "date_of")
            if before in ("E", "c", "") and field == "d" and words_of(said):
                forms.add_before(said, "date_the")
            before, said = field, ""


def _marks(pattern: str) -> Iterator[tuple[str, str]]:
    """The fields that carry a mark, and the mark: a character without a space before it (年)."""
    for match in re.finditer(r"(y+|M+|L+|d+)'?([^\s'yMLdEcG.,/-]+)", pattern):
        if is_single(match[2][0]):
            yield match[1][0].replace("L", "M"), match[2]


def _patterns(cldr: Locale) -> list[str]:
    formats = [str(cldr.date_formats[length].pattern) for length in ("full", "long", "medium", "short")]
    return [*formats, *(str(found) for found in (_skeleton(cldr, name) for name in _DATE_SKELETONS) if found)]


def _skeleton(cldr: Locale, name: str) -> str | None:
    found = cldr.datetime_skeletons.get(name)
    return str(found.pattern) if found is not None else None


_AROUND = " \u00a0\u202f\u200e\u200f."  # what parts a unit from its figure


def _add_units(forms: Forms, cldr: Locale, data: Data) -> None:
    ignored = set(listed(data.get("ignored_units")))
    ignored_forms = set(listed(data.get("ignored_unit_forms")))
    named = [(form, unit) for unit, found in section(data, "units").items() for form in listed(found)]
    for full, lengths in cldr._data["unit_patterns"].items():
        unit = full.split("-", 1)[1]
        if unit in ignored:
            continue
        said = [pattern for length in _UNIT_LENGTHS for pattern in _patterned(lengths.get(length, {}))]
        for form in dict.fromkeys(tail for head, tail in said if not head):
            if form and form not in ignored_forms:
                forms.add(form, "unit", unit)
                named.append((form, unit))
        for form in dict.fromkeys(head for head, tail in said if not tail):
            if form:
                forms.add_before(form, "unit_before", unit)
    for form, units in _told_by_case(named):
        forms.add(form, "cased_unit", units)


def _told_by_case(named: list[tuple[str, str]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Symbols that only their capitals tell apart (mW, MW), and single letters: each as written, with its unit."""
    found: dict[str, dict[str, str]] = {}
    for form, unit in named:
        if form.isalpha():
            found.setdefault(form.lower(), {}).setdefault(form, unit)
    for form, units in found.items():
        if len(form) == 1 or len(set(units.values())) > 1:
            yield form, units


def _patterned(patterns: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What stands before a figure and behind it, in each of the patterns of a unit."""
    for count, pattern in patterns.items():
        if count != "per" and isinstance(pattern, str) and "{0}" in pattern:
            head, tail = pattern.split("{0}")
            yield head.strip(_AROUND), tail.strip(_AROUND)


def _add_currencies(forms: Forms, cldr: Locale, data: Data) -> None:
    for code, symbol in cldr.currency_symbols.items():
        if words_of(symbol) and symbol != code and not _shared(symbol):
            forms.add(symbol, "currency", code)
            forms.add_before(symbol, "currency", code)
    prefixes = [(prefix, whole(factor)) for prefix, factor in section(data, "code_prefixes").items()]
    for code, name in cldr.currencies.items():
        names = cldr._data["currency_names_plural"].get(code, {})
        for form in sorted({name, *names.values()}):
            if "(" not in form:  # "(1927–2002)"
                forms.add(form, "currency", code)
        forms.add_code(code, "code", code)
        for prefix, factor in prefixes:
            forms.add_code(prefix + code, "scaled_code", [factor, code])


def _shared(symbol: str) -> bool:
    """Whether the sign is one that several currencies share, so that root.yaml has the say."""
    return len(symbol) == 1 and unicodedata.category(symbol) == "Sc"


def _plain(symbol: str) -> str:
    return " " if symbol.isspace() else symbol
