"""JUnit's XML as other people's readers see it: junitparser, and the rules of GitLab and Jenkins."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import Counter
from typing import Any

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from checker.model import Finding, Place, Report
from checker.report import Options, junit, render
from tests.report.canonical import FINDINGS, JUDGED, REPORT
from tests.report.sample import CLEAN, FRENCH, NO_REGISTRY, SWEDISH


def read(report: Report = REPORT, **options: Any) -> JUnitXml:
    return JUnitXml.fromstring(render("junit", report, Options(**options)).encode())


def cases(report: Report = REPORT, **options: Any) -> dict[tuple[str, str], Any]:
    return {(case.classname, case.name): case for suite in read(report, **options) for case in suite}


def outcome(case: Any) -> type:
    return type(case.result[0]) if case.result else type(None)


class TestCases:
    def test_every_claim_is_a_test_passing_ones_included(self) -> None:
        of_claims = [name for name in cases() if name[0].endswith("]")]
        assert len(of_claims) == len(JUDGED)
        assert all(outcome(case) is type(None) for case in cases(CLEAN).values())
        assert len(cases(CLEAN)) == len(CLEAN.judged)

    def test_a_claim_keeps_its_name_whether_it_passes_or_fails(self) -> None:
        name = (f"{SWEDISH.path} [sv]", "festival/festival.countries")
        assert outcome(cases()[name]) is Failure
        assert outcome(cases(REPORT._replace(findings=()))[name]) is type(None)

    def test_a_failure_says_all_in_message_type_and_content(self) -> None:
        (failure,) = cases()[f"{SWEDISH.path} [sv]", "festival/festival.countries"].result
        assert failure.type == "FL201 number-contradiction"
        assert failure.message == "festival.countries is 72 country in 2 articles and 65 country in 1"
        assert "| 72 pays sont venus" in failure.text
        assert "articles/festival.sv.txt:1:41" in failure.text

    def test_one_finding_is_one_failure(self) -> None:
        failing = [case for case in cases().values() if outcome(case) in (Failure, Error)]
        errors = [one for one in FINDINGS if one.severity == "error" and one.acknowledged is None]
        assert len(failing) == len(errors)

    def test_what_is_acknowledged_is_skipped_with_its_reason(self) -> None:
        (skipped,) = cases()[FRENCH.path, "festival/tove-jansson-bridge.name FL204"].result
        assert isinstance(skipped, Skipped)
        assert skipped.message == "acknowledged: the city uses both names; the source text has one"

    @pytest.mark.parametrize("verdict", ["not checked", "refuted", "not found", "ambiguous"])
    def test_what_is_not_supported_is_never_a_pass(self, verdict: str) -> None:
        silenced = cases(REPORT._replace(findings=()))
        assert verdict in {case.result[0].message for case in silenced.values() if case.result}

    def test_what_could_not_be_read_is_an_error(self) -> None:
        found = [case for case in cases().values() if outcome(case) is Error]
        assert {case.result[0].type[:3] for case in found} == {"FL0"}
        assert len(found) == 9

    @pytest.mark.parametrize(
        ("failing", "failures"),
        [((), 0), (("error",), 10), (("error", "warning"), 23), (("error", "warning", "note"), 26)],
        ids=str,
    )
    def test_fails_where_the_run_does(self, failing: tuple[str, ...], failures: int) -> None:
        found = Counter(outcome(case) for case in cases(failing=failing).values())
        assert found[Failure] == failures

    def test_what_was_there_before_fails_no_more(self) -> None:
        known = REPORT._replace(findings=tuple(one._replace(known=True) for one in FINDINGS))
        (case,) = [case for (_, name), case in cases(known).items() if name == "festival/bridge.cost"]
        assert read(known).failures == read(known).errors == 0
        assert "FL110" in case.system_out

    def test_names_are_unique_since_readers_drop_what_has_the_same(self) -> None:
        finding = Finding("FL401", "no such finding", Place("a.yaml", 1), fingerprint="a")
        twice = Report((), (), (), (finding, finding._replace(place=Place("a.yaml", 9))), "0.1.0", NO_REGISTRY)
        assert [name for _, name in cases(twice)] == ["no such finding FL401", "no such finding FL401 #2"]
        assert len(cases()) == read().tests

    def test_a_file_is_named_from_the_top_of_the_repository(self) -> None:
        text = render("junit", REPORT, Options(prefix="docs/"))
        files = [case.get("file", "") for case in ElementTree.fromstring(text.encode()).iter("testcase")]
        assert files
        assert all(file.startswith("docs/") for file in files)


class TestDocument:
    @pytest.mark.parametrize("report", [REPORT, CLEAN], ids=["findings", "clean"])
    def test_counts_are_those_of_the_tests(self, report: Report) -> None:
        document = read(report)
        told = (document.tests, document.failures, document.errors)
        document.update_statistics()
        assert told == (document.tests, document.failures, document.errors)
        for suite in document:
            told = (suite.tests, suite.failures, suite.errors, suite.skipped)
            suite.update_statistics()
            assert told == (suite.tests, suite.failures, suite.errors, suite.skipped)

    def test_has_only_what_gitlab_and_jenkins_know(self) -> None:
        """Elements and attributes of junit-10.xsd, which Jenkins' xUnit plugin validates with."""
        known = {
            "testsuites": {"name", "time", "tests", "failures", "errors"},
            "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
            "testcase": {"name", "classname", "file", "time"},
            "failure": {"type", "message"},
            "error": {"type", "message"},
            "skipped": {"type", "message"},
            "system-out": set(),
        }
        for element in ElementTree.fromstring(render("junit", REPORT).encode()).iter():
            assert set(element.attrib) <= known[element.tag]

    def test_leaves_out_passing_tests_first_where_the_file_grows_too_large(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        full = read()
        monkeypatch.setattr(junit, "_MOST_BYTES", junit._LEFT_FREE + 12_000)
        text = render("junit", REPORT)
        assert len(text.encode()) < 16_000
        document = JUnitXml.fromstring(text.encode())
        assert (document.failures, document.errors) == (full.failures, full.errors)
        assert document.tests < full.tests
        assert f"{full.tests - document.tests} of {full.tests} tests are left out" in text
