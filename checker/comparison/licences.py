"""Whether one fact may be the translation of another: at most one equivalence lies between them.

Words for digits, other scales (万 and thousands), other marks and the two clocks are gone by now, for both
sides are typed values. What is left: units converted and rounded, rounded figures,
decades and centuries named otherwise, and figures whose unit only one language says.
"""

from __future__ import annotations

from decimal import Decimal

from checker.comparison.records import CALENDAR, FIGURES, Fact
from checker.model import Relation
from checker.quantities import ClockTime, Quantity, plain_decimal, relate_units
from checker.quantities.units import base_size, convertible, to_base

NO, LOOSE, LIKELY, SAME = 0, 1, 2, 3

_MISSED = Decimal("0.11")  # share by which who converts may miss: "nearly ten degrees" for 11.1
_TEMPERATURES = frozenset(("celsius", "fahrenheit", "degree"))
_FIFTHS = Decimal(9) / Decimal(5)  # degrees Fahrenheit to one of Celsius
_FREEZING = Decimal(32)
_ROUGHLY = 8  # degrees by which who converts a temperature by rule of thumb may miss
_FAR = Decimal("1.3")  # how many times more a quantity is that no rounding explains
_SHARES = frozenset(("percent", "percentage-point"))
_PER_HOUR = "-per-hour"
_THOUSANDTH = Decimal("0.001")
_SIXTY = 60
_NOON, _MIDNIGHT = 12, 24
_TIMED = frozenset(("number", "ordinal", "duration"))  # what hours may be taken for
_FEW = 3


def explains(a: Fact, b: Fact) -> int:
    """How well the one accounts for the other: NO, LOOSE, LIKELY or SAME. Symmetric."""
    if a.kind == b.kind:
        if a.kind in FIGURES:
            return _figures(a, b)
        if a.kind == "year":
            return _years(str(a.value), str(b.value))
        if isinstance(a.value, ClockTime) and isinstance(b.value, ClockTime):
            return _times(a.value, b.value)
        return SAME if a.value == b.value else NO
    if a.kind in FIGURES and b.kind in FIGURES:
        if "ordinal" in (a.kind, b.kind) and (a.number or 0) <= _FEW:
            return NO  # "the first of the two" holds both, and says neither twice
        return min(LIKELY, _figures(a, b))
    if b.kind in FIGURES:
        a, b = b, a
    if a.kind not in FIGURES:
        return NO
    if b.kind == "time":
        length = isinstance(a.value, Quantity) and a.value.unit == "second"
        if length or not isinstance(b.value, ClockTime):
            return LIKELY if length and a.number == _seconds(b.value) else NO
        return _hour_told(b.value, a)
    if b.kind == "year":
        return _year_told(str(b.value), a)
    return LOOSE if b.kind in CALENDAR and a.kind in ("number", "ordinal") and a.number == b.value else NO


# --- figures ----------------------------------------------------------------------------------


def _figures(a: Fact, b: Fact) -> int:
    if (a.weak or b.weak) and a.number and b.number and _digits(a.number) == _digits(b.number):
        return SAME if a.number == b.number else LOOSE  # a multiplier that nothing recognises
    return max((_amounts(x, y) for x in a.readings for y in b.readings), default=NO)


def _digits(figure: Decimal) -> str:
    return plain_decimal(abs(figure)).replace(".", "").strip("0")


def _amounts(x: Quantity, y: Quantity) -> int:
    if x.figure is None or y.figure is None:
        return NO
    if x.unit in _TEMPERATURES and y.unit in _TEMPERATURES and _degrees(x.figure, y.figure):
        return SAME if x.unit == y.unit and x.figure == y.figure else LIKELY
    if x.unit is None or y.unit is None or x.unit == y.unit:
        if x.figure == y.figure:
            return SAME
        short = _short_year(x.figure, y.figure) or _short_year(y.figure, x.figure)
        return LOOSE if short or _rounds(x, y) or _misread(x, y) or _misread(y, x) else NO
    if convertible(*_measures(x.unit, y.unit)):
        return LIKELY if _converts(x, y) else NO
    if x.figure == y.figure and x.unit in _SHARES and y.unit in _SHARES:
        return LIKELY
    if relate_units(x, y) is Relation.DISJOINT:
        return NO
    if x.figure == y.figure:
        return SAME
    return LOOSE if _misread(x, y) or _misread(y, x) else NO


def _measures(unit: str, other: str) -> tuple[str, str]:
    """The units, without the hour where one language has it in another word: 85 mph, 時速85マイル."""
    if convertible(unit, other):
        return unit, other
    return unit.removesuffix(_PER_HOUR), other.removesuffix(_PER_HOUR)


