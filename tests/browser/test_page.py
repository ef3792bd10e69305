"""The HTML report in a real browser: filters, links, keyboard, hostile text, accessibility, no request, speed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.load.configuration import load_config
from checker.report import render
from checker.run import check
from tests.browser.chromium import Tab
from tests.browser.conftest import AXE

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.browser

_VISIBLE = "Array.from(document.querySelectorAll('.matrix tbody tr:not(.more)')).filter(row => row.checkVisibility())"
_NAMES = f"{_VISIBLE}.map(row => row.querySelector('.opener').textContent)"
_ALL = ["Boats", "Countries", "Delegates", "Music", "Opened", "Visitors", "Said"]


def names(tab: Tab) -> list[str]:
    """The labels of the rows that can be seen."""
    return list(tab.run(_NAMES))


class TestFilters:
    @pytest.mark.parametrize(
        ("selector", "left"),
        [
            pytest.param("[value=d]", ["Boats", "Countries"], id="by state"),
            pytest.param("[value=ar]", ["Countries", "Music", "Opened"], id="by language"),
        ],
    )
    def test_a_chip_leaves_the_rows_it_names(self, tab: Tab, selector: str, left: list[str]) -> None:
        assert names(tab) == _ALL
        tab.click(f"#filters label:has({selector})")
        assert names(tab) == left
        tab.click(f"#filters label:has({selector})")
        assert names(tab) == _ALL

    @pytest.mark.parametrize(
        ("field", "value", "left"),
        [
            pytest.param("subject", "mayor", ["Said"], id="by subject"),
            pytest.param("code", "FL207", ["Delegates"], id="by code"),
            pytest.param("text", "か国", ["Countries"], id="by words in any script"),
            pytest.param("text", "tove", ["Said"], id="by the name of a subject"),
        ],
    )
    def test_a_field_leaves_the_rows_it_names(self, tab: Tab, field: str, value: str, left: list[str]) -> None:
        tab.run(
            f"(() => {{ const field = document.querySelector('#filters').elements.{field}; field.value = '{value}';"
            "field.dispatchEvent(new Event('change', {bubbles: true})); })()"
        )
        assert names(tab) == left
        assert tab.run("document.querySelector('#count').textContent") == f"{len(left)} of 7 rows."
        tab.click("#filters [type=reset]")
        tab.settle()
        assert names(tab) == _ALL

    def test_by_language_hides_the_columns_of_the_others(self, tab: Tab) -> None:
        tab.click("#filters label:has([value=ja])")
        tab.click("#filters label:has([value=sv])")
        seen = "Array.from(document.querySelectorAll('{}')).filter(one => one.checkVisibility()).length"
        assert tab.run(seen.format(".heads a")) == 2
        assert tab.run(seen.format("tr[id$=countries] td")) == 2
        assert tab.run(seen.format(".block:first-of-type thead th")) == 3

    def test_stand_in_the_address_and_come_back_with_it(self, tab: Tab, pages: dict[str, Path]) -> None:
        tab.click("#filters label:has([value=d])")
        address = tab.run("location.hash")
        assert address == "#facts?state=d"
        tab.open(pages["states"], address)
        assert names(tab) == ["Boats", "Countries"]

    def test_a_figure_of_the_summary_leads_to_its_rows(self, tab: Tab) -> None:
        tab.click(".legend a[href$='state=u']")
        assert names(tab) == ["Visitors"]


class TestRows:
    def test_open_to_the_quotes_side_by_side_in_their_scripts(self, tab: Tab) -> None:
        tab.click("tr[id$=countries] th")
        quotes = tab.run("Array.from(document.querySelectorAll('.more blockquote'), q => [q.lang, q.textContent])")
        assert quotes == [["ar", "72 دولة"], ["en", "72 countries"], ["ja", "72か国"], ["sv", "65 länder"]]
        assert tab.run("getComputedStyle(document.querySelector('.more blockquote')).direction") == "rtl"
        tab.click("tr[id$=countries] th")
        assert tab.run("document.querySelector('.more')") is None

    def test_mark_what_differs_and_explain_the_verdict(self, tab: Tab) -> None:
        tab.click("tr[id$=countries] th")
        assert tab.run("Array.from(document.querySelectorAll('.more mark.diff'), m => m.textContent)") == ["65 länder"]
        assert tab.run("document.querySelector('.more mark.same').textContent") == "72 countries"
        verdicts = tab.run("Array.from(document.querySelectorAll('.more .verdict'), p => p.textContent)")
        assert "cannot be read in this language" in verdicts[0]
        assert verdicts[1] == "Supported: the article says it; the claim is “72”."
        assert "against 65 (sv)" in tab.run("document.querySelector('.more .which').textContent")


class TestLinks:
    @pytest.mark.parametrize(
        ("fragment", "target"),
        [
            pytest.param("#finding-fl201festivalcountries", "finding-fl201festivalcountries", id="to a finding"),
            pytest.param("#fact-festival/festival.music", "fact-festival/festival.music", id="to a fact"),
            pytest.param(
                "#claim-articles/festival.ja.txt:festival.boats", "fact-festival/festival.boats", id="to a claim"
            ),
            pytest.param("#article-articles/festival.ja.txt", "article-articles/festival.ja.txt", id="to an article"),
        ],
    )
    def test_lead_to_what_they_name(self, tab: Tab, pages: dict[str, Path], fragment: str, target: str) -> None:
        tab.open(pages["states"], fragment)
        tab.settle()
        box = tab.run(
            f"(({{top, bottom}}) => [top, bottom])(document.getElementById('{target}').getBoundingClientRect())"
        )
        bar = tab.run("document.querySelector('.bar').getBoundingClientRect().bottom")
        assert bar <= box[0] < 900
        opened = tab.run(f"document.getElementById('{target}').querySelector('[aria-expanded=true]') !== null")
        assert opened == target.startswith("fact-")

    def test_lead_to_rows_that_a_filter_hides(self, tab: Tab) -> None:
        tab.click("#filters label:has([value=d])")
        tab.run("location.hash = '#fact-festival/festival.music'")
        tab.settle()
        assert "Music" in names(tab)

    def test_lead_from_words_to_their_fact_and_back(self, tab: Tab) -> None:
        tab.click("a.e[data-c]:not(.o).u, .text a.e.s")
        assert tab.run("location.hash") == "#claim-articles/festival.ar.txt:festival.music"
        assert tab.run("document.activeElement.textContent") == "Music"
        tab.click(".more .links a")
        assert tab.run("document.activeElement.textContent") == "مهرجان"
        assert tab.run("document.activeElement.closest('.text').lang") == "ar"

    def test_words_under_several_claims_ask_which_is_meant(self, tab: Tab) -> None:
        tab.click("a.e.o")
        facts = tab.run("Array.from(document.querySelectorAll('#over a'), a => a.textContent)")
        assert facts == ["Festival · Countries", "Festival · Delegates"]
        tab.press("Enter")
        assert tab.run("location.hash") == "#claim-articles/festival.en.txt:festival.countries"
        assert tab.run("document.querySelector('#over').checkVisibility()") is False

    def test_every_link_of_the_page_has_its_target(self, tab: Tab) -> None:
        tab.run("document.querySelectorAll('.opener').forEach(one => one.click())")
        lost = tab.run(
            "Array.from(document.querySelectorAll('a[href]'), a => decodeURIComponent(a.hash.slice(1)).split('?')[0])"
            ".filter(id => id !== 'top' && !document.getElementById(id))"
        )
        assert lost == []


class TestKeyboard:
    def test_the_first_stop_skips_to_the_content(self, tab: Tab) -> None:
        tab.press("Tab")
        assert tab.run("document.activeElement.textContent") == "Skip to the content"
        assert tab.run("document.activeElement.getBoundingClientRect().top >= 0")

    def test_opens_a_row_and_goes_on_inside_it(self, tab: Tab) -> None:
        tab.run("document.querySelector('tr[id$=countries] .opener').focus()")
        tab.press("Enter")
        assert tab.run("document.activeElement.getAttribute('aria-expanded')") == "true"
        tab.press("Tab")
        assert tab.run("document.activeElement.textContent") == "Link to this fact"
        tab.press("Tab", shift=True)
        tab.press(" ")
        assert tab.run("document.activeElement.getAttribute('aria-expanded')") == "false"

    def test_sets_a_filter_that_shows_its_focus(self, tab: Tab) -> None:
        tab.run("document.querySelector('#filters [value=d]').focus()")
        tab.press(" ")
        assert names(tab) == ["Boats", "Countries"]
        outline = tab.run("getComputedStyle(document.activeElement.closest('label')).outlineStyle")
        assert outline == "solid"

    def test_leaves_the_list_of_claims_with_escape(self, tab: Tab) -> None:
        tab.run("document.querySelector('a.e.o').focus()")
        tab.press("Enter")
        assert tab.run("document.activeElement.closest('#over') !== null")
        tab.press("Escape")
        assert tab.run("document.activeElement.className").startswith("e")

    def test_every_stop_is_in_view_when_it_is_reached(self, tab: Tab) -> None:
        """WCAG 2.2, 2.4.11: the bar on top never hides what has the focus."""
        for _ in range(60):
            tab.press("Tab")
            hidden = tab.run(
                "(() => { const e = document.activeElement; if (e === document.body) return null;"
                "const bar = document.querySelector('.bar'), edge = bar.getBoundingClientRect().bottom;"
                "const isSeen = bar.contains(e) || e.matches('.skip') || e.getBoundingClientRect().bottom > edge;"
                "return isSeen ? null : e.outerHTML; })()"
            )
            assert hidden is None


class TestTheme:
    def test_follows_the_system_until_it_is_told_otherwise(self, tab: Tab) -> None:
        paper = "getComputedStyle(document.body).backgroundColor"
        light = tab.run(paper)
        tab.look(dark=True)
        dark = tab.run(paper)
        assert light != dark
        tab.click("#theme")
        assert (tab.run("document.querySelector('#theme').textContent"), tab.run(paper)) == ("Theme: light", light)
        tab.click("#theme")
        tab.look()
        assert (tab.run("document.querySelector('#theme').textContent"), tab.run(paper)) == ("Theme: dark", dark)
        tab.click("#theme")
        assert tab.run(paper) == light


class TestHostileText:
    def test_runs_nothing_loads_nothing_and_can_be_read(self, browser: Tab, pages: dict[str, Path]) -> None:
        browser.look()
        browser.open(pages["hostile"])
        browser.run("document.querySelectorAll('.opener').forEach(one => one.click())")
        browser.settle()
        assert browser.run("document.title").endswith("factlint")
        assert browser.run("document.images.length") == 0
        assert browser.run("document.querySelectorAll('.more script, .text script').length") == 0
        assert "<img src=x" in browser.run("document.querySelector('.text').textContent")
        assert "U+202E" in browser.run("document.querySelector('.more').textContent")
        assert browser.requests == [pages["hostile"].as_uri()]
        assert browser.complaints == []

    def test_stays_inside_its_own_element(self, browser: Tab, pages: dict[str, Path]) -> None:
        """A bidi override would let a quote reorder what stands behind it."""
        browser.open(pages["hostile"])
        text = browser.run("document.querySelector('main').textContent")
        assert not set(text) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200b\x1b\x00")

    def test_the_policy_refuses_a_script_that_got_in(self, browser: Tab, pages: dict[str, Path]) -> None:
        """Were an escape forgotten, the page's policy would still hold."""
        page = pages["states"].read_text(encoding="utf-8")
        broken = pages["states"].with_name("broken.html")
        spoiler = "<script>document.title='owned'</script><img src='https://example.org/x.png' onerror=\"alert(1)\">"
        broken.write_text(page.replace("<main", f"{spoiler}<main", 1), encoding="utf-8")
        browser.open(broken)
        assert browser.run("document.title") != "owned"
        assert len([one for one in browser.complaints if "Content Security Policy" in one]) >= 2
        assert browser.refused == ["csp"]

    def test_a_line_of_a_megabyte_opens_and_wraps(self, browser: Tab, pages: dict[str, Path]) -> None:
        browser.open(pages["long"])
        browser.run("document.querySelector('details.article').open = true")
        browser.settle()
        assert browser.run("document.documentElement.scrollWidth <= innerWidth")


