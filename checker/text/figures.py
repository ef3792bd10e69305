"""Whole figures: a number with the multiplier, collective noun or fraction that belongs to it."""

from __future__ import annotations

import unicodedata
from decimal import Context, Decimal
from typing import Any

from checker.text.days import plausible_year
from checker.text.numerals import Figure, Numerals
from checker.text.tokens import Tokens
from checker.words import VULGAR, is_single

PERCENT_UNITS = ("percent", "percentage-point", "permille")
# What may stand behind a figure and make it another.
_GROWS = frozenset((
    "number", "minor_joiner", "point", "plus_half", "suffix", "money_suffix", "collective", "rough", "fraction",
    "ordinal", "parts", "joiner",
))  # fmt: skip
_DENOMINATORS = frozenset(("2", "3", "4", "5", "6", "7", "8", "9", "10", "16", "32", "100"))
_DIGITS = range(10**6)  # what a decimal may be told by; no half
_TIMING = frozenset(("clock_before", "clock_am_before", "clock_pm_before", "clock_night_before"))
_DECIMALS = 40  # more are no one's figure
_MONEY = frozenset(("currency", "code"))
_MEASURED = frozenset(("unit", "scale", "currency", "counter"))
_GIGA = 10**9
_HUNDREDS = tuple(Decimal(10) ** power for power in range(2, 13))
_THIRD = 3  # halves are told in other ways too
_MILLION = Decimal(10) ** 6
_FIFTEEN = Decimal("1e-15")
_WIDE = Context(prec=100)  # room for any figure with fifteen decimals


