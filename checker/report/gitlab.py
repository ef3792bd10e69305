"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.

The widget compares a merge request's report with that of its target branch, by fingerprint.
"""

from __future__ import annotations

from typing import Any

from checker.model import Finding, Report
from checker.report import Options
from checker.report.display import safe
from checker.report.escapes import json_lines
from checker.report.places import open_findings, primary, unique_fingerprints
from checker.report.summary import full_message
from checker.rules import RULES

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, options: Options) -> str:
    """The open findings, heaviest first; the description says it all, since GitLab shows little else."""
    findings = open_findings(report)
    marks = unique_fingerprints(findings)
    issues = (_issue(one, mark, report, options) for one, mark in zip(findings, marks, strict=True))
    return json_lines(issues) + "\n"


def _issue(finding: Finding, mark: str, report: Report, options: Options) -> dict[str, Any]:
    place = primary(finding, report.changed)
    return {
        "description": safe(f"{finding.code} {RULES[finding.code].name}: {full_message(finding)}"),
        "check_name": finding.code,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": options.prefix + place.path,
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }
