"""Articles in full: every line, cut where evidence begins and ends, with the state of what covers it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.model import Article
from checker.report.page.states import STATES, State, heaviest

_GAP_LIMIT = 2_000_000  # code points without a claim; of more than that, the page shows the two ends
_GAP_ENDS = 2_000


class Cover(NamedTuple):
    """Words that a claim stands on, or that a finding cites without one."""

    start: int  # code points in the article, half-open
    end: int
    state: State
    claim: int | None  # number of the claim on the page
    target: str  # id of the element that it leads to


class Segment(NamedTuple):
    """A piece of a line over which the same evidence lies."""

    text: str
    state: State | None  # None: nothing covers it
    claims: tuple[int, ...]
    target: str | None  # where a click leads: the innermost evidence
    anchor: str | None  # the id of the piece, where a cover begins


class Line(NamedTuple):
    """A line of the article that is not blank."""

    number: int
    segments: tuple[Segment, ...]
    follows_blank: bool
    left_out: int = 0  # code points that the page leaves out after this line

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)


class Page(NamedTuple):
    """One article."""

    article: Article
    anchor: str
    lines: tuple[Line, ...]
    covered: int  # code points that some evidence covers, of …
    length: int  # … those that are not white space at a line's end or a blank line
    counts: tuple[tuple[State, int], ...]  # claims by state
    stripes: tuple[tuple[State, str], ...]  # where evidence stands, in thousandths of the article, as SVG paths


def page_of(article: Article, anchor: str, number: int, covers: Sequence[Cover]) -> tuple[Page, Mapping[int, str]]:
    """The article for the page, and the id of the piece at which each cover of `covers` begins, by its index."""
    text = article.on_disk
    size = len(text)
    order = [one for one in range(len(covers)) if 0 <= covers[one].start < covers[one].end <= size]
    edges = sorted({0, size, *(covers[one].start for one in order), *(covers[one].end for one in order)})
    lying = _lying(edges, [(one, covers[one]) for one in order])
    ids = {edge: f"e{number}-{edge}" for edge in sorted({covers[one].start for one in order})}
    lines, covered, length = _lines(text, edges, lying, covers, ids)
    begins = {one: ids[covers[one].start] for one in order}
    counted = [one for one in covers if one.claim is not None]
    counts = tuple((state, sum(one.state is state for one in counted)) for state in STATES)
    page = Page(
        article,
        anchor,
        lines,
        covered,
        length,
        tuple((state, count) for state, count in counts if count),
        _stripes(covers, order, size),
    )
    return page, begins


def _lying(edges: Sequence[int], covers: Sequence[tuple[int, Cover]]) -> list[tuple[int, ...]]:
    """For each stretch between two edges the covers that lie over it, the shortest first."""
    over: list[list[int]] = [[] for _ in edges]
    place = {edge: index for index, edge in enumerate(edges)}
    for one, cover in sorted(covers, key=lambda pair: (pair[1].end - pair[1].start, pair[0])):
        for index in range(place[cover.start], place[cover.end]):
            over[index].append(one)
    return [tuple(some) for some in over]


def _lines(
    text: str,
    edges: Sequence[int],
    lying: Sequence[tuple[int, ...]],
    covers: Sequence[Cover],
    ids: Mapping[int, str],
) -> tuple[tuple[Line, ...], int, int]:
    lines: list[Line] = []
    covered = length = start = 0
    was_blank = False
    for number, line in enumerate(text.split("\n"), 1):
        end = start + len(line)
        if line.strip():
            index = bisect_right(edges, start) - 1
            segments: list[Segment] = []
            at = start
            while at < end:
                stop = min(end, edges[index + 1])
                segments.append(_segment(text[at:stop], at, lying[index], covers, ids))
                covered += stop - at if lying[index] else 0
                at, index = stop, index + 1
            length += len(line.rstrip())
            lines.append(_cut(Line(number, tuple(segments), was_blank)))
        was_blank = not line.strip()
        start = end + 1
    return tuple(lines), covered, length


def _segment(text: str, start: int, over: Sequence[int], covers: Sequence[Cover], ids: Mapping[int, str]) -> Segment:
    if not over:
        return Segment(text, None, (), None, None)
    here = [covers[one] for one in over]
    claims = tuple(dict.fromkeys(one.claim for one in here if one.claim is not None))
    is_start = any(one.start == start for one in here)
    return Segment(text, heaviest(one.state for one in here), claims, here[0].target, ids[start] if is_start else None)


def _cut(line: Line) -> Line:
    """A line without the middle of its longest pieces, where those would make the page too heavy to open."""
    left_out = 0
    kept = []
    for segment in line.segments:
        if segment.state is None and len(segment.text) > _GAP_LIMIT:
            left_out += len(segment.text) - 2 * _GAP_ENDS
            segment = segment._replace(text=f"{segment.text[:_GAP_ENDS]} … {segment.text[-_GAP_ENDS:]}")
        kept.append(segment)
    return line._replace(segments=tuple(kept), left_out=left_out) if left_out else line


def _stripes(covers: Sequence[Cover], order: Sequence[int], size: int) -> tuple[tuple[State, str], ...]:
    """A path for each state, the heaviest last: it is drawn over the others."""
    strokes: dict[State, set[tuple[int, int]]] = {}
    for one in order:
        start, end = covers[one].start * 1000 // size, covers[one].end * 1000 // size
        strokes.setdefault(covers[one].state, set()).add((start, max(end - start, 2)))
    return tuple(
        (state, "".join(f"M{start} 5h{width}" for start, width in sorted(strokes[state])))
        for state in reversed(STATES)
        if state in strokes
    )
