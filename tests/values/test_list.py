"""Lists: closed or open, ordered or not, judged member by member."""

from __future__ import annotations

import pytest

from checker.errors import ValueProblem
from checker.model import Relation
from checker.values import list as lists
from checker.values.list import ListValue, members, order_differs
from tests.registries import context, entry, reading, registry, words

R = Relation
KNOWN = registry(
    entry("vietnam", "entity", "fr Vietnam", kind="country"),
    entry("maldives", "entity", "fr Maldives", kind="country"),
    entry("algeria", "entity", "fr Algérie", kind="country"),
    entry("australia", "entity", "fr Australie", kind="country"),
    entry("unodc", "entity", "* UNODC", kind="organisation"),
    entry("country", "term", "sv länder", kind="participant"),
    entry("member-state", "term", "sv medlemsstater", kind="participant", broader="country"),
    entry("company", "term", "sv företag", kind="participant"),
    entry("person", "term", "sv personer", kind="participant"),
)


def a_list(written: str, *, items: str = "entity", of: str | None = None) -> ListValue:
    """`a b c` closed, `a b …` open, `> a b` ordered."""
    ordered, ids = written.startswith(">"), written.lstrip("> ").split()
    where = context("list", KNOWN, of=of, items=items, ordered=ordered)
    return lists.parse([id for id in ids if id != "…"], where, open_list="…" in ids)


def test_members_are_parsed_as_the_attributes_items() -> None:
    value = a_list("vietnam maldives …")
    assert [str(member) for member in members(value)] == ["vietnam", "maldives"]
    assert value.open
    assert not value.ordered
    assert lists.show(value) == str(value) == "[vietnam, maldives, …]"
    assert lists.show(a_list("> maldives algeria")) == "[maldives, algeria]"


@pytest.mark.parametrize(
    ("written", "found", "member", "code"),
    [
        pytest.param(["vietnam", "maldive"], "`maldive`", 1, "FL004", id="a member that is unknown"),
        pytest.param(["unodc"], "`unodc`, which is an organisation", 0, "FL006", id="a member of another kind"),
        pytest.param(["vietnam", "maldives", "vietnam"], "`vietnam` twice", 2, "FL006", id="a member twice"),
        pytest.param([], "an empty list", None, "FL006", id="no member"),
        pytest.param("vietnam", "`vietnam`", None, "FL006", id="no list"),
    ],
)
def test_the_member_at_fault_is_named(written: str | list[str], found: str, member: int | None, code: str) -> None:
    with pytest.raises(ValueProblem) as problem:
        lists.parse(written, context("list", KNOWN, of="country", items="entity"))
    assert (problem.value.found, problem.value.member, problem.value.code) == (found, member, code)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        pytest.param("vietnam maldives", "maldives vietnam", R.EQUAL, id="order is nothing where it is not declared"),
        pytest.param("> vietnam maldives", "> maldives vietnam", R.DISJOINT, id="and counts where it is"),
        pytest.param("vietnam", "vietnam maldives", R.DISJOINT, id="a closed list lacks what the other has"),
        pytest.param("vietnam maldives", "vietnam …", R.NARROWER, id="an open list allows more"),
        pytest.param("vietnam maldives …", "vietnam …", R.NARROWER, id="the more it names the less it allows"),
        pytest.param("vietnam …", "maldives …", R.OVERLAPS, id="open lists never contradict by omission"),
        pytest.param("vietnam", "vietnam maldives …", R.DISJOINT, id="a closed list excludes what an open one names"),
        pytest.param("> vietnam algeria …", "> vietnam maldives algeria", R.BROADER, id="more may stand between"),
        pytest.param("> algeria vietnam …", "> vietnam maldives algeria", R.DISJOINT, id="in their order"),
        pytest.param("> algeria vietnam …", "> vietnam algeria …", R.DISJOINT, id="also where both are open"),
        pytest.param("> vietnam maldives", "vietnam maldives", R.NARROWER, id="an ordered list says more"),
        pytest.param("vietnam", "maldives", R.DISJOINT, id="other members"),
    ],
)
def test_relations_of_lists(a: str, b: str, relation: Relation) -> None:
    assert lists.relate(a_list(a), a_list(b)) is relation
    assert lists.relate(a_list(b), a_list(a)) is relation.converse


def test_a_list_is_given_its_members_relations() -> None:
    narrow, wide = a_list("member-state company", items="term"), a_list("company country", items="term")
    assert lists.relate(narrow, wide) is R.NARROWER
    mixed = a_list("country member-state", items="term")
    assert lists.relate(mixed, narrow) is R.DISJOINT
    assert lists.relate(a_list("> 2487300", items="count"), a_list("> 2487300", items="count")) is R.EQUAL
    counted = [
        lists.parse([one], context("list", KNOWN, of="person", items="count")) for one in ("2487300", "2.5 million")
    ]
    assert lists.relate(*counted) is R.ROUNDS_TO
    named = [lists.parse(["Hue"], context("list", KNOWN, items="name", language=tag)) for tag in ("sv", "fr")]
    assert lists.relate(*named) is R.EQUAL
    other = lists.parse(["Hué"], context("list", KNOWN, items="name", language="fr"))
    assert lists.relate(named[0], other) is R.INCOMPARABLE
    assert lists.relate(named[0], narrow) is R.INCOMPARABLE


def test_order_differs_where_two_shared_members_change_places() -> None:
    assert order_differs(a_list("> vietnam maldives"), a_list("> maldives vietnam algeria"))
    assert not order_differs(a_list("> vietnam maldives"), a_list("> vietnam algeria maldives"))
    assert not order_differs(a_list("vietnam"), a_list("maldives"))


def test_members_are_found_one_by_one_with_their_rivals() -> None:
    text = "les représentants des Maldives, de l'Algérie, de l'Australie... et UNODC"
    where = context("list", KNOWN, of="country", items="entity", language="fr", subject="vietnam")
    value = lists.parse(["maldives", "algeria"], where)
    found = lists.find(reading(text, "fr", KNOWN), value, where)
    assert words(text, found) == ["Maldives", "Algérie", "Australie"]
    assert [str(mention.value) for mention in found] == ["maldives", "algeria", "australia"]


def test_counts_are_found_each_with_its_unit() -> None:
    text = "4 länder och 37 företag"
    where = context("list", KNOWN, of="country", items="count")
    value = lists.parse(["4", "37 company"], where)
    assert words(text, lists.find(reading(text, "sv", KNOWN), value, where)) == ["4", "37"]
