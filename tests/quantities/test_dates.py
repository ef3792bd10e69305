"""Dates with unstated digits, ranges of days, parts of the day, times."""

from __future__ import annotations

import pytest

from checker.errors import ValueProblem
from checker.model import Relation
from checker.quantities import (
    CalendarDate,
    ClockTime,
    date_within,
    days_after,
    days_spanned,
    relate_dates,
    relate_times,
)
from checker.quantities.dates import parse_date, parse_time

R = Relation


@pytest.mark.parametrize(
    "written",
    [
        "2025-10-25", "2025-10", "2025", "198X", "19XX", "XXXX-10-25", "XXXX-10", "2025-XX-25", "2024-02-29",
        "XXXX-02-29", "2025-10-25/2025-10-26", "XXXX-10-25/XXXX-10-26", "XXXX-12-31/XXXX-01-01", "2025-10~",
        "2025-10-25 morning", "XXXX-10-26 afternoon",
    ],
)  # fmt: skip
def test_a_date_is_shown_as_it_is_written(written: str) -> None:
    assert str(parse_date(written)) == written


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        pytest.param("2025-1-5", "write 2025-01-05", id="single digits"),
        pytest.param("2025/10/25", "write 2025-10-25", id="slashes"),
        pytest.param("2025.10.5", "write 2025-10-05", id="points"),
        pytest.param("10-25", "a date without a year is written XXXX-10-25", id="no year"),
        pytest.param("2025-02-29", "there is no such day", id="29 February of a common year"),
        pytest.param("1900-02-29", "there is no such day", id="29 February of a century"),
        pytest.param("2025-13-01", "there is no such day", id="a thirteenth month"),
        pytest.param("2025-04-31", "there is no such day", id="31 April"),
        pytest.param("XXXX", None, id="nothing stated"),
        pytest.param("1X85", None, id="an unstated digit before stated ones"),
        pytest.param("25 October", None, id="words"),
        pytest.param("2025-10-25 dusk", None, id="a part of the day that is none"),
        pytest.param("2025-10-26/2025-10-25", None, id="a range that ends before it starts"),
        pytest.param("2025-10-25/2025-10-25", None, id="a range of one day"),
        pytest.param("2025-10-25/", None, id="a range without an end"),
        pytest.param("2025-10-25~/2025-10-26", None, id="a range from about a day"),
        pytest.param("2025-10-25/2025-10-26~", None, id="a range to about a day"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_is_no_date_is_refused(written: str, hint: str | None) -> None:
    with pytest.raises(ValueProblem) as problem:
        parse_date(written)
    assert problem.value.hint == hint


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        pytest.param("2025-10-25", "2025-10-25", R.EQUAL, id="the same day"),
        pytest.param("2025-10-25", "2025-10-26", R.DISJOINT, id="another day"),
        pytest.param("2025-10-25", "2025-10", R.NARROWER, id="a day of the month"),
        pytest.param("2025-10-25", "XXXX-10-25", R.NARROWER, id="a day whose year is told"),
        pytest.param("XXXX-10-25", "XXXX-10-26", R.DISJOINT, id="two days of any one year"),
        pytest.param("XXXX-10-25", "2025-10", R.OVERLAPS, id="each states what the other leaves open"),
        pytest.param("1985", "198X", R.NARROWER, id="a year of the decade"),
        pytest.param("198X", "19XX", R.NARROWER, id="a decade of the century"),
        pytest.param("198X", "199X", R.DISJOINT, id="two decades"),
        pytest.param("2025", "2025-XX", R.EQUAL, id="an unstated month is no statement"),
        pytest.param("2025-10-25 morning", "2025-10-25", R.NARROWER, id="a part of the day"),
        pytest.param("2025-10-25 morning", "2025-10-25 afternoon", R.DISJOINT, id="two parts of the day"),
        pytest.param("2025-10-25 evening", "2025-10-25 night", R.OVERLAPS, id="parts that languages draw differently"),
        pytest.param("XXXX-10-25 morning", "2025-10-25", R.OVERLAPS, id="a morning of some year, a day of this one"),
        pytest.param("2025-10-25/2025-10-26", "2025-10-25/2025-10-27", R.DISJOINT, id="other stated ends contradict"),
        pytest.param("2025-10-25/2025-10-26", "2025-10-25", R.DISJOINT, id="two days are not one"),
        pytest.param("2025-10-25/2025-10-26", "XXXX-10-25/XXXX-10-26", R.NARROWER, id="a range whose year is told"),
        pytest.param("2025-10-25/2025-10", "2025-10/2025-10-26", R.OVERLAPS, id="each end told by one of them"),
        pytest.param("2025-10~", "2025-10", R.INCOMPARABLE, id="about October says nothing of its bounds"),
        pytest.param("2025-10~", "2025-10~", R.EQUAL, id="but is itself"),
    ],
)
def test_relations_of_dates(a: str, b: str, relation: Relation) -> None:
    assert relate_dates(parse_date(a), parse_date(b)) is relation
    assert relate_dates(parse_date(b), parse_date(a)) is relation.converse


