"""What is almost a registered name, and what only looks like it."""

from __future__ import annotations

import pytest

from checker.model import Entry, Form, Place, Registry
from checker.text.forms import FormMatcher
from checker.text.misspelt import Misspelt


def entry(id: str, *forms: tuple[str, str]) -> Entry:
    wordings = tuple(Form(text, language, "preferred") for language, text in forms)
    return Entry(id, "entity", "person", None, wordings, Place("claims/entities.yaml"))


ENTITIES = [
    entry("antonio-guterres", ("sv", "António Guterres"), ("sv", "Guterres"), ("fr", "António Guterres")),
    entry("luong-tam-quang", ("*", "Luong Tam Quang"), ("ja", "ルオン・タム・クアン")),
    entry("minh-duc", ("*", "Minh Duc")),
    entry("hanoi-convention", ("sv", "Hanoi-konventionen"), ("fr", "Convention de Hanoï")),
    entry("hanoi", ("sv", "Hanoi"), ("fr", "Hanoï")),
    entry("algeria", ("sv", "Algeriet"), ("fr", "Algérie")),
    entry("russian-president", ("fr", "président russe")),
    entry("brandolino", ("ja", "ジョン・ブランドリーノ"), ("sv", "John Brandolino")),
    entry("sweden", ("sv", "Sverige")),
    entry("laos", ("sv", "Laos")),
]
REGISTRY = Registry({one.id: one for one in ENTITIES}, {}, {}, {}, ())


def found(text: str, language: str = "sv") -> list[tuple[str, str]]:
    """What is written, and the id that it probably belongs to."""
    hits = FormMatcher(REGISTRY, language, ("s", ":s")).hits(text)
    places = Misspelt(REGISTRY, language).find(text, hits)
    return [(text[one.start : one.end], one.entry.id) for one in places]


@pytest.mark.parametrize(
    ("text", "language", "written", "id"),
    [
        pytest.param("sa António Guteres.", "sv", "António Guteres", "antonio-guterres", id="a letter missing"),
        pytest.param("sa António Gutterres.", "sv", "António Gutterres", "antonio-guterres", id="a letter doubled"),
        pytest.param("Luong Tan Quang sa", "sv", "Luong Tan Quang", "luong-tam-quang", id="a letter wrong"),
        pytest.param("Loung Tam Quang sa", "sv", "Loung Tam Quang", "luong-tam-quang", id="letters swapped"),
        pytest.param("Loung Tam Qang sa", "sv", "Loung Tam Qang", "luong-tam-quang", id="an edit in either word"),
        pytest.param("Antonio Guterres sa", "sv", "Antonio Guterres", "antonio-guterres", id="a lost diacritic"),
        pytest.param("Antónío Gútérres sa", "sv", "Antónío Gútérres", "antonio-guterres", id="many diacritics"),
        pytest.param("i Hanoi -konventionen står", "sv", "Hanoi -konventionen", "hanoi-convention", id="a stray space"),
        pytest.param("i Hanoikonventionen står", "sv", "Hanoikonventionen", "hanoi-convention", id="a lost hyphen"),
        pytest.param("i Svergie står", "sv", "Svergie", "sweden", id="a short name, letters swapped"),
        pytest.param("ジョン・ブランドリノ氏", "ja", "ジョン・ブランドリノ", "brandolino", id="a long vowel lost"),
        pytest.param("ルオン・タン・クアン大臣", "ja", "ルオン・タン・クアン", "luong-tam-quang", id="a kana wrong"),
        pytest.param("ﾙｵﾝ・ﾀﾝ・ｸｱﾝ大臣", "ja", "ﾙｵﾝ・ﾀﾝ・ｸｱﾝ", "luong-tam-quang", id="half-width kana"),
        pytest.param("António\nGuteres", "sv", "António\nGuteres", "antonio-guterres", id="over a line break"),
    ],
)  # fmt: skip
def test_a_misspelt_name_is_found_with_the_id_it_probably_belongs_to(
    text: str, language: str, written: str, id: str
) -> None:
    assert found(text, language) == [(written, id)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("António Guterres, Guterres, Hanoi-konventionen", "sv", id="the names themselves"),
        pytest.param("Guterress", "sv", id="a name with an unknown ending"),
        pytest.param("Hanoi-konvention", "sv", id="an uninflected form"),
        pytest.param("Sverige och Sveriges", "sv", id="an inflected form"),
        pytest.param("Hanoï", "sv", id="a name as another language has it"),
        pytest.param("Algérie", "sv", id="another name as another language has it"),
        pytest.param("svergie", "sv", id="no capital"),
        pytest.param("Laso", "sv", id="too short to tell"),
        pytest.param("Vad Hanno sa", "sv", id="two edits in a short name"),
        pytest.param("Luong Tam Quang a", "sv", id="a name and another word"),
        pytest.param("président ruse", "fr", id="a name that is no proper noun"),
        pytest.param("Luong Dam Guan, Long Tang Quan, Luong Xuan Quang", "sv", id="another name"),
        pytest.param("https://example.org/Svergie", "sv", id="an address"),
        pytest.param("Svergie-baserad", "sv", id="part of a compound"),
        pytest.param("ブランドリーナ・ジョン", "ja", id="other katakana"),
        pytest.param("", "sv", id="no text"),
    ],
)
def test_what_is_no_misspelt_name(text: str, language: str) -> None:
    assert found(text, language) == []


def test_the_longest_misspelling_is_the_one_reported() -> None:
    assert found("António Guteres och Guteres") == [
        ("António Guteres", "antonio-guterres"),
        ("Guteres", "antonio-guterres"),
    ]


def test_a_language_without_names_finds_nothing() -> None:
    assert Misspelt(Registry({}, {}, {}, {}, ()), "sv").find("António Guteres", ()) == []


def test_a_form_that_should_stand_comes_before_a_variant_as_near():
    forms = (Form("Lena Ohlsson", "sv", "variant"), Form("Lena Olsson", "sv", "preferred"))
    known = Registry(
        {"lena": Entry("lena", "entity", "person", None, forms, Place("claims/entities.yaml"))}, {}, {}, {}, ()
    )
    (near,) = Misspelt(known, "sv").find("sade Lena Oulsson.", ())
    assert near.form.text == "Lena Olsson"
