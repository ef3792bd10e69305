"""Which claim files a run checks: all, those that paths name, or those that a commit touches."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from checker.errors import ConfigurationError
from checker.model import Claim, ClaimFile, Config, Finding, Registry


class Selection(NamedTuple):
    """What a run checks. Claims of the same facts come along, so that languages can be compared."""

    files: tuple[ClaimFile, ...]  # every file that has a claim to check
    claims: frozenset[tuple[str, str]]  # (article, claim id) of each
    chosen: frozenset[str]  # articles that were named, by path or through their claim file
    full: bool

    def has(self, claim: Claim) -> bool:
        """Whether the claim is to be checked."""
        return (claim.article, claim.id) in self.claims

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding is about a claim that is to be checked."""
        return any((one.article, one.claim) in self.claims for one in finding.evidence)


def select(
    config: Config, registry: Registry, files: Sequence[ClaimFile], paths: Sequence[str], cwd: str | None = None
) -> Selection:
    """The claim files for the paths given (none: all of them), with every claim of the same facts.

    Paths are relative to `cwd`. A path that neither exists nor is named by a claim file raises
    ConfigurationError; a deleted article that claims still name does select them. Paths that no claim
    concerns select nothing; where every claim file is named, nothing is left out.
    """
    if not paths:
        return everything(files)
    base = os.getcwd() if cwd is None else cwd
    chosen: set[str] = set()
    for path in paths:
        inside = _relative(config, base, path)
        if _governs(config, inside):
            return everything(files)
        hits = [file.path for file in files if _under(file.path, inside) or _under(file.article, inside)]
        if not hits and not os.path.lexists(os.path.join(base, path)):
            raise ConfigurationError(
                f"{path}: no such file or folder, and no claim file names it; expected claim files, articles or folders"
            )
        chosen.update(hits)
    if files and all(file.path in chosen for file in files):
        return everything(files)
    return _closure(registry, files, chosen)


def select_changed(config: Config, registry: Registry, files: Sequence[ClaimFile], changed: Sequence[str]) -> Selection:
    """The claim files that a commit touches; `changed` are paths relative to the root, deleted ones included."""
    if any(_governs(config, path) for path in changed):
        return everything(files)
    known = {file.path for file in files}
    gone = [path for path in changed if _claim_file(config, path) and path not in known]
    if gone:
        # A deleted or renamed claim file takes facts away from others: which ones, only it could tell.
        return everything(files)
    touched = set(changed)
    chosen = {file.path for file in files if file.path in touched or file.article in touched}
    return _closure(registry, files, chosen)


def everything(files: Sequence[ClaimFile]) -> Selection:
    """All claims of all files."""
    claims = frozenset((claim.article, claim.id) for file in files for claim in file.claims)
    return Selection(tuple(files), claims, frozenset(file.article for file in files), full=True)


def _closure(registry: Registry, files: Sequence[ClaimFile], chosen: set[str]) -> Selection:
    """The chosen files with every claim of their facts, of what is expected of them, and of constraints on them."""
    constrained = _constrained(registry)
    facts: set[tuple[str, str, str]] = set()
    told: set[str] = set()  # stories of the files
    stories: set[str] = set()  # whose constraints have to be looked at again
    for file in files:
        if file.path in chosen:
            told.add(file.story)
            facts.update(_fact(claim) for claim in file.claims)
            if any(claim.attribute.id in constrained for claim in file.claims):
                stories.add(file.story)
    claims: set[tuple[str, str]] = set()
    touched = []
    for file in files:
        wanted = [
            claim
            for claim in file.claims
            if file.path in chosen
            or _fact(claim) in facts
            or (file.story in told and claim.attribute.expected == "all")
            or (file.story in stories and claim.attribute.id in constrained)
        ]
        if wanted or file.path in chosen:
            touched.append(file)
            claims.update((claim.article, claim.id) for claim in wanted)
    named = frozenset(file.article for file in files if file.path in chosen)
    return Selection(tuple(touched), frozenset(claims), named, full=False)


def _fact(claim: Claim) -> tuple[str, str, str]:
    """Coarser than a fact's name: an absent qualifier may join a stated one."""
    return claim.story, claim.subject, claim.attribute.id


def _constrained(registry: Registry) -> frozenset[str]:
    names: set[str] = set()
    for constraint in registry.constraints:
        for value in constraint.fields.values():
            names.update(value if isinstance(value, dict) else (value,))
    return frozenset(names)


def _relative(config: Config, base: str, path: str) -> str:
    absolute = os.path.normpath(os.path.join(base, path))
    return os.path.relpath(absolute, config.root).replace(os.sep, "/")


def _under(path: str, folder: str) -> bool:
    return folder == "." or path == folder or path.startswith(f"{folder}/")


def _governs(config: Config, path: str) -> bool:
    """Whether a file decides about every claim: configuration, vocabulary, registry, acknowledgements."""
    if path in (config.source, "factlint.yaml"):
        return True
    folder, _, name = path.rpartition("/")
    return folder == config.claims.rstrip("/") and name.endswith((".yaml", ".yml"))


def governing(config: Config, paths: Sequence[str], cwd: str | None = None) -> bool:
    """Whether one of the paths is the configuration, the vocabulary or a file of the registry."""
    base = os.getcwd() if cwd is None else cwd
    return any(_governs(config, _relative(config, base, path)) for path in paths)


def _claim_file(config: Config, path: str) -> bool:
    return _under(path, config.claims.rstrip("/")) and path.endswith((".yaml", ".yml"))


def under(config: Config, paths: Sequence[str], cwd: str | None = None, *, gone: bool = False) -> Callable[[str], bool]:
    """A test whether a file (relative to the root) is one of the paths or below one; without paths all are.

    Raises ConfigurationError for a path that does not exist, unless it may be gone.
    """
    base = os.getcwd() if cwd is None else cwd
    for path in paths:
        if not gone and not os.path.lexists(os.path.join(base, path)):
            raise ConfigurationError(f"{path}: no such file or folder; expected claim files, articles or folders")
    inside = [_relative(config, base, path) for path in paths]
    return lambda path: not inside or any(_under(path, one) for one in inside)
