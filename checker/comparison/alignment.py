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
_LARGEST = 3
_BAND = 5  # sentences that one text may run ahead of the other, beside a share of its length
_SHARE = 15
_KEYS = 1.6  # what a shared figure or name is worth
_MOST = 6  # of them that count
_SPREAD = 1.1  # how widely lengths vary
_FARTHEST = 8.0  # what lengths alone may cost


def align(a: Sequence[Segment], b: Sequence[Segment]) -> list[Bead]:
    """The beads of two texts, in order; every segment is in one."""
    if len(a) == len(b) == 1:
        return [Bead((0, 1), (0, 1))]
    if not a or not b:
        return [Bead((0, len(a)), (0, len(b)))]
    return _beads(_table(_Side(a), _Side(b)), len(a), len(b))


class _Side:
    """What the cost of a bead asks of one text: how long its stretches are, and what they are known by."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.count = len(segments)
        self.lengths = [0]  # of all before each segment
        for one in segments:
            self.lengths.append(self.lengths[-1] + one.weight)
        single = [one.keys for one in segments]
        self.keys: list[list[frozenset[object]]] = [[], single]  # by the size of a stretch and its first segment
        for size in range(2, _LARGEST + 1):
            shorter = self.keys[-1]
            self.keys.append([shorter[at] | single[at + size - 1] for at in range(self.count - size + 1)])


Table = dict[tuple[int, int], tuple[float, int, int]]


def _table(a: _Side, b: _Side) -> Table:
    """Ends of two prefixes -> the least cost of aligning them, and the sizes of their last bead."""
    scale = b.lengths[-1] / max(1, a.lengths[-1])
    slope = b.count / a.count
    band = _BAND + max(a.count, b.count) // _SHARE
    best: Table = {(0, 0): (0.0, 0, 0)}
    for i in range(a.count + 1):
        middle = int(i * slope)
        for j in range(max(0, middle - band), min(b.count, middle + band) + 1):
            cheapest = (inf, 0, 0)
            for x, y, penalty in _BEADS:
                before = best.get((i - x, j - y))
                if before is None:
                    continue
                cost = before[0] + penalty
                if x and y:
                    keys, others = a.keys[x][i - x], b.keys[y][j - y]
                    if cost - _KEYS * min(len(keys), len(others), _MOST) >= cheapest[0]:
                        continue
                    expected = (a.lengths[i] - a.lengths[i - x]) * scale
                    length = b.lengths[j] - b.lengths[j - y]
                    cost += min(abs(expected - length) / (_SPREAD * sqrt(expected + length + 1)), _FARTHEST)
                    cost -= _KEYS * min(len(keys & others), _MOST)
                if cost < cheapest[0]:
                    cheapest = (cost, x, y)
            if cheapest[0] < inf:
                best[i, j] = cheapest
    return best


def _beads(table: Table, i: int, j: int) -> list[Bead]:
    found = []
    while i or j:
        _, x, y = table[i, j]
        found.append(Bead((i - x, i), (j - y, j)))
        i, j = i - x, j - y
    found.reverse()
    return found
