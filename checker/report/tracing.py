"""How a claim came by its verdict, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model import Finding, Relation, Verdict
from checker.report import Options
from checker.report.colours import Link, Paint, linker, painter
from checker.report.display import inert, safe, width, wrapped
from checker.report.text import described, headed, quoted
from checker.traces import Candidate, Occurrence, Other, Spot, Trace

_INDENT = "  "
_NARROWEST = 40
_STYLES: dict[Verdict, str] = {
    Verdict.SUPPORTED: "good",
    Verdict.REFUTED: "error",
    Verdict.NOT_FOUND: "error",
    Verdict.AMBIGUOUS: "error",
    Verdict.NOT_CHECKED: "warning",
}


def told(trace: Trace, options: Options) -> str:
    """The quote, where it stands, what was recognised there, the verdict, and what other claims say."""
    paint, link = painter(options.colour), linker(options.links)
    limit = max(options.width, _NARROWEST)
    parts = [
        _heading(trace, limit, paint, link),
        _quote(trace, limit, paint),
        _anchor(trace, limit, paint, link),
        _mentions(trace, limit, paint, link),
        _verdict(trace, limit, paint),
        _fact(trace, limit, paint, link),
        _findings(trace, limit, paint, link),
    ]
    return inert("\n\n".join("\n".join(lines) for lines in parts if lines) + "\n")


def told_finding(finding: Finding, options: Options) -> str:
    """One finding as a check tells it."""
    lines = described(finding, max(options.width, _NARROWEST), painter(options.colour), linker(options.links))
    return inert("\n".join(lines) + "\n")


def _heading(trace: Trace, limit: int, paint: Paint, link: Link) -> list[str]:
    claim = trace.judged.claim
    name = f"{claim.id}@{claim.article}"
    verdict = trace.judged.verdict
    lead = f"{paint('strong', safe(claim.id))}@{link(claim.article, safe(claim.article))}: "
    lines = [lead + paint(_STYLES[verdict], _word(verdict.value))]
    if width(name) + len(": ") + len(verdict.value) > limit:
        lines = [lead.rstrip(), _INDENT + paint(_STYLES[verdict], _word(verdict.value))]
    place = claim.place
    where = f"{place.path}:{place.line}:{place.column}"
    return [*lines, f"{_INDENT}{link(place.path, paint('faint', safe(where)))}", *_told(_claimed(trace), limit)]


def _claimed(trace: Trace) -> str:
    claim = trace.judged.claim
    stated = {name: value for name, value in claim.qualifiers._asdict().items() if value is not None}
    beside = "".join(f", {name} {value}" for name, value in stated.items())
    written = "" if claim.written == trace.value else f", written {claim.written}"
    return f"claims {trace.value} ({trace.kind}){written}, in {claim.language}{beside}"


def _quote(trace: Trace, limit: int, paint: Paint) -> list[str]:
    """The quote and its context, as the claim file has them and as they are compared."""
    claim = trace.judged.claim
    rows = [("as written", claim.quote), ("normalised", trace.quote)]
    rows += [("prefix", trace.prefix)] if trace.prefix else []
    rows += [("suffix", trace.suffix)] if trace.suffix else []
    return [paint("strong", "quote"), *_rows(rows, limit, paint)]


def _rows(rows: Iterable[tuple[str, str]], limit: int, paint: Paint) -> list[str]:
    lines = []
    for label, text in rows:
        lead = _INDENT + paint("faint", label) + " " * (len("as written  ") - len(label))
        first, *rest = wrapped(text, limit - len("  as written  "))
        lines += [lead + first, *(" " * len("  as written  ") + line for line in rest)]
    return lines


def _anchor(trace: Trace, limit: int, paint: Paint, link: Link) -> list[str]:
    lines = [f"{paint('strong', 'anchor')}: {_word(trace.judged.anchor.value)}", *_told(trace.anchored_since, limit)]
    if trace.spot is not None:
        lines += _spot(trace.spot, "good" if trace.judged.anchor.value == "exact" else "warning", limit, paint, link)
    others = [one for one in trace.occurrences if not one.is_meant]
    if others:
        lines += [f"{_INDENT}word for word also at"]
        lines += [_INDENT + line for one in others for line in _occurrence(one, limit - 2, paint, link)]
    others_near = [one for one in trace.candidates if not one.is_meant]
    if any(one.is_meant for one in trace.candidates):
        (meant,) = [one for one in trace.candidates if one.is_meant]
        lines += _told(_edits(meant), limit)
    if others_near:
        lines += [f"{_INDENT}like it are"]
        lines += [_INDENT + line for one in others_near for line in _candidate(one, limit - 2, paint, link)]
    return lines


def _occurrence(one: Occurrence, limit: int, paint: Paint, link: Link) -> list[str]:
    fits = {True: "fits", False: "does not fit"}
    said = [
        f"{name} {fits[value]}" for name, value in (("prefix", one.prefix), ("suffix", one.suffix)) if value is not None
    ]
    return _spot(one.spot, "note", limit, paint, link, ", ".join(said))


def _candidate(one: Candidate, limit: int, paint: Paint, link: Link) -> list[str]:
    return _spot(one.spot, "note", limit, paint, link, _edits(one))


def _edits(one: Candidate) -> str:
    letters = "character" if one.edits == 1 else "characters"
    return f"{one.edits} {letters} of the quote changed; {one.allowed} may be"


def _spot(spot: Spot, style: str, limit: int, paint: Paint, link: Link, remark: str = "") -> list[str]:
    """Place, words and remark; the stretch in its surroundings, with carets below it."""
    where = f"{spot.place.path}:{spot.place.line}:{spot.place.column}"
    head = _INDENT + link(spot.place.path, paint("faint", safe(where)))
    text = f"{spot.before}{spot.text}{spot.after}"
    marked = len(spot.before), len(spot.before) + len(spot.text)
    if not remark:
        lines = [head]
    elif len(_INDENT) + width(where) + 2 + width(remark) <= limit:
        lines = [f"{head}  {safe(remark)}"]
    else:
        lines = [head, *_told(remark, limit)]
    return lines + quoted(text, marked, style, limit, paint)


def _mentions(trace: Trace, limit: int, paint: Paint, link: Link) -> list[str]:
    """A line for each: the words, the value, how it relates to the claim's or why it is no rival, the place."""
    if not trace.seen:
        return []
    lines = [paint("strong", "recognised in the quote")]
    for one in trace.seen:
        style = {Relation.EQUAL: "good", None: "faint"}.get(one.relation, "error")
        outcome = one.reason or _word(one.relation.value if one.relation else "")
        where = f"{one.spot.place.path}:{one.spot.place.line}:{one.spot.place.column}"
        said = f"“{safe(one.spot.text)}”  {paint('note', safe(one.value))}  {paint(style, safe(outcome))}"
        used = width(f"“{one.spot.text}”  {one.value}  {outcome}") + len(_INDENT)
        shown = link(one.spot.place.path, paint("faint", safe(where)))
        if used <= limit:
            lines += [f"{_INDENT}{said}  {shown}"] if used + 2 + width(where) <= limit else [_INDENT + said]
        else:
            lines += _told(f"“{one.spot.text}”  {one.value}  {outcome}", limit)
    return lines


