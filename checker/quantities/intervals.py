"""What quantities denote as sets of numbers, and how one stands to another.

72 is {72}, "more than 2,500" is (2500, ∞). A figure whose unit is undetermined allows every unit, or every
currency of its family; a counted term allows all narrower ones.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from checker.model import Relation
from checker.quantities.records import CalendarDate, Quantity
from checker.quantities.units import DIMENSIONS, EXACT, base_size, convertible, dimension, families, to_base

# --- intervals ------------------------------------------------------------------------------

# An end of an interval: -1, 0 or 1 for minus infinity, a number, infinity; the number; and for an open end a
# step inwards. Ends sort as they lie on the line, lower and upper ends alike.
End = tuple[int, Decimal, int]
_ZERO = Decimal(0)
_LOWEST: End = (-1, _ZERO, 0)
_HIGHEST: End = (1, _ZERO, 0)


class Interval(NamedTuple):
    """All numbers from one end to the other, each open or closed."""

    low: End
    high: End

    def within(self, other: Interval) -> bool:
        return other.low <= self.low and self.high <= other.high


def interval(quantity: Quantity, unit: str | None = None) -> Interval | None:
    """What the figure allows; None where its bounds are unknown.

    With a unit: in the common measure of the unit's dimension.
    """
    if quantity.figure is None or quantity.hedge == "~":
        return None
    figure, upper = quantity.figure, quantity.upper
    if unit is not None and dimension(unit) is not None:
        figure = to_base(figure, unit)
        upper = None if upper is None else to_base(upper, unit)
    match quantity.hedge:
        case ">":
            return Interval((0, figure, 1), _HIGHEST)
        case ">=":
            return Interval((0, figure, 0), _HIGHEST)
        case "<":
            return Interval(_LOWEST, (0, figure, -1))
        case "<=":
            return Interval(_LOWEST, (0, figure, 0))
        case _:
            return Interval((0, figure, 0), (0, figure if upper is None else upper, 0))


def _relate_intervals(a: Interval, b: Interval) -> Relation:
    """How a stands to b as sets of numbers."""
    if a == b:
        return Relation.EQUAL
    if a.within(b):
        return Relation.NARROWER
    if b.within(a):
        return Relation.BROADER
    if a.high < b.low or b.high < a.low:
        return Relation.DISJOINT
    return Relation.OVERLAPS


# --- rounding -------------------------------------------------------------------------------


def _precision(quantity: Quantity, unit: str | None, *, converted: bool) -> Decimal:
    """The place that the figure is stated to, in the common measure where a unit is given.

    Who converts a figure rounds it: between units trailing zeros are no statement, up to a tenth of the
    figure ("100 kilometer" for 60 miles).
    """
    place = quantity.granularity
    if converted and quantity.figure:
        figure = EXACT.abs(EXACT.normalize(quantity.figure))
        last_digit = Decimal(1).scaleb(int(figure.as_tuple().exponent), EXACT)
        place = max(place, min(last_digit, EXACT.divide(figure, Decimal(10))))
    return EXACT.multiply(place, base_size(unit)) if unit is not None and dimension(unit) else place


def _relate_figures(a: Quantity, b: Quantity, unit_a: str | None, unit_b: str | None) -> Relation:
    """Numbers against numbers in units that convert into each other, rounding considered."""
    bounds_a, bounds_b = interval(a, unit_a), interval(b, unit_b)
    if bounds_a is None or bounds_b is None:
        return Relation.INCOMPARABLE
    relation = _relate_intervals(bounds_a, bounds_b)
    if relation is not Relation.DISJOINT or a.hedge != "" or b.hedge != "":
        return relation
    distance = EXACT.multiply(Decimal(2), EXACT.abs(EXACT.subtract(bounds_a.low[1], bounds_b.low[1])))
    converted = unit_a != unit_b
    place_a = _precision(a, unit_a, converted=converted)
    place_b = _precision(b, unit_b, converted=converted)
    if distance > max(place_a, place_b):
        return Relation.DISJOINT
    if place_a == place_b:  # 21 degrees Celsius and 294 kelvin: each is a rounding of the other
        return Relation.OVERLAPS
    return Relation.ROUNDS_TO if place_a < place_b else Relation.ROUNDS_FROM


# --- units ----------------------------------------------------------------------------------


def _wider_units(quantity: Quantity) -> tuple[str, ...]:
    """The units that the quantity's own is one of, nearest first; every unit is one of the undetermined."""
    return (*quantity.broader, *families(quantity.unit))


