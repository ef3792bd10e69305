"""Dates in text: with month names, in digits, with marks (年月日), of an era; ranges; parts of the day."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from decimal import Decimal
from typing import Any, NamedTuple

from checker.model import Mention
from checker.quantities import CalendarDate
from checker.text.amounts import Found
from checker.text.numerals import Numerals
from checker.text.tokens import Tokens
from checker.words import is_single

_numeric = re.compile(r"(\d{1,4})( {0,2}[-./] {0,2})(\d{1,4})(?:\2(\d{1,4}))?")
_spaced = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4}|\d\d)(?![ .,/:-]?\d)")
_dash = re.compile(r"\.? ?[-–—~〜～−] ?\Z")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


class Day(NamedTuple):
    """A date as far as it is stated, and the tokens it takes."""

    year: int | None
    month: int | None
    day: int | None
    end: int

    def edtf(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is None and self.day is None:
            return year
        month = "XX" if self.month is None else f"{self.month:02d}"
        return f"{year}-{month}" if self.day is None else f"{year}-{month}-{self.day:02d}"


class Dates:
    """Finds dates in one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens, numerals: Numerals) -> None:
        self.table = table
        self.tokens = tokens
        self.forward = table["forward"]
        self.backward = table["backward"]
        self.numerals = numerals

    def at(self, index: int, floor: int) -> Found | None:
        """The date that starts with this token, its weekday and the part of the day included."""
        tokens = self.tokens
        first = self.date(index)
        if first is None:
            return None
        if isinstance(first, tuple) and not isinstance(first, Day):
            days, at = first, first[1].end
        else:
            days = self.range(first, index, floor)
            at = days[-1].end
        start, weekday = self.weekday_before(index, floor)
        later = (
            tokens.longest(self.forward, at, "weekday") if at < tokens.count and tokens.joined(at) else None
        )
        if later is not None and weekday is None and is_single(tokens.words[at][0]):
            weekday, at = later
        part = None
        start, part = self.part_before(start, floor)
        if part is None and at < tokens.count and tokens.joined(at):
            behind = tokens.longest(self.forward, at, "part")
            if behind is not None:
                part, at = behind
        value = CalendarDate(days[0].edtf(), days[1].edtf() if len(days) > 1 else None, part)
        begin, to = tokens.starts[start], tokens.ends[at - 1]
        core = (tokens.starts[index], tokens.ends[days[-1].end - 1])
        problem = self.contradiction(days[0], weekday)
        return Found(start, at, Mention("date", begin, to, value, core=core, problem=problem))

    # --- one date -----------------------------------------------------------------------

    def date(self, index: int) -> Day | tuple[Day, Day] | None:
        tokens = self.tokens
        word = tokens.words[index]
        if word.isdecimal():
            numeric = self.numeric(index)
            if numeric is not None:
                return numeric
        marked = self.marked(index)
        if marked is not None:
            return marked
        month = tokens.longest(self.forward, index, "month")
        if month is not None and not word.isdecimal():
            return self.month_first(index, month)
        day = self.day_first(index)
        if day is not None:
            return day
        return self.year_first(index) if word.isdecimal() and len(word) == 4 else None

    def day_number(self, index: int) -> tuple[int, int] | None:
        """A day of the month in digits or words and the token after it."""
        tokens = self.tokens
        if index >= tokens.count:
            return None
        word = tokens.words[index]
        if word.isdecimal():
            if len(word) > 2:
                return None
            number, end = int(word), index + 1
            mark = tokens.longest(self.forward, end, "ordinal_mark") if end < tokens.count else None
            if mark is not None and tokens.gap(end) in ("", ":"):
                end = mark[1]
        else:
            figure = self.numerals.figure(index)
            if figure is None or figure.article or figure.value != figure.value.to_integral_value():
                return None
            number, end = int(figure.value), figure.end
        return (number, end) if 1 <= number <= 31 else None

    def day_first(self, index: int) -> Day | tuple[Day, Day] | None:
        tokens = self.tokens
        found = self.day_number(index)
        if found is None or unicodedata.category(tokens.text[max(0, tokens.starts[index] - 1)]) == "Sc":
            return None
        number, end = found
        second: int | None = None
        month = self.month_after(end)
        if month is None:
            other = self.second_day(end)
            if other is None:
                return None
            second, end = other
            month = self.month_after(end)
            if month is None:
                return None
        value, end = month
        year, end = self.year_after(end)
        days = monthrange(year or 2000, value)[1]
        if number > days or (second or 0) > days:
            return None
        if second is None:
            return Day(year, value, number, end)
        return Day(year, value, number, end), Day(year, value, second, end)

    def second_day(self, end: int) -> tuple[int, int] | None:
        """The other end of "25–26 October", "du 25 au 26 octobre"."""
        tokens = self.tokens
        if end >= tokens.count:
            return None
        gap = tokens.gap(end)
        if _dash.match(gap):
            return self.day_number(end)
        joint = tokens.longest(self.forward, end, "date_to")
        return self.day_number(joint[1]) if joint is not None and tokens.joined(end) else None

    def month_after(self, end: int) -> tuple[int, int] | None:
        tokens = self.tokens
        if end >= tokens.count or not (tokens.joined(end) or tokens.gap(end) in (", ", ".", ". ", "/", "-")):
            return None
        of = tokens.longest(self.forward, end, "date_of")
        for at in (end, of[1]) if of is not None else (end,):
            if at < tokens.count and not tokens.words[at].isdecimal():
                month = tokens.longest(self.forward, at, "month")
                if month is not None:
                    return month
        return None

    def year_after(self, end: int) -> tuple[int | None, int]:
        tokens = self.tokens
        if end >= tokens.count:
            return None, end
        at = end
        of = tokens.longest(self.forward, at, "date_of")
        if of is not None and tokens.joined(at) and of[1] < tokens.count:
            at = of[1]
        gap = tokens.gap(at)
        word = tokens.words[at]
        if gap.count("\n") > 1 or gap.strip(" \n") not in ("", ",", "-", "/", ".") or not word.isdecimal():
            return None, end
        if len(word) != 4 or not _FIRST_YEAR <= int(word) <= _LAST_YEAR or not self.ends_cleanly(at):
            return None, end
        return int(word), at + 1

    def ends_cleanly(self, at: int) -> bool:
        """Whether the digits at this token are not run on by more digits or letters."""
        text, to = self.tokens.text, self.tokens.ends[at]
        if to >= len(text):
            return True
        after = text[to]
        if after.isalpha():
            return is_single(after)
        if after in ".,:" and to + 1 < len(text):
            return not text[to + 1].isdecimal()
        return True

    def month_first(self, index: int, month: tuple[int, int]) -> Day | tuple[Day, Day] | None:
        tokens = self.tokens
        value, end = month
        year, after = self.year_after(end)
        if year is not None:
            if after < tokens.count and tokens.gap(after) in ("-", "/") and len(tokens.words[after]) <= 2:
                day = self.day_number(after)
                if day is not None:
                    return Day(year, value, day[0], day[1])
            return Day(year, value, None, after)
        gap = tokens.gap(end) if end < tokens.count else "\n\n"
        if gap.strip(" \n") in ("", ".", "-", "/", ",") and gap.count("\n") < 2:
            the = tokens.longest(self.forward, end, "date_the_after")
            day = self.day_number(the[1] if the is not None else end)
            if day is not None and self.ends_cleanly(day[1] - 1) and not self.counts(day[1]):
                number, end = day
                other = self.second_day(end)
                if other is not None and other[0] > number and self.month_after(other[1]) is None:
                    second, end = other
                    year, end = self.year_after(end)
                    return Day(year, value, number, end), Day(year, value, second, end)
                year, end = self.year_after(end)
                return Day(year, value, number, end)
        return Day(None, value, None, end) if self.stands_alone(index, end) else None

    def counts(self, end: int) -> bool:
        """Whether digits behind a month count something: "in May 5 percent"."""
        tokens = self.tokens
        if end >= tokens.count or not tokens.joined(end):
            return False
        return any(
            meanings.keys() & {"unit", "currency", "scale", "month"}
            for meanings, _ in tokens.all_from(self.forward, end)
        )

    def stands_alone(self, index: int, end: int) -> bool:
        """Whether a month's name without day and year is a month: written out, and no other word."""
        tokens = self.tokens
        written = tokens.text[tokens.starts[index] : tokens.ends[end - 1]]
        if tokens.words[index] in self.table["weak_months"] or len(written) < 3:
            return False
        if is_single(written[0]):
            return True
        full = tokens.words[index] in self.table["full_months"]
        return full and (written[0].isupper() or not self.table["capital_months"])

    def year_first(self, index: int) -> Day | None:
        tokens = self.tokens
        year = int(tokens.words[index])
        if not _FIRST_YEAR <= year <= _LAST_YEAR or index + 1 >= tokens.count:
            return None
        gap = tokens.gap(index + 1)
        if gap.strip(" ") not in ("", ",", "-", "/", "."):
            return None
        month = tokens.longest(self.forward, index + 1, "month")
        if month is None or tokens.words[index + 1].isdecimal():
            return None
        value, end = month
        day = (
            self.day_number(end)
            if end < tokens.count and tokens.gap(end) in (" ", "-", "/", ". ", "")
            else None
        )
        if day is not None and not self.counts(day[1]):
            return Day(year, value, day[0], day[1])
        return Day(year, value, None, end)

    def bare_year(self, index: int, floor: int) -> Found | None:
        """Four digits that are a year by what stands before them, or by their size where nothing is counted."""
        tokens = self.tokens
        word = tokens.words[index]
        if len(word) != 4 or not word.isdecimal() or not _FIRST_YEAR <= int(word) <= _LAST_YEAR:
            return None
        at, to = tokens.starts[index], tokens.ends[index]
        before = tokens.text[at - 1] if at else " "
        if (
            (before.isalnum() and not is_single(before))
            or before in ".,:/#_+"
            or not self.ends_cleanly(index)
        ):
            return None
        after = tokens.text[to] if to < len(tokens.text) else " "
        if after in "/:_%°" or self.counts(index + 1):
            return None
        said = tokens.longest_before(self.backward, index, "date_year_before", floor)
        if said is None and (int(word) % 100 == 0 or not 1900 <= int(word) <= 2099):
            return None
        if said is None and index + 1 < tokens.count and tokens.joined(index + 1):
            found = tokens.all_from(self.forward, index + 1)
            if any(m.keys() & {"counter", "hedge"} for m, _ in found):
                return None
        start = said[1] if said is not None else index
        value = CalendarDate(f"{int(word):04d}")
        return Found(start, index + 1, Mention("date", tokens.starts[start], to, value, core=(at, to)))

    # --- digits alone -------------------------------------------------------------------

    def numeric(self, index: int) -> Day | None:
        """ "2025-10-25", "25/10/2025", "10/2025", "22/4" by the locale's order, or the only one that fits."""
        tokens, text = self.tokens, self.tokens.text
        at = tokens.starts[index]
        match = _numeric.match(text, at) or self.spaced(at)
        if match is None or (at and (text[at - 1].isdecimal() or text[at - 1] in "-/.:,_+$€£")):
            return None
        to = match.end()
        after = text[to : to + 2]
        if (after[:1] in "-/:_%" and after[1:].isalnum()) or after[:1].isdecimal():
            return None
        if after[:1] in ".," and after[1:].isdecimal():
            return None
        if after[:1].isalpha() and not is_single(after[0]) and after[:1] not in "tT":
            return None
        a, mark, b, c = match.groups() if match.re is _numeric else (match[1], " ", match[2], match[3])
        mark = mark.strip()
        day = self.three(a, b, c, mark) if c is not None else self.two(a, b, mark)
        if day is None or (day[1] is not None and not 1 <= day[1] <= 12):
            return None
        year, month, number = day
        if number is not None and (month is None or not 1 <= number <= monthrange(year or 2000, month)[1]):
            return None
        end = index
        while end < tokens.count and tokens.starts[end] < to:
            end += 1
        return Day(year, month, number, end)

    def spaced(self, at: int) -> re.Match[str] | None:
        """"18 08 78", where the shape can be nothing else: day, month and year with spaces between them."""
        match = _spaced.match(self.tokens.text, at)
        if match is None or self.table["order"] != "dmy" or (at > 1 and self.tokens.text[at - 2].isdecimal()):
            return None
        day, month, year = (int(part) for part in match.groups())
        sure = 1900 <= year <= 2099 or (day > 12 and year > 31)
        return match if sure and month <= 12 and day <= 31 else None

    def three(self, a: str, b: str, c: str, mark: str) -> tuple[int | None, int | None, int | None] | None:
        if len(a) == 4 and len(b) <= 2 and len(c) <= 2:
            return int(a), int(b), int(c)
        if len(a) > 2 or len(b) > 2 or len(c) not in (2, 4):
            return None
        if len(c) == 2 and mark == "." and self.table["date_mark"] != ".":
            return None
        order = self.table["order"]
        first, second = int(a), int(b)
        if len(c) == 4 and not _FIRST_YEAR <= int(c) <= _LAST_YEAR:
            return None
        if (
            len(c) == 2
            and mark == "-"
            and order == "ymd"
            and len(a) == 2
            and 1 <= second <= 12
            and 1 <= int(c) <= 31
        ):
            return _century(a), second, int(c)
        year = int(c) if len(c) == 4 else _century(c)
        if order == "mdy":
            first, second = second, first
        if second > 12 and first <= 12:
            first, second = second, first
        return year, second, first

    def two(self, a: str, b: str, mark: str) -> tuple[int | None, int | None, int | None] | None:
        if len(a) == 4 and len(b) <= 2:
            year = _FIRST_YEAR <= int(a) <= _LAST_YEAR
            marks = "-/" if self.table["decimal"] == "." else "-/."
            return (int(a), int(b), None) if year and mark in marks and 1 <= int(b) <= 12 else None
        if len(b) == 4 and len(a) <= 2:
            return (int(b), int(a), None) if _FIRST_YEAR <= int(b) <= _LAST_YEAR and mark in "-/." else None
        if mark != "/" or len(a) > 2 or len(b) > 2:
            return None
        first, second = int(a), int(b)
        if (
            first < second
            and first <= 12
            and second in (2, 3, 4, 5, 6, 8, 9, 10, 12)
            and len(b) == len(str(second))
        ):
            return None  # a fraction as likely as a date
        order = self.table["order"]
        if order in ("mdy", "ymd"):
            first, second = second, first
        if second > 12 and first <= 12:
            first, second = second, first
        return None, second, first

    # --- marks: 2025年10月25日 -------------------------------------------------------------

    def marked(self, index: int) -> Day | None:
        tokens = self.tokens
        era = tokens.longest(self.forward, index, "era")
        at = era[1] if era is not None else index
        year = month = day = None
        found = self.field(at, "date_year_mark")
        if found is not None and (era is not None or self.is_year(found, at)):
            year, at = found
            year += era[0] - 1 if era is not None else 0
        elif era is not None:
            return None
        inner = self.field(self.past_of(at), "date_month_mark")
        if inner is not None and 1 <= inner[0] <= 12:
            month, at = inner
            last = self.field(self.past_of(at), "date_day_mark")
            if last is not None and 1 <= last[0] <= 31 and not self.lasts(last[1]):
                day, at = last
        elif year is None:
            alone = self.field(at, "date_day_mark")
            if alone is None or not 1 <= alone[0] <= 31 or self.lasts(alone[1]):
                return None
            day, at = alone
        if at == index or (year is None and day is None and self.lasts(at)):
            return None
        if year is not None and month is None and self.lasts(at):
            return None
        return Day(year, month, day, at)

    def is_year(self, found: tuple[int, int], at: int) -> bool:
        """Whether a figure before the year's mark counts from the era, not years that go by."""
        year = found[0]
        follows = self.field(self.past_of(found[1]), "date_month_mark") is not None
        if follows:
            return True
        digits = len(self.tokens.words[at]) if self.tokens.words[at].isdecimal() else len(str(year))
        return (
            (digits == 4 or (digits == 3 and year % 10 != 0)) and year <= _LAST_YEAR and year % 1000 != 0
        ) or year == 2000

    def lasts(self, at: int) -> bool:
        """Whether what follows makes it a span of time: 間."""
        tokens = self.tokens
        if at >= tokens.count or tokens.gap(at) != "":
            return False
        return tokens.longest(self.forward, at, "date_span") is not None

    def past_of(self, at: int) -> int:
        tokens = self.tokens
        if at < tokens.count and tokens.joined(at):
            of = tokens.longest(self.forward, at, "date_of")
            if of is not None:
                return of[1]
        return at

    def field(self, at: int, mark: str) -> tuple[int, int] | None:
        tokens = self.tokens
        if at >= tokens.count:
            return None
        word = tokens.words[at]
        if word.isdecimal():
            number, end = int(word), at + 1
        else:
            first = tokens.longest(self.forward, at, "date_first")  # 元年
            if first is not None:
                number, end = 1, first[1]
            else:
                figure = self.numerals.figure(at)
                if (
                    figure is None
                    or figure.value != figure.value.to_integral_value()
                    or figure.value > Decimal(9999)
                ):
                    return None
                number, end = int(figure.value), figure.end
        if end >= tokens.count or tokens.gap(end).strip(" "):
            return None
        found = tokens.longest(self.forward, end, mark)
        return (number, found[1]) if found is not None else None

    # --- around it ----------------------------------------------------------------------

    def range(self, first: Day, index: int, floor: int) -> tuple[Day, ...]:
        """The date alone, or with the one that it runs up to."""
        tokens = self.tokens
        end = first.end
        if end >= tokens.count:
            return (first,)
        at = end
        if not _dash.match(tokens.gap(end)):
            joint = tokens.longest(self.forward, end, "date_to")
            if joint is None or not tokens.joined(end) or joint[1] >= tokens.count:
                return (first,)
            at = joint[1]
        if tokens.words[at] == "":
            return (first,)
        the = tokens.longest(self.forward, at, "date_the_after")
        at = the[1] if the is not None else at
        if at >= tokens.count:
            return (first,)
        second = self.date(at)
        if not isinstance(second, Day) or (second.day is None) != (first.day is None):
            return (first,)
        if first.month is None and first.day is None:
            return (first,)
        if second.month is None and second.day is not None:
            second = second._replace(year=first.year, month=first.month)
        if first.month is None:
            first = first._replace(month=second.month)
        if first.year is None and second.year is not None:
            first = first._replace(year=second.year)
        elif second.year is None and first.year is not None:
            second = second._replace(year=first.year)
        return (first, second) if first.edtf() < second.edtf() else (first,)

    def weekday_before(self, index: int, floor: int) -> tuple[int, int | None]:
        tokens = self.tokens
        start = index
        the = tokens.longest_before(self.backward, start, "date_the", floor)
        if the is not None:
            start = the[1]
        if (
            start > floor
            and tokens.gap(start).strip(" \n") in ("", ",", ".", ".,", "-")
            and tokens.gap(start).count("\n") < 2
        ):
            node = None
            for size in (1, 2, 3):
                if start - size < floor:
                    break
                found = tokens.longest(self.forward, start - size, "weekday")
                if found is not None and found[1] == start:
                    node = (found[0], start - size)
            if node is not None:
                return node[1], node[0]
        return start, None

    def part_before(self, start: int, floor: int) -> tuple[int, str | None]:
        tokens = self.tokens
        at = start
        link = tokens.longest_before(self.backward, at, "date_link", floor)
        if link is not None:
            at = link[1]
        part = tokens.longest_before(self.backward, at, "part", floor)
        return (part[1], part[0]) if part is not None else (start, None)

    def contradiction(self, day: Day, weekday: int | None) -> str | None:
        if weekday is None or day.year is None or day.month is None or day.day is None:
            return None
        from datetime import date

        real = date(day.year, day.month, day.day).weekday()
        if real == weekday:
            return None
        return f"{day.edtf()} is weekday {real + 1} of its week, the text says weekday {weekday + 1}"


def _century(two: str) -> int:
    """Two digits of a year: up to 29 in this century, above in the last (the windows of POSIX end at 68)."""
    year = int(two)
    return 2000 + year if year < 30 else 1900 + year
