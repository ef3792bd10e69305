"""The matrix: facts of a story, grouped by subject, against its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.model import Article, Entry, Evidence, Fact, Finding, Judged, Registry, Report
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

_MISSING_CODE = "FL211"
_VALUE_LIMIT = 140  # code points of a value in a cell; the row opens to all of it
_TABLE_ROWS = 60  # a longer table is split, so that a browser lays out only what is in view


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
    attribute: str
    name: str  # the fact's id
    heading: str  # subject and label
    beside: tuple[str, ...]  # what tells it from other facts of the attribute: qualifiers
    state: State
    states: str  # letters of all states that the row can be filtered by
    codes: tuple[str, ...]
    findings: tuple[Finding, ...]
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """Facts of one subject."""

    subject: str
    title: str
    kind: str | None
    names: tuple[str | None, ...]  # the subject's preferred name in each column's language
    rows: tuple[Row, ...]
    part: int  # 0 for the first table of a subject


class Story(NamedTuple):
    """The articles that report one event, and what they say of it."""

    id: str
    anchor: str
    columns: tuple[Article, ...]
    tables: tuple[Table, ...]
    counts: tuple[tuple[State, int], ...]  # how many facts come to each state


class _Source(NamedTuple):
    """What the rows are made from."""

    registry: Registry
    articles: Mapping[str, Article]
    states: States
    texts: Mapping[str, str]
    by_fact: Mapping[str, list[Finding]]  # findings by the fact they name
    anchor: Anchors


class _Draft(NamedTuple):
    """A row before it is laid out in columns."""

    name: str
    subject: str
    attribute: str
    label: str
    beside: tuple[str, ...]
    fact: Fact | None  # None: a finding speaks of it, and no claim


def stories_of(report: Report, states: States, findings: Sequence[Finding], anchor: Anchors) -> list[Story]:
    """The matrix of each story, by id; `anchor` gives out the ids of elements."""
    by_fact: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fact is not None:
            by_fact.setdefault(finding.fact, []).append(finding)
    articles = {one.path: one for one in report.articles}
    texts = {one.path: one.text for one in report.articles}
    source = _Source(report.registry, articles, states, texts, by_fact, anchor)
    drafts: dict[str, list[_Draft]] = {}
    for fact in report.facts:
        drafts.setdefault(fact.story, []).append(_draft(fact))
    known = {fact.id for fact in report.facts}
    for name in sorted(by_fact.keys() - known):
        if any(_claimless(by_fact[name])):
            story, _, key = name.partition("/")
            subject, _, attribute = key.partition(".")
            drafts.setdefault(story, []).append(_Draft(name, subject, attribute, sentence(attribute), (), None))
    return [_story(name, drafts[name], source) for name in sorted(drafts)]


def values_of(stories: Iterable[Story]) -> Iterator[Value]:
    """Every value of the matrix in the order of the page: the place in it is the value's number."""
    for story in stories:
        for table in story.tables:
            for row in table.rows:
                for cell in row.cells:
                    yield from cell.values


def _draft(fact: Fact) -> _Draft:
    attribute = fact.attribute
    beside = []
    if fact.on_behalf_of is not None:
        beside.append(f"on behalf of {words(fact.on_behalf_of)}")
    if fact.as_of is not None:
        beside.append(f"as of {fact.as_of}")
    first = fact.judged[0].claim
    if attribute.type == "statement" and first.qualifiers.according_to is not None:
        beside.append(f"according to {words(first.qualifiers.according_to)}")
    if attribute.cardinality == "each":
        beside.append(words(shorten(first.written, _VALUE_LIMIT)))
    return _Draft(fact.id, fact.subject, attribute.id, sentence(attribute.label or attribute.id), tuple(beside), fact)


def _claimless(findings: Iterable[Finding]) -> Iterable[tuple[Finding, Evidence]]:
    """What findings between articles cite that no claim covers: names in the text, for the most part."""
    for finding in findings:
        if finding.code.startswith("FL2"):
            for one in finding.evidence:
                if one.claim is None and one.article is not None:
                    yield finding, one


def _story(name: str, drafts: Sequence[_Draft], source: _Source) -> Story:
    columns = _columns(drafts, source)
    by_subject: dict[str, list[Row]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.subject):
        title = _title(source.registry.entities.get(draft.subject), draft.subject)
        by_subject.setdefault(draft.subject, []).append(_row(draft, title, columns, source))
    tables = []
    for subject, rows in by_subject.items():
        entry = source.registry.entities.get(subject)
        names = tuple(_name_in(entry, column.language) for column in columns)
        tables += [
            Table(
                subject, _title(entry, subject), entry and entry.kind, names, tuple(rows[at : at + _TABLE_ROWS]), part
            )
            for part, at in enumerate(range(0, len(rows), _TABLE_ROWS))
        ]
    counts = Counter(row.state for rows in by_subject.values() for row in rows)
    return Story(
        name,
        source.anchor("story", name),
        columns,
        tuple(tables),
        tuple((state, counts[state]) for state in STATES if counts[state]),
    )


