"""What a text states: its mentions, dates taken apart, and the weekdays and months that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import zip_longest
from typing import Any, NamedTuple

from checker.comparison.records import Fact
from checker.locales import Locale, locale
from checker.model import Mention
from checker.quantities import CalendarDate, ClockTime, Quantity, plain_decimal
from checker.quantities.mentions import stated
from checker.recognition import mentions
from checker.words import DASHES, is_single, lowered, words_of

_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_LONG = 6  # letters of a weekday's name behind which an ending may follow
_NUMERALS = frozenset(("number", "ordinal", "fraction"))
_ENDING = 8  # letters of such an ending: "Montagabend", "måndagens"
_SHORTEST = 4  # letters of a name that is no abbreviation, and so no other word


def facts_of(text: str, language: str) -> list[Fact]:
    """The facts of a text in order, but names. Raises UnknownLanguageError."""
    known = locale(language)
    told = [_with_currency(_with_age(mention, text, known), text, known) for mention in mentions(text, known)]
    found = [fact for mention in _with_units(told, text, known) for fact in _facts(mention, text)]
    if "number" not in known.recognises:  # what multiplies a figure is not known either
        found = [fact._replace(weak=True) if fact.kind == "number" else fact for fact in found]
    lengths = [(fact.start, fact.end) for fact in found if fact.kind == "duration"]
    # "luni" is Monday, and months behind their number
    weekdays = [day for day in _weekdays(text, known) if not any(a < day.start < b for a, b in lengths)]
    found = [fact for fact in map(partial(_beside, weekdays), found) if fact is not None]
    found.extend(weekdays)
    found.extend(_months(text, known, found))
    found.extend(_bare_digits(text, found))
    return sorted(found, key=lambda fact: (fact.start, fact.end))


def _facts(mention: Mention, text: str) -> Iterator[Fact]:
    if mention.relative is not None:
        return
    start, end = mention.start, mention.end
    value = mention.value
    if isinstance(value, CalendarDate):
        yield from _fields(value, start, end)
    elif isinstance(value, ClockTime):
        yield Fact("time", start, end, value)
    elif isinstance(value, Quantity) and value.figure is not None:
        digits = any(map(str.isdecimal, text[start:end]))
        ends = [value] if value.upper is None else [value._replace(upper=None), _upper_end(value)]
        for one in ends:
            readings = stated(mention._replace(value=one, readings=() if len(ends) > 1 else mention.readings))
            if one is not ends[-1]:
                readings += _without_scale(readings)
            quantity = one._replace(unit=one.unit or mention.unit, hedge="")
            yield Fact(mention.kind, start, end, quantity, readings, digits)


_PARTED = r"[\s'’ʼ-]+"  # between the words of a name, or its letters: п'ятниця
_parted = re.compile(_PARTED)
_two_words = re.compile(r"[\s-]+[^\W\d_]+[\s-]+([^\W\d_]+)")


def _with_age(mention: Mention, text: str, known: Locale) -> Mention:
    """A number that tells years of life (16*세*) as a length of time, which is what other languages tell."""
    if mention.kind != "number" or not known.table["ages"]:
        return mention
    rest = text[mention.end : mention.end + _ENDING].lstrip(" ")
    said = next((form for form in known.table["ages"] if rest.startswith(form)), None)
    if said is None or not _ends_word(rest[len(said) : len(said) + 1], known):
        return mention
    return mention._replace(kind="duration", unit="year", value=mention.value._replace(unit="year"), readings=())


def _ends_word(behind: str, known: Locale) -> bool:
    """Whether a word ends before this character: 16세 is an age, 3세|트 is none."""
    return not behind.isalpha() or "follower" in known.table["forward"].get(behind, {}).get("", {})


def _with_currency(mention: Mention, text: str, known: Locale) -> Mention:
    """A bare number with the currency that stands behind it and a word more: "125 million *old* francs"."""
    if mention.kind != "number" or mention.value.granularity < _THOUSAND:
        return mention
    behind = _two_words.match(text, mention.end)
    meanings = known.table["forward"].get(behind[1].lower(), {}).get("", {}) if behind else {}
    if behind is None or "currency" not in meanings:
        return mention
    unit = meanings["currency"]
    return mention._replace(
        kind="currency", end=behind.end(), unit=unit, value=mention.value._replace(unit=unit), readings=()
    )


_MEASURED = frozenset(("percent", "currency", "quantity", "duration"))
_dash = re.compile(f" ?[{DASHES}] ?")


def _with_units(found: list[Mention], text: str, known: Locale) -> Iterator[Mention]:
    """The mentions; of two figures as of a range that falls ("9 to 4 inches") the first with the second's unit."""
    for mention, other in zip_longest(found, found[1:]):
        falls = (
            other is not None
            and mention.kind == "number"
            and other.kind in _MEASURED
            and mention.value.upper is None
            and None not in (mention.value.figure, other.value.figure)
            and mention.value.figure >= other.value.figure
        )
        behind = (other.core or (other.start,))[0] if other is not None else mention.end
        if other is None or not falls or not _joins(text[mention.end : behind], known):
            yield mention
        else:
            value = mention.value._replace(unit=other.unit)
            yield mention._replace(kind=other.kind, unit=other.unit, value=value, readings=())


