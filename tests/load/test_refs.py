"""Which commits are meant, and what to fetch where they are not here."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import ConfigurationError
from checker.load.git import Git
from checker.load.refs import commit_named, state_since, two_states
from checker.model import State
from tests.repositories import commit, git, shallow_clone

HERE = State(None, None)
NOWHERE = "0123456789abcdef0123456789abcdef01234567"


def asked(root: Path) -> Git:
    return Git(str(root), "--since")


@pytest.fixture
def forked(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A repository in which `topic`, where HEAD is, has left `main` at `fork`; each has gone on since."""
    root = tmp_path / "project"
    root.mkdir()
    ids = {"fork": commit(root, "fork")}
    git(root, "checkout", "-q", "-b", "topic")
    ids["topic"] = commit(root, "topic")
    git(root, "checkout", "-q", "main")
    ids["main"] = commit(root, "main")
    git(root, "tag", "-a", "v1", "-m", "v1", ids["fork"])
    git(root, "checkout", "-q", "topic")
    return root, ids


class TestTwoStates:
    @pytest.mark.parametrize(
        ("written", "old", "new"),
        [
            pytest.param("main", "main", None, id="one name is held against the files on disk"),
            pytest.param("main..topic", "main", "topic", id="two dots mean the two themselves"),
            pytest.param("main...topic", "fork", "topic", id="three dots mean where the second left the first"),
            pytest.param("main..", "main", "topic", id="HEAD goes without saying behind dots"),
            pytest.param("..main", "topic", "main", id="and before them"),
            pytest.param("main...", "fork", "topic", id="and behind three"),
            pytest.param("v1", "fork", None, id="a tag means its commit"),
            pytest.param("HEAD~1", "fork", None, id="a commit may be counted from another"),
        ],
    )
    def test_are_those_of_git_diff(
        self, forked: tuple[Path, dict[str, str]], written: str, old: str, new: str | None
    ) -> None:
        root, ids = forked
        states = two_states(asked(root), written)
        assert states[0].commit == ids[old]
        assert states[1].commit == (None if new is None else ids[new])

    def test_bear_the_names_that_were_written(self, forked: tuple[Path, dict[str, str]]) -> None:
        root, _ = forked
        assert [one.name for one in two_states(asked(root), "main...")] == ["main", "HEAD"]
        assert two_states(asked(root), "main")[1] == HERE


class TestStateSince:
    def test_is_where_head_left_the_branch(self, forked: tuple[Path, dict[str, str]]) -> None:
        """What the branch has mended since is no fault of this one."""
        root, ids = forked
        assert state_since(asked(root), "main") == State("main", ids["fork"])

    def test_is_the_commit_itself_where_head_comes_from_it(self, forked: tuple[Path, dict[str, str]]) -> None:
        root, ids = forked
        assert state_since(asked(root), "v1").commit == ids["fork"]
        assert state_since(asked(root), "HEAD").commit == ids["topic"]

    def test_is_the_branch_itself_where_no_ancestor_is_known_and_says_so(
        self, forked: tuple[Path, dict[str, str]], tmp_path: Path
    ) -> None:
        root, ids = forked
        clone = shallow_clone(root, tmp_path / "clone", "--branch", "topic")
        git(clone, "fetch", "-q", "--depth=1", "origin", "+refs/heads/main:refs/remotes/origin/main")
        state = state_since(asked(clone), "origin/main")
        assert state.commit == ids["main"]
        assert state.note == (
            "this shallow clone has no common ancestor of origin/main and HEAD (git fetch --unshallow would get it): "
            "compared with origin/main itself"
        )

    def test_of_unrelated_histories_says_so(self, forked: tuple[Path, dict[str, str]]) -> None:
        root, ids = forked
        git(root, "checkout", "-q", "--orphan", "other")
        commit(root)
        state = state_since(asked(root), "main")
        assert state.commit == ids["main"]
        assert (state.note or "").startswith("there is no common ancestor of main and HEAD")


class TestCommitsThatAreNotHere:
    @pytest.mark.parametrize(
        ("name", "advice"),
        [
            ("origin/other", "git fetch origin +refs/heads/other:refs/remotes/origin/other"),
            ("main", "did you mean origin/main?"),
            (NOWHERE, f"git fetch origin {NOWHERE}"),
            ("HEAD~7", "see gitrevisions"),
            ("v2", "or for a tag git fetch origin tag v2"),
        ],
    )
    def test_of_a_whole_clone_are_fetched_without_making_it_shallow(
        self, forked: tuple[Path, dict[str, str]], tmp_path: Path, name: str, advice: str
    ) -> None:
        git(tmp_path, "clone", "-q", "--branch", "topic", str(forked[0]), "clone")
        with pytest.raises(ConfigurationError) as error:
            commit_named(asked(tmp_path / "clone"), name)
        assert str(error.value).startswith(f"--since {name}: this clone knows no such commit; ")
        assert advice in str(error.value)
        assert "--depth" not in str(error.value)

    @pytest.mark.parametrize("name", ["origin/main", "v1"])
    def test_of_a_shallow_clone_are_there_once_the_advice_is_followed(
        self, forked: tuple[Path, dict[str, str]], tmp_path: Path, name: str
    ) -> None:
        root, ids = forked
        clone = shallow_clone(root, tmp_path / "clone", "--branch", "topic", "--no-tags")
        with pytest.raises(ConfigurationError) as error:
            commit_named(asked(clone), name)
        advice = str(error.value).rpartition("git fetch ")[2]
        git(clone, "fetch", "-q", *advice.split())
        assert commit_named(asked(clone), name) == ids["main" if name == "origin/main" else "fork"]

    def test_of_a_shallow_history_need_the_history(self, forked: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
        clone = shallow_clone(forked[0], tmp_path / "clone")
        with pytest.raises(ConfigurationError, match=r"HEAD~1: .* git fetch --unshallow gets the history"):
            commit_named(asked(clone), "HEAD~1")

    def test_without_a_remote_there_is_nowhere_to_fetch_from(self, forked: tuple[Path, dict[str, str]]) -> None:
        with pytest.raises(ConfigurationError, match="there is no remote to fetch it from"):
            commit_named(asked(forked[0]), "v2")

    @pytest.mark.parametrize("name", ["--output=stolen", "-h"])
    def test_an_option_is_no_name(self, forked: tuple[Path, dict[str, str]], name: str) -> None:
        with pytest.raises(ConfigurationError, match="expected a branch, a tag or an id"):
            commit_named(asked(forked[0]), name)
        assert not (forked[0] / "stolen").exists()

    def test_a_tree_is_no_commit(self, forked: tuple[Path, dict[str, str]]) -> None:
        with pytest.raises(ConfigurationError, match=r"HEAD\^\{tree\}: that is no commit"):
            commit_named(asked(forked[0]), "HEAD^{tree}")

    def test_a_folder_without_a_repository_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        with pytest.raises(ConfigurationError, match="not a git repository"):
            commit_named(asked(tmp_path), "main")
