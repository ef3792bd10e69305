"""factlint draft: a claim file for a person to finish."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from checker.cli import main
from checker.drafting.desk import Desk
from checker.drafting.draft import Draft, Wish, draft
from checker.errors import ConfigurationError
from checker.load.configuration import load_config
from tests.projects import small_files, write_project

ROOT = Path(__file__).resolve().parents[2]
SWEDISH = "claims/treaty/treaty.sv.yaml"
VOCABULARY = """
attributes:
  signatories: {type: count, of: country}
  opened: {type: date}
  lasted: {type: duration}
  name: {type: name, cardinality: each}
  title: {type: role, cardinality: set}
  said: {type: statement, cardinality: each}
"""
ENGLISH = """
article: seeds/treaty.en.txt
claims:
  - quote: Harbour Treaty
    says: {harbour-treaty.name: Harbour Treaty}
  - quote: signed by more than 72 countries
    says: {harbour-treaty.signatories: "> 72"}
  - quote: opened on 25 October 2025
    says: {harbour-treaty.opened: 2025-10-25}
  - quote: It is open to all
    says: {harbour-treaty.said: open-to-all}
"""
ENGLISH_TEXT = (
    "The Harbour Treaty was signed by more than 72 countries. It was opened on 25 October 2025. It is open to all.\n"
)
SAME = "Hamnfördraget undertecknades av mer än 72 länder. Det öppnades den 25 oktober 2025. Det är öppet för alla.\n"


def project(root: Path, swedish: str, files: dict[str, str] | None = None) -> Path:
    """A story whose English article has claims and whose Swedish one has none."""
    written = small_files()
    del written[SWEDISH]
    written |= {
        "claims/vocabulary.yaml": VOCABULARY,
        "claims/treaty/treaty.en.yaml": ENGLISH,
        "seeds/treaty.en.txt": ENGLISH_TEXT,
        "seeds/treaty.sv.txt": swedish,
    }
    return write_project(root, written | (files or {}))


def drafted(root: Path, path: str = "seeds/treaty.sv.txt", **wish: object) -> Draft:
    return draft(Desk(load_config(str(root))), [path], Wish(**wish), str(root))[0]  # type: ignore[arg-type]


class TestWhatIsProposed:
    def test_a_value_that_another_language_claims_gets_its_key(self, tmp_path: Path) -> None:
        text = drafted(project(tmp_path, SAME)).text
        assert '  - quote: mer än 72 länder\n    says:\n      harbour-treaty.signatories: "> 72"\n' in text
        assert "  - quote: den 25 oktober 2025\n    says:\n      harbour-treaty.opened: 2025-10-25\n" in text
        assert "  - quote: Hamnfördraget\n    says:\n      harbour-treaty.name: Hamnfördraget\n" in text

    def test_the_story_the_language_and_the_file_follow_from_the_articles_name(self, tmp_path: Path) -> None:
        one = drafted(project(tmp_path, SAME))
        assert (one.path, one.language, one.story) == (SWEDISH, "sv", "treaty")

    def test_a_name_that_says_no_language_asks_for_one(self, tmp_path: Path) -> None:
        root = project(tmp_path, SAME, {"seeds/notes.txt": SAME})
        with pytest.raises(ConfigurationError, match="give --language"):
            drafted(root, "seeds/notes.txt")
        assert drafted(root, "seeds/notes.txt", language="sv", story="treaty").path == "claims/treaty/notes.sv.yaml"

    def test_another_value_is_a_placeholder_with_the_keys_it_may_have(self, tmp_path: Path) -> None:
        one = drafted(project(tmp_path, "Hamnfördraget öppnades den 26 oktober 2025.\n"))
        assert "# decide: is this date harbour-treaty.opened?\n" in one.text
        assert "  # - quote: den 26 oktober 2025\n  #   says:\n  #     harbour-treaty.opened: 2025-10-26\n" in one.text
        assert one.placeholders == 1

    def test_one_attribute_of_the_unit_and_one_subject_are_enough_where_no_claim_is_known(self, tmp_path: Path) -> None:
        root = project(tmp_path, "Hamnfördraget undertecknades av 70 länder.\n")
        assert "harbour-treaty.signatories: 70\n" in drafted(root, story="another").text

    def test_a_quote_that_stands_twice_gets_the_words_beside_it(self, tmp_path: Path) -> None:
        text = drafted(project(tmp_path, "Hamnfördraget är nytt. Alla läste Hamnfördraget i går.\n")).text
        assert '  - quote: Hamnfördraget\n    suffix: " är"\n' in text
        assert '  - quote: Hamnfördraget\n    prefix: "läste "\n' in text

    def test_a_heading_has_its_mark_and_a_caption_the_place_that_is_left(self, tmp_path: Path) -> None:
        heading = drafted(project(tmp_path / "a", "# Hamnfördraget\n\nAlla läste Hamnfördraget.\n")).text
        assert '  - quote: Hamnfördraget\n    prefix: "# "\n' in heading
        caption = drafted(project(tmp_path / "b", "Hamnfördraget\nAlla läste Hamnfördraget.\n")).text
        assert "  - quote: Hamnfördraget\n    says:\n" in caption

    def test_titles_and_names_side_by_side_share_a_quote(self, tmp_path: Path) -> None:
        entities = small_files()["claims/entities.yaml"]
        files = {
            "claims/entities.yaml": f"{entities}ann-berg:\n  kind: person\n  names: {{sv: Ann Berg, en: Ann Berg}}\n",
            "claims/roles.yaml": "minister:\n  kind: office\n  names: {sv: minister, en: minister}\n",
            "seeds/more.en.txt": "Minister Ann Berg signed.\n",
            "claims/treaty/more.en.yaml": "article: seeds/more.en.txt\nclaims:\n  - quote: Minister Ann Berg\n"
            "    says: {ann-berg.title: minister, ann-berg.name: Ann Berg}\n",
        }
        root = project(tmp_path, "Minister Ann Berg skrev under Hamnfördraget.\n", files)
        says = "    says:\n      ann-berg.name: Ann Berg\n      ann-berg.title: minister\n"
        assert f"  - quote: Minister Ann Berg\n{says}" in drafted(root).text

    def test_nothing_to_propose_is_a_file_that_can_be_read(self, tmp_path: Path) -> None:
        assert "claims: []" in drafted(project(tmp_path, "Ingenting.\n")).text


class TestWhatIsWritten:
    def test_the_drafted_file_validates_and_its_claims_hold(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(project(tmp_path, SAME))
        assert main(["draft", "seeds/treaty.sv.txt"]) == 0
        assert "3 claims drafted" in capsys.readouterr().out
        assert main(["validate"]) == 0
        assert main(["check"]) == 0
        assert "7 supported" in capsys.readouterr().out

    def test_a_decided_placeholder_validates(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        root = project(tmp_path, SAME.replace("25 oktober", "26 oktober"))
        monkeypatch.chdir(root)
        main(["draft", "seeds/treaty.sv.txt"])
        path = root / SWEDISH
        lines = [line for line in path.read_text("utf-8").splitlines() if "# decide" not in line]
        path.write_text("\n".join(line.replace("  # ", "  ", 1) for line in lines), "utf-8")
        assert "\n      harbour-treaty.opened: 2025-10-26" in path.read_text("utf-8")
        assert main(["validate"]) == 0

    def test_a_file_that_is_there_is_left_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = project(tmp_path, SAME)
        monkeypatch.chdir(root)
        assert main(["draft", "seeds/treaty.en.txt"]) == 2
        assert "give --update" in capsys.readouterr().err
        assert (root / "claims/treaty/treaty.en.yaml").read_text("utf-8") == ENGLISH.lstrip("\n")

    def test_stdout_writes_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = project(tmp_path, SAME)
        monkeypatch.chdir(root)
        assert main(["draft", "seeds/treaty.sv.txt", "--stdout"]) == 0
        assert "\nclaims:\n" in capsys.readouterr().out
        assert not (root / SWEDISH).exists()

    def test_the_summary_as_json_follows_its_schema(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(project(tmp_path, SAME))
        assert main(["draft", "seeds/treaty.sv.txt", "--format", "json"]) == 0
        summary = json.loads(capsys.readouterr().out)
        jsonschema.validate(summary, json.loads((ROOT / "schemas/draft.schema.json").read_text("utf-8")))
        assert summary["drafts"][0]["state"] == "created"
        assert summary["drafts"][0]["claims"] == summary["drafts"][0]["from_story"] == 3


class TestBadInput:
    @pytest.mark.parametrize(
        ("words", "complaint"),
        [
            (["nope.sv.txt"], "found no file"),
            (["../outside.sv.txt"], "outside the project"),
            (["seeds"], "found a folder"),
            (["seeds/treaty.sv.txt", "--story", "../evil"], "expected an id"),
            (["seeds/treaty.sv.txt", "--published", "2026-13-01"], "expected a day"),
            (["seeds/binary.sv.txt"], "NUL byte"),
        ],
    )
    def test_a_draft_that_cannot_be_made_says_why_and_writes_nothing(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        words: list[str],
        complaint: str,
    ) -> None:
        root = project(tmp_path / "project", SAME, {"seeds/binary.sv.txt": "a\0b"})
        monkeypatch.chdir(root)
        before = sorted(root.rglob("*"))
        assert main(["draft", *words]) == 2
        assert complaint in capsys.readouterr().err
        assert sorted(root.rglob("*")) == before

    def test_a_vocabulary_that_cannot_be_read_comes_first(self, tmp_path: Path) -> None:
        root = project(tmp_path, SAME, {"claims/vocabulary.yaml": "attributes: [\n"})
        with pytest.raises(ConfigurationError, match="factlint validate"):
            drafted(root)


class TestTranslations:
    def test_a_sentence_of_the_same_names_terms_and_figures_says_the_same(self, tmp_path: Path) -> None:
        terms = "".join(
            f"{word}:\n  names: {{en: {word}, sv: {other}}}\n"
            for word, other in (("peace", "fred"), ("trust", "tillit"), ("justice", "rättvisa"), ("growth", "tillväxt"))
        )
        files = {
            "claims/terms.yaml": small_files()["claims/terms.yaml"] + terms,
            "seeds/treaty.en.txt": "The Harbour Treaty gives 72 countries peace, trust, justice and growth. More.\n",
            "claims/treaty/treaty.en.yaml": "article: seeds/treaty.en.txt\nclaims:\n"
            "  - quote: gives 72 countries peace\n    says: {harbour-treaty.said: gives-peace}\n",
        }
        swedish = "Annat. Hamnfördraget ger 72 länder fred, tillit, rättvisa och tillväxt.\n"
        text = drafted(project(tmp_path, swedish, files)).text
        assert "      harbour-treaty.said: gives-peace\n" in text
        assert "harbour-treaty.said" not in drafted(project(tmp_path, "Hamnfördraget ger fred.\n", files)).text

    def test_statements_are_placeholders_at_the_sentence_in_their_place(self, tmp_path: Path) -> None:
        one = drafted(project(tmp_path, SAME), source="seeds/treaty.en.txt")
        assert (
            "  # - quote: Det är öppet för alla.\n  #   says:\n  #     harbour-treaty.said: open-to-all\n" in one.text
        )
        assert one.missing == ()

    def test_what_the_text_does_not_say_is_listed(self, tmp_path: Path) -> None:
        one = drafted(project(tmp_path, "Hamnfördraget är öppet för alla.\n"), source="claims/treaty/treaty.en.yaml")
        assert one.missing == ("harbour-treaty.opened", "harbour-treaty.signatories")

    def test_a_file_without_claims_carries_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigurationError, match="found no claims"):
            drafted(project(tmp_path, SAME), source="seeds/treaty.sv.txt")


HAND = """\
# my own words
article: seeds/treaty.sv.txt
claims:
    -   quote:   "mer än 72 länder"   # odd spaces stay
        says: {harbour-treaty.signatories: '> 72'}
    # a last word"""


