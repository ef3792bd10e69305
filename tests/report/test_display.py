"""What may be shown of untrusted text, how wide it is, where a line may break."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.display import cells, columns, excerpt, safe, width, wrap, wrapped

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain", "plain", id="plain text stays"),
        pytest.param("\x1b[31mred", "\\x1b[31mred", id="an ANSI sequence is spelled out"),
        pytest.param("\x9b31m", "\\x9b31m", id="so is its one-character form"),
        pytest.param("a\u202eb", "a\\u202eb", id="a bidi override is spelled out"),
        pytest.param("7\u200b2", "7\\u200b2", id="a zero-width space is spelled out"),
        pytest.param("7\u200d2", "7\\u200d2", id="a joiner that joins nothing is spelled out"),
        pytest.param("\U000e0041", "\\U000e0041", id="an invisible tag is spelled out"),
        pytest.param("a\r\nb\tc\nd", "a b c d", id="line breaks and tabs are spaces"),
        pytest.param("a\u2028b", "a\\u2028b", id="a line separator is spelled out"),
        pytest.param("\udc80", "\\udc80", id="a byte that was no UTF-8 is spelled out"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="a Persian word keeps its non-joiner"),
        pytest.param("👩\u200d👧", "👩\u200d👧", id="an emoji keeps its joiner"),
        pytest.param("\u0301a", "\u25cc\u0301a", id="a mark without a letter gets a circle to stand on"),
    ],
)
def test_safe(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("abc", 3, id="Latin letters are one column"),
        pytest.param("日本", 4, id="Han are two"),
        pytest.param("ｱｲ", 2, id="half-width kana are one"),
        pytest.param("１２", 4, id="full-width digits are two"),
        pytest.param("e\u0301", 1, id="a combining accent takes none"),
        pytest.param("か\u3099", 2, id="nor does a combining voicing mark"),
        pytest.param("👩\u200d👩\u200d👧", 2, id="a joined emoji is one picture"),
        pytest.param("👍🏽", 2, id="so is one with a skin tone"),
        pytest.param("🇸🇪🇯🇵", 4, id="flags are two columns each"),
        pytest.param("☀\ufe0f", 2, id="emoji style is wide"),
        pytest.param("\u1112\u1161\u11ab", 2, id="jamo make one syllable"),
        pytest.param("\x1b", 4, id="what is spelled out counts as spelled out"),
    ],
)
def test_width(text: str, expected: int) -> None:
    assert width(text) == expected


@pytest.mark.parametrize(
    "text", ["e\u0301", "👩\u200d👩\u200d👧", "🇸🇪", "한", "\u1112\u1161\u11ab", "क्ष", "कि", "\r\n"], ids=ascii
)
def test_what_a_reader_takes_for_one_character_is_one_cell(text: str) -> None:
    assert len(cells(text)) == 1


@given(ANY_TEXT)
def test_cells_cover_the_text_without_gap_or_overlap(text: str) -> None:
    found = cells(text)
    edges = [0, *(cell.end for cell in found)]
    assert [cell.start for cell in found] == edges[:-1]
    assert edges[-1] == len(text)


@given(ANY_TEXT)
def test_nothing_that_a_terminal_obeys_is_ever_shown(text: str) -> None:
    shown = safe(text)
    assert all(
        unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
        and (unicodedata.category(char) != "Cf" or char in "\u200c\u200d")
        for char in shown
    )


@given(ANY_TEXT, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, limit: int) -> None:
    rows = wrap(cells(text), limit)
    assert all(columns(row) <= limit or len(row) == 1 for row in rows)
    kept = "".join(cell.shown for row in rows for cell in row)
    assert kept.replace(" ", "") == safe(text).replace(" ", "")


@given(ANY_TEXT, st.data(), st.integers(10, 60))
def test_an_excerpt_fits_and_shows_where_the_mark_begins(text: str, data: st.DataObject, budget: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown = excerpt(text, (start, end), budget)
    assert columns(shown) <= budget
    if start < end:
        assert any(cell.start <= start < cell.end for cell in shown)


def test_an_excerpt_cuts_no_character_apart() -> None:
    family = "👩\u200d👩\u200d👧"
    shown = excerpt(family * 100, (8 * 5, 8 * 6), 21)
    assert {cell.shown for cell in shown} == {"…", family}


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        pytest.param("two words", 6, ["two", "words"], id="Latin text breaks at spaces"),
        pytest.param("日本語の文", 4, ["日本", "語の", "文"], id="Japanese breaks anywhere"),
        pytest.param("日本、語", 4, ["日", "本、", "語"], id="but not before a comma"),
        pytest.param("日「本」", 4, ["日", "「本", "」"], id="nor behind an opening bracket, where there is room"),
        pytest.param("abcdefgh", 3, ["abc", "def", "gh"], id="a long word is cut where the line is full"),
        pytest.param("", 9, [""], id="nothing is an empty line"),
    ],
)
def test_wrapped(text: str, limit: int, lines: list[str]) -> None:
    assert wrapped(text, limit) == lines
