"""Dates whose figures carry marks, as in Chinese, Japanese and Korean: 2025年10月25日, 令和7年."""

from __future__ import annotations

import re
from typing import Any

from checker.text.bounded import closes
from checker.text.days import LAST_YEAR, Day, plausible_year, possible
from checker.text.numerals import Numerals
from checker.text.tokens import Tokens
from checker.words import DASHES

_dash = re.compile(f" ?[{DASHES}] ?")


class MarkedDates:
    """Finds marked dates in one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens, numerals: Numerals) -> None:
        self.tokens = tokens
        self.numerals = numerals
        self.used = table["date_marks"]
        self.bounded = table["bounded"]

    def at(self, index: int) -> Day | None:
        """The marked date that starts with this token, where the language has them (`used`)."""
        era = self.tokens.longest(index, "era")
        at = era[1] if era is not None else index
        year = month = day = None
        found = self.field(at, "date_year_mark")
        if found is not None and (era is not None or self.is_year(found, at)):
            year, at = found
            year += era[0] - 1 if era is not None else 0
        elif era is not None:
            return None
        found = self.field(self.past_of(at), "date_month_mark")
        if found is not None and 1 <= found[0] <= 12:
            month, at = found
            found = self.field(self.past_of(at), "date_day_mark")
            if found is not None and not self.said(found[1], "date_span"):
                day, at = found
        elif year is None:
            found = self.field(at, "date_day_mark")
            if found is None or self.counts(index, found[1]) or self.numbers(found[1]):
                return None
            day, at = found
        if at == index or not possible(year, month, day) or (day is None and self.said(at, "date_span")):
            return None
        return Day(year, month, day, at)

    def range(self, index: int) -> tuple[Day, ...]:
        """1998—2003年, 5月8—10日, 5월 8~10일: a range whose first end lacks the mark that the second has."""
        if not self.used:
            return ()
        year, month, at = self.led(index)
        tokens = self.tokens
        if at + 1 >= tokens.count or not tokens.words[at].isdecimal() or (year is not None and month is None):
            return ()
        upper, mark = self.upper(at + 1), "date_day_mark" if month is not None else "date_year_mark"
        found = self.field(upper[0], mark) if upper is not None else None
        if upper is not None and not upper[1] and found is None and month is None:
            return self.months(at, self.field(upper[0], "date_month_mark"))
        if upper is None or found is None or self.said(found[1], "date_span") or self.said(found[1], "date_decade"):
            return ()
        first, (last, end) = int(tokens.words[at]), found
        short = month is None and len(tokens.words[upper[0]]) == 2 and tokens.words[upper[0]].isdecimal()
        if short and plausible_year(tokens.words[at]):
            last += first // 100 * 100  # 1950~53년
        if not first < last or (upper[1] and last != first + 1):
            return ()
        if month is not None:
            days = (Day(year, month, first, at + 1), Day(year, month, last, end))
            return days if all(possible(*day[:3]) for day in days) else ()
        if not (plausible_year(tokens.words[at]) and plausible_year(str(last))):
            return ()
        if not short and not self.is_year(found, upper[0]):
            return ()
        return Day(first, None, None, at + 1), Day(last, None, None, end)

    def months(self, at: int, last: tuple[int, int] | None) -> tuple[Day, ...]:
        """5~6月: from one month to another."""
        word = self.tokens.words[at]
        if last is None or len(word) > 2 or not 1 <= int(word) < last[0] <= 12 or self.said(last[1], "date_span"):
            return ()
        return Day(None, int(word), None, at + 1), Day(None, last[0], None, last[1])

    def led(self, index: int) -> tuple[int | None, int | None, int]:
        """The year and the month that stand before a day, and the token after them."""
        year = self.field(index, "date_year_mark")
        at = self.past_of(year[1]) if year is not None else index
        month = self.field(at, "date_month_mark")
        after = self.past_of(month[1]) if month is not None else at
        return (year[0] if year else None, month[0] if month else None, after)

    def upper(self, at: int) -> tuple[int, bool] | None:
        """The token after a dash or a word for "to" before this one, or after an "and", and whether it was that."""
        tokens = self.tokens
        gap = tokens.gap(at)
        if _dash.fullmatch(gap):
            return at, False
        if gap == "、":
            return at, True
        if gap.strip(" ") or at >= tokens.count:
            return None
        for meaning in ("date_to", "date_and"):
            joint = tokens.longest(at, meaning)
            if joint is not None:
                return joint[1], meaning == "date_and"
        return None

    def is_year(self, found: tuple[int, int], at: int) -> bool:
        """Whether a figure before the year's mark counts from the era, and is no number of years."""
        year, end = found
        if self.field(self.past_of(end), "date_month_mark") is not None:
            return True
        word = self.tokens.words[at]
        digits = len(word) if word.isdecimal() else len(str(year))
        if self.said(end, "date_span") or year > LAST_YEAR:
            return False
        if digits == 4:
            return year % 1000 != 0 or year == 2000
        return digits == 3 and year % 10 != 0 and not self.said(end, "date_lapse")

    def numbers(self, end: int) -> bool:
        """Whether a lone day's mark numbers other things too: 國道三號, 5号楼."""
        tokens = self.tokens
        return tokens.longest(end - 1, "date_weak_day_mark") is not None

    def counts(self, index: int, end: int) -> bool:
        """Whether a lone number of days counts them: 週4日, 5日分."""
        if self.said(end, "date_span") or self.said(end, "date_lapse"):
            return True
        tokens = self.tokens
        return any(tokens.longest_before(index, m) is not None for m in ("hedge", "date_counted"))

    def said(self, at: int, meaning: str) -> bool:
        tokens = self.tokens
        if at >= tokens.count or not (tokens.gap(at) == "" or (self.bounded and tokens.gap(at) == " ")):
            return False
        found = tokens.longest(at, meaning)
        return found is not None and (not self.bounded or closes(tokens, found[1]))

    def past_of(self, at: int) -> int:
        tokens = self.tokens
        if at < tokens.count and tokens.joined(at):
            of = tokens.longest(at, "date_of")
            if of is not None:
                return of[1]
        return at

    def field(self, at: int, mark: str) -> tuple[int, int] | None:
        """The number before a mark and the token after the mark."""
        tokens = self.tokens
        if at >= tokens.count:
            return None
        word = tokens.words[at]
        if word.isdecimal():
            if len(word) > 4:
                return None
            number, end = int(word), at + 1
        else:
            first = tokens.longest(at, "date_first")  # 元年
            figure = None if first is not None else self.numerals.figure(at)
            if first is not None:
                number, end = 1, first[1]
            elif figure is not None and figure.value == figure.value.to_integral_value() and figure.value < 10000:
                number, end = int(figure.value), figure.end
            else:
                return None
        if end >= tokens.count or tokens.gap(end).strip(" "):
            return None
        found = tokens.longest(end, mark)
        return (number, found[1]) if found is not None else None
