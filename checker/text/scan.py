"""Stretches of text that are no prose: web and mail addresses, file names, identifiers."""

from __future__ import annotations

import re
from itertools import islice

# Cheap signs that one of them is near; what belongs to it is found from there, so that no text makes
# the search run back and forth.
_sign = re.compile(r"://|www\.|@|_|\.(?=[A-Za-z][A-Za-z0-9]{1,4}(?![A-Za-z0-9]))")
# What may stand in an address or a file name: no space, no quote mark, no script without spaces.
_chunk = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&*+,;=%[]|\\")
_SIGNS = 20  # how many signs of an address are looked at in one stretch: no address has more
_TRAILING = ".,;:!?"
# Endings of file names, and of host names that are longer than a country's two letters.
_SUFFIXES = frozenset(
    "jpg jpeg png gif webp svg pdf html htm php asp aspx jsp txt csv doc docx xls xlsx ppt pptx zip gz mp3 mp4 avi mov "
    "com org net info edu gov int".split()
)


def opaque(text: str) -> list[tuple[int, int]]:
    """Spans of web addresses, mail addresses, file names and identifiers, in order, not overlapping.

    Half-open, in code points of the text given. Nothing inside is a mention, a name or a term.
    """
    spans: list[tuple[int, int]] = []
    done = 0
    for sign in _sign.finditer(text):
        if sign.start() < done:
            continue
        start, done = _around(text, sign.start(), sign.end(), done)
        chunk = text[start:done]
        signs = islice(_sign.finditer(chunk), _SIGNS)
        if any(_is_opaque(chunk, inner.group(), inner.start()) for inner in signs):
            spans.append((start, done))
    return spans


def _around(text: str, start: int, end: int, floor: int) -> tuple[int, int]:
    while start > floor and text[start - 1] in _chunk:
        start -= 1
    length = len(text)
    while end < length and (text[end] in _chunk):
        end += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return start, end


def _is_opaque(chunk: str, sign: str, at: int) -> bool:
    if sign in ("://", "www."):
        return True
    if sign == "@":
        return at > 0 and "." in chunk[at + 1 :] and not chunk.endswith("@")
    if sign == "_":
        return any(c.isdigit() for c in chunk) or chunk.count("_") > 1
    suffix = chunk[at + 1 :].split("/")[0].split(".")[-1]
    if suffix.lower() in _SUFFIXES:
        return at > 0
    return at > 2 and len(suffix) == 2 and suffix.islower() and suffix.isascii()  # vtv.vn
