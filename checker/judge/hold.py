"""One claim held against the mentions inside its quote."""

from __future__ import annotations

from typing import Any, NamedTuple

from checker import quantities
from checker.evidence import ReadArticle, nearest, shown
from checker.model import (
    Anchor,
    Attribute,
    Claim,
    Finding,
    Judged,
    Mention,
    Reading,
    Registry,
    Relation,
    Verdict,
)
from checker.values import Context, ValueType, value_type

_MEASURES = {Relation.NARROWER: "less", Relation.BROADER: "more"}


class Held(NamedTuple):
    """A judged claim and its findings."""

    judged: Judged
    findings: tuple[Finding, ...]


def context_of(claim: Claim, registry: Registry) -> Context:
    """What the value type may know of the claim."""
    qualifiers = claim.qualifiers
    others = tuple(entity for entity in (qualifiers.on_behalf_of, qualifiers.according_to) if entity is not None)
    return Context(claim.language, registry, claim.attribute, claim.subject, others, claim.published)


def recognised(attribute: Attribute, reading: Reading) -> bool:
    """Whether the article's language has the recognisers that the attribute's type needs."""
    kinds = value_type(attribute.type).KINDS
    if attribute.items is not None:
        kinds = kinds | value_type(attribute.items).KINDS
    return kinds <= reading.recognises


def hold(
    claim: Claim, text: ReadArticle, registry: Registry, start: int, end: int, anchor: Anchor = Anchor.EXACT
) -> Held:
    """The verdict on a claim whose quote is text[start:end], and what is to be said of it."""
    attribute = claim.attribute
    kind = value_type(attribute.type)
    if attribute.type == "statement":
        return Held(Judged(claim, anchor, Verdict.SUPPORTED, start, end, quoted=True), ())
    if not recognised(attribute, text.reading):
        return Held(Judged(claim, anchor, Verdict.NOT_CHECKED, start, end), ())
    rivals = kind.find(text.around(start, end), claim.value, context_of(claim, registry))
    inside = [mention for mention in rivals if _within(mention, start, end)]
    verdict, considered = _verdict(claim, kind, inside)
    judged = Judged(claim, anchor, verdict, start, end, considered)
    match verdict:
        case Verdict.SUPPORTED:
            return Held(judged, _unregistered(claim, text, registry, judged))
        case Verdict.REFUTED:
            return Held(judged, (_refuted(judged, text),))
        case Verdict.AMBIGUOUS:
            return Held(judged, (_value_ambiguous(judged, text),))
        case _:
            cut = next((one for one in rivals if _overlaps(one, start, end)), None)
            return Held(judged, (_not_found(judged, text, cut),))


def _within(mention: Mention, start: int, end: int) -> bool:
    low, high = mention.core or (mention.start, mention.end)
    return start <= low and high <= end


def _overlaps(mention: Mention, start: int, end: int) -> bool:
    return mention.start < end and start < mention.end


def _verdict(
    claim: Claim, kind: ValueType, inside: list[Mention]
) -> tuple[Verdict, tuple[tuple[Mention, Relation], ...]]:
    if claim.attribute.items is not None:
        return _verdict_on_list(claim, inside)
    considered = tuple((mention, kind.relate(claim.value, mention.value)) for mention in inside)
    equal = [mention for mention, relation in considered if relation is Relation.EQUAL]
    if not considered:
        return Verdict.NOT_FOUND, considered
    if not equal:
        return Verdict.REFUTED, considered
    # "Many" beside 72 says nothing else: what can't be compared is no rival.
    rivals = [mention for mention, relation in considered if relation not in (Relation.EQUAL, Relation.INCOMPARABLE)]
    alone = kind.HOLDS_ONE and claim.attribute.cardinality == "one"
    return (Verdict.AMBIGUOUS if alone and rivals else Verdict.SUPPORTED), considered


