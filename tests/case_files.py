"""Case files: a small project, what a run over it reports, and twins of it that are right.

    A sentence that says what is shown; the first line names the test.
    args: --select FL301

    -- seeds/bridge.en.txt --
    The bridge is 812 metres long.
    -- expected: exit 1 --
    seeds/bridge.en.txt:1:15: FL103 …

    == good ==
    -- seeds/bridge.en.txt --
    The bridge is 821 metres long.

The files of a case lie over those of `cases/base.txt`; those of a twin lie over the case's. A file named
with `(deleted)` is taken away, one with `(latin-1)` or another encoding is written in it. A run that
expects nothing needs no `-- expected --`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).resolve().parent / "cases"
_TWIN = re.compile(r"^== (?P<name>good.*?) ==$")
_FILE = re.compile(r"^-- (?P<path>\S+?)(?: \((?P<how>[a-z0-9-]+)\))? --$")
_EXPECTED = re.compile(r"^-- expected(?:: exit (?P<status>[012]))? --$")


class Run(NamedTuple):
    """One run over a project."""

    name: str  # "bad", or "good" with what is good about it
    args: tuple[str, ...]
    files: dict[str, bytes | None]  # path -> content; None: deleted
    expected: str  # the concise report, or the message of a run that could not be done
    status: int


class Case(NamedTuple):
    """A case file."""

    path: Path
    title: str
    runs: tuple[Run, ...]  # the bad one first


def case_files() -> list[Path]:
    return sorted(CASES.glob("*/*.txt"))


def base_files() -> dict[str, bytes | None]:
    """The registry and the configuration that every case starts from."""
    return next(_runs((CASES / "base.txt").read_text(encoding="utf-8"), {})).files


def read_case(path: Path) -> Case:
    text = path.read_text(encoding="utf-8")
    return Case(path, text.partition("\n")[0], tuple(_runs(text, base_files())))


def _runs(text: str, files: dict[str, bytes | None]) -> Iterator[Run]:
    name, args, expected, status = "bad", (), "", 0
    files = dict(files)
    case: tuple[tuple[str, ...], dict[str, bytes | None]] | None = None  # what twins start from
    body: list[str] = []
    target: tuple[str, str | None] | None = None  # (path or "expected", how)

    def close() -> None:
        nonlocal expected
        if target is None:
            return
        content = "".join(line + "\n" for line in body)
        if target[0] == "expected":
            expected = content
        elif target[1] == "deleted":
            files[target[0]] = None
        else:
            files[target[0]] = content.encode(target[1] or "utf-8")

    for line in text.split("\n"):
        if twin := _TWIN.match(line):
            close()
            yield Run(name, args, dict(files), expected, status)
            case = case or (args, dict(files))
            args, files = case[0], dict(case[1])
            name, expected, status, target, body = twin["name"], "", 0, None, []
        elif held := _EXPECTED.match(line):
            close()
            status, target, body = int(held["status"] or 0), ("expected", None), []
        elif file := _FILE.match(line):
            close()
            target, body = (file["path"], file["how"]), []
        elif target is None and line.startswith("args: "):
            args = tuple(line.removeprefix("args: ").split())
        elif target is not None:
            body.append(line)
        while body and target is not None and target[0] == "expected" and body[-1] == "":
            body.pop()
    if body and body[-1] == "":
        body.pop()  # the file's own last line break
    close()
    yield Run(name, args, dict(files), expected, status)


def with_expectations(text: str, reports: list[tuple[int, str]]) -> str:
    """The case file with what its runs report now, for someone to read by eye."""
    parts = re.split(r"(?m)^(?=== good)", text)
    return "".join(_expecting(part, *report) for part, report in zip(parts, reports, strict=True))


def _expecting(part: str, status: int, report: str) -> str:
    kept = re.split(r"(?m)^-- expected.*--$", part)[0].rstrip("\n")
    if not report and not status:
        return f"{kept}\n\n" if part.endswith("\n\n") else f"{kept}\n"
    header = f"-- expected: exit {status} --" if status else "-- expected --"
    end = "\n" if part.endswith("\n\n") else ""
    return f"{kept}\n{header}\n{report}{end}"


def write_files(root: Path, files: dict[str, bytes | None]) -> Path:
    """The files below the folder; returns it."""
    for name, content in files.items():
        if content is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return root
