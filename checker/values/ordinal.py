"""Places in an order: 1st, 2nd, 3rd."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from checker import quantities
from checker.errors import ValueProblem
from checker.model import Mention, Reading, Relation
from checker.quantities import Quantity
from checker.quantities.mentions import rivals
from checker.quantities.notation import one_scalar
from checker.values import Context

KINDS = frozenset({"ordinal"})
HOLDS_ONE = True

_EXPECTED = "an ordinal such as 1st, 2nd, 3rd or 21st"
_ORDINAL = r"([1-9][0-9]{0,17})(st|nd|rd|th)?"


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> Quantity:
    """The place in the order; raises ValueProblem."""
    text = one_scalar(written, _EXPECTED)
    match = re.fullmatch(_ORDINAL, text)
    if match is None:
        raise ValueProblem(f"`{text}`", _EXPECTED)
    if match[2] not in (None, _ending(int(match[1]))):
        raise ValueProblem(f"`{text}`", _EXPECTED, f"write {match[1]}{_ending(int(match[1]))}")
    return Quantity(Decimal(match[1]))


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def find(reading: Reading, value: Quantity, context: Context) -> list[Mention]:
    """Every ordinal of the article."""
    return rivals(reading, KINDS, value)


def relate(a: Quantity, b: Quantity) -> Relation:
    """How a stands to b."""
    return quantities.relate(a, b)


def show(value: Quantity) -> str:
    """The ordinal in the notation of claim files."""
    return f"{value}{_ending(int(value.figure))}" if value.figure is not None else str(value)
