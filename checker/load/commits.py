"""A commit's files, read through git without a checkout."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import ConfigurationError
from checker.load.files import (
    MAX_BYTES,
    Unreadable,
    check_path,
    circular,
    folder_instead,
    leaving,
    missing,
    too_large,
)
from checker.load.git import Git

if TYPE_CHECKING:
    from subprocess import Popen

_LINK, _SUBMODULE = "120000", "160000"  # modes of a tree's entries
_MOST_LINKS = 40  # that lead from one to the next; the limit that Linux has
_CHUNK = 1 << 20
_LONGEST_LINK = 4096


class _Entry(NamedTuple):
    """A file, a link or a submodule of a commit."""

    mode: str
    object: str


class Commit:
    """The project's files as they are in a commit; a `files.Tree`. Nothing is asked before it is needed."""

    def __init__(self, git: Git, id: str, kept: str = " of a commit") -> None:
        self.root = git.root
        self.kept = kept
        self.id = id
        self._git = git
        self._contents = _Contents(git)

    def __enter__(self) -> Commit:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._contents.close()

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        check_path(path)
        real = self._real(path)
        entry = self._entries.get(real)
        if entry is None:
            raise folder_instead(path) if real in self._folders else missing(path)
        if entry.mode == _SUBMODULE:
            raise Unreadable(f"`{path}`, which is a submodule", "a file", "write the path of one file")
        content = self._contents.read(entry.object, limit)
        if isinstance(content, int):
            raise too_large(path, content, limit)
        return content

    def exists(self, path: str) -> bool:
        folder, name = posixpath.split(posixpath.normpath(path))
        return name in self.names(folder) or self.is_folder(path)

    def is_file(self, path: str) -> bool:
        try:
            entry = self._entries.get(self._real(path))
        except Unreadable:
            return False
        return entry is not None and entry.mode != _SUBMODULE

    def is_folder(self, path: str) -> bool:
        try:
            return self._real(path) in self._folders
        except Unreadable:
            return False

    def names(self, folder: str) -> list[str]:
        try:
            return sorted(self._folders.get(self._real(folder), ()))
        except Unreadable:
            return []

    def files_below(self, folder: str) -> Iterator[str]:
        top = self._real(folder)
        if top in self._folders:
            yield from self._below(top, "" if posixpath.normpath(folder) == "." else posixpath.normpath(folder))

    def _below(self, real: str, shown: str) -> Iterator[str]:
        for name in sorted(self._folders[real]):
            if name.startswith("."):
                continue
            path, seen = posixpath.join(real, name), posixpath.join(shown, name)
            if path in self._folders:
                yield from self._below(path, seen)
            elif not self.is_folder(path):  # a link to one
                yield seen

    @cached_property
    def _entries(self) -> dict[str, _Entry]:
        prefix = self._git.prefix
        inside = [prefix] if prefix else []
        listed = self._git.ask("ls-tree", "-r", "-z", "--full-tree", self.id, "--", *inside)
        entries = {}
        for line in listed.split("\0"):
            facts, _, path = line.partition("\t")
            if path and path.startswith(prefix):
                mode, _, object = facts.split(" ")
                entries[path[len(prefix) :]] = _Entry(mode, object)
        return entries

    @cached_property
    def _folders(self) -> dict[str, set[str]]:
        """What stands in each folder; the root is ""."""
        folders: dict[str, set[str]] = {"": set()}
        for path in self._entries:
            while path:
                folder, name = posixpath.split(path)
                known = folder in folders and name in folders[folder]
                folders.setdefault(folder, set()).add(name)
                path = "" if known else folder
        return folders

    def _real(self, path: str) -> str:
        """The path with every link in it followed; raises Unreadable where they lead nowhere."""
        steps = posixpath.normpath(path).split("/")[::-1]
        at, followed = "", 0
        while steps:
            step = steps.pop()
            if step == "..":
                if not at:
                    raise leaving(path)
                at = posixpath.dirname(at)
                continue
            if step in ("", "."):
                continue
            here = posixpath.join(at, step)
            entry = self._entries.get(here)
            if entry is None or entry.mode != _LINK:
                at = here
                continue
            followed += 1
            if followed > _MOST_LINKS:
                raise circular(path)
            target = self._contents.read(entry.object, _LONGEST_LINK)
            if isinstance(target, int) or target.startswith(b"/"):
                raise leaving(path)
            steps += os.fsdecode(target).split("/")[::-1]
        return at


class _Contents:
    """What objects hold, asked of one git for all of them."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: Popen[bytes] | None = None

    def read(self, object: str, limit: int) -> bytes | int:
        """The content, or its size where it is over the limit. Raises ConfigurationError where git has it not."""
        if self._process is None:
            self._process = self._git.start("cat-file", "--batch")
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None and answers is not None
        try:
            asked.write(f"{object}\n".encode())
            asked.flush()
            head = answers.readline().split()
        except BrokenPipeError:
            head = []
        if len(head) != 3:  # the object is missing, or git has given up
            raise self._lacking(object)
        size = int(head[2])
        if size <= limit:
            content = answers.read(size)
            answers.read(1)
            return content
        left = size + 1
        while left:
            left -= len(answers.read(min(left, _CHUNK)))
        return size

    def close(self) -> None:
        """Ends git, where it was started."""
        if self._process is not None:
            self._process.communicate()

    def _lacking(self, object: str) -> ConfigurationError:
        hint = "this clone lacks part of that commit; git fetch --refetch gets it"
        try:
            self._git.ask("cat-file", "-e", object)
        except ConfigurationError as error:
            return ConfigurationError(f"{error}; {hint}")
        return ConfigurationError(f"{self._git.why}: git has no object {object}; {hint}")
