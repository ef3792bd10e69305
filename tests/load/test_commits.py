"""A commit's files read as the disk's would be after a checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.errors import ConfigurationError
from checker.load.articles import load_articles
from checker.load.commits import Commit
from checker.load.files import Disk, Tree, Unreadable
from checker.load.git import Git
from checker.load.layout import claim_paths
from checker.load.project import load_project
from checker.model import Config
from tests.projects import small_project, write_project
from tests.repositories import commit, git, shallow_clone

FILES = {
    "factlint.yaml": "claims: claims\n",
    "claims/été 日本.yaml": "a: b\n",
    "claims/story/a.en.yaml": "a: b\n",
    "claims/.hidden/b.yaml": "a: b\n",
    "claims/story/.c.yaml": "a: b\n",
    "seeds/tab\tand\nbreak.txt": "text\n",
    "seeds/empty.txt": "",
    "seeds/marked.txt": "\ufeffone\r\ntwo\r\n",
    "seeds/deep/er/x.txt": "x" * 100_000,
}
LINKS = {
    "claims/linked.yaml": "story/a.en.yaml",
    "claims/folder": "story",
    "claims/folder.yaml": "story",
    "seeds/up.txt": "../claims/story/a.en.yaml",
    "seeds/nowhere.txt": "gone.txt",
    "seeds/round.txt": "round.txt",
    "seeds/out.txt": "../../elsewhere.txt",
    "seeds/absolute.txt": "/etc/passwd",
}
PATHS = [
    *FILES,
    *LINKS,
    "seeds/deep",
    "seeds/deep/",
    "./seeds/../seeds/empty.txt",
    "claims/folder/a.en.yaml",
    "seeds/none.txt",
    "seeds/empty.txt/below",
    "../outside.txt",
    "/etc/passwd",
    "C:\\x",
    ".",
]


@pytest.fixture(scope="module", params=["", "inner/project"], ids=["at the top", "in a folder of its repository"])
def repository(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("repository")
    root = write_project(top / request.param, FILES)
    for name, target in LINKS.items():
        (root / name).symlink_to(target)
    (root.parent / "elsewhere.txt").write_text("not of the project\n", encoding="utf-8")
    commit(top)
    return root


@pytest.fixture
def trees(repository: Path) -> Iterator[tuple[Tree, Tree]]:
    with Commit(Git(str(repository), "the test"), "HEAD") as tree:
        yield Disk(str(repository)), tree


def told(tree: Tree, path: str) -> object:
    try:
        return tree.read(path)
    except Unreadable as error:
        return error.found, error.expected, error.hint


@pytest.mark.parametrize("path", PATHS)
def test_a_file_reads_as_on_disk_or_is_refused_in_the_same_words(trees: tuple[Tree, Tree], path: str) -> None:
    disk, tree = trees
    assert told(tree, path) == told(disk, path)


@pytest.mark.parametrize("path", PATHS)
def test_what_stands_there_is_what_stands_on_disk(trees: tuple[Tree, Tree], path: str) -> None:
    disk, tree = trees
    if path.startswith(("..", "/")) or path in (
        "seeds/out.txt",
        "seeds/absolute.txt",
    ):  # of a commit nothing is outside
        assert tree.exists(path) == path.startswith("seeds")
        assert not (tree.is_file(path) or tree.is_folder(path))
        return
    assert tree.exists(path) == disk.exists(path)
    assert tree.is_file(path) == disk.is_file(path)
    assert tree.is_folder(path) == disk.is_folder(path)
    assert sorted(tree.names(path)) == sorted(name for name in disk.names(path) if name != ".git")


@pytest.mark.parametrize("folder", ["claims", "claims/", "seeds", ".", "claims/folder", "none"])
def test_the_files_below_a_folder_are_those_on_disk(trees: tuple[Tree, Tree], folder: str) -> None:
    disk, tree = trees
    assert sorted(tree.files_below(folder)) == sorted(disk.files_below(folder))


def test_claim_files_are_found_as_on_disk(trees: tuple[Tree, Tree]) -> None:
    config = Config(root=trees[0].root, source=None)
    found = [claim_paths(config, tree) for tree in trees]
    assert found[0] == found[1]
    assert "claims/linked.yaml" in found[0]


def test_a_file_over_the_limit_is_refused_and_the_next_one_is_still_read(trees: tuple[Tree, Tree]) -> None:
    disk, tree = trees
    for one in (disk, tree):
        with pytest.raises(Unreadable, match=r"with 0\.1 MB"):
            one.read("seeds/deep/er/x.txt", 1000)
        assert one.read("claims/story/a.en.yaml") == b"a: b\n"


def test_names_that_are_no_utf_8_are_refused_as_on_disk(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    with open(os.fsencode(root / "claims" / "treaty") + b"/caf\xe9.yaml", "wb") as file:
        file.write(b"a: b\n")
    commit(root)
    config = Config(root=str(root), source=None)
    with Commit(Git(str(root), "the test"), "HEAD") as tree:
        assert load_project(config, tree) == load_project(config, Disk(str(root)))
        assert [one.code for one in load_project(config, tree).problems] == ["FL001"]


def test_a_project_is_loaded_as_from_disk_whatever_the_disk_has_since(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    commit(root)
    config = Config(root=str(root), source="factlint.yaml")
    before = load_project(config, Disk(str(root)))
    articles = load_articles(Disk(str(root)), before.files)
    for path in ("claims", "seeds"):
        git(root, "rm", "-rq", path)
    with Commit(Git(str(root), "the test"), "HEAD") as tree:
        assert load_project(config, tree) == before
        assert load_articles(tree, before.files) == articles


def test_a_submodule_is_a_file_of_another_project(tmp_path: Path) -> None:
    commit(write_project(tmp_path / "other", {"a.txt": "a"}))
    root = small_project(tmp_path / "project")
    commit(root)
    git(root, "submodule", "add", "-q", str(tmp_path / "other"), "seeds/other")
    commit(root)
    with Commit(Git(str(root), "the test"), "HEAD") as tree:
        with pytest.raises(Unreadable, match="which is a submodule"):
            tree.read("seeds/other")
        assert not tree.is_file("seeds/other")
        with pytest.raises(Unreadable, match="no file"):
            tree.read("seeds/other/a.txt")


def test_a_shallow_clone_has_the_files_of_the_commit_that_it_knows(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    commit(root)
    (root / "seeds" / "treaty.en.txt").write_text("changed", encoding="utf-8")
    commit(root)
    clone = shallow_clone(root, tmp_path / "clone")
    with Commit(Git(str(clone), "the test"), "HEAD") as tree:
        assert tree.read("seeds/treaty.en.txt") == b"changed"


def test_a_clone_without_the_content_says_how_to_get_it(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    commit(root)
    git(root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", "--no-checkout", root.as_uri(), "clone")
    clone = tmp_path / "clone"
    with Commit(Git(str(clone), "the test"), "HEAD") as tree:
        assert tree.is_file("seeds/treaty.en.txt")
        root.rename(tmp_path / "gone")
        with pytest.raises(ConfigurationError, match="git fetch --refetch"):
            tree.read("seeds/treaty.en.txt")


def test_nothing_is_asked_of_git_before_it_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with Commit(Git(str(tmp_path), "the test"), "HEAD"):
        pass
