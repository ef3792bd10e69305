"""Markdown for the summary of a CI run and for comments: totals, the facts that differ, findings, what is known.

It ends with what had to be cut. GitHub refuses a summary of more than 1 MiB as a whole
(https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model import Evidence, Finding, Report
from checker.report import Options
from checker.report.display import excerpt
from checker.report.escapes import markdown
from checker.report.page.matrix import Story, stories_of
from checker.report.page.rows import Cell, Row
from checker.report.page.states import ACKNOWLEDGED, AGREES, COMPATIBLE, DIFFERS, MISSING, SINGLE, UNPROVEN, states_of
from checker.report.places import open_findings
from checker.report.summary import ordered_findings, summarise
from checker.report.text import closing
from checker.rules import RULES

_NOTE_BYTES = 400  # kept free for what was cut
_QUOTE_COLUMNS = 160
_CELL_COLUMNS = 60
_SHOWN = (DIFFERS, UNPROVEN)
_MARKS = {DIFFERS: "✗", UNPROVEN: "?", AGREES: "✓", SINGLE: "✓", COMPATIBLE: "≈", ACKNOWLEDGED: "•"}


class Page:
    """Lines as far as there is room for them, in bytes."""

    def __init__(self, budget: int) -> None:
        self._lines: list[str] = []
        self._room = budget - _NOTE_BYTES

    def add(self, *lines: str) -> bool:
        """Whether there was room for all the lines; if not, none was added."""
        size = sum(len(line.encode("utf-8", "backslashreplace")) + 1 for line in lines)
        if size > self._room:
            return False
        self._room -= size
        self._lines += lines
        return True

    @property
    def room(self) -> int:
        return self._room

    def text(self, note: str) -> str:
        return "\n".join([*self._lines, *([note] if note else [])]).rstrip("\n") + "\n"


def render(report: Report, options: Options) -> str:
    """The whole in the order of what matters to whoever reviews a change."""
    page = Page(options.budget)
    checked, found = closing(summarise(report))
    page.add(f"## factlint: {found[0].lower()}{found[1:]}", "", *([checked, ""] if checked else []))
    cut = [_matrix(page, report)]
    findings = open_findings(report)
    new = [one for one in findings if not one.known]
    cut.append(listed(page, "### Findings", [one for one in new if one.severity != "note"]))
    cut.append(folded(page, "note", [one for one in new if one.severity == "note"]))
    cut.append(folded(page, "known finding", [one for one in findings if one.known]))
    acknowledged = [one for one in ordered_findings(report) if one.acknowledged is not None]
    cut.append(folded(page, "acknowledged finding", acknowledged))
    said = [one for one in cut if one]
    return page.text(f"\n_Cut to fit: {', '.join(said)}. The log of the run has them all._" if said else "")


# --- facts that differ ------------------------------------------------------------------------


def _matrix(page: Page, report: Report) -> str:
    """Adds a table for each story in which facts differ; what it had to leave out, in words."""
    findings = ordered_findings(report)
    states = states_of(report, findings)
    apart = report._replace(facts=tuple(fact for fact in report.facts if states.of_fact(fact) in _SHOWN))
    stories = stories_of(apart, states, findings, lambda kind, name: "")
    rows = {story.id: [row for table in story.tables for row in table.rows if row.state in _SHOWN] for story in stories}
    half = page.room // 2  # the findings need room, too
    left_out = 0
    for story in stories:
        if not rows[story.id]:
            continue
        head, *body = _table(story, rows[story.id])
        started = page.room > half and page.add(*head)
        for line in body:
            if not started or page.room < half or not page.add(line[0]):
                left_out += 1
        if started:
            page.add("")
    return counted(left_out, "fact that differs", "facts that differ") if left_out else ""


def _table(story: Story, rows: Sequence[Row]) -> list[Sequence[str]]:
    """The heading of a table, then its rows; only the articles that state one of the facts have a column."""
    shown = [index for index in range(len(story.columns)) if any(row.cells[index].values for row in rows)]
    columns = [f"{markdown(one.language)} {markdown(one.path)}" for one in (story.columns[index] for index in shown)]
    head = (
        f"### Facts that differ: {markdown(story.id)}",
        "",
        f"| fact | {' | '.join(columns)} |",
        f"| --- |{' --- |' * len(columns)}",
    )
    return [head, *((_row(row, [row.cells[index] for index in shown]),) for row in rows)]


def _row(row: Row, cells: Iterable[Cell]) -> str:
    beside = f" ({markdown(', '.join(row.beside))})" if row.beside else ""
    codes = f" {' '.join(row.codes)}" if row.codes else ""
    return f"| {markdown(row.heading)}{beside}{codes} | {' | '.join(map(_cell, cells))} |"


def _cell(cell: Cell) -> str:
    if cell.state is MISSING:
        return "–"
    values = (value for value in cell.values if not value.is_repeat)
    said = (f"{_MARKS.get(value.state, '')} {markdown(_cut(value.text, (0, 0), _CELL_COLUMNS))}" for value in values)
    return "<br>".join(one.strip() for one in said)


# --- findings ---------------------------------------------------------------------------------


def listed(page: Page, heading: str, findings: Sequence[Finding]) -> str:
    """Adds the findings under a heading; what it had to leave out, in words."""
    if not findings:
        return ""
    shown = 0
    if page.add(heading, ""):
        for finding in findings:
            if not page.add(*_finding(finding)):
                break
            shown += 1
        page.add("")
    return counted(len(findings) - shown, "finding") if shown < len(findings) else ""


def folded(page: Page, noun: str, findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    opening = ("<details>", f"<summary>{counted(len(findings), noun)}</summary>", "")
    if page.room < 2 * _NOTE_BYTES or not page.add(*opening):
        return counted(len(findings), noun)
    shown = 0
    for finding in findings:
        if page.room < _NOTE_BYTES or not page.add(*_finding(finding)):
            break
        shown += 1
    page.add("", "</details>", "")
    return counted(len(findings) - shown, noun) if shown < len(findings) else ""


def _finding(finding: Finding) -> list[str]:
    place = finding.place
    where = markdown(f"{place.path}:{place.line}:{place.column}")
    lines = [f"- **{finding.code} {RULES[finding.code].name}** ({finding.severity}) {where}<br>"]
    lines.append(f"  {markdown(finding.message)}")
    lines += [f"  - {_said(one)}" for one in dict.fromkeys(map(_bare, finding.evidence)) if one.text is not None]
    if finding.hint:
        lines.append(f"  - Help: {markdown(finding.hint)}")
    if finding.acknowledged is not None:
        until = f" (until {finding.acknowledged.until})" if finding.acknowledged.until else ""
        lines.append(f"  - Acknowledged: {markdown(finding.acknowledged.reason + until)}")
    return lines


def _bare(evidence: Evidence) -> Evidence:
    """The same words of one article stand once."""
    return evidence._replace(claim=None, start=None, end=None, column=None)


def _said(evidence: Evidence) -> str:
    value = None if evidence.value is None else markdown(_cut(evidence.value, (0, 0), _CELL_COLUMNS))
    quote = None if evidence.text == evidence.value else f"“{_quote(evidence)}”"
    place = "" if evidence.article is None else f" ({markdown(evidence.article)}:{evidence.line or 1})"
    return ": ".join(one for one in (evidence.language and markdown(evidence.language), value, quote) if one) + place


def _quote(evidence: Evidence) -> str:
    """The quote with the part that differs in bold."""
    text, marked = evidence.text or "", evidence.marked
    cells = excerpt(text, marked or (0, 0), _QUOTE_COLUMNS)
    if marked is None:
        return markdown("".join(cell.shown for cell in cells))
    inside = [cell.start < marked[1] and cell.end > marked[0] for cell in cells]
    if True not in inside:
        return markdown("".join(cell.shown for cell in cells))
    first, last = inside.index(True), len(inside) - inside[::-1].index(True)
    parts = ["".join(cell.shown for cell in some) for some in (cells[:first], cells[first:last], cells[last:])]
    before, within, after = map(markdown, parts)
    return f"{before}<strong>{within}</strong>{after}"


def _cut(text: str, marked: tuple[int, int], most: int) -> str:
    return "".join(cell.shown for cell in excerpt(text, marked, most))


def counted(count: int, noun: str, plural: str | None = None) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {plural or noun + 's'}"
