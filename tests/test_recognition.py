"""What is recognised in running text, one rule at a time; each language's own words are tested by its examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import recognise
from checker.locales import locale
from checker.model import Mention
from checker.recognition import mentions

SEEDS = Path(__file__).parent.parent / "seeds"


def facts(text: str, tag: str) -> list[tuple[str, str]]:
    return [(m.kind, " ".join(p for p in (str(m.value), m.unit) if p)) for m in recognise(text, tag)]


def only(text: str, tag: str) -> Mention:
    (mention,) = recognise(text, tag)
    return mention


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        pytest.param(
            "en", "1,234,567.5 boats",
            [("number", "1234567.5")], id="English groups and decimals",
        ),
        pytest.param(
            "fr", "1 234 567,5 bateaux",
            [("number", "1234567.5")], id="French groups and decimals",
        ),
        pytest.param(
            "sv", "1.234 och 3.5",
            [("number", "1234"), ("number", "3.5")], id="a lookalike where only it fits",
        ),
        pytest.param(
            "en", "12,34,567",
            [("number", "1234567")], id="Indian groups",
        ),
        pytest.param(
            "ja", "29万1,890と2億3千万",
            [("number", "291890"), ("number", "230000000")], id="groups of 万",
        ),
        pytest.param(
            "en", "in 2018 200 people",
            [("date", "2018"), ("number", "200")], id="a year before a number",
        ),
        pytest.param(
            "en", "-5 and 3-5",
            [("number", "-5"), ("number", "3..5")], id="a sign and a range",
        ),
        pytest.param(
            "sv", "3/4 2000 m",
            [("number", "0.75"), ("quantity", "2000 meter")], id="a length behind a fraction is no year",
        ),
        pytest.param(
            "fr", "voie 7 à 21 h 45",
            [("number", "7"), ("time", "21:45")], id="a platform, and the time behind a word for at",
        ),
        pytest.param(
            "fr", "de 7 à 21 h 45",
            [("time", "07:00"), ("time", "21:45")], id="the hours from one to another",
        ),
        pytest.param(
            "en", "In 2010 BC Hydro sold 5",
            [("date", "2010"), ("number", "5")], id="letters that mean before Christ behind no year of ours",
        ),
        pytest.param(
            "en", "Call +44 20 7946 0958 or phone 91 123 45 67 by 5 pm",
            [("time", "17:00")], id="telephone numbers in groups",
        ),
        pytest.param(
            "pl", "wygrali 5:3 (1:0), a potem 0:2.",
            [("number", one) for one in "531002"], id="a score with colons",
        ),
        pytest.param(
            "de", "im Maßstab 1:50.000, im Format 16:9",
            [("number", "1"), ("number", "50000"), ("number", "16"), ("number", "9")], id="ratios",
        ),
        pytest.param(
            "en", "at 10:15:30 on port db:5, chapter 1:2:3, at 5:03",
            [("time", "10:15:30"), ("time", "05:03")], id="no ratios: clocks, codes, and three in a row",
        ),
        pytest.param(
            "it", "la finale di Euro 2024, l'area euro 19 paesi",
            [("date", "2024"), ("number", "19")], id="a tournament and an area, and no money before its figure",
        ),
        pytest.param(
            "en", "they lost 5-3",
            [("number", "5"), ("number", "3")], id="a score is two numbers",
        ),
        pytest.param(
            "en", "2–3 million euros",
            [("currency", "2000000..3000000 EUR")], id="a shared multiplier",
        ),
        pytest.param(
            "en", "two thirds of ½ litre",
            [("number", "0.666666666666667"), ("quantity", "0.5 liter")], id="fractions",
        ),
        pytest.param(
            "en", "three hundred and two hundred",
            [("number", "300"), ("number", "200")], id="two numbers, not one",
        ),
        pytest.param(
            "en", "from 5 to 7",
            [("number", "5"), ("number", "7")], id="a change is no range",
        ),
        pytest.param(
            "en", "1.2bn, 10K and 10 m",
            [("number", "1200000000"), ("number", "10000"), ("quantity", "10 meter")], id="suffixes",
        ),
        pytest.param(
            "en", "1 hour 30 minutes",
            [("duration", "90 minute")], id="a length in two units",
        ),
        pytest.param(
            "en", "the 1980s and the 19th century",
            [("date", "198X"), ("date", "18XX")], id="decade and century",
        ),
        pytest.param(
            "fr", "au XIXe siècle, dans les années 1980",
            [("date", "18XX"), ("date", "198X")], id="the same in French",
        ),
        pytest.param(
            "sv", "på 1980-talet och 1800-talet",
            [("date", "198X"), ("date", "18XX")], id="the same in Swedish",
        ),
        pytest.param(
            "en", "25 October to 3 November 2025",
            [("date", "2025-10-25/2025-11-03")], id="a range shares its year",
        ),
        pytest.param(
            "ja", "10月25日から26日",
            [("date", "XXXX-10-25/XXXX-10-26")], id="a range shares its month",
        ),
        pytest.param(
            "en", "02/03/2025",
            [("date", "2025-02-03")], id="the locale decides the order",
        ),
        pytest.param(
            "en-GB", "02/03/2025",
            [("date", "2025-03-02")], id="the region decides the order",
        ),
        pytest.param(
            "en", "22/04/2025",
            [("date", "2025-04-22")], id="the value decides the order",
        ),
        pytest.param(
            "en-IN", "Rs 5 lakh and 2.5 crore rupees",
            [("currency", "500000 INR"), ("currency", "25000000 INR")], id="two amounts in two scales are no sum",
        ),
        pytest.param(
            "es", "En febrero, tres décimas menos", [("date", "XXXX-02"), ("number", "0.3")],
            id="what follows a month and a comma is no day",
        ),
        pytest.param(
            "es", "los años 60 y 70", [("date", "196X"), ("date", "197X")], id="two decades under one word",
        ),
        pytest.param(
            "it", "anni Cinquanta e Sessanta", [("date", "195X"), ("date", "196X")], id="two decades in words",
        ),
        pytest.param(
            "pt", "6-1 nos oitavos de final", [("number", "6"), ("number", "1")], id="a word that lost no accent",
        ),
        pytest.param(
            "ar", "النصف الأول من أكتوبر",
            [("ordinal", "1"), ("date", "XXXX-10")], id="the first half of a month is not its first day",
        ),
        pytest.param(
            "ar", "وبنحو ثلاثين، والـ27 دولة",
            [("number", "30"), ("number", "27")], id="particles are written with their number",
        ),
    ],
)  # fmt: skip
def test_facts_are_read_as_stated(tag: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert facts(text, tag) == expected


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "COVID-19, G20, 5G, A4, covid-19"),
        ("en", "192.168.1.2 runs version 1.2.3"),
        ("en", "call +46 8-123 456-78 or 888-000-9999"),
        ("en", "https://example.org/2025-10-25/72-people.html and file_72.jpg"),
        ("en", "open 24/7"),
        ("en", "one of them, this one, one another"),
        ("sv", "en av dem, å andra sidan, bland andra"),
        ("fr", "un des pays, l'un d'eux, le Premier ministre"),
        ("ja", "一部の国が一致して統一した四川の千葉さん"),
        ("en", "It may be so. The march went on. One may ask."),
    ],
)
def test_what_only_looks_like_a_fact_is_none(tag: str, text: str) -> None:
    assert facts(text, tag) == []


def test_a_figure_grouped_as_no_language_does_carries_its_readings() -> None:
    mention = only("s'engage a investir 83 5 millions de dollars", "fr")
    assert mention.problem is not None and "83 5 millions" in mention.problem
    assert [str(reading) for reading in mention.readings] == ["83500000", "835000000"]
    assert (mention.kind, mention.unit, str(mention.value)) == ("currency", "dollar", "83500000")


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "in 1994 5 million died"),
        ("fr", "01 23 45 67 89"),
        ("en", "3, 5 million"),
    ],
)
def test_numbers_that_merely_meet_are_not_malformed(tag: str, text: str) -> None:
    assert all(m.problem is None for m in recognise(text, tag))


def test_a_weekday_that_contradicts_its_date_is_named() -> None:
    assert only("Friday 25 October 2025", "en").problem is not None
    assert only("Saturday 25 October 2025", "en").problem is None


def test_a_weekday_that_ranks_elsewhere_belongs_to_its_date() -> None:
    text = "Na quinta-feira, 26 de dezembro"
    assert [text[one.start : one.end] for one in recognise(text, "pt")] == ["quinta-feira, 26 de dezembro"]


def test_a_line_break_is_a_space_and_a_blank_line_an_end() -> None:
    assert facts("2,5\nmiljoner\nkronor", "sv") == [("currency", "2500000 krona")]
    assert facts("2,5\n\nmiljoner", "sv") == [("number", "2.5"), ("number", "1000000")]


def test_the_core_is_the_figure_without_its_hedge_and_unit() -> None:
    text = "Minst 2 500 kronor om dagen"
    mention = only(text, "sv")
    assert mention.core is not None
    assert (text[mention.start : mention.end], text[slice(*mention.core)]) == ("Minst 2 500 kronor", "2 500")


def test_spans_are_those_of_the_text_as_it_is_on_disk() -> None:
    text = "\ufeffRe\u0301union le\u00a025 octobre\u00ad: ２,５ km"
    found = [text[m.start : m.end] for m in recognise(text, "fr")]
    assert found == ["le\u00a025 octobre", "２,５ km"]


def test_granularity_is_the_place_of_the_last_stated_digit() -> None:
    stated = {
        text: str(only(text, "en").value.granularity) for text in ("2500", "2.5 million", "more than two decades")
    }
    assert stated == {"2500": "1", "2.5 million": "100000.0", "more than two decades": "10"}


def test_relative_days_are_for_claims_alone() -> None:
    assert recognise("公安省は本日午後、会見を開いた", "ja") == []
    (mention,) = mentions("公安省は本日午後、会見を開いた", locale("ja"))
    assert (mention.relative, str(mention.value)) == (0, "XXXX-XX-XX afternoon")


def test_the_articles_hold_what_people_find_in_them() -> None:
    text = (SEEDS / "003_66b4f997ba671b7a.txt").read_text(encoding="utf-8")
    found = [(text[m.start : m.end], m.hedge) for m in recognise(text, "ja") if m.hedge in (">", ">=")]
    assert found[:3] == [("110か国以上", ">="), ("50以上の", ">="), ("2,500人を超える", ">")]


def test_a_part_of_a_number_beyond_twenty_eight_digits_is_exact() -> None:
    assert [str(mention.value) for mention in recognise("half a quadrillion", "en")] == ["500000000000000"]


def test_a_word_for_one_and_a_half_is_no_decimal() -> None:
    assert [str(mention.value) for mention in recognise("yksi pilkku viisi puolitoista", "fi")] == ["1.5", "1.5"]


@pytest.mark.parametrize(
    "text", ["7" * 20_000, "1." + "3" * 20_000, "1 " * 20_000, "〇" * 20_000, "1/" * 20_000, "1,234" * 5_000]
)
@pytest.mark.parametrize("tag", ["sv", "ja"])
def test_digits_without_end_are_read_without_failing(tag: str, text: str) -> None:
    assert all(len(str(mention.value)) < 100 for mention in recognise(text, tag))


@pytest.mark.parametrize(("tag", "word"), [("fi", "tuhannes"), ("es", "milésimo"), ("pt", "milésimo")])
def test_ordinals_without_end_are_read_without_failing(tag: str, word: str) -> None:
    assert recognise(f"{word} " * 2000, tag)


@pytest.mark.parametrize(("tag", "word"), [("cs", "biliarda, "), ("en", "one million, ")])
def test_a_list_of_multipliers_is_as_long_as_it_likes(tag: str, word: str) -> None:
    assert len(recognise(word * 4000, tag)) == 4000


@pytest.mark.parametrize(
    ("tag", "text", "said"),
    [
        pytest.param("en", "at 10 a.m. on Monday", "10 a.m.", id="within a sentence"),
        pytest.param("en", "It began at 10 a.m.", "10 a.m.", id="where the sentence ends with it"),
        pytest.param("es", "a las 10 p. m. de hoy", "a las 10 p. m.", id="with spaces inside"),
        pytest.param("en", "It began at 10 am.", "10 am", id="no dot of an abbreviation without others"),
    ],
)
def test_the_last_dot_of_an_abbreviation_is_part_of_it(tag: str, text: str, said: str) -> None:
    mention = recognise(text, tag)[0]
    assert text[mention.start : mention.end] == said
