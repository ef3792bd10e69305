"""A text that is named on the command line, wherever it stands."""

from __future__ import annotations

import os

from checker.errors import ConfigurationError
from checker.load.files import MAX_ARTICLE_BYTES, Disk, Unreadable, decode, read_text


def given_text(path: str, cwd: str) -> str:
    """The text of a file, byte-order mark and line endings included. Raises ConfigurationError."""
    folder, name = os.path.split(os.path.join(cwd, path))
    try:
        return read_text(Disk(folder), name, MAX_ARTICLE_BYTES)
    except Unreadable as error:
        raise _refused(path, error) from error


def given_bytes(name: str, data: bytes) -> str:
    """Bytes that came by another way, such as standard input, as text. Raises ConfigurationError."""
    try:
        if len(data) > MAX_ARTICLE_BYTES:
            raise Unreadable(f"more than {MAX_ARTICLE_BYTES // 1_000_000} MB", "a text of that size at most", "cut it")
        return decode(data)
    except Unreadable as error:
        raise _refused(name, error) from error


def _refused(name: str, error: Unreadable) -> ConfigurationError:
    hint = f"; {error.hint}" if error.hint else ""
    return ConfigurationError(f"{name}: found {error.found}, expected {error.expected}{hint}")
