"""Where a quote stands word for word, in its context or out of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.anchor.source import Source, Wanted
from checker.text.boundaries import cuts_figure

COMMON = 200  # what stands at more places says nothing


def every(text: str, wanted: str) -> Iterator[int]:
    """The offset of every occurrence, overlapping ones included."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def stands_before(text: str, prefix: str, at: int) -> bool:
    """Whether the prefix stands right before the offset, white space aside."""
    at -= at > 0 and text[at - 1] == " "
    return text.endswith(prefix, 0, at) and not cuts_figure(text, at - len(prefix))


def stands_behind(text: str, suffix: str, at: int) -> bool:
    """Whether the suffix stands right behind the offset, white space aside."""
    at += text.startswith(" ", at)
    return text.startswith(suffix, at) and not cuts_figure(text, at + len(suffix))


def fitting(source: Source, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """Every exact occurrence with its context. Beside its context an edge may cut a word."""
    text = source.folded.text
    for start in every(text, wanted.quote):
        end = start + len(wanted.quote)
        begins = stands_before(text, wanted.prefix, start) if wanted.prefix else not source.cuts(start)
        if begins and (stands_behind(text, wanted.suffix, end) if wanted.suffix else not source.cuts(end)):
            yield start, end


def intact_places(source: Source, quote: str) -> list[tuple[int, int]]:
    """Every whole occurrence of the quote, whatever stands around it."""
    spans = ((start, start + len(quote)) for start in every(source.folded.text, quote))
    return list(islice((span for span in spans if not source.cuts(span[0]) and not source.cuts(span[1])), COMMON))
