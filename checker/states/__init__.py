"""Two states of a project held against each other: which facts they have otherwise, which findings are new."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model import Changes, Finding, Report, State
from checker.settle import fingerprinted
from checker.states.facts import Renames, changed_facts


def known(findings: Iterable[Finding], earlier: Iterable[Finding], renames: Renames) -> tuple[Finding, ...]:
    """The findings, those marked that an earlier state has open as well: code, fact, article and values are alike.

    What was acknowledged then and no longer is counts as new: somebody has just decided so.
    """
    before = {one.fingerprint for one in _renamed(earlier, renames) if one.acknowledged is None}
    return tuple(one._replace(known=one.fingerprint in before) for one in findings)


def compare(old: Report, new: Report, states: tuple[State, State], renames: Renames) -> Changes:
    """What changed from one report to the other; `states` says what they are reports of."""
    facts, same = changed_facts(old, new, renames)
    before = {one.fingerprint: one for one in _renamed(old.findings, renames)}
    after = {one.fingerprint: one for one in new.findings}
    opened = {mark for mark, one in before.items() if one.acknowledged is None}
    added = {mark: one for mark, one in after.items() if one.acknowledged is None and mark not in opened}
    acknowledged = {mark: one for mark, one in after.items() if one.acknowledged is not None and mark in opened}
    return Changes(
        old=states[0],
        new=states[1],
        facts=facts,
        same=same,
        added=tuple(added.values()),
        fixed=tuple(one for mark, one in before.items() if mark in opened and mark not in after),
        acknowledged=tuple(acknowledged.values()),
        unchanged=tuple(one for mark, one in after.items() if mark not in added and mark not in acknowledged),
        report=new,
    )


def _renamed(findings: Iterable[Finding], renames: Renames) -> list[Finding]:
    """The findings as if their files had always borne their later names."""
    if not renames:
        return list(findings)

    def now(path: str) -> str:
        return renames.get(path, path)

    moved = [
        one._replace(
            place=one.place._replace(path=now(one.place.path)),
            values=tuple(sorted((now(path), said) for path, said in one.values)),
        )
        for one in findings
    ]
    return fingerprinted(moved)
