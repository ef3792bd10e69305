"""The folded article, the folded selector, and the spans in the one that the other may mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.model import Anchor, Anchored
from checker.text.boundaries import cuts_figure, cuts_katakana, cuts_word, was_spaced
from checker.text.normalise import PARAGRAPH, fold

MOST_PLACES = 1000  # of an ambiguous quote; more tell nobody anything


class Source:
    """An article's text, folded once for all its quotes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)

    def cuts(self, at: int) -> bool:
        """Whether an edge at the offset of the folded text falls inside a word, figure or katakana word."""
        text = self.folded.text
        if not (cuts_word(text, at) or cuts_figure(text, at) or cuts_katakana(text, at)):
            return False
        return not was_spaced(self.text, self.folded, at)


class Wanted(NamedTuple):
    """A selector, folded."""

    quote: str
    prefix: str
    suffix: str
    taken: frozenset[tuple[int, int]] = frozenset()  # where other selectors stand, in the text on disk


def sought_for(quote: str, prefix: str | None, suffix: str | None) -> Wanted:
    """The selector folded; a prefix or suffix never crosses a paragraph."""
    before, behind = fold(prefix or "").text, fold(suffix or "").text
    return Wanted(fold(quote).text, before.rpartition(PARAGRAPH)[2], behind.partition(PARAGRAPH)[0])


class Candidate(NamedTuple):
    """A stretch of the folded text that may be what the quote has become."""

    start: int
    end: int
    cost: int  # edits between quote and stretch, and between the contexts where they were weighed


def overlaps(one: Candidate, others: list[Candidate]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start] in " " + PARAGRAPH:
        start += 1
    while start < end and text[end - 1] in " " + PARAGRAPH:
        end -= 1
    return start, end


def widened(source: Source, start: int, end: int) -> tuple[int, int]:
    """The span with the words and figures that it cuts taken in whole."""
    start, end = trimmed(source.folded.text, start, end)
    while start < end and source.cuts(start):
        start -= 1
    while start < end and source.cuts(end):
        end += 1
    return start, end


def paragraph_start(text: str, at: int) -> int:
    return text.rfind(PARAGRAPH, 0, at) + 1


def paragraph_end(text: str, at: int) -> int:
    end = text.find(PARAGRAPH, at)
    return len(text) if end < 0 else end


def anchored(source: Source, state: Anchor, spans: Iterable[tuple[int, int]]) -> Anchored:
    places = tuple(source.folded.source(start, end) for start, end in spans)
    if state is Anchor.AMBIGUOUS:
        return Anchored(state, None, None, places)
    return Anchored(state, *places[0])


def orphaned(source: Source, hint: tuple[int, int] | None) -> Anchored:
    if hint is None or hint[0] >= hint[1]:
        return Anchored(Anchor.ORPHANED, None, None)
    return Anchored(Anchor.ORPHANED, None, None, (), source.folded.source(*hint))


def chosen(source: Source, wanted: Wanted, candidates: list[Candidate], margin: int | None = None) -> Anchored:
    """The candidate that is clearly the nearest, by so many edits. Where none is, intact quotes are ambiguous,
    unless all but one are other selectors', and edited ones leave the quote orphaned."""
    ranked = sorted(candidates, key=lambda candidate: (candidate.cost, candidate.start))
    if margin is None:
        margin = max(1, min(3, len(wanted.quote) // 10))
    first = ranked[0]
    rivals = [one for one in ranked if one.cost - first.cost < margin and not overlaps(one, [first])]
    if not rivals:
        return anchored(source, Anchor.DRIFTED, [(first.start, first.end)])
    spans = [(candidate.start, candidate.end) for candidate in (first, *rivals)]
    if any(source.folded.text[start:end] != wanted.quote for start, end in spans):
        return orphaned(source, spans[0])
    return undecided(source, wanted, sorted(spans))


def undecided(source: Source, wanted: Wanted, spans: list[tuple[int, int]]) -> Anchored:
    """Places that are equally good: the one that no other selector has taken, if it is one."""
    free = [span for span in spans if source.folded.source(*span) not in wanted.taken]
    if len(free) == 1 or len(spans) == 1:
        return anchored(source, Anchor.DRIFTED, free or spans)
    return anchored(source, Anchor.AMBIGUOUS, spans)
