"""Proposals as entries of a claim file: a quote each, held against the text as `check` will hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.anchor import Source
from checker.drafting.quotes import left_place, quote_of
from checker.drafting.records import Placeholder, Proposal, Quote
from checker.drafting.scene import Scene
from checker.evidence import shown
from checker.judge.hold import hold
from checker.model import Claim, Place, Registry, Verdict
from checker.text.normalise import fold

_NEAR = 6  # code points between a title and its name that one quote holds
_WIDEST = 80  # code points from a subject to what is said of it that one quote holds
_NOUN = 30  # code points from a figure to its noun
_NOWHERE = Place("")


class Entry(NamedTuple):
    """One item below `claims`."""

    start: int  # where its quote stands in the article, code points, half-open
    end: int
    quote: Quote
    proposals: tuple[Proposal, ...] = ()
    placeholder: Placeholder | None = None  # where a person has to decide; then there are no proposals


class Judge:
    """Says whether a quote bears out a proposal, as the check itself would."""

    def __init__(self, scene: Scene, registry: Registry, story: str, published: str | None) -> None:
        self.scene, self.registry, self.story, self.published = scene, registry, story, published
        self.source = Source(scene.text)

    def accepts(self, proposal: Proposal, start: int, end: int) -> bool:
        article = self.scene.read.article
        written = shown(proposal.attribute, proposal.value)
        claim = Claim(
            proposal.key, self.story, article.path, article.language, proposal.subject, proposal.attribute,
            proposal.value, written, self.scene.text[start:end], None, None, proposal.qualifiers, _NOWHERE, _NOWHERE,
            self.published,
        )  # fmt: skip
        held = hold(claim, self.scene.read, self.registry, start, end)
        return held.judged.verdict in (Verdict.SUPPORTED, Verdict.NOT_CHECKED)


def entries(judge: Judge, proposals: Sequence[Proposal], placeholders: Sequence[Placeholder]) -> list[Entry]:
    """The entries in text order; what no quote of its own bears out is left out."""
    grouped: dict[tuple[int, int], list[Proposal]] = {}
    for proposal in proposals:
        span = _span(judge, proposal, proposals)
        if span is not None:
            says = grouped.setdefault(span, [])
            if not any(_says_the_same(proposal, one) for one in says):
                says.append(proposal)
    found = []
    unplaced = []
    for (start, end), says in grouped.items():
        quote = quote_of(judge.source, start, end)
        if quote is not None:
            found.append(Entry(start, end, quote, tuple(says)))
        else:
            unplaced.append((start, end, says))
    for start, end, says in unplaced:
        text = fold(judge.scene.text[start:end]).text
        named = {(one.start, one.end) for one in found if fold(one.quote.text).text == text}
        quote = left_place(judge.source, start, end, named)
        if quote is not None:
            found.append(Entry(start, end, quote, tuple(says)))
    for one in placeholders:
        quote = quote_of(judge.source, one.start, one.end)
        if quote is not None:
            found.append(Entry(one.start, one.end, quote, (), one))
    return sorted(found, key=lambda one: (one.start, one.end))


def _says_the_same(a: Proposal, b: Proposal) -> bool:
    return a.key == b.key and (a.attribute.cardinality == "one" or a.value == b.value)


def _span(judge: Judge, proposal: Proposal, all: Sequence[Proposal]) -> tuple[int, int] | None:
    """The best words that bear out a proposal: first those that show more of it, then its value alone."""
    for start, end in _wider(judge.scene, proposal, all):
        if judge.accepts(proposal, start, end):
            return start, end
    own = proposal.start, proposal.end
    return own if judge.accepts(proposal, *own) else None


def _wider(scene: Scene, proposal: Proposal, all: Sequence[Proposal]) -> Iterator[tuple[int, int]]:
    start, end = proposal.start, proposal.end
    match proposal.attribute.type:
        case "role" | "name":
            yield from _beside(scene.text, proposal, all)
        case "count":
            unit = proposal.attribute.of or getattr(proposal.value, "unit", None)
            for hit in scene.hits_of("term", unit or ""):
                if end <= hit.start <= end + _NOUN and "\n" not in scene.text[end : hit.end]:
                    yield start, hit.end
                    break
        case "entity":
            low, high = scene.sentence(start)
            for hit in scene.hits_of("entity", proposal.subject):
                first, last = min(start, hit.start), max(end, hit.end)
                if low <= hit.start < high and last - first <= _WIDEST:
                    yield first, last


def _beside(text: str, proposal: Proposal, all: Sequence[Proposal]) -> Iterator[tuple[int, int]]:
    """Title and name in one quote, where they stand side by side."""
    for other in all:
        if other.subject != proposal.subject or {other.attribute.type, proposal.attribute.type} != {"role", "name"}:
            continue
        first, second = sorted((proposal, other), key=lambda one: one.start)
        gap = text[first.end : second.start]
        if first.end <= second.start and len(gap) <= _NEAR and "\n" not in gap:
            yield first.start, second.end