def relate_units(a: Quantity, b: Quantity) -> Relation:
    """How the units stand; equal where they convert into each other."""
    if a.unit == b.unit or convertible(a.unit, b.unit):
        return Relation.EQUAL
    narrower = b.unit is None or b.unit in _wider_units(a)
    broader = a.unit is None or a.unit in _wider_units(b)
    if narrower and broader:  # terms that are each other's broader one
        return Relation.EQUAL
    if narrower:
        return Relation.NARROWER
    return Relation.BROADER if broader else Relation.DISJOINT


def _both(numbers: Relation, units: Relation) -> Relation:
    """The relation of two products, from those of their sides. Units are equal, narrower or broader."""
    if numbers is Relation.EQUAL:
        return units
    if units in (Relation.EQUAL, numbers) or numbers not in (Relation.NARROWER, Relation.BROADER):
        return numbers
    return Relation.OVERLAPS


def _undetermined(a: Quantity, b: Quantity) -> Relation:
    """A quantity of unknown unit against one whose unit is known: any unit of that dimension may be meant."""
    row = DIMENSIONS.get(dimension(b.unit) or "", ())
    relations = [_relate_figures(a, b, unit, b.unit) for unit in row if unit != b.unit]
    relation = _both(_relate_figures(a, b, b.unit, b.unit), Relation.BROADER)
    if any(other in (Relation.EQUAL, Relation.BROADER) for other in relations):
        return Relation.BROADER
    if relation is Relation.DISJOINT and any(other in (Relation.NARROWER, Relation.OVERLAPS) for other in relations):
        return Relation.OVERLAPS
    return relation


def relate(a: Quantity, b: Quantity) -> Relation:
    """How a stands to b: figures, hedges and units together.

    In units that have nothing to do with each other, the same figure is a contradiction and different
    figures are different things. An estimate and "many" are equal to themselves and else incomparable.
    """
    units = relate_units(a, b)
    if _vague(a) or _vague(b):
        same = a.hedge == b.hedge and units is Relation.EQUAL and _common_figure(a) == _common_figure(b)
        return Relation.EQUAL if same else Relation.INCOMPARABLE
    if units is Relation.DISJOINT:
        return Relation.DISJOINT if same_figure(a, b) else Relation.INCOMPARABLE
    if a.unit is None and b.unit is not None:
        return _undetermined(a, b)
    if b.unit is None and a.unit is not None:
        return _undetermined(b, a).converse
    return _both(_relate_figures(a, b, a.unit, b.unit), units)


def _vague(quantity: Quantity) -> bool:
    return quantity.hedge in ("~", "many")


# --- what a diff asks beside the relation -----------------------------------------------------


def same_figure(a: Any, b: Any) -> bool:
    """Whether two quantities state the same number or range, whatever their hedges and units."""
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or a.figure is None:
        return False
    return a.figure == b.figure and a.upper == b.upper


def units_differ(a: Any, b: Any) -> bool:
    """Whether two quantities state the same number in units that have nothing to do with each other."""
    return same_figure(a, b) and relate_units(a, b) is Relation.DISJOINT


def hedges_differ(a: Any, b: Any) -> bool:
    """Whether two quantities or dates state the same figure under different hedges: 2500 and "> 2500"."""
    if isinstance(a, CalendarDate) and isinstance(b, CalendarDate):
        return a.approximate != b.approximate and a._replace(approximate=b.approximate) == b
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or a.hedge == b.hedge:
        return False
    if a.figure is None or b.figure is None or relate_units(a, b) is Relation.DISJOINT:
        return False
    return same_figure(a, b) or (convertible(a.unit, b.unit) and _common_figure(a) == _common_figure(b))


def _common_figure(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """The figure and the end of its range in the common measure of the unit's dimension, where it has one."""
    unit = quantity.unit
    if unit is None or dimension(unit) is None:
        return quantity.figure, quantity.upper
    lower, upper = (None if end is None else to_base(end, unit) for end in (quantity.figure, quantity.upper))
    return lower, upper


# --- what a constraint asks -------------------------------------------------------------------


def reaches(count: Any, threshold: Any) -> bool:
    """Whether a count's lower end is at least that of the threshold, in units that allow the comparison."""
    if not isinstance(count, Quantity) or not isinstance(threshold, Quantity):
        return False
    least, needed = interval(count, count.unit), interval(threshold, threshold.unit)
    if least is None or needed is None or _LOWEST in (least.low, needed.low):
        return False
    return relate_units(count, threshold) is not Relation.DISJOINT and least.low >= needed.low


def shorter_than(duration: Any, days: int) -> bool:
    """Whether a duration ends before so many days are full, as far as it is stated in days."""
    if not isinstance(duration, Quantity) or not convertible(duration.unit, "day"):
        return False
    bounds = interval(duration, duration.unit)
    return bounds is not None and bounds.high < (0, to_base(Decimal(days), "day"), 0)
