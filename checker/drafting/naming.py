"""Which language an article is in, which story it belongs to, and where its claims go: by its name."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, count
from typing import NamedTuple

from checker.load.languages import language_of
from checker.locales import language_tag


class Named(NamedTuple):
    """What an article's path says of it."""

    stem: str  # its name without ending and language
    language: str | None  # BCP 47 tag


def named(path: str) -> Named:
    """The stem and the language of a path such as about.sv.md or sv/about.md."""
    language = language_of(path)
    stem = posixpath.basename(path).rpartition(".")[0] or posixpath.basename(path)
    words = stem.split(".")
    if language is not None and len(words) > 1:
        words = [words[0], *(word for word in words[1:] if language_tag(word) != language)]
    return Named(".".join(words), language)


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
    numbered = (f"{word}-{number}" for number in count(2))
    return next(one for one in chain([word], numbered) if one not in used)
