"""CSV as a spreadsheet reads it, and ClaimReview by the rules of schema.org and of search engines."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from checker.model import Qualifiers, Report
from checker.report import render
from tests.report.canonical import FINDINGS, REPORT
from tests.report.sample import CLEAN, EMPTY, FRENCH, JAPANESE, SWEDISH, facts_of, judged


def rows(report: Report = REPORT) -> list[dict[str, str]]:
    text = render("csv", report)
    return list(csv.DictReader(io.StringIO(text.encode().decode("utf-8-sig"), newline="")))


class TestCsv:
    def test_begins_with_the_mark_that_excel_knows_utf_8_by(self) -> None:
        assert render("csv", REPORT).encode().startswith(b"\xef\xbb\xbfstory,")

    def test_has_a_row_for_every_fact_with_what_each_article_says(self) -> None:
        (one,) = [row for row in rows() if row["fact"] == "festival/festival.countries"]
        assert one["story"] == "festival"
        assert one["subject"] == "festival"
        assert one["attribute"] == "countries"
        assert one["state"] == "differs"
        assert "FL201" in one["codes"]
        assert (one["sv article"], one["sv value"], one["sv state"]) == (SWEDISH.path, "65", "differs")
        assert (one["ja article"], one["ja value"], one["ja state"]) == (JAPANESE.path, "72", "agrees")
        assert {row["fact"] for row in rows()} >= {fact.id for fact in REPORT.facts}

    def test_articles_of_one_language_stand_side_by_side(self) -> None:
        (one,) = [row for row in rows() if row["fact"] == "festival/market.visitors"]
        assert (one["fr value"], one["fr 2 value"]) == ("", "3000")
        assert one["fr state"] == "missing"

    def test_an_acknowledged_difference_has_its_reason(self) -> None:
        (one,) = [row for row in rows() if row["fact"].startswith("festival/festival.adopted")]
        assert one["acknowledged"] == "both | are `right` <ok> @all"

    @pytest.mark.parametrize(
        ("written", "cell"),
        [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1+1", "'-1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "' =1"),
            ("＝1", "'＝1"),
            ("-5", "-5"),
            ("-5.5", "-5.5"),
            ("> 2500", "> 2500"),
            ("\t=1", "' =1"),
            ('a"b,c', 'a"b,c'),
        ],
        ids=ascii,
    )
    def test_no_cell_is_a_formula(self, written: str, cell: str) -> None:
        claims = (judged(FRENCH, 4, "72 pays", "festival.countries", "name", written),)
        (one,) = rows(CLEAN._replace(judged=claims, facts=facts_of(claims)))
        assert one["fr value"] == cell

    def test_of_nothing_is_its_headings(self) -> None:
        assert len(render("csv", EMPTY).splitlines()) == 1


def reviews(report: Report = REPORT) -> list[dict[str, Any]]:
    document = json.loads(render("claimreview", report))
    assert document["@context"] == "https://schema.org"
    return list(document["@graph"])


class TestClaimReview:
    """https://schema.org/ClaimReview; https://developers.google.com/search/docs/appearance/structured-data/factcheck"""

    def test_has_all_required_properties(self) -> None:
        for one in reviews():
            assert one["@type"] == "ClaimReview"
            assert one["claimReviewed"]
            assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", one["url"])
            rating = one["reviewRating"]
            assert rating["@type"] == "Rating"
            assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
            assert rating["alternateName"]
            item = one["itemReviewed"]
            assert item["@type"] == "Claim"
            assert item["appearance"]["@type"] == "CreativeWork"
            assert item["appearance"]["url"] == one["url"]
        assert len({one["@id"] for one in reviews()}) == len(reviews())

    def test_holds_verified_claims_alone(self) -> None:
        claims = {(one["url"], one["@id"].partition("#")[2]) for one in reviews()}
        assert (SWEDISH.path, "festival.said") in claims
        assert not {claim for _, claim in claims} & {"festival.countries", "festival.delegates", "bridge.length"}

    def test_what_an_article_of_the_story_denies_is_not_verified(self) -> None:
        agreeing = REPORT._replace(findings=tuple(one for one in FINDINGS if one.code != "FL201"))
        claims = [one for one in reviews(agreeing) if one["@id"].endswith("festival.countries")]
        assert claims
        assert {one["reviewRating"]["alternateName"] for one in claims} == {"Stated by its source; 2 more agree"}

    def test_names_subject_and_speaker_in_words(self) -> None:
        (one,) = [one for one in reviews() if one["@id"].endswith("#market.called")]
        assert one["claimReviewed"] == "marché <d’été>: called: 🎪"
        assert one["itemReviewed"]["author"] == {
            "@type": "Person",
            "name": "Lena Ek",
            "sameAs": "https://www.wikidata.org/entity/Q42",
        }

    def test_says_when_the_article_was_published_if_the_claim_file_does(self) -> None:
        one = judged(FRENCH, 4, "72 pays", "festival.countries", "count", "72", qualifiers=Qualifiers())
        dated = (one._replace(claim=one.claim._replace(published="2025-10-26")),)
        (review,) = reviews(CLEAN._replace(judged=dated, facts=facts_of(dated)))
        assert review["itemReviewed"]["appearance"]["datePublished"] == "2025-10-26"

    def test_can_stand_inside_a_script_element(self) -> None:
        one = judged(FRENCH, 4, "72 pays", "festival.countries", "name", "</script><!--")
        assert "<" not in render("claimreview", CLEAN._replace(judged=(one,), facts=facts_of((one,))))
