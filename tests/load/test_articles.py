"""Articles: the text as it is on disk, or one finding at the line that names it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.load.articles import load_articles
from checker.load.files import MAX_ARTICLE_BYTES, Disk
from checker.model import Article, ClaimFile, Finding, Place

case = pytest.param
PLACE = Place("claims/story/a.en.yaml", 1, 10, 1, 20)


def load(root: Path, *articles: str) -> tuple[dict[str, Article], list[Finding]]:
    files = [ClaimFile("claims/story/a.en.yaml", article, PLACE, "en", "story", ()) for article in articles]
    return load_articles(Disk(str(root)), files)


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.mark.parametrize(
    "text",
    [
        case("One.\nTwo.\n", id="LF"),
        case("One.\r\nTwo.\r\n", id="CR LF"),
        case("\ufeffOne.\n", id="a byte-order mark, which is a code point on disk"),
        case("e\u0301 \u00ad\u200f\u2028 日本 😀", id="marks, controls and other planes"),
        case("a\x0c\x1b[31mb\x7f", id="control characters that are no NUL"),
    ],
)
def test_the_text_is_what_is_on_disk(tmp_path: Path, text: str) -> None:
    write(tmp_path / "seeds/a.txt", text.encode())
    articles, findings = load(tmp_path, "seeds/a.txt")
    assert findings == []
    assert articles == {"seeds/a.txt": Article("seeds/a.txt", "en", text)}


def test_an_article_is_read_once_and_missed_by_each_who_names_it(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"text")
    articles, findings = load(tmp_path, "a.txt", "gone.txt", "a.txt", "gone.txt")
    assert list(articles) == ["a.txt"]
    assert [(finding.code, finding.place) for finding in findings] == [("FL007", PLACE)] * 2


def make(path: Path, data: bytes = b"text") -> Callable[[Path], None]:
    return lambda root: write(root / path, data)


def link(path: str, target: str) -> Callable[[Path], None]:
    def linked(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)

    return linked


def large(root: Path) -> None:
    with open(root / "a.txt", "wb") as file:
        file.truncate(50_000_000)


def pipe(root: Path) -> None:
    os.mkfifo(root / "a.txt")


def nothing(root: Path) -> None:
    """No file at all."""


@pytest.mark.parametrize(
    ("prepare", "article", "message", "hint"),
    [
        case(nothing, "a.txt", "found no file `a.txt`, expected a file that exists", "mend the path", id="missing"),
        case(
            make(Path("seeds/article.txt")),
            "seeds/artikle.txt",
            "found no file",
            "did you mean `seeds/article.txt`?",
            id="mistyped",
        ),
        case(
            make(Path("seeds/article.fr.txt")),
            "seeds/article.sv.txt",
            "found no file",
            "mend the path",
            id="gone, and there in another language alone",
        ),
        case(
            make(Path("claims/story/a.txt")),
            "a.txt",
            "found no file",
            "write `claims/story/a.txt`",
            id="named from the claim file",
        ),
        case(make(Path("a.txt")), "a.txt/b.txt", "found no file", "mend the path", id="a file for a folder"),
        case(
            make(Path("seeds/a.txt")),
            "seeds",
            "`seeds`, which is a folder, expected a file",
            "path of one file",
            id="a folder",
        ),
        case(make(Path("a.txt"), b""), "a.txt", "`a.txt`, which is empty", "restore the text", id="empty"),
        case(
            make(Path("a.txt"), b"\xef\xbb\xbf \r\n"),
            "a.txt",
            "`a.txt`, which is empty",
            "restore",
            id="a byte-order mark and no text",
        ),
        case(
            make(Path("a.txt"), b"ab\ncd\0ef"),
            "a.txt",
            "a NUL byte (line 2) in `a.txt`",
            "UTF-8",
            id="binary",
        ),
        case(
            make(Path("a.txt"), "un\nété".encode("latin-1")),
            "a.txt",
            "a byte that is no UTF-8 (0xE9, line 2)",
            "Latin-1",
            id="Latin-1",
        ),
        case(
            make(Path("a.txt"), "日本".encode("shift-jis")),
            "a.txt",
            "a byte that is no UTF-8 (0x93, line 1)",
            "UTF-8",
            id="Shift JIS",
        ),
        case(
            make(Path("a.txt"), "été".encode("utf-16")),
            "a.txt",
            "text in UTF-16",
            "save the file as UTF-8",
            id="UTF-16",
        ),
        case(
            make(Path("a.txt"), "abc".encode("utf-16-le")),
            "a.txt",
            "a NUL byte",
            "it may be UTF-16",
            id="UTF-16 without its mark",
        ),
        case(make(Path("a.txt"), b"\xed\xa0\x80"), "a.txt", "no UTF-8 (0xED", "UTF-8", id="a surrogate in UTF-8"),
        case(large, "a.txt", "`a.txt` with 50.0 MB, expected at most 5 MB", "split it", id="50 MB"),
        case(
            pipe, "a.txt", "`a.txt`, which is no regular file", "copy its content", id="a pipe, which is never opened"
        ),
        case(
            link("a.txt", "a.txt"),
            "a.txt",
            "links that lead back to themselves",
            "mend the links",
            id="a link to itself",
        ),
        case(
            link("a.txt", "/etc/passwd"),
            "a.txt",
            "a link that leaves the project",
            "inside the project",
            id="a link out",
        ),
        case(
            link("seeds", "/etc"), "seeds/passwd", "a link that leaves the project", "inside", id="a linked folder out"
        ),
        case(nothing, "../a.txt", "`../a.txt`, a path that leaves the project", "inside the project", id="a path out"),
        case(nothing, "seeds/../../a.txt", "a path that leaves the project", "inside", id="a path out by a detour"),
        case(nothing, "/etc/passwd", "`/etc/passwd`, an absolute path", "inside the project", id="an absolute path"),
        case(nothing, "~/a.txt", "an absolute path", "inside the project", id="a home"),
        case(nothing, "C:/a.txt", "an absolute path", "inside the project", id="a drive"),
        case(
            make(Path("seeds/a.txt")),
            "seeds\\a.txt",
            "a path with backslashes",
            "write `seeds/a.txt`",
            id="backslashes",
        ),
        case(nothing, "a\0.txt", "a path with a NUL character", "remove", id="NUL in the path"),
        case(nothing, "x" * 5000, "File name too long", "mend the path", id="a name that no system allows"),
    ],
)
def test_what_cannot_be_read_is_one_finding_that_says_why(
    tmp_path: Path, prepare: Callable[[Path], None], article: str, message: str, hint: str
) -> None:
    prepare(tmp_path)
    articles, (finding,) = load(tmp_path, article)
    assert articles == {}
    assert (finding.code, finding.place) == ("FL007", PLACE)
    assert finding.message.startswith("article: found ")
    assert message in finding.message
    assert hint in (finding.hint or "")


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "texts/a.txt", b"text")
    (tmp_path / "seeds").symlink_to("texts")
    articles, findings = load(tmp_path, "seeds/a.txt")
    assert findings == []
    assert articles["seeds/a.txt"].text == "text"


def test_a_project_behind_a_link_is_a_project(tmp_path: Path) -> None:
    write(tmp_path / "real/a.txt", b"text")
    (tmp_path / "link").symlink_to("real")
    assert list(load(tmp_path / "link", "a.txt")[0]) == ["a.txt"]


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt", b"text")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    _, (finding,) = load(tmp_path, "a.txt")
    monkeypatch.undo()
    assert "`a.txt`, which may not be read" in finding.message


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"x" * MAX_ARTICLE_BYTES)
    assert load(tmp_path, "a.txt")[1] == []