class Figures:
    """Reads whole figures out of the tokens of one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens) -> None:
        self.table = table
        self.tokens = tokens
        self.behind = tokens.behind
        self.numerals = Numerals(table, tokens)

    def figure(self, index: int) -> Figure | None:
        """The longest figure that starts with this token."""
        figure = self.added(index) or self.parted(index) or self.numerals.figure(index)
        collective = self.collective(index)
        if collective is not None and (figure is None or collective.end > figure.end):
            figure = collective
        if figure is None:
            return None
        figure = self.inflected(figure) if figure.digits else figure
        if _GROWS.isdisjoint(self.tokens.next(figure.end)) and self.tokens.gap(figure.end) != "・":
            return figure
        return self.with_fraction(self.multiplied(self.suffixed(self.plus_half(self.pointed(figure)))))

    def parted(self, index: int) -> Figure | None:
        """A figure whose parts stand side by side: "83 5 millions", "1 1/2", ¾."""
        words = self.tokens.words
        word = words[index]
        if word.isdecimal():
            if index + 1 == self.tokens.count or not (words[index + 1].isdecimal() or words[index + 1] in VULGAR):
                return None
            return self.malformed(index) or self.slashed(index)
        return self.slashed(index) if word in VULGAR else None

    def inflected(self, figure: Figure) -> Figure:
        """ "30:tä", "27:ssä": digits with the ending of their case."""
        tokens, end = self.tokens, figure.end
        if end >= tokens.count or tokens.gap(end) not in (":", "-"):
            return figure
        ending = tokens.longest(end, "figure_ending")
        return figure._replace(end=ending[1], to=tokens.ends[ending[1] - 1]) if ending is not None else figure

    def pointed(self, figure: Figure) -> Figure:
        """ "two point five", "fem komma två", 四点八: decimals in words."""
        if self.parted_by_dot(figure):
            digits = self.tokens.words[figure.end]
            return self.scaled(figure, Decimal(f"{int(figure.value)}.{digits}"), figure.end + 1)
        found = self.behind(figure.end, "point") if 1 <= figure.granularity < 1000 else None
        if found is None or figure.ordinal:
            return figure
        digits, at = "", found[1]
        tokens = self.tokens
        word, at = self.decimal_at(at)
        while word:
            digits += word
            word, at = self.decimal_at(at) if len(word) == 1 else ("", at)
        if not digits or (figure.digits and not tokens.words[found[1]].isdecimal() and not self.table["positional"]):
            return figure
        return self.scaled(figure, Decimal(f"{int(figure.value)}.{digits}"), at)

    def added(self, index: int) -> Figure | None:
        """ "साढ़े तीन लाख", "पौने दो": a part that is told before the number it is added to, or taken from."""
        found = self.tokens.longest(index, "added")
        if found is None or found[1] >= self.tokens.count or not self.tokens.joined(found[1]):
            return None
        figure = self.numerals.figure(found[1])
        if figure is None or figure.ordinal or figure.granularity < 1 or self.behind(figure.end, "clock_hour"):
            return None
        part = Decimal(str(found[0]))
        value, grained = figure.value + part * figure.granularity, grain(part) * figure.granularity
        return figure._replace(
            start=index, at=self.tokens.starts[index], value=value, granularity=grained, digits=False, article=False
        )

    def parted_by_dot(self, figure: Figure) -> bool:
        """12・5％: decimals behind a middle dot, where a unit or a multiplier follows; 3・11 is a day."""
        tokens, end = self.tokens, figure.end
        if end >= tokens.count or tokens.gap(end) != "・" or not figure.digits or not tokens.words[end].isdecimal():
            return False
        return not _MEASURED.isdisjoint(tokens.next(end + 1))

    def plus_half(self, figure: Figure) -> Figure:
        """ "drei|einhalb Millionen", "twee|ënhalf": a half that is written together with its number."""
        found = self.behind(figure.end, "plus_half") if not figure.ordinal else None
        if found is None or figure.granularity < 1:
            return figure
        if figure.value >= _HUNDREDS[0] and figure.digits:
            return figure  # "i 2019 en halv million"
        if figure.granularity > 1:  # "hai triệu rưỡi"
            return self.extended(figure, figure.value + figure.granularity / 2, found[1], figure.granularity / 10)
        return self.scaled(figure, figure.value + Decimal("0.5"), found[1])

    def decimal_at(self, at: int) -> tuple[str, int]:
        """Decimals from this token on, and the token after them; none where no numeral stands here."""
        tokens = self.tokens
        if at >= tokens.count or not tokens.joined(at):
            return "", at
        if tokens.words[at].isdecimal():
            return tokens.words[at][:_DECIMALS], at + 1
        part = self.numerals.figure(at)
        if part is not None and not part.ordinal and part.value < 10**6 and part.granularity == 1:
            nought = tokens.longest(at, "number")
            places = part.end - at if nought is not None and nought[0] == 0 else 1
            return str(int(part.value)).zfill(places), part.end  # 零点|零三
        found = tokens.longest(at, "number")
        return (str(found[0]), found[1]) if found is not None and found[0] in _DIGITS else ("", at)

    def scaled(self, figure: Figure, value: Decimal, end: int) -> Figure:
        """The figure with decimals, and the multiplier behind them: "two point five million"."""
        granularity = grain(value)
        scale = self.behind(end, "scale")
        if scale is not None and scale[0] >= 1000:
            return self.extended(figure, value * scale[0], scale[1], granularity * scale[0])
        return self.extended(figure, value, end, granularity)

    def malformed(self, index: int) -> Figure | None:
        """ "83 5 millions": digits whose grouping fits no locale, before a multiplier or a percent sign.

        Elsewhere such digits are two numbers, a list or a telephone number.
        """
        tokens = self.tokens
        second = index + 1
        if second + 1 >= tokens.count or not (tokens.words[index].isdecimal() and tokens.words[second].isdecimal()):
            return None
        if not self.misgrouped(index, second):
            return None
        scale = self.behind(second + 1, "scale")
        if tokens.gap(second + 1) != " " or (scale is not None and scale[0] < 1000):
            return None
        if scale is None and not self.percent_at(second + 1):
            return None
        factor, end = (Decimal(scale[0]), scale[1]) if scale is not None else (Decimal(1), second + 1)
        whole, rest = tokens.words[index], tokens.words[second]
        readings = (Decimal(f"{int(whole)}.{int(rest):0{len(rest)}d}") * factor, Decimal(int(whole + rest)) * factor)
        granularity = Decimal(1).scaleb(-len(rest)) * factor
        at, to = tokens.starts[index], tokens.ends[end - 1]
        return Figure(index, end, readings[0], granularity, True, at=at, to=to, readings=readings)

    def slashed(self, index: int) -> Figure | None:
        """ "3/4", ¾, "1 1/2": a fraction in digits, where it can be no date."""
        tokens = self.tokens
        found = self.quotient(index)
        if found is not None:
            value, end = found
        else:
            if (
                index + 1 >= tokens.count
                or tokens.gap(index + 1) not in ("", " ")
                or not tokens.words[index].isdecimal()
            ):
                return None
            found = self.quotient(index + 1)
            if found is None or len(tokens.words[index]) > 3:
                return None
            value, end = int(tokens.words[index]) + found[0], found[1]
        whole = Figure(index, end, value, grain(value), True, at=tokens.starts[index], to=tokens.ends[end - 1])
        return self.scaled(whole, value, end)  # "1½ million"

    def quotient(self, index: int) -> tuple[Decimal, int] | None:
        tokens = self.tokens
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

    def misgrouped(self, index: int, second: int) -> bool:
        tokens = self.tokens
        mark = tokens.gap(second)
        whole, rest = tokens.words[index], tokens.words[second]
        if mark not in (" ", ",") or mark == self.table["decimal"]:
            return False
        if len(whole) > 3 or len(rest) > 2 or whole[0] == "0":
            return False
        if index == 0:
            return True
        before = tokens.text[tokens.starts[index] - 1]
        return (
            before not in "+-/.,:#"
            and not tokens.words[index - 1].isdecimal()
            and "month" not in self.numerals.meanings(index - 1)
        )

    def percent_at(self, at: int) -> bool:
        found = self.behind(at, "unit")
        return found is not None and found[0] in PERCENT_UNITS

    def collective(self, index: int) -> Figure | None:
        found = self.tokens.longest(index, "collective")
        if found is None:
            return None
        (value, hedge), end = found
        at, to = self.tokens.starts[index], self.tokens.ends[end - 1]
        granularity = Decimal(value if hedge else 1)
        return Figure(index, end, Decimal(value), granularity, False, hedge=hedge, at=at, to=to)

    def suffixed(self, figure: Figure) -> Figure:
        """ "10k", "1.2bn", "£10m": a multiplier that stands behind digits alone."""
        if not figure.digits:
            return figure
        meanings = ["suffix"]
        if self.tokens.longest_before(figure.start, "currency"):
            meanings.append("money_suffix")
        for meaning in meanings:
            found = self.behind(figure.end, meaning)
            if found is None or self.tokens.gap(figure.end) not in ("", " ", "-"):
                continue  # "in 2011. M. Park" counts no millions
            values, end = found
            unit = self.behind(figure.end, "unit")
            if unit is not None and unit[1] > end:
                continue  # 5 M☉
            written = self.tokens.text[self.tokens.starts[figure.end] : self.tokens.ends[end - 1]]
            value = values.get(written if len(written) < 3 else written.lower())
            if value is None and self.abbreviated(end):
                value = values.get(f"{written.lower()}.")
            if value == _GIGA and figure.value < 10 and figure.granularity == 1 and meaning == "suffix":
                continue  # 5G is a standard
            if value is not None:  # 10 M is ten million, 10 m a length
                return self.extended(figure, figure.value * Decimal(value), end, figure.granularity * Decimal(value))
        return figure

    def abbreviated(self, end: int) -> bool:
        """Whether a full stop shortens the word before this token, and ends no sentence: "5 mil. korun"."""
        tokens = self.tokens
        if end >= tokens.count or tokens.gap(end) not in (". ", "."):
            return False
        return tokens.text[tokens.starts[end]].islower() or not _MONEY.isdisjoint(tokens.here(end))

    def multiplied(self, figure: Figure) -> Figure:
        """ "3 dozens", "ett fyrtiotal"."""
        found = self.behind(figure.end, "collective")
        if found is not None:
            (value, hedge), end = found
            few = figure.value % 100 if figure.granularity == 1 and not figure.digits else figure.value
            total = figure.value - few + few * value if few else figure.value * value  # "three hundred and two dozen"
            grown = self.extended(figure, total, end, Decimal(1))
            return grown._replace(hedge=hedge or figure.hedge)
        rough = self.behind(figure.end, "rough")
        if rough is None or self.tokens.gap(figure.end) not in ("", "-"):
            return figure
        return self.extended(figure, figure.value, rough[1], Decimal(10))._replace(hedge="~")

    def extended(self, figure: Figure, value: Decimal, end: int, granularity: Decimal) -> Figure:
        to = self.tokens.ends[end - 1]
        least = figure.least * value / figure.value if figure.least is not None else None
        return figure._replace(end=end, value=value, granularity=granularity, article=False, to=to, least=least)

    def whole_of(self, at: int) -> tuple[Any, int] | None:
        """The multiplier behind "of a": "three quarters *of a million*"."""
        link = self.behind(at, "link")
        article = self.behind(link[1], "article") if link is not None else None
        scale = self.behind(article[1], "scale") if article is not None else None
        return scale if scale is not None and scale[0] >= 1000 else None

    def with_fraction(self, figure: Figure) -> Figure:
        """ "two thirds", "five and a half"."""
        if figure.ordinal:
            return figure
        found = self.behind(figure.end, "fraction") or self.single(figure)
        if found is not None and self.table["proper_fractions"] and figure.value >= found[0] > 2:
            return figure  # "в 2018 четвёртая" is a year and a rank
        if found is not None:
            numerator = self.numerator(figure)
            value = figure.value - numerator + divided(numerator, found[0])
            whole = self.whole_of(found[1])
            if whole is not None:
                return self.extended(figure, value * whole[0], whole[1], Decimal(whole[0]) / found[0])
            return self.extended(figure, value, found[1], grain(value))
        ordinal = self.behind(figure.end, "ordinal") if figure.value == 1 and not figure.digits else None
        if ordinal is not None and 3 <= ordinal[0] <= 100 and not self.is_article(figure.start):  # "one third"
            value = divided(figure.value, ordinal[0])
            return self.extended(figure, value, ordinal[1], grain(value))
        parts = self.behind(figure.end, "parts")
        if parts is not None and self.divides(figure, parts[1]):  # 三分の一
            above = self.numerals.figure(parts[1])
            if above is not None and not above.ordinal:
                above = self.suffixed(self.pointed(above))
                if self.table["percent_parts"] and figure.value in _HUNDREDS:  # 百分之五
                    value = above.value * 100 / figure.value
                    grown = self.extended(figure, value, above.end, above.granularity * 100 / figure.value)
                    least = above.least * 100 / figure.value if above.least is not None else None
                    return grown._replace(percent=True, least=least)
                value = divided(above.value, figure.value)
                return self.extended(figure, value, above.end, grain(value))
        below = self.denominator(figure)
        if below is not None:
            value = divided(figure.value, below.value)
            return self.extended(figure, value, below.end, grain(value))
        joiner = self.behind(figure.end, "joiner")
        rest = self.remainder(figure, joiner or self.behind(figure.end, "minor_joiner"))
        if rest is not None:
            return rest
        if joiner is None:
            return figure
        article = self.behind(joiner[1], "article")
        half = self.behind(article[1] if article else joiner[1], "fraction")
        if half is None or half[0] != 2 or figure.granularity < 1:
            return figure
        scale = self.behind(half[1], "scale")
        if scale is not None and 1000 <= scale[0] <= figure.granularity:  # "a billion and half a million"
            return self.extended(figure, figure.value + Decimal(scale[0]) / 2, scale[1], Decimal(scale[0]) / 10)
        if figure.granularity >= _MILLION:  # "two million and a half" is 2.5 million
            grained = figure.granularity / 10
            return self.extended(figure, figure.value + figure.granularity / 2, half[1], grained)
        return self.scaled(figure, figure.value + Decimal("0.5"), half[1])

    def single(self, figure: Figure) -> tuple[int, int] | None:
        """ "un milésimo": a part that is told with one alone, for behind two the word would rank."""
        return self.behind(figure.end, "single_fraction") if figure.value == 1 and not figure.digits else None

    def numerator(self, figure: Figure) -> Decimal:
        """What a fraction divides: of "venti e tre quinti" the three, where tens and units have no "and" between."""
        last = figure.end - 1
        if not self.table["fractions_apart"] or figure.digits or last - figure.start < 2:
            return figure.value
        small = self.numerals.figure(last)
        joined = "joiner" in self.numerals.meanings(last - 1) and self.tokens.gap(last) == " "
        return small.value if joined and small is not None else figure.value

    def denominator(self, figure: Figure) -> Figure | None:
        """ "tres *dos|milésimos*", "un *veinticinco|avo*": an ordinal in one word, a number with the name of parts."""
        if figure.digits or figure.end >= self.tokens.count or self.tokens.gap(figure.end) != " ":
            return None
        below = self.numerals.figure(figure.end)
        if below is None or below.value < _THIRD:
            return None
        parts = self.behind(below.end, "denominator")
        if parts is not None:
            return below._replace(end=parts[1])
        whole = below.end == below.start + 1 or self.tokens.gap(below.end - 1)
        if figure.article or not below.ordinal or whole:
            return None
        return below if "fraction" in self.numerals.meanings(below.end - 1) else None

    def remainder(self, figure: Figure, joiner: tuple[Any, int] | None) -> Figure | None:
        """ "tres y un cuarto", "ciento treinta con dos quintos": a whole number and a fraction beside it."""
        if joiner is None or joiner[1] >= self.tokens.count or figure.digits:
            return None
        if figure.granularity != 1 and figure.granularity < _MILLION:
            return None
        above = self.numerals.figure(joiner[1])
        below = self.behind(above.end, "fraction") if above is not None and not above.digits else None
        if above is None or below is None or below[0] < _THIRD or above.ordinal or not 0 < above.value < below[0]:
            return None
        value = figure.value + divided(above.value, below[0]) * figure.granularity
        return self.extended(figure, value, below[1], grain(value))

    def divides(self, figure: Figure, above: int) -> bool:
        """Whether the figure may be a denominator: none is nought, and "2018'de iki" is two in that year."""
        if above >= self.tokens.count or figure.value <= 0 or figure.granularity < 1:
            return False
        if not _TIMING.isdisjoint(self.tokens.before(figure.start)):
            return False  # "saat 5'te 3 kişi"
        return figure.value in _HUNDREDS or not plausible_year(self.tokens.words[figure.start])

    def is_article(self, index: int) -> bool:
        return self.tokens.longest(index, "article") is not None

    def part(self, index: int) -> Figure | None:
        """ "half a million", "ett halvt dussin", "half" a year: a part of what follows."""
        tokens = self.tokens
        here = tokens.here(index)
        article = here.get("article")
        found = self.behind(article[1], "fraction") if article is not None else here.get("fraction")
        if found is None:
            if "half_prefix" not in here or index + 1 == tokens.count or tokens.gap(index + 1):
                return None
            found = 2, index + 1  # пол|года
        by, at = found
        linked = self.behind(at, "unit_link")
        link = linked or self.behind(at, "link")
        behind = self.behind(link[1] if link is not None else at, "article") or linked  # "a quarter of a million"
        at = behind[1] if behind is not None and behind[1] < tokens.count else at
        if at < tokens.count and tokens.joined(at):
            whole = self.collective(at) or self.numerals.figure(at)
            if whole is not None and _multiplier(whole) and not whole.digits and not whole.ordinal:
                value, grained = divided(whole.value, by), whole.granularity / by
                return whole._replace(start=index, at=tokens.starts[index], value=value, granularity=grained)
        if by != 2:
            return None
        return Figure(index, at, Decimal("0.5"), Decimal("0.1"), False, at=tokens.starts[index], to=tokens.ends[at - 1])


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
