"""Checkstyle's XML, which Jenkins, reviewdog and many editors read: files, and in each its findings."""

from __future__ import annotations

from itertools import groupby

from checker.model import Finding, Place, Report
from checker.report import Options
from checker.report.escapes import xml
from checker.report.places import open_findings, primary
from checker.report.summary import full_message

_VERSION = "4.3"  # of the format; readers look for the attribute, and take any
_SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def render(report: Report, options: Options) -> str:
    """The open findings by file."""
    placed = [(primary(one, report.changed), one) for one in open_findings(report)]
    placed.sort(key=lambda pair: pair[0][:3])
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<checkstyle version="{_VERSION}">']
    for path, group in groupby(placed, key=lambda pair: pair[0].path):
        lines += [f'<file name="{xml(options.prefix + path)}">', *(_error(*pair) for pair in group), "</file>"]
    return "\n".join([*lines, "</checkstyle>"]) + "\n"


def _error(place: Place, finding: Finding) -> str:
    return (
        f'<error line="{place.line}" column="{place.column}" severity="{_SEVERITIES[finding.severity]}"'
        f' message="{xml(full_message(finding))}" source="factlint.{finding.code}"/>'
    )
