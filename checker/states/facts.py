"""What articles state of each fact in two states of a project, and where that differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checker.evidence import nearest, shown
from checker.model import Fact, FactChange, Judged, Place, Relation, Report, Stated, Verdict, Voice
from checker.states.structure import Difference, differences
from checker.text.positions import LineIndex
from checker.values import value_type
from checker.values.list import ListValue

Renames = Mapping[str, str]  # path in the earlier state -> path in the later one
_Texts = Mapping[str, LineIndex]  # by path
_Key = tuple[str, str, str]  # the fact's name, of a statement who says it, under cardinality `each` the value


class _Said(NamedTuple):
    """What one article states of a fact, in order, and the claim behind each value."""

    stated: tuple[Stated, ...]
    judged: tuple[Judged, ...]


class _Spoken(NamedTuple):
    """A fact as one state has it."""

    fact: Fact
    by_article: dict[str, _Said]


def changed_facts(old: Report, new: Report, renames: Renames) -> tuple[tuple[FactChange, ...], int]:
    """The facts that changed, by story and name, and how many did not."""
    before, after = _spoken(old.facts, renames), _spoken(new.facts, {})
    pairs = [(before.get(key), after.get(key)) for key in sorted(before.keys() | after.keys())]
    differing = [pair for pair in _joined(pairs) if _stated(pair[0]) != _stated(pair[1])]
    texts = (_lines(old), _lines(new))
    structures = [(_structure(was), _structure(now)) for was, now in differing]
    found = differences(structures)
    changes = [_change(was, now, found[index], texts) for index, (was, now) in enumerate(differing)]
    same = len(after) - sum(one.kind != "removed" for one in changes)
    return tuple(sorted(changes, key=lambda one: (one.story, one.fact, one.according_to or ""))), same


def _spoken(facts: Iterable[Fact], renames: Renames) -> dict[_Key, _Spoken]:
    table = {}
    for fact in facts:
        articles: dict[str, list[Judged]] = {}
        for one in fact.judged:
            articles.setdefault(renames.get(one.claim.article, one.claim.article), []).append(one)
        said = {path: _said(articles[path]) for path in sorted(articles)}
        own = next(iter(said.values())).stated[0].claimed if fact.attribute.cardinality == "each" else ""
        table[fact.id, _speaker(fact) or "", own] = _Spoken(fact, said)
    return table


def _speaker(fact: Fact) -> str | None:
    return fact.judged[0].claim.qualifiers.according_to if fact.attribute.type == "statement" else None


def _said(judged: Sequence[Judged]) -> _Said:
    """Each value once: what an article says twice is no other fact."""
    stated = {_value(one): one for one in reversed(judged)}
    ordered = sorted(stated, key=lambda one: (one.value, one.claimed, one.verdict.value))
    return _Said(tuple(ordered), tuple(stated[one] for one in ordered))


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
    """The pairs, a fact that goes and one that comes made one where they are the only ones of their attribute.

    A qualifier that one article states joins all the others, so that the fact's name changes for all of them;
    and under cardinality `each` another value is another fact.
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


def _stated(spoken: _Spoken | None) -> tuple[str, dict[str, tuple[Stated, ...]]] | None:
    if spoken is None:
        return None
    return spoken.fact.id, {path: said.stated for path, said in spoken.by_article.items()}


def _structure(spoken: _Spoken | None) -> dict[str, list[str] | set[str]]:
    """The members that each article has, in order where that counts."""
    if spoken is None:
        return {}
    members = {path: [m for one in said.stated for m in one.members] for path, said in spoken.by_article.items()}
    return {path: own if spoken.fact.attribute.ordered else set(own) for path, own in members.items()}


def _lines(report: Report) -> _Texts:
    return {article.path: LineIndex(article.on_disk) for article in report.articles}


def _change(
    was: _Spoken | None, now: _Spoken | None, found: Mapping[str, Difference], texts: tuple[_Texts, _Texts]
) -> FactChange:
    spoken = now or was
    assert spoken is not None
    fact = spoken.fact
    before, after = (was.by_article if was else {}), (now.by_article if now else {})
    voices = []
    for path in sorted(before.keys() | after.keys()):
        stated = (before[path].stated if path in before else ()), (after[path].stated if path in after else ())
        gained, lost = found.get(path, ((), ()))
        one = _telling(after[path], stated[0]) if path in after else before[path].judged[0]
        cited = _cited(one, texts[path in after])
        voices.append(Voice(path, one.claim.language, *stated, gained, lost, *cited))
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


def _telling(said: _Said, before: Sequence[Stated]) -> Judged:
    """The claim that says something new, where one does."""
    pairs = zip(said.stated, said.judged, strict=True)
    return next((judged for stated, judged in pairs if stated not in before), said.judged[0])


def _cited(judged: Judged, texts: _Texts) -> tuple[str, Place]:
    """A claim's quote and its place: as the article has them, or else the claim file."""
    claim = judged.claim
    lines = texts.get(claim.article)
    if lines is None or judged.start is None or judged.end is None:
        return claim.quote, claim.quote_place
    place = Place(claim.article, *lines.position(judged.start), *lines.position(judged.end))
    return lines.text[judged.start : judged.end], place
