"""Claims of one story held against each other: what parts, what agrees, and where it is reported."""

from __future__ import annotations

import pytest

from checker.diff import corroborate, describe
from checker.model import Constraint, Finding, Place, Verdict
from tests.told import NOWHERE, Story

SUPPORTED, NOT_CHECKED = Verdict.SUPPORTED, Verdict.NOT_CHECKED


def two(key: str, one: object, other: object) -> Story:
    """English says one thing, Swedish another; a tuple is several values."""
    story = Story()
    for article, said in (("en", one), ("sv", other)):
        story.says(article, key, *([said] if isinstance(said, str) else said))  # type: ignore[misc]
    return story


def only(story: Story) -> Finding:
    findings = story.findings()
    assert len(findings) == 1, [finding.message for finding in findings]
    return findings[0]


# --- one value against another ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "one", "other", "codes"),
    [
        pytest.param("fair.visitors", "72", "72", [], id="equal counts agree"),
        pytest.param("fair.visitors", "72", "65", ["FL201"], id="other counts contradict"),
        pytest.param("fair.visitors", "> 70", "72", ["FL208"], id="a number within a bound is more precise"),
        pytest.param("fair.visitors", "> 72", "65", ["FL201"], id="a number outside a bound contradicts"),
        pytest.param("fair.visitors", "> 72", "72", ["FL207"], id="a figure and a bound on it differ in the hedge"),
        pytest.param("fair.visitors", ">= 72", "> 72", ["FL207"], id="at least and more than are two hedges"),
        pytest.param(
            "fair.visitors", "< 72", "> 72", ["FL207"], id="bounds that exclude each other are one hedge slip"
        ),
        pytest.param(
            "fair.visitors", "~ 72", "72", ["FL207"], id="an estimate of the same figure differs in the hedge"
        ),
        pytest.param("fair.visitors", "~ 72", "75", [], id="an estimate has no known bounds"),
        pytest.param("fair.visitors", "many", "75", [], id="many has no known bounds"),
        pytest.param("fair.visitors", "4..6", "5", ["FL208"], id="a number within a range is more precise"),
        pytest.param("fair.visitors", "4..6", "5..9", [], id="ranges that overlap are nothing"),
        pytest.param(
            "fair.visitors", "2500", "2512", ["FL201"], id="a figure written to the last digit does not round"
        ),
        pytest.param("fair.cost", "2.5 million EUR", "2512345 EUR", ["FL208"], id="a rounded amount agrees"),
        pytest.param("fair.cost", "2.5 million EUR", "2.6 million EUR", ["FL201"], id="other amounts contradict"),
        pytest.param("fair.cost", "83 EUR", "83 USD", ["FL209"], id="currencies are not converted"),
        pytest.param("fair.cost", "83 dollar", "83 USD", ["FL208"], id="an undetermined dollar is the wider one"),
        pytest.param("fair.helpers", "72 person", "72 boat", ["FL209"], id="other nouns are counted"),
        pytest.param(
            "fair.helpers", "72 person", "65 boat", [], id="another noun with another figure is another thing"
        ),
        pytest.param("fair.helpers", "72 person", "72 child", ["FL208"], id="a narrower noun is more precise"),
        pytest.param("fair.length", "2 kilometer", "2000 meter", [], id="units of one dimension are converted"),
        pytest.param("fair.length", "2 kilometer", "2 kilogram", ["FL209"], id="units of two dimensions are not"),
        pytest.param("fair.opened", "2025-08-14", "2025-08-15", ["FL202"], id="other days contradict"),
        pytest.param("fair.opened", "2025-08-14", "2025-08", ["FL208"], id="a month beside its day"),
        pytest.param("fair.opened", "2025-08-14", "2025-09", ["FL202"], id="a month beside a day of another"),
        pytest.param("fair.opened", "XXXX-08-14", "2025-08-14", ["FL208"], id="an unstated year is uncertainty"),
        pytest.param(
            "fair.opened", "2025-08-14/2025-08-15", "2025-08-14/2025-08-16", ["FL202"], id="other ends contradict"
        ),
        pytest.param(
            "fair.opened", "2025-08-14 morning", "2025-08-14", ["FL208"], id="a part of the day is more precise"
        ),
        pytest.param("fair.opened", "2025-08-14 morning", "2025-08-14 evening", ["FL202"], id="other parts contradict"),
        pytest.param("fair.starts", "10:00", "11:00", ["FL202"], id="other hours contradict"),
        pytest.param("fair.lasted", "2 days", "3 days", ["FL201"], id="other durations contradict"),
        pytest.param("fair.lasted", "> 20 years", "20 years", ["FL207"], id="a duration has a hedge too"),
        pytest.param("fair.opened-by", "ada", "bo", ["FL205"], id="other people contradict"),
        pytest.param("fair.message", "going-on", "over", ["FL210"], id="other statements differ"),
        pytest.param("fair.adopted", "consensus", "majority", ["FL212"], id="other terms differ"),
        pytest.param("fair.adopted", "consensus", "agreement", ["FL208"], id="a broader term agrees"),
    ],
)
def test_two_articles(key, one, other, codes):
    assert two(key, one, other).codes() == codes
    assert two(key, other, one).codes() == codes, "the order of articles changes nothing"


