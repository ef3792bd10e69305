"""A claim's quote to its place in the article: located fuzzily, verified exactly.

An occurrence is exact where the folded quote stands in the folded text, begins and ends at the edge of a
word, figure or katakana run ("72" is not in "1972", "miljon" not in "miljoner"), and has its prefix before it
and its suffix behind it. A quote that means to end inside a word says so by a prefix or suffix that goes on
with that word. A quote crosses a blank line only where it holds one itself. A prefix or suffix never does:
of one that holds a blank line the part beyond it is left out, and one that has a mere space where the
article has a blank line stands nowhere.

Where there is no such occurrence, the context decides which text was meant: an occurrence elsewhere never
stands in for the one whose context is still there. A candidate says nothing about facts: `judge` holds it
against the quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from checker.model import Anchor, Anchored
from checker.text.boundaries import cuts_figure, cuts_katakana, cuts_word, was_spaced
from checker.text.normalise import PARAGRAPH, fold

_MOST_PLACES = 1000  # of an ambiguous quote; more tell nobody anything
_COMMON = 200  # a context that stands at more places says nothing
_TELLING = 4  # characters of context from which its only place in the article is the claim's place
_FRAME = 8  # characters of prefix and suffix together that make a place whatever stands between them
_INSERTED = 12  # characters put in between the first words of a quote, or its last, that keep these its own
_SOME_CONTEXT = 0.5  # similarity at which an edited context still counts as the claim's


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


class _Wanted(NamedTuple):
    """A selector, folded."""

    quote: str
    prefix: str
    suffix: str


class _Candidate(NamedTuple):
    """A stretch of the folded text that may be what the quote has become."""

    start: int
    end: int
    cost: int  # edits between quote and stretch, and between the contexts where they were weighed


def anchor(source: Source, quote: str, prefix: str | None = None, suffix: str | None = None) -> Anchored:
    """Where the quote stands; spans are code points of the text on disk."""
    before, behind = fold(prefix or "").text, fold(suffix or "").text
    wanted = _Wanted(fold(quote).text, before.rpartition(PARAGRAPH)[2], behind.partition(PARAGRAPH)[0])
    text = source.folded.text
    if not wanted.quote or not text:
        return Anchored(Anchor.ORPHANED, None, None)
    fitting = list(islice(_fitting(source, wanted), _MOST_PLACES))
    if len(fitting) == 1:
        return _anchored(source, Anchor.EXACT, fitting)
    if fitting:
        return _anchored(source, Anchor.AMBIGUOUS, fitting)
    if wanted.prefix or wanted.suffix:
        return _sought_by_context(source, wanted)
    return _sought(source, wanted)


def _anchored(source: Source, state: Anchor, spans: Iterable[tuple[int, int]]) -> Anchored:
    places = tuple(source.folded.source(start, end) for start, end in spans)
    if state is Anchor.AMBIGUOUS:
        return Anchored(state, None, None, places)
    return Anchored(state, *places[0])


def _orphaned(source: Source, hint: tuple[int, int] | None) -> Anchored:
    if hint is None or hint[0] >= hint[1]:
        return Anchored(Anchor.ORPHANED, None, None)
    return Anchored(Anchor.ORPHANED, None, None, (), source.folded.source(*hint))


# --- exact occurrences ----------------------------------------------------------------------


def _all(text: str, wanted: str) -> Iterator[int]:
    """The offset of every occurrence, overlapping ones included."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _stands_before(text: str, prefix: str, at: int) -> bool:
    """Whether the prefix stands right before the offset, white space aside."""
    at -= at > 0 and text[at - 1] == " "
    return text.endswith(prefix, 0, at) and not cuts_figure(text, at - len(prefix))


def _stands_behind(text: str, suffix: str, at: int) -> bool:
    """Whether the suffix stands right behind the offset, white space aside."""
    at += text.startswith(" ", at)
    return text.startswith(suffix, at) and not cuts_figure(text, at + len(suffix))


