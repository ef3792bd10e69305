"""Every unit and every currency as CLDR formats it in each language with a file, in every plural form.

What is not read is listed in unread.py; what is listed there and is read fails these tests as well.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from babel.numbers import format_currency

from checker import recognise
from checker.locale_build.cldr import cldr_locale
from checker.locale_build.source import inherited, listed
from checker.locales import DATA_FOLDER, languages
from checker.quantities.units import CURRENCY_FAMILIES
from tests.oracles.unread import CURRENCIES, UNITS, WHY

# What is read in another unit; where CLDR calls the ten-thousandth a basis point it is one of a percentage.
MULTIPLES = {"century": ("year", "300"), "decade": ("year", "30"), "permyriad": ("percentage-point", "0.03")}


def unit_patterns(tag: str) -> Iterator[tuple[str, str]]:
    """CLDR's units, each with its names and symbols in every plural form; those that spell their number are left."""
    for full, lengths in cldr_locale(tag)._data["unit_patterns"].items():
        unit = full.partition("-")[2]
        for length in ("long", "short"):
            for count, pattern in lengths.get(length, {}).items():
                if count != "per" and isinstance(pattern, str) and "{0}" in pattern:
                    yield unit, pattern


def bare(pattern: str) -> str:
    return pattern.replace("{0}", "").strip(" \u00a0\u202f\u200e\u200f.")


@pytest.mark.parametrize("tag", languages())
def test_every_unit_that_cldr_formats_is_read_or_listed(tag: str) -> None:
    data = inherited(DATA_FOLDER, tag)
    everyday, letters = set(listed(data["ignored_units"])), set(listed(data["ignored_unit_forms"]))
    unread: dict[str, list[str]] = {}
    misread = set()
    for unit, pattern in sorted(set(unit_patterns(tag))):
        expected = [(unit, "3")], [MULTIPLES.get(unit)]
        found = [(mention.unit, str(mention.value)) for mention in recognise(pattern.replace("{0}", "3"), tag)]
        if unit in everyday:
            misread |= {pattern} if found in expected else set()
        elif found not in expected and bare(pattern) not in letters:
            unread.setdefault(unit, []).append(bare(pattern))
    assert misread == set()
    assert {unit: sorted(set(forms)) for unit, forms in unread.items()} == UNITS.get(tag, {})


def test_every_unit_that_is_listed_has_its_reason() -> None:
    assert {unit for listed_units in UNITS.values() for unit in listed_units} == set(WHY)


def currency_texts(tag: str) -> Iterator[tuple[str, str, str]]:
    """Code, text and amount: with the name in every plural form, with the code, with the symbol."""
    cldr = cldr_locale(tag)
    for code in sorted(set(cldr.currencies) - {"XXX"}):  # no currency
        names = {cldr.currencies[code], *cldr._data["currency_names_plural"].get(code, {}).values()}
        for name in sorted(names):
            yield code, f"12 {name}", "12"
        yield code, f"12 {code}", "12"
        yield code, format_currency(1234.5, code, "#,##0.00 ¤", locale=cldr, currency_digits=False), "1234.5"
        yield code, format_currency(1234.5, code, locale=cldr, currency_digits=False), "1234.5"


@pytest.mark.parametrize("tag", languages())
def test_every_currency_that_cldr_formats_is_read_or_listed(tag: str) -> None:
    bracketed, unread = [], set()
    for code, text, amount in currency_texts(tag):
        found = [(mention.kind, str(mention.value), mention.unit) for mention in recognise(text, tag)]
        units = {code, *(family for family, codes in CURRENCY_FAMILIES.items() if code in codes)}
        if found in [[("currency", amount, unit)] for unit in units]:
            continue
        if any(bracket in text for bracket in ("(", "\uff08", " - ")):
            bracketed.append((found[:1], text))
        else:
            unread.add(" ".join(text.split()))
    # the years of an older currency, in brackets or behind a dash, are no part of an amount: it is read without them
    assert [text for found, text in bracketed if not found or found[0][1] != "12"] == []
    assert unread == set(CURRENCIES.get(tag, ()))
