"""What the articles say outside of claims: variants of names, misspelt names, malformed figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.evidence import ReadArticle
from checker.model import Counted, Entry, Finding, Hit, Judged
from checker.text.normalise import plain

_STATUSES = ("preferred", "accepted", "variant")


def survey(texts: Sequence[ReadArticle], judged: Sequence[Judged]) -> list[Finding]:
    """FL203 and FL204 for variants, FL107 and FL302 for misspelt names, FL303 for figures.

    `judged` tells the story of each article, and which of its words are in a claim's quote.
    """
    claims: dict[str, list[Judged]] = {}
    for one in judged:
        claims.setdefault(one.claim.article, []).append(one)
    findings: list[Finding] = []
    for text in texts:
        own = claims.get(text.article.path, [])
        if own:
            findings += _variants(own[0].claim.story, text)
        findings += _misspelt(text, own)
        findings += _malformed(text)
    return findings


def _variants(story: str, text: ReadArticle) -> list[Finding]:
    """One finding for each entry that goes by a variant, with every form of it that the article uses."""
    entries: dict[tuple[str, str], list[Hit]] = {}
    for hit in text.reading.hits:
        entries.setdefault((hit.entry.registry, hit.entry.id), []).append(hit)
    return [
        _variant(story, text, hits)
        for _, hits in sorted(entries.items())
        if any(hit.form.status == "variant" for hit in hits)
    ]


def _variant(story: str, text: ReadArticle, hits: list[Hit]) -> Finding:
    """The finding on an entry. Its values are the registry's wordings, in the registry's order: swapped
    paragraphs, rewrapped lines and inflection endings leave them as they are."""
    entry = hits[0].entry
    first: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda hit: (_STATUSES.index(hit.form.status), entry.forms.index(hit.form), hit.start)):
        first.setdefault(hit.form.text, hit)
    variants = [hit for hit in hits if hit.form.status == "variant"]
    wordings = [hit.form.text for hit in first.values() if hit.form.status == "variant"]
    right = [hit.form.text for hit in first.values() if hit.form.status != "variant"]
    beside = f" beside {_listed(right)}" if right else ""
    preferred = _preferred(entry, text.article.language)
    path = text.article.path
    return Finding(
        code="FL203" if entry.registry == "role" else "FL204",
        message=f"{entry.id} goes by {_listed(wordings)}{beside}",
        place=text.place(variants[0].start, variants[0].end),
        fact=f"{story}/{entry.id}.name",
        evidence=tuple(text.cite(hit.start, hit.end, value=hit.form.text) for hit in first.values()),
        values=((path, tuple(first)),),
        causes=tuple((path, hit.start, hit.end) for hit in variants),
        hint=(f'write "{preferred}", or ' if preferred else "mend the text, or ") + "acknowledge the difference",
    )


def _preferred(entry: Entry, language: str) -> str | None:
    """The form that articles of the language should use: that of the nearest tag, or of any language."""
    tags = {"*": 0} | {language[: len(form.language)].lower(): len(form.language) for form in entry.forms}
    forms = [
        form
        for form in entry.forms
        if form.status == "preferred"
        and form.language.lower() in tags
        and f"{language}-".lower().startswith(f"{form.language}-".lower().removeprefix("*-"))
    ]
    return max(forms, key=lambda form: tags[form.language.lower()]).text if forms else None


def _misspelt(text: ReadArticle, claims: Sequence[Judged]) -> list[Finding]:
    """One finding for each misspelling, with every place where it stands."""
    found: dict[tuple[str, str], list[Hit]] = {}
    claimed = {" ".join(one.claim.written.split()) for one in claims if one.claim.attribute.type == "name"}
    for one in text.reading.near:
        wording = _wording(text, one.start, one.end)
        if wording not in claimed:  # else `judge` has said it of the claim
            found.setdefault((wording, one.entry.id), []).append(one)
    return [_misspelling(text, wording, places, claims) for (wording, _), places in found.items()]


def _misspelling(text: ReadArticle, wording: str, places: list[Hit], claims: Sequence[Judged]) -> Finding:
    path = text.article.path
    quoting = [_quoting(claims, one.start, one.end) for one in places]
    quoted = next((index for index, claim in enumerate(quoting) if claim is not None), None)
    primary = places[quoted or 0]
    return Finding(
        code="FL302" if quoted is None else "FL107",
        message=f'"{wording}" is almost "{primary.form.text}", a name of {primary.entry.id}',
        place=text.place(primary.start, primary.end),
        evidence=tuple(
            text.cite(one.start, one.end, claim=claim, value=wording)
            for one, claim in zip(places, quoting, strict=True)
        ),
        values=((path, (wording,)),),
        causes=tuple((path, one.start, one.end) for one in places),
        hint=f"mend the spelling, or add the form to {primary.entry.id} if it is right",
    )


def _quoting(claims: Sequence[Judged], start: int, end: int) -> str | None:
    """The id of the first claim whose quote holds the span."""
    for one in claims:
        if one.start is not None and one.end is not None and one.start <= start and end <= one.end:
            return one.claim.id
    return None


def unclaimed(text: ReadArticle, counted: Iterable[Counted]) -> list[Finding]:
    """FL301 for what no claim holds and nobody ignores."""
    return [_unclaimed(text, one) for one in counted if not one.claims and one.ignored is None]


def _unclaimed(text: ReadArticle, one: Counted) -> Finding:
    where = "is in a quote, but in no claim's value" if one.is_quoted else "stands in no claim's quote"
    return Finding(
        code="FL301",
        message=f'"{one.text}" {where}',
        place=one.place,
        evidence=(text.cite(one.start, one.end, value=one.value),),
        values=((one.article, (one.text,)),),
        causes=((one.article, one.start, one.end),),
        hint="add a claim for it, or ignore it in the claim file with a reason",
    )


def _malformed(text: ReadArticle) -> list[Finding]:
    """Figures that the language can read in more than one way."""
    findings = []
    for mention in text.reading.mentions:
        if mention.problem is None or not mention.readings:
            continue
        wording = _wording(text, mention.start, mention.end)
        readings = " or ".join(str(reading) for reading in mention.readings)
        findings.append(
            Finding(
                code="FL303",
                message=f'"{wording}" may be read as {readings}: {mention.problem}',
                place=text.place(mention.start, mention.end),
                evidence=(text.cite(mention.start, mention.end, value=readings, mark=mention.core),),
                values=((text.article.path, (wording,)),),
                causes=((text.article.path, mention.start, mention.end),),
                hint="mend the separator in the text",
            )
        )
    return findings


def _wording(text: ReadArticle, start: int, end: int) -> str:
    """The stretch on one line, whatever its digits' width: what an acknowledgement says must not wrap."""
    return " ".join(plain(text.words(start, end)).text.split())


def _listed(wordings: Sequence[str]) -> str:
    """The wordings in quote marks: "a", "b" and "c"."""
    marked = [f'"{wording}"' for wording in wordings]
    return " and ".join(filter(None, (", ".join(marked[:-1]), marked[-1])))
