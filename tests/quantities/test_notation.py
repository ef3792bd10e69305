"""The notation of figures in claim files: what is read, and what is refused with the spelling that was meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.errors import ValueProblem
from checker.quantities import Quantity
from checker.quantities.notation import parse_figure, show_figure

D = Decimal


@pytest.mark.parametrize(
    ("written", "expected", "unit"),
    [
        pytest.param("72", Quantity(D(72)), None, id="a figure"),
        pytest.param("-5", Quantity(D(-5)), None, id="a negative figure"),
        pytest.param("0", Quantity(D(0)), None, id="nothing"),
        pytest.param("> 2500", Quantity(D(2500), ">"), None, id="more than"),
        pytest.param(">2500", Quantity(D(2500), ">"), None, id="without a space"),
        pytest.param(">= 110", Quantity(D(110), ">="), None, id="at least"),
        pytest.param("< 5", Quantity(D(5), "<"), None, id="less than"),
        pytest.param("<= 5", Quantity(D(5), "<="), None, id="at most"),
        pytest.param("~ 2500", Quantity(D(2500), "~"), None, id="about"),
        pytest.param("4..6", Quantity(D(4), "..", D(6)), None, id="a range"),
        pytest.param("many", Quantity(None, "many"), None, id="many"),
        pytest.param("many country", Quantity(None, "many"), "country", id="many of something"),
        pytest.param("72 member-state", Quantity(D(72)), "member-state", id="a unit behind"),
        pytest.param("12.5 %", Quantity(D("12.5"), granularity=D("0.1")), "%", id="decimals are granularity"),
        pytest.param("12.50", Quantity(D("12.50"), granularity=D("0.01")), None, id="zeros behind the point too"),
        pytest.param(
            "83.5 million USD", Quantity(D(83_500_000), granularity=D(100_000)), "USD", id="a multiplier and a unit"
        ),
        pytest.param("> 2 billion", Quantity(D(2 * 10**9), ">", granularity=D(10**9)), None, id="a bound in billions"),
        pytest.param("4..6 thousand", Quantity(D(4000), "..", D(6000), D(1000)), None, id="a range in thousands"),
    ],
)
def test_what_is_read(written: str, expected: Quantity, unit: str | None) -> None:
    assert parse_figure(written) == (expected, unit)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        pytest.param("2,500", "write 2500, without separators", id="commas between thousands"),
        pytest.param("1,234,567.5", "write 1234567.5, without separators", id="commas and a point"),
        pytest.param("1.234.567", "write 1234567, without separators", id="points between thousands"),
        pytest.param("1_000", "write 1000, without separators", id="underscores"),
        pytest.param("2 500", "write 2500", id="spaces"),
        pytest.param("2\u202f500", "write 2500", id="thin spaces"),
        pytest.param("010", "write 10", id="leading zeros"),
        pytest.param("12,5", "write 12.5", id="a decimal comma"),
        pytest.param(".5", "write 0.5", id="nothing before the point"),
        pytest.param("5.", "write 5", id="nothing behind the point"),
        pytest.param("+5", "write 5", id="a plus sign"),
        pytest.param("\u22125", "write -5", id="a typographic minus"),
        pytest.param("1e3", "write 1000", id="an exponent"),
        pytest.param("７２", "write 72", id="full-width digits"),
        pytest.param("٧٢", "write 72", id="Arabic digits"),
        pytest.param("72personer", "write a space before the unit: 72 personer", id="a unit without a space"),
        pytest.param("12.5%", "write a space before the unit: 12.5 %", id="a sign without a space"),
        pytest.param("≥110", 'write ">= 110"', id="a typographic bound"),
        pytest.param("> 4..6", "write 4..6", id="a bound and a range"),
        pytest.param("no", None, id="a word"),
        pytest.param("12:30", None, id="a time"),
        pytest.param("", None, id="nothing at all"),
        pytest.param(">", None, id="a bound alone"),
        pytest.param("6..4", None, id="a range that falls"),
        pytest.param("4..4", None, id="a range of one"),
        pytest.param("9" * 100, None, id="more digits than anybody writes"),
        pytest.param("²", "write 2", id="a raised digit"),
    ],
)
def test_what_is_refused(written: str, hint: str | None) -> None:
    with pytest.raises(ValueProblem) as problem:
        parse_figure(written)
    assert problem.value.hint == hint
    assert problem.value.code == "FL006"


def test_no_digit_of_a_long_figure_is_lost() -> None:
    digits = "123456789" * 6
    assert str(parse_figure(f"{digits} million").quantity) == digits + "000000"
    assert show_figure(*parse_figure(f"{digits}.5 %")) == f"{digits}.5 %"


def test_endless_values_are_refused_at_once() -> None:
    with pytest.raises(ValueProblem) as problem:
        parse_figure("1." * 1_000_000)
    assert problem.value.found == "2000000 characters"


def test_a_list_is_no_figure() -> None:
    with pytest.raises(ValueProblem) as problem:
        parse_figure(["72", "71"])
    assert problem.value.found == "a list"


@pytest.mark.parametrize(
    "written",
    [
        "72",
        "> 2500",
        ">= 110 country",
        "4..6",
        "many",
        "many country",
        "83.5 million USD",
        "2500 thousand",
        "12.5 %",
        "-5",
    ],
)
def test_what_is_shown_is_what_is_read(written: str) -> None:
    assert show_figure(*parse_figure(written)) == written


def test_a_figure_that_was_counted_out_is_shown_with_all_its_digits() -> None:
    assert show_figure(Quantity(D(2_500_000)), None) == "2500000"
    assert show_figure(Quantity(D(250_000), granularity=D(10_000)), None) == "250000"
