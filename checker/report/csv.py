"""The matrix of facts for spreadsheets: a row for each fact, columns for each article of its story.

Stories share columns: the first Swedish article of every story stands under `sv`, the second under `sv 2`.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from checker.model import Report
from checker.report import Options
from checker.report.display import inert, safe
from checker.report.page.matrix import Story, stories_of
from checker.report.page.rows import Cell, Row
from checker.report.page.states import states_of
from checker.report.summary import ordered_findings

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the encoding of the country it was sold in
_FACT = ("story", "subject", "attribute", "label", "qualifiers", "fact", "state", "codes", "acknowledged")
_ARTICLE = ("article", "value", "text", "state")
_JOINT = " · "
# https://owasp.org/www-community/attacks/CSV_Injection: what makes a cell a formula, also behind spaces or
# in full width. A plain number stays one.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")

Slot = tuple[str, int]  # (language, which of its articles in a story)


def render(report: Report, options: Options) -> str:
    """The table, with one line of headings; never more columns than the story with the most articles needs."""
    findings = ordered_findings(report)
    stories = stories_of(report, states_of(report, findings), findings, lambda kind, name: "")
    slots = sorted({slot for story in stories for slot in _slots(story)})
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    headings = [f"{_heading(slot)} {name}" for slot in slots for name in _ARTICLE]
    writer.writerow([*_FACT, *headings])
    for story in stories:
        own = _slots(story)
        for table in story.tables:
            for row in table.rows:
                cells = dict(zip(own, zip(row.cells, (one.path for one in story.columns), strict=True), strict=True))
                values = [value for slot in slots for value in _cell(*cells.get(slot, (None, "")))]
                writer.writerow([_guarded(one) for one in (*_fact(story, table.subject, row), *values)])
    return _BYTE_ORDER_MARK + stream.getvalue()


def _slots(story: Story) -> list[Slot]:
    """Which columns the story's articles stand in, in their order."""
    seen: Counter[str] = Counter()
    slots = []
    for article in story.columns:
        seen[article.language] += 1
        slots.append((article.language, seen[article.language]))
    return slots


def _heading(slot: Slot) -> str:
    return slot[0] if slot[1] == 1 else f"{slot[0]} {slot[1]}"


def _fact(story: Story, subject: str, row: Row) -> Sequence[str]:
    reasons = dict.fromkeys(one.acknowledged.reason for one in row.findings if one.acknowledged is not None)
    return (
        story.id,
        subject,
        _attribute(story, subject, row),
        row.label,
        ", ".join(row.beside),
        row.name,
        row.state.name,
        " ".join(row.codes),
        _JOINT.join(reasons),
    )


def _attribute(story: Story, subject: str, row: Row) -> str:
    """What the fact's id names behind its subject; nothing for wordings, which no claim is about."""
    return row.name.removeprefix(f"{story.id}/{subject}.").partition("@")[0] if row.is_fact else ""


def _cell(cell: Cell | None, path: str) -> Sequence[str]:
    """The article, what its claims say in the notation of claim files, the same in its own words, the state."""
    if cell is None:
        return ("", "", "", "")
    written = dict.fromkeys(one.judged.claim.written for one in cell.values if one.judged is not None)
    texts = dict.fromkeys(one.text for one in cell.values)
    return (path if cell.values else "", _JOINT.join(written), _JOINT.join(texts), cell.state.name)


def _guarded(text: str) -> str:
    """The text on one line, and no formula."""
    shown = inert(safe(text))
    return f"'{shown}" if _FORMULA.match(shown) and not _NUMBER.fullmatch(shown) else shown
