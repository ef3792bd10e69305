"""Dates and ranges of days, with unstated digits and parts of the day."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Mention, Reading, Relation
from checker.quantities import CalendarDate, days_after, relate_dates
from checker.quantities.dates import EXPECTED, parse_date
from checker.quantities.notation import one_scalar
from checker.values import Context

KINDS = frozenset({"date"})
HOLDS_ONE = True


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> CalendarDate:
    """The date; raises ValueProblem."""
    return parse_date(one_scalar(written, EXPECTED))


def find(reading: Reading, value: CalendarDate, context: Context) -> list[Mention]:
    """Every date of the article; "today" and its like count from the day of publication, if that is known."""
    found = []
    for mention in reading.mentions:
        if mention.kind in KINDS:
            readings = [one for one in _readings(mention, context.published) if one is not None]
            if readings:
                equal = (one for one in readings if relate_dates(one, value) is Relation.EQUAL)
                found.append(mention._replace(value=next(equal, readings[0])))
    return found


def _readings(mention: Mention, published: str | None) -> list[CalendarDate | None]:
    stated = [one for one in mention.readings or (mention.value,) if isinstance(one, CalendarDate)]
    if mention.relative is None:
        return list(stated)
    part = stated[0].part if stated else None
    return [] if published is None else [days_after(published, mention.relative, part)]


def relate(a: CalendarDate, b: CalendarDate) -> Relation:
    """How a stands to b: an unstated year is any year, a range is from this day to that."""
    return relate_dates(a, b)


def show(value: CalendarDate) -> str:
    """The date in the notation of claim files."""
    return str(value)
