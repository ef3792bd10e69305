"""The names of one text in whose place its translation has another one.

Two things have to come together: a word of the one text that is surely a name, which nothing on the other side
stands for, and in its place a word that nothing on this side accounts for. How sure a word is of being a name is
told by where it stands, by what its language has for words, and by both texts as a whole; words that translators do
translate are left alone: places that go by two names, titles and institutions, peoples, abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.comparison.beside import beside, beside_quoted, neighbours, twins
from checker.comparison.lexicon import Lexicon
from checker.comparison.names import abbreviated, names_of, same
from checker.comparison.records import Contradiction, Name, Span, Stretch
from checker.comparison.sides import Half, Side, match, told

# How much speaks for a word to be a name that stands for itself in the other text.
_SURE = 3.0
_LIKELY = 1.75  # it has a capital, and may be a word none the less
_AGAIN = 2.25  # the other text has it once less
_NOUN = 1.25  # every noun has a capital
_HINT = 0.25  # … and a preposition stands before it, or it ends as plurals do
_DETERMINED = 0.5  # … and an article stands before it
_STRANGE = 0.45  # it opens its sentence, where any word has a capital, and is none of those that usually do
_OPENER = 0.25
_NATIVE = -1.25  # it has letters that the other text does not have
_TRANSLATED = -1.25  # it is a word that is translated almost everywhere

_ENOUGH = 4.0  # for two names, with what speaks for their places
_LONG = 12  # letters that a word has and hardly a name

_attributes = re.compile(r"(?:\w+ )?(?:[a-zß-öø-ÿ]+ ){0,3}$")  # words that may belong to a noun behind them

Settled = tuple[Sequence[Span], Sequence[Span]]  # of either text
Candidate = tuple[float, float, int, int]  # the weight, negated, how far apart, the names of both sides


class Renamed:
    """Finds the names of one text in whose place the other has another one."""

    def __init__(self, text_a: str, language_a: str, text_b: str, language_b: str, pairs: Iterable[Stretch]) -> None:
        pairs = list(pairs)
        self.a = Side(text_a, language_a, language_b, [one.a for one in pairs])
        self.b = Side(text_b, language_b, language_a, [one.b for one in pairs])
        self.quoting = not self.a.script == self.b.script != 0

    def found(self, stretch: Stretch, settled: Settled = ((), ())) -> Iterator[Contradiction]:
        """The names of a stretch that were replaced, but for what is `settled` on either side."""
        names_a, names_b = _but(names_of(stretch.a), settled[0]), _but(names_of(stretch.b), settled[1])
        if not names_a or not names_b:
            return
        # who transliterates is no forger: only what both write in one script is held together
        scripts = {one.script for one in names_a} & {one.script for one in names_b}
        names_a = [one for one in names_a if one.script in scripts]
        names_b = [one for one in names_b if one.script in scripts]
        a, b = Half(self.a, stretch.a, names_a), Half(self.b, stretch.b, names_b)
        match(a, b)
        weights_a = self.weights(a, b)
        if not weights_a:
            return
        weights_b = self.weights(b, a)
        if weights_b:
            yield from _chosen(self.candidates(a, weights_a, b, weights_b), a, b)

    def weights(self, half: Half, other: Half) -> dict[int, float]:
        """What speaks for each name that the other half does not have to be one that should stand there."""
        weigh = self.quoted if self.quoting else self.weight
        found = {}
        for i in half.left:
            weight = weigh(half, i, other)
            if weight is None or (weight <= _DETERMINED and not half.names[i].first and not neighbours(half, i)):
                continue  # nothing would make it a name but one beside it
            if not told(half, i, other):
                found[i] = weight
        return found

    def candidates(self, a: Half, weights_a: dict[int, float], b: Half, weights_b: dict[int, float]) -> list[Candidate]:
        """Pairs of names of which one may stand in the other's place, the likeliest first."""
        weigh = beside_quoted if self.quoting else beside
        candidates = []
        for i, one in weights_a.items():
            for j, other in weights_b.items():
                sure = max(one, other) >= _SURE
                for k in twins(a, i):
                    for m in twins(b, j):
                        weight = one + other + weigh(a, k, b, m, sure)
                        if weight >= _ENOUGH:
                            candidates.append((-weight, abs(a.place(k) - b.place(m)), k, m))
        return sorted(candidates)

    def quoted(self, half: Half, i: int, other: Half) -> float | None:
        """The same where a text is in another script: what it has in this one is a name, and left as it is."""
        one = half.names[i]
        if abbreviated(one.written):
            return None
        if one.script != half.side.script:
            return _SURE
        return None if one.first and half.side.lexicon.is_word(one.low) else _LIKELY

    def weight(self, half: Half, i: int, other: Half) -> float | None:
        """What speaks for a word to be a name that stands for itself in the other text; None for what does not."""
        one, side = half.names[i], half.side
        words = side.lexicon
        low = one.low
        if abbreviated(one.written) or low in words.titles or low in side.small:
            return None
        if side.told[low] > 1 and low not in other.side.told:
            return None  # what a text names again and again, and the other never, goes by another name there
        if low in words.translated:
            return None if one.first or not words.complete else _TRANSLATED
        if words.is_place(low):
            return None
        if any(ord(letter) > 127 and letter not in other.side.letters for letter in low):
            return _NATIVE
        if any(same(low, half.names[k].low) for k in half.matched):
            return _AGAIN
        if low in other.side.told:
            # all of them are told there too: a sentence before or behind
            return _SURE if side.told[low] > other.side.told[low] else None
        if one.first:
            return self.opener(words, low)
        if low in words.openers or low in words.forms:
            return None
        if words.capital_nouns:
            return self.noun(half, one)
        return _SURE if words.complete and not words.is_word(low) else _LIKELY

    def opener(self, words: Lexicon, low: str) -> float | None:
        """What speaks for a word that opens its sentence to be a name."""
        if words.is_word(low):
            return None
        if words.complete:
            return _SURE
        return _STRANGE if words.openers else _OPENER

    def noun(self, half: Half, one: Name) -> float | None:
        """What speaks for it where every noun has a capital: how it ends, and what stands before it."""
        words = half.side.lexicon
        before = half.side.text[half.segments[0].start : one.start]
        if before.endswith("-") or half.side.text.startswith("- ", one.end):
            return None  # "Nordhus-Kundendienst", "Zwerg- und Riesenwuchs"
        if one.low.endswith(words.noun_endings) or len(one.low) >= _LONG:
            return _DETERMINED
        hint = -one.low.endswith(words.plural_endings) - 2 * half.side.long
        for word in reversed(_attributes.search(before)[0].split()):  # type: ignore[index]
            if word.lower() in words.before_nouns:
                return _DETERMINED
            if word in words.before_names:
                return _NOUN + _HINT * (hint + before.endswith(f"{word} "))
            if not word.endswith(words.adjective_endings):
                break
        return _NOUN + _HINT * hint


def _but(names: list[Name], settled: Sequence[Span]) -> list[Name]:
    if not settled:
        return names
    return [one for one in names if not any(start < one.end and one.start < end for start, end in settled)]


def _chosen(candidates: Iterable[Candidate], a: Half, b: Half) -> Iterator[Contradiction]:
    used: set[Name] = set()
    for _, _, i, j in candidates:
        one, other = a.names[i], b.names[j]
        if one not in used and other not in used:
            used |= {one, other}
            yield Contradiction("name", (one.start, one.end), (other.start, other.end), one.written, other.written)
