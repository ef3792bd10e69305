"""Where a pattern stands in a text with a few edits.

rapidfuzz finds the neighbourhood, in windows as long as the pattern; the ends are then found with Myers'
bit-parallel edit distance (J. ACM 46:3, 1999), since an insertion or deletion makes the true stretch longer
or shorter than any window. Nothing here judges: a changed figure is as near as a changed letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_PROBE = 256  # characters of a longer pattern that stand for it: its beginning and its end
_NEAR = 20  # percent by which a further window may be less similar than the best one


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Levenshtein's: how many members, the characters of a text, are inserted, deleted or replaced."""
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(one, other))


def windows(pattern: str, text: str, least: float, most: int) -> Iterator[tuple[int, int]]:
    """The stretches of the text most like the pattern, best first, at most `most`.

    `least` is the similarity in percent under which a stretch is left out. Every stretch is at most as long
    as the pattern: only a neighbourhood. None overlap, but those of the two ends of a very long pattern.
    """
    if len(pattern) <= 2 * _PROBE:
        yield from _windows(pattern, text, least, most)
        return
    more = len(pattern) - _PROBE
    for start, end in _windows(pattern[:_PROBE], text, least, most // 2):
        yield start, min(end + more, len(text))
    for start, end in _windows(pattern[-_PROBE:], text, least, most // 2):
        yield max(start - more, 0), end


def _windows(pattern: str, text: str, least: float, most: int) -> Iterator[tuple[int, int]]:
    from rapidfuzz.fuzz import partial_ratio_alignment

    def best(start: int, end: int, least: float) -> tuple[float, int, int, int, int] | None:
        if (end - start) * 2 < len(pattern):
            return None
        found = partial_ratio_alignment(pattern, text[start:end], score_cutoff=least)
        if found is None:
            return None
        # Where the text is the shorter, rapidfuzz slides it along the pattern instead.
        return found.score, start + found.dest_start, start + found.dest_end, start, end

    waiting = [best(0, len(text), least)]
    for _ in range(most):
        ranked = [candidate for candidate in waiting if candidate is not None and candidate[1] < candidate[2]]
        if not ranked:
            return
        top = max(ranked, key=lambda candidate: (candidate[0], -candidate[1]))
        score, start, end, left, right = top
        yield start, end
        least = max(least, score - _NEAR)
        waiting = [candidate for candidate in ranked if candidate is not top]
        waiting += [best(left, start, least), best(end, right, least)]


def nearest(pattern: str, text: str) -> tuple[int, int, int]:
    """Start, end and distance of the stretch of the text nearest to the pattern; the longest of equals."""
    costs = _costs(pattern, text, anchored=False)
    least = min(costs)
    end = len(costs) - 1 - costs[::-1].index(least)
    return nearest_before(pattern, text[:end])[0], end, least


def nearest_behind(pattern: str, text: str) -> tuple[int, int]:
    """End and distance of the stretch from the text's beginning that is nearest to the pattern."""
    costs = _costs(pattern, text, anchored=True)
    least = min(costs)
    return len(costs) - 1 - costs[::-1].index(least), least


def nearest_before(pattern: str, text: str) -> tuple[int, int]:
    """Start and distance of the stretch up to the text's end that is nearest to the pattern."""
    end, least = nearest_behind(pattern[::-1], text[::-1])
    return len(text) - end, least


def carried(pattern: str, text: str, start: int, end: int) -> tuple[int, int]:
    """A span of the pattern carried over to a text aligned with it, with what was inserted at its ends."""
    from rapidfuzz.distance import Levenshtein

    first, last = len(text), 0
    for step in Levenshtein.opcodes(pattern, text):
        if step.src_end < start or step.src_start > end:
            continue
        if step.tag == "insert":
            first, last = min(first, step.dest_start), max(last, step.dest_end)
            continue
        if step.src_end == start or step.src_start == end:
            continue
        shift = step.dest_start - step.src_start
        first = min(first, max(start + shift, step.dest_start))
        last = max(last, min(end + shift, step.dest_end))
    return (first, last) if first < last else (0, 0)


def _costs(pattern: str, text: str, *, anchored: bool) -> list[int]:
    """For each end in the text, 0 included: the least distance of the pattern to a stretch that ends there.

    The stretch begins at the text's beginning where `anchored`, else anywhere.
    """
    length = len(pattern)
    ones = (1 << length) - 1
    top = 1 << (length - 1)
    where: dict[str, int] = {}
    for index, char in enumerate(pattern):
        where[char] = where.get(char, 0) | 1 << index
    # Vertical differences of the column that are +1 and -1, one bit a row.
    up, down = ones, 0
    cost = length
    costs = [cost]
    for char in text:
        equal = where.get(char, 0)
        diagonal = ((((equal & up) + up) ^ up) | equal | down) & ones
        right_up = down | (~(diagonal | up) & ones)
        right_down = diagonal & up
        cost += bool(right_up & top) - bool(right_down & top)
        costs.append(cost)
        right_up = (right_up << 1 | anchored) & ones
        right_down = right_down << 1 & ones
        up = right_down | (~(diagonal | right_up) & ones)
        down = right_up & diagonal
    return costs
