"""What a person should do about text that is no YAML; imported only for a file that is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from checker.yaml_source.document import Problem

if TYPE_CHECKING:
    from checker.yaml_source.document import Document

# YAML 1.1 §5.1: tab, line breaks, and what is printable.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PAIR = re.compile(r"^(\s*(?:- +)*(?:(?:\"[^\"]*\"|'[^']*'|[^\s:'\"{\[]+)\s*:\s+|- +)?)(.*?)\s*$")
_COMMENT = re.compile(r"[ \t]+(#\w[^\r\n]*)")
_TIGHT_KEY = re.compile(r"^\s*(?:- +)?[A-Za-z_][\w.-]*:[^\s:/]")

_SPECIAL = {
    ">": "`>` at the start begins a block of text",
    "|": "`|` at the start begins a block of text",
    "@": "`@` is reserved at the start of a value",
    "`": "a backtick is reserved at the start of a value",
    "%": "`%` is reserved at the start of a value",
    "*": "`*` at the start refers to an anchor",
    "&": "`&` at the start names an anchor",
    "!": "`!` at the start names a tag",
    "-": "`- ` at the start begins a list's item",
    "?": "`? ` at the start begins a key",
    ",": "`,` at the start separates items",
    "{": "`{` at the start begins a mapping, and nothing may follow its end",
    "[": "`[` at the start begins a list, and nothing may follow its end",
    "}": "`}` ends a mapping",
    "]": "`]` ends a list",
}

# What libyaml and the parser in Python say, and what it means.
_WORDS = {
    "cannot start any token": "a character that cannot begin a value",
    "mapping values are not allowed": "a second colon",
    "did not find expected comment or line break": "text behind the start of a block",
    "expected chomping or indentation": "text behind the start of a block",
    "did not find expected key": "text where a key was due",
    "expected <block end>": "text where a key was due",
    "did not find expected node content": "nothing where a value was due",
    "expected the node content": "nothing where a value was due",
    "could not find expected ':'": "a key without its colon",
    "did not find expected '-' indicator": "a line indented like none above it",
    "expected ',' or ']'": "a list that is not closed",
    "expected ',' or '}'": "a mapping that is not closed",
}


def explain(document: Document, error: yaml.YAMLError | UnicodeError) -> Problem:
    """The problem behind what the parser or its reader raised."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return _syntax(document, error)
    found = _UNPRINTABLE.search(document.text)
    if found is None:  # pragma: no cover - the reader rejects nothing else
        return Problem(document.start, f"text that cannot be read ({error})", "YAML")
    char = found.group()
    name = "a NUL character" if char == "\0" else f"the control character U+{ord(char):04X}"
    hint = "remove it; a file with NUL characters may be binary or UTF-16" if char == "\0" else "remove it"
    return Problem(document.span(found.start(), found.end()), name, "text", hint)


def _syntax(document: Document, error: yaml.MarkedYAMLError) -> Problem:
    problem, context = error.problem or "", error.context or ""
    index = min(_index(error.problem_mark), len(document.text))
    opened = _index(error.context_mark) if error.context_mark is not None else None
    line, _ = document.position(index)
    content = document.line(line)
    if opened is not None:
        open_end = _never_closed(document, opened, quoted="quoted scalar" in context and "end of stream" in problem,
                                 bracket=not content.strip())  # fmt: skip
        if open_end is not None:
            return open_end
        if "could not find expected" in problem:  # the key without its colon, not what stands behind it
            index = opened
        if "could not find expected" in problem or "block scalar" in context:
            line, _ = document.position(opened)  # the header's line, where the mark may be behind it
            content = document.line(line)
    tab = _tab(content)
    if tab is not None:
        place = document.span(index, index)._replace(column=tab + 1, end_column=tab + 2)
        return Problem(place, "a tab in the indentation", "spaces", "indent with spaces, two for each level")
    found = f"`{_short(content.strip())}`" if content.strip() else "the end of the file"
    hint = _cause(document.text, index, problem) or _hint(document, line, content)
    return Problem(
        document.span(index, min(index + 1, len(document.text))), f"{found} ({_words(problem)})", "YAML", hint
    )


def _never_closed(document: Document, opened: int, *, quoted: bool, bracket: bool) -> Problem | None:
    """The problem of a quote mark or a bracket without its other half, if there may be one where it was opened."""
    place = document.span(opened, min(opened + 1, len(document.text)))
    mark = document.text[opened : opened + 1]
    if quoted:
        other = "single" if mark == '"' else "double"
        hint = f"close it, or put the whole value in {other} quote marks if it is part of the text"
        return Problem(place, f"a {mark} that is never closed", f"a second {mark}", hint)
    if bracket and mark in ("[", "{"):
        hint = "close it, or put the value in quote marks if it is part of the text"
        return Problem(place, f"a `{mark}` that is never closed", "its other half", hint)
    return None


