"""The files that tell names from words: what they may hold, and that a language without one goes without."""

from __future__ import annotations

import pytest

from checker.locale_build.cldr import cldr_locale
from checker.locale_build.names import FIELDS
from checker.locale_build.source import language_files, listed, read_language
from checker.locales import DATA_FOLDER, languages, name_words

FOLDER = f"{DATA_FOLDER}/names"
FILES = sorted(language_files(FOLDER))


@pytest.mark.parametrize("tag", FILES)
def test_a_file_holds_known_fields_and_words_in_small_letters_each_once(tag: str) -> None:
    data = read_language(FOLDER, tag)
    assert data.keys() <= FIELDS
    for field, held in data.items():
        forms = list(held) if isinstance(held, dict) else listed(held)
        assert all(form == form.lower().strip() and form for form in forms), field
        assert len(forms) == len(set(forms)), field


@pytest.mark.parametrize("tag", FILES)
def test_a_title_is_no_word_that_opens_sentences(tag: str) -> None:
    data = name_words(tag) if tag != "root" else {"titles": frozenset(), "openers": frozenset()}
    assert not data["titles"] & data["openers"]


def test_words_are_in_one_file_only_and_found_in_their_forms() -> None:
    from checker.comparison.lexicon import lexicon

    english = lexicon("en", "sv")
    assert english.complete and not lexicon("sv", "en").complete
    for word in ("tickets", "running", "stopped", "studies", "quickly", "reopened", "happiness"):
        assert english.is_word(word), word
    for name in ("holmqvist", "peter", "rosa", "kavanaugh", "ford", "harris"):
        assert not english.is_word(name), name


@pytest.mark.parametrize("tag", ["th", "ka", "sv-FI"])
def test_a_language_without_a_file_knows_no_words_or_inherits_them(tag: str) -> None:
    assert bool(name_words(tag)["openers"]) == (tag == "sv-FI")


def test_a_language_in_latin_letters_has_a_file() -> None:
    for tag in {tag.partition("-")[0] for tag in languages()} - set(FILES):
        names = [month for months in cldr_locale(tag).months.values() for month in months["wide"].values()]
        assert not any(month[0].isalpha() and month[0].isascii() for month in names), tag
