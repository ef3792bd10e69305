"""What differs inside lists, sets and whole sets of claims, found by DeepDiff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Structure = Mapping[str, Any]  # article -> members: a set, or a list where order counts
Difference = tuple[tuple[str, ...], tuple[str, ...]]  # what the later one has more, what it has less


def differences(pairs: Sequence[tuple[Structure, Structure]]) -> dict[int, dict[str, Difference]]:
    """By the pair's index and the article, the members that only the later or only the earlier one has."""
    if not pairs:
        return {}
    from deepdiff import DeepDiff  # takes longer to import than a whole check

    old = {index: pair[0] for index, pair in enumerate(pairs)}
    new = {index: pair[1] for index, pair in enumerate(pairs)}
    gained: dict[tuple[int, str], list[str]] = {}
    lost: dict[tuple[int, str], list[str]] = {}
    for levels in DeepDiff(old, new, view="tree", threshold_to_diff_deeper=0).values():
        for level in levels:
            index, article = level.path(output_format="list")[:2]
            gained.setdefault((index, article), []).extend(_members(level.t2))
            lost.setdefault((index, article), []).extend(_members(level.t1))
    found: dict[int, dict[str, Difference]] = {index: {} for index in old}
    for index, article in sorted(gained):
        come, gone = gained[index, article], lost[index, article]
        # A member of an ordered list that has changed its place is in both.
        found[index][article] = (
            tuple(sorted(set(come) - set(gone))),
            tuple(sorted(set(gone) - set(come))),
        )
    return found


def _members(side: Any) -> list[str]:
    """What one side of a difference holds: a member, all members of an article, or nothing."""
    if isinstance(side, str):
        return [side]
    return sorted(side) if isinstance(side, (set, list)) else []
