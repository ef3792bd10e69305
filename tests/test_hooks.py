"""The hooks under the real pre-commit, and the action's script under a real shell."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_manifest

from tests.projects import small_project

ROOT = Path(__file__).parents[1]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"

Act = Callable[..., subprocess.CompletedProcess[str]]


def run(root: Path, *command: str, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    names = {"AUTHOR": "Tester", "COMMITTER": "Tester"}
    identity = {f"GIT_{who}_{what}": f"{name}@example.org" for who, name in names.items() for what in ("NAME", "EMAIL")}
    settings = {"PYTHONPATH": str(ROOT), "PRE_COMMIT_HOME": str(root.parent / "pre-commit"), "COLUMNS": "100"}
    return subprocess.run(
        command,
        cwd=root,
        env={**clean, **identity, **settings, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=check,
    )


def local_hooks() -> list[dict[str, object]]:
    """The hooks as shipped, run by this interpreter: no network is needed to install anything."""
    hooks = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    interpreter = f"{shlex.quote(sys.executable)} -m checker"
    return [
        {**hook, "language": "system", "entry": hook["entry"].replace("factlint", interpreter, 1)} for hook in hooks
    ]


@pytest.fixture(params=["factlint"])
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A committed project with one of the hooks installed."""
    return committed(small_project(tmp_path / "project"), request.param)


@pytest.fixture
def own_articles(tmp_path: Path) -> Path:
    """This repository's articles and claims, committed, with the hook installed."""
    for name in ("claims", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / "project" / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path / "project")
    return committed(tmp_path / "project", "factlint")


