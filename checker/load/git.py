"""git, asked for what it knows of the project; the one place that starts it."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from checker.errors import ConfigurationError

if TYPE_CHECKING:
    from subprocess import Popen


_COMMAND = ("git", "-c", "diff.relative=false")  # a setting that would make paths count from where git runs


class Git:
    """The repository that a folder stands in. `why` is what of the command line needs it, for messages."""

    def __init__(self, root: str, why: str) -> None:
        self.root = root
        self.why = why
        self._environment = _environment()

    def ask(self, *arguments: str) -> str:
        """What git prints. Raises ConfigurationError where it is missing, or fails."""
        import subprocess  # most runs do without

        try:
            done = subprocess.run(
                [*_COMMAND, *arguments], cwd=self.root, env=self._environment, capture_output=True, check=True
            )
        except FileNotFoundError as error:
            raise ConfigurationError(f"{self.why} needs git, and git was not found") from error
        except subprocess.CalledProcessError as error:
            raise self.failed(error.stderr, error.returncode) from error
        return os.fsdecode(done.stdout)

    def answer(self, *arguments: str) -> str | None:
        """What git prints, without the line break at its end; None where git fails."""
        try:
            return self.ask(*arguments).rstrip("\n")
        except ConfigurationError:
            return None

    def start(self, *arguments: str) -> Popen[bytes]:
        """A git that answers as long as it is asked."""
        from subprocess import DEVNULL, PIPE, Popen

        command = [*_COMMAND, *arguments]
        return Popen(command, cwd=self.root, env=self._environment, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)

    def failed(self, said: bytes, status: int) -> ConfigurationError:
        """The error that says why git could not answer."""
        lines = os.fsdecode(said).strip().splitlines()
        reason = lines[0] if lines else f"git exited with {status}"
        return ConfigurationError(f"{self.why} cannot ask git in {self.root}: {reason}")

    @cached_property
    def prefix(self) -> str:
        """The project's folder inside its repository, with "/" at its end; nothing at its top."""
        return self.ask("rev-parse", "--show-prefix").rstrip("\n")


def _environment() -> dict[str, str]:
    """The environment, made to work from the project's folder as well as from where git started a hook.

    git hands its hooks GIT_DIR and GIT_INDEX_FILE (`git commit -a` has an index of its own), both
    perhaps relative, and takes the working folder for the top of the tree where GIT_DIR is set.
    """
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    if "GIT_WORK_TREE" not in environment:
        environment.pop("GIT_DIR", None)
    if "GIT_INDEX_FILE" in environment:
        environment["GIT_INDEX_FILE"] = os.path.abspath(environment["GIT_INDEX_FILE"])
    return environment
