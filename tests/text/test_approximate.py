"""Approximate search, held to plain definitions."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from checker.text.approximate import carried, distance, nearest, nearest_before, nearest_behind, windows

patterns = st.text("ab ", min_size=1, max_size=6)
texts = st.text("abc ", max_size=12)


@given(patterns, texts)
def test_the_nearest_stretch_is_as_near_as_any(pattern: str, text: str) -> None:
    start, end, cost = nearest(pattern, text)
    spans = [(i, j) for i in range(len(text) + 1) for j in range(i, len(text) + 1)]
    assert cost == min(distance(pattern, text[i:j]) for i, j in spans) == distance(pattern, text[start:end])


@given(patterns, texts)
def test_the_nearest_stretch_behind_begins_where_the_text_does(pattern: str, text: str) -> None:
    end, cost = nearest_behind(pattern, text)
    costs = [distance(pattern, text[:j]) for j in range(len(text) + 1)]
    assert cost == min(costs) == costs[end]
    assert cost not in costs[end + 1 :]


@given(patterns, texts)
def test_the_nearest_stretch_before_mirrors_the_one_behind(pattern: str, text: str) -> None:
    start, cost = nearest_before(pattern, text)
    end, same = nearest_behind(pattern[::-1], text[::-1])
    assert (start, cost) == (len(text) - end, same)


@given(patterns, texts)
def test_windows_never_overlap_and_stay_in_the_text(pattern: str, text: str) -> None:
    found = sorted(windows(pattern, text, 30, most=4))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))


def test_the_best_window_comes_first() -> None:
    text = "först 17 länder, sedan 73 länder, sist 72 länder"
    assert next(text[start:end] for start, end in windows("72 länder", text, 60, most=3)) == "72 länder"


def test_a_span_is_carried_over_with_what_was_put_in_at_its_ends() -> None:
    pattern, text = "av 72 länder idag", "av minst 72 länder alls idag"
    first, last = carried(pattern, text, 3, 12)
    assert text[first:last].strip() == "minst 72 länder alls"


@given(patterns, texts, st.data())
def test_a_carried_span_stays_in_the_text(pattern: str, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(pattern) - 1))
    first, last = carried(pattern, text, start, data.draw(st.integers(start + 1, len(pattern))))
    assert 0 <= first <= last <= len(text)
