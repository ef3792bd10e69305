"""Lists of one type: closed or open, ordered or not.

A list denotes the lists that it allows. A closed one allows those with just these members, an open one
those with at least these; an ordered one keeps them in this order. A member allows what is narrower than
itself, each a member of its own: [minister] and [minister, minister] are different lists. Hence a list
is narrower than another where each of the other's members can be paired with one of its own that is
equal or narrower, and, for a closed one, none is left over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from checker.errors import ValueProblem
from checker.model import Mention, Reading, Relation
from checker.values import Context, value_type

KINDS: frozenset[str] = frozenset()  # a list needs what its items need
HOLDS_ONE = False

_EXPECTED = "a list such as [vietnam, maldives]"
_SAME = frozenset({Relation.EQUAL})
_WITHIN = _SAME | {Relation.NARROWER}
_ROUNDS = _WITHIN | {Relation.ROUNDS_TO}
_COMPATIBLE = _ROUNDS | {Relation.BROADER, Relation.ROUNDS_FROM, Relation.OVERLAPS}
_POSSIBLE = _COMPATIBLE | {Relation.INCOMPARABLE}


class ListValue(NamedTuple):
    """Members in the order in which they were written."""

    items: str  # value type of the members
    members: tuple[Any, ...]
    open: bool = False  # whether there may be more
    ordered: bool = False

    def __str__(self) -> str:
        return show(self)


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> ListValue:
    """The list, its members parsed as the attribute's `items`; raises ValueProblem with the one at fault."""
    attribute = context.attribute
    items = attribute.items or "entity"
    if isinstance(written, str):
        raise ValueProblem(f"`{written}`", _EXPECTED, f"write [{written.strip()}]" if written.strip() else None)
    if not written and not open_list:
        raise ValueProblem("an empty list", _EXPECTED)
    kind = value_type(items)
    inner = context._replace(attribute=attribute._replace(type=items, items=None, cardinality="one"))
    parsed: list[Any] = []
    for index, member in enumerate(written):
        try:
            value = kind.parse(member, inner)
        except ValueProblem as problem:
            problem.member = index
            raise
        if any(kind.relate(value, one) is Relation.EQUAL for one in parsed):
            raise ValueProblem(f"`{member}` twice", "each member once", member=index)
        parsed.append(value)
    return ListValue(items, tuple(parsed), open_list, attribute.ordered)


def members(value: ListValue) -> tuple[Any, ...]:
    """The members, in the order in which they were written."""
    return value.members


def find(reading: Reading, value: ListValue, context: Context) -> list[Mention]:
    """The mentions that could be a member or a rival of one, in text order; their values are members."""
    attribute = context.attribute
    kind = value_type(value.items)
    inner = context._replace(attribute=attribute._replace(type=value.items, items=None, cardinality="one"))
    found: dict[tuple[int, int], Mention] = {}
    for member in value.members:
        if any(kind.relate(mention.value, member) is Relation.EQUAL for mention in found.values()):
            continue  # its rivals were found with it
        for mention in kind.find(reading, member, inner):
            span = (mention.start, mention.end)
            if span not in found or kind.relate(mention.value, member) is Relation.EQUAL:
                found[span] = mention
    return [found[span] for span in sorted(found)]


def show(value: ListValue) -> str:
    """The list in the notation of claim files; an open one ends in an ellipsis."""
    shown = [value_type(value.items).show(member) for member in value.members]
    return f"[{', '.join([*shown, '…'] if value.open else shown)}]"


# --- relations ------------------------------------------------------------------------------


def relate(a: ListValue, b: ListValue) -> Relation:
    """How a stands to b, from the relations of their members."""
    if a.items != b.items:
        return Relation.INCOMPARABLE
    table = _table(a, b)
    converse = [[table[i][j].converse for i in range(len(a.members))] for j in range(len(b.members))]
    narrower, broader = _within(a, b, table, _WITHIN), _within(b, a, converse, _WITHIN)
    if narrower or broader:
        return Relation.EQUAL if narrower and broader else Relation.NARROWER if narrower else Relation.BROADER
    rounds, rounded = _within(a, b, table, _ROUNDS), _within(b, a, converse, _ROUNDS)
    if rounds != rounded:
        return Relation.ROUNDS_TO if rounds else Relation.ROUNDS_FROM
    if _meet(a, b, table, _COMPATIBLE):
        return Relation.OVERLAPS
    return Relation.INCOMPARABLE if _meet(a, b, table, _POSSIBLE) else Relation.DISJOINT


_Table = list[list[Relation]]


def _table(a: ListValue, b: ListValue) -> _Table:
    relation: Callable[[Any, Any], Relation] = value_type(a.items).relate
    return [[relation(one, other) for other in b.members] for one in a.members]


def _within(a: ListValue, b: ListValue, table: _Table, allowed: frozenset[Relation]) -> bool:
    """Whether every list that a allows is one that b allows."""
    if b.ordered and not a.ordered:
        return False
    if not b.open and (a.open or len(a.members) != len(b.members)):
        return False
    wanted = [[row[index] in allowed for row in table] for index in range(len(b.members))]
    return _in_order(wanted) if b.ordered else _paired(wanted)


def _meet(a: ListValue, b: ListValue, table: _Table, allowed: frozenset[Relation]) -> bool:
    """Whether some list is allowed by both."""
    if a.open and b.open:
        return not (a.ordered and b.ordered and order_differs(a, b))
    rows = [[relation in allowed for relation in row] for row in table]
    columns = [[row[index] for row in rows] for index in range(len(b.members))]
    if not a.open and not b.open and len(a.members) != len(b.members):
        return False
    wanted = columns if b.open or not a.open else rows  # the members of an open list must all be in the other
    return _in_order(wanted) if a.ordered and b.ordered else _paired(wanted)


def _in_order(wanted: _Flags) -> bool:
    """Whether each row can take a column of its own, later rows later columns."""
    column = 0
    for row in wanted:
        while column < len(row) and not row[column]:
            column += 1
        if column == len(row):
            return False
        column += 1
    return True


_Flags = list[list[bool]]


def _paired(wanted: _Flags) -> bool:
    """Whether each row can take a column of its own (bipartite matching by augmenting paths)."""
    owner: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for column, allowed in enumerate(wanted[row]):
            if allowed and column not in seen:
                seen.add(column)
                if column not in owner or place(owner[column], seen):
                    owner[column] = row
                    return True
        return False

    return all(place(row, set()) for row in range(len(wanted)))


# --- what a diff asks beside the relation -----------------------------------------------------


def order_differs(a: ListValue, b: ListValue) -> bool:
    """Whether two members that both lists have stand in another order."""
    if a.items != b.items:
        return False
    shared = [
        (i, j) for i, row in enumerate(_table(a, b)) for j, relation in enumerate(row) if relation is Relation.EQUAL
    ]
    return any((i - k) * (j - m) < 0 for i, j in shared for k, m in shared)
