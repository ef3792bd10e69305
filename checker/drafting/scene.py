"""An article in sentences, and what each is known by, whatever its language."""

from __future__ import annotations

from bisect import bisect_right

from checker.comparison.segments import lines, sentences
from checker.evidence import ReadArticle
from checker.model import Hit


class Scene:
    """An article's text, its sentences, and the registered names and figures of each."""

    def __init__(self, read: ReadArticle) -> None:
        self.read = read
        self.text = read.article.text
        self.hits = read.reading.hits
        self.mentions = read.reading.mentions
        spans = [span for line in lines(self.text) for span in sentences(self.text, *line)]
        self._spans = spans
        self._starts = [start for start, _ in spans]
        self._signs: list[set[str]] = [set() for _ in spans]
        for hit in self.hits:
            self._signs[self._at(hit.start)].add(sign_of_entry(hit.entry.registry, hit.entry.id))
        for mention in self.mentions:
            self._signs[self._at(mention.start)].add(f"{mention.kind}:{mention.value}")

    def _at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence(self, offset: int) -> tuple[int, int]:
        """The sentence that an offset stands in."""
        return self._spans[self._at(offset)] if self._spans else (0, len(self.text))

    def sentences(self) -> list[tuple[int, int]]:
        """All sentences, without the white space around them."""
        return [span for one in self._spans if (span := self._trimmed(*one))[0] < span[1]]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        stretch = self.text[start:end]
        return start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())

    def signs(self, start: int, end: int) -> frozenset[str]:
        """What the sentences of a span are known by: ids of names, values of figures."""
        if not self._spans:
            return frozenset()
        first, last = self._at(start), self._at(max(start, end - 1))
        return frozenset().union(*self._signs[first : last + 1])

    def place(self, offset: int) -> float:
        """Where an offset stands, from 0 (the beginning) to 1."""
        return offset / max(1, len(self.text))

    def hits_of(self, registry: str, id: str) -> list[Hit]:
        """The places where an entry is named."""
        return [hit for hit in self.hits if hit.entry.registry == registry and hit.entry.id == id]

    def names(self, id: str) -> bool:
        """Whether the article names an entity anywhere."""
        return any(hit.entry.id == id and hit.entry.registry == "entity" for hit in self.hits)


def sign_of_entry(registry: str, id: str) -> str:
    """The sign of an entity, role or term."""
    return f"{registry}:{id}"
