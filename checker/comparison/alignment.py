"""Which sentences of two texts translate each other.

By length and by what both hold, in order: W. Gale and K. Church, A Program for Aligning Sentences in
Bilingual Corpora (1993), with names and figures as cognates (M. Simard, G. Foster, P. Isabelle, 1992).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, sqrt

from checker.comparison.records import Bead, Segment

# How many sentences of each text make a bead, and what it costs beside one to one.
_BEADS = ((1, 1, 0.0), (1, 2, 2.0), (2, 1, 2.0), (1, 0, 4.0), (0, 1, 4.0), (2, 2, 3.5), (1, 3, 4.5), (3, 1, 4.5))
_BAND = 6  # sentences that one text may run ahead of the other, beside a twentieth of its length
_KEYS = 1.6  # what a shared figure or name is worth
_MOST = 6  # of them that count
_SPREAD = 1.1  # how widely lengths vary


def align(a: Sequence[Segment], b: Sequence[Segment]) -> list[Bead]:
    """The beads of two texts, in order; every segment is in one."""
    if len(a) == len(b) == 1:
        return [Bead((0, 1), (0, 1))]
    if not a or not b:
        return [Bead((0, len(a)), (0, len(b)))]
    return _beads(_table(a, b), len(a), len(b))


Table = dict[tuple[int, int], tuple[float, int, int]]


def _table(a: Sequence[Segment], b: Sequence[Segment]) -> Table:
    """Ends of two prefixes -> the least cost of aligning them, and the sizes of their last bead."""
    scale = sum(one.weight for one in b) / max(1, sum(one.weight for one in a))
    slope = len(b) / len(a)
    band = _BAND + max(len(a), len(b)) // 20
    best: Table = {(0, 0): (0.0, 0, 0)}
    for i in range(len(a) + 1):
        middle = int(i * slope)
        for j in range(max(0, middle - band), min(len(b), middle + band) + 1):
            cheapest = (inf, 0, 0)
            for x, y, penalty in _BEADS:
                before = best.get((i - x, j - y))
                if before is None or before[0] + penalty - _KEYS * _MOST >= cheapest[0]:
                    continue
                cost = before[0] + penalty + _distance(a[i - x : i], b[j - y : j], scale)
                if cost < cheapest[0]:
                    cheapest = (cost, x, y)
            if cheapest[0] < inf:
                best[i, j] = cheapest
    return best


def _distance(a: Sequence[Segment], b: Sequence[Segment], scale: float) -> float:
    if not a or not b:
        return 0.0
    if len(a) == len(b) == 1:
        one, other = a[0], b[0]
        expected, weight, shared = one.weight * scale, other.weight, len(one.keys & other.keys)
    else:
        expected, weight = sum(one.weight for one in a) * scale, sum(one.weight for one in b)
        shared = len(frozenset().union(*(one.keys for one in a)) & frozenset().union(*(one.keys for one in b)))
    spread = abs(expected - weight) / (_SPREAD * sqrt(expected + weight + 1))
    return min(spread, 8.0) - _KEYS * min(shared, _MOST)


def _beads(table: Table, i: int, j: int) -> list[Bead]:
    found = []
    while i or j:
        _, x, y = table[i, j]
        found.append(Bead((i - x, i), (j - y, j)))
        i, j = i - x, j - y
    found.reverse()
    return found
