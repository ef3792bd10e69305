"""The changes as JSON, version 1; `schemas/changes.schema.json` describes it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from checker.model import SEVERITIES, Changes, FactChange, State, Stated, Voice
from checker.report import Options
from checker.report.changes.sentences import movement, ordered, subject
from checker.report.escapes import json_text
from checker.report.json import finding_as_json

SCHEMA_VERSION = 1


def render(changes: Changes, options: Options) -> str:
    """All that changed, and every finding of both states; the same changes give the same bytes."""
    kinds = Counter(one.kind for one in changes.facts)
    weights = Counter(one.severity for one in changes.added)
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "factlint", "version": changes.report.version},
        "old": _state(changes.old),
        "new": _state(changes.new),
        "summary": {
            "facts": {
                **{kind: kinds[kind] for kind in ("new", "changed", "removed")},
                "unchanged": changes.same,
            },
            "findings": {
                "new": {severity: weights[severity] for severity in SEVERITIES},
                "fixed": len(changes.fixed),
                "acknowledged": len(changes.acknowledged),
                "unchanged": len(changes.unchanged),
            },
        },
        "facts": [_fact(one) for one in changes.facts],
        "findings": {
            "new": [finding_as_json(one) for one in ordered(changes.added)],
            "fixed": [finding_as_json(one) for one in ordered(changes.fixed)],
            "acknowledged": [finding_as_json(one) for one in ordered(changes.acknowledged)],
            "unchanged": [finding_as_json(one) for one in ordered(changes.unchanged)],
        },
    }
    return json_text(document, indent=2) + "\n"


def _state(one: State) -> dict[str, Any]:
    return {"ref": one.name, "commit": one.commit}


def _fact(change: FactChange) -> dict[str, Any]:
    return {
        "change": change.kind,
        "fact": change.fact,
        "previous": change.previous,
        "story": change.story,
        "subject": change.subject,
        "attribute": change.attribute.id,
        "type": change.attribute.type,
        "on_behalf_of": change.on_behalf_of,
        "as_of": change.as_of,
        "according_to": change.according_to,
        "said": f"{subject(change)}: {movement(change)}",
        "articles": [_voice(one) for one in change.voices],
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "article": voice.article,
        "language": voice.language,
        "changed": voice.is_changed,
        "before": [_stated(one) for one in voice.before],
        "after": [_stated(one) for one in voice.after],
        "gained": list(voice.gained),
        "lost": list(voice.lost),
        "quote": voice.quote,
        "path": voice.place.path,
        "line": voice.place.line,
        "column": voice.place.column,
    }


def _stated(one: Stated) -> dict[str, Any]:
    return {"value": one.value, "claimed": one.claimed, "verdict": one.verdict.value}
