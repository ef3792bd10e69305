"""Bounds that begin with the case of the word before them: "15 santimetre|ye kadar" is up to 15 centimetres.

Languages that put a suffix of case on what a bound is about (Turkish) list it with the bound ("ye kadar"), since it
is a word of its own behind digits ("40'a kadar"); behind a word it is that word's end.
"""

from __future__ import annotations

from typing import Any

from checker.text.tokens import Tokens

_LONGEST = 3  # letters of a suffix
_STEM = 2  # letters that are left of the word at least


def tied(tokens: Tokens, end: int) -> tuple[Any, int] | None:
    """The bound whose first part ends the word before the token, and the token after it."""
    if end >= tokens.count or tokens.gap(end) != " ":
        return None
    word = tokens.words[end - 1]
    for size in range(min(_LONGEST, len(word) - _STEM), 0, -1):
        node = tokens.table["forward"].get(word[-size:])
        at = end
        while node and at < tokens.count and tokens.gap(at) == " ":
            node = node.get(tokens.words[at])
            at += 1
            if node and "hedge" in node.get("", {}):
                return node[""]["hedge"], at
    return None
