"""acknowledged.yaml: what people have decided to live with."""

from __future__ import annotations

from typing import Any

from checker.load.documents import load_document
from checker.load.files import Tree
from checker.load.layout import registry_path
from checker.load.notation import is_day
from checker.load.wording import crumb, finding
from checker.model import Acknowledgement, Config, Finding
from checker.rules import RULES, nearest
from checker.yaml_source import Document


def load_acknowledgements(config: Config, tree: Tree) -> tuple[tuple[Acknowledgement, ...], list[Finding]]:
    """The acknowledgements in the order of the file; one that is wrong is a finding, and counts for nothing."""
    path = registry_path(config, tree, "acknowledged")
    if not tree.exists(path):
        return (), []
    loaded = load_document(tree, path, "acknowledged")
    document, findings = loaded.document, loaded.findings
    wrong = {fault[0] for fault in loaded.faults if fault}
    acknowledgements = []
    entries = document.root if isinstance(document.root, list) else []
    for index, data in enumerate(entries):
        if index in wrong or _damaged(document, data):
            continue
        problems = _problems(document, index, data)
        if problems:
            findings += problems
        else:
            acknowledgements.append(_acknowledgement(document, entries, index, data))
    return tuple(acknowledgements), findings


def _damaged(document: Document, data: dict[str, Any]) -> bool:
    values = data.get("values", {})
    return any(id(part) in document.damaged for part in (data, values, *values.values()))


def _acknowledgement(document: Document, entries: list[Any], index: int, data: dict[str, Any]) -> Acknowledgement:
    values = {
        article: tuple(said) if isinstance(said, list) else (said or "",)
        for article, said in data.get("values", {}).items()
    }
    return Acknowledgement(
        code=data["code"],
        fact=data.get("fact"),
        article=data.get("article"),
        text=data.get("text"),
        values=values,
        reason=data["reason"],
        until=data.get("until"),
        place=document.key(entries, index),
    )


def _problems(document: Document, index: int, data: dict[str, Any]) -> list[Finding]:
    """What the schema cannot say: codes that exist, days that are in the calendar."""
    found = []
    code = data["code"]
    if code not in RULES:
        place = document.value(data, "code")
        close = nearest(code)
        hint = f"did you mean `{close}`?" if close else None
        found.append(finding("FL002", place, f"`{code}`", "the code of a rule", hint, crumb((index, "code"))))
    until = data.get("until")
    if until is not None and not is_day(until):
        place = document.value(data, "until")
        expected = "a day of the calendar such as 2026-12-31"
        found.append(finding("FL002", place, f"`{until}`", expected, crumb=crumb((index, "until"))))
    return found
