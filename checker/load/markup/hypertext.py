"""HTML: what a browser shows of it, and the alternative texts and titles. Parsed by the standard library."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from checker.load.markup.page import OBJECT, Page
from checker.text.normalise import JOINER

_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup "
    "option p pre search section select summary table tbody td tfoot th thead title tr ul".split()
)
# What is no prose; readings over kanji (rt) stand for the words that they annotate.
_UNREAD = frozenset("code kbd samp tt pre script style template rt rp textarea".split())
_INLINE = frozenset("code kbd samp tt rt rp".split())  # of these a block's edge is the end, closed or not
_SEEN = frozenset("code kbd samp tt".split())  # stands amid a sentence
_SHOWN = ("alt", "title")
_name = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_attribute = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_BROKEN = 100  # declarations that the parser refuses, after which the rest is left as it is


class _Piece(NamedTuple):
    """A stretch of the source: a tag's name ("p", "/p"), "" for what is shown, "&" for what may hold entities too,
    and "!" for anything else."""

    start: int
    kind: str


class _Pieces(HTMLParser):
    """Where each piece begins; it goes up to where the next one does."""

    def __init__(self, source: str, offset: int) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [offset]
        self._lines += [offset + match.end() for match in re.finditer("\n", source)]
        self.pieces: list[_Piece] = []

    def _add(self, kind: str) -> None:
        line, column = self.getpos()
        self.pieces.append(_Piece(self._lines[line - 1] + column, kind))

    def at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag)

    def handle_endtag(self, tag: str) -> None:
        self._add(f"/{tag}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag)

    def handle_data(self, data: str) -> None:
        self._add("")

    def handle_entityref(self, name: str) -> None:
        self._add("&")

    def handle_charref(self, name: str) -> None:
        self._add("&")

    def handle_comment(self, data: str) -> None:
        self._add("!")

    def handle_decl(self, decl: str) -> None:
        self._add("!")

    def handle_pi(self, data: str) -> None:
        self._add("!")

    def unknown_decl(self, data: str) -> None:
        self._add("!")


def read_html(page: Page, start: int, end: int) -> None:
    """Takes the markup of a stretch out."""
    pieces = _pieces(page.source, start, end)
    edges = [*(one.start for one in pieces), end][1:]
    reader = _Reader(page)
    for index, (piece, following) in enumerate(zip(pieces, edges, strict=True)):
        reader.read(index, piece.kind, piece.start, following)
    if reader.unread in ("script", "style"):  # it swallows the rest, as it does in a browser
        page.drop(reader.since, end)
    elif reader.unread is not None:  # never closed: prose, for all that is known
        index = reader.index
        reader = _Reader(page, trusting=False)
        for piece, following in zip(pieces[index + 1 :], edges[index + 1 :], strict=True):
            reader.read(index, piece.kind, piece.start, following)


def read_tag(page: Page, start: int, end: int) -> str:
    """Takes a tag out but for its alternative text and title; returns its name, with a slash if it is an end tag."""
    raw = page.source[start:end]
    found = _name.match(raw)
    name = found[1].lower() if found else "!"
    if name in _BLOCKS:
        page.part(start, end)
    elif name in ("br", "wbr"):
        page.drop(start, end, " " if name == "br" else "\u200b")
    else:
        page.drop(start, end)
    if found is None or raw.startswith("</"):
        return f"/{name}"
    for attribute in _attribute.finditer(raw, found.end()):
        group = next((index for index in (2, 3, 4) if attribute[index]), None)
        if attribute[1].lower() in _SHOWN and group is not None:
            low, high = start + attribute.start(group), start + attribute.end(group)
            page.restore(low, high)
            page.decode(low, high)
            page.aside(low, high)
    return name


def read_spans(page: Page, tags: list[tuple[int, int, str]]) -> None:
    """Takes out what stands between the tags of code, and raises or lowers what stands between those of sup and sub."""
    for index, (_, end, name) in enumerate(tags):
        if name in _UNREAD or name in ("sup", "sub"):
            close = next((one for one in tags[index + 1 :] if one[2] == f"/{name}"), None)
            if close is not None and name in _UNREAD:
                page.drop(end, close[0], OBJECT if name in _SEEN else JOINER)
            elif close is not None:
                page.shift(end, close[0], up=name == "sup")


def _pieces(source: str, start: int, end: int) -> list[_Piece]:
    """The pieces of a stretch. What the parser refuses is shown, as any text is."""
    last = source.rfind(">", start, end) + 1  # no tag ends behind it; the parser would try at every "<"
    rest = max(start, last)
    return [*_tagged(source, start, rest), *([_Piece(rest, "&")] if rest < end else [])]


def _tagged(source: str, start: int, end: int) -> list[_Piece]:
    found: list[_Piece] = []
    for _ in range(_BROKEN):
        parser = _Pieces(source[start:end], start)
        try:
            parser.feed(source[start:end])
            parser.close()
        except AssertionError:  # an unknown marked section, until Python 3.14
            found += [*parser.pieces, _Piece(parser.at(), "")]
            start = min(end, parser.at() + 2)
            if start < end:
                found.append(_Piece(start, ""))
                continue
        else:
            found += parser.pieces
        return found
    return found


class _Reader:
    """Reads piece after piece."""

    def __init__(self, page: Page, *, trusting: bool = True) -> None:
        self._page = page
        self._trusting = trusting
        self.unread: str | None = None  # the element that is no prose, while inside of it
        self.since = 0  # where its content begins
        self.index = 0  # of the piece that is its tag
        self._shifted: list[tuple[str, int]] = []  # sup and sub that are open

    def read(self, index: int, kind: str, start: int, end: int) -> None:
        if self.unread is not None and self._goes_on(kind, start):
            return
        match kind:
            case "":
                return
            case "&":
                self._page.decode(start, end)
            case "!":
                self._page.drop(start, end)
            case _:
                self._tag(index, kind, start, end)

    def _goes_on(self, kind: str, start: int) -> bool:
        """Whether what is no prose goes on over a piece; where it doesn't, it is taken out."""
        assert self.unread is not None
        edge = kind.removeprefix("/") in _BLOCKS and self.unread in _INLINE
        if kind != f"/{self.unread}" and not edge:
            return True
        self._page.drop(self.since, start, OBJECT if self.unread in _SEEN else JOINER)
        self.unread = None
        return False

    def _tag(self, index: int, kind: str, start: int, end: int) -> None:
        name = read_tag(self._page, start, end)
        if self._trusting and name in _UNREAD and not self._page.source[start:end].endswith("/>"):
            self.unread, self.since, self.index = name, end, index
        elif name in ("sup", "sub"):
            self._shifted.append((name, end))
        elif name in ("/sup", "/sub") and self._shifted and self._shifted[-1][0] == name[1:]:
            self._page.shift(self._shifted.pop()[1], start, up=name == "/sup")
