"""`factlint recognise` and `factlint languages`, as a person calls them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import jsonschema
import pytest

from checker.cli import main
from checker.locales import languages

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
Capture = pytest.CaptureFixture[str]


def valid(text: str, schema: str) -> dict[str, list[dict[str, object]]]:
    answer = json.loads(text)
    jsonschema.validate(answer, json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8")))
    return answer


@pytest.fixture
def said(tmp_path: Path) -> str:
    path = tmp_path / "bro.txt"
    path.write_text("Drygt 2 500 besökare\nkom den 3 maj 2025.\n", encoding="utf-8")
    return str(path)


class TestRecognise:
    def test_lists_place_kind_value_and_words(self, said: str, capsys: Capture) -> None:
        assert main(["recognise", said, "--language", "sv"]) == 0
        assert capsys.readouterr().out == (
            "1:1   number  > 2500      Drygt 2 500\n2:5   date    2025-05-03  den 3 maj 2025\n2 mentions.\n"
        ).replace("1:1   number", "1:1  number").replace("2:5   date ", "2:5  date ")

    def test_marks_them_in_the_text_where_there_is_colour(self, said: str, capsys: Capture) -> None:
        assert main(["recognise", said, "--language", "sv", "--color", "always"]) == 0
        assert "\x1b[1;36mDrygt 2 500\x1b[0m besökare\nkom " in capsys.readouterr().out

    def test_writes_json_that_fits_its_schema(self, said: str, capsys: Capture) -> None:
        assert main(["recognise", said, "--language", "sv", "--format", "json"]) == 0
        first, second = valid(capsys.readouterr().out, "recognised")["mentions"]
        assert (first["value"], first["hedge"], first["start"], first["end"]) == ("2500", ">", 0, 11)
        assert (second["kind"], second["value"], second["line"]) == ("date", "2025-05-03", 2)

    def test_reads_standard_input(self, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("約３００人".encode())))
        assert main(["recognise", "-", "--language", "ja"]) == 0
        assert "~ 300" in capsys.readouterr().out

    def test_says_that_nothing_was_recognised(self, tmp_path: Path, capsys: Capture) -> None:
        (tmp_path / "a.txt").write_text("Nothing.", encoding="utf-8")
        assert main(["recognise", str(tmp_path / "a.txt"), "--language", "en"]) == 0
        assert capsys.readouterr().out == "0 mentions.\n"

    @pytest.mark.parametrize(
        ("file", "language", "complaint"),
        [
            pytest.param("nowhere.txt", "sv", "a file that exists", id="no such file"),
            pytest.param("latin.txt", "sv", "UTF-8", id="another encoding"),
            pytest.param("good.txt", "klingon", "no language", id="no such language"),
            pytest.param(".", "sv", "folder", id="a folder"),
        ],
    )
    def test_says_what_is_wrong(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, file: str, language: str, complaint: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("latin.txt").write_bytes("besökare".encode("latin-1"))
        Path("good.txt").write_text("besökare", encoding="utf-8")
        assert main(["recognise", file, "--language", language]) == 2
        assert complaint in capsys.readouterr().err

    def test_shows_what_would_move_the_cursor(self, tmp_path: Path, capsys: Capture) -> None:
        (tmp_path / "a.txt").write_text("\x1b[2J3 km\x1b[0m", encoding="utf-8")
        assert main(["recognise", str(tmp_path / "a.txt"), "--language", "en", "--color", "always"]) == 0
        assert "\x1b[2J" not in capsys.readouterr().out


class TestLanguages:
    def test_has_a_row_for_each_language_file(self, capsys: Capture) -> None:
        assert main(["languages"]) == 0
        rows = [line.split()[0] for line in capsys.readouterr().out.split("\n\n")[0].splitlines()]
        assert rows == list(languages())

    def test_knows_every_locale_of_cldr(self, capsys: Capture) -> None:
        assert main(["languages", "--format", "json"]) == 0
        rows = {row["tag"]: row for row in valid(capsys.readouterr().out, "languages")["languages"]}
        assert len(rows) > 1000
        assert rows["fr-CH"]["source"] == "fr"
        assert rows["mi"]["source"] is None
        assert "number" not in rows["mi"]["kinds"]
        assert "number" in rows["sv"]["kinds"]
