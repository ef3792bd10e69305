"""Claims held against their text: a verdict for each, and what the text says instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from checker.evidence import ReadArticle, quote_of, unplaced
from checker.judge.hold import recognised
from checker.judge.one import hold_or_one
from checker.model import Anchor, Anchored, Claim, Finding, Judged, Reading, Registry, Verdict

# Reads a quote that is not in its article as if it were a text of its own: (text, language) -> reading.
QuoteReader = Callable[[str, str], Reading]
_SHOWN_PLACES = 5


def judge(
    text: ReadArticle, anchored_claims: Iterable[tuple[Claim, Anchored]], registry: Registry, read: QuoteReader
) -> tuple[list[Judged], list[Finding]]:
    """Every claim of one article with its verdict, in the order given, and the findings of code FL1xx."""
    judged: list[Judged] = []
    findings: list[Finding] = []
    for claims, anchored in _by_quote(_without_borrowed(list(anchored_claims))):
        match anchored.anchor:
            case Anchor.EXACT:
                span = (anchored.start or 0, anchored.end or 0)
                for claim in claims:
                    held = hold_or_one(claim, text, registry, span, Anchor.EXACT, read)
                    judged.append(held.judged)
                    findings.extend(held.findings)
            case Anchor.DRIFTED:
                from checker.judge.drift import judge_drift  # rare, and slow to import

                drifted, found = judge_drift(claims, anchored, text, registry, read)
                judged.extend(drifted)
                findings.extend(found)
            case Anchor.AMBIGUOUS:
                judged.extend(Judged(claim, anchored.anchor, Verdict.AMBIGUOUS, None, None) for claim in claims)
                findings.append(_ambiguous(claims, anchored, text))
            case Anchor.ORPHANED:
                judged.extend(Judged(claim, anchored.anchor, Verdict.NOT_FOUND, None, None) for claim in claims)
                findings.append(_orphaned(claims, anchored, text))
    findings = _united(findings)
    findings.extend(_not_checked(judged, text))
    findings.extend(_absent(judged, text, registry))
    return judged, findings


def _without_borrowed(pairs: Sequence[tuple[Claim, Anchored]]) -> list[tuple[Claim, Anchored]]:
    """The claims, those orphaned that drifted to what another claim of the same key quotes word for word.

    An article that says a thing twice has a claim for either place, and neither vouches for the other.
    """
    exact: dict[str, list[tuple[int, int]]] = {}
    for claim, anchored in pairs:
        if anchored.anchor is Anchor.EXACT:
            exact.setdefault(claim.key, []).append((anchored.start or 0, anchored.end or 0))
    return [
        (claim, Anchored(Anchor.ORPHANED, None, None) if _is_borrowed(anchored, exact.get(claim.key, ())) else anchored)
        for claim, anchored in pairs
    ]


def _is_borrowed(anchored: Anchored, exact: Iterable[tuple[int, int]]) -> bool:
    if anchored.anchor is not Anchor.DRIFTED:
        return False
    low, high = anchored.start or 0, anchored.end or 0
    return any(start < high and low < end for start, end in exact)


def _by_quote(pairs: Iterable[tuple[Claim, Anchored]]) -> Iterable[tuple[list[Claim], Anchored]]:
    """The claims that share one quote of the claim file: what happens to the quote is one cause."""
    group: list[Claim] = []
    anchored: Anchored | None = None
    for claim, where in pairs:
        if group and anchored is not None and group[-1].quote_place != claim.quote_place:
            yield group, anchored
            group = []
        group.append(claim)
        anchored = where
    if group and anchored is not None:
        yield group, anchored


def _united(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for what several quotes hold and the text has otherwise: it is one slip."""
    united: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        keys, colon, said = finding.message.partition(": ")
        slip = (finding.code, finding.place, said, finding.values)
        first = united.get(slip)
        if first is None or not colon:
            united[slip if first is None else (*slip, len(united))] = finding
            continue
        named = first.message.removesuffix(f": {said}").split(", ")
        named += [key for key in keys.split(", ") if key not in named]
        evidence = (*first.evidence, *(one for one in finding.evidence if one not in first.evidence))
        united[slip] = first._replace(message=f"{', '.join(named)}: {said}", evidence=evidence)
    return list(united.values())


