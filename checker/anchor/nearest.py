"""The nearest text to a quote that stands nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from checker.anchor.source import (
    Candidate,
    Source,
    Wanted,
    chosen,
    orphaned,
    paragraph_end,
    paragraph_start,
    trimmed,
    widened,
)
from checker.model import Anchored
from checker.text.normalise import is_spaceless

_INSERTED = 12  # characters put in between the first words of a quote, or its last, that keep these its own


def sought(source: Source, wanted: Wanted) -> Anchored:
    """The nearest text to the quote in its context, if it is near enough and clearly the nearest.

    What another selector quotes word for word was there before the edit: this quote stood elsewhere.
    """
    near: list[Candidate] = []
    hint: tuple[int, int] | None = None
    for candidate, own, window in weighed(source, wanted):
        if own <= allowed(len(wanted.quote)) and not _is_others(source, wanted, candidate):
            near.append(candidate)
        elif hint is None:
            hint = widened(source, *window)
    if near:
        return chosen(source, wanted, near)
    return orphaned(source, hint)


def weighed(source: Source, wanted: Wanted) -> Iterator[tuple[Candidate, int, tuple[int, int]]]:
    """The stretches most like the quote in its context, best first: candidate, edits of the quote alone, window."""
    from checker.text.approximate import windows

    before = f"{wanted.prefix} " if wanted.prefix else ""
    pattern = f"{before}{wanted.quote}" + (f" {wanted.suffix}" if wanted.suffix else "")
    least = 100 * (1 - allowed(len(wanted.quote)) / len(wanted.quote)) - 15
    for window in windows(pattern, source.folded.text, max(least, 45), most=4):
        yield *_aligned(source, wanted, pattern, len(before), window), window


def _is_others(source: Source, wanted: Wanted, candidate: Candidate) -> bool:
    """Whether all of the candidate stands in the quote of another selector."""
    start, end = source.folded.source(candidate.start, candidate.end)
    return any(low <= start and end <= high for low, high in wanted.taken)


def _aligned(
    source: Source, wanted: Wanted, pattern: str, offset: int, window: tuple[int, int]
) -> tuple[Candidate, int]:
    """The candidate near a window, and the edits of the quote alone before it is widened to whole words."""
    from checker.text.approximate import carried, distance, nearest

    text = source.folded.text
    slack = max(8, len(pattern) // 3)
    middle = (window[0] + window[1]) // 2
    left = max(paragraph_start(text, middle), window[0] - slack)
    right = min(paragraph_end(text, middle), window[1] + slack)
    region = text[left:right]
    start, end, _ = nearest(pattern, region)
    if len(pattern) > len(wanted.quote):
        first, last = carried(pattern, region[start:end], offset, offset + len(wanted.quote))
        whole = distance(pattern, region[start:end]) - distance(wanted.quote, region[start + first : start + last])
        start, end = start + first, start + last
    else:
        whole = 0
    span = trimmed(text, left + start, left + end)
    own = distance(wanted.quote, text[slice(*span)])
    span = _with_outer_words(source, wanted.quote, widened(source, *span))
    return Candidate(*span, whole + distance(wanted.quote, text[slice(*span)])), own


def allowed(length: int) -> int:
    """How many edits a candidate may have: a quarter, and as many as change a figure in a short quote."""
    if length < 3:
        return 0
    return max(length // 4, 1 if length < 5 else 2)


def _with_outer_words(source: Source, quote: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span out to the quote's first and last words, where words put in between had cost it those.

    To leave "opened" out of "opened solemnly on 14 August" takes fewer edits than to let "solemnly" in.
    A first or last word that is still there with a letter changed is no reason to look for another.
    """
    text = source.folded.text
    start, end = span
    if is_spaceless(quote[-1]) and text[end - 1] != quote[-1]:  # "…させた" that became "…させなかった"
        at = text.find(quote[-1], end, min(paragraph_end(text, end), end + _INSERTED // 2))
        end = at + 1 if at >= 0 and all(map(is_spaceless, text[end:at])) else end
    words, own = quote.split(" "), text[start:end].split(" ")
    first, last = f"{words[0]} ", f" {words[-1]}"
    if len(words) > 1 and not _alike(words[0], own[0]):
        at = text.rfind(first, max(paragraph_start(text, start), start - len(first) - _INSERTED), start)
        start = at if at >= 0 and not source.cuts(at) else start
    if len(words) > 1 and not _alike(words[-1], own[-1]):
        at = text.find(last, end, min(paragraph_end(text, end), end + len(last) + _INSERTED))
        end = at + len(last) if at >= 0 and not source.cuts(at + len(last)) else end
    return start, end


def _alike(one: str, other: str) -> bool:
    """Whether the two may be one word, edited."""
    from checker.text.approximate import distance

    return distance(one, other) * 2 <= max(len(one), len(other))
