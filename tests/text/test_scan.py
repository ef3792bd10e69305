"""Addresses, file names and identifiers: nothing inside them is a fact."""

from __future__ import annotations

import time

import pytest

from checker.text.scan import opaque


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in opaque(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Källa: https://vtv.vn/a-100251025124908738.htm", ["https://vtv.vn/a-100251025124908738.htm"]),
        ("se www.example.org/2025-10-25, nu", ["www.example.org/2025-10-25"]),
        ("skriv till anna.2@example.se!", ["anna.2@example.se"]),
        ("z7157588517514_1471cc05946c.jpg\nnästa", ["z7157588517514_1471cc05946c.jpg"]),
        ("出典: https://vietnamnet.vn/x-2456536.html。次", ["https://vietnamnet.vn/x-2456536.html"]),
        ("Minh Duc - Vtcnews.vn", ["Vtcnews.vn"]),
        ("user_id_42 och snake_2", ["user_id_42", "snake_2"]),
    ],
)
def test_what_is_no_prose_is_found_whole(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "72 länder.",
        "kl. 10.00",
        "t.ex. tre",
        "Slut.Nästa mening",
        "a@b",
        "3.14",
        "2 500 kr.",
        "och/eller",
        "@namn sa",
    ],
)
def test_prose_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("unit", ["a.bb.", "a@", "_", "://", "www.", "x.jpg"])
def test_no_text_makes_the_search_run_back_and_forth(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        opaque(unit * times)
        return time.process_time() - start

    assert seconds(200_000) < 20 * seconds(20_000) + 0.5
