"""The HTML report as text: what is on the page, what can't get onto it. `tests/browser/` looks at it in Chromium."""

from __future__ import annotations

import hashlib
import json
import os
import re
from base64 import b64encode
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Article, Report, Verdict
from checker.report import render
from checker.report.page.figures import bar, figures_of
from checker.report.page.matrix import stories_of
from checker.report.page.spans import Cover, page_of
from checker.report.page.states import (
    ACKNOWLEDGED,
    AGREES,
    COMPATIBLE,
    DIFFERS,
    SINGLE,
    UNCHECKED,
    UNPROVEN,
    State,
    states_of,
)
from checker.report.page.texts import anchors, data, link, parts, plain, shown
from tests.report import canonical
from tests.report.pages import (
    EVERY_STATE,
    FINDINGS,
    HOSTILE_ARTICLE,
    JUDGED,
    SPOILER,
    claims,
    facts_of,
    finding,
    hostile,
    large,
    long_line,
)
from tests.report.sample import CLEAN, EMPTY, REPORT

GOLDEN = Path(__file__).parents[1] / "golden" / "report.html"
_VOID = {"meta", "link", "input", "br", "img"}
REPORTS = {
    "every state": EVERY_STATE,
    "every code": canonical.REPORT,
    "hostile text": hostile(),
    "nothing": EMPTY,
    "nothing found": CLEAN,
}


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text of each kind of element."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.texts[tag][-1] += data


@pytest.fixture(scope="module", params=REPORTS, ids=lambda name: f"a page of {name}")
def page(request: pytest.FixtureRequest) -> Page:
    return Page(render("html", REPORTS[request.param]))


class TestEveryPage:
    def test_is_well_formed(self, page: Page) -> None:
        assert page.open == []

    def test_names_each_element_once_and_links_to_elements_that_are_there(self, page: Page) -> None:
        names = Counter(attributes["id"] for _, attributes in page.elements if "id" in attributes)
        assert [name for name, count in names.items() if count > 1] == []
        addresses = {
            attributes["href"] or "" for tag, attributes in page.elements if tag == "a" and "href" in attributes
        }
        missing = {address for address in addresses if unquote(address[1:]).partition("?")[0] not in {*names, "top"}}
        assert missing == set()

    def test_runs_and_wears_only_what_its_policy_names(self, page: Page) -> None:
        policy = next(a["content"] or "" for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
        assert "http" not in policy
        script = page.texts["script"][1]
        for kind, text in (("style", page.texts["style"][0]), ("script", script)):
            digest = b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy

    def test_has_no_handler_no_inline_style_and_no_address_of_another_place(self, page: Page) -> None:
        for tag, attributes in page.elements:
            assert not {name for name in attributes if name.startswith("on") or name in ("style", "src", "srcdoc")}, tag
            for name in ("href", "action", "xlink:href"):
                address = attributes.get(name) or "#"
                assert address.startswith(("#", "data:image/svg+xml,")), (tag, address)

    def test_holds_no_code_point_that_hides_or_reorders_text(self, page: Page) -> None:
        text = page.texts["html"][0]
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f]", text)

    def test_has_two_scripts_the_first_of_which_is_data(self, page: Page) -> None:
        kinds = [attributes.get("type") for tag, attributes in page.elements if tag == "script"]
        assert kinds == ["application/json", None]
        assert set(json.loads(page.texts["script"][0])) == {"states", "verdicts", "relations", "rows", "files"}

    def test_tells_its_language_and_that_of_every_quote(self, page: Page) -> None:
        assert next(a for tag, a in page.elements if tag == "html")["lang"] == "en"
        assert all("lang" in a for tag, a in page.elements if tag == "blockquote")


