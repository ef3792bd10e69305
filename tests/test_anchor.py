"""A quote to its place: what is exact, what has drifted, what is lost, and what is never mistaken for it."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from checker.anchor import Source, anchor, anchor_all
from checker.model import Anchor, Anchored
from checker.text.normalise import fold, is_spaceless

ARTICLE = """Le matin du 25 octobre, au Centre national des congrès, 72 pays ont signé la convention.
Le ministre Luong Tam Quang a signé pour le Vietnam, devant 2,500 délégués et 12 500 invités.

« Construisons un cyberespace sûr », a déclaré António Guterres. À 10h00, la cérémonie a commencé.

Plus tard, 72 pays ont été remerciés. Le ministre Luong Tam Quang a parlé à 11h30."""

JAPANESE = (
    "閉会の辞において、ルオン・タム・クアン公安大臣は、条約の調印式は2日間にわたり執り行われ、"
    "72か国の代表が条約に署名し参加したと述べた。\n\n"
    "ルオン・タム・クアン公安大臣は、ハノイ条約は歴史的な戦略的一歩であると述べた。\n"
    "出典: 110か国以上、2,500人を超える代表者。既に72カ国が署名している。"
)


def at(text: str, quote: str, prefix: str | None = None, suffix: str | None = None) -> tuple[Anchor, str | None]:
    """The state, and the stretch of the text where there is one."""
    found = anchor(Source(text), quote, prefix, suffix)
    return found.anchor, None if found.start is None else text[found.start : found.end]


# --- exact ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quote",
    ["25 octobre", "2,500 délégués", "12 500 invités", "« Construisons un cyberespace sûr »", "10h00"],
)
def test_a_quote_that_stands_once_is_exact(quote: str) -> None:
    assert at(ARTICLE, quote) == (Anchor.EXACT, quote)


def test_a_quote_that_stands_twice_is_ambiguous_and_every_place_is_named() -> None:
    found = anchor(Source(ARTICLE), "72 pays")
    assert found.anchor is Anchor.AMBIGUOUS
    assert [ARTICLE[start:end] for start, end in found.places] == ["72 pays", "72 pays"]
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(
    ("prefix", "suffix", "behind"),
    [
        (None, "ont signé", " ont signé"),
        (None, "ont été", " ont été"),
        ("congrès,", None, " ont signé"),
        ("Plus tard, ", None, " ont été"),
        ("tard,", "ont", " ont été"),
    ],
)
def test_prefix_and_suffix_decide_between_two_places(prefix: str, suffix: str, behind: str) -> None:
    found = anchor(Source(ARTICLE), "72 pays", prefix, suffix)
    assert found.anchor is Anchor.EXACT
    assert found.end is not None
    assert ARTICLE[found.end :].startswith(behind)


def test_the_context_binds_a_single_occurrence_too() -> None:
    assert at(ARTICLE, "10h00", prefix="À")[0] is Anchor.EXACT
    assert at(ARTICLE, "10h00", prefix="Vers")[0] is Anchor.DRIFTED


def test_the_context_never_crosses_a_blank_line() -> None:
    assert at("Slut.\n\nHanoi log.", "Hanoi", prefix="Slut.")[0] is Anchor.DRIFTED
    assert at("Slut.\nHanoi log.", "Hanoi", prefix="Slut.")[0] is Anchor.EXACT


def test_of_a_context_that_holds_a_blank_line_the_part_in_the_paragraph_binds() -> None:
    text = "Slut.\n\nI Hanoi log de."
    assert at(text, "Hanoi", prefix="Annat.\n\nI ")[0] is Anchor.EXACT
    assert at(text, "Hanoi", prefix="Annat.\n\nUr ")[0] is Anchor.DRIFTED


def test_a_quote_crosses_a_blank_line_only_where_it_holds_one() -> None:
    text = "Hanoi sov.\n\nTokyo vaknade."
    assert at(text, "sov.\n\nTokyo")[0] is Anchor.EXACT
    assert at(text, "sov. Tokyo")[0] is not Anchor.EXACT


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param("år 1972 var", "72", id="the end of a longer figure"),
        pytest.param("720 länder", "72", id="the beginning of a longer figure"),
        pytest.param("12,500人を超える", "2,500人", id="the tail of a grouped figure"),
        pytest.param("2,500 personer", "500 personer", id="behind a separator"),
        pytest.param("2 500 personer", "500 personer", id="behind a grouping space"),
        pytest.param("72 500 personer", "72", id="before a grouping space"),
        pytest.param("kl. 10:30 idag", "kl. 10", id="before the minutes"),
        pytest.param("7½ mil", "7", id="before a fraction"),
        pytest.param("sa Brandolinos", "sa Brandolino", id="a name that goes on"),
        pytest.param("83 miljoner", "83 miljon", id="a word that goes on"),
        pytest.param("ohälsa", "hälsa", id="a word that begins earlier"),
        pytest.param("ジョン・ブランドリーノスは", "ブランドリーノ", id="a katakana name that goes on"),
    ],
)
def test_an_exact_quote_ends_where_words_and_figures_end(text: str, quote: str) -> None:
    assert at(text, quote)[0] is not Anchor.EXACT


def test_a_context_may_go_on_with_the_word_that_the_quote_cuts() -> None:
    assert at("talade Guterres tal", "Guterre", suffix="s tal") == (Anchor.EXACT, "Guterre")


@pytest.mark.parametrize("quote", ["72か国", "72", "72か国の代表", "2日間", "ルオン・タム・クアン公安大臣は、条約"])
def test_scripts_without_spaces_have_no_word_edges(quote: str) -> None:
    assert at(JAPANESE.partition("出典")[0], quote) == (Anchor.EXACT, quote)


# --- harmless edits -------------------------------------------------------------------------

QUOTES = [
    (ARTICLE, "Le matin du 25 octobre, au Centre national", None, "des congrès"),
    (ARTICLE, "72 pays", None, "ont signé"),
    (ARTICLE, "2,500 délégués et 12 500 invités", "Vietnam, devant", None),
    (ARTICLE, "« Construisons un cyberespace sûr », a déclaré António Guterres", None, None),
    (ARTICLE, "Luong Tam Quang", "Le ministre", "a parlé"),
    (JAPANESE, "72か国の代表が条約に署名し参加した", None, None),
    (JAPANESE, "ルオン・タム・クアン公安大臣", None, "は、条約の調印式"),
    (JAPANESE, "2,500人を超える代表者", "以上、", None),
]


def full_width(text: str) -> str:
    return text.translate({code: code - ord("0") + ord("０") for code in range(ord("0"), ord("9") + 1)})


@pytest.mark.parametrize(("text", "quote", "prefix", "suffix"), QUOTES)
@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param(lambda text: text.replace(" ", "\u2009"), id="thin spaces"),
        pytest.param(lambda text: text.replace(" ", "  "), id="doubled spaces"),
        pytest.param(lambda text: text.replace(" ", "\n"), id="a line break for every space"),
        pytest.param(lambda text: text.replace(" ", "\r\n"), id="a Windows line break for every space"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(full_width, id="full-width digits"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="decomposed letters"),
        pytest.param(lambda text: text.replace("« ", "“").replace(" »", "”"), id="other quote marks"),
        pytest.param(lambda text: text.replace("の", "の\n").replace("か", "\nか"), id="line breaks in Japanese"),
        pytest.param(lambda text: "Något annat, 37 ord.\n\n" + text + "\n\nSlut på det.", id="more paragraphs"),
        pytest.param(lambda text: "\n\n".join(text.split("\n\n")[::-1]), id="paragraphs swapped"),
    ],
)
def test_a_harmless_edit_leaves_a_quote_exact(
    text: str, quote: str, prefix: str, suffix: str, edit: Callable[[str], str]
) -> None:
    edited = edit(text)
    found = anchor(Source(edited), quote, prefix, suffix)
    assert found.anchor is Anchor.EXACT
    assert fold(edited[found.start : found.end]).text == fold(quote).text


# --- drift ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote", "candidate"),
    [
        pytest.param("I dag skrev 47 people på.", "42 people", "47 people", id="a changed figure"),
        pytest.param("既に71か国が署名", "72か国", "71か国", id="a changed figure in a short quote"),
        pytest.param("À 9h00, la cérémonie", "10h00", "9h00", id="a figure that grew shorter"),
        pytest.param("av 710 länder idag", "72 länder", "710 länder", id="a figure that grew longer"),
        pytest.param("UNDOC:s chef sa", "UNODC:s chef", "UNDOC:s chef", id="letters that changed places"),
        pytest.param("sa John Brandolinos och", "John Brandolino", "John Brandolinos", id="a word that grew"),
        pytest.param("av 1972 länder", "72 länder", "1972 länder", id="the whole figure is the candidate"),
        pytest.param("i mer än 12 500 orter", "2 500 orter", "12 500 orter", id="with its grouping"),
    ],
)
def test_an_edited_quote_has_drifted_to_its_new_wording(text: str, quote: str, candidate: str) -> None:
    assert at(text, quote) == (Anchor.DRIFTED, candidate)


@pytest.mark.parametrize(
    ("text", "quote", "prefix", "suffix", "candidate"),
    [
        pytest.param("av 8 länder", "72", "av", "länder", "8", id="a short figure in its frame"),
        pytest.param("talade minister Ban Ki-moon vid mötet", "Guterres", "minister", "vid mötet", "Ban Ki-moon",
                     id="another name in the frame"),
        pytest.param("av minst 72 länder idag", "72 länder", "av", "idag", "minst 72 länder",
                     id="a bound that came between"),
        pytest.param("sa minister Luong Tan Quang.", "Luong Tam Quang", "minister", None, "Luong Tan Quang",
                     id="behind its prefix alone"),
        pytest.param("den 26 oktober hölls mötet", "25 oktober", None, "hölls mötet", "26 oktober",
                     id="before its suffix alone"),
    ],
)  # fmt: skip
def test_what_stands_in_the_context_is_the_candidate(
    text: str, quote: str, prefix: str, suffix: str, candidate: str
) -> None:
    assert at(text, quote, prefix, suffix) == (Anchor.DRIFTED, candidate)


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "old", "new", "candidate"),
    [
        pytest.param("72 pays", None, "ont signé", "72 pays ont s", "71 pays ont s", "71 pays", id="suffix"),
        pytest.param("72 pays", "congrès,", None, "72 pays ont s", "71 pays ont s", "71 pays", id="prefix"),
        pytest.param("Luong Tam Quang", "ministre", "a signé", "Quang a s", "Cuong a s", "Luong Tam Cuong",
                     id="both"),
        pytest.param("Luong Tam Quang", None, "a signé pour", "Luong Tam Quang a s", "Ban Ki-moon a s",
                     "ministre Ban Ki-moon", id="another name altogether"),
    ],
)  # fmt: skip
def test_an_occurrence_elsewhere_never_stands_in_for_the_edited_one(
    quote: str, prefix: str, suffix: str, old: str, new: str, candidate: str
) -> None:
    state, text = at(ARTICLE.replace(old, new, 1), quote, prefix, suffix)
    assert state is Anchor.DRIFTED
    assert text is not None
    assert candidate.endswith(text)
    assert text != quote


def test_an_occurrence_elsewhere_never_stands_in_for_the_edited_one_in_japanese() -> None:
    edited = JAPANESE.replace("公安大臣は、条約", "公安相は、条約", 1)
    found = at(edited, "ルオン・タム・クアン公安大臣", None, "は、条約の調印式")
    assert found == (Anchor.DRIFTED, "ルオン・タム・クアン公安相")


def test_an_intact_quote_whose_context_was_edited_has_drifted() -> None:
    edited = ARTICLE.replace("des congrès, 72", "des conférences, 72")
    assert at(edited, "72 pays", "national des congrès,") == (Anchor.DRIFTED, "72 pays")
    found = anchor(Source(edited), "72 pays", "national des congrès,")
    assert found.start == edited.index("72 pays")


OPENING = """Le Vietnam a signé lors de la signature de la Convention à Genève.
À 10h00, la cérémonie de signature de la Convention historique a commencé.
Le discours de clôture de la Convention est attendu."""


@pytest.mark.parametrize(
    "suffix", ["lorem la Convention historique", "la Convention historique", "de cette Convention historique"]
)
def test_a_long_quote_stays_where_it_stands_though_a_word_of_its_common_context_was_edited(suffix: str) -> None:
    edited = OPENING.replace("de la Convention historique", suffix)
    quote = "À 10h00, la cérémonie de signature"
    assert at(edited, quote, None, " de la Convention") == (Anchor.DRIFTED, quote)


def test_a_context_found_further_on_does_not_stretch_an_intact_quote() -> None:
    text = "som deltar i ceremonin solidaritetsanda, det ansvarstagande, den politiska viljan"
    assert at(text, "ceremonin", "deltar i ", " den") == (Anchor.DRIFTED, "ceremonin")


def test_two_intact_quotes_whose_context_is_gone_are_ambiguous() -> None:
    found = anchor(Source(ARTICLE), "72 pays", "zzzzzz")
    assert found.anchor is Anchor.AMBIGUOUS
    assert len(found.places) == 2


def test_two_equally_near_candidates_leave_the_quote_orphaned() -> None:
    found = anchor(Source("först 71 länder, sedan 73 länder"), "72 länder")
    assert found.anchor is Anchor.ORPHANED
    assert found.hint == (6, 15)


def test_where_another_quote_stands_an_edited_one_is_not_sought() -> None:
    text = "chef för internationella fördragsfrågor talade, chef för internationella traktatfrågor teg"
    quotes = [
        ("chef för internationella fördragsfrågor", None, None),
        ("chef för internationella traktatfrågor", None, None),
    ]
    edited = Source(text.replace("chef för internationella fördragsfrågor", "minister"))
    assert anchor(edited, "chef för internationella fördragsfrågor").anchor is Anchor.DRIFTED
    assert [one.anchor for one in anchor_all(edited, quotes).values()] == [Anchor.ORPHANED, Anchor.EXACT]


def test_of_intact_quotes_whose_context_is_gone_the_one_that_is_free_is_meant() -> None:
    text = "enligt Brandolino öppnar den, sade Brandolino"
    quotes = [("Brandolino", "enligt", None), ("Brandolino", "sade", None)]
    first, second = anchor_all(Source(text.replace("enligt", "menar")), quotes).values()
    assert (first.anchor, first.start) == (Anchor.DRIFTED, 6)
    assert second.anchor is Anchor.EXACT


def test_an_edited_first_word_is_not_fetched_from_the_sentence_before() -> None:
    text = "Ghada Waly sa. Ghad Waly uppmanade länder att snabbt agera."
    assert at(text, "Ghada Waly uppmanade länder att snabbt") == (
        Anchor.DRIFTED,
        "Ghad Waly uppmanade länder att snabbt",
    )


def test_a_candidate_stays_in_its_paragraph() -> None:
    state, text = at("Slut: 71 länder\n\nskrev på.", "72 länder skrev på")
    assert state is not Anchor.EXACT
    assert text is None or "\n" not in text


# --- orphans --------------------------------------------------------------------------------


def test_a_quote_that_is_gone_is_orphaned() -> None:
    assert anchor(Source(ARTICLE), "Pham Minh Chinh presided over it") == Anchored(Anchor.ORPHANED, None, None)


def test_an_orphan_shows_the_nearest_text() -> None:
    text = "Ministern höll sedan ett längre avslutningstal i Hanoi."
    found = anchor(Source(text), "Presidenten höll ett avslutningstal i går")
    assert found.anchor is Anchor.ORPHANED
    assert found.hint is not None
    assert "höll" in text[slice(*found.hint)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("", "72"),
        ("72", ""),
        ("72", " \n"),
        ("", ""),
        ("\u00ad", "72"),
        ("kort", "en mycket längre text " * 9),
    ],
)
def test_empty_and_overlong_quotes_are_orphaned(text: str, quote: str) -> None:
    assert anchor(Source(text), quote).anchor is Anchor.ORPHANED


# --- laws -----------------------------------------------------------------------------------

WORDS = [
    "72",
    "länder",
    "Hanoi",
    "2,500",
    "25",
    "oktober",
    "FN:s",
    "undertecknade",
    "公安大臣",
    "ハノイ条約",
    "10:30",
    "«",
    "»",
]
articles = st.lists(st.sampled_from([*WORDS, "\n\n", "\n"]), min_size=1, max_size=40).map(" ".join)


@given(articles, st.data())
def test_a_run_of_words_from_the_text_is_exact_or_ambiguous(text: str, data: st.DataObject) -> None:
    paragraph = data.draw(st.sampled_from(re.split(r"\n\s*\n", text))).split()
    assume(paragraph)
    first = data.draw(st.integers(0, len(paragraph) - 1))
    quote = " ".join(paragraph[first : data.draw(st.integers(first + 1, len(paragraph)))])
    assume(fold(quote).text.strip("'"))
    assert anchor(Source(text), quote).anchor in (Anchor.EXACT, Anchor.AMBIGUOUS)


@given(st.data())
def test_an_edited_character_never_leaves_a_unique_quote_exact(data: st.DataObject) -> None:
    text, quote, prefix, suffix = data.draw(st.sampled_from(QUOTES))
    found = anchor(Source(text), quote, prefix, suffix)
    assert found.start is not None and found.end is not None
    place = data.draw(st.sampled_from([i for i in range(found.start, found.end) if text[i].isalnum()]))
    new = data.draw(st.sampled_from(["7", "x", "国", "", text[place] * 2, "73"]).filter(lambda n: n != text[place]))
    # Without spaces nothing tells a character that was added at the quote's edge from what follows it.
    assume(not (new[:1] == text[place] and place == found.end - 1 and is_spaceless(text[place])))
    assume(not (new[-1:] == text[place] and place == found.start and is_spaceless(text[place])))
    edited = text[:place] + new + text[place + 1 :]
    again = anchor(Source(edited), quote, prefix, suffix)
    assert again.anchor is not Anchor.EXACT
    if again.start is not None and again.end is not None:  # it is the edited place, not another
        assert again.start <= found.end and found.start <= again.end
        assert fold(edited[again.start : again.end]).text != fold(quote).text


anything = st.text("ab 72.,\n'-»公ハー\u00a0\u0301", max_size=40)


@given(anything, anything, st.none() | anything, st.none() | anything)
@example("a", "b", "a", "a")
def test_any_input_gives_spans_inside_the_text(text: str, quote: str, prefix: str, suffix: str) -> None:
    found = anchor(Source(text), quote, prefix, suffix)
    for start, end in [*found.places, *([found.hint] if found.hint else [])]:
        assert 0 <= start < end <= len(text)
    if found.anchor in (Anchor.EXACT, Anchor.DRIFTED):
        assert found.start is not None and found.end is not None
        assert 0 <= found.start < found.end <= len(text)
    else:
        assert found.start is None and found.end is None
    if found.anchor is Anchor.AMBIGUOUS:
        assert len(found.places) > 1


def test_a_long_line_is_searched_in_reasonable_time() -> None:
    words = random.Random(1).choices(["ett", "två", "tre", "fyra", "fem", "sex", "sju"], k=200_000)
    text = " ".join(words) + " och sedan 47 personer därtill"
    assert at(text, "sedan 42 personer därtill") == (Anchor.DRIFTED, "sedan 47 personer därtill")


def test_a_quote_without_context_means_the_place_that_the_same_quote_with_one_leaves() -> None:
    text = "Tove Jansson\nTove Jansson opened the bridge."
    bare, placed = ("Tove Jansson", None, None), ("Tove Jansson", None, " opened")
    found = anchor_all(Source(text), [bare, placed])
    assert found[bare] == Anchored(Anchor.EXACT, 0, 12)
    assert found[placed].start == 13


def test_a_quote_without_context_is_no_other_quote_when_its_own_place_was_edited() -> None:
    text = "Tove Jonsson\nTove Jansson opened the bridge, and Tove Jansson left."
    bare = ("Tove Jansson", None, None)
    found = anchor_all(Source(text), [bare, ("Tove Jansson", None, " opened"), ("Tove Jansson", None, " left")])
    assert (found[bare].anchor, found[bare].start) == (Anchor.DRIFTED, 0)


def test_a_quote_without_context_that_two_places_are_left_for_is_ambiguous() -> None:
    text = "Tove Jansson\nTove Jansson opened the bridge, and Tove Jansson left."
    bare = ("Tove Jansson", None, None)
    assert anchor_all(Source(text), [bare, ("Tove Jansson", None, " opened")])[bare].anchor is Anchor.AMBIGUOUS
