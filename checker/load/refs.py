"""Which commits words on the command line mean, and what to fetch where this clone does not know them."""

from __future__ import annotations

import re

from checker.errors import ConfigurationError
from checker.load.git import Git
from checker.model import State

_OBJECT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_DISK = State(None, None)


def two_states(git: Git, written: str) -> tuple[State, State]:
    """The states that `BASE`, `BASE..HEAD` or `BASE...HEAD` means, as `git diff` has it.

    One name alone is held against the files on disk; three dots mean the commit from which HEAD went its
    own way. Raises ConfigurationError.
    """
    for dots in ("...", ".."):
        base, found, head = written.partition(dots)
        if found:
            base, head = base or "HEAD", head or "HEAD"
            tip = commit_named(git, head)
            earlier = forked_from(git, base, tip, head) if dots == "..." else State(base, commit_named(git, base))
            return earlier, State(head, tip)
    return State(written, commit_named(git, written)), _DISK


def state_since(git: Git, name: str) -> State:
    """The commit that HEAD and the one named share last; raises ConfigurationError."""
    return forked_from(git, name, commit_named(git, "HEAD"), "HEAD")


def commit_named(git: Git, name: str) -> str:
    """The id of the commit that a branch, a tag, an id or the like names; raises ConfigurationError, which says
    what to fetch where it may be somewhere else."""
    if name.startswith("-"):
        raise ConfigurationError(f"{git.why} {name!r}: no name of a commit; expected a branch, a tag or an id")
    found = git.answer("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found is not None and _OBJECT.fullmatch(found):
        return found
    git.ask("rev-parse", "--git-dir")  # says so where there is no repository at all
    if git.answer("rev-parse", "--verify", "--quiet", f"{name}^{{object}}"):
        raise ConfigurationError(f"{git.why} {name}: that is no commit; expected a branch, a tag or an id")
    raise ConfigurationError(f"{git.why} {name}: this clone knows no such commit; {_remedy(git, name)}")


def forked_from(git: Git, name: str, head: str, called: str) -> State:
    """The commit from which `head` has gone its own way: the last that it shares with the one named.

    Where the clone does not know one (it is shallow, or they share none) that is the one named itself, and
    a note says so.
    """
    other = commit_named(git, name)
    shared = git.answer("merge-base", other, head)
    if shared is not None and _OBJECT.fullmatch(shared):
        return State(name, shared)
    shallow = git.answer("rev-parse", "--is-shallow-repository") == "true"
    cause = "this shallow clone has no" if shallow else "there is no"
    remedy = " (git fetch --unshallow would get it)" if shallow else ""
    return State(name, other, f"{cause} common ancestor of {name} and {called}{remedy}: compared with {name} itself")


def _remedy(git: Git, name: str) -> str:
    """What to do about a commit that is not here, as exactly as git can tell."""
    shallow = git.answer("rev-parse", "--is-shallow-repository") == "true"
    remotes = (git.answer("remote") or "").split()
    depth = " --depth=1" if shallow else ""  # which would cut off the history of a clone that has it
    if re.search(r"[~^@:]", name):
        return "git fetch --unshallow gets the history" if shallow else "see gitrevisions(7)"
    if not remotes:
        return "there is no remote to fetch it from"
    remote, slash, branch = name.partition("/")
    if slash and remote in remotes:
        return f"fetch it: git fetch{depth} {remote} +refs/heads/{branch}:refs/remotes/{name}"
    first = "origin" if "origin" in remotes else remotes[0]
    if git.answer("rev-parse", "--verify", "--quiet", f"refs/remotes/{first}/{name}"):
        return f"did you mean {first}/{name}?"
    if _OBJECT.fullmatch(name):
        return f"fetch it: git fetch{depth} {first} {name}"
    tracked = f"{first}/{name}"
    return (
        f"fetch it: git fetch{depth} {first} +refs/heads/{name}:refs/remotes/{tracked} (and name it {tracked}), "
        f"or for a tag git fetch{depth} {first} tag {name}"
    )
