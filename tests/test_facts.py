"""Which claims speak of one fact."""

from __future__ import annotations

from tests.told import Story


def names(story: Story) -> list[tuple[str, int]]:
    return [(fact.id, len(fact.judged)) for fact in story.facts]


def test_the_same_key_in_one_story_is_one_fact_across_articles():
    story = Story().says("en", "fair.visitors", "72").says("sv", "fair.visitors", "65")
    assert names(story) == [("fair-week/fair.visitors", 2)]


def test_subject_and_attribute_tell_facts_apart():
    story = Story().says("en", "fair.visitors", "72").says("en", "parade.visitors", "9").says("en", "fair.helpers", "3")
    assert names(story) == [
        ("fair-week/fair.helpers", 1),
        ("fair-week/fair.visitors", 1),
        ("fair-week/parade.visitors", 1),
    ]


def test_an_absent_as_of_joins_the_only_stated_one():
    story = Story().says("en", "fair.visitors", "72", as_of="2025-05").says("sv", "fair.visitors", "72")
    assert names(story) == [("fair-week/fair.visitors@2025-05", 2)]


def test_an_absent_as_of_stays_apart_where_several_are_stated():
    story = (
        Story().says("en", "fair.visitors", "72", as_of="2025-05").says("fr", "fair.visitors", "80", as_of="2025-06")
    )
    story.says("sv", "fair.visitors", "65")
    assert names(story) == [
        ("fair-week/fair.visitors", 1),
        ("fair-week/fair.visitors@2025-05", 1),
        ("fair-week/fair.visitors@2025-06", 1),
    ]


def test_an_absent_on_behalf_of_joins_the_only_stated_one():
    story = Story().says("en", "fair.opened-by", "ada", on_behalf_of="bo").says("sv", "fair.opened-by", "ada")
    assert names(story) == [("fair-week/fair.opened-by@bo", 2)]


def test_an_absent_on_behalf_of_stays_apart_where_several_are_stated():
    story = (
        Story()
        .says("en", "fair.opened-by", "ada", on_behalf_of="bo")
        .says("en", "fair.opened-by", "cy", on_behalf_of="di")
    )
    story.says("sv", "fair.opened-by", "ada")
    assert [name for name, _ in names(story)] == [
        "fair-week/fair.opened-by",
        "fair-week/fair.opened-by@bo",
        "fair-week/fair.opened-by@di",
    ]


def test_both_qualifiers_name_the_fact_for_whom_first():
    story = Story().says("en", "fair.visitors", "72", as_of="2025-05", on_behalf_of="bo")
    assert names(story) == [("fair-week/fair.visitors@bo@2025-05", 1)]


def test_a_qualifier_of_another_fact_joins_nothing():
    story = Story().says("en", "fair.visitors", "72", as_of="2025-05").says("sv", "parade.visitors", "72")
    assert names(story) == [("fair-week/fair.visitors@2025-05", 1), ("fair-week/parade.visitors", 1)]


def test_part_note_and_mode_never_separate_facts():
    story = Story().says("en", "fair.visitors", "72", part="caption", note="checked by phone", mode="reported")
    story.says("sv", "fair.visitors", "72", part="headline", mode="direct").says("fr", "fair.visitors", "72")
    assert names(story) == [("fair-week/fair.visitors", 3)]


def test_who_said_it_separates_statements():
    story = Story().says("en", "fair.message", "going-on", according_to="ada")
    story.says("sv", "fair.message", "over", according_to="bo").says("fr", "fair.message", "over")
    assert names(story) == [("fair-week/fair.message", 1)] * 3


def test_who_said_it_separates_nothing_else():
    story = (
        Story()
        .says("en", "fair.visitors", "72", according_to="ada")
        .says("sv", "fair.visitors", "65", according_to="bo")
    )
    assert names(story) == [("fair-week/fair.visitors", 2)]


def test_under_each_every_value_is_a_fact_of_its_own():
    story = Story().says("en", "fair.signer", "ada", "bo").says("sv", "fair.signer", "bo")
    assert names(story) == [("fair-week/fair.signer", 1), ("fair-week/fair.signer", 2)]


def test_stories_are_never_joined():
    one, other = Story().says("en", "fair.visitors", "72"), Story(name="next-year").says("sv", "fair.visitors", "65")
    from checker.facts import facts_of

    assert [fact.id for fact in facts_of([*one.judged, *other.judged])] == [
        "fair-week/fair.visitors",
        "next-year/fair.visitors",
    ]
