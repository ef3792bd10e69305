"""Articles as findings cite them: spans with their place, quotes with the differing part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from checker.model import Article, Attribute, Claim, Evidence, Judged, Mention, Place, Reading, Relation
from checker.text.normalise import read_off
from checker.text.positions import LineIndex
from checker.values import value_type

# Farther off than this no unit, bound or title belongs to a value; code points.
MARGIN = 200


class ReadArticle:
    """An article, what was recognised in it, and its lines."""

    __slots__ = ("_hits", "_mentions", "article", "lines", "reading")

    def __init__(self, article: Article, reading: Reading, lines: LineIndex) -> None:
        self.article = article
        self.reading = reading
        self.lines = lines
        self._mentions = [mention.start for mention in reading.mentions]
        self._hits = [hit.start for hit in reading.hits]

    def around(self, start: int, end: int) -> Reading:
        """The reading without the mentions and hits that stand far before or behind the span."""
        low, high = start - MARGIN, end + MARGIN
        return self.reading._replace(
            mentions=self.reading.mentions[bisect_left(self._mentions, low) : bisect_right(self._mentions, high)],
            hits=self.reading.hits[bisect_left(self._hits, low) : bisect_right(self._hits, high)],
        )

    def place(self, start: int, end: int) -> Place:
        """The place of a half-open code-point span."""
        return Place(self.article.path, *self.lines.position(start), *self.lines.position(end))

    def body(self, start: int, end: int) -> str:
        """The text that a half-open span stands in: the article's, or what stands aside of it."""
        article = self.article
        if article.asides is None or read_off(article.text[start:end]).strip():
            return article.text
        return article.asides

    def words(self, start: int, end: int) -> str:
        """What a half-open span reads, without its markup."""
        if self.article.source is None:
            return self.article.text[start:end]
        return read_off(self.body(start, end)[start:end]).strip()

    def cite(
        self,
        start: int,
        end: int,
        *,
        claim: str | None = None,
        value: str | None = None,
        mark: tuple[int, int] | None = None,
    ) -> Evidence:
        """The span as evidence; `mark` is the span in the article that differs."""
        line, column = self.lines.position(start)
        marked = None if mark is None else (max(mark[0], start) - start, min(mark[1], end) - start)
        text = self.article.on_disk[start:end]
        return Evidence(self.article.path, self.article.language, claim, value, text, start, end, line, column, marked)


def shown(attribute: Attribute, value: Any, *, with_unit: bool = False) -> str:
    """A value in the notation of claim files; a unit that the attribute fixes goes without saying."""
    if not with_unit and attribute.of is not None and getattr(value, "unit", None) == attribute.of:
        value = value._replace(unit=None)
    return value_type(attribute.type).show(value)


def cite_claim(judged: Judged, texts: Mapping[str, ReadArticle], value: str) -> Evidence:
    """A claim's quote as evidence, with the mention that carries the value marked.

    As its article has it; as its claim file has it where it stands nowhere.
    """
    claim = judged.claim
    if judged.start is None or judged.end is None:
        return quote_of(claim, value)
    return texts[claim.article].cite(judged.start, judged.end, claim=claim.id, value=value, mark=_carrying(judged))


def place_of(judged: Judged, texts: Mapping[str, ReadArticle]) -> Place:
    """Where a claim's quote stands: in its article, or else in its claim file."""
    if judged.start is None or judged.end is None:
        return judged.claim.quote_place
    return texts[judged.claim.article].place(judged.start, judged.end)


def cause_of(judged: Judged) -> tuple[str, int, int]:
    """The words that a claim stands on: the mention that carries its value, else its quote."""
    if judged.start is None or judged.end is None:
        return unplaced(judged.claim)
    start, end = _carrying(judged) or (judged.start, judged.end)
    return judged.claim.article, start, end


def _carrying(judged: Judged) -> tuple[int, int] | None:
    """The span of the mention that is the value: the first of several, and of a list all that its members take."""
    equal = [(mention.start, mention.end) for mention, relation in judged.considered if relation is Relation.EQUAL]
    if not equal:
        return None
    return equal[0][0], max(end for _, end in equal) if judged.claim.attribute.items is not None else equal[0][1]


def nearest(judged: Judged) -> Mention:
    """The rival that is shown: one that overlaps or rounds before one that is disjoint, then the nearest figure."""
    order = [Relation.NARROWER, Relation.BROADER, Relation.ROUNDS_TO, Relation.ROUNDS_FROM, Relation.OVERLAPS]

    def distance(pair: tuple[Mention, Relation]) -> tuple[int, Decimal]:
        mention, relation = pair
        ours, theirs = getattr(judged.claim.value, "figure", None), getattr(mention.value, "figure", None)
        apart = abs(ours - theirs) if ours is not None and theirs is not None else Decimal(0)
        return order.index(relation) if relation in order else len(order), apart

    return min(judged.considered, key=distance)[0]


def unplaced(claim: Claim) -> tuple[str, int, int]:
    """The cause of what is wrong with a quote that stands nowhere: its lines in the claim file."""
    return claim.quote_place.path, claim.quote_place.line, claim.quote_place.line + 1


def quote_of(claim: Claim, value: str | None, mark: tuple[int, int] | None = None) -> Evidence:
    """A claim's own quote as evidence, as its claim file has it: it has no place in the article."""
    return Evidence(claim.article, claim.language, claim.id, value, claim.quote, None, None, None, None, mark)


def difference(a: str, b: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The half-open spans in which two texts differ, after their common beginning and end."""
    start = 0
    limit = min(len(a), len(b))
    while start < limit and a[start] == b[start]:
        start += 1
    end = 0
    while end < limit - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return (start, len(a) - end), (start, len(b) - end)
