"""Two versions of one text, in two languages, held against each other without any claims.

`compare` is the public face: facts, then alignment, then what contradicts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.comparison.alignment import align
from checker.comparison.facts import facts_of
from checker.comparison.licences import SAME, explains
from checker.comparison.pairing import Left, contradictions, match, omitted
from checker.comparison.records import Contradiction, Fact, Segment, Stretch
from checker.comparison.renamed import Renamed
from checker.comparison.segments import lines, segment, sentences
from checker.recognition import cleared

if TYPE_CHECKING:
    from checker.comparison.registered import Agreement, Registered

__all__ = ["Contradiction", "compare"]

_REMEMBERED = 64  # texts whose facts are kept: one source is held against each of its translations
_SHORT = 2  # sentences of a paragraph that are compared as one
_NEAR = 1  # beads before and behind in which a fact may have gone


def compare(
    text_a: str,
    language_a: str,
    text_b: str,
    language_b: str,
    *,
    omissions: bool = False,
    registered: Registered | None = None,
) -> list[Contradiction]:
    """What two language versions of one text contradict each other in, in the order of the second.

    With `omissions`, what only one of them says too: those have one span. Names that are `registered` are compared
    by their entries. Spans are code points of the texts
    given, half-open. Raises UnknownLanguageError for a tag that is no language.
    """
    paragraphs_a, paragraphs_b = _paragraphs(text_a, language_a), _paragraphs(text_b, language_b)
    if len(paragraphs_a) == len(paragraphs_b):
        pairs = list(zip(paragraphs_a, paragraphs_b, strict=True))
    else:
        pairs = [([s for p in paragraphs_a for s in p], [s for p in paragraphs_b for s in p])]
    stretches = [stretch for one, other in pairs for stretch in _stretches(one, other)]
    left = [match(_facts(stretch.a), _facts(stretch.b)) for stretch in stretches]
    renamed = Renamed(text_a, language_a, text_b, language_b, stretches)
    known = None
    if registered is not None:
        known = registered.agreement(text_a, language_a, text_b, language_b, stretches)
    found: list[Contradiction] = []
    for at, stretch in enumerate(stretches):
        here = _without_moved(left, at)
        found.extend(contradictions(here))
        found.extend(_names(at, stretch, renamed, known))
        if omissions:
            found.extend(omitted(here, found))
    return sorted(found, key=lambda one: (one.b_span or (0, 0), one.a_span or (0, 0)))


def _names(at: int, stretch: Stretch, renamed: Renamed, known: Agreement | None) -> list[Contradiction]:
    """The names that contradict each other: first by the registry, then what it does not know."""
    if known is None:
        return list(renamed.found(stretch))
    found = list(known.found(at))
    spans_a, spans_b = known.settled(at)
    spans_a += [one.a_span for one in found if one.a_span]
    spans_b += [one.b_span for one in found if one.b_span]
    return [*found, *renamed.found(stretch, (spans_a, spans_b))]


@lru_cache(_REMEMBERED)
def _paragraphs(text: str, language: str) -> list[list[Segment]]:
    facts = facts_of(text, language)
    shown = cleared(text)  # no name stands in an address
    return [segment(shown, sentences(text, start, end), facts) for start, end in lines(text)]


def _stretches(a: Sequence[Segment], b: Sequence[Segment]) -> list[Stretch]:
    """The sentences of two stretches of text that translate each other."""
    if max(len(a), len(b)) <= _SHORT:
        return [Stretch(tuple(a), tuple(b))]
    return [Stretch(tuple(a[slice(*bead.a)]), tuple(b[slice(*bead.b)])) for bead in align(a, b)]


def _facts(segments: Sequence[Segment]) -> list[Fact]:
    return [fact for one in segments for fact in one.facts]


def _without_moved(left: Sequence[Left], at: int) -> Left:
    """What is left of a bead, without what a neighbour has left too: translators move facts."""
    here = left[at]
    if not here.a or not here.b:
        return here
    near = [left[i] for i in range(max(0, at - _NEAR), min(len(left), at + _NEAR + 1)) if i != at]
    return here._replace(
        a=tuple(one for one in here.a if not any(_moved(one, other) for n in near for other in n.b)),
        b=tuple(one for one in here.b if not any(_moved(one, other) for n in near for other in n.a)),
    )


def _moved(one: Fact, other: Fact) -> bool:
    return one.kind == other.kind and explains(one, other) == SAME
