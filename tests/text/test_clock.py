"""Times of day that another time, before or behind a dash or a word, shows to be one."""

from __future__ import annotations

import pytest

from checker import recognise


def told(text: str, tag: str) -> list[str]:
    return [f"{one.kind} {one.value}" for one in recognise(text, tag)]


@pytest.mark.parametrize(
    ("tag", "text", "first", "second"),
    [
        pytest.param("sv", "kl. 10.00–17.30", "10:00", "17:30", id="what stands before the first"),
        pytest.param("sv", "klockan 10.00 till 17.00.", "10:00", "17:00", id="a word, and the end of a sentence"),
        pytest.param("fi", "klo 8–16", "08:00", "16:00", id="whole hours"),
        pytest.param("da", "mellem kl. 9 og 11", "09:00", "11:00", id="between the one and the other"),
        pytest.param("de", "10 bis 17.30 Uhr", "10:00", "17:30", id="what stands behind the second"),
        pytest.param("de", "zwischen 9 und 11 Uhr", "09:00", "11:00", id="between, told behind the second"),
        pytest.param("nl", "10.00 tot 17.30 uur", "10:00", "17:30", id="minutes tell hours of the day from hours"),
        pytest.param("nl", "van 9 tot 5 uur", "09:00", "05:00", id="and so do hours that fall"),
        pytest.param("en", "2 to 4 p.m.", "14:00", "16:00", id="both in one half of the day"),
        pytest.param("en", "10 to 2 pm", "10:00", "14:00", id="the first in the half before"),
        pytest.param("en", "11–12 p.m.", "11:00", "12:00", id="up to noon"),
        pytest.param("ja", "午後1時から3時まで", "13:00", "15:00", id="a half of the day that is told once, before"),
        pytest.param("zh", "每天，10:00至17:30", "10:00", "17:30", id="behind a comma without a space"),
    ],
)  # fmt: skip
def test_a_range_of_times_is_two_times(tag: str, text: str, first: str, second: str) -> None:
    assert told(text, tag) == [f"time {first}", f"time {second}"]


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        pytest.param("nl", "10 tot 12 uur later", ["duration 10..12"], id="hours that rise are as often so many hours"),
        pytest.param("en", "1.30 to 2.30 hours", ["duration 1.3..2.3"], id="a point that is the decimal mark"),
        pytest.param("sv", "kl. 10, 12–14 kronor", ["time 10:00", "currency 12..14"], id="a range behind a time"),
        pytest.param("en", "they scored 3 to 2", ["number 3", "number 2"], id="a score"),
    ],
)  # fmt: skip
def test_what_is_no_range_of_times(tag: str, text: str, expected: list[str]) -> None:
    assert told(text, tag) == expected
