"""Hostile files: whatever they hold, loading ends in findings with a place, in good time, and writes nothing."""

from __future__ import annotations

import json
import os
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from checker.errors import ConfigurationError
from checker.load.articles import load_articles
from checker.load.configuration import load_config
from checker.load.files import Disk
from checker.load.project import load_project
from checker.model import Config, Finding
from tests.projects import small_files, small_project, write_project

case = pytest.param
CLAIM_FILE = "claims/treaty/treaty.en.yaml"
FILES = (CLAIM_FILE, "claims/vocabulary.yaml", "claims/entities.yaml", "claims/terms.yaml", "claims/acknowledged.yaml")


def load_all(root: Path) -> tuple[int, list[Finding]]:
    """How many claims could be read, and every finding."""
    config = Config(root=str(root), source=None)
    project = load_project(config, Disk(config.root))
    _, missing = load_articles(Disk(config.root), project.files)
    return sum(len(file.claims) for file in project.files), [*project.problems, *missing]


def sound(root: Path, findings: list[Finding]) -> None:
    """Every finding is one that loading may make, in a file of the project, at a place inside it."""
    for finding in findings:
        assert finding.code in {f"FL00{digit}" for digit in range(1, 10)}
        assert finding.message and not os.path.isabs(finding.place.path)
        assert finding.place.line >= 1 and finding.place.column >= 1
        assert len(finding.message) < 2000


def test_the_small_project_has_no_finding(tmp_path: Path) -> None:
    assert load_all(small_project(tmp_path)) == (2, [])


def bomb() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    names = "abcdefghijkl"
    lines += [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in pairwise(names)]
    return "\n".join(lines)


HOSTILE = [
    case(b"", id="empty"),
    case(b"\xef\xbb\xbf", id="a byte-order mark alone"),
    case(bytes(range(256)) * 40, id="binary"),
    case(b"\x7fELF" + b"\0" * 5000, id="a program"),
    case("quote: été".encode("latin-1"), id="Latin-1"),
    case("quote: été".encode("utf-16"), id="UTF-16"),
    case(b"a: \0", id="NUL"),
    case(b"a: \x1b[31mred", id="an escape sequence"),
    case("a: \u202egnp.exe\u202c\n".encode(), id="bidi controls"),
    case(b"[" * 100_000, id="a hundred thousand open brackets"),
    case(b"- " * 50_000 + b"a", id="a hundred thousand open lists"),
    case(b"{a: " * 50_000, id="a hundred thousand open mappings"),
    case(b"a:\n" * 4_000, id="one key four thousand times"),
    case(b"".join(b"a%d: {broader: a%d, names: {en: x}}\n" % (n, n + 1) for n in range(6_000)), id="a long chain"),
    case(b"".join(b"a%d: >5\n" % n for n in range(6_000)), id="six thousand empty blocks"),
    case(b"claims:\n" + b" - {quote: 5, says: {a.b: 1}}\n" * 4_000, id="four thousand wrong claims"),
    case(b"".join(b"k%d: v\n" % n for n in range(6_000)), id="six thousand unknown keys"),
    case(bomb().encode(), id="a billion laughs"),
    case(b"a: &a [*a]\n", id="a list inside itself"),
    case(b"<<: [{a: 1}, {b: 2}]\n", id="merge keys"),
    case(b"!!python/object/apply:os.system ['touch pwned']", id="a Python object"),
    case(b"%TAG ! tag:evil,2025:\n---\n!x a: 1\n", id="a tag directive"),
    case(b"a: 1\n" + b"---\n" * 10_000, id="ten thousand documents"),
    case(b"? " * 1000 + b"a", id="keys in keys"),
    case(b'a: "' + b"\\x00" * 1000 + b'"', id="escaped NULs"),
    case(b"a: |\n" + b"  x\n" * 100_000, id="a long block"),
    case(b"x" * 2_000_000, id="one long word"),
    case(b"#" * 2_000_000, id="one long comment"),
    case(b"a: '" + b"'' " * 100_000 + b"'", id="many quote marks"),
]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("data", HOSTILE)
def test_a_hostile_file_is_met_with_findings(tmp_path: Path, file: str, data: bytes) -> None:
    root = small_project(tmp_path)
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_bytes(data)
    before = sorted(path for path in root.rglob("*"))
    _, findings = load_all(root)
    sound(root, findings)
    assert sorted(path for path in root.rglob("*")) == before
    if data.strip(b"\xef\xbb\xbf#"):
        assert any(finding.place.path == file for finding in findings)


@pytest.mark.parametrize("data", HOSTILE)
def test_a_hostile_configuration_is_an_error_with_its_file(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "factlint.yaml").write_bytes(data)
    if not data.strip(b"\xef\xbb\xbf#"):
        assert load_config(str(tmp_path)).source == "factlint.yaml"
        return
    with pytest.raises(ConfigurationError, match=r"^factlint\.yaml"):
        load_config(str(tmp_path))


