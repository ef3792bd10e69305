"""YAML as text with places: what is kept as written, what is refused, and what the message says of it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.yaml_source import MAX_DEPTH, Document, Problem, parse

LOADERS = [
    pytest.param(getattr(yaml, "CSafeLoader", yaml.SafeLoader), id="libyaml"),
    pytest.param(yaml.SafeLoader, id="pure Python"),
]


@pytest.fixture(params=LOADERS)
def loader(request: pytest.FixtureRequest) -> Any:
    return request.param


def read(text: str, loader: Any = None, records: int = 1) -> Document:
    return parse(text, "file.yaml", records=records, loader=loader)


def only_problem(document: Document) -> Problem:
    assert len(document.problems) == 1, document.problems
    return document.problems[0]


# --- scalars ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("no", id="a word that YAML 1.1 takes for false"),
        pytest.param("010", id="a leading zero"),
        pytest.param("0x1F", id="hexadecimal"),
        pytest.param("12:30", id="a time, sexagesimal to YAML 1.1"),
        pytest.param("1_000", id="an underscore"),
        pytest.param("1e3", id="an exponent"),
        pytest.param("1.10", id="a trailing zero"),
        pytest.param("2025-10-25", id="a date"),
        pytest.param("null", id="the word null"),
        pytest.param("~ 2500", id="a tilde"),
        pytest.param("< 5", id="a less-than sign"),
        pytest.param("4..6", id="a range"),
        pytest.param("12.5 %", id="a percentage"),
        pytest.param("=", id="a lone equals sign"),
        pytest.param("2,500", id="a thousands separator outside brackets"),
        pytest.param("署名:72か国", id="a colon without a space"),
        pytest.param("C#", id="a sharp sign inside a word"),
    ],
)
def test_plain_text_stays_as_written(written: str, loader: Any) -> None:
    document = read(f"key: {written}\n", loader)
    assert document.root == {"key": written}
    assert document.problems == []


def test_keys_stay_text_too(loader: Any) -> None:
    assert read("no: a\n12: b\nnull: c\n", loader).root == {"no": "a", "12": "b", "null": "c"}


@pytest.mark.parametrize("written", ['""', "''"])
def test_empty_text_in_quote_marks_is_text_and_an_absent_value_is_none(written: str, loader: Any) -> None:
    assert read(f"a: {written}\nb:\nc: [{written}]\n", loader).root == {"a": "", "b": None, "c": [""]}


def test_a_file_without_content_is_none(loader: Any) -> None:
    for text in ("", "\n", "# a comment\n", "\ufeff", "---\n"):
        document = read(text, loader)
        assert document.root is None
        assert document.problems == []


def test_a_byte_order_mark_is_no_column(loader: Any) -> None:
    document = read("\ufeffa: 1\n", loader)
    assert document.root == {"a": "1"}
    assert document.locate([], key="a")[1:] == (1, 1, 1, 2)


# --- places -----------------------------------------------------------------------------------


def test_every_key_and_value_knows_where_it_stands(loader: Any) -> None:
    document = read("a: 1\nb:\n  - x: 'y z'\n  - [p, q]\n", loader)
    root: Any = document.root
    assert document.locate([], key="a")[1:] == (1, 1, 1, 2)
    assert document.locate(["a"])[1:] == (1, 4, 1, 5)
    assert document.locate(["b", 0, "x"])[1:] == (3, 8, 3, 13)
    assert document.locate(["b", 1, 1])[1:] == (4, 9, 4, 10)
    assert document.key(root["b"], 0)[1:3] == (3, 5)
    assert document.locate([]) == document.start


def test_an_absent_value_stands_at_its_key(loader: Any) -> None:
    assert read("a: 1\nlanguage:\n", loader).locate(["language"])[1:] == (2, 1, 2, 9)


def test_a_mapping_as_value_stands_at_its_key(loader: Any) -> None:
    assert read("a: 1\nb:\n  c: 2\n", loader).locate(["b"])[1:] == (2, 1, 2, 2)


def test_columns_count_code_points(loader: Any) -> None:
    assert read("😀日本: 値\n", loader).locate(["😀日本"])[1:] == (1, 6, 1, 7)


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_lines_are_those_of_editors_and_not_of_yaml_1_1(separator: str, loader: Any) -> None:
    document = read(f"a: 'x{separator}y'\nb: 1\n", loader)
    assert document.locate(["b"])[1:] == (2, 4, 2, 5)


def test_lines_end_at_crlf_once(loader: Any) -> None:
    document = read("a: 1\r\nb: 2\r\nb: 3\r\n", loader)
    assert document.root == {"a": "1", "b": "2"}
    assert only_problem(document).place[1:3] == (3, 1)


# --- what is refused, and how the message helps -----------------------------------------------


def test_a_key_a_second_time_names_the_first_and_loses(loader: Any) -> None:
    document = read("a: 1\nb: {c: 1, c: 2}\na: 3\n", loader)
    assert document.root == {"a": "1", "b": {"c": "1"}}
    inner, outer = document.problems
    assert (inner.kind, inner.depth, inner.place.line) == ("duplicate-key", 2, 2)
    assert (outer.kind, outer.depth, outer.place[1:3]) == ("duplicate-key", 1, (3, 1))
    assert "line 1" in (outer.hint or "")


@pytest.mark.parametrize(
    ("text", "found", "hint"),
    [
        pytest.param("a: > 2500", "a: > 2500", 'write a: "> 2500"', id="a greater-than sign is a block header"),
        pytest.param("a: >= 110", "a: >= 110", 'write a: ">= 110"', id="so is one with an equals sign"),
        pytest.param("a: >5\nb: 1", "`>5`", 'write ">5"', id="one with a digit is a header that swallows nothing"),
        pytest.param("a: {b: > 2}", "cannot begin", 'write "> 2"', id="inside braces it begins nothing"),
        pytest.param("a: |foo", "a: |foo", 'write a: "|foo"', id="a bar"),
        pytest.param("a: @home", "a: @home", 'write "@home"', id="an at sign"),
        pytest.param("a: `x`", "a: `x`", 'write "`x`"', id="a backtick"),
        pytest.param("a: %5", "a: %5", 'write "%5"', id="a percent sign"),
        pytest.param("a: *bold*", "a: *bold*", 'write a: "*bold*"', id="an asterisk around a word"),
        pytest.param("a: *bold", "`*bold`", "asterisk belongs to the text", id="an asterisk in front of a word"),
        pytest.param("a: &co said", "`&co`", "ampersand belongs to the text", id="an ampersand"),
        pytest.param("a: !wow x", "`!wow`", "remove it", id="an exclamation mark is a tag"),
        pytest.param("a: - x", "a: - x", 'write a: "- x"', id="a hyphen"),
        pytest.param("a: [sic] said", "[sic] said", 'write a: "[sic] said"', id="text behind brackets"),
        pytest.param("a: b: c", "second colon", 'write a: "b: c"', id="a colon and a space"),
        pytest.param("a:1\nb: 2", "b: 2", "space behind the colon", id="a colon without its space"),
        pytest.param("a: 'it's'", "'it's'", "write \"it's\"", id="an apostrophe inside single quote marks"),
        pytest.param('a: "he "x" y"', "he", "'he \"x\" y'", id="double quote marks inside double quote marks"),
        pytest.param('a: "C:\\dir"', "escape", "single quote marks", id="a backslash in double quote marks"),
        pytest.param('a: "never closed', "never closed", "close it", id="a quote mark without its second"),
        pytest.param("a: [b, c\n", "never closed", "close it", id="a bracket without its second"),
        pytest.param("a: {b: [c, d}\ne: f", "list that is not closed", "brackets", id="another bracket"),
        pytest.param("- quote 72\n  says: {a: 1}", "says", "colon behind the key", id="a first key has none"),
        pytest.param("a:\n\tb: 1", "tab", "spaces", id="a tab as indentation"),
        pytest.param("a: Song #1 of all", "`#1 of all`", "quote marks", id="a sharp sign that begins a comment"),
        pytest.param("a: {b: 2,500}", "`2,500`", '"2,500"', id="a thousands comma inside braces"),
        pytest.param("a: [2,500]", "`2,500`", '"2,500"', id="a thousands comma inside brackets"),
        pytest.param("a: {b: 12,5 %}", "`12,5 %`", '"12,5 %"', id="a decimal comma inside braces"),
        pytest.param("<<: {b: 1}", "merge key", "write the keys out", id="a merge key"),
        pytest.param("a: !!python/object:os.system x", "!!python", "remove it", id="a Python tag"),
        pytest.param("? [a]\n: b", "no text", "quote marks", id="a list as key"),
        pytest.param("{{ name }}: x", "no text", "quote marks", id="a template's braces"),
        pytest.param("a: 1\n--- \nb: 2", "second YAML document", "`---`", id="two documents"),
        pytest.param("a: x\0y", "NUL", "binary", id="a NUL character"),
        pytest.param("a: x\x07y", "U+0007", "remove it", id="a control character"),
        pytest.param("a: &a [*a]", "`*a`", "asterisk", id="an alias inside what it names"),
    ],
)  # fmt: skip
def test_a_trap_is_named_with_the_way_out(text: str, found: str, hint: str, loader: Any) -> None:
    problem = only_problem(read(text, loader))
    assert found in problem.found
    assert hint in (problem.hint or "")
    assert problem.place.path == "file.yaml"


def test_two_figures_with_commas_in_one_mapping_are_two_problems_and_no_duplicate_key() -> None:
    document = read("a: {b: 2,500, c: 3,500}\n")
    assert [problem.place[1:3] for problem in document.problems] == [(1, 8), (1, 18)]
    assert {problem.kind for problem in document.problems} == {"syntax"}
    root: Any = document.root
    assert root == {"a": {"b": "2", "c": "3"}}
    assert id(root["a"]) in document.damaged


@pytest.mark.parametrize("text", ["a: [1,2]\n", "a: [2, 500]\n", "a: {b: x,c: y}\n", "a: [10,20,30]\n"])
def test_lists_and_mappings_with_plain_commas_are_no_trap(text: str) -> None:
    assert read(text).problems == []


@pytest.mark.parametrize("text", ["a: b # why\n", "a: b #\n", "a: 'x #1'\n", "# a\na: 1 ## b\n", "a: b  #: c\n"])
def test_comments_with_a_space_are_comments(text: str) -> None:
    assert read(text).problems == []


def test_a_file_that_nests_too_deeply_is_refused_before_it_is_built(loader: Any) -> None:
    problem = only_problem(read("[" * 200, loader))
    assert str(MAX_DEPTH) in problem.found
    assert read("[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1), loader).problems == []


def test_sixty_thousand_brackets_do_not_bring_libyaml_down() -> None:
    assert len(read("[" * 60_000).problems) == 1


def test_aliases_that_multiply_are_refused(loader: Any) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert "aliases that stand for more than" in only_problem(read("\n".join(lines), loader)).found


def test_an_alias_means_the_value_it_names(loader: Any) -> None:
    document = read("a: &x {p: 1}\nb: *x\n", loader)
    assert document.root == {"a": {"p": "1"}, "b": {"p": "1"}}
    assert document.problems == []


# --- what is kept of a broken file ------------------------------------------------------------


def test_records_in_front_of_a_break_are_kept_and_the_broken_one_is_not(loader: Any) -> None:
    document = read("claims:\n  - quote: a\n  - quote: b\n    says: c: d\n  - quote: e\n", loader, records=2)
    assert not document.complete
    assert document.root == {"claims": [{"quote": "a"}]}


def test_an_entry_that_breaks_off_is_left_out_with_all_below_it(loader: Any) -> None:
    document = read("one: {names: {en: One}}\ntwo:\n  names:\n    en: @\n", loader)
    assert document.root == {"one": {"names": {"en": "One"}}}


def test_a_root_that_breaks_off_loses_the_pair_at_the_break(loader: Any) -> None:
    assert read("a: 1\nb: c: d\n", loader).root == {"a": "1"}


# --- laws -------------------------------------------------------------------------------------

YAMLISH = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("abc12 \n\t:-#,[]{}&*!|>'\"%@`?~<=.\\/+\r\0\ufeff\u2028\x85日é😀")),
        st.characters(),
    ),
    max_size=80,
)


@given(YAMLISH)
def test_no_text_whatever_raises(text: str) -> None:
    for loader in (None, yaml.SafeLoader):
        document = read(text, loader)
        for problem in document.problems:
            assert 1 <= problem.place.line <= text.count("\n") + 1
            assert problem.place.column >= 1
            assert problem.found and problem.expected


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=20), max_size=5))
def test_text_in_quote_marks_comes_back_as_it_was(values: dict[str, str]) -> None:
    escaped = {key: "".join(f"\\U{ord(char):08x}" for char in text) for key, text in values.items()}
    document = read("".join(f'{key}: "{text}"\n' for key, text in escaped.items()))
    assert document.problems == []
    assert (document.root or {}) == values
