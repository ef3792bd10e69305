"""What holds for any two texts."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from checker import compare

_PIECES = (
    "240 people", "two boats", "on 12 May 2019", "in 1931", "on Friday", "4.8 percent", "$3.2 million", "5 miles",
    "at 2pm", "the 3rd round", "Signe Holmqvist", "for two years", "30 degrees", "and", "the bridge",
)  # fmt: skip
_FOREIGN = (
    "250 personer", "tre båtar", "den 13 maj 2018", "1913", "i lördags", "8,4 procent", "3,2 miljarder dollar", "8 km",
    "kl. 15", "tredje omgången", "Gudrun Lagerlund", "i tre år", "27 grader", "och", "bron",
)  # fmt: skip
_MARKS = st.sampled_from((" ", " ", ". ", ".\n", "\n\n"))


def texts(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    parts = st.lists(st.tuples(st.sampled_from(pieces), _MARKS), max_size=12)
    return parts.map(lambda chosen: "".join(piece + mark for piece, mark in chosen))


@given(texts(_PIECES))
def test_a_text_never_contradicts_itself(text: str) -> None:
    assert compare(text, "en", text, "en") == []


@given(st.text(max_size=120))
def test_any_text_may_be_compared_with_itself(text: str) -> None:
    assert compare(text, "en", text, "en", omissions=True) == []


@given(texts(_PIECES), texts(_FOREIGN))
def test_spans_lie_in_their_texts_and_no_words_stand_in_two_findings_of_a_kind(a: str, b: str) -> None:
    found = compare(a, "en", b, "sv", omissions=True)
    for one in found:
        assert one.a_span is not None or one.b_span is not None
        for text, span in ((a, one.a_span), (b, one.b_span)):
            assert span is None or (0 <= span[0] < span[1] <= len(text) and text[slice(*span)].strip())


def sentences(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=6, unique=True).map(" ".join)


@given(sentences(_PIECES), sentences(_FOREIGN))
def test_either_order_of_two_sentences_finds_the_same_kinds(a: str, b: str) -> None:
    there = Counter(one.kind for one in compare(a, "en", b, "sv"))
    back = Counter(one.kind for one in compare(b, "sv", a, "en"))
    assert there == back
