"""Where prefix and suffix say that an edited quote stood, or an intact one whose context was edited."""

from __future__ import annotations

from itertools import islice

from checker.anchor.exact import COMMON, every, intact_places, stands_behind
from checker.anchor.nearest import sought
from checker.anchor.source import (
    Candidate,
    Source,
    Wanted,
    chosen,
    orphaned,
    paragraph_end,
    paragraph_start,
    trimmed,
    undecided,
    widened,
)
from checker.model import Anchored
from checker.text.boundaries import cuts_figure, cuts_word

_TELLING = 4  # characters of context that make its only place in the article the claim's place
_FRAME = 8  # characters of context that make a place whatever stands there now
_WORD = 1000  # what a changed word costs against a changed character
_CLEAR = 3  # changed characters by which one context is nearer than another with as many changed words
_PLAUSIBLE = 0.6  # edits per character of the quote that what stands beside its context may have
_ALIKE = 0.25  # the same where the quote itself stands elsewhere, in most of its context
_LONG = 16  # characters of a quote that stands nowhere else by chance
_FAR = 16  # characters beside an intact quote that take the context found there for another place's
_SOME_CONTEXT = 0.5  # share of its words that an edited context keeps, to count as the claim's


def sought_by_context(source: Source, wanted: Wanted) -> Anchored:
    """The quote or its context was edited.

    Where prefix or suffix still stands, the claim's place is there: an edited quote leaves its context as it
    was. Only a context that stands nowhere was edited itself.
    """
    framed = _framed(source, wanted)
    if framed:
        return chosen(source, wanted, framed)
    beside = _beside(source, wanted)
    intact = intact_places(source, wanted.quote)
    lone = len(intact) == 1 and source.folded.source(*intact[0]) not in wanted.taken
    there = lone and _mostly_there(source, wanted, *intact[0])
    near = len(wanted.quote) * (_ALIKE if there else _PLAUSIBLE)
    plausible = [candidate for candidate in beside if candidate.cost <= near]
    if plausible:
        return chosen(source, wanted, plausible)
    if len(beside) == 1 and _longest_context(wanted) >= _FRAME and not there:
        return chosen(source, wanted, beside)
    if not intact:
        return sought(source, wanted)
    if beside and not (lone and (there or _longest_context(wanted) < _TELLING)):
        return orphaned(source, (beside[0].start, beside[0].end))
    return _nearest_context(source, wanted, intact)


def _mostly_there(source: Source, wanted: Wanted, start: int, end: int) -> bool:
    """Whether a quote too long to stand somewhere by chance has lost no more than a word of its context there."""
    if len(wanted.quote) < _LONG:
        return False
    return _context_cost(source.folded.text, wanted, start, end)[1] > _SOME_CONTEXT


def _nearest_context(source: Source, wanted: Wanted, intact: list[tuple[int, int]]) -> Anchored:
    """The quote stands unchanged, its context nowhere: the place whose context is most like it."""
    near: list[Candidate] = []
    for start, end in intact:
        cost, similarity = _context_cost(source.folded.text, wanted, start, end)
        if similarity >= _SOME_CONTEXT:
            near.append(Candidate(start, end, cost))
    if near:
        return chosen(source, wanted, near, margin=_CLEAR)
    return undecided(source, wanted, intact)


def _longest_context(wanted: Wanted) -> int:
    return max(len(wanted.prefix), len(wanted.suffix))


def _framed(source: Source, wanted: Wanted) -> list[Candidate]:
    """What now stands between prefix and suffix, where both still stand."""
    if not wanted.prefix or not wanted.suffix:
        return []
    from checker.text.approximate import distance

    text = source.folded.text
    longest = 2 * len(wanted.quote) + 16
    strong = len(wanted.prefix) + len(wanted.suffix) >= _FRAME
    found: dict[tuple[int, int], Candidate] = {}
    for start in _prefix_ends(source, wanted.prefix):
        reach = paragraph_end(text, start)
        for end in every(text[start : min(reach, start + longest + len(wanted.suffix))], wanted.suffix):
            span = trimmed(text, start, start + end)
            if span[0] >= span[1] or span[1] - span[0] > longest or not stands_behind(text, wanted.suffix, span[1]):
                continue
            stretch = text[slice(*span)]
            cost = distance(wanted.quote, stretch)
            if wanted.quote in stretch and cost > _FAR:
                continue
            if strong or wanted.quote in stretch or cost * 2 <= len(wanted.quote):
                found[span] = Candidate(*span, cost)
    return list(found.values())


