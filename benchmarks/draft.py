"""How much of an article a draft gets right that is made from the claims of its siblings alone.

    python benchmarks/draft.py [--list] [--article WORDS]

Each seed article in turn is drafted as if its own claim file were not there. A fact (key and value) that
the article's claims share with those of its siblings is *found* where the draft proposes it; a proposal is
*right* where the article's own claims say the same of the same key. `--list` prints what was missed and what
was wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.drafting.desk import Desk  # noqa: E402
from checker.drafting.propose import propose  # noqa: E402
from checker.drafting.records import Proposal  # noqa: E402
from checker.load.configuration import load_config  # noqa: E402
from checker.model import Claim, ClaimFile, Relation  # noqa: E402
from checker.values import value_type  # noqa: E402


class Score(NamedTuple):
    shared: int
    found: int
    proposed: int
    right: int


class _Fact(NamedTuple):
    key: str
    type: str
    value: Any

    def same(self, other: _Fact) -> bool:
        return self.key == other.key and value_type(self.type).relate(self.value, other.value) is Relation.EQUAL

    def __str__(self) -> str:
        return f"{self.key}: {value_type(self.type).show(self.value)}"


def _facts(claims: Iterable[Claim | Proposal]) -> list[_Fact]:
    """Each fact once: to find it a second time is no merit."""
    facts: list[_Fact] = []
    for claim in claims:
        fact = _Fact(claim.key, claim.attribute.type, claim.value)
        if not any(fact.same(other) for other in facts):
            facts.append(fact)
    return facts


def measure(desk: Desk, file: ClaimFile, files: Sequence[ClaimFile], *, listed: bool) -> Score:
    siblings = [other for other in files if other is not file and other.story == file.story]
    own = _facts(file.claims)
    theirs = _facts(claim for other in siblings for claim in other.claims)
    shared = [fact for fact in own if any(fact.same(other) for other in theirs)]
    published = next((claim.published for claim in file.claims), None)
    article = desk.read(file.article, file.language)
    draft = propose(article, desk.known(siblings), desk.registry, published)
    proposed = _facts(draft.proposals)
    found = [fact for fact in shared if any(fact.same(other) for other in proposed)]
    right = [fact for fact in proposed if any(fact.same(other) for other in own)]
    if listed:
        for word, facts in (
            ("missed", [fact for fact in shared if fact not in found]),
            ("wrong", [fact for fact in proposed if fact not in right]),
        ):
            print(*(f"  {word}  {fact}" for fact in facts), sep="\n")
    return Score(len(shared), len(found), len(proposed), len(right))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true", help="what was missed and what was wrong")
    parser.add_argument("--article", default="", help="only articles whose path holds these words")
    given = parser.parse_args()
    desk = Desk(load_config(str(ROOT), None, {}))
    total = Score(0, 0, 0, 0)
    for file in desk.project.files:
        if given.article not in file.article:
            continue
        score = measure(desk, file, desk.project.files, listed=given.list)
        print(_line(f"{file.article} [{file.language}]", score))
        total = Score(*map(sum, zip(total, score, strict=True)))
    print(_line("all", total))
    return 0 if total.found >= 0.7 * total.shared and total.right >= 0.9 * total.proposed else 1


def _line(name: str, score: Score) -> str:
    found, right = score.found / max(1, score.shared), score.right / max(1, score.proposed)
    return (
        f"{name:36} shared facts found {score.found:3}/{score.shared:<3} {found:6.1%}"
        f"   proposals right {score.right:3}/{score.proposed:<3} {right:6.1%}"
    )


if __name__ == "__main__":
    sys.exit(main())
