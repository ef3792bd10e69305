"""Names that the project's registry has, in two versions of a text: each form of an entry stands for any other.

What the registry knows is never held against itself, in whatever form and script. Two entries of one kind contradict
where either stands in one version only, in sentences that translate each other, and the registry has a form of
each for the other language: what it has no form for may be told by any.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.comparison.names import WORDS, related
from checker.comparison.records import Contradiction, Segment, Span, Stretch
from checker.locales import locale
from checker.model import Registry
from checker.text.forms import FormMatcher, forms_in
from checker.text.scan import opaque
from checker.words import lowered

_FAR = 0.5  # share of a sentence by which the places of one name may differ
_NEAR = 1  # stretches before and behind in which a name may have gone


class Mentioned(NamedTuple):
    """A registered form in a text."""

    start: int  # code points, half-open
    end: int
    ids: frozenset[str]  # whom it may mean
    kind: str | None


class Registered:
    """The entities of a registry, found in texts of any language."""

    def __init__(self, registry: Registry) -> None:
        self._registry = Registry(registry.entities, {}, {}, {}, ())
        self._matchers: dict[str, FormMatcher] = {}
        self._forms: dict[str, dict[str, list[str]]] = {}

    def mentioned(self, text: str, language: str) -> list[Mentioned]:
        """The entities that a text names, in its order."""
        if language not in self._matchers:
            self._matchers[language] = FormMatcher(self._registry, language, locale(language).endings)
        found: dict[Span, Mentioned] = {}
        for hit in self._matchers[language].hits(text, opaque(text)):
            before = found.get((hit.start, hit.end))
            ids = frozenset((hit.entry.id,)) | (before.ids if before else frozenset())
            found[hit.start, hit.end] = Mentioned(hit.start, hit.end, ids, hit.entry.kind)
        return list(found.values())

    def forms(self, id: str, language: str) -> list[str]:
        """The forms of an entity that a text of the language may use, in small letters."""
        if language not in self._forms:
            forms: dict[str, list[str]] = {}
            for entry, form in forms_in(self._registry, language):
                forms.setdefault(entry.id, []).append(lowered(form.text))
            self._forms[language] = forms
        return self._forms[language].get(id, [])

    def agreement(
        self, text_a: str, language_a: str, text_b: str, language_b: str, pairs: Sequence[Stretch]
    ) -> Agreement:
        """Two versions of a text, by what is registered of the names in them."""
        a = _Version(self, text_a, language_a, [one.a for one in pairs])
        b = _Version(self, text_b, language_b, [one.b for one in pairs])
        return Agreement(self, a, b)


class _Version:
    """One of the texts: what it names, stretch by stretch."""

    def __init__(self, known: Registered, text: str, language: str, stretches: Sequence[Sequence[Segment]]) -> None:
        self.text = text
        self.language = language
        mentioned = known.mentioned(text, language)
        starts = [one.start for one in mentioned]
        self.bounds = [(one[0].start, one[-1].end) if one else (0, 0) for one in stretches]
        self.mentioned = [mentioned[bisect_left(starts, low) : bisect_left(starts, high)] for low, high in self.bounds]

    def around(self, at: int) -> frozenset[str]:
        """Whom a stretch and those beside it name."""
        near = self.mentioned[max(0, at - _NEAR) : at + _NEAR + 1]
        return frozenset(id for mentioned in near for one in mentioned for id in one.ids)

    def words(self, at: int) -> set[str]:
        return {lowered(word) for word in WORDS.findall(self.text, *self.bounds[at])}

    def place(self, at: int, one: Mentioned) -> float:
        low, high = self.bounds[at]
        return (one.start - low) / max(1, high - low)


class Agreement:
    """Two versions of a text, by what the registry knows of the names in them."""

    def __init__(self, known: Registered, a: _Version, b: _Version) -> None:
        self._known = known
        self._a = a
        self._b = b

    def settled(self, at: int) -> tuple[list[Span], list[Span]]:
        """What a stretch names in either version that the other tells too, and need not be compared any more."""
        around_a, around_b = self._a.around(at), self._b.around(at)
        return (
            [(one.start, one.end) for one in self._a.mentioned[at] if one.ids & around_b],
            [(one.start, one.end) for one in self._b.mentioned[at] if one.ids & around_a],
        )

    def found(self, at: int) -> Iterator[Contradiction]:
        """Entities of a stretch in whose place the other version has another one of their kind."""
        left_a = [one for one in self._a.mentioned[at] if not self._told(one, at, self._a, self._b)]
        left_b = [one for one in self._b.mentioned[at] if not self._told(one, at, self._b, self._a)]
        pairs = []
        for one in left_a:
            for other in left_b:
                apart = abs(self._a.place(at, one) - self._b.place(at, other))
                if one.kind == other.kind and apart <= _FAR:
                    pairs.append((apart, one, other))
        used: set[Mentioned] = set()
        for _, one, other in sorted(pairs, key=lambda pair: (pair[0], pair[1].start, pair[2].start)):
            if one not in used and other not in used:
                used |= {one, other}
                a, b = (one.start, one.end), (other.start, other.end)
                yield Contradiction("name", a, b, self._a.text[slice(*a)], self._b.text[slice(*b)])

    def _told(self, one: Mentioned, at: int, here: _Version, there: _Version) -> bool:
        """Whether the other version names it too, has a word that comes of its name, or no form that is known."""
        if one.ids & there.around(at):
            return True
        forms = [form for id in one.ids for form in self._known.forms(id, there.language)]
        if not forms:
            return True
        said = [lowered(here.text[one.start : one.end]), *forms]
        names = {word for form in said for word in WORDS.findall(form)}
        return any(word == name or related(word, name) for word in there.words(at) for name in names)