def _cause(text: str, index: int, problem: str) -> str | None:
    """What to do where the parser's own words or the character at the place say enough."""
    if "escape" in problem:
        return "inside double quote marks a backslash begins an escape: use single quote marks"
    if "'-' indicator" in problem:
        return "indent it as deep as the lines that it belongs to"
    if text[index : index + 1] in _SPECIAL and "cannot start any token" in problem:
        value = re.split(r",(?!\d)|[}\]\r\n]", text[index:], maxsplit=1)[0].strip()
        return f"{_SPECIAL[text[index]]}: write {_short(quoted(value), 80)}"
    return None


def split_figure(document: Document, event: Any) -> Problem:
    """The problem of a figure whose comma YAML took for its own; `event` is the part behind the comma."""
    start = event.start_mark.index - 1
    while document.text[start - 1].isdigit():
        start -= 1
    end = event.end_mark.index
    figure = document.text[start:end]
    return Problem(
        document.span(start, end),
        f"`{figure}`, which YAML reads as two values",
        "one number, or a space behind the comma",
        f'inside `{{}}` and `[]` a comma separates: write "{figure}" in quote marks',
    )


def cut_by_comment(document: Document) -> list[Problem]:
    """Text behind ` #` is a comment to YAML; without a space behind the sign, it was probably meant."""
    problems = []
    for event in document.scalars():
        match = _COMMENT.match(document.text, event.end_mark.index)
        if event.value and not event.style and match is not None:
            problems.append(
                Problem(
                    document.span(*match.span(1)),
                    f"`{_short(match.group(1))}`, which YAML reads as a comment",
                    "a space behind the `#` of a comment",
                    "if it belongs to the text, put the whole text in quote marks",
                )
            )
    return problems


def _words(problem: str) -> str:
    """The parser's own words, without those that only its authors understand."""
    return next((words for part, words in _WORDS.items() if part in problem), problem)


def _hint(document: Document, line: int, content: str) -> str:
    match = _PAIR.match(content)
    key, value = (match.group(1), match.group(2)) if match is not None else ("", content.strip())
    for above in (content, document.line(line - 1) if line > 1 else ""):
        if _TIGHT_KEY.match(above):
            return f"put a space behind the colon in `{_short(above.strip())}`"
    if value[:1] in ("'", '"'):
        quote = value[0]
        inner = value[1:-1] if len(value) > 1 and value.endswith(quote) else value
        return f"a quoted value ends at the next {quote}: write {_short(quoted(inner), 80)}"
    if value[:1] in _SPECIAL and value[:1] and not _is_closed_last(value):
        return f"{_SPECIAL[value[0]]}: write {_short((key + quoted(value)).strip(), 80)}"
    above = document.line(line - 1) if line > 1 else ""
    if _is_closed_last(value) and ":" not in above and above.lstrip().startswith("- "):
        return f"put a colon behind the key in `{_short(above.strip())}`"
    if re.search(r":(\s|$)", value) and not _is_closed_last(value):
        return f"a colon and a space inside a value: write {_short((key + quoted(value)).strip(), 80)}"
    if ":" not in content and not content.lstrip().startswith("- "):
        return "write `key: value`; a text of several lines is indented deeper than its key"
    return "look at the indentation, and at quote marks and brackets that are not closed"


def _is_closed_last(value: str) -> bool:
    """Whether a list or mapping in brackets ends with its own text, or never: nothing stands behind its end."""
    if value[:1] not in ("[", "{"):
        return False
    open_ones: list[str] = []
    for at, char in enumerate(value):
        if char in "[{":
            open_ones.append(char)
        elif char in "]}" and open_ones:
            if open_ones.pop() + char not in ("[]", "{}"):
                return True  # the other kind of bracket closes it: one is missing
            if not open_ones:
                return not value[at + 1 :].strip()
    return True


def quoted(value: str) -> str:
    """The text as a YAML scalar in quote marks."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _tab(content: str) -> int | None:
    indent = content[: len(content) - len(content.lstrip())]
    return indent.index("\t") if "\t" in indent else None


def _index(mark: Any) -> int:
    return int(mark.index)


def _short(text: str, width: int = 60) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
