"""vocabulary.yaml, entities.yaml, roles.yaml and terms.yaml as one registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple, cast

from checker.load.constraints import read_constraints
from checker.load.documents import Loaded, load_document
from checker.load.files import Tree
from checker.load.layout import registry_path
from checker.load.wording import did_you_mean, finding
from checker.locales import language_tag
from checker.model import Attribute, Config, Entry, Finding, Form, Place, Registry
from checker.values import VALUE_TYPES
from checker.yaml_source import Document

Kind = Literal["entity", "role", "term"]
UNKNOWN: dict[Kind, str] = {"entity": "FL004", "role": "FL008", "term": "FL009"}
_ONE = {"entity": "an entity", "role": "a role", "term": "a term"}


class _Entries(NamedTuple):
    """One of the three files of entries."""

    registry: Kind
    document: Document
    entries: dict[str, Entry]


def load_registry(config: Config, tree: Tree) -> tuple[Registry, list[Finding]]:
    """The registry, and what is wrong with its files. A file that is missing is an empty one."""
    findings: list[Finding] = []
    broken: set[str] = set()
    files = []
    for registry, name in (("entity", "entities"), ("role", "roles"), ("term", "terms")):
        loaded = _load(config, tree, name, findings, broken)
        files.append(_entries(cast(Kind, registry), loaded, findings))
    vocabulary = _load(config, tree, "vocabulary", findings, broken)
    entities, roles, terms = (one.entries for one in files)
    attributes = _attributes(vocabulary, broken)
    result = Registry(entities, roles, terms, attributes, (), frozenset(broken))
    for one in files:
        findings += _broader(one)
    findings += _units_and_kinds(vocabulary.document, result)
    constraints, wrong = read_constraints(vocabulary, result)
    return result._replace(constraints=constraints), findings + wrong


def _load(config: Config, tree: Tree, name: str, findings: list[Finding], broken: set[str]) -> Loaded:
    path = registry_path(config, tree, name)
    if not tree.exists(path):
        return Loaded(Document("", path), [], frozenset(), broken=False)
    records = 2 if name == "vocabulary" else 1
    loaded = load_document(tree, path, name, records=records, ids=records)
    findings += loaded.findings
    if loaded.broken:
        broken.add(name)
    return loaded


# --- entities, roles, terms -----------------------------------------------------------------


def _entries(registry: Kind, loaded: Loaded, findings: list[Finding]) -> _Entries:
    """Every entry with what could be read of it: one mistake must not make its id unknown as well."""
    document = loaded.document
    entries = {}
    root = document.root if isinstance(document.root, dict) else {}
    for id, data in root.items():
        fields = data if isinstance(data, dict) else {}
        names = fields.get("names")
        forms = list(_forms(names)) if isinstance(names, dict) else []
        entries[id] = Entry(
            id=id,
            registry=registry,
            kind=_text(fields.get("kind")),
            broader=_text(fields.get("broader")),
            forms=tuple(dict.fromkeys(forms)),
            place=document.key(root, id),
            wikidata=_text(fields.get("wikidata")),
        )
        if isinstance(names, dict):
            findings += _contradicting(document, id, names, forms)
    return _Entries(registry, document, entries)


def _forms(names: dict[str, Any]) -> Iterator[Form]:
    for language, data in names.items():
        tag = language_tag(language)
        if isinstance(data, str):
            yield Form(data, tag, "preferred")
        elif isinstance(data, dict):
            if isinstance(data.get("preferred"), str):
                yield Form(data["preferred"], tag, "preferred")
            yield from (Form(text, tag, "accepted") for text in _texts(data.get("accepted")))
            yield from (Form(text, tag, "variant") for text in _texts(data.get("variants")))


def _contradicting(document: Document, id: str, names: dict[str, Any], forms: Iterable[Form]) -> Iterator[Finding]:
    """A form that is reported and is not: an entry cannot have both."""
    kept = {(form.text, form.language) for form in forms if form.status != "variant"}
    for form in forms:
        if form.status == "variant" and (form.text, form.language) in kept:
            place = next(document.key(names, tag) for tag in names if language_tag(tag) == form.language)
            yield finding(
                "FL002", place, f"`{form.text}` among the variants and among the names to keep",
                "each form once", "take it out of one of the two", f"{id}.names",
            )  # fmt: skip


def _broader(file: _Entries) -> Iterator[Finding]:
    """Broader ids that no entry has, that lead round in a circle, or that cross kinds."""
    circles = _circles(file.entries)
    for entry in file.entries.values():
        if entry.broader is None:
            continue
        data = cast(dict[str, Any], file.document.root)[entry.id]
        place = file.document.value(data, "broader")
        where = f"{entry.id}.broader"
        wider = file.entries.get(entry.broader)
        if wider is None:
            yield finding(
                UNKNOWN[file.registry], place, f"`{entry.broader}`", f"the id of {_ONE[file.registry]}",
                did_you_mean(entry.broader, file.entries), where,
            )  # fmt: skip
        elif wider.kind is not None and entry.kind is not None and wider.kind != entry.kind:
            yield finding(
                "FL002", place, f"`{wider.id}` of kind {wider.kind}", f"one of kind {entry.kind}",
                "an entry and its broader one are of one kind", where,
            )  # fmt: skip
        elif entry.id in circles:
            yield finding(
                "FL002", place, f"`{entry.broader}`, which leads back to `{entry.id}`", "a broader one that ends",
                "remove one link of the circle", where,
            )  # fmt: skip


def _circles(entries: dict[str, Entry]) -> set[str]:
    """Of each circle of broader ones the first id: it is one mistake."""
    first = set()
    done: set[str] = set()
    for id in entries:
        chain: dict[str, None] = {}  # in order
        step: str | None = id
        while step in entries and step not in done and step not in chain:
            chain[step] = None
            step = entries[step].broader
        if step in chain:
            ring = list(chain)
            first.add(min(ring[ring.index(step) :]))
        done.update(chain)
    return first


# --- vocabulary -----------------------------------------------------------------------------


def _attributes(loaded: Loaded, broken: set[str]) -> dict[str, Attribute]:
    document = loaded.document
    root = document.root if isinstance(document.root, dict) else {}
    declared = root.get("attributes")
    attributes = {}
    for id, data in declared.items() if isinstance(declared, dict) else ():
        place = document.key(cast(dict[str, Any], declared), id)
        attribute = _attribute(id, data, place) if isinstance(data, dict) else None
        if attribute is None:
            broken.add(id)
        else:
            attributes[id] = attribute
    return attributes


def _attribute(id: str, data: dict[str, Any], place: Place) -> Attribute | None:
    """None where the type is none, or a list has no type for its members: its values cannot be read."""
    items = data.get("items")
    if data.get("type") not in VALUE_TYPES or (data["type"] == "list" and items not in VALUE_TYPES):
        return None
    cardinality = data.get("cardinality", "one")
    return Attribute(
        id=id,
        type=data["type"],
        of=_text(data.get("of")),
        items=_text(items),
        cardinality=cardinality if cardinality in ("one", "set", "each") else "one",
        ordered=data.get("ordered") == "true",
        expected="all" if data.get("expected") == "all" else None,
        label=_text(data.get("label")),
        place=place,
    )


def _units_and_kinds(document: Document, registry: Registry) -> Iterator[Finding]:
    """What `of` names must be there: a term that is counted, or entries of the kind."""
    for attribute in registry.attributes.values():
        of = attribute.of
        type = attribute.items if attribute.type == "list" else attribute.type
        if of is None or type is None:
            continue
        data = cast(Any, document.root)["attributes"][attribute.id]
        place = document.value(data, "of")
        where = f"attributes.{attribute.id}.of"
        if type == "count":
            if of not in registry.terms and not registry.broken & {of, "terms"}:
                hint = did_you_mean(of, registry.terms) or f"declare the term `{of}` with its wordings in terms.yaml"
                yield finding("FL009", place, f"`{of}`", "the id of a term that is counted", hint, where)
        elif type in UNKNOWN:
            kinds = {entry.kind for entry in _registry(registry, type).values() if entry.kind is not None}
            if of not in kinds and not registry.broken & {"entities", "roles", "terms"}:
                hint = did_you_mean(of, kinds) or f"give the kind `{of}` to those that are meant"
                yield finding(UNKNOWN[type], place, f"`{of}`", f"the kind of {_ONE[type]}", hint, where)


def _registry(registry: Registry, type: Kind) -> dict[str, Entry]:
    return {"entity": registry.entities, "role": registry.roles, "term": registry.terms}[type]


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(value: Any) -> list[str]:
    return [text for text in value if isinstance(text, str) and text] if isinstance(value, list) else []
