"""Language versions of one text: which files they are, and in which language each is."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping, Sequence

from checker.errors import ConfigurationError
from checker.load.articles import read_article
from checker.load.files import Tree, Unreadable
from checker.load.languages import known, told
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
