"""Numbers with what stands around them: hedge, range, ordinal mark, percent, currency, unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from checker.model import Mention
from checker.quantities import Quantity
from checker.text.bounded import begins, closes
from checker.text.codes import chunk_end, free_behind, grouped_telephone, stands_free
from checker.text.figures import Figures
from checker.text.found import Found
from checker.text.fractions import part_of
from checker.text.numerals import Figure, power_of_ten
from checker.text.ordinals import capital_weekday, names_weekday, ordinal
from checker.text.suffixed import tied
from checker.text.tails import Tail, Tails
from checker.text.tokens import Tokens
from checker.words import DASHES, is_single

DASH = re.compile(rf" ?[{DASHES}] ?\Z")
_NO_TAIL = Tail("number", None, 0)
_RANGED = frozenset(("range_and", "range_to"))
_HUNDRED, _THOUSAND = 100, 1000
_PARTING = frozenset(("article", "fraction", "half_prefix"))  # what a part of something begins with
_CLOCKED = frozenset(("second", "minute", "hour"))  # lengths of time that are measured, and never the last ones
_TIGHT_DASHES = ("-", "–")
_SCALES = tuple(Decimal(10) ** power for power in (12, 9, 8, 6, 4, 3))


class Amounts:
    """Finds numbers, ordinals, percentages, money, durations and quantities in one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens) -> None:
        self.tokens = tokens
        self.apart: set[int] = set()  # where figures stand that begin no range
        self.bounded = table["bounded"]
        self.tied = table["tied_hedges"]
        self.lasting: set[str] = table["lasting"]
        self.recent: set[str] = table["recent"]
        self.figures = Figures(table, tokens)
        self.tails = Tails(self.figures)

    def at(self, index: int, floor: int) -> Found | None:
        """The mention whose figure starts at this token; tokens before `floor` are spoken for."""
        here = self.tokens.here(index)
        told = self.length(index, floor) if "length" in here else None
        if told is not None:
            return told
        part = part_of(self.figures, index) if not here.keys().isdisjoint(_PARTING) else None
        if part is not None and (part.value >= 1 or self.tails.behind(part) is not None):
            return self.amount(part, floor)
        vague = self.vague(index) if "vague" in here else None
        figure = self.figures.figure(index)
        if figure is None or (vague is not None and self.leaves_open(figure, vague)):
            return vague
        if figure.digits:
            if index and names_weekday(self.tokens, figure):
                return Found(index, figure.end, None)  # "Th 2, 1/1"
            dialled = grouped_telephone(self.tokens, index)
            if dialled is not None:
                return Found(index, dialled, None)
            if not stands_free(self.tokens, figure):
                return Found(index, chunk_end(self.tokens, index, figure.end), None)
        elif figure.ordinal and capital_weekday(self.tokens, figure):
            return None
        elif here.get("weekday", (0, 0))[1] == figure.end and self.tokens.gap(figure.end) == "., ":
            return Found(index, figure.end, None)  # "mie., 3 ian."
        return ordinal(self.tokens, figure, floor) or self.amount(figure, floor)

    def length(self, index: int, floor: int) -> Found | None:
        """사흘, "seminggu": a word that tells how many of a unit of time."""
        tokens = self.tokens
        found = tokens.longest(index, "length")
        if found is None:
            return None
        (unit, many), end = found
        if self.bounded and not (begins(tokens, index) and closes(tokens, end)):
            return None
        at, to = tokens.starts[index], tokens.ends[end - 1]
        figure = Figure(index, end, Decimal(many), Decimal(1), False, at=at, to=to)
        return self.mention(None, figure, Tail("duration", unit, end), (index, end), 1, floor)

    def vague(self, index: int) -> Found | None:
        """ "many", 多数の: a number that the text leaves open."""
        found = self.tokens.longest(index, "vague")
        if found is None or self.tokens.longest_before(found[1], "hedge") is not None:
            return None  # "paling banyak 40" is at most 40
        end = self.vaguely(found[1])
        at, to = self.tokens.starts[index], self.tokens.ends[end - 1]
        return Found(index, end, Mention("number", at, to, Quantity(None, "many"), None, "many", (at, to)))

    def leaves_open(self, figure: Figure, vague: Found) -> bool:
        """Whether words that may be a figure tell none: "satoja", "kymmeniä miljoonia"; "sadoissakymmenissä" is 110."""
        if vague.end != figure.end:
            return figure.article or vague.end > figure.end
        if "hedge" in self.tokens.before(figure.start):
            return False  # "более тысячи" is more than one
        return figure.end == figure.start + 1 or power_of_ten(figure.value)

    def vaguely(self, end: int) -> int:
        """The token after what else is left open: "several *hundred*", "useita *tuhansia*"."""
        while True:
            scale = self.figures.behind(end, "scale")
            more = scale if scale is not None and scale[0] >= _HUNDRED else None
            more = more or self.figures.behind(end, "collective") or self.figures.behind(end, "vague")
            if more is None:
                return self.tens_of_thousands(end)
            end = more[1]

    def tens_of_thousands(self, end: int) -> int:
        """The token after a round number that is written as one word: "flere *titusen*"."""
        tokens = self.tokens
        if end + 1 >= tokens.count or tokens.words[end].isdecimal() or tokens.gap(end + 1):
            return end
        figure = self.figures.numerals.figure(end) if tokens.joined(end) else None
        if figure is None or figure.value < _HUNDRED or not power_of_ten(figure.value):
            return end
        return figure.end

    # --- an amount ----------------------------------------------------------------------

    def amount(self, figure: Figure, floor: int) -> Found | None:
        lower: Figure | None = None
        tail = Tail("percent", "percent", figure.end) if figure.percent else self.tails.behind(figure)
        upper = self.upper(figure, tail)
        if figure.least is not None:
            lower = figure._replace(value=figure.least)
        elif upper is not None:
            lower, figure = figure, upper
            tail = self.tails.behind(figure)
        if tail is None:
            figure, tail = self.tails.past_hedge(figure)
        elif lower is None:
            figure, tail = self.tails.compound(figure, tail)
        first = lower or figure
        if first.article and lower is None and self.is_article(first, tail, floor):
            return None
        start, sign = self.minus(first, floor)
        end = tail.end if tail else figure.end
        if self.tokens.before(start):
            start, tail = self.led(start, end, tail, floor)
            end = tail.end if tail else end
            money = self.tails.before(start, floor)
            if money is not None:
                tail = self.money(money, tail, figure)
                start, end = money[1], tail.end
        if tail is not None and tail.kind == "currency":
            figure, end = self.with_minor(figure, end, tail)
        return self.mention(lower, figure, tail, (start, end), sign, floor)

    def led(self, start: int, end: int, tail: Tail | None, floor: int) -> tuple[int, Tail | None]:
        """ "yüzde 12,5", 大さじ2, 時速85マイル: the unit before the figure, or the half of it that stands there."""
        hedge = self.tokens.longest_before(start, "hedge", floor)
        for at in (start,) if hedge is None else (start, hedge[1]):
            frame = self.tokens.longest_before(at, "unit_frame", floor)
            behind = self.figures.behind(end, "framed") if tail is None else (tail.unit, end)
            if frame is not None and behind is not None and behind[0] in frame[0]:
                kind = tail.kind if tail is not None and tail.kind == "currency" else "quantity"
                return frame[1] if at == start else start, Tail(kind, frame[0][behind[0]], behind[1])
        if tail is not None:
            return start, tail
        percent = self.tokens.longest_before(start, "percent_before", floor)
        if percent is not None:
            return percent[1], Tail("percent", "percent", end)
        unit = self.tokens.longest_before(start, "unit_before", floor)
        return (start, None) if unit is None else (unit[1], self.tails.measured(unit[0], end))

    def money(self, before: tuple[str, int, Decimal], tail: Tail | None, figure: Figure) -> Tail:
        unit, _, factor = before
        if tail is not None and tail.kind == "currency":
            return tail._replace(unit=tail.unit or unit, factor=tail.factor * factor)
        return Tail("currency", unit, figure.end, factor)

    def mention(
        self, lower: Figure | None, figure: Figure, tail: Tail | None, span: tuple[int, int], sign: int, floor: int
    ) -> Found:
        tokens = self.tokens
        first = lower or figure
        core = first.at if sign > 0 else self.sign_at(span[0], first)
        start, end, hedge = self.hedged(*span, floor, ranged=lower is not None)
        if figure.hedge and start == span[0]:
            end, hedge = span[1], figure.hedge  # 三十多年|来
        kind, unit, _, factor, _ = tail or _NO_TAIL
        if kind == "duration" and start == span[0] - 1 and tokens.words[start] in self.lasting:
            start, hedge = span[0], ""  # "under fyra år" is as long as that
        if kind == "duration" and start == span[0] - 1 and tokens.words[start] in self.recent and unit not in _CLOCKED:
            start, hedge = span[0], ""  # 近五年 are the last five
        at = min(core, tokens.starts[start])
        granularity, value = figure.granularity, figure.value
        if factor != 1 or sign != 1:
            granularity, value = granularity * abs(factor), value * factor * sign
        if lower is None:
            quantity = Quantity(value, hedge or figure.hedge, None, granularity, unit)
        else:
            quantity = Quantity(_from(lower, figure) * factor, "..", value, granularity, unit)
        to = max(tokens.ends[end - 1], figure.to)
        mention = Mention(kind, at, to, quantity, unit, quantity.hedge or None, (core, figure.to))
        if figure.readings:
            readings = tuple(quantity._replace(figure=reading * factor * sign) for reading in figure.readings)
            problem = f'"{tokens.text[first.at : first.to]}" is grouped as no language writes figures'
            mention = mention._replace(readings=readings, problem=problem)
        return Found(start, end, mention, span[1])

    def sign_at(self, start: int, first: Figure) -> int:
        """Where a negative figure starts: at its sign, or at the word that negates it."""
        tokens = self.tokens
        if start < first.start:
            return tokens.starts[start]
        return first.at - 1 if tokens.text[first.at - 1] != " " else first.at - 2

    # --- around the figure --------------------------------------------------------------

    def upper(self, figure: Figure, tail: Tail | None) -> Figure | None:
        """The other end of a range: "4–6", "between 4 and 6", "4 to 6 percent", "five–six"."""
        tokens = self.tokens
        end = tail.end if tail else figure.end
        if end >= tokens.count or figure.hedge or figure.readings or figure.start in self.apart:
            return None
        leads = None
        dash = tokens.gap(end)
        start, at = self.past_sign(figure, end)
        alike = figure.digits == tokens.words[at].isdecimal()
        if not (alike and (DASH.match(dash) if figure.digits else dash in _TIGHT_DASHES)):
            if _RANGED.isdisjoint(tokens.next(end)):
                return None
            between = tokens.longest_before(start, "between")
            joint = self.figures.behind(end, "range_and" if between else "range_to")
            if joint is None or joint[1] >= tokens.count or not tokens.joined(joint[1]):
                return None
            leads = None if between else tokens.longest_before(start, "from")
            if leads is not None and leads[0] == "always":
                return None  # "from 5 to 7" tells a change as often as a range
            start, at = self.past_sign(figure, joint[1])
        upper = self.figures.figure(at)
        if upper is None or upper.ordinal or upper.hedge or upper.value <= figure.value:
            return None
        if not figure.digits and figure.value < 1 and upper.value >= _HUNDRED:
            return None  # "fell a third to 120 million"
        if upper.digits and not free_behind(self.tokens, upper):
            return None
        other = self.tails.behind(upper) if tail is not None or leads is not None else None
        if leads is not None and leads[0] != "ends" and other is None:
            return None
        if tail is not None and (other is None or other.unit != tail.unit):
            return None
        return upper

    def past_sign(self, figure: Figure, at: int) -> tuple[int, int]:
        """Where a figure starts with the sign of its currency, and the token past the same sign: "$5 to $10"."""
        tokens = self.tokens
        sign = self.tails.before(figure.start, 0) if tokens.before(figure.start) else None
        if sign is None:
            return figure.start, at
        other = tokens.longest(at, "currency")
        touches = other is not None and other[1] < tokens.count and self.tails.touches(at, other[1])
        return sign[1], other[1] if other is not None and touches and other[0] == sign[0] else at

    def minus(self, figure: Figure, floor: int) -> tuple[int, int]:
        """The token where the signed figure starts, and its sign."""
        tokens, text, at = self.tokens, self.tokens.text, figure.at
        found = tokens.longest_before(figure.start, "minus")  # 零下: its own nought is spoken for
        if found is not None:
            hedge = tokens.longest_before(figure.start, "hedge", floor)
            return (found[1], -1) if hedge is None or hedge[1] >= found[1] else (figure.start, 1)
        if figure.digits and at > 1 and figure.value < 1 and text[at - 1] in ".,":
            at -= 1  # "-.5"
        if figure.digits and at and text[at - 1] in "-−":
            before = text[at - 2] if at > 1 else " "
            if before in " (\n" or is_single(before):
                return figure.start, -1
        if figure.digits and text[:at] == "- " and figure.end >= tokens.count:
            return figure.start, -1  # nothing but a minus and a figure, so no item of a list
        return figure.start, 1

    def hedged(self, start: int, end: int, floor: int, *, ranged: bool) -> tuple[int, int, str]:
        """The span with its hedge, wherever the language puts that."""
        tokens = self.tokens
        leading = tokens.before(start)
        before = tokens.longest_before(start, "hedge", floor) if leading else None
        if before is not None and not before[0]:
            return start, end, ""  # 最近五场: a word that only ends as a hedge does
        if before is not None and not self.inflects(before[1]):
            return before[1], end, before[0]
        follow = tokens.next(end)
        counter = follow.get("counter")
        after = (tied(tokens, end) if self.tied else None) or follow.get("hedge")
        at = end
        if after is None and counter is not None:
            at = counter[1]
            after = (tied(tokens, at) if self.tied else None) or tokens.behind(at, "hedge")
        if after is not None and not (self.bounded and after[1] == at + 1 and not closes(tokens, after[1])):
            return start, after[1], after[0]
        between = tokens.longest_before(start, "between", floor) if leading and ranged else None
        return between[1] if between is not None else start, end, ""

    def inflects(self, at: int) -> bool:
        """Whether a token is the ending of the word before it and no abbreviation: EU:*n* 27."""
        tokens = self.tokens
        return at > 0 and tokens.gap(at) in (":", "'", "’") and tokens.starts[at] == tokens.ends[at - 1] + 1

    def with_minor(self, figure: Figure, end: int, tail: Tail) -> tuple[Figure, int]:
        """ "3 dollars 50 cents", "15 dollars and 50"."""
        tokens = self.tokens
        if tail.factor != 1 or tail.minor or figure.granularity < 1:
            return figure, end
        joiner = self.figures.behind(end, "joiner") or self.figures.behind(end, "minor_joiner")
        at = joiner[1] if joiner is not None else end
        if at >= tokens.count or not tokens.joined(at):
            return figure, end
        small = self.figures.numerals.figure(at)
        if small is None or small.ordinal or not 0 < small.value < 100 or small.granularity != 1:
            return figure, end
        link = self.figures.behind(small.end, "unit_link")
        name = self.figures.behind(link[1] if link is not None else small.end, "minor")
        if name is not None:
            per, stop = name[0][0], name[1]
        elif small.value >= 10 and self.tails.closes(small.end):
            per, stop = 100, small.end
        else:
            return figure, end
        value = figure.value + small.value / Decimal(per)
        grown = figure._replace(value=value, granularity=Decimal(1) / per, to=small.to)
        return self.with_smaller(grown, stop) if per == 10 else (grown, stop)

    def with_smaller(self, figure: Figure, end: int) -> tuple[Figure, int]:
        """50元6角*三分*: what is behind a tenth of a currency."""
        if end >= self.tokens.count or self.tokens.gap(end) != "":
            return figure, end
        small = self.figures.numerals.figure(end)
        name = self.figures.behind(small.end, "minor_behind") if small is not None else None
        if small is None or name is None or not 0 < small.value < 10:
            return figure, end
        per = Decimal(name[0][0])
        return figure._replace(value=figure.value + small.value / per, granularity=1 / per, to=small.to), name[1]

    def is_article(self, figure: Figure, tail: Tail | None, floor: int) -> bool:
        """Whether a word for one is an article or a pronoun and no count."""
        tokens = self.tokens
        if figure.end < tokens.count and tokens.words[figure.end].isdecimal() and tokens.gap(figure.end) == " ":
            return True  # "cerca de un 30 %"
        if tokens.longest_before(figure.start, "not", floor):
            return True
        if figure.hedge or tokens.longest_before(figure.start, "minus", floor):
            return False
        hedge = tokens.longest_before(figure.start, "hedge", floor)
        if hedge is not None and (hedge[0] in (">=", "<=") or (hedge[0] in (">", "<") and figure.start - hedge[1] > 1)):
            return False  # "at least one", "mer än ett"; "under en" is during
        if tail is not None and tail.kind in ("percent", "currency"):
            return False
        if self.figures.behind(figure.end, "not") is not None:
            return True
        alone = figure.start == 0 and figure.end == tokens.count
        if figure.value != 1 and (alone or tail is not None or self.figures.behind(figure.end, "counter")):
            return False  # "nouă persoane" are nine, and "o lege nouă" is new
        return tokens.longest(figure.start, "article") is not None


def _from(lower: Figure, upper: Figure) -> Decimal:
    """The lower end of a range; "2–3 million" and "two to three hundred" share their multiplier."""
    if upper.granularity == _HUNDRED and upper.value < _THOUSAND and lower.value * _HUNDRED < upper.value:
        return lower.value * _HUNDRED
    if lower.granularity > 1 or upper.value < lower.value * 1000:
        return lower.value
    for scale in _SCALES:
        if upper.value >= scale and lower.value < 1000 and lower.value * scale < upper.value:
            return lower.value * scale
    return lower.value
