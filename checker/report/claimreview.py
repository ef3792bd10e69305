"""Verified claims as ClaimReview (https://schema.org/ClaimReview) in JSON-LD.

A claim is verified where its article says it and no article of its story says otherwise: that is what the
rating means, and no more. Addresses are the articles' paths, relative to wherever the file is published;
who publishes it, and so the `author` of the reviews, is for the publisher to add.
"""

from __future__ import annotations

from typing import Any

from checker.model import Claim, Entry, Judged, Registry, Report, Verdict
from checker.report import Options
from checker.report.escapes import json_lines, uri
from checker.report.page.states import AGREES, COMPATIBLE, SINGLE, states_of
from checker.report.summary import ordered_claims, ordered_findings

_VERIFIED = (AGREES, SINGLE, COMPATIBLE)
_BEST, _WORST = 5, 1
_WIKIDATA = "https://www.wikidata.org/entity/"


def render(report: Report, options: Options) -> str:
    """A graph with one review for each verified claim, by claim file and line."""
    states = states_of(report, ordered_findings(report))
    agreeing = {
        (one.claim.article, one.claim.id): len({other.claim.article for other in fact.judged}) - 1
        for fact in report.facts
        if states.of_fact(fact) in _VERIFIED
        for one in fact.judged
    }
    reviews = json_lines(
        _review(one, agreeing[one.claim.article, one.claim.id], report.registry)
        for one in ordered_claims(report)
        if one.verdict is Verdict.SUPPORTED and (one.claim.article, one.claim.id) in agreeing
    )
    document = f'{{"@context":"https://schema.org",\n"@graph":{reviews}}}\n'
    return document.replace("<", "\\u003c")  # the place of JSON-LD is inside a script element


def _review(judged: Judged, others: int, registry: Registry) -> dict[str, Any]:
    claim = judged.claim
    return {
        "@type": "ClaimReview",
        "@id": f"{uri(claim.article)}#{uri(claim.id)}",
        "url": uri(claim.article),
        "claimReviewed": _in_words(claim, registry),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _BEST,
            "bestRating": _BEST,
            "worstRating": _WORST,
            "alternateName": "Stated by its source" + (f"; {others} more agree" if others else ""),
        },
        "itemReviewed": _item(claim, registry),
    }


def _in_words(claim: Claim, registry: Registry) -> str:
    name = _name(registry.entities.get(claim.subject), claim.subject, claim.language)
    label = claim.attribute.label or claim.attribute.id.replace("-", " ")
    return f"{name}: {label}: {claim.written}"


def _item(claim: Claim, registry: Registry) -> dict[str, Any]:
    """The claim where it appears, and who makes it if the article says so."""
    appearance = {"@type": "CreativeWork", "url": uri(claim.article), "inLanguage": claim.language}
    if claim.published is not None:
        appearance["datePublished"] = claim.published
    item = {"@type": "Claim", "text": claim.quote, "inLanguage": claim.language, "appearance": appearance}
    if claim.qualifiers.according_to is not None:
        item["author"] = _author(claim.qualifiers.according_to, claim.language, registry)
    return item


def _author(name: str, language: str, registry: Registry) -> dict[str, str]:
    entry = registry.entities.get(name)
    kind = "Person" if entry is not None and entry.kind == "person" else "Organization"
    author = {"@type": kind, "name": _name(entry, name, language)}
    if entry is not None and entry.wikidata:
        author["sameAs"] = _WIKIDATA + uri(entry.wikidata)
    return author


def _name(entry: Entry | None, name: str, language: str) -> str:
    """The preferred name in the language, else in any, else the id as words."""
    forms = [] if entry is None else [form for form in entry.forms if form.status == "preferred"]
    for wanted in (language, language.partition("-")[0], "*"):
        found = next((form.text for form in forms if form.language == wanted), None)
        if found is not None:
            return found
    return forms[0].text if forms else name.replace("-", " ")
