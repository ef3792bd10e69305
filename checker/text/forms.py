"""Registered names, titles and terms found in text.

Text and forms are compared folded (`normalise.fold`) and in lower case, so that other spaces, quote marks,
widths and rewrapped lines make no difference; diacritics do, and so does the space in "Hanoi -konventionen".
A form that is all capitals, or of up to three letters, wants its own case: "US" is not "us".
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.model import Entry, Form, Hit, Registry
from checker.text.boundaries import cuts_katakana, cuts_word, is_katakana, is_word, joins_katakana, was_spaced
from checker.text.normalise import PARAGRAPH, Folded, fold

_STATUSES = ("preferred", "accepted", "variant")
_HYPHENS = "-‐‑﹣－"  # these join a compound; en and em dashes, which fold to the same, part two names
_SHORT = 3  # a form of up to so many letters is too common a word in another case


class _Pattern(NamedTuple):
    """A form ready to be compared."""

    entry: Entry
    form: Form
    folded: str
    own_case: bool


class _Found(NamedTuple):
    """A form at a place of the folded text whose boundaries hold, but for marks that join katakana names."""

    start: int
    end: int  # inflection ending included
    pattern: _Pattern
    joined_before: bool
    joined_behind: bool


def forms_in(registry: Registry, language: str) -> Iterator[tuple[Entry, Form]]:
    """Every form that a text of the language may use, with its entry, in the registry's order.

    A form for "sv" is one for "sv-FI" too; "*" is for every language.
    """
    tag = language.lower()
    tags = {"*"}
    while tag:
        tags.add(tag)
        tag = tag.rpartition("-")[0]
    for entries in (registry.entities, registry.roles, registry.terms):
        for entry in entries.values():
            for form in entry.forms:
                if form.language.lower() in tags:
                    yield entry, form


def lowered(text: str) -> str:
    """The text in lower case, code point by code point, so that offsets stay."""
    low = text.lower()
    if len(low) != len(text):  # "İ" is the one letter that becomes two
        low = "".join(lower if len(lower := char.lower()) == 1 else char for char in text)
    return low.replace("ς", "σ")


def folded_all(texts: Sequence[str]) -> list[str]:
    """Each text folded: in one go, since hundreds of short ones are folded at every start."""
    folded = fold(PARAGRAPH.join(texts)).text.split(PARAGRAPH)
    return folded if len(folded) == len(texts) else [fold(text).text for text in texts]


class FormMatcher:
    """All forms of a registry that a text of one language may use."""

    def __init__(self, registry: Registry, language: str, endings: Sequence[str]) -> None:
        """`endings` are the inflection endings that any name may take ("s", ":s"); none is needed."""
        self._endings = sorted({lowered(fold(ending).text) for ending in endings} - {""}, key=lambda e: (-len(e), e))
        forms = list(forms_in(registry, language))
        self._patterns: dict[str, list[_Pattern]] = {}
        for (entry, form), folded in zip(forms, folded_all([form.text for _, form in forms]), strict=True):
            if folded:
                pattern = _Pattern(entry, form, folded, _wants_own_case(folded))
                self._patterns.setdefault(lowered(folded), []).append(pattern)
        self._keys = list(self._patterns)
        if self._keys:
            from ahocorasick_rs import AhoCorasick, Implementation

            self._automaton = AhoCorasick(self._keys, store_patterns=False, implementation=Implementation.ContiguousNFA)

    def hits(self, text: str, opaque: Sequence[tuple[int, int]] = ()) -> tuple[Hit, ...]:
        """Every registered form in the text, in text order, none that touches an `opaque` span.

        Of overlapping forms the longest wins in each registry (entities, roles, terms) by itself. A form
        that two entries own gives two hits.
        """
        if not self._keys:
            return ()
        folded = fold(text)
        best: dict[tuple[str, str, int, int], tuple[tuple[bool, bool, int, int], Hit]] = {}
        for found in _longest(_unjoined(list(self._found(text, folded)))):
            start, end = folded.source(found.start, found.end)
            if _touches(opaque, start, end):
                continue
            entry, form = found.pattern.entry, found.pattern.form
            written = folded.text[found.start : found.start + len(found.pattern.folded)]
            rank = (
                not text.startswith(form.text, start),
                written != found.pattern.folded,
                _STATUSES.index(form.status),
                -len(form.language),
            )
            key = (entry.registry, entry.id, start, end)
            if key not in best or rank < best[key][0]:
                best[key] = (rank, Hit(entry, form, start, end))
        return tuple(
            sorted(
                (hit for _, hit in best.values()),
                key=lambda hit: (hit.start, hit.end, hit.entry.registry, hit.entry.id),
            )
        )

    def _found(self, text: str, folded: Folded) -> Iterator[_Found]:
        """Every form at every place where its boundaries hold, overlapping ones included."""
        low = lowered(folded.text)
        for index, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            if _cut(text, folded, low, start) or _hyphenated(text, folded, start - 1, start - 2):
                continue
            stop = self._stop(text, folded, low, end)
            if stop is None:
                continue
            joined_before = is_katakana(low[start]) and joins_katakana(low, start - 1)
            joined_behind = is_katakana(low[stop - 1]) and joins_katakana(low, stop)
            for pattern in self._patterns[self._keys[index]]:
                if not pattern.own_case or folded.text[start:end] == pattern.folded:
                    yield _Found(start, stop, pattern, joined_before, joined_behind)

    def _stop(self, text: str, folded: Folded, low: str, end: int) -> int | None:
        """Where a form that ends at `end` ends with its inflection ending; None if the word goes on."""
        for ending in self._endings:
            stop = end + len(ending)
            if low.startswith(ending, end) and not _cut(text, folded, low, stop):
                return None if _hyphenated(text, folded, stop, stop + 1) else stop
        return None if _cut(text, folded, low, end) or _hyphenated(text, folded, end, end + 1) else end


def _wants_own_case(folded: str) -> bool:
    """Whether the form is told from a common word by its case alone."""
    return folded.isupper() or (len(folded) <= _SHORT and folded.lower() != folded.upper())


def _cut(text: str, folded: Folded, low: str, at: int) -> bool:
    return cuts_word(low, at) or (cuts_katakana(low, at) and not was_spaced(text, folded, at))


def _hyphenated(text: str, folded: Folded, hyphen: int, beyond: int) -> bool:
    """Whether a hyphen joins the form to a further part of a word: "FN" in "FN-konventionen" is no hit."""
    low = folded.text
    if not (0 <= hyphen < len(low) and 0 <= beyond < len(low)) or low[hyphen] != "-":
        return False
    return text[folded.starts[hyphen]] in _HYPHENS and (is_word(low[beyond]) or low[beyond].isalpha())


def _unjoined(founds: list[_Found]) -> list[_Found]:
    """Those that no "・" joins to a word outside the registry.

    In "タイ・ラオス" both are found where both are registered; in "ジョン・ブランドリーノ" the first name
    alone is not, unless the second is registered by itself too.
    """
    if not any(found.joined_before or found.joined_behind for found in founds):
        return founds
    after: set[int] = set()  # offsets from which forms and joiners reach the end of the run
    for found in sorted(founds, key=lambda found: -found.start):
        if not found.joined_behind or found.end + 1 in after:
            after.add(found.start)
    before: set[int] = set()  # offsets up to which they reach from its beginning
    for found in sorted(founds, key=lambda found: found.end):
        if not found.joined_before or found.start - 1 in before:
            before.add(found.end)
    return [
        found
        for found in founds
        if (not found.joined_before or found.start - 1 in before)
        and (not found.joined_behind or found.end + 1 in after)
    ]


def _longest(founds: list[_Found]) -> list[_Found]:
    """Of overlapping ones the longest in each registry; equal spans stay side by side."""
    kept: list[_Found] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for found in sorted(founds, key=lambda found: (found.start - found.end, found.start)):
        spans = taken.setdefault(found.pattern.entry.registry, [])
        span = (found.start, found.end)
        at = bisect_left(spans, span)
        if spans[at : at + 1] == [span]:
            kept.append(found)
        elif (at == 0 or spans[at - 1][1] <= span[0]) and (at == len(spans) or spans[at][0] >= span[1]):
            insort(spans, span)
            kept.append(found)
    return kept


def _touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(spans, (end,))  # in text order, none overlapping
    return at > 0 and spans[at - 1][1] > start
