"""The matrix: facts of a story, grouped by subject, against its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.model import Article, Entry, Finding, Report
from checker.report.page.rows import (
    Anchors,
    Draft,
    Row,
    Source,
    claimless,
    draft_of,
    entry_of,
    row_of,
    wording_draft,
)
from checker.report.page.states import STATES, State, States
from checker.report.page.texts import sentence

_TABLE_ROWS = 60  # a longer table is split, so that a browser lays out only what is in view


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
    tags: tuple[str, ...]  # what a column is called: its language, numbered where several have one
    tables: tuple[Table, ...]
    counts: tuple[tuple[State, int], ...]  # how many facts come to each state


def stories_of(report: Report, states: States, findings: Sequence[Finding], anchor: Anchors) -> list[Story]:
    """The matrix of each story, by id; `anchor` gives out the ids of elements."""
    by_fact: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fact is not None:
            by_fact.setdefault(finding.fact, []).append(finding)
    articles = {one.path: one for one in report.articles}
    texts = {one.path: one.on_disk for one in report.articles}
    source = Source(report.registry, articles, states, texts, by_fact, anchor)
    drafts: dict[str, list[Draft]] = {}
    for fact in report.facts:
        drafts.setdefault(fact.story, []).append(draft_of(fact))
    for name in sorted(by_fact):
        if any(claimless(by_fact[name])):
            drafts.setdefault(name.partition("/")[0], []).append(wording_draft(name))
    return [_story(name, drafts[name], source) for name in sorted(drafts)]


def _story(name: str, drafts: Sequence[Draft], source: Source) -> Story:
    columns = _columns(drafts, source)
    by_subject: dict[str, list[Row]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.subject):
        title = _title(entry_of(source.registry, draft.subject), draft.subject)
        by_subject.setdefault(draft.subject, []).append(row_of(draft, title, columns, source))
    tables = []
    for subject, rows in by_subject.items():
        entry = entry_of(source.registry, subject)
        names = tuple(_name_in(entry, column.language) for column in columns)
        table = Table(subject, _title(entry, subject), None if entry is None else entry.kind, names, (), 0)
        for part, at in enumerate(range(0, len(rows), _TABLE_ROWS)):
            tables.append(table._replace(rows=tuple(rows[at : at + _TABLE_ROWS]), part=part))
    counts = Counter(row.state for rows in by_subject.values() for row in rows if row.is_fact)
    return Story(
        name,
        source.anchor("story", name),
        columns,
        _tags(columns),
        tuple(tables),
        tuple((state, counts[state]) for state in STATES if counts[state]),
    )


def _columns(drafts: Iterable[Draft], source: Source) -> tuple[Article, ...]:
    """The story's articles, those of one language side by side."""
    stating: dict[str, str] = {}
    for draft in drafts:
        for one in draft.fact.judged if draft.fact is not None else ():
            stating.setdefault(one.claim.article, one.claim.language)
        for _, evidence in claimless(source.by_fact.get(draft.name, ())):
            stating.setdefault(evidence.article or "", evidence.language or "")
    articles = [source.articles.get(path, Article(path, language, "")) for path, language in stating.items()]
    return tuple(sorted(articles, key=lambda article: (article.language, article.path)))


def _tags(columns: Sequence[Article]) -> tuple[str, ...]:
    of = Counter(column.language for column in columns)
    seen: Counter[str] = Counter()
    tags = []
    for column in columns:
        seen[column.language] += 1
        tags.append(column.language if of[column.language] == 1 else f"{column.language} {seen[column.language]}")
    return tuple(tags)


def _title(entry: Entry | None, subject: str) -> str:
    """The name that most languages share, as those of people are; else the id as words."""
    forms = () if entry is None else entry.forms
    shared = Counter(form.text for form in forms if form.status == "preferred").most_common(1)
    return shared[0][0] if shared and shared[0][1] > 1 else sentence(subject)


def _name_in(entry: Entry | None, language: str) -> str | None:
    """The preferred name in a language, or the one for any language."""
    if entry is None:
        return None
    names = {form.language: form.text for form in reversed(entry.forms) if form.status == "preferred"}
    return names.get(language) or names.get(language.partition("-")[0]) or names.get("*")
