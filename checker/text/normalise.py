"""Text folded for comparing, with a map back to the code points on disk.

`fold` serves anchoring and names: two wordings that differ only in width, composition, kind or amount of
white space, quote marks, dashes, soft hyphens or bidi marks fold to the same text. `plain` serves
recognition: NFKC and one kind of space, nothing else dropped, so that words keep their distances.

Raised and lowered digits and fractions keep their own characters although NFKC has plain ones for them:
a footnote mark would make 721 of "72¹", and "7½" would read 71⁄2.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple, Protocol

PARAGRAPH = "\u2029"  # what a blank line folds to
JOINER = "\u2060"  # what stands for markup in the readable form of an article; dropped as nobody sees it

# Unicode general categories Pi and Pf, the ASCII marks and the look-alikes that typists use for them.
_QUOTES = "'\"`´ʼ‘’‚‛“”„‟«»‹›′″「」『』｢｣〝〞〟＂＇"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_WAVES = "〜∼～"  # Shift JIS has one code for them, and converters disagree on which it is
# Soft hyphen, zero-width space, word joiner, byte-order mark, bidi controls of UAX #9, variation selectors.
_DROPPED = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\U000e0100-\U000e01ef"
# Scripts written without spaces between words, less their digits: kana, Han, Bopomofo, CJK punctuation,
# full-width forms, Thai, Lao, Myanmar, Khmer.
SPACELESS = (
    "\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60"
    "\uffe0-\uffe6\U00020000-\U0003ffff\u0e01-\u0e4f\u0e81-\u0ecf\u1000-\u103f\u1780-\u17df"
)
LINE_BREAKS = "\n\r\x85\u2028\u2029"
_SPACES = "\t\x0b\x0c\x1c\x1d\x1e\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
_SPACES += "\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BLOCK = 64  # code points held against NFKC at once; nearly all blocks of real text are in it already

_to_plain = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(LINE_BREAKS, "\n") | {PARAGRAPH: PARAGRAPH})
_to_words = {ord(JOINER): None, ord(PARAGRAPH): " "}
_to_fold = str.maketrans(dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_WAVES, "~"))
# The first code point of each stretch and the one behind its last: a compiled class takes longer than a check of
# one file may.
_spaceless_edges = sorted(ord(char) + place for place in (0, 1) for char in SPACELESS[place * 2 :: 3])
# Words of the Latin-1 alphabet with one space between them: nearly every quote of many languages, folded as it is.
_simple = re.compile("[0-9A-Za-zÀ-ÖØ-öø-ÿ,.:;()%]+(?: [0-9A-Za-zÀ-ÖØ-öø-ÿ,.:;()%]+)*")
_dropped = re.compile(f"\r(?=\n)|[{_DROPPED}]+")
_gap = re.compile(rf"[\s{_DROPPED}]+")
_break = re.compile(r"\r\n|[\r\n]")
_line_end = re.compile(r"[^\S\r\n]*(?:\r\n|[\r\n])[^\S\r\n]*")
_figure = "0123456789.,"  # what NFKC makes of the digits and separators of a text without spaces
_blank_line = re.compile(rf"(?>\r\n|[\r\n])[^\S\r\n]*[\r\n]|{PARAGRAPH}")


class _Positions:
    """Where each code point of a folded text begins, or ends, in its source: piecewise linear."""

    def __init__(self, keys: list[int], values: list[int], steps: list[int], length: int) -> None:
        self._keys = keys  # the folded offset at which each piece begins
        self._values = values  # the source offset of its first code point
        self._steps = steps  # 1: code point by code point; 0: the whole piece came from one cluster
        self._length = length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> int:
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError(index)
        piece = bisect_right(self._keys, index) - 1
        return self._values[piece] + (index - self._keys[piece]) * self._steps[piece]


class _Chained:
    """The positions of one folding seen through those of the one before it."""

    def __init__(self, outer: Positions, inner: Positions, back: int) -> None:
        self._outer = outer
        self._inner = inner
        self._back = back  # 1 for ends: an end is one behind its last code point

    def __len__(self) -> int:
        return len(self._outer)

    def __getitem__(self, index: int) -> int:
        return self._inner[self._outer[index] - self._back]


class Positions(Protocol):
    """Offsets in the source, one for each code point of the folded text."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> int: ...


