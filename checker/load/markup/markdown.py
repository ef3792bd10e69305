"""Markdown: CommonMark with tables and strikethrough, as markdown-it-py reads it.

The parser tells the lines of a block. Where in them its inline text stands is found line by line; where in
that text each mark stands is noted while the parser's own rules consume it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    strikethrough,
)
from markdown_it.token import Token

from checker.load.markup.hypertext import read_html, read_spans, read_tag
from checker.load.markup.page import OBJECT, Page
from checker.text.normalise import JOINER, PARAGRAPH

_Rule = Callable[[StateInline, bool], bool]
_RULES: dict[str, _Rule] = {
    "escape": escape,
    "backticks": backtick,
    "strikethrough": strikethrough.tokenize,
    "emphasis": emphasis.tokenize,
    "link": link,
    "image": image,
    "autolink": autolink,
    "html_inline": html_inline,
    "entity": entity,
}
_line = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_note = re.compile(r"^\[\^[^\]\s]+\]:|\[\^[^\]\s]+\]", re.M)  # a footnote's mark, which the parser does not know
_title = re.compile(r"\s(?:\"([^\"]+)\"|'([^']+)'|\(([^()]+)\))\s*\)?\s*\Z")
_quote_marks = re.compile(r"[ \t]*>[ \t>]*$")
_blank_line = re.compile(r"\s*?(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_LEAVES = ("inline", "fence", "code_block", "html_block", "hr", "table_open", "heading_open")


class _Step(NamedTuple):
    """What an inline rule consumed; offsets of the block's inline text."""

    rule: str
    start: int
    end: int
    label: int = -1  # where the label of a link or picture ends
    token: Token | None = None  # of a mark of emphasis: what has become of it


def read_markdown(page: Page, start: int) -> None:
    """Takes the markup out from an offset on, which is a line's beginning."""
    _Reader(page, start).read()


class _Inline:
    """Reads inline text; `steps` are what the rules did with the last one."""

    def __init__(self) -> None:
        self.steps: list[_Step] = []
        self.parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        # Inline text is read block by block, and marks are not to be joined with the text beside them.
        self.parser.disable(["inline", "text_join", "fragments_join"])
        for name, rule in _RULES.items():
            self.parser.inline.ruler.at(name, self._noted(name, rule))

    def read(self, content: str, env: dict[str, Any]) -> list[_Step]:
        self.steps = []
        self.parser.inline.parse(content, self.parser, env, [])
        return self.steps

    def _noted(self, name: str, rule: _Rule) -> _Rule:
        def noted(state: StateInline, silent: bool) -> bool:
            start, known, count = state.pos, len(self.steps), len(state.tokens)
            if not rule(state, silent):
                return False
            if not silent:
                self._note(name, state, start, known, state.tokens[count:])
            return True

        return noted

    def _note(self, name: str, state: StateInline, start: int, known: int, tokens: list[Token]) -> None:
        label = -1
        match name:
            case "emphasis" | "strikethrough":
                self.steps += _marks(name, state.pos, start, tokens)
                return
            case "backticks":
                if not tokens or tokens[-1].type != "code_inline":
                    return
            case "link":
                label = state.md.helpers.parseLinkLabel(state, start, True)
            case "image":
                label = state.md.helpers.parseLinkLabel(state, start + 1, False)
                # The label was read as a text of its own.
                self.steps[known:] = [_moved(one, start + 2) for one in self.steps[known:]]
        self.steps.append(_Step(name, start, state.pos, label))


def _moved(step: _Step, by: int) -> _Step:
    label = step.label + by if step.label >= 0 else -1
    return step._replace(start=step.start + by, end=step.end + by, label=label)


def _marks(name: str, end: int, start: int, tokens: list[Token]) -> list[_Step]:
    """A step for each mark: what becomes of it is known when the whole text has been read."""
    steps = []
    for token in reversed(tokens):
        length = len(token.content)
        if end - length < start:
            break
        steps.append(_Step(name, end - length, end, token=token))
        end -= length
    return steps


