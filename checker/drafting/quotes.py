"""The words that a claim quotes: as few as carry its value, and a context where they stand more than once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from checker.anchor import Source, anchor
from checker.anchor.exact import intact_places
from checker.drafting.records import Quote
from checker.model import Anchor
from checker.text.boundaries import is_word
from checker.text.normalise import fold, is_spaceless, read_off

_WORDS = 8  # of context on either side, at most
_CHARS = 16  # likewise, in scripts without spaces


def quote_of(source: Source, start: int, end: int) -> Quote | None:
    """A quote that stands at the span and nowhere else; None where no context tells it apart."""
    text = source.text
    words = " ".join(read_off(text[start:end]).split())
    for before, behind in _contexts(text, start, end):
        quote = Quote(words, read_off(text[before:start]) or None, read_off(text[end:behind]) or None)
        if _is_exact(source, quote, start, end):
            return quote
    return None


def left_place(source: Source, start: int, end: int, named: Collection[tuple[int, int]]) -> Quote | None:
    """The words alone, where the same words with a context name every other place that they stand at."""
    words = " ".join(source.text[start:end].split())
    places = [source.folded.source(*place) for place in intact_places(source, fold(words).text)]
    free = [place for place in places if place not in named]
    return Quote(words) if free == [(start, end)] else None


def _is_exact(source: Source, quote: Quote, start: int, end: int) -> bool:
    if not quote.text:
        return False
    place = anchor(source, quote.text, quote.prefix, quote.suffix)
    return place.anchor is Anchor.EXACT and (place.start, place.end) == (start, end)


def _contexts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ever wider contexts: none, before, behind, on both sides."""
    before, behind = list(_before(text, start)), list(_behind(text, end))
    yield start, end
    for index in range(max(len(before), len(behind))):
        if index < len(before):
            yield before[index], end
        if index < len(behind):
            yield start, behind[index]
        if index < len(before) and index < len(behind):
            yield before[index], behind[index]
    if before and behind:
        yield before[-1], behind[-1]


def _before(text: str, start: int) -> Iterator[int]:
    """Where contexts before an offset begin, nearest first, within the line."""
    floor = text.rfind("\n", 0, start) + 1
    at, words = start, 0
    while at > floor and words < _WORDS and start - at < 20 * _CHARS:
        at -= 1
        if is_spaceless(text[at]):
            words += 2 * _WORDS * ((start - at) >= _CHARS)
            yield at
        elif is_word(text[at]) and (at == floor or not is_word(text[at - 1])):
            words += 1
            yield at
    if at == floor and at < start and text[at:start].strip():
        yield at  # what marks a heading or a list's item


def _behind(text: str, end: int) -> Iterator[int]:
    """Where contexts behind an offset end, nearest first, within the line."""
    line_end = text.find("\n", end)
    ceiling = len(text) if line_end < 0 else line_end
    at, words = end, 0
    while at < ceiling and words < _WORDS and at - end < 20 * _CHARS:
        at += 1
        if is_spaceless(text[at - 1]):
            words += 2 * _WORDS * ((at - end) >= _CHARS)
            yield at
        elif is_word(text[at - 1]) and (at == ceiling or not is_word(text[at])):
            words += 1
            yield at
