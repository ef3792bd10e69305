"""The formats over one report made by hand, held to golden files and to the schema.

After a change that is meant, `FACTLINT_GOLDEN=write` makes the tests rewrite the files; review the diff.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest

from checker.model import Evidence, Finding, Place, Report
from checker.report import FORMATS, Options, render
from checker.report.display import width
from tests.report.canonical import REPORT as CANONICAL
from tests.report.sample import CLEAN, EMPTY, FINDINGS, NO_REGISTRY, REPORT

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
SCHEMA = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
HOSTILE = "\x1b\x9b\x07\u202e\u2066\u200b\u2028\u0085\x00\x7f\ufeff\r\n"


def report_of(*findings: Finding) -> Report:
    return Report((), (), (), findings, "0.1.0", NO_REGISTRY)


@pytest.mark.parametrize(
    ("golden", "name", "report", "options"),
    [
        pytest.param("report.txt", "text", CANONICAL, Options(), id="text in a pipe"),
        pytest.param("report-60.txt", "text", REPORT, Options(width=60), id="text on a narrow terminal"),
        pytest.param("report-colour.txt", "text", REPORT, Options(width=120, colour=True), id="text in colour"),
        pytest.param("report-all.txt", "text", REPORT, Options(acknowledged=True), id="text with what is acknowledged"),
        pytest.param("report-quiet.txt", "text", REPORT, Options(summary=False), id="text without its summary"),
        pytest.param("clean.txt", "text", CLEAN, Options(), id="text without findings"),
        pytest.param("report.concise.txt", "concise", CANONICAL, Options(), id="concise"),
        pytest.param("report.json", "json", CANONICAL, Options(), id="JSON"),
        pytest.param("clean.json", "json", CLEAN, Options(), id="JSON without findings"),
        pytest.param("report.md", "markdown", CANONICAL, Options(), id="Markdown"),
        pytest.param("clean.md", "markdown", CLEAN, Options(), id="Markdown without findings"),
        pytest.param("report.csv", "csv", CANONICAL, Options(), id="CSV"),
        pytest.param("report.github.txt", "github", CANONICAL, Options(), id="a step of GitHub Actions"),
        pytest.param("report.sarif", "sarif", CANONICAL, Options(), id="SARIF"),
        pytest.param("report.gitlab.json", "gitlab", CANONICAL, Options(), id="GitLab"),
        pytest.param("report.junit.xml", "junit", CANONICAL, Options(), id="JUnit"),
        pytest.param("report.checkstyle.xml", "checkstyle", CANONICAL, Options(), id="Checkstyle"),
        pytest.param("report.rdjson", "rdjson", CANONICAL, Options(), id="rdjson"),
        pytest.param("report.claimreview.json", "claimreview", CANONICAL, Options(), id="ClaimReview"),
    ],
)
def test_golden(golden: str, name: str, report: Report, options: Options, tmp_path: Path) -> None:
    actual = render(name, report, options)
    if os.environ.get("FACTLINT_GOLDEN") == "write":
        (GOLDEN / golden).write_text(actual, encoding="utf-8", newline="\n")
    (tmp_path / golden).write_text(actual, encoding="utf-8", newline="\n")
    expected = (GOLDEN / golden).read_bytes().decode("utf-8")
    assert actual == expected, f"the actual output is in {tmp_path / golden}"


def test_formats_on_disk_and_in_the_table_are_the_same() -> None:
    folder = ROOT / "checker" / "report"
    defining = {path.stem for path in folder.glob("*.py") if re.search(r"^def render\(", path.read_text("utf-8"), re.M)}
    assert defining - {"__init__"} == set(FORMATS)


class TestEveryFormat:
    @pytest.mark.parametrize("name", FORMATS)
    def test_gives_the_same_bytes_whatever_the_order_of_its_input(self, name: str) -> None:
        turned = CANONICAL._replace(findings=CANONICAL.findings[::-1], judged=CANONICAL.judged[::-1])
        assert render(name, turned) == render(name, CANONICAL)

    @pytest.mark.parametrize("name", FORMATS)
    def test_ends_in_one_line_break_or_is_empty(self, name: str) -> None:
        for report in (REPORT, CLEAN, EMPTY):
            output = render(name, report)
            assert output == "" or (output.endswith("\n") and not output.endswith("\n\n"))

    @pytest.mark.parametrize("name", FORMATS)
    def test_lets_nothing_hostile_through_to_a_terminal(self, name: str) -> None:
        evidence = Evidence(HOSTILE, HOSTILE, HOSTILE, HOSTILE, f"a{HOSTILE}b", 0, 9, 1, 1, (1, 3))
        hostile = Finding("FL201", HOSTILE, Place(HOSTILE), HOSTILE, (evidence,), hint=HOSTILE, detail=HOSTILE)
        output = render(name, report_of(hostile), Options(acknowledged=True))
        output = output.removeprefix("\ufeff") if name == "csv" else output  # what Excel knows UTF-8 by
        assert not set(output) & set(HOSTILE.replace("\n", ""))

    @pytest.mark.parametrize("name", FORMATS)
    @pytest.mark.parametrize("command", ["::add-mask::x", "##[error]x", "##vso[task.complete]x", "##teamcity[x]"])
    def test_lets_no_command_through_to_a_build_server(self, name: str, command: str) -> None:
        evidence = Evidence(command, "en", command, command, command, 0, 9, 1, 1, (0, 2))
        message = f"{'word ' * 19}{command} {command}"  # wraps before the command
        hostile = Finding("FL201", message, Place(command), command, (evidence,), hint=message, detail=command)
        for line in render(name, report_of(hostile), Options(width=100)).splitlines():
            own = name == "github" and re.match(
                r"::(error file=\S+|stop-commands::[0-9a-f]{32}$|[0-9a-f]{32}::$)", line
            )
            assert own or not line.lstrip().startswith("::")
            assert not re.search(r"##\w*\[", line)

    @pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"csv", "claimreview"}))
    def test_shows_quotes_in_their_own_scripts(self, name: str) -> None:
        output = render(name, REPORT).replace("<strong>", "").replace("</strong>", "")
        for words in ("65 länder", "72 pays", "делегата", "トーベ・ヤンソン橋"):
            assert words in output

    @pytest.mark.parametrize("name", ["text", "concise"])
    def test_for_people_survives_a_line_of_a_megabyte(self, name: str) -> None:
        text = "長い" * 250_000 + "72" + "x" * 500_000
        evidence = Evidence("a.txt", "ja", None, "72", text, 0, len(text), 1, 1, (500_000, 500_002))
        output = render(name, report_of(Finding("FL201", "m", Place("a.txt"), None, (evidence,))))
        assert len(output) < 2_000
        assert "72" in output
        assert output.count("…") == 2

    @pytest.mark.parametrize("name", ["text", "concise"])
    @pytest.mark.parametrize("field", ["message", "hint", "detail"])
    def test_for_people_cuts_what_is_endless(self, name: str, field: str) -> None:
        finding = Finding("FL201", "m", Place("a.txt"), None, (), hint="h")._replace(**{field: "長い words " * 200_000})
        assert len(render(name, report_of(finding))) < 6_000


class TestText:
    def test_cuts_an_endless_value(self) -> None:
        evidence = Evidence("a.txt", "ja", None, "長い" * 500_000, "x", 0, 9, 1, 1)
        assert len(render("text", report_of(Finding("FL201", "m", Place("a.txt"), None, (evidence,))))) < 1_000

    @pytest.mark.parametrize("columns", [40, 50, 60, 80, 100, 120])
    def test_keeps_to_the_width_it_is_given_but_for_places(self, columns: int) -> None:
        for line in render("text", REPORT, Options(width=columns, acknowledged=True)).splitlines():
            assert width(line) <= columns or re.search(r"\.(txt|yaml)\b", line)

    def test_carets_stand_under_the_part_that_differs_whatever_its_width(self) -> None:
        quote = "ハーバー72か国👩‍👩‍👧x"
        cases = {(4, 6): (8, 2), (0, 1): (0, 2), (8, 13): (14, 2), (13, 14): (16, 1)}
        for marked, (before, under) in cases.items():
            evidence = Evidence("a.txt", "ja", None, "v", quote, 0, 9, 1, 1, marked)
            lines = render("text", report_of(Finding("FL201", "m", Place("a.txt"), None, (evidence,)))).splitlines()
            row = next(index for index, line in enumerate(lines) if quote in line)
            assert lines[row + 1] == "    | " + " " * before + "^" * under

    def test_a_quote_without_a_mark_has_no_carets(self) -> None:
        evidence = Evidence("a.txt", "en", None, "v", "seventy", 0, 7, 1, 1)
        assert "^" not in render("text", report_of(Finding("FL201", "m", Place("a.txt"), None, (evidence,))))

    def test_the_same_words_of_one_article_stand_once_with_all_their_places(self) -> None:
        first = Evidence("a.txt", "sv", "one", "72", "72 länder", 0, 9, 1, 1)
        again = first._replace(claim="two", start=90, end=99, line=7, column=3)
        other = again._replace(text="72 av länderna")
        output = render("text", report_of(Finding("FL201", "m", Place("a.txt"), None, (first, again, other))))
        assert output.count("| 72 länder\n") == 1
        assert "sv  72  a.txt:1:1, 7:3\n" in output
        assert "sv  72  a.txt:7:3\n" in output

    def test_colour_marks_without_changing_a_letter(self) -> None:
        plain = render("text", REPORT, Options(acknowledged=True))
        coloured = render("text", REPORT, Options(acknowledged=True, colour=True))
        assert coloured != plain
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain

    def test_an_acknowledged_finding_is_counted_and_listed_only_on_request(self) -> None:
        brief = render("text", REPORT)
        assert "FL204" not in brief
        assert "1 acknowledged (listed with --show-acknowledged)" in brief
        assert "the city uses both names" in render("text", REPORT, Options(acknowledged=True))


class TestJson:
    @pytest.mark.parametrize("report", [REPORT, CLEAN, EMPTY], ids=["findings", "clean", "empty"])
    def test_is_what_its_schema_says(self, report: Report) -> None:
        jsonschema.Draft7Validator.check_schema(SCHEMA)
        jsonschema.Draft7Validator(SCHEMA).validate(json.loads(render("json", report)))

    def test_schema_is_closed_everywhere(self) -> None:
        def objects(node: object) -> list[dict[str, object]]:
            children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
            own = [node] if isinstance(node, dict) and node.get("type") == "object" else []
            return own + [found for child in children for found in objects(child)]

        assert len(objects(SCHEMA)) == 12
        assert all(one["additionalProperties"] is False for one in objects(SCHEMA))

    def test_summary_counts_what_the_lists_hold(self) -> None:
        document = json.loads(render("json", REPORT))
        summary = document["summary"]
        open_findings = [one for one in document["findings"] if one["acknowledged"] is None]
        assert summary["claims"] == len(document["claims"]) == sum(summary["verdicts"].values())
        for severity, count in summary["findings"].items():
            assert count == sum(one["severity"] == severity for one in open_findings)
        assert summary["acknowledged"] == len(document["findings"]) - len(open_findings) == 1

    def test_every_verdict_and_severity_is_counted_even_where_it_is_zero(self) -> None:
        summary = json.loads(render("json", EMPTY))["summary"]
        verdicts = ("supported", "refuted", "not_found", "ambiguous", "not_checked")
        assert summary == {
            "articles": 0,
            "claims": 0,
            "facts": 0,
            "verdicts": dict.fromkeys(verdicts, 0),
            "quoted": 0,
            "findings": {"error": 0, "warning": 0, "note": 0},
            "acknowledged": 0,
        }

    def test_findings_come_by_path_line_and_code(self) -> None:
        findings = json.loads(render("json", REPORT))["findings"]
        order = [(one["path"], one["line"], one["code"]) for one in findings]
        assert order == sorted(order)
        assert len(order) == len(FINDINGS)

    def test_what_is_escaped_reads_back_as_it_was(self) -> None:
        evidence = Evidence("a.txt", "fa", None, None, HOSTILE + "##[error]", 0, 9, 1, 1)
        output = render("json", report_of(Finding("FL201", HOSTILE, Place("a.txt"), None, (evidence,))))
        assert json.loads(output)["findings"][0]["evidence"][0]["text"] == HOSTILE + "##[error]"

    def test_message_holds_both_quotes_and_what_to_do(self) -> None:
        message = next(
            one["message"] for one in json.loads(render("json", REPORT))["findings"] if one["code"] == "FL201"
        )
        assert "65 länder" in message
        assert "72 pays" in message
        assert message.endswith("or acknowledge the difference")


class TestConcise:
    def test_is_one_line_per_open_finding(self) -> None:
        lines = render("concise", REPORT).splitlines()
        assert len(lines) == len(FINDINGS) - 1
        assert all(re.match(r"[^:]+:\d+:\d+: FL\d{3} \S", line) for line in lines)

    def test_says_nothing_where_there_is_nothing(self) -> None:
        assert render("concise", CLEAN) == ""


def test_a_message_of_one_line_quotes_articles_before_claim_files() -> None:
    own = Evidence("a.txt", "sv", "one", "72", "av 72 länder", None, None, None, None)
    text = Evidence("a.txt", "sv", "one", "71", "av 71 länder", 0, 12, 1, 1)
    other = Evidence("b.txt", "en", "two", "72", "by 72 countries", 0, 15, 1, 1)
    output = render("concise", report_of(Finding("FL103", "m", Place("a.txt"), None, (text, own, other))))
    assert output == "a.txt:1:1: FL103 m; sv “av 71 länder”, en “by 72 countries”\n"
