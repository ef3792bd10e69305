"""Folding: what counts as the same wording, and the way back to the text on disk."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.normalise import PARAGRAPH, fold, is_spaceless, plain

# Mostly what folding touches, so that examples meet its corners.
texts = st.text(
    st.one_of(
        st.sampled_from(
            "ab1 2é.-\n\r\t'\"«»“”—\u00a0\u2009\u3000\u00ad\u200b\u2029\u0301\u3099かガｶﾞﾊﾟ人、０９ﬁ½²´한\u1100\u1161"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=200,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("2 500 personer", "2\u00a0500\u202fpersoner", id="no-break and thin spaces are spaces"),
        pytest.param("72 länder", "７２ länder", id="full-width digits are digits"),
        pytest.param("Hanoï", "Hanoi\u0308", id="decomposed letters are letters"),
        pytest.param("ハノイ", "ﾊﾉｲ", id="half-width kana are kana"),
        pytest.param("ガ", "ｶﾞ", id="a half-width voicing mark composes"),
        pytest.param("« Nous »", "“Nous”", id="guillemets with their spaces are quote marks"),
        pytest.param("l'ère", "l’ère", id="an apostrophe is an apostrophe"),
        pytest.param("4–6", "4-6", id="dashes are dashes"),
        pytest.param("a  b", "a b", id="doubled spaces are one"),
        pytest.param("a\nb", "a b", id="a line break is a space"),
        pytest.param("a\r\nb", "a b", id="a Windows line break is a space"),
        pytest.param("mot it-\nbrottslighet", "mot it-brottslighet", id="a word goes on behind its hyphen"),
        pytest.param("mot it-\r\n  brottslighet", "mot it-brottslighet", id="a word goes on in an indented line"),
        pytest.param("研究機関から2,5\n00人が", "研究機関から2,500人が", id="a figure broken by wrapping goes on"),
        pytest.param("lʼère", "l'ère", id="a modifier letter apostrophe is an apostrophe"),
        pytest.param("72か国の\n代表", "72か国の代表", id="a line break between kana and Han is nothing"),
        pytest.param("72 か国", "72か国", id="a space beside Han or kana is nothing"),
        pytest.param("cyber\u00adbrott", "cyberbrott", id="soft hyphens are nothing"),
        pytest.param("Hanoi\u200e", "Hanoi", id="bidi marks are nothing"),
        pytest.param("4〜6", "4～6", id="both wave dashes are one"),
        pytest.param("a\r\n\r\nb", "a\n \nb", id="a blank line is a blank line"),
    ],
)  # fmt: skip
def test_these_wordings_are_the_same(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Hanoi", "Hanoï", id="diacritics"),
        pytest.param("Hanoi -konventionen", "Hanoi-konventionen", id="a stray space before a hyphen"),
        pytest.param("Hanoi konventionen", "Hanoikonventionen", id="a space between words"),
        pytest.param("FN", "fn", id="case"),
        pytest.param("72¹", "721", id="a footnote mark"),
        pytest.param("7½", "71⁄2", id="a fraction"),
        pytest.param("10²", "102", id="an exponent"),
        pytest.param("a\n\nb", "a\nb", id="a blank line and a line break"),
        pytest.param("１ ２", "１２", id="a space between digits of any width"),
        pytest.param("タクシー", "タクシ-", id="a long vowel is no dash"),
        pytest.param("110\n37のサイドイベント", "11037のサイドイベント", id="figures on lines of their own"),
        pytest.param("framåt –\nnu", "framåt –nu", id="a dash between words at a line's end"),
        pytest.param("1990-\n2000", "1990-2000", id="a hyphen between figures at a line's end"),
    ],
)
def test_these_wordings_differ(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(texts, st.data())
def test_a_span_of_the_folded_text_cuts_the_source_where_it_came_from(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.source(start, end)
    assert 0 <= first < last <= len(text)
    wanted = folded.text[start:end].strip(" " + PARAGRAPH)
    assert wanted in fold(text[first:last]).text


@given(texts)
def test_offsets_never_run_backwards(text: str) -> None:
    for folded in (fold(text), plain(text)):
        assert len(folded.starts) == len(folded.ends) == len(folded.text)
        starts = [folded.starts[index] for index in range(len(folded.text))]
        ends = [folded.ends[index] for index in range(len(folded.text))]
        assert starts == sorted(starts)
        assert ends == sorted(ends)
        assert all(start < end for start, end in zip(starts, ends, strict=True))


@given(texts)
def test_composed_and_decomposed_text_fold_to_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@given(st.text("abcdé人かハ。 \n", max_size=60))
def test_plain_text_in_normal_form_is_left_alone(text: str) -> None:
    assert plain(text).text == text


def test_plain_keeps_distances_and_line_breaks() -> None:
    folded = plain("a\u00a0 b\r\nc\u2009人 で")
    assert folded.text == "a  b\nc 人 で"
    assert folded.source(4, 5) == (5, 6)


def test_plain_heals_words_and_figures_that_wrapping_broke() -> None:
    folded = plain("vice-\npremiärminister; から2,5\r\n00人が来た")
    assert folded.text == "vice-premiärminister; から2,500人が来た"
    assert folded.source(24, 29) == (25, 32)


def test_no_white_space_is_left_at_the_ends() -> None:
    assert fold(" \n\n a\u00a0\n").text == "a"
    assert fold(" \n ").text == ""


@pytest.mark.parametrize("char", ["人", "か", "ー", "。", "ก"])
def test_scripts_without_spaces(char: str) -> None:
    assert is_spaceless(char)


@pytest.mark.parametrize("char", ["a", "é", "7", "한", "ب", "๗"])
def test_scripts_with_spaces_and_all_digits(char: str) -> None:
    assert not is_spaceless(char)


@pytest.mark.parametrize("space", ["\t", "\u00a0", " \n"], ids=["tabs", "no-break spaces", "empty lines"])
def test_white_space_without_end_is_read_in_linear_time(space: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        plain(space * times + "x")
        return time.process_time() - start

    assert seconds(100_000) < 20 * seconds(10_000) + 0.5
