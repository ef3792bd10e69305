"""Statements: what somebody said or a text asserts, told by a short id and carried by its quote alone."""

from __future__ import annotations

from collections.abc import Sequence

from checker.concepts import parse_id
from checker.model import Mention, Reading, Relation
from checker.values import Context

KINDS: frozenset[str] = frozenset()
HOLDS_ONE = False


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> str:
    """The statement's id; raises ValueProblem."""
    return parse_id(written, "a short id for what is said, such as negotiations-only-beginning")


def find(reading: Reading, value: str, context: Context) -> list[Mention]:
    """Nothing: no recogniser reads statements, the quote is all there is."""
    return []


def relate(a: str, b: str) -> Relation:
    """Equal or disjoint."""
    return Relation.EQUAL if a == b else Relation.DISJOINT


def show(value: str) -> str:
    """The id."""
    return value
