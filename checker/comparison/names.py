"""Names of two sentences that translate each other: which are one, and which stand where another stood.

Only names of one script are compared, letter by letter: who transliterates is no forger. What translators
do translate is left alone: places and languages that CLDR names in both languages, words that titles and
institutions are made of (language data), abbreviations, and what the whole of the other text never says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from checker.comparison.records import Contradiction, Name, Segment, Stretch
from checker.locales import TERRITORY, locale, places
from checker.words import lowered

# Letters of the scripts that have capitals: Latin, Greek, Cyrillic.
_LETTERS = ("A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff", "\u0370-\u03ff\u1f00-\u1fff", "\u0400-\u052f")
_word = re.compile("|".join(f"[{letters}]+" for letters in _LETTERS))
_SHORTEST = 3  # letters of a name
# Words that may begin with a capital: beyond ASCII the classes hold small letters too.
_CAPITALS = ("A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff", "\u0386-\u03ab\u1f00-\u1fff", "\u0400-\u042f\u0460-\u052f")
_capital = re.compile(
    "|".join(
        f"(?<![{letters}])[{capitals}][{letters}]{{{_SHORTEST - 1},}}"
        for capitals, letters in zip(_CAPITALS, _LETTERS, strict=True)
    )
)
_OPENING = frozenset('"“”„«‘([:;!?•')  # behind which a sentence or a title begins
_PEOPLE = 5  # letters of a country's name that a people's may begin with
_STEM = 4  # letters that inflected forms and relatives in another language share
_ALIKE = 62  # per cent by which a name in another language's spelling resembles it
_NEAR = 0.3  # share of a sentence by which the places of one name may differ
_ENOUGH = 2  # what speaks for two names to stand in one place
_ENOUGH_OF_NOUNS = 3  # … where every noun has a capital
_ENOUGH_OF_TITLES = 4  # … in a title, where every word has


class Sides(NamedTuple):
    """The names of two stretches, and which of them are the same."""

    a: Sequence[Name]
    b: Sequence[Name]
    matched: dict[int, int]  # of a -> of b


def names_in(text: str, start: int, end: int) -> tuple[Name, ...]:
    """The words with capitals of a sentence."""
    found = []
    for match in _capital.finditer(text, start, end):
        written = match[0]
        if written[0].isupper():
            first = _opens(text, start, match.start())
            found.append(Name(match.start(), match.end(), written, lowered(written), first))
    return tuple(found)


def _opens(text: str, start: int, at: int) -> bool:
    """Whether a sentence or a title begins here: nothing, or an opening mark, stands before."""
    before = at
    while before > start and not text[before - 1].isalnum():
        before -= 1
        if text[before] in _OPENING:
            return True
    return before == start


class Renamed:
    """Finds the names of one text in whose place the other has another one."""

    def __init__(self, text_a: str, language_a: str, text_b: str, language_b: str, pairs: Iterable[Stretch]) -> None:
        self.text_a, self.text_b = text_a, text_b
        self.languages = language_a, language_b
        self.stretches = list(pairs)

    def found(self, stretch: Stretch) -> Iterator[Contradiction]:
        """The names of a stretch that were replaced."""
        names_a, names_b = _names(stretch.a), _names(stretch.b)
        low_a, low_b = {name.low for name in names_a}, {name.low for name in names_b}
        if low_a <= low_b or low_b <= low_a:
            return
        sides = _matched(names_a, names_b, _translated(*self.languages)[1])
        left_a, left_b = self.left(sides)
        if not left_a or not left_b:
            return
        sure_a = [i for i in left_a if not sides.a[i].first]
        sure_b = [j for j in left_b if not sides.b[j].first]
        enough = self.enough
        if _titled(self.text_a, stretch.a) or _titled(self.text_b, stretch.b):
            enough = _ENOUGH_OF_TITLES
        candidates = []
        for i in left_a:
            for j in left_b:
                apart = abs(_place(sides.a[i], stretch.a) - _place(sides.b[j], stretch.b))
                alone = sure_a == [i] and sure_b == [j]
                weight = self.weight(i, j, sides) + 2 * alone + (apart <= _NEAR)
                if weight >= enough:
                    candidates.append((-weight, apart, i, j))
        yield from _chosen(sorted(candidates), sides)

    @cached_property
    def enough(self) -> int:
        if any(locale(language).table["capital_nouns"] for language in self.languages):
            return _ENOUGH_OF_NOUNS
        return _ENOUGH

    @cached_property
    def told_a(self) -> Counter[str]:
        return Counter(name.low for stretch in self.stretches for name in _names(stretch.a))

    @cached_property
    def told_b(self) -> Counter[str]:
        return Counter(name.low for stretch in self.stretches for name in _names(stretch.b))

    @cached_property
    def words_a(self) -> frozenset[str]:
        return _small(self.text_a)

    @cached_property
    def words_b(self) -> frozenset[str]:
        return _small(self.text_b)

    def left(self, sides: Sides) -> tuple[list[int], list[int]]:
        """The names of each side that stand for themselves and are not on the other."""
        known_a, known_b = _translated(*self.languages)[0], _translated(*self.languages[::-1])[0]
        held = set(sides.matched.values())
        left_a = [i for i, one in enumerate(sides.a) if i not in sides.matched and _is_name(one, known_a)]
        left_b = [j for j, one in enumerate(sides.b) if j not in held and _is_name(one, known_b)]
        left_a = [i for i in left_a if not _told(sides.a[i], sides.b)]
        left_b = [j for j in left_b if not _told(sides.b[j], sides.a)]
        if not left_a or not left_b:
            return [], []
        return (
            [i for i in left_a if _stands(sides.a[i], self.told_a, self.told_b, self.words_a)],
            [j for j in left_b if _stands(sides.b[j], self.told_b, self.told_a, self.words_b)],
        )

    def weight(self, i: int, j: int, sides: Sides) -> int:
        """What speaks for two names to stand in one place of the sentence."""
        one, other = sides.a[i], sides.b[j]
        known_a, known_b = one.low in self.told_b, other.low in self.told_a
        weight = known_a + known_b
        # what opens its sentence is a name where the texts say so elsewhere, or only one side opens with it
        unsure = (one.first and not known_a) + (other.first and not known_b)
        for step in (-1, 1):
            if i + step in sides.matched and sides.matched[i + step] == j + step:
                touching = _touch(sides.a, i, i + step, self.text_a) and _touch(sides.b, j, j + step, self.text_b)
                weight += 3 if touching else 1
        return weight - 2 * unsure * unsure


def _small(text: str) -> frozenset[str]:
    """The words that a text writes without a capital."""
    return frozenset(word for word in _word.findall(text) if word[0].islower())


def _titled(text: str, segments: Sequence[Segment]) -> bool:
    """Whether most words have a capital, as in a title: there it tells no names."""
    words: list[str] = [word for one in segments for word in _word.findall(text, one.start, one.end)]
    if 2 * sum(map(len, words)) < sum(one.weight for one in segments):
        return False  # the text is in a script without capitals
    words = [word for word in words if len(word) > _SHORTEST]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _chosen(candidates: Iterable[tuple[int, float, int, int]], sides: Sides) -> Iterator[Contradiction]:
    used: set[Name] = set()
    for _, _, i, j in candidates:
        one, other = sides.a[i], sides.b[j]
        if one not in used and other not in used:
            used |= {one, other}
            yield Contradiction("name", (one.start, one.end), (other.start, other.end), one.written, other.written)


def _names(segments: Sequence[Segment]) -> list[Name]:
    return [name for one in segments for name in one.names]


def _place(one: Name, segments: Sequence[Segment]) -> float:
    """Where in its stretch a name stands, from 0 to 1."""
    start, end = segments[0].start, segments[-1].end
    return (one.start - start) / max(1, end - start)


def _is_name(one: Name, known: frozenset[str]) -> bool:
    """Whether a word with a capital is a name of its own: no abbreviation, no word that is translated."""
    if one.written.isupper() or one.low in known:
        return False
    # "Indonesian", "Austrians": a people is its country with an ending
    return not any(one.low[:length] in known for length in range(max(_PEOPLE, len(one.low) - 3), len(one.low)))


def _told(one: Name, others: Sequence[Name]) -> bool:
    return any(_equal(one.low, other.low) or _related(one.low, other.low) for other in others)


def _stands(one: Name, here: Counter[str], there: Counter[str], words: frozenset[str]) -> bool:
    """Whether it may stand for itself in the other text.

    What a text names again and again, and the other never, goes by another name there; what is written without
    a capital elsewhere is a word.
    """
    return one.low not in words and (here[one.low] == 1 or one.low in there)


@lru_cache(64)
def _translated(language: str, other: str) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Words with capitals that are no names here, and what the other language calls places and peoples.

    A country is no name: half of the languages say "Indonesian" for "of Indonesia".
    """
    table = locale(language).table
    calendar = (word for word, node in table["forward"].items() if {"month", "weekday"} & node.get("", {}).keys())
    there = places(other)
    called: dict[str, set[str]] = {}
    for key, name in places(language).items():
        names = _word.findall(there.get(key, ""))
        for word in _word.findall(name):
            if key.startswith(TERRITORY) or not any(_equal(word, one) or _related(word, one) for one in names):
                called.setdefault(word, set()).update(names)
    return (
        frozenset((*table["name_words"], *calendar, *called)),
        {word: frozenset(names) for word, names in called.items()},
    )


