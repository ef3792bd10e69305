"""Untrusted text on a page: escaped, with what is invisible made visible, and links that survive any name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from markupsafe import Markup

# What could hide, reorder or end the text around it: controls but tab and line break, bidi controls (UAX #9),
# other invisible format characters, line separators and lone surrogates. Joiners stay: scripts need them.
_UNSEEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_INVISIBLE = re.compile(f"[{_UNSEEN}\ud800-\udfff]")
_IN_JSON = re.compile(f"[<>&#\xad\u200c\u200d{_UNSEEN}\ud800-\udfff]")
_NO_FRAGMENT = re.compile(r"[^\w./:@=+~-]")
# Scripts that run from right to left, by their blocks (UAX #9): Hebrew to Arabic, their presentation forms, and
# the historic and African ones beyond the first plane.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_QUOTE_LIMIT = 1200  # code points of a quote that are shown; more is cut around its mark


def shown(text: str) -> Markup:
    """The text as HTML, with every invisible code point as a symbol that names it."""
    from markupsafe import Markup, escape

    return _tame(Markup(_INVISIBLE.sub(_symbol, escape(text.replace("\r\n", "\n")))))


def plain(text: str) -> Markup:
    """The text for an attribute or a label: invisible code points are spelled out."""
    from markupsafe import Markup, escape

    return _tame(Markup(_INVISIBLE.sub(lambda match: f"[{_name(match[0])}]", escape(text))))


def direction(text: str) -> Markup:
    """The attribute that an element needs around text that may run from right to left; nothing elsewhere."""
    from markupsafe import Markup

    return Markup(' dir="auto"' if _RIGHT_TO_LEFT.search(text) else "")


def _tame(html: Markup) -> Markup:
    """The same for a browser, and nothing for a build server that reads `##[` and `::` in a log as commands."""
    from markupsafe import Markup

    if "##" in html or "::" in html:
        html = html.replace("##", Markup("#&#35;")).replace("::", Markup("&#58;:"))
    return html


def _symbol(match: re.Match[str]) -> str:
    return f'<i class="x">{_name(match[0])}</i>'


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def data(value: Any) -> Markup:
    """JSON that can stand inside a script element: nothing in it ends the element or is invisible."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text))


def parts(text: str, marked: tuple[int, int] | None) -> list[str]:
    """The text before, inside and behind its mark (one part where it has none), cut where it is very long."""
    if marked is None:
        return [_cut_end(text, _QUOTE_LIMIT)]
    start, end = max(marked[0], 0), min(marked[1], len(text))
    room = max(_QUOTE_LIMIT - (end - start), 200) // 2
    return [_cut_start(text[:start], room), _cut_end(text[start:end], _QUOTE_LIMIT), _cut_end(text[end:], room)]


def shorten(text: str, limit: int) -> str:
    """The text on one line of at most `limit` code points."""
    return _cut_end(" ".join(text[: limit * 4].split()), limit)


def _cut_end(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _cut_start(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"…{text[1 - limit :]}"


def anchors() -> Callable[[str, str], str]:
    """Makes ids of elements from names, `(kind, name) -> id`; the same name twice gets a number behind it."""
    taken: dict[str, int] = {}

    def anchor(kind: str, name: str) -> str:
        wanted = f"{kind}-{_NO_FRAGMENT.sub('~', name)}"
        taken[wanted] = taken.get(wanted, 0) + 1
        return wanted if taken[wanted] == 1 else f"{wanted}~~{taken[wanted]}"

    return anchor


def link(anchor: str) -> str:
    """The address of an element on this page."""
    return f"#{quote(anchor, safe='/:@=+~')}"


def words(identifier: str) -> str:
    """An id as people read it."""
    return identifier.replace("-", " ").replace("_", " ")


def sentence(identifier: str) -> str:
    """An id or a label as people read it at the beginning of a line."""
    text = words(identifier)
    return text[:1].upper() + text[1:]
