"""What was recognised in a text: marked in it and listed, or as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Mention
from checker.report import Options
from checker.report.colours import Paint, painter
from checker.report.display import inert, safe, width


def listing(text: str, mentions: Sequence[Mention], places: Sequence[tuple[int, int]], options: Options) -> str:
    """On a terminal with colour the text with its mentions marked; then a row for each: place, kind, value, words."""
    paint = painter(options.colour)
    lines = [_marked(text, mentions, paint), ""] if options.colour and mentions else []
    rows = []
    for mention, (line, column) in zip(mentions, places, strict=True):
        wording = " ".join(safe(text[mention.start : mention.end]).split())
        rows.append((f"{line}:{column}", mention.kind, _value(mention), wording))
    wide = [max((width(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        cells = [cell + " " * (wide[column] - width(cell)) for column, cell in enumerate(row[:3])]
        lines.append(f"{paint('faint', cells[0])}  {cells[1]}  {paint('strong', cells[2])}  {row[3]}")
    lines.append(f"{len(mentions)} {'mention' if len(mentions) == 1 else 'mentions'}.")
    return "\n".join(lines) + "\n"


def _marked(text: str, mentions: Sequence[Mention], paint: Paint) -> str:
    pieces = []
    at = 0
    for mention in mentions:
        pieces += [_shown(text[at : mention.start]), _painted(text[mention.start : mention.end], paint)]
        at = mention.end
    return "".join([*pieces, _shown(text[at:])]).rstrip("\n")


def _shown(text: str) -> str:
    return inert("\n".join(safe(line) for line in text.split("\n")))


def _painted(text: str, paint: Paint) -> str:
    return "\n".join(paint("note", safe(line)) for line in text.split("\n"))


def _value(mention: Mention) -> str:
    """The value with its bound before it and its unit behind it; a malformed figure with all that it may mean."""
    hedge = mention.hedge or ""
    readings = [str(one) for one in mention.readings] or [str(mention.value)]
    value = " or ".join(dict.fromkeys(readings))
    bound = f"{hedge} " if hedge and hedge not in ("..", value) else ""
    return f"{bound}{value}{f' {mention.unit}' if mention.unit else ''}"


def as_json(mentions: Sequence[Mention], language: str, places: Sequence[tuple[int, int]]) -> str:
    """Every mention with kind, span, place, value, unit and hedge; spans are code points, half-open."""
    import json

    rows = [
        {
            "kind": mention.kind,
            "start": mention.start,
            "end": mention.end,
            "line": line,
            "column": column,
            "value": str(mention.value),
            "unit": mention.unit,
            "hedge": mention.hedge or None,
            "readings": [str(one) for one in mention.readings],
            "problem": mention.problem,
        }
        for mention, (line, column) in zip(mentions, places, strict=True)
    ]
    return (
        json.dumps({"schema_version": 1, "language": language, "mentions": rows}, ensure_ascii=False, indent=2) + "\n"
    )
