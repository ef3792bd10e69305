"""Statements carried over to a translation: where they probably stand, for a person to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.drafting.records import Known, Placeholder
from checker.drafting.scene import Scene
from checker.model import ClaimFile

_PLACE = 8.0  # what a whole text's length of displacement costs, in shared signs


def statements(scene: Scene, known: Sequence[Known], existing: ClaimFile | None) -> Iterator[Placeholder]:
    """For each statement the sentence that is most like its own: by what it names, and by where it stands."""
    sentences = scene.sentences()
    length = max((one.end for one in known), default=1)
    said = {(claim.key, claim.written) for claim in existing.claims} if existing else set()
    for one in known:
        claim = one.claim
        if claim.attribute.type != "statement" or (claim.key, claim.written) in said or not sentences:
            continue
        said.add((claim.key, claim.written))
        place = one.start / length

        def likeness(span: tuple[int, int], one: Known = one, place: float = place) -> float:
            shared = len(scene.signs(*span) & one.signs)
            return shared - _PLACE * abs(scene.place(span[0]) - place)

        start, end = max(sentences, key=likeness)
        yield Placeholder(start, end, "statement", claim.written, (claim.key,))
