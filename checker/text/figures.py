"""Whole figures: a number with the multiplier, collective noun or fraction that belongs to it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.text.fractions import grain, slashed, with_fraction
from checker.text.numerals import Figure, Numerals
from checker.text.tokens import Tokens
from checker.words import VULGAR

PERCENT_UNITS = ("percent", "percentage-point", "permille")
# What may stand behind a figure and make it another.
_GROWS = frozenset((
    "number", "minor_joiner", "point", "plus_half", "suffix", "money_suffix", "collective", "rough", "fraction",
    "ordinal", "parts", "joiner",
))  # fmt: skip
_DIGITS = range(10**6)  # what a decimal may be told by; no half
_DECIMALS = 40  # more are no one's figure
_MONEY = frozenset(("currency", "code"))
_MEASURED = frozenset(("unit", "scale", "currency", "counter"))
_GIGA = 10**9
_HUNDRED = 100


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
        return with_fraction(self, self.multiplied(self.suffixed(self.plus_half(self.pointed(figure)))))

    def parted(self, index: int) -> Figure | None:
        """A figure whose parts stand side by side: "83 5 millions", "1 1/2", ¾."""
        words = self.tokens.words
        word = words[index]
        if word.isdecimal():
            if index + 1 == self.tokens.count or not (words[index + 1].isdecimal() or words[index + 1] in VULGAR):
                return None
            return self.malformed(index) or slashed(self, index)
        return slashed(self, index) if word in VULGAR else None

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
        if figure.value >= _HUNDRED and figure.digits:
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
