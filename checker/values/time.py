"""Times of day on the 24-hour clock."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Mention, Reading, Relation
from checker.quantities import ClockTime, relate_times
from checker.quantities.dates import parse_time
from checker.quantities.notation import one_scalar
from checker.values import Context

KINDS = frozenset({"time"})
HOLDS_ONE = True


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> ClockTime:
    """The time; raises ValueProblem."""
    return parse_time(one_scalar(written, "a time such as 10:00"))


def find(reading: Reading, value: ClockTime, context: Context) -> list[Mention]:
    """Every time of day in the article."""
    found = []
    for mention in reading.mentions:
        readings = [one for one in mention.readings or (mention.value,) if isinstance(one, ClockTime)]
        if mention.kind in KINDS and readings:
            equal = (one for one in readings if relate_times(one, value) is Relation.EQUAL)
            found.append(mention._replace(value=next(equal, readings[0])))
    return found


def relate(a: ClockTime, b: ClockTime) -> Relation:
    """How a stands to b."""
    return relate_times(a, b)


def show(value: ClockTime) -> str:
    """The time in the notation of claim files."""
    return str(value)