_ALL_LAID_OUT = "main * { content-visibility: visible !important }"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("dark", [pytest.param(False, id="in light"), pytest.param(True, id="in dark")])
@pytest.mark.parametrize("phone", [pytest.param(False, id="at a desk"), pytest.param(True, id="on a phone")])
@pytest.mark.parametrize("name", ["codes", "states", "hostile"])
def test_axe_finds_no_violation(browser: Tab, pages: dict[str, Path], name: str, phone: bool, dark: bool) -> None:
    browser.look(*((390, 844) if phone else (1400, 900)), dark=dark, phone=phone)
    browser.open(pages[name])
    browser.run("document.querySelectorAll('.opener, .why summary').forEach(one => one.click())")
    # What is not laid out has no colours and no size to judge.
    browser.run(f"document.styleSheets[0].insertRule('{_ALL_LAID_OUT}', 0)")
    browser.settle()
    browser.run(AXE.read_text(encoding="utf-8") + "; 0")
    violations = browser.run(
        f"axe.run(document, {{runOnly: {_RULES}, resultTypes: ['violations']}}).then(found =>"
        "found.violations.map(one => [one.id, one.help, one.nodes.slice(0, 3).map(node => node.html)]))"
    )
    assert violations == []


@pytest.mark.parametrize("name", ["codes", "states", "hostile", "large"])
def test_no_request_leaves_the_page_and_nothing_goes_wrong(browser: Tab, pages: dict[str, Path], name: str) -> None:
    browser.look()
    browser.open(pages[name])
    browser.run("Array.from(document.querySelectorAll('.opener')).slice(0, 9).forEach(one => one.click())")
    browser.settle()
    assert browser.requests == [pages[name].as_uri()]
    assert browser.complaints == []


