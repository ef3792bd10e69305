"""Markdown for a comment on a pull request: what changes in facts, and what that does to the findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model import Changes, FactChange
from checker.report import Options
from checker.report.changes.sentences import (
    compared,
    facts_counted,
    findings_counted,
    kinds_counted,
    movement,
    ordered,
    subject,
)
from checker.report.display import inert
from checker.report.escapes import markdown
from checker.report.markdown import Page, counted, folded, listed


def render(changes: Changes, options: Options) -> str:
    """Facts first, then new findings; what is fixed or known is folded. It ends with what had to be cut."""
    page = Page(options.budget)
    page.add(f"## factlint: {_headline(changes)}", "", f"{markdown(compared(changes))}.", "")
    page.add(f"- {facts_counted(changes)}", f"- {findings_counted(changes)}", "")
    cut = [_facts(page, changes.facts)]
    cut.append(listed(page, "### New findings", ordered(changes.added)))
    cut.append(folded(page, "fixed finding", ordered(changes.fixed)))
    cut.append(folded(page, "finding acknowledged since", ordered(changes.acknowledged)))
    said = [one for one in cut if one]
    return inert(page.text(f"\n_Cut to fit: {', '.join(said)}. The JSON report has them all._" if said else ""))


def _headline(changes: Changes) -> str:
    facts = kinds_counted(changes) or "no fact changed"
    findings = counted(len(changes.added), "new finding") if changes.added else "no new finding"
    return f"{facts}; {findings}"


def _facts(page: Page, facts: Sequence[FactChange]) -> str:
    """Adds a table; what it had to leave out, in words."""
    if not facts:
        return ""
    half = page.room // 2  # the findings need room, too
    shown = 0
    if page.add("| | fact | what the articles say |", "| --- | --- | --- |"):
        for change in facts:
            if page.room < half or not page.add(_row(change)):
                break
            shown += 1
        page.add("")
    return counted(len(facts) - shown, "fact") if shown < len(facts) else ""


def _row(change: FactChange) -> str:
    return f"| {_joined((change.kind, subject(change), movement(change)))} |"


def _joined(cells: Iterable[str]) -> str:
    return " | ".join(map(markdown, cells))
