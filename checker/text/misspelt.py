"""Words that are almost a registered name of an entity: a letter wrong, missing, doubled or in the wrong place.

Precision comes first, for a false alarm about a name is an insult to its bearer. Only names that begin with
a capital, or are all katakana, are compared, and nothing that an inflection, a plural, another registered
name or a name in another language could explain.

Candidates come cheaply: of a name with one edit the first or the last three characters are as they were.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.model import Entry, Form, Hit, Registry
from checker.text.boundaries import KATAKANA, is_katakana, is_word, joins_katakana
from checker.text.forms import folded_all, forms_in, lowered
from checker.text.normalise import SPACELESS, Folded, fold, is_spaceless
from checker.text.scan import opaque

_SHORTEST = 5  # letters; in shorter names one edit makes another common word
_LONG = 10  # letters from which two edits are allowed
_KEY = 3  # characters at either end by which candidates are looked up

_word = re.compile(f"[{KATAKANA}]+|[^\\W_{SPACELESS}]+")


class _Name(NamedTuple):
    """A form ready to be compared: lower case, no diacritics."""

    entry: Entry
    form: Form
    text: str
    words: tuple[str, ...]

    @property
    def limit(self) -> int:
        return 2 if sum(map(len, self.words)) >= _LONG else 1


class _Text(NamedTuple):
    """A text ready to be compared, with its words as spans of the folded text."""

    source: str
    folded: Folded
    bare: str  # folded, lower case, without diacritics, code point by code point
    words: list[tuple[int, int]]


class _Match(NamedTuple):
    """A candidate that holds."""

    first: int  # index of its first word
    last: int
    cost: int
    name: _Name


class _Known:
    """All that the registry knows in any language; built only where something looks misspelt."""

    def __init__(self, registry: Registry) -> None:
        tables = (registry.entities, registry.roles, registry.terms)
        texts = [form.text for table in tables for entry in table.values() for form in entry.forms]
        self._forms = {lowered(folded) for folded in folded_all(texts)}
        self._bare = {_bare(form) for form in self._forms}
        self._words = {form[start:end] for form in self._bare for start, end in _words(form)}

    def explains(self, seen: _Text, match: _Match) -> bool:
        """Whether what is written is a registered form of another language or entry, or a word of one."""
        start, end = _span(seen, match)
        if lowered(seen.folded.text[start:end]) in self._forms:
            return True
        written = seen.bare[start:end]
        if written == match.name.text:  # diacritics alone
            return False
        return written in self._bare or (match.first == match.last and written in self._words)


class Misspelt:
    """The names of a registry that a text of one language may misspell."""

    def __init__(self, registry: Registry, language: str) -> None:
        self._registry = registry
        forms = [(entry, form) for entry, form in forms_in(registry, language) if entry.registry == "entity"]
        self._by_start: dict[str, list[_Name]] = {}
        self._by_end: dict[str, list[_Name]] = {}
        for (entry, form), folded in zip(forms, folded_all([form.text for _, form in forms]), strict=True):
            if not folded or not (folded[0].isupper() or is_katakana(folded[0])):
                continue
            bare = _bare(folded)
            words = tuple(bare[start:end] for start, end in _words(bare))
            if sum(map(len, words)) < _SHORTEST or any(map(_is_unspelt, bare)):
                continue
            name = _Name(entry, form, bare, words)
            size = _KEY if len(bare) > _SHORTEST else _KEY - 1  # of five letters the first two or the last three
            self._by_start.setdefault(bare[:size], []).append(name)
            self._by_end.setdefault(bare[-_KEY:], []).append(name)

    def find(self, text: str, hits: Sequence[Hit]) -> list[Hit]:
        """What is almost a name, in text order, none overlapping. `hits` are the registered forms in the text."""
        folded = fold(text)
        bare = _bare(folded.text)
        seen = _Text(text, folded, bare, list(_words(bare)))
        longest = max((hit.end - hit.start for hit in hits), default=0)
        matches = [match for match in self._matches(seen) if not _is_known(seen, match, hits, longest)]
        if not matches:
            return []
        known = _Known(self._registry)
        hidden = opaque(text)
        found: list[Hit] = []
        for match in sorted(matches, key=_precedence):
            if known.explains(seen, match):
                continue
            start, end = folded.source(*_span(seen, match))
            clear = not any(low < end and start < high for low, high in hidden)
            if clear and not any(one.start < end and start < one.end for one in found):
                found.append(Hit(match.name.entry, match.name.form, start, end))
        return sorted(found, key=lambda one: one.start)

    def _matches(self, seen: _Text) -> Iterator[_Match]:
        bare, words = seen.bare, seen.words
        for index, (start, end) in enumerate(words):
            for size in (_KEY - 1, _KEY):
                for name in self._by_start.get(bare[start : start + size], ()):
                    yield from _holding(seen, name, _reaching(words, index, start + len(name.text), name), index)
            for name in self._by_end.get(bare[max(0, end - _KEY) : end], ()):
                for first in _starting(words, index, end - len(name.text), name):
                    yield from _holding(seen, name, (index,), first)


def _reaching(words: list[tuple[int, int]], first: int, end: int, name: _Name) -> Iterator[int]:
    """The indices of the words that end about where the name would."""
    slack = name.limit + 1
    for index in range(first, min(first + len(name.words) + 1, len(words))):
        if abs(words[index][1] - end) <= slack:
            yield index


def _starting(words: list[tuple[int, int]], last: int, start: int, name: _Name) -> Iterator[int]:
    """The indices of the words that begin about where the name would."""
    slack = name.limit + 1
    for index in range(max(0, last - len(name.words)), last + 1):
        if abs(words[index][0] - start) <= slack:
            yield index


def _holding(seen: _Text, name: _Name, lasts: Iterable[int], first: int) -> Iterator[_Match]:
    start = seen.words[first][0]
    if not (seen.folded.text[start].isupper() or is_katakana(seen.bare[start])):
        return
    for last in lasts:
        words = [seen.bare[low:high] for low, high in seen.words[first : last + 1]]
        cost = _cost(name, words, seen.bare[start : seen.words[last][1]])
        if cost is not None and not _joined(seen, start, seen.words[last][1]):
            yield _Match(first, last, cost, name)


def _cost(name: _Name, words: list[str], written: str) -> int | None:
    """The edits that lead from the name to what is written; None where it is something else."""
    if "".join(words) == "".join(name.words):
        return _distance(name.text, written, name.limit)
    if len(words) != len(name.words) or _may_inflect(words[-1], name.words[-1]):
        return None
    total = 0
    for word, own in zip(words, name.words, strict=True):
        if word == own:
            continue
        cost = _distance(own, word, name.limit if len(own) >= _LONG else 1)
        if cost is None or len(own) < 2:
            return None
        total += cost
    return total if total <= name.limit else None


def _may_inflect(word: str, own: str) -> bool:
    """Whether a name's last word differs at its end only, as inflected and plural forms do; kana don't inflect.

    "Dialo" for "Diallo" has its last letter: what it lacks is no ending.
    """
    if word == own or is_katakana(own[0]) or (word[-1] == own[-1] and len(word) == len(own) - 1):
        return False
    return word.startswith(own[:-1]) or own.startswith(word[:-1])


def _distance(one: str, other: str, limit: int) -> int | None:
    """Insertions, deletions, replacements and swaps of neighbours; None where there are more than the limit."""
    if abs(len(one) - len(other)) > limit:
        return None
    one, other = _differing(one, other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index, char in enumerate(one):
        after = [index + 1]
        for column, theirs in enumerate(other):
            cost = min(row[column] + (char != theirs), row[column + 1] + 1, after[column] + 1)
            if index and column and char == other[column - 1] and one[index - 1] == theirs:
                cost = min(cost, before[column - 1] + 1)
            after.append(cost)
        if min(after) > limit:
            return None
        before, row = row, after
    return row[-1] if row[-1] <= limit else None


def _differing(one: str, other: str) -> tuple[str, str]:
    """The two without their common beginning and end."""
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def _is_known(seen: _Text, match: _Match, hits: Sequence[Hit], longest: int) -> bool:
    """Whether the candidate lies inside a registered form, or is one with something added."""
    start, end = seen.folded.source(*_span(seen, match))
    for index in range(bisect_left(hits, end, key=lambda hit: hit.start) - 1, -1, -1):
        hit = hits[index]
        if hit.start + longest <= start:
            return False
        if hit.end > start and (hit.form == match.name.form or (hit.start <= start and end <= hit.end)):
            return True
    return False


def _precedence(match: _Match) -> tuple[int, int, bool, str]:
    """The longest first, of these the nearest, and a form that should stand before one that should not."""
    return match.first - match.last, match.cost, match.name.form.status == "variant", match.name.entry.id


def _span(seen: _Text, match: _Match) -> tuple[int, int]:
    return seen.words[match.first][0], seen.words[match.last][1]


def _joined(seen: _Text, start: int, end: int) -> bool:
    """Whether a hyphen or a katakana joiner makes the stretch a part of a longer word."""
    text = seen.bare
    if joins_katakana(text, start - 1) or joins_katakana(text, end):
        return True
    before = start > 1 and text[start - 1] == "-" and is_word(text[start - 2])
    return before or (end + 1 < len(text) and text[end] == "-" and is_word(text[end + 1]))


def _words(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the words of spaced scripts and of katakana runs."""
    return (match.span() for match in _word.finditer(text))


def _is_unspelt(char: str) -> bool:
    """Whether the character is no letter that could be misspelt: Han and hiragana are chosen, not spelt."""
    return is_spaceless(char) and not is_katakana(char) and char not in "・゠"


def _bare(text: str) -> str:
    """The text in lower case without diacritics, code point by code point. Voicing marks of kana are none."""
    low = lowered(text)
    if low.isascii():
        return low
    marked = {ord(char): _base(char) for char in set(low) if char > "\x7f"}
    return low.translate(marked)


def _base(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    return char if is_spaceless(char) else base
