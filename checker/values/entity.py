"""Who or what a claim is about: persons, organisations, places, events, treaties, works."""

from __future__ import annotations

from collections.abc import Sequence

from checker.concepts import Concept, find_concepts, parse_concept, relate_concepts
from checker.model import Mention, Reading, Relation
from checker.values import Context

KINDS: frozenset[str] = frozenset()
HOLDS_ONE = True


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> Concept:
    """The entity that an id names, of the attribute's kind; raises ValueProblem."""
    return parse_concept(written, "entity", context.registry, context.attribute)


def find(reading: Reading, value: Concept, context: Context) -> list[Mention]:
    """The registered forms of the attribute's kind, never the subject's or a qualifier's own."""
    never = (context.subject, *context.others)
    return find_concepts(reading, value, context.registry, context.attribute.of, never)


def relate(a: Concept, b: Concept) -> Relation:
    """Equal or disjoint, since no entity is broader than another."""
    return relate_concepts(a, b)


def show(value: Concept) -> str:
    """The id."""
    return value.id
