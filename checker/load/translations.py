"""Language versions of one text: which files they are, and in which language each is."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping, Sequence

from checker.errors import ConfigurationError, UnknownLanguageError
from checker.load.articles import read_article
from checker.load.files import Tree, Unreadable
from checker.load.notation import is_language_tag, language_tag
from checker.load.wording import finding
from checker.model import Article, Config, Finding, Place

Versions = tuple[tuple[str, str], ...]  # (language, path) of each version, the original first


def versions(group: Mapping[str, str] | Sequence[str], where: str) -> Versions:
    """The versions that a group of the configuration names: a file for each language, or files that tell theirs.

    `where` says in a message where the group stands. Raises ConfigurationError.
    """
    if isinstance(group, Mapping):
        return tuple((known(language, where), posixpath.normpath(path)) for language, path in group.items())
    return tuple((told(path, where), posixpath.normpath(path)) for path in group)


def named(config: Config, files: Sequence[str], languages: str | None) -> tuple[Config, Versions]:
    """The versions that a command line names, and the configuration with a root that holds them all.

    `languages` lists tags in the order of the files, for names that tell none. Raises ConfigurationError.
    """
    tags = [] if languages is None else [tag.strip() for tag in languages.split(",")]
    if tags and len(tags) != len(files):
        raise ConfigurationError(f"--languages: found {len(tags)}, expected one for each of {len(files)} files")
    for path in files:
        if not os.path.isfile(path):
            what = "a folder, expected a file" if os.path.isdir(path) else "no such file"
            raise ConfigurationError(f"{path}: {what}")
    spoken = [known(tag, "--languages") for tag in tags] or [told(path, "compare") for path in files]
    places = [os.path.abspath(path) for path in files]
    root = os.path.commonpath([config.root, *places])
    if root != config.root:  # texts from elsewhere: their own folder is the project
        root = os.path.commonpath([os.path.dirname(place) for place in places])
    inside = [os.path.relpath(place, root).replace(os.sep, "/") for place in places]
    return config._replace(root=root), tuple(zip(spoken, inside, strict=True))


def told(path: str, where: str) -> str:
    """The language that a file's name or folders tell: about.sv.md, sv/about.md. Raises ConfigurationError."""
    language = language_of(path)
    if language is None:
        example = "expected a name such as about.sv.md or sv/about.md, or the language beside it"
        raise ConfigurationError(f"{where}: `{path}` tells no language; {example}")
    return language


def known(tag: str, where: str) -> str:
    """The tag as it is written. Raises ConfigurationError where CLDR has no such language."""
    if not is_language_tag(tag) or not _is_language(language_tag(tag)):
        expected = "the tag of a language that CLDR knows, such as sv or pt-BR"
        raise ConfigurationError(f"{where}: found `{tag}`, expected {expected}")
    return language_tag(tag)


def language_of(path: str) -> str | None:
    """The language that a file's name tells, else the nearest folder that is named after one."""
    *folders, name = path.replace("\\", "/").split("/")
    middle = name.split(".")[1:-1]
    for word in (*reversed(middle), *reversed(folders)):
        if is_language_tag(word) and _is_language(language_tag(word)):
            return language_tag(word)
    return None


def _is_language(tag: str) -> bool:
    from checker.locales import locale

    try:
        locale(tag)
    except UnknownLanguageError:
        return False
    return True


def load_translations(
    tree: Tree, groups: Iterable[Versions], place: Place
) -> tuple[list[list[Article]], list[Finding]]:
    """The articles of each group, and FL007 for every file that cannot be read; `place` is where they are named."""
    loaded = []
    findings = []
    for group in groups:
        articles = []
        for language, path in group:
            try:
                articles.append(read_article(tree, path, language))
            except Unreadable as error:
                found = error.found if path in error.found else f"{error.found} in `{path}`"
                findings.append(finding("FL007", place, found, error.expected, error.hint, "translations"))
        loaded.append(articles)
    return loaded, findings
