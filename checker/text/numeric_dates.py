"""Dates in digits alone: 2025-10-25, 25/10/2025, 10/2025, 22/4, by the locale's order or the only one that fits."""

from __future__ import annotations

import re
from typing import Any

from checker.text.days import Day, full_year, plausible_year, possible
from checker.text.tokens import Tokens
from checker.words import is_single

_numeric = re.compile(r"(\d{1,4})( {0,2}[-./] {0,2})(\d{1,4})(?:\2(\d{1,4}))?")
# "3/10-2024", "3/10 2024", "3/10-24": a day and a month between which and their year stands another mark.
_mixed = re.compile(r"(\d{1,2})/(\d{1,2})(?:(?: ?- ?| )((?:19|20)\d\d)|-(\d\d))(?![\d.,:/-]*\d)")
_range = re.compile(r"(\d{1,2})\.? ?[-–—] ?(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d\d)(?!\.?\d)|\.(?!\d))")
_spaced = re.compile(r"(\d{1,2})( )(\d{1,2}) (\d{4}|\d\d)(?![ .,/:-]?\d)")
# Denominators that are written in digits: a half, a third … a twelfth.
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 9, 10, 12))
_NAMING = frozenset(("part", "date_named"))  # what makes a day and a month of digits that may be a fraction
_MEASURES = frozenset(("unit", "currency", "scale"))
_Parts = tuple[int | None, int | None, int | None]


def numeric_date(table: dict[str, Any], tokens: Tokens, index: int) -> Day | None:
    """The date whose digits start with this token, or None: versions, telephone numbers, fractions, scores."""
    text, at = tokens.text, tokens.starts[index]
    if at and (text[at - 1].isdecimal() or text[at - 1] in "-/.:,_+$€£"):
        return None
    mixed = _mixed.match(text, at) if table["short_order"] == "dm" else None
    if mixed is not None and not _MEASURES.isdisjoint(tokens.next(_token_at(tokens, index, mixed.end()))):
        mixed = None  # "3/4 2000 m"
    match = mixed or _numeric.match(text, at)
    spaced = match is None
    match = match or _spaced.match(text, at)
    if match is None or not _ends(text, match.end()):
        return None
    a, mark, b, c = match.groups() if mixed is None else (mixed[1], "/", mixed[2], mixed[3] or mixed[4])
    if spaced:
        parts = _with_spaces(table, a, b, c, text, at)
    else:
        mark = mark.strip()
        named = c is None and (_weekday(tokens, index, match.end()) or not _NAMING.isdisjoint(tokens.before(index)))
        led = named or (len(b) == 2 and _led(table, tokens, index))
        dotted = mark == "." and (text[match.end() : match.end() + 1] == "." or led)
        dotted = dotted or (mark == "-" == table["short_mark"] and (named or _led(table, tokens, index)))
        parts = _three(table, a, b, c, mark) if c is not None else _two(table, a, b, mark, dotted, named)
    if parts is None or not possible(*parts) or parts[1] is None or "date_not_day" in tokens.before(index):
        return None  # "quý 3/2024" is a quarter
    return Day(*parts, _token_at(tokens, index, match.end()))


def numeric_range(table: dict[str, Any], tokens: Tokens, index: int) -> tuple[Day, Day] | None:
    """The first and the last day of "3.–5.10.2025", which share their month."""
    text, at = tokens.text, tokens.starts[index]
    if table["date_mark"] != "." or table["order"] != "dmy":
        return None
    match = _range.match(text, at) if not at or text[at - 1] not in "-/.:,_+" else None
    if match is None or not _ends(text, match.end()) or not (match[4] or table["dotted_dates"]):
        return None
    first, last, month = int(match[1]), int(match[2]), int(match[3])
    year = full_year(match[4]) if match[4] else None
    if first >= last or not possible(year, month, first) or not possible(year, month, last):
        return None
    end = _token_at(tokens, index, match.end())
    return Day(year, month, first, end), Day(year, month, last, end)


def _token_at(tokens: Tokens, index: int, to: int) -> int:
    """The first token from this one on that starts at an offset or behind it."""
    while index < tokens.count and tokens.starts[index] < to:
        index += 1
    return index