def _fitting(source: Source, wanted: _Wanted) -> Iterator[tuple[int, int]]:
    """Every exact occurrence with its context. Beside its context an edge may cut a word."""
    text = source.folded.text
    for start in _all(text, wanted.quote):
        end = start + len(wanted.quote)
        begins = _stands_before(text, wanted.prefix, start) if wanted.prefix else not source.cuts(start)
        if begins and (_stands_behind(text, wanted.suffix, end) if wanted.suffix else not source.cuts(end)):
            yield start, end


def _intact(source: Source, quote: str) -> list[tuple[int, int]]:
    """Every whole occurrence of the quote, whatever stands around it."""
    spans = ((start, start + len(quote)) for start in _all(source.folded.text, quote))
    return list(islice((span for span in spans if not source.cuts(span[0]) and not source.cuts(span[1])), _COMMON))


# --- the context says where -----------------------------------------------------------------


def _sought_by_context(source: Source, wanted: _Wanted) -> Anchored:
    """The quote or its context was edited."""
    text = source.folded.text
    framed = _framed(text, wanted)
    if framed:
        return _chosen(source, wanted, framed)
    beside = _beside(source, wanted)
    intact = _intact(source, wanted.quote)
    plausible = [candidate for candidate in beside if candidate.cost <= len(wanted.quote) * 0.6]
    if not intact:
        if plausible or (len(beside) == 1 and _longest_context(wanted) >= _FRAME):
            return _chosen(source, wanted, plausible or beside)
        return _sought(source, wanted)
    return _weighed(source, wanted, intact, plausible, beside)


def _weighed(
    source: Source,
    wanted: _Wanted,
    intact: list[tuple[int, int]],
    plausible: list[_Candidate],
    beside: list[_Candidate],
) -> Anchored:
    """The quote stands elsewhere unchanged: whether that is the claim's place or another one."""
    text = source.folded.text
    near: list[_Candidate] = []
    for start, end in intact:
        cost, similarity = _context_cost(text, wanted, start, end)
        if similarity >= _SOME_CONTEXT:
            near.append(_Candidate(start, end, cost))
    if near or plausible:
        rivals = plausible + [candidate for candidate in near if not _overlaps(candidate, plausible)]
        if near or _longest_context(wanted) >= _TELLING:
            return _chosen(source, wanted, rivals)
        spans = [(candidate.start, candidate.end) for candidate in rivals]
        return _anchored(source, Anchor.AMBIGUOUS, [*spans, *intact])
    if len(beside) == 1 and _longest_context(wanted) >= _FRAME:
        return _chosen(source, wanted, beside)
    if len(beside) == 1 and _longest_context(wanted) >= _TELLING:
        return _orphaned(source, (beside[0].start, beside[0].end))
    if len(intact) == 1:
        return _anchored(source, Anchor.DRIFTED, intact)
    return _anchored(source, Anchor.AMBIGUOUS, intact)


def _longest_context(wanted: _Wanted) -> int:
    return max(len(wanted.prefix), len(wanted.suffix))


def _framed(text: str, wanted: _Wanted) -> list[_Candidate]:
    """What now stands between prefix and suffix, where both still stand."""
    if not wanted.prefix or not wanted.suffix:
        return []
    from checker.text.approximate import distance

    longest = 2 * len(wanted.quote) + 16
    strong = len(wanted.prefix) + len(wanted.suffix) >= _FRAME
    found: dict[tuple[int, int], _Candidate] = {}
    for start in _prefix_ends(text, wanted.prefix):
        reach = _paragraph_end(text, start)
        for end in _all(text[start : min(reach, start + longest + len(wanted.suffix))], wanted.suffix):
            span = _trimmed(text, start, start + end)
            if span[0] >= span[1] or span[1] - span[0] > longest or not _stands_behind(text, wanted.suffix, span[1]):
                continue
            stretch = text[slice(*span)]
            cost = distance(wanted.quote, stretch)
            if strong or wanted.quote in stretch or cost * 2 <= len(wanted.quote):
                found[span] = _Candidate(*span, cost)
    return list(found.values())


