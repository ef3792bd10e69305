"""The configuration: where it is found, what it says, what flags change, and what is wrong with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.errors import ConfigurationError
from checker.load.configuration import load_config, settings
from checker.model import Config
from tests.projects import write_project

case = pytest.param


def loaded(root: Path, files: dict[str, str], start: str = ".") -> Config:
    write_project(root, files)
    (root / start).mkdir(parents=True, exist_ok=True)
    return load_config(str(root / start))


# --- where it is found ------------------------------------------------------------------------


def test_factlint_yaml_makes_its_folder_the_root(tmp_path: Path) -> None:
    config = loaded(tmp_path, {"factlint.yaml": "fail-on: note"}, "a/b")
    assert (config.root, config.source, config.fail_on) == (str(tmp_path), "factlint.yaml", "note")


def test_the_nearest_file_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    config = loaded(
        tmp_path, {"factlint.yaml": "fail-on: note", "a/pyproject.toml": "[tool.factlint]\nquiet = true"}, "a/b"
    )
    assert (config.root, config.source, config.fail_on, config.quiet) == (
        str(tmp_path / "a"),
        "pyproject.toml",
        "error",
        True,
    )


@pytest.mark.parametrize(
    "other",
    [
        case("[project]\nname = 'factlint'", id="one of another project"),
        case("[tool.ruff]\nline-length = 3\n[project.scripts]\nfactlint = 'x'", id="one with other tools"),
        case("[tool]\nother = 1", id="one with a table of tools"),
    ],
)
def test_a_pyproject_without_the_table_is_passed_over(tmp_path: Path, other: str) -> None:
    config = loaded(tmp_path, {"factlint.yaml": "fail-on: note", "a/pyproject.toml": other}, "a")
    assert config.root == str(tmp_path)


@pytest.mark.parametrize(
    "table",
    [
        case("[tool.factlint]\nquiet = true", id="a table"),
        case("[tool]\nfactlint = {quiet = true}", id="an inline table"),
        case("[ tool . 'factlint' ]\nquiet = true", id="a quoted name"),
        case("tool.factlint.quiet = true", id="a dotted key"),
    ],
)
def test_every_way_to_write_the_table_is_found(tmp_path: Path, table: str) -> None:
    assert loaded(tmp_path, {"pyproject.toml": table}).quiet is True


def test_two_files_in_one_folder_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"found factlint\.yaml and \[tool\.factlint\] in pyproject\.toml"):
        loaded(tmp_path, {"factlint.yaml": "", "pyproject.toml": "[tool.factlint]"})
    (tmp_path / "pyproject.toml").write_text("[tool.other]")
    assert load_config(str(tmp_path)).source == "factlint.yaml"


@pytest.mark.parametrize(
    ("there", "start", "root"),
    [
        case("claims", "a/b", ".", id="the folder that holds the claims"),
        case(".git", "a/b", ".", id="the folder of the repository"),
        case("a/claims", "a/claims/story", "a", id="from inside the claims, what holds them"),
    ],
)
def test_without_a_file_the_root_is_found_by_what_it_holds(tmp_path: Path, there: str, start: str, root: str) -> None:
    (tmp_path / there).mkdir(parents=True)
    config = loaded(tmp_path, {}, start)
    assert (config.root, config.source) == (str((tmp_path / root).resolve()), None)
    assert config == Config(root=config.root, source=None)


def test_a_file_that_was_named_is_taken_wherever_it_is(tmp_path: Path) -> None:
    write_project(tmp_path, {"ci/strict.yaml": "fail-on: note", "factlint.yaml": "quiet: true"})
    config = load_config(str(tmp_path), "ci/strict.yaml")
    assert (config.root, config.source, config.fail_on, config.quiet) == (
        str(tmp_path / "ci"),
        "strict.yaml",
        "note",
        False,
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        case("gone.yaml", "gone.yaml: no such file", id="one that is not there"),
        case("other.toml", "other.toml: no \\[tool.factlint\\] in it", id="a TOML file without the table"),
    ],
)
def test_a_file_that_was_named_must_be_one(tmp_path: Path, name: str, message: str) -> None:
    write_project(tmp_path, {"other.toml": "[tool.other]"})
    with pytest.raises(ConfigurationError, match=message):
        load_config(str(tmp_path), name)


# --- what it says -----------------------------------------------------------------------------

YAML = """
claims: facts
select: [FL2, malformed-number]
ignore: [FL208]
severity: {FL2: warning, FL201: error, name-variant: note}
fail-on: never
format: json
color: always
output: {json: out/report.json, concise: "-"}
today: 2026-11-21
quiet: true
allow-empty: false
"""
TOML = """
[tool.factlint]
claims = "facts"
select = ["FL2", "malformed-number"]
ignore = ["FL208"]
severity = {FL2 = "warning", FL201 = "error", name-variant = "note"}
fail-on = "never"
format = "json"
color = "always"
output = ["json=out/report.json", "concise=-"]
today = 2026-11-21
quiet = true
allow-empty = false
"""


@pytest.mark.parametrize(
    ("name", "text"), [case("factlint.yaml", YAML, id="YAML"), case("pyproject.toml", TOML, id="TOML")]
)
def test_every_key_is_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "facts").mkdir()
    config = loaded(tmp_path, {name: text})
    severity = dict(config.severity)
    assert (severity["FL201"], severity["FL202"], severity["FL204"]) == ("error", "warning", "note")
    assert config._replace(severity=()) == Config(
        root=str(tmp_path),
        source=name,
        claims="facts",
        select=("FL2", "malformed-number"),
        ignore=("FL208",),
        fail_on="off",
        format="json",
        color="always",
        output=(("json", os.path.join(str(tmp_path), "out/report.json")), ("concise", "-")),
        today="2026-11-21",
        quiet=True,
    )


def test_flags_win_and_none_says_nothing(tmp_path: Path) -> None:
    write_project(tmp_path, {"factlint.yaml": "fail-on: note\nquiet: true\nselect: [FL2]"})
    config = load_config(
        str(tmp_path), None, {"fail_on": "warning", "select": ["FL1"], "today": None, "allow-empty": True}
    )
    assert (config.fail_on, config.select, config.quiet, config.allow_empty) == ("warning", ("FL1",), True, True)


def test_every_setting_says_where_it_comes_from(tmp_path: Path) -> None:
    write_project(tmp_path, {"factlint.yaml": "fail-on: note\nquiet: true"})
    rows = {row.key: (row.value, row.origin) for row in settings(str(tmp_path), None, {"fail_on": "error"})}
    assert rows["fail-on"] == ("error", "flag")
    assert rows["quiet"] == (True, "factlint.yaml")
    assert rows["claims"] == ("claims", "default")
    assert set(rows) == {field.replace("_", "-") for field in Config._fields} - {"root", "source"}


# --- what is wrong with it --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        case(
            "factlint.yaml",
            "quiet: true\nfail_on: error",
            "factlint.yaml:2:1: found the unknown key `fail_on`, expected one of `claims`, `select`, ",
            id="an unknown key",
        ),
        case(
            "factlint.yaml",
            "fail-on: eror",
            "factlint.yaml:1:10: fail-on: found `eror`, expected error, warning, note or never; did you mean `error`?",
            id="an unknown severity",
        ),
        case(
            "factlint.yaml",
            "quiet: yes",
            "factlint.yaml:1:8: quiet: found `yes`, expected true or false",
            id="a word for true",
        ),
        case(
            "factlint.yaml",
            "quiet: true\nquiet: true",
            "factlint.yaml:2:1: found the key `quiet` a second time",
            id="a key twice",
        ),
        case("factlint.yaml", "- quiet", "factlint.yaml:1:1: found a list, expected the configuration", id="a list"),
        case(
            "factlint.yaml",
            "select: [FL2, FL900]",
            "factlint.yaml:1: select: found `FL900`, expected a code",
            id="a code that is none",
        ),
        case(
            "factlint.yaml",
            "severity:\n  FL201: error\n  name-varant: note",
            "factlint.yaml:3: severity: found `name-varant`, expected a code, its beginning or a name; "
            "did you mean `name-variant`?",
            id="a name that is none",
        ),
        case(
            "factlint.yaml",
            "severity: {FL201: fatal}",
            "factlint.yaml:1:19: severity.FL201: found `fatal`",
            id="a weight that is none",
        ),
        case(
            "factlint.yaml",
            "today: 2026-02-30",
            "factlint.yaml:1: today: found `2026-02-30`, expected a day of the calendar",
            id="no day",
        ),
        case(
            "factlint.yaml",
            "today: tomorrow",
            "factlint.yaml:1:8: today: found `tomorrow`, expected a day such as",
            id="no date",
        ),
        case(
            "factlint.yaml",
            "output: [report.json]",
            "factlint.yaml:1:10: output[0]: found `report.json`, expected FORMAT=FILE",
            id="no format",
        ),
        case(
            "factlint.yaml",
            "claims: clams",
            "factlint.yaml: claims: found `clams`, expected a folder that exists below the project root",
            id="no folder",
        ),
        case(
            "factlint.yaml", "claims: a: b", "factlint.yaml:1:10: found `claims: a: b` (a second colon)", id="no YAML"
        ),
        case(
            "pyproject.toml",
            "[project]\nname = 'x'\n[tool.factlint]\nfail-on = 'eror'",
            "pyproject.toml:4: fail-on: found `eror`",
            id="a value in TOML",
        ),
        case(
            "pyproject.toml",
            "[tool.ruff]\nselect = []\n[tool.factlint]\nselect = 'FL2'",
            "pyproject.toml:4: select: found `FL2`, expected a list",
            id="a key that another tool has too",
        ),
        case(
            "pyproject.toml",
            "[tool.factlint]\nfail_on = 'error'",
            "pyproject.toml:2: found the unknown key `fail_on`",
            id="an unknown key in TOML",
        ),
        case(
            "pyproject.toml", "[tool.factlint]\nquiet = 1", "pyproject.toml:2: quiet: found `1`", id="a number for true"
        ),
        case(
            "pyproject.toml",
            "[tool.factlint]\nquiet = yes",
            "pyproject.toml:2:9: found no valid TOML (Invalid value)",
            id="no TOML",
        ),
        case(
            "pyproject.toml",
            "[tool]\nfactlint = 3",
            "pyproject.toml: found `3`, expected the configuration",
            id="a table that is none",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        loaded(tmp_path, {name: text})
    assert str(raised.value).startswith(message)


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as raised:
        loaded(tmp_path, {"factlint.yaml": "qiet: true\ncolor: red\n"})
    assert str(raised.value).count("\n") == 1


def test_a_configuration_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "factlint.yaml").write_bytes(b"quiet: \xff\xfe")
    with pytest.raises(ConfigurationError, match=r"no UTF-8 \(0xFF, line 1\)"):
        load_config(str(tmp_path))


def test_a_flag_that_is_no_setting_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="`colour` is no key"):
        load_config(str(tmp_path), None, {"colour": "always"})