@pytest.mark.parametrize(
    ("english", "swedish", "codes"),
    [
        pytest.param("Long Quay", "Långkajen", [], id="preferred names are equal in any language"),
        pytest.param("Long Quay", "Kajen", [], id="preferred and accepted names are equal"),
        pytest.param("Quay Street", "Långkajen", ["FL204"], id="a variant is another name"),
        pytest.param("Quai Long", "Långkajen", [], id="a form that the registry lacks compares with no other language"),
    ],
)
def test_two_names(english, swedish, codes):
    assert two("quay.name", english, swedish).codes() == codes


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        pytest.param(["mayor"], ["mayor"], [], id="the same title"),
        pytest.param(["mayor", "colonel"], ["colonel", "mayor"], [], id="the same titles in another order"),
        pytest.param(["mayor"], ["justice-minister"], ["FL203"], id="two offices differ"),
        pytest.param(["mayor"], ["colonel"], [], id="an office and a rank never conflict"),
        pytest.param(["mayor", "colonel"], ["mayor"], ["FL208"], id="a proper subset is no conflict"),
        pytest.param(["mayor", "colonel"], ["mayor", "captain"], ["FL203"], id="equal ones cancel, two ranks are left"),
        pytest.param(["mayor", "minister"], ["mayor", "colonel"], [], id="equal ones cancel, other kinds are left"),
        pytest.param(["minister"], ["culture-minister"], ["FL208"], id="a broader title agrees"),
        pytest.param(
            ["minister", "culture-minister"], ["culture-minister"], [], id="a broader member of the same set is dropped"
        ),
        pytest.param(
            ["minister", "culture-minister"], ["justice-minister"], ["FL203"], id="dropped, it does not hide a conflict"
        ),
        pytest.param(
            ["minister", "colonel"], ["culture-minister", "captain"], ["FL203"], id="one agrees, the ranks do not"
        ),
    ],
)
def test_two_sets(one, other, codes):
    assert two("ada.title", one, other).codes() == codes
    assert two("ada.title", other, one).codes() == codes


def test_the_values_of_an_article_are_united_so_titles_in_two_sentences_are_one_set():
    story = (
        Story()
        .says("en", "ada.title", "mayor")
        .says("en", "ada.title", "colonel")
        .says("sv", "ada.title", "colonel", "mayor")
    )
    assert story.codes() == []


def test_in_a_set_what_cannot_be_compared_is_no_conflict():
    assert two("quay.known-as", ["Quai Long"], ["Kajplatsen"]).codes() == []


@pytest.mark.parametrize(
    ("key", "one", "other", "codes"),
    [
        pytest.param("fair.guests", ["ada", "bo"], ["bo", "ada"], [], id="order does not count by itself"),
        pytest.param("fair.first-guests", ["ada", "bo"], ["bo", "ada"], ["FL206"], id="order counts where declared"),
        pytest.param(
            "fair.guests", ["ada", "bo", "cy"], ["ada", "bo"], ["FL206"], id="a closed proper subset leaves one out"
        ),
        pytest.param(
            "fair.first-guests", ["ada", "bo", "cy"], ["ada", "bo"], ["FL206"], id="an ordered closed subset too"
        ),
        pytest.param("fair.guests", ["ada", "bo"], ["ada", "cy"], ["FL206"], id="other members"),
        pytest.param("fair.guests", ["ada"], ["cy"], ["FL206"], id="nothing in common"),
    ],
)
def test_two_closed_lists(key, one, other, codes):
    assert two(key, one, other).codes() == codes
    assert two(key, other, one).codes() == codes


