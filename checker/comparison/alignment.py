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


_Part = tuple[int, frozenset[object], float]  # length, what it is known by, the most that this can be worth
_NO_PART: _Part = (0, frozenset(), 0.0)


class _Side:
    """The parts of one text that a bead may be made of: segments in a row."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.count = len(segments)
        self.length = sum(one.weight for one in segments)
        # by how many segments a part has, and by the one behind its last
        self.parts = [[_NO_PART] * (self.count + 1)]
        for _ in range(_LARGEST):
            before = self.parts[-1]
            self.parts.append([_NO_PART, *(_longer(*part, one) for part, one in zip(before, segments, strict=False))])


def _longer(length: int, keys: frozenset[object], _: float, segment: Segment) -> _Part:
    keys = keys | segment.keys if keys else segment.keys
    return length + segment.weight, keys, _KEYS * min(len(keys), _MOST)


Table = list[list[tuple[int, int]]]  # the sizes of the last bead, by the ends of two prefixes


def _table(a: _Side, b: _Side) -> Table:
    """The least costly bead at the end of each two prefixes."""
    scale = b.length / max(1, a.length)
    slope = b.count / a.count
    band = min(_BAND + max(a.count, b.count) // _SHARE, _WIDEST)
    band = max(band, int(slope) + 1)  # one row reaches into the next, however few sentences stand for many
    sizes = [[(0, 0)] * (b.count + 1) for _ in range(a.count + 1)]
    least = [[inf] * (b.count + 1) for _ in range(a.count + 1)]
    least[0][0] = 0.0
    for i in range(a.count + 1):
        # where a bead begins, what it costs at least, and its parts: they add their lengths and keys
        beads = [(x, y, penalty, least[i - x], *a.parts[x][i], b.parts[y]) for x, y, penalty in _BEADS if x <= i]
        middle = int(i * slope)
        for j in range(max(0, middle - band), min(b.count, middle + band) + 1):
            cheapest = least[i][j]
            for x, y, penalty, begins, length, keys, worth, parts in beads:
                if y > j:
                    continue
                cost = begins[j - y] + penalty
                if cost - worth >= cheapest:
                    continue
                if x and y:
                    other, others, most = parts[j]
                    if cost - most >= cheapest:
                        continue
                    expected = length * scale
                    cost += min(abs(expected - other) / (_SPREAD * sqrt(expected + other + 1)), _FARTHEST)
                    if worth and most:
                        cost -= _KEYS * min(len(keys & others), _MOST)
                if cost < cheapest:
                    cheapest = cost
                    sizes[i][j] = x, y
            least[i][j] = cheapest
    return sizes


def _beads(table: Table, i: int, j: int) -> list[Bead]:
    found = []
    while i or j:
        x, y = table[i][j]
        found.append(Bead((i - x, i), (j - y, j)))
        i, j = i - x, j - y
    found.reverse()
    return found
