"""The pipeline as a whole: what a run looks at, what it counts, and that it says the same twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker.load.configuration import load_config
from checker.model import Report, Verdict
from checker.run import check, validate
from tests.case_files import base_files, write_files

WRONG_DAY = """article: seeds/bridge.sv.txt
claims:
  - quote: invigdes den 15 augusti 2025
    says: {tove-jansson-bridge.opened: 2025-08-15}
  - quote: av Lena Ek
    says: {tove-jansson-bridge.opened-by: lena-ek}
"""
PLACE = """article: seeds/bridge.fr.txt
claims:
  - quote: à Göteborg
    says: {tove-jansson-bridge.held-in: gothenburg}
"""
KNOWN = """- code: FL202
  fact: bridge/tove-jansson-bridge.opened
  values:
    seeds/bridge.en.txt: [2025-08-14]
    seeds/bridge.sv.txt: [2025-08-15]
  reason: the Swedish desk counts the evening after
"""


def project(root: Path, **files: str | None) -> Path:
    """The base of the cases with files over it."""
    over = {name: None if text is None else text.encode() for name, text in files.items()}
    return write_files(root, {**base_files(), **over})


def contradiction(root: Path, **more: str | None) -> Path:
    """Swedish has another day than English; French speaks of something else."""
    files = {
        "seeds/bridge.sv.txt": "Tove Jansson-bron invigdes den 15 augusti 2025 av Lena Ek.\n",
        "claims/bridge/bridge.sv.yaml": WRONG_DAY,
        "seeds/bridge.fr.txt": "Le pont Tove-Jansson est à Göteborg.\n",
        "claims/bridge/bridge.fr.yaml": PLACE,
    }
    return project(root, **{**files, **more})


def run(root: Path, *paths: str, **settings: str) -> Report:
    return check(load_config(str(root), None, settings), paths, cwd=str(root))


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


class TestPartOfTheClaims:
    def test_one_article_is_held_against_every_claim_of_the_same_facts(self, tmp_path):
        root = contradiction(tmp_path)
        for path in ("seeds/bridge.en.txt", "claims/bridge/bridge.en.yaml", "seeds/bridge.sv.txt"):
            assert codes(run(root, path)) == ["FL202"]

    def test_an_article_that_shares_no_fact_with_the_conflict_passes(self, tmp_path):
        report = run(contradiction(tmp_path), "seeds/bridge.fr.txt")
        assert codes(report) == []
        assert [one.claim.article for one in report.judged] == ["seeds/bridge.fr.txt"]

    def test_wordings_are_surveyed_in_the_articles_that_were_named_alone(self, tmp_path):
        variant = {"seeds/bridge.fr.txt": "La passerelle Jansson, le pont Tove-Jansson, est à Göteborg.\n"}
        root = project(tmp_path, **variant, **{"claims/bridge/bridge.fr.yaml": PLACE})
        assert codes(run(root, "seeds/bridge.fr.txt")) == ["FL204"]
        assert codes(run(root, "seeds/bridge.en.txt")) == []

    def test_unused_acknowledgements_and_entries_are_looked_for_in_full_runs_only(self, tmp_path):
        root = project(tmp_path, **{"claims/acknowledged.yaml": KNOWN, "factlint.yaml": "claims: claims\n"})
        assert {"FL401", "FL403"} <= set(codes(run(root)))
        assert codes(run(root, "seeds/bridge.en.txt")) == []

    def test_nor_are_they_looked_for_where_something_could_not_be_read(self, tmp_path):
        files = {"claims/acknowledged.yaml": KNOWN, "factlint.yaml": "claims: claims\n"}
        root = project(tmp_path, **files, **{"claims/bridge/bridge.sv.yaml": "claims: [\n"})
        assert codes(run(root)) == ["FL001"]
        (root / "seeds/bridge.en.txt").unlink()
        root = project(tmp_path, **files, **{"seeds/bridge.en.txt": None})
        assert codes(run(root)) == ["FL007"]

    def test_an_article_that_lacks_an_expected_fact_is_missed_from_either_side(self, tmp_path):
        vocabulary = "attributes:\n  opened: {type: date, expected: all}\n  held-in: {type: entity, of: place}\n"
        vocabulary += "  opened-by: {type: entity, of: person}\n"
        files = {
            "claims/vocabulary.yaml": vocabulary,
            "seeds/bridge.fr.txt": "Le pont Tove-Jansson est à Göteborg.\n",
            "claims/bridge/bridge.fr.yaml": PLACE,
        }
        root = project(tmp_path, **files)
        for path in ("seeds/bridge.fr.txt", "seeds/bridge.en.txt"):
            assert codes(run(root, path)) == ["FL211"]


class TestAcknowledged:
    def test_a_known_finding_stays_in_the_report(self, tmp_path):
        report = run(contradiction(tmp_path, **{"claims/acknowledged.yaml": KNOWN}))
        (finding,) = report.findings
        assert finding.acknowledged is not None
        assert finding.acknowledged.reason == "the Swedish desk counts the evening after"

    def test_it_is_known_in_a_run_over_a_part_as_well(self, tmp_path):
        root = contradiction(tmp_path, **{"claims/acknowledged.yaml": KNOWN})
        (finding,) = run(root, "seeds/bridge.en.txt").findings
        assert finding.acknowledged is not None

    def test_without_a_day_given_the_clock_decides(self, tmp_path):
        for until, count in (("1999-12-31", 2), ("9999-12-31", 1)):
            root = contradiction(tmp_path / until, **{"claims/acknowledged.yaml": f"{KNOWN}  until: {until}\n"})
            assert len(run(root).findings) == count


class TestCounts:
    def test_every_claim_has_one_verdict_and_facts_are_counted_across_articles(self, tmp_path):
        report = run(contradiction(tmp_path))
        assert len(report.judged) == 5
        assert {one.verdict for one in report.judged} == {Verdict.SUPPORTED}
        assert [fact.id for fact in report.facts] == [
            "bridge/tove-jansson-bridge.held-in",
            "bridge/tove-jansson-bridge.opened",
            "bridge/tove-jansson-bridge.opened-by",
        ]

    def test_claims_of_an_unreadable_article_are_counted_as_not_checked(self, tmp_path):
        root = project(tmp_path)
        (root / "seeds/bridge.sv.txt").unlink()
        report = run(root)
        assert codes(report) == ["FL007"]
        verdicts = [one.verdict for one in report.judged if one.claim.article == "seeds/bridge.sv.txt"]
        assert verdicts == [Verdict.NOT_CHECKED] * 2

    def test_claims_come_in_the_order_of_their_files(self, tmp_path):
        places = [one.claim.place[:3] for one in run(contradiction(tmp_path)).judged]
        assert places == sorted(places)


class TestTheSecondRun:
    """What was worked out before is taken from the cache, and never outlives what it came from."""

    @pytest.fixture(autouse=True)
    def empty_cache(self, tmp_path, monkeypatch):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def edit(self, root: Path, name: str, old: str, new: str) -> None:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def test_it_says_what_the_first_one_said(self, tmp_path):
        root = contradiction(tmp_path / "project")
        assert run(root) == run(root)

    @pytest.mark.parametrize(
        ("name", "old", "new", "expected"),
        [
            pytest.param("seeds/bridge.en.txt", "14 August", "15 August", ["FL103"], id="an edited article"),
            pytest.param("seeds/bridge.en.txt", "14 August", "14  August", [], id="a harmless edit"),
            pytest.param("claims/bridge/bridge.en.yaml", "2025-08-14}", "2025-08-15}", ["FL103"], id="an edited claim"),
            pytest.param("claims/bridge/bridge.en.yaml", "by Lena Ek", "of Lena Ek", ["FL102"], id="an edited quote"),
            pytest.param("claims/entities.yaml", "en: Lena Ek, sv", "en: Lena Eck, sv", ["FL104"], id="another name"),
            pytest.param(
                "claims/vocabulary.yaml", "opened: {type: date}", "opened: {type: time}", ["FL006"] * 2, id="type"
            ),
            pytest.param(
                "factlint.yaml", "claims: claims", "claims: claims\nseverity: {FL102: 'off'}", [], id="a setting"
            ),
        ],
    )
    def test_it_follows_every_edit_and_its_undoing(self, name, old, new, expected, tmp_path):
        root = project(tmp_path / "project")
        assert codes(run(root)) == []
        self.edit(root, name, old, new)
        assert codes(run(root)) == expected
        assert codes(run(root)) == expected, "from the cache"
        self.edit(root, name, new, old)
        assert codes(run(root)) == []

    def test_a_damaged_cache_is_no_cache(self, tmp_path):
        root = contradiction(tmp_path / "project")
        first = run(root)
        entries = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
        assert entries
        for number, path in enumerate(entries):
            content = path.read_bytes()
            path.write_bytes(content[: len(content) // 2] if number % 2 else content[:20] + b"\x80\x05garbage")
        assert run(root) == first

    def test_a_cache_that_cannot_be_written_is_no_cache(self, tmp_path):
        (tmp_path / "cache").write_text("a file where the folder should be")
        assert codes(run(contradiction(tmp_path / "project"))) == ["FL202"]

    def test_two_projects_do_not_share_what_is_theirs(self, tmp_path):
        one, other = project(tmp_path / "one"), contradiction(tmp_path / "other")
        for _ in range(2):
            assert (codes(run(one)), codes(run(other))) == ([], ["FL202"])


class TestValidate:
    def test_no_article_is_read_and_no_claim_is_judged(self, tmp_path):
        root = contradiction(tmp_path)
        (root / "seeds/bridge.sv.txt").unlink()
        report = validate(load_config(str(root), None, {}), cwd=str(root))
        assert (report.findings, report.judged, report.articles) == ((), (), ())

    def test_what_is_wrong_is_told_of_the_files_given(self, tmp_path):
        broken = "article: seeds/bridge.sv.txt\nclaims: []\nx: 1\n"
        root = project(tmp_path, **{"claims/bridge/bridge.sv.yaml": broken})
        config = load_config(str(root), None, {})
        assert codes(validate(config, ["claims/bridge/bridge.en.yaml"], cwd=str(root))) == []
        assert "FL002" in codes(validate(config, ["claims/bridge/bridge.sv.yaml"], cwd=str(root)))


@pytest.mark.parametrize("name", ["entities", "roles", "terms"])
def test_a_registry_file_that_cannot_be_read_is_one_finding_and_no_claim_is_refuted_for_it(name, tmp_path):
    root = project(tmp_path, **{f"claims/{name}.yaml": "a: [b\n"})
    report = check(load_config(str(root), None, {}))
    assert [finding.code for finding in report.findings] == ["FL001"]
    assert report.judged == ()


def test_two_languages_with_one_slip_each_are_told_apart(tmp_path):
    """An article edited away from its claim is one finding; the other language is its witness, not a second one."""
    root = contradiction(
        tmp_path, **{"seeds/bridge.sv.txt": "Tove Jansson-bron invigdes den 16 augusti 2025 av Lena Ek.\n"}
    )
    report = run(root)
    assert codes(report) == ["FL103"]
    assert "seeds/bridge.en.txt" in report.findings[0].message


@pytest.mark.parametrize("format", ["json", "text", "concise"])
def test_two_runs_give_the_same_bytes_whatever_the_hash_seed(format, tmp_path):
    root = contradiction(tmp_path)
    outputs = set()
    for seed in ("1", "2", "77"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent.parent), "HOME": str(tmp_path)}
        command = [sys.executable, "-m", "checker", "check", "--format", format]
        done = subprocess.run(command, cwd=root, capture_output=True, env=environment, check=False)
        assert done.returncode == 1, done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1