def test_golden(tmp_path: Path) -> None:
    """The page of the canonical report without its style and script: `FACTLINT_GOLDEN=write` rewrites the file."""
    actual = re.sub(r"(<style>|<script>).*?(</style>|</script>)", r"\1\2", render("html", canonical.REPORT), flags=re.S)
    actual = re.sub(r"sha256-[\w+/=]+", "sha256", actual)
    if os.environ.get("FACTLINT_GOLDEN") == "write":
        GOLDEN.write_text(actual, encoding="utf-8", newline="\n")
    (tmp_path / "report.html").write_text(actual, encoding="utf-8", newline="\n")
    assert actual == GOLDEN.read_bytes().decode("utf-8"), f"the actual output is in {tmp_path / 'report.html'}"


class TestHostileText:
    def test_becomes_no_element_and_no_attribute(self) -> None:
        kinds = {tag for tag, _ in Page(render("html", hostile())).elements}
        assert kinds <= {tag for tag, _ in Page(render("html", EVERY_STATE)).elements} | {"pre", "i", "time"}

    def test_is_there_to_read(self) -> None:
        text = Page(render("html", hostile())).texts["body"][0]
        assert text.count(SPOILER) > 5
        assert "{{ 7 * 7 }} ${1}" in text
        assert "U+202Etxet detreverU+202C" in text
        assert "U+001B[31mU+0000" in text

    def test_ends_no_script_element(self) -> None:
        page = render("html", hostile())
        assert page.count("</script>") == 2
        assert "<!--" not in page

    @pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\x00", "\ufffe", "\r\n", "</style>", "-->"])
    def test_any_code_point_can_be_written(self, text: str) -> None:
        for written in (shown(text), plain(text), data([text])):
            written.encode("utf-8")
            assert "<" not in written.replace('<i class="x">', "").replace("</i>", "")

    @given(st.text())
    def test_data_says_what_was_put_in_and_nothing_that_html_reads(self, text: str) -> None:
        assert json.loads(data(text)) == text
        assert not set(data(text)) & set("<>&")

    @given(st.text(min_size=1), st.text(min_size=1))
    def test_different_names_get_different_ids_that_links_can_carry(self, one: str, other: str) -> None:
        anchor = anchors()
        first, second = anchor("fact", one), anchor("fact", other)
        assert first != second
        assert not re.search(r"\s", first)
        assert unquote(link(first)[1:]) == first
        assert link(first).isascii()


class TestMatrix:
    def stories(self, report: Report) -> list:  # type: ignore[type-arg]
        return stories_of(report, states_of(report, report.findings), report.findings, anchors())

    def test_has_a_row_for_each_fact_and_a_column_for_each_article_with_its_language(self) -> None:
        (story,) = self.stories(EVERY_STATE)
        assert story.tags == ("ar", "en", "ja", "sv")
        rows = [row for table in story.tables for row in table.rows]
        assert {row.name for row in rows} == {fact.id for fact in EVERY_STATE.facts}
        assert all(len(row.cells) == 4 for row in rows)

    def test_cells_word_the_value_as_the_article_does(self) -> None:
        (story,) = self.stories(EVERY_STATE)
        row = next(row for table in story.tables for row in table.rows if row.name == "festival/festival.countries")
        assert [[value.text for value in cell.values] for cell in row.cells] == [
            ["72 دولة"],
            ["72 countries"],
            ["72か国"],
            ["65 länder"],
        ]

    def test_subjects_go_by_the_name_that_languages_share(self) -> None:
        (story,) = self.stories(EVERY_STATE)
        assert [table.title for table in story.tables] == ["Festival", "Tove Ek"]
        assert story.tables[0].names == (None, "Harbour Festival", "港まつり", "Hamnfestivalen")

    def test_articles_of_one_language_are_numbered(self) -> None:
        again = JUDGED[0]._replace(claim=JUDGED[0].claim._replace(article="articles/second.en.txt"))
        judged = (*JUDGED, again)
        (story,) = self.stories(EVERY_STATE._replace(judged=judged, facts=facts_of(judged)))
        assert story.tags == ("ar", "en 1", "en 2", "ja", "sv")

    def test_a_finding_without_a_claim_gets_a_row_of_wordings(self) -> None:
        (story,) = self.stories(REPORT)
        row = next(row for table in story.tables for row in table.rows if not row.is_fact and "name" in row.name)
        assert [value.text for cell in row.cells for value in cell.values] == ["passerelle Jansson"]
        assert row.state is ACKNOWLEDGED


