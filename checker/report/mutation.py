"""What became of slips and twins, as text for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from checker.mutants import Alarm, Failure, Mutant, Mutation, Survivor, Tally
from checker.report import Options
from checker.report.colours import Link, Paint, linker, painter
from checker.report.display import inert, safe, width, wrapped
from checker.report.escapes import json_text
from checker.report.text import counted, labelled, quoted

SCHEMA_VERSION = 1
_INDENT = "  "
_SHOWN = 60  # columns of what stood there, and of what was written instead
_NARROWEST = 40


def as_text(mutation: Mutation, options: Options) -> str:
    """What survived, what was red without a reason, what broke; then the figures."""
    paint, link = painter(options.colour), linker(options.links)
    limit = max(options.width, _NARROWEST)
    blocks = [
        *(_survivors(some, limit, paint, link) for some in _together(mutation.survivors)),
        *(_alarm(one, limit, paint, link) for one in mutation.alarms),
        *(_failure(one, limit, paint, link) for one in mutation.failures),
    ]
    if options.summary:
        blocks += [_table("slips", "caught", mutation.slips, paint), _table("twins", "green", mutation.twins, paint)]
        blocks += [_articles(mutation, limit, paint), _closing(mutation, limit, paint)]
    return inert("\n\n".join("\n".join(block) for block in blocks if block) + "\n") if any(blocks) else ""


def as_json(mutation: Mutation) -> str:
    """Everything; the same run gives the same bytes. Its schema is `schemas/mutation.schema.json`."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "factlint", "version": mutation.version},
        "seed": mutation.seed,
        "sample": mutation.sample,
        "summary": {
            "slips": _slip_figures(mutation.score),
            "twins": _twin_figures(mutation.equivalence),
            "possible": mutation.possible,
            "unsupported": mutation.unsupported,
        },
        "slips": {kind: _slip_figures(tally) for kind, tally in mutation.slips},
        "twins": {kind: _twin_figures(tally) for kind, tally in mutation.twins},
        "articles": [
            {
                "article": one.article,
                "language": one.language,
                "slips": _slip_figures(one.slips),
                "twins": _twin_figures(one.twins),
            }
            for one in mutation.articles
        ],
        "survivors": [
            {**_mutant(one.mutant), "claims": list(one.claims), "advice": one.advice, "message": one.message}
            for one in mutation.survivors
        ],
        "alarms": [
            {
                **_mutant(one.mutant),
                "findings": [{"code": code, "message": message} for code, message in one.findings],
            }
            for one in mutation.alarms
        ],
        "errors": [{**_mutant(one.mutant), "error": one.error} for one in mutation.failures],
    }
    return json_text(document, indent=2) + "\n"


# --- JSON -----------------------------------------------------------------------------------


def _slip_figures(tally: Tally) -> dict[str, Any]:
    survived = tally.made - tally.good - tally.failed
    return {
        "made": tally.made,
        "caught": tally.good,
        "survived": survived,
        "errors": tally.failed,
        "score": _rounded(tally),
    }


def _twin_figures(tally: Tally) -> dict[str, Any]:
    red = tally.made - tally.good - tally.failed
    return {
        "made": tally.made,
        "green": tally.good,
        "red": red,
        "errors": tally.failed,
        "equivalence": _rounded(tally),
    }


def _rounded(tally: Tally) -> float | None:
    """Two decimals, downwards: what is not all of them never reads as 100."""
    return None if tally.percent is None else int(tally.percent * 100) / 100


def _mutant(mutant: Mutant) -> dict[str, Any]:
    place = mutant.place
    whole = mutant.is_whole
    return {
        "kind": mutant.kind,
        "article": mutant.article,
        "language": mutant.language,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "start": mutant.start,
        "end": mutant.end,
        "was": None if whole else mutant.was,
        "now": None if whole else mutant.now,
    }


# --- text -----------------------------------------------------------------------------------


def _together(survivors: Iterable[Survivor]) -> Iterable[list[Survivor]]:
    """Those that went wrong on the same words, and that the same would catch."""
    groups: dict[tuple[str, int, int, str], list[Survivor]] = {}
    for one in survivors:
        groups.setdefault((one.mutant.article, one.mutant.start, one.mutant.end, one.message), []).append(one)
    return groups.values()


def _survivors(survivors: Sequence[Survivor], limit: int, paint: Paint, link: Link) -> list[str]:
    first = survivors[0]
    fate = f"survived{f', {len(survivors)} slips in one place' if len(survivors) > 1 else ''}"
    lines = _head(first.mutant, fate, "warning", limit, paint, link, [one.mutant for one in survivors])
    lines += quoted(first.evidence.text or "", first.evidence.marked, "warning", limit, paint)
    return [*lines, *labelled("help", first.message, limit, paint)]


