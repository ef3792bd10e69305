"""Names as the text words them, and titles beside those who hold them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.concepts import concept
from checker.drafting.records import Known, Proposal
from checker.drafting.scene import Scene, sign_of_entry
from checker.model import Attribute, Hit, Registry
from checker.values import Context, value_type

_BETWEEN = 6  # code points between a title and the name that it belongs to: ", ", " - ", の


def named(scene: Scene, known: Sequence[Known], registry: Registry) -> list[Proposal]:
    """The names of entities, where claims of the story have their names, or those of most entities of their kind."""
    attributes = [one for one in registry.attributes.values() if one.type == "name"]
    claims = [one.claim for one in known if one.claim.attribute.type == "name"]
    by_subject = {claim.subject: claim for claim in claims}
    kinds = _named_kinds(known, registry)
    only = attributes[0] if len(attributes) == 1 else None
    proposals = []
    offices = {hit.start for hit in scene.hits if hit.entry.registry == "role"}
    for hit in _free(scene, "entity"):
        if hit.start in offices:
            continue  # known by the office, and perhaps by whose it is
        entry = hit.entry
        claim = by_subject.get(entry.id)
        attribute = claim.attribute if claim else only
        if attribute is None or not (_is_usual(entry.id, known) if claim else not known or entry.kind in kinds):
            continue
        context = Context(scene.read.article.language, registry, attribute, entry.id)
        value = value_type("name").parse(hit.form.text, context)
        if claim is not None:
            proposals.append(Proposal(entry.id, attribute, value, hit.start, hit.end, "story", claim.article))
        else:
            proposals.append(Proposal(entry.id, attribute, value, hit.start, hit.end, "vocabulary"))
    return proposals


def _is_usual(id: str, known: Iterable[Known]) -> bool:
    """Whether at least half of the articles that name an entity in their claims' sentences claim its name."""
    sign = sign_of_entry("entity", id)
    naming, claiming = set(), set()
    for one in known:
        claim = one.claim
        if sign in one.signs:
            naming.add(claim.article)
        if claim.subject == id and claim.attribute.type == "name":
            claiming.add(claim.article)
    return 2 * len(claiming) >= len(naming)


def _named_kinds(known: Iterable[Known], registry: Registry) -> set[str | None]:
    """The kinds of entity of which most that claims are about have their names claimed."""
    subjects: dict[str | None, dict[str, bool]] = {}
    for one in known:
        claim = one.claim
        if claim.subject in registry.entities:
            kind = subjects.setdefault(registry.entities[claim.subject].kind, {})
            kind[claim.subject] = kind.get(claim.subject, False) or claim.attribute.type == "name"
    return {kind for kind, told in subjects.items() if 2 * sum(told.values()) > len(told)}


def titled(scene: Scene, known: Sequence[Known], registry: Registry) -> list[Proposal]:
    """The titles that stand beside a name, and those that only one of the story's people has."""
    attributes = {one.claim.attribute.id: one.claim.attribute for one in known if one.claim.attribute.type == "role"}
    vocabulary = [one for one in registry.attributes.values() if one.type == "role"]
    attribute = next(iter(attributes.values())) if attributes else vocabulary[0] if len(vocabulary) == 1 else None
    if attribute is None:
        return []
    holders: dict[str, set[str]] = {}
    for one in known:
        if one.claim.attribute == attribute:
            holders.setdefault(one.claim.value.id, set()).add(one.claim.subject)
    persons = {subject for ids in holders.values() for subject in ids}
    kinds = {registry.entities[id].kind for id in persons if id in registry.entities} or {"person"}
    people = [hit for hit in scene.hits if hit.entry.registry == "entity" and hit.entry.kind in kinds]
    roles = [hit for hit in _free(scene, "role") if attribute.of in (None, hit.entry.kind)]
    proposals = []
    told: dict[str, set[str]] = {role: set(ids) for role, ids in holders.items()}
    alone = []
    for hit in roles:
        person = _beside(scene.text, hit, people, roles)
        if person is None:
            alone.append(hit)
            continue
        told.setdefault(hit.entry.id, set()).add(person)
        proposals.append(_title(hit, person, attribute, known, registry))
    for hit in alone:
        holding = {id for id in told.get(hit.entry.id, ()) if scene.names(id)}
        if len(holding) == 1 and len(told[hit.entry.id]) == 1:
            proposals.append(_title(hit, next(iter(holding)), attribute, known, registry))
    return proposals


def _title(hit: Hit, person: str, attribute: Attribute, known: Iterable[Known], registry: Registry) -> Proposal:
    claims = [one.claim for one in known if one.claim.subject == person and one.claim.attribute == attribute]
    same = next((claim for claim in claims if claim.value.id == hit.entry.id), claims[0] if claims else None)
    value = concept(hit.entry, registry)
    if same is None:
        return Proposal(person, attribute, value, hit.start, hit.end, "vocabulary")
    return Proposal(person, attribute, value, hit.start, hit.end, "story", same.article)


def _beside(text: str, role: Hit, people: Sequence[Hit], roles: Sequence[Hit]) -> str | None:
    """The person whose name stands right behind or before a title, other titles of theirs between."""
    start, end = role.start, role.end
    grown = True
    while grown:  # "spokesman and chief of office, General X": the whole row of titles is one
        grown = False
        for other in roles:
            if other.start >= end and _joined(text[end : other.start]):
                end, grown = other.end, True
            elif other.end <= start and _joined(text[other.end : start]):
                start, grown = other.start, True
    for hit in people:
        if (hit.start, hit.end) == (role.start, role.end):
            return hit.entry.id  # who has no other name than the office
        if start <= hit.start and hit.end <= end:
            continue
        if hit.start >= end and _joined(text[end : hit.start]):
            return hit.entry.id
    for hit in people:
        if hit.end <= start and _joined(text[hit.end : start]):
            return hit.entry.id
    return None


def _joined(gap: str) -> bool:
    return len(gap) <= _BETWEEN and "\n" not in gap and not any(mark in gap for mark in ".;:!?。！？")


def _free(scene: Scene, registry: str) -> list[Hit]:
    """The hits of a registry that are no part of a longer one: "UN" is none in "the UN's Secretary-General"."""
    longer = scene.hits
    found = []
    for hit in scene.hits:
        if hit.entry.registry != registry:
            continue
        inside = any(
            one.start <= hit.start and hit.end <= one.end and one.end - one.start > hit.end - hit.start
            for one in longer
        )
        if not inside:
            found.append(hit)
    return found
