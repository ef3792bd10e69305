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
_FEW = 4  # names of one beginning or end that are compared without asking whether it is worth it
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


class _Bucket:
    """Names that begin, or end, with the same characters."""

    def __init__(self, side: int) -> None:
        self._side = side  # 0: they begin so, and their first words are compared; -1: their last words
        self._names: list[_Name] = []
        self._by_word: dict[int, dict[str, list[int]]] = {}  # by the length of the word
        self._by_letters: dict[str, list[int]] = {}
        self._most = 0  # words of a name

    def add(self, name: _Name) -> None:
        word = name.words[self._side]
        self._by_word.setdefault(len(word), {}).setdefault(word, []).append(len(self._names))
        self._by_letters.setdefault("".join(name.words), []).append(len(self._names))
        self._names.append(name)
        self._most = max(self._most, len(name.words))

    def may_end(self, seen: _Text, index: int) -> bool:
        """Whether a word from which a name could run up to this one may begin it."""
        return any(_opens(seen, start) for start, _ in seen.words[max(0, index - self._most) : index + 1])

    def like(self, seen: _Text, index: int) -> Iterator[_Name]:
        """Those with a first or last word nearly as the text's, and those with the same letters in other words.

        A registry may hold a thousand of a kind, and each takes longer to compare than to be left out here.
        """
        if len(self._names) <= _FEW:
            return iter(self._names)
        start, end = seen.words[index]
        written = seen.bare[start:end]
        found: set[int] = set()
        for word in self._near(written):
            found.update(self._by_word[len(word)][word])
        for letters in self._letters(seen, index):
            found.update(self._by_letters.get(letters, ()))
        return (self._names[at] for at in sorted(found))

    def _near(self, written: str) -> Iterator[str]:
        """The words that may be what is written, as far as edits go."""
        from rapidfuzz.distance.OSA import distance

        for length in range(len(written) - 2, len(written) + 3):
            most = 2 if length >= _LONG else 1
            for word in self._by_word.get(length, ()) if abs(length - len(written)) <= most else ():
                if distance(word, written, score_cutoff=most) <= most:
                    yield word

    def _letters(self, seen: _Text, index: int) -> Iterator[str]:
        """The letters of the words from this one on, or up to it: of one, of two and so on."""
        most = self._most + 1
        spans = (
            seen.words[index : index + most] if self._side == 0 else seen.words[max(0, index - most + 1) : index + 1]
        )
        words = [seen.bare[start:end] for start, end in spans]
        for size in range(1, len(words) + 1):
            yield "".join(words[:size] if self._side == 0 else words[-size:])


class Misspelt:
    """The names of a registry that a text of one language may misspell."""

    def __init__(self, registry: Registry, language: str) -> None:
        self._registry = registry
        forms = [(entry, form) for entry, form in forms_in(registry, language) if entry.registry == "entity"]
        self._by_start: dict[str, _Bucket] = {}
        self._by_end: dict[str, _Bucket] = {}
        for (entry, form), folded in zip(forms, folded_all([form.text for _, form in forms]), strict=True):
            if not folded or not (folded[0].isupper() or is_katakana(folded[0])):
                continue
            bare = _bare(folded)
            words = tuple(bare[start:end] for start, end in _words(bare))
            if sum(map(len, words)) < _SHORTEST or any(map(_is_unspelt, bare)):
                continue
            name = _Name(entry, form, bare, words)
            size = _KEY if len(bare) > _SHORTEST else _KEY - 1  # of five letters the first two or the last three
            self._by_start.setdefault(bare[:size], _Bucket(0)).add(name)
            self._by_end.setdefault(bare[-_KEY:], _Bucket(-1)).add(name)

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
            for size in (_KEY - 1, _KEY) if _opens(seen, start) else ():
                bucket = self._by_start.get(bare[start : start + size])
                for name in bucket.like(seen, index) if bucket is not None else ():
                    yield from _holding(seen, name, _reaching(words, index, start + len(name.text), name), index)
            bucket = self._by_end.get(bare[max(0, end - _KEY) : end])
            if bucket is not None and not bucket.may_end(seen, index):
                continue
            for name in bucket.like(seen, index) if bucket is not None else ():
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
    if not _opens(seen, start):
        return
    for last in lasts:
        words = [seen.bare[low:high] for low, high in seen.words[first : last + 1]]
        cost = _cost(name, words, seen.bare[start : seen.words[last][1]])
        if cost is not None and not _joined(seen, start, seen.words[last][1]):
            yield _Match(first, last, cost, name)


def _opens(seen: _Text, start: int) -> bool:
    """Whether a name may begin here: with a capital, or in katakana."""
    return seen.folded.text[start].isupper() or is_katakana(seen.bare[start])


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
