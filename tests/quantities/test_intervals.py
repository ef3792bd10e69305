"""Figures as sets of numbers: bounds, rounding, units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.model import Relation
from checker.quantities import (
    CalendarDate,
    Quantity,
    hedges_differ,
    reaches,
    relate,
    shorter_than,
    units_differ,
)
from checker.quantities.intervals import interval, same_figure
from checker.quantities.notation import parse_figure
from checker.quantities.units import singular

R = Relation


def quantity(written: str, *broader: str) -> Quantity:
    """A quantity in the notation of claim files, its unit taken as it stands."""
    figure, unit = parse_figure(written)
    return figure._replace(unit=None if unit is None else singular(unit), broader=broader)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        pytest.param("72", "72", R.EQUAL, id="the same figure is equal"),
        pytest.param("2.5 million", "2500000", R.EQUAL, id="however it is written"),
        pytest.param("2500.0", "2500", R.EQUAL, id="and however many decimals it states"),
        pytest.param("72", "71", R.DISJOINT, id="another figure contradicts"),
        pytest.param("2501", "> 2500", R.NARROWER, id="a figure above a bound is one of those that it allows"),
        pytest.param("2500", "> 2500", R.DISJOINT, id="more than 2500 is not 2500"),
        pytest.param("2500", ">= 2500", R.NARROWER, id="at least 2500 may be 2500"),
        pytest.param("> 2500", ">= 2500", R.NARROWER, id="more than is narrower than at least"),
        pytest.param("< 5", "<= 5", R.NARROWER, id="less than is narrower than at most"),
        pytest.param("> 2500", "> 2400", R.NARROWER, id="a higher lower bound is narrower"),
        pytest.param("> 2500", "< 5", R.DISJOINT, id="bounds that leave nothing in common contradict"),
        pytest.param("> 4", "< 5", R.OVERLAPS, id="bounds that cross overlap"),
        pytest.param("5", "4..6", R.NARROWER, id="a figure within a range"),
        pytest.param("4", "4..6", R.NARROWER, id="a range includes its ends"),
        pytest.param("7", "4..6", R.DISJOINT, id="a figure outside a range"),
        pytest.param("4..6", "5..7", R.OVERLAPS, id="ranges that cross overlap"),
        pytest.param("4..6", ">= 4", R.NARROWER, id="a range above a bound"),
        pytest.param("~ 2500", "2500", R.INCOMPARABLE, id="an estimate says nothing of its bounds"),
        pytest.param("~ 2500", "~ 2500", R.EQUAL, id="but is itself"),
        pytest.param("~ 2500", "~ 2600", R.INCOMPARABLE, id="two estimates can't be told apart"),
        pytest.param("many", "72", R.INCOMPARABLE, id="many is no number"),
        pytest.param("many", "many", R.EQUAL, id="many is many"),
    ],
)
def test_bounds(a: str, b: str, relation: Relation) -> None:
    assert relate(quantity(a), quantity(b)) is relation


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        pytest.param("2487300", "2.5 million", R.ROUNDS_TO, id="counted out against told in hundred thousands"),
        pytest.param("2.5 million", "2487300", R.ROUNDS_FROM, id="and the other way round"),
        pytest.param("2.44 million", "2.5 million", R.DISJOINT, id="too far off for a rounding"),
        pytest.param("2487300", "2500000", R.DISJOINT, id="seven stated digits are no rounding"),
        pytest.param("72.4", "72", R.ROUNDS_TO, id="decimals against whole numbers"),
        pytest.param("72", "73", R.DISJOINT, id="neighbours are no rounding of each other"),
        pytest.param("2487300", "> 2.5 million", R.DISJOINT, id="a bound is kept to the letter"),
    ],
)
def test_rounding(a: str, b: str, relation: Relation) -> None:
    assert relate(quantity(a), quantity(b)) is relation


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        pytest.param("1.5 kilometers", "1500 meters", R.EQUAL, id="units convert exactly"),
        pytest.param("> 2 decades", "> 20 years", R.EQUAL, id="two decades are twenty years"),
        pytest.param("2 weeks", "14 days", R.EQUAL, id="two weeks are fourteen days"),
        pytest.param("1 month", "30 days", R.INCOMPARABLE, id="a month is no number of days"),
        pytest.param("2 month", "2 day", R.DISJOINT, id="the same figure in months and days contradicts"),
        pytest.param("20 celsius", "68 fahrenheit", R.EQUAL, id="degrees have their zero moved"),
        pytest.param("21 celsius", "294 kelvin", R.OVERLAPS, id="two roundings of one temperature"),
        pytest.param("8 kilometer", "5 mile", R.ROUNDS_TO, id="a conversion rounds"),
        pytest.param("60 mile", "100 kilometer", R.ROUNDS_TO, id="up to a tenth where zeros trail"),
        pytest.param("100 mile", "200 kilometer", R.DISJOINT, id="and no further"),
        pytest.param("8 kilometer", "6 mile", R.DISJOINT, id="a wrong conversion contradicts"),
        pytest.param("5 kilometer", "5 kilogram", R.DISJOINT, id="the same figure of something else contradicts"),
        pytest.param(
            "5 kilometer", "7 kilogram", R.INCOMPARABLE, id="another figure of something else is another fact"
        ),
        pytest.param("12 percent", "12 percentage-point", R.DISJOINT, id="points are no percentage"),
        pytest.param("83.5 million USD", "83.5 million dollar", R.NARROWER, id="a dollar whose country is told"),
        pytest.param("84 million USD", "83.5 million dollar", R.ROUNDS_FROM, id="rounding, in dollars of some sort"),
        pytest.param("90 million USD", "83.5 million dollar", R.DISJOINT, id="another figure, whatever dollar it is"),
        pytest.param("20 EUR", "20 dollar", R.DISJOINT, id="an euro is no dollar"),
        pytest.param("20 kilometer", "20", R.NARROWER, id="an unstated unit may be any"),
        pytest.param("20 kilometer", "> 10", R.NARROWER, id="also under a bound"),
        pytest.param("> 10 kilometer", "20", R.OVERLAPS, id="where both sides are open nothing is narrower"),
    ],
)
def test_units(a: str, b: str, relation: Relation) -> None:
    assert relate(quantity(a), quantity(b)) is relation
    assert relate(quantity(b), quantity(a)) is relation.converse


def test_a_count_of_a_narrower_term_is_narrower() -> None:
    member_states, countries = quantity("72 member-state", "country"), quantity("72 country")
    assert relate(member_states, countries) is R.NARROWER
    assert relate(member_states, quantity("71 country")) is R.DISJOINT
    assert relate(member_states, quantity("> 70 country")) is R.NARROWER
    assert relate(quantity("> 70 member-state", "country"), countries) is R.OVERLAPS


def test_terms_that_are_each_others_broader_one_are_the_same() -> None:
    assert relate(quantity("72 state", "country"), quantity("72 country", "state")) is R.EQUAL


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param("2500", "> 2500", True, id="a figure and its bound"),
        pytest.param("> 110 country", ">= 110 country", True, id="more than and at least"),
        pytest.param("~ 20 year", "2 decade", True, id="across units that convert"),
        pytest.param("2500", "2500", False, id="the same hedge"),
        pytest.param("2500", "> 2400", False, id="another figure"),
        pytest.param("20 day", "> 20 month", False, id="another unit"),
        pytest.param("many", "72", False, id="many states no figure"),
        pytest.param("4..6", "> 4", False, id="a range is no hedged figure"),
    ],
)
def test_the_same_figure_under_another_hedge(a: str, b: str, expected: bool) -> None:
    assert hedges_differ(quantity(a), quantity(b)) is expected
    assert hedges_differ(quantity(b), quantity(a)) is expected


def test_dates_have_hedges_too() -> None:
    about, exact = CalendarDate("2025-10", approximate=True), CalendarDate("2025-10")
    assert hedges_differ(about, exact)
    assert not hedges_differ(about, CalendarDate("2025-11"))
    assert not hedges_differ(about, quantity("5"))


def test_the_same_figure_in_another_unit() -> None:
    assert units_differ(quantity("5 kilometer"), quantity("5 kilogram"))
    assert not units_differ(quantity("5 kilometer"), quantity("5 mile"))
    assert not units_differ(quantity("5 USD"), quantity("5 dollar"))
    assert not units_differ(quantity("5 USD"), quantity("6 EUR"))
    assert same_figure(quantity("4..6"), quantity("4..6 year"))
    assert not same_figure(quantity("4..6"), quantity("4"))
    assert not same_figure("a statement", quantity("4"))


@pytest.mark.parametrize(
    ("count", "threshold", "met"),
    [
        pytest.param("72", "40", True, id="72 reach 40"),
        pytest.param("72", ">= 40", True, id="72 reach at least 40"),
        pytest.param("40", ">= 40", True, id="40 reach at least 40"),
        pytest.param("40", "> 40", False, id="40 don't reach more than 40"),
        pytest.param("> 40", "> 40", True, id="more than 40 reach more than 40"),
        pytest.param("39", "40", False, id="39 don't"),
        pytest.param("< 72", "40", False, id="fewer than 72 needn't"),
        pytest.param("~ 72", "40", False, id="an estimate is no proof"),
        pytest.param("72 person", "40 country", False, id="persons are no countries"),
    ],
)
def test_a_threshold_is_reached(count: str, threshold: str, met: bool) -> None:
    assert reaches(quantity(count), quantity(threshold)) is met


@pytest.mark.parametrize(
    ("duration", "days", "shorter"),
    [
        pytest.param("2 days", 2, False, id="two days cover two"),
        pytest.param("2 days", 3, True, id="two days don't cover three"),
        pytest.param("< 3 days", 3, True, id="nor do fewer than three"),
        pytest.param("> 2 days", 3, False, id="more than two may"),
        pytest.param("1 month", 60, False, id="a month is not held against days"),
    ],
)
def test_a_duration_is_too_short(duration: str, days: int, shorter: bool) -> None:
    assert shorter_than(quantity(duration), days) is shorter


def test_a_million_digits_in_a_row_are_compared_without_harm() -> None:
    huge = Quantity(Decimal("9" * 1_000_000), unit="mile")
    assert relate(huge, quantity("5 kilometer")) is R.DISJOINT
    assert interval(huge) is not None


def test_a_figure_is_written_as_a_plain_decimal() -> None:
    assert str(quantity("2.5 million USD")) == "2500000"
    assert str(quantity("12.50")) == "12.5"
    assert str(quantity("4..6")) == "4..6"
    assert str(quantity("> 5")) == "5"
    assert str(quantity("many")) == "many"