class TestStates:
    @pytest.mark.parametrize(
        ("key", "language", "state"),
        [
            pytest.param("festival.countries", "sv", DIFFERS, id="the odd one out differs"),
            pytest.param("festival.countries", "en", AGREES, id="those that agree with most agree"),
            pytest.param("festival.countries", "ar", UNCHECKED, id="what no recogniser reads is not checked"),
            pytest.param("festival.delegates", "sv", ACKNOWLEDGED, id="a known difference is acknowledged"),
            pytest.param("festival.opened", "en", COMPATIBLE, id="a more exact value is compatible"),
            pytest.param("festival.visitors", "sv", UNPROVEN, id="a quote that stands nowhere is unproven"),
            pytest.param("festival.boats", "ja", DIFFERS, id="a claim that its text refutes differs"),
            pytest.param("mayor.said", "sv", AGREES, id="a quoted statement agrees"),
        ],
    )
    def test_of_a_claim(self, key: str, language: str, state: State) -> None:
        states = states_of(EVERY_STATE, FINDINGS)
        assert [states.of(one) for one in claims(key) if one.claim.language == language] == [state]

    def test_a_fact_that_one_article_states_is_stated_once(self) -> None:
        states = states_of(EVERY_STATE, FINDINGS)
        fact = next(fact for fact in EVERY_STATE.facts if fact.id == "festival/festival.music")
        assert states.of_fact(fact) is SINGLE

    def test_without_a_largest_cluster_all_of_them_differ(self) -> None:
        pair = claims("festival.countries")[:2]
        states = states_of(EVERY_STATE, [finding("FL201", "error", "m", pair, ["72", "65"])])
        assert [states.of(one) for one in pair] == [DIFFERS, DIFFERS]

    def test_what_was_never_checked_is_never_read_as_a_pass(self) -> None:
        unchecked = [one for one in JUDGED if one.verdict is Verdict.NOT_CHECKED]
        states = states_of(EVERY_STATE, ())
        assert unchecked
        assert all(states.of(one) is UNCHECKED for one in unchecked)


