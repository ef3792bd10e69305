"""Names that the project's registry has, where two versions of one text are compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import compare
from checker.cli import main
from checker.comparison.registered import Registered
from checker.model import Entry, Form, Place, Registry

NAMES = {
    "britain": ("country", {"en": ["Great Britain", "Britain"], "sv": ["Storbritannien"], "ja": ["英国"]}),
    "france": ("country", {"en": ["France"], "sv": ["Frankrike"], "ja": ["フランス"]}),
    "norden": ("organisation", {"en": ["Nordic Council"], "sv": ["Nordiska rådet", "rådet"], "ja": ["北欧理事会"]}),
    "holmqvist": ("person", {"*": ["Signe Holmqvist"], "ja": ["シグネ・ホルムクヴィスト"]}),
    "berg": ("person", {"en": ["Lena Berg"]}),
}


def registered() -> Registered:
    entries = {}
    for id, (kind, forms) in NAMES.items():
        listed = tuple(
            Form(text, language, "accepted" if at else "preferred")
            for language, texts in forms.items()
            for at, text in enumerate(texts)
        )
        entries[id] = Entry(id, "entity", kind, None, listed, Place("entities.yaml"))
    return Registered(Registry(entries, {}, {}, {}, ()))


def told(a: str, language_a: str, b: str, language_b: str) -> list[tuple[str, str]]:
    found = compare(a, language_a, b, language_b, registered=registered())
    return [(a[slice(*one.a_span)], b[slice(*one.b_span)]) for one in found if one.a_span and one.b_span]


CONTRADICTIONS = {
    "another country under its name in either language": (
        "en", "The ship was built in France.", "sv", "Fartyget byggdes i Storbritannien.",
        ("France", "Storbritannien"),
    ),
    "across scripts": (
        "en", "The ship was built in France.", "ja", "その船は英国で建造された。", ("France", "英国"),
    ),
    "one of two, which the other accounts for: nothing is told": (
        "en", "From France she sailed to Great Britain.", "sv", "Från Frankrike seglade hon till Frankrike.",
        None,
    ),
    "a name that no registry has in the place of one that it has": (
        "en", "The ship was named after Signe Holmqvist in May.", "sv", "Fartyget döptes efter Gudrun Holmqvist i maj.",
        ("Signe", "Gudrun"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_entries_of_one_kind_contradict(case: tuple[str, str, str, str, tuple[str, str] | None]) -> None:
    language_a, a, language_b, b, expected = case
    assert told(a, language_a, b, language_b) == ([expected] if expected else [])


LICENSED = {
    "forms of one entry": ("en", "She left Great Britain.", "sv", "Hon lämnade Storbritannien."),
    "an accepted form": ("en", "The Nordic Council met Ek.", "sv", "Rådet träffade Ek."),
    "another script": ("en", "They saw Signe Holmqvist.", "ja", "彼らはシグネ・ホルムクヴィストを見た。"),
    "another kind": ("en", "She wrote to France.", "sv", "Hon skrev till Nordiska rådet."),
    "an entry without a form for the language": ("en", "They saw Lena Berg.", "ja", "シグネ・ホルムクヴィストが来た。"),
    "an address": (
        "en", "The guide is at https://example.org/Britain today.",
        "sv", "Guiden finns på https://example.org/Frankrike i dag.",
    ),
    "an adjective": ("en", "French troops left Great Britain.", "sv", "Frankrikes trupper lämnade den brittiska ön."),
    "a name that moved on": ("en", "She left. France was far.", "sv", "Hon lämnade Frankrike. Det var långt bort."),
}  # fmt: skip


@pytest.mark.parametrize("case", LICENSED.values(), ids=LICENSED)
def test_what_the_registry_licenses_is_left_alone_either_way_round(case: tuple[str, str, str, str]) -> None:
    language_a, a, language_b, b = case
    assert told(a, language_a, b, language_b) == []
    assert told(b, language_b, a, language_a) == []


ENTITIES = """\
britain:
  kind: country
  names: {en: Great Britain, sv: Storbritannien}
france:
  kind: country
  names: {en: France, sv: Frankrike}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
    (tmp_path / "factlint.yaml").write_text("translations:\n  - [ship.en.md, ship.sv.md]\n", encoding="utf-8")
    (tmp_path / "ship.en.md").write_text("The ship was built in *France*.\n", encoding="utf-8")
    (tmp_path / "ship.sv.md").write_text("Fartyget byggdes i *Storbritannien*.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", [["compare", "ship.en.md", "ship.sv.md"], ["check"]], ids=["compare", "check"])
def test_the_registry_of_the_project_is_used(
    words: list[str], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*words, "--format", "concise"])
    said = capsys.readouterr().out
    assert 'ship.sv.md:1:21: FL215 name: "Storbritannien", where ship.en.md has "France"' in said


def test_a_registry_that_cannot_be_read_is_no_reason_not_to_compare(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "claims" / "entities.yaml").write_text("britain: [", encoding="utf-8")
    assert main(["compare", "ship.en.md", "ship.sv.md"]) == 0
    assert "Compared 1 pair" in capsys.readouterr().out
