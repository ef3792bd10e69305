"""One line per finding, `path:line:column: CODE message`, for editors, grep and people in a hurry."""

from __future__ import annotations

from checker.model import Finding, Report
from checker.report import Options
from checker.report.display import inert, safe
from checker.report.summary import full_message, ordered_findings


def render(report: Report, options: Options) -> str:
    """A line for each finding that is not acknowledged; nothing at all where there is none."""
    shown = (one for one in ordered_findings(report) if one.acknowledged is None or options.acknowledged)
    return inert("".join(f"{safe(_line(finding))}\n" for finding in shown))


def _line(finding: Finding) -> str:
    place = finding.place
    known = " (known)" if finding.known else ""
    return f"{place.path}:{place.line}:{place.column}: {finding.code} {full_message(finding)}{known}"