@pytest.mark.parametrize(
    ("open_one", "closed", "codes"),
    [
        pytest.param(["ada"], ["ada", "bo"], ["FL208"], id="an open list never conflicts by omission"),
        pytest.param(["ada", "di"], ["ada", "bo"], ["FL206"], id="an open list that names another member does"),
        pytest.param(
            ["ada", "bo", "cy"], ["ada", "bo"], ["FL206"], id="a closed list that lacks what the open one has"
        ),
    ],
)
def test_an_open_list_against_a_closed_one(open_one, closed, codes):
    story = Story().says("en", "fair.guests", *open_one, is_open=True).says("sv", "fair.guests", *closed)
    assert story.codes() == codes


def test_two_open_lists_never_conflict():
    story = Story().says("en", "fair.guests", "ada", is_open=True).says("sv", "fair.guests", "bo", is_open=True)
    assert story.codes() == []


def test_what_may_coexist_never_conflicts():
    assert two("fair.signer", ["ada", "bo"], ["cy"]).codes() == []
    assert two("fair.said", ["welcome"], ["goodbye"]).codes() == []


# --- clusters ---------------------------------------------------------------------------------


def test_one_finding_per_fact_names_every_cluster_and_not_every_pair():
    story = (
        Story().says("en", "fair.visitors", "72").says("fr", "fair.visitors", "65").says("ja", "fair.visitors", "70")
    )
    finding = only(story)
    assert finding.values == (
        ("seeds/en.txt", ("72",)),
        ("seeds/fr.txt", ("65",)),
        ("seeds/ja.txt", ("70",)),
    )
    assert {evidence.article for evidence in finding.evidence} == {"seeds/en.txt", "seeds/fr.txt", "seeds/ja.txt"}


def test_a_cluster_names_all_of_its_articles_with_their_quotes():
    story = (
        Story().says("en", "fair.visitors", "72").says("fr", "fair.visitors", "72").says("ja", "fair.visitors", "65")
    )
    finding = only(story)
    assert [(one.article, one.text) for one in finding.evidence] == [
        ("seeds/en.txt", "visitors 72"),
        ("seeds/fr.txt", "visitors 72"),
        ("seeds/ja.txt", "visitors 65"),
    ]
    for path in ("seeds/en.txt", "seeds/fr.txt", "seeds/ja.txt"):
        assert path in finding.message


def test_a_contradiction_and_a_mere_imprecision_of_one_fact_are_two_findings_of_two_codes():
    story = (
        Story()
        .says("en", "fair.opened", "2025-08-14")
        .says("fr", "fair.opened", "2025-08")
        .says("ja", "fair.opened", "2025-08-15")
    )
    assert story.codes() == ["FL202", "FL208"]


def test_an_article_is_held_against_itself_too():
    finding = only(Story().says("en", "fair.visitors", "72").says("en", "fair.visitors", "65"))
    assert finding.code == "FL201"
    assert finding.place.line == 2, "the later one of two"
    assert len(finding.values[0][1]) == 2


def test_other_stories_are_never_compared():
    from checker.diff import diff
    from checker.facts import facts_of

    one, other = Story().says("en", "fair.visitors", "72"), Story(name="next-year").says("sv", "fair.visitors", "65")
    facts = facts_of([*one.judged, *other.judged])
    assert diff(facts, [*one.files, *other.files], {**one.texts, **other.texts}, one.registry) == []


@pytest.mark.parametrize("verdict", [Verdict.REFUTED, Verdict.AMBIGUOUS, Verdict.NOT_FOUND], ids=lambda one: one.value)
def test_claims_are_compared_as_they_are_claimed_so_that_an_acknowledgement_of_them_stays_in_use(verdict):
    story = Story().says("en", "fair.visitors", "72", verdict=verdict).says("sv", "fair.visitors", "65")
    assert story.codes() == ["FL201"]


def test_a_claim_that_could_not_be_checked_is_compared_all_the_same():
    story = Story().says("mi", "fair.visitors", "72", verdict=NOT_CHECKED).says("sv", "fair.visitors", "65")
    assert story.codes() == ["FL201"]


# --- place ------------------------------------------------------------------------------------


def place(story: Story) -> str:
    return only(story).place.path


def test_the_place_is_the_article_of_the_smallest_cluster():
    story = (
        Story().says("fr", "fair.visitors", "65").says("ja", "fair.visitors", "72").says("sv", "fair.visitors", "72")
    )
    assert place(story) == "seeds/fr.txt"


