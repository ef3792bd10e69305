"""The tables of units and currencies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.quantities import CURRENCIES, CURRENCY_FAMILIES, DIMENSIONS, DURATION_UNITS, convertible
from checker.quantities.units import nearest_unit, plural, singular, to_base, wider


def test_a_unit_measures_one_thing() -> None:
    units = [unit for row in DIMENSIONS.values() for unit in row]
    assert len(units) == len(set(units))


def test_a_currency_belongs_to_one_family_at_most_and_is_one() -> None:
    codes = [code for family in CURRENCY_FAMILIES.values() for code in family]
    assert len(codes) == len(set(codes))
    assert set(codes) <= CURRENCIES
    assert wider("AUD") == "dollar"
    assert wider("EUR") is None


def test_every_unit_is_known_to_cldr() -> None:
    from babel import Locale

    known = {pattern.partition("-")[2] for pattern in Locale("en").unit_display_names}
    # Newer than Babel's CLDR or renamed in it; and compounds that CLDR spells by its rules without listing them.
    newer = {"fortnight", "tonne", "metric-ton"}
    compound = {"megajoule", "watt-hour", "megawatt-hour", "gigawatt-hour", "terawatt-hour", "percentage-point"}
    ours = {unit for row in DIMENSIONS.values() for unit in row}
    assert ours - known - newer - compound == set()


@pytest.mark.parametrize("unit", DURATION_UNITS)
def test_the_plural_of_a_unit_of_time_is_read_as_the_unit(unit: str) -> None:
    assert singular(plural(unit)) == unit
    assert singular(unit) == unit


def test_plurals_are_spelt() -> None:
    assert plural("century") == "centuries"
    assert plural("day") == "days"
    assert singular("inches") == "inch"


def test_conversion_is_exact() -> None:
    assert to_base(Decimal("26.2"), "mile") == Decimal("42164.8128")
    assert to_base(Decimal(100), "celsius") == to_base(Decimal(212), "fahrenheit")


def test_days_and_months_are_two_dimensions() -> None:
    assert convertible("day", "week")
    assert convertible("month", "century")
    assert not convertible("day", "month")
    assert not convertible(None, None)


def test_a_misspelt_unit_is_recognised() -> None:
    assert nearest_unit("kilometr") == "did you mean kilometer?"
    assert nearest_unit("xyz") is None
