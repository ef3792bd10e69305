"""One line per finding, `path:line:column: CODE message`, for editors, grep and people in a hurry."""

from __future__ import annotations

from checker.model import Report
from checker.report import Options
from checker.report.display import safe
from checker.report.summary import full_message, ordered_findings


def render(report: Report, options: Options) -> str:
    """A line for each finding that is not acknowledged; nothing at all where there is none."""
    lines = [
        f"{finding.place.path}:{finding.place.line}:{finding.place.column}: {finding.code} {full_message(finding)}"
        for finding in ordered_findings(report)
        if finding.acknowledged is None or options.acknowledged
    ]
    return "".join(f"{safe(line)}\n" for line in lines)
