"""What is new since a commit, and what two states of a project have otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from checker import history, run
from checker.cli import main
from checker.load.configuration import load_config
from checker.model import Report
from tests.projects import small_project
from tests.repositories import commit, git, shallow_clone

ROOT = Path(__file__).parents[1]
SV = "seeds/treaty.sv.txt"
SV_CLAIMS = "claims/treaty/treaty.sv.yaml"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF"):
        monkeypatch.delenv(name, raising=False)
    root = small_project(tmp_path / "project")
    commit(root)
    monkeypatch.chdir(root)
    return root


def replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def since(root: Path, name: str = "HEAD", **flags: object) -> Report:
    return history.check_since(load_config(str(root), None, flags), name)


def told(report: Report) -> list[tuple[str, str, bool]]:
    return [(one.code, one.place.path, one.known) for one in report.findings]


class TestCheckSince:
    def test_what_a_change_brings_is_new(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        assert told(since(project)) == [("FL103", SV, False)]

    def test_what_was_there_is_known(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        assert told(since(project)) == [("FL103", SV, True)]

    def test_what_has_moved_down_its_file_is_known(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        (project / SV).write_text(f"Rubrik\n\n{(project / SV).read_text(encoding='utf-8')}", encoding="utf-8")
        assert told(since(project)) == [("FL103", SV, True)]

    def test_another_value_makes_a_finding_new(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        replace(project, SV, "71", "70")
        assert told(since(project)) == [("FL103", SV, False)]

    def test_one_mended_and_one_made_do_not_cancel_out(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        replace(project, SV, "71", "72")
        replace(project, "seeds/treaty.en.txt", "72", "71")
        assert told(since(project)) == [("FL103", "seeds/treaty.en.txt", False)]

    def test_a_third_article_that_agrees_makes_nothing_new(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        (project / "seeds" / "treaty.fr.txt").write_text("Le traité du port : 72 pays.\n", encoding="utf-8")
        claims = (
            "article: seeds/treaty.fr.txt\nclaims:\n  - quote: 72 pays\n    says: {harbour-treaty.signatories: 72}\n"
        )
        (project / "claims" / "treaty" / "treaty.fr.yaml").write_text(claims, encoding="utf-8")
        assert told(since(project)) == [("FL103", SV, True)]

    def test_a_second_one_of_a_kind_is_new(self, project: Path) -> None:
        replace(project, SV_CLAIMS, "{harbour", "{harbor")
        commit(project)
        with (project / SV_CLAIMS).open("a", encoding="utf-8") as file:
            file.write("  - quote: undertecknades\n    says: {harbor-treaty.signatories: 72}\n")
        assert told(since(project)) == [("FL004", SV_CLAIMS, True), ("FL004", SV_CLAIMS, False)]

    def test_files_that_were_renamed_bring_nothing_new(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        git(project, "mv", SV, "seeds/renamed.sv.txt")
        git(project, "mv", SV_CLAIMS, "claims/treaty/renamed.sv.yaml")
        replace(project, "claims/treaty/renamed.sv.yaml", SV, "seeds/renamed.sv.txt")
        assert told(since(project)) == [("FL103", "seeds/renamed.sv.txt", True)]

    def test_a_rule_that_is_switched_on_brings_nothing_new(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        (project / "factlint.yaml").write_text("ignore: [FL103]\n", encoding="utf-8")
        commit(project)
        (project / "factlint.yaml").write_text("claims: claims\n", encoding="utf-8")
        assert told(since(project)) == [("FL103", SV, True)]

    def test_claims_that_moved_to_another_folder_are_found_where_they_were(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        git(project, "mv", "claims", "facts")
        (project / "factlint.yaml").write_text("claims: facts\n", encoding="utf-8")
        assert told(since(project)) == [("FL103", SV, True)]

    def test_everything_is_new_where_there_were_no_claims(self, project: Path) -> None:
        git(project, "checkout", "-q", "--orphan", "other")
        git(project, "rm", "-rq", "--cached", "claims")
        git(project, "commit", "-qm", "without claims")
        replace(project, SV, "72", "71")
        assert told(since(project)) == [("FL103", SV, False)]

    def test_an_acknowledgement_that_is_taken_away_makes_its_finding_new(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        decision = (
            "- code: FL103\n  fact: treaty/harbour-treaty.signatories\n"
            f"  values: {{{SV}: ['72', '71']}}\n  reason: a misprint\n"
        )
        (project / "claims" / "acknowledged.yaml").write_text(decision, encoding="utf-8")
        commit(project)
        assert [one.acknowledged is None for one in since(project).findings] == [False]
        (project / "claims" / "acknowledged.yaml").unlink()
        assert told(since(project)) == [("FL103", SV, False)]

    def test_what_expires_by_itself_is_no_fault_of_the_change(self, project: Path) -> None:
        decision = "- {code: FL204, fact: treaty/a.b, reason: r, until: 2026-01-01}\n"
        (project / "claims" / "acknowledged.yaml").write_text(decision, encoding="utf-8")
        commit(project)
        assert all(one.known for one in since(project, today="2026-02-01").findings)

    def test_what_the_branch_has_mended_since_is_no_fault_of_this_one(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        git(project, "branch", "topic")
        replace(project, SV, "71", "72")
        commit(project)
        git(project, "checkout", "-q", "topic")
        assert told(since(project, "main")) == [("FL103", SV, True)]

    def test_says_which_paths_the_change_touches(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        report = since(project)
        assert report.changed == {SV}
        assert report.since is not None
        assert report.since.name == "HEAD"

    def test_a_commit_is_examined_once(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        replace(project, SV, "72", "71")
        since(project)
        examined = []
        examine = run.examine
        monkeypatch.setattr("checker.run.examine", lambda *args, **rest: examined.append(1) or examine(*args, **rest))
        since(project)
        assert len(examined) == 1

    def test_neither_disk_nor_index_is_touched(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        before = git(project, "status", "--porcelain"), sorted(map(str, project.rglob("*")))
        since(project)
        assert (git(project, "status", "--porcelain"), sorted(map(str, project.rglob("*")))) == before


class TestCommand:
    def test_known_findings_are_listed_and_do_not_fail(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        id = commit(project)
        assert main(["check", "--since", "HEAD"]) == 0
        assert capsys.readouterr().out == (
            f"1 finding known at HEAD ({id[:10]}):\n"
            "  seeds/treaty.sv.txt:1:33: FL103 value-refuted error\n"
            "\n"
            "Checked 2 claims of 1 fact in 2 articles: 1 supported, 1 refuted.\n"
            "No new findings; 1 known.\n"
        )

    def test_new_findings_fail_and_are_told_in_full(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        assert main(["check", "--since", "HEAD"]) == 1
        output = capsys.readouterr().out
        assert 'the claim quotes "72", the text says "71"' in output
        assert output.endswith("Found 1 new error.\n")

    def test_json_says_which_are_known_and_keeps_to_its_schema(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        id = commit(project)
        assert main(["check", "--since", "HEAD", "--format", "json"]) == 0
        report = json.loads(capsys.readouterr().out)
        jsonschema.validate(report, json.loads((ROOT / "schemas" / "report.schema.json").read_text("utf-8")))
        assert report["since"] == {"ref": "HEAD", "commit": id}
        assert report["summary"]["known"] == 1
        assert report["summary"]["findings"] == {"error": 0, "warning": 0, "note": 0}
        assert [one["known"] for one in report["findings"]] == [True]

    def test_json_without_since_says_nothing_of_it(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        main(["check", "--format", "json"])
        report = json.loads(capsys.readouterr().out)
        assert "since" not in report
        assert "known" not in report["summary"]
        assert "known" not in report["findings"][0]

    def test_sarif_has_the_state_of_every_result(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        main(["check", "--since", "HEAD", "--format", "sarif"])
        results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        assert [one["baselineState"] for one in results] == ["unchanged"]

    def test_concise_marks_what_is_known(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        main(["check", "--since", "HEAD", "--format", "concise"])
        assert capsys.readouterr().out.endswith(" (known)\n")

    def test_works_with_paths_and_with_changed(self, project: Path) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        assert main(["check", "--since", "HEAD", SV]) == 0
        replace(project, "seeds/treaty.en.txt", "72", "73")
        git(project, "add", "-A")
        assert main(["check", "--since", "HEAD", "--changed"]) == 1

    def test_works_in_a_shallow_clone_that_has_the_commit(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        git(project, "branch", "-q", "topic")
        clone = shallow_clone(project, project.parent / "clone", "--branch", "topic")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(clone)
            assert main(["check", "--since", "origin/main"]) == 2
            advice = capsys.readouterr().err.strip().rpartition("git fetch ")[2]
            git(clone, "fetch", "-q", *advice.split())
            assert main(["check", "--since", "origin/main"]) == 0

    def test_an_unknown_commit_is_said_before_anything_is_checked(self, project: Path, capsys: Capture) -> None:
        (project / "claims" / "acknowledged.yml").write_text("[]\n", encoding="utf-8")
        assert main(["check", "--since", "nowhere"]) == 2
        assert "--since nowhere: this clone knows no such commit" in capsys.readouterr().err

    def test_a_note_on_the_choice_of_the_commit_goes_to_standard_error(self, project: Path, capsys: Capture) -> None:
        git(project, "checkout", "-q", "--orphan", "other")
        commit(project, "unrelated")
        assert main(["check", "--since", "main", "--format", "json"]) == 0
        captured = capsys.readouterr()
        json.loads(captured.out)
        assert captured.err == ("factlint: there is no common ancestor of main and HEAD: compared with main itself\n")

    def test_what_is_wrong_with_the_commit_names_it(self, project: Path, capsys: Capture) -> None:
        for name in ("terms.yml", "entities.yml"):
            (project / "claims" / name).write_text("{}\n", encoding="utf-8")
        commit(project)
        for name in ("terms.yml", "entities.yml"):
            (project / "claims" / name).unlink()
        replace(project, SV, "72", "71")
        assert main(["check", "--since", "HEAD"]) == 2
        assert "factlint: error: at HEAD: found claims/entities.yaml and claims/entities.yml" in capsys.readouterr().err


class TestDiff:
    def test_says_in_a_sentence_what_changed_and_who_has_not(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        replace(project, SV_CLAIMS, "72", "71")
        assert main(["diff", "HEAD"]) == 1
        output = capsys.readouterr().out
        assert "  changed  signatories of harbour-treaty: 72 → 71 in sv; en still says 72\n" in output
        assert "FL201 number-contradiction error" in output
        assert output.endswith("1 fact changed; 0 facts as before.\n1 new error; 0 findings as before.\n")

    def test_between_commits_the_disk_does_not_count(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        replace(project, SV, "71", "70")
        replace(project, "claims/treaty/treaty.en.yaml", "claims:", "no yaml: [")
        assert main(["diff", "HEAD~1..HEAD", "--format", "json"]) == 1
        changes = json.loads(capsys.readouterr().out)
        assert changes["facts"][0]["said"].startswith("signatories of harbour-treaty: 72 → 71 in sv")
        assert (changes["old"]["ref"], changes["new"]["ref"]) == ("HEAD~1", "HEAD")

    def test_json_keeps_to_its_schema(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        assert main(["diff", "HEAD", "--format", "json"]) == 1
        changes = json.loads(capsys.readouterr().out)
        jsonschema.validate(changes, json.loads((ROOT / "schemas" / "changes.schema.json").read_text("utf-8")))
        assert changes["new"] == {"ref": None, "commit": None}

    def test_has_the_same_bytes_twice(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        for name in ("text", "json", "markdown"):
            outputs = []
            for _ in range(2):
                main(["diff", "HEAD", "--format", name])
                outputs.append(capsys.readouterr().out)
            assert outputs[0] == outputs[1]

    @pytest.mark.parametrize(
        ("before", "after", "flags", "status"),
        [
            pytest.param("72", "72", [], 0, id="nothing changed"),
            pytest.param("72", "71", [], 1, id="a new error"),
            pytest.param("72", "71", ["--fail-on", "never"], 0, id="a new error where nothing is to fail"),
            pytest.param("72", "71", ["--ignore", "FL103"], 0, id="a new error that is not asked for"),
            pytest.param("71", "71", [], 0, id="an error that was there"),
            pytest.param("71", "72", [], 0, id="an error that is fixed"),
            pytest.param("71", "70", [], 1, id="an error with another value"),
        ],
    )
    def test_status_is_that_of_check_since(
        self, project: Path, before: str, after: str, flags: list[str], status: int
    ) -> None:
        if before != "72":
            replace(project, SV, "72", before)
            commit(project)
        if after != before:
            replace(project, SV, before, after)
        assert main(["diff", "HEAD", *flags]) == status
        assert main(["check", "--since", "HEAD", *flags]) == status

    def test_a_changed_fact_alone_is_no_failure(self, project: Path) -> None:
        for path in (SV, SV_CLAIMS, "seeds/treaty.en.txt", "claims/treaty/treaty.en.yaml"):
            replace(project, path, "72", "71")
        assert main(["diff", "HEAD"]) == 0

    def test_writes_files_and_leaves_those_of_the_configuration_to_check(self, project: Path, capsys: Capture) -> None:
        (project / "factlint.yaml").write_text("format: sarif\noutput: {json: report.json}\n", encoding="utf-8")
        assert main(["diff", "HEAD", "--output", "markdown=comment.md", "--output", "json=changes.json"]) == 0
        assert capsys.readouterr().out.startswith("Compared HEAD (")
        assert (project / "comment.md").read_text(encoding="utf-8").startswith("## factlint: no fact changed")
        assert json.loads((project / "changes.json").read_text(encoding="utf-8"))["facts"] == []
        assert not (project / "report.json").exists()

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (["diff", "HEAD", "--output", "sarif=a.sarif"], "expected one of text, json, markdown"),
            (["diff", "nowhere"], "diff nowhere: this clone knows no such commit"),
            (["diff", "HEAD..nowhere"], "diff nowhere: this clone knows no such commit"),
            (["diff", "-x"], "the following arguments are required"),
        ],
    )
    def test_what_cannot_be_run_is_2(self, project: Path, capsys: Capture, words: list[str], message: str) -> None:
        assert main(words) == 2
        assert message in capsys.readouterr().err

    def test_nothing_to_compare_is_2_unless_that_is_fine(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        commit(tmp_path)
        monkeypatch.chdir(tmp_path)
        assert main(["diff", "HEAD"]) == 2
        assert main(["diff", "HEAD", "--allow-empty"]) == 0

    def test_a_project_that_begins_has_new_facts_alone(self, project: Path, capsys: Capture) -> None:
        git(project, "checkout", "-q", "--orphan", "other")
        git(project, "rm", "-rq", "--cached", ".")
        git(project, "commit", "-q", "--allow-empty", "-m", "nothing")
        assert main(["diff", "HEAD"]) == 0
        assert "  new      signatories of harbour-treaty: 72 in en and sv\n" in capsys.readouterr().out

    def test_works_in_a_shallow_clone(self, project: Path, capsys: Capture) -> None:
        replace(project, SV, "72", "71")
        commit(project)
        clone = shallow_clone(project, project.parent / "clone")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(clone)
            assert main(["diff", "HEAD"]) == 0
            assert main(["diff", "HEAD~1"]) == 2
        assert "git fetch --unshallow gets the history" in capsys.readouterr().err

    def test_works_in_a_folder_of_its_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        root = small_project(tmp_path / "docs" / "facts")
        commit(tmp_path)
        monkeypatch.chdir(root / "claims")
        replace(root, SV, "72", "71")
        assert main(["diff", "HEAD"]) == 1
        assert main(["check", "--since", "HEAD"]) == 1
        commit(tmp_path)
        assert main(["check", "--since", "HEAD"]) == 0
