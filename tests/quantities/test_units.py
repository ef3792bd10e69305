"""The tables of units and currencies."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

import checker
from checker.locales import locale
from checker.quantities.units import (
    CURRENCIES,
    CURRENCY_FAMILIES,
    DIMENSIONS,
    DURATION_UNITS,
    UNITS,
    convertible,
    families,
    nearest_unit,
    plural,
    singular,
    to_base,
)

LOCALE_DATA = Path(checker.__file__).parent / "locale_data"


def test_a_unit_measures_one_thing() -> None:
    units = [unit for row in DIMENSIONS.values() for unit in row]
    assert len(units) == len(set(units))


def test_currencies_are_those_that_cldr_names() -> None:
    from babel import Locale

    assert set(Locale("en").currencies) - {"XXX", "XTS"} | {"BTC"} == CURRENCIES


def test_a_currency_may_be_called_by_the_name_of_its_families() -> None:
    assert families("AUD") == ("dollar",)
    assert families("MXN") == ("dollar", "peso")
    assert families("EUR") == families(None) == ()
    assert {code for codes in CURRENCY_FAMILIES.values() for code in codes} <= CURRENCIES


def test_the_families_of_the_language_data_are_the_same() -> None:
    root = yaml.safe_load((LOCALE_DATA / "root.yaml").read_text(encoding="utf-8"))
    for family, codes in root["families"].items():
        assert set(codes) - CURRENCY_FAMILIES[family] == set(), family


@pytest.mark.parametrize("tag", sorted(path.stem for path in LOCALE_DATA.glob("*.yaml") if path.stem != "root"))
def test_every_unit_that_a_language_recognises_can_be_claimed(tag: str) -> None:
    table = locale(tag).table
    assert units_in(table) - UNITS - {"item"} - set(table["multiples"]) == set()


def units_in(meanings: object) -> set[str]:
    """Every unit id in a compiled table."""
    if isinstance(meanings, dict):
        own = {meaning for key, meaning in meanings.items() if key == "unit" and isinstance(meaning, str)}
        return own.union(*map(units_in, meanings.values()))
    if isinstance(meanings, (list, tuple)):
        return set().union(*map(units_in, meanings))
    return set()


def test_every_unit_is_known_to_cldr() -> None:
    from babel import Locale

    named = (*Locale("en").unit_display_names, *Locale("ja").unit_display_names)
    known = {unit.partition("-")[2] for unit in named}
    # Newer than Babel's CLDR or renamed in it; and compounds that CLDR spells by its rules without listing them.
    newer = {"fortnight", "tonne", "metric-ton", "astronomical-unit"}
    compound = {"megajoule", "watt-hour", "megawatt-hour", "gigawatt-hour", "terawatt-hour", "percentage-point"}
    assert UNITS - known - newer - compound == set()


@pytest.mark.parametrize("unit", DURATION_UNITS)
def test_the_plural_of_a_unit_of_time_is_read_as_the_unit(unit: str) -> None:
    assert singular(plural(unit)) == unit
    assert singular(unit) == unit


def test_plurals_are_spelt() -> None:
    assert plural("century") == "centuries"
    assert plural("day") == "days"
    assert singular("inches") == "inch"
    assert singular("feet") == "foot"
    assert singular("square-kilometers") == "square-kilometer"


def test_a_unit_that_cldr_has_no_name_for_has_the_plural_of_its_last_part() -> None:
    assert plural("fortnight") == "fortnights"
    assert singular("megawatt-hours") == "megawatt-hour"
    assert singular("countries") == "countries"


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
