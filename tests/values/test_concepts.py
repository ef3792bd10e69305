"""Entities, roles and terms by their ids, and their forms in text."""

from __future__ import annotations

import pytest

from checker.errors import ValueProblem
from checker.values import entity, role, term, value_type
from tests.registries import context, entry, reading, registry, words

KNOWN = registry(
    entry("vietnam", "entity", "sv Vietnam", "fr Vietnam", "ja ベトナム", kind="country"),
    entry("maldives", "entity", "fr Maldives", kind="country"),
    entry("luong-tam-quang", "entity", "sv Luong Tam Quang", "ja ルオン・タム・クアン", kind="person"),
    entry("guterres", "entity", "sv António Guterres", "sv+ Guterres", kind="person"),
    entry("unodc", "entity", "* UNODC", kind="organisation"),
    entry("minister", "role", "sv minister", "ja 大臣", kind="office"),
    entry(
        "security-minister",
        "role",
        "sv minister för offentlig säkerhet",
        "ja 公安大臣",
        kind="office",
        broader="minister",
    ),
    entry("secretary-general", "role", "sv generalsekreterare", kind="office"),
    entry("general", "role", "ja 将軍", kind="rank"),
    entry("consensus", "term", "sv genom konsensus", kind="adoption-mode"),
    entry("vote", "term", "sv genom omröstning", kind="adoption-mode"),
    entry("signing", "term", "sv undertecknandeceremonin", kind="event-word"),
)


def found(
    type: str, text: str, claimed: str, of: str | None = None, language: str = "sv", **fields: object
) -> list[tuple[str, str]]:
    module = value_type(type)
    where = context(type, KNOWN, of=of, language=language, **fields)  # type: ignore[arg-type]
    value = module.parse(claimed, where)
    mentions = module.find(reading(text, language, KNOWN), value, where)
    pairs = zip(words(text, mentions), mentions, strict=True)
    return [(said, module.relate(value, mention.value).value) for said, mention in pairs]


@pytest.mark.parametrize(
    ("type", "of", "written", "code", "hint"),
    [
        pytest.param("entity", "country", "vietnan", "FL004", "did you mean `vietnam`?", id="an entity that is none"),
        pytest.param(
            "role", None, "security-ministre", "FL008", "did you mean `security-minister`?", id="a role that is none"
        ),
        pytest.param("term", "adoption-mode", "acclamation", "FL009", None, id="a term that is none"),
        pytest.param("entity", "country", "unodc", "FL006", None, id="an entity of another kind"),
        pytest.param(
            "entity", None, "Vietnam", "FL006", "ids are small letters a to z, digits and hyphens", id="a name"
        ),
        pytest.param("entity", None, "", "FL006", None, id="nothing"),
    ],
)
def test_what_is_refused(type: str, of: str | None, written: str, code: str, hint: str | None) -> None:
    with pytest.raises(ValueProblem) as problem:
        value_type(type).parse(written, context(type, KNOWN, of=of))
    assert (problem.value.code, problem.value.hint) == (code, hint)


def test_a_wrong_kind_is_told() -> None:
    with pytest.raises(ValueProblem) as problem:
        entity.parse("unodc", context("entity", KNOWN, of="country"))
    assert problem.value.found == "`unodc`, which is an organisation"
    assert problem.value.expected == "the id of a country, which `asserted` is about"


def test_a_value_is_shown_by_its_id() -> None:
    for module, id in ((entity, "vietnam"), (role, "general"), (term, "vote")):
        value = module.parse(id, context("entity", KNOWN))
        assert module.show(value) == str(value) == id


def test_entities_of_the_attributes_kind_are_rivals_and_no_others() -> None:
    text = "Vietnam och UNODC tackade António Guterres och Luong Tam Quang."
    assert found("entity", text, "guterres", "person") == [
        ("António Guterres", "equal"),
        ("Luong Tam Quang", "disjoint"),
    ]
    assert found("entity", text, "vietnam", "country") == [("Vietnam", "equal")]
    assert len(found("entity", text, "vietnam")) == 4