# --- which names are one ----------------------------------------------------------------------


def _matched(a: Sequence[Name], b: Sequence[Name], called: dict[str, frozenset[str]]) -> Sides:
    """The names that are one: letter by letter, then by their names in both languages, then by likeness."""
    free: dict[str, list[int]] = {}
    for j, other in enumerate(b):
        free.setdefault(other.low, []).append(j)
    matched: dict[int, int] = {}
    for i, one in enumerate(a):
        same = free.get(one.low)
        if same:
            matched[i] = same.pop(0)
    left = sorted(j for same in free.values() for j in same)
    for is_one in (_equal, lambda one, other: other in called.get(one, ()), _related):
        for i, one in enumerate(a):
            if left and i not in matched:
                found = next((j for j in sorted(left, key=lambda j: abs(j - i)) if is_one(one.low, b[j].low)), None)
                if found is not None:
                    matched[i] = found
                    left.remove(found)
    return Sides(a, b, matched)


def _equal(one: str, other: str) -> bool:
    return one == other or one.rstrip("s") == other.rstrip("s")


def _related(one: str, other: str) -> bool:
    """Whether one is the other inflected, compounded, or as another language spells it."""
    if min(len(one), len(other)) < _STEM:
        return False
    if one[:_STEM] == other[:_STEM]:
        return True
    return _ratio(one, other) >= _ALIKE


@lru_cache(4096)
def _ratio(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(one, other)


def _touch(names: Sequence[Name], i: int, j: int, text: str) -> bool:
    """Whether nothing but a space stands between two names."""
    one, other = sorted((names[i], names[j]))
    return text[one.end : other.start] in (" ", "-", "’s ", "'s ")
