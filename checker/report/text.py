"""For people at a terminal: the place, what is wrong, every quote in its own script, what to do.

seeds/one.txt:5:44: FL201 number-contradiction error
  The message, on as many lines as it takes.

  ja  72 country  seeds/one.txt:5:44
    | 72か国の代表が条約に署名し参加した
    | ^^^^

  help: what to do
"""

from __future__ import annotations

from itertools import groupby

from checker.model import Evidence, Finding, Report, State
from checker.report import Options
from checker.report.colours import Link, Paint, linker, painter
from checker.report.display import Cell, excerpt, inert, safe, width, wrap, wrapped
from checker.report.summary import Summary, ordered_findings, summarise
from checker.rules import RULES

_INDENT = "  "
_GUTTER = "    | "
_QUOTE_LINES = 3  # a longer quote is cut around the part that differs
_SHORT_ID = 10  # characters of a commit's id
_NARROWEST = 40  # columns; on less than that, lines run over rather than fall apart


def render(report: Report, options: Options) -> str:
    """The findings that are not acknowledged, a blank line between them, and the closing lines.

    Where a run looks for what is new, the others are a list, before what they could hide from view.
    """
    paint, link = painter(options.colour), linker(options.links)
    limit = max(options.width, _NARROWEST)
    blocks = [
        "\n".join(described(finding, limit, paint, link))
        for finding in ordered_findings(report)
        if (finding.acknowledged is None and not finding.known) or (finding.acknowledged and options.acknowledged)
    ]
    if options.summary:
        known = [one for one in ordered_findings(report) if one.known and one.acknowledged is None]
        if report.since is not None and known:
            blocks.insert(0, "\n".join(_known(known, report.since, limit, paint, link)))
        blocks.append("\n".join(_closing(summarise(report), limit, paint, options.acknowledged)))
    return inert("\n\n".join(blocks) + "\n") if blocks else ""


def _known(findings: list[Finding], since: State, limit: int, paint: Paint, link: Link) -> list[str]:
    """Where each of the findings is that were there before, and no more."""
    heading = f"{counted(len(findings), 'finding')} known at {since.name} ({(since.commit or '')[:_SHORT_ID]}):"
    lines = wrapped(heading, limit)
    for one in findings:
        head = headed(one, limit - len(_INDENT), paint, link)
        lines += [_INDENT + line for line in head]
    return lines


def block(finding: Finding, limit: int) -> list[str]:
    """The lines of one finding without colour, for formats that quote the text report."""
    return inert("\n".join(described(finding, limit, painter(False), linker("")))).split("\n")


def described(finding: Finding, limit: int, paint: Paint, link: Link) -> list[str]:
    """The lines of one finding."""
    severity = finding.severity
    lines = headed(finding, limit, paint, link)
    lines += _indented(finding.message, limit)
    lines += [""] if finding.evidence else []
    for evidence, place in _gathered(finding.evidence):
        lines += _evidence_head(evidence, place, limit, paint, link)
        if evidence.text is not None and evidence.text != evidence.value:  # a name is its own quote
            lines += quoted(evidence.text, evidence.marked, severity, limit, paint)
    if finding.detail:
        lines += ["", *(_INDENT + safe(line) for line in finding.detail.splitlines())]
    if finding.hint:
        lines += ["", *labelled("help", finding.hint, limit, paint)]
    if finding.acknowledged is not None:
        until = f" (until {finding.acknowledged.until})" if finding.acknowledged.until else ""
        lines += ["", *labelled("acknowledged", finding.acknowledged.reason + until, limit, paint)]
    return lines


def headed(finding: Finding, limit: int, paint: Paint, link: Link) -> list[str]:
    """The place, then code, name and severity: on one line if that fits."""
    path, line, column = finding.place.path, finding.place.line, finding.place.column
    name, severity = RULES[finding.code].name, finding.severity
    place = link(path, f"{paint('strong', safe(path))}:{line}:{column}") + ":"
    what = f"{paint(severity, finding.code)} {name} {paint(severity, severity)}"
    if width(f"{path}:{line}:{column}: {finding.code} {name} {severity}") <= limit:
        return [f"{place} {what}"]
    return [place, _INDENT + what]


def _indented(text: str, limit: int) -> list[str]:
    return [_INDENT + line for line in wrapped(text, limit - len(_INDENT))]


def labelled(label: str, text: str, limit: int, paint: Paint) -> list[str]:
    """`label: text`, the text hanging behind its label where there is room for that."""
    lead = f"{label}: "
    first, *rest = wrapped(text, limit - len(_INDENT) - len(lead))
    hang = _INDENT + " " * len(lead)
    return [_INDENT + paint("note", f"{label}:") + " " + first, *(hang + line for line in rest)]


