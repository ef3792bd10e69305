"""Names of two sentences that translate each other: which are one, and which stand where another stood.

Only names of one script are compared, letter for letter: who transliterates is no forger. What translators
do translate is left alone: countries, cities and languages that CLDR names in both languages, words that
titles and institutions are made of (language data), and abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.comparison.records import Contradiction, Span
from checker.locales import locale, places
from checker.words import lowered

_LETTERS = ("A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff", "\u0370-\u03ff\u1f00-\u1fff", "\u0400-\u052f")
_word = re.compile("|".join(f"[{letters}]+" for letters in _LETTERS))
_opening = re.compile('["“”„«‘(\\[:;!?]|[-–—] ')  # behind which a sentence or a title begins
_SHORTEST = 3  # letters of a name
_STEM = 4  # letters that inflected forms and relatives in another language share
_ALIKE = 62  # per cent by which a name in another language's spelling resembles it
_NEAR = 0.2  # share of a sentence by which the places of one name may differ


class Name(NamedTuple):
    """A word with a capital."""

    start: int
    end: int
    written: str
    low: str
    first: bool  # whether it opens its sentence, where any word has a capital
    place: float  # where in its stretch it stands, from 0 to 1


class Sides(NamedTuple):
    """The names of two stretches, and which of them are the same."""

    a: tuple[Name, ...]
    b: tuple[Name, ...]
    matched: dict[int, int]  # of a -> of b


def names_of(text: str, spans: Sequence[Span]) -> list[Name]:
    """The words with capitals of a stretch of sentences."""
    if not spans:
        return []
    low, high = spans[0][0], spans[-1][1]
    found = []
    for start, end in spans:
        at = start
        for match in _word.finditer(text, start, end):
            written = match[0]
            if written[0].isupper() and len(written) >= _SHORTEST:
                place = (match.start() - low) / max(1, high - low)
                first = at == start or _opening.search(text, at, match.start()) is not None
                found.append(Name(match.start(), match.end(), written, lowered(written), first, place))
            at = match.end()
    return found


def replaced(
    text_a: str, language_a: str, spans_a: Sequence[Span], text_b: str, language_b: str, spans_b: Sequence[Span]
) -> Iterator[Contradiction]:
    """Names of the one stretch in whose place the other has another name."""
    known_a, called = _translated(language_a, language_b)
    known_b, _ = _translated(language_b, language_a)
    sides = _matched(names_of(text_a, spans_a), names_of(text_b, spans_b), called)
    left_a = [i for i, one in enumerate(sides.a) if i not in sides.matched and _is_name(one, known_a)]
    held = set(sides.matched.values())
    left_b = [j for j, one in enumerate(sides.b) if j not in held and _is_name(one, known_b)]
    if not left_a or not left_b:
        return
    nouns = locale(language_a).table["capital_nouns"] or locale(language_b).table["capital_nouns"]
    candidates = []
    for i in left_a:
        for j in left_b:
            weight = _weight(i, j, sides, text_a, text_b) + (len(left_a) == len(left_b) == 1)
            if weight >= (3 if nouns else 2):
                candidates.append((-weight, abs(sides.a[i].place - sides.b[j].place), i, j))
    used: set[tuple[str, int]] = set()
    for _, _, i, j in sorted(candidates):
        if ("a", i) not in used and ("b", j) not in used:
            used |= {("a", i), ("b", j)}
            one, other = sides.a[i], sides.b[j]
            yield Contradiction("name", (one.start, one.end), (other.start, other.end), one.written, other.written)


def _is_name(one: Name, known: frozenset[str]) -> bool:
    """Whether a word with a capital is a name of its own: no abbreviation, no word that is translated."""
    return not one.first and not one.written.isupper() and one.low not in known


@lru_cache(64)
def _translated(language: str, other: str) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Words with capitals that are no names here, and what the other language calls places and peoples."""
    table = locale(language).table
    calendar = (word for word, node in table["forward"].items() if {"month", "weekday"} & node.get("", {}).keys())
    there = places(other)
    called: dict[str, set[str]] = {}
    for key, name in places(language).items():
        names = _word.findall(there.get(key, ""))
        for word in _word.findall(name):
            if not any(_equal(word, one) or _related(word, one) for one in names):
                called.setdefault(word, set()).update(names)
    return (
        frozenset((*table["name_words"], *calendar, *called)),
        {word: frozenset(names) for word, names in called.items()},
    )


# --- which names are one ----------------------------------------------------------------------


def _matched(a: list[Name], b: list[Name], called: dict[str, frozenset[str]]) -> Sides:
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for same in (_equal, lambda one, other: other in called.get(one, ()), _related):
        for i, one in enumerate(a):
            if i in matched:
                continue
            near = sorted((j for j in range(len(b)) if j not in taken), key=lambda j: abs(b[j].place - one.place))
            for j in near:
                if same(one.low, b[j].low):
                    matched[i] = j
                    taken.add(j)
                    break
    return Sides(tuple(a), tuple(b), matched)


def _equal(one: str, other: str) -> bool:
    return one == other or one.rstrip("s") == other.rstrip("s")


def _related(one: str, other: str) -> bool:
    """Whether one is the other inflected, compounded, or as another language spells it."""
    if min(len(one), len(other)) < _STEM:
        return False
    if one[:_STEM] == other[:_STEM]:
        return True
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) >= _ALIKE


# --- what stands in another's place -----------------------------------------------------------


def _weight(i: int, j: int, sides: Sides, text_a: str, text_b: str) -> int:
    """What speaks for two names to stand in one place of the sentence."""
    one, other = sides.a[i], sides.b[j]
    if any(_equal(one.low, name.low) or _related(one.low, name.low) for name in sides.b):
        return 0
    if any(_equal(other.low, name.low) or _related(other.low, name.low) for name in sides.a):
        return 0
    weight = 0
    for step in (-1, 1):
        if sides.matched.get(i + step, -1) == j + step:
            weight += 1
            touching = _touch(sides.a, i, i + step, text_a) and _touch(sides.b, j, j + step, text_b)
            weight += 2 if touching else 0
    if abs(one.place - other.place) <= _NEAR:
        weight += 1
    return weight


def _touch(names: Sequence[Name], i: int, j: int, text: str) -> bool:
    """Whether nothing but a space stands between two names."""
    one, other = sorted((names[i], names[j]))
    return text[one.end : other.start] in (" ", "-", "’s ", "'s ")
