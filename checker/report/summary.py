"""What a report comes to in figures, the same for every format."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from checker.model import SEVERITIES, Finding, Judged, Report, Validated, Verdict
from checker.report.display import excerpt

_QUOTE_COLUMNS = 80  # of a quote inside a message of one line


class Summary(NamedTuple):
    """The figures of one run."""

    articles: int
    claims: int
    facts: int
    verdicts: dict[str, int]  # every verdict, in the order of the enumeration; together they make `claims`
    quoted: int  # claims supported by their quote alone; they are among the supported ones
    findings: dict[str, int]  # by severity, heaviest first, without those acknowledged or known
    acknowledged: int
    known: int | None  # open findings that an earlier commit has as well; None: the run was held against none
    compared: int  # pairs of language versions that were held against each other without claims
    validated: Validated | None  # what was read, where no article was


def summarise(report: Report) -> Summary:
    """The figures of a report."""
    verdicts = Counter(judged.verdict for judged in report.judged)
    open_ones = [finding for finding in report.findings if finding.acknowledged is None]
    new_ones = Counter(finding.severity for finding in open_ones if not finding.known)
    return Summary(
        articles=len(report.articles),
        claims=len(report.judged),
        facts=len(report.facts),
        verdicts={verdict.value: verdicts[verdict] for verdict in Verdict},
        quoted=sum(judged.quoted for judged in report.judged),
        findings={severity: new_ones[severity] for severity in SEVERITIES},
        acknowledged=len(report.findings) - len(open_ones),
        known=None if report.since is None else sum(finding.known for finding in open_ones),
        compared=report.compared,
        validated=report.validated,
    )


def ordered_findings(report: Report) -> list[Finding]:
    """All findings by path, line and code; what still ties falls in an order of its own, never in the run's."""
    return sorted(
        report.findings,
        key=lambda finding: (
            finding.place.path,
            finding.place.line,
            finding.code,
            finding.place.column,
            finding.fact or "",
            finding.fingerprint,
            finding.message,
        ),
    )


def ordered_claims(report: Report) -> list[Judged]:
    """All claims by the place where they stand in their files."""

    def order(judged: Judged) -> tuple[str, int, int, str]:
        place = judged.claim.place
        return place.path, place.line, place.column, judged.claim.id

    return sorted(report.judged, key=order)


def full_message(finding: Finding) -> str:
    """The message, a quote for each value in its own script, and what to do; nothing in it is escaped."""
    parts = [finding.message, ", ".join(_quotes(finding)), finding.hint]
    return "; ".join(part for part in parts if part)


def _quotes(finding: Finding) -> list[str]:
    """The first quote for each value, cut around its mark, unless the message has it already.

    What stands in an article comes before what only a claim file has.
    """
    quotes: dict[str | None, str] = {}
    for evidence in sorted(finding.evidence, key=lambda one: one.line is None):
        if evidence.text is not None and evidence.value not in quotes and evidence.text not in finding.message:
            language = f"{evidence.language} " if evidence.language else ""
            cut = excerpt(evidence.text, evidence.marked or (0, 0), _QUOTE_COLUMNS)
            words = "".join(cell.shown if cell.start < 0 else evidence.text[cell.start : cell.end] for cell in cut)
            quotes[evidence.value] = f"{language}“{words}”"
    return list(dict.fromkeys(quotes.values()))  # one quote may carry several values
