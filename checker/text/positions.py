"""Offsets of a text as lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property


class LineIndex:
    """Lines and columns of a text, both from 1, columns in code points; lines end at LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        text = self.text
        for index, char in enumerate(text) if "\r" in text else ():
            if char == "\n" or (char == "\r" and text[index + 1 : index + 2] != "\n"):
                starts.append(index + 1)
        if "\r" not in text:
            at = text.find("\n")
            while at != -1:
                starts.append(at + 1)
                at = text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code-point offset; the end of the text is a position too."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
