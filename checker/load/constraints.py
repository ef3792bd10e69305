"""The vocabulary's constraints: the facts that they tie together must be of types that can be held together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from checker.load.documents import Loaded
from checker.load.wording import did_you_mean, finding
from checker.model import Constraint, Finding, Registry
from checker.yaml_source import Document

# What each kind asks for: its fields, and the type of the attribute that each names.
_FIELDS = {
    "part_within_whole": {"of": "date", "along": "entity"},
    "threshold_met": {"count": "count", "threshold": "count", "contradicted_by": "term"},
    "duration_covers": {"duration": "duration", "dates": "date", "along": "entity"},
}


class _Field(NamedTuple):
    """One field of a constraint."""

    name: str
    type: str  # that the attribute must have
    holder: dict[str, Any]
    where: str  # for people


def read_constraints(loaded: Loaded, registry: Registry) -> tuple[tuple[Constraint, ...], list[Finding]]:
    """The constraints that can be held, and what is wrong with the others."""
    document = loaded.document
    root = document.root if isinstance(document.root, dict) else {}
    declared = root.get("constraints")
    constraints: list[Constraint] = []
    findings: list[Finding] = []
    for index, data in enumerate(declared if isinstance(declared, list) else ()):
        if any(path[:2] == ("constraints", index) for path in loaded.faults):
            continue
        fields = _FIELDS[data["kind"]]
        wrong = [
            one
            for name, type_name in fields.items()
            for one in _attribute(document, registry, _Field(name, type_name, data, f"constraints[{index}].{name}"))
        ]
        findings += wrong
        if not wrong:
            place = document.key(cast(list[Any], declared), index)
            constraints.append(Constraint(data["kind"], {name: data[name] for name in fields}, place))
    return tuple(constraints), findings


def _attribute(document: Document, registry: Registry, field: _Field) -> Iterator[Finding]:
    """What is wrong with the attributes that a field names, and with the values that they are to have."""
    value = field.holder[field.name]
    for name in value if isinstance(value, dict) else [value]:
        if name in registry.broken or (name not in registry.attributes and "vocabulary" in registry.broken):
            continue
        place = document.key(value, name) if isinstance(value, dict) else document.value(field.holder, field.name)
        attribute = registry.attributes.get(name)
        if attribute is None:
            hint = did_you_mean(name, registry.attributes) or "declare it below `attributes`"
            yield finding("FL005", place, f"`{name}`", "an attribute of the vocabulary", hint, field.where)
        elif attribute.type != field.type:
            expected = f"an attribute of type {field.type}"
            yield finding("FL006", place, f"`{name}` of type {attribute.type}", expected, None, field.where)
        elif isinstance(value, dict) and value[name] not in registry.terms and "terms" not in registry.broken:
            at = document.value(value, name)
            hint = did_you_mean(value[name], registry.terms) or f"declare `{value[name]}` in terms.yaml"
            yield finding("FL009", at, f"`{value[name]}`", "the id of a term", hint, f"{field.where}.{name}")
