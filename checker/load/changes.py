"""What a commit or a push touches, asked of git.

pre-commit never names deleted files to a hook, nor the old name of a renamed one, so `--changed`
asks for itself: between `PRE_COMMIT_FROM_REF` and `PRE_COMMIT_TO_REF` where pre-commit sets them,
else the index against HEAD.
"""

from __future__ import annotations

import os

from checker.errors import ConfigurationError

_DIFF = (
    "diff",
    "--name-only",
    "--no-renames",
    "--no-ext-diff",
    "-z",
)  # without renames both names are listed


def changed_paths(root: str) -> list[str] | None:
    """The paths touched, relative to `root` with "/", sorted; deleted ones and both sides of renames too.

    Paths outside `root` are left out. None where nothing is staged and no refs are given: a hook is
    never told that it runs over all files, so that must mean a full run. Raises ConfigurationError
    where git, its repository or a ref is missing.
    """
    environment = _environment()
    prefix = _git(root, environment, "rev-parse", "--show-prefix").rstrip("\n")
    old, new = os.environ.get("PRE_COMMIT_FROM_REF"), os.environ.get("PRE_COMMIT_TO_REF")
    if old and new:
        names = _between(root, environment, old, new)
    else:
        names = _git(root, environment, *_DIFF, "--cached", "--")
        if not names:
            return None
    paths = (name for name in names.split("\0") if name)
    return sorted(path[len(prefix) :] for path in paths if path.startswith(prefix))


def _between(root: str, environment: dict[str, str], old: str, new: str) -> str:
    for ref in (old, new):
        if ref.startswith("-"):
            raise ConfigurationError(f"{ref!r} is no git ref (PRE_COMMIT_FROM_REF, PRE_COMMIT_TO_REF)")
    try:
        return _git(root, environment, *_DIFF, f"{old}...{new}", "--")
    except ConfigurationError:  # no common ancestor, as in a shallow clone: pre-commit falls back alike
        return _git(root, environment, *_DIFF, f"{old}..{new}", "--")


def _environment() -> dict[str, str]:
    """The environment, made to work from the project's folder as well as from where git started the hook.

    git hands its hooks GIT_DIR and GIT_INDEX_FILE (`git commit -a` has an index of its own), both
    perhaps relative, and takes the working folder for the top of the tree where GIT_DIR is set.
    """
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    if "GIT_WORK_TREE" not in environment:
        environment.pop("GIT_DIR", None)
    if "GIT_INDEX_FILE" in environment:
        environment["GIT_INDEX_FILE"] = os.path.abspath(environment["GIT_INDEX_FILE"])
    return environment


def _git(root: str, environment: dict[str, str], *arguments: str) -> str:
    import subprocess  # a check without --changed does without

    try:
        done = subprocess.run(["git", *arguments], cwd=root, env=environment, capture_output=True, check=True)
    except FileNotFoundError as error:
        raise ConfigurationError("--changed needs git, and git was not found") from error
    except subprocess.CalledProcessError as error:
        said = os.fsdecode(error.stderr).strip().splitlines()
        reason = said[0] if said else f"git exited with {error.returncode}"
        raise ConfigurationError(f"--changed cannot ask git in {root}: {reason}") from error
    return os.fsdecode(done.stdout)