def _alarm(alarm: Alarm, limit: int, paint: Paint, link: Link) -> list[str]:
    lines = _head(alarm.mutant, "is not green, though it changes no fact", "error", limit, paint, link)
    for code, message in alarm.findings:
        lines += [_INDENT + line for line in wrapped(f"{code} {message}", limit - len(_INDENT))]
    return lines


def _failure(failure: Failure, limit: int, paint: Paint, link: Link) -> list[str]:
    lines = _head(failure.mutant, "could not be judged", "error", limit, paint, link)
    return [*lines, *(_INDENT + line for line in wrapped(failure.error, limit - len(_INDENT)))]


def _head(
    mutant: Mutant, fate: str, style: str, limit: int, paint: Paint, link: Link, all_here: Sequence[Mutant] = ()
) -> list[str]:
    """The place and what was done; below it both wordings."""
    path, place = mutant.article, mutant.place
    spot = "" if mutant.is_whole else f":{place.line}:{place.column}"
    where = link(path, f"{paint('strong', safe(path))}{spot}") + ":"
    kinds = ", ".join(dict.fromkeys(one.kind for one in all_here)) or mutant.kind
    fits = width(f"{path}{spot}: {kinds} {fate}") <= limit
    lines = [f"{where} {paint(style, kinds)} {fate}"]
    if not fits:
        first, *rest = wrapped(f"{kinds} {fate}", limit - len(_INDENT))
        lines = [where, *(_INDENT + line for line in (first, *rest))]
    if not mutant.is_whole:
        lines += [_INDENT + line for line in wrapped(_change(all_here or [mutant]), limit - len(_INDENT))]
    return lines


def _change(mutants: Sequence[Mutant]) -> str:
    """What stood there, and every wording that came in its stead."""
    was = _short(mutants[0].was)
    now = [f"“{_short(one.now)}”" for one in mutants if one.now]
    if not now:
        return f"“{was}” went"
    came = now[0] if len(now) == 1 else f"{', '.join(now[:-1])} or {now[-1]}"
    return f"“{was}” became {came}" if was else f"{came} came"


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"


def _table(title: str, good: str, kinds: Sequence[tuple[str, Tally]], paint: Paint) -> list[str]:
    """One line for each kind: how many were made, how many did as they must."""
    if not kinds:
        return []
    names = max(len(title), *(len(kind) for kind, _ in kinds)) + len(_INDENT)
    lines = [paint("strong", f"{title:<{names}}{'made':>8}{good:>8}")]
    for kind, tally in kinds:
        judged = tally.good + tally.failed == tally.made
        shown = f"{tally.good:>8}" if judged else paint("warning", f"{tally.good:>8}")
        lines.append(f"{kind:<{names}}{tally.made:>8}{shown}")
    return lines


def _articles(mutation: Mutation, limit: int, paint: Paint) -> list[str]:
    if len(mutation.articles) < 2:
        return []
    lines = []
    for one in mutation.articles:
        said = f"{_share(one.slips)} caught, {_share(one.twins)} green"
        path = f"{one.article} [{one.language}]"
        if width(f"{path}  {said}") <= limit:
            lines.append(f"{paint('strong', safe(one.article))} [{safe(one.language)}]  {said}")
        else:
            lines += [f"{paint('strong', safe(one.article))} [{safe(one.language)}]", _INDENT + said]
    return lines


def _share(tally: Tally) -> str:
    return f"{tally.good} of {tally.made - tally.failed}"


def _closing(mutation: Mutation, limit: int, paint: Paint) -> list[str]:
    score, equivalence = mutation.score, mutation.equivalence
    chosen = "" if score.made == mutation.possible else f", a sample of {mutation.possible}"
    seed = f" (seed {mutation.seed})"
    said = (
        f"Caught {_share(score)} slips{_percent(score)} in {counted(len(mutation.articles), 'article')}{chosen}{seed}."
    )
    lines = _styled(said, score, limit, paint)
    lines += _styled(
        f"{_share(equivalence)} harmless twins stayed green{_percent(equivalence)}.", equivalence, limit, paint
    )
    if mutation.failures:
        said = f"{counted(len(mutation.failures), 'edit')} could not be judged, and count as neither."
        lines += [paint("error", line) for line in wrapped(said, limit)]
    if mutation.unsupported:
        said = (
            f"No slips were made in {counted(mutation.unsupported, 'claim')} that the text does not bear out as it is."
        )
        lines += wrapped(f"{said} See factlint check.", limit)
    return lines


def _percent(tally: Tally) -> str:
    rounded = _rounded(tally)
    return "" if rounded is None else f" ({rounded:.1f} %)" if rounded in (0, 100) else f" ({int(rounded * 10) / 10} %)"


def _styled(said: str, tally: Tally, limit: int, paint: Paint) -> list[str]:
    style = "good" if tally.good == tally.made else "warning"
    return [paint(style, line) for line in wrapped(said, limit)]
