"""factlint init: from a folder of articles to a first gate."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml

from checker.cli import main
from tests.projects import write_project

ROOT = Path(__file__).resolve().parents[2]
SITE = {
    "content/bridge.en.md": """
        # The Harbour Bridge

        The Harbour Bridge opened on 12 May 2021. It cost 3.5 billion kronor.

        More than 12,000 visitors came. Mayor Anna Lind cut the ribbon.
        """,
    "content/bridge.sv.md": """
        # Hamnbron

        Hamnbron öppnade den 12 maj 2021. Den kostade 3,5 miljarder kronor.

        Fler än 12 000 besökare kom. Borgmästare Anna Lind klippte bandet.
        """,
    "content/fr/bridge.md": """
        # Le pont du Port

        Le pont du Port a ouvert le 12 mai 2021. Il a coûté 3,5 milliards de couronnes.

        Plus de 12 000 visiteurs sont venus. La maire Anna Lind a coupé le ruban.
        """,
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_project(tmp_path, SITE))
    return tmp_path


def read(root: Path, path: str) -> object:
    return yaml.safe_load((root / path).read_text("utf-8"))


def test_the_project_passes_its_first_gate(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "content"]) == 0
    assert "3 articles of 1 story, in en, fr, sv." in capsys.readouterr().out
    assert main(["validate"]) == 0
    assert main(["check", "--fail-on", "warning"]) == 0
    assert "0 not" not in capsys.readouterr().out


def test_a_figure_that_slips_in_one_language_fails_it(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", "content"])
    text = site / "content/bridge.sv.md"
    text.write_text(text.read_text("utf-8").replace("12 000", "13 000"), "utf-8")
    assert main(["check"]) == 1
    assert "FL103" in capsys.readouterr().out


def test_figures_that_the_languages_share_are_facts_of_the_storys_topic(site: Path) -> None:
    main(["init", "content"])
    vocabulary = read(site, "claims/vocabulary.yaml")["attributes"]  # type: ignore[index]
    assert vocabulary["date"] == {"type": "date"}
    assert vocabulary["visitors"] == {"type": "count", "of": "visitors"}
    for file in ("bridge.en", "bridge.fr", "bridge.sv"):
        claims = read(site, f"claims/bridge/{file}.yaml")["claims"]  # type: ignore[index]
        said = {key: str(value) for claim in claims for key, value in claim["says"].items()}
        assert said["bridge.visitors"] == "> 12000"
        assert said["bridge.date"] == "2021-05-12"
        assert said["bridge.amount"] == "3.5 billion krona"


def test_names_and_nouns_are_registered_as_each_language_has_them(site: Path) -> None:
    main(["init", "content"])
    assert read(site, "claims/terms.yaml") == {
        "visitors": {"kind": "unit", "names": {"en": "visitors", "fr": "visiteurs", "sv": "besökare"}}
    }
    entities = read(site, "claims/entities.yaml")
    assert entities["bridge"]["names"] == {"en": "The Harbour Bridge", "fr": "Le pont du Port", "sv": "Hamnbron"}  # type: ignore[index]
    assert entities["anna-lind"]["names"] == {"en": "Anna Lind", "fr": "Anna Lind", "sv": "Anna Lind"}  # type: ignore[index]


def test_a_name_in_katakana_joins_the_entry_that_it_sounds_like(site: Path) -> None:
    japanese = (
        "# 港の橋\n\n2021年5月12日に開通し、12,000人が訪れた。\n\nアンナ・リンド市長が500キロメートルを歩いた。\n"
    )
    write_project(site, {"content/bridge.ja.md": japanese})
    main(["init", "content"])
    entities = read(site, "claims/entities.yaml")
    assert entities["anna-lind"]["names"]["ja"] == "アンナ・リンド"  # type: ignore[index]
    assert set(entities) == {"bridge", "anna-lind"}  # type: ignore[call-overload]
    assert main(["check", "--fail-on", "note"]) == 0


def test_versions_of_a_text_are_configured_as_translations(site: Path) -> None:
    main(["init", "content"])
    versions = {"en": "content/bridge.en.md", "fr": "content/fr/bridge.md", "sv": "content/bridge.sv.md"}
    assert read(site, "factlint.yaml") == {"claims": "claims", "translations": [versions]}


def test_versions_that_a_configuration_of_yours_leaves_out_are_told_to_be_added(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(site, {"factlint.yaml": "claims: facts\n", "facts/terms.yaml": "{}\n"})
    assert main(["init", "content"]) == 0
    out = capsys.readouterr().out
    told = "translations:" + out.partition("translations:")[2]
    versions = {"en": "content/bridge.en.md", "fr": "content/fr/bridge.md", "sv": "content/bridge.sv.md"}
    assert yaml.safe_load(told) == {"translations": [versions]}
    assert "factlint.yaml has stayed as it is" in out
    (site / "factlint.yaml").write_text("claims: facts\n" + told, "utf-8")
    assert main(["init", "content", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["unlisted"] == []


def test_for_a_configuration_in_toml_they_are_told_in_toml(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "facts").mkdir()
    table = '[tool.factlint]\nclaims = "facts"\n'
    write_project(site, {"pyproject.toml": table})
    assert main(["init", "content"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if "translations =" in line)
    (group,) = tomllib.loads(table + line)["tool"]["factlint"]["translations"]
    assert group == {"en": "content/bridge.en.md", "fr": "content/fr/bridge.md", "sv": "content/bridge.sv.md"}


def test_a_name_keeps_the_small_words_inside_it(site: Path) -> None:
    for path in SITE:
        text = (site / path).read_text("utf-8")
        (site / path).write_text(text.replace("Anna Lind", "Anna van der Berg"), "utf-8")
    main(["init", "content"])
    entities = read(site, "claims/entities.yaml")
    assert set(entities) == {"bridge", "anna-van-der-berg"}  # type: ignore[call-overload]


def test_a_name_that_ends_like_a_genitive_is_not_cut(site: Path) -> None:
    for path in SITE:
        text = (site / path).read_text("utf-8")
        (site / path).write_text(text.replace("Anna Lind", "Petra Jones"), "utf-8")
    main(["init", "content"])
    entities = read(site, "claims/entities.yaml")
    assert set(entities) == {"bridge", "petra-jones"}  # type: ignore[call-overload]


def test_what_no_reader_sees_names_nothing(site: Path) -> None:
    hidden = "\n```\nGreat Hidden = 4711 visitors\n```\n"
    for path in SITE:
        text = (site / path).read_text("utf-8")
        (site / path).write_text(f"---\nlayout: Wide Screen\ndate: 2024-05-12\n---\n{text}{hidden}", "utf-8")
    main(["init", "content"])
    assert set(read(site, "claims/entities.yaml")) == {"bridge", "anna-lind"}  # type: ignore[call-overload]
    assert "4711" not in (site / "claims/bridge/bridge.en.yaml").read_text("utf-8")


def test_a_figure_set_in_bold_counts_the_noun_behind_it(site: Path) -> None:
    for path in SITE:
        text = (site / path).read_text("utf-8")
        (site / path).write_text(text.replace("12,000", "**12,000**").replace("12 000", "**12 000**"), "utf-8")
    main(["init", "content"])
    terms = read(site, "claims/terms.yaml")
    assert terms["visitors"]["names"] == {"en": "visitors", "fr": "visiteurs", "sv": "besökare"}  # type: ignore[index]


def test_what_is_there_stays_as_it_is(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(
        site, {".pre-commit-config.yaml": "repos: []\n", "claims/entities.yaml": "mine: {kind: x, names: {en: Mine}}\n"}
    )
    assert main(["init", "content"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "it was there, and is as it was" in out
    assert (site / ".pre-commit-config.yaml").read_text("utf-8") == "repos: []\n"
    assert read(site, "claims/entities.yaml") == {"mine": {"kind": "x", "names": {"en": "Mine"}}}
    assert main(["validate"]) == 0


def test_a_second_time_writes_nothing(site: Path) -> None:
    main(["init", "content"])
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert main(["init", "content"]) == 0
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_a_text_of_unknown_language_is_left_out_or_named_by_the_flag(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(site, {"content/news.md": "# Nytt\n\nDen 3 maj 2024 kom 40 gäster.\n"})
    assert main(["init", "content", "--format", "json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    jsonschema.validate(summary, json.loads((ROOT / "schemas/init.schema.json").read_text("utf-8")))
    assert [one["path"] for one in summary["left_out"]] == ["content/news.md"]
    assert main(["init", "content", "--language", "sv"]) == 0
    assert (site / "claims/news/news.sv.yaml").exists()


def test_a_folder_without_articles_says_what_is_expected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 2
    assert "expected articles (.md, .txt, .html)" in capsys.readouterr().err
    assert main(["init", "nowhere"]) == 2
    assert "found no folder" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_every_written_file_is_yaml_that_its_users_read(site: Path) -> None:
    main(["init", "content"])
    assert read(site, ".pre-commit-config.yaml")["repos"][0]["hooks"] == [{"id": "factlint"}]  # type: ignore[index]
    workflow = read(site, ".github/workflows/factlint.yml")
    assert workflow["jobs"]["facts"]["steps"][-1]["uses"].startswith("factlint/factlint@v")  # type: ignore[index]