def _joins(between: str, known: Locale) -> bool:
    """Whether the text between two figures is a dash, or a word that makes a range of them."""
    if _dash.fullmatch(between):
        return True
    node: dict[str, Any] | None = known.table["forward"]
    for word in words_of(between):
        node = node.get(word) if node else None
    return bool(node) and "range_to" in (node or {}).get("", {}) and between.strip() != ""


def _without_scale(readings: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """A range's lower end without the multiplier that a language says behind the upper one: "five or six hundred"."""
    whole = [one for one in readings if one.figure and one.figure % _HUNDRED == 0]
    return tuple(one._replace(figure=Decimal(plain_decimal(one.figure or _HUNDRED).rstrip("0"))) for one in whole)


def _upper_end(value: Quantity) -> Quantity:
    return value._replace(figure=value.upper, upper=None)


def _fields(date: CalendarDate, start: int, end: int) -> Iterator[Fact]:
    seen: set[tuple[str, str]] = set()
    for point in (date.start, date.end or date.start):
        year, _, rest = point.partition("-")
        month, _, day = rest.partition("-")
        for kind, value in (("year", year), ("month", month), ("day", day)):
            if value.strip("X") and (kind, value) not in seen:
                seen.add((kind, value))
                yield Fact(kind, start, end, value if kind == "year" else int(value))


# Digits that no recogniser made anything of: an ordinal in another language's way ("la 125th Street").
_digits = re.compile(r"(?<![\w.,:/@#+-])\d{2,9}(?![\d_/]|[.,:-]\d)")
# What looks like a time of day and is none: "27:37" of a match, "13:100".
_clock = re.compile(r"(?<![\w.,:/@#+-])\d{1,3}:\d{2,3}(?![\w/%]|[.,:-]\d)")


def _bare_digits(text: str, found: list[Fact]) -> Iterator[Fact]:
    taken = {at for fact in found for at in range(fact.start, fact.end)}
    for match in _digits.finditer(text):
        if match.start() not in taken:
            value = Quantity(Decimal(match[0]))
            yield Fact("number", *match.span(), value, (value,), weak=True)
    for match in _clock.finditer(text):
        if match.start() not in taken:
            hour, minute = map(int, match[0].split(":"))
            time = ClockTime(hour, minute) if hour <= 24 and minute <= 59 else match[0]
            yield Fact("time", *match.span(), time)


# --- words of the calendar --------------------------------------------------------------------


def _weekdays(text: str, known: Locale) -> Iterator[Fact]:
    """The weekdays of a text; weak where their name is a rank too ("thứ năm", Thursday or fifth)."""
    words = _calendar(known.tag)[0]
    ranked = known.table["ranked_weekdays"]
    for start, end, name in _words(words, lowered(text)):
        if name in ranked and text[start].islower():
            continue  # "τρίτη" is a rank, "Τρίτη" is Tuesday
        weak = name in words.doubtful and name not in ranked and not _named(text[start:end])
        yield Fact("weekday", start, end, words.numbers[name] + 1, weak=weak)


def _named(written: str) -> bool:
    """Whether a capital within makes a name of words that are a rank too: "thứ Năm"."""
    return written.split()[-1][0].isupper() and " " in written.strip()


def _beside(weekdays: Sequence[Fact], fact: Fact) -> Fact | None:
    """A fact in the light of the weekdays: "sexta-feira" ranks nothing, and "thứ năm" perhaps something."""
    if fact.kind not in ("ordinal", "number"):
        return fact
    over = next((day for day in weekdays if day.start < fact.end and fact.start < day.end), None)
    if over is None:
        return fact
    return fact._replace(weak=True) if over.weak else None


def _months(text: str, known: Locale, found: list[Fact]) -> Iterator[Fact]:
    """The months that stand alone under a name that is another word, or short for theirs."""
    words = _calendar(known.tag)[1]
    taken = {fact.start for fact in found} | {fact.end for fact in found}
    for start, end, name in _words(words, lowered(text)):
        written = text[start].isupper() or not known.table["capital_months"]
        if written and start not in taken and end not in taken:
            yield Fact("month", start, end, words.numbers[name], weak=True)


class Words(NamedTuple):
    """Words of the calendar as they are sought in text."""

    pattern: re.Pattern[str] | None
    numbers: dict[str, int]
    doubtful: frozenset[str] = frozenset()  # those that are ranks too
    whole: frozenset[str] = frozenset()  # those that another one begins with: červen, in červenec
    others: frozenset[str] = frozenset()  # numerals that begin like one of them: четвертої, a fourth, and четвер


def _words(words: Words, low: str) -> Iterator[tuple[int, int, str]]:
    for match in words.pattern.finditer(low) if words.pattern else ():
        name, ending = match[1], match[2]
        inflected = len(name) >= _LONG and len(ending) <= _ENDING and not ending[:1].isdecimal()
        if not ending or (inflected and name not in words.whole and name + ending not in words.others):
            yield match.start(), match.end(1), " ".join(_parted.split(name))


@cache
def _calendar(tag: str) -> tuple[Words, Words]:
    table = locale(tag).table
    forward = table["forward"]
    days = {
        form: meanings
        for form, meanings in _forms(forward, "weekday")
        if _full(form) or form in table["short_weekdays"]
    }
    months = {form: int(meanings["month"]) for form, meanings in _forms(forward, "month") if "number" not in meanings}
    # other words, and inflected forms, which recognition knows beside a day or a year alone
    weak = {form: number for form, number in months.items() if _full(form) or form in table["weak_months"]}
    # what is left of "Nov. 6" where a sentence is cut at the dot
    short = {
        f"{form}.": number
        for form, number in months.items()
        if 2 < len(form) < _LONG and form.isalpha() and form not in table["full_months"]
    }
    doubtful = frozenset(form for form, meanings in days.items() if "ordinal" in meanings)
    weekdays = _sought({form: int(meanings["weekday"]) for form, meanings in days.items()})
    others = frozenset(
        word for word in forward if word not in days and not _NUMERALS.isdisjoint(forward[word].get("", ()))
    )
    return weekdays._replace(doubtful=doubtful, others=others), _sought({**short, **weak})


def _forms(trie: dict[str, Any], meaning: str, before: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any]]]:
    """The written forms that have a meaning, with all of theirs; scripts without spaces join their words."""
    for word, deeper in trie.items():
        if word:
            yield from _forms(deeper, meaning, (*before, word))
        elif meaning in deeper:
            yield ("" if is_single(before[0][0]) else " ").join(before), deeper


def _full(form: str) -> bool:
    return len(form) >= (2 if is_single(form[0]) else _SHORTEST)


def _sought(forms: dict[str, int]) -> Words:
    if not forms:
        return Words(None, {})
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    written = "|".join(re.escape(form).replace(r"\ ", _PARTED) for form in longest_first)
    if is_single(longest_first[0][0]):
        return Words(re.compile(f"({written})()"), forms)
    whole = {short for short in forms for long in forms if long.startswith(short) and forms[long] != forms[short]}
    return Words(re.compile(rf"(?<!\w)({written})(\w*)"), forms, whole=frozenset(whole))
