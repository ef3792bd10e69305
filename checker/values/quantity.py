"""Quantities: a figure with a unit of measure, told by its CLDR id; an index has none."""

from __future__ import annotations

from collections.abc import Sequence

from checker import quantities
from checker.errors import ValueProblem
from checker.model import Mention, Reading, Relation
from checker.quantities import Quantity
from checker.quantities.mentions import rivals
from checker.quantities.notation import parse_figure, show_figure
from checker.quantities.units import UNITS, nearest_unit, singular
from checker.values import Context

KINDS = frozenset({"quantity", "number"})
HOLDS_ONE = True

_EXPECTED = 'a quantity such as 5 kilometer, "> 12.5 tonne", "4..6 hectare"'


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> Quantity:
    """The quantity, in the attribute's unit where it names none; raises ValueProblem."""
    quantity, word = parse_figure(written, _EXPECTED)
    default = context.attribute.of
    unit = default if word is None else singular(word)
    if unit is not None and unit != default and unit not in UNITS:
        raise ValueProblem(f"unit `{word}`", "the id of a CLDR unit, such as kilometer", nearest_unit(unit))
    return quantity._replace(unit=unit)


def find(reading: Reading, value: Quantity, context: Context) -> list[Mention]:
    """The quantities in the value's unit, or of its size; bare numbers only where the value names no unit."""
    return rivals(reading, KINDS if value.unit is None else KINDS - {"number"}, value)


def relate(a: Quantity, b: Quantity) -> Relation:
    """How a stands to b, converted where their units allow it."""
    return quantities.relate(a, b)


def show(value: Quantity) -> str:
    """The quantity in the notation of claim files."""
    return show_figure(value, value.unit)