def _verdict(trace: Trace, limit: int, paint: Paint) -> list[str]:
    verdict = trace.judged.verdict
    heading = f"{paint('strong', 'verdict')}: {paint(_STYLES[verdict], _word(verdict.value))}"
    return [heading, *_told(trace.judged_since, limit)]


def _fact(trace: Trace, limit: int, paint: Paint, link: Link) -> list[str]:
    if trace.fact is None:
        return []
    lines = [f"{paint('strong', 'fact')}: {safe(trace.fact)}"]
    if not trace.others:
        return [*lines, f"{_INDENT}no other claim speaks of it"]
    return lines + [line for one in trace.others for line in _other(one, limit, paint, link)]


def _other(one: Other, limit: int, paint: Paint, link: Link) -> list[str]:
    claim = one.claim
    said = f"{claim.language}  {one.value}  {_word(one.verdict.value)}"
    name = f"{claim.id}@{claim.article}"
    if len(_INDENT) + width(said) + 2 + width(name) <= limit:
        verdict = paint(_STYLES[one.verdict], _word(one.verdict.value))
        styled = f"{paint('note', safe(claim.language))}  {safe(one.value)}  {verdict}"
        return [f"{_INDENT}{styled}  {link(claim.article, paint('faint', safe(name)))}"]
    return [*_told(said, limit), f"{_INDENT * 2}{link(claim.article, paint('faint', safe(name)))}"]


def _findings(trace: Trace, limit: int, paint: Paint, link: Link) -> list[str]:
    if not trace.findings:
        return [f"{paint('strong', 'findings')}: none"]
    lines = [paint("strong", "findings")]
    for one in trace.findings:
        lines += [_INDENT + line for line in headed(one, limit - len(_INDENT), paint, link)]
        known = "acknowledged: " + one.acknowledged.reason if one.acknowledged else ""
        lines += [_INDENT + line for text in (one.message, known) if text for line in _told(text, limit - len(_INDENT))]
    return lines


def _told(text: str, limit: int) -> list[str]:
    return [_INDENT + line for line in wrapped(text, limit - len(_INDENT))]


def _word(name: str) -> str:
    return name.replace("_", " ")
