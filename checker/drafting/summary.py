"""What was drafted, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker import __version__
from checker.drafting.draft import Draft
from checker.report.display import inert, safe, wrapped

_INDENT = "  "


def as_text(drafts: Sequence[Draft], *, width: int) -> str:
    """A block for each draft, then what to do."""
    blocks = [_block(one, width) for one in drafts]
    left = sum(one.placeholders for one in drafts)
    closing = [f"{_many(sum(one.claims for one in drafts), 'claim')} drafted, {_many(left, 'placeholder')} left."]
    if left:
        closing += wrapped(
            "Lines behind `# decide:` wait for you: complete them and take their `# ` away, or remove them; "
            "`factlint validate` then says whether all of it can be read, `factlint check` whether it is so.",
            width,
        )
    return inert("\n\n".join("\n".join(lines) for lines in (*blocks, closing)) + "\n")


def _block(one: Draft, width: int) -> list[str]:
    if one.before is None:
        what = "written"
    elif one.text == one.before:
        what = "unchanged: its claims cover what there is to propose"
    else:
        what = "added to"
    lines = [safe(one.path), f"{_INDENT}{what}; {safe(one.article)} [{safe(one.language)}], story {safe(one.story)}"]
    others = one.claims - one.from_story
    if one.claims:
        lines.append(
            f"{_INDENT}{_many(one.claims, 'claim')}: {one.from_story} as other articles of the story have them, "
            f"{others} by the vocabulary"
        )
    if one.placeholders:
        lines.append(f"{_INDENT}{_many(one.placeholders, 'placeholder')} to decide")
    if one.missing:
        lines.append(f"{_INDENT}not found in the text, though the other says it:")
        lines += [f"{_INDENT * 2}{line}" for line in wrapped(", ".join(one.missing), width - 4)]
    return [part for line in lines for part in _folded(line, width)]


def _folded(line: str, width: int) -> Iterable[str]:
    if len(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    return [f"{indent}{part}" for part in wrapped(line.strip(), width - len(indent))]


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def as_json(drafts: Iterable[Draft], *, written: bool) -> str:
    """The same as JSON, by schemas/draft.schema.json; the files' text where it was not written."""
    from json import dumps

    found = []
    for one in drafts:
        entry = {
            "article": one.article,
            "language": one.language,
            "story": one.story,
            "path": one.path,
            "state": _state(one, written=written),
            "claims": one.claims,
            "from_story": one.from_story,
            "placeholders": one.placeholders,
            "missing": list(one.missing),
        }
        found.append(entry if written else {**entry, "text": one.text})
    data = {"schema_version": 1, "tool": {"name": "factlint", "version": __version__}, "drafts": found}
    return inert(dumps(data, ensure_ascii=False, indent=2) + "\n")


def _state(one: Draft, *, written: bool) -> str:
    if one.text == one.before:
        return "unchanged"
    if not written:
        return "drafted"
    return "created" if one.before is None else "updated"
