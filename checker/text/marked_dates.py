"""Dates whose figures carry marks, as in Chinese, Japanese and Korean: 2025年10月25日, 令和7年."""

from __future__ import annotations

from typing import Any

from checker.text.days import LAST_YEAR, Day, possible
from checker.text.numerals import Numerals
from checker.text.tokens import Tokens


class MarkedDates:
    """Finds marked dates in one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens, numerals: Numerals) -> None:
        self.tokens = tokens
        self.numerals = numerals
        self.used = table["date_marks"]

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
            if found is None or self.counts(index, found[1]):
                return None
            day, at = found
        if at == index or not possible(year, month, day) or (day is None and self.said(at, "date_span")):
            return None
        return Day(year, month, day, at)

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

    def counts(self, index: int, end: int) -> bool:
        """Whether a lone number of days counts them: 週4日, 5日分."""
        if self.said(end, "date_span") or self.said(end, "date_lapse"):
            return True
        tokens = self.tokens
        return any(tokens.longest_before(index, m) is not None for m in ("hedge", "date_counted"))

    def said(self, at: int, meaning: str) -> bool:
        tokens = self.tokens
        return at < tokens.count and tokens.gap(at) == "" and tokens.longest(at, meaning) is not None

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