def _beside(source: Source, wanted: _Wanted) -> list[_Candidate]:
    """What stands behind the prefix, or before the suffix, where one of them still stands."""
    from checker.text.approximate import nearest_before, nearest_behind

    text = source.folded.text
    length = len(wanted.quote)
    reach = length + max(8, length // 2)
    found: dict[tuple[int, int], _Candidate] = {}
    for start in _prefix_ends(text, wanted.prefix) if wanted.prefix else ():
        stretch = text[start : min(_paragraph_end(text, start), start + reach)]
        end, cost = nearest_behind(wanted.quote, stretch)
        end = end if cost < length * 0.75 else min(length, len(stretch))
        _add(found, source, start, start + end, cost)
    for end in _suffix_starts(text, wanted.suffix) if wanted.suffix else ():
        stretch = text[max(_paragraph_start(text, end), end - reach) : end]
        start, cost = nearest_before(wanted.quote, stretch)
        start = start if cost < length * 0.75 else max(0, len(stretch) - length)
        _add(found, source, end - len(stretch) + start, end, cost)
    return list(found.values())


def _add(found: dict[tuple[int, int], _Candidate], source: Source, start: int, end: int, cost: int) -> None:
    span = _widened(source, start, end)
    if span[0] < span[1]:
        found[span] = _Candidate(*span, cost)


def _prefix_ends(text: str, prefix: str) -> list[int]:
    """Where what follows the prefix begins; nothing where the prefix is too common to say anything."""
    ends = [at + len(prefix) for at in islice(_all(text, prefix), _COMMON + 1) if not cuts_figure(text, at)]
    return [end + text.startswith(" ", end) for end in ends] if len(ends) <= _COMMON else []


def _suffix_starts(text: str, suffix: str) -> list[int]:
    """Where what precedes the suffix ends; nothing where the suffix is too common to say anything."""
    starts = [at for at in islice(_all(text, suffix), _COMMON + 1) if not cuts_figure(text, at + len(suffix))]
    return [at - (at > 0 and text[at - 1] == " ") for at in starts] if len(starts) <= _COMMON else []


def _context_cost(text: str, wanted: _Wanted, start: int, end: int) -> tuple[int, float]:
    """Edits between the wanted context and the one around the span, and how similar they are (0 to 1)."""
    from checker.text.approximate import nearest_before, nearest_behind

    cost = 0
    if wanted.prefix:
        reach = max(_paragraph_start(text, start), start - 2 * len(wanted.prefix))
        cost += nearest_before(wanted.prefix, text[reach:start].rstrip())[1]
    if wanted.suffix:
        reach = min(_paragraph_end(text, end), end + 2 * len(wanted.suffix))
        cost += nearest_behind(wanted.suffix, text[end:reach].lstrip())[1]
    return cost, 1 - cost / (len(wanted.prefix) + len(wanted.suffix))


# --- approximate search ---------------------------------------------------------------------


def _sought(source: Source, wanted: _Wanted) -> Anchored:
    """The nearest text to the quote in its context, if it is near enough and clearly the nearest."""
    from checker.text.approximate import windows

    text = source.folded.text
    before = f"{wanted.prefix} " if wanted.prefix else ""
    pattern = f"{before}{wanted.quote}" + (f" {wanted.suffix}" if wanted.suffix else "")
    allowed = _allowed(len(wanted.quote))
    least = 100 * (1 - allowed / len(wanted.quote)) - 15
    near: list[_Candidate] = []
    hint: tuple[int, int] | None = None
    for window in windows(pattern, text, max(least, 45), most=4):
        candidate, own = _aligned(source, wanted, pattern, len(before), window)
        if own <= allowed:
            near.append(candidate)
        elif hint is None:
            hint = _widened(source, *window)
    if near:
        return _chosen(source, wanted, near)
    return _orphaned(source, hint)


def _aligned(
    source: Source, wanted: _Wanted, pattern: str, offset: int, window: tuple[int, int]
) -> tuple[_Candidate, int]:
    """The candidate near a window, and the edits of the quote alone before it is widened to whole words."""
    from checker.text.approximate import carried, distance, nearest

    text = source.folded.text
    slack = max(8, len(pattern) // 3)
    middle = (window[0] + window[1]) // 2
    left = max(_paragraph_start(text, middle), window[0] - slack)
    right = min(_paragraph_end(text, middle), window[1] + slack)
    region = text[left:right]
    start, end, _ = nearest(pattern, region)
    if len(pattern) > len(wanted.quote):
        first, last = carried(pattern, region[start:end], offset, offset + len(wanted.quote))
        whole = distance(pattern, region[start:end]) - distance(wanted.quote, region[start + first : start + last])
        start, end = start + first, start + last
    else:
        whole = 0
    span = _trimmed(text, left + start, left + end)
    own = distance(wanted.quote, text[slice(*span)])
    span = _with_outer_words(source, wanted.quote, _widened(source, *span))
    return _Candidate(*span, whole + distance(wanted.quote, text[slice(*span)])), own


def _allowed(length: int) -> int:
    """How many edits a candidate may have: a quarter, and as many as change a figure in a short quote."""
    if length < 3:
        return 0
    return max(length // 4, 1 if length < 5 else 2)


def _chosen(source: Source, wanted: _Wanted, candidates: list[_Candidate]) -> Anchored:
    """The candidate that is clearly the nearest; ambiguous where none is."""
    ranked = sorted(candidates, key=lambda candidate: (candidate.cost, candidate.start))
    margin = max(1, min(3, len(wanted.quote) // 10))
    first = ranked[0]
    rivals = [one for one in ranked if one.cost - first.cost < margin and not _overlaps(one, [first])]
    if rivals:
        spans = [(candidate.start, candidate.end) for candidate in (first, *rivals)]
        return _anchored(source, Anchor.AMBIGUOUS, sorted(spans))
    return _anchored(source, Anchor.DRIFTED, [(first.start, first.end)])


# --- spans ----------------------------------------------------------------------------------


def _overlaps(one: _Candidate, others: list[_Candidate]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start] in " " + PARAGRAPH:
        start += 1
    while start < end and text[end - 1] in " " + PARAGRAPH:
        end -= 1
    return start, end


def _widened(source: Source, start: int, end: int) -> tuple[int, int]:
    """The span with the words and figures that it cuts taken in whole."""
    start, end = _trimmed(source.folded.text, start, end)
    while start < end and source.cuts(start):
        start -= 1
    while start < end and source.cuts(end):
        end += 1
    return start, end


def _with_outer_words(source: Source, quote: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span out to the quote's first and last words, where words put in between had cost it those.

    To leave "opened" out of "opened solemnly on 14 August" takes fewer edits than to let "solemnly" in.
    """
    text = source.folded.text
    start, end = span
    first, last = f"{quote.partition(' ')[0]} ", f" {quote.rpartition(' ')[2]}"
    if first != f"{quote} " and not text.startswith(first, start):
        at = text.rfind(first, max(_paragraph_start(text, start), start - len(first) - _INSERTED), start)
        start = at if at >= 0 and not source.cuts(at) else start
    if last != f" {quote}" and not text.endswith(last, start, end):
        at = text.find(last, end, min(_paragraph_end(text, end), end + len(last) + _INSERTED))
        end = at + len(last) if at >= 0 and not source.cuts(at + len(last)) else end
    return start, end


def _paragraph_start(text: str, at: int) -> int:
    return text.rfind(PARAGRAPH, 0, at) + 1


def _paragraph_end(text: str, at: int) -> int:
    end = text.find(PARAGRAPH, at)
    return len(text) if end < 0 else end