def _verdict_on_list(claim: Claim, inside: list[Mention]) -> tuple[Verdict, tuple[tuple[Mention, Relation], ...]]:
    """A list is judged member by member: each must be named; what else the quote names is no rival."""
    from checker.values.list import members

    relate = value_type(claim.attribute.items or "entity").relate
    wanted = members(claim.value)
    considered = []
    missing = list(wanted)
    for mention in inside:
        equal = [member for member in wanted if relate(member, mention.value) is Relation.EQUAL]
        considered.append((mention, Relation.EQUAL if equal else Relation.DISJOINT))
        missing = [member for member in missing if member not in equal]
    if not missing:
        return Verdict.SUPPORTED, tuple(considered)
    others = any(relation is not Relation.EQUAL for _, relation in considered)
    return (Verdict.REFUTED if others else Verdict.NOT_FOUND), tuple(considered)


def _finding(code: str, judged: Judged, text: ReadArticle, message: str, found: str | None, **rest: Any) -> Finding:
    claim = judged.claim
    assert judged.start is not None and judged.end is not None
    values = (claim.written,) if found is None else (claim.written, found)
    return Finding(
        code=code,
        message=message,
        values=((claim.article, values),),
        causes=_causes(judged),
        **rest,
    )


def _causes(judged: Judged) -> tuple[tuple[str, int, int], ...]:
    """The rivals that the finding is about; the quote where it has none."""
    assert judged.start is not None and judged.end is not None
    spans = [(mention.start, mention.end) for mention, _ in judged.considered] or [(judged.start, judged.end)]
    return tuple((judged.claim.article, start, end) for start, end in spans)


def _refuted(judged: Judged, text: ReadArticle) -> Finding:
    claim = judged.claim
    assert judged.start is not None and judged.end is not None
    rivals = [m for m, relation in judged.considered if relation is not Relation.EQUAL]
    hedged = [m for m in rivals if quantities.hedges_differ(claim.value, m.value)]
    mention = (
        hedged[0]
        if hedged
        else nearest(judged._replace(considered=tuple((m, r) for m, r in judged.considered if m in rivals)))
    )
    said = text.words(mention.start, mention.end)
    evidence = text.cite(
        min(judged.start, mention.start), max(judged.end, mention.end),
        claim=claim.id, value=said, mark=(mention.start, mention.end),
    )  # fmt: skip
    return _finding(
        "FL106" if hedged else "FL103",
        judged,
        text,
        _contradiction(judged, mention, said, hedged=bool(hedged)),
        said,
        place=text.place(mention.start, mention.end),
        evidence=(evidence,),
        hint=_correction(judged, mention),
    )


def _correction(judged: Judged, mention: Mention) -> str:
    """What to do; where the text merely says less, how the claim would say no more."""
    claim = judged.claim
    where = f"{claim.place.path}:{claim.place.line}"
    relation = next(relation for one, relation in judged.considered if one is mention)
    if claim.attribute.items is None and mention.relative is None and relation in _MEASURES:
        other_unit = _units_differ(claim, mention)
        said = shown(claim.attribute, mention.value, with_unit=other_unit)
        said = f'"{said}"' if said[0] in "<>~" else said  # as YAML wants it
        return f"the text says {_MEASURES[relation]} than the claim: correct the text, or write {said} at {where}"
    return f"correct the text, or the claim at {where}"


def _units_differ(claim: Claim, mention: Mention) -> bool:
    return getattr(claim.value, "unit", None) != getattr(mention.value, "unit", None)


def _contradiction(judged: Judged, mention: Mention, said: str, *, hedged: bool) -> str:
    claim = judged.claim
    if claim.attribute.items is not None:
        return f'{claim.key}: {_missing(judged)} is not in the quote, which names "{said}"'
    agrees = " (the figure agrees, its bound doesn't)" if hedged else ""
    if mention.relative is not None:
        agrees = f", which is {shown(claim.attribute, mention.value)} in an article of {claim.published}"
    other_unit = _units_differ(claim, mention)
    if other_unit and claim.attribute.type == "count":  # the noun stands beside the figure, not in it
        agrees = f" ({mention.value.unit}){agrees}"
    claimed = shown(claim.attribute, claim.value, with_unit=other_unit)
    return f'{claim.key}: the claim says {claimed}, the text says "{said}"{agrees}'


