"""The names of two texts, stretch by stretch: which of them are one, and which are told in another way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from checker.comparison.lexicon import Lexicon, lexicon
from checker.comparison.names import derived, names_of, related, same, script_of, small_words, words_in
from checker.comparison.records import Name, Segment

_EARLY = 0.15  # share of a sentence behind which nothing opens it any more
_TITLE = 0.75  # share of the words of a title that have a capital
_WORD = 3  # letters of a word that tells a title
_SHORT = 4  # sentences of a text that a name is not told in again
_FEW = 3  # words that tell none


class Side:
    """One of the texts: what is asked of all of it."""

    def __init__(self, text: str, language: str, other: str, stretches: Sequence[Sequence[Segment]]) -> None:
        self.text = text
        self.lexicon: Lexicon = lexicon(language, other)
        self.script = script_of(text)
        self.long = len(stretches) > _SHORT  # so that chance puts a noun in some name's place
        self._stretches = stretches

    @cached_property
    def told(self) -> Counter[str]:
        """How often each word with a capital stands in the text."""
        return Counter(name.low for segments in self._stretches for name in names_of(segments))

    @cached_property
    def small(self) -> frozenset[str]:
        return small_words(self.text)

    @cached_property
    def letters(self) -> frozenset[str]:
        return frozenset(self.text.lower())


class Half:
    """The names of one side of a stretch, and what became of each."""

    def __init__(self, side: Side, segments: Sequence[Segment], names: list[Name]) -> None:
        self.side = side
        self.segments = segments
        self.names = names
        self.matched: dict[int, int] = {}  # own -> the other half's, letter by letter

    @property
    def left(self) -> list[int]:
        return [i for i in range(len(self.names)) if i not in self.matched]

    @cached_property
    def small(self) -> frozenset[str]:
        words = words_in(self.side.text, self.segments[0].start, self.segments[-1].end)
        return frozenset(word for word in words if word[0].islower())

    @cached_property
    def titled(self) -> bool:
        """Whether most words have a capital, as in a title."""
        words = [w for one in self.segments for w in words_in(self.side.text, one.start, one.end) if len(w) > _WORD]
        return len(words) > _FEW and sum(word[0].isupper() for word in words) > _TITLE * len(words)

    def place(self, i: int) -> float:
        """Where in its stretch a name stands, from 0 to 1."""
        start, end = self.segments[0].start, self.segments[-1].end
        return (self.names[i].start - start) / max(1, end - start)

    def opens(self, i: int) -> bool:
        """Whether the stretch begins with a name, or all but does: "The Rangers", "Les Rangers"."""
        early = self.place(i) < _EARLY and not self.side.lexicon.capital_nouns
        return self.names[i].first or early


def match(a: Half, b: Half) -> None:
    """Finds the names that are one, letter by letter, then those that are one but for an ending."""
    free: dict[str, list[int]] = {}
    for j, other in enumerate(b.names):
        free.setdefault(other.low, []).append(j)
    for i, one in enumerate(a.names):
        if free.get(one.low):
            a.matched[i] = free[one.low].pop(0)
    b.matched = {j: i for i, j in a.matched.items()}
    left = b.left
    for i in a.left if left else ():
        found = next((j for j in sorted(left, key=lambda j: abs(j - i)) if same(a.names[i].low, b.names[j].low)), None)
        if found is not None:
            left.remove(found)
            a.matched[i] = found
            b.matched[found] = i


def told(half: Half, i: int, other: Half) -> bool:
    """Whether the other half says a name in another way: by another name, inflected, in a compound, as an adjective."""
    low = half.names[i].low
    called = half.side.lexicon.called.get(low, frozenset())
    by = other.side.lexicon.called
    for j, name in enumerate(other.names):
        if name.first and name.low in other.side.lexicon.openers:
            continue
        if any(same(name.low, word) for word in called) or any(same(low, word) for word in by.get(name.low, ())):
            return True
        if j in other.matched:
            # "Thomson" is not Thomas, who is there himself; what is built from him may be
            if not same(name.low, low) and low.startswith(name.low):
                return True
        elif related(low, name.low) or (low in name.low if len(low) > _WORD else name.low.startswith(low)):
            return True
    return any(derived(low, word) or word in called for word in other.small)
