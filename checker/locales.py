"""What is known of a language: its file in locale_data/ and CLDR, compiled into one table and cached.

The table loads in a few milliseconds; Babel and the YAML parser are imported only where it is not
cached. A cache that is corrupt or cannot be written is no error: the table is then kept in memory.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from functools import cache
from typing import Any, NamedTuple

from checker import __version__
from checker.cache import cache_folder, installed
from checker.errors import UnknownLanguageError

DATA_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale_data")


class Locale(NamedTuple):
    """One language: what its file and CLDR say of it."""

    tag: str  # BCP 47, as asked for
    endings: tuple[str, ...]  # inflection endings that a name may take, longest first
    negations: tuple[str, ...]  # words and endings that deny, as written
    recognises: frozenset[str]  # mention kinds that the language has a recogniser for
    table: dict[str, Any]  # the compiled table, see locale_build


@cache
def locale(tag: str) -> Locale:
    """The language of a BCP 47 tag, falling back along its parents. UnknownLanguageError for what is none."""
    tag = tag.strip().replace("_", "-")
    if not tag or not tag.isascii() or not all(part.isalnum() for part in tag.split("-")):
        raise UnknownLanguageError(f'"{tag}" is no language tag; expected one such as sv or pt-BR')
    table = _cached(tag)
    return Locale(
        tag=tag,
        endings=tuple(sorted(table["endings"], key=lambda ending: (-len(ending), ending))),
        negations=tuple(table["negations"]),
        recognises=frozenset(table["recognises"]),
        table=table,
    )


def languages() -> tuple[str, ...]:
    """The tags that have a file of their own, in order; every other locale of CLDR works from CLDR alone."""
    return tuple(
        sorted(n.removesuffix(".yaml") for n in os.listdir(DATA_FOLDER) if n.endswith(".yaml") and n != "root.yaml")
    )


def _key(tag: str) -> str:
    """What a table depends on: the language files, the compiler, Babel, Python and factlint."""
    digest = hashlib.blake2b(digest_size=16)
    here = os.path.dirname(DATA_FOLDER)
    parts = tag.split("-")
    names = ["root", *("-".join(parts[:length]) for length in range(1, len(parts) + 1))]
    files = [os.path.join(DATA_FOLDER, f"{name}.yaml") for name in names]
    build = os.path.join(here, "locale_build")
    files += [os.path.join(build, name) for name in sorted(os.listdir(build)) if name.endswith(".py")]
    for path in (*files, os.path.join(here, "words.py")):
        try:
            with open(path, "rb") as file:
                digest.update(os.path.basename(path).encode() + b"\0" + file.read() + b"\0")
        except OSError:
            continue  # a variant without a file of its own
    digest.update(f"{__version__} {sys.version} {sys.implementation.cache_tag} {installed('babel')}".encode())
    return digest.hexdigest()


def _cached(tag: str) -> dict[str, Any]:
    path = os.path.join(cache_folder(), f"{tag}-{_key(tag)}.table")
    found = _read(path)
    if found is not None and found.get("tag") == tag:
        return found
    from checker.locale_build import compile_table

    table = compile_table(DATA_FOLDER, tag)
    _write(path, marshal.dumps(table))
    return table


def _read(path: str) -> dict[str, Any] | None:
    try:
        with open(path, "rb") as file:
            table = marshal.loads(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return table if isinstance(table, dict) else None


def _write(path: str, content: bytes) -> None:
    """Replaces the file in one step, or leaves things as they are where it cannot be written."""
    import tempfile

    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle, name = tempfile.mkstemp(dir=os.path.dirname(path))
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(name, path)
        except OSError:
            os.unlink(name)
    except OSError:
        return
