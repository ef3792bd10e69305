"""What is recognised in which language, in a table or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from checker.report import Options
from checker.report.colours import painter
from checker.report.display import wrapped


class Known(Protocol):
    """A locale and what is recognised in it."""

    @property
    def tag(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def kinds(self) -> tuple[str, ...]: ...


def table(known: Sequence[Known], options: Options) -> str:
    """A row for each language with data of its own, a line for the locales that inherit, one for all others."""
    paint = painter(options.colour)
    own = [one for one in known if one.source == one.tag]
    heirs = [one for one in known if one.source not in (None, one.tag)]
    others = [one for one in known if one.source is None]
    kinds = sorted({kind for one in known for kind in one.kinds})
    wide = max(len(one.tag) for one in own)
    names = max(len(one.name) for one in own)
    lines = []
    for one in own:
        missing = [kind for kind in kinds if kind not in one.kinds]
        said = paint("good", "everything") if not missing else f"not {', '.join(missing)}"
        lines.append(f"{paint('strong', one.tag)}{' ' * (wide - len(one.tag))}  {one.name:<{names}}  {said}")
    lines.append("")
    lines += wrapped(f"Everything is: {', '.join(kinds)}, in digits and in words, with bounds.", options.width)
    lines.append("")
    lines += wrapped(f"{len(heirs)} regional locales inherit, among them {_some(heirs)}.", options.width)
    if others:
        base = [one for one in others if "-" not in one.tag]
        kinds_there = ", ".join(others[0].kinds)
        text = (
            f"{len(base)} further languages of CLDR ({len(others)} locales) are read from CLDR alone: digits, "
            f"separators, names of months, days, currencies and units ({kinds_there}). What needs number words is "
            "not checked there, and counted as such."
        )
        lines += ["", *wrapped(text, options.width)]
    return "\n".join(lines) + "\n"


def _some(known: Sequence[Known]) -> str:
    return ", ".join(one.tag for one in known[:: max(1, len(known) // 6)][:6])


def as_json(known: Sequence[Known]) -> str:
    """Every locale with its name, the file it reads and the kinds of mentions that are recognised."""
    import json

    rows = [{"tag": one.tag, "name": one.name, "source": one.source, "kinds": list(one.kinds)} for one in known]
    return json.dumps({"schema_version": 1, "languages": rows}, ensure_ascii=False, indent=1) + "\n"
