"""Interval and calendar algebra: what quantities, dates and times denote, below the value types.

Every value denotes the set of things it allows; `relate` and its like say how two such sets stand.
"""

from __future__ import annotations

from checker.quantities.dates import date_within, days_after, days_spanned, relate_dates, relate_times
from checker.quantities.intervals import hedges_differ, reaches, relate, relate_units, shorter_than, units_differ
from checker.quantities.records import HEDGES, CalendarDate, ClockTime, Quantity, plain_decimal

__all__ = [
    "HEDGES",
    "CalendarDate",
    "ClockTime",
    "Quantity",
    "date_within",
    "days_after",
    "days_spanned",
    "hedges_differ",
    "plain_decimal",
    "reaches",
    "relate",
    "relate_dates",
    "relate_times",
    "relate_units",
    "shorter_than",
    "units_differ",
]
