"""Reports in files: known to be possible before the run, whole or not at all after it."""

from __future__ import annotations

import os

from checker.errors import ConfigurationError
from checker.model import Config
from checker.report import FORMATS


def targets(config: Config) -> list[tuple[str, str]]:
    """Where reports are to be written, known to be possible as far as that can be known before the run."""
    if config.format not in ("auto", *FORMATS):
        raise ConfigurationError(f"format {config.format!r}: no such format; expected one of {', '.join(FORMATS)}")
    wanted = [
        (name, path if path == "-" else os.path.realpath(os.path.join(config.root, path)))
        for name, path in config.output
    ]
    for name, path in wanted:
        if name not in FORMATS:
            raise ConfigurationError(f"--output {name}=…: no such format; expected one of {', '.join(FORMATS)}")
        if sum(path == other for _, other in wanted) > 1:
            raise ConfigurationError(f"--output: two reports for {path}; expected a file for each")
        if path == "-":
            continue
        folder = os.path.dirname(path)
        if not os.path.isdir(folder):
            raise ConfigurationError(f"--output {path}: there is no folder {folder}")
        if os.path.isdir(path) or not os.access(path if os.path.exists(path) else folder, os.W_OK):
            raise ConfigurationError(f"--output {path}: cannot be written")
    return wanted


def write(path: str, text: str) -> None:
    """The file as a whole or not at all; an old one stays untouched until the new one is complete."""
    if os.path.exists(path) and not os.path.isfile(path):  # a device or a pipe
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(text)
        return
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        with open(temporary, "x", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(text)
        if os.path.exists(path):
            os.chmod(temporary, os.stat(path).st_mode & 0o7777)
        os.replace(temporary, path)
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)
