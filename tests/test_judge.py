"""A claim held against its text: what the quote must say, what rivals it holds, what counts as a change."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from checker.load.configuration import load_config
from checker.model import Judged, Report
from checker.run import check
from tests.case_files import base_files, write_files


def story(root: Path, text: str, *claims: dict[str, Any], language: str = "en") -> Report:
    """One article and its claims over the registry of the cases; the other articles are left out."""
    files = {name: content for name, content in base_files().items() if name.count("/") < 2 and name[:5] != "seeds"}
    files[f"seeds/text.{language}.txt"] = text.encode()
    document = {"article": f"seeds/text.{language}.txt", "claims": list(claims)}
    files[f"claims/story/text.{language}.yaml"] = json.dumps(document, ensure_ascii=False).encode()
    return check(load_config(str(write_files(root, files)), None, {}))


def held(root: Path, text: str, quote: str, says: dict[str, Any], language: str = "en", **beside: str) -> Judged:
    report = story(root, text, {"quote": quote, "says": says, **beside}, language=language)
    assert [finding.message for finding in report.findings if finding.code.startswith("FL0")] == []
    (judged,) = report.judged
    return judged


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


# --- a value against its rivals ---------------------------------------------------------------

BRIDGE = "The Tove Jansson Bridge was crossed by 42 adults, 17 children and 30 boats. "


@pytest.mark.parametrize(
    ("text", "quote", "says", "verdict"),
    [
        pytest.param("On the bridge: 42 people.", "42 people", {"visitors": 42}, "supported", id="the number is there"),
        pytest.param("On the bridge: 42 people.", "42 people", {"visitors": 43}, "refuted", id="another number is"),
        pytest.param("On the bridge: 42 people.", "On the bridge", {"visitors": 42}, "not_found", id="no number is"),
        pytest.param(
            "On the bridge: 42 people and 43 people.",
            "42 people and 43 people",
            {"visitors": 42},
            "ambiguous",
            id="all mentions count, not any",
        ),
        pytest.param(
            "On the bridge: 42 people, yes, 42 people.",
            "42 people, yes, 42 people",
            {"visitors": 42},
            "supported",
            id="a number said twice is one value",
        ),
        pytest.param(
            "On the bridge: 42 people and 17 children.",
            "42 people and 17 children",
            {"visitors": 42},
            "supported",
            id="another noun is no rival",
        ),
        pytest.param(
            "On the bridge: 42 people in 2025.",
            "42 people in 2025",
            {"visitors": 42},
            "supported",
            id="a year is no rival of a count",
        ),
        pytest.param(
            "The bridge is 812 metres long and 12 metres wide.",
            "812 metres long and 12 metres wide",
            {"length": "812 meter"},
            "ambiguous",
            id="two lengths in one quote",
        ),
        pytest.param(
            "The bridge is 812 metres long and weighs 900 tonnes.",
            "812 metres long and weighs 900 tonnes",
            {"length": "812 meter"},
            "supported",
            id="another dimension is no rival",
        ),
        pytest.param(
            "The bridge was opened on 14 August 2025, not on 15 August 2025.",
            "on 14 August 2025, not on 15 August 2025",
            {"opened": "2025-08-14"},
            "ambiguous",
            id="two days in one quote",
        ),
        pytest.param(
            "The bridge was opened on 14 August 2025.",
            "on 14 August",
            {"opened": "2025-08-14"},
            "not_found",
            id="a quote that cuts into a date sees none",
        ),
        pytest.param(
            "The bridge was crossed by 2,500 people.",
            "500 people",
            {"visitors": 500},
            "refuted",
            id="a quote that cuts into a figure does not see its rest",
        ),
        pytest.param(
            "The bridge was crossed by more than 2,500 people.",
            "2,500 people",
            {"visitors": "> 2500"},
            "supported",
            id="a quote that cuts the bound off still sees it",
        ),
        pytest.param(
            "The bridge was crossed by more than 2,500 people.",
            "2,500 people",
            {"visitors": "2500"},
            "refuted",
            id="and so is held to it",
        ),
        pytest.param(
            "Lena Ek and Omar Diallo opened the bridge.",
            "Lena Ek and Omar Diallo",
            {"opened-by": "lena-ek"},
            "ambiguous",
            id="two people in one quote",
        ),
        pytest.param(
            "Lena Ek opened the bridge in Gothenburg.",
            "Lena Ek opened the bridge in Gothenburg",
            {"opened-by": "lena-ek"},
            "supported",
            id="neither the subject nor a place is a rival of a person",
        ),
        pytest.param(
            "Norway and Kenya signed on the bridge.",
            "Norway and Kenya",
            {"signer": "norway"},
            "supported",
            id="under each the quote may name others",
        ),
        pytest.param(
            "Norway, Kenya and Peru met on the bridge.",
            "Norway, Kenya and Peru",
            {"observers": ["norway", "kenya"]},
            "supported",
            id="a list is judged member by member",
        ),
        pytest.param(
            "Norway and Japan met on the bridge.",
            "Norway and Japan",
            {"observers": ["norway", "kenya"]},
            "refuted",
            id="a list with another member in place of one",
        ),
        pytest.param(
            "Norway met on the bridge.",
            "Norway met",
            {"observers": ["norway", "kenya"]},
            "not_found",
            id="a list with a member that the quote lacks",
        ),
    ],
)
def test_a_value_against_its_rivals(text, quote, says, verdict, tmp_path):
    says = {f"tove-jansson-bridge.{name}": value for name, value in says.items()}
    assert held(tmp_path, text, quote, says).verdict.value == verdict


def test_a_list_needs_the_recogniser_of_its_items(tmp_path):
    """Maori has no number words or counts yet; names need the registry alone."""
    numbers = {"quote": "tekau", "says": {"tove-jansson-bridge.rows": ["10"]}}
    names = {"quote": "Norway", "says": {"tove-jansson-bridge.observers": ["norway"]}}
    text = "Tove Jansson Bridge: tekau, Norway."
    found = []
    for number, claim in enumerate((numbers, names)):
        files = {name: content for name, content in base_files().items() if name.startswith(("claims/", "factlint"))}
        files = {name: content for name, content in files.items() if name.count("/") < 2}
        entities = (
            b'tove-jansson-bridge: {names: {"*": Tove Jansson Bridge}}\nnorway: {kind: country, names: {"*": Norway}}\n'
        )
        files["claims/entities.yaml"] = entities
        files["claims/vocabulary.yaml"] = (
            b"attributes:\n  rows: {type: list, items: count}\n  observers: {type: list, items: entity, of: country}\n"
        )
        files["seeds/text.mi.txt"] = text.encode()
        document = {"article": "seeds/text.mi.txt", "claims": [claim]}
        files["claims/story/text.mi.yaml"] = json.dumps(document).encode()
        root = write_files(tmp_path / str(number), files)
        found += [one.verdict.value for one in check(load_config(str(root), None, {})).judged]
    assert found == ["not_checked", "supported"]


def test_a_title_is_supported_beside_others(tmp_path):
    text = "Lena Ek, minister of culture and mayor, smiled."
    assert (
        held(tmp_path, text, "minister of culture and mayor", {"lena-ek.title": "mayor"}).verdict.value == "supported"
    )


def test_a_narrower_title_in_the_text_refutes_a_broader_claim(tmp_path):
    text = "Lena Ek, minister of culture, smiled."
    assert held(tmp_path, text, "minister of culture", {"lena-ek.title": "minister"}).verdict.value == "refuted"


def test_an_entity_that_qualifies_the_claim_is_no_rival(tmp_path):
    text = "Omar Diallo said that Lena Ek opened the bridge."
    says = {"tove-jansson-bridge.opened-by": "lena-ek"}
    quote = "Omar Diallo said that Lena Ek opened"
    assert held(tmp_path / "1", text, quote, says, according_to="omar-diallo").verdict.value == "supported"
    assert held(tmp_path / "2", text, quote, says).verdict.value == "ambiguous"


@pytest.mark.parametrize(
    ("language", "quote", "says", "verdict"),
    [
        pytest.param("en", "one day", {"lasted": "1 day"}, "supported", id="one day is one day"),
        pytest.param("sv", "en dag", {"lasted": "1 day"}, "supported", id="an article and a unit of time"),
        pytest.param(
            "fr", "un pays", {"entry-into-force-threshold": 1}, "supported", id="an article and a counted noun"
        ),
        pytest.param("fr", "plus d'un jour", {"lasted": "> 1 day"}, "supported", id="an article with a bound"),
        pytest.param("fr", "un jour", {"lasted": "2 days"}, "not_found", id="an article is no two"),
        pytest.param("fr", "aucun pays", {"entry-into-force-threshold": 1}, "not_found", id="none is not one"),
    ],
)
def test_an_article_says_one_where_a_claim_does(language, quote, says, verdict, tmp_path):
    says = {f"tove-jansson-bridge.{key}": value for key, value in says.items()}
    assert held(tmp_path, f"Lena Ek: {quote}.", quote, says, language).verdict.value == verdict


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        pytest.param("It opened on 14 August.", {"opened": "2025-08-14"}, "less than … write XXXX-08-14", id="no year"),
        pytest.param("It drew over 40 people.", {"visitors": 42}, 'less than … write "> 40"', id="a bound"),
        pytest.param("It drew 42 people.", {"visitors": "> 40"}, "more than … write 42", id="a figure"),
        pytest.param("It drew 43 people.", {"visitors": 42}, "correct the text, or the claim", id="another figure"),
    ],
)
def test_where_the_text_says_less_or_more_the_hint_has_what_it_says(text, says, hint, tmp_path):
    says = {f"tove-jansson-bridge.{key}": value for key, value in says.items()}
    report = story(tmp_path, f"The bridge. {text}", {"quote": text[3:-1], "says": says})
    (finding,) = [finding for finding in report.findings if finding.code == "FL103"]
    assert hint.replace("…", "the claim: correct the text, or") in (finding.hint or "")


def test_the_nearest_rival_is_shown(tmp_path):
    text = "Of the people on the bridge 900 people came first, 41 people then, 3 people last."
    claim = {"quote": "900 people came first, 41 people then, 3 people", "says": {"tove-jansson-bridge.visitors": 42}}
    report = story(tmp_path, text, claim)
    assert "41" in report.findings[0].message


def test_a_statement_is_supported_by_its_quote_and_counted_apart(tmp_path):
    judged = held(tmp_path, "The bridge is a beginning.", "a beginning", {"tove-jansson-bridge.message": "beginning"})
    assert (judged.verdict.value, judged.quoted) == ("supported", True)


# --- what has changed -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "quote", "text", "says"),
    [
        pytest.param(
            "en", "crossed by 42 people that day", "crossed by 47 people that day", {"visitors": 42}, id="a number"
        ),
        pytest.param(
            "en", "crossed by 42 people that day", "crossed by 42 boats that day", {"visitors": 42}, id="a noun"
        ),
        pytest.param(
            "en", "crossed by forty-two people", "crossed by forty-one people", {"visitors": 42}, id="a number word"
        ),
        pytest.param(
            "sv",
            "kostade 83,5 miljoner euro",
            "kostade 83,5 miljoner kronor",
            {"cost": "83.5 million"},
            id="a currency",
        ),
        pytest.param(
            "sv",
            "kostade 83,5 miljoner euro",
            "kostade 83,5 miljarder euro",
            {"cost": "83.5 million"},
            id="a multiplier",
        ),
        pytest.param(
            "fr",
            "ouvert le 14 août 2025 au matin",
            "ouvert le 14 mai 2025 au matin",
            {"opened": "2025-08-14 morning"},
            id="a month",
        ),
        pytest.param(
            "fr",
            "ouvert le 14 août 2025 au matin",
            "ouvert le 14 août 2024 au matin",
            {"opened": "2025-08-14 morning"},
            id="a year",
        ),
        pytest.param(
            "fr",
            "ouvert le 14 août 2025 à 10 heures",
            "ouvert le 14 août 2025 à 11 heures",
            {"starts": "10:00"},
            id="an hour",
        ),
        pytest.param(
            "fr", "ouvert par Lena Ek à Göteborg", "ouvert par Lena Ek à Malmö", {"held-in": "gothenburg"}, id="a place"
        ),
        pytest.param(
            "ja", "800メートルを10人以上が渡った", "800メートルを10人以下が渡った", {"visitors": ">= 10"}, id="a bound"
        ),
        pytest.param(
            "ja", "レナ・エク市長が開通させた", "レナ・エク大臣が開通させた", {"opened-by": "lena-ek"}, id="a role"
        ),
        pytest.param("sv", "antogs med konsensus", "antogs med majoritet", {"adopted": "consensus"}, id="a term"),
        pytest.param(
            "en",
            "was opened by Lena Ek in the rain",
            "was not opened by Lena Ek in the rain",
            {"opened-by": "lena-ek"},
            id="a negation",
        ),
        pytest.param(
            "fr",
            "elle a été ouverte par Lena Ek",
            "elle n'a pas été ouverte par Lena Ek",
            {"opened-by": "lena-ek"},
            id="a French negation",
        ),
        pytest.param(
            "en",
            "was opened by Lena Ek",
            "wasn't opened by Lena Ek",
            {"opened-by": "lena-ek"},
            id="a contracted negation",
        ),
        pytest.param(
            "ja",
            "レナ・エクが開通させた",
            "レナ・エクが開通させなかった",
            {"opened-by": "lena-ek"},
            id="a Japanese negation",
        ),
        pytest.param(
            "en",
            "crossed by 42 people, 17 of them children",
            "crossed by 42 people, 71 of them children",
            {"visitors": 42},
            id="a number beside the claimed one",
        ),
    ],
)
def test_a_changed_fact_never_passes_as_drift(language, quote, text, says, tmp_path):
    named = {
        "en": "The bridge. ",
        "sv": "Tove Jansson-bron. ",
        "fr": "Le pont Tove-Jansson. ",
        "ja": "トーベ・ヤンソン橋。",
    }
    says = {f"tove-jansson-bridge.{name}": value for name, value in says.items()}
    report = story(tmp_path, f"{named[language]}{text}.", {"quote": quote, "says": says}, language=language)
    assert {"FL101", "FL103", "FL106"} & set(codes(report)), codes(report)
    assert "FL102" not in codes(report)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        pytest.param("Lena Ek said: bridges connect our two cities.", False, id="as it was"),
        pytest.param("Lena Ek said: Bridges CONNECT our two cities.", False, id="case"),
        pytest.param("Lena Ek said: bridges connect, our two cities!", False, id="punctuation"),
        pytest.param("Lena Ek said: bridgés connect our two cities.", False, id="diacritics"),
        pytest.param("Lena Ek said: bridges connected our two cities.", False, id="inflection"),
        pytest.param("Lena Ek said: bridges divide our two cities.", True, id="a word replaced"),
        pytest.param("Lena Ek said: bridges connect our three cities.", True, id="a number replaced"),
        pytest.param("Lena Ek said: bridges connect our cities.", True, id="a word left out"),
        pytest.param("Lena Ek said: bridges never connect our two cities.", True, id="a word added"),
    ],
)
def test_in_a_statement_any_replaced_word_counts(text, changed, tmp_path):
    says = {"tove-jansson-bridge.message": "bridges-connect"}
    claim = {"quote": "bridges connect our two cities", "prefix": "Lena Ek said: ", "says": says}
    report = story(tmp_path, f"The bridge opens. {text}", claim)
    assert ("FL103" in codes(report)) == changed, [finding.message for finding in report.findings]


# An article, a quote of its visitors and one of its cost.
SAYS = {
    "en": (
        "The Tove Jansson Bridge cost 83.5 million euros and drew more than 2 500 people.",
        "more than 2 500 people",
        "83.5 million euros",
    ),
    "sv": (
        "Tove Jansson-bron kostade 83,5 miljoner euro och lockade fler än 2 500 personer.",
        "fler än 2 500 personer",
        "83,5 miljoner euro",
    ),
    "fr": (
        "Le pont Tove-Jansson a coûté 83,5 millions d'euros et attiré plus de 2 500 personnes.",
        "plus de 2 500 personnes",
        "83,5 millions d'euros",
    ),
    "ja": (
        "トーベ・ヤンソン橋の費用は8,350万ユーロで、2,500人を超える人が渡った。",
        "2,500人を超える",
        "8,350万ユーロ",
    ),
}
HARMLESS = {
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "doubled spaces": lambda text: text.replace(" ", "  "),
    "one word on each line": lambda text: text.replace(" ", "\n"),
    "lines as Windows ends them": lambda text: text.replace(" ", "\r\n"),
    "full-width digits": lambda text: text.translate({ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"}),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "another apostrophe": lambda text: text.replace("'", "’"),
    "soft hyphens": lambda text: text.replace("Jans", "Jan\u00ads"),
}


@pytest.mark.parametrize("language", SAYS)
@pytest.mark.parametrize("edit", HARMLESS)
def test_a_harmless_edit_changes_nothing(edit, language, tmp_path):
    text, visitors, cost = SAYS[language]
    claims = [
        {"quote": visitors, "says": {"tove-jansson-bridge.visitors": "> 2500"}},
        {"quote": cost, "says": {"tove-jansson-bridge.cost": "83.5 million"}},
    ]
    report = story(tmp_path, HARMLESS[edit](text), *claims, language=language)
    assert [finding.message for finding in report.findings] == []
    assert {one.anchor.value for one in report.judged} == {"exact"}


@pytest.mark.parametrize(
    ("language", "text", "quote", "beside"),
    [
        pytest.param("sv", "Lena Ek är inte en viktig gäst.", "Lena Ek", {"suffix": " är en viktig"}, id="behind it"),
        pytest.param("en", "She did not praise Lena Ek.", "praise Lena Ek", {"prefix": "She did "}, id="before it"),
        pytest.param("fr", "Lena Ek n'a pas ouvert le pont.", "Lena Ek", {"suffix": " a ouvert le"}, id="in two parts"),
    ],
)
def test_a_negation_put_between_a_quote_and_its_context_denies_it(language, text, quote, beside, tmp_path):
    judged = held(tmp_path, text, quote, {"lena-ek.name": "Lena Ek"}, language, **beside)
    assert (judged.anchor.value, judged.verdict.value) == ("drifted", "refuted")


def test_a_negation_beyond_the_context_denies_nothing(tmp_path):
    text = "Lena Ek är helt en viktig gäst, inte en vanlig."
    judged = held(tmp_path, text, "Lena Ek", {"lena-ek.name": "Lena Ek"}, "sv", suffix=" är en viktig")
    assert (judged.anchor.value, judged.verdict.value) == ("drifted", "supported")


def test_both_values_stand_in_the_message(tmp_path):
    claim = {"quote": "crossed by 42 people", "says": {"tove-jansson-bridge.visitors": 42}}
    (finding,) = story(tmp_path, "The bridge was crossed by 47 people.", claim).findings
    assert "42" in finding.message
    assert "47" in finding.message
    assert (finding.place.path, finding.place.column) == ("seeds/text.en.txt", 27)


def test_one_edit_under_several_claims_of_a_quote_is_one_finding(tmp_path):
    says = {"tove-jansson-bridge.visitors": 42, "tove-jansson-bridge.children": 17}
    claim = {"quote": "crossed by 42 people and 17 children", "says": says}
    report = story(tmp_path, "The bridge was crossed by 47 people and 17 children.", claim)
    assert codes(report) == ["FL103"]
    assert [one.verdict.value for one in report.judged] == ["refuted", "supported"]


def test_every_change_under_a_quote_is_named(tmp_path):
    says = {"tove-jansson-bridge.visitors": 42, "tove-jansson-bridge.children": 17}
    claim = {"quote": "crossed by 42 people and 17 children", "says": says}
    (finding,) = story(tmp_path, "The bridge was crossed by 47 people and 18 children.", claim).findings
    assert all(f'"{value}"' in finding.message for value in ("42", "47", "17", "18"))


def test_figures_that_changed_places_are_a_changed_fact(tmp_path):
    claim = {"quote": "42 people and 17 children danced until 10 pm", "says": {"tove-jansson-bridge.message": "danced"}}
    text = "On the bridge 17 people and 42 children danced until 10 pm."
    assert codes(story(tmp_path, text, claim)) == ["FL103"]


def test_a_bound_that_the_quote_cuts_off_is_held_against_the_claim_and_not_against_the_quote(tmp_path):
    claim = {"quote": "2,500 people on foot", "says": {"tove-jansson-bridge.visitors": "> 2500"}}
    text = "The bridge was crossed by {} 2,500 people by foot."
    assert codes(story(tmp_path / "1", text.format("more than"), claim)) == ["FL102"]
    (finding,) = story(tmp_path / "2", text.format("at least"), claim).findings
    assert finding.code == "FL106"
    assert "at least 2,500" in finding.message


@pytest.mark.parametrize(
    ("text", "says", "expected"),
    [
        pytest.param("83 5 millions d'euros", "83.5 million", ["FL303"], id="a reading that the claim has"),
        pytest.param("83 5 millions d'euros", "90 million", ["FL103"], id="none of its readings"),
    ],
)
def test_one_cause_is_one_finding(text, says, expected, tmp_path):
    claim = {"quote": text, "says": {"tove-jansson-bridge.cost": says}}
    assert codes(story(tmp_path, f"Le pont Tove-Jansson a coûté {text}.", claim, language="fr")) == expected


def test_a_drifted_quote_comes_with_the_text_that_mends_it(tmp_path):
    claim = {"quote": "crossed on foot by 42 people", "says": {"tove-jansson-bridge.visitors": 42}}
    (finding,) = story(tmp_path, "The bridge was crossed on bike by 42 people.", claim).findings
    assert finding.code == "FL102"
    assert "crossed on bike by 42 people" in (finding.hint or "")


def test_a_place_that_another_claim_of_the_fact_quotes_vouches_for_that_claim_alone(tmp_path):
    says = {"lena-ek.title": "minister-of-culture"}
    claims = [
        {"quote": "minister of culture Lena Ek opened", "says": says},
        {"quote": "minister of culture, Lena Ek", "says": says},
    ]
    text = "The minister of culture Lena Ek opened the bridge. {}, Lena Ek, left early."
    assert codes(story(tmp_path / "1", text.format("The minister of culture"), *claims)) == []
    assert codes(story(tmp_path / "2", text.format("The mayor"), *claims)) == ["FL101"]


# --- who must be named ------------------------------------------------------------------------


def test_a_subject_is_sought_in_the_whole_article_and_reported_once(tmp_path):
    claims = [
        {"quote": "42 people", "says": {"tove-jansson-bridge.visitors": 42}},
        {"quote": "812 metres", "says": {"tove-jansson-bridge.length": 812}},
    ]
    text = "It was crossed by 42 people and is 812 metres long."
    assert codes(story(tmp_path / "1", text, *claims)) == ["FL108"]
    assert codes(story(tmp_path / "2", f"{text}\n\nPhoto: Tove Jansson Bridge", *claims)) == []


@pytest.mark.parametrize("qualifier", ["on_behalf_of", "according_to"])
def test_a_qualifying_entity_is_sought_too(qualifier, tmp_path):
    claim = {"quote": "42 people", qualifier: "omar-diallo", "says": {"tove-jansson-bridge.visitors": 42}}
    assert codes(story(tmp_path / "1", "On the bridge: 42 people.", claim)) == ["FL108"]
    assert codes(story(tmp_path / "2", "On the bridge: 42 people, says Omar Diallo.", claim)) == []
