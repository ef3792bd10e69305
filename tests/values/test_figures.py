"""Quantities, money, percentages, durations and ordinals: what is read, shown and found."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.errors import ValueProblem
from checker.model import Mention
from checker.quantities import Quantity
from checker.values import money, quantity, value_type
from tests.registries import context, reading, words


def found(type: str, language: str, text: str, claimed: str, of: str | None = None) -> list[tuple[str, str]]:
    """The words of each rival and how the claim stands to it."""
    module, where = value_type(type), context(type, of=of, language=language)
    value = module.parse(claimed, where)
    mentions = module.find(reading(text, language), value, where)
    pairs = zip(words(text, mentions), mentions, strict=True)
    return [(said, module.relate(value, mention.value).value) for said, mention in pairs]


@pytest.mark.parametrize(
    ("type", "of", "written", "shown"),
    [
        ("quantity", None, "5 kilometers", "5 kilometer"),
        ("quantity", "tonne", "> 12.5", "> 12.5 tonne"),
        ("quantity", None, "1.35", "1.35"),
        ("money", None, "83.5 million USD", "83.5 million USD"),
        ("money", None, "20 dollar", "20 dollar"),
        ("money", "SEK", "500", "500 SEK"),
        ("percent", None, "12.5 %", "12.5 %"),
        ("percent", None, "12.5", "12.5 %"),
        ("percent", None, "2 percentage-point", "2 pp"),
        ("percent", "percentage-point", "~ 2", "~ 2 pp"),
        ("duration", None, "2 days", "2 days"),
        ("duration", None, "1 century", "1 century"),
        ("duration", None, "> 2 centuries", "> 2 centuries"),
        ("duration", "year", "20", "20 years"),
        ("duration", None, "4..6 hour", "4..6 hours"),
        ("ordinal", None, "1st", "1st"),
        ("ordinal", None, "2", "2nd"),
        ("ordinal", None, "3rd", "3rd"),
        ("ordinal", None, "11th", "11th"),
        ("ordinal", None, "112", "112th"),
        ("ordinal", None, "21st", "21st"),
    ],
)
def test_what_a_claim_says_is_shown_in_one_notation(type: str, of: str | None, written: str, shown: str) -> None:
    module, where = value_type(type), context(type, of=of)
    value = module.parse(written, where)
    assert module.show(value) == shown
    assert module.parse(shown, where) == value


@pytest.mark.parametrize(
    ("type", "written", "hint"),
    [
        pytest.param("quantity", "5 kilometr", "did you mean kilometer?", id="a misspelt unit"),
        pytest.param("money", "20 usd", "write USD", id="a code in small letters"),
        pytest.param("money", "20 dollars", "write dollar", id="a currency in the plural"),
        pytest.param("money", "20", None, id="no currency"),
        pytest.param("percent", "5 apples", None, id="a unit that is no percentage"),
        pytest.param("ordinal", "2th", "write 2nd", id="a wrong ending"),
        pytest.param("ordinal", "0th", None, id="nothing comes noughth"),
        pytest.param("ordinal", "first", None, id="an ordinal in words"),
    ],
)
def test_what_is_refused(type: str, written: str, hint: str | None) -> None:
    with pytest.raises(ValueProblem) as problem:
        value_type(type).parse(written, context(type))
    assert problem.value.hint == hint


def test_a_currency_that_is_none_is_answered_with_those_that_several_countries_use() -> None:
    with pytest.raises(ValueProblem) as problem:
        money.parse("20 doubloon", context("money"))
    assert (problem.value.hint or "").startswith("names that several countries use: dinar, dirham, dollar")


def test_a_duration_needs_a_unit_of_time() -> None:
    for written in ("5", "5 kilometer"):
        with pytest.raises(ValueProblem) as problem:
            value_type("duration").parse(written, context("duration"))
        assert "day, week" in (problem.value.hint or "")


@pytest.mark.parametrize(
    ("type", "language", "text", "claimed", "expected"),
    [
        pytest.param("duration", "sv", "under de senaste två dagarna", "2 days", [("två dagarna", "equal")],
            id="number words"),
        pytest.param("duration", "sv", "på mer än två decennier", "> 20 years", [("mer än två decennier", "equal")],
            id="a unit that converts, under a bound"),
        pytest.param("duration", "ja", "2日間にわたり", "2 days", [("2日間", "equal")], id="Japanese counters"),
        pytest.param("duration", "sv", "två dagar, efter fem år", "2 days", [("två dagar", "equal")],
            id="a length in another unit is no rival"),
        pytest.param("duration", "sv", "två dagar, efter tre dagar", "2 days",
            [("två dagar", "equal"), ("tre dagar", "disjoint")], id="one in the same unit is"),
        pytest.param("duration", "sv", "två veckor", "2 days", [("två veckor", "disjoint")],
            id="the same figure in another unit is the slip that is shown"),
        pytest.param("money", "fr", "investir 83,5 millions de dollars", "83.5 million dollar",
            [("83,5 millions de dollars", "equal")], id="an undetermined dollar"),
        pytest.param("money", "fr", "investir 83,5 millions de dollars", "83.5 million AUD",
            [("83,5 millions de dollars", "narrower")], id="against one whose country is claimed"),
        pytest.param("money", "en", "$83.5 million (€77 million)", "83.5 million dollar",
            [("$83.5 million", "equal")], id="an amount in another currency is no rival"),
        pytest.param("percent", "sv", "steg med 12,5 procent", "12.5 %", [("12,5 procent", "equal")], id="percent"),
        pytest.param("percent", "sv", "steg med två procentenheter", "2 %", [("två procentenheter", "disjoint")],
            id="points are no percent"),
        pytest.param("quantity", "sv", "en väg på 8 kilometer", "8 kilometer", [("8 kilometer", "equal")],
            id="a quantity"),
        pytest.param("quantity", "en", "8 kilometres (5 miles)", "8 kilometer", [("8 kilometres", "equal")],
            id="its rounded conversion is no rival"),
        pytest.param("quantity", "sv", "index är 135", "135", [("135", "equal")], id="an index has no unit"),
        pytest.param("ordinal", "sv", "För det första, för det andra", "1st",
            [("första", "equal"), ("andra", "disjoint")], id="ordinals"),
    ],
)  # fmt: skip
def test_what_is_found_in_text(
    type: str, language: str, text: str, claimed: str, expected: list[tuple[str, str]]
) -> None:
    assert found(type, language, text, claimed) == expected


def test_a_malformed_amount_is_whichever_of_its_readings_the_claim_says() -> None:
    text = "83 5 millions de dollars"
    readings = tuple(Quantity(Decimal(figure), granularity=Decimal(100_000)) for figure in ("835000000", "83500000"))
    mention = Mention("currency", 0, len(text), readings[0], unit="dollar", core=(0, 13), readings=readings)
    article = reading("", "fr")._replace(text=text, mentions=(mention,))
    where = context("money")
    for claimed in ("83.5 million dollar", "835 million dollar"):
        value = money.parse(claimed, where)
        (one,) = money.find(article, value, where)
        assert money.relate(one.value, value).value == "equal"
    (one,) = money.find(article, money.parse("84 million dollar", where), where)
    assert one.value.figure == 835_000_000


def test_a_language_must_know_units_and_bare_numbers_for_quantities() -> None:
    assert {"quantity", "number"} == quantity.KINDS
