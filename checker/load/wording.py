"""How findings about files are worded."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from checker.model import Finding, Place

_POSITION = r"\[\d+\]|\bline \d+"
_ALIKE = 65  # per cent of the letters of both words, in order
# A file made to be slow has thousands of mistakes, each held against thousands of words.
_MOST_WORDS = 5_000
_LONGEST_WORD = 100


def finding(code: str, place: Place, found: str, expected: str, hint: str | None = None, crumb: str = "") -> Finding:
    """A finding in the words that all findings about files have; `crumb` is the key path."""
    where = f"{crumb}: " if crumb else ""
    # What a fingerprint holds on to: neither lines nor the numbers of a list's items, which move.
    told = (re.sub(_POSITION, "", crumb), re.sub(_POSITION, "", found))
    return Finding(code, f"{where}found {found}, expected {expected}", place, hint=hint, values=((place.path, told),))


def crumb(path: Iterable[str | int]) -> str:
    """A key path in words: `claims[3].quote`, the list's items counted from 0."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def closest(word: str, known: Collection[str]) -> str | None:
    """The known word that a mistyped one most resembles, for "did you mean"; the first of the alphabet on a tie."""
    if not 0 < len(known) <= _MOST_WORDS:
        return None
    from rapidfuzz.fuzz import ratio  # needed only for a mistake
    from rapidfuzz.process import extract

    best = extract(word[:_LONGEST_WORD], list(known), scorer=ratio, score_cutoff=_ALIKE, limit=3)
    return min(best, key=lambda match: (-match[1], match[0]))[0] if best else None


def did_you_mean(word: str, known: Collection[str]) -> str | None:
    """The hint for a mistyped word; None where nothing known is like it."""
    match = closest(word, known)
    return None if match is None else question(match)


def question(word: str) -> str:
    """The hint that names the word that was probably meant."""
    return f"did you mean `{word}`?"
