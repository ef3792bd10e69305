"""What differs inside lists and sets, rendered by DeepDiff for findings that a report will show."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Finding

_STRUCTURED = ("FL203", "FL205", "FL206", "FL212")


def describe(finding: Finding) -> Finding:
    """The finding with the structural difference of its first two clusters, where there is structure."""
    if finding.code not in _STRUCTURED or len(finding.members) < 2 or max(map(len, finding.members)) < 2:
        return finding
    return finding._replace(detail=_rendered(finding.members[0], finding.members[1]))


def _rendered(a: Sequence[str], b: Sequence[str]) -> str:
    # deepdiff takes longer to import than a whole check: only where it is shown.
    from deepdiff import DeepDiff

    same_members = sorted(a) == sorted(b)
    tree = DeepDiff(list(a), list(b), ignore_order=not same_members, view="tree")
    lines = [f"+ {item.t2}" for item in tree.get("iterable_item_added", ())]
    lines += [f"- {item.t1}" for item in tree.get("iterable_item_removed", ())]
    for item in tree.get("values_changed", ()):
        lines += [f"- {item.t1}", f"+ {item.t2}"]
    return "\n".join(sorted(lines, key=lambda line: (line[2:], line)))