def _value_ambiguous(judged: Judged, text: ReadArticle) -> Finding:
    claim = judged.claim
    assert judged.start is not None and judged.end is not None
    others = [m for m, relation in judged.considered if relation is not Relation.EQUAL]
    said = ", ".join(f'"{text.words(m.start, m.end)}"' for m in others)
    return _finding(
        "FL110",
        judged,
        text,
        f"{claim.key}: the quote holds {shown(claim.attribute, claim.value)} and also {said}",
        None,
        place=claim.quote_place,
        evidence=(
            text.cite(
                judged.start, judged.end, claim=claim.id, value=claim.written, mark=(others[0].start, others[0].end)
            ),
        ),
        hint="shorten the quote to the words that carry the value",
    )


def _not_found(judged: Judged, text: ReadArticle, cut: Mention | None) -> Finding:
    claim = judged.claim
    assert judged.start is not None and judged.end is not None
    return _finding(
        "FL104",
        judged,
        text,
        f"{claim.key}: {_missing(judged)} is not in the quote",
        None,
        place=text.place(judged.start, judged.end),
        evidence=(text.cite(judged.start, judged.end, claim=claim.id, value=claim.written),),
        hint=_advice(judged, text, cut),
    )


def _advice(judged: Judged, text: ReadArticle, cut: Mention | None) -> str:
    """Why the quote may seem to lack the value, and what to do."""
    attribute = judged.claim.attribute
    if attribute.items is not None:
        return "quote the words that name every member, or leave out of the claim what the article leaves out"
    if cut is not None:
        return f'the quote cuts into "{text.words(cut.start, cut.end)}": quote all of it'
    assert judged.start is not None and judged.end is not None
    for mention in text.around(judged.start, judged.end).mentions:
        undated = mention.relative is not None and judged.claim.published is None
        if undated and mention.kind == attribute.type and _within(mention, judged.start, judged.end):
            words = text.words(mention.start, mention.end)
            return f'"{words}" is a day only beside the day of the article: state it as `published` in the claim file'
    kind = getattr(judged.claim.value, "unit", None) if attribute.type == "count" else attribute.of
    sought = f"{attribute.type} ({kind})" if kind else attribute.type
    registered = attribute.type == "count" or not value_type(attribute.type).KINDS
    last = ", or register them" if registered else ""
    return f"no {sought} was recognised in the quote: quote the words that say it{last}"


def _missing(judged: Judged) -> str:
    """What the quote lacks: of a list the members that it does not name."""
    attribute, value = judged.claim.attribute, judged.claim.value
    if attribute.items is None:
        return shown(attribute, value)
    item = value_type(attribute.items)
    named = [mention.value for mention, relation in judged.considered if relation is Relation.EQUAL]
    missing = [
        item.show(member)
        for member in value.members
        if all(item.relate(member, one) is not Relation.EQUAL for one in named)
    ]
    return f"{', '.join(missing)} of {shown(attribute, value)}"


def _unregistered(claim: Claim, text: ReadArticle, registry: Registry, judged: Judged) -> tuple[Finding, ...]:
    """A claimed name that its subject's entry lacks."""
    if claim.attribute.type != "name" or getattr(claim.value, "status", None) is not None:
        return ()
    assert judged.start is not None and judged.end is not None
    mention = next(m for m, relation in judged.considered if relation is Relation.EQUAL)
    return (
        _finding(
            "FL107",
            judged,
            text,
            f'"{claim.written}" is no registered name of {claim.subject} in {claim.language!r}',
            None,
            place=text.place(mention.start, mention.end),
            evidence=(
                text.cite(
                    judged.start, judged.end, claim=claim.id, value=claim.written, mark=(mention.start, mention.end)
                ),
            ),
            hint=f"add it to {claim.subject} as accepted or as a variant, or correct the text",
        ),
    )
