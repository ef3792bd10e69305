"""Every rule by example: a bad project with exactly what is reported of it, and good twins.

With FACTLINT_UPDATE=1 in the environment the expectations are rewritten to what is reported now; each of
them is then read by eye before it is kept.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema_rs
import pytest

from checker import __version__
from checker.cli import main
from checker.rules import RULES
from tests.case_files import CASES, Run, base_files, case_files, read_case, with_expectations, write_files

SCHEMA = Path(__file__).resolve().parent.parent / "schemas" / "report.schema.json"
TODAY = "2026-01-15"
STORY = {"text": "story.report.txt", "concise": "story.concise.txt", "json": "story.json"}


def report(
    run: Run, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[int, str]:
    """Exit status and concise report of one run; its JSON report is held against its schema as well."""
    monkeypatch.chdir(write_files(root, run.files))
    today = () if "--today" in run.args else ("--today", TODAY)
    args = ["check", "--format", "concise", "--output", "json=report.json", *today, *run.args]
    status = main(args)
    captured = capsys.readouterr()
    if status == 2:
        return status, captured.err
    data = json.loads((root / "report.json").read_text(encoding="utf-8"))
    jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)
    fingerprints = [finding["fingerprint"] for finding in data["findings"]]
    assert len(fingerprints) == len(set(fingerprints)), "two findings bear one fingerprint"
    return status, captured.out


def name_of(path: Path) -> str:
    return f"{path.parent.name[:5]} {path.stem.replace('-', ' ')}"


@pytest.mark.parametrize("path", case_files(), ids=name_of)
def test_case(path, tmp_path, capsys, monkeypatch):
    case = read_case(path)
    seen = [report(run, tmp_path / str(index), capsys, monkeypatch) for index, run in enumerate(case.runs)]
    if os.environ.get("FACTLINT_UPDATE"):
        text = path.read_text(encoding="utf-8")
        path.write_text(with_expectations(text, seen), encoding="utf-8")
        case = read_case(path)
    for run, (status, text) in zip(case.runs, seen, strict=True):
        assert text == run.expected, f"{case.title}\n{run.name} now reports (exit {status}):\n{text}"
        assert status == run.status


@pytest.mark.parametrize("path", case_files(), ids=name_of)
def test_the_bad_example_has_the_finding_of_its_folder_and_no_good_one_has(path):
    code = path.parent.name[:5]
    bad, *good = read_case(path).runs
    assert f" {code} " in bad.expected
    assert good, "a case without a good twin shows half of a rule"
    assert [run.name for run in good if f" {code} " in run.expected] == []


IN_CLAIMS = ("FL0", "FL101", "FL102", "FL105", "FL108", "FL109", "FL110", "FL211", "FL4")


@pytest.mark.parametrize("path", case_files(), ids=name_of)
def test_a_finding_stands_where_its_rule_says(path):
    """The claim file where the claim has to be looked at, else the article."""
    for run in read_case(path).runs:
        for line in run.expected.splitlines():
            place, code = line.split()[:2]
            assert place.startswith("claims/" if code.startswith(IN_CLAIMS) else "seeds/"), line


def test_every_rule_has_at_least_one_case():
    assert {path.parent.name[:5] for path in case_files()} == set(RULES)


def test_the_project_that_cases_start_from_is_clean(tmp_path, capsys, monkeypatch):
    base = Run("base", (), base_files(), "", 0)
    assert report(base, tmp_path, capsys, monkeypatch) == (0, "")


@pytest.mark.parametrize("format", STORY)
def test_a_whole_story_in_every_format(format, tmp_path, capsys, monkeypatch):
    """Bytes and all; columns are those of a pipe."""
    (run,) = read_case(CASES / "story.txt").runs
    monkeypatch.chdir(write_files(tmp_path, run.files))
    monkeypatch.delenv("COLUMNS", raising=False)
    status = main(["check", "--format", format, "--today", TODAY])
    printed = capsys.readouterr().out.replace(f'"version": "{__version__}"', '"version": "…"')
    golden = CASES / STORY[format]
    if os.environ.get("FACTLINT_UPDATE"):
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")
    assert status == 1
    if format == "json":
        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        jsonschema_rs.validator_for(schema).validate(json.loads(printed))


def test_cases_hold_nothing_that_no_test_reads():
    known = {*case_files(), CASES / "base.txt", CASES / "story.txt", *(CASES / name for name in STORY.values())}
    assert [path for path in CASES.rglob("*") if path.is_file() and path not in known] == []
