"""What a draft says of one article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.drafting.carry import carried
from checker.drafting.leftovers import left_over
from checker.drafting.names import named, titled
from checker.drafting.records import Known, Placeholder, Proposal
from checker.drafting.scene import Scene
from checker.drafting.statements import agreed
from checker.model import Registry


class Proposed(NamedTuple):
    """What is proposed, and what is left for a person, both in text order."""

    proposals: list[Proposal]
    placeholders: list[Placeholder]


def propose(
    scene: Scene,
    known: Sequence[Known],
    registry: Registry,
    published: str | None = None,
    *,
    translated: bool = False,
    covered: Iterable[tuple[int, int]] = (),
) -> Proposed:
    """The claims that other articles of the story and the vocabulary suggest, and what is left.

    `translated`: what is known comes from the text that this one translates. `covered` are spans whose values
    some claim holds already.
    """
    proposals = [
        *named(scene, known, registry),
        *titled(scene, known, registry),
        *carried(scene, known, registry, published, translated=translated),
    ]
    placeholders = []
    taken = [*covered, *((one.start, one.end) for one in proposals)]
    proposals += agreed(scene, known)  # which take no figure's place
    for one in left_over(scene, taken, known, registry, published):
        if isinstance(one, Proposal):
            proposals.append(one)
        else:
            placeholders.append(one)
    return Proposed(sorted(proposals, key=lambda one: (one.start, one.end, one.key)), placeholders)
