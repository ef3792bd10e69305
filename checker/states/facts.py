"""What articles state of each fact in two states of a project, and where that differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checker.evidence import nearest, shown
from checker.model import Fact, FactChange, Judged, Place, Relation, Stated, Verdict, Voice
from checker.states.structure import Difference, differences
from checker.values import value_type
from checker.values.list import ListValue

Renames = Mapping[str, str]  # path in the earlier state -> path in the later one
_Key = tuple[str, str]  # the fact's name, and of a statement who says it


class _Said(NamedTuple):
    """What one article states of a fact."""

    language: str
    stated: tuple[Stated, ...]
    place: Place


class _Spoken(NamedTuple):
    """A fact as one state has it; under cardinality `each` its several values together."""

    fact: Fact
    by_article: dict[str, _Said]


def changed_facts(old: Iterable[Fact], new: Iterable[Fact], renames: Renames) -> tuple[tuple[FactChange, ...], int]:
    """The facts that changed, by story and name, and how many did not."""
    before, after = _spoken(old, renames), _spoken(new, {})
    pairs = [(before.get(key), after.get(key)) for key in sorted(before.keys() | after.keys())]
    differing = [pair for pair in _joined(pairs) if _stated(pair[0]) != _stated(pair[1])]
    structures = [(_structure(was), _structure(now)) for was, now in differing]
    found = differences(structures)
    changes = [_change(was, now, found[index]) for index, (was, now) in enumerate(differing)]
    same = len(after) - sum(one.kind != "removed" for one in changes)
    return tuple(sorted(changes, key=lambda one: (one.story, one.fact, one.according_to or ""))), same


def _spoken(facts: Iterable[Fact], renames: Renames) -> dict[_Key, _Spoken]:
    table: dict[_Key, tuple[Fact, dict[str, list[Judged]]]] = {}
    for fact in facts:
        _, articles = table.setdefault((fact.id, _speaker(fact) or ""), (fact, {}))
        for one in fact.judged:
            articles.setdefault(renames.get(one.claim.article, one.claim.article), []).append(one)
    return {
        key: _Spoken(fact, {path: _said(articles[path]) for path in sorted(articles)})
        for key, (fact, articles) in table.items()
    }


def _speaker(fact: Fact) -> str | None:
    return fact.judged[0].claim.qualifiers.according_to if fact.attribute.type == "statement" else None


def _said(judged: Sequence[Judged]) -> _Said:
    """Each value once: what an article says twice is no other fact."""
    stated = {_value(one): one for one in reversed(judged)}
    first = judged[0].claim
    ordered = sorted(stated, key=lambda one: (one.value, one.claimed, one.verdict.value))
    return _Said(first.language, tuple(ordered), first.quote_place)


def _value(judged: Judged) -> Stated:
    """What the article says; where its text is known to say something else than the claim, what the text says."""
    claim = judged.claim
    claimed = shown(claim.attribute, claim.value)
    rivals = tuple(pair for pair in judged.considered if pair[1] is not Relation.EQUAL)
    if isinstance(claim.value, ListValue):
        show = value_type(claim.value.items).show
        return Stated(claimed, claimed, tuple(map(show, claim.value.members)), judged.verdict)
    value = claimed
    if judged.verdict is Verdict.REFUTED and len(rivals) == len(judged.considered) > 0:
        value = shown(claim.attribute, nearest(judged).value)
    return Stated(value, claimed, (value,), judged.verdict)


def _joined(
    pairs: Sequence[tuple[_Spoken | None, _Spoken | None]],
) -> list[tuple[_Spoken | None, _Spoken | None]]:
    """The pairs, a fact that goes and one that comes made one where only their qualifiers tell them apart.

    A qualifier that one article states joins all the others, so that the fact's name changes for all of them.
    """
    gone: dict[tuple[str, str, str, str], list[_Spoken]] = {}
    come: dict[tuple[str, str, str, str], list[_Spoken]] = {}
    for was, now in pairs:
        if now is None and was is not None:
            gone.setdefault(_about(was), []).append(was)
        elif was is None and now is not None:
            come.setdefault(_about(now), []).append(now)
    alike = {about for about, some in gone.items() if len(some) == len(come.get(about, ())) == 1}
    joined = [pair for pair in pairs if (pair[0] and pair[1]) or _about(pair[0] or pair[1]) not in alike]
    return [*joined, *((gone[about][0], come[about][0]) for about in sorted(alike))]


def _about(spoken: _Spoken | None) -> tuple[str, str, str, str]:
    assert spoken is not None
    fact = spoken.fact
    return fact.story, fact.subject, fact.attribute.id, _speaker(fact) or ""


def _stated(spoken: _Spoken | None) -> dict[str, tuple[Stated, ...]] | None:
    return None if spoken is None else {path: said.stated for path, said in spoken.by_article.items()}


def _structure(spoken: _Spoken | None) -> dict[str, list[str] | set[str]]:
    """The members that each article has, in order where that counts."""
    if spoken is None:
        return {}
    members = {path: [m for one in said.stated for m in one.members] for path, said in spoken.by_article.items()}
    return {path: own if spoken.fact.attribute.ordered else set(own) for path, own in members.items()}


def _change(was: _Spoken | None, now: _Spoken | None, found: Mapping[str, Difference]) -> FactChange:
    spoken = now or was
    assert spoken is not None
    fact = spoken.fact
    before, after = (was.by_article if was else {}), (now.by_article if now else {})
    voices = []
    for path in sorted(before.keys() | after.keys()):
        said = after.get(path) or before[path]
        gained, lost = found.get(path, ((), ()))
        stated = (before[path].stated if path in before else ()), (after[path].stated if path in after else ())
        voices.append(Voice(path, said.language, *stated, gained, lost, said.place))
    return FactChange(
        kind="new" if was is None else "removed" if now is None else "changed",
        fact=fact.id,
        previous=was.fact.id if was is not None and was.fact.id != fact.id else None,
        according_to=_speaker(fact),
        story=fact.story,
        subject=fact.subject,
        attribute=fact.attribute,
        on_behalf_of=fact.on_behalf_of,
        as_of=fact.as_of,
        voices=tuple(voices),
    )
