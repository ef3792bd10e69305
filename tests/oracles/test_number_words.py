"""Numbers as others spell them: unicode-rbnf, which reads CLDR's rules, and num2words.

Every spelling is read. Where a speller is wrong, slips.py has the piece that it gets wrong and what the language says.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache

import pytest
from num2words import num2words
from unicode_rbnf import RbnfEngine

from checker import recognise
from checker.locales import languages
from tests.oracles.slips import CORRECTED, LEFT_OPEN, NO_ORDINAL, NOT_READ, OF_ONE, SILENT

_RANDOM = random.Random(20251025)
NUMBERS = [*range(10_000), *(_RANDOM.randrange(10 ** _RANDOM.randint(4, 12)) for _ in range(1000))]
SPELLERS = tuple(tag for tag in languages() if "-" not in tag)
NAMED = {"nb": "no"}  # what a speller calls a language
UNKNOWN = {("num2words", "zh"), ("num2words", "hi"), ("num2words", "el")}


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
    try:
        yield "ordinal", num2words(number, lang=NAMED.get(tag, tag), to="ordinal")
    except (IndexError, KeyError, NotImplementedError):
        yield "ordinal", ""


SPELLED = {"unicode-rbnf": spelled_by_rbnf, "num2words": spelled_by_num2words}


def corrected(words: str, number: int, language: tuple[str, str]) -> str:
    """The spelling as the language has it."""
    for slip, instead in CORRECTED.get(language, {}).items():
        words = re.sub(slip, instead, words)
    slip, instead = OF_ONE.get(language, {}).get(number, ("", ""))
    return words.replace(slip, instead) if slip and instead not in words else words


def read(words: str, tag: str) -> list[tuple[str, str]]:
    return [(mention.kind, str(mention.value)) for mention in recognise(words, tag)]


@pytest.mark.parametrize(
    ("speller", "tag"), [(o, tag) for tag in SPELLERS for o in sorted(SPELLED) if (o, tag) not in UNKNOWN]
)
def test_every_number_in_words_is_read_as_itself(tag: str, speller: str) -> None:
    wrong, needless = [], []
    left_open = LEFT_OPEN.get(tag, "").split()
    not_read = NOT_READ.get((tag, speller), {})
    silent, no_ordinal = ({}, {}) if speller == "unicode-rbnf" else (SILENT, NO_ORDINAL)
    for number in NUMBERS:
        for kind, words in set(SPELLED[speller](number, tag)):
            mute = kind == "ordinal" and tag in silent and silent[tag](number)
            if mute or words == "":
                wrong += [] if mute and words == "" else [(number, kind, words)]
                continue
            if kind == "ordinal" and tag in no_ordinal and no_ordinal[tag](number):
                kind = "number"
            right = corrected(words, number, (tag, speller))
            unread = right in left_open or (number in not_read and not_read[number] in right)
            if (read(right, tag) == [(kind, str(number))]) is unread:
                wrong.append((number, kind, right))
            if right != words and read(words, tag) == [(kind, str(number))]:
                needless.append((number, kind, words))
    assert wrong == []
    assert needless == []


@pytest.mark.parametrize("language", sorted({*CORRECTED, *OF_ONE}), ids=" by ".join)
def test_every_slip_that_is_listed_is_made(language: tuple[str, str]) -> None:
    tag, speller = language
    spelled = {number: [words for _, words in SPELLED[speller](number, tag)] for number in NUMBERS}
    everything = "\n".join(words for found in spelled.values() for words in found)
    assert [slip for slip in CORRECTED.get(language, {}) if not re.search(slip, everything)] == []
    singles = OF_ONE.get(language, {}).items()
    assert [number for number, (slip, _) in singles if not any(slip in words for words in spelled[number])] == []


@pytest.mark.parametrize("tag", sorted(LEFT_OPEN))
def test_every_word_that_is_left_open_is_given_for_a_number(tag: str) -> None:
    spellers = [spell for name, spell in SPELLED.items() if (name, tag) not in UNKNOWN]
    spelled = {words for spell in spellers for number in (0, 1, 10, 100) for _, words in spell(number, tag)}
    assert set(LEFT_OPEN[tag].split()) - spelled == set()


@pytest.mark.parametrize("tag", SPELLERS)
def test_separators_of_every_kind_of_space_group_by_threes(tag: str) -> None:
    for space in "\u00a0\u2009\u202f":
        (mention,) = recognise(f"1{space}234{space}567", tag)
        assert str(mention.value) == "1234567"
