"""How much of what articles say their claims hold, as text for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from checker.model import Counted, Coverage, Finding
from checker.report import Options
from checker.report.colours import Link, Paint, linker, painter
from checker.report.display import inert, safe, width, wrapped
from checker.report.escapes import json_text
from checker.report.text import counted, labelled

SCHEMA_VERSION = 1
_INDENT = "  "
_NARROWEST = 40


class Share(NamedTuple):
    """Mentions that claims hold, of those that need a claim; and those that need none."""

    claimed: int
    mentions: int
    ignored: int

    @property
    def percent(self) -> float | None:
        """Two decimals, downwards: what is not all of it never reads as 100. None where there is nothing to hold."""
        return 10_000 * self.claimed // self.mentions / 100 if self.mentions else None


def share(mentions: Iterable[Counted]) -> Share:
    """What mentions come to together."""
    claimed = needing = ignored = 0
    for one in mentions:
        ignored += one.ignored is not None
        needing += one.ignored is None
        claimed += one.ignored is None and bool(one.claims)
    return Share(claimed, needing, ignored)


def as_text(coverage: Coverage, options: Options) -> str:
    """What nobody has claimed, with its place; then the shares, each with its denominator."""
    paint, link = painter(options.colour), linker(options.links)
    limit = max(options.width, _NARROWEST)
    blocks = [
        [line for one in coverage.counted if is_open(one) for line in _unclaimed(one, limit, paint, link)],
        [line for one in coverage.unused for line in _unused(one, limit, paint, link)],
    ]
    if options.summary:
        blocks += [*_tables(coverage, limit, paint), _closing(coverage, limit, paint)]
    return inert("\n\n".join("\n".join(block) for block in blocks if block) + "\n") if any(blocks) else ""


def as_json(coverage: Coverage) -> str:
    """Everything; the same run gives the same bytes. Its schema is `schemas/coverage.schema.json`."""
    languages = sorted({language for _, language in coverage.articles})
    state = coverage.since
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "factlint", "version": coverage.version},
        "since": None if state is None else {"name": state.name, "commit": state.commit, "note": state.note},
        "summary": _figures(coverage.counted),
        "kinds": _by_kind(coverage.counted),
        "languages": {tag: _figures([one for one in coverage.counted if one.language == tag]) for tag in languages},
        "articles": [
            {"article": path, "language": language, **_figures(own), "kinds": _by_kind(own)}
            for path, language in coverage.articles
            for own in ([one for one in coverage.counted if one.article == path],)
        ],
        "unclaimed": [{**_mention(one), "quoted": one.is_quoted} for one in coverage.counted if is_open(one)],
        "ignored": [{**_mention(one), "reason": one.ignored} for one in coverage.counted if one.ignored is not None],
        "unused": [
            {"path": one.place.path, "line": one.place.line, "column": one.place.column, "message": one.message}
            for one in coverage.unused
        ],
    }
    return json_text(document, indent=2) + "\n"


def is_open(one: Counted) -> bool:
    """Whether a mention wants a claim."""
    return not one.claims and one.ignored is None


# --- JSON -----------------------------------------------------------------------------------


def _figures(mentions: Iterable[Counted]) -> dict[str, Any]:
    found = share(mentions)
    return {
        "mentions": found.mentions,
        "claimed": found.claimed,
        "unclaimed": found.mentions - found.claimed,
        "ignored": found.ignored,
        "percent": found.percent,
    }


def _by_kind(mentions: Sequence[Counted]) -> dict[str, Any]:
    kinds = sorted({one.kind for one in mentions})
    return {kind: _figures([one for one in mentions if one.kind == kind]) for kind in kinds}


def _mention(one: Counted) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "article": one.article,
        "language": one.language,
        "text": one.text,
        "value": one.value,
        "line": one.place.line,
        "column": one.place.column,
        "end_line": one.place.end_line,
        "end_column": one.place.end_column,
        "start": one.start,
        "end": one.end,
    }


# --- text -----------------------------------------------------------------------------------


def _unclaimed(one: Counted, limit: int, paint: Paint, link: Link) -> list[str]:
    where = "in a quote, but in no claim's value" if one.is_quoted else "in no quote"
    spot = f":{one.place.line}:{one.place.column}"
    place = link(one.article, f"{paint('strong', safe(one.article))}{spot}") + ":"
    said = f"{one.kind} “{one.text}” is {where}"
    if width(f"{one.article}{spot}: {said}") <= limit:
        return [f"{place} {paint('warning', one.kind)}{safe(said[len(one.kind) :])}"]
    first, *rest = wrapped(said, limit - len(_INDENT))
    first = paint("warning", one.kind) + first[len(one.kind) :]
    return [place, _INDENT + first, *(_INDENT + line for line in rest)]


def _unused(finding: Finding, limit: int, paint: Paint, link: Link) -> list[str]:
    spot = f":{finding.place.line}:{finding.place.column}"
    path = finding.place.path
    lines = [link(path, f"{paint('strong', safe(path))}{spot}") + f": {paint('warning', finding.code)}"]
    lines += [_INDENT + line for line in wrapped(finding.message, limit - len(_INDENT))]
    return [*lines, *(labelled("help", finding.hint, limit, paint) if finding.hint else ())]


def _tables(coverage: Coverage, limit: int, paint: Paint) -> list[list[str]]:
    """Shares by article, by language and by kind; of articles in which nothing was counted none."""
    groups: dict[str, dict[str, list[Counted]]] = {"article": {}, "language": {}, "kind": {}}
    for one in coverage.counted:
        for title, name in (("article", one.article), ("language", one.language), ("kind", one.kind)):
            groups[title].setdefault(name, []).append(one)
    has_ignored = any(one.ignored is not None for one in coverage.counted)
    columns = f"{'claimed':>9}{'of':>7}{'share':>9}" + (f"{'ignored':>9}" if has_ignored else "")
    longest = max((width(name) for names in groups.values() for name in (*names, "language")), default=0)
    room = min(longest, limit - len(columns))
    tables = []
    for title, named in groups.items():
        lines = [paint("strong", f"{title:<{room}}{columns}")]
        for name, own in sorted(named.items()):
            lines += _row(name, share(own), room, has_ignored, paint)
        tables.append(lines if named else [])
    return tables


def _row(name: str, found: Share, room: int, has_ignored: bool, paint: Paint) -> list[str]:
    """Mentions claimed, of how many, in per cent, and how many are ignored; below a name that is too long."""
    row = f"{found.claimed:>9}{found.mentions:>7}{_percent(found):>9}"
    row = row if found.claimed == found.mentions else paint("warning", row)
    row += f"{found.ignored:>9}" if has_ignored else ""
    if width(name) <= room:
        return [safe(name) + " " * (room - width(name)) + row]
    return [safe(name), " " * room + row]


def _percent(found: Share) -> str:
    percent = found.percent
    return "-" if percent is None else f"{int(percent * 10) / 10:.1f} %"


def _closing(coverage: Coverage, limit: int, paint: Paint) -> list[str]:
    found = share(coverage.counted)
    where = ""
    if coverage.since is not None:
        where = f" on lines that differ from {coverage.since.name} ({(coverage.since.commit or '')[:10]})"
    within = f"in {counted(len(coverage.articles), 'article')}"
    if not found.mentions:
        return wrapped(f"There is nothing to claim{where} {within}.", limit)
    verb = "is" if found.mentions == 1 else "are"
    what = f"{found.claimed} of {counted(found.mentions, 'mention')}{where} {within}"
    said = f"{what} {verb} claimed: {_percent(found)}."
    lines = [paint("good" if found.claimed == found.mentions else "warning", line) for line in wrapped(said, limit)]
    if found.ignored:
        verb = "is" if found.ignored == 1 else "are"
        lines += wrapped(f"{found.ignored} more {verb} ignored, with a reason, and not counted.", limit)
    return lines
