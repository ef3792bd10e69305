"""Colour on a terminal, or none: the few SGR sequences that the text format uses (ECMA-48)."""

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


def painter(colour: bool) -> Paint:
    """A function that puts text in a style, or one that leaves it alone."""
    return _paint if colour else _leave


def _paint(style: str, text: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if text else text


def _leave(style: str, text: str) -> str:
    return text
