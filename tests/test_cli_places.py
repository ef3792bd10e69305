"""Where reports go: files, standard output, a step of GitHub Actions, a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import main
from checker.model import Report
from checker.report import FORMATS
from tests.projects import small_project
from tests.report.canonical import REPORT
from tests.report.sample import CLEAN, EMPTY

ROOT = Path(__file__).parents[1]
Capture = pytest.CaptureFixture[str]
Found = Callable[[Report], None]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_project(tmp_path / "repository" / "docs")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def found(project: Path, monkeypatch: pytest.MonkeyPatch) -> Found:
    """Makes every run find what a report made by hand says."""

    def found(report: Report) -> None:
        monkeypatch.setattr("checker.run.check", lambda *_, **__: report)

    return found


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A step of GitHub Actions, and the file that its summary goes to."""
    path = tmp_path / "summary.md"
    path.touch()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


class TestFiles:
    def test_every_format_at_once_each_in_its_file(self, project: Path, found: Found, capsys: Capture) -> None:
        found(REPORT)
        outputs = [f"--output={name}=report.{name}" for name in FORMATS]
        assert main(["check", *outputs]) == 1
        for name in FORMATS:
            assert (project / f"report.{name}").stat().st_size > 0
        assert "FL201" in capsys.readouterr().out
        assert not list(project.glob("*.tmp"))

    @pytest.mark.parametrize("name", FORMATS)
    def test_no_format_changes_the_exit_status(self, project: Path, found: Found, capsys: Capture, name: str) -> None:
        for report, status in ((REPORT, 1), (CLEAN, 0)):
            found(report)
            assert main(["check", "--format", name]) == status
            assert main(["check", "--fail-on", "never", "--format", name]) == 0

    @pytest.mark.parametrize("name", FORMATS)
    def test_a_file_holds_what_standard_output_would(
        self, project: Path, found: Found, capsys: Capture, name: str
    ) -> None:
        found(REPORT)
        main(["check", f"--output={name}=report", "--format", name])
        assert (project / "report").read_text(encoding="utf-8") == capsys.readouterr().out

    def test_two_runs_give_the_same_bytes_in_every_format(self, project: Path) -> None:
        article = project / "seeds" / "treaty.sv.txt"
        article.write_text(article.read_text(encoding="utf-8").replace("72", "71"), encoding="utf-8")
        written = []
        for seed in "12":
            folder = project / seed
            folder.mkdir()
            outputs = [f"--output={name}={seed}/report.{name}" for name in FORMATS]
            environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
            done = subprocess.run([*CHECK, *outputs], cwd=project, env=environment, capture_output=True, check=False)
            assert done.returncode == 1, done.stderr
            written.append({path.name: path.read_bytes() for path in folder.iterdir()})
        assert written[0] == written[1]
        assert len(written[0]) == len(FORMATS)

    def test_a_missing_folder_is_not_made_in_silence(self, project: Path, found: Found, capsys: Capture) -> None:
        found(REPORT)
        assert main(["check", "--output", "sarif=a.sarif", "--output", "html=reports/a.html"]) == 2
        assert "there is no folder" in capsys.readouterr().err
        assert not (project / "a.sarif").exists()
        assert not (project / "reports").exists()

    def test_where_one_file_cannot_be_written_the_others_stay_as_they_were(
        self, project: Path, found: Found, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        found(REPORT)
        for name in ("a.sarif", "b.xml"):
            (project / name).write_text("old", encoding="utf-8")

        def full(path: str, *arguments: object, **options: object) -> object:
            if str(path).startswith(str(project / "b.xml")):
                raise OSError(28, "No space left on device", str(path))
            return real(path, *arguments, **options)  # type: ignore[call-overload]

        real = open
        monkeypatch.setattr("builtins.open", full)
        assert main(["check", "--output", "sarif=a.sarif", "--output", "junit=b.xml"]) == 2
        monkeypatch.undo()
        assert [(project / name).read_text(encoding="utf-8") for name in ("a.sarif", "b.xml")] == ["old", "old"]
        assert not list(project.glob("*.tmp"))

    @pytest.mark.parametrize("refused", ["docs", "old.json"], ids=["its folder", "the file itself"])
    def test_a_file_that_may_not_be_written_is_known_before_the_run(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, refused: str
    ) -> None:
        (project / "old.json").write_text("old", encoding="utf-8")
        allowed = os.access
        monkeypatch.setattr(
            "os.access", lambda path, mode: Path(path).name != refused and allowed(path, mode)
        )  # tests may run as root, who may do anything
        monkeypatch.setattr("checker.run.check", lambda *_, **__: pytest.fail("the run began"))
        assert main(["check", "--output", "json=old.json"]) == 2
        assert "cannot be written" in capsys.readouterr().err
        assert (project / "old.json").read_text(encoding="utf-8") == "old"

    @pytest.mark.parametrize(
        "path", ["seeds/treaty.sv.txt", "claims/terms.yaml", "claims/report.json", "factlint.yaml"]
    )
    def test_what_factlint_reads_is_never_overwritten(self, project: Path, capsys: Capture, path: str) -> None:
        (project / "factlint.yaml").write_text("{}", encoding="utf-8")
        before = (project / path).read_bytes() if (project / path).exists() else None
        assert main(["check", "--output", f"json={path}"]) == 2
        assert "expected another" in capsys.readouterr().err
        assert ((project / path).read_bytes() if (project / path).exists() else None) == before

    def test_two_reports_for_standard_output_are_one_too_many(self, project: Path, capsys: Capture) -> None:
        assert main(["check", "--output", "json=-", "--output", "sarif=-"]) == 2
        assert "two reports" in capsys.readouterr().err

    def test_the_configuration_may_name_them_from_the_root(self, project: Path, found: Found, capsys: Capture) -> None:
        (project / "factlint.yaml").write_text("output:\n  gitlab: quality.json\n", encoding="utf-8")
        found(REPORT)
        os.chdir(project / "claims")
        assert main(["check"]) == 1
        assert json.loads((project / "quality.json").read_text(encoding="utf-8"))

    def test_paths_are_those_of_the_repository_where_ci_systems_read_them(
        self, project: Path, found: Found, capsys: Capture
    ) -> None:
        found(REPORT)
        (project.parent / ".git").mkdir()
        main(["check", "--format", "gitlab"])
        assert {one["location"]["path"][:5] for one in json.loads(capsys.readouterr().out)} == {"docs/"}
        main(["check", "--format", "sarif"])
        assert '"uri":"docs/articles/festival.sv.txt"' in capsys.readouterr().out
        main(["check", "--format", "json"])
        assert json.loads(capsys.readouterr().out)["findings"][0]["path"] == "articles/festival.fr.txt"

    def test_junit_fails_where_the_run_does(self, project: Path, found: Found, capsys: Capture) -> None:
        found(REPORT)
        main(["check", "--format", "junit", "--fail-on", "warning"])
        assert 'failures="23"' in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("flags", "lacking", "there"),
        [
            ([], '"suppressions"', "primaryLocationLineHash"),
            (["--sarif-fingerprint", "line"], "primaryLocationLineHash", "factlint/v1"),
            (["--sarif-include-suppressed"], "no such word", '"justification"'),
        ],
        ids=["by default", "fingerprints of lines", "suppressed findings"],
    )
    def test_sarif_is_as_asked(
        self, project: Path, found: Found, capsys: Capture, flags: list[str], lacking: str, there: str
    ) -> None:
        found(REPORT)
        main(["check", "--format", "sarif", *flags])
        output = capsys.readouterr().out
        assert there in output
        assert lacking not in output


