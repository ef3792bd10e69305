"""Claim files as text: what is written is read back by the project's own reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from checker.drafting.entries import Entry
from checker.drafting.records import Proposal, Quote
from checker.evidence import shown
from checker.yaml_source import parse

_TRAPS = frozenset("y n yes no true false on off null ~".split())  # words of YAML 1.1 that editors colour as values
_TIME = re.compile(r"\d+(:\d\d)+")  # … and read as a number to base 60
_GUESSES = 3  # keys that a question names
_WIDTH = 110  # columns of a list on one line


def scalar(text: str, *, inside: bool = False) -> str:
    """The text as a YAML scalar, plain where that reads back as the same; `inside` a bracketed list."""
    plain = f"- [{text}]\n" if inside else f"- {text}\n"
    wanted = [[text]] if inside else [text]
    if text.lower() not in _TRAPS and not _TIME.fullmatch(text) and text.isprintable() and not text.startswith("#"):
        try:
            document = parse(plain, "")
        except ValueError:
            return _quoted(text)
        if not document.problems and document.root == wanted:
            return text
    return _quoted(text)


def _quoted(text: str) -> str:
    out = []
    for char in text:
        if char in '"\\':
            out.append(f"\\{char}")
        elif char.isprintable() or (char.isspace() and char not in "\n\r\t\x85\u2028\u2029\v\f\x1c\x1d\x1e\x1f"):
            out.append(char)
        else:
            code = ord(char)
            out.append(f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}")
    return f'"{"".join(out)}"'


def entry_lines(entry: Entry) -> list[str]:
    """One item of `claims`, without indentation; one that a person has to decide is a comment."""
    if entry.placeholder is not None:
        return _placeholder(entry)
    lines = _quote(entry.quote)
    lines.append("  says:")
    by_key = groupby(sorted(entry.proposals, key=lambda one: one.key), key=lambda one: one.key)
    for key, group in by_key:
        lines += [f"    {line}" for line in _said(key, list(group))]
    return lines


def _quote(quote: Quote) -> list[str]:
    lines = [f"- quote: {scalar(quote.text)}"]
    if quote.prefix is not None:
        lines.append(f"  prefix: {scalar(quote.prefix)}")
    if quote.suffix is not None:
        lines.append(f"  suffix: {scalar(quote.suffix)}")
    return lines


def _placeholder(entry: Entry) -> list[str]:
    one = entry.placeholder
    assert one is not None
    lines = [f"# decide: {_question(one.kind, one.keys)}"]
    key = one.keys[0] if one.keys else "subject.attribute"
    lines += [f"# {line}" for line in [*_quote(entry.quote), "  says:", f"    {key}: {scalar(one.written)}"]]
    return lines


def _question(kind: str, keys: Sequence[str]) -> str:
    if kind == "statement":
        return "does this sentence say it? Shorten the quote to the words that do"
    if not keys:
        return f"of what is this {kind}? Name subject and attribute, or remove the lines"
    if len(keys) == 1:
        return f"is this {kind} {keys[0]}?"
    return f"which {kind} is this? {', '.join(keys[:_GUESSES])}{' …' if len(keys) > _GUESSES else ''}"


def _said(key: str, proposals: Sequence[Proposal]) -> list[str]:
    """A key with its value, and the qualifiers that the followed claim has."""
    first = proposals[0]
    values = list(dict.fromkeys(value for one in proposals for value in _values(one)))
    is_list = first.attribute.items is not None or len(values) > 1
    text = _list(values) if is_list else scalar(values[0])
    beside = [
        f"{name}: {scalar(value, inside=True)}"
        for name, value in (
            ("as_of", first.qualifiers.as_of),
            ("on_behalf_of", first.qualifiers.on_behalf_of),
            ("according_to", first.qualifiers.according_to),
        )
        if value is not None
    ]
    if first.attribute.items is not None and first.value.open:
        beside.insert(0, "open: true")
    if beside:
        value = text if is_list else scalar(values[0], inside=True)
        return [f"{key}: {{value: {value}, {', '.join(beside)}}}"]
    if len(key) + len(text) <= _WIDTH or not is_list:
        return [f"{key}: {text}"]
    return [f"{key}:", *(f"  - {scalar(value)}" for value in values)]


def _values(proposal: Proposal) -> list[str]:
    if proposal.attribute.items is None:
        return [shown(proposal.attribute, proposal.value)]
    from checker.values import value_type

    item = value_type(proposal.attribute.items)
    return [item.show(member) for member in proposal.value.members]


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(scalar(value, inside=True) for value in values)}]"


def new_file(
    head: Sequence[tuple[str, str | None]], entries: Sequence[Entry], *, schema: str | None, comment: Sequence[str]
) -> str:
    """A whole claim file; `head` are the keys above `claims`."""
    lines = [f"# yaml-language-server: $schema={schema}", "#"] if schema else []
    lines += [f"# {line}".rstrip() for line in comment]
    lines += [f"{key}: {scalar(value)}" for key, value in head if value is not None]
    undecided = all(one.placeholder is not None for one in entries)
    lines += [
        "",
        "claims: [] # take the brackets away with the first claim that you decide" if undecided else "claims:",
    ]
    for entry in entries:
        lines += [f"  {line}" for line in entry_lines(entry)]
    return "\n".join(lines) + "\n"


def added(text: str, path: str, entries: Sequence[Entry], comment: str) -> str | None:
    """The file with entries behind its last claim, all else as it is; None where its claims are no block list."""
    fresh = list(_fresh(entries, text))
    if not fresh:
        return text
    document = parse(text, path, records=2)
    root: Any = document.root
    claims = root.get("claims") if isinstance(root, dict) else None
    if not isinstance(claims, list) or document.problems:
        return None
    if not claims:
        opened, found = re.subn(r"(?m)^claims:[ \t]*\[[ \t]*\][^\r\n]*", "claims:", text, count=1)
        at, indent = len(opened), "  "
        text = opened
        if not found:
            return None
    else:
        dash = re.match(r"( *)- ", document.line(document.key(claims, 0).line))
        if dash is None:
            return None
        at = _behind_last(document, claims) + len(text) - len(document.text)  # the byte-order mark is no part of it
        indent = dash[1]
    newline = "\r\n" if "\r\n" in text else "\n"
    block = newline.join(f"{indent}{line}" if line else "" for line in ["", f"# {comment}", *fresh]) + newline
    before = text[:at]
    return f"{before}{'' if before.endswith(chr(10)) else newline}{block}{text[at:]}"


def _fresh(entries: Iterable[Entry], text: str) -> Iterator[str]:
    """The lines of the entries; what stands there as a comment already, decided or not, is not asked again."""
    stripped = {line.strip() for line in text.splitlines()}
    for entry in entries:
        lines = entry_lines(entry)
        asked = [line for line in lines if line.startswith(("# - quote", "#   prefix", "#   suffix"))]
        if not asked or not all(line in stripped for line in asked):
            yield from lines


def _behind_last(document: Any, claims: list[Any]) -> int:
    """The end of the line on which the last claim ends, with the comments that follow at the end of the file."""
    text: str = document.text
    ends = [event.end_mark.index for event in document.scalars() if _inside(document, claims, event)]
    at = max(ends)
    while at > 0 and text[at - 1] in " \n\r\t":  # the mark of a block scalar stands on the next line
        at -= 1
    line_end = text.find("\n", at)
    at = len(text) if line_end < 0 else line_end + 1
    rest = text[at:]
    is_rest_comment = all(not line.strip() or line.lstrip().startswith("#") for line in rest.splitlines())
    return len(text) if is_rest_comment else at


def _inside(document: Any, claims: list[Any], event: Any) -> bool:
    """Whether a scalar stands below `claims`: behind its start and before the next key of the root."""
    root = document.root
    keys = [document.marks[id(root)][key][0].start_mark.index for key in root]
    here = document.marks[id(root)]["claims"][0].start_mark.index
    later = min((index for index in keys if index > here), default=len(document.text))
    return bool(here < event.start_mark.index < later)
