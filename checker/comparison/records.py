"""What passes between the steps of a comparison."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.quantities import ClockTime, Quantity

Span = tuple[int, int]

FIGURES = frozenset(("number", "ordinal", "percent", "currency", "quantity", "duration"))
CALENDAR = frozenset(("year", "month", "day"))


class Contradiction(NamedTuple):
    """What two versions of a text say differently. Without one of its spans: what only the other says."""

    kind: str  # number, ordinal, percent, currency, quantity, duration, date, weekday, time, name
    a_span: Span | None  # code points of the text given, half-open
    b_span: Span | None
    a_value: str | None  # a plain decimal with its unit, EDTF, a time, a weekday counted from 1, a name as written
    b_value: str | None


class Fact(NamedTuple):
    """One thing that a text states and its translation should."""

    kind: str  # as above, but for dates one fact for each of year, month and day
    start: int  # code points, half-open
    end: int
    value: Quantity | ClockTime | str | int  # a year in EDTF, else the number of the month, day or weekday
    readings: tuple[Quantity, ...] = ()  # everything that a figure may mean
    digits: bool = False  # whether it is written in digits
    weak: bool = False  # as likely another word: it explains, and contradicts only what is sure

    @property
    def number(self) -> Decimal | None:
        """The one figure that it comes down to."""
        if isinstance(self.value, Quantity):
            return self.value.figure
        if isinstance(self.value, int):
            return Decimal(self.value)
        return Decimal(self.value) if isinstance(self.value, str) and self.value.isdecimal() else None

    @property
    def told(self) -> str:
        """The value as a report shows it."""
        if self.kind in CALENDAR:
            return _edtf(self.kind, str(self.value))
        if isinstance(self.value, Quantity):
            unit = f" {self.value.unit}" if self.value.unit else ""
            return f"{self.value}{unit}"
        return str(self.value)

    @property
    def reported(self) -> str:
        """The kind under which a report shows it."""
        return "date" if self.kind in CALENDAR else self.kind


def _edtf(kind: str, value: str) -> str:
    match kind:
        case "month":
            return f"XXXX-{value:0>2}"
        case "day":
            return f"XXXX-XX-{value:0>2}"
        case _:
            return value


class Name(NamedTuple):
    """A word with a capital."""

    start: int  # code points, half-open
    end: int
    written: str
    low: str
    first: bool  # whether a sentence or a title begins with it, where any word has a capital
    script: int  # Latin, Greek or Cyrillic, from 1


class Segment(NamedTuple):
    """A stretch of one text, and what it states."""

    start: int
    end: int
    facts: tuple[Fact, ...]
    keys: frozenset[object]  # what its translation is known by
    weight: int  # code points that are no space
    names: tuple[Name, ...]


class Stretch(NamedTuple):
    """A bead, as the segments of either side that make it."""

    a: tuple[Segment, ...]
    b: tuple[Segment, ...]


class Bead(NamedTuple):
    """Segments of two texts that translate each other, as half-open ranges of their numbers."""

    a: Span
    b: Span

    def moved(self, by_a: int, by_b: int) -> Bead:
        """The same so many segments further on."""
        return Bead((self.a[0] + by_a, self.a[1] + by_a), (self.b[0] + by_b, self.b[1] + by_b))
