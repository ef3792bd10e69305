"""What dates and times denote: EDTF as far as DESIGN lists it, `X` for digits that nobody stated.

An unstated year or day is uncertainty: one of several days. A range is an extent: from this day to that.
EDTF is https://www.loc.gov/standards/datetime/ (ISO 8601-2); the part of the day behind a date is ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from checker.errors import ValueProblem
from checker.model import Relation
from checker.quantities.records import CalendarDate, ClockTime

PARTS = ("morning", "noon", "afternoon", "evening", "night")
# Languages draw these lines differently; all other parts exclude each other.
_BLURRED = ({"morning", "noon"}, {"noon", "afternoon"}, {"evening", "night"})
EXPECTED = "a date such as 2025-10-25, 2025-10, XXXX-10-25, 198X, 2025-10-25/2025-10-26 or 2025-10~"

_POINT = r"(?P<year>[0-9]{0,4}X{0,4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Point(NamedTuple):
    """One day as far as it is stated."""

    year: str  # four digits or X
    month: str  # two digits or XX
    day: str

    def __str__(self) -> str:
        return f"{self.year}-{self.month}-{self.day}".removesuffix("-XX").removesuffix("-XX")

    @property
    def digits(self) -> str:
        return self.year + self.month + self.day


def point(text: str) -> Point | None:
    """The day that EDTF text states; None where it is no date."""
    match = re.fullmatch(_POINT, text)
    if match is None or len(match["year"]) != 4:
        return None
    found = Point(match["year"], match["month"] or "XX", match["day"] or "XX")
    return found if found.digits.strip("X") and _exists(found) else None


def _exists(day: Point) -> bool:
    if day.month != "XX" and not 1 <= int(day.month) <= 12:
        return False
    if day.day == "XX":
        return True
    if day.month == "XX":
        return 1 <= int(day.day) <= 31
    if (day.month, day.day) == ("02", "29") and day.year.isdigit():
        year = int(day.year)
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= int(day.day) <= _DAYS[int(day.month) - 1]


def parse_date(text: str) -> CalendarDate:
    """The date or range that a claim file wrote; raises ValueProblem."""
    stated, _, part = text.partition(" ")
    part = part.strip()
    if part and part not in PARTS:
        raise ValueProblem(f"`{part}` behind the date", f"one of {', '.join(PARTS)}")
    approximate = stated.endswith("~")
    start, slash, end = stated.removesuffix("~").partition("/")
    first = point(start)
    if first is None or (approximate and slash):
        raise ValueProblem(f"`{text}`", EXPECTED, _hint(text))
    if not slash:
        return CalendarDate(start, None, part or None, approximate)
    last = point(end)
    if last is None:
        raise ValueProblem(f"`{text}`", EXPECTED, _hint(end) or _hint(text))
    if not _may_precede(first, last):
        raise ValueProblem(f"`{text}`", "a range from an earlier to a later day")
    return CalendarDate(start, end, part or None)


def _hint(text: str) -> str | None:
    """How a date that is none was probably meant."""
    short = re.match(r"([0-9X]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?(?![0-9])", text)
    if short and (len(short[2]) == 1 or (short[3] and len(short[3]) == 1)):
        rest = [f"{int(group):02d}" for group in short.groups()[1:] if group is not None]
        return f"write {'-'.join([short[1], *rest])}"
    if re.fullmatch(r"[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}", text):
        return f"write {'-'.join(group.zfill(2) for group in re.split('[/.]', text))}"
    if re.match(r"-{0,2}[0-9]{1,2}-[0-9]{1,2}$", text):
        return "a date without a year is written XXXX-10-25"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return "there is no such day"
    return None


def _may_precede(first: Point, last: Point) -> bool:
    """Whether the first day can lie before the last one. Digits behind an unstated one decide nothing."""
    for a, b in zip(first.digits, last.digits, strict=True):
        if "X" in (a, b):
            return True
        if a != b:
            return a < b
    return False


def parse_time(text: str, expected: str = "a time on the 24-hour clock, such as 09:30 or 10:00") -> ClockTime:
    """The time that a claim file wrote; raises ValueProblem."""
    match = re.fullmatch(_TIME, text)
    if match is None:
        short = re.fullmatch(r"([0-9]{1,2})(?:[:.hH]([0-9]{2})?)?", text)
        hint = f"write {short[1].zfill(2)}:{short[2] or '00'}" if short and int(short[1]) < 24 else None
        raise ValueProblem(f"`{text}`", expected, hint)
    hour, minute, second = int(match["hour"]), int(match["minute"]), match["second"]
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        raise ValueProblem(f"`{text}`", expected, "midnight is 00:00" if hour == 24 else None)
    return ClockTime(hour, minute, None if second is None else int(second))


# --- relations ------------------------------------------------------------------------------


def relate_dates(a: CalendarDate, b: CalendarDate) -> Relation:
    """How a stands to b. An approximate date is equal to itself and else incomparable."""
    if a.approximate or b.approximate:
        return Relation.EQUAL if _same(a, b) else Relation.INCOMPARABLE
    if (a.end is None) != (b.end is None):
        return Relation.DISJOINT
    sides = [_relate_points(a.start, b.start), _relate_parts(a.part, b.part)]
    if a.end is not None and b.end is not None:
        sides.append(_relate_points(a.end, b.end))
    return _product(sides)


def _same(a: CalendarDate, b: CalendarDate) -> bool:
    return (
        a.approximate == b.approximate
        and relate_dates(a._replace(approximate=False), b._replace(approximate=False)) is Relation.EQUAL
    )


def _relate_points(a: str, b: str) -> Relation:
    first, second = point(a), point(b)
    if first is None or second is None:  # no date at all: a recogniser's slip is nothing to compare
        return Relation.EQUAL if a == b else Relation.INCOMPARABLE
    return _product([_relate_digits(x, y) for x, y in zip(first.digits, second.digits, strict=True)])


def _relate_digits(a: str, b: str) -> Relation:
    if a == b:
        return Relation.EQUAL
    if "X" not in (a, b):
        return Relation.DISJOINT
    return Relation.BROADER if a == "X" else Relation.NARROWER


def _relate_parts(a: str | None, b: str | None) -> Relation:
    if a == b:
        return Relation.EQUAL
    if a is None:
        return Relation.BROADER
    if b is None:
        return Relation.NARROWER
    return Relation.OVERLAPS if {a, b} in _BLURRED else Relation.DISJOINT


def _product(sides: Iterable[Relation]) -> Relation:
    """The relation of two products of sets, from those of their sides."""
    found = set(sides) - {Relation.EQUAL}
    for decisive in (Relation.DISJOINT, Relation.INCOMPARABLE):
        if decisive in found:
            return decisive
    if not found:
        return Relation.EQUAL
    return found.pop() if len(found) == 1 else Relation.OVERLAPS


def relate_times(a: ClockTime, b: ClockTime) -> Relation:
    """How a stands to b: unstated seconds are any second of the minute."""
    if (a.hour, a.minute) != (b.hour, b.minute):
        return Relation.DISJOINT
    if a.second == b.second:
        return Relation.EQUAL
    if a.second is None:
        return Relation.BROADER
    return Relation.NARROWER if b.second is None else Relation.DISJOINT


# --- extents --------------------------------------------------------------------------------


def date_within(part: CalendarDate, whole: CalendarDate) -> bool | None:
    """Whether the days of the one lie inside those of the other; None where that is not stated."""
    part_days, whole_days = _extent(part), _extent(whole)
    if part_days is None or whole_days is None:
        return None
    first = _order(whole_days[0], part_days[0])
    last = _order(part_days[1], whole_days[1])
    if first is False or last is False:
        return False
    return True if first and last else None


def _extent(date: CalendarDate) -> tuple[Point, Point] | None:
    first, last = point(date.start), point(date.end or date.start)
    if date.approximate or first is None or last is None or _order(first, last) is False:
        return None  # a range over the turn of an unstated year has no order to compare
    return first, last


def _order(earlier: Point, later: Point) -> bool | None:
    """Whether the one day is not after the other; None where an unstated digit decides.

    Two days of an unstated year are of the same year: claims of one story speak of one time.
    """
    if earlier.year != later.year:
        for a, b in zip(earlier.year, later.year, strict=True):
            if "X" in (a, b):
                break
            if a != b:
                return a < b
    for a, b in ((earlier.month, later.month), (earlier.day, later.day)):
        if "XX" in (a, b):
            return None
        if a != b:
            return a < b
    return True


def days_spanned(dates: Iterable[CalendarDate]) -> int | None:
    """How many days lie from the first to the last of these, both counted; None where that is not stated.

    Days of an unstated year are of the one year that the others state.
    """
    extents = [_extent(date) for date in dates]
    points = [day for extent in extents if extent is not None for day in extent]
    stated = {day.year for day in points if day.year != "XXXX"}
    if not points or None in extents or len(stated) > 1 or any("XX" in (day.month, day.day) for day in points):
        return None
    year = next(iter(stated), "XXXX")
    from datetime import date as calendar_day

    common = int(year) if year.isdigit() else 2000  # a leap year, so that every day exists
    try:
        days = [calendar_day(common, int(day.month), int(day.day)).toordinal() for day in points]
    except ValueError:  # 29 February beside a year that has none
        return None
    return max(days) - min(days) + 1


def days_after(published: str, days: int, part: str | None = None) -> CalendarDate | None:
    """The date so many days after an ISO date; None where that is no date."""
    from datetime import date as calendar_day
    from datetime import timedelta

    try:
        found = calendar_day.fromisoformat(published) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    return CalendarDate(found.isoformat(), None, part)
