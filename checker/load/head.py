"""What holds for every claim of a claim file: article, language, story, day of publication."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from checker.errors import UnknownLanguageError
from checker.load.layout import REGISTRY_FILES
from checker.load.notation import is_day, is_language_tag
from checker.load.schema import Step, shown
from checker.load.wording import closest
from checker.locales import language_tag
from checker.model import Config, Place
from checker.yaml_source import Document

Report = Callable[..., None]  # code, place, found, expected, hint, key path


class Head(NamedTuple):
    """The head of a claim file."""

    article: str  # path from the root
    language: str
    story: str
    published: str | None  # ISO date


def read_head(config: Config, document: Document, faults: Collection[tuple[Step, ...]], report: Report) -> Head | None:
    """The head; None where article, language or story are not known, which the schema or `report` has said.

    Where the file's name or folder and the file itself disagree, that is reported and the file believed.
    """
    root: Any = document.root
    article = root.get("article")
    language = None if ("language",) in faults else _language(document, root, report)
    story = None if ("story",) in faults else _story(config, document, root, report)
    published = None if ("published",) in faults else root.get("published")
    if published is not None and not is_day(published):
        expected = "a day of the calendar such as 2025-10-26"
        report("FL002", document.value(root, "published"), shown(published), expected, None, "published")
        published = None
    if ("article",) in faults or article is None or language is None or story is None:
        return None
    if ".." not in article and "\\" not in article:
        article = posixpath.normpath(article)  # `./seeds/x.txt` is the same file
    return Head(article, language, story, published)


def _language(document: Document, root: dict[str, Any], report: Report) -> str | None:
    stem = posixpath.basename(document.path).rpartition(".")[0]
    ending = stem.rpartition(".")[2] if "." in stem else ""
    named = language_tag(ending) if is_language_tag(ending) else None
    given = root.get("language")
    if given is None:
        if named is None:
            hint = "write `language:`, or name the file <article>.<language>.yaml"
            report("FL002", document.start, "no `language`", "the article's language", hint)
            return None
        return _known(named, document.start, report)
    place = document.value(root, "language")
    given = language_tag(given)
    if named is not None and named != given:
        hint = "rename the file, or mend `language`"
        report("FL002", place, f"`{given}`", f"`{named}`, as the file's name says", hint, "language")
        return None  # read in the wrong one of the two, every claim would be at fault
    return _known(given, place, report)


def _known(tag: str, place: Place, report: Report) -> str | None:
    from checker.locales import locale

    try:
        locale(tag)
    except UnknownLanguageError:
        hint = "write the tag as BCP 47 has it, such as pt-BR"
        report("FL002", place, f"`{tag}`", "the tag of a language that CLDR knows", hint, "language")
        return None
    return tag


def _story(config: Config, document: Document, root: dict[str, Any], report: Report) -> str | None:
    folder = posixpath.relpath(posixpath.dirname(document.path) or ".", posixpath.normpath(config.claims))
    named = None if folder == "." else folder
    given: str | None = root.get("story")
    if given is not None:
        if named is not None and named != given:
            place = document.value(root, "story")
            report(
                "FL002",
                place,
                f"`{given}`",
                f"`{named}`, as the folder says",
                "move the file, or mend `story`",
                "story",
            )
        return given
    if named is None:
        hint = _misplaced(document) or "write `story:`, or move the file to a folder of that name"
        report("FL002", document.start, "no `story`", "the story that the article belongs to", hint)
    elif not is_story(named):
        expected = "the id of a story such as city-festival"
        hint = "rename the folder to small letters, digits and hyphens"
        report("FL002", document.start, f"the folder `{named}`", expected, hint)
        return None
    return named


def _misplaced(document: Document) -> str | None:
    stem = posixpath.basename(document.path).partition(".")[0]
    match = closest(stem, REGISTRY_FILES)
    return None if match is None else f"if it is part of the registry, its name is {match}.yaml"


def is_story(text: str) -> bool:
    """Whether the text is the id of a story: small letters, digits and hyphens, in folders."""
    return text == text.lower() and all(
        word.isascii() and word.isalnum() for part in text.split("/") for word in part.split("-")
    )
