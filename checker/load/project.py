"""The files of a project as records. What was read before is taken from the cache: it depends on the bytes alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.cache import digest, remembered
from checker.errors import FactlintError
from checker.load.files import Tree, Unreadable
from checker.load.layout import REGISTRY_FILES, check_folder, claim_paths, registry_path
from checker.load.wording import finding
from checker.model import Acknowledgement, ClaimFile, Config, Finding, Place, Registry
from checker.rules import severities


class Project(NamedTuple):
    """Everything that people have written about the articles, and what is wrong with it."""

    registry: Registry
    files: tuple[ClaimFile, ...]  # by path
    acknowledgements: tuple[Acknowledgement, ...]  # in the order of the file
    problems: list[Finding]  # of codes FL001 to FL009, articles apart
    key: bytes  # stands for the registry's content, see `cache.digest`


def load_project(config: Config, tree: Tree) -> Project:
    """The registry, the claim files and the acknowledgements of a project.

    Raises ConfigurationError where the folder of the claims is none inside the project.
    """
    check_folder(config)
    registry, problems, state = _declared(config, tree)
    acknowledgements, unread = remembered(
        f"{tree.root} acknowledged", state[-1:], lambda: _acknowledged(config, tree), tree.kept
    )
    known = digest(config.claims.encode(), *state[:-1])
    files = []
    problems = [*problems]
    for path in claim_paths(config, tree):
        file, broken = _claim_file(config, tree, registry, path, known)
        problems += broken
        if file is not None:
            files.append(file)
    return Project(registry, tuple(files), acknowledgements, [*problems, *_across(files), *unread], known)


def load_names(config: Config, tree: Tree) -> Registry:
    """The registry of a project, as far as its files can be read: `load_project` says what is wrong with the rest."""
    return _declared(config, tree)[0]


def _declared(config: Config, tree: Tree) -> tuple[Registry, list[Finding], list[bytes]]:
    """The registry, what is wrong with its files, and what both depend on."""
    state = [_bytes(tree, registry_path(config, tree, name)) for name in REGISTRY_FILES]
    registry, problems = remembered(f"{tree.root} registry", state, lambda: _registry(config, tree), tree.kept)
    return registry, problems, state


def demand_whole(config: Config, problems: Iterable[Finding]) -> None:
    """Raises FactlintError for the first of the problems that makes a check fail: what was not read says nothing."""
    weights = severities(config.select, config.ignore, config.severity)
    broken = next((one for one in problems if weights[one.code] == "error"), None)
    if broken is not None:
        place = broken.place
        said = f"{place.path}:{place.line}:{place.column}: {broken.code} {broken.message}"
        raise FactlintError(f"{said}; mend first what factlint check finds")


def _bytes(tree: Tree, path: str) -> bytes:
    """What the result of reading a file depends on: its bytes, or why it cannot be read."""
    try:
        return b"+" + tree.read(path)
    except Unreadable as error:
        return f"-{error}".encode()


def _registry(config: Config, tree: Tree) -> tuple[Registry, list[Finding]]:
    from checker.load.registry import load_registry  # with it come YAML and JSON Schema

    return load_registry(config, tree)


def _acknowledged(config: Config, tree: Tree) -> tuple[tuple[Acknowledgement, ...], list[Finding]]:
    from checker.load.acknowledgements import load_acknowledgements

    return load_acknowledgements(config, tree)


def _claim_file(
    config: Config, tree: Tree, registry: Registry, path: str, known: bytes
) -> tuple[ClaimFile | None, list[Finding]]:
    shown = path.encode(errors="backslashreplace").decode()
    if shown != path:  # the name is bytes that are no UTF-8: neither reports nor other systems can name it
        expected = "a file name in UTF-8"
        return None, [finding("FL001", Place(shown), "a name with other bytes", expected, "rename the file")]

    def read() -> tuple[ClaimFile | None, list[Finding]]:
        from checker.load.claims import read_claim_file

        return read_claim_file(config, tree, registry, path)

    parts = [known, _bytes(tree, path)]
    file, findings = remembered(f"{tree.root} {path}", parts, read, tree.kept)
    return (None if file is None else file._replace(key=digest(*parts))), findings


def _across(files: Iterable[ClaimFile]) -> Iterable[Finding]:
    """What is wrong between claim files: two for one article, two languages of one article."""
    first: dict[tuple[str, str], ClaimFile] = {}  # by story and article
    languages: dict[str, ClaimFile] = {}  # by article
    for file in files:
        other = first.setdefault((file.story, file.article), file)
        if other is not file:
            yield _twice(file, other)
        other = languages.setdefault(file.article, file)
        if other.language != file.language:
            expected = f"`{other.language}`, as {other.path} says of the same article"
            yield finding("FL002", file.article_place, f"`{file.language}`", expected, crumb="language")


def _twice(file: ClaimFile, other: ClaimFile) -> Finding:
    hint = f"move its claims to {other.path}, which has the others of this article"
    return finding("FL003", file.article_place, f"`{file.article}` a second time", "one claim file per article", hint)
