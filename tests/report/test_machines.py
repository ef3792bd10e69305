"""GitLab, Checkstyle and rdjson by the published rules of their fields."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest

from checker.model import Finding, Place, Report
from checker.report import Options, render
from tests.report.canonical import FINDINGS, HOSTILE, REPORT
from tests.report.sample import FRENCH, JAPANESE, NO_REGISTRY, SWEDISH

OPEN = [finding for finding in FINDINGS if finding.acknowledged is None]
EMPTY = Report((), (), (), (), "0.1.0", NO_REGISTRY)


class TestGitlab:
    """https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""

    def test_has_every_field_of_every_issue(self) -> None:
        issues = json.loads(render("gitlab", REPORT, Options(prefix="docs/")))
        assert len(issues) == len(OPEN)
        for issue in issues:
            assert issue["description"].startswith(issue["check_name"])
            assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
            assert issue["location"]["lines"]["begin"] >= 1
            assert issue["location"]["path"].startswith("docs/")
        assert len({issue["fingerprint"] for issue in issues}) == len(issues)

    def test_an_issue_names_the_other_languages(self) -> None:
        (one,) = [issue for issue in json.loads(render("gitlab", REPORT)) if issue["check_name"] == "FL201"]
        assert "65 länder" in one["description"]
        assert "72 pays" in one["description"]
        assert one["severity"] == "major"

    def test_is_a_list_even_where_nothing_was_found_and_begins_with_no_mark(self) -> None:
        assert render("gitlab", EMPTY) == "[]\n"

    def test_equal_fingerprints_are_told_apart_since_gitlab_would_drop_one(self) -> None:
        one = Finding("FL105", "first", Place("a.yaml", 1), fingerprint="same")
        report = EMPTY._replace(findings=(one, one._replace(message="second"), one._replace(place=Place("b.yaml"))))
        assert len({issue["fingerprint"] for issue in json.loads(render("gitlab", report))}) == 3


class TestCheckstyle:
    def test_lists_files_once_and_in_each_its_errors(self) -> None:
        root = ElementTree.fromstring(render("checkstyle", REPORT, Options(prefix="docs/")))
        assert root.tag == "checkstyle"
        assert root.get("version")
        names = [file.get("name", "") for file in root]
        assert names == sorted(set(names))
        assert all(name.startswith("docs/") for name in names)
        errors = root.findall("file/error")
        assert len(errors) == len(OPEN)
        for error in errors:
            assert int(error.get("line", "")) >= 1
            assert int(error.get("column", "")) >= 1
            assert error.get("severity") in ("error", "warning", "info", "ignore")
            assert re.fullmatch(r"factlint\.FL\d{3}", error.get("source", ""))

    def test_of_nothing_is_an_empty_list(self) -> None:
        assert list(ElementTree.fromstring(render("checkstyle", EMPTY))) == []


class TestRdjson:
    """https://github.com/reviewdog/reviewdog/tree/master/proto/rdf; the JSON Schemas there accept unknown fields."""

    def test_has_the_fields_of_the_format_in_their_types(self) -> None:
        document = json.loads(render("rdjson", REPORT))
        assert document["source"] == {"name": "factlint"}
        assert len(document["diagnostics"]) == len(OPEN)
        for one in document["diagnostics"]:
            assert set(one) <= {"message", "location", "severity", "code", "related_locations"}
            assert one["severity"] in ("ERROR", "WARNING", "INFO")
            assert re.fullmatch(r"FL\d{3}", one["code"]["value"])
            for location in (one["location"], *(other["location"] for other in one.get("related_locations", []))):
                start, end = location["range"]["start"], location["range"]["end"]
                assert set(start) == set(end) <= {"line", "column"}
                assert (end["line"], end.get("column", 1)) >= (start["line"], start.get("column", 1)) >= (1, 1)

    @pytest.mark.parametrize(
        ("code", "text", "words"),
        [
            pytest.param("FL201", SWEDISH.text, "65 länder", id="two bytes for a letter"),
            pytest.param("FL107", JAPANESE.text, "ハーバー・フェスティバル", id="three bytes for a letter"),
            pytest.param("FL303", HOSTILE.text, "3 000", id="four bytes for a picture before it"),
        ],
    )
    def test_columns_are_bytes_of_utf_8(self, code: str, text: str, words: str) -> None:
        (one,) = [one for one in json.loads(render("rdjson", REPORT))["diagnostics"] if one["code"]["value"] == code]
        span = one["location"]["range"]
        line = text.split("\n")[span["start"]["line"] - 1].encode()
        assert line[span["start"]["column"] - 1 : span["end"]["column"] - 1].decode() == words

    def test_a_place_whose_text_is_not_at_hand_is_whole_lines(self) -> None:
        (one,) = [one for one in json.loads(render("rdjson", REPORT))["diagnostics"] if one["code"]["value"] == "FL101"]
        assert one["location"]["range"] == {"start": {"line": 10}, "end": {"line": 10}}

    def test_the_other_languages_are_related_places(self) -> None:
        (one,) = [one for one in json.loads(render("rdjson", REPORT))["diagnostics"] if one["code"]["value"] == "FL201"]
        related: list[dict[str, Any]] = one["related_locations"]
        assert [other["location"]["path"] for other in related[:2]] == [FRENCH.path, JAPANESE.path]
        assert related[0]["message"] == "fr: 72 country: “72 pays sont venus”"