@pytest.mark.parametrize("width", [320, 390, 768, 1400], ids=lambda width: f"{width} px wide")
def test_nothing_runs_out_of_the_window(browser: Tab, pages: dict[str, Path], width: int) -> None:
    """WCAG 2.2, 1.4.10: no scrolling in two directions from 320 px on."""
    browser.look(width, 800, phone=width < 500)
    browser.open(pages["states"])
    browser.run("document.querySelectorAll('.opener').forEach(one => one.click())")
    browser.settle()
    assert browser.run("document.documentElement.scrollWidth") == width


def test_without_script_the_page_is_still_complete(browser: Tab, pages: dict[str, Path]) -> None:
    browser.look()
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.send("Page.navigate", url=pages["states"].as_uri())
        browser.wait("document.readyState === 'complete' && document.querySelector('footer') !== null")
        text = browser.run("document.querySelector('main').textContent")
        for words in ("3 facts need a decision", "against 65 (sv)", "72か国", "Nobody claims this sentence."):
            assert words in text
        assert browser.run("document.querySelector('#filters').checkVisibility()") is False
    finally:
        browser.send("Emulation.setScriptExecutionDisabled", value=False)


class TestTenThousandClaims:
    """How fast is measured by benchmarks/page.py."""

    def test_are_filtered(self, browser: Tab, pages: dict[str, Path]) -> None:
        browser.look()
        browser.open(pages["large"])
        browser.run("document.querySelector('#filters [value=d]').click()")
        browser.settle()
        assert browser.run("document.querySelector('#count').textContent") == "200 of 2,000 rows."

    def test_are_laid_out_only_where_they_are_looked_at(self, browser: Tab, pages: dict[str, Path]) -> None:
        browser.look()
        browser.open(pages["large"])
        skipped = "Array.from(document.querySelectorAll('main *'), one => getComputedStyle(one).contentVisibility)"
        assert "auto" in browser.run(f"[...new Set({skipped})]")


