"""One self-contained HTML page: summary, findings, the matrix of facts against articles, the articles in full.

The page makes no request and runs only the script and the style whose hashes its Content-Security-Policy
names (https://www.w3.org/TR/CSP3/). It is complete without the script, which adds filters, rows that
open and links that find what a filter hides. `page/` works out what is shown and holds the template.
"""

from __future__ import annotations

import hashlib
import os
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.model import Finding, Report
from checker.report import Options
from checker.report.page.figures import counted, figures_of
from checker.report.page.findings import groups_of, state_of
from checker.report.page.island import island_of
from checker.report.page.matrix import Story, stories_of
from checker.report.page.mentions import mentions_of
from checker.report.page.rows import Anchors, Row
from checker.report.page.spans import Cover, Page, page_of
from checker.report.page.states import STATES, states_of
from checker.report.page.texts import anchors, data, direction, link, plain, sentence, shown, words
from checker.report.summary import ordered_findings, summarise

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = os.path.join(os.path.dirname(__file__), "page")


def render(report: Report, options: Options) -> str:
    """The page; the same report gives the same bytes."""
    environment = _environment()
    style, script = (environment.loader.get_source(environment, name)[0] for name in ("page.css", "page.js"))  # type: ignore[union-attr]
    template = environment.get_template("page.html")
    return template.render(style=_raw(style), script=_raw(script), policy=_policy(style, script), **_shown(report))


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters.update(
        shown=shown, plain=plain, link=link, direction=direction, words=words, sentence=sentence, counted=counted
    )

    return environment


def _raw(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


def _policy(style: str, script: str) -> str:
    """Nothing is loaded and nothing runs but the page's own style and script."""
    hashes = [b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _shown(report: Report) -> dict[str, Any]:
    """Everything that the template asks for."""
    findings = ordered_findings(report)
    anchor = anchors()
    finding_ids = {
        index: anchor("finding", one.fingerprint or f"{one.code}:{one.fact}") for index, one in enumerate(findings)
    }
    states = states_of(report, findings)
    stories = stories_of(report, states, findings, anchor)
    rows = [row for story in stories for table in story.tables for row in table.rows]
    places = {id(one): index for index, one in enumerate(findings)}
    row_of: dict[int, Row] = {}
    for row in rows:
        for one in row.findings:
            row_of.setdefault(places[id(one)], row)
    pages, starts, begins = _pages(report, stories, findings, finding_ids, anchor)
    return {
        "report": report,
        "summary": summarise(report),
        "figures": figures_of(report, stories, pages),
        "mentions": None if report.counted is None else mentions_of(report.counted),
        "groups": groups_of(findings, finding_ids, begins, row_of),
        "stories": stories,
        "pages": pages,
        "page_anchor": {page.article.path: page.anchor for page in pages},
        "states": STATES,
        "codes": sorted({code for row in rows for code in row.codes}),
        "subjects": sorted({table.subject for story in stories for table in story.tables}),
        "languages": sorted({column.language for story in stories for column in story.columns}),
        "island": data(island_of(report, stories, starts, {id(findings[i]): name for i, name in finding_ids.items()})),
    }


def _pages(
    report: Report,
    stories: Sequence[Story],
    findings: Sequence[Finding],
    finding_ids: Mapping[int, str],
    anchor: Anchors,
) -> tuple[list[Page], Mapping[int, str], Mapping[tuple[str, int, int], str]]:
    """The articles, the ids at which claims begin in them by the claim's number, and those of cited spans."""
    covers: dict[str, list[Cover]] = {article.path: [] for article in report.articles}
    values = [
        value
        for s in stories
        for table in s.tables
        for row in table.rows
        for cell in row.cells
        for value in cell.values
    ]
    for number, value in enumerate(values):
        judged = value.judged
        if judged is not None and judged.start is not None and judged.end is not None:
            cover = Cover(judged.start, judged.end, value.state, number, value.anchor)
            covers.setdefault(judged.claim.article, []).append(cover)
    for index, finding in enumerate(findings):
        for one in finding.evidence:
            if one.claim is None and one.article is not None and one.start is not None and one.end is not None:
                cover = Cover(one.start, one.end, state_of(finding), None, finding_ids[index])
                covers.setdefault(one.article, []).append(cover)
    pages = []
    starts: dict[int, str] = {}
    begins: dict[tuple[str, int, int], str] = {}
    for number, article in enumerate(report.articles):
        own = covers[article.path]
        page, ids = page_of(article, anchor("article", article.path), number, own)
        pages.append(page)
        for index, name in ids.items():
            begins[article.path, own[index].start, own[index].end] = name
            claim = own[index].claim
            if claim is not None:
                starts[claim] = name
    return pages, starts, begins