def _beside(source: Source, wanted: Wanted) -> list[Candidate]:
    """What stands behind the prefix, or before the suffix, where one of them still stands."""
    from checker.text.approximate import nearest_before, nearest_behind

    text = source.folded.text
    length = len(wanted.quote)
    reach = length + max(8, length // 2)
    found: dict[tuple[int, int], Candidate] = {}
    for start in _prefix_ends(source, wanted.prefix) if wanted.prefix else ():
        stretch = text[start : min(paragraph_end(text, start), start + reach)]
        end, cost = nearest_behind(wanted.quote, stretch)
        end = end if cost < length * 0.75 else min(length, len(stretch))
        _add(found, source, start, start + end, cost)
    for end in _suffix_starts(source, wanted.suffix) if wanted.suffix else ():
        stretch = text[max(paragraph_start(text, end), end - reach) : end]
        start, cost = nearest_before(wanted.quote, stretch)
        start = start if cost < length * 0.75 else max(0, len(stretch) - length)
        _add(found, source, end - len(stretch) + start, end, cost)
    return list(found.values())


def _add(found: dict[tuple[int, int], Candidate], source: Source, start: int, end: int, cost: int) -> None:
    span = widened(source, start, end)
    if span[0] < span[1]:
        found[span] = Candidate(*span, cost)


def _prefix_ends(source: Source, prefix: str) -> list[int]:
    """Where what follows the prefix begins; nothing where the prefix is too common to say anything."""
    text = source.folded.text
    starts = islice((at for at in every(text, prefix) if not cuts_figure(text, at)), COMMON + 1)
    ends = [start + len(prefix) for start in starts]
    ends = [end + text.startswith(" ", end) for end in ends if not source.cuts(end)]
    return ends if len(ends) <= COMMON else []


def _suffix_starts(source: Source, suffix: str) -> list[int]:
    """Where what precedes the suffix ends; nothing where the suffix is too common to say anything."""
    text = source.folded.text
    places = (at for at in every(text, suffix) if not cuts_figure(text, at + len(suffix)))
    starts = [at for at in islice(places, COMMON + 1) if not source.cuts(at)]
    return [at - (at > 0 and text[at - 1] == " ") for at in starts] if len(starts) <= COMMON else []


def _context_cost(text: str, wanted: Wanted, start: int, end: int) -> tuple[int, float]:
    """How far the context around the span is from the wanted one, by words, then by characters; the share kept."""
    from checker.text.approximate import distance

    pairs: list[tuple[list[str], list[str]]] = []
    if wanted.prefix:
        own = _words(wanted.prefix)
        near = _words(text[max(paragraph_start(text, start), start - 4 * len(wanted.prefix) - 20) : start])
        pairs.append(_nearest_words(own[::-1], near[::-1]))
    if wanted.suffix:
        own = _words(wanted.suffix)
        near = _words(text[end : min(paragraph_end(text, end), end + 4 * len(wanted.suffix) + 20)])
        pairs.append(_nearest_words(own, near))
    changed = sum(distance(own, near) for own, near in pairs)
    letters = sum(distance("".join(own), "".join(near)) for own, near in pairs)
    return _WORD * changed + letters, 1 - changed / sum(len(own) for own, _ in pairs)


def _nearest_words(own: list[str], near: list[str]) -> tuple[list[str], list[str]]:
    """The words of a context and as many of the text, or one fewer or more, whichever are nearest."""
    from checker.text.approximate import distance

    lengths = (len(own), len(own) - 1, len(own) + 1)
    return own, min((near[:length] for length in lengths), key=lambda words: distance(own, words))


def _words(text: str) -> list[str]:
    """Words of spaced scripts, and every other character by itself."""
    words: list[str] = []
    for index, char in enumerate(text):
        if index and cuts_word(text, index):
            words[-1] += char
        elif char != " ":
            words.append(char)
    return words
