"""The laws of `relate`, for every value type: values are sets of what they allow."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Relation
from checker.values import VALUE_TYPES, value_type
from tests.laws.values import OF_TYPE

R = Relation
_TREE = {R.EQUAL, R.NARROWER, R.BROADER, R.DISJOINT}
REACHED = {
    "count": set(R),
    "quantity": set(R),
    "money": set(R),
    "percent": set(R),
    "duration": set(R),
    "list": set(R),
    "date": _TREE | {R.OVERLAPS, R.INCOMPARABLE},
    "time": _TREE,
    "role": _TREE,
    "term": _TREE,
    "name": {R.EQUAL, R.DISJOINT, R.INCOMPARABLE},
    "ordinal": {R.EQUAL, R.DISJOINT},
    "entity": {R.EQUAL, R.DISJOINT},
    "statement": {R.EQUAL, R.DISJOINT},
}
every_type = pytest.mark.parametrize("name", sorted(VALUE_TYPES))
# Each example is a handful of values, of which all pairs and triples are held to the laws.
thorough = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def handful(name: str) -> st.SearchStrategy[list[Any]]:
    return st.lists(OF_TYPE[name], min_size=3, max_size=7)


def relations(name: str, values: list[Any]) -> dict[tuple[int, int], Relation]:
    relate = value_type(name).relate
    return {(i, j): relate(a, b) for i, a in enumerate(values) for j, b in enumerate(values)}


def test_every_value_type_has_values_to_hold_to_the_laws() -> None:
    assert set(OF_TYPE) == set(VALUE_TYPES) == set(REACHED)


@every_type
def test_a_value_is_equal_to_itself(name: str) -> None:
    @thorough
    @given(OF_TYPE[name])
    def law(value: Any) -> None:
        assert value_type(name).relate(value, value) is R.EQUAL

    law()


@every_type
def test_the_other_way_round_is_the_converse(name: str) -> None:
    @thorough
    @given(handful(name))
    def law(values: list[Any]) -> None:
        table = relations(name, values)
        for i, j in table:
            assert table[j, i] is table[i, j].converse, (values[i], values[j])

    law()


@every_type
def test_narrower_is_transitive_and_equal_values_stand_for_each_other_in_it(name: str) -> None:
    @thorough
    @given(handful(name))
    def law(values: list[Any]) -> None:
        table = relations(name, values)
        for i, j, k in product(range(len(values)), repeat=3):
            steps = {table[i, j], table[j, k]}
            if R.NARROWER in steps and steps <= {R.NARROWER, R.EQUAL}:
                assert table[i, k] is R.NARROWER, (values[i], values[j], values[k])

    law()


@every_type
def test_equal_is_transitive_but_for_names_that_no_registry_ties_together(name: str) -> None:
    @thorough
    @given(handful(name))
    def law(values: list[Any]) -> None:
        table = relations(name, values)
        for i, j, k in product(range(len(values)), repeat=3):
            if table[i, j] is table[j, k] is R.EQUAL:
                assert table[i, k] is R.EQUAL, (values[i], values[j], values[k])

    if name not in ("name", "list"):  # a list of names inherits it
        law()


@every_type
def test_the_values_drawn_reach_every_relation_that_their_type_has_and_no_other(name: str) -> None:
    reached: set[Relation] = set()

    @settings(thorough, max_examples=400)
    @given(st.lists(OF_TYPE[name], min_size=7, max_size=9))
    def meet(values: list[Any]) -> None:
        reached.update(relations(name, values).values())

    meet()
    assert reached == REACHED[name]


def test_only_narrower_broader_and_rounding_change_with_the_side() -> None:
    assert {relation for relation in R if relation.converse is not relation} == {
        R.NARROWER,
        R.BROADER,
        R.ROUNDS_TO,
        R.ROUNDS_FROM,
    }
