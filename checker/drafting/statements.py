"""Statements of other articles: the sentence that says the same, and for a translation where one probably stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.drafting.records import Known, Placeholder, Proposal
from checker.drafting.scene import Scene
from checker.model import ClaimFile

_PLACE = 8.0  # what a whole text's length of displacement costs, in shared signs
# Sentences of several names and figures that are nearly the same ones say the same.
_SHARED = 6
_SHARE = 0.5  # of all the signs that either sentence has


def agreed(scene: Scene, known: Sequence[Known]) -> Iterator[Proposal]:
    """The statements whose sentence has, in this text, one of the same names, terms and figures."""
    sentences = [(span, scene.signs(*span)) for span in scene.sentences()]
    for one in _statements(known):
        if not sentences or not scene.names(one.claim.subject):
            continue
        span, signs = max(sentences, key=lambda sentence: len(sentence[1] & one.signs))
        shared = len(signs & one.signs)
        if shared >= _SHARED and shared >= _SHARE * len(signs | one.signs):
            claim = one.claim
            qualifiers = claim.qualifiers._replace(mode=None, part=None, note=None)
            yield Proposal(
                claim.subject, claim.attribute, claim.value, *span, "story", claim.article, qualifiers
            )  # fmt: skip


def likely(
    scene: Scene, known: Sequence[Known], proposals: Sequence[Proposal], existing: ClaimFile | None
) -> Iterator[Placeholder]:
    """For each other statement the sentence most like its own: by what it names, and by where it stands."""
    sentences = scene.sentences()
    length = max((one.end for one in known), default=1)
    said = {(claim.key, claim.value) for claim in (existing.claims if existing else ())}
    said |= {(one.key, one.value) for one in proposals if one.attribute.type == "statement"}
    for one in _statements(known):
        claim = one.claim
        if (claim.key, claim.value) in said or not sentences:
            continue
        place = one.start / length

        def likeness(span: tuple[int, int], one: Known = one, place: float = place) -> float:
            shared = len(scene.signs(*span) & one.signs)
            return shared - _PLACE * abs(scene.place(span[0]) - place)

        yield Placeholder(*max(sentences, key=likeness), "statement", claim.written, (claim.key,))


def _statements(known: Sequence[Known]) -> Iterator[Known]:
    """Each statement once."""
    seen = set()
    for one in known:
        claim = one.claim
        if claim.attribute.type == "statement" and (claim.key, claim.value) not in seen:
            seen.add((claim.key, claim.value))
            yield one
