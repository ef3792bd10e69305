"""The schemas: what they accept, what they refuse and in which words, and that they are fit for editors."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker.load.schema import folder, violations
from checker.values import VALUE_TYPES
from checker.yaml_source import parse

NAMES = ("claims", "vocabulary", "entities", "roles", "terms", "acknowledged", "config")
SEEDS = Path(__file__).resolve().parents[2] / "claims"


def schema(name: str) -> Any:
    return json.loads((Path(folder()) / f"{name}.schema.json").read_text(encoding="utf-8"))


def faults(name: str, text: str) -> list[tuple[str, str, str | None]]:
    """Found, expected and hint of everything that the schema refuses in the YAML text."""
    document = parse(text, "file.yaml")
    assert document.problems == []
    return [(one.found, one.expected, one.hint) for one in violations(name, document.root)]


def nodes(schema: Any) -> list[Any]:
    """Every mapping inside a schema."""
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    return ([schema] if isinstance(schema, dict) else []) + [node for one in inner for node in nodes(one)]


case = pytest.param


def said(says: str) -> str:
    return f"article: a\nclaims: [{{quote: q, says: {says}}}]"


def beside(pairs: str) -> str:
    return f"article: a\nclaims: [{{quote: q, says: {{a.b: c}}, {pairs}}}]"


# --- fit for editors --------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_valid_schema_of_draft_07(name: str) -> None:
    assert schema(name)["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_mapping_is_closed(name: str) -> None:
    open_ones = [node for node in nodes(schema(name)) if "properties" in node and node.get("type")]
    assert all(node["additionalProperties"] is False for node in open_ones)


@pytest.mark.parametrize("name", NAMES)
def test_every_key_that_a_user_writes_is_described(name: str) -> None:
    whole = schema(name)
    for node in nodes(whole):
        if "properties" not in node or not node.get("type"):
            continue
        for key, value in node["properties"].items():
            target = whole["definitions"][value["$ref"].rpartition("/")[2]] if "$ref" in value else value
            assert target.get("description"), key
            assert target.get("title"), key


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_also_a_number_or_a_boolean_to_an_editor(name: str) -> None:
    for node in nodes(schema(name)):
        types = node.get("type", [])
        if name != "config" and "string" in types:
            assert {"string", "number", "boolean"} <= set(types), node


def test_what_an_editor_sees_typed_is_accepted_as_well() -> None:
    claims = {
        "article": "a.txt",
        "language": False,
        "claims": [{"quote": 72, "says": {"a.b": 72, "a.c": {"value": 1.5, "open": True}}}],
    }
    assert violations("claims", claims) == []
    assert violations("entities", {"a": {"kind": "x", "names": {"sv": 10}}}) == []


def test_the_vocabulary_knows_every_value_type() -> None:
    attribute = schema("vocabulary")["definitions"]["attribute"]["properties"]
    assert set(attribute["type"]["enum"]) == set(VALUE_TYPES)
    assert set(attribute["items"]["enum"]) == set(VALUE_TYPES) - {"list"}


def test_roles_and_terms_have_one_shape_and_entities_lack_only_broader() -> None:
    def keys(name: str) -> set[str]:
        return set(schema(name)["definitions"]["entry"]["properties"])

    assert keys("roles") == keys("terms") == keys("entities") | {"broader"}
    assert schema("roles")["definitions"]["name"] == schema("entities")["definitions"]["name"]


@pytest.mark.parametrize("path", sorted(SEEDS.rglob("*.yaml")), ids=lambda path: path.name)
def test_this_repository_s_own_files_pass(path: Path) -> None:
    name = path.stem if path.parent == SEEDS else "claims"
    document = parse(path.read_text(encoding="utf-8"), path.name)
    assert document.problems == []
    assert violations(name, document.root) == []


# --- accepted ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        case("claims", "article: a\nclaims: []", id="a claim file that was just begun"),
        case("claims", said("{a.b: [x, y]}"), id="a list of values"),
        case("claims", said("{a.b: {value: [x], open: true, id: c}}"), id="a mapping"),
        case("claims", beside("mode: direct, part: caption, note: n"), id="qualifiers"),
        case("vocabulary", "", id="an empty vocabulary"),
        case("vocabulary", "attributes:\nconstraints:", id="a vocabulary of headings"),
        case("entities", "a-1: {kind: person, wikidata: Q42, names: {'*': A}}", id="a name for any language"),
        case("terms", "a: {names: {sv: {preferred: A, accepted: [B], variants: [C]}}}", id="a term without kind"),
        case("acknowledged", "", id="no acknowledgement"),
        case("acknowledged", "- {code: FL302, article: a, text: t, reason: r}", id="one without fact"),
        case("config", "select: []\noutput: [json=a.json]\nfail-on: never\nquiet: false", id="a configuration"),
        case("config", "output: {json: a.json}\nseverity: {FL208: off}", id="a configuration with mappings"),
    ],
)
def test_a_file_of_the_right_shape_has_no_fault(name: str, text: str) -> None:
    assert faults(name, text) == []


# --- refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "found", "expected", "hint"),
    [
        case("claims", "", "nothing", "`article` and `claims`", None, id="an empty claim file"),
        case("claims", "- a", "a list", "`article` and `claims`", None, id="a claim file that is a list"),
        case("claims", "article: a", "no `claims`", "`article` and `claims`", None, id="no claims"),
        case("claims", "article: a\nclaims:", "nothing", "a list of claims", None, id="claims without a value"),
        case(
            "claims",
            "article: a\nclaim: []\nclaims: []",
            "unknown key `claim`",
            "`claims`",
            "`claims`",
            id="a mistyped key",
        ),
        case(
            "claims",
            "artikle: a\nclaims: []",
            "unknown key `artikle`",
            "`article`",
            "`article`",
            id="a needed key, mistyped",
        ),
        case(
            "claims",
            "article: a\nclaims: [{quote: q}]",
            "no `says`",
            "`quote` and `says`",
            None,
            id="a claim without facts",
        ),
        case(
            "claims",
            "article: a\nclaims: [{quote: '', says: {a.b: c}}]",
            "empty text",
            "the words of the article",
            None,
            id="an empty quote",
        ),
        case("claims", said("{}"), "an empty mapping", "subject.attribute", None, id="an empty `says`"),
        case("claims", said("{a: c}"), "the key `a`", "subject.attribute", None, id="a key without attribute"),
        case("claims", said("{A.b: c}"), "the key `A.b`", "subject.attribute", None, id="a capital in an id"),
        case("claims", beside("x.y: 1"), "`x.y`", "`quote`", "below `says`", id="a fact beside `says`"),
        case("claims", said("{a.b: {open: true}}"), "no `value`", "`value`", None, id="a mapping without value"),
        case("claims", said("{a.b: []}"), "an empty list", "a value", None, id="an empty list"),
        case("claims", said("{a.b: [[c]]}"), "a list", "a value", None, id="a list in a list"),
        case("claims", said("{a.b: {value: c, open: maybe}}"), "`maybe`", "true or false", None, id="open, perhaps"),
        case("claims", beside("part: captoin"), "`captoin`", "caption", "`caption`", id="a mistyped part"),
        case(
            "claims",
            "article: a\npublished: 26.10.2025\nclaims: []",
            "`26.10.2025`",
            "2025-10-26",
            None,
            id="a day in another order",
        ),
        case(
            "claims",
            "article: a\nlanguage: Swedish language\nclaims: []",
            "`Swedish language`",
            "such as sv",
            None,
            id="a language in words",
        ),
        case(
            "vocabulary",
            "attributes: {a: {type: figure}}",
            "`figure`",
            "a value type",
            "they are count",
            id="no type at all",
        ),
        case(
            "vocabulary", "attributes: {a: {type: cuont}}", "`cuont`", "a value type", "`count`", id="a mistyped type"
        ),
        case(
            "vocabulary",
            "attributes: {a: {type: list}}",
            "no `items`",
            "value type of the list",
            None,
            id="a list of nothing",
        ),
        case(
            "vocabulary",
            "attributes: {a: {type: date, ordered: true}}",
            "`ordered`",
            "a list's",
            None,
            id="an order without a list",
        ),
        case(
            "vocabulary",
            "attributes: {a: {type: list, items: list}}",
            "`list`",
            "other than list",
            "they are count",
            id="a list of lists",
        ),
        case(
            "vocabulary",
            "attributes: {a: date}",
            "`date`",
            "an attribute with `type`",
            None,
            id="a type without its key",
        ),
        case(
            "vocabulary",
            "constraints: [{kind: threshold_met, count: a}]",
            "no `threshold`",
            "threshold_met with",
            None,
            id="half a constraint",
        ),
        case(
            "vocabulary",
            "constraints: [{kind: duration_covers, duration: a, dates: b, along: c, of: d}]",
            "`of`",
            "this kind of constraint",
            None,
            id="another constraint's key",
        ),
        case("entities", "a: {names: {sv: A}}", "no `kind`", "`kind` and `names`", None, id="an entity without kind"),
        case(
            "entities",
            "a: {kind: person, names: {Swedish_: A}}",
            "the key `Swedish_`",
            "language tag",
            None,
            id="a name without language",
        ),
        case(
            "entities",
            "A B: {kind: person, names: {sv: A}}",
            "the key `A B`",
            "an id such as",
            None,
            id="an id with a space",
        ),
        case(
            "entities",
            "a: {kind: person, names: {sv: {prefered: A}}}",
            "`prefered`",
            "`preferred`",
            "`preferred`",
            id="a mistyped status",
        ),
        case(
            "entities",
            "a: {kind: person, wikidata: 42, names: {sv: A}}",
            "`42`",
            "such as Q1726",
            None,
            id="a Wikidata number",
        ),
        case(
            "entities",
            "a: {kind: person, broader: b, names: {sv: A}}",
            "`broader`",
            "`names`",
            None,
            id="a broader entity",
        ),
        case(
            "acknowledged",
            "- {code: FL204, reason: r}",
            "no `article` and no `text`",
            "`fact`, or",
            None,
            id="nothing that it is bound to",
        ),
        case(
            "acknowledged", "- {code: FL204, fact: f, reason: ' '}", "empty text", "a reason", None, id="a blank reason"
        ),
        case(
            "acknowledged",
            "- {code: name-variant, fact: f, reason: r}",
            "`name-variant`",
            "FL204",
            None,
            id="a name for a code",
        ),
        case("config", "fail_on: error", "`fail_on`", "`fail-on`", "`fail-on`", id="an underscore for a hyphen"),
        case("config", "select: FL2", "`FL2`", "a list of codes", None, id="one code where a list is due"),
    ],
)
def test_a_fault_is_named_once_with_what_was_expected(
    name: str, text: str, found: str, expected: str, hint: str | None
) -> None:
    ((was, wanted, help),) = faults(name, text)
    assert found in was
    assert expected in wanted
    assert (help is None) if hint is None else (hint in (help or ""))


def test_every_fault_of_a_file_is_reported_in_the_order_of_the_file() -> None:
    text = "article: a\nclaims:\n" + "  - {qoute: q, says: {a.b: c}}\n" * 11
    assert [path for path, *_ in violations("claims", parse(text, "f").root)] == [
        ("claims", index) for index in range(11)
    ]


def test_a_key_that_ends_in_a_line_break_is_refused_by_both_validators() -> None:
    assert len(violations("claims", {"article": "a", "claims": [{"quote": "q", "says": {"a.b\n": "c"}}]})) == 1


def test_what_is_long_is_shortened() -> None:
    ((found, _, _),) = faults("acknowledged", f"- {{code: {'x' * 500}, fact: f, reason: r}}")
    assert len(found) < 70


def test_jsonschema_is_imported_only_for_a_file_that_fails() -> None:
    program = (
        "import sys\n"
        "from checker.load.schema import violations\n"
        "assert violations('claims', {'article': 'a', 'claims': []}) == []\n"
        "assert 'jsonschema' not in sys.modules and 'difflib' not in sys.modules\n"
        "assert violations('claims', {}) != []\n"
        "assert 'jsonschema' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
