"""Negations put between a quote and its context: the quote stands as it was, and the text denies it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from checker.evidence import ReadArticle
from checker.judge.tokens import negations
from checker.model import Claim
from checker.text.normalise import is_spaceless

_REACH = 16  # characters by which a negation may have made the context longer
_paragraph_end = re.compile(r"[^\S\n]*\n\s*\n")
_word = re.compile(r"\w+")


def denials(claim: Claim, text: ReadArticle, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the negations that now stand between text[start:end] and what is left of its context."""
    body, language = text.article.text, claim.language
    found: list[tuple[int, int]] = []
    if claim.prefix and not negations(claim.prefix, language):
        window = body[max(0, start - len(claim.prefix) - _REACH) : start]
        window = _paragraph_end.split(window)[-1]
        kept = _kept(claim.prefix, window)
        low = min((at for at, _ in kept), default=len(window))
        found += [(a, b) for a, b in _spans(window, language, start - len(window)) if a >= start - len(window) + low]
    if claim.suffix and not negations(claim.suffix, language):
        window = _paragraph_end.split(body[end : end + len(claim.suffix) + _REACH])[0]
        high = max((to for _, to in _kept(claim.suffix, window)), default=0)
        found += [(a, b) for a, b in _spans(window, language, end) if b <= end + high]
    return found


def _spans(window: str, language: str, offset: int) -> list[tuple[int, int]]:
    return [(offset + low, offset + high) for low, high in negations(window, language)]


def _kept(context: str, window: str) -> list[tuple[int, int]]:
    """The spans of the window's words that the context has in the same order."""
    own, near = _words(context), _words(window)
    matcher = SequenceMatcher(None, [word for word, _, _ in own], [word for word, _, _ in near], autojunk=False)
    blocks = matcher.get_matching_blocks()
    return [near[index][1:] for block in blocks for index in range(block.b, block.b + block.size)]


def _words(text: str) -> Sequence[tuple[str, int, int]]:
    words: list[tuple[str, int, int]] = []
    for match in _word.finditer(text.lower()):
        low, run = match.start(), match.group()
        if any(map(is_spaceless, run)):
            words.extend((char, low + at, low + at + 1) for at, char in enumerate(run))
        else:
            words.append((run, low, match.end()))
    return words
