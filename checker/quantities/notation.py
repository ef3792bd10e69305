"""The notation of figures in claim files: `72`, `"> 2500"`, `4..6`, `~ 2500`, `many`, `83.5 million`.

Strict on purpose: a scalar is text, so that `010`, `1_000` and `2,500` are what somebody wrote, and one
figure has one spelling. What is refused is refused with the spelling that was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.errors import ValueProblem
from checker.quantities.records import Quantity, plain_decimal
from checker.quantities.units import EXACT

_MULTIPLIERS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SYNTAX = r"(?P<hedge>>=|<=|>|<|~)?\s*(?P<figure>[^\s.]\S*?|\.\d\S*?)(?:\.\.(?P<upper>\S+))?(?:\s+(?P<rest>\S.*))?"
_FIGURE = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
# Longer than any figure or value that a person writes, so that what comes later stays quick.
_LONGEST_FIGURE = 60
_LONGEST = 500
EXPECTED = 'a figure such as 72, 12.5, "> 2500", ">= 110", "~ 2500", "4..6" or 2.5 million'


class Written(NamedTuple):
    """A figure as a claim file wrote it, and what stood behind it."""

    quantity: Quantity  # without unit
    unit: str | None


def one_scalar(written: str | Sequence[str], expected: str) -> str:
    """The text of a value that is no list, without outer space."""
    if not isinstance(written, str):
        raise ValueProblem("a list", expected, "a list needs cardinality set or each, or type list")
    text = written.strip()
    if not text:
        raise ValueProblem("nothing", expected)
    if len(text) > _LONGEST:
        raise ValueProblem(f"{len(text)} characters", expected)
    return text


def parse_figure(written: str | Sequence[str], expected: str = EXPECTED) -> Written:
    """The figure with its hedge and granularity, and the unit behind it as text. Raises ValueProblem."""
    text = one_scalar(written, expected)
    word, _, rest = text.partition(" ")
    if word == "many":
        return Written(Quantity(None, "many"), rest.strip() or None)
    syntax = re.fullmatch(_SYNTAX, text, re.DOTALL)
    if syntax is None:
        raise ValueProblem(f"`{text}`", expected)
    hedge, upper, unit = syntax["hedge"] or "", syntax["upper"], syntax["rest"]
    lower_figure = _decimal(syntax["figure"], text, expected)
    upper_figure = None if upper is None else _decimal(upper, text, expected)
    scale = 1
    if unit is not None:
        word, _, rest = unit.partition(" ")
        if word in _MULTIPLIERS:
            scale, unit = _MULTIPLIERS[word], rest.strip() or None
        elif re.match(r"[0-9]", unit):
            raise ValueProblem(f"`{text}`", expected, f"write {_without_grouping(text)}")
    if upper_figure is None:
        return Written(Quantity(_times(lower_figure, scale), hedge, None, _place(lower_figure, scale)), unit)
    if hedge:
        raise ValueProblem(f"`{text}`", "a bound or a range, not both", f"write {syntax['figure']}..{upper}")
    if upper_figure <= lower_figure:
        raise ValueProblem(f"`{text}`", "a range from the lower to the higher figure")
    place = min(_place(lower_figure, scale), _place(upper_figure, scale))
    return Written(Quantity(_times(lower_figure, scale), "..", _times(upper_figure, scale), place), unit)


def _times(figure: Decimal, scale: int) -> Decimal:
    return EXACT.multiply(figure, Decimal(scale))


def _place(figure: Decimal, scale: int) -> Decimal:
    """The place of the last stated digit."""
    return Decimal(1).scaleb(min(0, int(figure.as_tuple().exponent))) * scale


def _decimal(figure: str, text: str, expected: str) -> Decimal:
    if len(figure) > _LONGEST_FIGURE:
        raise ValueProblem(f"a figure of {len(figure)} characters", f"at most {_LONGEST_FIGURE}")
    if re.fullmatch(_FIGURE, figure):
        return Decimal(figure)
    raise ValueProblem(f"`{text}`", expected, _figure_hint(figure))


def _figure_hint(figure: str) -> str | None:
    """How a figure that no rule of the notation fits was probably meant."""
    import unicodedata

    ascii_figure = unicodedata.normalize("NFKC", figure).replace("\u2212", "-").lstrip("+")
    ascii_figure = "".join(
        str(unicodedata.digit(char)) if char.isdigit() and not char.isascii() else char for char in ascii_figure
    )
    if re.fullmatch(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", ascii_figure):
        return f"write {ascii_figure.replace(',', '')}, without separators"
    if re.fullmatch(r"-?[0-9]{1,3}(?:['_\u2019\u202f\u00a0][0-9]{3})+", ascii_figure):
        return f"write {re.sub('[^0-9-]', '', ascii_figure)}, without separators"
    if re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{3}){2,}", ascii_figure):
        return f"write {ascii_figure.replace('.', '')}, without separators"
    if re.fullmatch(r"-?[0-9]*[.,][0-9]+", ascii_figure):
        whole, fraction = re.split("[.,]", ascii_figure)
        return f"write {_stripped(whole)}.{fraction}"
    if re.fullmatch(r"-?[0-9]+\.?", ascii_figure):
        return f"write {_stripped(ascii_figure.rstrip('.'))}"
    if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?[eE][+]?[0-9]{1,2}", ascii_figure):
        return f"write {plain_decimal(Decimal(ascii_figure))}"
    glued = re.fullmatch(r"(-?[0-9.]*[0-9])([^\W\d_].*|%)", ascii_figure)
    if glued:
        return f"write a space before the unit: {glued[1]} {glued[2]}"
    if ascii_figure and ascii_figure[0] in "≥≤":
        return f'write "{">=" if ascii_figure[0] == "≥" else "<="} {ascii_figure[1:]}"'
    return None


def _stripped(digits: str) -> str:
    """The digits without leading zeros, at least one."""
    sign = "-" if digits.startswith("-") else ""
    return sign + (digits.lstrip("-").lstrip("0") or "0")


def _without_grouping(text: str) -> str:
    return re.sub(r"(?<=[0-9])\s+(?=[0-9])", "", text)


def show_figure(quantity: Quantity, unit: str | None) -> str:
    """The quantity in the notation that `parse_figure` reads, with the unit behind it."""
    if quantity.figure is None:
        text = quantity.hedge
    else:
        scale, word = _scale(quantity)
        ends = [quantity.figure] if quantity.upper is None else [quantity.figure, quantity.upper]
        text = "..".join(plain_decimal(EXACT.divide(end, Decimal(scale))) for end in ends) + word
        if quantity.hedge not in ("", ".."):
            text = f"{quantity.hedge} {text}"
    return text if unit is None else f"{text} {unit}"


def _scale(quantity: Quantity) -> tuple[int, str]:
    """The multiplier word that keeps the granularity in sight: 2.5 million, but 2500000 where counted out."""
    figure = quantity.figure
    for word, scale in _MULTIPLIERS.items():
        if figure and 1000 <= quantity.granularity <= scale <= EXACT.abs(figure):
            return scale, f" {word}"
    return 1, ""
