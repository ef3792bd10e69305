"""The Markdown report through a parser that follows CommonMark, and within its budget."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest
from markdown_it import MarkdownIt

from checker.model import Finding, Place, Report
from checker.report import Options, render
from tests.report.canonical import FINDINGS, REPORT
from tests.report.sample import CLEAN, JUDGED, NO_REGISTRY, facts_of

ALLOWED = {
    *("r", "h2", "h3", "p", "br", "strong", "span", "em", "details", "summary"),
    *("ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
}


def parsed(text: str) -> ElementTree.Element:
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    return ElementTree.fromstring(f"<r>{html.replace('<br>', '<br/>')}</r>")


def words(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def many(count: int, size: int) -> Report:
    found = tuple(
        Finding("FL201", f"{number} " + "é" * size, Place("a.txt", number + 1), fingerprint=str(number))
        for number in range(count)
    )
    return Report((), JUDGED, facts_of(JUDGED), found, "0.1.0", NO_REGISTRY)


def test_hostile_text_makes_no_element_of_its_own() -> None:
    assert {element.tag for element in parsed(render("markdown", REPORT)).iter()} <= ALLOWED


def test_totals_come_first() -> None:
    assert words(parsed(render("markdown", REPORT)).findall("h2")[0]).startswith(
        "factlint: found 19 errors, 14 warnings"
    )
    assert render("markdown", CLEAN).startswith("## factlint: no findings\n")


def test_the_matrix_has_the_facts_that_differ_and_only_those() -> None:
    (table,) = parsed(render("markdown", REPORT)).findall("table")
    width = len(table.findall("thead/tr/th"))
    rows = [[words(cell) for cell in row] for row in table.findall("tbody/tr")]
    assert all(len(row) == width for row in rows)
    (one,) = [row for row in rows if row[0].startswith("Festival · Countries")]
    assert one[1:] == ["✓ 72", "–", "✓ 72", "–", "✗ 65"]
    assert not [row for row in rows if row[0].startswith("Market · Visitors")]


def test_findings_come_heaviest_first_and_notes_and_known_ones_are_folded() -> None:
    document = parsed(render("markdown", REPORT))
    text = render("markdown", REPORT)
    listed = re.findall(r"^- \*\*(FL\d{3}) [\w-]+\*\* \((\w+)\)", text, re.MULTILINE)
    assert [severity for _, severity in listed][:33] == ["error"] * 19 + ["warning"] * 14
    assert len(listed) == len(FINDINGS)
    assert [words(summary) for summary in document.iter("summary")] == ["3 notes", "2 acknowledged findings"]


def test_a_finding_shows_every_quote_with_the_part_that_differs_in_bold() -> None:
    text = render("markdown", REPORT)
    assert "  - ja: 72 country: “<strong>72</strong>か国の代表がハーバー・フェスティバルに参加した”" in text
    assert "Help: find out which figure is right" in text
    assert "Acknowledged: the city uses both names; the source text has one (until 2031-12-31)" in text


@pytest.mark.parametrize("budget", [2_000, 3_000, 6_000, 20_000, 900 * 1024])
def test_keeps_to_its_budget_in_bytes_and_says_what_was_cut(budget: int) -> None:
    text = render("markdown", many(2_000, 300), Options(budget=budget))
    assert len(text.encode()) <= budget
    parsed(text)
    shown = text.count("- **FL201")
    assert f"Cut to fit: {2000 - shown} findings" in text or shown == 2000
    assert text.rstrip().endswith("The log of the run has them all._") or shown == 2000


@pytest.mark.parametrize("budget", range(1_500, 14_000, 500))
def test_is_well_formed_wherever_it_was_cut(budget: int) -> None:
    text = render("markdown", REPORT, Options(budget=budget))
    assert len(text.encode()) <= budget
    assert text.count("<details>") == text.count("</details>")
    parsed(text)


def test_says_nothing_of_cuts_where_there_were_none() -> None:
    assert "Cut to fit" not in render("markdown", REPORT)


def test_new_findings_stand_before_known_ones_which_are_folded() -> None:
    known = tuple(one._replace(known=one.code != "FL208") for one in FINDINGS)
    text = render("markdown", REPORT._replace(findings=known))
    assert "<summary>1 note</summary>" in text
    assert "<summary>35 known findings</summary>" in text
    assert "### Findings" not in text
    assert text.index("FL208 precision-differs") < text.index("FL201 number-contradiction**")
