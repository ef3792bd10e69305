"""Number words written in one piece: glued from shorter ones, or spelled as they sound."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from checker.words import is_single

_OPENING = frozenset(("number", "scale", "ordinal", "half_prefix"))
_NOTHING: dict[str, Any] = {}
_SHORTEST = 3  # letters of a word that a particle may be written with: shorter ones are found in any word


def glued(table: dict[str, Any], word: str) -> list[tuple[str, int]] | None:
    """The number words that a word is glued together from ("tjugofem"), as few as will do, or None.

    Each comes with its length in the word: of three like consonants where two meet, one is dropped (ett|tusen).
    """
    parts = divided(table["morphemes"], word)
    if parts is None or len(parts) < 2:
        return None
    within = table["within"]
    first = within.get(parts[0][0], parts[0][0])
    opening = table["forward"].get(first, {}).get("", _NOTHING).keys()
    if not _OPENING & opening and not ("joiner" in opening and first in table["clitics"]):
        return None  # "media|dos", "e|venti": no number begins with a fraction or an "and"
    return [(within.get(part, part), letters) for part, letters in parts]


def led(table: dict[str, Any], word: str) -> list[tuple[str, int]] | None:
    """A word parted from the particle that is written with it (و|خمسين), and a dual from its two (يوم|ين), or None."""
    if word in table["whole_words"]:
        return None
    twice = _dual(table, word)
    if twice is not None:
        return twice
    for clitic in table["clitics"]:
        rest = word[len(clitic) :]
        if len(rest) < _SHORTEST or not word.startswith(clitic):
            continue
        known = rest in table["forward"] or rest in table["backward"]
        parts = [(rest, len(rest))] if known else _dual(table, rest) or glued(table, rest)
        if parts is not None:
            return [(clitic, len(clitic)), *parts]
    return None


def _dual(table: dict[str, Any], word: str) -> list[tuple[str, int]] | None:
    """A word for two and the word that this one is the dual of."""
    pair = table["duals"].get(word)
    return [(pair[0], len(word) - 1), (pair[1], 1)] if pair is not None else None


def divided(morphemes: Container[str], word: str) -> list[tuple[str, int]] | None:
    """The word as a chain of morphemes, as few as will do, or None where it is no such chain."""
    length = len(word)
    if length > 150:
        return None
    # the fewest parts up to here, where the last one starts, and how many letters it shares with the one before
    best: list[tuple[int, int, int] | None] = [(0, 0, 0)] + [None] * length
    for start in range(length):
        here = best[start]
        if here is None:
            continue
        shared = (0, 1) if start > 1 and word[start - 1] == word[start - 2] else (0,)
        for end in range(start + 1, min(length, start + 24) + 1):
            there = best[end]
            if there is not None and there[0] <= here[0] + 1:
                continue
            for letters in shared:
                if word[start - letters : end] in morphemes:
                    best[end] = (here[0] + 1, start, letters)
                    break
    parts: list[tuple[str, int]] = []
    at = length
    while at:
        step = best[at]
        if step is None:
            return None
        parts.append((word[step[1] - step[2] : at], at - step[1]))
        at = step[1]
    parts.reverse()
    return parts


def spelled(table: dict[str, Any], text: str) -> list[tuple[int, int, str]]:
    """Numerals written as they sound (せんにひゃく): start, end and the numeral of each.

    A run counts where nothing of its script or another without spaces touches it and all of it is
    numerals: several, or one that is the whole text; most are everyday words otherwise.
    """
    readings = table["spelled"]
    pieces: list[tuple[int, int, str]] = []
    for run in re.finditer(f"[{''.join(sorted(set(''.join(readings))))}]{{2,}}", text):
        start, end = run.span()
        if (start and is_single(text[start - 1])) or (end < len(text) and is_single(text[end])):
            continue
        parts = divided(readings, run.group())
        if parts is None or (len(parts) < 3 and run.group() != text.strip() and not _scaled(parts)):
            continue
        at = start
        for part, letters in parts:
            pieces.append((at, at + letters, readings[part]))
            at += letters
    return pieces


def _scaled(parts: list[tuple[str, int]]) -> bool:
    """Whether two readings are a digit and a multiplier (さんぜん), which no other word sounds like."""
    return len(parts) == 2 and parts[1][1] > 1
