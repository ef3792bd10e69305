"""Concepts with a closed set of wordings, each with its chain of broader ones."""

from __future__ import annotations

from collections.abc import Sequence

from checker.concepts import Concept, find_concepts, parse_concept, relate_concepts
from checker.model import Mention, Reading, Relation
from checker.values import Context

KINDS: frozenset[str] = frozenset()
HOLDS_ONE = True


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> Concept:
    """The term that an id names, of the attribute's kind; raises ValueProblem."""
    return parse_concept(written, "term", context.registry, context.attribute)


def find(reading: Reading, value: Concept, context: Context) -> list[Mention]:
    """The registered forms of the attribute's kind."""
    return find_concepts(reading, value, context.registry, context.attribute.of)


def relate(a: Concept, b: Concept) -> Relation:
    """How a stands to b: a member state is narrower than a country."""
    return relate_concepts(a, b)


def show(value: Concept) -> str:
    """The id."""
    return value.id
