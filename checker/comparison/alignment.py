"""Which sentences of two texts translate each other.

By length and by what both hold, in order: W. Gale and K. Church, A Program for Aligning Sentences in
Bilingual Corpora (1993), with names and figures as cognates (M. Simard, G. Foster, P. Isabelle, 1992).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
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
_LONG = 200  # sentences beyond which a text is cut where it is known how it goes
_WIDEST = 60  # sentences of the band, where nothing tells how it goes


def align(a: Sequence[Segment], b: Sequence[Segment]) -> list[Bead]:
    """The beads of two texts, in order; every segment is in one."""
    if len(a) == len(b) == 1:
        return [Bead((0, 1), (0, 1))]
    if not a or not b:
        return [Bead((0, len(a)), (0, len(b)))]
    cuts = list(_cuts(a, b)) if max(len(a), len(b)) > _LONG else []
    beads = []
    for (i, j), (next_i, next_j) in pairwise([(0, 0), *cuts, (len(a), len(b))]):
        beads += [bead.moved(i, j) for bead in _aligned(a[i:next_i], b[j:next_j])]
    return beads


def _aligned(a: Sequence[Segment], b: Sequence[Segment]) -> list[Bead]:
    if not a or not b:
        return [Bead((0, len(a)), (0, len(b)))]
    return _beads(_table(_Side(a), _Side(b)), len(a), len(b))


def _cuts(a: Sequence[Segment], b: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    """Where long texts begin alike: at sentences that share two keys at least which neither text has elsewhere.

    Those in the same order on both sides, as in B. Cohen's patience diff, some way apart.
    """
    places = [_single_places(side) for side in (a, b)]
    shared = Counter((places[0][key], places[1][key]) for key in places[0].keys() & places[1].keys())
    last = (0, 0)
    for i, j in _in_order(sorted(pair for pair, keys in shared.items() if keys > 1)):
        if min(i - last[0], j - last[1]) > _LONG // 8:
            yield i, j
            last = i, j


def _single_places(segments: Sequence[Segment]) -> dict[object, int]:
    counts = Counter(key for one in segments for key in one.keys)
    return {key: at for at, one in enumerate(segments) for key in one.keys if counts[key] == 1}


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of the pairs in which the second numbers rise as the first ones do."""
    ends: list[int] = []  # the least second number that a run of each length ends with
    tails: list[int] = []  # the pair that does
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        ends[length : length + 1] = [j]
        tails[length : length + 1] = [at]
        before.append(tails[length - 1] if length else -1)
    run = []
    at = tails[-1] if tails else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    run.reverse()
    return run


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
    band = min(_BAND + max(a.count, b.count) // _SHARE, _WIDEST)
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
