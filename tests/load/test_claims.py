"""Claim files: what they become, what stands beside a value, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from checker.load.files import Disk
from checker.load.project import load_project
from checker.model import Claim, ClaimFile, Config, Finding, Qualifiers
from tests.projects import write_project

REGISTRY = {
    "claims/vocabulary.yaml": """
        attributes:
          signatories: {type: count, of: country}
          opened: {type: date}
          title: {type: role, cardinality: set}
          said: {type: statement, cardinality: each}
          members: {type: list, items: entity, of: country}
          theme: {type: term}
        """,
    "claims/entities.yaml": """
        treaty: {kind: treaty, names: {en: Treaty}}
        ann: {kind: person, names: {en: Ann}}
        bo: {kind: person, names: {en: Bo}}
        norway: {kind: country, names: {en: Norway}}
        sweden: {kind: country, names: {en: Sweden}}
        """,
    "claims/roles.yaml": "minister: {names: {en: minister}}\ngeneral: {names: {en: general}}\n",
    "claims/terms.yaml": "country: {names: {en: country}}\npeace: {names: {en: peace}}\n",
}
case = pytest.param
HEAD = "article: seeds/treaty.en.txt\n"


def load(root: Path, **files: str) -> tuple[tuple[ClaimFile, ...], list[Finding]]:
    """Claim files by path below claims/, with `__` for `/` and `_` for `.`."""
    write_project(root, REGISTRY)
    names = {name.replace("__", "/").replace("_", "."): content for name, content in files.items()}
    write_project(root, {f"claims/{name}.yaml": content for name, content in names.items()})
    project = load_project(Config(root=str(root), source=None), Disk(str(root)))
    return project.files, project.problems


def claims(root: Path, entries: str) -> tuple[Claim, ...]:
    """The claims of one file without a mistake."""
    (file,), findings = load(root, story__treaty_en=f"{HEAD}claims:\n{dedent(entries)}")
    assert findings == []
    return file.claims


def told(finding: Finding) -> str:
    return f"{finding.place.line}:{finding.place.column} {finding.code} {finding.message} | {finding.hint}"


# --- what a claim is --------------------------------------------------------------------------


def test_a_quote_and_what_it_says_is_a_claim_with_its_places(tmp_path: Path) -> None:
    entry = "  - quote: by 72 countries\n    prefix: signed\n    says: {treaty.signatories: 72}\n"
    text = f"{HEAD}published: 2025-10-26\nclaims:\n{entry}"
    (file,), findings = load(tmp_path, story__treaty_en=text)
    assert findings == []
    assert (file.path, file.article, file.language, file.story) == (
        "claims/story/treaty.en.yaml",
        "seeds/treaty.en.txt",
        "en",
        "story",
    )
    assert file.article_place[1:] == (1, 10, 1, 29)
    (claim,) = file.claims
    assert (claim.id, claim.story, claim.article, claim.language) == ("treaty.signatories", "story", file.article, "en")
    assert (claim.subject, claim.attribute.id, claim.written) == ("treaty", "signatories", "72")
    assert (claim.quote, claim.prefix, claim.suffix, claim.published) == (
        "by 72 countries",
        "signed",
        None,
        "2025-10-26",
    )
    assert claim.qualifiers == Qualifiers()
    assert claim.place[1:] == (6, 12, 6, 30)
    assert claim.quote_place[1:3] == (4, 12)
    assert str(claim.value) == "72"


def test_one_quote_may_say_several_things_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = claims(tmp_path, "- {quote: q, says: {treaty.signatories: 72, ann.title: minister, treaty.opened: 2025}}")
    assert [claim.id for claim in found] == ["treaty.signatories", "ann.title", "treaty.opened"]


def test_the_second_claim_of_a_key_is_numbered(tmp_path: Path) -> None:
    found = claims(tmp_path, "- {quote: q, says: {treaty.opened: 2025}}\n- {quote: r, says: {treaty.opened: 2025}}\n")
    assert [claim.id for claim in found] == ["treaty.opened", "treaty.opened#2"]


def test_an_id_of_its_own_stands_inside_the_mapping(tmp_path: Path) -> None:
    found = claims(
        tmp_path,
        """
        - quote: q
          says:
            treaty.opened: {value: 2025, id: in-caption}
            ann.title: {value: [minister, general], id: both}
        """,
    )
    assert [claim.id for claim in found] == ["in-caption", "both", "both#2"]


@pytest.mark.parametrize(
    ("says", "written"),
    [
        case("ann.title: [minister, general]", ["minister", "general"], id="a set is one claim per member"),
        case("ann.said: [a-b, c-d]", ["a-b", "c-d"], id="so is each"),
        case("ann.title: {value: [minister, general]}", ["minister", "general"], id="inside a mapping too"),
        case("treaty.members: [norway, sweden]", ["[norway, sweden]"], id="a list is one claim"),
        case("treaty.members: norway", ["[norway]"], id="a list of one may be written plainly"),
    ],
)
def test_lists_become_claims_by_cardinality(tmp_path: Path, says: str, written: list[str]) -> None:
    found = claims(tmp_path, f"- {{quote: q, says: {{{says}}}}}")
    assert [claim.written for claim in found] == written


def test_members_of_a_set_stand_at_their_own_places_under_numbered_ids(tmp_path: Path) -> None:
    first, second = claims(tmp_path, "- quote: q\n  says:\n    ann.title: [minister, general]\n")
    assert (first.id, second.id) == ("ann.title", "ann.title#2")
    assert (first.place[1:3], second.place[1:3]) == ((5, 17), (5, 27))


def test_an_open_list_is_told_to_its_type(tmp_path: Path) -> None:
    closed, opened = claims(
        tmp_path,
        "- {quote: q, says: {treaty.members: [norway]}}\n"
        "- {quote: q, says: {treaty.members: {value: [norway], open: true}}}\n",
    )
    assert closed.value != opened.value


def test_qualifiers_beside_says_hold_for_all_and_those_inside_for_one(tmp_path: Path) -> None:
    one, other = claims(
        tmp_path,
        """
        - quote: q
          says:
            treaty.signatories: 72
            treaty.opened: {value: 2025, according_to: bo, as_of: 2025-10}
          according_to: ann
          mode: reported
          part: caption
          note: no
        """,
    )
    assert one.qualifiers == Qualifiers(according_to="ann", mode="reported", part="caption", note="no")
    assert other.qualifiers == one.qualifiers._replace(according_to="bo", as_of="2025-10")


# --- the head ---------------------------------------------------------------------------------


def test_language_and_story_may_stand_in_the_file_alone(tmp_path: Path) -> None:
    (file,), findings = load(tmp_path, treaty=f"{HEAD}language: sv\nstory: signing\nclaims: []")
    assert findings == []
    assert (file.language, file.story, file.claims) == ("sv", "signing", ())


def test_tags_are_compared_in_one_case(tmp_path: Path) -> None:
    (file,), findings = load(tmp_path, **{"story__treaty_pt-br": f"{HEAD}language: pt_BR\nclaims: []"})
    assert findings == []
    assert file.language == "pt-BR"


def test_folders_in_folders_are_stories_by_their_whole_path(tmp_path: Path) -> None:
    (file,), findings = load(tmp_path, **{"2025__signing__treaty_en": f"{HEAD}claims: []"})
    assert findings == []
    assert file.story == "2025/signing"


def test_a_dot_in_front_of_the_article_changes_nothing(tmp_path: Path) -> None:
    (file,), _ = load(tmp_path, story__treaty_en="article: ./seeds//treaty.en.txt\nclaims: []")
    assert file.article == "seeds/treaty.en.txt"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        case(
            "story__treaty_en",
            f"{HEAD}language: sv\nclaims: []",
            "2:11 FL002 language: found `sv`, expected `en`, as the file's name says",
            id="another language than the name's",
        ),
        case(
            "story__treaty_en",
            f"{HEAD}story: other\nclaims: []",
            "2:8 FL002 story: found `other`, expected `story`, as the folder says",
            id="another story than the folder's",
        ),
        case(
            "story__treaty",
            f"{HEAD}claims: []",
            "1:1 FL002 found no `language`, expected the article's language",
            id="no language anywhere",
        ),
        case(
            "treaty_en",
            f"{HEAD}claims: []",
            "1:1 FL002 found no `story`, expected the story that the article belongs to",
            id="no story anywhere",
        ),
        case(
            "story__treaty",
            f"{HEAD}language: xx\nclaims: []",
            "2:11 FL002 language: found `xx`, expected the tag of a language that CLDR knows",
            id="a language that is none",
        ),
        case(
            "My Story__treaty_en",
            f"{HEAD}claims: []",
            "1:1 FL002 found the folder `My Story`, expected the id of a story",
            id="a folder that is no id",
        ),
        case(
            "story__treaty_en",
            f"{HEAD}published: 2025-02-30\nclaims: []",
            "2:12 FL002 published: found `2025-02-30`, expected a day of the calendar",
            id="a day that does not exist",
        ),
    ],
)
def test_a_head_that_is_wrong_says_where(tmp_path: Path, name: str, text: str, expected: str) -> None:
    _, (finding,) = load(tmp_path, **{name: text})
    assert told(finding).startswith(expected)


def test_a_mistyped_registry_file_is_guessed(tmp_path: Path) -> None:
    _, findings = load(tmp_path, entites="a: {kind: x, names: {en: A}}")
    assert {finding.code for finding in findings} == {"FL002"}


def test_one_article_has_one_claim_file_in_a_story(tmp_path: Path) -> None:
    text = f"{HEAD}claims: []"
    files, (finding,) = load(tmp_path, story__a_en=text, story__b_en=text, other__c_en=text)
    assert len(files) == 3
    assert finding.place.path == "claims/story/b.en.yaml"
    assert told(finding).startswith("1:10 FL003 found `seeds/treaty.en.txt` a second time, expected one claim file")


def test_one_article_has_one_language(tmp_path: Path) -> None:
    text = f"{HEAD}claims: []"
    _, (finding,) = load(tmp_path, one__a_en=text, two__a_sv=text)
    assert told(finding).startswith("1:10 FL002 language: found `sv`, expected `en`, as claims/one/a.en.yaml says")


def test_hidden_files_other_files_and_linked_folders_are_no_claim_files(tmp_path: Path) -> None:
    write_project(tmp_path, {"claims/story/.draft.en.yaml": "x", "claims/.git/a.yaml": "x", "claims/README.md": "x"})
    (tmp_path / "claims/story/loop").symlink_to(tmp_path / "claims", target_is_directory=True)
    assert load(tmp_path) == ((), [])


# --- what is wrong with a value ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        case(
            "{quote: q, says: {^traety.opened: 2025}}",
            "FL004 claims[0].says.traety.opened: found `traety`, expected the id of an entity | did you mean `treaty`?",
            id="an unknown subject",
        ),
        case(
            "{quote: q, says: {treaty.^openned: 2025}}",
            "FL005 claims[0].says.treaty.openned: found `openned`, expected an attribute of the vocabulary"
            " | did you mean `opened`?",
            id="an unknown attribute",
        ),
        case(
            "{quote: q, says: {treaty.^zz: 2025}}",
            "FL005 claims[0].says.treaty.zz: found `zz`, expected an attribute of the vocabulary"
            " | declare `zz` in vocabulary.yaml",
            id="an attribute that is like no other",
        ),
        case(
            "{quote: q, says: {treaty.opened: ^soon}}",
            "FL006 claims[0].says.treaty.opened: found",
            id="a value that its type cannot read",
        ),
        case(
            "{quote: q, says: {^treaty.opened: [2025, 2026]}}",
            "FL006 claims[0].says.treaty.opened: found a list of 2 values, expected one value of type date",
            id="a list where one value is due",
        ),
        case(
            "{quote: q, says: {ann.title: {value: minister, open: ^true}}}",
            "FL006 claims[0].says.ann.title: found `open` at what is no list",
            id="an open value that is no list",
        ),
        case(
            "{quote: q, says: {ann.title: [minister, ^admiral]}}",
            "FL008 claims[0].says.ann.title: found `admiral`",
            id="an unknown role, at its own place in the list",
        ),
        case(
            "{quote: q, says: {treaty.theme: ^war}}",
            "FL009 claims[0].says.treaty.theme: found `war`",
            id="an unknown term",
        ),
        case(
            "{quote: q, says: {treaty.members: [norway, ^swedn]}}",
            "FL004 claims[0].says.treaty.members: found `swedn`",
            id="an unknown member of a list",
        ),
        case(
            "{quote: q, says: {treaty.opened: 2025, treaty.signatories: 3}, according_to: ^an}",
            "FL004 claims[0].according_to: found `an`, expected the id of an entity | did you mean `ann`?",
            id="an unknown source, once for all that it is the source of",
        ),
        case(
            "{quote: q, says: {treaty.opened: 2025}, as_of: ^lately}",
            "FL006 claims[0].as_of: found",
            id="a qualifier that is no date",
        ),
    ],
)
def test_a_value_that_is_wrong_is_one_finding_at_its_place(tmp_path: Path, entry: str, expected: str) -> None:
    """The place is where `^` stands."""
    line = f"- {entry}"
    text = f"{HEAD}claims:\n{line.replace('^', '')}\n- {{quote: r, says: {{bo.title: general}}}}\n"
    (file,), (finding,) = load(tmp_path, story__treaty_en=text)
    assert told(finding).startswith(f"3:{line.index('^') + 1} {expected}")
    assert "bo.title" in [claim.id for claim in file.claims]


def test_an_id_given_twice_is_a_duplicate(tmp_path: Path) -> None:
    first = "- {quote: q, says: {treaty.opened: {value: 2025, id: x}}}"
    second = "- {quote: q, says: {treaty.signatories: {value: 3, id: x}}}"
    text = f"{HEAD}claims:\n{first}\n{second}\n"
    (file,), (finding,) = load(tmp_path, story__treaty_en=text)
    assert told(finding).startswith(
        f"4:{second.index('x}') + 1} FL003 found the id `x` a second time (line 3 has the first)"
    )
    assert [claim.id for claim in file.claims] == ["x", "x#2"]


@pytest.mark.parametrize(
    ("bad", "codes"),
    [
        case("- {qoute: q, says: {treaty.opened: 2025}}", ["FL002"], id="a mistyped key"),
        case("- {quote: q, says: {treaty.signatories: 2,500}}", ["FL001"], id="a comma that YAML took"),
        case(
            "- {quote: q, says: {ann.title: {value: [minister], opn: true}}}",
            ["FL002"],
            id="a mistyped key in a mapping",
        ),
        case(
            "- {quote: q, says: {treaty.opened: !!str 2025, treaty.opened: 2026}}",
            ["FL001", "FL001"],
            id="a tag and a duplicate",
        ),
        case("- {quote: , says: {treaty.opened: 2025}}", ["FL002"], id="an absent quote"),
        case("- quote", ["FL002"], id="a claim that is text"),
    ],
)
def test_the_claims_beside_a_broken_one_are_read(tmp_path: Path, bad: str, codes: list[str]) -> None:
    good = "- {quote: r, says: {ann.title: general}}"
    (file,), findings = load(tmp_path, story__treaty_en=f"{HEAD}claims:\n{good}\n{bad}\n{good}\n")
    assert [finding.code for finding in findings] == codes
    assert [claim.id for claim in file.claims if claim.subject == "ann"] == ["ann.title", "ann.title#2"]


def test_the_facts_beside_a_broken_one_are_read(tmp_path: Path) -> None:
    (file,), findings = load(
        tmp_path, story__treaty_en=f"{HEAD}claims: [{{quote: q, says: {{Ann: x, ann.title: general, bo.title: []}}}}]"
    )
    assert [finding.code for finding in findings] == ["FL002", "FL002"]
    assert [claim.id for claim in file.claims] == ["ann.title"]


def test_claims_in_front_of_a_syntax_error_are_read(tmp_path: Path) -> None:
    entries = "  - {quote: q, says: {ann.title: general}}\n  - quote: a: b\n    says: {bo.title: general}\n"
    text = f"{HEAD}claims:\n{entries}"
    (file,), (finding,) = load(tmp_path, story__treaty_en=text)
    assert (finding.code, finding.place.line) == ("FL001", 4)
    assert [claim.id for claim in file.claims] == ["ann.title"]


def test_a_broken_registry_file_does_not_make_its_ids_unknown(tmp_path: Path) -> None:
    write_project(tmp_path, REGISTRY)
    write_project(
        tmp_path, {"claims/entities.yaml": "ann: @", "claims/vocabulary.yaml": "attributes: {title: {type: rolle}}"}
    )
    write_project(
        tmp_path, {"claims/story/treaty.en.yaml": f"{HEAD}claims: [{{quote: q, says: {{ann.title: general}}}}]"}
    )
    project = load_project(Config(root=str(tmp_path), source=None), Disk(str(tmp_path)))
    assert [finding.place.path for finding in project.problems] == ["claims/entities.yaml", "claims/vocabulary.yaml"]
    assert [file.claims for file in project.files] == [()]
