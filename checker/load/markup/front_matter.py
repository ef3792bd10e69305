"""What site generators keep at the head of a page: keys are no prose, and of the values those that are shown."""

from __future__ import annotations

import re

from checker.load.markup.page import Page

# The keys of Jekyll, Hugo, Eleventy, Docusaurus and Astro whose values are shown to readers.
_SHOWN = frozenset("title subtitle linktitle headline description summary excerpt abstract lead caption alt".split())
_head = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_line = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_entry = re.compile(r"(\s*(?:- +)*)([\w-]+|\"[\w-]+\"|'[\w-]+')[ \t]*[:=](?:[ \t]+|$)")
_block = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?")
_MOST_LINES = 2000


def read_front_matter(page: Page) -> int:
    """Takes the front matter out but for what is shown; returns where the page's own text begins."""
    head = _head.match(page.source)
    if head is None:
        return 1 if page.source.startswith("\ufeff") else 0
    lines: list[re.Match[str]] = []
    at = head.end()
    while at < len(page.source) and len(lines) < _MOST_LINES:
        line = _line.match(page.source, at)
        assert line is not None
        at = line.end()
        if line[1].rstrip() == head[1]:
            _read(page, lines)
            page.part(0, head.end())
            page.part(line.start(), at)
            return at
        lines.append(line)
    return 1 if page.source.startswith("\ufeff") else 0  # a rule, or nothing that ends


def _read(page: Page, lines: list[re.Match[str]]) -> None:
    shown = scalar = False  # whether the value is shown; whether it is text whatever its lines look like
    indent = 0
    for line in lines:
        depth = len(line[1]) - len(line[1].lstrip())
        if scalar and (depth > indent or not line[1].strip()):
            if not shown:
                page.part(line.start(), line.end())
            continue
        entry = _entry.match(line[1])
        start = line.start() if entry is None else line.start() + entry.end()
        if entry is not None:
            indent = len(entry[1])
            shown = entry[2].strip("\"'").lower() in _SHOWN
            scalar = _block.fullmatch(page.source, start, line.end(1)) is not None
            page.part(line.start(), start)
        if not shown or scalar:
            page.part(start, line.end())
        elif entry is None:
            continue
        else:
            _unquote(page, start, line.end(1))


def _unquote(page: Page, start: int, end: int) -> None:
    value = page.source[start:end].rstrip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        page.drop(start, start + 1)
        page.drop(start + len(value) - 1, start + len(value))
