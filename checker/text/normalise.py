"""Text folded for comparing, with a map back to the code points on disk.

`fold` serves anchoring: two wordings that differ only in width, composition, kind or amount of white
space, quote marks, dashes, soft hyphens or bidi marks fold to the same text. `plain` serves
recognition: NFKC and one kind of space, nothing else dropped, so that words keep their distances.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# Unicode general categories Pi and Pf, the ASCII marks and the look-alikes that typists use for them.
_QUOTES = frozenset("'\"`´‘’‚‛“”„‟«»‹›′″「」『』〝〞〟＂＇｢｣")
_DASHES = frozenset("-‐‑‒–—―−﹘﹣－")
# Soft hyphen, zero-width space, joiners' look-alikes and the bidi controls of UAX #9; a byte-order mark.
_DROPPED = frozenset("\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Scripts written without spaces between words: kana, Han, Bopomofo, CJK punctuation, full-width forms.
_SPACELESS = r"\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
_spaceless = re.compile(f"[{_SPACELESS}]")


Positions = list[int] | range


class Folded(NamedTuple):
    """A folded text; its i-th code point came from `starts[i]` up to `ends[i]` of the source, half-open."""

    text: str
    starts: Positions
    ends: Positions

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the source that a half-open span of the folded text, not empty, came from."""
        return self.starts[start], self.ends[end - 1]


def is_spaceless(char: str) -> bool:
    """Whether the character belongs to a script written without spaces between words."""
    return _spaceless.match(char) is not None


def _compose(text: str) -> Folded:
    """NFKC with offsets. Clusters of a base and its combining marks are composed one by one."""
    length = len(text)
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return Folded(text, range(length), range(1, length + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start = 0
    while start < length:
        end = start + 1
        while end < length and (unicodedata.combining(text[end]) or _joins(text[end])):
            end += 1
        piece = unicodedata.normalize("NFKC", text[start:end])
        pieces.append(piece)
        if len(piece) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
        start = end
    return Folded("".join(pieces), starts, ends)


def _joins(char: str) -> bool:
    """Hangul jamo and kana voicing marks compose although some have combining class 0."""
    return "\u1160" <= char <= "\u11ff" or char in "\uff9e\uff9f"


def plain(text: str) -> Folded:
    """NFKC, every kind of white space as one space (line breaks stay), bidi marks and soft hyphens dropped."""
    composed, starts, ends = _compose(text)
    if composed.isascii() and "\t" not in composed and "\r" not in composed:
        return Folded(composed, starts, ends)
    chars: list[str] = []
    kept: list[int] = []
    for index, char in enumerate(composed):
        if char not in _DROPPED:
            chars.append(" " if char.isspace() and char != "\n" else char)
            kept.append(index)
    return Folded("".join(chars), [starts[i] for i in kept], [ends[i] for i in kept])


def fold(text: str) -> Folded:
    """The form in which quotes are sought.

    White space is folded to one space, and dropped beside spaceless scripts and beside quote marks
    (French sets spaces inside its guillemets, others don't). Quote marks and dashes become one of each.
    """
    composed, starts, ends = _compose(text)
    chars: list[str] = []
    kept: list[int] = []
    gap: int | None = None  # the white space that waits for what follows it
    glue = True  # whether white space after what stands before is dropped
    for index, char in enumerate(composed):
        if char in _DROPPED:
            continue
        if char.isspace():
            if gap is None:
                gap = index
            continue
        quote = char in _QUOTES
        tight = quote or _spaceless.match(char) is not None
        if gap is not None and not glue and not tight:
            chars.append(" ")
            kept.append(gap)
        gap = None
        glue = tight
        chars.append("'" if quote else "-" if char in _DASHES else char)
        kept.append(index)
    return Folded("".join(chars), [starts[i] for i in kept], [ends[i] for i in kept])
