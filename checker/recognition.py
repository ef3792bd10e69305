"""Text to mentions: what it says in numbers, dates, times and names.

`recognise` is the public face; `read` is the stage of the pipeline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.locales import Locale, locale
from checker.model import Article, Mention, Reading
from checker.quantities import CalendarDate
from checker.text.amounts import Amounts
from checker.text.bounded import tight
from checker.text.clock import Clock
from checker.text.dates import Dates
from checker.text.found import Found
from checker.text.glued import glued, led, spelled
from checker.text.normalise import PARAGRAPH, Folded, plain
from checker.text.scan import opaque
from checker.text.tokens import Tokens
from checker.text.unmeant import announced_telephone, before_christ, sets, spans_on
from checker.words import is_single

if TYPE_CHECKING:
    from checker.text.forms import FormMatcher

# An expression may run over a line break, for texts get rewrapped, but not over a blank line.
_blank = re.compile(rf"\n[ \n]*\n|{PARAGRAPH}")


def recognise(text: str, language: str) -> list[Mention]:
    """The numbers, ordinals, percentages, amounts of money, dates, times, durations and quantities of a text.

    In text order, none overlapping; start and end are code points of the text given, half-open. `str(value)`
    is a plain decimal (of a range both: 4..6), a date in EDTF with its part of day behind it, or a time; `unit` is an
    ISO 4217 code, a family of currencies that the text leaves open, or a CLDR unit id. Days that only the day of
    publication decides ("today") are left out, and so are numbers that no figure tells ("many"). Raises
    UnknownLanguageError for a tag that is no language.
    """
    found = mentions(text, locale(language))
    return [mention for mention in found if mention.relative is None and mention.hedge != "many"]


def read(article: Article, matcher: FormMatcher) -> Reading:
    """All that is recognised in an article: its mentions and the registered forms."""
    language = locale(article.language)
    return Reading(
        text=article.text,
        language=article.language,
        mentions=tuple(mentions(article.text, language)),
        hits=matcher.hits(article.text, opaque(article.text)),
        recognises=language.recognises,
    )


def mentions(text: str, language: Locale) -> Iterator[Mention]:
    """The mentions of a text, relative days included, in text order."""
    folded = plain(text)
    shown = cleared(folded.text)
    start = 0
    for blank in [*_blank.finditer(shown), None]:
        end = blank.start() if blank else len(shown)
        for mention in _in_paragraph(shown[start:end], language):
            yield _moved(mention, start, folded)
        if blank:
            start = blank.end()


def cleared(text: str) -> str:
    """The text with addresses, file names and identifiers blotted out, length for length."""
    spans = opaque(text)
    if not spans:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at:start], "\x00" * (end - start))
        at = end
    return "".join((*pieces, text[at:]))


def _moved(mention: Mention, by: int, folded: Folded) -> Mention:
    if not by and isinstance(folded.starts, range):
        return mention
    start, end = folded.source(mention.start + by, mention.end + by)
    core = mention.core or (mention.start, mention.end)
    return mention._replace(start=start, end=end, core=folded.source(core[0] + by, core[1] + by))


def _in_paragraph(text: str, language: Locale) -> Iterator[Mention]:
    table = language.table
    tokens = Tokens(text, table)
    if table["spelled"]:
        pieces = spelled(table, tokens.low)
        if pieces:
            tokens.respell(pieces)
    _unglue(tokens, table)
    scanner = _Scanner(tokens, table)
    triggers = table["triggers"]
    done = floor = 0
    words = tokens.words
    for index in [i for i, word in enumerate(words) if word in triggers or word.isdecimal()]:
        if index < done or tokens.cuts_katakana(index):
            continue
        needed = triggers.get(words[index])
        if needed and (index + 1 == tokens.count or words[index + 1] not in needed):
            continue
        found = scanner.at(index, floor)
        if found is not None:
            done = max(found.end, index + 1)
            if found.mention is not None:
                yield found.mention
            if found.mention is not None or done > index + 1:
                floor = done  # a lone word that holds nothing may lead a hedge: "*een* kleine 300"


def _unglue(tokens: Tokens, table: dict) -> None:  # type: ignore[type-arg]
    prefixes, inner = table["prefixes"], table["inner_prefixes"]
    clitics = table["clitics"]
    if not prefixes and not clitics:
        return
    forward = table["forward"]
    parts = {}
    for index, word in enumerate(tokens.words):
        if word in forward:
            continue
        split = glued(table, word) if _may_be_glued(word, prefixes, inner) else None
        if split is None and clitics:
            split = led(table, word)
        if split is not None:
            parts[index] = split
    if parts:
        tokens.replace(parts)


def _may_be_glued(word: str, prefixes: set[str], inner: set[str]) -> bool:
    """Whether a word begins as number words do; a morpheme of one letter or two says little, so the next one counts."""
    if word[:3] in prefixes:
        return True
    if word[:2] in prefixes and (word[2:5] in inner or word[2:4] in inner):
        return True
    return word[:1] in prefixes and word[1:4] in inner


# What leads amounts alone, and what follows them alone.
_BOUNDS = frozenset(("hedge", "minus", "between", "from", "not", "currency", "code", "scaled_code"))
_MEASURES = frozenset(
    ("unit", "tight_unit", "currency", "code", "scaled_code", "minor", "counter", "collective", "money_suffix")
)


class _Scanner:
    """Asks each recogniser what starts at a token; the longest answer wins."""

    def __init__(self, tokens: Tokens, table: dict) -> None:  # type: ignore[type-arg]
        self.tokens = tokens
        self.table = table
        self.leads = table["leads"]
        self.amounts = Amounts(table, tokens)
        self.dates = Dates(table, tokens, self.amounts.figures.numerals)
        self.clock = Clock(table, tokens, self.amounts.figures.numerals)
        self.amounts.apart = self.clock.apart

    def at(self, index: int, floor: int) -> Found | None:
        """What starts at this token, or stands around it, with nothing that only looks like a figure."""
        tokens = self.tokens
        if tokens.words[index].isdecimal():
            unmeant = announced_telephone(self.table, tokens, index) or sets(tokens, index)
            if unmeant is not None:
                return Found(index, unmeant, None)
        found = self.meant(index, floor)
        if found is None or found.mention is None:
            return found
        end = found.reach or found.end
        past = before_christ(tokens, index, end)
        if past is not None:
            return Found(index, self.past_range(past), None)
        return Found(index, end, None) if self.leads_christ(end) else self.closed(found, found.mention)

    def closed(self, found: Found, mention: Mention) -> Found:
        """The same with the last dot of an abbreviation that has dots inside: "10 a.m.", "10 p. m."."""
        tokens, last = self.tokens, found.end - 1
        to = tokens.ends[last]
        if mention.end != to or tokens.text[to : to + 1] != "." or tokens.gap(last) not in (".", ". "):
            return found
        letters = tokens.words[last - 1 : last + 1]
        if not all(len(word) == 1 and word.isalpha() for word in letters):
            return found
        core = mention.core
        core = (core[0], to + 1) if core is not None and core[1] == to else core
        return found._replace(mention=mention._replace(end=to + 1, core=core))

    def leads_christ(self, end: int) -> bool:
        """Whether the other end of a range stands here, and is before Christ: "from 264 *to 146 BC*"."""
        other = spans_on(self.tokens, end)
        figure = (
            self.amounts.figures.numerals.figure(other) if other is not None and other < self.tokens.count else None
        )
        return figure is not None and "date_era_behind" in self.tokens.next(figure.end)

    def past_range(self, end: int) -> int:
        """The token after the other end of a range of years before Christ: 公元前221年*至206年*."""
        other = spans_on(self.tokens, end)
        found = self.meant(other, end) if other is not None and other < self.tokens.count else None
        if other is None or found is None or found.mention is None or found.mention.kind not in ("date", "number"):
            return end
        return found.end if "date_year_mark" in self.tokens.here(found.end - 1) else end

    def meant(self, index: int, floor: int) -> Found | None:
        here = self.tokens.here(index)
        if self.is_no_figure(index, here):
            return None
        relative = self.relative(index, floor) if "relative" in here else None
        if relative is not None:
            return relative
        years = self.dates.years
        special = years.decade(index, floor) or years.season(index)
        if special is None and "date_century" in here:
            special = years.roman_century(index, floor)
        if special is None and "date_century_name" in here:
            special = years.named_century(index)
        if special is not None:
            return special
        best = self.led_time(index, floor) or self.longest(index, floor)
        best = self.year(index, floor, best) or best
        idiom = here.get("idiom")
        if idiom is not None and self.amounts.bounded and not tight(self.tokens, index, idiom[1]):
            idiom = None  # 세 차례 is no 세차
        if idiom is not None and self.cuts(idiom[1]):
            idiom = None  # "de eenentwintigste" is not "de een"
        if idiom is not None and (best is None or best.end <= idiom[1]):
            return Found(index, idiom[1], None)
        return best

    def cuts(self, end: int) -> bool:
        """Whether a phrase ends inside a number word that is glued together."""
        tokens = self.tokens
        if end >= tokens.count or tokens.gap(end) or not tokens.words[end].isalpha():
            return False
        last = tokens.words[end - 1]
        return last.isalpha() and not is_single(last[0]) and not is_single(tokens.words[end][0])

    def is_no_figure(self, index: int, here: dict[str, tuple[Any, int]]) -> bool:
        """Whether a word begins nothing: a numeral that is none here, an article mostly."""
        word = self.tokens.words[index]
        if not word.isalpha() or not self.leads.isdisjoint(here):
            return False
        if "article" in here and "fraction" in self.tokens.next(here["article"][1]):
            return False
        return self.amounts.figures.numerals.figure(index) is None

    def led_time(self, index: int, floor: int) -> Found | None:
        """The time whose quarter or half this token tells, though it may be a part of anything: háromnegyed öt."""
        here = self.tokens.here(index)
        lead = here.get("clock_lead")
        if lead is None or lead[1] >= self.tokens.count or "added" in here:
            return None
        found = self.clock.at(lead[1], floor)
        return found if found is not None and found.start <= index else None

    def longest(self, index: int, floor: int) -> Found | None:
        """The first of the longest: date, time, amount; a hedge behind it lengthens nothing."""
        if self.is_amount(index):
            return self.amounts.at(index, floor)
        best = self.dates.at(index, floor)
        for found in (self.clock.at(index, floor), self.amounts.at(index, floor)):
            if found is None or (best is not None and (found.reach or found.end) <= (best.reach or best.end)):
                continue
            if best is None or found.mention is not None or not self.inflected(best, found.end):
                best = found
        return best

    def inflected(self, time: Found, end: int) -> bool:
        """Whether what makes a time look like a code is an ending behind a hyphen: 13:10-nél."""
        tokens = self.tokens
        if time.mention is None or time.mention.kind != "time" or tokens.gap(time.end) != "-":
            return False
        return end == time.end + 1 and tokens.words[time.end].isalpha()

    def is_amount(self, index: int) -> bool:
        """Whether digits have nothing beside them that could make a date or a time of them."""
        tokens = self.tokens
        words = tokens.words
        if not words[index].isdecimal() or not tokens.before(index).keys() <= _BOUNDS or self.clock.awaits(index):
            return False
        figure = self.amounts.figures.numerals.figure(index)
        if figure is None or any(len(word) != 3 for word in words[index + 1 : figure.end]):
            return False
        behind = figure.end
        if behind == tokens.count:
            return tokens.gap(behind) in ("", " ")
        if words[behind].isdecimal() or tokens.gap(behind) not in (" ", ", ", ""):
            return False
        return tokens.here(behind).keys() <= _MEASURES

    def year(self, index: int, floor: int, best: Found | None) -> Found | None:
        """The year or century that a number or ordinal turns out to be."""
        years = self.dates.years
        if best is None or best.mention is None:
            return None
        if best.mention.kind == "ordinal":
            return years.century(best, floor) or years.ranked(index, best, floor)
        if best.mention.kind in ("number", "duration") and not best.mention.readings:
            pair = years.pair(index, best) if best.mention.hedge == ".." else None
            if pair is not None:
                return pair
            year = years.bare(index, floor)
            if year is not None and year.end >= (best.reach or best.end):
                extent = year.mention is not None and year.mention.value.end is not None
                hedge = best.mention.hedge
                if hedge is None or best.mention.kind == "duration" or (hedge == ".." and extent):
                    return year
                return year if year.start <= best.start and years.likely(index) else None  # "hasta 2010"
        return None

    def relative(self, index: int, floor: int) -> Found | None:
        tokens = self.tokens
        found = tokens.longest(index, "relative")
        if found is None:
            return None
        said, end = found
        led = tokens.longest_before(end, "part", floor)
        if led is not None and led[1] < index:
            return None  # "am Morgen des 25. Oktober"
        days, _, part = said.partition(" ")
        if not part and end < tokens.count and tokens.joined(end):
            behind = tokens.longest(end, "part")
            if behind is not None:
                part, end = behind
        start = index
        if not part:
            before = tokens.longest_before(index, "part", floor)
            if before is not None:
                part, start = before
        at, to = tokens.starts[start], tokens.ends[end - 1]
        value = CalendarDate("XXXX-XX-XX", None, part or None)
        return Found(start, end, Mention("date", at, to, value, core=(at, to), relative=int(days)))
