"""Claims of the story carried over: the same value, with the same names and figures around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from checker.concepts import Concept
from checker.drafting.records import Known, Proposal
from checker.drafting.scene import Scene, sign_of_entry
from checker.judge.hold import recognised
from checker.model import Attribute, Claim, Mention, Registry, Relation
from checker.values import Context, ValueType, value_type

_APART = frozenset({"name", "role", "statement"})  # found by what they are, or by no value at all
_NEEDED_FOR_ENTITIES = 5  # shared signs: who did what to whom takes more than two names in one sentence
_NEEDED_FOR_ORDINALS = 3  # "first" is said of everything
_NEXT = 4  # code points between the items of a list
_MARKS = (",", "、", "，", "،", ";", "；", "・")
_LIST_WIDTH = 40  # code points that a list takes for each member


class _Fact(NamedTuple):
    """What claims of other articles say with one voice."""

    claim: Claim  # the first of them
    signs: tuple[frozenset[str], ...]  # around each


class _Place(NamedTuple):
    start: int
    end: int
    shared: int  # names and figures of the sentence that stand around the claim's quote, too
    has_subject: bool  # whether the sentence names the subject

    @property
    def score(self) -> float:
        return self.shared + (0.5 if self.has_subject else 0)


class _Candidate(NamedTuple):
    fact: _Fact
    place: _Place


def carried(
    scene: Scene, known: Sequence[Known], registry: Registry, published: str | None, *, translated: bool = False
) -> list[Proposal]:
    """The claims that the text bears out, in no order; `translated`: what is known is said here, too."""
    candidates: list[_Candidate] = []
    for fact in _facts(known):
        claim = fact.claim
        if not recognised(claim.attribute, scene.read.reading) or not scene.names(claim.subject):
            continue
        places = sorted(_places(scene, fact, _context(claim, scene, registry, published)), key=_best_first)
        candidates += [_Candidate(fact, place) for place in places[: _most(claim.attribute)]]
    return [
        _proposal(one.fact.claim, one.place)
        for one in candidates
        if _is_borne_out(one, candidates, translated=translated)
    ]


def _context(claim: Claim, scene: Scene, registry: Registry, published: str | None) -> Context:
    qualifiers = claim.qualifiers
    others = tuple(id for id in (qualifiers.on_behalf_of, qualifiers.according_to) if id is not None)
    return Context(scene.read.article.language, registry, claim.attribute, claim.subject, others, published)


def _best_first(place: _Place) -> tuple[float, int]:
    return -place.score, place.start


def _facts(known: Iterable[Known]) -> list[_Fact]:
    facts: list[_Fact] = []
    for one in known:
        claim = one.claim
        if claim.attribute.type in _APART:
            continue
        relate = value_type(claim.attribute.type).relate
        for index, fact in enumerate(facts):
            if fact.claim.key == claim.key and relate(fact.claim.value, claim.value) is Relation.EQUAL:
                facts[index] = fact._replace(signs=(*fact.signs, one.signs))
                break
        else:
            facts.append(_Fact(claim, (one.signs,)))
    return facts


def _places(scene: Scene, fact: _Fact, context: Context) -> Iterator[_Place]:
    claim = fact.claim
    kind = value_type(claim.attribute.type)
    spans = _lists(scene, claim, context) if claim.attribute.items else _singles(scene, kind, claim.value, context)
    own = _own_signs(claim.attribute, claim.value)
    subject = sign_of_entry("entity", claim.subject)
    for start, end in spans:
        here = scene.signs(start, end) - own
        if _somebody_else(scene, claim, context.registry, start):
            continue
        yield _Place(start, end, max((len(here & signs) for signs in fact.signs), default=0), subject in here)


def _somebody_else(scene: Scene, claim: Claim, registry: Registry, at: int) -> bool:
    """Whether a list that a person gives stands in a sentence that names others of their kind and not them."""
    kind = registry.entities[claim.subject].kind if claim.subject in registry.entities else None
    if claim.attribute.items is None or kind != "person":
        return False
    low, high = scene.sentence(at)
    named = {hit.entry.id for hit in scene.hits if low <= hit.start < high and hit.entry.kind == kind}
    return bool(named) and claim.subject not in named


def _singles(scene: Scene, kind: ValueType, value: Any, context: Context) -> Iterator[tuple[int, int]]:
    for mention in kind.find(scene.read.reading, value, context):
        if kind.relate(value, mention.value) is Relation.EQUAL:
            yield mention.start, mention.end


def _lists(scene: Scene, claim: Claim, context: Context) -> Iterator[tuple[int, int]]:
    """Stretches that name every member, close together."""
    from checker.values.list import find, members

    relate = value_type(claim.attribute.items or "entity").relate
    wanted = members(claim.value)
    mentions = find(scene.read.reading, claim.value, context)
    last: dict[int, Mention] = {}
    for mention in mentions:
        index = next((i for i, one in enumerate(wanted) if relate(one, mention.value) is Relation.EQUAL), None)
        if index is None:
            continue
        last[index] = mention
        if len(last) == len(wanted):
            start = min(one.start for one in last.values())
            sentence = scene.sentence(start)
            end = mention.end
            if end <= sentence[1] and end - start <= _LIST_WIDTH * len(wanted) and _is_whole(scene, claim, start, end):
                yield start, end
                last.clear()


def _is_whole(scene: Scene, claim: Claim, start: int, end: int) -> bool:
    """Whether no further item stands among those of a closed list, or right before or behind them."""
    if claim.value.open:
        return True
    held = {member.id for member in claim.value.members if isinstance(member, Concept)}
    items, of = claim.attribute.items, claim.attribute.of
    for hit in scene.hits:
        if hit.entry.registry != items or hit.entry.id in held or of not in (None, hit.entry.kind):
            continue
        if start - _NEXT <= hit.end and hit.start <= end + _NEXT:
            if hit.start >= start and hit.end <= end and not _is_item(scene.text, hit.start, hit.end):
                continue
            if hit.end <= start and not _lists_on(scene.text[hit.end : start]):
                continue
            if hit.start >= end and not _lists_on(scene.text[end : hit.start]):
                continue
            if any(one.start <= hit.start and hit.end <= one.end and one.entry.id in held for one in scene.hits):
                continue
            return False
    return True


def _is_item(text: str, start: int, end: int) -> bool:
    """Whether something stands between the marks of a list on its own."""
    before, behind = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return before in _MARKS or behind in _MARKS


def _lists_on(gap: str) -> bool:
    return any(mark in gap for mark in _MARKS) and not any(char.isalnum() for char in gap)


def _own_signs(attribute: Attribute, value: Any) -> frozenset[str]:
    """The signs that the value itself sets: they say nothing of what it is the value of."""
    members = value.members if attribute.items is not None else (value,)
    own = set()
    for member in members:
        if isinstance(member, Concept):
            own.add(sign_of_entry(member.registry, member.id))
        else:
            own |= {f"{kind}:{member}" for kind in value_type(attribute.items or attribute.type).KINDS}
    return frozenset(own)


def _is_borne_out(one: _Candidate, candidates: Iterable[_Candidate], *, translated: bool) -> bool:
    """Whether enough that surrounds a value is the same, and nothing else that is known fits it better."""
    attribute, place = one.fact.claim.attribute, one.place
    rivals = [other for other in candidates if _is_rival(one, other)]
    if attribute.items is not None:
        return True
    if attribute.type == "entity":
        return place.has_subject and (translated or place.shared >= _NEEDED_FOR_ENTITIES)
    if any(other.place.score >= place.score for other in rivals):
        return False
    if attribute.type == "ordinal":
        return place.has_subject and place.shared >= _NEEDED_FOR_ORDINALS
    return not rivals or place.has_subject


def _is_rival(one: _Candidate, other: _Candidate) -> bool:
    """Whether two facts would claim the same words for different subjects or attributes."""
    a, b = one.fact.claim, other.fact.claim
    if a.key == b.key or one.place[:2] != other.place[:2] or a.attribute.type != b.attribute.type:
        return False
    return (a.article, a.quote_place) != (b.article, b.quote_place)  # one quote may say both


def _most(attribute: Attribute) -> int:
    """Places where one fact is proposed: a figure wherever it stands, a concept where it fits best."""
    return 1 if attribute.type in ("entity", "term", "list") else 100


def _proposal(claim: Claim, place: _Place) -> Proposal:
    return Proposal(
        claim.subject, claim.attribute, claim.value, place.start, place.end, "story", claim.article,
        claim.qualifiers._replace(mode=None, part=None, note=None),
    )  # fmt: skip
