"""What would have caught a slip that survived."""

from __future__ import annotations

from collections.abc import Sequence

from checker.evidence import ReadArticle
from checker.model import Judged, Mention, Relation
from checker.mutants import Advice, Mutant, Survivor
from checker.mutate.sentences import sentence


def advise(text: ReadArticle, mutant: Mutant, quoting: Sequence[Judged], after: Sequence[Judged]) -> Survivor:
    """The survivor with what to do; `quoting` are the claims whose quotes held the words before the slip, and
    `after` those that were judged with it."""
    advice, message = _advice(text, mutant, quoting, after)
    start, end = sentence(text.article.text, mutant.start, mutant.end)
    evidence = text.cite(start, end, mark=(mutant.start, mutant.end))
    ids = tuple(dict.fromkeys(one.claim.id for one in quoting))
    return Survivor(mutant, ids, advice, message, evidence)


def _advice(
    text: ReadArticle, mutant: Mutant, quoting: Sequence[Judged], after: Sequence[Judged]
) -> tuple[Advice, str]:
    by = len(mutant.now) - (mutant.end - mutant.start)
    now = {one.claim.id: one for one in after}
    for one in quoting:
        moved = now.get(one.claim.id)
        if moved is not None and _elsewhere(one, moved, mutant, by):
            line, column = text.lines.position(_before(moved.start or 0, mutant, by))
            message = (
                f"the quote of {one.claim.id}, or one like it, stands at {line}:{column} too: "
                "give it a prefix or a suffix, the words right before or behind it"
            )
            return "context", message
    for one in quoting:
        if any(_carries(m, relation, mutant) for m, relation in one.considered):
            message = f"{one.claim.id} still holds: quote only the words that carry its value"
            return "shorter-quote", message
    if not quoting:
        return "missing-claim", "no claim quotes these words: add one for what they say"
    return (
        "missing-claim",
        f"{quoting[0].claim.id} quotes these words for something else: add a claim for what they say",
    )


def _carries(mention: Mention, relation: Relation, mutant: Mutant) -> bool:
    return relation is Relation.EQUAL and mention.start <= mutant.start and mutant.end <= mention.end


def _elsewhere(before: Judged, after: Judged, mutant: Mutant, by: int) -> bool:
    """Whether the quote is now found where it was not before."""
    if before.start is None or before.end is None or after.start is None or after.end is None:
        return False
    if before.start >= mutant.end:
        return after.start != before.start + by
    low = min(before.start, mutant.start)
    high = max(before.end + by, mutant.start + len(mutant.now))
    return after.start > high or after.end < low


def _before(offset: int, mutant: Mutant, by: int) -> int:
    """The offset in the article as it is, of one in the article with the slip."""
    return offset - by if offset > mutant.start else offset
