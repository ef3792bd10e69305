"""Counts: what the unit is, and which numbers of an article count it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.errors import ValueProblem
from checker.model import Mention, Relation
from checker.quantities import Quantity
from checker.values import count
from tests.registries import context, entry, reading, registry, words

KNOWN = registry(
    entry("state", "term", kind="unit"),
    entry(
        "country", "term", "sv länder", "sv+ land", "fr pays", "ja か国", "ja+ カ国", "en country", "en+ countries",
        kind="unit", broader="state",
    ),
    entry(
        "member-state", "term", "sv medlemsstater", "fr États membres", "ja 加盟国", "en member states",
        kind="unit", broader="country",
    ),
    entry("person", "term", "sv personer", "ja 人", "en people", kind="unit"),
    entry("delegate", "term", "sv delegater", "ja 代表者", "en delegates", kind="unit", broader="person"),
    entry("representative", "term", "sv representanter", "ja 代表", "en representatives", kind="unit"),
    entry("organisation", "term", "sv organisationer", "ja 国際機関", "en organisations", kind="unit"),
    entry("institute", "term", "ja 研究機関", kind="unit"),
    entry("cup", "term", "en cups", kind="unit"),
    entry("conference", "term", "en conference", kind="unit"),
    entry("signing", "term", "sv undertecknande", "en signing", kind="event-word"),
)  # fmt: skip


def found(text: str, language: str, claimed: str, of: str | None = "country") -> list[tuple[str, str]]:
    """The words of each rival and how the claim stands to it."""
    where = context("count", KNOWN, of=of, language=language)
    value = count.parse(claimed, where)
    mentions = count.find(reading(text, language, KNOWN), value, where)
    pairs = zip(words(text, mentions), mentions, strict=True)
    return [(said, count.relate(value, mention.value).value) for said, mention in pairs]


def test_the_unit_is_the_attributes_unless_the_claim_names_another() -> None:
    where = context("count", KNOWN, of="country")
    assert count.parse("72", where) == Quantity(Decimal(72), unit="country", broader=("state",))
    assert count.parse("72 member-state", where).broader == ("country", "state")
    assert count.parse("72", context("count", KNOWN)).unit is None
    assert count.show(count.parse("> 2500 delegate", where)) == "> 2500 delegate"


def test_an_unknown_unit_names_the_one_that_was_meant() -> None:
    with pytest.raises(ValueProblem) as problem:
        count.parse("72 countri", context("count", KNOWN, of="country"))
    assert (problem.value.code, problem.value.hint) == ("FL009", "did you mean `country`?")


@pytest.mark.parametrize(
    ("language", "text", "claimed", "of", "expected"),
    [
        pytest.param(
            "sv", "representanter från 72 länder som undertecknat", "72", "country", [("72", "equal")],
            id="the noun behind the figure",
        ),
        pytest.param(
            "sv", "72 av 193 länder", "72", "country", [("72", "equal"), ("193", "disjoint")],
            id="the noun of a part behind its whole",
        ),
        pytest.param(
            "ja", "72か国の代表が条約に署名し参加した", "72", "country", [("72", "equal")],
            id="a counter behind the figure",
        ),
        pytest.param(
            "ja", "72か国の代表が条約に署名し参加した", "72", "representative", [],
            id="the representatives of 72 countries are not counted",
        ),
        pytest.param(
            "ja", "2,500人を超える代表者が出席", "> 2500", "delegate", [("2,500人を超える", "equal")],
            id="a noun behind counter and bound, narrower than the counter",
        ),
        pytest.param(
            "ja", "2,500人を超える代表者が出席", "> 2500", "person", [("2,500人を超える", "equal")],
            id="or the counter itself",
        ),
        pytest.param(
            "ja", "加盟国72カ国が署名する", "72", "country", [("72", "equal")],
            id="a narrower noun before the figure does no harm",
        ),
        pytest.param(
            "ja", "加盟国72カ国が署名する", "72 member-state", "country", [("72", "equal")],
            id="and may be the unit",
        ),
        pytest.param(
            "ja", "110か国以上、150の国際機関、50以上の研究機関から", "150", "organisation", [("150", "equal")],
            id="each figure of an enumeration has its own noun",
        ),
        pytest.param(
            "ja", "110か国以上、150の国際機関、50以上の研究機関から", ">= 50", "institute", [("50以上の", "equal")],
            id="also behind a bound",
        ),
        pytest.param(
            "sv", "72 undertecknande länder", "72", "country", [("72", "equal")],
            id="a word for an event between figure and noun is no noun",
        ),
        pytest.param("sv", "72 länder och 71 länder", "72", "country", [("72", "equal"), ("71", "disjoint")],
            id="another count of the unit is a rival"),
        pytest.param("sv", "72 länder och 150 organisationer", "72", "country", [("72", "equal")],
            id="a count of something else is none"),
        pytest.param("sv", "72 medlemsstater", "72", "country", [("72", "broader")],
            id="a count of something narrower is a rival"),
        pytest.param("sv", "72 stater", "72", "country", [], id="a noun that no term knows is no unit"),
        pytest.param("sv", "72, många länder", "72", "country", [("många", "incomparable")],
            id="a comma ends the phrase, and many is a count"),
        pytest.param("sv", "72. Länder som", "72", "country", [], id="a full stop ends the phrase"),
        pytest.param("en", "72 U.S. countries", "72", "country", [("72", "equal")], id="a point within doesn't"),
        pytest.param("sv", "72 f. Länder som", "72", "country", [], id="where no capital follows"),
        pytest.param("sv", "länder: 72", "72", "country", [("72", "equal")], id="a label before the figure"),
        pytest.param("sv", "72\nländer", "72", "country", [("72", "equal")], id="a line break is a space"),
        pytest.param("sv", "72\n\nländer", "72", "country", [], id="a paragraph break is none"),
        pytest.param("sv", "72 av världens alla länder", "72", "country", [], id="three words are too far"),
        pytest.param("en", "40 and 72 countries", "40", "country", [("72", "disjoint")],
            id="a noun behind another figure belongs to that"),
        pytest.param("en", "more than 110 countries", "> 110", "country", [("more than 110", "equal")],
            id="the bound belongs to the mention"),
        pytest.param("en", "took 3 cups of tea in two years", "3", "cup", [("3 cups", "equal")],
            id="a noun that is a unit of measure too"),
        pytest.param("en", "took 3 cups in two years", "3", "cup", [("3", "equal")],
            id="a noun that might be one"),
        pytest.param("en", "a 3 day conference", "3", "conference", [], id="what stands behind a unit is not counted"),
        pytest.param("fr", "les représentants de 18 pays", "18", "country", [("18", "equal")], id="French"),
        pytest.param("sv", "72 länder och 150 organisationer", "72", None, [("72", "equal"), ("150", "disjoint")],
            id="where no unit is named every number counts"),
    ],
)  # fmt: skip
def test_the_numbers_that_count_the_unit(
    language: str, text: str, claimed: str, of: str | None, expected: list[tuple[str, str]]
) -> None:
    assert found(text, language, claimed, of) == expected


def test_a_malformed_figure_is_whichever_of_its_readings_the_claim_says() -> None:
    text = "2 500 länder"
    where = context("count", KNOWN, of="country")
    malformed = Mention(
        "number", 0, 5, Quantity(Decimal(2)), core=(0, 5), readings=(Quantity(Decimal(2)), Quantity(Decimal(2500)))
    )
    article = reading(text, "sv", KNOWN)._replace(mentions=(malformed,))
    (mention,) = count.find(article, count.parse("2500", where), where)
    assert count.relate(mention.value, count.parse("2500", where)) is Relation.EQUAL
    (mention,) = count.find(article, count.parse("3", where), where)
    assert mention.value.figure == 2


def test_no_other_figure_is_a_number() -> None:
    assert found("Den 25 oktober kl. 10.00 sålde 12 % av 5 kilometer", "sv", "25", of=None) == []
