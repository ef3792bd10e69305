"""How much of what an article says its claims hold: every figure, date, time, name and title, and who vouches for it.

A claim holds a mention where its quote has the mention and its value is what the mention says. A name is held
too by a claim about who is named, or by who says it. A quote alone holds nothing: what is in it was copied,
not stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.evidence import ReadArticle
from checker.model import Anchor, Anchored, Counted, Hit, Ignore, Judged, Mention, Place, Relation, Verdict
from checker.quantities import Quantity
from checker.text.normalise import plain

_NAMED = {"entity": "name", "role": "role"}
_AMOUNT = {"currency": "amount"}
Span = tuple[int, int]


class Idle(NamedTuple):
    """Words that are ignored without need."""

    ignore: Ignore
    why: str
    advice: str


class Count(NamedTuple):
    """One article's mentions, and what of its claim files' `ignore` does nothing."""

    counted: tuple[Counted, ...]  # in text order
    idle: tuple[Idle, ...]


def count(text: ReadArticle, judged: Sequence[Judged], ignored: Iterable[tuple[Ignore, Anchored]] = ()) -> Count:
    """The mentions of an article; `judged` are its claims, `ignored` what its claim files leave out, and where."""
    borne_out = [one for one in judged if one.verdict is Verdict.SUPPORTED and one.start is not None]
    places = list(ignored)
    used: set[int] = set()
    counted = [_settled(one, places, used) for one in (*_figures(text, borne_out), *_names(text, borne_out))]
    counted.sort(key=lambda one: (one.start, one.end, one.kind))
    idle = (_idle(one, where) for at, (one, where) in enumerate(places) if at not in used)
    return Count(tuple(counted), tuple(idle))


def touching(counted: Iterable[Counted], lines: Mapping[str, Sequence[Span]]) -> tuple[Counted, ...]:
    """Those that stand on the lines given, first and last of each stretch, by path."""
    return tuple(
        one
        for one in counted
        if any(first <= one.place.end_line and one.place.line <= last for first, last in lines.get(one.article, ()))
    )


# --- what there is to hold ------------------------------------------------------------------


def _figures(text: ReadArticle, judged: Sequence[Judged]) -> Iterator[Counted]:
    said = [(*_core(m), one.claim.id) for one in judged for m, relation in one.considered if relation is Relation.EQUAL]
    quotes = _quotes(judged)
    for mention in text.reading.mentions:
        if _states(mention):
            core = _core(mention)
            # inside another's words too: the five of a "5 + 1 format" is claimed with its name
            claims = tuple(dict.fromkeys(id for low, high, id in said if low <= core[0] and core[1] <= high))
            kind = _AMOUNT.get(mention.kind, mention.kind)
            yield _counted(text, kind, (mention.start, mention.end), core, str(mention.value), claims, quotes)


def _names(text: ReadArticle, judged: Sequence[Judged]) -> Iterator[Counted]:
    spans: dict[tuple[int, int, str], list[Hit]] = {}
    for hit in text.reading.hits:
        if hit.entry.registry in _NAMED:
            spans.setdefault((hit.start, hit.end, hit.entry.registry), []).append(hit)
    quotes = _quotes(judged)
    for (start, end, registry), hits in spans.items():
        ids = {hit.entry.id for hit in hits}
        claims = tuple(dict.fromkeys(one.claim.id for one in judged if _holds(one, (start, end), registry, ids)))
        yield _counted(text, _NAMED[registry], (start, end), (start, end), hits[0].entry.id, claims, quotes)


def _holds(one: Judged, span: Span, registry: str, ids: set[str]) -> bool:
    """Whether a claim is about who or what is named here, or says that."""
    if one.start is None or one.end is None or not (one.start <= span[0] and span[1] <= one.end):
        return False
    claim = one.claim
    about = {claim.subject, claim.qualifiers.on_behalf_of, claim.qualifiers.according_to}
    if registry == "entity" and ids & about:
        return True
    return any(
        relation is Relation.EQUAL and mention.start < span[1] and span[0] < mention.end
        for mention, relation in one.considered
    )


def _states(mention: Mention) -> bool:
    """Whether there is something to claim: "many" states no figure, and "today" no date."""
    if mention.relative is not None:
        return False
    return not (isinstance(mention.value, Quantity) and mention.value.figure is None)


def _core(mention: Mention) -> Span:
    return mention.core or (mention.start, mention.end)


def _quotes(judged: Sequence[Judged]) -> list[Span]:
    return sorted({(one.start, one.end) for one in judged if one.start is not None and one.end is not None})


def _counted(
    text: ReadArticle, kind: str, span: Span, core: Span, value: str, claims: tuple[str, ...], quotes: Sequence[Span]
) -> Counted:
    article = text.article
    said = " ".join(plain(text.words(*span)).text.split())
    is_quoted = any(low <= core[0] and core[1] <= high for low, high in quotes)
    place: Place = text.place(*span)
    return Counted(kind, article.path, article.language, said, value, place, *span, claims, is_quoted, None)


# --- what is left out -----------------------------------------------------------------------


def _settled(one: Counted, places: Sequence[tuple[Ignore, Anchored]], used: set[int]) -> Counted:
    """The mention, ignored where a person says so and no claim holds it."""
    if one.claims:
        return one
    for at, (ignore, where) in enumerate(places):
        inside = where.start is not None and where.end is not None and where.start <= one.start and one.end <= where.end
        if where.anchor is Anchor.EXACT and inside:
            used.add(at)
            return one._replace(ignored=ignore.reason)
    return one


def _idle(ignore: Ignore, where: Anchored) -> Idle:
    match where.anchor:
        case Anchor.EXACT:
            return Idle(ignore, "holds nothing that needs a claim", "remove it")
        case Anchor.AMBIGUOUS:
            return Idle(ignore, f"may stand at {len(where.places)} places", "add a prefix or a suffix")
        case _:
            return Idle(ignore, "stands nowhere in the article", "remove it, or write it as the article has it")
