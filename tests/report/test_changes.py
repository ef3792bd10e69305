"""What two states have otherwise, in every format: golden files, the schema, hostile text.

After a change that is meant, `FACTLINT_GOLDEN=write` makes the tests rewrite the files; review the diff.
"""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from checker.model import Attribute, Changes, FactChange, Finding, Place, State, Stated, Verdict, Voice
from checker.report import Options
from checker.report.changes import FORMATS, render
from checker.report.changes.sentences import movement
from checker.report.display import width
from tests.report.sample import CLEAN, FINDINGS, FRENCH, JAPANESE, RUSSIAN, SWEDISH, attribute

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
SCHEMA = json.loads((ROOT / "schemas" / "changes.schema.json").read_text(encoding="utf-8"))
REPORT_SCHEMA = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
HOSTILE = "\x1b\x9b\x07\u202e\u2066\u200b\u2028\u0085\x00\x7f\ufeff\r\n"
MARKUP = "<script>alert(1)</script> | @everyone `x` [a](b) ::error::x"


def stated(*values: str, claimed: str | None = None, verdict: Verdict = Verdict.SUPPORTED) -> tuple[Stated, ...]:
    return tuple(Stated(value, claimed or value, (value,), verdict) for value in values)


def voice(
    article: Any, before: tuple[Stated, ...], after: tuple[Stated, ...], quote: str, path: str | None = None
) -> Voice:
    old, new = {one.value for one in before}, {one.value for one in after}
    place = Place(path or article.path, 3, 8, 3, 8 + len(quote))
    return Voice(
        article.path, article.language, before, after, tuple(sorted(new - old)), tuple(sorted(old - new)), quote, place
    )


def change(kind: Any, key: str, *voices: Voice, of: Attribute | None = None, **rest: Any) -> FactChange:
    subject, _, name = key.partition(".")
    fields = {"previous": None, "according_to": None, "on_behalf_of": None, "as_of": None} | rest
    return FactChange(
        kind, f"festival/{key}", story="festival", subject=subject, attribute=of or attribute(name, "count"),
        voices=voices, **fields,
    )  # fmt: skip


FACTS = (
    change(
        "changed",
        "festival.countries",
        voice(FRENCH, stated("72"), stated("72"), "72 pays"),
        voice(JAPANESE, stated("72"), stated("72"), "72か国の代表"),
        voice(
            SWEDISH, stated("72"), stated("71", claimed="72", verdict=Verdict.REFUTED), "71 länder skickade delegater"
        ),
    ),
    change(
        "changed",
        "mayor.title",
        voice(SWEDISH, stated("judge", "mayor"), stated("clerk", "mayor", "minister"), "borgmästaren"),
        of=attribute("title", "role")._replace(cardinality="set"),
    ),
    change(
        "new",
        "festival.delegates",
        voice(FRENCH, (), stated("> 2500"), "Plus de 2 500 délégués"),
        voice(RUSSIAN, (), stated("42", verdict=Verdict.NOT_FOUND), "\u202e 42 делегата", "claims/festival.ru.yaml"),
        as_of="2025-10-25",
        on_behalf_of="harbour-board",
    ),
    change("removed", "festival.opened", voice(JAPANESE, stated("2025-08-14"), (), "土曜日に開通した")),
    change(
        "new",
        "mayor.said",
        voice(RUSSIAN, (), stated("it-is-good"), f"\x1b[31m{MARKUP} “長い” " + "и ещё слова " * 20),
        of=attribute("said", "statement"),
        according_to="mayor",
    ),
)
CHANGES = Changes(
    old=State("origin/main", "0123456789abcdef0123456789abcdef01234567"),
    new=State(None, None),
    facts=FACTS,
    same=41,
    added=tuple(one for one in FINDINGS[:3] if one.acknowledged is None),
    fixed=FINDINGS[3:5],
    acknowledged=tuple(one for one in FINDINGS if one.acknowledged is not None)[:1],
    unchanged=FINDINGS[5:],
    report=CLEAN,
)
SAME = CHANGES._replace(
    new=State("HEAD", "89abcdef0123456789abcdef0123456789abcdef"), facts=(), added=(), fixed=(), acknowledged=()
)


