"""Money: a figure with an ISO 4217 currency, or with one whose country is not told (`dollar`)."""

from __future__ import annotations

from collections.abc import Sequence

from checker import quantities
from checker.errors import ValueProblem
from checker.model import Mention, Reading, Relation
from checker.quantities import Quantity
from checker.quantities.mentions import rivals
from checker.quantities.notation import parse_figure, show_figure
from checker.quantities.units import CURRENCIES, CURRENCY_FAMILIES
from checker.values import Context

KINDS = frozenset({"currency"})
HOLDS_ONE = True

_EXPECTED = 'an amount such as 83.5 million USD, "> 500 EUR" or 20 dollar'


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> Quantity:
    """The amount, in the attribute's currency where it names none; raises ValueProblem."""
    quantity, word = parse_figure(written, _EXPECTED)
    unit = context.attribute.of if word is None else word
    if unit is None:
        raise ValueProblem(f"`{written}` without a currency", _EXPECTED)
    if word is not None and word != context.attribute.of and word not in CURRENCIES and word not in CURRENCY_FAMILIES:
        raise ValueProblem(f"currency `{word}`", "an ISO 4217 code, or a currency such as dollar", _hint(word))
    return quantity._replace(unit=unit)


def _hint(word: str) -> str | None:
    if word.upper() in CURRENCIES:
        return f"write {word.upper()}"
    if word.lower().removesuffix("s") in CURRENCY_FAMILIES:
        return f"write {word.lower().removesuffix('s')}"
    return f"names that several countries use: {', '.join(sorted(CURRENCY_FAMILIES))}"


def find(reading: Reading, value: Quantity, context: Context) -> list[Mention]:
    """The amounts in the value's currency, or of its figure."""
    return rivals(reading, KINDS, value)


def relate(a: Quantity, b: Quantity) -> Relation:
    """How a stands to b; an undetermined dollar is broader than each dollar."""
    return quantities.relate(a, b)


def show(value: Quantity) -> str:
    """The amount in the notation of claim files."""
    return show_figure(value, value.unit)
