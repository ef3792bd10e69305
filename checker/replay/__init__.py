"""A claim judged once more, with everything that was looked at on the way to its verdict."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from checker import run
from checker.errors import ConfigurationError
from checker.load.files import Disk
from checker.load.selection import Selection, select
from checker.load.wording import closest
from checker.model import Claim, ClaimFile, Config, Finding, Registry
from checker.replay.tracing import traced
from checker.traces import Trace

_LEAST_MARK = 6  # characters of a fingerprint that may stand for it


def replay_claim(config: Config, wanted: str, path: str | None = None, cwd: str | None = None) -> list[Trace]:
    """The claims of this id; `wanted` may end in "@" and the path of the article or claim file, else `path` tells it.

    Raises ConfigurationError where no claim bears the id, or claims of several articles do: it names them.
    """
    id, at, behind = wanted.partition("@")
    path = behind if at else path
    chosen: list[Claim] = []

    def choose(registry: Registry, files: Sequence[ClaimFile]) -> Selection:
        found = [(file, claim) for file in files for claim in file.claims if claim.id == id]
        if not found:
            raise _unknown(config, id, files)
        own = found if path is None else [one for one in found if _is_meant(config, one[0], path, cwd)]
        if len({file.article for file, _ in own}) != 1:
            raise _undecided(id, path, [claim for _, claim in own or found])
        chosen.extend(claim for _, claim in own)
        return select(config, registry, files, sorted({file.path for file, _ in own}), config.root)

    report = run.examine(config, Disk(config.root), choose)
    return [traced(report, one) for one in report.judged if one.claim in chosen]


def replay_finding(config: Config, mark: str) -> tuple[Finding, list[Trace]] | None:
    """The finding whose fingerprint begins so, and the claims that it is about; None where there is none.

    Raises ConfigurationError where several begin so.
    """
    if len(mark) < _LEAST_MARK or set(mark) - set("0123456789abcdef"):
        return None
    report = run.examine(config, Disk(config.root))
    found = [one for one in report.findings if one.fingerprint.startswith(mark)]
    if len(found) > 1:
        raise ConfigurationError(f"{mark}: {len(found)} findings begin so; give more of the fingerprint")
    if not found:
        return None
    about = {(evidence.article, evidence.claim) for evidence in found[0].evidence}
    claims = [one for one in report.judged if (one.claim.article, one.claim.id) in about]
    return found[0], [traced(report, one) for one in claims]


# --- which claim ------------------------------------------------------------------------------


def _is_meant(config: Config, file: ClaimFile, path: str, cwd: str | None) -> bool:
    here = os.path.relpath(os.path.join(cwd or os.getcwd(), path), config.root).replace(os.sep, "/")
    return bool({path, here} & {file.article, file.path})


def _unknown(config: Config, id: str, files: Iterable[ClaimFile]) -> ConfigurationError:
    near = closest(id, {claim.id for file in files for claim in file.claims})
    hint = f" (did you mean {near}?)" if near else ""
    return ConfigurationError(f"no claim below {config.claims}/ is called {id!r}{hint}")


def _undecided(id: str, path: str | None, claims: Iterable[Claim]) -> ConfigurationError:
    choices = "\n".join(dict.fromkeys(f"  {claim.id}@{claim.article}" for claim in claims))
    if path is None:
        return ConfigurationError(f"{id} is claimed in several articles; name one of them:\n{choices}")
    return ConfigurationError(f"{id} is not claimed in {path}, but in:\n{choices}")
