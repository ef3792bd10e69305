"""A claim's value as its article words it, and the part of its quote that matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.model import Evidence, Judged, Mention, Relation

_JOINT = " · "


class Wording(NamedTuple):
    """What a cell and a quote show of one claim."""

    value: str  # as the article words it; as the claim has it where the article doesn't say it
    is_written: bool  # whether `value` is the claim file's and not the article's
    quote: str
    mark: tuple[int, int] | None  # the part of the quote that carries the value, code points, half-open
    is_different: bool  # whether the mark is what a finding points at


def wording(judged: Judged, texts: Mapping[str, str], cited: Sequence[Evidence]) -> Wording:
    """The wording of a claim; `texts` are the articles' texts by path, `cited` what findings cite of the claim."""
    text = texts.get(judged.claim.article)
    own = next((one for one in cited if one.marked is not None), None)
    if text is None or judged.start is None or judged.end is None:
        return Wording(judged.claim.written, True, judged.claim.quote, None if own is None else _inside(own), False)
    equal = [mention for mention, relation in judged.considered if relation is Relation.EQUAL]
    quote = text[judged.start : judged.end]
    pointed = None if own is None else _span(own)
    if equal:
        mark = pointed or (min(one.start for one in equal), max(one.end for one in equal))
        return _marked(_said(judged, equal, text), text, judged, mark, pointed is not None)
    if pointed is not None:
        return _marked(text[slice(*pointed)], text, judged, pointed, True)
    if judged.considered:
        mention = judged.considered[0][0]
        return _marked(text[mention.start : mention.end], text, judged, (mention.start, mention.end), True)
    return Wording(quote, False, quote, None, False)


def _said(judged: Judged, equal: Sequence[Mention], text: str) -> str:
    """The words of the mention that carries the value; of a list, those of all its members."""
    if judged.claim.attribute.items is None:
        equal = equal[:1]
    return _JOINT.join(dict.fromkeys(text[one.start : one.end] for one in equal))


def _marked(value: str, text: str, judged: Judged, mark: tuple[int, int], is_different: bool) -> Wording:
    """The quote, widened to hold its mark: a mention may begin before the quote, with its hedge."""
    start, end = min(judged.start or 0, mark[0]), max(judged.end or 0, mark[1])
    return Wording(value, False, text[start:end], (mark[0] - start, mark[1] - start), is_different)


def _inside(evidence: Evidence) -> tuple[int, int] | None:
    """The mark of a quote that stands nowhere in the article."""
    return evidence.marked if evidence.start is None else None


def _span(evidence: Evidence) -> tuple[int, int] | None:
    """The marked span in the article, code points, half-open."""
    if evidence.start is None or evidence.marked is None:
        return None
    start, end = evidence.start + evidence.marked[0], evidence.start + evidence.marked[1]
    return (start, end) if start < end else None
