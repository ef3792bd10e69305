"""What an entity, a role or a term denotes: itself, and everything narrower that the registry knows.

The value types entity, role and term differ in the registry they ask and in nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from checker.errors import ValueProblem
from checker.model import Attribute, Entry, Hit, Mention, Reading, Registry, Relation
from checker.quantities.notation import one_scalar

RegistryName = Literal["entity", "role", "term"]
_CODES = {"entity": "FL004", "role": "FL008", "term": "FL009"}
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class Concept(NamedTuple):
    """An entry of the registry as a value. `str` gives its id."""

    id: str
    registry: RegistryName
    kind: str | None  # person, organisation …; office, rank …
    broader: tuple[str, ...] = ()  # ids of all wider entries, nearest first

    def __str__(self) -> str:
        return self.id


def concept(entry: Entry, registry: Registry) -> Concept:
    """The entry as a value, with its chain of broader ones."""
    return Concept(entry.id, entry.registry, entry.kind, registry.chain(entry)[1:])


def entries(registry: Registry, name: RegistryName) -> dict[str, Entry]:
    """The part of the registry that holds entities, roles or terms."""
    match name:
        case "entity":
            return registry.entities
        case "role":
            return registry.roles
        case "term":
            return registry.terms


def parse_id(written: str | Sequence[str], expected: str) -> str:
    """An id as a claim file wrote it; raises ValueProblem."""
    text = one_scalar(written, expected)
    if re.fullmatch(_ID, text) is None:
        raise ValueProblem(f"`{text}`", expected, "ids are small letters a to z, digits and hyphens")
    return text


def parse_concept(
    written: str | Sequence[str], name: RegistryName, registry: Registry, attribute: Attribute
) -> Concept:
    """The entry that an id names, of the attribute's kind; raises ValueProblem."""
    expected = f"the id of {_article(attribute.of or name)} {attribute.of or name}"
    text = parse_id(written, expected)
    known = entries(registry, name)
    if text not in known:
        raise ValueProblem(f"`{text}`", expected, _nearest(text, known), code=_CODES[name])
    entry = known[text]
    if attribute.of is not None and entry.kind != attribute.of:
        raise ValueProblem(f"`{text}`, {_kind(entry)}", f"{expected}, which `{attribute.id}` is about")
    return concept(entry, registry)


def _kind(entry: Entry) -> str:
    return f"which is {_article(entry.kind)} {entry.kind}" if entry.kind else "which states no kind"


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"


def _nearest(text: str, known: Iterable[str]) -> str | None:
    """The id that was probably meant."""
    from difflib import get_close_matches

    near = get_close_matches(text, sorted(known), 1, 0.75)
    return f"did you mean `{near[0]}`?" if near else None


def relate_concepts(a: Concept, b: Concept) -> Relation:
    """How a stands to b: narrower where b is among the ones broader than a."""
    narrower, broader = b.id in a.broader, a.id in b.broader
    if a.id == b.id or (narrower and broader):
        return Relation.EQUAL
    if narrower:
        return Relation.NARROWER
    return Relation.BROADER if broader else Relation.DISJOINT


def find_concepts(
    reading: Reading, value: Concept, registry: Registry, kind: str | None, never: Iterable[str] = ()
) -> list[Mention]:
    """The registered forms of the value's registry and kind, without the entries that are never rivals.

    Where two entries own one form, the mention carries both, and counts as the value's where it can.
    """
    spans: dict[tuple[int, int], list[Hit]] = {}
    for hit in reading.hits:
        entry = hit.entry
        if entry.registry != value.registry or kind not in (None, entry.kind):
            continue
        if entry.id == value.id or entry.id not in never:
            spans.setdefault((hit.start, hit.end), []).append(hit)
    mentions = []
    for (start, end), hits in sorted(spans.items()):
        concepts = tuple(concept(hit.entry, registry) for hit in hits)
        chosen = next((one for one in concepts if one.id == value.id), concepts[0])
        readings = concepts if len(concepts) > 1 else ()
        mentions.append(Mention(value.registry, start, end, chosen, core=stem(hits[0]), readings=readings))
    return mentions


def stem(hit: Hit) -> tuple[int, int]:
    """The span of the form itself: a quote may leave out the inflection ending that the hit includes."""
    return hit.start, min(hit.end, hit.start + len(hit.form.text))
