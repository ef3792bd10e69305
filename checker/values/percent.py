"""Shares of a hundred, and the percentage points by which they change."""

from __future__ import annotations

from collections.abc import Sequence

from checker import quantities
from checker.errors import ValueProblem
from checker.model import Mention, Reading, Relation
from checker.quantities import Quantity
from checker.quantities.mentions import rivals
from checker.quantities.notation import parse_figure, show_figure
from checker.values import Context

KINDS = frozenset({"percent"})
HOLDS_ONE = True

_EXPECTED = 'a percentage such as 12.5 %, "> 3 %" or 2 pp'
_UNITS = {
    "%": "percent",
    "percent": "percent",
    "pp": "percentage-point",
    "percentage-point": "percentage-point",
    "‰": "permille",
    "permille": "permille",
}
_SIGNS = {"percent": "%", "percentage-point": "pp", "permille": "‰"}


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> Quantity:
    """The percentage; without a sign it is in the attribute's unit, else in percent. Raises ValueProblem."""
    quantity, word = parse_figure(written, _EXPECTED)
    sign = context.attribute.of or "percent" if word is None else word
    if sign not in _UNITS:
        raise ValueProblem(f"`{sign}` behind the figure", _EXPECTED)
    return quantity._replace(unit=_UNITS[sign])


def find(reading: Reading, value: Quantity, context: Context) -> list[Mention]:
    """The percentages, or percentage points, as the value is one or the other."""
    return rivals(reading, KINDS, value)


def relate(a: Quantity, b: Quantity) -> Relation:
    """How a stands to b; percentage points are no percentage."""
    return quantities.relate(a, b)


def show(value: Quantity) -> str:
    """The percentage in the notation of claim files."""
    return show_figure(value, _SIGNS.get(value.unit or "", value.unit))
