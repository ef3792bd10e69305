"""Where a finding stands for systems that show one place of it and link the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checker.model import SEVERITIES, Evidence, Finding, Place, Report
from checker.report.display import excerpt

_LINE_BREAK = re.compile("\r\n|\r|\n")  # as `text.positions` counts lines
_QUOTE_COLUMNS = 100  # of a quote, cut around what differs in it
_VALUE_COLUMNS = 60

ClaimPlaces = Mapping[tuple[str, str], Place]  # (article path, claim id) -> where the claim file says it


class Related(NamedTuple):
    """Another place of a finding, and what it says."""

    place: Place
    said: str  # "fr: 72 country: “72 pays”", or "claim"; not escaped


def open_findings(report: Report) -> list[Finding]:
    """The findings that are not acknowledged, those that matter most first: where there are limits, these stay.

    That is new ones, then by severity, then those in files that a change touches.
    """
    changed = report.changed or frozenset()
    return sorted(
        (one for one in report.findings if one.acknowledged is None),
        key=lambda one: (
            one.known,
            SEVERITIES.index(one.severity),
            primary(one, changed).path not in changed,
            *_order(one),
        ),
    )


def _order(finding: Finding) -> tuple[str, int, str, int, str, str]:
    place = finding.place
    return place.path, place.line, finding.code, place.column, finding.fingerprint, finding.message


def claim_places(report: Report) -> ClaimPlaces:
    """Where each claim stands in its claim file."""
    return {(one.claim.article, one.claim.id): one.claim.place for one in report.judged}


def primary(finding: Finding, changed: Iterable[str] | None) -> Place:
    """The one place that is shown: on the changed side where a change is known, else the finding's own.

    Pull requests show a finding only where its lines are part of the change.
    """
    if changed and finding.place.path not in changed:
        for evidence in finding.evidence:
            place = place_of(evidence)
            if place is not None and place.path in changed:
                return place
    return finding.place


def place_of(evidence: Evidence) -> Place | None:
    """Where evidence stands in its article: the part that differs, if one is marked."""
    if evidence.article is None or evidence.text is None or evidence.line is None or evidence.column is None:
        return None
    start, end = evidence.marked or (0, len(evidence.text))
    line, column = _after(evidence.text[:start], evidence.line, evidence.column)
    return Place(evidence.article, line, column, *_after(evidence.text[start:end], line, column))


def _after(text: str, line: int, column: int) -> tuple[int, int]:
    """Line and column behind a text that begins at a line and column."""
    lines = _LINE_BREAK.split(text)
    return (line, column + len(text)) if len(lines) == 1 else (line + len(lines) - 1, len(lines[-1]) + 1)


def related(finding: Finding, shown: Place, claims: ClaimPlaces, most: int) -> list[Related]:
    """The other places of a finding, each once, at most `most`: what articles say, then the claim that says so."""
    found: list[Related] = []
    own: list[Related] = []
    seen = {shown}
    for evidence in finding.evidence:
        place = place_of(evidence)
        if place is not None and place not in seen and not _overlap(place, shown):
            seen.add(place)
            found.append(Related(place, _said(evidence)))
        claim = claims.get((evidence.article or "", evidence.claim or ""))
        if claim is not None and claim not in seen and (place is None or _overlap(place, shown)):
            seen.add(claim)
            own.append(Related(claim, "claim"))
    return [*found, *own][:most]


def _overlap(a: Place, b: Place) -> bool:
    return (
        a.path == b.path
        and (a.line, a.column) < (b.end_line, b.end_column)
        and (b.line, b.column) < (a.end_line, a.end_column)
    )


def stated(finding: Finding, shown: Place) -> str | None:
    """What the finding's own place says."""
    for evidence in finding.evidence:
        place = place_of(evidence)
        if place is not None and (place == shown or _overlap(place, shown)):
            return _said(evidence)
    return None


def _said(evidence: Evidence) -> str:
    """Language, value and quote; a name is its own quote."""
    text = evidence.text or ""
    value = None if evidence.value is None else _cut(evidence.value, (0, 0), _VALUE_COLUMNS)
    quote = None if text == evidence.value else f"“{_cut(text, evidence.marked or (0, 0), _QUOTE_COLUMNS)}”"
    return ": ".join(part for part in (evidence.language, value, quote) if part)


def _cut(text: str, marked: tuple[int, int], most: int) -> str:
    return "".join(cell.shown for cell in excerpt(text, marked, most))


def on_one_line(place: Place, texts: Mapping[str, str]) -> Place:
    """The place as far as it reaches on its first line; never empty where the line has something to show."""
    end = place.end_column
    if place.end_line != place.line:
        text = texts.get(place.path)
        lines = None if text is None else _LINE_BREAK.split(text)
        end = place.column + 1 if lines is None else len(lines[place.line - 1]) + 1
    return place._replace(end_line=place.line, end_column=max(end, place.column + 1))


def texts_of(report: Report) -> dict[str, str]:
    """The text of every article by its path."""
    return {article.path: article.on_disk for article in report.articles}


def unique_fingerprints(findings: Sequence[Finding]) -> list[str]:
    """A fingerprint for each finding, none twice: systems take two that are equal for one.

    Those that share one are told apart by their message and then counted, in the order of their places.
    """
    shared = Counter(one.fingerprint for one in findings)
    given: Counter[str] = Counter()
    by_place = sorted(range(len(findings)), key=lambda index: _order(findings[index]))
    marks = [""] * len(findings)
    for index in by_place:
        one = findings[index]
        mark = one.fingerprint if shared[one.fingerprint] == 1 else _hash(one.fingerprint, one.message)
        given[mark] += 1
        marks[index] = mark if given[mark] == 1 else _hash(mark, str(given[mark]))
    return marks


def _hash(*parts: str) -> str:
    from hashlib import blake2b  # slow to import

    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
