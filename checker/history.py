"""Runs that look back: what is new since a commit, and what two states of the project have otherwise.

Commits are read through git, without a checkout. The rules are those of the configuration in force: what
changes between two states is what they say, and not what is asked of them.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from checker import run
from checker.cache import remembered
from checker.errors import ConfigurationError
from checker.load.changes import touched_between
from checker.load.commits import Commit
from checker.load.configuration import config_at
from checker.load.files import Disk
from checker.load.git import Git
from checker.load.refs import state_since, two_states
from checker.model import Changes, Config, Finding, Report, State
from checker.states import compare, known


def check_since(
    config: Config,
    name: str,
    paths: Sequence[str] = (),
    *,
    changed: bool = False,
    cwd: str | None = None,
    progress: run.Progress = lambda done, total: None,
) -> Report:
    """What a check finds, with everything marked as known that the commit had already.

    The commit is the last that HEAD and the one named share. Raises FactlintError where it could not run.
    """
    git = Git(config.root, "--since")
    state = state_since(git, name)
    report = run.check(config, paths, changed=changed, cwd=cwd, progress=progress)
    assert state.commit is not None
    touched = touched_between(git, state.commit, None)
    report = report._replace(since=state, changed=touched.paths | (report.changed or frozenset()))
    if not report.findings:
        return report
    with Commit(git, state.commit) as tree:
        earlier = _findings_at(config, tree, state, progress)
    return report._replace(findings=known(report.findings, earlier, touched.renames))


def changes(config: Config, written: str, progress: run.Progress = lambda done, total: None) -> Changes:
    """What two states have otherwise; `written` names them as for `git diff`. Raises FactlintError."""
    git = Git(config.root, "diff")
    states = two_states(git, written)
    old, new = states
    assert old.commit is not None
    with Commit(git, old.commit) as earlier:
        # The later state first: what both have alike is then found in the cache for the earlier one.
        if new.commit is None:
            after = run.examine(config, Disk(config.root), progress=lambda done, total: progress(done, 2 * total))
        else:
            with Commit(git, new.commit, " of a later commit") as later:
                after = _examine(config, later, new, lambda done, total: progress(done, 2 * total))
        before = _examine(config, earlier, old, lambda done, total: progress(total + done, 2 * total))
    return compare(before, after, states, touched_between(git, old.commit, new.commit).renames)


def _examine(config: Config, tree: Commit, state: State, progress: run.Progress) -> Report:
    try:
        return run.examine(config_at(tree, config), tree, progress=progress)
    except ConfigurationError as error:
        raise ConfigurationError(f"at {state.name}: {error}") from error


def _findings_at(config: Config, tree: Commit, state: State, progress: run.Progress) -> Sequence[Finding]:
    """A commit's findings; worked out once, for a commit does not change."""
    today = config.today or time.strftime("%Y-%m-%d")
    # What a run is to do with its findings does not change them.
    rules = config._replace(
        today=today, fail_on="error", format="", color="auto", output=(), quiet=False, allow_empty=False
    )
    parts = [tree.id.encode(), repr(rules).encode("utf-8", "surrogatepass")]

    def work() -> tuple[Finding, ...]:
        return _examine(config, tree, state, progress).findings

    return remembered(f"{tree.root} findings", parts, work, tree.kept)