def _columns(drafts: Iterable[_Draft], source: _Source) -> tuple[Article, ...]:
    """The story's articles, those of one language side by side."""
    stating: dict[str, str] = {}
    for draft in drafts:
        for one in draft.fact.judged if draft.fact is not None else ():
            stating.setdefault(one.claim.article, one.claim.language)
        for _, evidence in _claimless(source.by_fact.get(draft.name, ())):
            stating.setdefault(evidence.article or "", evidence.language or "")
    articles = [source.articles.get(path, Article(path, language, "")) for path, language in stating.items()]
    return tuple(sorted(articles, key=lambda article: (article.language, article.path)))


def _row(draft: _Draft, title: str, columns: Sequence[Article], source: _Source) -> Row:
    judged = draft.fact.judged if draft.fact is not None else ()
    findings = _findings(draft, judged, source)
    state = source.states.of_fact(draft.fact) if draft.fact is not None else AGREES
    values: dict[str, list[Value]] = {}
    for one in judged:
        values.setdefault(one.claim.article, []).append(_value(one, state, source))
    for finding, evidence in _claimless(source.by_fact.get(draft.name, ())):
        values.setdefault(evidence.article or "", []).append(_bare_value(finding, evidence, source.anchor))
    expected = {path for one in findings if one.code == _MISSING_CODE for path, _ in one.values}
    cells = tuple(_cell(values.get(column.path, ()), column.path in expected) for column in columns)
    stated = [cell.state for cell in cells if cell.values]
    state = heaviest([state, *stated]) if stated else state
    shown = {state, *(cell.state for cell in cells)} - ({AGREES, SINGLE} - {state})
    return Row(
        anchor=source.anchor("fact", draft.name),
        label=draft.label,
        attribute=draft.attribute,
        name=draft.name,
        heading=f"{title} · {draft.label}",
        beside=draft.beside,
        state=state,
        states="".join(one.letter for one in STATES if one in shown),
        codes=tuple(sorted({finding.code for finding in findings})),
        findings=findings,
        cells=cells,
    )


def _findings(draft: _Draft, judged: Sequence[Judged], source: _Source) -> tuple[Finding, ...]:
    """The findings that cite one of the claims, or name the fact and cite none of another fact with that id."""
    own = {key_of(one) for one in judged}
    cited = [finding for key in own for finding in source.states.findings.get(key, ())]
    named = [
        finding
        for finding in source.by_fact.get(draft.name, ())
        if not own or all(one.claim is None or (one.article or "", one.claim) in own for one in finding.evidence)
    ]
    unique = {id(finding): finding for finding in (*cited, *named)}
    return tuple(sorted(unique.values(), key=lambda one: (one.code, one.fingerprint, one.message)))


def _value(judged: Judged, row_state: State, source: _Source) -> Value:
    claim = judged.claim
    said = wording(judged, source.texts, source.states.findings.get(key_of(judged), ()))
    state = SINGLE if row_state is SINGLE else source.states.of(judged)
    anchor = source.anchor("claim", f"{claim.article}:{claim.id}")
    return Value(anchor, shorten(said.value, _VALUE_LIMIT), claim.language, state, judged, said, None)


def _bare_value(finding: Finding, evidence: Evidence, anchor: Anchors) -> Value:
    text = evidence.value or evidence.text or ""
    if evidence.text is not None and evidence.marked is not None:
        text = evidence.text[slice(*evidence.marked)]
    place = f"{evidence.article}:{evidence.start}"
    state = state_given(finding)
    return Value(
        anchor("text", place), shorten(text, _VALUE_LIMIT), evidence.language or "", state, None, None, evidence
    )


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


def _title(entry: Entry | None, subject: str) -> str:
    """The name that most languages share, as those of people are; else the id as words."""
    counts = (
        Counter(form.text for form in entry.forms if form.status == "preferred") if entry is not None else Counter()
    )
    shared = counts.most_common(1)
    return shared[0][0] if shared and shared[0][1] > 1 else sentence(subject)


def _name_in(entry: Entry | None, language: str) -> str | None:
    """The preferred name in a language, or the one for any language."""
    if entry is None:
        return None
    names = {form.language: form.text for form in reversed(entry.forms) if form.status == "preferred"}
    return names.get(language) or names.get(language.partition("-")[0]) or names.get("*")
