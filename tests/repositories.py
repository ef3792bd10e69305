"""Git repositories that tests make in a folder of their own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# What a hook that runs the tests has set, and what the user has configured, concerns another repository.
_CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "Tester" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "tester@example.org" for who in ("AUTHOR", "COMMITTER")},
}


def git(root: Path, *arguments: str) -> str:
    """What git prints, without the line break at its end."""
    done = subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *arguments],
        cwd=root,
        env=_CLEAN | _SETTINGS,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def commit(root: Path, message: str = "change") -> str:
    """Commits everything below the folder, in a new repository where it is in none; returns the commit's id."""
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message)
    return git(root, "rev-parse", "HEAD")


def shallow_clone(root: Path, to: Path, *options: str) -> Path:
    """A clone that knows the last commit of the main branch alone."""
    git(root, "clone", "-q", "--depth", "1", *options, root.as_uri(), str(to))
    return to
