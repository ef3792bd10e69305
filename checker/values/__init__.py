"""One module per value type: parse what a claim file says, find it in text, relate two values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple, Protocol, cast

from checker.model import Attribute, Mention, Reading, Registry, Relation


class Context(NamedTuple):
    """What a value type may need to know beside the value itself."""

    language: str
    registry: Registry
    attribute: Attribute
    subject: str  # entity id
    others: tuple[str, ...] = ()  # ids of the entities that qualify the claim: never its value's rivals
    published: str | None = None  # ISO date that "today" refers to


class ValueType(Protocol):
    """What each module of this package offers."""

    KINDS: frozenset[str]  # mention kinds that its recogniser needs; empty: it asks the registry alone
    HOLDS_ONE: bool  # whether another value of the type in the quote makes a claim ambiguous

    def parse(self, written: str | Sequence[str], context: Context, *, open_list: bool = False) -> Any:
        """The value that a claim file wrote; raises errors.ValueProblem."""

    def find(self, reading: Reading, value: Any, context: Context) -> list[Mention]:
        """The mentions in the whole article that could be this value or a rival of it, in text order."""

    def relate(self, a: Any, b: Any) -> Relation:
        """How a stands to b, both as sets of what they allow."""

    def show(self, value: Any) -> str:
        """The value in the notation of claim files."""


# The value types and where they live; the disk is held to this table by a test.
VALUE_TYPES: Mapping[str, str] = {
    name: f"checker.values.{name}"
    for name in (
        "count", "quantity", "money", "percent", "date", "time", "duration", "ordinal",
        "entity", "role", "term", "name", "list", "statement",
    )
}  # fmt: skip


@cache
def value_type(name: str) -> ValueType:
    """The module of a value type, imported when it is first asked for. KeyError for an unknown name."""
    return cast(ValueType, import_module(VALUE_TYPES[name]))