def committed(root: Path, hook_id: str) -> Path:
    (root / "README.md").write_text("A project.\n", encoding="utf-8")
    hooks = [hook for hook in local_hooks() if hook["id"] == hook_id]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (root / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    run(root, "git", "init", "-q")
    run(root, sys.executable, "-m", "pre_commit", "install")
    run(root, "git", "add", "-A")
    run(root, "git", "commit", "-q", "--no-verify", "-m", "first")
    return root


def commit(root: Path) -> subprocess.CompletedProcess[str]:
    run(root, "git", "add", "-A")
    return run(root, "git", "commit", "-m", "change", check=False)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_manifest_is_what_pre_commit_expects() -> None:
    assert [hook["id"] for hook in load_manifest(str(MANIFEST))] == ["factlint", "factlint-files", "factlint-schema"]


class TestOwnArticles:
    def test_72_that_becomes_71_in_one_article_is_refused_and_the_other_language_named(
        self, own_articles: Path
    ) -> None:
        article = own_articles / "seeds" / "003_66b4f997ba671b7a.txt"
        replace(article, "72か国の代表が条約に署名し", "71か国の代表が条約に署名し")
        done = commit(own_articles)
        assert done.returncode != 0
        output = done.stdout + done.stderr
        assert "seeds/003_66b4f997ba671b7a.txt:3:54" in output
        assert "71か国" in output
        assert "seeds/001_53ee598ec899c932.txt" in output
        assert "72 länder" in output

    def test_a_change_that_touches_nothing_related_passes(self, own_articles: Path) -> None:
        (own_articles / "README.md").write_text("Another text.\n", encoding="utf-8")
        done = commit(own_articles)
        assert done.returncode == 0, done.stdout + done.stderr


class TestFactlint:
    def test_a_figure_changed_in_one_language_is_refused_and_the_other_language_named(self, repository: Path) -> None:
        replace(repository / "seeds" / "treaty.sv.txt", "72", "71")
        done = commit(repository)
        assert done.returncode != 0
        assert "seeds/treaty.sv.txt:1:" in done.stdout + done.stderr
        assert "71" in done.stdout + done.stderr
        assert "seeds/treaty.en.txt" in done.stdout + done.stderr
        assert "72 countries" in done.stdout + done.stderr

    def test_a_change_that_no_claim_is_about_passes(self, repository: Path) -> None:
        (repository / "README.md").write_text("Another text.\n", encoding="utf-8")
        done = commit(repository)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Passed" in done.stdout + done.stderr

    def test_a_harmless_edit_of_an_article_passes(self, repository: Path) -> None:
        replace(repository / "seeds" / "treaty.sv.txt", "\n", "\n\nVädret var vackert.\n")
        done = commit(repository)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_a_deleted_article_is_seen(self, repository: Path) -> None:
        (repository / "seeds" / "treaty.sv.txt").unlink()
        done = commit(repository)
        assert done.returncode != 0
        assert "FL007" in done.stdout + done.stderr
        assert "seeds/treaty.sv.txt" in done.stdout + done.stderr

    def test_a_renamed_article_is_seen(self, repository: Path) -> None:
        run(repository, "git", "mv", "seeds/treaty.sv.txt", "seeds/renamed.sv.txt")
        done = commit(repository)
        assert done.returncode != 0
        assert "FL007" in done.stdout + done.stderr

    def test_an_article_deleted_with_its_claim_file_passes(self, repository: Path) -> None:
        (repository / "seeds" / "treaty.sv.txt").unlink()
        (repository / "claims" / "treaty" / "treaty.sv.yaml").unlink()
        done = commit(repository)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_nothing_staged_means_a_full_run(self, repository: Path) -> None:
        replace(repository / "seeds" / "treaty.sv.txt", "72", "71")
        run(repository, "git", "commit", "-qam", "smuggled", "--no-verify")
        done = run(repository, sys.executable, "-m", "pre_commit", "run", "--all-files", check=False)
        assert done.returncode != 0
        assert "FL103" in done.stdout

    def test_a_range_of_commits_is_checked_as_on_a_push(self, repository: Path) -> None:
        replace(repository / "seeds" / "treaty.sv.txt", "72", "71")
        run(repository, "git", "commit", "-qam", "smuggled", "--no-verify")
        refs = ("--from-ref", "HEAD~1", "--to-ref", "HEAD")
        done = run(repository, sys.executable, "-m", "pre_commit", "run", *refs, check=False)
        assert done.returncode != 0
        assert "FL103" in done.stdout


class TestFactlintSince:
    @pytest.fixture
    def behind(self, repository: Path) -> Path:
        """A project that has a mistake already, with the hook asking for what is new."""
        replace(repository / "seeds" / "treaty.sv.txt", "72", "71")
        config = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
        config["repos"][0]["hooks"][0] |= {"args": ["--since", "HEAD"], "verbose": True}
        (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        run(repository, "git", "commit", "-qam", "smuggled", "--no-verify")
        return repository

    def test_what_was_there_is_no_reason_to_refuse_a_commit(self, behind: Path) -> None:
        replace(behind / "seeds" / "treaty.sv.txt", "\n", "\n\nVädret var vackert.\n")
        done = commit(behind)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "1 finding known at HEAD" in done.stdout + done.stderr

    def test_a_new_mistake_is(self, behind: Path) -> None:
        replace(behind / "seeds" / "treaty.en.txt", "72", "73")
        done = commit(behind)
        assert done.returncode != 0
        assert "Found 1 new error; 1 known." in done.stdout + done.stderr

    def test_what_is_not_staged_does_not_count(self, behind: Path) -> None:
        (behind / "README.md").write_text("Another text.\n", encoding="utf-8")
        run(behind, "git", "add", "README.md")
        replace(behind / "seeds" / "treaty.en.txt", "72", "73")
        done = run(behind, "git", "commit", "-m", "change", check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("repository", ["factlint-files"], indirect=True)
class TestFactlintFiles:
    def test_a_figure_changed_in_one_language_is_refused(self, repository: Path) -> None:
        replace(repository / "seeds" / "treaty.sv.txt", "72", "71")
        done = commit(repository)
        assert done.returncode != 0
        assert "FL103" in done.stdout + done.stderr

    def test_a_file_that_no_claim_is_about_passes(self, repository: Path) -> None:
        (repository / "README.md").write_text("Another text.\n", encoding="utf-8")
        done = commit(repository)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("repository", ["factlint-schema"], indirect=True)
class TestFactlintSchema:
    def test_a_misspelt_key_is_refused(self, repository: Path) -> None:
        replace(repository / "claims" / "treaty" / "treaty.sv.yaml", "says", "syas")
        done = commit(repository)
        assert done.returncode != 0
        assert "FL002" in done.stdout + done.stderr

    def test_an_article_is_not_looked_at(self, repository: Path) -> None:
        replace(repository / "seeds" / "treaty.sv.txt", "72", "71")
        done = commit(repository)
        assert done.returncode == 0, done.stdout + done.stderr


class TestAction:
    """The step that runs factlint, in bash, with the files that GitHub's runner provides."""

    @pytest.fixture
    def act(self, tmp_path: Path) -> Act:
        steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
        folder = tmp_path / "runner" / "factlint" / "bin"
        folder.mkdir(parents=True)
        (folder / "python").symlink_to(sys.executable)
        command = f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m checker "$@"\n'
        (folder / "factlint").write_text(command, encoding="utf-8")
        (folder / "factlint").chmod(0o755)
        root = small_project(tmp_path / "project")

        def act(arguments: str = "check", **inputs: str) -> subprocess.CompletedProcess[str]:
            settings = {
                "RUNNER_TEMP": str(tmp_path / "runner"),
                "GITHUB_ACTIONS": "true",
                "GITHUB_OUTPUT": str(tmp_path / "output"),
                "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
                "ARGUMENTS": arguments,
                **dict.fromkeys(("SINCE", "SARIF_FILE", "HTML_FILE"), ""),
                "SUMMARY": "true",
                **inputs,
            }
            return run(root, "bash", "-c", steps[-1]["run"], check=False, **settings)

        return act

    def outputs(self, tmp_path: Path) -> dict[str, str]:
        lines = (tmp_path / "output").read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def test_clean_claims_pass_with_counts_and_report_as_outputs(self, act: Act, tmp_path: Path) -> None:
        done = act()
        assert done.returncode == 0, done.stdout + done.stderr
        found = self.outputs(tmp_path)
        assert {name: found[name] for name in ("errors", "warnings", "notes")} == {
            "errors": "0",
            "warnings": "0",
            "notes": "0",
        }
        assert json.loads(Path(found["report"]).read_text(encoding="utf-8"))["summary"]["claims"] == 2

    def test_a_finding_fails_the_step_is_annotated_and_summed_up_and_still_sets_the_outputs(
        self, act: Act, tmp_path: Path
    ) -> None:
        replace(tmp_path / "project" / "seeds" / "treaty.sv.txt", "72", "71")
        done = act("check --color never")
        assert done.returncode == 1
        assert self.outputs(tmp_path)["errors"] == "1"
        assert "\n::error file=seeds/treaty.sv.txt,line=1," in done.stdout
        assert "## factlint: found 1 error" in (tmp_path / "summary").read_text(encoding="utf-8")

    def test_without_a_summary_none_is_written(self, act: Act, tmp_path: Path) -> None:
        assert act(SUMMARY="false").returncode == 0
        assert not (tmp_path / "summary").exists()

    def test_writes_the_files_that_are_asked_for(self, act: Act, tmp_path: Path) -> None:
        assert act(SARIF_FILE="a b.sarif", HTML_FILE="page.html").returncode == 0
        assert json.loads((tmp_path / "project" / "a b.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
        assert "<!doctype html>" in (tmp_path / "project" / "page.html").read_text(encoding="utf-8").lower()

    def test_a_file_that_cannot_be_written_fails_the_step_without_outputs(self, act: Act, tmp_path: Path) -> None:
        assert act(SARIF_FILE="no/such/folder.sarif").returncode == 2
        assert not (tmp_path / "output").exists()

    def test_workflow_commands_are_stopped_around_what_articles_say(self, act: Act) -> None:
        lines = act("check").stdout.splitlines()
        assert lines[0].startswith("::stop-commands::")
        assert lines[-1] == f"::{lines[0].removeprefix('::stop-commands::')}::"

    def test_inputs_of_the_script_are_those_of_the_action(self) -> None:
        action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        assert list(action["inputs"]) == [
            *("version", "args", "working-directory", "since", "sarif-file", "html-file", "summary"),
        ]
        assert list(action["outputs"]) == ["errors", "warnings", "notes", "report"]
        assert not [step for step in action["runs"]["steps"] if "uses" in step]

    def test_arguments_are_words_and_never_commands(self, act: Act, tmp_path: Path) -> None:
        done = act("check $(touch stolen) ; touch stolen")
        assert done.returncode == 2
        assert not (tmp_path / "project" / "stolen").exists()

    def test_no_input_is_pasted_into_a_script(self) -> None:
        steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
        assert all("${{" not in step["run"] for step in steps)
