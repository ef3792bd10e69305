"""What a YAML file holds as plain data, with the place of every key and value, and what is wrong with it.

Lines are counted from `\n` alone, as editors count them: YAML 1.1 also ends a line at NEL, U+2028 and
U+2029, so that the parser's own line numbers run ahead.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

from checker.model import Place

ProblemKind = Literal["syntax", "duplicate-key"]
Node = dict[str, Any] | list[Any] | str | None


class Problem(NamedTuple):
    """What is wrong with a YAML file. `found`, `expected` and `hint` are for people."""

    place: Place
    found: str
    expected: str
    hint: str | None = None
    kind: ProblemKind = "syntax"
    depth: int = 0  # for a duplicate key: 1 for one of the root mapping


class Document:
    """One YAML file as dicts, lists, text and None (for what is empty), with the place of each part."""

    __slots__ = ("_starts", "complete", "damaged", "marks", "path", "problems", "root", "text")

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.root: Node = None
        self.problems: list[Problem] = []
        self.complete = True  # False: reading broke off, and the record that it broke off in is left out
        self.damaged: set[int] = set()  # id() of containers whose content is not what was meant
        self.marks: dict[int, Any] = {}  # id(container): its events, by key or in order
        self._starts: list[int] | None = None

    def position(self, index: int) -> tuple[int, int]:
        """Line and column of a code point of the text, from 1."""
        starts = self._line_starts()
        line = bisect_right(starts, index)
        return line, index - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without what ends it."""
        starts = self._line_starts()
        return self.text[starts[number - 1] : starts[number]].rstrip("\r\n")

    def _line_starts(self) -> list[int]:
        """Where each line starts, and one past the end."""
        if self._starts is None:
            self._starts = [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]
        return self._starts

    def span(self, start: int, end: int) -> Place:
        return Place(self.path, *self.position(start), *self.position(end))

    @property
    def start(self) -> Place:
        return Place(self.path)

    def key(self, container: dict[str, Any] | list[Any], key: str | int) -> Place:
        """The place of a key, or of a list's item."""
        marks = self.marks[id(container)][key]
        return self._span(marks[0] if type(container) is dict else marks)

    def value(self, container: dict[str, Any] | list[Any], key: str | int) -> Place:
        """The place of a value: of its key where it is empty or a mapping or list of its own."""
        marks = self.marks[id(container)][key]
        if type(container) is not dict:
            return self._span(marks)
        key_event, event = marks
        empty = event.start_mark.index == event.end_mark.index
        return self._span(event if type(event) is ScalarEvent and not empty else key_event)

    def scalars(self) -> Iterator[Any]:
        """The events of all scalars, keys included."""
        for marks in self.marks.values():
            events = [event for pair in marks.values() for event in pair] if type(marks) is dict else marks
            yield from (event for event in events if type(event) is ScalarEvent)

    def locate(self, path: Sequence[str | int], *, key: str | None = None) -> Place:
        """The place of the value at a path from the root, or of a key of the mapping there."""
        holder: Any = None
        node: Any = self.root
        for step in path:
            holder, node = node, node[step]
        if key is not None:
            return self.key(node, key)
        return self.start if holder is None else self.value(holder, path[-1])

    def _span(self, event: Any) -> Place:
        if type(event) in (MappingStartEvent, SequenceStartEvent) and not event.flow_style:
            index = event.start_mark.index  # the event of a block collection is as wide as its first token
            return self.span(index, index + 1)
        return self.span(event.start_mark.index, event.end_mark.index)