def test_subject_and_qualifiers_are_no_rivals() -> None:
    text = "Vietnam och UNODC tackade António Guterres och Luong Tam Quang."
    assert found("entity", text, "guterres", "person", subject="luong-tam-quang") == [("António Guterres", "equal")]
    assert found("entity", text, "guterres", "person", others=("luong-tam-quang",)) == [("António Guterres", "equal")]
    assert found("entity", text, "guterres", "person", subject="guterres") == [
        ("António Guterres", "equal"),
        ("Luong Tam Quang", "disjoint"),
    ]


def test_the_longest_role_stands_in_the_text() -> None:
    assert found("role", "Minister för offentlig säkerhet Luong Tam Quang", "security-minister") == [
        ("Minister för offentlig säkerhet", "equal")
    ]
    assert found("role", "Minister för offentlig säkerhet Luong Tam Quang", "minister") == [
        ("Minister för offentlig säkerhet", "broader")
    ]
    assert found("role", "minister Luong Tam Quang", "security-minister") == [("minister", "narrower")]


def test_roles_of_all_kinds_are_found_where_the_attribute_names_none() -> None:
    assert found("role", "公安大臣ルオン・タム・クアン将軍が演説した", "general", language="ja") == [
        ("公安大臣", "disjoint"),
        ("将軍", "equal"),
    ]


def test_terms_of_the_attributes_kind_are_rivals() -> None:
    text = "antogs genom omröstning vid undertecknandeceremonin"
    assert found("term", text, "consensus", "adoption-mode") == [("genom omröstning", "disjoint")]


def test_a_quote_may_leave_out_the_inflection_ending() -> None:
    text = "FN och UNODC:s chef"
    where = context("entity", KNOWN, of="organisation")
    (mention,) = entity.find(reading(text, "sv", KNOWN), entity.parse("unodc", where), where)
    assert text[mention.start : mention.end] == "UNODC:s"
    assert mention.core is not None
    assert text[slice(*mention.core)] == "UNODC"


def test_a_form_that_two_entries_own_is_the_claimed_one_where_it_can_be() -> None:
    known = registry(
        entry("hanoi", "entity", "sv Hanoi", kind="place"), entry("hanoi-team", "entity", "sv Hanoi", kind="place")
    )
    where = context("entity", known, of="place")
    for id in ("hanoi", "hanoi-team"):
        (mention,) = entity.find(reading("i Hanoi igår", "sv", known), entity.parse(id, where), where)
        assert mention.value.id == id
        assert [str(one) for one in mention.readings] == ["hanoi", "hanoi-team"]


def test_circles_of_broader_roles_are_one_role() -> None:
    known = registry(entry("a", "role", broader="b"), entry("b", "role", broader="a"))
    a, b = (role.parse(id, context("role", known)) for id in "ab")
    assert role.relate(a, b).value == role.relate(b, a).value == "equal"


@pytest.mark.parametrize(
    ("language", "text", "claimed", "said"),
    [
        (
            "sv",
            "sa vice minister för offentlig säkerhet Luong",
            "security-minister",
            "vice minister för offentlig säkerhet",
        ),
        ("sv", "sa f.d. minister Luong", "minister", "f.d. minister"),
        ("ja", "クアン副大臣は", "minister", "副大臣"),
        ("ja", "クアン大臣代行は", "minister", "大臣代行"),
    ],
)
def test_a_title_with_vice_or_former_beside_it_is_another_one(
    language: str, text: str, claimed: str, said: str
) -> None:
    assert found("role", text, claimed, language=language) == [(said, "disjoint")]


@pytest.mark.parametrize(
    "text", ["sa service minister Luong", "tal av vice, minister Luong", "minister med vice talman"]
)
def test_a_title_near_such_a_word_is_itself(text: str) -> None:
    assert found("role", text, "minister") == [("minister", "equal")]
