"""`factlint compare`, and the groups that the configuration names."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest

from checker.cli import main

SCHEMA = Path(__file__).resolve().parents[2] / "schemas" / "report.schema.json"
ENGLISH = "The ferry opened on 12 May 2019.\nIt carried 240 people.\n"
SWEDISH = "Färjan invigdes den 12 maj 2019.\nDen tog 250 personer.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sv").mkdir()
    (tmp_path / "about.en.md").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "about.sv.md").write_text(SWEDISH, encoding="utf-8")
    (tmp_path / "sv" / "about.md").write_text(SWEDISH, encoding="utf-8")
    (tmp_path / "plain.txt").write_text(SWEDISH, encoding="utf-8")
    (tmp_path / "good.sv.md").write_text(SWEDISH.replace("250", "240"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["about.en.md", "about.sv.md"], id="a language in the file's name"),
        pytest.param(["about.en.md", "sv/about.md"], id="a language as the folder's name"),
        pytest.param(["about.en.md", "plain.txt", "--languages", "en,sv"], id="languages given by a flag"),
        pytest.param(["about.en.md", "good.sv.md", "about.sv.md"], id="several translations of one original"),
    ],
)
def test_a_contradiction_is_found_and_fails(words: list[str], site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *words, "--format", "concise"]) == 1
    line, *rest = capsys.readouterr().out.splitlines()
    assert f'{words[-1] if words[-1].endswith("md") else "plain.txt"}:2:9: FL214 number: "250"' in line
    assert not rest


def test_versions_that_agree_are_no_failure(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "about.en.md", "good.sv.md"]) == 0
    assert capsys.readouterr().out == "Compared 1 pair of language versions.\nNo findings.\n"


def test_the_json_report_keeps_to_its_schema(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", "about.en.md", "about.sv.md", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(report)
    (finding,) = report["findings"]
    assert [(one["article"], one["value"], one["text"]) for one in finding["evidence"]] == [
        ("about.sv.md", "250", "Den tog 250 personer."),
        ("about.en.md", "240", "It carried 240 people."),
    ]
    assert report["summary"]["compared"] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["about.en.md", "plain.txt"], "`plain.txt` tells no language", id="a file without a language"),
        pytest.param(["about.en.md", "gone.sv.md"], "gone.sv.md: no such file", id="a file that is not there"),
        pytest.param(["about.en.md", "sv"], "sv: a folder, expected a file", id="a folder"),
        pytest.param(
            ["about.en.md", "plain.txt", "--languages", "en"],
            "expected one for each of 2 files",
            id="too few languages",
        ),
        pytest.param(
            ["about.en.md", "plain.txt", "--languages", "en,zzz"], "found `zzz`", id="a language that CLDR lacks"
        ),
    ],
)
def test_bad_input_is_met_with_what_is_wrong(
    words: list[str], said: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *words]) == 2
    assert said in capsys.readouterr().err


def test_texts_outside_the_project_are_compared_too(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "factlint.yaml").write_text("fail-on: note\n", encoding="utf-8")
    monkeypatch.chdir(elsewhere)
    assert main(["compare", str(site / "about.en.md"), str(site / "about.sv.md")]) == 1


# --- groups in the configuration --------------------------------------------------------------


def test_check_compares_the_groups_of_the_configuration(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "factlint.yaml").write_text("translations:\n  - [about.en.md, about.sv.md]\n", encoding="utf-8")
    assert main(["check", "--format", "concise"]) == 1
    assert 'about.sv.md:2:9: FL214 number: "250"' in capsys.readouterr().out


def test_a_table_in_pyproject_says_the_same(site: Path) -> None:
    group = '[[tool.factlint.translations]]\nen = "about.en.md"\nsv = "good.sv.md"\n'
    (site / "pyproject.toml").write_text(group, encoding="utf-8")
    assert main(["check"]) == 0


def test_paths_choose_the_groups_that_hold_them(site: Path) -> None:
    groups = "translations:\n  - [about.en.md, about.sv.md]\n  - {en: about.en.md, sv: good.sv.md}\n"
    (site / "factlint.yaml").write_text(groups, encoding="utf-8")
    assert main(["check", "good.sv.md"]) == 0
    assert main(["check", "about.sv.md"]) == 1


def test_a_missing_version_is_a_finding(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "factlint.yaml").write_text("translations:\n  - [about.en.md, gone.sv.md]\n", encoding="utf-8")
    assert main(["check", "--format", "concise"]) == 1
    assert "FL007 translations: found no file `gone.sv.md`" in capsys.readouterr().out


def test_a_group_needs_two_versions(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "factlint.yaml").write_text("translations:\n  - [about.en.md]\n", encoding="utf-8")
    assert main(["check"]) == 2
    assert "factlint.yaml:2" in capsys.readouterr().err
