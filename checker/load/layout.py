"""Where the files of a project stand."""

from __future__ import annotations

import os
import posixpath

from checker.errors import ConfigurationError
from checker.load.files import Tree, Unreadable, check_path
from checker.model import Config

# The files beside the claims that are none themselves, without their ending.
REGISTRY_FILES = ("vocabulary", "entities", "roles", "terms", "acknowledged")
ENDINGS = (".yaml", ".yml")


def claim_paths(config: Config, tree: Tree) -> list[str]:
    """The claim files' paths from the root, sorted. Hidden files and folders, and linked folders, are left out."""
    top = _top(config)
    found = []
    for path in tree.files_below(top):
        folder, name = posixpath.split(path)
        stem, ending = posixpath.splitext(name)
        if ending in ENDINGS and not (folder == ("" if top == "." else top) and stem in REGISTRY_FILES):
            found.append(path)
    return sorted(found)


def _top(config: Config) -> str:
    return os.path.normpath(config.claims).replace(os.sep, "/")


def registry_path(config: Config, tree: Tree, name: str) -> str:
    """The path of one of REGISTRY_FILES from the root, whether it exists or not.

    Raises ConfigurationError where it exists with both endings.
    """
    folder = _top(config)
    paths = [f"{folder}/{name}{ending}" if folder != "." else f"{name}{ending}" for ending in ENDINGS]
    there = [path for path in paths if tree.exists(path)]
    if len(there) > 1:
        raise ConfigurationError(f"found {there[0]} and {there[1]}, expected one of them; remove the other")
    return there[0] if there else paths[0]


def check_folder(config: Config) -> None:
    """Raises ConfigurationError where the folder of the claims is none inside the project."""
    try:
        check_path(config.claims)
    except Unreadable as error:
        expected = "a folder below the project root"
        raise ConfigurationError(f"`claims`: found {error.found}, expected {expected}; {error.hint}") from error