def test_prints_everything_that_is_folded(browser: Tab, pages: dict[str, Path]) -> None:
    browser.look()
    browser.open(pages["states"])
    assert browser.printed().startswith(b"%PDF")
    browser.send("Emulation.setEmulatedMedia", media="print")
    try:
        assert browser.run("document.querySelector('.bar').checkVisibility()") is False
        assert browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    finally:
        browser.send("Emulation.setEmulatedMedia", media="")


def test_this_repository_in_the_picture_of_the_readme(browser: Tab, tmp_path: Path) -> None:
    """The report on the articles here; `FACTLINT_GOLDEN=write` takes the picture again."""
    page = tmp_path / "report.html"
    page.write_text(render("html", check(load_config(str(ROOT), None, {"today": "2025-11-01"}))), encoding="utf-8")
    browser.look(1280, 840)
    browser.open(page, "#fact-hanoi-convention-signing/hanoi-convention.signatories")
    browser.settle()
    quotes = browser.run("Array.from(document.querySelectorAll('.more blockquote'), quote => quote.textContent)")
    assert {"72か国の代表", "72 länder"} <= set(quotes)
    assert browser.complaints == []
    browser.run("document.activeElement.blur()")
    picture = browser.picture()
    assert len(picture) < 250_000
    if os.environ.get("FACTLINT_GOLDEN") == "write":
        (ROOT / "docs" / "report.png").write_bytes(picture)
    assert (ROOT / "docs" / "report.png").read_bytes().startswith(b"\x89PNG")