def _keys(claims: Sequence[Claim]) -> str:
    return ", ".join(dict.fromkeys(claim.key for claim in claims))


def _orphaned(claims: Sequence[Claim], anchored: Anchored, text: ReadArticle) -> Finding:
    first = claims[0]
    evidence = [quote_of(claim, claim.written) for claim in claims]
    hint = "write the quote as the article has it, or remove the claim"
    if anchored.hint is not None:
        evidence.append(text.cite(*anchored.hint))
        hint = f'the nearest text is "{text.words(*anchored.hint)}"; {hint}'
    return Finding(
        code="FL101",
        message=f'the quote of {_keys(claims)} stands nowhere in {first.article}: "{first.quote}"',
        place=first.quote_place,
        evidence=tuple(evidence),
        causes=(unplaced(first),),
        values=((first.article, (first.quote,)),),
        hint=hint,
    )


def _ambiguous(claims: Sequence[Claim], anchored: Anchored, text: ReadArticle) -> Finding:
    first = claims[0]
    places = anchored.places
    return Finding(
        code="FL105",
        message=f'the quote of {_keys(claims)} may stand at {len(places)} places in {first.article}: "{first.quote}"',
        place=first.quote_place,
        evidence=tuple(text.cite(*span, claim=first.id) for span in places[:_SHOWN_PLACES]),
        causes=(unplaced(first),),
        values=((first.article, (first.quote,)),),
        hint="add a prefix or a suffix: the text right before or after the quote that is meant",
    )


def _not_checked(judged: Sequence[Judged], text: ReadArticle) -> Iterable[Finding]:
    """One finding per type: what a language has no recogniser for is said once, with every claim it leaves open."""
    left: dict[str, list[Claim]] = {}
    for one in judged:
        if one.verdict is Verdict.NOT_CHECKED:
            left.setdefault(one.claim.attribute.type, []).append(one.claim)
    for type_name, claims in left.items():
        first = claims[0]
        yield Finding(
            code="FL109",
            message=f"{_keys(claims)} was not checked: no recogniser for {type_name} in {text.article.language!r}",
            place=first.place,
            evidence=tuple(quote_of(claim, claim.written) for claim in claims),
            values=((first.article, tuple(claim.written for claim in claims)),),
            hint="the values are still compared with other languages; read the quote yourself",
        )


def _absent(judged: Sequence[Judged], text: ReadArticle, registry: Registry) -> Iterable[Finding]:
    """Subjects and entity qualifiers that no registered form names anywhere in the article, each once."""
    named = {hit.entry.id for hit in text.reading.hits if hit.entry.registry == "entity"}
    for one in judged:
        claim = one.claim
        for role, entity in (
            ("the subject", claim.subject),
            ("`on_behalf_of`", claim.qualifiers.on_behalf_of),
            ("`according_to`", claim.qualifiers.according_to),
        ):
            if entity is None or entity in named or entity not in registry.entities:
                continue
            named.add(entity)
            forms = registry.entities[entity].forms
            sought = [form.text for form in forms if form.language in ("*", claim.language)]
            yield Finding(
                code="FL108",
                message=f"{entity} is named nowhere in {claim.article}, though it is {role} of {claim.key}",
                place=claim.place,
                evidence=(quote_of(claim, claim.written),),
                values=((claim.article, (entity,)),),
                hint=f"sought: {', '.join(sought)}"
                if sought
                else f"it has no name in {claim.language!r}: register one",
            )


__all__ = ["QuoteReader", "judge", "recognised"]
