"""Hostile text in every format: what reads it back finds it whole, and nothing it could do is done."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.model import Evidence, Finding, Place, Report
from checker.report import render
from checker.report.display import safe
from checker.report.escapes import json_text, markdown, uri, xml
from tests.report.sample import NO_REGISTRY

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
SIGNS = st.text("\\`*_[]<>|~&$@#:/.!()-+=\"'{}0 \nwx", max_size=60)
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
NASTY = "]]> <b>|`x`| @all #1 https://e.example www.e.example [a](b) ![c](d) **e** _f_ ~~g~~ &lt; \\"


def report_of(text: str) -> Report:
    evidence = Evidence(text or "a", "sv", None, text, f"a{text}b", 0, 9, 1, 1, (1, 2))
    finding = Finding("FL201", text, Place(text or "a"), f"story/subject.{text}", (evidence,), hint=text, detail=text)
    return Report((), (), (), (finding,), "0.1.0", NO_REGISTRY)


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson", "claimreview"])
@settings(deadline=None, derandomize=True)
@given(st.one_of(ANY_TEXT, SIGNS))
@example(NASTY)
@example("\U000e0041\u180e\ufff9\U0001d173")
def test_json_formats_are_json_whatever_the_text(name: str, text: str) -> None:
    output = render(name, report_of(text))
    json.loads(output.encode("utf-8", "backslashreplace"))
    assert not UNSEEN.search(output)


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
@settings(deadline=None, derandomize=True)
@given(st.one_of(ANY_TEXT, SIGNS))
@example(NASTY)
def test_xml_formats_are_xml_whatever_the_text(name: str, text: str) -> None:
    ElementTree.fromstring(render(name, report_of(text)).encode("utf-8", "backslashreplace"))


@settings(deadline=None, derandomize=True)
@given(st.one_of(ANY_TEXT, SIGNS))
@example(NASTY)
def test_csv_has_one_width_and_no_formula_whatever_the_text(text: str) -> None:
    rows = list(csv.reader(io.StringIO(render("csv", report_of(text)).removeprefix("\ufeff"), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not any(
        re.match(r"\s*[=+\-@＝＋－＠]", cell) for row in rows for cell in row if not re.fullmatch(r"-?\d+", cell)
    )


@settings(deadline=None, derandomize=True)
@given(st.one_of(ANY_TEXT, SIGNS))
@example(NASTY)
def test_markdown_shows_text_as_it_is(text: str) -> None:
    shown = safe(text)
    for before, after in (("- x ", ""), ("| a |\n| --- |\n| x ", " |")):
        html = (
            MarkdownIt("commonmark", {"html": True})
            .enable(["table", "strikethrough"])
            .render(before + markdown(text) + after)
        )
        assert set(re.findall(r"</?(\w+)", html)) <= {"ul", "li", "span", "table", "thead", "tbody", "tr", "th", "td"}
        element = ElementTree.fromstring(f"<r>{html}</r>".encode("utf-8", "backslashreplace"))
        said = "".join((element.findall(".//td") or element.findall(".//li"))[0].itertext())
        assert said.split() == f"x {shown}".split()


@settings(deadline=None, derandomize=True)
@given(st.one_of(ANY_TEXT, SIGNS))
@example(NASTY)
def test_markdown_has_nothing_that_sites_make_links_of(text: str) -> None:
    written = markdown(text)
    assert not re.search(r"[@#]\w|://|www\.", written, re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("a|b", "a\\|b", id="a bar splits no cell"),
        pytest.param("@all", "<span>@</span>all", id="nobody is called"),
        pytest.param("a @ b", "a @ b", id="a lone sign stays"),
        pytest.param("#12", "<span>#</span>12", id="no issue is linked"),
        pytest.param("https://e.example", "https<span>:</span>//e.example", id="no address is linked"),
        pytest.param("1_000 $x$", "1\\_000 \\$x\\$", id="no emphasis and no formula"),
        pytest.param("<b>&amp;", "\\<b\\>\\&amp;", id="no HTML and no entity"),
        pytest.param("a\u202eb\n", "a\\\\u202eb ", id="a bidi override is spelled out"),
    ],
)
def test_markdown(text: str, written: str) -> None:
    assert markdown(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param('<a b="c">&', "&lt;a b=&quot;c&quot;&gt;&amp;", id="signs of XML"),
        pytest.param("\x00\x1b\ufffe\udc80", "\\x00\\x1b\\ufffe\\udc80", id="what XML cannot hold is spelled out"),
        pytest.param("]]>", "]]&gt;", id="no section ends"),
        pytest.param("##[error]", "&#35;#[error]", id="no build server is commanded"),
    ],
)
def test_xml(text: str, written: str) -> None:
    assert xml(text) == written


@pytest.mark.parametrize(
    ("path", "written"),
    [
        pytest.param("a/b.txt", "a/b.txt", id="plain"),
        pytest.param("marché d’été #1.fr.txt", "march%C3%A9%20d%E2%80%99%C3%A9t%C3%A9%20%231.fr.txt", id="French"),
        pytest.param("記事?.txt", "%E8%A8%98%E4%BA%8B%3F.txt", id="Japanese with a question mark"),
        pytest.param("100%.txt", "100%25.txt", id="a per cent sign"),
        pytest.param("c:x.txt", "c%3Ax.txt", id="a colon begins no scheme"),
    ],
)
def test_uri(path: str, written: str) -> None:
    assert uri(path) == written


def test_json_is_small_unless_it_is_to_be_read() -> None:
    assert json_text({"a": [1, "é"]}) == '{"a":[1,"é"]}'
    assert json_text({"a": 1}, indent=2) == '{\n  "a": 1\n}'
