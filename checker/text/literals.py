"""Figures in digits: which separators group, which one parts the fraction, and what is no figure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

# A figure in digits with whatever separators stand between its groups; which of them hold is `_read`'s.
_literal = re.compile(r"(\d+)(?:(?:[.,'’·٫٬ ]|  |[ ]?\n)\d+){0,12}")
LONGEST = 40  # digits of a figure; what is longer is a code, and Python won't read numbers without end
_mark = re.compile(r"\D")
_point = re.compile("[.,]")
_wide_space = re.compile(r"[ \n]{2}|\n")
_ONE = Decimal(1)


class Group(NamedTuple):
    """Digits with their separators, read by a locale's rules."""

    value: Decimal
    granularity: Decimal
    length: int  # code points that were used


def literal(table: dict[str, Any], text: str, at: int) -> Group | None:
    """The figure whose digits start at this place, or None where the digits are no figure (a version, a date)."""
    match = _literal.match(text, at)
    if match is None:
        return None
    written = match.group()
    if len(written) > LONGEST:
        written = match[1]
        if len(written) > LONGEST:
            return None
    if "·" in written and table["date_marks"]:
        return None  # 6·25전쟁, 9·11事件: no decimals
    if written.isdecimal():
        return Group(Decimal(written), _ONE, len(written))
    narrow = written if written.isprintable() and "  " not in written else _wide_space.sub(" ", written)
    group = _read(_spaced(narrow) if " " in narrow else narrow, table["decimal"])
    if group is None or len(narrow) == len(written):
        return group
    return group._replace(length=_widened(written, group.length))


def _widened(written: str, length: int) -> int:
    """How far the first so many code points reach where a doubled space or a line break was read as a space."""
    for match in _wide_space.finditer(written):
        if match.start() >= length:
            break
        length += len(match.group()) - 1
    return length


def _spaced(written: str) -> str:
    """As much of digits parted by spaces as is grouped by threes: "12 500", not "2018 200" or "01 23 45"."""
    segments = written.split(" ")
    first = segments[0]
    if not first.isdecimal() or len(first) > 3 or first[0] == "0":
        return first
    kept = [first]
    for segment in segments[1:]:
        head = _point.split(segment, maxsplit=1)
        if len(head[0]) != 3 or not head[0].isdecimal():
            break
        kept.append(segment)
        if len(head) > 1:
            break
    return " ".join(kept)


def _read(written: str, decimal: str) -> Group | None:
    """The figure by the locale's separators, and by the other convention where only that one fits."""
    groups = _mark.split(written)
    marks = _mark.findall(written)
    if not marks:
        return _whole(written, groups)
    if len(marks) == 1 or len(set(marks)) == 1:
        return _one_kind(written, groups, marks[0], len(marks), decimal)
    kinds = list(dict.fromkeys(marks))
    if len(kinds) == 2 and marks.count(kinds[1]) == 1 and marks[-1] == kinds[1] and kinds[1] in ".,٫·":
        if _grouped(groups[:-1]):
            return fraction(written, groups[:-1], groups[-1])
        if kinds[0] == decimal and len(marks) == 2:  # "3.14, 5" without its space
            return fraction(written[: -len(groups[-1]) - 1], groups[:1], groups[1])
    return None


def _one_kind(written: str, groups: list[str], mark: str, count: int, decimal: str) -> Group | None:
    if mark in "'’ ٬":
        return _whole(written, groups) if _grouped(groups) else Group(Decimal(int(groups[0])), _ONE, len(groups[0]))
    if count > 1:
        if _grouped(groups):
            return _whole(written, groups)
        if mark == "," and not _grouped(groups):
            return Group(Decimal(int(groups[0])), _ONE, len(groups[0]))
        return None
    if mark in (decimal, "٫", "·"):
        return fraction(written, groups[:1], groups[1])
    if len(groups[1]) == 3 and len(groups[0]) <= 3 and groups[0][0] != "0":
        return _whole(written, groups)
    if mark == ".":
        return fraction(written, groups[:1], groups[1])
    return Group(Decimal(int(groups[0])), _ONE, len(groups[0]))


def _grouped(groups: list[str]) -> bool:
    """Whether the groups are of three digits, or Indian (two, then three), or of four (万)."""
    first, rest = groups[0], groups[1:]
    if not rest:
        return True
    if len(first) <= 3 and all(len(g) == 3 for g in rest):
        return True
    if len(rest) > 1 and len(first) <= 2 and len(rest[-1]) == 3 and all(len(g) == 2 for g in rest[:-1]):
        return True
    return len(first) <= 4 and all(len(g) == 4 for g in rest) and len(rest) > 1


def _whole(written: str, groups: list[str]) -> Group:
    return Group(Decimal("".join(groups)), _ONE, len(written))


def fraction(written: str, whole: list[str], digits: str) -> Group:
    """The figure of a whole part and of the digits behind its decimal mark."""
    number = Decimal(f"{int(''.join(whole))}.{''.join(str(int(c)) for c in digits)}")
    return Group(number, Decimal(1).scaleb(-len(digits)), len(written))
