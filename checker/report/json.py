"""The JSON report, version 1; `schemas/report.schema.json` describes it."""

from __future__ import annotations

from typing import Any

from checker.model import Evidence, Finding, Judged, Report
from checker.report import Options
from checker.report.escapes import json_text
from checker.report.summary import full_message, ordered_claims, ordered_findings, summarise
from checker.rules import RULES

SCHEMA_VERSION = 1


def render(report: Report, options: Options) -> str:
    """All claims and all findings, acknowledged ones too; the same report gives the same bytes."""
    since = report.since
    document: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "factlint", "version": report.version},
        "since": None if since is None else {"ref": since.name, "commit": since.commit},
        "summary": summarise(report)._asdict(),
        "claims": [_claim(judged) for judged in ordered_claims(report)],
        "findings": [
            {**finding_as_json(finding), "known": finding.known} if since else finding_as_json(finding)
            for finding in ordered_findings(report)
        ],
    }
    if not report.compared:
        del document["summary"]["compared"]
    if report.validated is None:
        del document["summary"]["validated"]
    else:
        document["summary"]["validated"] = report.validated._asdict()
    if since is None:  # who never asks what is new need not know of it
        del document["since"], document["summary"]["known"]
    return json_text(document, indent=2) + "\n"


def _claim(judged: Judged) -> dict[str, Any]:
    claim = judged.claim
    return {
        "id": claim.id,
        "article": claim.article,
        "file": claim.place.path,
        "line": claim.place.line,
        "column": claim.place.column,
        "language": claim.language,
        "story": claim.story,
        "subject": claim.subject,
        "attribute": claim.attribute.id,
        "type": claim.attribute.type,
        "value": claim.written,
        "qualifiers": {name: value for name, value in claim.qualifiers._asdict().items() if value is not None},
        "anchor": judged.anchor.value,
        "verdict": judged.verdict.value,
        "start": judged.start,
        "end": judged.end,
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    decision = finding.acknowledged
    return {
        "code": finding.code,
        "name": RULES[finding.code].name,
        "severity": finding.severity,
        "message": full_message(finding),
        "fact": finding.fact,
        "fingerprint": finding.fingerprint,
        "acknowledged": None if decision is None else {"reason": decision.reason, "until": decision.until},
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "end_line": finding.place.end_line,
        "end_column": finding.place.end_column,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "article": evidence.article,
        "language": evidence.language,
        "claim": evidence.claim,
        "value": evidence.value,
        "text": evidence.text,
        "start": evidence.start,
        "end": evidence.end,
        "line": evidence.line,
        "column": evidence.column,
    }
