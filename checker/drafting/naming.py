"""Which language an article is in, which story it belongs to, and where its claims go: by its name."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from checker.errors import UnknownLanguageError
from checker.load.notation import is_language_tag, language_tag
from checker.locales import locale


class Named(NamedTuple):
    """What an article's path says of it."""

    stem: str  # its name without ending and language
    language: str | None  # BCP 47 tag


def named(path: str) -> Named:
    """The stem and the language of a path such as about.sv.md, sv/about.md or about-sv.html."""
    folder, name = posixpath.split(path)
    stem = name.rpartition(".")[0] or name
    for separator in (".", "_", "-"):
        rest, found, ending = stem.rpartition(separator)
        if found and rest and _is_language(ending):
            return Named(rest, language_tag(ending))
    for part in reversed(folder.split("/")):
        if _is_language(part):
            return Named(stem, language_tag(part))
    return Named(stem, None)


def _is_language(word: str) -> bool:
    if not is_language_tag(word):
        return False
    try:
        return bool(locale(language_tag(word)).recognises)
    except UnknownLanguageError:
        return False


def slug(text: str, fallback: str = "text") -> str:
    """An id made of a text's letters and digits, in ASCII."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    if not plain.isascii():
        from anyascii import anyascii  # slow to import, and needed for few scripts

        plain = anyascii(plain)
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower())) or fallback


def unique(word: str, taken: Iterable[str]) -> str:
    """The id, numbered where it is taken."""
    used = set(taken)
    return next(one for one in (word, *(f"{word}-{number}" for number in range(2, 10**6))) if one not in used)
