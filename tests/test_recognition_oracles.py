"""Numbers and dates as others write them: unicode-rbnf and num2words for words, Babel for dates.

Where an oracle is wrong, the words that it gets wrong are listed with what the language says.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from functools import cache

import pytest
from babel import Locale as CldrLocale
from babel.dates import format_date
from babel.units import format_unit
from num2words import num2words
from unicode_rbnf import RbnfEngine

from checker import recognise
from checker.locale_build.source import listed, read_language
from checker.locales import DATA_FOLDER, languages

_RANDOM = random.Random(20251025)
NUMBERS = [*range(10_000), *(_RANDOM.randrange(10 ** _RANDOM.randint(4, 12)) for _ in range(1000))]
SPELLERS = (
    "sv",
    "fr",
    "ja",
    "en",
    "de",
    "es",
    "it",
    "pt",
    "nl",
    "zh",
    "ko",
    "da",
    "nb",
    "id",
    "vi",
    "ru",
    "uk",
    "pl",
    "fi",
    "tr",
    "ar",
    "hi",
)

# What the oracles spell as no one does: the piece of a word, and what the language has instead.
MISSPELT = {
    ("sv", "num2words"): ("tjugode",),  # tjugonde
    ("fr", "num2words"): ("vingtsième", "centsième", "millionsième", "milliardsième"),  # vingtième, centième …
    ("es", "num2words"): (
        "quadragésimo", "septigentésimo", "cuadrigentésimo", "octigentésimo",  # cuadragésimo, septingentésimo …
        "millonésimo", "billonésimo",  # a billion is no billón, and cardinals stand between the ordinals
    ),
    ("pt", "num2words"): (
        "quadrigentésimo", "septigentésimo", "octigentésimo",  # quadringentésimo …
        "milésimo milionésimo",  # bilionésimo
    ),
    ("ar", "num2words"): ("ألف ألف", "مليون مليون", "مليار مليار"),  # a hundred and one thousand
    ("tr", "num2words"): (  # dörtyüzotuzbirbin, milyarbirmilyon …: the one before a multiplier is left out
        "dörtyüzotuzbin", "milyarmilyon", "ikiyüzseksenbin", "sekizyüzonbin", "altıyüzyirmibin", "ikiyüzbin",
        "sekizyüzkırkbin", "dokuzyüzseksenbin", "üçyüzbin", "dokuzyüzotuzbin",
    ),
    ("da", "num2words"): ("treds",),  # tres
    ("nb", "num2words"): ("trettførste", "millard"),  # trettende, milliard
    ("it", "num2words"): ("dicott", "diecesim"),  # diciotto, decimo
}  # fmt: skip
# What an oracle says of nought where the language has no such ordinal.
_NO_ORDINAL = {"", "zero", "零番目"}
# 参 alone is "to go", satoja alone is hundreds of them; ألفا alone
# is two thousand as often as one: they count within a longer number.
WEAK = {"ja": ("参",), "ar": ("ألفا",), "fi": tuple(listed(read_language(DATA_FOLDER, "fi")["vague"]))}


@cache
def rbnf(tag: str) -> RbnfEngine:
    return RbnfEngine.for_language(NAMED.get(tag, tag))


@cache
def rulesets(tag: str) -> list[str]:
    """What unicode-rbnf spells a number by: where the language has many cases, those of its cardinals."""
    return [name for name in rbnf(tag).format_number(1).text_by_ruleset if "spellout" in name and "year" not in name]


def spelled_by_rbnf(number: int, tag: str) -> Iterator[tuple[str, str]]:
    # every case form of every number in Finnish would take minutes: the first and another by turns
    names = rulesets(tag)
    if len(names) > 12 and number > 200:
        names = sorted({names[0], names[number % len(names)]})
    for name, words in rbnf(tag).format_number(number, ruleset_names=names).text_by_ruleset.items():
        yield ("ordinal" if "ordinal" in name else "number"), words


def spelled_by_num2words(number: int, tag: str) -> Iterator[tuple[str, str]]:
    yield "number", num2words(number, lang=NAMED.get(tag, tag))
    ordinal = "" if tag in NO_ORDINALS else num2words(number, lang=NAMED.get(tag, tag), to="ordinal")
    if ordinal not in _NO_ORDINAL:
        yield "ordinal", ordinal


ORACLES = {"unicode-rbnf": spelled_by_rbnf, "num2words": spelled_by_num2words}


# Languages that an oracle does not know at all, and those whose ordinals num2words makes up or lacks.
UNKNOWN = {("num2words", "zh"), ("num2words", "hi")}
NAMED = {"nb": "no"}  # what an oracle calls a language
NO_ORDINALS = {"ko", "da", "nb", "id", "vi", "ru", "uk", "pl", "ar"}


@pytest.mark.parametrize(
    ("oracle", "tag"), [(o, tag) for tag in SPELLERS for o in sorted(ORACLES) if (o, tag) not in UNKNOWN]
)
def test_every_number_in_words_is_read_as_itself(tag: str, oracle: str) -> None:
    wrong = []
    # a lone word for one is an article or a pronoun in running text
    skipped = {*listed(read_language(DATA_FOLDER, tag).get("articles")), *WEAK.get(tag, ())}
    for number in NUMBERS:
        for kind, words in sorted(set(ORACLES[oracle](number, tag))):
            if words in skipped or any(piece in words for piece in MISSPELT.get((tag, oracle), ())):
                continue
            found = [(m.kind, m.value.figure) for m in recognise(words, tag)]
            if found != [(kind, number)]:
                wrong.append((words, found))
    assert wrong == []


LEAP_YEAR = [datetime.date(2024, 1, 1) + datetime.timedelta(days) for days in range(366)]


@pytest.mark.parametrize("length", ["short", "medium", "long", "full"])
@pytest.mark.parametrize(
    "tag", sorted({*languages(), "cs", "el", "hu", "th", "ru", "ar", "hi", "tr", "en-GB", "de-CH"})
)
def test_every_date_of_a_leap_year_is_read_as_itself(tag: str, length: str) -> None:
    cldr = CldrLocale.parse(tag, sep="-")
    wrong = []
    for day in LEAP_YEAR:
        text = format_date(day, length, locale=cldr)
        found = [(m.kind, str(m.value), m.problem) for m in recognise(text, tag)]
        if found != [("date", day.isoformat(), None)]:
            wrong.append((text, found))
    assert wrong == []


MONTHS = {"tr": {"ARA"}}  # codes that are the name of a month


@pytest.mark.parametrize("tag", SPELLERS)
def test_every_currency_that_cldr_names_is_read(tag: str) -> None:
    cldr = CldrLocale.parse(tag, sep="-")
    wrong = []
    for code in sorted(set(cldr.currencies) - MONTHS.get(tag, set())):
        mentions = recognise(f"12 {code}", tag)
        if [(m.kind, str(m.value), m.unit) for m in mentions] != [("currency", "12", code)]:
            wrong.append((code, mentions))
    assert wrong == []


# Units that are ordinary words, or that only a trade says: a number beside them counts, and measures nothing.
WORDS = set(
    "g-force dunam karat item em dot point carat dalton beaufort generic drop jigger pinch light-speed quarter "
    "foodcalorie "
    "portion-per-1e9".split()
)
SAME = {"century": "year", "decade": "year"}  # what is read in another unit
UNREAD = {  # case by case: the words are fractions, or the unit stands around its figure
    "sv": {"permillion", "mole", "bar"},
    "fr": {"quart", "quart-imperial"},
    "ja": {"kilometer-per-hour", "meter-per-second", "mile-per-hour", "celsius", "fahrenheit"},
    "de": {"permillion", "permyriad", "day-person", "quart"},
    "es": {"quart", "quart-imperial"},
    "it": {"ton", "quart", "quart-imperial"},
    "pt": {"quart", "quart-imperial"},
    "nl": {"kilowatt-hour-per-100-kilometer"},
    "en": set(),
}


@pytest.mark.parametrize("tag", sorted(UNREAD))
def test_every_unit_that_cldr_formats_is_read(tag: str) -> None:
    cldr = CldrLocale.parse(tag, sep="-")
    unread = set()
    for full in cldr._data["unit_patterns"]:
        unit = full.partition("-")[2]
        text = format_unit(3, full, "long", locale=cldr) if unit not in WORDS else ""
        if not text or f"-{unit}" in text:  # CLDR has no pattern for it
            continue
        units = [mention.unit for mention in recognise(text, tag)]
        if units != [SAME.get(unit, unit)]:
            unread.add(unit)
    assert unread == UNREAD[tag]


@pytest.mark.parametrize("tag", SPELLERS)
def test_separators_of_every_kind_of_space_group_by_threes(tag: str) -> None:
    for space in "\u00a0\u2009\u202f":
        (mention,) = recognise(f"1{space}234{space}567", tag)
        assert str(mention.value) == "1234567"
