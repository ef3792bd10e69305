"""Dates in text: with the month's name, in digits, with marks; their range, weekday and part of the day."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from checker.model import Mention
from checker.quantities import CalendarDate
from checker.text.days import Day, full_year, plausible_year, possible
from checker.text.found import Found
from checker.text.marked_dates import MarkedDates
from checker.text.numerals import Numerals
from checker.text.numeric_dates import numeric_date, numeric_range
from checker.text.tokens import Tokens
from checker.text.years import Years
from checker.words import DASHES, is_single

_dash = re.compile(rf"\.? ?[{DASHES}] ?\Z")
_BEHIND_DAY = frozenset(("month", "date_of", "date_to", "date_and"))
_CLOSING = ("", ",", ".", ";", ")")  # what a clause ends with
_COUNTING = frozenset(("unit", "currency", "scale", "month"))
Days = tuple[Day, ...]  # one, or the first and the last of a range


class Dates:
    """Finds dates in one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens, numerals: Numerals) -> None:
        self.table = table
        self.tokens = tokens
        self.behind = tokens.behind
        self.numerals = numerals
        self.marked = MarkedDates(table, tokens, numerals)
        self.years = Years(table, tokens, numerals)

    def at(self, index: int, floor: int) -> Found | None:
        """The date that starts with this token, its weekday and the part of the day included."""
        days = self.days(index)
        if not days:
            return None
        if len(days) == 1:
            days = self.range(days[0])
        tokens = self.tokens
        at = days[-1].end
        start, weekday = self.weekday_before(index, floor)
        later = self.behind(at, "weekday")
        if later is not None and self.table["bounded"] and later[1] == at + 1:
            later = None  # 26일 수|마트라
        if later is not None and weekday is None and is_single(tokens.words[at][0]):
            weekday, at = later
        start, part = self.part_before(start, floor)
        behind = self.behind(at, "part") if part is None else None
        if behind is not None:
            part, at = behind
        value = CalendarDate(days[0].edtf, days[1].edtf if len(days) > 1 else None, part)
        core = (tokens.starts[index], tokens.ends[days[-1].end - 1])
        problem = contradiction(days[0], weekday)
        mention = Mention("date", tokens.starts[start], tokens.ends[at - 1], value, core=core, problem=problem)
        return Found(start, at, mention)

    # --- the date itself ----------------------------------------------------------------

    def days(self, index: int) -> Days:
        tokens = self.tokens
        words = tokens.words
        digits = words[index].isdecimal()
        if digits and index + 1 < tokens.count and words[index + 1].isdecimal() and tokens.gap(index + 1) != ",":
            numeric = numeric_date(self.table, tokens, index)
            if numeric is not None:
                return (numeric,)
            several = numeric_range(self.table, tokens, index)
            if several is not None:
                return several
        if self.marked.used:
            between = self.marked.range(index)
            if between:
                return between
        marked = self.marked.at(index) if self.marked.used else None
        if marked is None and index + 2 < tokens.count and tokens.gap(index + 1) in ("-", "/"):
            marked = self.jumbled(index)
        if marked is None and digits and index + 2 < tokens.count and tokens.words[index + 1][0] in "ivx":
            marked = self.roman_month(index)
        if marked is not None:
            return (marked,)
        if not digits and "month_stem" in tokens.here(index):
            together = self.months_joined(index)
            if together:
                return together
        month = None if digits else tokens.longest(index, "month")
        if month is not None and (
            "number" not in self.numerals.meanings(index) or tokens.gap(index + 1)[:1] == "."
        ):  # "sept mille" is no date
            return self.month_first(index, month)
        return self.day_first(index) or (self.year_first(index) if digits else ())

    def months_joined(self, index: int) -> Days:
        """ "tammi–maaliskuussa 2019": months of which the last alone has its ending."""
        tokens = self.tokens
        stem = tokens.longest(index, "month_stem")
        if stem is None or stem[1] >= tokens.count or tokens.gap(stem[1]) not in ("-", "–"):
            return ()
        month = tokens.longest(stem[1], "month")
        if month is None or month[0] <= stem[0] or not self.stands_alone(stem[1], month[1]):
            return ()
        year, end = self.year_after(month[1])
        return Day(year, stem[0], None, end), Day(year, month[0], None, end)

    def jumbled(self, index: int) -> Day | None:
        """ "23-Sep-2020", "2020/23/Sep", "4-Jul-95": year, month's name and day in any order, between like marks."""
        tokens = self.tokens
        if tokens.gap(index + 2) != tokens.gap(index + 1) or not self.years.ends_cleanly(index + 2):
            return None
        words = tokens.words[index : index + 3]
        months = [self.month_at(index + i) for i in range(3) if not words[i].isdecimal()]
        digits = [word for word in words if word.isdecimal()]
        if len(months) != 1 or months[0] is None or len(digits) != 2:
            return None
        if len(digits[0]) == 4:
            digits.reverse()
        day, year = digits
        if len(day) > 2 or len(year) not in (2, 4) or (len(year) == 4 and not plausible_year(year)):
            return None
        if not possible(full_year(year), months[0][0], int(day)):
            return None
        return Day(full_year(year), months[0][0], int(day), index + 3)

    def month_at(self, index: int) -> tuple[Any, int] | None:
        """A month's name, or its number in Roman figures: 12-IX-2024."""
        named = self.tokens.longest(index, "month")
        number = self.years.roman(index) if named is None else None
        return (number, index + 1) if number is not None and number <= 12 else named

    def roman_month(self, index: int) -> Day | None:
        """ "12.XI.2025", "12 XI 2025": a day, a month in Roman numerals and a year."""
        tokens = self.tokens
        if index + 2 >= tokens.count or tokens.gap(index + 1).strip() not in (".", ""):
            return None
        day, year = tokens.words[index], tokens.words[index + 2]
        if tokens.gap(index + 2).strip() != tokens.gap(index + 1).strip() or not plausible_year(year) or len(day) > 2:
            return None
        month = self.years.roman(index + 1) if tokens.words[index + 1].isascii() else None
        if month is None or not possible(int(year), month, int(day)) or not self.years.ends_cleanly(index + 2):
            return None
        return Day(int(year), month, int(day), index + 3)

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
            if end < tokens.count and tokens.gap(end) in ("", ":", ".", "-"):
                mark = tokens.longest(end, "ordinal_mark")
                end = mark[1] if mark is not None else end
        else:
            figure = self.numerals.figure(index)
            if figure is None or figure.value != figure.value.to_integral_value():
                return None
            doubtful = "article" in tokens.here(index) or self.table["weak_months"]
            if figure.article and doubtful and self.behind(figure.end, "date_of") is None:
                return None  # "one may"
            if figure.ordinal and (self.table["ordinal_days"] == "no" or tokens.longest_before(index, "date_not_day")):
                return None  # "október első fele", "النصف الأول من أكتوبر"
            number, end = int(figure.value), figure.end
        return (number, end) if 1 <= number <= 31 else None

    def day_first(self, index: int) -> Days:
        """ "25 October 2025", "25–26 octobre"."""
        tokens = self.tokens
        found = self.day_number(index)
        if found is None:
            return ()
        first, end = found
        if end == tokens.count or (_BEHIND_DAY.isdisjoint(tokens.here(end)) and not _dash.match(tokens.gap(end))):
            return ()
        if unicodedata.category(tokens.text[max(0, tokens.starts[index] - 1)]) == "Sc":
            return ()
        last = first
        month = self.month_after(end)
        if month is not None and not tokens.words[index].isdecimal() and self.is_number(month[1] - 1):
            return ()  # "os primeiros dez", where "dez" is short for a month too
        if month is None:
            other = self.other_day(first, end, index)
            month = self.month_after(other[1]) if other is not None else None
            if other is None or month is None or other[0] <= first:
                return ()
            last = other[0]
        value, end = month
        year, end = self.year_after(end)
        if year is None:
            year, end = self.short_year(end)
        if not possible(year, value, first) or not possible(year, value, last):
            return ()
        days = [Day(year, value, first, end), Day(year, value, last, end)]
        return tuple(days if last != first else days[:1])

    def is_number(self, at: int) -> bool:
        return "number" in self.numerals.meanings(at)

    def other_day(self, first: int, end: int, index: int) -> tuple[int, int] | None:
        """The other end of "25–26 October", "du 25 au 26 octobre", "25. und 26. Oktober", "mellem den 3. og 5. maj"."""
        if end >= self.tokens.count:
            return None
        if _dash.match(self.tokens.gap(end)):
            return self.day_number(end)
        joint = self.behind(end, "date_to")
        if joint is not None:
            return self.day_number(self.past_the(joint[1]))
        joint = self.behind(end, "date_and")
        other = self.day_number(self.past_the(joint[1])) if joint is not None else None
        return other if other is not None and (other[0] == first + 1 or self.between(index)) else None

    def between(self, index: int) -> bool:
        """Whether "between" stands before this day, or before its article."""
        the = self.tokens.longest_before(index, "date_the")
        starts = (index,) if the is None else (index, the[1])
        return any(self.tokens.longest_before(at, "between") is not None for at in starts)

    def past_the(self, at: int) -> int:
        the = self.behind(at, "date_the_after")
        return the[1] if the is not None else at

    def month_after(self, end: int) -> tuple[int, int] | None:
        tokens = self.tokens
        if end >= tokens.count or not (tokens.joined(end) or tokens.gap(end) in (", ", ".", ". ")):
            return None
        of = tokens.longest(end, "date_of")
        for at in (end, of[1]) if of is not None else (end,):
            if at < tokens.count and not tokens.words[at].isdecimal():
                month = tokens.longest(at, "month")
                if month is not None:
                    return month[0], self.past_twin(*month)
        return None

    def past_twin(self, month: int, end: int) -> int:
        """Past the month's other name where a text gives both: "تشرين الأول/أكتوبر"."""
        tokens = self.tokens
        if end < tokens.count and tokens.gap(end) in ("/", " ", " / "):
            other = tokens.longest(end, "month")
            if other is not None and other[0] == month and tokens.words[end] != tokens.words[end - 1]:
                return int(other[1])
        return end

    def year_after(self, end: int) -> tuple[int | None, int]:
        """The year behind a month, in digits or words, and the token after it."""
        tokens = self.tokens
        of = self.behind(end, "date_of")
        at = of[1] if of is not None and of[1] < tokens.count else end
        if at >= tokens.count:
            return None, end
        gap = tokens.gap(at)
        if gap.count("\n") > 1 or gap.strip(" \n") not in ("", ",", "-", "/", "."):
            return None, end
        word = tokens.words[at]
        if not word.isdecimal():
            spoken = self.years.spoken(at)
            return spoken if spoken is not None else (None, end)
        if not plausible_year(word) or not self.years.ends_cleanly(at):
            return None, end
        return int(word), at + 1

    def short_year(self, end: int) -> tuple[int | None, int]:
        """Two digits behind day and month: a year where an "of" or an apostrophe leads them, or nothing follows."""
        tokens = self.tokens
        of = self.behind(end, "date_of")
        at = of[1] if of is not None else end
        if at >= tokens.count or len(tokens.words[at]) != 2 or not tokens.words[at].isdecimal():
            return None, end
        gap, behind = tokens.gap(at), tokens.gap(at + 1)
        led = of is not None or gap.endswith(("'", "’"))
        if gap.strip(" ,'’") or (
            behind.strip() not in _CLOSING and behind[:1] not in _CLOSING if led else behind.strip(".")
        ):
            return None, end
        return full_year(tokens.words[at]), at + 1

    def month_first(self, index: int, month: tuple[int, int]) -> Days:
        """ "October 25, 2025", "October 25–26", "October 2025", "Sep-2020-23"."""
        tokens = self.tokens
        value, end = month[0], self.past_twin(*month)
        year, after = self.year_after(end)
        if year is not None:
            if after < tokens.count and tokens.gap(after) in ("-", "/"):
                day = self.day_number(after)
                if day is not None and possible(year, value, day[0]):
                    return (Day(year, value, *day),)
            return (Day(year, value, None, after),)
        gap = tokens.gap(end) if end < tokens.count else "\n\n"
        if gap.strip(" \n") in ("", ".", "-", "/", ",") and gap.count("\n") < 2:
            at = self.past_the(end)
            day = self.day_number(at)
            if day is None or not self.may_follow(at, day[1]):
                day = None
            if day is not None and self.years.ends_cleanly(day[1] - 1) and not self.counts(day[1], ranked=True):
                return self.with_day(value, day, index)
        return self.months(index, value, end) or (
            (Day(None, value, None, end),) if self.stands_alone(index, end) else ()
        )

    def may_follow(self, at: int, end: int) -> bool:
        """Whether a day is one behind its month: not "i maj tre länder", where a language has the day first."""
        if "," in self.tokens.gap(at) and not self.tokens.words[at].isdecimal() and self.year_after(end)[0] is None:
            return False  # "in February, three people"
        if self.table["month_first"] or end >= self.tokens.count or self.year_after(end)[0] is not None:
            return True
        figure = self.numerals.figure(at)
        if figure is not None and figure.ordinal and "date_of" in self.tokens.next(end):
            return True  # "toukokuun ensimmäinen päivä"
        return self.tokens.words[at].isdecimal() and not self.tokens.gap(end)[:1].isspace()

    def months(self, index: int, first: int, end: int) -> Days:
        """ "March–May 2025", "de mars à mai": months written out, so that neither is another word."""
        tokens = self.tokens
        if end >= tokens.count or tokens.words[index] not in self.table["full_months"]:
            return ()
        at = end
        if not _dash.match(tokens.gap(end)):
            joint = self.behind(end, "date_to") or self.behind(end, "range_to")
            at = joint[1] if joint is not None else tokens.count
        last = tokens.longest(at, "month") if at < tokens.count else None
        if last is None or last[0] <= first or tokens.words[at] not in self.table["full_months"]:
            return ()
        written = [tokens.text[tokens.starts[place]] for place in (index, at)]
        if self.table["capital_months"] and not all(letter.isupper() for letter in written):
            return ()
        year, after = self.year_after(last[1])
        if year is None and self.day_number(last[1]) is not None:
            return ()
        return Day(year, first, None, after), Day(year, last[0], None, after)

    def with_day(self, month: int, day: tuple[int, int], index: int) -> Days:
        first, end = day
        other = self.other_day(first, end, index)
        if other is not None and (other[0] <= first or self.month_after(other[1]) is not None or self.counts(other[1])):
            other = None
        if other is not None:
            end = other[1]
        year, end = self.year_after(end)
        last = other[0] if other is not None else first
        if not possible(year, month, first) or not possible(year, month, last) or self.is_weekday(index, end):
            return ()
        if other is not None:
            return Day(year, month, first, end), Day(year, month, last, end)
        return (Day(year, month, first, end),)

    def is_weekday(self, index: int, end: int) -> bool:
        """ "mar, 2 de enero": whether what abbreviates a month and a weekday is the day of a date behind it."""
        tokens = self.tokens
        if end >= tokens.count or tokens.gap(end) != " " or tokens.longest(index, "weekday") is None:
            return False
        return self.month_after(end) is not None

    def counts(self, end: int, *, ranked: bool = False) -> bool:
        """Whether digits beside a month count something: "in May 5 percent".

        What ranks may have a word for "day" behind it: "lokakuun 3. päivä".
        """
        tokens = self.tokens
        if end >= tokens.count or not tokens.joined(end):
            return False
        ranked = ranked and (tokens.gap(end) == ". " or not tokens.words[end - 1].isdecimal())
        return any(
            _COUNTING & meanings.keys() and not (ranked and "date_of" in meanings)
            for meanings, _ in tokens.all_from(end)
        )

    def stands_alone(self, index: int, end: int) -> bool:
        """Whether a month's name without day and year is a month: written out, and no other word."""
        tokens = self.tokens
        word = tokens.words[index]
        written = tokens.text[tokens.starts[index] : tokens.ends[end - 1]]
        if word not in self.table["full_months"] or len(written) < 3:
            return False
        if word in self.table["weak_months"]:  # the other word, Mars or May, is a name in most texts
            return written.islower() and not self.table["capital_months"]
        if written[0].isupper() or not self.table["capital_months"]:
            return True
        return end > index + 1 or word in self.table["small_months"]  # "mayısta", "ekim ayında"

    def year_first(self, index: int) -> Days:
        """ "2017 April", "2019-Aug-01"."""
        tokens = self.tokens
        word = tokens.words[index]
        if not plausible_year(word) or index + 1 >= tokens.count:
            return ()
        if tokens.gap(index + 1).strip(" ") not in ("", ",", "-", "/", ".") or tokens.words[index + 1].isdecimal():
            return ()
        month = tokens.longest(index + 1, "month")
        if month is None:
            return ()
        value, end = month
        day = None
        if end < tokens.count and tokens.gap(end) in (" ", "-", "/", ". ", ""):
            day = self.day_number(end)
        if day is not None and not self.counts(day[1]) and possible(int(word), value, day[0]):
            return (Day(int(word), value, *day),)
        return (Day(int(word), value, None, end),)

    # --- around it ----------------------------------------------------------------------

    def range(self, first: Day) -> Days:
        """The date alone, or with the one that it runs up to."""
        tokens = self.tokens
        end = first.end
        if end >= tokens.count:
            return (first,)
        if _dash.match(tokens.gap(end)):
            at = end
        else:
            joint = self.behind(end, "date_to")
            if joint is None or joint[1] >= tokens.count:
                return (first,)
            at = self.past_the(joint[1])
        found = self.days(at) if at < tokens.count else ()
        if len(found) != 1 or (found[0].day is None) != (first.day is None):
            return (first,)
        second = found[0]
        if first.month is None and first.day is None and second.month is not None:
            return (first,)
        if second.month is None and second.day is not None:
            second = second._replace(year=first.year, month=first.month)
        first = first._replace(month=first.month or second.month, year=first.year or second.year)
        second = second._replace(year=second.year or first.year)
        return (first, second) if first.edtf < second.edtf else (first,)

    def weekday_before(self, index: int, floor: int) -> tuple[int, int | None]:
        """The token where the date starts with its article and weekday, and the weekday."""
        tokens = self.tokens
        the = tokens.longest_before(index, "date_the", floor)
        start = the[1] if the is not None else index
        if start <= floor:
            return start, None
        gap = tokens.gap(start)
        if gap.strip(" \n") not in ("", ",", ".", ".,", "-") or ("." in gap and "\n" in gap):
            return start, None
        for size in (3, 2, 1):
            if start - size >= floor:
                found = tokens.longest(start - size, "weekday")
                if found is not None and found[1] == start:
                    return start - size, found[0]
        return start, None

    def part_before(self, start: int, floor: int) -> tuple[int, str | None]:
        tokens = self.tokens
        link = tokens.longest_before(start, "date_link", floor)
        part = tokens.longest_before(link[1] if link is not None else start, "part", floor)
        return (part[1], part[0]) if part is not None else (start, None)


def contradiction(day: Day, weekday: int | None) -> str | None:
    """What is wrong where the text's weekday is not that of its date."""
    if weekday is None or day.year is None or day.month is None or day.day is None:
        return None
    from datetime import date

    real = date(day.year, day.month, day.day)
    if real.weekday() == weekday:
        return None
    return f"{day.edtf} falls on day {real.isoweekday()} of the week (1 is Monday), the text names day {weekday + 1}"
