"""The language files: one per language, read with every scalar as text, each laid over those it inherits from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import Any

from checker.yaml_source import parse

Data = dict[str, Any]


def language_files(folder: str) -> dict[str, str]:
    """Every language file by tag: the folder's listing is the registry."""
    names = sorted(name for name in os.listdir(folder) if name.endswith(".yaml"))
    return {name.removesuffix(".yaml"): os.path.join(folder, name) for name in names}


def read_language(folder: str, tag: str) -> Data:
    """The data of one file as it is written, every scalar as text."""
    name = f"{tag}.yaml"
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        document = parse(file.read(), name)
    if document.problems:
        problem = document.problems[0]
        raise ValueError(f"{name}:{problem.place.line}: found {problem.found}, expected {problem.expected}")
    return document.root if isinstance(document.root, dict) else {}


def inherited(folder: str, tag: str) -> Data:
    """The file of a language laid over those that it inherits from, root last; lists grow, the nearer first."""
    files = language_files(folder)
    data = _root(folder)
    for name in reversed(list(parents(tag))):
        if name in files:
            own = read_language(folder, name)
            own.pop("examples", None)
            data = _merged(data, own)
    return data


@cache  # every language is laid over it
def _root(folder: str) -> Data:
    return read_language(folder, "root")


def parents(tag: str) -> Iterator[str]:
    """The tag and what it inherits from, without root: "es-MX", "es"."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


def _merged(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return {key: _both(below, above, key) for key in {**above, **below}}
    if isinstance(below, list) or isinstance(above, list):
        return [*listed(above), *listed(below)]
    return above


def _both(below: Data, above: Data, key: str) -> Any:
    if key in below and key in above:
        return _merged(below[key], above[key])
    return above[key] if key in above else below[key]


def listed(value: Any) -> list[str]:
    """The forms that a field holds: a list, a single one or none."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]
