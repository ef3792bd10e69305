"""A YAML file of the project, read and held against its schema; what is wrong becomes findings."""

from __future__ import annotations

from typing import NamedTuple

from checker.load.files import Tree, Unreadable, read_text
from checker.load.schema import Step, Violation, shape
from checker.load.wording import crumb, finding
from checker.model import Finding, Place
from checker.yaml_source import Document, Problem, parse


class Loaded(NamedTuple):
    """One file: its data with places, what is wrong with it, and where its shape is wrong."""

    document: Document
    findings: list[Finding]
    faults: frozenset[tuple[Step, ...]]  # paths, the key at fault included
    broken: bool  # whether records of it may be missing, not only wrong


def load_document(tree: Tree, path: str, schema: str, *, records: int = 1, ids: int | None = None) -> Loaded:
    """Reads a file and holds it against a schema.

    `records` is the depth of its records (see `yaml_source.parse`); `ids` the depth at which keys are
    ids, so that a second one of a name is a duplicate id.
    """
    try:
        text = read_text(tree, path)
    except Unreadable as error:
        place = Place(path) if error.line is None else Place(path, error.line, 1, error.line, 1)
        unreadable = finding("FL001", place, error.found, error.expected, error.hint)
        return Loaded(Document("", path), [unreadable], frozenset(), broken=True)
    document = parse(text, path, records=records)
    findings = [_problem(problem, ids) for problem in document.problems]
    wrong, faults = shape(schema, document.root)
    if document.complete:  # else what seems to be missing or out of place may be so for the break alone
        findings += [_violation(document, one) for one in wrong]
    shapeless = any(len(fault) < records for fault in faults)
    broken = shapeless or not document.complete or bool(document.damaged)
    return Loaded(document, findings, faults, broken)


def _problem(problem: Problem, ids: int | None) -> Finding:
    duplicate_id = problem.kind == "duplicate-key" and problem.depth == ids
    code = "FL003" if duplicate_id else "FL001"
    return finding(code, problem.place, problem.found, problem.expected, problem.hint)


def _violation(document: Document, one: Violation) -> Finding:
    place = document.locate(one.path, key=one.key)
    found = "an empty file" if not one.path and one.key is None and document.root is None else one.found
    return finding("FL002", place, found, one.expected, one.hint or _trap(document, one, place), crumb(one.path))


def _trap(document: Document, one: Violation, place: Place) -> str | None:
    """How to quote, where YAML itself may have made something else of what was written."""
    if one.key is not None or not one.path:
        return None
    line = document.line(place.line)
    if one.found == "nothing":
        if "#" in line[place.column - 1 :]:
            return "`#` begins a comment; if it belongs to the value, put the value in quote marks"
        return "write a value, or remove the key"
    if one.found in ("a list", "a mapping", "an empty list", "an empty mapping") and any(mark in line for mark in "[{"):
        return "if the brackets belong to the text, put the text in quote marks"
    return None
