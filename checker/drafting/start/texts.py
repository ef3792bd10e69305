"""The articles of a folder: which there are, in which language, and which tell the same story."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.drafting.naming import named, slug, unique
from checker.errors import ConfigurationError
from checker.load.articles import read_article
from checker.load.files import Disk, Unreadable

ENDINGS = (".md", ".markdown", ".txt", ".html", ".htm")
_FOREIGN = frozenset({"node_modules", "vendor", "dist", "build", "site-packages", "target"})  # texts of other people


class Text(NamedTuple):
    """One article."""

    path: str  # from the root, with "/"
    language: str
    text: str  # what it reads, as `Article.text` has it
    source: str  # what is on disk, as long


class Story(NamedTuple):
    """The articles that are versions of one text."""

    id: str
    texts: tuple[Text, ...]  # by path, at most one of each language


class Found(NamedTuple):
    """What a folder holds."""

    stories: tuple[Story, ...]
    left_out: tuple[tuple[str, str], ...]  # path, and why


def find_texts(tree: Disk, folder: str, claims: str, language: str | None) -> Found:
    """The articles below a folder; `language` is that of those whose name says none."""
    groups: dict[tuple[str, ...], list[Text]] = {}
    left_out = []
    for path in sorted(_paths(tree, folder, claims)):
        tag = named(path).language or language
        if tag is None:
            left_out.append((path, "its name says no language; --language says which it is in"))
            continue
        try:
            article = read_article(tree, path, tag)
        except Unreadable as error:
            left_out.append((path, f"found {error.found}, expected {error.expected}"))
            continue
        groups.setdefault(_group(path, tag), []).append(Text(path, tag, article.text, article.on_disk))
    stories: list[Story] = []
    for key, texts in groups.items():
        twice = [one for one in texts if one.language in {other.language for other in texts if other.path < one.path}]
        left_out += [(one.path, "another file of the same name is in its language") for one in twice]
        taken = {story.id for story in stories}
        name = slug(key[-1])
        if name in taken:
            name = unique("-".join(filter(None, (slug(posixpath.basename(key[0]), ""), name))), taken)
        stories.append(Story(name, tuple(one for one in texts if one not in twice)))
    return Found(tuple(sorted(stories, key=lambda story: story.id)), tuple(left_out))


def _paths(tree: Disk, folder: str, claims: str) -> Iterator[str]:
    for path in tree.files_below(folder):
        parts = path.split("/")
        if path.lower().endswith(ENDINGS) and not _FOREIGN & set(parts) and parts[0] != claims:
            yield path


def _group(path: str, tag: str) -> tuple[str, ...]:
    """What the versions of one text have in common: folder and name without the language."""
    folder = posixpath.dirname(path)
    parts = [part for part in folder.split("/") if part.replace("_", "-").lower() != tag.lower()]
    return "/".join(parts), named(path).stem


def place_of(folder: str | None, cwd: str) -> tuple[str, str]:
    """The project's root and the folder of the articles inside it: here, if the folder is below."""
    absolute = os.path.realpath(os.path.join(cwd, folder or "."))
    if not os.path.isdir(absolute):
        raise ConfigurationError(f"{folder}: found no folder, expected one with articles")
    here = os.path.realpath(cwd)
    if os.path.commonpath([absolute, here]) != here:
        return absolute, "."
    return here, os.path.relpath(absolute, here).replace(os.sep, "/")


def languages(stories: Sequence[Story]) -> tuple[str, ...]:
    """The languages of all articles, in order."""
    return tuple(sorted({text.language for story in stories for text in story.texts}))
