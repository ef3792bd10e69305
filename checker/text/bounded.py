"""Number words of a script whose syllables are tokens (Hangul): whether they stand as words of their own.

Most numerals there are syllables of other words, so they count from the start of a word up to its end, a
counter, a unit or a particle; those of one syllable only where something is counted.
"""

from __future__ import annotations

from typing import Any

from checker.text.tokens import Tokens
from checker.words import is_single

_ENDS = frozenset((
    "unit", "currency", "counter", "ordinal_mark", "date_year_mark", "date_month_mark", "date_day_mark", "clock_hour",
    "clock_minute", "parts", "hedge", "point", "collective", "joiner", "half_behind",
))  # fmt: skip
_COUNTED = frozenset((
    "unit", "currency", "counter", "counted_noun", "ordinal_mark", "collective", "clock_hour", "parts", "point",
    "fraction", "scale", "hedge",
))  # fmt: skip
_RANKED = frozenset(("ordinal_mark", "date_month_mark"))
_BEFORE = ("minus", "hedge", "currency", "from")


def stands(table: dict[str, Any], tokens: Tokens, start: int, end: int) -> bool:
    """Whether the number words from one token to another (half-open) are no part of another word."""
    if start and tokens.gap(start) == "" and tokens.words[start - 1].isdecimal():
        return False  # 31|세
    if _letter(tokens, start - 1) and tokens.gap(start) == "" and not _led(table, tokens, start):
        return False
    behind: set[str] = set()
    units: set[Any] = set()
    alone = end == start + 1
    if end < tokens.count and tokens.joined(end):
        for meanings, to in tokens.all_from(end):
            if not alone or tokens.gap(end) or closes(tokens, to):  # 세|인|트: no three people
                behind |= meanings.keys()
                units.add(meanings.get("unit"))
    runs_on = end < tokens.count and tokens.gap(end) == "" and _letter(tokens, end)
    if runs_on and not behind & _ENDS and not closes(tokens, end):
        return False
    if not alone or (start == 0 and end == tokens.count):
        return True
    word = tokens.words[start]
    if word in table["tight_numbers"]:
        return bool(behind & _RANKED) or "percent" in units or _led(table, tokens, start)
    if word not in table["counted_numbers"] or behind & _COUNTED:
        return True
    return marked(tokens, start) or _halved(tokens, start)


def _halved(tokens: Tokens, start: int) -> bool:
    """Whether a fraction stands before a multiplier: "nửa triệu"."""
    found = tokens.longest(start - 1, "fraction") if start else None
    return found is not None and found[1] == start


def tight(tokens: Tokens, start: int, end: int) -> bool:
    """Whether nothing parts the tokens from one to another (half-open), where their script is written so."""
    return not is_single(tokens.words[start][0]) or all(tokens.gap(at) == "" for at in range(start + 1, end))


def marked(tokens: Tokens, start: int) -> bool:
    """Whether a mark that makes an ordinal (제) stands before the token, as a word of its own or in front of one."""
    found = tokens.longest_before(start, "ordinal_mark")
    if found is None or not is_single(tokens.words[found[1]][0]):
        return found is not None
    return begins(tokens, found[1]) and (tokens.gap(start) == "" or tokens.words[start].isdecimal())  # 이제 이 사람


def _led(table: dict[str, Any], tokens: Tokens, start: int) -> bool:
    if marked(tokens, start):
        return True
    found = [tokens.longest_before(start, meaning) for meaning in _BEFORE]
    # a name of money that is a syllable leads no figure: 직|원|이 천
    return any(
        one is not None and not (one[1] == start - 1 and tokens.longest_before(start, "currency")) for one in found
    )


def _letter(tokens: Tokens, at: int) -> bool:
    return 0 <= at < tokens.count and is_single(tokens.words[at][0]) and tokens.words[at].isalpha()


def begins(tokens: Tokens, at: int) -> bool:
    """Whether a word begins with this token."""
    return tokens.gap(at) != "" or not _letter(tokens, at - 1)


def closes(tokens: Tokens, at: int) -> bool:
    """Whether a word ends before this token, or particles alone stand between it and the end of the word."""
    while at < tokens.count and tokens.gap(at) == "" and _letter(tokens, at):
        found = tokens.longest(at, "follower")
        if found is None:
            return False
        at = found[1]
    return True
