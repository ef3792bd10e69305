"""SARIF 2.1.0, as GitHub code scanning reads it.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. What GitHub makes of it, and its limits:
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from checker.model import Finding, Place, Report
from checker.report import Options
from checker.report.display import safe
from checker.report.escapes import json_lines, json_text, uri
from checker.report.places import (
    ClaimPlaces,
    Related,
    claim_places,
    on_one_line,
    open_findings,
    primary,
    related,
    stated,
    texts_of,
    unique_fingerprints,
)
from checker.report.summary import ordered_findings
from checker.rules import FAMILIES, RULES, Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RESULTS = 5_000  # GitHub keeps as many of a run, heaviest first
_MOST_RELATED = 100  # GitHub shows as many places of a result
_MOST_BYTES = 10_000_000  # of the file, packed by gzip
_MOST_DESCRIPTION = 1_000  # characters
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
# In plain text messages `[text](1)` is a link and `{0}` an argument (§3.11.5, §3.11.6).
_LINK_SIGNS = re.compile(r"[\\\[\]]")
_ARGUMENT = re.compile(r"\{(\d+)\}")


class _Source(NamedTuple):
    """What results are made from."""

    changed: frozenset[str] | None
    claims: ClaimPlaces
    texts: dict[str, str]
    options: Options
    rules: dict[str, int]  # code -> index
    compared: bool  # whether the run was held against an earlier commit


def render(report: Report, options: Options) -> str:
    """One run with all rules and the open findings, cut to what GitHub takes; what was cut is said."""
    findings = open_findings(report)
    kept = findings[:_MOST_RESULTS]
    if options.sarif_suppressed:
        known = [one for one in ordered_findings(report) if one.acknowledged is not None]
        kept += known[: _MOST_RESULTS - len(kept)]
        findings += known
    text = _log(report, options, kept, len(findings))
    while len(text) > _MOST_BYTES and _packed(text) > _MOST_BYTES:
        kept = kept[: len(kept) * 3 // 4]
        text = _log(report, options, kept, len(findings))
    return text


def _packed(text: str) -> int:
    from zlib import compress

    return len(compress(text.encode("utf-8", "backslashreplace"), 6)) + len(b"a header and a checksum")


def _log(report: Report, options: Options, findings: list[Finding], total: int) -> str:
    rules = {code: index for index, code in enumerate(RULES)}
    source = _Source(report.changed, claim_places(report), texts_of(report), options, rules, report.since is not None)
    marks = unique_fingerprints(findings)
    results = json_lines(_result(one, mark, source) for one, mark in zip(findings, marks, strict=True))
    category = {"id": f"factlint/{options.prefix or 'check/'}"}  # a project of its own in a folder of its own
    declared = json_lines(map(_rule, RULES.values()))  # fired or not, so that alerts of the others close
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if total > len(findings):
        said = f"{total} findings, of which the {len(findings)} heaviest are listed: code scanning takes no more"
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": said}}]
    return (
        f'{{"$schema":"{_SCHEMA}","version":"2.1.0","runs":[{{\n'
        f'"tool":{{"driver":{{"name":"factlint","semanticVersion":{json_text(report.version)},"rules":{declared}}}}},\n'
        f'"automationDetails":{json_text(category)},\n'
        f'"columnKind":"unicodeCodePoints",\n'
        f'"invocations":[{json_text(invocation)}],\n'
        f'"results":{results}\n'
        "}]}\n"
    )


def _rule(rule: Rule) -> dict[str, Any]:
    level = "warning" if rule.severity == "off" else rule.severity
    help_text = f"{rule.why} {rule.fix}"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {rule.why}"[:_MOST_DESCRIPTION]},
        "help": {
            "text": help_text,
            "markdown": f"{rule.why}\n\n**What to do:** {rule.fix}\n\nReported:\n\n```yaml\n{rule.bad}\n```\n\n"
            f"Not reported:\n\n```yaml\n{rule.good}\n```\n",
        },
        "defaultConfiguration": {"level": level, "enabled": rule.severity != "off"},
        "properties": {
            "tags": ["facts", FAMILIES[rule.code[:3]]],
            "precision": "high",
            "problem.severity": _PROBLEM[level],
        },
    }


def _result(finding: Finding, mark: str, source: _Source) -> dict[str, Any]:
    place = on_one_line(primary(finding, source.changed), source.texts)
    others = related(finding, place, source.claims, _MOST_RELATED)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": source.rules[finding.code],
        "level": finding.severity,
        "message": {"text": _message(finding, stated(finding, place), others)},
        "locations": [{"physicalLocation": _physical(place, source.options.prefix)}],
    }
    if others:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(other.place, source.options.prefix),
                "message": {"text": _literal(other.said)},
            }
            for number, other in enumerate(others, 1)
        ]
    result["partialFingerprints"] = {"factlint/v1": mark}
    if source.options.sarif_fingerprint == "claim":
        result["partialFingerprints"]["primaryLocationLineHash"] = f"{mark}:1"
    if source.compared:
        result["baselineState"] = "unchanged" if finding.known else "new"
    if source.options.sarif_suppressed:  # all or none of the results have it
        decision = finding.acknowledged
        result["suppressions"] = (
            [] if decision is None else [{"kind": "external", "justification": safe(decision.reason)}]
        )
    if finding.fact is not None:
        result["properties"] = {"fact": finding.fact}
    return result


def _message(finding: Finding, own: str | None, others: list[Related]) -> str:
    """The message, whose first sentence is the title; what every place says, the others as links; what to do."""
    parts = [_sentence(_literal(finding.message))]
    sides = [] if own is None else [_literal(own)]
    sides += [f"[{_literal(other.said)}]({number})" for number, other in enumerate(others, 1)]
    if sides:
        parts.append(f"{'; '.join(sides)}.")
    if finding.hint:
        parts.append(f"Help: {_sentence(_literal(finding.hint))}")
    return " ".join(parts)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "。")) else f"{text}."


def _literal(text: str) -> str:
    return _ARGUMENT.sub(r"{{\1}}", _LINK_SIGNS.sub(r"\\\g<0>", safe(text)))


def _physical(place: Place, prefix: str) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": uri(prefix + place.path), "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }
