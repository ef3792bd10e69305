"""For people at a terminal: each fact that changed in a sentence and with its quotes, then the findings.

changed  signatories of hanoi-convention: 72 → 71 in sv; fr and ja still say 72
         sv  seeds/one.txt:3:8  “71 länder undertecknade”
"""

from __future__ import annotations

from itertools import groupby

from checker.model import Changes, FactChange, Finding, Voice
from checker.report import Options
from checker.report.changes.sentences import (
    compared,
    counted,
    facts_counted,
    findings_counted,
    movement,
    named,
    ordered,
    subject,
)
from checker.report.colours import Link, Paint, linker, painter
from checker.report.display import excerpt, inert, safe, width, wrapped
from checker.report.text import described, headed

_INDENT = "  "
_STYLES = {"new": "good", "changed": "warning", "removed": "error"}
_HANG = " " * len(f"{_INDENT}removed  ")
_NARROWEST = 40
_LEAST_QUOTE = 20  # columns; less of a quote says nothing
_QUOTE = 60  # columns of a quote at most


def render(changes: Changes, options: Options) -> str:
    """Stories with what changed in them, new findings in full, others in a line, and the closing lines."""
    paint, link = painter(options.colour), linker(options.links)
    limit = max(options.width, _NARROWEST)
    blocks = []
    for story, facts in groupby(changes.facts, key=lambda one: one.story):
        lines = [paint("strong", safe(story))]
        for one in facts:
            lines += _fact(one, limit, paint, link)
        blocks.append("\n".join(lines))
    blocks += ["\n".join(described(one, limit, paint, link)) for one in ordered(changes.added)]
    for heading, findings in (("fixed", changes.fixed), ("acknowledged", changes.acknowledged)):
        if findings:
            blocks.append("\n".join(_brief(heading, ordered(findings), limit, paint, link)))
    if options.summary:
        blocks.append("\n".join(_closing(changes, limit, paint)))
    return inert("\n\n".join(blocks) + "\n") if blocks else ""


def _fact(change: FactChange, limit: int, paint: Paint, link: Link) -> list[str]:
    first, *rest = wrapped(f"{subject(change)}: {movement(change)}", limit - len(_HANG))
    label = paint(_STYLES[change.kind], change.kind)
    lines = [f"{_INDENT}{label}{' ' * (len(_HANG) - len(_INDENT) - len(change.kind))}{first}"]
    lines += [_HANG + line for line in rest]
    for voice in change.voices:
        if voice.is_changed and voice.after:
            lines += _quote(change, voice, limit, paint, link)
    return lines


def _quote(change: FactChange, voice: Voice, limit: int, paint: Paint, link: Link) -> list[str]:
    """Who says so, where, and in which words: on one line where there is room for some of them."""
    place = f"{voice.place.path}:{voice.place.line}:{voice.place.column}"
    name = safe(voice.language if named(change, voice) == voice.language else "")
    lead = f"{_HANG}{paint('note', name)}{'  ' if name else ''}"
    shown = link(voice.place.path, paint("faint", safe(place)))
    used = len(_HANG) + width(name) + (2 if name else 0) + width(place)
    room = limit - used - len("  “”")
    if room >= _LEAST_QUOTE:
        return [f"{lead}{shown}  “{_cut(voice.quote, min(room, _QUOTE))}”"]
    return [f"{lead}{shown}", f"{_HANG}“{_cut(voice.quote, min(limit - len(_HANG) - 2, _QUOTE))}”"]


def _cut(text: str, most: int) -> str:
    return "".join(cell.shown for cell in excerpt(text, (0, 0), most))


def _brief(heading: str, findings: list[Finding], limit: int, paint: Paint, link: Link) -> list[str]:
    """Where each finding was, and no more."""
    lines = [f"{counted(len(findings), 'finding')} {heading}:"]
    for one in findings:
        lines += [_INDENT + line for line in headed(one, limit - len(_INDENT), paint, link)]
    return lines


def _closing(changes: Changes, limit: int, paint: Paint) -> list[str]:
    style = next((one.severity for one in ordered(changes.added)), "good")
    lines = wrapped(f"{compared(changes)}.", limit) + wrapped(f"{facts_counted(changes)}.", limit)
    return [*lines, *(paint(style, line) for line in wrapped(f"{findings_counted(changes)}.", limit))]