def _misread(x: Quantity, y: Quantity) -> bool:
    """Whether a translator kept the source's mark between thousands, which reads as decimals: "375,000"."""
    return x.granularity == _THOUSANDTH and y.figure is not None and x.figure == y.figure.scaleb(-3)


def _short_year(x: Decimal, y: Decimal) -> bool:
    """Whether one is the other's last two digits, as in 1950-53."""
    return 1000 <= y < 2200 and 0 < x < 100 and y % 100 == x


def _rounds(x: Quantity, y: Quantity) -> bool:
    """Whether the coarser figure is the finer one rounded to its own place."""
    if x.figure is None or y.figure is None:
        return False
    place = max(x.granularity, y.granularity)
    return x.granularity != y.granularity and 2 * abs(x.figure - y.figure) <= place


def _converts(x: Quantity, y: Quantity) -> bool:
    if x.unit is None or y.unit is None or x.figure is None or y.figure is None:
        return False
    unit, other = _measures(x.unit, y.unit)
    place = max(x.granularity * base_size(unit), y.granularity * base_size(other))
    return _near(to_base(x.figure, unit), to_base(y.figure, other), place)


def disagree(a: Fact, b: Fact) -> bool:
    """Whether two quantities of one dimension, in different units, are too far apart to be each other converted."""
    x, y = a.value, b.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or x.figure is None or y.figure is None:
        return False
    if x.unit is None or y.unit is None or x.unit == y.unit:
        return False
    if x.unit in _TEMPERATURES and y.unit in _TEMPERATURES:
        hot, cold = max(x.figure, y.figure), min(x.figure, y.figure)
        return not _degrees(hot, cold) and abs(hot - (cold * _FIFTHS + _FREEZING)) > _ROUGHLY
    unit, other = _measures(x.unit, y.unit)
    if not convertible(unit, other) or not x.figure or not y.figure:
        return False
    ratio = to_base(x.figure, unit) / to_base(y.figure, other)
    return not 1 / _FAR < ratio < _FAR


def _near(one: Decimal, other: Decimal, place: Decimal = Decimal(0)) -> bool:
    return abs(one - other) <= max(_MISSED * max(abs(one), abs(other)), place / 2)


def _degrees(x: Decimal, y: Decimal) -> bool:
    """Whether figures of degrees may be the same in Celsius and Fahrenheit, as a temperature or a difference."""
    if x == y:
        return True
    return any(
        _near(hot, cold * _FIFTHS) or abs(hot - (cold * _FIFTHS + _FREEZING)) <= 2 for hot, cold in ((x, y), (y, x))
    )


# --- the calendar -----------------------------------------------------------------------------


def _years(a: str, b: str) -> int:
    if a == b:
        return SAME
    return LIKELY if len(a) == len(b) and all(x == y or "X" in (x, y) for x, y in zip(a, b, strict=True)) else NO


def _times(a: ClockTime, b: ClockTime) -> int:
    if a == b:
        return SAME
    return LIKELY if (a.hour % _NOON, a.minute) == (b.hour % _NOON, b.minute) else NO


def _year_told(year: str, figure: Fact) -> int:
    """A year, decade or century told as a bare figure: 1870, the thirties, century 19."""
    number = figure.number
    if number is None:
        return NO
    if year.isdecimal():
        return LIKELY if number == int(year) else LOOSE if number == int(year) % 100 else NO
    stated = year.rstrip("X")
    if len(stated) == 3:
        return LIKELY if number in (int(stated[2]) * 10, int(stated) * 10) else NO
    if len(stated) == 2:
        return LIKELY if number in (int(stated) + 1, int(stated) * 100, (int(stated) + 1) * 100) else NO
    return NO


def _seconds(time: object) -> int:
    """The minutes and seconds of a match, which look like hours and minutes: 3:35, 27:37."""
    if isinstance(time, ClockTime):
        return time.hour * _SIXTY + time.minute
    minutes, _, seconds = str(time).partition(":")
    return int(minutes) * _SIXTY + int(seconds)


def _hour_told(time: ClockTime, figure: Fact) -> int:
    """A time told as a bare figure: at 7, 4.40."""
    number = figure.number
    if number is None or figure.kind not in _TIMED:
        return NO
    hour, minute = divmod(number * 100, 100)
    if 0 <= hour <= _MIDNIGHT and hour % _NOON == time.hour % _NOON and minute == time.minute:
        return LIKELY
    return LOOSE if number == time.minute else NO