def test_an_article_that_says_it_twice_is_still_one_article():
    story = (
        Story().says("en", "fair.visitors", "72").says("sv", "fair.visitors", "65").says("sv", "fair.visitors", "65")
    )
    assert place(story) == "seeds/sv.txt"


def test_within_an_article_the_place_is_the_value_that_is_claimed_less_often():
    story = (
        Story().says("en", "fair.visitors", "65").says("en", "fair.visitors", "72").says("en", "fair.visitors", "72")
    )
    assert only(story).place.line == 1


def test_on_a_tie_the_place_is_the_last_article_by_path():
    assert place(two("fair.visitors", "72", "65")) == "seeds/sv.txt"
    assert place(Story().says("sv", "fair.visitors", "72").says("en", "fair.visitors", "65")) == "seeds/sv.txt"


def test_the_place_is_the_quote_in_its_line():
    story = two("fair.visitors", "72", "65").says("sv", "parade.visitors", "9")
    assert only(story).place == Place("seeds/sv.txt", 1, 1, 1, 12)


# --- expected in every language ---------------------------------------------------------------


def test_an_expected_fact_that_an_article_of_the_story_lacks_is_named_at_its_claim_file():
    finding = only(Story().says("en", "fair.motto", "onward").says("fr", "fair.visitors", "72").silent("sv"))
    assert finding.code == "FL211"
    assert finding.place.path == "claims/fair-week/fr.yaml"
    assert "seeds/fr.txt" in finding.message
    assert "seeds/sv.txt" in finding.message


def test_a_fact_that_is_not_expected_may_be_missing():
    assert Story().says("en", "fair.visitors", "72").silent("sv").codes() == []


def test_an_expected_fact_that_its_text_refutes_is_not_missing():
    story = Story().says("en", "fair.motto", "onward").says("sv", "fair.motto", "onward", verdict=Verdict.REFUTED)
    assert story.codes() == []


# --- constraints ------------------------------------------------------------------------------

WITHIN = Constraint("part_within_whole", {"of": "held-on", "along": "part-of"}, NOWHERE)
MET = Constraint(
    "threshold_met", {"count": "visitors", "threshold": "threshold", "contradicted_by": {"state": "not-yet"}}, NOWHERE
)
COVERS = Constraint("duration_covers", {"duration": "lasted", "dates": "held-on", "along": "part-of"}, NOWHERE)


@pytest.mark.parametrize(
    ("whole", "part", "codes"),
    [
        pytest.param("2025-08-14/2025-08-15", "2025-08-15", [], id="a day within"),
        pytest.param("2025-08-14/2025-08-15", "2025-08-16", ["FL213"], id="a day after"),
        pytest.param("2025-08-14/2025-08-15", "XXXX-08-13", ["FL213"], id="a day before, the year unstated"),
        pytest.param("2025-08-14/2025-08-15", "2025-08", [], id="a month may hold the days"),
        pytest.param("2025-08", "2025-08-31", [], id="a day of the month"),
        pytest.param("2025-08", "2025-09-01", ["FL213"], id="a day of the next month"),
    ],
)
def test_a_part_lies_within_its_whole(whole, part, codes):
    story = Story(WITHIN).says("en", "fair.held-on", whole).says("en", "parade.part-of", "fair")
    assert story.says("sv", "parade.held-on", part).codes() == codes


def test_without_the_link_nothing_is_part_of_anything():
    assert (
        Story(WITHIN).says("en", "fair.held-on", "2025-08-14").says("en", "parade.held-on", "2026-01-01").codes() == []
    )


@pytest.mark.parametrize(
    ("count", "state", "codes"),
    [
        pytest.param("40", "not-yet", ["FL213"], id="reached exactly"),
        pytest.param("> 40", "not-yet", ["FL213"], id="the lower end reaches it"),
        pytest.param(">= 40", "not-yet", ["FL213"], id="at least reaches it"),
        pytest.param("39", "not-yet", [], id="too few"),
        pytest.param("< 60", "not-yet", [], id="an upper bound reaches nothing"),
        pytest.param("~ 60", "not-yet", [], id="an estimate has no lower end"),
        pytest.param("40", "in-force", [], id="and it came into force"),
    ],
)
def test_a_threshold_that_is_met_has_its_consequence(count, state, codes):
    story = (
        Story(MET).says("en", "fair.visitors", count).says("sv", "fair.threshold", "40").says("fr", "fair.state", state)
    )
    assert story.codes() == codes


