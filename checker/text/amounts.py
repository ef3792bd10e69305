"""Numbers with what stands around them: hedge, range, ordinal mark, percent, currency, unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from checker.model import Mention
from checker.quantities import Quantity
from checker.text.numerals import Figure, Numerals
from checker.text.tokens import Tokens, is_single

_ZERO = Decimal(0)
_dashes = re.compile(r" ?[-–—~〜～−] ?\Z")
_PERCENT = ("percent", "percentage-point", "permille")


class Found(NamedTuple):
    """A mention and the tokens it takes, half-open; no mention: tokens that hold none."""

    start: int
    end: int
    mention: Mention | None


class _Tail(NamedTuple):
    """What stands behind a figure."""

    kind: str
    unit: str | None
    end: int
    factor: Decimal = Decimal(1)


class Amounts:
    """Finds numbers, ordinals, percentages, money, durations and quantities in one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens) -> None:
        self.table = table
        self.tokens = tokens
        self.forward = table["forward"]
        self.backward = table["backward"]
        self.numerals = Numerals(table, tokens)

    def at(self, index: int, floor: int) -> Found | None:
        """The mention whose figure starts at this token; tokens before `floor` are spoken for."""
        figure = self.figure(index)
        if figure is None or figure.article:
            vague = self.vague(index, floor)
            if vague is not None or figure is None:
                return vague
        if figure.digits and not self.stands_free(figure):
            return Found(index, self.chunk_end(figure.end), None)
        if figure.ordinal:
            return self.ordinal(figure, floor)
        if (
            figure.digits
            and self.tokens.longest(self.forward, figure.end, "ordinal_mark")
            and self.marked(figure)
        ):
            return self.ordinal(figure, floor)
        before = self.tokens.longest_before(self.backward, index, "ordinal_mark", floor)
        if before is not None and self.tokens.gap(index) == "":
            return self.ordinal(figure, before[1])
        return self.amount(figure, floor)

    # --- the figure ---------------------------------------------------------------------

    def figure(self, index: int) -> Figure | None:
        figure = self.numerals.figure(index)
        if figure is None:
            figure = self.collective(index)
        if figure is None:
            return None
        figure = self.suffixed(figure)
        figure = self.multiplied(figure)
        return self.with_fraction(figure)

    def collective(self, index: int) -> Figure | None:
        found = self.tokens.longest(self.forward, index, "collective")
        if found is None:
            return None
        (value, hedge), end = found
        tokens = self.tokens
        return Figure(
            index, end, Decimal(value), Decimal(value if hedge else 1), False, hedge=hedge,
            at=tokens.starts[index], to=tokens.ends[end - 1],
        )  # fmt: skip

    def suffixed(self, figure: Figure) -> Figure:
        """ "10k", "1.2bn": a multiplier that stands behind digits alone."""
        if not figure.digits or figure.end >= self.tokens.count:
            return figure
        found = self.tokens.longest(self.forward, figure.end, "suffix")
        if found is None:
            return figure
        (value, written), end = found
        to = self.tokens.ends[end - 1]
        begin = self.tokens.starts[figure.end]
        if written != written.lower() and self.tokens.text[begin:to] != written:
            return figure
        return self.scaled(figure, Decimal(value), end)

    def multiplied(self, figure: Figure) -> Figure:
        """ "3 dozens", "a couple of dozens" of things."""
        found = (
            self.tokens.longest(self.forward, figure.end, "collective")
            if figure.end < self.tokens.count
            else None
        )
        if found is not None and self.tokens.joined(figure.end):
            (value, hedge), end = found
            return self.scaled(figure, Decimal(value), end)._replace(
                hedge=hedge or figure.hedge, granularity=Decimal(1)
            )
        rough = (
            self.tokens.longest(self.forward, figure.end, "rough") if figure.end < self.tokens.count else None
        )
        if rough is not None and self.tokens.gap(figure.end) in ("", "-"):
            granularity = Decimal(10)
            return figure._replace(
                end=rough[1], to=self.tokens.ends[rough[1] - 1], hedge="~", granularity=granularity
            )
        return figure

    def scaled(self, figure: Figure, factor: Decimal, end: int) -> Figure:
        return figure._replace(
            end=end, value=figure.value * factor, granularity=figure.granularity * factor, article=False,
            to=self.tokens.ends[end - 1],
        )  # fmt: skip

    def with_fraction(self, figure: Figure) -> Figure:
        """ "two thirds", "five and a half"."""
        tokens = self.tokens
        if figure.end >= tokens.count or not tokens.joined(figure.end):
            return figure
        found = tokens.longest(self.forward, figure.end, "fraction")
        if found is not None and not figure.ordinal:
            value = _divided(figure.value, found[0])
            return figure._replace(
                end=found[1],
                to=tokens.ends[found[1] - 1],
                value=value,
                article=False,
                granularity=_grain(value),
            )
        joiner = tokens.longest(self.forward, figure.end, "joiner")
        if joiner is None or joiner[1] >= tokens.count:
            return figure
        at = joiner[1]
        article = tokens.longest(self.forward, at, "article")
        half = tokens.longest(self.forward, article[1] if article else at, "fraction")
        if half is None or half[0] != 2:
            return figure
        return figure._replace(
            end=half[1], to=tokens.ends[half[1] - 1], value=figure.value + Decimal("0.5"), granularity=Decimal("0.1"),
            article=False,
        )  # fmt: skip

    def stands_free(self, figure: Figure) -> bool:
        """Whether the digits are no part of a name, a code, a version or a telephone number."""
        tokens, text = self.tokens, self.tokens.text
        at, to = figure.at, figure.to
        before = text[at - 1] if at else " "
        if before.isalpha() and not is_single(before):
            if not self.tokens.longest_before(self.backward, figure.start, "currency"):
                return self.tokens.longest_before(self.backward, figure.start, "code") is not None
        elif before in "-–/" and at > 1 and (text[at - 2].isalnum() and not is_single(text[at - 2])):
            word = tokens.words[figure.start - 1] if figure.start else ""
            written = (
                text[tokens.starts[figure.start - 1] : tokens.ends[figure.start - 1]] if figure.start else ""
            )
            if written != word or word.isdecimal():
                return False
        elif before in "._:+#@" or (before == "," and at > 1 and text[at - 2].isdecimal()):
            return before in "+:#" and not (at > 1 and text[at - 2].isalnum())
        after = text[to] if to < len(text) else " "
        if after.isalpha() and not is_single(after) and tokens.words[figure.end - 1].isdecimal():
            return self.known_tail(figure)
        if after in "-/" and to + 1 < len(text) and text[to + 1].isdecimal():
            return bool(re.match(r"[-/]\d+(?![\d/-])", text[to : to + 24])) and after == "-"
        return not (after in "._" and to + 1 < len(text) and text[to + 1].isalnum())

    def known_tail(self, figure: Figure) -> bool:
        found = self.tokens.all_from(self.forward, figure.end)
        known = {"unit", "currency", "code", "ordinal_mark", "counter", "percent", "minor", "clock_hour"}
        return any(known & meanings.keys() for meanings, _ in found)

    def chunk_end(self, end: int) -> int:
        """Past everything that is glued to a code or a telephone number."""
        tokens = self.tokens
        while (
            end < tokens.count
            and not is_single(tokens.words[end][0])
            and tokens.gap(end) in ("", "-", ".", "/", "_", ":")
        ):
            end += 1
        return end

    # --- kinds --------------------------------------------------------------------------

    def marked(self, figure: Figure) -> bool:
        """Whether the ordinal mark belongs to the digits: nothing, or a colon, between them."""
        tokens = self.tokens
        found = tokens.longest(self.forward, figure.end, "ordinal_mark")
        return found is not None and tokens.gap(figure.end) in ("", ":", "-")

    def ordinal(self, figure: Figure, first: int) -> Found:
        tokens = self.tokens
        end = figure.end
        if not figure.ordinal and figure.digits:
            mark = tokens.longest(self.forward, end, "ordinal_mark")
            if mark is not None and self.marked(figure):
                end = mark[1]
        start = min(first, figure.start) if first < figure.start and not figure.ordinal else figure.start
        before = tokens.longest_before(self.backward, figure.start, "ordinal_mark", first)
        start = before[1] if before is not None and not figure.ordinal else figure.start
        at, to = tokens.starts[start], tokens.ends[end - 1]
        value = Quantity(figure.value, granularity=figure.granularity)
        return Found(start, end, Mention("ordinal", at, to, value, core=(at, to)))

    def amount(self, figure: Figure, floor: int) -> Found | None:
        tokens = self.tokens
        lower: Figure | None = None
        tail = self.tail(figure)
        upper = self.upper(figure, tail)
        if upper is not None:
            lower, figure = figure, upper
            tail = self.tail(figure)
        first = lower or figure
        start, sign = self.minus(first, floor)
        money = tokens.longest_before(self.backward, start, "currency", floor) or self.code_before(
            start, floor
        )
        if money is not None:
            start = money[1]
            unit = money[0] if tail is None or tail.kind != "currency" else (tail.unit or money[0])
            tail = _Tail(
                "currency",
                _decided(money[0], unit),
                tail.end if tail and tail.kind == "currency" else figure.end,
            )
        if first.article and lower is None and self.is_article(first, tail, floor):
            return Found(first.start, first.end, None)
        end = tail.end if tail else figure.end
        figure, end, tail = self.minor(figure, end, tail)
        return self.mention(lower, figure, tail, start, end, sign, floor)

    def mention(
        self,
        lower: Figure | None,
        figure: Figure,
        tail: _Tail | None,
        start: int,
        end: int,
        sign: int,
        floor: int,
    ) -> Found:
        tokens = self.tokens
        first = lower or figure
        start, end, hedge = self.hedge(start, end, figure, floor)
        hedge = ".." if lower is not None else hedge or figure.hedge
        factor = tail.factor if tail else Decimal(1)
        value = figure.value * factor * sign
        quantity = Quantity(
            (lower.value * self.shared_scale(lower, figure) * factor) if lower else value,
            hedge, value if lower else None, figure.granularity * factor, tail.unit if tail else None,
        )  # fmt: skip
        at = tokens.starts[start] if start < first.start else first.at
        if sign < 0 and start == first.start:
            at = tokens.text.rfind(tokens.text[first.at - 1], 0, first.at) if first.at else first.at
        to = max(tokens.ends[end - 1], figure.to)
        core = (min(first.at, at) if sign < 0 and start == first.start else first.at, figure.to)
        kind = tail.kind if tail else "number"
        return Found(start, end, Mention(kind, at, to, quantity, quantity.unit, hedge or None, core))

    def shared_scale(self, lower: Figure, upper: Figure) -> Decimal:
        """ "2–3 million": the multiplier of the upper end holds for the lower, where that is below it."""
        scale = Decimal(1)
        for candidate in (
            Decimal(10) ** 12,
            Decimal(10) ** 9,
            Decimal(10) ** 6,
            Decimal(1000),
            Decimal(10000),
            Decimal(10) ** 8,
        ):
            if upper.granularity >= candidate / 100 and upper.value >= candidate > lower.value * 1000:
                scale = max(scale, candidate)
        return (
            scale if scale > 1 and lower.granularity <= 1 and upper.granularity * 1000 > scale else Decimal(1)
        )

    # --- around the figure --------------------------------------------------------------

    def tail(self, figure: Figure) -> _Tail | None:
        tokens = self.tokens
        end = figure.end
        if end >= tokens.count or not tokens.joined(end):
            return None
        link = tokens.longest(self.forward, end, "link")
        for at in (end, link[1]) if link is not None else (end,):
            if at >= tokens.count or not tokens.joined(at):
                continue
            prefix = tokens.longest(self.forward, at, "unit_prefix")
            found = self.unit_at(figure, at) or (
                self.unit_at(figure, prefix[1]) if prefix and prefix[1] < tokens.count else None
            )
            if found is not None:
                return found
        return None

    def unit_at(self, figure: Figure, at: int) -> _Tail | None:
        tokens = self.tokens
        for meanings, end in tokens.all_from(self.forward, at):
            if "currency" in meanings:
                return self.refined(meanings["currency"], end)
            if "unit" in meanings:
                unit = meanings["unit"]
                if (
                    end == at + 1
                    and len(tokens.words[at]) == 1
                    and tokens.words[at].isascii()
                    and not figure.digits
                ):
                    continue
                if unit in _PERCENT:
                    return _Tail("percent", unit, end)
                kind = "duration" if unit in self.table["duration_units"] else "quantity"
                unit, times = self.table["multiples"].get(unit, (unit, 1))
                return _Tail(kind, unit, end, Decimal(times))
            if "minor" in meanings:
                per, of = meanings["minor"]
                return _Tail("currency", of or None, end, Decimal(1) / Decimal(per))
            if "code" in meanings and self.written_code(at, end):
                return self.refined(meanings["code"], end)
            if "scaled_code" in meanings and self.written_code(at, end):
                factor, code = meanings["scaled_code"]
                return _Tail("currency", code, end, Decimal(factor))
        return None

    def refined(self, unit: str, end: int) -> _Tail:
        """ "$ usd", "$ CAD": a sign that several currencies share, decided by the code behind it."""
        tokens = self.tokens
        factor = Decimal(1)
        if end < tokens.count and tokens.gap(end) in ("", " "):
            for meanings, to in tokens.all_from(self.forward, end):
                other = meanings.get("code") or meanings.get("currency")
                if (
                    other is not None
                    and unit in self.table["families"]
                    and other in self.table["families"][unit]
                ):
                    unit, end = other, to
                    break
            else:
                scale = tokens.longest(self.forward, end, "scale")
                if scale is not None and scale[0] >= 1000:  # "75 USD million"
                    factor, end = Decimal(scale[0]), scale[1]
        return _Tail("currency", unit, end, factor)

    def written_code(self, at: int, end: int) -> bool:
        written = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[end - 1]]
        return written.isupper() or self.tokens.words[at] in self.table["lower_codes"]

    def code_before(self, start: int, floor: int) -> tuple[str, int] | None:
        found = self.tokens.longest_before(self.backward, start, "code", floor)
        if found is None or not self.written_code(found[1], start) or found[0] in self.table["word_codes"]:
            return None
        return found

    def upper(self, figure: Figure, tail: _Tail | None) -> Figure | None:
        """The other end of a range: "4–6", "between 4 and 6", "4 to 6 percent"."""
        tokens = self.tokens
        end = tail.end if tail else figure.end
        if end >= tokens.count or figure.hedge:
            return None
        gap = tokens.gap(end)
        at = end
        if not (_dashes.match(gap) and tokens.words[end].isdecimal() == figure.digits):
            between = tokens.longest_before(self.backward, figure.start, "between")
            joint = tokens.longest(self.forward, end, "range_and" if between else "range_to")
            if (
                joint is None
                or joint[1] >= tokens.count
                or not tokens.joined(end)
                or not tokens.joined(joint[1])
            ):
                return None
            if not between and tokens.longest_before(self.backward, figure.start, "from"):
                return None
            at = joint[1]
        upper = self.figure(at)
        if upper is None or upper.ordinal or not upper.value > figure.value or upper.hedge:
            return None
        if tail is not None:
            other = self.tail(upper)
            if other is None or other.unit != tail.unit:
                return None
        return upper

    def minus(self, figure: Figure, floor: int) -> tuple[int, int]:
        tokens, text = self.tokens, self.tokens.text
        found = tokens.longest_before(self.backward, figure.start, "minus", floor)
        if found is not None:
            return found[1], -1
        at = figure.at
        if (
            figure.digits
            and at
            and text[at - 1] in "-−"
            and (at == 1 or text[at - 2] in " (\n")
            and text[: at - 1].strip(" -")
        ):
            return figure.start, -1
        if figure.digits and at and text[at - 1] in "-−" and not text[: at - 1].strip():
            return figure.start, -1
        return figure.start, 1

    def hedge(self, start: int, end: int, figure: Figure, floor: int) -> tuple[int, int, str]:
        tokens = self.tokens
        before = tokens.longest_before(self.backward, start, "hedge", floor)
        if before is None:
            between = tokens.longest_before(self.backward, start, "between", floor)
            if between is not None:
                before = ("", between[1])
        at = end
        counter = (
            tokens.longest(self.forward, at, "counter") if at < tokens.count and tokens.joined(at) else None
        )
        after = None
        for place in (at,) if counter is None else (at, counter[1]):
            if place < tokens.count and tokens.joined(place):
                after = tokens.longest(self.forward, place, "hedge")
                if after is not None:
                    break
        operator = ""
        if before is not None:
            start, operator = before[1], before[0]
        if after is not None and not operator:
            end, operator = after[1], after[0]
        return start, end, operator

    def minor(self, figure: Figure, end: int, tail: _Tail | None) -> tuple[Figure, int, _Tail | None]:
        """ "3 dollars 50 cents", "15 dollars and 50"."""
        tokens = self.tokens
        if (
            tail is None
            or tail.kind != "currency"
            or tail.factor != 1
            or end >= tokens.count
            or figure.granularity < 1
        ):
            return figure, end, tail
        at = end
        joiner = tokens.longest(self.forward, at, "joiner")
        if joiner is not None:
            at = joiner[1]
        if at >= tokens.count or not tokens.joined(at) or not tokens.joined(end):
            return figure, end, tail
        small = self.numerals.figure(at)
        if small is None or small.ordinal or not _ZERO < small.value < 100 or small.granularity != 1:
            return figure, end, tail
        name = tokens.longest(self.forward, small.end, "minor") if small.end < tokens.count else None
        if name is not None:
            per, _ = name[0]
            stop = name[1]
        elif (
            small.value >= 10
            and not tokens.gap(small.end)[:1].isspace()
            and tokens.gap(small.end)[:1] not in tuple("-:/%")
        ):
            per, stop = 100, small.end
        else:
            return figure, end, tail
        value = figure.value + small.value / Decimal(per)
        return (
            figure._replace(value=value, granularity=Decimal("0.01"), to=small.to),
            stop,
            tail._replace(end=stop),
        )

    def is_article(self, figure: Figure, tail: _Tail | None, floor: int) -> bool:
        """Whether a word for one is an article or a pronoun and no count."""
        tokens = self.tokens
        if tokens.longest_before(self.backward, figure.start, "not", floor):
            return True
        if tail is not None and tail.kind in ("percent", "currency"):
            return False
        if figure.end < tokens.count and tokens.longest(self.forward, figure.end, "not"):
            return True
        if tokens.longest_before(self.backward, figure.start, "minus", floor):
            return False
        return tokens.longest(self.forward, figure.start, "article") is not None

    def vague(self, index: int, floor: int) -> Found | None:
        tokens = self.tokens
        found = tokens.longest(self.forward, index, "vague")
        if found is not None:
            at, to = tokens.starts[index], tokens.ends[found[1] - 1]
            value = Quantity(None, "many")
            return Found(index, found[1], Mention("number", at, to, value, None, "many", (at, to)))
        return self.half(index, floor)

    def half(self, index: int, floor: int) -> Found | None:
        """ "half a million", "halv miljon": a half of what follows."""
        tokens = self.tokens
        found = tokens.longest(self.forward, index, "fraction")
        if found is None or found[0] != 2:
            return None
        at = found[1]
        article = tokens.longest(self.forward, at, "article") if at < tokens.count else None
        at = article[1] if article is not None else at
        if at >= tokens.count or not tokens.joined(at):
            return None
        whole = self.collective(at) or self.numerals.figure(at)
        if whole is None or whole.value < 10 or whole.digits or whole.ordinal:
            return None
        figure = whole._replace(
            start=index, at=tokens.starts[index], value=whole.value / 2, granularity=whole.granularity / 2
        )
        return self.amount(figure, floor)


def _divided(value: Decimal, by: int) -> Decimal:
    return (value / Decimal(by)).quantize(Decimal("1e-15")).normalize()


def _grain(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


def _decided(sign: str, unit: str | None) -> str:
    return unit if unit is not None else sign
