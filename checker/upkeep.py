"""Acknowledgements held against the findings of a run, and registry entries that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.coverage import Idle
from checker.evidence import ReadArticle
from checker.model import Acknowledgement, Finding, Judged, Registry


def acknowledge(
    findings: Sequence[Finding], acknowledgements: Sequence[Acknowledgement], today: str, *, full: bool
) -> list[Finding]:
    """The findings, known ones marked, with FL401 and FL402 for acknowledgements that no longer hold.

    `today` is an ISO date. Notes need no acknowledgement; one that names a note is used all the same.
    Unused and expired ones are judged in full runs only: a part of the claims can't tell.
    """
    settled: list[Finding] = []
    used: set[int] = set()
    expired: set[int] = set()
    for finding in findings:
        matches = [index for index, one in enumerate(acknowledgements) if _binds(one, finding)]
        holding = next((index for index in matches if not _is_past(acknowledgements[index], today)), None)
        if holding is not None:
            used.add(holding)
            settled.append(finding._replace(acknowledged=acknowledgements[holding]))
            continue
        expired.update(matches)
        settled.append(finding)
    if full:
        for index, one in enumerate(acknowledgements):
            if index in expired:
                settled.append(_expired(one, today))
            elif index not in used:
                settled.append(_unused(one, settled))
    return settled


def _is_past(one: Acknowledgement, today: str) -> bool:
    return one.until is not None and one.until < today


def _binds(one: Acknowledgement, finding: Finding) -> bool:
    """Code, fact (or article and text) and every value that was seen."""
    if one.code != finding.code:
        return False
    if one.fact is not None:
        return one.fact == finding.fact and _said(one.values.items()) == _said(finding.values)
    texts = {evidence.text for evidence in finding.evidence if evidence.article == one.article}
    seen = {value for path, values in finding.values if path == one.article for value in values}
    return one.text in texts | seen and (not one.values or _said(one.values.items()) == _said(finding.values))


def _said(values: Iterable[tuple[str, Sequence[str]]]) -> dict[str, frozenset[str]]:
    return {path: frozenset(said) for path, said in values if said}


def _name(one: Acknowledgement) -> str:
    return f"{one.code} {one.fact}" if one.fact is not None else f'{one.code} "{one.text}" in {one.article}'


def _expired(one: Acknowledgement, today: str) -> Finding:
    return Finding(
        code="FL402",
        message=f"the acknowledgement of {_name(one)} held until {one.until}; today is {today}",
        place=one.place,
        fact=one.fact,
        values=(("until", (one.until or "",)),),
        hint=f"mend what it excuses, or decide anew: {one.reason}",
    )


def _unused(one: Acknowledgement, findings: Sequence[Finding]) -> Finding:
    rivals = [
        finding
        for finding in findings
        if finding.code == one.code
        and one.fact is not None
        and finding.fact == one.fact
        and (not one.values or any(path in one.values for path, _ in finding.values))
    ]
    hint = "no such finding is left: remove the acknowledgement"
    if rivals:
        now = "; ".join(f"{path}: [{', '.join(said)}]" for path, said in rivals[0].values)
        hint = f"the values have changed since; the finding now has {now}"
        if any(rival.acknowledged is not None and _binds(one, rival) for rival in rivals):
            hint = "another acknowledgement holds for this finding: remove one of them"
        if not one.values:
            hint = f"it does not say which values were seen; the finding has {now}"
    return Finding(
        code="FL401",
        message=f"the acknowledgement of {_name(one)} meets no finding",
        place=one.place,
        fact=one.fact,
        values=tuple((path, said) for path, said in sorted(one.values.items())),
        hint=hint,
    )


def unused_ignores(path: str, idle: Iterable[Idle]) -> list[Finding]:
    """FL401 for words of an article that are ignored without need."""
    return [
        Finding(
            code="FL401",
            message=f'the ignored "{one.ignore.quote}" {one.why}',
            place=one.ignore.place,
            values=((path, (one.ignore.quote,)),),
            hint=one.advice,
        )
        for one in idle
    ]


def unused_entries(registry: Registry, texts: Iterable[ReadArticle], judged: Iterable[Judged]) -> list[Finding]:
    """FL403 for entities, roles and terms that no article names and no claim, attribute or other entry refers to."""
    used = {(hit.entry.registry, hit.entry.id) for text in texts for hit in text.reading.hits}
    for one in judged:
        claim = one.claim
        qualifiers = claim.qualifiers
        used.update(("entity", id) for id in (claim.subject, qualifiers.on_behalf_of, qualifiers.according_to) if id)
    used.update(("term", attribute.of) for attribute in registry.attributes.values() if attribute.of is not None)
    for constraint in registry.constraints:
        used.update(("term", id) for id in constraint.fields.get("contradicted_by", {}).values())
    findings: list[Finding] = []
    for table in (registry.entities, registry.roles, registry.terms):
        broader = {entry.broader for entry in table.values()}
        findings += [
            Finding(
                code="FL403",
                message=f"the {entry.registry} {entry.id} is used nowhere",
                place=entry.place,
                values=((entry.place.path, (entry.id,)),),
                hint="remove it, or correct the forms by which the articles should name it",
            )
            for entry in table.values()
            if (entry.registry, entry.id) not in used and entry.id not in broader
        ]
    return findings
