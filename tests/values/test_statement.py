"""Statements are ids; their quote is all that carries them."""

from __future__ import annotations

import pytest

from checker.errors import ValueProblem
from checker.model import Relation
from checker.values import statement
from tests.registries import context, reading


def test_a_statement_is_a_short_id() -> None:
    value = statement.parse("negotiations-only-beginning", context("statement"))
    assert statement.show(value) == value == "negotiations-only-beginning"
    assert statement.relate(value, value) is Relation.EQUAL
    assert statement.relate(value, "another") is Relation.DISJOINT
    assert statement.find(reading("Förhandlingarna är bara början.", "sv"), value, context("statement")) == []


@pytest.mark.parametrize("written", ["Negotiations", "two words", "", "-a", "a--b", ["a"]])
def test_what_is_no_id_is_refused(written: str) -> None:
    with pytest.raises(ValueProblem):
        statement.parse(written, context("statement"))
