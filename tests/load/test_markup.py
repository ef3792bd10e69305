"""Markdown and HTML as their readers see them: as long as the file, and nothing but prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.load.markup import readable
from checker.text.normalise import JOINER, PARAGRAPH, fold, read_off

case = pytest.param


def blocks(path: str, source: str) -> list[str]:
    """What stands between the ends of blocks, without markup and empty ones."""
    text = readable(path, source).text
    return [" ".join(block.split()) for block in fold(text).text.split(PARAGRAPH) if block.strip()]


def asides(path: str, source: str) -> list[str]:
    apart = readable(path, source).asides or ""
    return [block for block in read_off(apart.replace(PARAGRAPH, "\n")).split("\n") if block]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        case("# Signed by **72**\nNext\n", ["Signed by 72", "Next"], id="a heading ends at its line"),
        case("Title 5\n===\ntext\n", ["Title 5", "text"], id="an underlined heading"),
        case("by **72**\n_countries_\n", ["by 72 countries"], id="emphasis, over a line break"),
        case("a *b `c* d`\n", ["a *b \ufffc"], id="a mark that emphasises nothing is prose"),
        case("[the *Treaty*](/u/72 'x') of 5.\n", ["the Treaty of 5."], id="a link's text, not its address"),
        case("[Treaty][t]\n\n[t]: http://x.org/72\n", ["Treaty"], id="what a link refers to is no prose"),
        case("run `72` of 5\n", ["run \ufffc of 5"], id="code within a line"),
        case("a\n\n```\n72\n```\nb\n\n    73\n", ["a", "b"], id="code blocks"),
        case("a|b\n-|-\n72|73 \\| x\n", ["a", "b", "72", "73 | x"], id="each cell by itself"),
        case("- 5 ships\n- 6 *boats*\n\n> by\n> 72\n", ["5 ships", "6 boats", "by 72"], id="lists and quotations"),
        case("5&nbsp;km&sup2; \\*\n", ["5 km² *"], id="entities and escapes"),
        case("72[^1] of\n", ["72 of"], id="the mark of a footnote"),
        case("72<sup>1</sup> by <code>99</code><br>of\n", ["72¹ by \ufffc of"], id="tags within a line"),
        case('a\n\n<div id="5">in <b>7</b></div>\n', ["a", "in 7"], id="a block of HTML"),
        case("**72**か国の代表\r\nが\r\n", ["72か国の代表が"], id="no spaces are needed, line ends are of any kind"),
        case("---\ntitle: 'Of 72'\ndate: 2025-10-25\n---\na\n", ["Of 72", "a"], id="front matter"),
        case('+++\ntitle = "Of 72"\nweight = 5\n+++\na\n', ["Of 72", "a"], id="front matter in TOML"),
        case("---\nno end\n", ["no end"], id="a rule is no front matter"),
        case("---\nsummary: >\n  a: 5\n  b\nslug: x\n---\n", ["a: 5 b"], id="a value over several lines"),
    ],
)
def test_markdown_reads(source: str, expected: list[str]) -> None:
    assert blocks("a.md", source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        case("<h1>Of 72</h1>by 5", ["Of 72", "by 5"], id="headings"),
        case("by <b\nclass='9'>7</b>2 of", ["by 72 of"], id="tags within a word, over a line break"),
        case("<table><tr><td>72<td>73</table>", ["72", "73"], id="cells, closed or not"),
        case("5&#160;km &amp; &#x41;&copy;", ["5 km & A©"], id="entities"),
        case("a<script>x=72</script><style>p{9}</style>b", ["ab"], id="no script, no style"),
        case("<p>run <code>72</code><p>b <pre>5</pre>", ["run \ufffc", "b"], id="no code"),
        case("<!-- 72 -->a<!DOCTYPE x><?php 5 ?>", ["a"], id="no comments and declarations"),
        case("<ruby>漢字<rp>(</rp><rt>かんじ</rt></ruby>", ["漢字"], id="kanji without their readings"),
        case("72<sup>1</sup> km<sup>2</sup> CO<sub>2</sub> 1<sup>er</sup>", ["72¹ km² CO₂ 1er"], id="raised"),
        case("a < b & c", ["a < b & c"], id="signs that are no markup"),
        case("<p>a <code>b <p>72", ["a \ufffc", "72"], id="code that is not closed ends with its paragraph"),
        case("a <pre>b <i>72</i>", ["a", "b 72"], id="what is never closed is prose"),
        case("a <![x[ 5 ]]> 72", ["a <![x[ 5 ]]> 72"], id="what the parser refuses is prose"),
    ],
)
def test_html_reads(source: str, expected: list[str]) -> None:
    assert blocks("a.html", source) == expected


@pytest.mark.parametrize(
    ("path", "source", "main", "apart"),
    [
        case("a.md", "![12 ships](u)\n", ["12 ships"], [], id="a picture by itself is a block"),
        case("a.md", "by ![12 *ships*](u) of\n", ["by of"], ["12 ships"], id="a picture amid a sentence"),
        case("a.md", 'by [72](u "of 25 May") of\n', ["by 72 of"], ["of 25 May"], id="the title of a link"),
        case("a.html", '<img src=5 alt="12&nbsp;ships">', ["12 ships"], [], id="a picture in HTML"),
        case("a.html", "by <a title='of 25 May' href=9>72</a> of", ["by 72 of"], ["of 25 May"], id="a title in HTML"),
        case("a.html", "<i data-x=\"title='5'\">a</i>", ["a"], [], id="no other attribute"),
    ],
)
def test_alternative_texts_and_titles_count_and_do_not_interrupt(
    path: str, source: str, main: list[str], apart: list[str]
) -> None:
    assert blocks(path, source) == main
    assert asides(path, source) == apart


_MARKS = (
    "** * _ [ ] ( ) ![ ](u) <b> </b> <code> </code> <pre> <!-- --> <![x[ ]]> <script> </script> &amp; &#0; ` ``` ~~ | "
    "# > - 1. --- +++ === 72 a 日本 \\ <p> <td> <img\talt='5'> <a\ttitle=\"q\nr\"> [x]:\t/u [^1] title: <br> <sup> "
    "<rt> < </ & \ufeff \x0b \x85 \u2028 \u2029 \u2060"
).split(" ")
marked = st.lists(st.sampled_from([*_MARKS, " ", "\n", "\r\n", "\r", "\n\n", "    "]), max_size=40).map("".join)


@given(st.sampled_from(["a.md", "a.html"]), marked | st.text(max_size=80))
def test_any_text_is_read_code_point_for_code_point(path: str, source: str) -> None:
    prose, apart = readable(path, source)
    assert len(prose) == len(source)
    assert apart is None or len(apart) == len(source)


@given(st.text(st.characters(whitelist_categories=("Lu", "Ll", "Lo", "Nd")) | st.just(" "), min_size=1, max_size=60))
def test_words_without_markup_stay_as_they_are(words: str) -> None:
    source = f"x{words}x"
    assert readable("a.md", source) == readable("a.html", source) == (source, None)


@given(st.sampled_from(["a.md", "a.html"]), marked)
def test_line_breaks_stay_or_part_blocks(path: str, source: str) -> None:
    """Line numbers are those of the file: no line break is added."""
    prose, _ = readable(path, source)
    for was, now in zip(source, prose, strict=True):
        assert now not in "\r\n" or was == now or was in "\r\n"
        assert was not in "\r\n" or now in ("\r", "\n", PARAGRAPH, JOINER, "\ufffc", " ", "\u200b")
