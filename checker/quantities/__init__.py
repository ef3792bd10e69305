"""Interval and calendar algebra: what quantities, dates and times denote, below the value types.

Every value denotes the set of things it allows; `relate` and its like say how two such sets stand.
"""

from __future__ import annotations

from checker.quantities.dates import date_within, days_after, days_spanned, relate_dates, relate_times
from checker.quantities.intervals import (
    Interval,
    hedges_differ,
    interval,
    lower_end,
    reaches,
    relate,
    relate_units,
    same_figure,
    shorter_than,
    units_differ,
)
from checker.quantities.records import HEDGES, CalendarDate, ClockTime, Quantity, plain_decimal
from checker.quantities.units import (
    CURRENCIES,
    CURRENCY_FAMILIES,
    DIMENSIONS,
    DURATION_UNITS,
    convertible,
    dimension,
)

__all__ = [
    "CURRENCIES",
    "CURRENCY_FAMILIES",
    "DIMENSIONS",
    "DURATION_UNITS",
    "HEDGES",
    "CalendarDate",
    "ClockTime",
    "Interval",
    "Quantity",
    "convertible",
    "date_within",
    "days_after",
    "days_spanned",
    "dimension",
    "hedges_differ",
    "interval",
    "lower_end",
    "plain_decimal",
    "reaches",
    "relate",
    "relate_dates",
    "relate_times",
    "relate_units",
    "same_figure",
    "shorter_than",
    "units_differ",
]