class _Reader:
    """One file."""

    def __init__(self, page: Page, start: int) -> None:
        self._page = page
        spans = [match.span() for match in _line.finditer(page.source, start)]
        self._lines = [(a, a + len(page.source[a:b].rstrip("\r\n"))) for a, b in spans if a < b]
        self._inline = _Inline()
        self._env: dict[str, Any] = {}
        self._ends: list[int] = []  # where blocks end

    def read(self) -> None:
        page = self._page
        tokens = self._inline.parser.parse("\n".join(page.source[a:b] for a, b in self._lines), self._env)
        bare = set(range(len(self._lines)))
        for token in tokens:
            self._clear(token, bare)
        self._definitions(bare)
        for line in bare:
            if _quote_marks.match(page.source, *self._lines[line]):
                self._drop_lines(line, line + 1)
        cell = 0
        for before, token in zip([None, *tokens], tokens, strict=False):
            if token.type == "tr_open" and token.map:
                cell = self._lines[token.map[0]][0]
            elif token.type == "inline" and token.map and token.content:
                in_cell = before is not None and before.type in ("td_open", "th_open")
                cell = self._read_inline(token, cell if in_cell else None)
        for end in self._ends:
            self._end(end)

    def _clear(self, token: Token, bare: set[int]) -> None:
        """Takes out the lines of a block, but for their breaks; inline text is put back then."""
        if token.map is None or token.type not in _LEAVES:
            return
        first, last = token.map[0], min(token.map[1], len(self._lines))
        bare.difference_update(range(first, last))
        if first >= last:
            return
        start, end = self._lines[first][0], self._lines[last - 1][1]
        if token.type == "html_block":
            read_html(self._page, start, end)
        elif token.type in ("inline", "table_open", "heading_open"):
            self._drop_lines(first, last)
            return
        else:
            self._page.part(start, end)
        self._ends.append(end)

    def _drop_lines(self, first: int, last: int) -> None:
        for start, end in self._lines[first:last]:
            self._page.drop(start, end)

    def _definitions(self, bare: set[int]) -> None:
        """Takes out what links refer to, but for its titles."""
        references = list(self._env.get("references", {}).values()) + list(self._env.get("duplicate_refs", ()))
        for one in references:
            first, last = one["map"][0], min(one["map"][1], len(self._lines))
            if first < last:
                start, end = self._lines[first][0], self._lines[last - 1][1]
                self._page.part(start, end)
                self._keep_title(start, end)
                bare.difference_update(range(first, last))

    def _keep_title(self, start: int, end: int) -> None:
        found = _title.search(self._page.source, start, end)
        if found is not None and found.lastindex is not None:
            low, high = found.span(found.lastindex)
            self._page.restore(low, high)
            self._page.decode(low, high)
            self._page.aside(low, high)

    def _read_inline(self, token: Token, cell: int | None) -> int:
        """Puts a block's inline text back without its marks; returns where it ends."""
        assert token.map is not None
        first, last = token.map[0], min(token.map[1], len(self._lines))
        offsets = self._offsets(token.content, first, last, cell)
        if offsets is None:  # nobody knows where it is: it stays as it is on disk
            for start, end in self._lines[first:last]:
                self._page.restore(start, end)
            self._ends.append(self._lines[last - 1][1])
            return cell or 0
        for at in offsets[:-1]:
            self._page.restore(at, at + 1)
        _Marks(self._page, token.content, offsets, self._keep_title).take_out(
            self._inline.read(token.content, self._env)
        )
        self._ends.append(offsets[-1])
        return offsets[-1]

    def _offsets(self, content: str, first: int, last: int, cell: int | None) -> list[int] | None:
        """Where each code point of a block's inline text stands in the source, and where it ends."""
        offsets: list[int] = []
        end = 0
        for number, piece in enumerate(content.split("\n"), first):
            if number >= last:
                return None
            start, stop = self._lines[number]
            words = piece.strip(" \t")
            inside = _where(
                self._page.source, words, start if cell is None else max(start, cell), stop, cell is not None
            )
            if inside is None:
                return None
            if number > first:
                offsets.append(self._lines[number - 1][1])  # the line break
            lead = len(piece) - len(piece.lstrip(" \t")) if words else 0
            offsets += [inside[0]] * lead + inside
            end = inside[-1] + 1 if inside else stop
            offsets += [inside[-1] if inside else start] * (len(piece) - lead - len(inside))
        return [*offsets, end]

    def _end(self, at: int) -> None:
        """Sets a block apart from the next: at its marks if it has any, else instead of the line break between."""
        source, out = self._page.source, self._page.out
        following = at
        while following < len(out) and out[following] in " \t\r\n":
            following += 1
        if following == len(out):
            return
        if out[following] == JOINER:
            out[following] = PARAGRAPH
        elif at < following and not _blank_line.match(source, at, following):
            out[at] = PARAGRAPH


