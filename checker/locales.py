"""What is known of a language: its file in locale_data/ and CLDR, compiled into one table and cached.

The table loads in a few milliseconds; Babel and the YAML parser are imported only where it is not
cached. A cache that is corrupt or cannot be written is no error: the table is then kept in memory.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any, NamedTuple

from checker.cache import remembered
from checker.errors import UnknownLanguageError

DATA_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale_data")


class Locale(NamedTuple):
    """One language: what its file and CLDR say of it."""

    tag: str  # BCP 47, as asked for
    endings: tuple[str, ...]  # inflection endings that a name may take, longest first
    negations: tuple[str, ...]  # words and endings that deny, as written
    office_modifiers: tuple[tuple[str, ...], tuple[str, ...]]  # before and behind a title: vice, acting; folded
    recognises: frozenset[str]  # mention kinds that the language has a recogniser for
    table: dict[str, Any]  # the compiled table, see locale_build


def language_tag(text: str) -> str:
    """The tag in the case of RFC 5646 §2.1.1: language lower, Script titled, REGION upper, with hyphens."""
    first, *rest = text.replace("_", "-").split("-")
    cased = [part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest]
    return "-".join([first.lower(), *cased])


@cache
def locale(tag: str) -> Locale:
    """The language of a BCP 47 tag, falling back along its parents. UnknownLanguageError for what is none."""
    tag = language_tag(tag.strip())
    if not tag or not tag.isascii() or not all(part.isalnum() for part in tag.split("-")):
        raise UnknownLanguageError(f'"{tag}" is no language tag; expected one such as sv or pt-BR')
    table = remembered(f"table {tag}", [], lambda: _compiled(tag))
    return Locale(
        tag=tag,
        endings=tuple(sorted(table["endings"], key=lambda ending: (-len(ending), ending))),
        negations=tuple(table["negations"]),
        office_modifiers=tuple(map(tuple, table["office_modifiers"])),  # type: ignore[arg-type]
        recognises=frozenset(table["recognises"]),
        table=table,
    )


TERRITORY = "+"  # what the ids of territories begin with


@cache
def places(tag: str) -> dict[str, str]:
    """What CLDR calls territories, cities and languages in a language: its id of each, and the name in small letters.

    Raises UnknownLanguageError for a tag that is none.
    """
    return remembered(f"places {tag}", [], lambda: _places(locale(tag).tag))


@cache
def name_words(tag: str) -> dict[str, Any]:
    """What a language knows of names and words, see locale_build.names.

    Raises UnknownLanguageError for a tag that is none.
    """
    return remembered(f"names {tag}", [], lambda: _name_words(locale(tag).tag))


@cache
def unit_words() -> dict[str, dict[str, str]]:
    """What a claim file may call a unit beside its id: "ids" of the words, and "plurals" of the ids."""
    return remembered("unit words", [], _unit_words)


def languages() -> tuple[str, ...]:
    """The tags that have a file of their own, in order; every other locale of CLDR works from CLDR alone."""
    return tuple(
        sorted(n.removesuffix(".yaml") for n in os.listdir(DATA_FOLDER) if n.endswith(".yaml") and n != "root.yaml")
    )


def _places(tag: str) -> dict[str, str]:
    from checker.locale_build.cldr import place_names

    return place_names(tag)


def _name_words(tag: str) -> dict[str, Any]:
    from checker.locale_build.names import compile_names

    return compile_names(DATA_FOLDER, tag)


def _unit_words() -> dict[str, dict[str, str]]:
    from checker.locale_build.units import unit_words

    return unit_words(DATA_FOLDER)


def _compiled(tag: str) -> dict[str, Any]:
    from checker.locale_build import compile_table

    return compile_table(DATA_FOLDER, tag)
