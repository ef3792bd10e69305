"""Wrong figures and figures written another way: digits, marks, words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.locales import DATA_FOLDER, languages
from checker.model import Mention
from checker.mutate.figures import regrouped, wrong_figures
from checker.mutate.sentences import gap_in, sentence
from checker.mutate.twins import twins_of
from checker.mutate.values import wrong_words
from checker.recognition import recognise

DATA = Path(DATA_FOLDER)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        pytest.param("72", ["73", "71", "720", "27"], id="a count"),
        pytest.param("2,500", ["2,501", "2,499", "25,000", "5,200"], id="groups of digits keep their mark"),
        pytest.param("99", ["100", "98", "990"], id="two equal digits are not swapped"),
        pytest.param("10", ["11", "9", "100"], id="a swap that begins with a nought is none that anyone makes"),
        pytest.param("83.5", ["83.6", "83.4", "835", "38.5"], id="a decimal, in its last place"),
        pytest.param("７２", ["７３", "７１", "７２０", "２７"], id="full-width digits stay full-width"),
        pytest.param("1", ["2"], id="nothing below one"),
    ],
)
def test_a_figure_goes_wrong_in_ways_that_people_make_mistakes(said: str, wrong: list[str]) -> None:
    found = [one.now for one in wrong_figures(said, 0, len(said))]
    assert [now.lstrip("0") for now in found] == wrong


@pytest.mark.parametrize(
    ("said", "twins"),
    [
        pytest.param("2,500", ["2500", "2\u202f500", "2\u00a0500", "2 500"], id="from a comma"),
        pytest.param("1 234 567", ["1234567", "1\u202f234\u202f567", "1\u00a0234\u00a0567"], id="from spaces"),
        pytest.param("2500", [], id="four digits together may be a year"),
        pytest.param("83.5", [], id="a decimal mark is no mark of groups"),
        pytest.param("25000", ["25\u202f000", "25\u00a0000", "25 000"], id="from nothing"),
    ],
)
def test_the_groups_of_a_figure_may_be_parted_otherwise(said: str, twins: list[str]) -> None:
    assert [one.now for one in regrouped(said, 0, len(said), " ")] == twins


def slips(text: str, language: str) -> list[tuple[str, str]]:
    """Every way in which the text goes wrong, written out."""
    mentions: list[Mention] = recognise(text, language)
    found = [one for mention in mentions for one in wrong_words(text, mention, language)]
    return [(one.kind, text[: one.start] + one.now + text[one.end :]) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "kind", "slip"),
    [
        ("sv", "fem länder", "one-more", "sex länder"),
        ("sv", "tjugofem länder", "one-less", "tjugofyra länder"),
        ("de", "fünfundzwanzig Länder", "one-more", "sechsundzwanzig Länder"),
        ("en", "Seven countries", "one-more", "Eight countries"),
        ("ja", "五か国", "one-more", "六か国"),
        ("sv", "mer än 72 länder", "bound-dropped", "72 länder"),
        ("fr", "plus de 72 pays", "bound-flipped", None),
        ("ja", "110か国以上", "bound-flipped", "110か国以内"),
        ("fr", "le 25 octobre", "day", "le 24 octobre"),
        ("fr", "le 25 juillet", "month", "le 25 août"),
        ("ja", "10月25日", "month", "11月25日"),
        ("en", "on 1 May 2025", "year", "on 1 May 2026"),
        ("sv", "på morgonen den 25 oktober", "part-of-day", "på kvällen den 25 oktober"),
        ("fr", "à 10h00", "hour", "à 11h00"),
        ("en", "at 23:05", "hour", "at 00:05"),
        ("en", "three weeks", "unit", "three day"),
        ("en", "5 euros", "unit", None),
        ("fr", "premier", "one-more", "deuxième"),
    ],
)
def test_a_value_goes_wrong_in_the_words_of_its_language(language: str, text: str, kind: str, slip: str | None) -> None:
    made = [now for what, now in slips(text, language) if what == kind]
    assert made
    assert all(now != text for now in made)
    assert slip is None or slip in made


def test_what_is_wrong_reads_as_another_value() -> None:
    text = "Mer än 72 länder, fem år, den 25 oktober 2025 klockan 10.30 och 83,5 miljoner dollar"
    before = {(one.kind, str(one.value), one.unit, one.hedge) for one in recognise(text, "sv")}
    for kind, now in slips(text, "sv"):
        after = {(one.kind, str(one.value), one.unit, one.hedge) for one in recognise(now, "sv")}
        assert after != before, (kind, now)


@pytest.mark.parametrize(
    ("text", "span", "whole"),
    [
        ("One. Two ends here. Three.", (5, 8), "Two ends here. "),
        ("一つ目。二つ目は長い。三つ目。", (4, 6), "二つ目は長い。"),
        ("A line\nand 3.5 more\nlines", (7, 10), "and 3.5 more"),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, span: tuple[int, int], whole: str) -> None:
    assert text[slice(*sentence(text, *span))] == whole


def test_a_denial_goes_between_two_words_near_the_middle() -> None:
    assert gap_in("one two three", 0, 13) in (3, 7)
    assert gap_in("word", 0, 4) is None


def spoken() -> list[tuple[str, str]]:
    """Every example of every language file."""
    found = []
    for tag in languages():
        examples = yaml.load((DATA / f"{tag}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader).get("examples", {})
        for values in examples.values():
            for ways in values.values() if isinstance(values, dict) else ():
                found += [(tag, way) for way in ([ways] if isinstance(ways, str) else ways)]
    return found


def read(text: str, language: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.kind, str(one.value), one.unit, one.hedge) for one in recognise(text, language)]


@pytest.mark.parametrize("language", languages())
def test_in_every_language_a_slip_reads_otherwise_and_a_twin_as_it_was(language: str) -> None:
    examples = [text for tag, text in spoken() if tag == language]
    unseen = [
        (slip, text)
        for text in examples
        for _, slip in slips(text, language)
        if read(slip, language) == read(text, language)
    ]
    assert unseen == []
    other = []
    for text in examples:
        for mention in recognise(text, language):
            for twin in twins_of(text, mention, language):
                now = text[: twin.start] + twin.now + text[twin.end :]
                if [one[1::2] for one in read(now, language)] != [one[1::2] for one in read(text, language)]:
                    other.append((text, now))
    assert other == []
