"""A file's text while its markup is taken out of it, code point for code point."""

from __future__ import annotations

import html
import re

from checker.text.normalise import JOINER, PARAGRAPH

# What expressions and quotes must not run over although it is no end of a paragraph: code, a picture.
OBJECT = "\ufffc"
_entity = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_silent = re.compile(rf"[\s{JOINER}{OBJECT}]*")


class Page:
    """The readable form in the making: as long as the source at every step."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out = list(source)
        self._asides: list[tuple[int, int]] = []

    def drop(self, start: int, end: int, first: str = JOINER) -> None:
        """Takes a stretch out; `first` stands instead of its first code point."""
        if start < end:
            self.out[start:end] = first + JOINER * (end - start - 1)

    def part(self, start: int, end: int) -> None:
        """Takes a stretch out that ends a block, or stands between two."""
        self.drop(start, end, PARAGRAPH)

    def restore(self, start: int, end: int) -> None:
        """Leaves a stretch as it is on disk."""
        self.out[start:end] = self.source[start:end]

    def put(self, start: int, end: int, words: str) -> None:
        """Has a stretch read otherwise: as an entity's character. What is longer stays as it is on disk."""
        if len(words) <= end - start:
            words = "".join(" " if char in "\r\n" else char for char in words)
            self.out[start:end] = words + JOINER * (end - start - len(words))

    def decode(self, start: int, end: int) -> None:
        """Has the entities of a stretch read as their characters."""
        for match in _entity.finditer(self.source, start, end):
            self.put(match.start(), match.end(), html.unescape(match.group()))

    def shift(self, start: int, end: int, *, up: bool) -> None:
        """Raises or lowers a stretch: 72 with a footnote's 1 is not 721."""
        self.out[start:end] = "".join(self.out[start:end]).translate(_RAISED if up else _LOWERED)

    def aside(self, start: int, end: int) -> None:
        """Marks a stretch as a text of its own, whatever surrounds it: an alternative text, a title."""
        self._asides.append((start, end))

    def settled(self) -> tuple[str, str | None]:
        """The readable text, and apart from it the asides that stand amid a sentence."""
        words = [self.out[start:end] for start, end in self._asides]
        for start, end in self._asides:
            self.drop(start, end)
        main, apart = "".join(self.out), [JOINER] * len(self.out)
        held = False
        for (start, end), inside in zip(self._asides, words, strict=True):
            alone = _stands_alone(main, start, end)
            target = self.out if alone else apart
            target[start:end] = inside
            for at in (start - 1, end):  # its quote marks or brackets
                if 0 <= at < len(target) and (not alone or target[at] in (JOINER, OBJECT)):
                    target[at] = PARAGRAPH
            held = held or not alone
        return "".join(self.out), "".join(apart) if held else None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else is to be read in the block that holds a stretch."""
    low = max(text.rfind(PARAGRAPH, 0, start), text.rfind("\n\n", 0, start)) + 1
    ends = [at for at in (text.find(PARAGRAPH, end), text.find("\n\n", end)) if at >= 0]
    high = min(ends, default=len(text))
    return _silent.fullmatch(text, low, high) is not None
