"""Vocabulary, entities, roles and terms: what they become, and what must hold between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import ConfigurationError
from checker.load.files import Disk
from checker.load.registry import load_registry
from checker.model import Config, Finding, Form, Registry
from tests.projects import write_project

case = pytest.param


def load(root: Path, **files: str) -> tuple[Registry, list[Finding]]:
    write_project(root, {f"claims/{name}.yaml": content for name, content in files.items()})
    return load_registry(Config(root=str(root), source=None), Disk(str(root)))


def told(finding: Finding) -> str:
    """Where, code, message and hint in one line."""
    place = finding.place
    return f"{place.path}:{place.line}:{place.column} {finding.code} {finding.message} | {finding.hint}"


def test_a_project_without_registry_has_an_empty_one(tmp_path: Path) -> None:
    assert load(tmp_path) == (Registry({}, {}, {}, {}, ()), [])


def test_every_form_has_its_language_and_status(tmp_path: Path) -> None:
    registry, findings = load(
        tmp_path,
        entities="""
            unodc:
              kind: organisation
              wikidata: Q7786
              names:
                sv: {preferred: UNODC, accepted: [FN:s kontor], variants: [UNDOC]}
                pt-br: Escritório
                "*": UNODC
            """,
    )
    assert findings == []
    entry = registry.entities["unodc"]
    assert (entry.registry, entry.kind, entry.broader, entry.wikidata) == ("entity", "organisation", None, "Q7786")
    assert entry.place.line == 1
    assert entry.forms == (
        Form("UNODC", "sv", "preferred"),
        Form("FN:s kontor", "sv", "accepted"),
        Form("UNDOC", "sv", "variant"),
        Form("Escritório", "pt-BR", "preferred"),
        Form("UNODC", "*", "preferred"),
    )


def test_names_are_text_whatever_yaml_takes_them_for(tmp_path: Path) -> None:
    registry, _ = load(tmp_path, terms="year: {names: {no: 1984, en: yes}}")
    assert registry.terms["year"].forms == (Form("1984", "no", "preferred"), Form("yes", "en", "preferred"))


def test_an_attribute_has_what_its_line_says_and_defaults_for_the_rest(tmp_path: Path) -> None:
    registry, findings = load(
        tmp_path,
        vocabulary="""
            attributes:
              opened: {type: date}
              signers: {type: list, items: entity, of: country, ordered: true, expected: all, label: who signed}
              title: {type: role, cardinality: set}
            """,
        entities="norway: {kind: country, names: {en: Norway}}",
    )
    assert findings == []
    opened, signers, title = registry.attributes.values()
    assert opened[:8] == ("opened", "date", None, None, "one", False, None, None)
    assert signers[:8] == ("signers", "list", "country", "entity", "one", True, "all", "who signed")
    assert title.cardinality == "set"
    assert signers.place[1:3] == (3, 3)


def test_constraints_hold_their_fields(tmp_path: Path) -> None:
    registry, findings = load(
        tmp_path,
        vocabulary="""
            attributes:
              count: {type: count}
              needed: {type: count}
              state: {type: term}
            constraints:
              - {kind: threshold_met, count: count, threshold: needed, contradicted_by: {state: not-yet}}
            """,
        terms="not-yet: {names: {en: not yet}}",
    )
    assert findings == []
    (constraint,) = registry.constraints
    assert constraint.kind == "threshold_met"
    assert constraint.fields == {"count": "count", "threshold": "needed", "contradicted_by": {"state": "not-yet"}}


def test_the_same_id_may_be_an_entity_a_role_and_a_term(tmp_path: Path) -> None:
    entry = "minister: {kind: x, names: {en: minister}}"
    registry, findings = load(tmp_path, entities=entry, roles=entry, terms=entry)
    assert findings == []
    assert "minister" in registry.entities and "minister" in registry.roles and "minister" in registry.terms


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        case(
            {"entities": "a: {kind: x, names: {en: A}}\nb: {kind: x, names: {en: B}}\na: {kind: x, names: {en: C}}"},
            "claims/entities.yaml:3:1 FL003 found the key `a` a second time, expected each key once",
            id="an id twice in one file",
        ),
        case(
            {"vocabulary": "attributes:\n  a: {type: date}\n  a: {type: time}"},
            "claims/vocabulary.yaml:3:3 FL003 found the key `a` a second time",
            id="an attribute twice",
        ),
        case(
            {"entities": "a: {kind: x, kind: y, names: {en: A}}"},
            "claims/entities.yaml:1:14 FL001 found the key `kind` a second time",
            id="another key twice is bad YAML and no duplicate id",
        ),
        case(
            {"roles": "minister: {names: {en: m}}\nprime: {broader: ministr, names: {en: p}}"},
            "claims/roles.yaml:2:18 FL008 prime.broader: found `ministr`, expected the id of a role"
            " | did you mean `minister`?",
            id="a broader role that nobody declared",
        ),
        case(
            {"terms": "a: {broader: b, names: {en: a}}"},
            "claims/terms.yaml:1:14 FL009 a.broader: found `b`, expected the id of a term",
            id="a broader term that nobody declared",
        ),
        case(
            {
                "terms": "a: {broader: b, names: {en: a}}\n"
                "b: {broader: c, names: {en: b}}\n"
                "c: {broader: a, names: {en: c}}"
            },
            "claims/terms.yaml:1:14 FL002 a.broader: found `b`, which leads back to `a`",
            id="a circle of three, once",
        ),
        case(
            {"terms": "a: {broader: a, names: {en: a}}"},
            "claims/terms.yaml:1:14 FL002 a.broader: found `a`, which leads back to `a`",
            id="a term broader than itself",
        ),
        case(
            {"roles": "m: {kind: office, names: {en: m}}\ng: {kind: rank, broader: m, names: {en: g}}"},
            "claims/roles.yaml:2:26 FL002 g.broader: found `m` of kind office, expected one of kind rank",
            id="a broader role of another kind",
        ),
        case(
            {"vocabulary": "attributes: {a: {type: count, of: contry}}", "terms": "country: {names: {en: country}}"},
            "claims/vocabulary.yaml:1:35 FL009 attributes.a.of: found `contry`, "
            "expected the id of a term that is counted | did you mean `country`?",
            id="a unit that is no term",
        ),
        case(
            {"vocabulary": "attributes: {a: {type: role, of: ofice}}", "roles": "m: {kind: office, names: {en: m}}"},
            "claims/vocabulary.yaml:1:34 FL008 attributes.a.of: found `ofice`, expected the kind of a role"
            " | did you mean `office`?",
            id="a kind that no role has",
        ),
        case(
            {"vocabulary": "attributes: {a: {type: list, items: entity, of: state}}"},
            "claims/vocabulary.yaml:1:49 FL004 attributes.a.of: found `state`, expected the kind of an entity",
            id="a kind that no entity has",
        ),
        case(
            {
                "vocabulary": "attributes: {held-on: {type: date}}\n"
                "constraints: [{kind: part_within_whole, of: held-on, along: part-of}]"
            },
            "claims/vocabulary.yaml:2:61 FL005 constraints[0].along: found `part-of`, expected an attribute",
            id="a constraint on an attribute that nobody declared",
        ),
        case(
            {"entities": "a: {kind: x, names: {en: {preferred: A, variants: [A]}}}"},
            "claims/entities.yaml:1:22 FL002 a.names: found `A` among the variants and among the names to keep",
            id="a name that is kept and reported",
        ),
        case(
            {"entities": "a: {kynd: x, names: {en: A}}"},
            "claims/entities.yaml:1:5 FL002 a: found the unknown key `kynd`, "
            "expected one of `kind`, `wikidata`, `names` | did you mean `kind`?",
            id="a mistyped key, and no missing one as well",
        ),
    ],
)
def test_a_mistake_is_one_finding_at_its_place(tmp_path: Path, files: dict[str, str], expected: str) -> None:
    _, (finding,) = load(tmp_path, **files)
    assert told(finding).startswith(expected)


def test_an_entry_with_a_mistake_is_still_an_entry(tmp_path: Path) -> None:
    registry, findings = load(tmp_path, entities="a: {kind: x, names: {en: A, sv: []}, note: y}\nb:")
    assert len(findings) == 3
    assert registry.entities["a"].forms == (Form("A", "en", "preferred"),)
    assert registry.entities["b"].forms == ()
    assert registry.broken == frozenset()


def test_a_file_that_breaks_off_says_so_to_those_who_miss_its_ids(tmp_path: Path) -> None:
    registry, findings = load(tmp_path, entities="a: {kind: x, names: {en: A}}\nb: @\nc: 1")
    assert [finding.code for finding in findings] == ["FL001"]
    assert list(registry.entities) == ["a"]
    assert registry.broken == {"entities"}


def test_an_attribute_without_a_type_that_is_known_is_remembered_as_broken(tmp_path: Path) -> None:
    registry, findings = load(tmp_path, vocabulary="attributes: {a: {type: text}, b: {type: date}}")
    assert [finding.code for finding in findings] == ["FL002"]
    assert list(registry.attributes) == ["b"]
    assert registry.broken == {"a"}


def test_both_endings_are_read_but_not_both_at_once(tmp_path: Path) -> None:
    write_project(tmp_path, {"claims/terms.yml": "a: {names: {en: A}}"})
    registry, findings = load(tmp_path)
    assert list(registry.terms) == ["a"] and findings == []
    with pytest.raises(ConfigurationError, match=r"found claims/terms\.yaml and claims/terms\.yml"):
        load(tmp_path, terms="a: {names: {en: A}}")
