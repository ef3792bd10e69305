"""The seeds drafted from each other: each article as if its own claims were not there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from checker import run
from checker.drafting.desk import Desk
from checker.drafting.draft import Wish, draft
from checker.load.configuration import load_config
from checker.model import Verdict

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "claims").glob("*/*.yaml"))


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for folder in ("claims", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "factlint.yaml").write_text("claims: claims\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("path", FILES)
def test_every_drafted_claim_is_valid_and_supported(seeds: Path, path: str) -> None:
    (seeds / path).unlink()
    stem, language, _ = Path(path).name.split(".")
    wish = Wish(story=Path(path).parent.name, language=language)
    (one,) = draft(Desk(load_config(str(seeds))), [f"seeds/{stem}.txt"], wish, str(seeds))
    assert one.path == path
    assert one.claims > 20
    (seeds / path).write_text(one.text, "utf-8")
    config = load_config(str(seeds))
    assert run.validate(config).findings == ()
    judged = [claim for claim in run.check(config).judged if claim.claim.place.path == path]
    assert len(judged) == one.claims
    assert {claim.verdict for claim in judged} == {Verdict.SUPPORTED}


@pytest.mark.parametrize("path", FILES)
def test_an_update_of_a_finished_file_keeps_every_byte(seeds: Path, path: str) -> None:
    stem = Path(path).name.split(".")[0]
    (one,) = draft(Desk(load_config(str(seeds))), [f"seeds/{stem}.txt"], Wish(update=True), str(seeds))
    assert one.before is not None
    edits = {kind for kind, *_ in SequenceMatcher(None, one.before, one.text, autojunk=False).get_opcodes()}
    assert edits <= {"equal", "insert"}


def test_siblings_tell_seven_of_ten_shared_facts_and_nine_of_ten_proposals_are_right() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/draft.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