def test_a_date_that_a_recogniser_garbled_is_compared_without_harm() -> None:
    garbled = CalendarDate("XXXX-XX-XX")
    assert relate_dates(garbled, garbled) is R.EQUAL
    assert relate_dates(garbled, parse_date("2025")) is R.INCOMPARABLE


@pytest.mark.parametrize(
    ("part", "whole", "within"),
    [
        pytest.param("2025-10-25", "2025-10-25/2025-10-26", True, id="the first day"),
        pytest.param("XXXX-10-26 afternoon", "XXXX-10-25/XXXX-10-26", True, id="the last day, in no year"),
        pytest.param("2025-10-24", "2025-10-25/2025-10-26", False, id="the day before"),
        pytest.param("2025-10-25/2025-10-27", "2025-10-25/2025-10-26", False, id="a day too long"),
        pytest.param("2025-10-26", "2025-10-25", False, id="the day after"),
        pytest.param("2025-10-25", "2025-10-25 morning", True, id="parts of the day don't count"),
        pytest.param("XXXX-10-26", "2025-10-25", False, id="whatever the year, claims of one story share it"),
        pytest.param("2024-10-25", "2025-10-25", False, id="another year"),
        pytest.param("2025-10", "2025-10-25/2025-10-26", None, id="some day in October"),
        pytest.param("2025-10~", "2025-10", None, id="about"),
        pytest.param("XXXX-01-01", "XXXX-12-31/XXXX-01-01", None, id="over the turn of an unstated year"),
        pytest.param("2025-12", "2025-10-25", False, id="some day two months later"),
    ],
)
def test_a_part_lies_within_the_whole(part: str, whole: str, within: bool | None) -> None:
    assert date_within(parse_date(part), parse_date(whole)) is within


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        pytest.param(["2025-10-25"], 1, id="one day"),
        pytest.param(["2025-10-25/2025-10-26"], 2, id="a range counts both ends"),
        pytest.param(["XXXX-10-25 morning", "2025-10-26"], 2, id="a day without a year is of the year that is told"),
        pytest.param(["XXXX-10-25", "XXXX-11-01"], 8, id="across months"),
        pytest.param(["2025-10-25", "2026-10-25"], None, id="two years are not guessed about"),
        pytest.param(["2025-10-25", "2025-10"], None, id="an unstated day"),
        pytest.param(["XXXX-02-29", "2025-03-01"], None, id="a day that the year lacks"),
        pytest.param(["2025-10~"], None, id="nothing exact"),
        pytest.param(["XXXX-12-31/XXXX-01-01"], None, id="over the turn of an unstated year"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_days_from_the_first_to_the_last(dates: list[str], days: int | None) -> None:
    assert days_spanned(map(parse_date, dates)) == days


def test_days_counted_from_the_day_of_publication() -> None:
    assert days_after("2025-10-31", 1, "morning") == CalendarDate("2025-11-01", None, "morning")
    assert days_after("2025-10-26", -1) == CalendarDate("2025-10-25")
    assert days_after("the day before yesterday", 1) is None
    assert days_after("9999-12-31", 1) is None


def test_times() -> None:
    assert parse_time("10:00") == ClockTime(10)
    assert parse_time("23:59:30") == ClockTime(23, 59, 30)
    assert relate_times(ClockTime(10), ClockTime(10, 0)) is R.EQUAL
    assert relate_times(ClockTime(10), ClockTime(11)) is R.DISJOINT
    assert relate_times(ClockTime(10, 0, 30), ClockTime(10)) is R.NARROWER
    assert relate_times(ClockTime(10, 0, 30), ClockTime(10, 0, 31)) is R.DISJOINT


@pytest.mark.parametrize(
    ("written", "hint"),
    [("9:30", "write 09:30"), ("10h00", "write 10:00"), ("10", "write 10:00"), ("24:00", "midnight is 00:00"),
     ("10:60", None), ("noon", None)],
)  # fmt: skip
def test_what_is_no_time_is_refused(written: str, hint: str | None) -> None:
    with pytest.raises(ValueProblem) as problem:
        parse_time(written)
    assert problem.value.hint == hint
