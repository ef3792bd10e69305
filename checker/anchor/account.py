"""What `anchor` looks at, for a reader who wants to know why a quote stands where it does."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from checker.anchor.exact import COMMON, fitting, intact_places, stands_before, stands_behind
from checker.anchor.nearest import allowed, weighed
from checker.anchor.source import Source, Wanted


class Exact(NamedTuple):
    """A place where the quote stands word for word; a span of the text on disk."""

    span: tuple[int, int]
    prefix: bool | None  # whether it stands before it; None: there is none
    suffix: bool | None


class Near(NamedTuple):
    """A stretch of the text on disk that is like the quote."""

    span: tuple[int, int]
    edits: int
    allowed: int


def exact_places(source: Source, wanted: Wanted) -> list[Exact]:
    """Every place where the quote stands word for word, in its context or out of it."""
    text = source.folded.text
    if not wanted.quote:
        return []
    spans = {*intact_places(source, wanted.quote), *islice(fitting(source, wanted), COMMON)}
    return [
        Exact(
            source.folded.source(start, end),
            stands_before(text, wanted.prefix, start) if wanted.prefix else None,
            stands_behind(text, wanted.suffix, end) if wanted.suffix else None,
        )
        for start, end in sorted(spans)
    ]


def near_places(source: Source, wanted: Wanted) -> list[Near]:
    """The few stretches most like the quote, the nearest first."""
    if not wanted.quote or not source.folded.text:
        return []
    most = allowed(len(wanted.quote))
    found = {source.folded.source(candidate.start, candidate.end): own for candidate, own, _ in weighed(source, wanted)}
    return sorted((Near(span, own, most) for span, own in found.items()), key=lambda one: (one.edits, one.span))


def edits(source: Source, wanted: Wanted, span: tuple[int, int]) -> int:
    """How many characters set the quote apart from a stretch of the text on disk."""
    from checker.text.approximate import distance
    from checker.text.normalise import fold

    return distance(wanted.quote, fold(source.text[slice(*span)]).text)
