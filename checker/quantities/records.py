"""The records of figures, dates and times, as they were stated."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

# How a figure is hedged: nothing, bounds, an estimate, a range, no figure at all.
HEDGES = ("", ">", ">=", "<", "<=", "~", "..", "many")


class Quantity(NamedTuple):
    """A figure as it was stated. `str` gives the figure as a plain decimal, without hedge and unit."""

    figure: Decimal | None  # None only under the hedge "many"
    hedge: str = ""  # one of HEDGES
    upper: Decimal | None = None  # the other end of a range
    granularity: Decimal = Decimal(1)  # place of the last stated digit: 1 for 2500, 100000 for 2.5 million
    unit: str | None = None  # term id, ISO 4217 code, CLDR unit id, "percent", "percentage-point"; None: undetermined
    broader: tuple[str, ...] = ()  # ids of the terms wider than a count's unit, nearest first

    def __str__(self) -> str:
        if self.figure is None:
            return self.hedge
        text = plain_decimal(self.figure)
        return f"{text}..{plain_decimal(self.upper)}" if self.upper is not None else text


class CalendarDate(NamedTuple):
    """A date or an extent of days, in EDTF: `2025-10-25`, `2025-10`, `198X`, `XXXX-10-25`."""

    start: str
    end: str | None = None  # the last day of a range
    part: str | None = None  # part of the day: morning, noon, afternoon, evening, night
    approximate: bool = False

    def __str__(self) -> str:
        text = self.start if self.end is None else f"{self.start}/{self.end}"
        text += "~" if self.approximate else ""
        return f"{text} {self.part}" if self.part else text


class ClockTime(NamedTuple):
    """A time of day on the 24-hour clock."""

    hour: int
    minute: int = 0
    second: int | None = None

    def __str__(self) -> str:
        text = f"{self.hour:02d}:{self.minute:02d}"
        return text if self.second is None else f"{text}:{self.second:02d}"


def plain_decimal(number: Decimal) -> str:
    """The number without exponent, grouping or trailing zeros behind the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