def _gathered(evidence: tuple[Evidence, ...]) -> list[tuple[Evidence, str]]:
    """Each side of a finding with its places; the same words of one article stand once, at all their places."""
    places: dict[Evidence, list[str]] = {}
    for one in evidence:
        said = one._replace(claim=None if one.article else one.claim, start=None, end=None, line=None, column=None)
        spots = places.setdefault(said, [])
        if one.line is not None and f"{one.line}:{one.column}" not in spots:
            spots.append(f"{one.line}:{one.column}")
    return [(one, _place(one, spots)) for one, spots in places.items()]


def _place(evidence: Evidence, spots: list[str]) -> str:
    if not spots and evidence.text is not None:  # words that stand nowhere in the article
        return "the claim's quote"
    return safe(f"{evidence.article or evidence.claim or ''}{':' if spots else ''}{', '.join(spots)}")


def _evidence_head(evidence: Evidence, place: str, limit: int, paint: Paint, link: Link) -> list[str]:
    """Language and value, then the places: on one line if that fits, else below each other."""
    language = safe(evidence.language) if evidence.language else ""
    value = safe(evidence.value) if evidence.value is not None else ""
    lead = f"{_INDENT}{language}{'  ' if language and value else ''}"
    styled = f"{_INDENT}{paint('note', language)}{'  ' if language and value else ''}"
    if width(lead + value) + len("  ") + width(place) <= limit:
        said = styled + paint("strong", value)
        if not place:
            return [said.rstrip()]
        shown = paint("faint", place)
        return [f"{said}  {shown if evidence.line is None else link(evidence.article or '', shown)}"]
    first, *rest = wrapped(evidence.value or "", limit - width(lead), _QUOTE_LINES)
    hang = " " * width(lead)
    return [
        styled + paint("strong", first),
        *(hang + paint("strong", line) for line in rest),
        *(hang + paint("faint", line) for line in wrapped(place, limit - width(lead)) if line),
    ]


def quoted(text: str, marked: tuple[int, int] | None, severity: str, limit: int, paint: Paint) -> list[str]:
    """The quote behind a gutter, with carets under the part that differs."""
    room = max(limit - len(_GUTTER), 2)
    gutter = paint("faint", _GUTTER.rstrip())
    lines = []
    for row in wrap(excerpt(text, marked or (0, 0), room * _QUOTE_LINES - 4), room):
        lines.append(f"{gutter} {_row(row, marked, severity, paint)}".rstrip())
        carets = _carets(row, marked)
        if carets:
            lines.append(f"{gutter} {paint(severity, carets)}")
    return lines


def _is_marked(cell: Cell, marked: tuple[int, int] | None) -> bool:
    return marked is not None and cell.start < marked[1] and cell.end > marked[0]


def _row(row: list[Cell], marked: tuple[int, int] | None, severity: str, paint: Paint) -> str:
    """The cells of one line, the marked ones in the colour of the finding."""
    runs = groupby(row, key=lambda cell: _is_marked(cell, marked))
    texts = ((inside, "".join(cell.shown for cell in run)) for inside, run in runs)
    return "".join(paint(severity, text) if inside else text for inside, text in texts)


def _carets(row: list[Cell], marked: tuple[int, int] | None) -> str:
    signs = (("^" if _is_marked(cell, marked) else " ") * cell.width for cell in row)
    return "".join(signs).rstrip()


def closing(summary: Summary) -> tuple[str, str]:
    """What was checked, or nothing where nothing was; and how many findings there are."""
    new = "" if summary.known is None else "new "
    counts = [counted(count, f"{new}{severity}") for severity, count in summary.findings.items() if count]
    found = f"Found {_series(counts)}" if counts else f"No {new}findings"
    if summary.known:
        found += f"; {summary.known} known"
    if summary.acknowledged:
        found += f"; {summary.acknowledged} acknowledged"
    checked = [_checked(summary)] if summary.claims or (summary.articles and not summary.compared) else []
    if summary.compared:
        checked.append(f"Compared {counted(summary.compared, 'pair')} of language versions.")
    if summary.validated is not None:
        files, claims = summary.validated
        checked.append(f"Validated {counted(claims, 'claim')} in {counted(files, 'claim file')}.")
    return " ".join(checked), found


def _closing(summary: Summary, limit: int, paint: Paint, listed: bool) -> list[str]:
    checked, found = closing(summary)
    if summary.acknowledged and not listed:
        found += " (listed with --show-acknowledged)"
    style = next((severity for severity, count in summary.findings.items() if count), "good")
    lines = wrapped(checked, limit) if checked else []
    return [*lines, *(paint(style, line) for line in wrapped(f"{found}.", limit))]


def _checked(summary: Summary) -> str:
    verdicts = [f"{count} {name.replace('_', ' ')}" for name, count in summary.verdicts.items() if count]
    if summary.quoted:
        verdicts[0] += f" ({summary.quoted} quoted)"
    return (
        f"Checked {counted(summary.claims, 'claim')} of {counted(summary.facts, 'fact')} "
        f"in {counted(summary.articles, 'article')}{': ' if verdicts else ''}{', '.join(verdicts)}."
    )


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _series(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