class TestGithubActions:
    def test_get_annotations_behind_the_text_and_a_summary(
        self, project: Path, found: Found, summary: Path, capsys: Capture
    ) -> None:
        found(REPORT)
        assert main(["check"]) == 1
        output = capsys.readouterr().out
        assert "\n::error file=" in output
        assert "| 72 pays sont venus" in output
        assert summary.read_text(encoding="utf-8").startswith("\n## factlint: found 19 errors")

    def test_another_format_is_what_was_asked_for_and_nothing_else(
        self, project: Path, found: Found, summary: Path, capsys: Capture
    ) -> None:
        found(REPORT)
        main(["check", "--format", "text"])
        assert "::error" not in capsys.readouterr().out
        assert summary.read_text(encoding="utf-8") == ""

    def test_a_report_on_standard_output_leaves_the_summary(
        self, project: Path, found: Found, summary: Path, capsys: Capture
    ) -> None:
        found(REPORT)
        main(["check", "--output", "json=-"])
        json.loads(capsys.readouterr().out)
        assert "## factlint" in summary.read_text(encoding="utf-8")

    def test_summaries_of_one_step_stand_below_each_other_and_share_its_room(
        self, project: Path, found: Found, summary: Path, capsys: Capture
    ) -> None:
        found(REPORT)
        summary.write_text("x" * 1_020_000, encoding="utf-8")
        main(["check"])
        assert 1_020_000 < summary.stat().st_size <= 1024 * 1024
        assert "Cut to fit" in summary.read_text(encoding="utf-8")
        summary.write_text("x" * 1_023_000, encoding="utf-8")
        assert main(["check"]) == 1
        assert summary.stat().st_size == 1_023_000
        assert "no room is left" in capsys.readouterr().err

    def test_a_summary_that_cannot_be_written_changes_nothing(
        self, project: Path, found: Found, summary: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project))
        found(CLEAN)
        assert main(["check"]) == 0
        assert "summary cannot be written" in capsys.readouterr().err

    def test_elsewhere_auto_is_text(
        self, project: Path, found: Found, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        found(REPORT)
        main(["check"])
        plain = capsys.readouterr().out
        monkeypatch.setenv("GITHUB_ACTIONS", "false")
        main(["check"])
        assert capsys.readouterr().out == plain
        assert "::error" not in plain


def on_a_terminal(command: list[str], cwd: Path, **environment: str) -> str:
    """What a command writes where both of its streams are a terminal."""
    leader, follower = pty.openpty()
    clean = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "VTE_VERSION")
    }
    settings = {**clean, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "TERM_PROGRAM": "", **environment}
    with subprocess.Popen(command, cwd=cwd, env=settings, stdin=follower, stdout=follower, stderr=follower) as process:
        os.close(follower)
        written = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            written += piece
        process.wait()
    os.close(leader)
    return written.decode("utf-8")


