"""The command line: what it prints where, and with which status it ends."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from checker import __version__
from checker.cli import main
from checker.model import Report
from tests.projects import small_project
from tests.report.sample import CLEAN, EMPTY, REPORT

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "FACTLINT_DEBUG", "PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def found(project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Report], None]:
    """Makes every run find what a report made by hand says."""

    def found(report: Report) -> None:
        monkeypatch.setattr("checker.run.check", lambda *_, **__: report)

    return found


def contradict(project: Path) -> None:
    article = project / "seeds" / "treaty.sv.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("72", "71"), encoding="utf-8")


def factlint(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "checker", *arguments]
    return subprocess.run(command, cwd=cwd, env={**ENVIRONMENT, **environment}, capture_output=True, check=False)


class TestExitStatus:
    def test_is_0_over_clean_claims(self, project: Path, capsys: Capture) -> None:
        assert main(["check"]) == 0
        assert "No findings" in capsys.readouterr().out

    def test_is_1_with_a_finding_that_names_both_languages(self, project: Path, capsys: Capture) -> None:
        contradict(project)
        assert main(["check"]) == 1
        output = capsys.readouterr().out
        assert "seeds/treaty.sv.txt:1:" in output
        assert "71 länder" in output
        assert "72 countries" in output

    @pytest.mark.parametrize(
        ("fail_on", "report", "status"),
        [
            pytest.param("error", REPORT, 1, id="an error fails at error"),
            pytest.param("error", REPORT._replace(findings=REPORT.findings[:2]), 0, id="a note does not fail at error"),
            pytest.param("warning", REPORT._replace(findings=REPORT.findings[:2]), 0, id="nor at warning"),
            pytest.param("note", REPORT._replace(findings=REPORT.findings[:2]), 1, id="a note fails at note"),
            pytest.param(
                "note", REPORT._replace(findings=REPORT.findings[:1]), 0, id="what is acknowledged never fails"
            ),
            pytest.param(
                "note",
                REPORT._replace(findings=(REPORT.findings[2]._replace(known=True),)),
                0,
                id="what was there before never fails",
            ),
            pytest.param("never", REPORT, 0, id="nothing fails at never"),
            pytest.param("note", CLEAN, 0, id="nothing found never fails"),
        ],
    )
    def test_follows_fail_on(
        self, project: Path, found: Callable[[Report], None], fail_on: str, report: Report, status: int
    ) -> None:
        found(report)
        assert main(["check", "--fail-on", fail_on]) == status

    @pytest.mark.parametrize(
        "options",
        [
            ["--format", "json"],
            ["--format", "concise"],
            ["--quiet"],
            ["--color", "always"],
            ["--output", "json=r.json"],
        ],
        ids=" ".join,
    )
    @pytest.mark.parametrize(("report", "status"), [(REPORT, 1), (CLEAN, 0)], ids=["findings", "none"])
    def test_does_not_depend_on_output_options(
        self, project: Path, found: Callable[[Report], None], options: list[str], report: Report, status: int
    ) -> None:
        found(report)
        assert main(["check", *options]) == status

    def test_is_2_where_nothing_was_checked(
        self, project: Path, found: Callable[[Report], None], capsys: Capture
    ) -> None:
        found(EMPTY)
        assert main(["check"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "nothing was checked" in captured.err
        assert "--allow-empty" in captured.err

    def test_is_0_where_nothing_was_checked_and_that_is_allowed(
        self, project: Path, found: Callable[[Report], None]
    ) -> None:
        found(EMPTY)
        assert main(["check", "--allow-empty"]) == 0

    def test_is_0_where_a_commit_touches_no_claim(self, project: Path, found: Callable[[Report], None]) -> None:
        found(EMPTY._replace(full=False))
        assert main(["check", "--changed"]) == 0

    def test_is_2_where_a_commit_asks_for_a_full_run_and_there_is_nothing(
        self, project: Path, found: Callable[[Report], None]
    ) -> None:
        found(EMPTY)
        assert main(["check", "--changed"]) == 2

    def test_is_1_where_broken_files_are_why_nothing_was_checked(
        self, project: Path, found: Callable[[Report], None]
    ) -> None:
        found(EMPTY._replace(findings=REPORT.findings))
        assert main(["check"]) == 1

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            pytest.param([], "usage: factlint", id="no command shows the help"),
            pytest.param(["chek"], "invalid choice: 'chek'", id="an unknown command"),
            pytest.param(["check", "--bogus"], "unrecognized arguments: --bogus", id="an unknown flag"),
            pytest.param(["check", "--quie"], "unrecognized arguments: --quie", id="a shortened flag"),
            pytest.param(["check", "nowhere"], "nowhere: no such file", id="a path that does not exist"),
            pytest.param(["check", "--changed", "claims"], "not both", id="paths together with --changed"),
            pytest.param(["check", "--select", "LF201"], "did you mean FL201?", id="an unknown code to select"),
            pytest.param(["check", "--ignore", "name-varient"], "did you mean name-variant?", id="a misspelt name"),
            pytest.param(["check", "--today", "2026-02-30"], "no such day", id="a day that does not exist"),
            pytest.param(["check", "--today", "20260101"], "expected a day such as", id="a day written otherwise"),
            pytest.param(["check", "--today", "tomorrow"], "'tomorrow'", id="a day in words"),
            pytest.param(["check", "--format", "xml"], "invalid choice: 'xml'", id="an unknown format"),
            pytest.param(["check", "--output", "xml=a"], "no such format", id="an unknown format of a file"),
            pytest.param(["check", "--output", "json"], "expected FORMAT=FILE", id="an output without a file"),
            pytest.param(["check", "--output", "json=no/a.json"], "no folder", id="an output in a missing folder"),
            pytest.param(["check", "--output", "json=claims"], "cannot be written", id="an output that is a folder"),
            pytest.param(["check", "--output", "json=a", "--output", "text=a"], "two reports", id="one file for two"),
            pytest.param(["check", "--config", "no.yaml"], "no.yaml: no such file", id="a missing configuration"),
            pytest.param(["explain", "FL999"], "no rule is called 'FL999'", id="an unknown rule to explain"),
            pytest.param(["explain"], "required: TOPIC", id="nothing to explain"),
            pytest.param(["validate", "nowhere"], "nowhere: no such file", id="a missing path to validate"),
        ],
    )
    def test_is_2_for_what_cannot_be_run(self, project: Path, capsys: Capture, arguments: list[str], said: str) -> None:
        assert main(arguments) == 2
        captured = capsys.readouterr()
        assert said in (captured.err if arguments else captured.out)
        assert "Traceback" not in captured.err

    def test_tells_bug_and_interrupt_from_failure(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        def ends_with(error: BaseException) -> int:
            def run(*_: object, **__: object) -> Report:
                raise error

            monkeypatch.setattr("checker.run.check", run)
            return main(["check"])

        assert ends_with(KeyError("oops\x1b")) == 3
        said = capsys.readouterr().err
        assert "internal error: KeyError" in said
        assert f"factlint {__version__}" in said
        assert "report" in said
        assert "Traceback" not in said
        assert "\x1b" not in said
        assert ends_with(KeyboardInterrupt()) == 130
        assert "interrupted" in capsys.readouterr().err
        assert ends_with(PermissionError(13, "Permission denied", "seeds/a.txt")) == 2
        assert "seeds/a.txt: Permission denied" in capsys.readouterr().err
        assert ends_with(RecursionError()) == 2
        assert "too deeply nested" in capsys.readouterr().err

    def test_a_bug_shows_its_traceback_where_one_is_asked_for(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        monkeypatch.setenv("FACTLINT_DEBUG", "1")
        monkeypatch.setattr("checker.run.check", lambda *_, **__: {}["oops"])
        assert main(["check"]) == 3
        assert "Traceback" in capsys.readouterr().err


class TestStandardOutput:
    def test_holds_valid_json_and_nothing_else(self, project: Path, capsys: Capture) -> None:
        contradict(project)
        assert main(["check", "--format", "json"]) == 1
        document = json.loads(capsys.readouterr().out)
        jsonschema.Draft7Validator(SCHEMA).validate(document)
        assert document["summary"]["claims"] == 2
        assert document["findings"][0]["path"] == "seeds/treaty.sv.txt"

    def test_has_the_same_bytes_twice(self, project: Path) -> None:
        contradict(project)
        runs = [factlint("check", "--format", "json", cwd=project, PYTHONHASHSEED=seed).stdout for seed in "12"]
        assert runs[0] == runs[1] != b""

    @pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
    def test_is_utf_8_whatever_the_locale(self, project: Path, locale: str) -> None:
        contradict(project)
        done = factlint("check", cwd=project, LC_ALL=locale, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
        assert "71 länder" in done.stdout.decode("utf-8")

    def test_may_be_closed_early_without_a_word(self, project: Path) -> None:
        contradict(project)
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check"],
            cwd=project,
            env=ENVIRONMENT,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(writer)
        assert done.stderr == b""
        assert done.returncode == 1

    def test_may_be_closed_from_the_start(self, project: Path) -> None:
        command = f"{shlex.quote(sys.executable)} -m checker check >&-"
        done = subprocess.run(["sh", "-c", command], cwd=project, env=ENVIRONMENT, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
    @pytest.mark.parametrize("command", ["check", "--version", "--help"])
    def test_that_cannot_be_written_is_a_failure(self, project: Path, command: str) -> None:
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "checker", command],
                cwd=project, env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, check=False,
            )  # fmt: skip
        assert (done.returncode, done.stderr) == (2, b"factlint: error: No space left on device\n")

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
    @pytest.mark.parametrize(
        ("command", "status"),
        [
            pytest.param(["check"], 0, id="a clean run stays one"),
            pytest.param(["check", "nowhere.txt"], 2, id="what could not run is no finding"),
            pytest.param(["nonsense"], 2, id="nor is a command that is none"),
        ],
    )
    def test_of_complaints_may_be_lost_but_not_the_status(self, project: Path, command: list[str], status: int) -> None:
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "checker", *command],
                cwd=project, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=full, check=False,
            )  # fmt: skip
        assert done.returncode == status

    def test_of_quiet_has_findings_and_no_summary(
        self, project: Path, found: Callable[[Report], None], capsys: Capture
    ) -> None:
        found(REPORT)
        main(["check", "--quiet"])
        assert "FL201" in (output := capsys.readouterr().out)
        assert "Checked" not in output
        found(CLEAN)
        main(["--quiet", "check"])
        assert capsys.readouterr().out == ""

    @pytest.mark.parametrize(
        ("environment", "flags", "coloured"),
        [
            pytest.param({}, [], False, id="a pipe has no colour"),
            pytest.param({"FORCE_COLOR": "1"}, [], True, id="FORCE_COLOR colours a pipe"),
            pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False, id="NO_COLOR wins over FORCE_COLOR"),
            pytest.param({"FORCE_COLOR": ""}, [], False, id="an empty FORCE_COLOR is none"),
            pytest.param({"NO_COLOR": "1"}, ["--color", "always"], True, id="the flag wins over NO_COLOR"),
            pytest.param({"FORCE_COLOR": "1"}, ["--color", "never"], False, id="the flag wins over FORCE_COLOR"),
        ],
    )
    def test_is_coloured_as_asked(
        self,
        project: Path,
        found: Callable[[Report], None],
        monkeypatch: pytest.MonkeyPatch,
        capsys: Capture,
        environment: dict[str, str],
        flags: list[str],
        coloured: bool,
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        found(REPORT)
        main(["check", *flags])
        assert ("\x1b[" in capsys.readouterr().out) is coloured

    @pytest.mark.parametrize(
        ("columns", "longest"),
        [("60", 60), ("80", 80), ("500", 120), ("x", 100), ("", 100)],
        ids=lambda value: f"{value!r} columns",
    )
    def test_is_as_wide_as_columns_say(
        self,
        project: Path,
        found: Callable[[Report], None],
        monkeypatch: pytest.MonkeyPatch,
        capsys: Capture,
        columns: str,
        longest: int,
    ) -> None:
        monkeypatch.setenv("COLUMNS", columns)
        message = "word " * 100
        found(REPORT._replace(findings=(REPORT.findings[1]._replace(message=message, evidence=()),)))
        main(["check"])
        widths = [len(line) for line in capsys.readouterr().out.splitlines() if "word" in line]
        assert longest - len("word ") < max(widths) <= longest


class TestOutput:
    def test_writes_each_report_to_its_file(
        self, project: Path, found: Callable[[Report], None], capsys: Capture
    ) -> None:
        found(REPORT)
        assert main(["check", "--output", "json=a.json", "--output", "concise=b.txt", "--color", "always"]) == 1
        json.loads((project / "a.json").read_text(encoding="utf-8"))
        assert (project / "b.txt").read_text(encoding="utf-8").startswith("articles/festival.fr.txt:1:47: FL208 ")
        assert "FL201" in capsys.readouterr().out
        assert sorted(path.name for path in project.iterdir() if path.is_file()) == ["a.json", "b.txt", "factlint.yaml"]

    def test_to_standard_output_takes_the_place_of_the_format(
        self, project: Path, found: Callable[[Report], None], capsys: Capture
    ) -> None:
        found(REPORT)
        main(["check", "--output", "json=-"])
        assert json.loads(capsys.readouterr().out)["schema_version"] == 1

    def test_replaces_an_old_file_and_keeps_its_permissions(
        self, project: Path, found: Callable[[Report], None]
    ) -> None:
        found(REPORT)
        target = project / "a.json"
        target.write_text("old", encoding="utf-8")
        target.chmod(0o640)
        main(["check", "--output", "json=a.json"])
        assert target.read_text(encoding="utf-8").startswith("{")
        assert target.stat().st_mode & 0o777 == 0o640

    def test_follows_a_link(self, project: Path, found: Callable[[Report], None]) -> None:
        found(REPORT)
        (project / "link.json").symlink_to(project / "a.json")
        main(["check", "--output", "json=link.json"])
        assert (project / "link.json").is_symlink()
        assert (project / "a.json").exists()

    def test_leaves_an_old_file_alone_where_the_run_fails(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, found: Callable[[Report], None]
    ) -> None:
        target = project / "a.json"
        target.write_text("old", encoding="utf-8")
        found(EMPTY)
        assert main(["check", "--output", "json=a.json"]) == 2
        found(REPORT)
        monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        assert main(["check", "--output", "json=a.json"]) == 2
        assert target.read_text(encoding="utf-8") == "old"
        assert not list(project.glob("*.tmp"))

    def test_may_go_to_a_device(self, project: Path, found: Callable[[Report], None]) -> None:
        found(CLEAN)
        assert main(["check", "--output", f"json={os.devnull}"]) == 0


class TestCommands:
    def test_version_is_printed_by_either_spelling(self, capsys: Capture) -> None:
        for flag in ("--version", "-V"):
            assert main([flag]) == 0
            assert capsys.readouterr().out == f"factlint {__version__}\n"

    @pytest.mark.parametrize("command", ["check", "validate", "explain", "rules", ""])
    def test_help_of_every_command(self, command: str, capsys: Capture) -> None:
        assert main([*command.split(), "--help"]) == 0
        assert "usage: factlint" in capsys.readouterr().out

    def test_explain_takes_codes_and_names(self, capsys: Capture) -> None:
        assert main(["explain", "fl201", "name-variant"]) == 0
        output = capsys.readouterr().out
        assert "FL201 number-contradiction: error" in output
        assert "FL204 name-variant: warning" in output
        assert output.count("not reported:") == 2

    def test_rules_lists_every_rule(self, capsys: Capture) -> None:
        from checker.rules import RULES

        assert main(["rules"]) == 0
        assert re.findall(r"FL\d{3}", capsys.readouterr().out) == list(RULES)
        assert main(["rules", "--format", "json"]) == 0
        listed = json.loads(capsys.readouterr().out)
        assert [rule["code"] for rule in listed] == list(RULES)
        assert all(rule["bad"] and rule["good"] for rule in listed)

    def test_show_config_says_what_is_in_force_and_who_said_so(self, project: Path, capsys: Capture) -> None:
        (project / "factlint.yaml").write_text("fail-on: warning\nignore: [FL208]\n", encoding="utf-8")
        assert main(["check", "--show-config", "--ignore", "FL3,FL403", "--fail-on", "note"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert 'fail-on: "note"  # flag' in lines
        assert 'ignore: ["FL3", "FL403"]  # flag' in lines
        assert 'claims: "claims"  # default' in lines
        assert main(["--show-config"]) == 0
        assert 'fail-on: "warning"  # factlint.yaml' in capsys.readouterr().out.splitlines()

    def test_what_show_config_prints_can_be_used_as_a_configuration(self, project: Path, capsys: Capture) -> None:
        main(["check", "--show-config", "--today", "2026-11-21", "--fail-on", "never", "--output", "json=a.json"])
        first = capsys.readouterr().out
        (project / "factlint.yaml").write_text(first, encoding="utf-8")
        assert main(["--show-config"]) == 0
        values = [line.split("  #")[0] for line in capsys.readouterr().out.splitlines()]
        assert values == [line.split("  #")[0] for line in first.splitlines()]

    def test_validate_reads_no_article(self, project: Path, capsys: Capture) -> None:
        contradict(project)
        assert main(["validate"]) == 0
        assert capsys.readouterr().out == "Validated 2 claims in 2 claim files.\nNo findings.\n"
        claims = project / "claims" / "treaty" / "treaty.sv.yaml"
        claims.write_text(claims.read_text(encoding="utf-8").replace("says", "syas"), encoding="utf-8")
        assert main(["validate"]) == 1
        assert "FL002" in capsys.readouterr().out

    def test_validate_counts_what_it_read_in_json_too(self, project: Path, capsys: Capture) -> None:
        assert main(["validate", "--format", "json", "claims/treaty/treaty.sv.yaml"]) == 0
        document = json.loads(capsys.readouterr().out)
        jsonschema.Draft7Validator(SCHEMA).validate(document)
        assert document["summary"]["validated"] == {"files": 1, "claims": 1}

    def test_an_article_to_validate_stands_for_its_claim_files(self, project: Path, capsys: Capture) -> None:
        article = next((project / "seeds").glob("*.txt"))
        assert main(["validate", str(article)]) == 0
        assert "in 1 claim file." in capsys.readouterr().out

    def test_to_validate_what_has_no_claims_is_no_success(self, project: Path, capsys: Capture) -> None:
        (project / "notes.md").write_text("x\n", encoding="utf-8")
        assert main(["validate", "notes.md"]) == 2
        assert "nothing was validated: no claim file is, or is about, notes.md" in capsys.readouterr().err
        assert main(["validate", "notes.md", "--allow-empty"]) == 0
        assert main(["validate", "claims/vocabulary.yaml"]) == 0

    def test_select_and_ignore_take_lists_and_may_be_repeated(self, project: Path) -> None:
        contradict(project)
        assert main(["check", "--ignore", "FL208", "--ignore", "FL103,value-not-in-quote"]) == 0
        assert main(["check", "--select", "FL2,FL301"]) == 0
        assert main(["check", "--select", "value-refuted"]) == 1

    def test_the_module_runs_as_the_command_does(self, project: Path) -> None:
        done = factlint("check", cwd=project)
        assert done.returncode == 0
        assert done.stderr == b""
