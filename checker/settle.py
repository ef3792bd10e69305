"""Findings made final: one per cause, with severity and fingerprint, in the order of reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.cache import digest
from checker.model import Config, Finding
from checker.rules import severities

# What is said of a claim against its text leaves nothing to say about the same words elsewhere: a name that
# is nearly another, in a quote that was found to be wrong, included.
_OUTRANKED = ("FL2", "FL3", "FL107")
# An absent subject, a drifted wording and a language without recogniser are no statement about a value.
_SILENCING = ("FL101", "FL103", "FL104", "FL105", "FL106", "FL107", "FL110")


Spans = dict[str, list[tuple[int, int]]]


def silence(findings: Sequence[Finding]) -> list[Finding]:
    """One cause, one finding: FL1xx silences FL2xx and FL3xx that stand on the same words of an article.

    What is acknowledged stays: it is known, and its acknowledgement is in use.
    """
    spans = {code: _spans(one for one in findings if one.code == code) for code in _SILENCING}
    left = [
        one
        for one in findings
        if one.acknowledged
        or not one.code.startswith(_OUTRANKED)
        or not any(_covered(_spans([one]), taken) for code, taken in spans.items() if code != one.code)
    ]
    return _one_per_fact(left)


def _one_per_fact(findings: Sequence[Finding]) -> list[Finding]:
    """Without those that say of some words what an earlier finding of the same fact and code says of them.

    A claimed name that is a variant is found twice: among the claims, and in the text.
    """
    kept: list[Finding] = []
    said: dict[tuple[str, str], Spans] = {}
    for one in findings:
        if one.fact is not None:
            words = said.setdefault((one.code, one.fact), {})
            if any(low < end and start < high for path, start, end in one.causes for low, high in words.get(path, ())):
                continue
            for path, spans in _spans([one]).items():
                words.setdefault(path, []).extend(spans)
        kept.append(one)
    return kept


def _spans(findings: Iterable[Finding]) -> Spans:
    spans: Spans = {}
    for finding in findings:
        for path, start, end in finding.causes:
            spans.setdefault(path, []).append((start, end))
    return spans


def _covered(spans: Spans, taken: Spans) -> bool:
    """Whether some article's every span has a cause of its own: what stands elsewhere in it remains to be said."""
    return any(
        all(any(low < end and start < high for low, high in taken.get(path, ())) for start, end in stretches)
        for path, stretches in spans.items()
    )


def settle(config: Config, findings: Iterable[Finding]) -> list[Finding]:
    """The findings of rules that are on, with severity and fingerprint, by path, line, column and code."""
    weights = severities(config.select, config.ignore, config.severity)
    settled = [
        finding._replace(severity=weights[finding.code]) for finding in findings if weights[finding.code] != "off"
    ]
    unique = {(one.code, one.place, one.message): one for one in reversed(settled)}
    return fingerprinted(unique.values())


def fingerprinted(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of reports, each with a fingerprint.

    The second and later ones of a fingerprint get one of their own: some formats drop equals.
    """
    seen: dict[str, int] = {}
    told = []
    for one in sorted(findings, key=_order):
        mark = fingerprint(one)
        count = seen.get(mark, 0)
        seen[mark] = count + 1
        told.append(one._replace(fingerprint=_hashed([mark, str(count)]) if count else mark))
    return told


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.place
    return place.path, place.line, place.column, finding.code, finding.message


def fingerprint(finding: Finding) -> str:
    """A hash of code, fact, article and values: it survives moved lines, and a changed value changes it.

    Not of what other articles are cited for: one more that agrees makes no new finding.
    """
    parts = [finding.code, finding.fact or "", finding.place.path]
    for path, values in sorted(finding.values):
        parts += [path, *values]
    return _hashed(parts)


def _hashed(parts: Sequence[str]) -> str:
    return digest(*(part.encode("utf-8", "surrogatepass") for part in parts)).hex()
