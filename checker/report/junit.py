"""JUnit's XML as GitLab and Jenkins read it: each claim is a test of its article, passing ones included.

https://docs.gitlab.com/ci/testing/unit_test_reports/ and
https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd.
A test is a claim and keeps its name whether it passes or not, so that systems can tell new failures from
old ones; what no claim is about is a test of its own. A test fails where the run does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.model import Finding, Judged, Place, Report, Verdict
from checker.report import Options
from checker.report.display import safe
from checker.report.escapes import xml
from checker.report.places import place_of
from checker.report.summary import ordered_claims, ordered_findings
from checker.report.text import block
from checker.rules import RULES

_MOST_BYTES = 30_000_000  # GitLab reads no larger file
_LEFT_FREE = 100_000  # for what stands around the tests
_WIDTH = 100  # columns of what a failed test prints
_FILES = "FL0"  # codes of what could not be read

ClaimKey = tuple[str, str]  # (article path, claim id)


class _Case(NamedTuple):
    """One test."""

    suite: str  # path of the article or file
    outcome: str  # passed, failure, error or skipped
    element: str


def render(report: Report, options: Options) -> str:
    """A suite for each article and for each file that a finding is about; no test is left out but where it must be."""
    cases = _cases(report, options)
    kept = _fitting(cases)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="factlint"{_counts(kept, "tests", "failures", "errors")}>',
    ]
    suites: dict[str, list[_Case]] = {}
    for case in kept:
        suites.setdefault(case.suite, []).append(case)
    for name in sorted(suites):
        counts = _counts(suites[name], "tests", "failures", "errors", "skipped")
        lines.append(f'<testsuite name="{xml(name)}"{counts}>')
        lines += [case.element for case in suites[name]]
        lines.append("</testsuite>")
    if len(kept) < len(cases):
        left = len(cases) - len(kept)
        said = f"{left} of {len(cases)} tests are left out, passing ones first: the file would be too large"
        lines += ['<testsuite name="factlint" tests="0" failures="0" errors="0" skipped="0" time="0">']
        lines += [f"<system-out>{said}</system-out>", "</testsuite>"]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _counts(cases: Sequence[_Case], *shown: str) -> str:
    by_outcome = Counter(case.outcome for case in cases)
    counts = {
        "tests": len(cases),
        "failures": by_outcome["failure"],
        "errors": by_outcome["error"],
        "skipped": by_outcome["skipped"],
    }
    return "".join(f' {name}="{counts[name]}"' for name in shown) + ' time="0"'


def _fitting(cases: Sequence[_Case]) -> list[_Case]:
    """The tests that fit in the file, passing ones left out first."""
    room = _MOST_BYTES - _LEFT_FREE
    kept = set()
    for index in sorted(range(len(cases)), key=lambda index: (cases[index].outcome == "passed", index)):
        room -= len(cases[index].element.encode("utf-8", "backslashreplace")) + 1
        if room < 0:
            break
        kept.add(index)
    return [case for index, case in enumerate(cases) if index in kept]


# --- tests ------------------------------------------------------------------------------------


def _cases(report: Report, options: Options) -> list[_Case]:
    claims = ordered_claims(report)
    known = {(one.claim.article, one.claim.id) for one in claims}
    of_claim: dict[ClaimKey, list[Finding]] = {}
    alone: list[Finding] = []
    for finding in ordered_findings(report):
        key = _claim_of(finding, known)
        if key is None:
            alone.append(finding)
        else:
            of_claim.setdefault(key, []).append(finding)
    facts = {(one.claim.article, one.claim.id): fact.id for fact in report.facts for one in fact.judged}
    names: Counter[tuple[str, str]] = Counter()
    cases = []
    for one in claims:
        claim = one.claim
        key = claim.article, claim.id
        name = _once(facts.get(key, f"{claim.story}/{claim.key}"), claim.article, names)
        cases.append(_claim_case(one, name, of_claim.get(key, ()), options))
    for finding in alone:
        name = _once(f"{finding.fact or finding.message} {finding.code}", finding.place.path, names)
        cases.append(_finding_case(finding, name, options))
    return cases


def _once(name: str, suite: str, names: Counter[tuple[str, str]]) -> str:
    """The name, numbered where the suite has it already: of two tests with one name, readers drop one."""
    name = safe(name)
    names[suite, name] += 1
    return name if names[suite, name] == 1 else f"{name} #{names[suite, name]}"


def _claim_of(finding: Finding, known: Iterable[ClaimKey]) -> ClaimKey | None:
    """The claim that a finding is at: where it stands, or whose claim file it stands in."""
    cited = [(one.article or "", one.claim, place_of(one)) for one in finding.evidence if one.claim is not None]
    articles = {article for article, _, _ in cited}
    for article, claim, place in cited:
        here = place is not None and _touch(place, finding.place)
        if (article, claim) in known and (here or finding.place.path not in articles):
            return article, claim
    return next(
        (
            (article, claim)
            for article, claim, _ in cited
            if article == finding.place.path and (article, claim) in known
        ),
        None,
    )


def _touch(a: Place, b: Place) -> bool:
    return a.path == b.path and a.line <= b.end_line and b.line <= a.end_line


def _claim_case(judged: Judged, name: str, findings: Sequence[Finding], options: Options) -> _Case:
    claim = judged.claim
    open_ones = [one for one in findings if one.acknowledged is None]
    failing = [one for one in open_ones if _fails(one, options)]
    reasons = [one.acknowledged.reason for one in findings if one.acknowledged is not None]
    outcome, parts = "passed", []
    if failing:
        outcome, parts = "failure", [_failure("failure", failing)]
    elif reasons:
        outcome, parts = "skipped", [f'<skipped message="{xml("acknowledged: " + "; ".join(reasons))}"/>']
    elif judged.verdict is not Verdict.SUPPORTED:  # never read as a pass
        outcome, parts = "skipped", [f'<skipped message="{judged.verdict.value.replace("_", " ")}"/>']
    lighter = [one for one in open_ones if one not in failing]
    if lighter:
        parts.append(f"<system-out>{_printed(lighter)}</system-out>")
    shown = f"{claim.article} [{claim.language}]"
    return _Case(claim.article, outcome, _element(name, shown, options.prefix + claim.article, parts))


def _finding_case(finding: Finding, name: str, options: Options) -> _Case:
    path = finding.place.path
    if finding.acknowledged is not None:
        outcome = "skipped"
        parts = [f'<skipped message="{xml(f"acknowledged: {finding.acknowledged.reason}")}"/>']
    elif not _fails(finding, options):
        outcome, parts = "passed", [f"<system-out>{_printed([finding])}</system-out>"]
    else:
        outcome = "error" if finding.code.startswith(_FILES) else "failure"
        parts = [_failure(outcome, [finding])]
    return _Case(path, outcome, _element(name, path, options.prefix + path, parts))


def _fails(finding: Finding, options: Options) -> bool:
    return finding.severity in options.failing and not finding.known


def _failure(tag: str, findings: Sequence[Finding]) -> str:
    """The first finding's message and type, and all of them as content: GitLab reads only that."""
    first = findings[0]
    kind = f"{first.code} {RULES[first.code].name}"
    return f'<{tag} message="{xml(first.message)}" type="{kind}">{_printed(findings)}</{tag}>'


def _printed(findings: Iterable[Finding]) -> str:
    return "\n\n".join("\n".join(map(xml, block(one, _WIDTH))) for one in findings)


def _element(name: str, shown: str, file: str, parts: Sequence[str]) -> str:
    opening = f'<testcase classname="{xml(shown)}" name="{xml(name)}" file="{xml(file)}" time="0"'
    return f"{opening}>{''.join(parts)}</testcase>" if parts else f"{opening}/>"
