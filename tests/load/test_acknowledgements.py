"""acknowledged.yaml: what an acknowledgement binds, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.load.acknowledgements import load_acknowledgements
from checker.load.files import Disk
from checker.model import Acknowledgement, Config, Finding
from tests.projects import write_project

case = pytest.param
GOOD = "- {code: FL204, fact: festival/bridge.name, reason: the city uses both}\n"


def load(root: Path, text: str) -> tuple[tuple[Acknowledgement, ...], list[Finding]]:
    write_project(root, {"claims/acknowledged.yaml": text})
    return load_acknowledgements(Config(root=str(root), source=None), Disk(str(root)))


def test_none_is_none(tmp_path: Path) -> None:
    assert load_acknowledgements(Config(root=str(tmp_path), source=None), Disk(str(tmp_path))) == ((), [])
    assert load(tmp_path, "# none yet\n") == ((), [])


def test_all_that_is_said_is_kept_as_text(tmp_path: Path) -> None:
    (one, other), findings = load(
        tmp_path,
        """
        - code: FL204
          fact: festival/bridge.name
          values:
            seeds/festival.fr.txt: [pont Tove-Jansson, 1_000]
            seeds/festival.sv.txt: no
          reason: the city uses both
          until: 2026-12-31
        - {code: FL303, article: seeds/a.txt, text: 83 5 millions, reason: as printed}
        """,
    )
    assert findings == []
    assert (one.code, one.fact, one.article, one.text) == ("FL204", "festival/bridge.name", None, None)
    assert one.values == {"seeds/festival.fr.txt": ("pont Tove-Jansson", "1_000"), "seeds/festival.sv.txt": ("no",)}
    assert (one.reason, one.until, one.place[:3]) == (
        "the city uses both",
        "2026-12-31",
        ("claims/acknowledged.yaml", 1, 3),
    )
    assert (other.fact, other.article, other.text, other.values) == (None, "seeds/a.txt", "83 5 millions", {})


@pytest.mark.parametrize(
    ("entry", "code", "message"),
    [
        case(
            "{code: FL999, fact: a/b.c, reason: r}",
            "FL002",
            "[1].code: found `FL999`, expected the code of a rule",
            id="no rule",
        ),
        case(
            "{code: FL204, fact: a/b.c, reason: ''}",
            "FL002",
            "[1].reason: found empty text, expected a reason",
            id="no reason",
        ),
        case("{code: FL204, fact: a/b.c}", "FL002", "[1]: found no `reason`", id="reason left out"),
        case("{code: FL204, reason: r}", "FL002", "[1]: found no `article` and no `text`", id="bound to nothing"),
        case(
            "{code: FL204, article: a, reason: r}",
            "FL002",
            "[1]: found no `text`, expected `fact`, or",
            id="bound by half",
        ),
        case(
            "{code: FL204, fact: f, reason: r, until: 2025-02-29}",
            "FL002",
            "[1].until: found `2025-02-29`, expected a day of",
            id="no day",
        ),
        case(
            "{code: FL204, fact: f, reason: r, until: next year}",
            "FL002",
            "[1].until: found `next year`, expected a day such",
            id="no date",
        ),
        case(
            "{code: FL204, fact: f, reason: r, untill: 2025-02-28}",
            "FL002",
            "[1]: found the unknown key `untill`",
            id="a mistyped key",
        ),
        case(
            "{code: FL204, fact: f, reason: r, values: {a: [2,500]}}",
            "FL001",
            "found `2,500`, which YAML reads as two values",
            id="a comma",
        ),
        case("just text", "FL002", "[1]: found `just text`, expected an acknowledgement", id="text"),
    ],
)
def test_a_wrong_one_counts_for_nothing_and_the_others_for_all(
    tmp_path: Path, entry: str, code: str, message: str
) -> None:
    kept, (finding,) = load(tmp_path, f"{GOOD}- {entry}\n{GOOD}")
    assert (finding.code, finding.place.line) == (code, 2)
    assert finding.message.startswith(message)
    assert [one.place.line for one in kept] == [1, 3]