class TestUpdate:
    def test_what_no_claim_covers_is_added_and_the_rest_stays_byte_for_byte(self, tmp_path: Path) -> None:
        one = drafted(project(tmp_path, SAME, {SWEDISH: HAND}), update=True)
        assert one.text.startswith(HAND + "\n")
        added = one.text.removeprefix(HAND)
        assert "    - quote: den 25 oktober 2025\n" in added
        assert "signatories" not in added

    def test_a_second_update_adds_nothing(self, tmp_path: Path) -> None:
        root = project(tmp_path, SAME.replace("25 oktober", "26 oktober"), {SWEDISH: HAND})
        first = drafted(root, update=True)
        (root / SWEDISH).write_text(first.text, "utf-8")
        second = drafted(root, update=True)
        assert second.text == first.text
        assert second.placeholders == first.placeholders == 1

    def test_line_ends_of_the_file_are_kept(self, tmp_path: Path) -> None:
        root = project(tmp_path, SAME)
        (root / SWEDISH).write_bytes(HAND.replace("\n", "\r\n").encode())
        text = drafted(root, update=True).text
        assert "\n" not in text.replace("\r\n", "")

    def test_an_empty_list_is_opened(self, tmp_path: Path) -> None:
        root = project(tmp_path, SAME, {SWEDISH: "article: seeds/treaty.sv.txt\nclaims: []\n"})
        text = drafted(root, update=True).text
        assert text.startswith("article: seeds/treaty.sv.txt\nclaims:\n")
        assert "signatories" in text

    def test_keys_behind_the_claims_stay_behind_them(self, tmp_path: Path) -> None:
        tail = "story: treaty\nlanguage: sv\n"
        root = project(tmp_path, SAME, {SWEDISH: f"{HAND}\n{tail}"})
        text = drafted(root, update=True).text
        assert text.endswith(tail)
        (root / SWEDISH).write_text(text, "utf-8")
        file = next(one for one in Desk(load_config(str(root))).project.files if one.path == SWEDISH)
        assert {claim.key for claim in file.claims} >= {"harbour-treaty.opened", "harbour-treaty.signatories"}
