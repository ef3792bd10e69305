"""The words with capitals of a text, and which of them are one name in two languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from checker.comparison.records import Name, Segment
from checker.words import lowered

# Letters of the scripts that have capitals: Latin, Greek, Cyrillic.
LETTERS = ("A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff", "\u0370-\u03ff\u1f00-\u1fff", "\u0400-\u052f")
WORDS = re.compile("|".join(f"[{letters}]+" for letters in LETTERS))
_REMEMBERED = 64  # texts whose script is kept: one source is held against each of its translations
_runs = [re.compile(f"[{letters}]+") for letters in LETTERS]
_SHORTEST = 3  # letters of a name
# Words that may begin with a capital: beyond ASCII the classes hold small letters too.
_CAPITALS = ("A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff", "\u0386-\u03ab\u1f00-\u1fff", "\u0400-\u042f\u0460-\u052f")
_capital = re.compile(  # a class first: the engine leaps from one capital to the next
    f"[{''.join(_CAPITALS)}](?:"
    + "|".join(
        f"(?<=[{capitals}])(?<![{letters}].)([{letters}]{{{_SHORTEST - 1},}})"
        for capitals, letters in zip(_CAPITALS, LETTERS, strict=True)
    )
    + ")",
    re.DOTALL,
)
_OPENING = frozenset("«([:;!?•")  # behind which a sentence or a title begins
_QUOTES = frozenset('"“”„‘‚»')  # … directly behind which: some close what others open
_JOINED = {" ": " ", "-": " ", "\u00a0": " ", "’s ": "'s ", "'s ": "'s "}  # what stands between words of one name
_STEM = 4  # letters that inflected forms and relatives in another language share
_LONGER = 5  # … where the other is written without a capital
_ENDING = 3  # letters of an ending
_LONG_ENDING = 5  # … behind a name twice as long
_SPELLINGS = str.maketrans("cqyjwzđł", "kkiivsdl")
_ALIKE = 62  # per cent by which a name in another language's spelling resembles it
_CLOSE = 75  # … where it begins otherwise, or is short


def names_in(text: str, start: int, end: int) -> tuple[Name, ...]:
    """The words with capitals of a sentence."""
    found = []
    for match in _capital.finditer(text, start, end):
        written = match[0]
        if written[0].isupper():
            first = _opens(text, start, match.start())
            found.append(Name(match.start(), match.end(), written, lowered(written), first, match.lastindex or 0))
    return tuple(found)


def _opens(text: str, start: int, at: int) -> bool:
    """Whether a sentence or a title begins here: nothing, or an opening mark, stands before."""
    if at - 1 > start and text[at - 1] == " " and text[at - 2].isalnum():
        return False
    before = at
    while before > start and not text[before - 1].isalnum():
        before -= 1
        if text[before] in _OPENING or (text[before] in _QUOTES and before == at - 1):
            return True
    return before == start


@lru_cache(_REMEMBERED)
def script_of(text: str) -> int:
    """Which of the scripts that have capitals most of the text is in, from 1; 0 for none."""
    counts = [sum(map(len, letters.findall(text))) for letters in _runs]
    most = max(range(len(counts)), key=counts.__getitem__)
    return most + 1 if 2 * counts[most] > sum(map(str.isalpha, text)) else 0


def names_of(segments: Sequence[Segment]) -> list[Name]:
    """The words with capitals of a stretch."""
    return [name for one in segments for name in one.names]


@lru_cache(_REMEMBERED)
def small_words(text: str) -> frozenset[str]:
    """The words that a text writes without a capital."""
    return frozenset(word for word in WORDS.findall(text) if word[0].islower())


def words_in(text: str, start: int, end: int) -> list[str]:
    """The words of a stretch in the scripts that have capitals."""
    return WORDS.findall(text, start, end)


def joint(names: Sequence[Name], i: int, j: int, text: str) -> str | None:
    """What joins two names to one, a space or an ending with one; None where they are none."""
    if not (0 <= i < len(names) and 0 <= j < len(names)):
        return None
    one, other = sorted((names[i], names[j]))
    return _JOINED.get(text[one.end : other.start])


def abbreviated(written: str) -> bool:
    """Whether it is an abbreviation, with an ending or without: NATO, MPs, PhD."""
    return 2 * sum(letter.isupper() for letter in written) > len(written)


def same(one: str, other: str) -> bool:
    """Whether it is one name, letter by letter, but for an ending."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    ending = len(long) - len(short)
    return long.startswith(short) and ending <= max(_ENDING, min(_LONG_ENDING, len(short) // 2))


def related(one: str, other: str) -> bool:
    """Whether one is the other inflected, or as another language spells it, or part of a compound."""
    if min(len(one), len(other)) < _STEM:
        return False
    if one[:_STEM] == other[:_STEM]:
        return True
    one, other = _sound(one), _sound(other)
    if one[:_STEM] == other[:_STEM]:
        return True
    short, long = sorted((one, other), key=len)
    if short[: max(_LONGER, len(short) - 2)] in long:
        return True
    alike = _ALIKE if one[0] == other[0] and min(len(one), len(other)) > _STEM + 1 else _CLOSE
    return _ratio(one, other) >= alike


@lru_cache(4096)
def _sound(word: str) -> str:
    """A word without what languages spell each in their way: California, Kalifornien; York, Iorque."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    return plain.replace("ph", "f").replace("qu", "k").translate(_SPELLINGS)


def derived(name: str, word: str) -> bool:
    """Whether a word without a capital comes from a name: mazedonisch, trumpistisk, północnokoreański."""
    length = max(_STEM, min(_LONGER, len(name) - 1))
    return (
        len(word) >= length and len(name) >= _STEM and (word[:length] == name[:length] or name[:length] in word[_STEM:])
    )


@lru_cache(4096)
def _ratio(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(one, other)