def test_the_threshold_of_another_subject_is_not_asked():
    story = (
        Story(MET)
        .says("en", "fair.visitors", "40")
        .says("en", "parade.threshold", "40")
        .says("en", "fair.state", "not-yet")
    )
    assert story.codes() == []


@pytest.mark.parametrize(
    ("lasted", "days", "codes"),
    [
        pytest.param("2 days", ("2025-08-14", "2025-08-15"), [], id="two days in two days"),
        pytest.param("2 days", ("2025-08-14", "2025-08-16"), ["FL213"], id="three days in two days"),
        pytest.param("2 days", ("2025-08-14/2025-08-16", "2025-08-15"), ["FL213"], id="a range of three days"),
        pytest.param("> 2 days", ("2025-08-14", "2025-08-16"), [], id="more than two days may be three"),
        pytest.param("1 week", ("2025-08-14", "2025-08-16"), [], id="a week has room for three days"),
    ],
)
def test_a_duration_covers_its_dates_and_those_of_its_parts(lasted, days, codes):
    story = Story(COVERS).says("en", "fair.lasted", lasted).says("en", "parade.part-of", "fair")
    story.says("sv", "fair.held-on", days[0]).says("sv", "parade.held-on", days[1])
    assert [code for code in story.codes() if code == "FL213"] == codes


def test_a_broken_constraint_cites_every_claim_that_takes_part():
    story = Story(WITHIN).says("en", "fair.held-on", "2025-08-14").says("en", "parade.part-of", "fair")
    finding = only(story.says("sv", "parade.held-on", "2025-08-16"))
    assert {one.claim for one in finding.evidence} == {"fair.held-on", "parade.part-of", "parade.held-on"}
    assert finding.fact == "fair-week/parade.held-on"


def test_a_broken_constraint_binds_each_value_once():
    story = Story(WITHIN).says("en", "fair.held-on", "2025-08-14").says("en", "fair.held-on", "2025-08-14")
    finding = only(story.says("en", "parade.part-of", "fair").says("sv", "parade.held-on", "2025-08-16"))
    assert finding.values == (
        ("seeds/en.txt", ("parade.part-of: fair", "fair.held-on: 2025-08-14")),
        ("seeds/sv.txt", ("parade.held-on: 2025-08-16",)),
    )


# --- what a report is given beside -----------------------------------------------------------


def test_a_difference_between_lists_is_rendered_member_by_member():
    finding = describe(only(two("fair.guests", ["ada", "bo", "cy"], ["ada", "di"])))
    assert (finding.detail or "").split("\n") == ["- bo", "- cy", "+ di"]


def test_single_values_have_no_structure_to_render():
    assert describe(only(two("fair.opened-by", "ada", "bo"))).detail is None


def test_of_several_claims_under_one_quote_those_that_still_hold_are_not_what_a_finding_is_about():
    story = Story().says("en", "fair.visitors", "72").says("en", "fair.opened-by", "ada")
    story.says("sv", "fair.opened-by", "ada").says("sv", "fair.visitors", "72", verdict=Verdict.REFUTED)
    text = story.texts["seeds/sv.txt"]
    cited = tuple(text.cite(0, 11, claim=id) for id in ("fair.opened-by", "fair.visitors"))
    refuted = Finding(code="FL103", message="refuted", place=text.place(0, 11), evidence=cited)
    (told,) = corroborate([refuted], story.facts, story.texts)
    assert told.fact == "fair-week/fair.visitors"
    assert told.message == "refuted; seeds/en.txt [en] says 72"


def test_a_one_sided_finding_says_what_the_other_languages_say():
    story = Story().says("en", "fair.visitors", "72").says("sv", "fair.visitors", "72", verdict=Verdict.REFUTED)
    claim = story.claims["seeds/sv.txt"][0][0]
    text = story.texts["seeds/sv.txt"]
    refuted = Finding(
        code="FL103", message="refuted", place=text.place(0, 11), evidence=(text.cite(0, 11, claim=claim.id),)
    )
    (told,) = corroborate([refuted], story.facts, story.texts)
    assert told.fact == "fair-week/fair.visitors"
    assert "seeds/en.txt" in told.message
    assert [one.article for one in told.evidence] == ["seeds/sv.txt", "seeds/en.txt"]
