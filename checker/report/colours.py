"""Colour and links on a terminal, or none: the few sequences that the text format uses (ECMA-48)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_CODES: Mapping[str, str] = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "good": "1;32",
    "strong": "1",
    "faint": "2",
}

Paint = Callable[[str, str], str]  # (style, text already safe to show) -> text
Link = Callable[[str, str], str]  # (path, text already safe to show) -> text


def painter(colour: bool) -> Paint:
    """A function that puts text in a style, or one that leaves it alone."""
    return _paint if colour else _leave


def _paint(style: str, text: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if text else text


def _leave(what: str, text: str) -> str:
    return text


def linker(root: str) -> Link:
    """A function that makes text a link to a file below an address, or one that leaves it alone.

    The sequence is OSC 8 (https://github.com/Alhadis/OSC8-Adoption), which ECMA-48 knows nothing of.
    """
    if not root:
        return _leave
    from checker.report.escapes import uri  # plain text does without it

    def link(path: str, text: str) -> str:
        return f"\x1b]8;;{root}{uri(path)}\x1b\\{text}\x1b]8;;\x1b\\"

    return link
