"""A text in sentences, whatever the language, and what each is known by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.comparison.names import names_in
from checker.comparison.records import Fact, Segment, Span

# The end of a sentence: its mark, quote marks behind it, and a space; scripts without spaces need none.
_end = re.compile(
    r"[.!?…؟।۔]+(?:[\s]?[”»“]|[\"'’)\]])*(?=\s+(?:[\"'“”„«‘(\[¿¡–—-]\s?)*[^\Wa-zß-öø-ÿ_])"
    r"|[。！？｡]+[」』）)”’\"]*|\n"
)
_ABBREVIATED = 4  # letters that a word before a dot has at least, else it is likely short for another


def lines(text: str) -> list[Span]:
    """The lines that hold anything."""
    found = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch of text, each up to the next."""
    found = []
    at = start
    for match in _end.finditer(text, start, end):
        if match[0][0] == "." and len(match[0]) == 1 and _abbreviated(text, match.start(), at):
            continue
        found.append((at, match.end()))
        at = match.end()
    if text[at:end].strip():
        found.append((at, end))
    return found


def _abbreviated(text: str, dot: int, floor: int) -> bool:
    """Whether the dot ends an initial, a title or a figure, rather than a sentence."""
    at = dot
    while at > floor and text[at - 1].isalnum():
        at -= 1
    word = text[at:dot]
    return len(word) < 2 or (len(word) < _ABBREVIATED and (word[:1].isupper() or word.isdecimal()))


def segment(text: str, spans: Sequence[Span], facts: Sequence[Fact]) -> list[Segment]:
    """The stretches with the facts that begin in them."""
    found = []
    at = 0
    for start, end in spans:
        while at < len(facts) and facts[at].start < start:
            at += 1
        first = at
        while at < len(facts) and facts[at].start < end:
            at += 1
        held = tuple(facts[first:at])
        stretch = text[start:end]
        names = names_in(text, start, end)
        keys = frozenset((*_keys(held), *(name.low for name in names)))
        found.append(Segment(start, end, held, keys, len(stretch) - stretch.count(" "), names))
    return found


def _keys(facts: Sequence[Fact]) -> Iterator[object]:
    for fact in facts:
        number = fact.number
        if fact.kind in ("weekday", "month", "time"):
            yield fact.kind, fact.value
        elif number is not None and number != 1:
            yield number.normalize() if isinstance(number, Decimal) else number
