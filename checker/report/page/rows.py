"""Rows of the matrix: what each article says of one fact, in its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from checker.model import Article, Entry, Evidence, Fact, Finding, Judged, Registry
from checker.report.page.states import (
    AGREES,
    MISSING,
    SINGLE,
    STATES,
    State,
    States,
    heaviest,
    key_of,
    state_given,
)
from checker.report.page.texts import sentence, shorten, words
from checker.report.page.wording import Wording, wording

Anchors = Callable[[str, str], str]  # (kind, name) -> id of an element, given out once

_WORDING = "Wording in the text"
_MISSING_CODE = "FL211"
_VALUE_LIMIT = 140  # code points of a value in a cell; the row opens to all of it
_ANCHOR_LIMIT = 60  # code points of a value in the id of a row


class Value(NamedTuple):
    """One claim in a cell; or what a finding about no claim says of the article."""

    anchor: str
    text: str
    language: str
    state: State
    judged: Judged | None
    wording: Wording | None
    evidence: Evidence | None
    repeats: int = 0  # how many more claims of the cell have the same words and state …
    is_repeat: bool = False  # … of which this is one: the row opens to it


class Cell(NamedTuple):
    """What one article says of a fact."""

    state: State
    values: tuple[Value, ...]
    is_expected: bool = False  # missing, though the vocabulary asks for it in every article


class Row(NamedTuple):
    """One fact."""

    anchor: str
    label: str
    name: str  # the fact's id
    heading: str  # subject and label
    beside: tuple[str, ...]  # what tells it from other facts of the attribute: qualifiers
    state: State
    states: str  # letters of all states that the row can be filtered by
    codes: tuple[str, ...]
    is_fact: bool  # False: wordings that a finding compares, and that no claim covers
    findings: tuple[Finding, ...]
    cells: tuple[Cell, ...]


class Source(NamedTuple):
    """What the rows are made from."""

    registry: Registry
    articles: Mapping[str, Article]
    states: States
    texts: Mapping[str, str]
    by_fact: Mapping[str, list[Finding]]  # findings by the fact they name
    anchor: Anchors


class Draft(NamedTuple):
    """A row before it is laid out in columns."""

    name: str
    subject: str
    label: str
    beside: tuple[str, ...]
    fact: Fact | None  # None: a finding speaks of it, and no claim


def draft_of(fact: Fact) -> Draft:
    attribute = fact.attribute
    beside = []
    if fact.on_behalf_of is not None:
        beside.append(f"on behalf of {words(fact.on_behalf_of)}")
    if fact.as_of is not None:
        beside.append(f"as of {fact.as_of}")
    first = fact.judged[0].claim
    if attribute.type == "statement" and first.qualifiers.according_to is not None:
        beside.append(f"according to {words(first.qualifiers.according_to)}")
    if attribute.cardinality == "each" and attribute.type != "name":
        beside.append(words(shorten(first.written, _VALUE_LIMIT)))
    return Draft(fact.id, fact.subject, sentence(attribute.label or attribute.id), tuple(beside), fact)


def wording_draft(name: str) -> Draft:
    """The row of wordings that findings under the name of a fact compare."""
    subject, _, _ = name.partition("/")[2].partition(".")
    return Draft(name, subject, _WORDING, (), None)


def claimless(findings: Iterable[Finding]) -> Iterable[tuple[Finding, Evidence]]:
    """What findings between articles cite that no claim covers: names in the text, for the most part."""
    for finding in findings:
        if finding.code.startswith("FL2"):
            for one in finding.evidence:
                if one.claim is None and one.article is not None:
                    yield finding, one


def row_of(draft: Draft, title: str, columns: Sequence[Article], source: Source) -> Row:
    fact = draft.fact
    findings = _findings(draft, source)
    values: dict[str, list[Value]] = {}
    if fact is None:
        for finding, evidence in claimless(findings):
            values.setdefault(evidence.article or "", []).append(_bare_value(draft, finding, evidence, source))
        state = heaviest([value.state for some in values.values() for value in some])
    else:
        state = source.states.of_fact(fact)
        for one in fact.judged:
            values.setdefault(one.claim.article, []).append(_value(one, state, source))
    expected = {path for one in findings if one.code == _MISSING_CODE for path, _ in one.values}
    cells = tuple(_cell(values.get(column.path, ()), column.path in expected) for column in columns)
    reached = {state, *(cell.state for cell in cells)} - ({AGREES, SINGLE} - {state})
    return Row(
        anchor=_row_anchor(draft, source.anchor),
        label=draft.label,
        name=draft.name,
        heading=f"{title} · {draft.label}",
        beside=draft.beside,
        state=state,
        states="".join(one.letter for one in STATES if one in reached),
        codes=tuple(sorted({finding.code for finding in findings})),
        is_fact=fact is not None,
        findings=findings,
        cells=cells,
    )


def _row_anchor(draft: Draft, anchor: Anchors) -> str:
    """The row's id; facts that bear one id are told apart by their value."""
    if draft.fact is None:
        return anchor("wording", draft.name)
    if draft.fact.attribute.cardinality == "each":
        return anchor("fact", f"{draft.name}={shorten(draft.fact.judged[0].claim.written, _ANCHOR_LIMIT)}")
    return anchor("fact", draft.name)


