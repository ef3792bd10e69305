"""Facts that can't all be true: the vocabulary's three constraints, and no expression language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from checker import quantities
from checker.evidence import ReadArticle, cause_of, cite_claim, place_of, shown
from checker.model import Constraint, Fact, Finding, Judged, Registry

_Facts = dict[tuple[str, str, str], list[Judged]]  # (story, subject, attribute) -> claims


def check_constraints(facts: Sequence[Fact], registry: Registry, texts: Mapping[str, ReadArticle]) -> list[Finding]:
    """One FL213 for each subject that breaks a constraint, with every claim that takes part."""
    table: _Facts = {}
    for fact in facts:
        table.setdefault((fact.story, fact.subject, fact.attribute.id), []).extend(fact.judged)
    findings: list[Finding] = []
    for constraint in registry.constraints:
        match constraint.kind:
            case "part_within_whole":
                findings.extend(_part_within_whole(constraint, table, texts))
            case "threshold_met":
                findings.extend(_threshold_met(constraint, table, texts))
            case "duration_covers":
                findings.extend(_duration_covers(constraint, table, texts))
            case _:
                assert_never(constraint.kind)
    return findings


def _subjects(table: _Facts, attribute: str) -> Iterable[tuple[str, str, list[Judged]]]:
    for (story, subject, name), judged in sorted(table.items()):
        if name == attribute:
            yield story, subject, judged


def _part_within_whole(constraint: Constraint, table: _Facts, texts: Mapping[str, ReadArticle]) -> Iterable[Finding]:
    """The dates of a part lie within those of the whole, as far as both are stated."""
    of, along = constraint.fields["of"], constraint.fields["along"]
    for story, part, links in _subjects(table, along):
        own = table.get((story, part, of), [])
        for link in links:
            whole = table.get((story, link.claim.value.id, of), [])
            outside = [
                a
                for a in own
                if whole and all(quantities.date_within(a.claim.value, b.claim.value) is False for b in whole)
            ]
            if outside:
                yield _finding(
                    f"{story}/{part}.{of}",
                    f"{part} is part of {link.claim.value.id}, but {part}.{of} ({_listed(outside)}) "
                    f"lies outside {link.claim.value.id}.{of} ({_listed(whole)})",
                    [*outside, link, *whole],
                    texts,
                )


def _threshold_met(constraint: Constraint, table: _Facts, texts: Mapping[str, ReadArticle]) -> Iterable[Finding]:
    """A count that reaches its threshold, and a claim that says the consequence has not come."""
    count, threshold = constraint.fields["count"], constraint.fields["threshold"]
    for story, subject, counts in _subjects(table, count):
        limits = table.get((story, subject, threshold), [])
        denials = [
            one
            for attribute, denial in sorted(constraint.fields["contradicted_by"].items())
            for one in table.get((story, subject, attribute), [])
            if getattr(one.claim.value, "id", None) == denial
        ]
        met = [one for one in counts if any(quantities.reaches(one.claim.value, limit.claim.value) for limit in limits)]
        if met and denials:
            yield _finding(
                f"{story}/{subject}.{count}",
                f"{subject}.{count} ({_listed(met)}) reaches {subject}.{threshold} ({_listed(limits)}), "
                f"yet the text says {_listed(denials)}",
                [*met, *limits, *denials],
                texts,
            )


def _duration_covers(constraint: Constraint, table: _Facts, texts: Mapping[str, ReadArticle]) -> Iterable[Finding]:
    """What lasted so long can't span more days, its parts included."""
    duration, dates, along = constraint.fields["duration"], constraint.fields["dates"], constraint.fields["along"]
    for story, subject, durations in _subjects(table, duration):
        parts = [
            part for _, part, links in _subjects(table, along) if any(link.claim.value.id == subject for link in links)
        ]
        days = [one for name in (subject, *parts) for one in table.get((story, name, dates), [])]
        span = quantities.days_spanned([one.claim.value for one in days])
        short = [one for one in durations if span is not None and quantities.shorter_than(one.claim.value, span)]
        if short:
            yield _finding(
                f"{story}/{subject}.{duration}",
                f"{subject}.{duration} is {_listed(short)}, but {subject}.{dates} spans {span} days ({_listed(days)})",
                [*short, *days],
                texts,
            )


def _shown(judged: Judged) -> str:
    return shown(judged.claim.attribute, judged.claim.value)


def _listed(judged: Sequence[Judged]) -> str:
    return ", ".join(dict.fromkeys(map(_shown, judged)))


def _finding(fact: str, message: str, judged: Sequence[Judged], texts: Mapping[str, ReadArticle]) -> Finding:
    first = judged[0]
    values: dict[str, list[str]] = {}
    for one in judged:
        said = f"{one.claim.key}: {_shown(one)}"
        if said not in values.setdefault(one.claim.article, []):
            values[one.claim.article].append(said)
    return Finding(
        code="FL213",
        message=message,
        place=place_of(first, texts),
        fact=fact,
        evidence=tuple(cite_claim(one, texts, _shown(one)) for one in judged),
        values=tuple((path, tuple(values[path])) for path in sorted(values)),
        causes=tuple(cause_of(one) for one in judged),
        hint="these can't all be true: correct the one that is wrong, or acknowledge it with a reason",
    )
