"""YAML read through events: every scalar stays text, every key and value knows where it stands.

No implicit typing (`no`, `010`, `12:30` mean what was written), no tags, no merge keys; depth and
aliases are capped before anything is built. Whatever is wrong becomes a `Problem` with its place, and
what could be read around it is kept. The parser is libyaml's where PyYAML has it, its own otherwise.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from checker.yaml_source.document import Document, Problem

MAX_DEPTH = 32  # a claim file needs 7; libyaml's own composer dies of 60,000
MAX_ALIASED = 100_000  # nodes that aliases may stand for, all in all

_TIGHT_COMMENT = re.compile(r"[ \t]#\w")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, path: str, *, records: int = 1, loader: Any = None) -> Document:
    """Reads one YAML document; what is wrong is in its `problems`, never raised.

    `records` is the depth at which the file's records lie (1 for a registry file, 2 for claims):
    where reading breaks off, the record that it broke off in is left out. `loader` is for tests.
    """
    document = Document(text.removeprefix("\ufeff"), path)
    builder = _Builder(document, records)
    source = None
    try:
        source = (loader or _LOADER)(document.text)
        builder.build(source.get_event)
    except _Stop as stop:
        builder.break_off(stop.problem)
    except (yaml.YAMLError, UnicodeError) as error:
        from checker.yaml_source.traps import explain  # only a broken file needs the explanations

        builder.break_off(explain(document, error))
    finally:
        if source is not None:
            source.dispose()
    builder.finish()
    return document


class _Stop(Exception):  # noqa: N818 - control flow inside this module
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.found)
        self.problem = problem


class _Dropped(str):
    """A key whose pair is taken out again: a second one of its name, a merge key, an empty one."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


