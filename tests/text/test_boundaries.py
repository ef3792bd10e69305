"""Where words, figures and katakana runs end."""

from __future__ import annotations

import pytest

from checker.text.boundaries import cuts_figure, cuts_katakana, cuts_word, is_word, joins_katakana, was_spaced
from checker.text.normalise import fold


def cut(marked: str) -> tuple[str, int]:
    """A text and the offset that "|" marks in it."""
    return marked.replace("|", ""), marked.index("|")


@pytest.mark.parametrize("marked", ["miljon|er", "år2025|b", "1|9", "a|1", "한|국", "क|ि", "_|a"])
def test_a_word_goes_on(marked: str) -> None:
    assert cuts_word(*cut(marked))


@pytest.mark.parametrize("marked", ["|ab", "ab|", "ab| c", "FN|:s", "l|'ère", "72|か国", "UNODC|は", "Hanoi|-"])
def test_a_word_ends(marked: str) -> None:
    assert not cuts_word(*cut(marked))


@pytest.mark.parametrize(
    "marked",
    ["12|5", "2,|500", "2|,500", "2.|5", "10|:30", "10:|30", "2| 500", "2 |500", "12 500| 000", "7|½", "25|/10"],
)
def test_a_figure_goes_on(marked: str) -> None:
    assert cuts_figure(*cut(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "72|, 18", "72|.", "2025|", "|72", "den 25| 10", "år 2025| 100", "12| 5000", "a|1", "'72|'72", "4|-6",
        "72|か国", "72 | 18",
    ],
)  # fmt: skip
def test_a_figure_ends(marked: str) -> None:
    assert not cuts_figure(*cut(marked))


def test_katakana_goes_on_with_letters_and_long_vowels() -> None:
    assert cuts_katakana(*cut("ブラン|ドリーノ"))
    assert cuts_katakana(*cut("ブランドリ|ーノ"))
    assert not cuts_katakana(*cut("ハノイ|条約"))
    assert not cuts_katakana(*cut("ジョン|・ブランドリーノ"))


def test_a_middle_dot_joins_katakana_alone() -> None:
    assert joins_katakana("ジョン・ブランドリーノ", 3)
    assert not joins_katakana("日本・ベトナム", 2)
    assert not joins_katakana("ジョン・", 3)


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        pytest.param("ハノイ ハノイ", True, id="a space divides"),
        pytest.param("ハノイ\nハノイ", False, id="a wrapped line goes on"),
        pytest.param("ハノイハノイ", False, id="nothing between"),
    ],
)
def test_whether_a_space_was_dropped(text: str, spaced: bool) -> None:
    assert was_spaced(text, fold(text), 3) is spaced


@pytest.mark.parametrize(("char", "word"), [("é", True), ("7", True), ("。", False), ("人", False), ("²", False)])
def test_what_belongs_to_a_word(char: str, word: bool) -> None:
    assert is_word(char) is word