class Folded(NamedTuple):
    """A folded text; its i-th code point came from `starts[i]` up to `ends[i]` of the source, half-open."""

    text: str
    starts: Positions
    ends: Positions

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the source that a half-open span of the folded text, not empty, came from."""
        return self.starts[start], self.ends[end - 1]


class _Piece(NamedTuple):
    """A stretch of text and where it came from: code point by code point, or all of it from one span."""

    text: str
    start: int
    end: int

    @property
    def step(self) -> int:
        return 1 if self.end - self.start == len(self.text) else 0


def _folded(pieces: list[_Piece]) -> Folded:
    """The pieces joined, with the maps of both ends."""
    keys: list[int] = []
    steps: list[int] = []
    at = 0
    for piece in pieces:
        keys.append(at)
        steps.append(piece.step)
        at += len(piece.text)
    starts = [piece.start for piece in pieces]
    ends = [piece.start + 1 if step else piece.end for piece, step in zip(pieces, steps, strict=True)]
    text = "".join([piece.text for piece in pieces])
    return Folded(text, _Positions(keys, starts, steps, at), _Positions(keys, ends, steps, at))


def is_spaceless(char: str) -> bool:
    """Whether the character belongs to a script written without spaces between words."""
    return bool(bisect_right(_spaceless_edges, ord(char)) & 1)


def _joins(char: str) -> bool:
    """Whether the character may compose with the one before it: marks, Hangul jamo, kana voicing marks."""
    return char > "\u02ff" and (
        unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff" or char in "\uff9e\uff9f"
    )


def _stays(cluster: str) -> bool:
    """Whether NFKC would lose a distinction that counts."""
    first = cluster[0]
    if first in "´″":
        return True
    kind = unicodedata.decomposition(first)
    return kind.startswith("<fraction>") or (kind.startswith(("<super>", "<sub>")) and first.isdigit())


def _clusters(text: str, start: int, end: int) -> Iterator[_Piece]:
    """Each base with its marks, composed; those in a row that stay as they are make one piece."""
    kept = start
    while start < end:
        after = start + 1
        while after < end and _joins(text[after]):
            after += 1
        cluster = text[start:after]
        composed = unicodedata.normalize("NFKC", cluster)
        if composed != cluster and not _stays(cluster):
            if kept < start:
                yield _Piece(text[kept:start], kept, start)
            yield _Piece(composed, start, after)
            kept = after
        start = after
    if kept < end:
        yield _Piece(text[kept:end], kept, end)


def _compose(text: str) -> Folded:
    """NFKC. Only blocks that are not in it yet are taken apart."""
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    pieces: list[_Piece] = []
    start = kept = 0
    while start < len(text):
        end = min(start + _BLOCK, len(text))
        while end < len(text) and _joins(text[end]):
            end += 1
        if not unicodedata.is_normalized("NFKC", text[start:end]):
            if kept < start:
                pieces.append(_Piece(text[kept:start], kept, start))
            pieces.extend(_clusters(text, start, end))
            kept = end
        start = end
    if kept < start:
        pieces.append(_Piece(text[kept:start], kept, start))
    return _folded(pieces)


def _replaced(composed: Folded, gaps: list[tuple[int, int, str]]) -> Folded:
    """The text with each gap (its span, and at most one character instead of it) replaced."""
    if not gaps:
        return composed
    pieces: list[_Piece] = []
    kept = 0
    for start, end, instead in gaps:
        if kept < start:
            pieces.append(_Piece(composed.text[kept:start], kept, start))
        if instead:
            pieces.append(_Piece(instead, start, end))
        kept = end
    if kept < len(composed.text):
        pieces.append(_Piece(composed.text[kept:], kept, len(composed.text)))
    text, starts, ends = _folded(pieces)
    if isinstance(composed.starts, range):
        return Folded(text, starts, ends)
    return Folded(text, _Chained(starts, composed.starts, 0), _Chained(ends, composed.ends, 1))


def plain(text: str) -> Folded:
    """NFKC, any white space as a space, any line break but PARAGRAPH as LF; bidi marks and soft hyphens dropped.

    A line break that wraps a word or a figure is dropped too.
    """
    if text.isprintable() and (text.isascii() or _is_plain(text)):  # one line, and no space but U+0020
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    composed = _compose(text)
    spans = [match.span() for match in _dropped.finditer(composed.text)]
    wrapped = [span for span in _line_ends(composed.text) if wraps(composed.text, *span)]
    if wrapped:
        spans = sorted([*(one for one in spans if not any(a <= one[0] < b for a, b in wrapped)), *wrapped])
    gaps = [(start, end, "") for start, end in spans]
    folded = _replaced(composed, gaps)
    return folded._replace(text=folded.text.translate(_to_plain))


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    """The line breaks, each with the spaces around it; sought from the breaks, for a text may be nothing but spaces."""
    done = 0
    for found in _break.finditer(text):
        start = done + len(text[done : found.start()].rstrip())
        done = found.end()
        while done < len(text) and text[done] not in "\r\n" and text[done].isspace():
            done += 1
        yield start, done


def _is_plain(text: str) -> bool:
    return unicodedata.is_normalized("NFKC", text) and _dropped.search(text) is None


def read_off(text: str) -> str:
    """The words of a readable form, as its readers see them."""
    return text.translate(_to_words) if JOINER in text or PARAGRAPH in text else text


def fold(text: str) -> Folded:
    """The form in which quotes and names are sought.

    White space is folded to one space, and dropped beside spaceless scripts and beside quote marks
    (French sets spaces inside its guillemets, others don't). A blank line becomes one PARAGRAPH. Quote
    marks and dashes become one of each. No white space is left at either end of the text.
    """
    if _simple.fullmatch(text) is not None:
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    composed = _compose(text)
    composed = composed._replace(text=composed.text.translate(_to_fold))
    return _replaced(composed, _gaps(composed.text))


def _gaps(text: str) -> list[tuple[int, int, str]]:
    """The white space and dropped marks that don't stay as they are, and what each becomes."""
    gaps: list[tuple[int, int, str]] = []
    length = len(text)
    for match in _gap.finditer(text):
        start, end = match.span()
        if end == start + 1 and text[start] == " " and 0 < start < length - 1:
            before, behind = text[start - 1], text[end]
            if before < "\u0e00" and behind < "\u0e00" and before != "'" and behind != "'":
                continue  # between words, as nearly everywhere
        inside = start > 0 and end < length
        tight = not inside or _is_tight(text[start - 1]) or _is_tight(text[end]) or wraps(text, start, end)
        if end == start + 1 and text[start] == " " and not tight:
            continue
        white = _dropped.sub("", match.group())
        instead = " " if white and not tight else ""
        if inside and _blank_line.search(white) is not None:
            instead = PARAGRAPH
        gaps.append((start, end, instead))
    return gaps


def wraps(text: str, start: int, end: int) -> bool:
    """Whether the white space is a line's end put inside a word or a figure by whoever wrapped the text.

    Python's textwrap and some editors break behind a hyphen. A text without spaces is broken anywhere, within
    figures too: there the figure goes on if words stand on both sides of it.
    """
    before, behind = text[start - 1 : start], text[end : end + 1]
    if not before or not behind or _line_end.fullmatch(text[start:end]) is None:
        return False
    if before in _DASHES:
        return start > 1 and text[start - 2].isalpha() and behind.isalpha()
    if before not in _figure or behind not in _figure:
        return False
    low, high = start, end
    while low and text[low - 1] in _figure:
        low -= 1
    while high < len(text) and text[high] in _figure:
        high += 1
    return low > 0 and high < len(text) and is_spaceless(text[low - 1]) and is_spaceless(text[high])


def _is_tight(char: str) -> bool:
    """Whether white space beside the character says nothing."""
    return char == "'" or (char > "\u0e00" and is_spaceless(char))
