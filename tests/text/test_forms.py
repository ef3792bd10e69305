"""Registered forms in text: what counts as the form, where it ends, which form wins."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Entry, Form, Hit, Place, Registry
from checker.text.forms import FormMatcher

Name = Literal["entity", "role", "term"]


def entry(
    id: str,
    *forms: str,
    registry: Name = "entity",
    language: str = "sv",
    variants: tuple[str, ...] = (),
) -> Entry:
    wordings = [Form(text, language, "accepted" if index else "preferred") for index, text in enumerate(forms)]
    wordings += [Form(text, language, "variant") for text in variants]
    return Entry(id, registry, None, None, tuple(wordings), Place("claims/entities.yaml"))


def matcher(*entries: Entry, language: str = "sv", endings: tuple[str, ...] = ("s", ":s")) -> FormMatcher:
    tables: dict[str, dict[str, Entry]] = {"entity": {}, "role": {}, "term": {}}
    for one in entries:
        tables[one.registry][one.id] = one
    return FormMatcher(Registry(tables["entity"], tables["role"], tables["term"], {}, ()), language, endings)


def found(text: str, *entries: Entry, language: str = "sv") -> list[str]:
    """The stretches of the text that are hits."""
    return [text[hit.start : hit.end] for hit in matcher(*entries, language=language).hits(text)]


HANOI = entry("hanoi", "Hanoi")
UN = entry("un", "FN")
WALY = entry("ghada-waly", "Ghada Waly")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ghada Waly sa", id="as registered"),
        pytest.param("Ghada\u00a0Waly sa", id="with a no-break space"),
        pytest.param("Ghada\nWaly sa", id="over a line break"),
        pytest.param("Ghada  Waly sa", id="with doubled spaces"),
        pytest.param("Ｇｈａｄａ Waly sa", id="in full width"),
        pytest.param("GHADA WALY SA", id="in capitals"),
        pytest.param("”Ghada Waly” sa", id="between quote marks"),
        pytest.param("(Ghada Waly) sa", id="in parentheses"),
        pytest.param("sa Ghada Waly.", id="before a full stop"),
        pytest.param("Gha\u00adda Waly", id="with a soft hyphen"),
        pytest.param("Wien–Ghada Waly–Genève", id="between dashes"),
        pytest.param("Ghada Waly- och andra", id="before a hanging hyphen"),
    ],
)
def test_a_name_is_found(text: str) -> None:
    assert len(found(text, WALY)) == 1


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param("Hanoï", "Hanoi", id="another diacritic is another form"),
        pytest.param("Hanois", "Hanoi-konventionen", id="part of a form is no form"),
        pytest.param("Hanoikonventionen", "Hanoi", id="a word that begins with the form"),
        pytest.param("Nyhanoi", "Hanoi", id="a word that ends with the form"),
        pytest.param("FN-konventionen", "FN", id="a compound that begins with the form"),
        pytest.param("vice-president", "president", id="a compound that ends with the form"),
        pytest.param("COVID-19", "COVID", id="a compound with a figure"),
        pytest.param("Ghada\n\nWaly", "Ghada Waly", id="two paragraphs"),
        pytest.param("us", "US", id="capitals want capitals"),
        pytest.param("Ola", "OLA", id="an acronym is not a first name"),
        pytest.param("DAG", "dag", id="a form of three letters wants its own case"),
    ],
)
def test_a_name_is_not_found(text: str, form: str) -> None:
    assert found(text, entry("x", form)) == []


def test_the_stray_space_is_a_form_of_its_own() -> None:
    convention = entry("convention", "Hanoi-konventionen", variants=("Hanoi -konventionen", "Hanoikonventionen"))
    text = "Hanoi-konventionen, Hanoi -konventionen, Hanoi\n-konventionen och Hanoikonventionen"
    forms = [hit.form.text for hit in matcher(convention).hits(text)]
    assert forms == ["Hanoi-konventionen", "Hanoi -konventionen", "Hanoi -konventionen", "Hanoikonventionen"]


@pytest.mark.parametrize("text", ["FN:s kontor", "FN’s kontor", "FNs kontor", "FN kontor"])
def test_an_inflection_ending_belongs_to_the_hit(text: str) -> None:
    hits = matcher(UN, endings=("s", ":s", "’s")).hits(text)
    assert [text[hit.start : hit.end] for hit in hits] == [text.split()[0]]


def test_an_ending_is_no_ending_where_the_word_goes_on() -> None:
    assert found("Hanoiskolan", HANOI) == []


def test_a_longer_form_that_fails_does_not_hide_a_shorter_one() -> None:
    assert found("Hanoi konventioner", HANOI, entry("convention", "Hanoi konvention")) == ["Hanoi"]


def test_the_longest_form_wins_in_a_registry() -> None:
    assert found("i Hanoi-konventionen", HANOI, entry("convention", "Hanoi-konventionen")) == ["Hanoi-konventionen"]


def test_the_longest_form_wins_also_where_a_shorter_one_begins_first() -> None:
    assert found("FN:s kontor för frågor", entry("a", "FN:s kontor"), entry("b", "kontor för frågor")) == [
        "kontor för frågor"
    ]


def test_registries_do_not_hide_each_other() -> None:
    president = entry("president", "president", registry="role")
    cuong = entry("luong-cuong", "president Luong Cuong")
    assert [hit.entry.id for hit in matcher(president, cuong).hits("president Luong Cuong")] == [
        "president",
        "luong-cuong",
    ]


def test_a_form_that_two_entries_own_is_two_hits_on_one_span() -> None:
    hits = matcher(entry("a", "Ministern"), entry("b", "Ministern")).hits("Ministern")
    assert [(hit.entry.id, hit.start, hit.end) for hit in hits] == [("a", 0, 9), ("b", 0, 9)]


def test_of_forms_that_differ_in_case_alone_the_one_as_written_is_named() -> None:
    guterres = entry("title", "Secrétaire général", variants=("secrétaire général",))
    forms = [hit.form.text for hit in matcher(guterres).hits("Secrétaire général, secrétaire général")]
    assert forms == ["Secrétaire général", "secrétaire général"]


@pytest.mark.parametrize(
    ("tag", "hits"),
    [("sv", 1), ("sv-FI", 1), ("SV-fi", 1), ("fr", 0), ("s", 0)],
)
def test_a_language_sees_its_own_forms_and_those_of_the_wider_tag(tag: str, hits: int) -> None:
    assert len(found("Hanoi", HANOI, language=tag)) == hits


def test_a_form_for_any_language_is_for_every_language() -> None:
    assert found("UNODC a dit", entry("unodc", "UNODC", language="*"), language="fr") == ["UNODC"]


@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        pytest.param("ハノイ条約は", ("ハノイ",), ["ハノイ"], id="katakana before Han"),
        pytest.param("、 ハノイ 条約", ("ハノイ条約",), ["ハノイ 条約"], id="a space says nothing"),
        pytest.param("ハノイア", ("ハノイ",), [], id="katakana inside longer katakana"),
        pytest.param("ハノイー", ("ハノイ",), [], id="a long vowel goes on"),
        pytest.param("ジョン・ブランドリーノ", ("ジョン",), [], id="half of a name"),
        pytest.param("タイ・ラオス・日本", ("タイ", "ラオス"), ["タイ", "ラオス"], id="registered names"),
        pytest.param("タイ・ラオス・ビルマ", ("タイ", "ラオス"), [], id="an unknown name among them"),
        pytest.param("公安大臣将軍", ("大臣",), ["大臣"], id="Han at any place"),
        pytest.param("ﾊﾉｲ条約", ("ハノイ条約",), ["ﾊﾉｲ条約"], id="half-width katakana"),
    ],
)  # fmt: skip
def test_japanese(text: str, forms: tuple[str, ...], expected: list[str]) -> None:
    entries = [entry(f"e{index}", form, language="ja") for index, form in enumerate(forms)]
    assert found(text, *entries, language="ja") == expected


def test_nothing_is_found_inside_an_opaque_span() -> None:
    text = "Hanoi https://example.org/Hanoi/ Hanoi"
    hits = matcher(HANOI).hits(text, opaque=[(6, 32)])
    assert [hit.start for hit in hits] == [0, 33]


def test_offsets_are_those_of_the_text_on_disk() -> None:
    text = "«\u00a0Ｈａｎｏｉ\u00a0» och Hanoi\u0301 och Hanoi"
    assert [text[hit.start : hit.end] for hit in matcher(HANOI).hits(text)] == ["Ｈａｎｏｉ", "Hanoi"]


def test_an_empty_registry_finds_nothing() -> None:
    assert matcher().hits("Hanoi") == ()


forms = st.text("aåB -・カハ公:s", min_size=1, max_size=6)


@given(st.lists(forms, min_size=1, max_size=6), st.text("aåB -・カハ公:s.\n", max_size=40))
def test_hits_of_one_registry_never_overlap_but_on_equal_spans(wordings: list[str], text: str) -> None:
    entries = [entry(f"e{index}", wording) for index, wording in enumerate(wordings)]
    hits = matcher(*entries).hits(text)
    spans = sorted({(hit.start, hit.end) for hit in hits})
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert list(hits) == sorted(hits, key=lambda hit: (hit.start, hit.end, hit.entry.id))


@given(st.lists(st.sampled_from(["Hanoi", "Ghada Waly", "FN", "é", "sade", "72"]), max_size=12))
def test_composition_does_not_change_what_is_found(words: list[str]) -> None:
    def ids(hits: tuple[Hit, ...]) -> list[str]:
        return [hit.entry.id for hit in hits]

    text = " ".join(words)
    find = matcher(HANOI, WALY, UN, entry("e", "é"))
    assert ids(find.hits(text)) == ids(find.hits(unicodedata.normalize("NFD", text)))
