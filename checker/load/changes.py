"""What a commit or a push touches, asked of git.

pre-commit never names deleted files to a hook, nor the old name of a renamed one, so `--changed`
asks for itself: between `PRE_COMMIT_FROM_REF` and `PRE_COMMIT_TO_REF` where pre-commit sets them,
else the index against HEAD.
"""

from __future__ import annotations

import os
import re
import sys
from typing import NamedTuple

from checker.errors import ConfigurationError
from checker.load.git import Git
from checker.load.refs import state_since
from checker.model import State

_LINES = ("diff", "--unified=0", "--find-renames", "--no-ext-diff", "--no-color", "--text")
_HUNK = re.compile(r"^@@ -[0-9,]+ \+([0-9]+)(?:,([0-9]+))? @@", re.MULTILINE)
_DIFF = ("diff", "--name-only", "--no-renames", "--no-ext-diff", "-z")  # without renames both names are listed


def changed_paths(root: str) -> list[str] | None:
    """The paths touched, relative to `root` with "/", sorted; deleted ones and both sides of renames too.

    Paths outside `root` are left out. None where nothing is staged and no refs are given: a hook is
    never told that it runs over all files, so that must mean a full run. Raises ConfigurationError
    where git, its repository or a ref is missing.
    """
    git = Git(root, "--changed")
    prefix = git.prefix
    old, new = os.environ.get("PRE_COMMIT_FROM_REF"), os.environ.get("PRE_COMMIT_TO_REF")
    if old and new:
        names = _between(git, old, new)
    else:
        names = git.ask(*_DIFF, "--cached", "--")
        if not names:
            return None
    return _inside(names, prefix)


class Touched(NamedTuple):
    """What differs between two states, as paths relative to the project; others are left out."""

    paths: frozenset[str]  # deleted ones and both sides of renames too
    renames: dict[str, str]  # earlier name -> later name


def touched_between(git: Git, old: str, new: str | None) -> Touched:
    """What differs between two commits, or a commit and the files on disk as far as git has been told of them."""
    command = ("diff", "--name-status", "--find-renames", "--no-ext-diff", "-z", old)
    words = iter(git.ask(*command, *([] if new is None else [new]), "--").split("\0"))
    prefix = git.prefix
    paths: set[str] = set()
    renames: dict[str, str] = {}
    for status in words:
        if not status:
            continue
        names = [next(words) for _ in range(2 if status.startswith(("R", "C")) else 1)]
        inside = [name[len(prefix) :] for name in names if name.startswith(prefix)]
        paths.update(inside)
        if status.startswith("R") and len(inside) == 2:
            renames[inside[0]] = inside[1]
    return Touched(frozenset(paths), renames)


def lines_since(root: str, name: str) -> tuple[State, dict[str, list[tuple[int, int]]]]:
    """The last commit that HEAD and the one named share, and where the files on disk differ from it: the first and
    last line of each stretch, by path. A file that git has not been told of differs everywhere.

    Raises ConfigurationError.
    """
    git = Git(root, "--since")
    state = state_since(git, name)
    assert state.commit is not None
    touched = touched_between(git, state.commit, None)
    earlier = {new: old for old, new in touched.renames.items()}
    found = {}
    for path in sorted(touched.paths):
        sides = [one for one in (earlier.get(path), path) if one is not None]
        found[path] = _stretches(
            git.ask(*_LINES, state.commit, "--", *(f":(top,literal){git.prefix}{one}" for one in sides))
        )
    for path in git.ask("ls-files", "-z", "--others", "--exclude-standard").split("\0"):
        if path:
            found[path] = [(1, sys.maxsize)]
    return state, found


def _stretches(diff: str) -> list[tuple[int, int]]:
    """The lines that the headings of a diff without context name on its later side."""
    found = []
    for match in _HUNK.finditer(diff):
        first, count = int(match[1]), int(match[2] or 1)
        if count:
            found.append((first, first + count - 1))
    return found


def _inside(names: str, prefix: str) -> list[str]:
    return sorted(name[len(prefix) :] for name in names.split("\0") if name and name.startswith(prefix))


def _between(git: Git, old: str, new: str) -> str:
    for ref in (old, new):
        if ref.startswith("-"):
            raise ConfigurationError(f"{ref!r} is no git ref (PRE_COMMIT_FROM_REF, PRE_COMMIT_TO_REF)")
    try:
        return git.ask(*_DIFF, f"{old}...{new}", "--")
    except ConfigurationError:  # no common ancestor, as in a shallow clone: pre-commit falls back alike
        return git.ask(*_DIFF, f"{old}..{new}", "--")
