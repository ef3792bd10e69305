"""Names as the text words them: forms of the subject's entry, and wordings that the registry lacks."""

from __future__ import annotations

import pytest

from checker.errors import ValueProblem
from checker.model import Relation
from checker.values import name
from checker.values.name import Name
from tests.registries import context, entry, reading, registry, words

R = Relation
KNOWN = registry(
    entry("hanoi", "entity", "sv Hanoi", "fr Hanoï", kind="place"),
    entry(
        "hanoi-convention", "entity", "sv Hanoi-konventionen", "sv+ konventionen", "sv! Hanoikonventionen",
        "fr Convention de Hanoï", "fr! Convention de Hanoi", "ja ハノイ条約", kind="treaty",
    ),
    entry("unodc", "entity", "* UNODC", kind="organisation"),
    entry("brandolino", "entity", "sv John Brandolino", kind="person"),
)  # fmt: skip


def parsed(text: str, language: str = "sv", subject: str = "hanoi-convention") -> Name:
    return name.parse(text, context("name", KNOWN, language=language, subject=subject))


def found(text: str, claimed: str, language: str = "sv", subject: str = "hanoi-convention") -> list[tuple[str, str]]:
    where = context("name", KNOWN, language=language, subject=subject)
    value = name.parse(claimed, where)
    mentions = name.find(reading(text, language, KNOWN), value, where)
    pairs = zip(words(text, mentions), mentions, strict=True)
    return [(said, name.relate(value, mention.value).value) for said, mention in pairs]


def test_a_wording_is_resolved_to_a_form_of_the_subject() -> None:
    assert parsed("Hanoi-konventionen").status == "preferred"
    assert parsed("konventionen").status == "accepted"
    assert parsed("Hanoikonventionen").status == "variant"
    assert parsed("UNODC", "ja", "unodc").status == "preferred"
    assert parsed("Hanoipakten") == Name("Hanoipakten", "sv")
    assert parsed("Hanoi").entry is None  # a name of something else
    assert parsed("Convention de Hanoï").status is None  # a form of another language
    assert parsed("Hanoi\u2011konventionen").status == "preferred"  # another hyphen is the same wording
    assert name.show(parsed("Hanoipakten")) == str(parsed("Hanoipakten")) == "Hanoipakten"


def test_a_name_is_one_scalar() -> None:
    for written in ("", ["Hanoi"]):
        with pytest.raises(ValueProblem):
            parsed(written)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        pytest.param(("Hanoi-konventionen", "sv"), ("konventionen", "sv"), R.EQUAL, id="an accepted form"),
        pytest.param(("Hanoi-konventionen", "sv"), ("Convention de Hanoï", "fr"), R.EQUAL, id="another language"),
        pytest.param(("Hanoi-konventionen", "sv"), ("Hanoikonventionen", "sv"), R.DISJOINT, id="a variant"),
        pytest.param(("Hanoikonventionen", "sv"), ("Convention de Hanoi", "fr"), R.DISJOINT, id="two variants"),
        pytest.param(("Hanoikonventionen", "sv"), ("Hanoikonventionen", "sv"), R.EQUAL, id="one variant"),
        pytest.param(("Hanoipakten", "sv"), ("Hanoi-konventionen", "sv"), R.DISJOINT, id="unregistered, same language"),
        pytest.param(("Hanoipakten", "sv"), ("pacte de Hanoï", "fr"), R.INCOMPARABLE, id="unregistered, two languages"),
        pytest.param(("Hanoipakten", "sv"), ("Hanoi-konventionen", "fr"), R.INCOMPARABLE, id="unregistered in one"),
        pytest.param(("Hanoi Pact", "sv"), ("Hanoi Pact", "fr"), R.EQUAL, id="the same unregistered wording"),
    ],
)
def test_relations_of_names(a: tuple[str, str], b: tuple[str, str], relation: Relation) -> None:
    assert name.relate(parsed(*a), parsed(*b)) is relation
    assert name.relate(parsed(*b), parsed(*a)) is relation


def test_names_of_two_entries_are_disjoint() -> None:
    assert name.relate(parsed("Hanoi-konventionen"), parsed("Hanoi", "sv", "hanoi")) is R.DISJOINT


def test_every_form_of_the_subject_is_found() -> None:
    text = "Hanoi-konventionen är ny. Hanoikonventionens syfte: konventionen skyddar Hanoi."
    assert found(text, "Hanoi-konventionen") == [
        ("Hanoi-konventionen", "equal"),
        ("Hanoikonventionens", "disjoint"),
        ("konventionen", "equal"),
    ]


def test_a_wording_that_the_registry_lacks_is_found_as_words_of_its_own() -> None:
    text = "Hanoipakten och Hanoipakternas  arv, i  Hanoipakten"
    assert found(text, "Hanoipakten") == [("Hanoipakten", "equal"), ("Hanoipakten", "equal")]
    assert found("Hanoikonventionerna", "Hanoikonvention") == []


def test_the_longer_of_two_overlapping_wordings_stands_in_the_text() -> None:
    assert found("John Brandolinos tal", "Brandolino", subject="brandolino") == [("John Brandolinos", "disjoint")]
    said = found("Mr John Brandolino Jr talade", "John Brandolino Jr", subject="brandolino")
    assert said == [("John Brandolino Jr", "equal")]
    assert found("i Hanoi-konventionen", "Hanoi", subject="unodc") == []


def test_katakana_words_are_not_cut() -> None:
    assert found("ブランドリーノ氏", "ブランドリー", "ja", "brandolino") == []
    assert found("ブランドリーノ氏", "ブランドリーノ", "ja", "brandolino") == [("ブランドリーノ", "equal")]
