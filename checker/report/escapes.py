"""What comes from articles, made fit for what a report is written in; for a line of text `display.safe` does so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from checker.report.display import BUILD_COMMAND, safe

# JSON may hold these as they are, but a terminal would obey them, and nobody would see them: C1 controls,
# joiners, bidi controls, line separators, tags. `json` itself escapes only what is below U+0020.
_INVISIBLE = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
# https://www.w3.org/TR/xml/#charsets: what `safe` leaves, and XML has no way to write.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML_SIGN = re.compile('[&<>"]')
_XML_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
# What Markdown or its dialects on GitHub and GitLab give a meaning inside a line.
_MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]<>|~&$]")
# Names, issues and addresses become links behind the parser's back, escaped or not; between tags they do not.
_MARKDOWN_LINKS = re.compile(r"[@#](?=\w)|:(?=//)|(?<=www)\.", re.IGNORECASE)


def json_text(value: Any, indent: int | None = None) -> str:
    """A value as JSON that reads back as it was and holds nothing that a terminal or build server obeys."""
    separators = None if indent is not None else (",", ":")
    written = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return BUILD_COMMAND.sub(_point, _INVISIBLE.sub(_point, written))


def json_lines(values: Iterable[Any]) -> str:
    """A list as JSON, one value on a line: as small as it gets, and still fit for `diff`."""
    lines = ",\n".join(map(json_text, values))
    return f"[\n{lines}\n]" if lines else "[]"


def _point(match: re.Match[str]) -> str:
    point = ord(match[0])
    return f"\\u{point:04x}" if point <= 0xFFFF else json.dumps(match[0])[1:-1]  # as two surrogates


def xml(text: str) -> str:
    """One line of text for an element or an attribute in double quotes."""
    written = _XML_SIGN.sub(lambda match: _XML_SIGNS[match[0]], _NO_XML.sub(_point, safe(text)))
    return BUILD_COMMAND.sub("&#35;", written)


def uri(path: str) -> str:
    """A path as a relative reference (RFC 3986): UTF-8, percent-encoded but for its slashes."""
    from urllib.parse import quote  # slow to import

    return quote(path, safe="/", errors="surrogatepass")


def markdown(text: str) -> str:
    """One line of text that Markdown shows as it is, in a paragraph, a list or a cell of a table."""
    return _signs(safe(text))


def _signs(text: str) -> str:
    parts = []
    at = 0
    for link in _MARKDOWN_LINKS.finditer(text):
        parts += [_MARKDOWN_SIGNS.sub(r"\\\g<0>", text[at : link.start()]), f"<span>{link[0]}</span>"]
        at = link.end()
    return "".join([*parts, _MARKDOWN_SIGNS.sub(r"\\\g<0>", text[at:])])
