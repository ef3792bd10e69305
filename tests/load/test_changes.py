"""What git says has changed: both sides of everything, and when to look at everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import ConfigurationError
from checker.load.changes import Touched, changed_paths, touched_between
from checker.load.git import Git
from tests.repositories import commit, git


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    git(tmp_path, "init", "-q")
    for name in ("article.txt", "claims/story/article.yaml", "claims/été 日本.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n" * 9, encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def test_nothing_staged_and_no_refs_asks_for_a_full_run(repository: Path) -> None:
    assert changed_paths(str(repository)) is None


def test_an_edit_that_is_not_staged_does_not_count(repository: Path) -> None:
    (repository / "article.txt").write_text("other\n", encoding="utf-8")
    assert changed_paths(str(repository)) is None


def test_edits_additions_and_deletions_are_seen(repository: Path) -> None:
    (repository / "article.txt").unlink()
    (repository / "new.txt").write_text("new\n", encoding="utf-8")
    git(repository, "add", "-A")
    assert changed_paths(str(repository)) == ["article.txt", "new.txt"]


def test_both_sides_of_a_rename_are_seen(repository: Path) -> None:
    git(repository, "mv", "article.txt", "renamed.txt")
    assert changed_paths(str(repository)) == ["article.txt", "renamed.txt"]


def test_names_come_as_they_are_written(repository: Path) -> None:
    (repository / "claims" / "été 日本.yaml").write_text("other\n", encoding="utf-8")
    git(repository, "add", "-A")
    assert changed_paths(str(repository)) == ["claims/été 日本.yaml"]


def test_paths_are_relative_to_the_project_and_others_are_left_out(repository: Path) -> None:
    (repository / "article.txt").write_text("other\n", encoding="utf-8")
    (repository / "claims" / "story" / "article.yaml").write_text("other\n", encoding="utf-8")
    git(repository, "add", "-A")
    assert changed_paths(str(repository / "claims")) == ["story/article.yaml"]


def test_a_change_outside_the_project_is_no_reason_for_a_full_run(repository: Path) -> None:
    (repository / "article.txt").write_text("other\n", encoding="utf-8")
    git(repository, "add", "-A")
    assert changed_paths(str(repository / "claims")) == []


def test_before_the_first_commit_everything_staged_is_a_change(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "article.txt").write_text("first\n", encoding="utf-8")
    git(tmp_path, "add", "-A")
    assert changed_paths(str(tmp_path)) == ["article.txt"]


def test_the_refs_of_pre_commit_win_over_the_index(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository, "rm", "-q", "article.txt")
    git(repository, "commit", "-qm", "second")
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "HEAD~1")
    monkeypatch.setenv("PRE_COMMIT_TO_REF", "HEAD")
    assert changed_paths(str(repository)) == ["article.txt"]


def test_refs_without_a_common_ancestor_are_compared_directly(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch = git(repository, "branch", "--show-current")
    git(repository, "checkout", "-q", "--orphan", "other")
    (repository / "article.txt").write_text("other\n", encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "unrelated")
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", branch)
    monkeypatch.setenv("PRE_COMMIT_TO_REF", "other")
    assert changed_paths(str(repository)) == ["article.txt"]


@pytest.mark.parametrize("ref", ["nowhere", "--output=stolen"], ids=["a ref that does not exist", "an option"])
def test_a_bad_ref_is_a_clear_error(repository: Path, monkeypatch: pytest.MonkeyPatch, ref: str) -> None:
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", ref)
    monkeypatch.setenv("PRE_COMMIT_TO_REF", "HEAD")
    with pytest.raises(ConfigurationError, match=ref):
        changed_paths(str(repository))
    assert not (repository / "stolen").exists()


def test_a_folder_without_a_repository_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ConfigurationError, match="not a git repository"):
        changed_paths(str(tmp_path))


def test_a_machine_without_git_is_a_clear_error(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigurationError, match="git was not found"):
        changed_paths(str(repository))


def test_the_environment_of_a_hook_does_not_mislead(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """git hands hooks a relative GIT_DIR and GIT_INDEX_FILE, meant from the top of the tree."""
    (repository / "claims" / "story" / "article.yaml").write_text("other\n", encoding="utf-8")
    git(repository, "add", "-A")
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert changed_paths(str(repository / "claims")) == ["story/article.yaml"]


class TestTouchedBetween:
    def test_two_commits_are_edits_deletions_additions_and_renames(self, repository: Path) -> None:
        (repository / "claims" / "story" / "article.yaml").write_text("other\n", encoding="utf-8")
        git(repository, "mv", "claims/été 日本.yaml", "claims/b.yaml")
        git(repository, "rm", "-q", "article.txt")
        (repository / "new\tone.txt").write_text("something else\n", encoding="utf-8")
        commit(repository)
        assert touched_between(Git(str(repository), "diff"), "HEAD~1", "HEAD") == Touched(
            frozenset(
                ["article.txt", "claims/b.yaml", "claims/story/article.yaml", "claims/été 日本.yaml", "new\tone.txt"]
            ),
            {"claims/été 日本.yaml": "claims/b.yaml"},
        )

    def test_the_disk_counts_with_what_is_not_staged(self, repository: Path) -> None:
        (repository / "article.txt").write_text("other\n", encoding="utf-8")
        assert touched_between(Git(str(repository), "diff"), "HEAD", None) == Touched(frozenset(["article.txt"]), {})

    def test_a_rename_out_of_the_project_is_a_deletion(self, repository: Path) -> None:
        git(repository, "mv", "claims/été 日本.yaml", "b.yaml")
        touched = touched_between(Git(str(repository / "claims"), "diff"), "HEAD", None)
        assert touched == Touched(frozenset(["été 日本.yaml"]), {})

    def test_the_settings_of_the_user_change_nothing(self, repository: Path) -> None:
        git(repository, "config", "diff.noprefix", "true")
        git(repository, "config", "diff.renames", "copies")
        git(repository, "config", "color.ui", "always")
        git(repository, "mv", "article.txt", "renamed.txt")
        assert touched_between(Git(str(repository), "diff"), "HEAD", None).renames == {"article.txt": "renamed.txt"}

    def test_paths_count_from_the_project_whatever_git_is_told_of_paths(self, repository: Path) -> None:
        git(repository, "config", "diff.relative", "true")
        (repository / "claims" / "story" / "article.yaml").write_text("other\n", encoding="utf-8")
        git(repository, "add", "-A")
        inside = repository / "claims"
        assert touched_between(Git(str(inside), "diff"), "HEAD", None).paths == {"story/article.yaml"}
        assert changed_paths(str(inside)) == ["story/article.yaml"]
