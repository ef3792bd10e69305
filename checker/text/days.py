"""A date as far as a text states it."""

from __future__ import annotations

from calendar import monthrange
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1000, 2199  # what four digits may mean as a year


class Day(NamedTuple):
    """A date as far as it is stated, and the token after it."""

    year: int | None
    month: int | None
    day: int | None
    end: int
    written: str | None = None  # a decade or century in EDTF: 198X, 19XX

    @property
    def edtf(self) -> str:
        if self.written is not None:
            return self.written
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is None and self.day is None:
            return year
        month = "XX" if self.month is None else f"{self.month:02d}"
        return f"{year}-{month}" if self.day is None else f"{year}-{month}-{self.day:02d}"


def possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has such a day; 29 February needs a leap year only where a year is stated."""
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    last = 31 if month is None else monthrange(2000 if year is None or not 1 <= year <= 9999 else year, month)[1]
    return 1 <= day <= last


def plausible_year(digits: str) -> bool:
    """Whether four digits may be a year."""
    return len(digits) == 4 and digits.isdecimal() and FIRST_YEAR <= int(digits) <= LAST_YEAR


def full_year(digits: str) -> int:
    """A year of four digits, or of two: up to 29 in this century, above in the last."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return 2000 + year if year < 30 else 1900 + year
