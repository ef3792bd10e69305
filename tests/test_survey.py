"""What articles say outside of claims: one finding per cause, with every form as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

import pytest

from checker.coverage import count
from checker.evidence import ReadArticle
from checker.model import (
    Anchor,
    Article,
    Attribute,
    Claim,
    Entry,
    Finding,
    Form,
    Judged,
    Mention,
    Place,
    Qualifiers,
    Reading,
    Registry,
    Relation,
    Verdict,
)
from checker.quantities import Quantity
from checker.survey import survey, unclaimed
from checker.text.forms import FormMatcher
from checker.text.misspelt import Misspelt
from checker.text.positions import LineIndex

Status = Literal["preferred", "accepted", "variant"]


def entry(id: str, registry: Literal["entity", "role", "term"], **forms: dict[Status, str | list[str]]) -> Entry:
    wordings = [
        Form(text, language, status)
        for language, statuses in forms.items()
        for status, texts in statuses.items()
        for text in ([texts] if isinstance(texts, str) else texts)
    ]
    return Entry(id, registry, None, None, tuple(wordings), Place("claims/entities.yaml"))


CONVENTION = entry(
    "hanoi-convention",
    "entity",
    sv={
        "preferred": "Hanoi-konventionen",
        "accepted": "konventionen",
        "variant": ["Hanoi -konventionen", "Hanoikonventionen"],
    },
    fr={"preferred": "Convention de Hanoï", "variant": "Convention de Hanoi"},
)
MINISTER = entry(
    "minister", "role", sv={"preferred": "minister för offentlig säkerhet", "variant": "säkerhetsminister"}
)
NOUN = entry("cybercrime", "term", sv={"preferred": "it-brottslighet", "variant": "cyberbrottslighet"})
PERSON = entry("antonio-guterres", "entity", sv={"preferred": "António Guterres"})
REGISTRY = Registry({one.id: one for one in (CONVENTION, PERSON)}, {MINISTER.id: MINISTER}, {NOUN.id: NOUN}, {}, ())


def article(text: str, language: str = "sv", mentions: tuple[Mention, ...] = ()) -> ReadArticle:
    hits = FormMatcher(REGISTRY, language, ("s", ":s")).hits(text)
    reading = Reading(text, language, mentions, hits, frozenset(), tuple(Misspelt(REGISTRY, language).find(text, hits)))
    return ReadArticle(Article(f"seeds/a.{language}.txt", language, text), reading, LineIndex(text))


def judged(text: ReadArticle, id: str, quote: str, *, type: str = "count", written: str = "72") -> Judged:
    place = Place("claims/signing/a.yaml")
    attribute = Attribute(id.partition(".")[2], type, None, None, "one", False, None, None, place)
    claim = Claim(
        id, "signing", text.article.path, text.article.language, id.partition(".")[0], attribute, written, written,
        quote, None, None, Qualifiers(), place, place,
    )  # fmt: skip
    start = text.article.text.rindex(quote)
    return Judged(claim, Anchor.EXACT, Verdict.SUPPORTED, start, start + len(quote))


def findings(*articles: ReadArticle, claims: Sequence[Judged] = ()) -> list[Finding]:
    """What is found, where every article has at least one claim."""
    some = [judged(one, "hanoi-convention.signatories", "") for one in articles]
    return [one for one in survey(articles, [*some, *claims]) if one.code != "FL301"]


def test_variants_are_one_finding_per_entry_and_article_with_every_form_as_evidence() -> None:
    text = "I Hanoikonventionen.\nHanoi -konventionen: Hanoi-konventionens mål i Hanoikonventionen"
    [found] = findings(article(text))
    assert found.code == "FL204"
    assert found.fact == "signing/hanoi-convention.name"
    assert found.values == (("seeds/a.sv.txt", ("Hanoi-konventionen", "Hanoi -konventionen", "Hanoikonventionen")),)
    assert [one.text for one in found.evidence] == ["Hanoi-konventionens", "Hanoi -konventionen", "Hanoikonventionen"]
    assert [one.value for one in found.evidence] == ["Hanoi-konventionen", "Hanoi -konventionen", "Hanoikonventionen"]
    assert found.place == Place("seeds/a.sv.txt", 1, 3, 1, 20)
    assert [text[start:end] for _, start, end in found.causes] == [
        "Hanoikonventionen",
        "Hanoi -konventionen",
        "Hanoikonventionen",
    ]
    assert found.message == (
        'hanoi-convention goes by "Hanoi -konventionen" and "Hanoikonventionen" beside "Hanoi-konventionen"'
    )
    assert found.hint == 'write "Hanoi-konventionen", or acknowledge the difference'


def test_a_lone_variant_is_reported_too() -> None:
    [found] = findings(article("Hanoikonventionen"))
    assert found.message == 'hanoi-convention goes by "Hanoikonventionen"'


def test_every_article_has_a_finding_of_its_own() -> None:
    found = findings(article("Hanoikonventionen"), article("la Convention de Hanoi", "fr"))
    assert [(one.values[0][0], one.hint) for one in found] == [
        ("seeds/a.sv.txt", 'write "Hanoi-konventionen", or acknowledge the difference'),
        ("seeds/a.fr.txt", 'write "Convention de Hanoï", or acknowledge the difference'),
    ]


@pytest.mark.parametrize(
    ("text", "code", "fact"),
    [
        ("en säkerhetsminister", "FL203", "signing/minister.name"),
        ("mot cyberbrottslighet", "FL204", "signing/cybercrime.name"),
        ("i Hanoikonventionen", "FL204", "signing/hanoi-convention.name"),
    ],
)
def test_a_variant_of_a_title_is_a_title_that_differs(text: str, code: str, fact: str) -> None:
    [found] = findings(article(text))
    assert (found.code, found.fact) == (code, fact)


@pytest.mark.parametrize("text", ["Hanoi-konventionen och konventionen", "minister för offentlig säkerhet", ""])
def test_preferred_and_accepted_forms_are_never_reported(text: str) -> None:
    assert findings(article(text)) == []


def test_swapped_and_rewrapped_text_leaves_the_values_as_they_are() -> None:
    [one] = findings(article("Hanoikonventionen och Hanoi -konventionen"))
    [other] = findings(article("Hanoi\n-konventionen och\u00a0Hanoikonventionens"))
    assert one.values == other.values


def test_a_misspelt_name_outside_quotes_is_a_near_miss() -> None:
    [found] = findings(article("Sedan talade Antonio Guterres.\nAntonio Guterres satt ner."))
    assert found.code == "FL302"
    assert found.fact is None
    assert found.place == Place("seeds/a.sv.txt", 1, 14, 1, 30)
    assert found.message == '"Antonio Guterres" is almost "António Guterres", a name of antonio-guterres'
    assert found.values == (("seeds/a.sv.txt", ("Antonio Guterres",)),)
    assert len(found.evidence) == len(found.causes) == 2


def test_a_misspelt_name_in_a_quote_is_an_unregistered_name_of_that_claim() -> None:
    text = article("Antonio Guterres. Sedan talade Antonio Guterres.")
    claim = judged(text, "antonio-guterres.title", "Sedan talade Antonio Guterres.")
    [found] = findings(text, claims=[claim])
    assert found.code == "FL107"
    assert found.place == Place("seeds/a.sv.txt", 1, 32, 1, 48)
    assert [one.claim for one in found.evidence] == [None, "antonio-guterres.title"]


def test_a_misspelt_name_that_is_claimed_as_a_name_is_left_to_the_claim() -> None:
    text = article("Sedan talade Antonio Guterres.")
    quote = "Antonio Guterres"
    assert findings(text, claims=[judged(text, "antonio-guterres.name", quote, type="name", written=quote)]) == []


def test_an_unclaimed_figure_is_named_and_a_claimed_or_vague_one_is_not() -> None:
    mentions = (
        Mention("number", 0, 2, Quantity(Decimal(72)), core=(0, 2)),
        Mention("number", 10, 12, Quantity(Decimal(18)), core=(10, 12)),
        Mention("number", 20, 25, Quantity(None, "many"), core=(20, 25)),
        Mention("date", 30, 35, Quantity(Decimal(1)), relative=0),
    )
    text = article("72 länder, 18 länder, många talade idag", mentions=mentions)
    claim = judged(text, "hanoi-convention.signatories", "72 länder")
    claim = claim._replace(considered=((mentions[0], Relation.EQUAL),))
    found = unclaimed(text, count(text, [claim]).counted)
    assert [(one.code, one.place.column) for one in found] == [("FL301", 11)]


def test_an_article_without_claims_has_no_story_to_report_variants_in() -> None:
    assert survey([article("Hanoikonventionen")], []) == []


def test_a_malformed_figure_shows_its_readings() -> None:
    readings = (Quantity(Decimal("83.5")), Quantity(Decimal("835")))
    mention = Mention(
        "number", 8, 12, readings[0], core=(8, 12), readings=readings, problem="no separator of French stands there"
    )
    [found] = findings(article("Environ 83 5 millions", "fr", (mention,)))
    assert found.code == "FL303"
    assert found.message == '"83 5" may be read as 83.5 or 835: no separator of French stands there'
    assert found.place == Place("seeds/a.fr.txt", 1, 9, 1, 13)
    assert found.evidence[0].text == "83 5"


def test_the_width_and_wrapping_of_a_malformed_figure_leave_its_values_as_they_are() -> None:
    readings = (Quantity(Decimal("83.5")), Quantity(Decimal("835")))
    mention = Mention("number", 8, 12, readings[0], core=(8, 12), readings=readings, problem="no separator")
    [one] = findings(article("Environ 83 5 millions", "fr", (mention,)))
    [other] = findings(article("Environ ８３\n５ millions", "fr", (mention,)))
    assert one.values == other.values


def test_a_contradicted_weekday_and_an_open_figure_are_no_malformed_figures() -> None:
    weekday = Mention("date", 0, 4, Quantity(Decimal(1)), problem="the day is a Sunday")
    both = Mention("time", 0, 4, Quantity(Decimal(1)), readings=(Quantity(Decimal(1)), Quantity(Decimal(13))))
    assert findings(article("Environ", "fr", (weekday, both))) == []
