"""What would have caught a slip that survived."""

from __future__ import annotations

from collections.abc import Sequence

from checker.evidence import ReadArticle
from checker.model import Anchor, Judged, Relation
from checker.mutants import Mutant, Survivor


def advise(text: ReadArticle, mutant: Mutant, quoting: Sequence[Judged], after: Sequence[Judged]) -> Survivor:
    """The survivor with what to do; `quoting` are the claims whose quotes held the words before the slip, and
    `after` those that were judged with it."""
    ids = tuple(dict.fromkeys(one.claim.id for one in quoting))
    by = len(mutant.now) - (mutant.end - mutant.start)
    now = {one.claim.id: one for one in after}
    for one in quoting:
        moved = now.get(one.claim.id)
        if moved is not None and moved.anchor is Anchor.EXACT and _elsewhere(one, moved, mutant, by):
            line, column = text.lines.position(_before(moved.start or 0, mutant, by))
            message = (
                f"the quote of {one.claim.id} stands at {line}:{column} too: "
                "give it a prefix or a suffix, the words right before or behind it"
            )
            return Survivor(mutant, ids, "context", message)
    for one in quoting:
        if any(m.start <= mutant.start and mutant.end <= m.end for m, relation in one.considered if _is_value(relation)):
            message = f"the quote of {one.claim.id} says the value elsewhere too: quote only the words that carry it"
            return Survivor(mutant, ids, "shorter-quote", message)
    if not quoting:
        message = "no claim quotes these words: add one for what they say"
    else:
        message = f"{ids[0]} quotes these words for something else: add a claim for what they say"
    return Survivor(mutant, ids, "missing-claim", message)


def _is_value(relation: Relation) -> bool:
    return relation is Relation.EQUAL


def _elsewhere(before: Judged, after: Judged, mutant: Mutant, by: int) -> bool:
    """Whether the quote is now found where it was not before."""
    if before.start is None or after.start is None:
        return False
    expected = before.start + (by if before.start >= mutant.end else 0)
    return abs(after.start - expected) > abs(by)


def _before(offset: int, mutant: Mutant, by: int) -> int:
    """The offset in the article as it is, of one in the article with the slip."""
    return offset - by if offset > mutant.start else offset
