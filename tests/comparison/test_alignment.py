"""Which sentences translate each other, in texts short and long."""

from __future__ import annotations

import pytest

from checker.comparison import alignment
from checker.comparison.alignment import align
from checker.comparison.records import Bead, Segment


def text(numbers: list[int]) -> list[Segment]:
    """Sentences of about one length, each known by two figures of its own."""
    return [
        Segment(at, at + 1, (), frozenset({("number", one), ("year", one)}), 80 + one % 7, ())
        for at, one in enumerate(numbers)
    ]


@pytest.mark.parametrize("count", [20, 150, 1000], ids="{} sentences".format)
def test_a_sentence_that_is_left_out_moves_all_behind_it(count: int) -> None:
    middle = count // 2
    left_out = [one for one in range(count) if one != middle]
    beads = align(text(list(range(count))), text(left_out))
    assert beads[: middle - 1] == [Bead((at, at + 1), (at, at + 1)) for at in range(middle - 1)]
    behind = range(middle + 2, count)  # the one left out may go with a neighbour
    assert beads[-len(behind) :] == [Bead((at, at + 1), (at - 1, at)) for at in behind]


def test_a_long_text_is_followed_through_a_gap_wider_than_the_band() -> None:
    gap = 3 * alignment._WIDEST
    whole, rest = list(range(1200)), [*range(300), *range(300 + gap, 1200)]
    beads = align(text(whole), text(rest))
    paired = {bead.a[0]: rest[bead.b[0]] for bead in beads if bead.a[0] < bead.a[1] and bead.b[0] < bead.b[1]}
    assert all(paired.get(at) == at for at in range(300 + gap + alignment._LONG, 1200))


def test_every_sentence_is_in_one_bead_whatever_the_texts_are_known_by() -> None:
    nothing = [Segment(at, at + 1, (), frozenset(), 60, ()) for at in range(700)]
    for a, b in ((nothing, text(list(range(650)))), (text(list(range(650))), text(list(reversed(range(650)))))):
        beads = align(a, b)
        assert [at for bead in beads for at in range(*bead.a)] == list(range(len(a)))
        assert [at for bead in beads for at in range(*bead.b)] == list(range(len(b)))


@pytest.mark.parametrize(("few", "many"), [(1, 138), (3, 90), (2, 700)], ids=["one", "three", "two in a long text"])
def test_few_sentences_are_held_against_many(few: int, many: int) -> None:
    for a, b in ((text(list(range(few))), text(list(range(many)))), (text(list(range(many))), text(list(range(few))))):
        beads = align(a, b)
        assert [at for bead in beads for at in range(*bead.a)] == list(range(len(a)))
        assert [at for bead in beads for at in range(*bead.b)] == list(range(len(b)))
