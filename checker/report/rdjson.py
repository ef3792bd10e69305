"""rdjson, which reviewdog turns into comments: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf.

Paths are relative to the project's folder: reviewdog takes them as relative to the folder it is started in.
"""

from __future__ import annotations

import re
from typing import Any

from checker.model import Finding, Place, Report
from checker.report import Options
from checker.report.display import safe
from checker.report.escapes import json_lines
from checker.report.places import ClaimPlaces, claim_places, open_findings, primary, related, texts_of
from checker.report.summary import full_message

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
_LINE_BREAK = re.compile("\r\n|\r|\n")
_MOST_RELATED = 20


class _Columns:
    """Columns as reviewdog counts them, in UTF-8; lines whose text a report lacks have none."""

    def __init__(self, report: Report) -> None:
        self._texts = texts_of(report)
        self._lines: dict[str, list[str]] = {}

    def range(self, place: Place) -> dict[str, Any]:
        return {
            "start": self._position(place.path, place.line, place.column),
            "end": self._position(place.path, place.end_line, place.end_column),
        }

    def _position(self, path: str, line: int, column: int) -> dict[str, int]:
        text = self._texts.get(path)
        if text is None:
            return {"line": line}
        if path not in self._lines:
            self._lines[path] = _LINE_BREAK.split(text)
        before = self._lines[path][line - 1][: column - 1]
        return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


def render(report: Report, options: Options) -> str:
    """The open findings, heaviest first."""
    columns, claims = _Columns(report), claim_places(report)
    diagnostics = json_lines(_diagnostic(one, report, columns, claims) for one in open_findings(report))
    return f'{{"source":{{"name":"factlint"}},\n"diagnostics":{diagnostics}}}\n'


def _diagnostic(finding: Finding, report: Report, columns: _Columns, claims: ClaimPlaces) -> dict[str, Any]:
    place = primary(finding, report.changed)
    diagnostic: dict[str, Any] = {
        "message": safe(full_message(finding)),
        "location": {"path": place.path, "range": columns.range(place)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    others = related(finding, place, claims, _MOST_RELATED)
    if others:
        diagnostic["related_locations"] = [
            {
                "message": safe(other.said),
                "location": {"path": other.place.path, "range": columns.range(other.place)},
            }
            for other in others
        ]
    return diagnostic
