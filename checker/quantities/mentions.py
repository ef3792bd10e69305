"""Figures found in text, held beside a claimed one."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Mention, Reading, Relation
from checker.quantities.intervals import relate, relate_units, same_figure
from checker.quantities.records import Quantity
from checker.quantities.units import convertible


def stated(mention: Mention) -> tuple[Quantity, ...]:
    """What a mention of a figure states, unit and hedge included: its value, or all readings it admits."""
    readings = mention.readings or (mention.value,)
    return tuple(
        reading._replace(unit=reading.unit or mention.unit, hedge=reading.hedge or mention.hedge or "")
        for reading in readings
        if isinstance(reading, Quantity)
    )


def rivals(reading: Reading, kinds: frozenset[str], value: Quantity) -> list[Mention]:
    """The mentions of these kinds that are of the value's unit, in text order, each with what it states.

    Of a figure that admits several readings the one equal to the value counts, else the first. Other units
    are no rivals, unless they tell the same amount or the same figure.
    """
    found = []
    for mention in reading.mentions:
        if mention.kind in kinds:
            readings = [quantity for quantity in stated(mention) if _rival(quantity, value)]
            if readings:
                found.append(mention._replace(value=nearest_reading(readings, value)))
    return found


def nearest_reading(readings: Sequence[Quantity], value: Quantity) -> Quantity:
    """The reading equal to the value, else the first."""
    return next((reading for reading in readings if relate(reading, value) is Relation.EQUAL), readings[0])


def _rival(quantity: Quantity, value: Quantity) -> bool:
    if quantity.unit == value.unit or same_figure(quantity, value):
        return True
    if convertible(quantity.unit, value.unit):
        return relate(quantity, value) is Relation.EQUAL
    return relate_units(quantity, value) is not Relation.DISJOINT
