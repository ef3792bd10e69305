"""Which facts two states have otherwise: small projects, before and after, and the sentences that say what changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from checker.load.configuration import load_config
from checker.model import Changes, FactChange, State
from checker.report.changes.sentences import movement, subject
from checker.run import check
from checker.states import compare
from tests.projects import write_project

STATES = (State("main", "0" * 40), State(None, None))
REGISTRY = {
    "factlint.yaml": "ignore: [FL403]\n",
    "claims/vocabulary.yaml": """
        attributes:
          signatories: {type: count, of: country}
          opened: {type: date}
          title: {type: role, cardinality: set}
          attended-by: {type: entity, of: person, cardinality: each}
          said: {type: statement, cardinality: each}
          signers: {type: list, items: entity, of: person, ordered: true}
        """,
    "claims/entities.yaml": """
        treaty: {kind: treaty, names: {"*": Treaty}}
        anna: {kind: person, names: {"*": Anna}}
        bo: {kind: person, names: {"*": Bo}}
        cia: {kind: person, names: {"*": Cia}}
        """,
    "claims/roles.yaml": """
        mayor: {kind: office, names: {"*": mayor}}
        judge: {kind: office, names: {"*": judge}}
        clerk: {kind: office, names: {"*": clerk}}
        """,
    "claims/terms.yaml": 'country: {kind: unit, names: {"*": {preferred: country, accepted: [countries]}}}\n',
}


def article(language: str, *claims: tuple[str, str], name: str = "a", more: str = "") -> dict[str, str]:
    """An article that says the quotes, each on a line, and its claim file, which says what the pairs say."""
    path = f"seeds/{name}.{language}.txt"
    lines = [f"article: {path}", "claims:"]
    for quote, says in claims:
        lines += [f"  - quote: {quote}", f"    says: {{{says}}}", *([f"    {more}"] if more else [])]
    text = "".join(f"Treaty, Anna, Bo, Cia: {quote}.\n\n" for quote, _ in claims)
    return {path: text, f"claims/s/{name}.{language}.yaml": "\n".join(lines if claims else [*lines[:1], "claims: []"])}


def counted(language: str, number: int, claimed: int | None = None) -> dict[str, str]:
    return article(language, (f"{number} countries", f"treaty.signatories: {claimed or number}"))


def changes(
    root: Path, before: Mapping[str, str], after: Mapping[str, str], renames: Mapping[str, str] | None = None
) -> Changes:
    reports = []
    for name, files in (("before", before), ("after", after)):
        project = write_project(root / name, {**REGISTRY, **files})
        reports.append(check(load_config(str(project), None, {}), cwd=str(project)))
    return compare(reports[0], reports[1], STATES, renames or {})


def told(found: Changes) -> list[str]:
    return [f"{one.kind} {subject(one)}: {movement(one)}" for one in found.facts]


SV, FR, JA = counted("sv", 72), counted("fr", 72), counted("ja", 72)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param([SV, FR, JA], [SV, FR, JA], [], id="nothing changed"),
        pytest.param(
            [SV, FR, JA],
            [counted("sv", 71), FR, JA],
            ["changed signatories of treaty: 72 → 71 in sv; fr and ja still say 72"],
            id="one article has another value and the others have not",
        ),
        pytest.param(
            [SV, FR, JA],
            [counted("sv", 71), counted("fr", 71), JA],
            ["changed signatories of treaty: 72 → 71 in fr and sv; ja still says 72"],
            id="articles that change alike are named together",
        ),
        pytest.param(
            [SV, FR],
            [counted("sv", 71, claimed=72), FR],
            ["changed signatories of treaty: 72 → 71 in sv (its claim says 72); fr still says 72"],
            id="a text that changed without its claim says what it says",
        ),
        pytest.param(
            [counted("sv", 71, claimed=72), FR],
            [counted("sv", 71), FR],
            ["changed signatories of treaty: 71: refuted → supported in sv; fr still says 72"],
            id="a claim that was brought in line with its text",
        ),
        pytest.param(
            [SV, FR],
            [{**SV, "seeds/a.sv.txt": "Treaty.\n"}, FR],
            ["changed signatories of treaty: 72: supported → not found in sv; fr still says 72"],
            id="a sentence that is gone while its claim is not",
        ),
        pytest.param(
            [SV],
            [SV, FR, JA],
            ["changed signatories of treaty: new in fr and ja: 72; sv still says 72"],
            id="articles that speak of a fact for the first time",
        ),
        pytest.param(
            [SV, FR],
            [SV, article("fr")],
            ["changed signatories of treaty: no longer in fr: 72; sv still says 72"],
            id="an article that speaks of a fact no longer",
        ),
        pytest.param([], [SV, FR], ["new signatories of treaty: 72 in fr and sv"], id="a new fact"),
        pytest.param(
            [],
            [SV, counted("fr", 71)],
            ["new signatories of treaty: 71 in fr; 72 in sv"],
            id="a new fact in dispute from the start",
        ),
        pytest.param([SV, FR], [], ["removed signatories of treaty: was 72 in fr and sv"], id="a fact that is gone"),
        pytest.param(
            [SV],
            [article("sv", ("exactly 72 countries", "treaty.signatories: 72 country"))],
            [],
            id="another quote, place or spelling of the value is no other fact",
        ),
        pytest.param(
            [SV],
            [
                article(
                    "sv", ("72 countries in", "treaty.signatories: 72"), ("All 72 countries", "treaty.signatories: 72")
                )
            ],
            [],
            id="what an article says twice is no other fact",
        ),
        pytest.param(
            [article("sv", ("mayor", "anna.title: mayor")), article("fr", ("mayor", "anna.title: mayor"))],
            [
                article("sv", ("mayor, judge and clerk", "anna.title: [mayor, judge, clerk]")),
                article("fr", ("judge", "anna.title: judge")),
            ],
            ["changed title of anna: mayor → judge in fr; + clerk, + judge in sv"],
            id="a set says what it gains and loses",
        ),
        pytest.param(
            [article("sv", ("Anna, Bo and Cia", "treaty.signers: [anna, bo, cia]"))],
            [article("sv", ("Anna and Cia", "treaty.signers: [anna, cia]"))],
            ["changed signers of treaty: − bo in sv"],
            id="a list says what it loses",
        ),
        pytest.param(
            [article("sv", ("Anna and Bo", "treaty.signers: [anna, bo]"))],
            [article("sv", ("Bo and Anna", "treaty.signers: [bo, anna]"))],
            ["changed signers of treaty: [anna, bo] → [bo, anna] in sv"],
            id="an ordered list in another order",
        ),
        pytest.param(
            [
                article("sv", ("with Anna", "treaty.attended-by: anna")),
                article("fr", ("with Anna", "treaty.attended-by: anna")),
            ],
            [
                article("sv", ("with Anna and Bo", "treaty.attended-by: [anna, bo]")),
                article("fr", ("with Anna", "treaty.attended-by: anna")),
            ],
            ["new attended-by of treaty: bo in sv"],
            id="where every value is a fact of its own, one more is a new fact",
        ),
        pytest.param(
            [article("sv", ("with Anna", "treaty.attended-by: anna"))],
            [article("sv", ("with Bo", "treaty.attended-by: bo"))],
            ["changed attended-by of treaty: anna → bo in sv"],
            id="and one for another is a change",
        ),
        pytest.param(
            [article("sv", ("it is good", "treaty.said: good"), more="according_to: anna")],
            [article("sv", ("it is good", "treaty.said: good"), more="according_to: bo")],
            [
                "removed said of treaty according to anna: was good in sv",
                "new said of treaty according to bo: good in sv",
            ],
            id="who says it tells statements apart",
        ),
        pytest.param(
            [SV, FR],
            [article("sv", ("72 countries", "treaty.signatories: 72"), more="as_of: 2025-10-25"), FR],
            ["changed signatories of treaty as of 2025-10-25: before treaty.signatories; fr and sv still say 72"],
            id="a qualifier that one article states is the fact's in all of them",
        ),
        pytest.param(
            [SV, article("sv", ("72 countries", "treaty.signatories: 72"), name="b")],
            [SV, article("sv", ("71 countries", "treaty.signatories: 71"), name="b")],
            ["changed signatories of treaty: 72 → 71 in sv (seeds/b.sv.txt); sv (seeds/a.sv.txt) still says 72"],
            id="two articles of one language are named by their paths",
        ),
    ],
)
def test_facts(tmp_path: Path, before: list[dict[str, str]], after: list[dict[str, str]], said: list[str]) -> None:
    def joined(articles: list[dict[str, str]]) -> dict[str, str]:
        return {path: text for one in articles for path, text in one.items()}

    assert told(changes(tmp_path, joined(before), joined(after))) == said


def test_an_article_that_was_renamed_says_what_it_said(tmp_path: Path) -> None:
    renamed = article("sv", ("72 countries", "treaty.signatories: 72"), name="b")
    assert told(changes(tmp_path / "1", SV, renamed, {"seeds/a.sv.txt": "seeds/b.sv.txt"})) == []
    assert len(told(changes(tmp_path / "2", SV, renamed))) == 1


def test_facts_are_counted_and_stand_by_story_and_name(tmp_path: Path) -> None:
    before = article("sv", ("72 countries", "treaty.signatories: 72"), ("mayor", "anna.title: mayor"))
    after = article(
        "sv",
        ("72 countries", "treaty.signatories: 72"),
        ("judge", "anna.title: judge"),
        ("with Anna and Bo", "treaty.attended-by: [anna, bo]"),
        ("clerk", "bo.title: clerk"),
    )
    found = changes(tmp_path, before, after)
    assert [one.fact for one in found.facts] == [
        "s/anna.title",
        "s/bo.title",
        "s/treaty.attended-by",
        "s/treaty.attended-by",
    ]
    assert found.same == 1


def test_a_change_cites_the_words_that_say_something_new(tmp_path: Path) -> None:
    after = article(
        "sv", ("72 countries", "treaty.signatories: 72"), ("over 71 countries", 'treaty.signatories: "> 71"')
    )
    (change,) = changes(tmp_path, SV, after).facts
    (voice,) = change.voices
    assert voice.quote == "over 71 countries"
    assert (voice.place.path, voice.place.line) == ("seeds/a.sv.txt", 3)
    assert (voice.gained, voice.lost) == (("> 71",), ())


def test_a_quote_that_stands_nowhere_is_cited_from_the_claim_file(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, SV, {**SV, "seeds/a.sv.txt": "Treaty.\n"}).facts
    assert change.voices[0].quote == "72 countries"
    assert change.voices[0].place.path == "claims/s/a.sv.yaml"


class TestFindings:
    def test_are_new_fixed_or_as_before(self, tmp_path: Path) -> None:
        before = {**counted("sv", 71, claimed=72), **counted("fr", 70, claimed=72)}
        after = {**counted("sv", 71, claimed=72), **counted("fr", 72), **counted("ja", 70, claimed=72)}
        found = changes(tmp_path, before, after)
        assert [one.place.path for one in found.added] == ["seeds/a.ja.txt"]
        assert [one.place.path for one in found.fixed] == ["seeds/a.fr.txt"]
        assert [one.place.path for one in found.unchanged] == ["seeds/a.sv.txt"]

    def test_with_another_value_are_fixed_and_new(self, tmp_path: Path) -> None:
        found = changes(tmp_path, counted("sv", 71, claimed=72), counted("sv", 70, claimed=72))
        assert [len(some) for some in (found.added, found.fixed, found.unchanged)] == [1, 1, 0]

    def test_that_are_acknowledged_now_are_neither_new_nor_fixed(self, tmp_path: Path) -> None:
        wrong = counted("sv", 71, claimed=72)
        decision = (
            "- code: FL103\n  fact: s/treaty.signatories\n  values: {seeds/a.sv.txt: ['72', '71']}\n  reason: r\n"
        )
        known = {**wrong, "claims/acknowledged.yaml": decision}
        found = changes(tmp_path / "1", wrong, known)
        assert [len(some) for some in (found.added, found.fixed, found.acknowledged, found.unchanged)] == [0, 0, 1, 0]
        revived = changes(tmp_path / "2", known, wrong)
        assert [one.code for one in revived.added] == ["FL103"]
        assert [len(some) for some in (revived.fixed, revived.acknowledged, revived.unchanged)] == [0, 0, 0]


def test_the_same_state_twice_has_nothing_otherwise(tmp_path: Path) -> None:
    files = {**SV, **counted("fr", 71), **counted("ja", 70, claimed=72)}
    found = changes(tmp_path, files, files)
    assert (found.facts, found.added, found.fixed, found.acknowledged) == ((), (), (), ())
    assert found.same == 1
    assert len(found.unchanged) > 0


def test_turned_round_new_and_removed_and_gained_and_lost_change_places(tmp_path: Path) -> None:
    before = {**SV, **article("fr", ("mayor", "anna.title: mayor"))}
    after = {**counted("sv", 71), **article("fr", ("with Anna", "treaty.attended-by: anna"))}

    def outline(one: FactChange) -> tuple[object, ...]:
        return one.kind, one.fact, [(voice.before, voice.after, voice.gained, voice.lost) for voice in one.voices]

    forwards = [outline(one) for one in changes(tmp_path / "1", before, after).facts]
    backwards = [outline(one) for one in changes(tmp_path / "2", after, before).facts]
    other = {"new": "removed", "removed": "new", "changed": "changed"}
    assert forwards == [
        (other[str(kind)], fact, [(then, now, lost, gained) for now, then, gained, lost in voices])  # type: ignore[attr-defined]
        for kind, fact, voices in backwards
    ]
