"""The bar of long runs."""

from __future__ import annotations

from checker.report.progress import Bar


def test_a_short_run_shows_nothing() -> None:
    bar = Bar()
    assert [bar.drawn(done, 10, done / 20) for done in range(10)] == [""] * 10
    assert not bar.is_shown


def test_a_long_run_shows_how_far_it_is() -> None:
    bar = Bar()
    assert bar.drawn(5, 10, 1.0) == "\r\x1b[Kchecking [===============               ]  50 %"
    assert bar.is_shown


def test_it_is_drawn_at_most_ten_times_a_second() -> None:
    bar = Bar()
    drawn = [bar.drawn(n, 1000, 1 + n / 100) for n in range(100)]
    assert len([one for one in drawn if one]) == 10


def test_it_never_goes_beyond_its_end() -> None:
    assert Bar().drawn(11, 10, 2.0).endswith("] 100 %")
    assert Bar().drawn(1, 0, 2.0) == ""
