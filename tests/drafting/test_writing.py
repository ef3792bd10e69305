"""What drafts write is what the project's reader reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from checker.drafting.naming import named, slug
from checker.drafting.writing import scalar
from checker.yaml_source import parse


@given(some.text(some.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_every_scalar_reads_back_as_the_text_that_was_written(text: str) -> None:
    assert parse(f"key: {scalar(text)}\n", "").root == {"key": text}
    assert parse(f"key: [{scalar(text, inside=True)}, b]\n", "").root == {"key": [text, "b"]}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("72", "72"),
        ("> 2500", '"> 2500"'),
        ("10:00", '"10:00"'),
        ("no", '"no"'),
        ("XXXX-10-25 morning", "XXXX-10-25 morning"),
        ("avslutningstalet (Foto: VNA)", '"avslutningstalet (Foto: VNA)"'),
        ("ハノイ条約", "ハノイ条約"),
        ('"a" b', '"\\"a\\" b"'),
    ],
)
def test_only_what_needs_quote_marks_has_them(text: str, written: str) -> None:
    assert scalar(text) == written


@pytest.mark.parametrize(
    ("path", "stem", "language"),
    [
        ("pages/about.sv.md", "about", "sv"),
        ("sv/about.md", "about", "sv"),
        ("treaty.en.txt", "treaty", "en"),
        ("site/pt-BR/about.html", "about", "pt-BR"),
        ("sign-in.md", "sign-in", None),
        ("about.md", "about", None),
        ("notes/report.part.md", "report.part", None),
    ],
)
def test_language_and_stem_are_read_off_a_path(path: str, stem: str, language: str | None) -> None:
    assert named(path) == (stem, language)


def test_ids_are_ascii_whatever_the_script() -> None:
    assert slug("Hanoï-konventionen 2025") == "hanoi-konventionen-2025"
    assert slug("ハノイ条約").isascii()
    assert slug("…") == "text"
