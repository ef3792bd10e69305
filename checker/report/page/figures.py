"""What the report comes to for a person in a hurry: figures and the small plots beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from checker.model import Report, Verdict
from checker.report.page.matrix import Story
from checker.report.page.rows import Row
from checker.report.page.spans import Page
from checker.report.page.states import AGREES, DIFFERS, MISSING, STATES, UNPROVEN, State, heaviest

_WIDTH = 1000  # units of a plot; the page scales it
_GAP = 4  # between two pieces of a bar
_NOT_BORNE_OUT = (Verdict.REFUTED, Verdict.NOT_FOUND, Verdict.AMBIGUOUS)
_MOST_LANGUAGES = 12  # a table of pairs is no help beyond


class Piece(NamedTuple):
    """One piece of a stacked bar."""

    x: int
    width: int
    state: State
    amount: int


class Language(NamedTuple):
    """What was found in the articles of one language."""

    tag: str
    articles: int
    claims: int
    borne_out: int
    against: int  # the text says something else, or the quote is not there
    unchecked: int
    facts: int
    missing: int  # facts of its stories that it does not state
    bar: tuple[Piece, ...]  # its claims by state
    covered: int  # per cent of its text


class Pair(NamedTuple):
    """Two languages side by side."""

    shared: int  # facts that both state
    apart: int  # of those, facts in which they part
    level: int  # 0 to 4: how much of what they share that is


class Figures(NamedTuple):
    """The summary."""

    headline: str
    sentence: str
    is_clean: bool
    facts: int
    compared: int  # facts that two articles state at least
    bar: tuple[Piece, ...]  # facts by state
    languages: tuple[Language, ...]
    pairs: Mapping[tuple[str, str], Pair]
    states: tuple[tuple[State, int], ...]  # facts that a filter by this state shows


def figures_of(report: Report, stories: Sequence[Story], pages: Sequence[Page]) -> Figures:
    """The figures of a report, from what the page shows of it."""
    rows = [row for story in stories for table in story.tables for row in table.rows]
    facts = [row for row in rows if row.is_fact]
    outcomes = Counter(row.state for row in facts)
    opened = [one for one in report.findings if one.acknowledged is None]
    weights = Counter(one.severity for one in opened)
    known = len(report.findings) - len(opened)
    filters = Counter(letter for row in rows for letter in row.states)
    pairs = _pairs(stories)
    tags = {tag for pair in pairs for tag in pair}
    return Figures(
        _headline(weights["error"], weights["warning"], outcomes, known, bool(rows)),
        _sentence(report, known),
        not weights["error"] and not weights["warning"],
        len(facts),
        sum(sum(bool(cell.values) for cell in row.cells) > 1 for row in facts),
        bar([(state, outcomes[state]) for state in STATES]),
        tuple(_languages(report, stories, pages)),
        pairs if 2 <= len(tags) <= _MOST_LANGUAGES else {},
        tuple((state, filters[state.letter]) for state in STATES),
    )


def bar(counts: Iterable[tuple[State, int]]) -> tuple[Piece, ...]:
    """The pieces of a stacked bar; what is there at all can be seen."""
    counts = [(state, count) for state, count in counts if count]
    total = sum(count for _, count in counts)
    least = 10
    room = _WIDTH - _GAP * (len(counts) - 1) - least * len(counts)
    pieces = []
    x = seen = 0
    for state, count in counts:
        before, seen = seen, seen + count
        width = least + room * seen // total - room * before // total
        pieces.append(Piece(x, width, state, count))
        x += width + _GAP
    return tuple(pieces)


def counted(count: int, noun: str) -> str:
    """A count with its noun, in the singular where it is one."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _headline(errors: int, warnings: int, outcomes: Counter[State], known: int, has_rows: bool) -> str:
    apart = outcomes[DIFFERS] + outcomes[UNPROVEN]
    if errors or warnings:
        if apart:
            return f"{counted(apart, 'fact')} {'needs' if apart == 1 else 'need'} a decision"
        return f"{counted(errors + warnings, 'finding')} {'needs' if errors + warnings == 1 else 'need'} a decision"
    if known:
        return "Nothing new to decide"
    return "The articles agree" if has_rows else "Nothing was found"


