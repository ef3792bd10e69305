"""Slips of a pen in what the claims of an article say: each has one thing wrong that a reader would believe.

A slip is wrong by construction, whatever the recognisers make of it. It is made wherever the article says
a claimed value, quoted there or not; names and titles go wrong inside quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.cache import digest
from checker.evidence import ReadArticle
from checker.judge.hold import context_of
from checker.judge.tokens import negations
from checker.model import Claim, Entry, Hit, Judged, Mention, Registry, Relation, Verdict
from checker.mutate.figures import Rewritten
from checker.mutate.sentences import gap_in, sentence
from checker.mutate.values import wrong_words
from checker.mutate.wording import wording
from checker.text.forms import forms_in
from checker.values import value_type

CONCEPTS = frozenset({"entity", "role", "term", "name"})  # kinds of mentions that are hits of registered forms
_OTHER = {"entity": "other-name", "role": "other-title", "term": "other-term"}


class Told(NamedTuple):
    """A value as another article tells it, in digits."""

    claim: Claim
    digits: str


class Slips:
    """Makes the slips of one project's articles."""

    def __init__(self, registry: Registry, seed: int) -> None:
        self._registry = registry
        self._seed = seed
        self._rivals: dict[str, dict[tuple[str, str | None], list[tuple[Entry, str]]]] = {}

    def of(self, text: ReadArticle, judged: Sequence[Judged], told: Sequence[Told]) -> list[Rewritten]:
        """Every slip once, in text order; `told` is what articles in other languages say."""
        borne_out = [one for one in judged if one.verdict is Verdict.SUPPORTED]
        made: dict[tuple[int, int, str], Rewritten] = {}
        for slip in self._all(text, borne_out, told):
            if slip.now != text.article.text[slip.start : slip.end]:
                made.setdefault(slip[1:], slip)
        return sorted(made.values(), key=lambda slip: (slip.start, slip.end, slip.kind, slip.now))

    def _all(self, text: ReadArticle, judged: Sequence[Judged], told: Sequence[Told]) -> Iterator[Rewritten]:
        done: set[tuple[int, int]] = set()
        for one in judged:
            for mention in self._saying(text, one):
                if (mention.start, mention.end) not in done:
                    done.add((mention.start, mention.end))
                    yield from wrong_words(text.article.text, mention, text.article.language)
                yield from self._told_elsewhere(text, one.claim, mention, told)
        for hit in _quoted(text, judged):
            yield from self._replaced(text, hit)
        for one in judged:
            yield from _about(text, one)

    def _saying(self, text: ReadArticle, one: Judged) -> Iterator[Mention]:
        """The figures, dates and times by which the article says the claim's value, wherever it does."""
        equal = [m for m, relation in one.considered if relation is Relation.EQUAL and m.kind not in CONCEPTS]
        yield from equal
        claim = one.claim
        if not equal or claim.attribute.items is not None:
            return
        kind = value_type(claim.attribute.type)
        for mention in kind.find(text.reading, claim.value, context_of(claim, self._registry)):
            if kind.relate(claim.value, mention.value) is Relation.EQUAL:
                yield mention

    def _told_elsewhere(
        self, text: ReadArticle, claim: Claim, mention: Mention, told: Sequence[Told]
    ) -> Iterator[Rewritten]:
        """Another language's value: of the same fact where it differs there, else of one of the same type."""
        kind = value_type(claim.attribute.type)
        rivals = [
            one
            for one in told
            if one.claim.attribute.type == claim.attribute.type
            and one.claim.story == claim.story
            and one.claim.language != claim.language
            and getattr(one.claim.value, "figure", None) != getattr(claim.value, "figure", None)
            and kind.relate(claim.value, one.claim.value) is not Relation.EQUAL
        ]
        rivals = [one for one in rivals if one.claim.key == claim.key] or rivals
        if rivals and mention.core is not None and mention.kind not in ("date", "time"):
            digits = sorted({one.digits for one in rivals})
            yield Rewritten("other-language", *mention.core, self._pick(digits, text, mention.start))

    def _replaced(self, text: ReadArticle, hit: Hit) -> Iterator[Rewritten]:
        """Another name, title or noun of the same kind in its stead."""
        entry = hit.entry
        rivals = self._forms(text.article.language).get((entry.registry, entry.kind), [])
        related = {entry.id, *self._registry.chain(entry)}
        forms = [
            form
            for other, form in rivals
            if other.id not in related
            and entry.id not in self._registry.chain(other)
            and form not in {one.text for one in entry.forms}
        ]
        if forms:
            now = self._pick(forms, text, hit.start, entry.registry)
            yield Rewritten(_OTHER[entry.registry], hit.start, hit.end, now)

    def _forms(self, language: str) -> dict[tuple[str, str | None], list[tuple[Entry, str]]]:
        """What may stand in for a name: the first form of each entry that a text of the language should use."""
        if language not in self._rivals:
            first: dict[str, tuple[Entry, str]] = {}
            for entry, form in forms_in(self._registry, language):
                if form.status != "variant":
                    first.setdefault(f"{entry.registry} {entry.id}", (entry, form.text))
            kinds: dict[tuple[str, str | None], list[tuple[Entry, str]]] = {}
            for entry, text in first.values():
                kinds.setdefault((entry.registry, entry.kind), []).append((entry, text))
            self._rivals[language] = kinds
        return self._rivals[language]

    def _pick(self, choices: Sequence[str], text: ReadArticle, *about: object) -> str:
        """One of them, by the seed and by what it is for: an edit elsewhere in the article changes no other pick."""
        return choices[rank(self._seed, text.article.path, *about) % len(choices)]


def rank(*parts: object) -> int:
    """A number that depends on the parts alone."""
    return int.from_bytes(digest(*(str(part).encode("utf-8", "surrogatepass") for part in parts)), "big")


def _quoted(text: ReadArticle, judged: Sequence[Judged]) -> Iterator[Hit]:
    """The registered forms inside quotes, one for each span and registry."""
    spans = sorted({(one.start, one.end) for one in judged if one.start is not None and one.end is not None})
    seen: set[tuple[int, int, str]] = set()
    for hit in text.reading.hits:
        key = (hit.start, hit.end, hit.entry.registry)
        if key not in seen and any(low <= hit.start and hit.end <= high for low, high in spans):
            seen.add(key)
            yield hit


def _about(text: ReadArticle, one: Judged) -> Iterator[Rewritten]:
    """What goes wrong with the sentence around a claim: denied, no longer denied, or gone."""
    if one.start is None or one.end is None:
        return
    body, language = text.article.text, text.article.language
    if one.quoted:
        denied = [(one.start + low, one.start + high) for low, high in negations(body[one.start : one.end], language)]
        yield from (Rewritten("negation-dropped", low, high, "") for low, high in denied)
        denials = wording(language).negations
        at = gap_in(body, one.start, one.end)
        if denials and at is not None:
            spaced = body[at] == " "
            yield Rewritten("negation-added", at, at, f" {denials[0]}" if spaced else denials[0])
    yield Rewritten("sentence-dropped", *sentence(body, one.start, one.end), "")
