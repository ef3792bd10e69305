"""Where a sentence begins and ends, and where a word may be put into one."""

from __future__ import annotations

import re

from checker.text.boundaries import is_katakana
from checker.text.normalise import is_spaceless

# A stop ends a sentence before a space or with the line; the full-width ones wherever they stand.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』）”’]*|\n")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, with the space behind it; several, where the span reaches into them."""
    low = 0
    for match in _END.finditer(text, text.rfind("\n", 0, start) + 1, start):
        low = match.end()
    low = max(low, text.rfind("\n", 0, start) + 1)
    while low < start and text[low].isspace():
        low += 1
    ending = _END.search(text, max(start, end - 1))
    high = len(text) if ending is None else ending.start() if ending.group() == "\n" else ending.end()
    while high < len(text) and text[high] == " ":
        high += 1
    return low, max(high, end)


def gap_in(text: str, start: int, end: int) -> int | None:
    """Where a word may stand in text[start:end], near its middle: at a space, or between two characters of a
    script without spaces. None where there is no such place."""
    middle = (start + end) // 2
    for at in sorted(range(start + 1, end - 1), key=lambda at: (abs(at - middle), at)):
        if text[at] == " " and text[at - 1].isalpha() and text[at + 1].isalpha():
            return at
        before, behind = text[at - 1], text[at]
        joined = is_katakana(before) and is_katakana(behind)
        if is_spaceless(before) and is_spaceless(behind) and before.isalpha() and behind.isalpha() and not joined:
            return at
    return None