def _where(source: str, words: str, start: int, end: int, in_cell: bool) -> list[int] | None:
    """The offsets of words in a line: at its end, or in a heading or cell the first."""
    if not words:
        return []
    line = source[start:end]
    if not in_cell and line.rstrip(" \t").endswith(words):
        at = start + len(line.rstrip(" \t")) - len(words)
        return list(range(at, at + len(words)))
    at = source.find(words, start, end)
    if at >= 0:
        return list(range(at, at + len(words)))
    escaped = words.replace("|", "\\|")  # as a cell has to write it
    at = source.find(escaped, start, end)
    if at < 0 or not in_cell:
        return None
    marks = {match.start() for match in re.finditer(r"\\\|", escaped)}
    return [at + index for index in range(len(escaped)) if index not in marks]


class _Marks:
    """The marks of one inline text."""

    def __init__(self, page: Page, content: str, offsets: list[int], keep_title: Callable[[int, int], None]) -> None:
        self._page = page
        self._content = content
        self._offsets = offsets
        self._keep_title = keep_title
        self._tags: list[tuple[int, int, str]] = []

    def take_out(self, steps: Sequence[_Step]) -> None:
        for step in steps:
            self._take(step)
        for note in _note.finditer(self._content):
            self._drop(*note.span())
        read_spans(self._page, self._tags)

    def _take(self, step: _Step) -> None:
        start, end = step.start, step.end
        match step.rule:
            case "escape":
                self._drop(start, start + 1)
            case "emphasis" | "strikethrough":
                if step.token is not None and (step.token.type != "text" or not step.token.content):
                    self._drop(start, end)
            case "backticks":
                self._drop(start, end, OBJECT)
            case "autolink":
                self._drop(start, start + 1)
                self._drop(end - 1, end)
            case "entity":
                if (stretch := self._stretch(start, end)) is not None:
                    self._page.decode(*stretch)
            case "html_inline":
                if (stretch := self._stretch(start, end)) is None:
                    self._drop(start, end)
                else:
                    self._tags.append((*stretch, read_tag(self._page, *stretch)))
            case _:
                self._link(step)

    def _link(self, step: _Step) -> None:
        words = step.start + (2 if step.rule == "image" else 1)
        self._drop(step.start, words)
        self._drop(step.label, step.end)
        tail = self._stretch(step.label, step.end)
        if tail is not None and self._content.startswith("](", step.label):
            self._keep_title(*tail)
        alternative = self._stretch(words, step.label)
        if step.rule == "image" and alternative is not None:
            self._page.aside(*alternative)

    def _stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """The span on disk of a stretch that stands there in one piece."""
        if start >= end:
            return None
        low, high = self._offsets[start], self._offsets[end - 1] + 1
        return (low, high) if high - low == end - start else None

    def _drop(self, start: int, end: int, first: str = JOINER) -> None:
        for index in range(start, end):
            at = self._offsets[index]
            self._page.drop(at, at + 1, first if index == start else JOINER)