def test_fifty_megabytes_are_refused_by_their_size(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    for file in FILES:
        with open(root / file, "wb") as large:
            large.truncate(50_000_000)
    _, findings = load_all(root)
    refused = {finding.place.path for finding in findings if "50.0 MB, expected at most 10 MB" in finding.message}
    assert refused == set(FILES)


def test_links_that_lead_out_or_nowhere_are_refused(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    outside = write_project(tmp_path / "outside", {"secret.yaml": "password: x"})
    (root / CLAIM_FILE).unlink()
    (root / CLAIM_FILE).symlink_to(outside / "secret.yaml")
    (root / "claims/treaty/loop.en.yaml").symlink_to("loop.en.yaml")
    (root / "claims/treaty/gone.en.yaml").symlink_to("nowhere")
    claims, findings = load_all(root)
    assert claims == 1
    assert [(finding.code, finding.place.path) for finding in findings] == [
        ("FL001", "claims/treaty/gone.en.yaml"),
        ("FL001", "claims/treaty/loop.en.yaml"),
        ("FL001", CLAIM_FILE),
    ]
    assert not any("password" in finding.message for finding in findings)


def test_folders_named_like_files_are_no_files(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    (root / "claims/treaty/folder.en.yaml").mkdir()
    (root / "claims/roles.yaml").mkdir()
    claims, findings = load_all(root)
    assert claims == 2
    assert [(finding.code, finding.place.path) for finding in findings] == [("FL001", "claims/roles.yaml")]


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    os.mkfifo(root / "claims/treaty/pipe.en.yaml")
    claims, (finding,) = load_all(root)
    assert claims == 2
    assert "no regular file" in finding.message


def test_a_name_that_is_no_utf_8_is_a_finding_that_can_be_printed(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    with open(os.fsencode(root) + b"/claims/treaty/\xff.en.yaml", "w", encoding="utf-8") as file:
        file.write("article: seeds/treaty.en.txt\nclaims: []\n")
    _, (finding,) = load_all(root)
    assert finding.place.path == r"claims/treaty/\udcff.en.yaml"
    assert "expected a file name in UTF-8" in finding.message


def test_a_project_below_a_folder_that_is_no_utf_8_is_a_project(tmp_path: Path) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/\xff")
    assert load_all(small_project(Path(folder))) == (2, [])


# --- laws -------------------------------------------------------------------------------------

WORDS = [
    *("article", "claims", "quote", "says", "value", "open", "id", "kind", "names", "type", "of", "items", "broader"),
    *("sv", "en", "treaty", "harbour-treaty", "signatories", "harbour-treaty.signatories", "seeds/treaty.en.txt"),
    *(
        "72",
        "2,500",
        ">",
        "count",
        "list",
        "true",
        ":",
        "-",
        ",",
        "[",
        "]",
        "{",
        "}",
        "#",
        "&",
        "*",
        "!",
        "|",
        "'",
        '"',
    ),
    *("%", "@", "`", "?", "~", "<<", "---", "...", "\\", "\0", "\t", "\r", "\n", "\u2028", "\ufeff", "日本", "é", "😀"),
    *("\n", "\n  ", "\n    ", ": ", "- ", " "),
]
YAMLISH = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
WHOLE = small_files()
slow = hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@slow
@given(st.sampled_from(FILES), YAMLISH)
def test_no_text_in_any_file_raises(file: str, text: str) -> None:
    with TemporaryDirectory() as folder:
        root = write_project(Path(folder), WHOLE)
        (root / file).write_bytes(text.encode())
        _, findings = load_all(root)
        sound(root, findings)


@slow
@given(st.data())
def test_no_slip_in_a_good_file_raises(data: st.DataObject) -> None:
    """One stretch of a good file is deleted, doubled or overwritten."""
    file = data.draw(st.sampled_from([name for name in FILES if name in WHOLE]))
    with TemporaryDirectory() as folder:
        root = write_project(Path(folder), WHOLE)
        text = (root / file).read_text(encoding="utf-8")
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        insert = data.draw(st.one_of(st.just(""), st.just(text[start:end] * 2), YAMLISH))
        (root / file).write_bytes((text[:start] + insert + text[end:]).encode())
        _, findings = load_all(root)
        sound(root, findings)


@slow
@given(st.text(max_size=60))
def test_no_path_of_an_article_raises(path: str) -> None:
    with TemporaryDirectory() as folder:
        root = write_project(Path(folder), WHOLE)
        written = "".join(f"\\U{ord(char):08x}" for char in path)
        (root / CLAIM_FILE).write_text(f'article: "{written}"\nclaims: []\n', encoding="utf-8")
        _, findings = load_all(root)
        sound(root, findings)
        assert json.dumps([finding.message for finding in findings])


@slow
@given(
    st.one_of(YAMLISH, YAMLISH.map(lambda text: f"[tool.factlint]\n{text}")),
    st.sampled_from(["factlint.yaml", "pyproject.toml"]),
)
def test_no_text_as_configuration_raises_anything_else(text: str, name: str) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(text.encode())
        try:
            load_config(folder)
        except ConfigurationError as error:
            assert name in str(error)
