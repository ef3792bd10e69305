"""The language files: one per language, read with every scalar as text, each laid over those it inherits from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import Any

from checker.yaml_source import parse

Data = dict[str, Any]
_SCRIPT = 4  # letters of a script in a tag


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
    """The tag and what it inherits from, without root: "es-MX", "es"; "zh-TW", "zh-Hant", "zh".

    A script that is not its language's own, by the likely subtags of CLDR, stands between region and language:
    https://unicode.org/reports/tr35/#Likely_Subtags.
    """
    parts = tag.split("-")
    script = next((part for part in parts[1:] if len(part) == _SCRIPT), None)
    places = [part for part in parts[1:] if part != script]
    if places and script is not None:
        yield tag
        parts = [parts[0], *places]
    for length in range(len(parts), 1, -1):
        yield "-".join(parts[:length])
    if places and script is not None:
        yield f"{parts[0]}-{script}"
    likely = _likely_script(parts[0], places[0]) if places and script is None else None
    if likely is not None:
        yield f"{parts[0]}-{likely}"
    yield parts[0]


def _likely_script(language: str, region: str) -> str | None:
    """The script that a language has in a region, where CLDR tells another than the language's own."""
    from babel.core import get_global

    found = get_global("likely_subtags").get(f"{language}_{region.upper()}")
    return found.split("_")[1] if found is not None else None


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
