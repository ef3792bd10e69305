"""Lengths of time: exact among seconds to weeks, and among months to centuries."""

from __future__ import annotations

from collections.abc import Sequence

from checker import quantities
from checker.errors import ValueProblem
from checker.model import Mention, Reading, Relation
from checker.quantities import Quantity
from checker.quantities.mentions import rivals
from checker.quantities.notation import parse_figure, show_figure
from checker.quantities.units import DURATION_UNITS, plural, singular
from checker.values import Context

KINDS = frozenset({"duration"})
HOLDS_ONE = True

_EXPECTED = 'a duration such as 2 days, "> 20 years" or 1.5 hours'


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> Quantity:
    """The duration, in the attribute's unit where it names none; raises ValueProblem."""
    quantity, word = parse_figure(written, _EXPECTED)
    unit = singular(context.attribute.of or "" if word is None else word)
    if unit not in DURATION_UNITS:
        found = f"`{written}` without a unit" if word is None else f"unit `{word}`"
        raise ValueProblem(found, _EXPECTED, f"units of time: {', '.join(DURATION_UNITS)}")
    return quantity._replace(unit=unit)


def find(reading: Reading, value: Quantity, context: Context) -> list[Mention]:
    """The durations in the value's unit, or of its length."""
    return rivals(reading, KINDS, value)


def relate(a: Quantity, b: Quantity) -> Relation:
    """How a stands to b: two decades are twenty years, a month is no number of days."""
    return quantities.relate(a, b)


def show(value: Quantity) -> str:
    """The duration in the notation of claim files."""
    one = value.figure == 1 and value.upper is None
    return show_figure(value, value.unit if one or value.unit is None else plural(value.unit))