@pytest.mark.parametrize(
    ("golden", "name", "changes", "options"),
    [
        pytest.param("changes.txt", "text", CHANGES, Options(), id="text in a pipe"),
        pytest.param("changes-60.txt", "text", CHANGES, Options(width=60), id="text on a narrow terminal"),
        pytest.param(
            "changes-colour.txt",
            "text",
            CHANGES,
            Options(width=120, colour=True, links="file:///project/"),
            id="text in colour with links",
        ),
        pytest.param("changes-none.txt", "text", SAME, Options(), id="text where nothing changed"),
        pytest.param("changes.json", "json", CHANGES, Options(), id="JSON"),
        pytest.param("changes.md", "markdown", CHANGES, Options(), id="Markdown"),
        pytest.param("changes-none.md", "markdown", SAME, Options(), id="Markdown where nothing changed"),
    ],
)
def test_golden(golden: str, name: str, changes: Changes, options: Options, tmp_path: Path) -> None:
    actual = render(name, changes, options)
    if os.environ.get("FACTLINT_GOLDEN") == "write":
        (GOLDEN / golden).write_text(actual, encoding="utf-8", newline="\n")
    (tmp_path / golden).write_text(actual, encoding="utf-8", newline="\n")
    expected = (GOLDEN / golden).read_bytes().decode("utf-8")
    assert actual == expected, f"the actual output is in {tmp_path / golden}"


def test_formats_on_disk_and_in_the_table_are_the_same() -> None:
    folder = ROOT / "checker" / "report" / "changes"
    defining = {path.stem for path in folder.glob("*.py") if re.search(r"^def render\(", path.read_text("utf-8"), re.M)}
    assert defining - {"__init__"} == set(FORMATS)


class TestEveryFormat:
    @pytest.mark.parametrize("name", FORMATS)
    @pytest.mark.parametrize("changes", [CHANGES, SAME], ids=["changes", "none"])
    def test_ends_in_one_line_break(self, name: str, changes: Changes) -> None:
        output = render(name, changes)
        assert output.endswith("\n")
        assert not output.endswith("\n\n")

    @pytest.mark.parametrize("name", FORMATS)
    def test_has_no_order_of_findings_but_its_own(self, name: str) -> None:
        turned = CHANGES._replace(
            added=CHANGES.added[::-1], fixed=CHANGES.fixed[::-1], unchanged=CHANGES.unchanged[::-1]
        )
        assert render(name, turned) == render(name, CHANGES)

    @pytest.mark.parametrize("name", FORMATS)
    def test_lets_nothing_hostile_through_to_a_terminal(self, name: str) -> None:
        said = stated(HOSTILE, verdict=Verdict.REFUTED)
        one = Voice(HOSTILE, HOSTILE, (), said, (HOSTILE,), (), HOSTILE, Place(HOSTILE))
        fact = FACTS[0]._replace(fact=HOSTILE, story=HOSTILE, subject=HOSTILE, voices=(one,), according_to=HOSTILE)
        finding = Finding("FL201", HOSTILE, Place(HOSTILE), HOSTILE, hint=HOSTILE)
        hostile = CHANGES._replace(old=State(HOSTILE, "0" * 40), facts=(fact,), added=(finding,), fixed=(finding,))
        assert not set(render(name, hostile)) & set(HOSTILE.replace("\n", ""))

    @pytest.mark.parametrize("name", FORMATS)
    @pytest.mark.parametrize("command", ["::add-mask::x", "##[error]x", "##vso[task.complete]x"])
    def test_lets_no_command_through_to_a_build_server(self, name: str, command: str) -> None:
        one = Voice(command, "en", (), stated(command), (command,), (), command, Place(command))
        fact = FACTS[0]._replace(story=command, subject=command, voices=(one,))
        for line in render(name, CHANGES._replace(facts=(fact,)), Options(width=60)).splitlines():
            assert not line.lstrip().startswith("::")
            assert not re.search(r"##\w*\[", line)


