"""Findings for the page: by rule, those that want a decision first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.model import SEVERITIES, Evidence, Finding, Severity
from checker.report.page.rows import Row
from checker.report.page.states import ACKNOWLEDGED, DIFFERS, UNPROVEN, State
from checker.report.page.texts import link, parts
from checker.rules import RULES, Rule

_MOST_SIDES = 40  # a finding may cite every claim of an article; nobody reads that many quotes in a row


class Side(NamedTuple):
    """One article's side of a finding."""

    evidence: Evidence
    parts: list[str]  # the quote: before, inside and behind its mark
    article: str  # its path; what stands in its place where a finding is about none
    spots: tuple[tuple[str, str | None], ...]  # line and column of each place, and where on the page that is


class Shown(NamedTuple):
    """A finding."""

    finding: Finding
    anchor: str
    sides: tuple[Side, ...]
    more: int  # sides that are not shown
    place: str
    heading: str  # the fact that it is about, or its place
    target: str | None  # the row of the fact


class Group(NamedTuple):
    """The findings of one rule."""

    rule: Rule
    severity: Severity
    open: int
    shown: tuple[Shown, ...]


def state_of(finding: Finding) -> State:
    """The state in which the words stand that a finding cites without a claim."""
    if finding.acknowledged is not None:
        return ACKNOWLEDGED
    return DIFFERS if finding.code.startswith("FL2") else UNPROVEN


def groups_of(
    findings: Sequence[Finding],
    anchors: Mapping[int, str],
    begins: Mapping[tuple[str, int, int], str],
    rows: Mapping[int, Row],
) -> list[Group]:
    """The findings by rule, new ones first; `anchors` and `rows` are ids by index, `begins` those of cited spans."""
    by_code: dict[str, list[Shown]] = {}
    weight: dict[str, Severity] = {}
    for index, finding in sorted(
        enumerate(findings), key=lambda pair: (pair[1].acknowledged is not None, pair[1].known)
    ):
        place = f"{finding.place.path}:{finding.place.line}:{finding.place.column}"
        row = rows.get(index)
        sides = _sides(finding.evidence, begins)
        shown = Shown(
            finding,
            anchors[index],
            tuple(sides[:_MOST_SIDES]),
            max(len(sides) - _MOST_SIDES, 0),
            place,
            (finding.fact or place).rpartition("/")[2] if row is None else row.heading,
            None if row is None else row.anchor,
        )
        by_code.setdefault(finding.code, []).append(shown)
        weight[finding.code] = min(weight.get(finding.code, "note"), finding.severity, key=_rank)
    groups = []
    for code, shown_findings in by_code.items():
        opened = sum(one.finding.acknowledged is None for one in shown_findings)
        groups.append(Group(RULES[code], weight[code], opened, tuple(shown_findings)))
    return sorted(groups, key=lambda group: (not group.open, _rank(group.severity), group.rule.code))


def _rank(severity: Severity) -> int:
    return (*SEVERITIES, "off").index(severity)


def _sides(evidence: Sequence[Evidence], begins: Mapping[tuple[str, int, int], str]) -> list[Side]:
    """What a finding cites; the same words of one article stand once, at all their places."""
    places: dict[Evidence, dict[str, str | None]] = {}
    for one in evidence:
        said = one._replace(claim=None if one.article else one.claim, start=None, end=None, line=None, column=None)
        spots = places.setdefault(said, {})
        if one.line is not None:
            target = begins.get((one.article or "", one.start or 0, one.end or 0))
            spots[f"{one.line}:{one.column}"] = None if target is None else link(target)
    return [_side(one, spots) for one, spots in places.items()]


def _side(evidence: Evidence, spots: Mapping[str, str | None]) -> Side:
    quote = [] if evidence.text is None else parts(evidence.text, evidence.marked)
    article = evidence.article or evidence.claim or ""
    if not spots and evidence.text is not None:
        article = "the claim’s quote"  # words that stand nowhere in the article
    return Side(evidence, quote, article, tuple(spots.items()))
