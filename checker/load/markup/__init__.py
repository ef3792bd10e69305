"""Articles in Markdown and HTML as their readers see them, code point for code point beside what is on disk."""

from __future__ import annotations

from typing import NamedTuple

_MARKDOWN = (".md", ".markdown")
_HTML = (".html", ".htm")


class Readable(NamedTuple):
    """The prose of a file, both as long as the file: what is no prose is JOINER, or PARAGRAPH where a block ends."""

    text: str
    asides: str | None  # alternative texts and titles that stand amid a sentence; None where there are none


def is_markup(path: str) -> bool:
    """Whether a file of that name is read as Markdown or HTML."""
    return path.lower().endswith((*_MARKDOWN, *_HTML))


def readable(path: str, source: str) -> Readable:
    """The prose of an article in Markdown or HTML. Broken markup is prose where nothing else can be made of it."""
    from checker.load.markup.front_matter import read_front_matter
    from checker.load.markup.page import Page

    page = Page(source)
    start = read_front_matter(page)
    if path.lower().endswith(_HTML):
        from checker.load.markup.hypertext import read_html

        read_html(page, start, len(source))
    else:
        from checker.load.markup.markdown import read_markdown

        read_markdown(page, start)
    return Readable(*page.settled())
