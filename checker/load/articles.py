"""The source texts that claim files name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from checker.cache import installed, remembered
from checker.load.files import MAX_ARTICLE_BYTES, Tree, Unreadable, check_path, read_text
from checker.load.languages import language_of
from checker.load.markup import is_markup, readable
from checker.load.wording import closest, finding
from checker.model import Article, ClaimFile, Finding


def load_articles(tree: Tree, files: Iterable[ClaimFile]) -> tuple[dict[str, Article], list[Finding]]:
    """The articles by path, each read once, and a finding in every claim file whose article cannot be read.

    Byte-order mark and line endings included: offsets count the code points of the file.
    """
    articles: dict[str, Article] = {}
    refused: dict[str, Unreadable] = {}
    findings = []
    for file in files:
        path = file.article
        if path not in articles and path not in refused:
            try:
                articles[path] = read_article(tree, path, file.language)
            except Unreadable as error:
                refused[path] = error
        if path in refused:
            why = refused[path]
            found = why.found if path in why.found else f"{why.found} in `{path}`"
            hint = _nearby(tree, file) or why.hint
            findings.append(finding("FL007", file.article_place, found, why.expected, hint, "article"))
    return articles, findings


def read_article(tree: Tree, path: str, language: str) -> Article:
    """The article of a path. Raises Unreadable, for an empty one too."""
    text = read_text(tree, path, MAX_ARTICLE_BYTES)
    if not text.strip("\ufeff \t\r\n"):
        raise Unreadable(f"`{path}`, which is empty", "the article's text", "restore the text, or remove its claims")
    if not is_markup(path):
        return Article(path, language, text)
    data, parsers = text.encode("utf-8", "surrogatepass"), installed("markdown_it_py").encode()
    prose, asides = remembered(f"markup {path}", [data, parsers], lambda: readable(path, text), tree.kept)
    return Article(path, language, prose, text, asides)


def _nearby(tree: Tree, file: ClaimFile) -> str | None:
    """Where a missing article probably is: beside the claim file, or under a name like it."""
    path = file.article
    try:
        check_path(path)
    except Unreadable:
        return None
    if tree.exists(path):
        return None
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), path))
    if tree.is_file(beside):
        return f"paths count from the project root: write `{beside}`"
    folder, _, name = path.rpartition("/")
    spoken = {language_of(path), file.language, None}
    match = closest(name, [one for one in tree.names(folder) if language_of(posixpath.join(folder, one)) in spoken])
    return None if match is None else f"did you mean `{posixpath.join(folder, match)}`?"
