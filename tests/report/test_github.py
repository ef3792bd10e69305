"""What a runner of GitHub Actions makes of the output: it obeys the lines that are commands and shows the rest."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from checker.model import Finding, Place, Report, Severity
from checker.report import Options, render
from tests.report.canonical import FINDINGS, FRENCH, HOSTILE, REPORT
from tests.report.sample import CLEAN, NO_REGISTRY, SWEDISH

COMMAND = re.compile(r"^::(?P<name>[\w-]+)(?: (?P<properties>[^:]*))?::(?P<data>.*)$")


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def runner(output: str) -> tuple[list[Command], list[str]]:
    """The commands that are obeyed and the lines that are shown (actions/runner, ActionCommandManager)."""
    obeyed: list[Command] = []
    shown: list[str] = []
    stopped: str | None = None
    for line in output.split("\n"):
        if stopped is not None:
            if line.strip() == f"::{stopped}::":
                stopped = None
            else:
                shown.append(line)
            continue
        match = COMMAND.match(line.lstrip())
        if match is None:
            assert not re.search(r"##\[", line)
            shown.append(line)
        elif match["name"] == "stop-commands":
            stopped = match["data"]
        else:
            pairs = (one.split("=", 1) for one in (match["properties"] or "").split(",") if one)
            properties = {key: unescaped(value.replace("%3A", ":").replace("%2C", ",")) for key, value in pairs}
            obeyed.append(Command(match["name"], properties, unescaped(match["data"])))
    assert stopped is None
    return obeyed, shown


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def findings(count: int, severity: Severity, path: str = "a.txt") -> tuple[Finding, ...]:
    return tuple(
        Finding("FL201", f"number {number}", Place(path, number + 1), severity=severity, fingerprint=f"{path}{number}")
        for number in range(count)
    )


def report_of(*found: Finding) -> Report:
    return Report((), (), (), found, "0.1.0", NO_REGISTRY)


def test_the_plain_text_is_shown_whole_and_before_the_annotations() -> None:
    obeyed, shown = runner(render("github", REPORT))
    assert "\n".join(shown).rstrip("\n") + "\n" == render("text", REPORT)
    assert {command.name for command in obeyed} == {"error", "warning", "notice"}


def test_nothing_is_printed_over_clean_claims_but_the_text() -> None:
    obeyed, shown = runner(render("github", CLEAN))
    assert obeyed == []
    assert "No findings." in shown
    assert render("github", CLEAN, Options(summary=False)) == ""


def test_an_annotation_stands_at_its_place_and_says_what_is_wrong() -> None:
    obeyed, _ = runner(render("github", REPORT, Options(prefix="docs/")))
    (one,) = [command for command in obeyed if command.properties["title"] == "FL201 number-contradiction"]
    start = SWEDISH.text.index("65 länder")
    assert one.name == "error"
    assert one.properties["file"] == f"docs/{SWEDISH.path}"
    assert (one.properties["line"], one.properties["endLine"]) == ("1", "1")
    assert (one.properties["col"], one.properties["endColumn"]) == (str(start + 1), str(start + 10))
    assert one.data.startswith("festival.countries is 72 country in 2 articles and 65 country in 1; sv “65 länder")


def test_a_place_of_several_lines_is_shown_on_its_first_one_since_columns_count_on_one_line_only() -> None:
    only = REPORT._replace(findings=tuple(one for one in FINDINGS if one.code == "FL209"))
    obeyed, _ = runner(render("github", only))
    assert obeyed[0].properties["line"] == obeyed[0].properties["endLine"] == "2"


@pytest.mark.parametrize("text", ["50 %, a: b\r\n::error::x", "%0A%25", "a,b=c::d"], ids=ascii)
def test_text_can_end_neither_property_nor_command(text: str) -> None:
    finding = Finding("FL201", text, Place(text, 1, 1, 1, 2), severity="error")
    obeyed, _ = runner(render("github", report_of(finding)))
    assert len(obeyed) == 1
    flat = text.replace("\r\n", " ")
    assert obeyed[0].properties["file"] == flat
    assert obeyed[0].data == flat


@pytest.mark.parametrize("count", [0, 9, 10, 11, 500])
@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_a_step_never_has_more_annotations_than_it_may(count: int, severity: Severity) -> None:
    obeyed, _ = runner(render("github", report_of(*findings(count, severity))))
    assert len(obeyed) == min(count, 10)
    if count > 10:
        assert f"and {count - 9} more" in obeyed[-1].data
        assert obeyed[-1].name == obeyed[0].name


def test_the_places_there_are_go_to_the_changed_file_first() -> None:
    report = report_of(*findings(20, "error", "a.txt"), *findings(5, "error", "z.txt"))
    obeyed, _ = runner(render("github", report._replace(changed=frozenset({"z.txt"}))))
    assert [one.properties.get("file") for one in obeyed] == ["z.txt"] * 5 + ["a.txt"] * 4 + [None]


def test_the_changed_side_of_a_contradiction_is_annotated() -> None:
    obeyed, _ = runner(render("github", REPORT._replace(changed=frozenset({FRENCH.path}))))
    (one,) = [command for command in obeyed if command.properties["title"] == "FL201 number-contradiction"]
    assert one.properties["file"] == FRENCH.path


def test_acknowledged_findings_are_not_annotated() -> None:
    obeyed, _ = runner(render("github", REPORT))
    assert not [one for one in obeyed if one.properties["title"].startswith(("FL204", "FL212"))]


def test_no_text_can_switch_commands_on_again() -> None:
    word = re.match(r"::stop-commands::(\w+)\n", render("github", REPORT))
    assert word is not None
    finding = Finding("FL201", f"x\n::{word[1]}::\n::error::stolen", Place(HOSTILE.path), severity="error")
    obeyed, _ = runner(render("github", REPORT._replace(findings=(*FINDINGS, finding))))
    assert not [one for one in obeyed if one.data == "stolen"]


def test_findings_that_were_there_before_are_not_annotated() -> None:
    known = tuple(one._replace(known=one.code != "FL201") for one in FINDINGS)
    obeyed, _ = runner(render("github", REPORT._replace(findings=known)))
    assert [one.properties["title"] for one in obeyed] == ["FL201 number-contradiction"]