def _sentence(report: Report, known: int) -> str:
    tags = {article.language for article in report.articles}
    said = (
        f"{counted(len(report.articles), 'article')} in {counted(len(tags), 'language')} "
        f"{'makes' if len(report.articles) == 1 else 'make'} {counted(len(report.judged), 'claim')} "
        f"about {counted(len(report.facts), 'fact')}."
    )
    if known:
        said += f" {counted(known, 'finding')} {'is' if known == 1 else 'are'} acknowledged."
    return said if report.full else f"{said} This run looked at a selection, not at everything."


def _languages(report: Report, stories: Sequence[Story], pages: Sequence[Page]) -> Iterable[Language]:
    tags = sorted({column.language for story in stories for column in story.columns} | _tags(pages))
    claims: dict[str, Counter[State]] = {tag: Counter() for tag in tags}
    facts: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for story in stories:
        for table in story.tables:
            for row in table.rows:
                if row.is_fact:
                    _count(story, row, claims, facts, missing)
    verdicts: dict[str, Counter[Verdict]] = {tag: Counter() for tag in tags}
    for one in report.judged:
        verdicts.setdefault(one.claim.language, Counter())[one.verdict] += 1
    for tag in tags:
        own = [page for page in pages if page.article.language == tag]
        length = sum(page.length for page in own)
        of = claims[tag]
        yield Language(
            tag,
            len(own),
            sum(of.values()),
            verdicts[tag][Verdict.SUPPORTED],
            sum(verdicts[tag][verdict] for verdict in _NOT_BORNE_OUT),
            verdicts[tag][Verdict.NOT_CHECKED],
            facts[tag],
            missing[tag],
            bar([(state, of[state]) for state in STATES]),
            100 * sum(page.covered for page in own) // length if length else 0,
        )


def _tags(pages: Iterable[Page]) -> set[str]:
    return {page.article.language for page in pages}


def _count(
    story: Story, row: Row, claims: Mapping[str, Counter[State]], facts: Counter[str], missing: Counter[str]
) -> None:
    stating: set[str] = set()
    for column, cell in zip(story.columns, row.cells, strict=True):
        if cell.values:
            stating.add(column.language)
        claims[column.language].update(value.state for value in cell.values if value.judged is not None)
    facts.update(stating)
    missing.update({column.language for column in story.columns} - stating)


def _pairs(stories: Sequence[Story]) -> dict[tuple[str, str], Pair]:
    """For each two languages of a story how many facts they share, and in how many of those they part."""
    shared: Counter[tuple[str, str]] = Counter()
    apart: Counter[tuple[str, str]] = Counter()
    for story in stories:
        for table in story.tables:
            for row in table.rows:
                cells = _by_language(story, row) if row.is_fact else {}
                for pair in combinations(sorted(cells), 2):
                    (state, said), (other, also) = cells[pair[0]], cells[pair[1]]
                    shared[pair] += 1
                    apart[pair] += (state, other) != (AGREES, AGREES) and said != also
    return {pair: Pair(count, apart[pair], -(-4 * apart[pair] // count)) for pair, count in sorted(shared.items())}


def _by_language(story: Story, row: Row) -> dict[str, tuple[State, frozenset[str]]]:
    """What each language that states the fact comes to, and what its claims say."""
    cells: dict[str, tuple[State, frozenset[str]]] = {}
    for column, cell in zip(story.columns, row.cells, strict=True):
        if cell.state is not MISSING:
            said = frozenset(one.judged.claim.written if one.judged else one.text for one in cell.values)
            state, before = cells.get(column.language, (cell.state, frozenset()))
            cells[column.language] = heaviest((state, cell.state)), before | said
    return cells
