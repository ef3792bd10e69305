"""Coverage: which mentions claims hold, what is left out and why, on which lines; and what the command prints."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from checker import run
from checker.cli import main
from checker.load.configuration import load_config
from checker.model import Coverage
from checker.report import Options
from checker.report.coverage import as_json, as_text, is_open, share
from tests.projects import small_files, small_project, write_project

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = json.loads((ROOT / "schemas" / "coverage.schema.json").read_text(encoding="utf-8"))
Capture = pytest.CaptureFixture[str]
CLAIMED = """
- quote: The Harbour Treaty was signed by 72 countries
  says: {harbour-treaty.signatories: 72}
"""


def covering(root: Path, article: str, claims: str = CLAIMED, ignore: str = "") -> Coverage:
    """The coverage of one English article."""
    files = small_files()
    files["seeds/treaty.en.txt"] = article
    files["claims/treaty/treaty.en.yaml"] = f"article: seeds/treaty.en.txt\nclaims:{claims}{ignore}"
    write_project(root, files)
    return run.cover(load_config(str(root), None, {}), ["seeds/treaty.en.txt"], cwd=str(root))


def held(found: Coverage) -> list[tuple[str, str, bool]]:
    return [(one.kind, one.text, bool(one.claims)) for one in found.counted]


class TestWhatHoldsAMention:
    def test_a_claim_whose_quote_has_it_and_whose_value_it_is(self, tmp_path: Path) -> None:
        found = covering(tmp_path, "The Harbour Treaty was signed by 72 countries.")
        assert held(found) == [("name", "Harbour Treaty", True), ("number", "72", True)]
        assert found.counted[1].claims == ("harbour-treaty.signatories",)

    def test_not_a_quote_alone(self, tmp_path: Path) -> None:
        quote = "The Harbour Treaty was signed by 72 countries on 5 May 2020"
        claims = f"\n- quote: {quote}\n  says: {{harbour-treaty.signatories: 72}}\n"
        found = covering(tmp_path, f"{quote}.", claims)
        assert [(one.text, one.is_quoted) for one in found.counted if is_open(one)] == [("5 May 2020", True)]

    def test_not_the_same_value_elsewhere(self, tmp_path: Path) -> None:
        found = covering(tmp_path, "The Harbour Treaty was signed by 72 countries. All 72 countries met.")
        assert held(found)[1:] == [("number", "72", True), ("number", "72", False)]

    def test_not_a_claim_that_the_text_refutes(self, tmp_path: Path) -> None:
        found = covering(tmp_path, "The Harbour Treaty was signed by 71 countries.")
        assert held(found) == [("name", "Harbour Treaty", False), ("number", "71", False)]

    def test_and_nothing_need_hold_what_states_no_figure(self, tmp_path: Path) -> None:
        found = covering(tmp_path, "Many came today. The Harbour Treaty was signed by 72 countries.")
        assert [one.text for one in found.counted] == ["Harbour Treaty", "72"]


class TestWhatIsIgnored:
    ARTICLE = "The Harbour Treaty was signed by 72 countries.\n\nComments (14)\n"

    def test_is_no_part_of_the_whole(self, tmp_path: Path) -> None:
        ignore = "ignore:\n- quote: Comments (14)\n  reason: the page's own count\n"
        found = covering(tmp_path, self.ARTICLE, ignore=ignore)
        assert share(found.counted) == (2, 2, 1)
        assert [one.ignored for one in found.counted] == [None, None, "the page's own count"]
        assert found.unused == ()

    def test_is_a_finding_where_it_meets_nothing(self, tmp_path: Path) -> None:
        ignore = "ignore:\n- quote: Comments (15)\n  reason: gone\n- quote: 72 countries\n  reason: claimed\n"
        found = covering(tmp_path, self.ARTICLE, ignore=ignore)
        assert share(found.counted) == (2, 3, 0)
        assert [(one.code, one.place.line) for one in found.unused] == [("FL401", 6), ("FL401", 8)]

    def test_wants_a_reason(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        with pytest.raises(Exception, match="reason"):
            covering(tmp_path, self.ARTICLE, ignore="ignore:\n- quote: Comments (14)\n")
        monkeypatch.chdir(tmp_path)
        assert main(["validate"]) == 1
        assert "`reason`" in capsys.readouterr().out


def test_the_seeds_are_covered_whole_and_what_is_ignored_has_a_reason() -> None:
    found = run.cover(load_config(str(ROOT), None, {}))
    assert [(one.article, one.place.line, one.text) for one in found.counted if is_open(one)] == []
    assert share(found.counted).mentions > 250
    assert all(one.ignored is None or len(one.ignored) > 20 for one in found.counted)
    assert found.unused == ()


# --- lines that a pull request touches ------------------------------------------------------


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_project(tmp_path / "a project")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "as it was")
    monkeypatch.chdir(root)
    return root


def since(root: Path) -> list[tuple[str, int, str]]:
    found = run.cover(load_config(str(root), None, {}), (), "main")
    return [(one.article, one.place.line, one.text) for one in found.counted]


def test_since_counts_only_the_lines_that_differ(repository: Path) -> None:
    assert since(repository) == []
    with (repository / "seeds" / "treaty.en.txt").open("a", encoding="utf-8") as file:
        file.write("\nThey met on 5 May 2020.\n")
    assert since(repository) == [("seeds/treaty.en.txt", 3, "5 May 2020")]
    git(repository, "switch", "--quiet", "-c", "topic")
    git(repository, "commit", "--quiet", "-am", "another line")
    assert since(repository) == [("seeds/treaty.en.txt", 3, "5 May 2020")]


def test_since_knows_a_renamed_article_again_and_counts_all_of_a_new_one(repository: Path) -> None:
    (repository / "seeds" / "treaty.en.txt").rename(repository / "seeds" / "pact.en.txt")
    claims = repository / "claims" / "treaty"
    text = (claims / "treaty.en.yaml").read_text(encoding="utf-8").replace("treaty.en.txt", "pact.en.txt")
    (claims / "treaty.en.yaml").rename(claims / "pact.en.yaml")
    (claims / "pact.en.yaml").write_text(text, encoding="utf-8")
    git(repository, "add", "--all")
    assert since(repository) == []
    (repository / "seeds" / "new.en.txt").write_text("The Harbour Treaty holds 5 islands.\n", encoding="utf-8")
    (claims / "new.en.yaml").write_text("article: seeds/new.en.txt\nclaims: []\n", encoding="utf-8")
    assert since(repository) == [("seeds/new.en.txt", 1, "Harbour Treaty"), ("seeds/new.en.txt", 1, "5")]


# --- the command ----------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_project(tmp_path)
    monkeypatch.chdir(root)
    return root


class TestTheCommand:
    def test_prints_what_is_unclaimed_with_its_place_and_every_denominator(
        self, project: Path, capsys: Capture
    ) -> None:
        assert main(["coverage"]) == 0
        output = capsys.readouterr().out
        assert "seeds/treaty.en.txt:1:5: name “Harbour Treaty” is in no quote" in output
        rows = [line.split() for line in output.splitlines()]
        assert ["seeds/treaty.en.txt", "1", "2", "50.0", "%"] in rows
        assert ["en", "1", "2", "50.0", "%"] in rows
        assert ["number", "2", "2", "100.0", "%"] in rows
        assert output.endswith("2 of 4 mentions in 2 articles are claimed: 50.0 %.\n")

    def test_prints_json_that_its_schema_describes(self, project: Path, capsys: Capture) -> None:
        assert main(["coverage", "--format", "json"]) == 0
        document = json.loads(capsys.readouterr().out)
        jsonschema.Draft7Validator.check_schema(SCHEMA)
        jsonschema.validate(document, SCHEMA)
        assert document["summary"] == {"mentions": 4, "claimed": 2, "unclaimed": 2, "ignored": 0, "percent": 50.0}
        assert [one["text"] for one in document["unclaimed"]] == ["Harbour Treaty", "Hamnfördraget"]

    def test_fails_under_a_share(self, project: Path) -> None:
        assert main(["coverage", "--fail-under", "50", "-q"]) == 0
        assert main(["coverage", "--fail-under", "50.1", "-q"]) == 1

    def test_does_not_fail_where_there_is_nothing_to_claim(self, repository: Path, capsys: Capture) -> None:
        assert main(["coverage", "--since", "main", "--fail-under", "100"]) == 0
        assert "There is nothing to claim on lines that differ from main" in capsys.readouterr().out

    @pytest.mark.parametrize("wrong", [["--fail-under", "-1"], ["gone.txt"], ["--since", "nowhere"]])
    def test_ends_with_2_over_what_it_cannot_use(self, repository: Path, wrong: list[str]) -> None:
        assert main(["coverage", *wrong]) == 2

    def test_ends_with_2_where_there_is_no_article(self, project: Path, capsys: Capture) -> None:
        for path in (project / "claims" / "treaty").iterdir():
            path.unlink()
        assert main(["coverage"]) == 2
        assert main(["coverage", "--allow-empty"]) == 0


def test_nothing_from_an_article_reaches_a_terminal_as_it_is(tmp_path: Path) -> None:
    ignore = "ignore:\n- quote: nowhere\n  reason: none\n"
    found = covering(tmp_path, "The Harbour Treaty\x1b[31m has 5 \u202eislands.", ignore=ignore)
    for printed in (as_text(found, Options()), as_json(found)):
        assert "\x1b" not in printed
        assert "\u202e" not in printed


@pytest.mark.parametrize("width", [60, 120])
def test_every_line_fits(tmp_path: Path, width: int) -> None:
    article = "The Harbour Treaty was signed by 72 countries on 5 May 2020.\n\nComments (14)\n"
    printed = as_text(covering(tmp_path, article), Options(width=width))
    assert max(map(len, printed.splitlines())) <= width


class TestThePage:
    def test_shows_shares_with_their_denominators_and_what_has_no_claim(self, project: Path, capsys: Capture) -> None:
        assert main(["check", "--format", "html"]) == 0
        page = capsys.readouterr().out
        assert "<dt>Mentions</dt><dd>4</dd>" in page
        assert '<td class="num">1 <small>of 2</small></td>' in page
        assert ", 1 of 2 mentions</span>" in page
        assert '<li><small>1:5 name</small> <bdi lang="en">Harbour Treaty</bdi></li>' in page

    def test_has_none_of_it_where_nobody_counted(self, project: Path) -> None:
        from checker.report import render

        report = run.check(load_config(str(project), None, {}))
        assert report.counted is None
        assert "Mentions" not in render("html", report)
