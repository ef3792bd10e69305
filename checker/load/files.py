"""Files of the project as text: inside its root, regular, of a sane size, in UTF-8.

Where they come from is a `Tree`: the disk, or a commit (see `load.commits`). The byte-order mark stays in
the text, as every line ending does: offsets count the code points that are in the file. What reads YAML
drops it.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from typing import Protocol

# Above these a file is no claim file, and no article (War and Peace has 3.3 MB): to check it would take minutes.
MAX_BYTES = 10_000_000
MAX_ARTICLE_BYTES = 5_000_000

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


class Unreadable(Exception):  # noqa: N818 - it becomes a finding
    """A file that cannot be read as text. `found`, `expected` and `hint` are for people; `line` is the file's."""

    def __init__(self, found: str, expected: str, hint: str | None = None, line: int | None = None) -> None:
        super().__init__(f"found {found}, expected {expected}")
        self.found = found
        self.expected = expected
        self.hint = hint
        self.line = line


class Tree(Protocol):
    """A state of the project's files; all paths are relative to its root, with "/"."""

    root: str  # absolute path of the project on disk, whether or not the files are those of the disk
    kept: str  # what keeps the state's entries in the cache apart from the disk's; the disk itself has ""

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        """What is in a file, if it is one that may be read at all. Raises Unreadable."""

    def exists(self, path: str) -> bool:
        """Whether there is anything of that name, a link that leads nowhere included."""

    def is_file(self, path: str) -> bool:
        """Whether there is a file of that name, or a link to one."""

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder of that name, or a link to one."""

    def names(self, folder: str) -> list[str]:
        """What stands in a folder; nothing where there is none."""

    def files_below(self, folder: str) -> Iterator[str]:
        """The path of every file below a folder; hidden ones, and those of hidden and linked folders, left out."""


class Disk:
    """The files as they are on disk."""

    kept = ""

    def __init__(self, root: str) -> None:
        self.root = root

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        check_path(path)
        try:
            return _read(self.root, path, limit)
        except (OSError, ValueError) as error:
            raise _refused(path, error) from error

    def exists(self, path: str) -> bool:
        return os.path.lexists(os.path.join(self.root, path))

    def is_file(self, path: str) -> bool:
        return os.path.isfile(os.path.join(self.root, path))

    def is_folder(self, path: str) -> bool:
        return os.path.isdir(os.path.join(self.root, path))

    def names(self, folder: str) -> list[str]:
        try:
            return os.listdir(os.path.join(self.root, folder))
        except OSError:
            return []

    def files_below(self, folder: str) -> Iterator[str]:
        for here, folders, names in os.walk(os.path.normpath(os.path.join(self.root, folder))):
            folders[:] = [name for name in folders if not name.startswith(".")]
            inside = os.path.relpath(here, self.root).replace(os.sep, "/")
            for name in names:
                if not name.startswith("."):
                    yield name if inside == "." else f"{inside}/{name}"


def read_text(tree: Tree, path: str, limit: int = MAX_BYTES) -> str:
    """The text of a file. Raises Unreadable."""
    return decode(tree.read(path, limit))


def check_path(path: str) -> None:
    """Raises Unreadable for a path that is not relative, not in `/` or leads out of the root by its words."""
    if "\0" in path:
        raise Unreadable("a path with a NUL character", "the path of a file", "remove the character")
    if "\\" in path:
        hint = f"write `{path.replace(chr(92), '/')}`, which every system understands"
        raise Unreadable(f"`{path}`, a path with backslashes", "a path with `/`", hint)
    if path.startswith(("/", "~/")) or _DRIVE.match(path):
        raise Unreadable(f"`{path}`, an absolute path", "a path from the project root", _INSIDE)
    if os.path.normpath(path).split(os.sep)[0] == os.pardir:
        raise Unreadable(f"`{path}`, a path that leaves the project", "a path below the project root", _INSIDE)


_INSIDE = "keep the file inside the project, and write its path from the project root"


def _read(root: str, path: str, limit: int) -> bytes:
    absolute = os.path.join(root, path)
    real = os.path.realpath(absolute)
    status = os.stat(absolute)
    base = os.path.realpath(root)
    if os.path.commonpath([real, base]) != base:
        raise leaving(path)
    if stat.S_ISDIR(status.st_mode):
        raise folder_instead(path)
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(f"`{path}`, which is no regular file", "a text file", "copy its content to a file")
    if status.st_size > limit:
        raise too_large(path, status.st_size, limit)
    with open(real, "rb") as file:
        return file.read(limit)  # what grows meanwhile is cut off


def decode(data: bytes) -> str:
    """Bytes of UTF-8 as text. Raises Unreadable."""
    if data.startswith(_UTF16_MARKS):
        raise Unreadable("text in UTF-16", "text in UTF-8", "save the file as UTF-8")
    nul = data.find(b"\0")
    if nul != -1:
        line = data.count(b"\n", 0, nul) + 1
        hint = "name a text file; if it is one, save it as UTF-8 (it may be UTF-16)"
        raise Unreadable(f"a NUL byte (line {line})", "text in UTF-8", hint, line)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8; it may be in Latin-1, Windows-1252 or an older encoding of its language"
        found = f"a byte that is no UTF-8 (0x{data[error.start]:02X}, line {line})"
        raise Unreadable(found, "text in UTF-8", hint, line) from error


# --- why a file cannot be read, in the same words wherever it stands ------------------------


def missing(path: str) -> Unreadable:
    return Unreadable(f"no file `{path}`", "a file that exists", "mend the path, or restore the file")


def leaving(path: str) -> Unreadable:
    return Unreadable(f"`{path}`, a link that leaves the project", "a file inside the project", _INSIDE)


def folder_instead(path: str) -> Unreadable:
    return Unreadable(f"`{path}`, which is a folder", "a file", "write the path of one file")


def circular(path: str) -> Unreadable:
    return Unreadable(f"`{path}`, links that lead back to themselves", "a file", "mend the links")


def too_large(path: str, size: int, limit: int) -> Unreadable:
    found = f"`{path}` with {size / 1_000_000:,.1f} MB"
    return Unreadable(found, f"at most {limit // 1_000_000} MB", "split it, or take it out")


def _refused(path: str, error: OSError | ValueError) -> Unreadable:
    number = getattr(error, "errno", None)
    if number in (errno.ENOENT, errno.ENOTDIR):
        return missing(path)
    if number == errno.ELOOP:
        return circular(path)
    if number == errno.EACCES:
        return Unreadable(f"`{path}`, which may not be read", "a file that can be read", "mend its permissions")
    reason = (error.strerror if isinstance(error, OSError) else None) or "it cannot be opened"
    return Unreadable(f"`{path[:80]}` ({reason})", "a file that can be read", "mend the path")
