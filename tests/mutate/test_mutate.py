"""Slips and twins over whole projects: what is caught, what survives and why, and that nothing is written."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from checker.cli import main
from checker.load.configuration import load_config
from checker.mutants import Mutation
from checker.mutate import _plans, mutate
from checker.mutate.bench import Bench
from checker.report import mutation
from tests.projects import small_files, small_project, write_project

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "schemas" / "mutation.schema.json").read_text(encoding="utf-8"))
Capture = pytest.CaptureFixture[str]


@cache
def seeds() -> Mutation:
    return mutate(load_config(str(ROOT), None, {}))


def over(root: Path, **options: int) -> Mutation:
    return mutate(load_config(str(root), None, {}), **options)  # type: ignore[arg-type]


class TestTheSeeds:
    def test_catch_98_of_100_slips_at_least(self) -> None:
        score = seeds().score
        assert score.made >= 800
        assert (score.percent or 0) >= 98

    def test_stay_green_under_every_twin(self) -> None:
        assert [(one.mutant.article, one.mutant.kind, one.findings) for one in seeds().alarms] == []
        assert seeds().equivalence.made >= 48

    def test_break_the_check_nowhere(self) -> None:
        assert seeds().failures == ()

    def test_have_slips_and_twins_of_every_kind(self) -> None:
        assert {kind for kind, _ in seeds().slips} == {
            *("one-more", "one-less", "tenfold", "transposed", "bound-dropped", "bound-flipped", "day", "month"),
            *("part-of-day", "hour", "minute", "unit", "other-name", "other-title", "other-term", "other-language"),
            *("negation-added", "negation-dropped", "sentence-dropped"),
        }
        assert {kind for kind, _ in seeds().twins} == {
            *("no-break-spaces", "thin-spaces", "doubled-spaces", "full-width", "half-width", "decomposed"),
            *("quote-marks", "wrapped", "line-ends", "regrouped", "digits-to-word", "word-to-digits"),
        }

    def test_are_judged_in_part_as_they_would_be_whole(self) -> None:
        plan = _plans(load_config(str(ROOT), None, {}), [], 0, None)[2]
        body = plan.bench.text.article.text
        for slip in plan.slips[::3]:
            part = plan.bench.edited(slip)[1]
            whole = plan.bench.rewritten(body[: slip.start] + slip.now + body[slip.end :])[1]
            assert {(one.code, one.message) for one in part} == {(one.code, one.message) for one in whole}, slip


def test_one_seed_gives_the_same_bytes_and_another_one_other_words(tmp_path: Path) -> None:
    files = small_files()
    files["claims/entities.yaml"] += "".join(
        f"\nother-{n}: {{kind: treaty, names: {{sv: Fördrag {n}}}}}" for n in "abcd"
    )
    files["claims/treaty/treaty.sv.yaml"] = """
        article: seeds/treaty.sv.txt
        claims:
          - quote: Hamnfördraget undertecknades av 72 länder
            says: {harbour-treaty.signatories: 72}
        """
    root = write_project(tmp_path, files)
    texts = [mutation.as_json(over(root, seed=seed)) for seed in (1, 1, 2, 3, 4, 5)]
    assert texts[0] == texts[1]
    assert len({text.replace(f'"seed": {n}', "") for n, text in enumerate(texts)}) > 1


def test_a_sample_holds_so_many_slips_the_same_ones_for_a_seed() -> None:
    config = load_config(str(ROOT), None, {})
    one, other = (mutate(config, ["seeds/002_dafbca409a4cc5c2.txt"], seed=7, sample=10) for _ in range(2))
    assert one.score.made == 10
    assert one == other
    assert one.possible > 10


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_neither_the_project_nor_the_cache_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = small_project(tmp_path / "project")
    monkeypatch.chdir(root)
    assert main(["check"]) == 0
    before = contents(tmp_path)
    assert over(root).score.made > 0
    assert contents(tmp_path) == before


def test_slips_are_made_in_alternative_texts_too(tmp_path: Path) -> None:
    root = write_project(
        tmp_path,
        {
            **small_files(),
            "pages/treaty.en.md": "The room ![signed by 72 countries](map.png) was full.\n",
            "claims/treaty/page.en.yaml": "article: pages/treaty.en.md\nlanguage: en\nclaims:\n"
            "- quote: signed by 72 countries\n  says: {harbour-treaty.signatories: 72}\n",
        },
    )
    found = mutate(load_config(str(root), None, {}), ["pages/treaty.en.md"], cwd=str(root))
    (article,) = found.articles
    assert article.slips.made == article.slips.good >= 5
    assert {"one-more", "tenfold", "transposed", "sentence-dropped"} <= {kind for kind, _ in found.slips}


# --- what survives --------------------------------------------------------------------------


def surviving(tmp_path: Path, article: str, claims: str) -> Mutation:
    files = small_files()
    files["seeds/treaty.en.txt"] = article
    files["claims/treaty/treaty.en.yaml"] = f"article: seeds/treaty.en.txt\nclaims:\n{claims}"
    root = write_project(tmp_path, files)
    return mutate(load_config(str(root), None, {}), ["seeds/treaty.en.txt"], cwd=str(root))


def test_a_figure_said_again_without_a_claim_wants_one(tmp_path: Path) -> None:
    found = surviving(
        tmp_path,
        "The Harbour Treaty was signed by 72 countries.\n\nThese 72 countries met.\n",
        "- quote: signed by 72 countries\n  says: {harbour-treaty.signatories: 72}\n",
    )
    survivors = [one for one in found.survivors if one.mutant.kind == "one-more"]
    assert [(one.mutant.place.line, one.advice, one.claims) for one in survivors] == [(3, "missing-claim", ())]
    assert "add one" in survivors[0].message


def test_a_quote_that_settles_elsewhere_wants_a_context(tmp_path: Path) -> None:
    found = surviving(
        tmp_path,
        "The Harbour Treaty: 72 countries signed.\n\nLater on, 72 countries sign.\n",
        "- quote: 72 countries signed\n  says: {harbour-treaty.signatories: 72}\n",
    )
    (dropped,) = (one for one in found.survivors if one.mutant.kind == "sentence-dropped")
    assert (dropped.advice, dropped.claims) == ("context", ("harbour-treaty.signatories",))
    assert "stands at 3:11 too: give it a prefix or a suffix" in dropped.message


def test_a_claim_that_holds_all_the_same_wants_a_shorter_quote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.mutate._tells", lambda *_: False)  # as if a recogniser read past it
    found = surviving(
        tmp_path,
        "The Harbour Treaty: 72 countries sign, all 72 countries came.\n",
        "- quote: 72 countries sign, all 72 countries came\n  says: {harbour-treaty.signatories: 72}\n",
    )
    assert {one.advice for one in found.survivors if one.mutant.kind == "one-more"} == {"shorter-quote"}


def test_errors_are_neither_caught_nor_green(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_project(tmp_path)
    whole = over(root)

    def broken(self: Bench, now: str) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(Bench, "rewritten", broken)
    found = over(root)
    assert found.failures
    assert found.failures[0].error == "ZeroDivisionError: a bug"
    total = found.score | found.equivalence
    assert total.failed == len(found.failures)
    assert total.good == total.made - total.failed
    assert total.made == whole.score.made + whole.equivalence.made


# --- the command ----------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = small_project(tmp_path)
    monkeypatch.chdir(root)
    yield root
    os.chdir(ROOT)


class TestTheCommand:
    def test_prints_json_that_its_schema_describes(self, project: Path, capsys: Capture) -> None:
        assert main(["mutate", "--format", "json"]) == 0
        document = json.loads(capsys.readouterr().out)
        jsonschema.Draft7Validator.check_schema(SCHEMA)
        jsonschema.validate(document, SCHEMA)
        assert document["summary"]["slips"]["caught"] > 0

    def test_prints_every_survivor_and_the_figures(self, project: Path, capsys: Capture) -> None:
        text = "The Harbour Treaty was signed by 72 countries.\n\nThese 72 countries met.\n"
        (project / "seeds" / "treaty.en.txt").write_text(text, encoding="utf-8")
        assert main(["mutate"]) == 0
        output = capsys.readouterr().out
        place = "seeds/treaty.en.txt:3:7: one-less, one-more, tenfold, transposed survived, 4 slips in one place"
        assert place in output
        assert "“72” became “71”, “73”, “720” or “27”" in output
        assert "help: no claim quotes these words" in output
        assert "slips (" in output.splitlines()[-2]

    def test_makes_no_slip_in_what_is_ignored(self, project: Path) -> None:
        text = "The Harbour Treaty was signed by 72 countries.\n\nAnother page has 72 countries.\n"
        (project / "seeds" / "treaty.en.txt").write_text(text, encoding="utf-8")
        assert main(["mutate", "--fail-under", "100"]) == 1
        claims = project / "claims" / "treaty" / "treaty.en.yaml"
        ignore = "ignore:\n  - quote: Another page has 72 countries\n    reason: not ours\n"
        claims.write_text(claims.read_text(encoding="utf-8") + ignore, encoding="utf-8")
        assert main(["mutate", "--fail-under", "100"]) == 0

    def test_fails_under_a_share_of_slips_caught(self, project: Path) -> None:
        text = "The Harbour Treaty was signed by 72 countries.\n\nThese 72 countries met.\n"
        (project / "seeds" / "treaty.en.txt").write_text(text, encoding="utf-8")
        assert main(["mutate", "--fail-under", "50", "-q"]) == 0
        assert main(["mutate", "--fail-under", "100", "-q"]) == 1

    def test_is_quiet_where_nothing_survives(self, project: Path, capsys: Capture) -> None:
        assert main(["mutate", "-q", "--fail-under", "100"]) == 0
        assert capsys.readouterr().out == ""

    @pytest.mark.parametrize("wrong", [["--fail-under", "101"], ["--sample", "0"], ["--seed", "x"], ["gone.txt"]])
    def test_ends_with_2_over_what_it_cannot_use(self, project: Path, wrong: list[str]) -> None:
        assert main(["mutate", *wrong]) == 2

    def test_ends_with_2_where_there_is_nothing_to_make_slips_in(self, project: Path, capsys: Capture) -> None:
        for path in (project / "claims" / "treaty").iterdir():
            path.unlink()
        assert main(["mutate"]) == 2
        assert "nothing to make slips in" in capsys.readouterr().err
        assert main(["mutate", "--allow-empty"]) == 0

    def test_ends_with_2_where_a_claim_file_is_broken(self, project: Path, capsys: Capture) -> None:
        (project / "claims" / "treaty" / "treaty.en.yaml").write_text("claims: [", encoding="utf-8")
        assert main(["mutate"]) == 2
        assert "mend first what factlint check finds" in capsys.readouterr().err

    def test_says_of_claims_that_do_not_hold_that_they_are_left_out(self, project: Path, capsys: Capture) -> None:
        (project / "seeds" / "treaty.en.txt").write_text("The Harbour Treaty: 71 countries.\n", encoding="utf-8")
        assert main(["mutate"]) == 0
        assert "No slips were made in 1 claim" in " ".join(capsys.readouterr().out.split())


def test_nothing_from_an_article_reaches_a_terminal_as_it_is(tmp_path: Path) -> None:
    found = surviving(
        tmp_path,
        "The Harbour Treaty was signed by 72 countries.\n\nThese 72 countries \x1b[31mmet\u202e.\n",
        "- quote: signed by 72 countries\n  says: {harbour-treaty.signatories: 72}\n",
    )
    from checker.report import Options

    for printed in (mutation.as_text(found, Options()), mutation.as_json(found)):
        assert "\x1b" not in printed
        assert "\u202e" not in printed