def _findings(draft: Draft, source: Source) -> tuple[Finding, ...]:
    """The findings that cite one of the fact's claims, or name the fact and cite no claim of another one."""
    named = source.by_fact.get(draft.name, ())
    if draft.fact is None:
        found = [finding for finding in named if any(claimless([finding]))]
    else:
        own = {key_of(one) for one in draft.fact.judged}
        cited = [finding for key in own for finding, _ in source.states.cited.get(key, ())]
        found = [*cited, *(one for one in named if not any(claimless([one])) and _cited(one) <= own)]
    unique = {id(finding): finding for finding in found}
    return tuple(sorted(unique.values(), key=lambda one: (one.code, one.fingerprint, one.message)))


def _cited(finding: Finding) -> set[tuple[str, str]]:
    return {(one.article or "", one.claim) for one in finding.evidence if one.claim is not None}


def _value(judged: Judged, row_state: State, source: Source) -> Value:
    claim = judged.claim
    said = wording(judged, source.texts, [one for _, one in source.states.cited.get(key_of(judged), ())])
    state = SINGLE if row_state is SINGLE else source.states.of(judged)
    anchor = source.anchor("claim", f"{claim.article}:{claim.id}")
    return Value(anchor, shorten(said.value, _VALUE_LIMIT), claim.language, state, judged, said, None)


def _bare_value(draft: Draft, finding: Finding, evidence: Evidence, source: Source) -> Value:
    text = evidence.value or evidence.text or ""
    if evidence.text is not None and evidence.marked is not None:
        text = evidence.text[slice(*evidence.marked)]
    place = f"{evidence.article}:{evidence.start}"
    kept = _is_kept(entry_of(source.registry, draft.subject), text)
    state = AGREES if kept else state_given(finding)
    language = evidence.language or ""
    return Value(source.anchor("text", place), shorten(text, _VALUE_LIMIT), language, state, None, None, evidence)


def entry_of(registry: Registry, subject: str) -> Entry | None:
    return registry.entities.get(subject) or registry.roles.get(subject) or registry.terms.get(subject)


def _is_kept(entry: Entry | None, text: str) -> bool:
    """Whether a finding about wordings cites this one for comparison only: it is preferred or accepted."""
    return entry is not None and any(form.text == text and form.status != "variant" for form in entry.forms)


def _cell(values: Sequence[Value], is_expected: bool) -> Cell:
    if not values:
        return Cell(MISSING, (), is_expected)
    return Cell(heaviest([value.state for value in values]), _gathered(values))


def _gathered(values: Sequence[Value]) -> tuple[Value, ...]:
    """The values, those that say one thing in one state marked as repeats of the first of them."""
    alike = Counter((value.text, value.state) for value in values)
    seen: set[tuple[str, State]] = set()
    gathered = []
    for value in values:
        key = (value.text, value.state)
        gathered.append(value._replace(is_repeat=True) if key in seen else value._replace(repeats=alike[key] - 1))
        seen.add(key)
    return tuple(gathered)