class TestSpans:
    @given(st.text("ab \n港", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
    def test_the_pieces_of_an_article_are_its_text_and_know_what_covers_them(
        self, text: str, spans: list[tuple[int, int]]
    ) -> None:
        covers = [Cover(start, end, AGREES, number, "x") for number, (start, end) in enumerate(spans)]
        page, begins = page_of(Article("a.txt", "en", text), "article-a", 0, covers)
        lines = text.split("\n")
        kept = [line for line in lines if line.strip()]
        assert [line.text for line in page.lines] == kept
        assert [lines[line.number - 1] for line in page.lines] == kept
        valid = {one for one, (start, end) in enumerate(spans) if start < end <= len(text)}
        assert set(begins) == valid
        shown_somewhere = {claim for line in page.lines for piece in line.segments for claim in piece.claims}
        assert shown_somewhere == {one for one in valid if text[slice(*spans[one])].replace("\n", " ").strip("\n")
                                   and any(text[at] != "\n" and lines[text[:at].count("\n")].strip()
                                           for at in range(*spans[one]))}  # fmt: skip

    def test_overlapping_evidence_is_cut_where_it_begins_and_ends(self) -> None:
        covers = [Cover(0, 10, AGREES, 0, "long"), Cover(4, 6, DIFFERS, 1, "short")]
        page, _ = page_of(Article("a.txt", "en", "0123456789 rest"), "a", 0, covers)
        (line,) = page.lines
        assert [(one.text, one.state, one.claims, one.target) for one in line.segments] == [
            ("0123", AGREES, (0,), "long"),
            ("45", DIFFERS, (1, 0), "short"),
            ("6789", AGREES, (0,), "long"),
            (" rest", None, (), None),
        ]
        assert (page.covered, page.length) == (10, 15)


class TestQuotes:
    def test_are_split_around_their_mark(self) -> None:
        assert parts("72 countries", (0, 2)) == ["", "72", " countries"]
        assert parts("72 countries", None) == ["72 countries"]

    def test_are_cut_around_their_mark_where_they_are_very_long(self) -> None:
        before, marked, behind = parts("a" * 100_000 + "72" + "b" * 100_000, (100_000, 100_002))
        assert marked == "72"
        assert before.startswith("…a")
        assert behind.endswith("b…")
        assert len(before) + len(behind) < 2_000


class TestFigures:
    def test_of_every_state(self) -> None:
        report = EVERY_STATE
        stories = stories_of(report, states_of(report, report.findings), report.findings, anchors())
        figures = figures_of(report, stories, [])
        assert figures.headline == "3 facts need a decision"
        assert figures.facts == len(report.facts)
        assert sum(piece.amount for piece in figures.bar) == figures.facts
        assert figures.pairs["ja", "sv"] == (3, 2, 3)  # countries and delegates, not the day
        swedish = next(one for one in figures.languages if one.tag == "sv")
        assert (swedish.claims, swedish.borne_out, swedish.against, swedish.facts) == (5, 4, 1, 5)

    @given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8).filter(any))
    def test_a_bar_fills_its_width_and_hides_no_piece(self, amounts: list[int]) -> None:
        from checker.report.page.states import STATES

        pieces = bar(zip(STATES, amounts, strict=False))
        assert [piece.amount for piece in pieces] == [amount for amount in amounts if amount]
        assert pieces[0].x == 0
        assert pieces[-1].x + pieces[-1].width == 1000
        assert all(piece.width >= 10 for piece in pieces)
        assert all(b.x - a.x - a.width == 4 for a, b in pairwise(pieces))


def test_a_selection_says_that_it_is_none_of_everything() -> None:
    assert "looked at a selection" in render("html", EVERY_STATE._replace(full=False))
    assert "looked at a selection" not in render("html", EVERY_STATE)


def test_acknowledgements_show_their_reason_and_how_long_they_hold() -> None:
    page = Page(render("html", EVERY_STATE))
    text = next(text for text in page.texts["article"] if "Acknowledged" in text)
    assert "until 2031-12-31" in text
    assert "the organisers gave both figures" in text


def test_what_was_known_before_says_so_behind_what_is_new() -> None:
    old = next(one for one in FINDINGS if one.acknowledged is None)._replace(known=True)
    new = old._replace(known=False, fingerprint="0123456789abcdef", message="what is new")
    text = render("html", EVERY_STATE._replace(findings=(old, new)))
    told = [(old.fingerprint in one, "known before" in one) for one in text.split("<article")[1:] if "finding" in one]
    assert told[:2] == [(False, False), (True, True)]
    assert "known before" not in render("html", EVERY_STATE)


def test_findings_bear_their_fingerprint_as_address() -> None:
    page = render("html", REPORT)
    for one in REPORT.findings:
        assert f'id="finding-{one.fingerprint}"' in page


def test_ten_thousand_claims_stay_under_eight_megabytes() -> None:
    report = large(10_000)
    assert len(report.judged) == 10_000
    assert len(render("html", report).encode()) < 8_000_000


def test_a_line_of_a_megabyte_is_there_in_full() -> None:
    page = render("html", long_line())
    assert "x" * 500_000 in page
    assert page.count("word ") > 99_000


def test_an_article_whose_name_is_hostile_is_linked_to() -> None:
    page = render("html", hostile())
    name = plain(HOSTILE_ARTICLE.path)
    assert f'title="{name}"' in page


def test_a_finding_that_cites_every_claim_shows_the_first_quotes_and_says_how_many_more() -> None:
    report = large(200, ["en"], 200)
    cited = finding("FL109", "warning", "not checked", report.judged, ["x"] * 200)
    text = Page(render("html", report._replace(findings=(cited,)))).texts["body"][0]
    assert "And 160 more quotes" in text
