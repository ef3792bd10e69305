"""Parts of a whole: thirds, halves, mixed numbers, in words and in digits."""

from __future__ import annotations

import unicodedata
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any

from checker.text.days import plausible_year
from checker.text.numerals import Figure
from checker.words import VULGAR, is_single

if TYPE_CHECKING:
    from checker.text.figures import Figures

_DENOMINATORS = frozenset(("2", "3", "4", "5", "6", "7", "8", "9", "10", "16", "32", "100"))
_TIMING = frozenset(("clock_before", "clock_am_before", "clock_pm_before", "clock_night_before"))
_THIRD = 3  # halves are told in other ways too
_FIFTEEN = Decimal("1e-15")
_WIDE = Context(prec=100)  # room for any figure with fifteen decimals
_HUNDREDS = tuple(Decimal(10) ** power for power in range(2, 13))
_MILLION = Decimal(10) ** 6


def with_fraction(figures: Figures, figure: Figure) -> Figure:
    """ "two thirds", "five and a half"."""
    if figure.ordinal:
        return figure
    found = figures.behind(figure.end, "fraction") or _single(figures, figure)
    if found is not None and figures.table["proper_fractions"] and figure.value >= found[0] > 2:
        return figure  # "в 2018 четвёртая" is a year and a rank
    if found is not None:
        numerator = _numerator(figures, figure)
        value = figure.value - numerator + divided(numerator, found[0])
        whole = _whole_of(figures, found[1])
        if whole is not None:
            return figures.extended(figure, value * whole[0], whole[1], Decimal(whole[0]) / found[0])
        return figures.extended(figure, value, found[1], grain(value))
    ordinal = figures.behind(figure.end, "ordinal") if figure.value == 1 and not figure.digits else None
    if ordinal is not None and 3 <= ordinal[0] <= 100 and not _is_article(figures, figure.start):  # "one third"
        value = divided(figure.value, ordinal[0])
        return figures.extended(figure, value, ordinal[1], grain(value))
    shared = _parts(figures, figure)
    if shared is not None:
        return shared
    below = _denominator(figures, figure)
    if below is not None:
        value = divided(figure.value, below.value)
        return figures.extended(figure, value, below.end, grain(value))
    joiner = figures.behind(figure.end, "joiner")
    rest = _remainder(figures, figure, joiner or figures.behind(figure.end, "minor_joiner"))
    if rest is not None:
        return rest
    return _and_half(figures, figure, joiner) if joiner is not None else figure


def _parts(figures: Figures, figure: Figure) -> Figure | None:
    """三分の一, 百分之五: the parts that follow the figure which they are parts of."""
    found = figures.behind(figure.end, "parts")
    above = figures.numerals.figure(found[1]) if found is not None and _divides(figures, figure, found[1]) else None
    if above is None or above.ordinal:
        return None
    above = figures.suffixed(figures.pointed(above))
    if figures.table["percent_parts"] and figure.value in _HUNDREDS:
        value = above.value * 100 / figure.value
        grown = figures.extended(figure, value, above.end, above.granularity * 100 / figure.value)
        least = above.least * 100 / figure.value if above.least is not None else None
        return grown._replace(percent=True, least=least)
    value = divided(above.value, figure.value)
    return figures.extended(figure, value, above.end, grain(value))


def _and_half(figures: Figures, figure: Figure, joiner: tuple[Any, int]) -> Figure:
    """ "five and a half": the figure itself where no half follows the "and"."""
    article = figures.behind(joiner[1], "article")
    half = figures.behind(article[1] if article else joiner[1], "fraction")
    if half is None or half[0] != 2 or figure.granularity < 1:
        return figure
    scale = figures.behind(half[1], "scale")
    if scale is not None and 1000 <= scale[0] <= figure.granularity:  # "a billion and half a million"
        return figures.extended(figure, figure.value + Decimal(scale[0]) / 2, scale[1], Decimal(scale[0]) / 10)
    if figure.granularity >= _MILLION:  # "two million and a half" is 2.5 million
        grained = figure.granularity / 10
        return figures.extended(figure, figure.value + figure.granularity / 2, half[1], grained)
    return figures.scaled(figure, figure.value + Decimal("0.5"), half[1])


def _whole_of(figures: Figures, at: int) -> tuple[Any, int] | None:
    """The multiplier behind "of a": "three quarters *of a million*"."""
    link = figures.behind(at, "link")
    article = figures.behind(link[1], "article") if link is not None else None
    scale = figures.behind(article[1], "scale") if article is not None else None
    return scale if scale is not None and scale[0] >= 1000 else None


def _single(figures: Figures, figure: Figure) -> tuple[int, int] | None:
    """ "un milésimo": a part that is told with one alone, for behind two the word would rank."""
    return figures.behind(figure.end, "single_fraction") if figure.value == 1 and not figure.digits else None


def _numerator(figures: Figures, figure: Figure) -> Decimal:
    """What a fraction divides: of "venti e tre quinti" the three, where tens and units have no "and" between."""
    last = figure.end - 1
    if not figures.table["fractions_apart"] or figure.digits or last - figure.start < 2:
        return figure.value
    small = figures.numerals.figure(last)
    joined = "joiner" in figures.numerals.meanings(last - 1) and figures.tokens.gap(last) == " "
    return small.value if joined and small is not None else figure.value


def _denominator(figures: Figures, figure: Figure) -> Figure | None:
    """ "tres *dos|milésimos*", "un *veinticinco|avo*": an ordinal in one word, a number with the name of parts."""
    if figure.digits or figure.end >= figures.tokens.count or figures.tokens.gap(figure.end) != " ":
        return None
    below = figures.numerals.figure(figure.end)
    if below is None or below.value < _THIRD:
        return None
    parts = figures.behind(below.end, "denominator")
    if parts is not None:
        return below._replace(end=parts[1])
    whole = below.end == below.start + 1 or figures.tokens.gap(below.end - 1)
    if figure.article or not below.ordinal or whole:
        return None
    return below if "fraction" in figures.numerals.meanings(below.end - 1) else None