class _Builder:
    """Containers are attached when they open, so that what broke off can be kept or dropped by record."""

    def __init__(self, document: Document, records: int) -> None:
        self.document = document
        self.records = records
        self.stack: list[tuple[Any, Any, Any, int]] = []  # node, its marks, its event, nodes before it
        self.node: Any = None
        self.marks: Any = None
        self.opened: Any = None  # the event that opened the node
        self.before = 0
        self.name: str | None = None  # a mapping's key that waits for its value
        self.named: Any = None  # its event
        self.count = 0
        self.aliased = 0
        self.anchors: dict[str, list[Any]] = {}  # name: value or None while open, size, event, used
        self.dropped: list[tuple[Any, str]] = []

    def build(self, get_event: Any) -> None:
        """Reads events to the end of the stream. Raises _Stop where nothing behind can be made sense of."""
        documents = 0
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                style = event.style
                if not style:
                    if not value:
                        value = None
                elif style != "'":
                    self._check_styled(event)
                if event.anchor is not None or event.tag is not None:
                    self._decorated(event, value)
                self._add(event, value)
            elif kind is MappingStartEvent:
                self._open(event, {}, {})
            elif kind is SequenceStartEvent:
                self._open(event, [], [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close()
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _Stop(
                        self._problem(
                            event,
                            "a second YAML document",
                            "one document in a file",
                            "remove the line `---`, or move what follows it to a file of its own",
                        )
                    )
            elif kind is StreamEndEvent:
                return

    def _add(self, event: Any, value: Any) -> None:
        self.count += 1
        node = self.node
        if type(node) is dict:
            name = self.name
            if name is None:
                self._key(event, value)
                return
            self.name = None
            node[name] = value
            self.marks[name] = (self.named, event)
            if value is None and self.opened.flow_style:
                self._check_comma(self.named, name)
        elif type(node) is list:
            node.append(value)
            self.marks.append(event)
        else:
            self.document.root = value

    def _key(self, event: Any, key: Any) -> None:
        self.named = event
        self.name = key
        if type(event) is not ScalarEvent:
            raise _Stop(
                self._problem(
                    event,
                    "a key that is no text",
                    "a word as key",
                    "put quote marks around what begins with `{`, `[` or `*`",
                )
            )
        if key is None:
            self._drop(self._problem(event, "a key without text", "a word in front of the colon"))
        elif key == "<<" and not event.style:
            self._drop(
                self._problem(
                    event,
                    "the merge key `<<`",
                    "every key written out",
                    "write the keys out, or put `<<` in quote marks if it is text",
                )
            )
            self.document.damaged.add(id(self.node))
        elif key in self.node and self._splits_figure(event):
            self._drop(None)
        elif key in self.node:
            first = self.document.key(self.node, key).line
            problem = self._problem(
                event,
                f"the key `{key}` a second time",
                "each key once",
                f"the first one stands in line {first}; remove or rename one of them",
            )
            self._drop(problem._replace(kind="duplicate-key", depth=len(self.stack)))

    def _drop(self, problem: Problem | None) -> None:
        if problem is not None:
            self.document.problems.append(problem)
        self.name = _Dropped(self.name or "")
        self.dropped.append((self.node, self.name))

    def _open(self, event: Any, node: Any, marks: Any) -> None:
        if len(self.stack) == MAX_DEPTH:
            raise _Stop(
                self._problem(
                    event,
                    f"more than {MAX_DEPTH} levels of nesting",
                    "a flat file",
                    "if brackets belong to the text, put it in quote marks",
                )
            )
        if event.tag is not None or event.anchor is not None:
            self._decorated(event, node)
        self._add(event, node)
        self.document.marks[id(node)] = marks
        self.stack.append((self.node, self.marks, self.opened, self.before))
        self.node, self.marks, self.opened, self.before = node, marks, event, self.count

    def _close(self) -> None:
        if type(self.node) is list and self.opened.flow_style:
            for event in self.marks[1:]:
                text = getattr(event, "value", "")
                if len(text) > 2 and text[:3].isdigit() and not text[3:4].isdigit():  # [1,2] is a list
                    self._check_comma(event, text)
        if self.opened.anchor is not None:
            self.anchors[self.opened.anchor][0:2] = self.node, self.count - self.before + 1
        self.node, self.marks, self.opened, self.before = self.stack.pop()

    def _alias(self, event: Any) -> None:
        anchor = self.anchors.get(event.anchor)
        if anchor is None or anchor[1] == 0:
            expected = "the name of an anchor above it" if anchor is None else "no alias inside what it names"
            problem = self._problem(
                event,
                f"the alias `*{event.anchor}`",
                expected,
                "if the asterisk belongs to the text, put it in quote marks",
            )
            raise _Stop(problem)
        value, size, _, _ = anchor
        anchor[3] = True
        self.aliased += size
        self.count += size - 1
        if self.aliased > MAX_ALIASED:
            raise _Stop(
                self._problem(
                    event,
                    f"aliases that stand for more than {MAX_ALIASED:,} values",
                    "a file of its own size",
                    "write the values out",
                )
            )
        self._add(event, value)

    def _decorated(self, event: Any, value: Any) -> None:
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            hint = "remove it: every value is read as text; if it belongs to the text, put all in quote marks"
            self.document.problems.append(self._problem(event, f"the tag `{tag}`", "a value without a tag", hint))
        if event.anchor is not None:
            self.anchors[event.anchor] = [value, 1 if type(event) is ScalarEvent else 0, event, False]

    def _check_styled(self, event: Any) -> None:
        """Block headers that were meant as text (`>5`), and half a surrogate pair from an escape."""
        if event.style == '"':
            if not event.value.isascii() and any("\ud800" <= char <= "\udfff" for char in event.value):
                raise _Stop(
                    self._problem(event, "half of a surrogate pair", "a character", "write the character itself")
                )
        elif not event.value.strip():
            line, column = self.document.position(event.start_mark.index)
            header = self.document.line(line)[column - 1 :].strip()
            self.document.problems.append(
                self._problem(
                    event,
                    f"the empty block `{header}`",
                    "text",
                    f'`{header[0]}` begins a block of text; if it belongs to the value, write "{header}"',
                )
            )
            self.document.damaged.add(id(self.node))

    def _splits_figure(self, event: Any) -> bool:
        """Whether the scalar stands behind a comma that stands behind a digit, and begins with one."""
        index = event.start_mark.index
        source = self.document.text
        return index > 1 and source[index - 1] == "," and source[index - 2].isdigit() and source[index].isdigit()

    def _check_comma(self, event: Any, text: str) -> None:
        """`2,500` without quote marks inside `{}` or `[]` is two things to YAML."""
        if text and self._splits_figure(event):
            from checker.yaml_source.traps import split_figure

            self.document.problems.append(split_figure(self.document, event))
            self.document.damaged.add(id(self.node))
            if type(self.node) is dict:
                self.dropped.append((self.node, text))

    def _problem(self, event: Any, found: str, expected: str, hint: str | None = None) -> Problem:
        return Problem(self.document.span(event.start_mark.index, event.end_mark.index), found, expected, hint)

    def break_off(self, problem: Problem) -> None:
        """Keeps what was complete: the records in front of the one that is open, or all but the last scalar."""
        self.document.problems.append(problem)
        self.document.complete = False
        frames = [frame[0] for frame in self.stack[1:]] + [self.node]
        holder = frames[min(self.records, len(frames)) - 1]
        if not holder:
            return
        last = next(reversed(holder)) if type(holder) is dict else -1
        cut_short = self.name is None and not isinstance(holder[last], (dict, list))
        if len(frames) > self.records or cut_short:
            holder.pop(last)

    def finish(self) -> None:
        for node, name in self.dropped:
            node.pop(name, None)
        for name, (_, _, event, used) in self.anchors.items():
            if not used and self.document.complete:
                self.document.problems.append(
                    self._problem(
                        event,
                        f"the anchor `&{name}`, which nothing refers to",
                        "text, or an alias that uses it",
                        "if the ampersand belongs to the text, put it in quote marks",
                    )
                )
        if _TIGHT_COMMENT.search(self.document.text):
            from checker.yaml_source.traps import cut_by_comment

            self.document.problems += cut_by_comment(self.document)
