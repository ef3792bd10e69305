"""What stands with a figure: a unit, a percent sign, a currency before or behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from checker.text.days import plausible_year
from checker.text.figures import PERCENT_UNITS, Figures
from checker.text.numerals import Figure
from checker.words import is_single

_ONE = Decimal(1)
_COUNTING = frozenset(("unit", "counter"))
_CENT = Decimal("0.01")
_THOUSAND = Decimal(1000)


class Tail(NamedTuple):
    """A unit or currency and where it ends."""

    kind: str  # percent, currency, duration, quantity
    unit: str | None
    end: int  # the token after it
    factor: Decimal = _ONE  # what the figure is multiplied by: 10 years for a decade, a hundredth for cents
    minor: bool = False  # a cent or its like


class Tails:
    """Finds units and currencies beside figures."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.table = figures.table
        self.tokens = figures.tokens

    def behind(self, figure: Figure) -> Tail | None:
        """The unit or currency behind the figure, past a linking word ("millions *de* dollars")."""
        tokens = self.tokens
        end = figure.end
        follow = tokens.next(end)
        if not follow:
            return None
        always = follow.get("unit_link")
        link = always or follow.get("link")
        for at in (end, link[1]) if link is not None else (end,):
            if at >= tokens.count or not tokens.joined(at):
                continue
            found = self.unit_at(figure, at)
            if found is None:
                prefix = self.figures.behind(at, "unit_prefix")
                found = self.unit_at(figure, prefix[1]) if prefix is not None else None
                if found is not None and found.kind != "duration":
                    found = None
            if found is not None and (at == end or found.kind == "currency" or always or _takes_link(figure, found)):
                return found
        return self.leading(*follow["leading_unit"]) if "leading_unit" in follow else None

    def leading(self, unit: str, at: int) -> Tail | None:
        """3*分*35秒: a word that is a unit of time only where a smaller one follows."""
        if at >= self.tokens.count or not self.tokens.joined(at):
            return None
        small = self.figures.numerals.figure(at)
        other = self.unit_at(small, small.end) if small is not None and not small.ordinal else None
        if other is None or other.unit not in self.table["smaller"].get(unit, {}):
            return None
        return Tail("duration", unit, at)

    def past_hedge(self, figure: Figure) -> tuple[Figure, Tail | None]:
        """300*多*公里, 20*여* 년: a bound between a figure and its unit."""
        hedge = self.figures.behind(figure.end, "hedge") if not figure.hedge else None
        tail = self.unit_at(figure, hedge[1]) if hedge is not None else None
        return (figure, None) if hedge is None or tail is None else (figure._replace(hedge=str(hedge[0])), tail)

    def compound(self, figure: Figure, tail: Tail) -> tuple[Figure, Tail]:
        """ "1 hour 30 minutes", 3分35秒, 1時間半: a length of time in several units, told in the smallest."""
        tenths = tail.kind == "percent" and tail.factor != 1  # 三成半
        if tail.kind == "quantity" and tail.unit in self.table["smaller"] and figure.granularity >= 1:
            return self.in_two(figure, tail)
        if not (tail.kind == "duration" or tenths) or tail.unit is None or figure.granularity < 1:
            return figure, tail
        half = self.figures.behind(tail.end, "half_behind")
        if half is not None:
            grown = figure._replace(value=figure.value + Decimal("0.5"), granularity=Decimal("0.1"), article=False)
            return grown, tail._replace(end=half[1])
        if tenths:
            return self.with_hundredths(figure, tail)
        tokens = self.tokens
        if self.hundredths_behind(tail):
            digits = tokens.words[tail.end]
            value = figure.value + Decimal(int(digits)) / 100
            return figure._replace(value=value, granularity=_CENT, to=tokens.ends[tail.end]), tail._replace(
                end=tail.end + 1
            )
        joiner = self.figures.behind(tail.end, "joiner") or self.figures.behind(tail.end, "minor_joiner")
        at = joiner[1] if joiner is not None else tail.end
        if at >= tokens.count or not tokens.joined(at):
            return figure, tail
        small = self.figures.numerals.figure(at)
        unit = self.unit_at(small, small.end) if small is not None and not small.ordinal else None
        if small is not None and unit is None and self.runs_on(tail, small):
            unit = Tail("duration", next(iter(self.table["smaller"].get(tail.unit, ())), None), small.end)
        if small is None or unit is None or unit.kind != "duration" or unit.unit is None:
            return figure, tail
        many = self.table["smaller"].get(tail.unit, {}).get(unit.unit)
        if many is None or small.value * unit.factor >= many:
            return figure, tail
        value = figure.value * tail.factor * many + small.value
        grown = figure._replace(value=value, granularity=small.granularity, to=small.to, article=False)
        return self.compound(grown, unit._replace(factor=_ONE))

    def in_two(self, figure: Figure, tail: Tail) -> tuple[Figure, Tail]:
        """ "25 feet 10 inches", "5 lb 3 oz", "5 ft 10", "1 m 78": a measure in two units, told in the smaller."""
        tokens, at = self.tokens, tail.end
        if at >= tokens.count or tokens.gap(at) not in ("", " "):
            return figure, tail
        small = self.figures.numerals.figure(at)
        if small is None or small.ordinal or small.granularity != 1 or small.digits != figure.digits:
            return figure, tail
        unit = self.unit_at(small, small.end)
        if (
            unit is None
            and small.digits
            and self.closes(small.end)
            and not tokens.text[small.to : small.to + 1].isalpha()
        ):
            unit = Tail("quantity", next(iter(self.table["smaller"][str(tail.unit)])), small.end)
        many = self.table["smaller"][str(tail.unit)].get(unit.unit) if unit is not None else None
        if unit is None or many is None or small.value >= many or (many == 100 and small.value < 10):
            return figure, tail
        value = figure.value * many + small.value
        return figure._replace(value=value, granularity=_ONE, to=small.to, article=False), unit

    def closes(self, at: int) -> bool:
        """Whether a sentence or clause ends before this token."""
        gap = self.tokens.gap(at)
        return not gap or (gap[0] not in "-:/%–" and not gap[0].isspace())

    def hundredths_behind(self, tail: Tail) -> bool:
        """10秒87: whether two digits stand right behind a second, in a script without spaces."""
        tokens, at = self.tokens, tail.end
        if tail.unit != "second" or at >= tokens.count or tokens.gap(at) or len(tokens.words[at]) != 2:
            return False
        after = at + 1 >= tokens.count or tokens.gap(at + 1) or _COUNTING.isdisjoint(tokens.next(at + 1))
        return bool(tokens.words[at].isdecimal() and is_single(tokens.words[at - 1][0]) and after)

    def runs_on(self, tail: Tail, small: Figure) -> bool:
        """ "3min35": two digits written together with a unit that is written together with its own figure."""
        tokens = self.tokens
        if tokens.gap(tail.end - 1) or tokens.gap(small.start) or small.end != small.start + 1:
            return False
        return len(tokens.words[small.start]) == 2 and not tokens.text[small.to : small.to + 1].isalnum()

    def with_hundredths(self, figure: Figure, tail: Tail) -> tuple[Figure, Tail]:
        """三成*五*: the digit behind tenths."""
        tokens, at = self.tokens, tail.end
        small = self.figures.numerals.figure(at) if at < tokens.count and tokens.gap(at) == "" else None
        if small is None or small.ordinal or small.digits or small.end > at + 1 or not 0 < small.value < 10:
            return figure, tail
        if small.end < tokens.count and tokens.gap(small.end) == "" and tokens.all_from(small.end):
            return figure, tail
        grown = figure._replace(value=figure.value + small.value / 10, granularity=Decimal("0.1"), to=small.to)
        return grown, tail._replace(end=small.end)

    def unit_at(self, figure: Figure, at: int) -> Tail | None:
        tokens = self.tokens
        if at >= tokens.count or not tokens.joined(at):
            return None
        for meanings, end in tokens.all_from(at):
            if "tight_unit" in meanings and figure.digits and tokens.gap(at) == "" and not self.in_small(at, end):
                return self.measured(str(meanings["tight_unit"]), end)
            unit = self.unit_named(meanings, at, end)
            money = self.money_at(meanings, at, end) if unit is None or not self.in_small(at, end) else None
            if money is not None:
                return money
            bare = unit is not None and (self.bare_letter(figure, at, end) or self.counts_things(figure, unit, end))
            if unit is not None and not bare and not self.names_a_year(end):
                return self.measured(unit, end)
            if "counter" in meanings or "clock_am" in meanings:
                return None  # 2年生 is no two years
        return None

    def money_at(self, meanings: dict[str, object], at: int, end: int) -> Tail | None:
        if "code" in meanings and self.written_code(at, end):
            return None if self.belongs_to_next(at, end) else self.refined(str(meanings["code"]), end)
        if "currency" in meanings:
            return None if self.belongs_to_next(at, end) else self.refined(str(meanings["currency"]), end)
        major = meanings.get("major")
        if isinstance(major, list):
            return Tail("currency", major[1], end, Decimal(major[0]))
        minor = meanings.get("minor")
        if isinstance(minor, list):
            return Tail("currency", minor[1] or None, end, _ONE / Decimal(minor[0]), True)
        scaled = meanings.get("scaled_code")
        if isinstance(scaled, list) and self.written_code(at, end):
            return Tail("currency", scaled[1], end, Decimal(scaled[0]))
        return None

    def unit_named(self, meanings: dict[str, Any], at: int, end: int) -> str | None:
        """The unit of a phrase; of symbols that only capitals tell apart (mW, MW) the one as written, or begun so."""
        cased: dict[str, str] | None = meanings.get("cased_unit")
        unit: str | None = meanings.get("unit")
        if cased is None or unit is None:
            return unit
        written = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[end - 1]]
        if written in cased:
            return cased[written]
        if len(written) == 1:
            return None
        return next((other for form, other in cased.items() if form[0] == written[0]), unit)

    def in_small(self, at: int, end: int) -> bool:
        """Whether an abbreviation of a unit and a currency is the unit's: 5 dm, 3 Sek."""
        word = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[end - 1]]
        return len(word) < 4 and word.isalpha() and word[-1].islower()

    def counts_things(self, figure: Figure, unit: str, end: int) -> bool:
        """Whether a unit that is a thing too counts things: "won 3 cups", but "3 cups of flour", "1.5 cups"."""
        if unit not in self.table["weak_units"] or figure.granularity < 1:
            return False
        alone = figure.start == 0 and end == self.tokens.count
        return not alone and "link" not in self.tokens.next(end)

    def bare_letter(self, figure: Figure, at: int, end: int) -> bool:
        """Whether a unit is one letter behind a number in words ("two m" is no length), or a capital (5G)."""
        word = self.tokens.words[at]
        if end != at + 1 or len(word) != 1 or not word.isascii() or not word.isalpha():
            return False
        tabled = end < self.tokens.count and self.tokens.gap(end) == " " and self.tokens.words[end].isdecimal()
        return not figure.digits or self.tokens.text[self.tokens.starts[at]] in ("GMHVW" if tabled else "GMH")

    def names_a_year(self, end: int) -> bool:
        """Whether the word before this token leads a year: "2 706 *år 2011*"."""
        tokens = self.tokens
        if end >= tokens.count or tokens.gap(end) != " " or len(tokens.words[end]) != 4:
            return False
        year = tokens.words[end]
        return (
            year.isdecimal() and 1000 <= int(year) < 2200 and tokens.longest_before(end, "date_year_before") is not None
        )

    def measured(self, unit: str, end: int) -> Tail:
        unit, times = self.table["multiples"].get(unit, (unit, 1))
        if unit in PERCENT_UNITS:
            return Tail("percent", unit, end, Decimal(times))
        kind = "duration" if unit in self.table["duration_units"] else "quantity"
        return Tail(kind, unit, end, Decimal(times))

    def belongs_to_next(self, at: int, end: int) -> bool:
        """ "1 $10 bill": a sign that touches the digits behind it and not those before."""
        tokens = self.tokens
        return end < tokens.count and tokens.words[end].isdecimal() and tokens.gap(end) == "" and tokens.gap(at) != ""

    def refined(self, unit: str, end: int) -> Tail:
        """ "$ usd", "$ CAD": a sign that several currencies share, decided by the code behind it."""
        tokens = self.tokens
        if end < tokens.count and tokens.gap(end) in ("", " "):
            for meanings, to in tokens.all_from(end):
                other = meanings.get("code") or meanings.get("currency")
                if other is not None and other in self.table["families"].get(unit, ()):
                    return Tail("currency", other, to)
        scale = self.figures.behind(end, "scale")
        if scale is not None and scale[0] >= 1000:  # "75 USD million"
            return Tail("currency", unit, scale[1], Decimal(scale[0]))
        return Tail("currency", unit, end)

    def written_code(self, at: int, end: int) -> bool:
        """Whether an ISO code is written as one: in capitals, or one that no language has as a word."""
        tokens = self.tokens
        written = tokens.text[tokens.starts[at] : tokens.ends[end - 1]]
        return written.isupper() or tokens.words[at] in self.table["lower_codes"]

    def before(self, start: int, floor: int) -> tuple[str, int, Decimal] | None:
        """The currency before a figure: its id, its first token and what it multiplies the figure by."""
        tokens = self.tokens
        scaled = tokens.longest_before(start, "scaled_code", floor)
        if scaled is not None and self.written_code(scaled[1], start):
            return scaled[0][1], scaled[1], Decimal(scaled[0][0])
        sign = tokens.longest_before(start, "currency", floor)
        spaced = (
            sign is not None and sign[1] < start - 1 and tokens.gap(start - 1) and not tokens.words[start - 1].isalpha()
        )
        if spaced and sign is not None and tokens.longest(sign[1], "article") is not None:
            sign = tokens.longest_before(start, "currency", start - 1)  # "a $2 bill" is none of A$2
        if sign is not None and (self.touches(sign[1], start) or self.leads(sign[1], start)):
            return sign[0], sign[1], _ONE
        code = tokens.longest_before(start, "code", floor)
        if code is None or not self.written_code(code[1], start):
            return None
        if code[0] in self.table["word_codes"] and not self.priced(start):
            return None
        return code[0], code[1], _ONE

    def priced(self, start: int) -> bool:
        """Whether a figure has the two decimals of a price: "COP 12.50", but not "COP 26"."""
        group = self.figures.numerals.figure(start)
        return group is not None and group.digits and group.granularity == _CENT

    def leads(self, start: int, end: int) -> bool:
        """Whether a currency's name has its figure behind it: "di euro 500,00", but "di Euro 2024" is a tournament."""
        tokens = self.tokens
        if not start or tokens.words[start - 1] not in self.table["money_leads"]:
            return False
        if not (tokens.joined(start) and tokens.joined(end) and tokens.words[end].isdecimal()):
            return False
        figure = self.figures.numerals.figure(end)
        return figure is not None and (figure.end > end + 1 or not plausible_year(tokens.words[end]))

    def touches(self, start: int, end: int) -> bool:
        """Whether a currency's name before a figure is its own: a sign or an abbreviation, no word."""
        words = self.tokens.words[start:end]
        if self.table["bounded"] and is_single(words[0][0]) and words[0].isalpha():
            return False
        if len(words) > 1 or not words[0].isalpha():
            return not all(map(str.isalpha, words))
        written = self.tokens.text[self.tokens.starts[start] : self.tokens.ends[start]]
        if len(written) == 1 and self.tokens.gap(end) == "":
            return False  # the E18 is a road
        return len(written) < 3 or (len(written) == 3 and not written[1:].islower())  # kr, RMB, sFr; "won 3 cups"


def _takes_link(figure: Figure, tail: Tail) -> bool:
    """ "10 millones *de* toneladas": a multiplier that is a noun has what it counts behind a linking word."""
    if tail.kind not in ("quantity", "duration"):
        return False
    if not figure.digits and (figure.value < 1 or figure.hedge == "~"):
        return True  # "tres cuartos de hora", "una trentina di chilometri"
    return figure.granularity >= _THOUSAND <= figure.value / _THOUSAND
