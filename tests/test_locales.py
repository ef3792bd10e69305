"""Languages: what is known of each, how the compiled table is cached, what works from CLDR alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import recognise
from checker.errors import UnknownLanguageError
from checker.locale_build import compile_table
from checker.locale_build.source import parents
from checker.locales import DATA_FOLDER, languages, locale


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for caches, and no language in memory."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    locale.cache_clear()
    yield tmp_path
    locale.cache_clear()


@pytest.mark.parametrize("tag", ["", "xx", "Swedish", "sv;rm", "../sv", "sv-", "日本語", "e"])
def test_what_cldr_does_not_know_is_no_language(tag: str) -> None:
    with pytest.raises(UnknownLanguageError, match="expected"):
        locale(tag)


def test_a_regional_variant_inherits_from_its_language() -> None:
    assert locale("sv-FI").negations == locale("sv").negations
    assert str(recognise("drygt tjugoen miljoner", "sv-FI")[0].value) == "21000000"


def test_an_underscore_parts_a_tag_as_well() -> None:
    assert locale("sv_FI").tag == "sv-FI"


@pytest.mark.parametrize(("written", "tag"), [("zh-hk", "zh-HK"), ("ZH_HANT", "zh-Hant"), ("PT-br", "pt-BR")])
def test_a_tag_may_be_written_in_any_case(written: str, tag: str) -> None:
    assert locale(written) == locale(tag)


def test_endings_come_longest_first() -> None:
    endings = locale("sv").endings
    assert ":s" in endings and list(endings) == sorted(endings, key=len, reverse=True)


def test_a_language_with_a_file_recognises_every_kind() -> None:
    for tag in languages():
        assert locale(tag).recognises >= {"number", "ordinal", "date", "currency", "duration"}, tag


@pytest.mark.parametrize(
    ("tag", "text", "kind", "value"),
    [
        ("cs", "25. října 2025", "date", "2025-10-25"),
        ("el", "25 Οκτωβρίου 2025", "date", "2025-10-25"),
        ("th", "25 ตุลาคม ค.ศ. 2025", "date", "2025-10-25"),
        ("ka", "25 ოქტომბერი", "date", "XXXX-10-25"),
        ("hu", "2025. október 25.", "date", "2025-10-25"),
        ("cs", "12,5 %", "percent", "12.5"),
        ("bn", "১২৩", "number", "123"),
        ("da", "1.234,5", "number", "1234.5"),
    ],
)
def test_any_language_of_cldr_works_from_cldr_alone(tag: str, text: str, kind: str, value: str) -> None:
    assert [(m.kind, str(m.value)) for m in recognise(text, tag)] == [(kind, value)]


def test_a_language_without_number_words_says_so() -> None:
    assert "number" not in locale("ka").recognises
    assert "date" in locale("ka").recognises


def test_the_table_is_kept_in_the_users_cache(folder: Path) -> None:
    table = locale("sv").table
    assert list(folder.rglob("*.entry"))
    locale.cache_clear()
    assert locale("sv").table == table


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\x00" * 100])
def test_a_damaged_cache_is_made_anew(folder: Path, content: bytes) -> None:
    table = locale("sv").table
    for path in folder.rglob("*.entry"):
        path.write_bytes(content)
    locale.cache_clear()
    assert locale("sv").table == table


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    locale.cache_clear()
    assert locale("sv").negations
    locale.cache_clear()


def test_a_relative_cache_folder_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """https://specifications.freedesktop.org/basedir-spec: a relative path is invalid."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "")
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    locale.cache_clear()
    assert locale("sv").negations
    locale.cache_clear()
    assert list(tmp_path.iterdir()) == []


def test_a_warm_start_imports_neither_babel_nor_the_yaml_parser() -> None:
    program = (
        "import sys; from checker import recognise; recognise('2', 'sv');"
        "assert not {'babel', 'yaml', 'checker.locale_build'} & set(sys.modules), 'slow imports'"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_table_is_the_same_whatever_language_was_compiled_before_it() -> None:
    alone = compile_table(DATA_FOLDER, "es")
    compile_table(DATA_FOLDER, "ja")
    assert compile_table(DATA_FOLDER, "es") == alone
    assert "mar" not in alone["full_months"]


@pytest.mark.parametrize(
    ("tag", "chain"),
    [
        pytest.param("zh-TW", ["zh-TW", "zh-Hant", "zh"], id="Taiwan writes traditional characters"),
        pytest.param(
            "zh-Hant-HK", ["zh-Hant-HK", "zh-HK", "zh-Hant", "zh"], id="a stated script stands behind the region"
        ),
        pytest.param("uz-AF", ["uz-AF", "uz-Arab", "uz"], id="Afghanistan writes Uzbek in Arabic script"),
        pytest.param("pa-PK", ["pa-PK", "pa-Arab", "pa"], id="Pakistan writes Punjabi in Arabic script"),
        pytest.param("sr-RS", ["sr-RS", "sr"], id="Serbia writes the language's own script"),
        pytest.param("es-MX", ["es-MX", "es"], id="a region without a script of its own"),
    ],
)
def test_a_tag_inherits_along_the_script_of_its_region(tag: str, chain: list[str]) -> None:
    assert list(parents(tag)) == chain