CHECK = [sys.executable, "-m", "checker", "check"]
SLOW = [
    sys.executable,
    "-c",
    "import sys, checker.cli as cli, checker.report.progress as bar; bar._PATIENCE = 0; sys.exit(cli.main(['check']))",
]


class TestTerminal:
    def contradict(self, project: Path) -> None:
        article = project / "seeds" / "treaty.sv.txt"
        article.write_text(article.read_text(encoding="utf-8").replace("72", "71"), encoding="utf-8")

    def test_places_are_links_to_files_where_the_terminal_knows_links(self, project: Path) -> None:
        self.contradict(project)
        output = on_a_terminal(CHECK, project, TERM_PROGRAM="WezTerm")
        address = (project / "seeds" / "treaty.sv.txt").as_uri()
        assert re.search(re.escape(f"\x1b]8;;{address}\x1b\\") + r".*treaty\.sv\.txt.*:1:\d+\x1b\]8;;\x1b\\", output)

    @pytest.mark.parametrize(
        ("environment", "linked"),
        [({}, False), ({"VTE_VERSION": "6003"}, True), ({"VTE_VERSION": "4999"}, False), ({"TERM": "dumb"}, False),
         ({"TERM": "dumb", "VTE_VERSION": "6003"}, False), ({"NO_COLOR": "1", "VTE_VERSION": "6003"}, False),
         ({"FORCE_HYPERLINK": "1"}, True), ({"TERM_PROGRAM": "vscode", "FORCE_HYPERLINK": "0"}, False)],
        ids=str,
    )  # fmt: skip
    def test_others_have_none(self, project: Path, environment: dict[str, str], linked: bool) -> None:
        self.contradict(project)
        assert ("\x1b]8;;" in on_a_terminal(CHECK, project, **environment)) is linked

    def test_who_wants_no_colour_gets_no_links(self, project: Path) -> None:
        self.contradict(project)
        assert "\x1b" not in on_a_terminal([*CHECK, "--color", "never"], project, TERM_PROGRAM="WezTerm", CI="true")

    def test_a_long_run_has_a_bar_and_leaves_no_trace_of_it(self, project: Path) -> None:
        output = on_a_terminal(SLOW, project)
        assert "checking [" in output
        assert output.rindex("\r\x1b[K") > output.rindex("checking [")
        assert "No findings" in output[output.rindex("\r\x1b[K") :]

    @pytest.mark.parametrize("environment", [{"CI": "true"}, {"TERM": "dumb"}], ids=str)
    def test_no_bar_where_nobody_looks(self, project: Path, environment: dict[str, str]) -> None:
        assert "checking [" not in on_a_terminal(SLOW, project, **environment)

    def test_no_bar_in_a_pipe(self, project: Path) -> None:
        done = subprocess.run(
            SLOW, cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
        )
        assert done.stderr == b""


def test_nothing_is_written_where_nothing_was_checked(project: Path, found: Found, capsys: Capture) -> None:
    found(EMPTY)
    assert main(["check", "--output", "sarif=a.sarif"]) == 2
    assert not (project / "a.sarif").exists()