def _weekday(tokens: Tokens, index: int, to: int) -> bool:
    """Whether a weekday stands at the digits, so that they are a day and a month: "tors 1/2", 1/2(火)."""
    for size in (3, 2, 1):
        if size <= index and tokens.gap(index) in (" ", ", ", "، ", ". ", "., ", " ("):
            found = tokens.longest(index - size, "weekday")
            if found is not None and found[1] == index:
                return True
    end = _token_at(tokens, index, to)
    return end < tokens.count and tokens.gap(end) in ("", " ", "(", " (") and tokens.longest(end, "weekday") is not None


def _led(table: dict[str, Any], tokens: Tokens, index: int) -> bool:
    """Whether a word that leads dates stands before the digits: "am 22.04", "op 22-4"."""
    return tokens.longest_before(index, "date_the") is not None


def _ends(text: str, to: int) -> bool:
    """Whether the digits end here: no more of them, and no letter but the T of ISO 8601."""
    after, follows = text[to : to + 1], text[to + 1 : to + 2]
    if not after:
        return True
    if after in "-/:_%":
        return not follows.isalnum()
    if after in ".,":
        return not follows.isdecimal()
    if after.isalpha() and not is_single(after):
        return after in "tT" and follows.isdecimal()
    return not after.isdecimal()


def _three(table: dict[str, Any], a: str, b: str, c: str, mark: str) -> _Parts | None:
    if len(a) == 4 and len(b) <= 2 and len(c) <= 2:
        return int(a), int(b), int(c)
    if len(a) > 2 or len(b) > 2 or len(c) == 3 or (len(c) == 4 and not plausible_year(c)):
        return None
    if len(c) == 1 and not (table["short_year_first"] and len(a) == 2):
        return None
    if len(c) == 2 and mark == "." and table["date_mark"] != ".":
        return None  # as likely a version or a section
    order = table["order"]
    if table["short_year_first"] and mark == table["date_mark"] and len(a) == 2 and possible(None, int(b), int(c)):
        return full_year(a), int(b), int(c)
    if len(c) == 2 and mark == "-" and order == "ymd" and len(a) == 2 and possible(None, int(b), int(c)):
        return full_year(a), int(b), int(c)
    month, day = _ordered(int(a), int(b), order == "mdy")
    return full_year(c), month, day


def _two(table: dict[str, Any], a: str, b: str, mark: str, closed: bool, named: bool) -> _Parts | None:
    if len(a) == 4 and len(b) <= 2:
        marks = "-/" if table["decimal"] == "." and not (closed and table["dotted_dates"]) else "-/."
        return (int(a), int(b), None) if plausible_year(a) and mark in marks else None
    if len(b) == 4 and len(a) <= 2:
        return (int(b), int(a), None) if plausible_year(b) else None
    dotted = closed and (table["dotted_dates"] or mark == "-")  # 25.10. with both its dots, op 22-4
    if not (mark == "/" or dotted) or len(a) > 2 or len(b) > 2:
        return None
    first, second = int(a), int(b)
    if (a, b) == ("24", "7") and mark == "/" and not named:
        return None  # round the clock
    if mark == "/" and not named and first < second <= 12 and second in _DENOMINATORS and len(b) == len(str(second)):
        return None  # a fraction as likely as a date
    month, day = _ordered(first, second, table["short_order"] == "md")
    return None, month, day


def _ordered(first: int, second: int, month_first: bool) -> tuple[int, int]:
    """Month and day, in the locale's order or in the only one that fits."""
    month, day = (first, second) if month_first else (second, first)
    return (day, month) if month > 12 >= day else (month, day)


def _with_spaces(table: dict[str, Any], a: str, b: str, c: str, text: str, at: int) -> _Parts | None:
    """ "18 08 78", where the shape can be nothing else."""
    if table["order"] != "dmy" or (at > 1 and text[at - 2].isdecimal()):
        return None
    day, month = int(a), int(b)
    if len(c) == 4 and not 1900 <= int(c) <= 2099:
        return None
    if len(c) == 2 and (day <= 12 or int(c) <= 31):
        return None
    return full_year(c), month, day
