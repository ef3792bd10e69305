"""The house rules that a machine can keep: layers, registries against the disk, start-up imports, types, style."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.rules import RULES
from checker.values import VALUE_TYPES

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "checker"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
# What a warm check over clean claims never needs, and what is slow to import.
FORBIDDEN = (
    *("jsonschema", "deepdiff", "babel", "rapidfuzz", "jinja2", "rich", "concurrent.futures", "anyascii"),
    *("checker.report.escapes", "checker.report.places", "checker.report.progress", "csv", "hashlib"),
)


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("-m", "ruff", "check", "."), id="ruff finds nothing"),
        pytest.param(("-m", "ruff", "format", "--check", "."), id="every file is formatted"),
        pytest.param(("-m", "mypy", "--strict"), id="every type is right"),
        pytest.param(("-c", "from importlinter.cli import lint_imports_command as c; c()"), id="imports go downwards"),
    ],
)
def test_static_checks_pass(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def names_in(folder: str) -> set[str]:
    return {path.stem for path in (PACKAGE / folder).glob("*.py") if not path.stem.startswith("_")}


def test_every_value_type_on_disk_is_registered_and_the_other_way_round() -> None:
    assert names_in("values") == set(VALUE_TYPES)


def test_every_rule_has_a_case_folder_and_every_case_folder_a_rule() -> None:
    folders = {path.name for path in (ROOT / "tests" / "cases").iterdir() if path.is_dir()}
    assert folders == {f"{rule.code}-{rule.name}" for rule in RULES.values()}


def test_every_command_of_the_parser_has_its_function_and_the_other_way_round() -> None:
    from checker.arguments import parser

    tree = ast.parse((PACKAGE / "cli" / "commands.py").read_text(encoding="utf-8"))
    functions = {one.name for one in tree.body if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")}
    [commands] = [action for action in parser()._actions if action.dest == "command"]
    assert commands.choices is not None
    assert set(commands.choices) == functions - {"configuration"}


def test_every_value_type_has_the_code_of_its_contradiction() -> None:
    from checker.diff.compare import CONTRADICTIONS

    assert set(CONTRADICTIONS) == set(VALUE_TYPES)
    assert set(CONTRADICTIONS.values()) <= set(RULES)


def test_no_language_code_stands_in_code() -> None:
    # "id" is Indonesian, and what reports and files call an id.
    languages = {path.stem for path in (PACKAGE / "locale_data").glob("*.yaml")} - {"root", "id"}
    assert languages, "the language data is gone"
    named = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value!r}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in languages
    ]
    assert named == []


def test_no_exception_is_swallowed() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or all(isinstance(x, ast.Pass) for x in node.body))
    ]
    assert bare == []


def test_only_the_command_line_prints_or_exits() -> None:
    talkers = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if re.search(r"\bprint\(|sys\.exit\(|sys\.stdout|sys\.stderr", path.read_text(encoding="utf-8"))
    }
    assert {one for one in talkers if not one.startswith("cli/")} <= {"__main__.py"}


def imported_by(program: str) -> set[str]:
    done = run("-c", f"import sys\n{program}\nprint('\\n'.join(sorted(sys.modules)), file=sys.__stdout__)")
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines())


def test_a_warm_check_over_clean_claims_imports_nothing_slow(tmp_path: Path) -> None:
    from tests.projects import small_project

    root = small_project(tmp_path)
    program = (
        "import os, io, contextlib\n"
        f"os.chdir({str(root)!r})\n"
        "from checker.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    status = main(['check'])\n"
        "assert status == 0, status"
    )
    imported_by(program)  # compiles the language tables
    modules = imported_by(program)
    assert {name for name in FORBIDDEN if name in modules} == set()


def test_version_imports_next_to_nothing() -> None:
    modules = imported_by("from checker.cli import main\nassert main(['--version']) == 0")
    assert {name for name in (*FORBIDDEN, "yaml", "jsonschema_rs", "argparse", "json") if name in modules} == set()
