"""What holds for every text in every language."""

from __future__ import annotations

import unicodedata

from hypothesis import assume, example, given
from hypothesis import strategies as st

from checker import recognise
from checker.locale_build.source import listed, read_language
from checker.locales import DATA_FOLDER, languages, locale
from checker.model import Mention
from checker.text import tokens as tokens_module
from checker.text.tokens import Tokens

LANGUAGES = languages()
# Pieces that facts are made of in the languages at hand, and what may part them.
PHRASES = sorted(
    {
        text
        for tag in LANGUAGES
        for kind, values in read_language(DATA_FOLDER, tag)["examples"].items()
        for texts in ([values] if kind == "none" else values.values())
        for text in listed(texts)
    }
)
SPACES = [" ", "\u00a0", "\u2009", "\u202f", "\u3000", "\t"]
pieces = st.one_of(
    st.sampled_from(PHRASES), st.sampled_from([" ", ", ", ". ", "-", "–", "%", "$", "\n", "\n\n", "1", "25"])
)
texts = st.one_of(st.lists(pieces, max_size=8).map("".join), st.text(max_size=60))
tags = st.sampled_from(LANGUAGES)


def said(mentions: list[Mention]) -> list[tuple[object, ...]]:
    return [(m.kind, m.value, m.unit, m.hedge, m.readings) for m in mentions]


@given(texts, tags)
def test_spans_cut_the_text_in_order_and_never_overlap(text: str, tag: str) -> None:
    end = 0
    for mention in recognise(text, tag):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.core is not None
        assert mention.start <= mention.core[0] < mention.core[1] <= mention.end
        end = mention.end


@given(texts, tags)
def test_nothing_changes_under_compatibility_composition(text: str, tag: str) -> None:
    assume(
        not any(unicodedata.decomposition(c).startswith(("<fraction>", "<super>", "<sub>")) or c in "´″" for c in text)
    )
    assert said(recognise(unicodedata.normalize("NFKC", text), tag)) == said(recognise(text, tag))


@given(texts, tags)
def test_nothing_changes_under_decomposition(text: str, tag: str) -> None:
    assume(unicodedata.normalize("NFC", unicodedata.normalize("NFD", text)) == unicodedata.normalize("NFC", text))
    assert said(recognise(unicodedata.normalize("NFD", text), tag)) == said(recognise(text, tag))


@given(texts, tags, st.sampled_from(SPACES))
def test_nothing_changes_under_the_kind_of_space(text: str, tag: str, space: str) -> None:
    assert said(recognise(text.replace(" ", space), tag)) == said(recognise(text, tag))


@given(texts, tags)
@example("8~10", "ja")
@example("~8", "ja")
@example("~0", "ar")
def test_nothing_changes_under_width(text: str, tag: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert said(recognise(wide, tag)) == said(recognise(text, tag))


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=4), tags)
def test_a_paragraph_does_not_know_its_neighbours(paragraphs: list[str], tag: str) -> None:
    apart = [fact for text in paragraphs for fact in said(recognise(text, tag))]
    assert said(recognise("\n\n".join(paragraphs), tag)) == apart


@given(st.sampled_from([*PHRASES, "1 ", "1,", "1-", "$", "en ", "二", "mer än ", "1.", "och "]), tags)
def test_work_grows_in_step_with_the_text(phrase: str, tag: str) -> None:
    """Counted in look-ups of a phrase, for clocks differ: ten times the text is about ten times the work."""
    small, large = work(phrase * 20, tag), work(phrase * 200, tag)
    assert large <= 12 * small + 1000


def work(text: str, tag: str) -> int:
    """How many tokens were looked up while the text was read."""
    locale(tag)
    count = 0

    def counting(name: str):  # type: ignore[no-untyped-def]
        plain = getattr(Tokens, name)

        def wrapped(self, *args):  # type: ignore[no-untyped-def]
            nonlocal count
            count += 1
            return plain(self, *args)

        return plain, wrapped

    saved = {}
    for name in ("longest", "all_from", "longest_before"):
        saved[name], wrapped = counting(name)
        setattr(tokens_module.Tokens, name, wrapped)
    try:
        recognise(text, tag)
    finally:
        for name, plain in saved.items():
            setattr(tokens_module.Tokens, name, plain)
    return count
