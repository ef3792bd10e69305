"""Figures in digits and words: from a token to an exact number."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from checker.text.bounded import stands, tight
from checker.text.literals import LONGEST, Group, fraction, literal
from checker.text.tokens import Tokens
from checker.words import is_single

_digits = re.compile(r"\d+(?![.,]?\d)")
_exponent = re.compile(r"e([+-]?\d{1,2})(?![\w.,])")
_ONE = Decimal(1)
# What a number may go on with.
_BEHIND_DIGITS = frozenset(("scale", "inner_hedge", "joiner", "unit_link"))
_BEHIND_WORDS = _BEHIND_DIGITS | {"number", "ordinal"}
_COUNTED = frozenset(("unit", "currency", "counter"))
_DEEPEST = 6  # ordinals in a chain that have others chained to them: a thousandth to 10^18
_THOUSAND = 1000
_TENS = tuple(Decimal(tens) for tens in range(20, 100, 10))


class Figure(NamedTuple):
    """A number found in text, before its unit and its hedge are known."""

    start: int  # first token
    end: int  # the token after the last
    value: Decimal
    granularity: Decimal
    digits: bool  # whether it starts with digits
    ordinal: bool = False
    article: bool = False  # a lone word for one, which may be an article
    hedge: str = ""
    at: int = -1  # code point where it starts
    to: int = -1
    readings: tuple[Decimal, ...] = ()
    percent: bool = False  # whether it is told in parts of a hundred
    least: Decimal | None = None  # the lower end, where one word tells two: 五六百


class _Item(NamedTuple):
    """A summand of a number under construction."""

    value: Decimal
    place: Decimal  # what follows must be smaller than this
    start: int  # first token
    end: int  # the token after it: where the number ends if what follows proves to be another
    granularity: Decimal
    scaled: bool = False  # whether it ends in a multiplier
    digits: bool = False  # whether it is written in digits alone
    weak: bool = False  # whether its word counts only within a longer number
    spread: Decimal = Decimal(0)  # how far below its value it may be


class Numerals:
    """Reads numbers out of the tokens of one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens) -> None:
        self.table = table
        self.tokens = tokens
        self.forward = table["forward"]
        self._chains = 0  # of ordinals, each within the one before
        self._read: dict[int, Figure | None] = {}  # dates, times and amounts ask for the same figures
        self.weak: set[str] = table["weak_numbers"]
        self.rooms: dict[Decimal, int] = table["rooms"]  # an int is found under the Decimal that is equal

    def figure(self, index: int) -> Figure | None:
        """The longest number that starts with this token."""
        if index not in self._read:
            self._read[index] = self._figure(index)
        return self._read[index]

    def _figure(self, index: int) -> Figure | None:
        tokens = self.tokens
        if self.table["positional"] and not tokens.words[index].isdecimal():
            digits = self.positional(index)
            if digits is not None:
                return digits
        if tokens.words[index] in self.table["inverted_scales"]:
            about = self.inverted(index)
            if about is not None:
                return about
        items: list[_Item] = []
        at = index
        end = index
        ordinal = leads = False
        hedge = ""
        while at < tokens.count:
            if at > index and not self.continues(at, items):
                break
            inner = self.inner_hedge(at) if items and self.table["inner_hedges"] else None
            if inner is not None:
                hedge, at = inner
            step = self.step(at, items)
            if step is None:
                break
            at, ordinal, closed = step
            end = at
            if ordinal and len(items) == 1 and self.table["ordinal_leads"]:  # "kedua puluh lima"
                leads, ordinal = True, False
                continue
            if ordinal and self.table["ordinal_chains"]:
                end = self.chained(at, items)
            if ordinal or closed or not self.may_go_on(at, items[-1]):
                break
            at = self.skip_joiner(at)
        if not items or (len(items) == 1 and items[0].weak and not self.counts_alone(items[0])):
            return None
        end = items[-1].end if not ordinal else end
        if self.table["trailing_places"]:
            self.lower_last(items)
        if self.table["bounded"] and not tokens.words[index].isdecimal() and not stands(self.table, tokens, index, end):
            return None
        return self.result(index, end, items, ordinal or leads, hedge)

    def inverted(self, index: int) -> Figure | None:
        """ "тысяч 10", "тысяч десять-двенадцать": a multiplier before its number tells about as many."""
        tokens = self.tokens
        scale = self.meanings(index).get("scale")
        few = self.figure(index + 1) if index + 1 < tokens.count and tokens.gap(index + 1) == " " else None
        if scale is None or few is None or few.ordinal or not 0 < few.value < _THOUSAND or few.granularity > 1:
            return None
        if few.end < tokens.count and "scale" in tokens.next(few.end):
            return None
        value, grain, begin = few.value * _exact(scale), few.granularity * _exact(scale), tokens.starts[index]
        more = self.figure(few.end) if few.end < tokens.count and tokens.gap(few.end) in ("-", "–", " – ") else None
        if more is not None and few.value < more.value < _THOUSAND and not more.ordinal:
            to, most = tokens.ends[more.end - 1], more.value * _exact(scale)
            return Figure(index, more.end, most, grain, False, at=begin, to=to, least=value)
        return Figure(index, few.end, value, grain, False, hedge="~", at=begin, to=tokens.ends[few.end - 1])

    def result(self, index: int, end: int, items: list[_Item], ordinal: bool, hedge: str) -> Figure:
        tokens = self.tokens
        value = items[0].value if len(items) == 1 else sum((item.value for item in items), Decimal(0))
        word = tokens.words[index]
        digits = word.isdecimal()
        article = not digits and end == index + 1 and not ordinal and (value == 1 or "article" in self.meanings(index))
        start = tokens.starts[index]
        to = tokens.ends[end - 1]
        spread = sum((item.spread for item in items), Decimal(0))
        least = value - spread if spread and not ordinal else None
        return Figure(index, end, value, items[-1].granularity, digits, ordinal, article, hedge, start, to, least=least)

    def counts_alone(self, item: _Item) -> bool:
        """Whether a numeral that is another word too is the whole text, counts what follows, or is a denominator."""
        if self.parted(item.end) or (item.start == 0 and item.end == self.tokens.count):
            return True
        return not is_single(self.tokens.words[item.start][0]) and not _COUNTED.isdisjoint(self.tokens.next(item.end))

    def parted(self, at: int) -> bool:
        """Whether "parts of" stands here, so that what stands before is a denominator."""
        return at < self.tokens.count and self.tokens.longest(at, "parts") is not None

    def may_go_on(self, at: int, last: _Item) -> bool:
        """Whether what stands behind a summand can be part of the number; behind a multiplier anything may be."""
        if last.scaled:
            return True
        return not (_BEHIND_DIGITS if last.digits else _BEHIND_WORDS).isdisjoint(self.tokens.next(at))

    def inner_hedge(self, at: int) -> tuple[str, int] | None:
        """500余万: a bound between a number and its multiplier, and the token of the multiplier."""
        found = self.tokens.longest(at, "inner_hedge")
        if found is None or found[1] >= self.tokens.count or "scale" not in self.meanings(found[1]):
            return None
        return str(found[0]), found[1]

    def lower_last(self, items: list[_Item]) -> None:
        """一万三 is 13,000: a last digit behind a multiplier counts the place below that."""
        if len(items) < 2:
            return
        before, last = items[-2:]
        if before.scaled and before.place >= 100 and last.value < 10 and last.start == before.end and not last.digits:
            place = before.place / 10
            items[-1] = last._replace(value=last.value * place, granularity=place)

    def continues(self, at: int, items: list[_Item]) -> bool:
        """Whether the number may run on into this token."""
        tokens = self.tokens
        gap = tokens.gap(at)
        if gap == "":
            return True
        spaceless = is_single(tokens.words[at][0])
        if gap.isspace():
            if gap.count("\n") > 1:
                return False
            idiom = tokens.longest(at, "idiom") if self.table["bounded"] else None
            if idiom is not None and tight(tokens, at, idiom[1]):
                return False  # 세 경기: no multiplier
            # "一百 五 十": spaces inside a number only where a multiplier holds it together
            return not spaceless or (bool(items) and (items[-1].scaled or "scale" in self.meanings(at)))
        if gap == ", ":
            return self.runs_on(at, items)
        return gap in ("-", "‐", "\u00ad") and not spaceless

    def runs_on(self, at: int, items: list[_Item]) -> bool:
        """ "one thousand, two hundred": a comma within a number in words, where the rest is of hundreds."""
        last = items[-1] if items else None
        if last is None or not last.scaled or last.place < 1000 or self.tokens.words[items[0].start].isdecimal():
            return False
        rest: list[_Item] = []
        while (step := self.step(at, rest)) is not None:
            at = self.skip_joiner(step[0])
            if step[2] or at >= self.tokens.count or self.tokens.gap(at) == ", " or not self.continues(at, rest):
                break
        return bool(rest) and 100 <= rest[0].value < last.place

    def meanings(self, at: int) -> dict[str, Any]:
        node = self.forward.get(self.tokens.words[at])
        return node.get("", {}) if node else {}

    def skip_joiner(self, at: int) -> int:
        """Past an "and" inside a number, where a number word follows it."""
        tokens = self.tokens
        if at >= tokens.count:
            return at
        follow = tokens.next(at)
        link = follow.get("unit_link")
        if link is not None and link[1] < tokens.count:
            linked = self.meanings(link[1])
            if "scale" in linked or linked.get("ordinal", 0) >= 1000:
                return link[1]  # "20 de mii", "douăzeci de miilea"
        found = follow.get("joiner")
        if found is None or self.halves(found[1]):
            return at
        return found[1] if found[1] < tokens.count and self.is_numeral(found[1]) else tokens.count

    def ranks_on(self, at: int) -> bool:
        """Whether an ordinal follows, where every part of one is an ordinal."""
        tokens = self.tokens
        if not self.table["ordinal_chains"] or at >= tokens.count:
            return False
        return tokens.longest(at, "ordinal") is not None

    def halves(self, at: int) -> bool:
        """Whether an article and a fraction stand here: "a billion and *a half* million"."""
        tokens = self.tokens
        article = tokens.longest(at, "article") if at < tokens.count else None
        if article is None or article[1] >= tokens.count:
            return False
        return tokens.longest(article[1], "fraction") is not None

    def is_numeral(self, at: int) -> bool:
        if self.tokens.words[at].isdecimal():
            return True
        return any("number" in m or "ordinal" in m or "scale" in m for m, _ in self.tokens.all_from(at))

    def step(self, at: int, items: list[_Item]) -> tuple[int, bool, bool] | None:
        """Takes one numeral into the number: the token after it, whether it made it an ordinal, whether it ends."""
        tokens = self.tokens
        if tokens.words[at].isdecimal():
            return self.digits(at, items)
        for meanings, end in tokens.all_from(at):
            if "minor" in meanings and items and items[-1].digits:
                return None  # "15 cents"
            if "span" in meanings and self.add(_exact(meanings["span"][1]), at, end, items):
                items[-1] = items[-1]._replace(spread=_exact(meanings["span"][1] - meanings["span"][0]))
                return end, False, False
            if "scale" in meanings and len(items) == 1 and items[0].digits and self.begins_unit(at, end):
                return None
            # "ألفا" is two thousand, and thousand behind a number
            alone = not items and meanings.get("number", 0) > meanings.get("scale", 0)
            if "scale" in meanings and not alone and self.multiply(_exact(meanings["scale"]), at, end, items):
                return end, False, False
            if "number" in meanings and self.add(_exact(meanings["number"]), at, end, items):
                return end, False, False
            divides = items and "ordinal" in meanings and self.is_part(meanings, items) and tokens.gap(at)
            if divides and not self.ranks_on(end) and not self.improper(items, Decimal(meanings["ordinal"])):
                return None  # "due quinti", not "dos milésimo tricentésimo"
            if "ordinal" in meanings and self.close_ordinal(_exact(meanings["ordinal"]), at, end, items):
                return end, True, True
        return None

    def is_part(self, meanings: dict[str, Any], items: list[_Item]) -> bool:
        """Whether a word is the name of a part: "dos milésimos", and "un milésimo"; "dos milésimo" ranks."""
        return "fraction" in meanings or ("single_fraction" in meanings and len(items) == 1 and items[0].value == 1)

    def begins_unit(self, at: int, end: int) -> bool:
        """Whether a multiplier behind digits only begins the name of a unit or a currency: 兆|瓦, 百|慕大元."""
        found = (self.tokens.longest(at, meaning) for meaning in ("unit", "currency"))
        return any(name is not None and name[1] > end for name in found)

    def improper(self, items: list[_Item], below: Decimal) -> bool:
        """Whether so many parts would be more than a whole, where those are ordinals: "двадцать пятой" is 25th."""
        if not self.table["proper_fractions"]:
            return False
        return items[-1].place > below and sum((item.value for item in items), Decimal(0)) > below

    def digits(self, at: int, items: list[_Item]) -> tuple[int, bool, bool] | None:
        tokens = self.tokens
        begin = tokens.starts[at]
        led = begin and not items and tokens.text[begin - 1] == self.table["decimal"]
        group = (self.pointed(begin) if led else None) or literal(self.table, tokens.text, begin)
        if group is None:
            return None
        stop = begin + group.length
        power = _exponent.match(tokens.low, stop) if not items and tokens.low[stop : stop + 1] == "e" else None
        if power is not None:
            factor = Decimal(1).scaleb(int(power[1]))
            plain = group.value * factor + 0  # 1300000, not 1.3E+6
            group = Group(plain, group.granularity * factor, group.length + len(power[0]))
            stop = begin + group.length
        if items and not (items[-1].scaled and 0 < group.value < items[-1].place):
            return None
        end = at + 1
        while end < tokens.count and tokens.starts[end] < stop:
            end += 1
        items.append(_Item(group.value, min(group.granularity, _ONE), at, end, group.granularity, digits=True))
        return end, False, False

    def pointed(self, begin: int) -> Group | None:
        """ ".08": digits behind a decimal mark that nothing stands before."""
        text = self.tokens.text
        if begin > 1 and text[begin - 2] not in " (-−\n":
            return None
        digits = _digits.match(text, begin)
        if digits is None or len(digits.group()) > LONGEST:
            return None
        return fraction(digits.group(), ["0"], digits.group())

    def add(self, value: Decimal, at: int, end: int, items: list[_Item]) -> bool:
        if items:
            last = items[-1]
            if self.table["units_first"] and self.add_tens(value, at, end, items):
                return True
            if value == 0:
                # 九万零四百: the nought of an empty place
                return last.scaled and self.table["positional"] and end < self.tokens.count and self.is_numeral(end)
            if last.digits or last.value == 0 or value >= self.room(last):
                return False
            if last.weak and self.tokens.gap(at) == " ":
                return False  # "voi sataa viidestä …": it may rain from five
            if (
                last.scaled
                and at == last.end
                and self.tokens.words[items[0].start].isdecimal()
                and not is_single(self.tokens.words[at][0])
            ):
                return False  # "1.7 million four years ago"; "3 hundred and one" goes on in words
        weak = self.tokens.words[at] in self.weak
        if weak and not self.composes(end):
            return False
        granularity = _ONE if value % 1 == 0 else Decimal("0.1")
        items.append(_Item(value, _place(value), at, end, granularity, weak=weak))
        return True

    def add_tens(self, value: Decimal, at: int, end: int, items: list[_Item]) -> bool:
        """ "fünf|und|zwanzig": tens behind their units, with an "and" between them."""
        last = items[-1]
        if last.digits or not 1 <= last.value <= 9 or at == last.end or value not in _TENS:
            return False
        items[-1] = _Item(last.value + value, _ONE, last.start, end, _ONE)
        return True

    def chained(self, at: int, items: list[_Item]) -> int:
        """The token after the ordinals that run on from the one before: "vigésimo tercero"."""
        tokens = self.tokens
        while at < tokens.count and tokens.joined(at):
            begin = self.skip_joiner(at) if self.table["units_first"] else at
            found = tokens.longest(begin, "ordinal") if begin < tokens.count else None
            if found is not None and self.close_ordinal(_exact(found[0]), begin, found[1], items):
                at = found[1]
                continue
            if self._chains == _DEEPEST:
                break
            self._chains += 1
            rest = self.figure(at)  # "milésimo | cuadringentésimo tercero", "millonésimo | cien milésimo"
            self._chains -= 1
            if rest is None or not rest.ordinal or not 0 < rest.value < items[-1].place:
                break
            items.append(_Item(rest.value, _ONE, at, rest.end, _ONE))
            return rest.end
        return at

    def composes(self, end: int) -> bool:
        """Whether a numeral that is another word too (参, "go to") has a multiplier behind it, or nothing."""
        tokens = self.tokens
        if end >= tokens.count or tokens.gap(end):
            return True
        return "scale" in self.meanings(end)

    def room(self, last: _Item) -> Decimal | int:
        return last.place if last.scaled else self.rooms.get(last.value, last.place)

    def multiply(self, scale: Decimal, at: int, end: int, items: list[_Item]) -> bool:
        """The multiplier takes all smaller summands before it: "two hundred" thousand."""
        if self.table["positional"] and scale < 10000 and items and items[-1].scaled and items[-1].value < scale:
            return False  # 七十|百分位
        keep = len(items)
        while keep and (items[keep - 1].value < scale or (keep == len(items) and items[keep - 1].digits)):
            keep -= 1
        taken = items[keep:]
        if not taken and scale >= 10000 and self.table["positional"]:
            return False  # 兆 begins other words: only 兆 behind a figure multiplies
        if taken and scale == 10 and self.table["tight_tens"] and self.tokens.gap(at) == " ":
            return False  # "viidestä kymmeneen" is from five to ten
        if len(taken) > 1 and taken[-1].digits and self.tokens.gap(taken[-1].start):
            del items[-1:]  # "5 lakh and 2.5 crore"
            return False
        total = sum((item.value for item in taken), Decimal(0)) if taken else _ONE
        if total == 0 or (not taken and scale >= 10000 and self.table["positional"] and not self.parted(end)):
            return False  # 万 alone begins other words
        if keep and total * scale >= items[keep - 1].place:
            # "three hundred and two hundred": the number ended before what this multiplies
            del items[keep:]
            return False
        # tens are as exact as their own words are elsewhere: "kaksi|kymmentä" says twenty
        granularity = (taken[-1].granularity if taken else _ONE) * (scale if scale >= 100 else _ONE)
        del items[keep:]
        weak = not taken and self.tokens.words[at] in self.weak
        begin = taken[0].start if taken else at
        inner = taken[-1].place if taken and taken[-1].place >= 1000 else _ONE
        spread = sum((item.spread for item in taken), Decimal(0)) * scale
        items.append(
            _Item(total * scale, scale * inner, begin, end, granularity, scaled=True, weak=weak, spread=spread)
        )
        return True

    def close_ordinal(self, value: Decimal, at: int, end: int, items: list[_Item]) -> bool:
        if not items:
            items.append(_Item(value, _place(value), at, end, _ONE))
            return True
        if any(self.tokens.words[item.start].isdecimal() for item in items):
            return False
        # "kahdes|kymmenes": a tenth that is written together with what it multiplies
        if power_of_ten(value) and (value >= 100 or (value == 10 and not self.tokens.gap(at))):
            return self.multiply(value, at, end, items)
        return self.add(value, at, end, items)

    def positional(self, index: int) -> Figure | None:
        """Digits of a script that has words for them, written one by one: 二〇一五."""
        tokens = self.tokens
        at = index
        digits = ""
        while at < tokens.count and len(digits) < LONGEST and (at == index or tokens.gap(at) == ""):
            found = tokens.longest(at, "number")
            if found is None or not 0 <= found[0] <= 9:
                break
            digits += str(found[0])
            at = found[1]
        if len(digits) < 2 or (at < tokens.count and tokens.gap(at) == "" and "scale" in self.meanings(at)):
            return None
        if len(digits) == 2 and tokens.longest(index, "span") is not None:
            return None  # 七八个: seven or eight
        value = Decimal(int(digits))
        return Figure(index, at, value, _ONE, False, at=tokens.starts[index], to=tokens.ends[at - 1])


@cache  # of what the tables hold
def _exact(value: float) -> Decimal:
    return Decimal(value)


@cache  # likewise
def _place(value: Decimal) -> Decimal:
    """The place of the last digit that is not nought: what may still be added must be smaller."""
    place = Decimal(1)
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def power_of_ten(value: Decimal) -> bool:
    return value.normalize().as_tuple().digits == (1,)
