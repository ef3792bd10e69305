"""For a step of GitHub Actions: the text report, then annotations.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. A step may have ten
annotations of each kind (https://github.com/actions/toolkit/issues/734) and the changed lines of a pull
request are the only ones that show them, so the text is always there too.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from checker.model import SEVERITIES, Finding, Report, Severity
from checker.report import Options, text
from checker.report.display import inert, safe
from checker.report.places import on_one_line, open_findings, primary, texts_of
from checker.report.summary import full_message
from checker.rules import RULES

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_MOST = 10  # of each kind


def render(report: Report, options: Options) -> str:
    """The text inside a guard that no article can leave, and behind it the commands that make annotations."""
    findings = [one for one in open_findings(report) if not one.known]
    texts = texts_of(report)
    lines = [_guarded(text.render(report, options))]
    for severity in SEVERITIES:
        own = [one for one in findings if one.severity == severity]
        shown = own if len(own) <= _MOST else own[: _MOST - 1]
        lines += [_annotation(one, report, options, texts) for one in shown]
        if len(own) > len(shown):
            left = (
                f"and {len(own) - len(shown)} more findings of this severity: see the summary of this run, or the log"
            )
            lines.append(f"::{_COMMANDS[severity]} title=factlint::{left}\n")
    return "".join(lines)


def _guarded(printed: str) -> str:
    """The text with workflow commands switched off before it and on again behind it.

    The word that switches them on is a hash of the text it stands behind: nobody can write a text
    that holds its own hash, and two runs give the same bytes.
    """
    word = blake2b(printed.encode("utf-8", "surrogatepass"), digest_size=16, person=b"stop-commands").hexdigest()
    return f"::stop-commands::{word}\n{printed}::{word}::\n" if printed else ""


def _annotation(finding: Finding, report: Report, options: Options, texts: Mapping[str, str]) -> str:
    place = on_one_line(primary(finding, report.changed), texts)  # columns count on one line only
    properties = {
        "file": options.prefix + place.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": f"{finding.code} {RULES[finding.code].name}",
    }
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {said}::{_data(inert(safe(full_message(finding))))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(inert(safe(text))).replace(":", "%3A").replace(",", "%2C")
