"""Dates and times found in text."""

from __future__ import annotations

import pytest

from checker.errors import ValueProblem
from checker.values import date, time
from tests.registries import context, reading, words


def found(language: str, text: str, claimed: str, published: str | None = None) -> list[tuple[str, str]]:
    where = context("date", language=language, published=published)
    value = date.parse(claimed, where)
    mentions = date.find(reading(text, language), value, where)
    pairs = zip(words(text, mentions), mentions, strict=True)
    return [(said, date.relate(value, mention.value).value) for said, mention in pairs]


@pytest.mark.parametrize(
    ("language", "text", "claimed", "expected"),
    [
        pytest.param("sv", "På morgonen den 25 oktober hölls", "XXXX-10-25 morning", "equal", id="a part of the day"),
        pytest.param(
            "sv", "På eftermiddagen den 25 oktober hölls", "XXXX-10-25 morning", "disjoint", id="another part"
        ),
        pytest.param("sv", "den 26 oktober", "XXXX-10-25", "disjoint", id="another day"),
        pytest.param("sv", "den 25 oktober", "2025-10-25", "narrower", id="the text doesn't say the year"),
        pytest.param("fr", "Le matin du 25 octobre, au Centre", "XXXX-10-25 morning", "equal", id="French"),
        pytest.param("ja", "2025年10月25日に", "2025-10-25", "equal", id="Japanese"),
    ],
)
def test_a_date_in_text(language: str, text: str, claimed: str, expected: str) -> None:
    assert [relation for _, relation in found(language, text, claimed)] == [expected]


def test_today_is_the_day_of_publication_where_that_is_known() -> None:
    text = "公安省は本日午後、記者会見を開催した。"
    assert found("ja", text, "2025-10-26 afternoon", "2025-10-26") == [("本日午後", "equal")]
    assert found("ja", text, "2025-10-25 afternoon", "2025-10-26") == [("本日午後", "disjoint")]
    assert found("ja", text, "2025-10-26 afternoon") == []


def test_every_date_is_a_rival() -> None:
    text = "undertecknades den 25 oktober 2025 och antogs den 24 december 2024"
    assert [relation for _, relation in found("sv", text, "2025-10-25")] == ["equal", "disjoint"]


def test_a_time_in_text() -> None:
    where = context("time", language="fr")
    text = "À 10h00, la cérémonie a commencé, avant la fin à 11h30."
    value = time.parse("10:00", where)
    mentions = time.find(reading(text, "fr"), value, where)
    assert [time.relate(value, mention.value).value for mention in mentions] == ["equal", "disjoint"]
    assert time.show(value) == "10:00"


def test_a_date_is_one_scalar() -> None:
    for module in (date, time):
        with pytest.raises(ValueProblem) as problem:
            module.parse(["2025-10-25"], context("date"))
        assert problem.value.found == "a list"
