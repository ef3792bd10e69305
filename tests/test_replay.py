"""A claim replayed: where its quote was sought, what was seen there, and why that decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli import main
from checker.errors import ConfigurationError
from checker.load.configuration import load_config
from checker.model import Anchor, Relation, Verdict
from checker.replay import replay_claim, replay_finding
from checker.run import check
from checker.traces import Trace
from tests.projects import small_project, write_project

REGISTRY = {
    "factlint.yaml": "ignore: [FL403]\n",
    "claims/vocabulary.yaml": """
        attributes:
          signatories: {type: count, of: country}
          title: {type: role, of: office, cardinality: set}
          host: {type: entity, of: city}
          opened: {type: date}
          said: {type: statement}
          signers: {type: list, items: entity, of: person}
        """,
    "claims/entities.yaml": """
        treaty: {kind: treaty, names: {"*": Treaty}}
        anna: {kind: person, names: {"*": Anna}}
        bo: {kind: person, names: {"*": Bo}}
        turku: {kind: city, names: {"*": Turku}}
        vaasa: {kind: city, names: {"*": Vaasa}}
        """,
    "claims/roles.yaml": """
        mayor: {kind: office, names: {"*": mayor}}
        judge: {kind: office, names: {"*": judge}}
        general: {kind: rank, names: {"*": general}}
        """,
    "claims/terms.yaml": 'country: {kind: unit, names: {"*": {preferred: country, accepted: [countries]}}}\n',
}
Capture = pytest.CaptureFixture[str]


def replayed(root: Path, text: str, quote: str, says: str, *more: str) -> Trace:
    """The trace of the first claim of an article with this text; `more` are lines of its entry."""
    lines = ["article: seeds/a.en.txt", "claims:", f"  - quote: {quote}", f"    says: {{{says}}}"]
    lines += [f"    {line}" for line in more]
    files = {**REGISTRY, "seeds/a.en.txt": text, "claims/s/a.en.yaml": "\n".join(lines)}
    write_project(root, files)
    return replay_claim(load_config(str(root), None, {}), says.split(":")[0])[0]


def seen(trace: Trace) -> list[tuple[str, str, Relation | None, str | None]]:
    return [(one.spot.text, one.value, one.relation, one.reason) for one in trace.seen]


class TestAnchor:
    def test_a_quote_that_stands_once_stands_there(self, tmp_path: Path) -> None:
        trace = replayed(tmp_path, "The Treaty.\nIt has 72 countries now.\n", "72 countries", "treaty.signatories: 72")
        assert trace.judged.anchor is Anchor.EXACT
        assert trace.anchored_since == "the quote stands there word for word, and nowhere else"
        assert trace.spot is not None
        assert (trace.spot.before, trace.spot.text, trace.spot.after) == ("It has ", "72 countries", " now.")
        assert (trace.spot.place.line, trace.spot.place.column) == (2, 8)
        assert [one.is_meant for one in trace.occurrences] == [True]
        assert trace.candidates == ()

    def test_the_context_tells_places_apart_and_each_says_whether_it_fits(self, tmp_path: Path) -> None:
        text = "Treaty: once 72 countries, then 72 countries, last 72 countries.\n"
        trace = replayed(tmp_path, text, "72 countries", "treaty.signatories: 72", "prefix: then", "suffix: ', last'")
        assert trace.anchored_since == "of 3 places that have the quote word for word, the context fits this one"
        assert [(one.prefix, one.suffix, one.is_meant) for one in trace.occurrences] == [
            (False, False, False),
            (True, True, True),
            (False, False, False),
        ]

    def test_an_ambiguous_quote_has_all_its_places(self, tmp_path: Path) -> None:
        text = "Treaty: 72 countries and 72 countries.\n"
        trace = replayed(tmp_path, text, "72 countries", "treaty.signatories: 72")
        assert trace.judged.anchor is Anchor.AMBIGUOUS
        assert trace.anchored_since == "2 places would do, and nothing tells which of them is meant"
        assert [(one.prefix, one.suffix, one.is_meant) for one in trace.occurrences] == [(None, None, False)] * 2
        assert trace.spot is None
        assert trace.judged_since == "nothing is judged where the quote has no place"

    def test_a_quote_that_drifted_has_what_took_its_place_and_how_far_off_that_is(self, tmp_path: Path) -> None:
        text = "Treaty. It was signed by all 72 countries.\n"
        trace = replayed(tmp_path, text, "is signed by all 72 countries", "treaty.signatories: 72")
        assert trace.judged.anchor is Anchor.DRIFTED
        (candidate,) = trace.candidates
        assert candidate.is_meant
        assert candidate.spot.text == "was signed by all 72 countries"
        assert (candidate.edits, candidate.allowed) == (2, 7)

    def test_a_quote_that_stands_nowhere_has_what_is_most_like_it(self, tmp_path: Path) -> None:
        text = "Treaty. Delegates of many states came to the harbour and signed it there.\n"
        trace = replayed(tmp_path, text, "delegates of most states signed", "treaty.said: it")
        assert trace.judged.anchor is Anchor.ORPHANED
        assert not any(one.is_meant for one in trace.candidates)
        assert trace.candidates[0].edits > trace.candidates[0].allowed

    def test_quote_and_context_are_told_as_they_are_compared(self, tmp_path: Path) -> None:
        trace = replayed(
            tmp_path, "Treaty: “72\u00a0countries”.\n", "'\"７２ countries\"'", "treaty.signatories: 72",
            "prefix: 'Treaty :'",
        )  # fmt: skip
        assert trace.quote == "'72 countries'"
        assert trace.prefix == "Treaty :"

    def test_the_words_around_a_place_end_at_its_line_and_say_where_they_were_cut(self, tmp_path: Path) -> None:
        text = f"Treaty\n{'a ' * 40}72 countries{' b' * 40}\nend\n"
        trace = replayed(tmp_path, text, "72 countries", "treaty.signatories: 72")
        assert trace.spot is not None
        assert trace.spot.before == "…" + "a " * 20
        assert trace.spot.after == " b" * 20 + "…"


class TestMentions:
    def test_of_the_kind_are_rivals_with_their_relation(self, tmp_path: Path) -> None:
        text = "The Treaty has 72 countries, or more than 70 countries.\n"
        trace = replayed(tmp_path, text, "72 countries, or more than 70 countries", "treaty.signatories: 72")
        assert seen(trace) == [
            ("72", "72 country", Relation.EQUAL, None),
            ("more than 70", "> 70 country", Relation.NARROWER, None),
        ]
        assert trace.judged.verdict is Verdict.AMBIGUOUS
        assert trace.judged_since == (
            '"72" (72 country) is equal to the claim\'s value, and "more than 70" (> 70 country) says otherwise'
        )

    def test_of_other_kinds_say_why_they_are_none(self, tmp_path: Path) -> None:
        text = "The Treaty of 14 August 2025 has 72 countries and 5 annexes.\n"
        trace = replayed(tmp_path, text, "of 14 August 2025 has 72 countries and 5 annexes", "treaty.signatories: 72")
        assert seen(trace) == [
            ("14 August 2025", "2025-08-14", None, "a date"),
            ("72", "72 country", Relation.EQUAL, None),
            ("5", "5", None, "no country stands with it"),
        ]

    def test_that_the_quote_cuts_off_say_so(self, tmp_path: Path) -> None:
        trace = replayed(tmp_path, "The Treaty of 14 August 2025.\n", "of 14 August", "treaty.opened: 2025-08-14")
        assert seen(trace) == [("14 August 2025", "2025-08-14", None, "the quote cuts it off")]
        assert trace.judged_since == "nothing in the quote is a value of this kind"

    def test_of_names_say_whose_they_are(self, tmp_path: Path) -> None:
        trace = replayed(
            tmp_path, "The Treaty of Turku, says Anna.\n", "Treaty of Turku, says Anna", "treaty.host: vaasa",
            "according_to: anna",
        )  # fmt: skip
        assert seen(trace) == [
            ("Treaty", "treaty", None, "the subject of the claim"),
            ("Turku", "turku", Relation.DISJOINT, None),
            ("Anna", "anna", None, "a qualifier of the claim"),
        ]
        assert (
            trace.judged_since == 'nothing in the quote is equal to the claim\'s value; the nearest is "Turku" (turku)'
        )

    def test_of_another_kind_of_entry_say_which(self, tmp_path: Path) -> None:
        trace = replayed(tmp_path, "Anna, mayor and general.\n", "mayor and general", "anna.title: mayor")
        assert seen(trace)[1] == ("general", "general", None, "a rank, no office")

    def test_of_a_list_are_held_against_its_members(self, tmp_path: Path) -> None:
        trace = replayed(tmp_path, "Treaty: Anna came.\n", "Anna came", "treaty.signers: [anna, bo]")
        assert seen(trace) == [("Anna", "anna", Relation.EQUAL, None)]
        assert trace.kind == "list of entity (person)"


class TestVerdict:
    @pytest.mark.parametrize(
        ("text", "quote", "says", "why"),
        [
            pytest.param(
                "Treaty: 72 countries.",
                "72 countries",
                "treaty.signatories: 72",
                '"72" (72 country) is equal to the claim\'s value',
                id="an equal value",
            ),
            pytest.param(
                "Anna, mayor and judge.",
                "mayor and judge",
                "anna.title: mayor",
                '"mayor" (mayor) is equal to the claim\'s value; the others can be true beside it',
                id="an equal value beside others of a set",
            ),
            pytest.param(
                "Treaty: not signed by 72 countries.",
                "many delegates came by boat",
                "treaty.signatories: 72",
                "nothing is judged where the quote has no place",
                id="a quote that stands nowhere",
            ),
            pytest.param(
                "Treaty: it is good.",
                "it is good",
                "treaty.said: good",
                "a statement is borne out by its quote alone",
                id="a statement",
            ),
            pytest.param(
                "The Treaty is a very bad one.",
                "Treaty is a very good one",
                "treaty.said: good",
                "in a statement every changed word counts",
                id="a statement whose words changed",
            ),
            pytest.param(
                "Treaty: Anna and Bo.",
                "Anna and Bo",
                "treaty.signers: [anna, bo]",
                "every member is named in the quote; what else is named there is no rival",
                id="a list",
            ),
        ],
    )
    def test_says_why(self, tmp_path: Path, text: str, quote: str, says: str, why: str) -> None:
        assert replayed(tmp_path, f"{text}\n", quote, says).judged_since == why

    def test_of_an_article_that_cannot_be_read_says_so(self, tmp_path: Path) -> None:
        root = small_project(tmp_path)
        (root / "seeds" / "treaty.sv.txt").unlink()
        (trace,) = replay_claim(load_config(str(root), None, {}), "harbour-treaty.signatories@seeds/treaty.sv.txt")
        assert trace.anchored_since == "seeds/treaty.sv.txt could not be read"
        assert trace.judged.verdict is Verdict.NOT_CHECKED

    def test_is_that_of_a_check_for_every_claim(self, tmp_path: Path) -> None:
        root = small_project(tmp_path)
        config = load_config(str(root), None, {})
        for one in check(config, cwd=str(root)).judged:
            (trace,) = replay_claim(config, f"{one.claim.id}@{one.claim.article}")
            assert trace.judged == one

    def test_comes_with_what_other_claims_of_the_fact_say(self, tmp_path: Path) -> None:
        root = small_project(tmp_path)
        (trace,) = replay_claim(load_config(str(root), None, {}), "harbour-treaty.signatories", "seeds/treaty.sv.txt")
        assert trace.fact == "treaty/harbour-treaty.signatories"
        assert [(one.claim.language, one.value, one.verdict) for one in trace.others] == [
            ("en", "72 country", Verdict.SUPPORTED)
        ]


class TestCommand:
    @pytest.fixture
    def project(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        root = small_project(tmp_path / "project")
        monkeypatch.chdir(root)
        return root

    @pytest.mark.parametrize(
        "words",
        [
            ["harbour-treaty.signatories@seeds/treaty.sv.txt"],
            ["harbour-treaty.signatories", "seeds/treaty.sv.txt"],
            ["harbour-treaty.signatories", "claims/treaty/treaty.sv.yaml"],
            ["harbour-treaty.signatories@claims/treaty/treaty.sv.yaml"],
        ],
    )
    def test_an_article_or_claim_file_tells_claims_apart(
        self, project: Path, capsys: Capture, words: list[str]
    ) -> None:
        assert main(["explain", *words]) == 0
        assert capsys.readouterr().out.startswith("harbour-treaty.signatories@seeds/treaty.sv.txt: supported\n")

    def test_a_path_counts_from_where_one_stands(
        self, project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(project / "seeds")
        assert main(["explain", "harbour-treaty.signatories", "treaty.sv.txt"]) == 0
        assert capsys.readouterr().out.startswith("harbour-treaty.signatories@seeds/treaty.sv.txt: supported\n")

    def test_an_ambiguous_id_lists_the_choices(self, project: Path, capsys: Capture) -> None:
        assert main(["explain", "harbour-treaty.signatories"]) == 2
        assert capsys.readouterr().err == (
            "factlint: error: harbour-treaty.signatories is claimed in several articles; name one of them:\n"
            "  harbour-treaty.signatories@seeds/treaty.en.txt\n"
            "  harbour-treaty.signatories@seeds/treaty.sv.txt\n"
        )

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (
                ["harbor-treaty.signatories"],
                "no claim below claims/ is called 'harbor-treaty.signatories' (did you mean",
            ),
            (["harbour-treaty.signatories", "seeds/none.txt"], "is not claimed in seeds/none.txt, but in:"),
            (["number-contradicts"], "no rule is called 'number-contradicts' (did you mean number-contradiction?)"),
            (["FL201", "seeds/treaty.sv.txt"], "expected a rule, a claim or a fingerprint before a path"),
        ],
    )
    def test_what_is_not_there_is_2(self, project: Path, capsys: Capture, words: list[str], message: str) -> None:
        assert main(["explain", *words]) == 2
        assert message in capsys.readouterr().err

    def test_a_finding_is_explained_with_its_claims(self, project: Path, capsys: Capture) -> None:
        article = project / "seeds" / "treaty.sv.txt"
        article.write_text(article.read_text(encoding="utf-8").replace("72", "71"), encoding="utf-8")
        config = load_config(str(project), None, {})
        (finding,) = check(config, cwd=str(project)).findings
        assert main(["explain", finding.fingerprint[:10]]) == 0
        output = capsys.readouterr().out
        assert "FL103 value-refuted error" in output
        assert "harbour-treaty.signatories@seeds/treaty.sv.txt: refuted" in output
        assert replay_finding(config, finding.fingerprint[:5]) is None

    def test_rules_claims_and_paths_may_be_mixed(self, project: Path, capsys: Capture) -> None:
        assert main(["explain", "FL201", "harbour-treaty.signatories", "seeds/treaty.sv.txt", "name-variant"]) == 0
        output = capsys.readouterr().out
        places = [output.index(one) for one in ("FL201 number", "harbour-treaty.signatories@", "FL204 name")]
        assert places == sorted(places)

    @pytest.mark.parametrize("columns", ["60", "120"])
    def test_keeps_to_the_width_but_for_places(
        self, project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, columns: str
    ) -> None:
        monkeypatch.setenv("COLUMNS", columns)
        main(["explain", "harbour-treaty.signatories@seeds/treaty.sv.txt"])
        for line in capsys.readouterr().out.splitlines():
            assert len(line) <= int(columns) or ".txt" in line or ".yaml" in line

    def test_nothing_hostile_in_an_article_reaches_the_terminal(self, project: Path, capsys: Capture) -> None:
        article = project / "seeds" / "treaty.sv.txt"
        article.write_text(
            "\x1b[31m\u202e::error::x\nHamnfördraget undertecknades av 72 länder \x07.\n", encoding="utf-8"
        )
        assert main(["explain", "harbour-treaty.signatories@seeds/treaty.sv.txt"]) == 0
        assert not set(capsys.readouterr().out) & set("\x1b\u202e\x07")


def test_an_id_that_nothing_bears_is_an_error(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    with pytest.raises(ConfigurationError, match=r"no claim below claims/ is called 'x\.y'"):
        replay_claim(load_config(str(root), None, {}), "x.y")
