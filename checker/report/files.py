"""Reports in files: known to be possible before the run, whole or not at all after it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from typing import IO

from checker.errors import ConfigurationError
from checker.model import Article, Config
from checker.report import FORMATS


def targets(config: Config, formats: Collection[str] = tuple(FORMATS)) -> list[tuple[str, str]]:
    """Where reports are to be written, known to be possible as far as that can be known before the run."""
    if config.format not in ("auto", *formats):
        raise ConfigurationError(f"format {config.format!r}: no such format; expected one of {', '.join(formats)}")
    wanted = [
        (name, path if path == "-" else os.path.realpath(os.path.join(config.root, path)))
        for name, path in config.output
    ]
    for name, path in wanted:
        if name not in formats:
            raise ConfigurationError(f"--output {name}=…: no such format; expected one of {', '.join(formats)}")
        if sum(path == other for _, other in wanted) > 1:
            raise ConfigurationError(f"--output: two reports for {path}; expected a file for each")
        if path == "-":
            continue
        folder = os.path.dirname(path)
        if not os.path.isdir(folder):
            raise ConfigurationError(f"--output {path}: there is no folder {folder}")
        if not _is_writable(path, folder):
            raise ConfigurationError(f"--output {path}: cannot be written")
        if _is_read(config, path):
            raise ConfigurationError(f"--output {path}: factlint reads this file; expected another one")
    return wanted


def _is_read(config: Config, path: str) -> bool:
    """Whether the file is the configuration, or lies in the folder of the claims."""
    claims = os.path.realpath(os.path.join(config.root, config.claims))
    own = config.source is not None and path == os.path.realpath(os.path.join(config.root, config.source))
    return own or path.startswith(claims + os.sep)


def spare(config: Config, articles: Iterable[Article], targets: Iterable[tuple[str, str]]) -> None:
    """Raises ConfigurationError where a report would take an article's place."""
    read = {os.path.realpath(os.path.join(config.root, article.path)) for article in articles}
    for _, path in targets:
        if path in read:
            raise ConfigurationError(f"--output {path}: this is an article; expected another file")


def _is_writable(path: str, folder: str) -> bool:
    """Whether a file can be put in its place; a device or a pipe is written to as it is."""
    if os.path.isdir(path) or (os.path.exists(path) and not os.access(path, os.W_OK)):
        return False
    return (os.path.exists(path) and not os.path.isfile(path)) or os.access(folder, os.W_OK)


def write(reports: Iterable[tuple[str, str]]) -> None:
    """Each file as a whole or not at all; old ones stay untouched until all the new ones are complete."""
    ready: list[tuple[str, str]] = []
    try:
        for path, text in reports:
            if os.path.exists(path) and not os.path.isfile(path):  # a device or a pipe
                with _opened(path, "w") as stream:
                    stream.write(text)
                continue
            temporary = f"{path}.{os.getpid()}.tmp"
            with _opened(temporary, "x") as stream:
                ready.append((temporary, path))
                stream.write(text)
            if os.path.exists(path):
                os.chmod(temporary, os.stat(path).st_mode & 0o7777)
        for temporary, path in ready:
            os.replace(temporary, path)
    finally:
        for temporary, _ in ready:
            if os.path.exists(temporary):
                os.unlink(temporary)


def put(root: str, files: Iterable[tuple[str, str | None, str]]) -> None:
    """Files of the project: (path from its root, the text that is there, the text that should be).

    Where nothing was there nothing may be there now, and what was there is what is replaced: a file that
    somebody else has written meanwhile is never overwritten.
    """
    wanted = [(os.path.join(root, path), before, after) for path, before, after in files if before != after]
    base = os.path.realpath(root)
    for path, before, _ in wanted:
        if os.path.commonpath([os.path.realpath(path), base]) != base:
            raise ConfigurationError(f"{path}: found a link that leaves the project, expected a file inside it")
        if before is None and os.path.lexists(path):
            raise ConfigurationError(f"{path}: there is a file already; nothing was written")
        if before is not None and _read(path) != before:
            raise ConfigurationError(f"{path}: the file has changed meanwhile; nothing was written")
    for path, before, after in wanted:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if before is None:
            with _opened(path, "x") as stream:
                stream.write(after)
    write((path, after) for path, before, after in wanted if before is not None)


def _read(path: str) -> str:
    with open(path, encoding="utf-8", newline="") as stream:
        return stream.read()


def append(path: str, text: str) -> None:
    """The text behind what the file holds."""
    with _opened(path, "a") as stream:
        stream.write(text)


def _opened(path: str, mode: str) -> IO[str]:
    return open(path, mode, encoding="utf-8", errors="backslashreplace", newline="\n")


def prefix(root: str) -> str:
    """The project's folder inside its git repository with "/" at its end; nothing at its top or outside of one."""
    folder = root
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent
    inside = os.path.relpath(root, folder).replace(os.sep, "/")
    return "" if inside == "." else f"{inside}/"
