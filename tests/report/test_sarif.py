"""SARIF by the field rules of the standard and of GitHub's page; the official schema is held against it by hand."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any
from urllib.parse import unquote

import pytest

from checker.model import Evidence, Finding, Place, Report
from checker.report import Options, render, sarif
from checker.rules import RULES
from tests.report.canonical import FINDINGS, HOSTILE, REPORT, at, said
from tests.report.sample import FRENCH, JAPANESE, NO_REGISTRY, SWEDISH


def run_of(report: Report = REPORT, **options: Any) -> dict[str, Any]:
    runs = json.loads(render("sarif", report, Options(**options)))["runs"]
    assert len(runs) == 1
    return dict(runs[0])


def result_of(code: str, report: Report = REPORT, **options: Any) -> dict[str, Any]:
    return dict(next(one for one in run_of(report, **options)["results"] if one["ruleId"] == code))


def many(count: int, size: int = 0) -> Report:
    findings = tuple(
        Finding(
            "FL201", f"{number} {'x' * size}", Place("a.txt", number + 1), severity=severity, fingerprint=f"{number:x}"
        )
        for number, severity in zip(range(count), ("note", "warning", "error") * count, strict=False)
    )
    return Report((), (), (), findings, "0.1.0", NO_REGISTRY)


class TestRun:
    def test_declares_every_rule_in_order_with_all_that_github_asks_for(self) -> None:
        rules = run_of(Report((), (), (), (), "0.1.0", NO_REGISTRY))["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == list(RULES)
        for rule in rules:
            assert rule["shortDescription"]["text"]
            assert 0 < len(rule["fullDescription"]["text"]) <= 1000
            assert rule["help"]["text"]
            assert rule["help"]["markdown"]
            assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
            assert len(rule["properties"]["tags"]) <= 20
            assert "security-severity" not in rule["properties"]

    def test_has_results_even_where_there_are_none(self) -> None:
        assert run_of(Report((), (), (), (), "0.1.0", NO_REGISTRY))["results"] == []

    def test_counts_columns_in_code_points_and_says_so(self) -> None:
        run = run_of()
        assert run["columnKind"] == "unicodeCodePoints"
        region = result_of("FL303")["locations"][0]["physicalLocation"]["region"]
        start, line = HOSTILE.text.index("3 000"), HOSTILE.text.split("\n")[0]
        assert (region["startLine"], region["startColumn"], region["endColumn"]) == (1, start + 1, start + 6)
        assert "🎪" in line[: region["startColumn"]]  # two code units of UTF-16, one code point

    @pytest.mark.parametrize(("prefix", "category"), [("", "factlint/check/"), ("docs/", "factlint/docs/")])
    def test_names_its_category_after_the_folder_of_the_project(self, prefix: str, category: str) -> None:
        assert run_of(prefix=prefix)["automationDetails"] == {"id": category}


class TestResult:
    def test_has_rule_level_message_one_place_and_fingerprints(self) -> None:
        results = run_of()["results"]
        assert len(results) == sum(finding.acknowledged is None for finding in FINDINGS)
        for result in results:
            assert list(RULES)[result["ruleIndex"]] == result["ruleId"]
            assert result["level"] in ("error", "warning", "note")
            assert result["message"]["text"]
            (location,) = result["locations"]
            region = location["physicalLocation"]["region"]
            assert region["startLine"] == region["endLine"] >= 1
            assert region["endColumn"] > region["startColumn"] >= 1
            assert result["partialFingerprints"]["factlint/v1"]

    def test_place_is_percent_encoded_from_the_top_of_the_repository(self) -> None:
        location = result_of("FL303", prefix="Büro 1/")["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location["uriBaseId"] == "%SRCROOT%"
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", location["uri"])
        assert unquote(location["uri"]) == f"Büro 1/{HOSTILE.path}"

    def test_links_every_other_place_inside_its_message(self) -> None:
        for result in run_of()["results"]:
            numbers = [related["id"] for related in result.get("relatedLocations", [])]
            assert numbers == list(range(1, len(numbers) + 1))
            linked = re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])
            assert linked == [str(number) for number in numbers]

    def test_message_names_every_language_with_its_quote_and_the_claim(self) -> None:
        result = result_of("FL201")
        text = result["message"]["text"]
        assert text.startswith(
            "festival.countries is 72 country in 2 articles and 65 country in 1. sv: 65 country: “65 "
        )
        assert "[fr: 72 country: “72 pays sont venus”](1), " not in text
        assert "[fr: 72 country: “72 pays sont venus”](1); [ja: 72 country: “72か国の" in text
        assert "[claim](3)" in text
        places = [one["physicalLocation"]["artifactLocation"]["uri"] for one in result["relatedLocations"]]
        assert places == [FRENCH.path, JAPANESE.path, "claims/festival/festival.sv.yaml"]

    def test_text_that_looks_like_a_link_or_an_argument_is_neither(self) -> None:
        text = result_of("FL209")["message"]["text"]
        assert r"\[lien\](1) {{0}}" in text
        assert r"see \[the text\](1) or {{0}}." in text

    def test_place_of_several_lines_ends_where_its_first_line_does(self) -> None:
        region = result_of("FL209")["locations"][0]["physicalLocation"]["region"]
        line = HOSTILE.text.split("\n")[1].rstrip("\r")
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "fin"
        assert region["endColumn"] == len(line) + 1

    def test_place_is_on_the_changed_side_where_a_change_is_known(self) -> None:
        assert result_of("FL201")["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == SWEDISH.path
        changed = REPORT._replace(changed=frozenset({FRENCH.path}))
        result = result_of("FL201", changed)
        location = result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"] == FRENCH.path
        start = FRENCH.text.index("72")
        assert (location["region"]["startColumn"], location["region"]["endColumn"]) == (start + 1, start + 3)
        related = [one["physicalLocation"]["artifactLocation"]["uri"] for one in result["relatedLocations"]]
        assert related == [SWEDISH.path, JAPANESE.path, "claims/festival/festival.fr.yaml"]

    def test_fingerprint_is_left_to_the_uploader_on_request(self) -> None:
        assert "primaryLocationLineHash" in result_of("FL201")["partialFingerprints"]
        assert list(result_of("FL201", sarif_fingerprint="line")["partialFingerprints"]) == ["factlint/v1"]

    def test_fingerprints_differ_and_do_not_depend_on_lines(self) -> None:
        evidence = said(SWEDISH, "65 länder", "65")
        one = Finding("FL104", "first", at(SWEDISH, "65 länder"), None, (evidence,), fingerprint="same")
        other = one._replace(message="second")
        moved = one._replace(place=Place(SWEDISH.path, 7, 1, 7, 9))

        def marks(*findings: Finding) -> dict[str, str]:
            results = run_of(Report((), (), (), findings, "0.1.0", NO_REGISTRY))["results"]
            return {one["message"]["text"].split(".")[0]: one["partialFingerprints"]["factlint/v1"] for one in results}

        assert len(set(marks(one, other).values())) == 2
        assert marks(one, other) == marks(other, moved)


class TestSuppressed:
    def test_are_left_out_by_default(self) -> None:
        assert all("suppressions" not in result for result in run_of()["results"])
        assert "FL204" not in {result["ruleId"] for result in run_of()["results"]}

    def test_are_listed_on_request_with_their_reason_and_all_others_say_that_they_are_none(self) -> None:
        results = run_of(sarif_suppressed=True)["results"]
        reasons = {one["ruleId"]: one["suppressions"] for one in results if one["suppressions"]}
        assert reasons["FL204"] == [
            {"kind": "external", "justification": "the city uses both names; the source text has one"}
        ]
        assert len(results) == len(FINDINGS)


class TestLimits:
    def test_keeps_the_heaviest_results_and_says_what_was_cut(self) -> None:
        run = run_of(many(6_000))
        assert [len([r for r in run["results"] if r["level"] == level]) for level in ("error", "warning", "note")] == [
            2000,
            2000,
            1000,
        ]
        (note,) = run["invocations"][0]["toolExecutionNotifications"]
        assert "6000 findings, of which the 5000 heaviest" in note["message"]["text"]

    def test_says_nothing_where_nothing_was_cut(self) -> None:
        assert "toolExecutionNotifications" not in run_of()["invocations"][0]

    def test_keeps_the_size_that_github_takes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sarif, "_MOST_BYTES", 20_000)
        text = render("sarif", many(2_000, 200))
        assert len(zlib.compress(text.encode())) <= 20_000
        run = json.loads(text)["runs"][0]
        assert 0 < len(run["results"]) < 2_000
        assert run["invocations"][0]["toolExecutionNotifications"]

    def test_keeps_the_related_places_that_github_shows(self) -> None:
        evidence = tuple(Evidence(f"{n}.txt", "sv", None, "1", "x", 0, 1, 1, 1) for n in range(150))
        finding = Finding("FL201", "m", Place("a.txt"), None, evidence)
        assert len(result_of("FL201", Report((), (), (), (finding,), "0.1.0", NO_REGISTRY))["relatedLocations"]) == 100