def _remainder(figures: Figures, figure: Figure, joiner: tuple[Any, int] | None) -> Figure | None:
    """ "tres y un cuarto", "ciento treinta con dos quintos": a whole number and a fraction beside it."""
    if joiner is None or joiner[1] >= figures.tokens.count or figure.digits:
        return None
    if figure.granularity != 1 and figure.granularity < _MILLION:
        return None
    above = figures.numerals.figure(joiner[1])
    below = figures.behind(above.end, "fraction") if above is not None and not above.digits else None
    if above is None or below is None or below[0] < _THIRD or above.ordinal or not 0 < above.value < below[0]:
        return None
    value = figure.value + divided(above.value, below[0]) * figure.granularity
    return figures.extended(figure, value, below[1], grain(value))


def _divides(figures: Figures, figure: Figure, above: int) -> bool:
    """Whether the figure may be a denominator: none is nought, and "2018'de iki" is two in that year."""
    if above >= figures.tokens.count or figure.value <= 0 or figure.granularity < 1:
        return False
    if not _TIMING.isdisjoint(figures.tokens.before(figure.start)):
        return False  # "saat 5'te 3 kişi"
    return figure.value in _HUNDREDS or not plausible_year(figures.tokens.words[figure.start])


def _is_article(figures: Figures, index: int) -> bool:
    return figures.tokens.longest(index, "article") is not None


def part_of(figures: Figures, index: int) -> Figure | None:
    """ "half a million", "ett halvt dussin", "half" a year: a part of what follows."""
    tokens = figures.tokens
    here = tokens.here(index)
    article = here.get("article")
    found = figures.behind(article[1], "fraction") if article is not None else here.get("fraction")
    if found is None:
        if "half_prefix" not in here or index + 1 == tokens.count or tokens.gap(index + 1):
            return None
        found = 2, index + 1  # пол|года
    by, at = found
    linked = figures.behind(at, "unit_link")
    link = linked or figures.behind(at, "link")
    behind = figures.behind(link[1] if link is not None else at, "article") or linked  # "a quarter of a million"
    at = behind[1] if behind is not None and behind[1] < tokens.count else at
    if at < tokens.count and tokens.joined(at):
        whole = figures.collective(at) or figures.numerals.figure(at)
        if whole is not None and _multiplier(whole) and not whole.digits and not whole.ordinal:
            value, grained = divided(whole.value, by), whole.granularity / by
            return whole._replace(start=index, at=tokens.starts[index], value=value, granularity=grained)
    if by != 2:
        return None
    return Figure(index, at, Decimal("0.5"), Decimal("0.1"), False, at=tokens.starts[index], to=tokens.ends[at - 1])


def slashed(figures: Figures, index: int) -> Figure | None:
    """ "3/4", ¾, "1 1/2": a fraction in digits, where it can be no date."""
    tokens = figures.tokens
    found = _quotient(figures, index)
    if found is not None:
        value, end = found
    else:
        if index + 1 >= tokens.count or tokens.gap(index + 1) not in ("", " ") or not tokens.words[index].isdecimal():
            return None
        found = _quotient(figures, index + 1)
        if found is None or len(tokens.words[index]) > 3:
            return None
        value, end = int(tokens.words[index]) + found[0], found[1]
    whole = Figure(index, end, value, grain(value), True, at=tokens.starts[index], to=tokens.ends[end - 1])
    return figures.scaled(whole, value, end)  # "1½ million"


def _quotient(figures: Figures, index: int) -> tuple[Decimal, int] | None:
    tokens = figures.tokens
    if index < tokens.count and (ratio := _vulgar(tokens.words[index])) is not None:
        return ratio, index + 1
    if index + 1 >= tokens.count or tokens.gap(index + 1) not in ("/", "⁄"):
        return None
    above, below = tokens.words[index], tokens.words[index + 1]
    if not (above.isdecimal() and below.isdecimal()) or below not in _DENOMINATORS or len(above) > len(below):
        return None
    if int(above) >= int(below):
        return None
    at, to = tokens.starts[index], tokens.ends[index + 1]
    around = tokens.text[max(0, at - 1) : at] + tokens.text[to : to + 1]
    if (
        any(c in "/⁄-.:" or (c.isalnum() and not is_single(c)) for c in around[: 2 if at else 1])
        and around[-1:] not in "."
    ):
        return None
    return divided(Decimal(int(above)), int(below)), index + 2


def _vulgar(word: str) -> Decimal | None:
    """The value of a fraction that is one character: ¾."""
    if word not in VULGAR:
        return None
    value = unicodedata.numeric(word)
    below = next(number for number in range(2, 11) if abs(value * number - round(value * number)) < 1e-9)
    return divided(Decimal(round(value * below)), below)


def _multiplier(whole: Figure) -> bool:
    """Whether a half of it is told so: a dozen, a hundred, a million; "halv tio" is a time of day."""
    return whole.value == 12 or (whole.value >= 20 and whole.granularity >= 10) or whole.value in (20, 100, 1000)


def divided(value: Decimal, by: int | Decimal) -> Decimal:
    """The quotient to fifteen places: a third has no exact decimal."""
    return _WIDE.normalize(_WIDE.quantize(_WIDE.divide(value, Decimal(by)), _FIFTEEN))


def grain(value: Decimal) -> Decimal:
    """The place of the last digit behind the point, or one."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
