"""A language's words by what they mean, from its data file and CLDR: what to write instead of others."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from checker.locales import locale
from checker.words import TOKEN, is_single, lowered

Words = tuple[str, ...]


class Phrase(NamedTuple):
    """Words of a text that mean something."""

    meaning: str
    value: Any
    start: int  # code points of the text, half-open
    end: int
    words: Words
    before: bool  # of those that are read backwards, from what they stand before


class Wording:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.table = locale(language).table
        self.negations = locale(language).negations
        self._forms: dict[tuple[str, bool], list[tuple[Words, Any]]] = {}

    def forms(self, meaning: str, *, before: bool = False) -> list[tuple[Words, Any]]:
        """Every form of a meaning with its value, in the order of the language file."""
        if (meaning, before) not in self._forms:
            trie = self.table["backward" if before else "forward"]
            found = [(words, values[meaning]) for words, values in _walk(trie) if meaning in values]
            forms = [(words[::-1] if before else words, value) for words, value in found]
            self._forms[meaning, before] = [(words, value) for words, value in forms if _is_writable(words)]
        return self._forms[meaning, before]

    def phrases(self, text: str, start: int, end: int, meaning: str) -> list[Phrase]:
        """What has the meaning in text[start:end]: the longest words at each place, in text order."""
        spans = [match.span() for match in TOKEN.finditer(text, start, end)]
        words = [lowered(unicodedata.normalize("NFKC", text[low:high])) for low, high in spans]
        found: list[Phrase] = []
        for before in (False, True):
            known = _by_words(self.forms(meaning, before=before))
            longest = max(map(len, known), default=0)
            for at in range(len(words)):
                for length in range(min(longest, len(words) - at), 0, -1):
                    said = tuple(words[at : at + length])
                    if said in known:
                        low, high = spans[at][0], spans[at + length - 1][1]
                        found.append(Phrase(meaning, known[said], low, high, said, before))
                        break
        return _apart(found)

    def other(self, phrase: Phrase, text: str, value: Hashable, *, full: bool = False) -> str | None:
        """How the language words another value in the phrase's stead: as like to it as can be.

        `full` prefers names written out to abbreviations. None where the language has no word for it.
        """
        forms = [words for words, one in self.forms(phrase.meaning, before=phrase.before) if one == value]
        if not forms:
            return None

        def unlike(words: Words) -> tuple[int, int, bool, int]:
            shared = len(set(words) & set(phrase.words))
            plain = all(map(str.isascii, words))  # where a form has lost its diacritics, there is one that has them
            return -shared, abs(len(words) - len(phrase.words)), plain, -len("".join(words)) if full else 0

        return as_cased(_joined(min(forms, key=unlike)), text[phrase.start : phrase.end])


@cache
def wording(language: str) -> Wording:
    """The words of a language."""
    return Wording(language)


def as_cased(words: str, like: str) -> str:
    """The words with the capital that the others begin with."""
    return words[:1].upper() + words[1:] if like[:1].isupper() else words


def _walk(trie: dict[str, Any], words: Words = ()) -> Iterator[tuple[Words, dict[str, Any]]]:
    for word, below in trie.items():
        if word == "":
            yield words, below
        else:
            yield from _walk(below, (*words, word))


def _by_words(forms: Sequence[tuple[Words, Any]]) -> dict[Words, Any]:
    known: dict[Words, Any] = {}
    for words, value in forms:
        known.setdefault(words, value)
    return known


def _is_writable(words: Words) -> bool:
    """Whether tokens can be put together again: "d" may have been "d'"."""
    return all(len(word) > 1 or not word.isalpha() or is_single(word) for word in words)


def _joined(words: Words) -> str:
    said = words[0]
    for before, word in pairwise(words):
        said += word if is_single(before[-1]) and is_single(word[0]) else f" {word}"
    return said


def _apart(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The longest of those that overlap, in text order."""
    kept: list[Phrase] = []
    for phrase in sorted(phrases, key=lambda one: (one.start - one.end, one.start)):
        if all(phrase.end <= one.start or one.end <= phrase.start for one in kept):
            kept.append(phrase)
    return sorted(kept, key=lambda one: one.start)