class TestText:
    @pytest.mark.parametrize("columns", [40, 60, 80, 100, 120])
    def test_keeps_to_the_width_it_is_given_but_for_places(self, columns: int) -> None:
        for line in render("text", CHANGES, Options(width=columns)).splitlines():
            assert width(line) <= columns or re.search(r"\.(txt|yaml)\b", line)

    def test_quiet_has_no_closing_lines(self) -> None:
        assert render("text", SAME, Options(summary=False)) == ""
        assert "Compared" not in render("text", CHANGES, Options(summary=False))

    def test_cuts_what_is_endless(self) -> None:
        one = voice(SWEDISH, (), stated("長い" * 500_000), "長い" * 500_000)
        assert len(render("text", CHANGES._replace(facts=(FACTS[0]._replace(voices=(one,)),)))) < 15_000


class TestJson:
    @pytest.mark.parametrize("changes", [CHANGES, SAME], ids=["changes", "none"])
    def test_is_what_its_schema_says(self, changes: Changes) -> None:
        jsonschema.Draft7Validator.check_schema(SCHEMA)
        jsonschema.Draft7Validator(SCHEMA).validate(json.loads(render("json", changes)))

    def test_schema_is_closed_everywhere_and_asks_for_everything(self) -> None:
        def objects(node: object) -> list[dict[str, Any]]:
            children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
            own = [node] if isinstance(node, dict) and node.get("type") == "object" else []
            return own + [found for child in children for found in objects(child)]

        assert len(objects(SCHEMA)) == 14
        for one in objects(SCHEMA):
            assert one["additionalProperties"] is False
            assert one["required"] == list(one["properties"])

    def test_a_finding_is_what_it_is_in_a_report(self) -> None:
        theirs = {**REPORT_SCHEMA["definitions"]["finding"]}
        theirs["properties"] = {name: one for name, one in theirs["properties"].items() if name != "known"}
        assert SCHEMA["definitions"]["finding"] == theirs
        for name in ("evidence", "count", "ordinal", "offset", "path"):
            assert SCHEMA["definitions"][name] == REPORT_SCHEMA["definitions"][name]

    def test_summary_counts_what_the_lists_hold(self) -> None:
        document = json.loads(render("json", CHANGES))
        facts, findings = document["summary"]["facts"], document["summary"]["findings"]
        assert facts["new"] + facts["changed"] + facts["removed"] == len(document["facts"])
        assert sum(findings["new"].values()) == len(document["findings"]["new"])
        for name in ("fixed", "acknowledged", "unchanged"):
            assert findings[name] == len(document["findings"][name])


class TestMarkdown:
    def test_hostile_text_makes_no_element_of_its_own(self) -> None:
        told = FACTS[0]._replace(subject=MARKUP, voices=(voice(SWEDISH, (), stated(MARKUP), MARKUP),))
        text = render("markdown", CHANGES._replace(facts=(told,), old=State(MARKUP, "0" * 40)))
        html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
        page = ElementTree.fromstring(f"<r>{html.replace('<br>', '<br/>')}</r>")
        tags = {"r", "h2", "h3", "p", "br", "strong", "span", "em", "details", "summary", "ul", "li"}
        assert {one.tag for one in page.iter()} <= tags | {"table", "thead", "tbody", "tr", "th", "td"}
        cells = ["".join(cell.itertext()) for cell in page.iter("td")]
        assert cells == ["changed", f"countries of {MARKUP}", movement(told)]

    def test_keeps_to_its_budget_in_bytes_and_says_what_was_cut(self) -> None:
        many = CHANGES._replace(facts=FACTS * 1000, added=CHANGES.added * 1000)
        text = render("markdown", many, Options(budget=20_000))
        assert len(text.encode()) <= 20_000
        assert re.search(r"_Cut to fit: \d+ facts, \d+ findings", text)
        assert "Cut to fit" not in render("markdown", CHANGES)
