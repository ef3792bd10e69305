"""What a project began with and what to do next, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator

from checker import __version__
from checker.drafting.start.project import File, Started, group
from checker.drafting.start.texts import Story
from checker.report.display import inert, safe, wrapped

_MOST = 12  # claim files, and texts left out, that are listed one by one
_WIDEST = 40  # columns of a path with its line beside it


def as_text(started: Started, *, width: int) -> str:
    """The files with a line each, what was left out, and the next steps."""
    lines = [
        f"{_many(started.articles, 'article')} of {_many(started.stories, 'story', 'stories')}, "
        f"in {', '.join(started.languages)}.",
        "",
        *_files(started, width),
    ]
    if started.left_out:
        lines += ["", "Left out:"]
        for path, why in started.left_out[:_MOST]:
            lines += wrapped(f"  {safe(path)}: {safe(why)}", width)
        if len(started.left_out) > _MOST:
            lines.append(f"  and {len(started.left_out) - _MOST} more")
    lines += ["", *_next(started, width)]
    if started.unlisted:
        lines += ["", *_unlisted(started, width)]
    return inert("\n".join(lines) + "\n")


def _files(started: Started, width: int) -> Iterator[str]:
    new = [file for file in started.files if not file.is_there]
    claims = [file for file in new if file.what.startswith("the claims of ")]
    column = max((len(file.path) for file in started.files if len(file.path) <= _WIDEST), default=0) + 2
    for file in started.files:
        if file in claims[_MOST:]:
            if file == claims[_MOST]:
                yield f"and {len(claims) - _MOST} more claim files"
            continue
        yield from _file(file, column, width)


def _file(file: File, column: int, width: int) -> list[str]:
    what = f"{file.what}{' (it was there, and is as it was)' if file.is_there else ''}"
    path = safe(file.path)
    if len(path) < column and width >= 2 * column:
        first, *rest = wrapped(safe(what), width - column)
        return [f"{path:{column}}{first}", *(f"{'':{column}}{line}" for line in rest)]
    return [path, *(f"    {line}" for line in wrapped(safe(what), width - 4))]


def _next(started: Started, width: int) -> Iterator[str]:
    yield f"{_many(started.claims, 'claim')} drafted, {_many(started.placeholders, 'placeholder')} left. Next:"
    vocabulary = next((file.path for file in started.files if file.path.endswith("/vocabulary.yaml")), "the vocabulary")
    steps = [
        "factlint check: the claims against the texts, and the languages against each other.",
        f"Read the claims. Say what their attributes mean, in {safe(vocabulary)} and the claim files, and decide "
        "what waits behind `# decide:`.",
        "factlint draft ARTICLE for a text that is new, --update for one that has changed.",
        "pre-commit install, once in each clone, and the gate is closed.",
    ]
    for number, step in enumerate(steps, 1):
        first, *rest = wrapped(step, width - 5)
        yield f"  {number}. {first}"
        yield from (f"     {line}" for line in rest)


def _unlisted(started: Started, width: int) -> Iterator[str]:
    """What to add to a configuration that was there, to be copied: nothing in it is folded."""
    source = next(file.path for file in started.files if file.is_there)
    yield from wrapped(
        f"{safe(source)} has stayed as it is. To hold the versions against each other, add to it:", width
    )
    if source.endswith(".toml"):
        yield f"  translations = [{', '.join(_in_toml(story) for story in started.unlisted)}]"
        return
    yield "  translations:"
    yield from (f"    - {safe(group(story))}" for story in started.unlisted)


def _in_toml(story: Story) -> str:
    from json import dumps  # a string of JSON is one of TOML

    versions = ", ".join(f"{text.language} = {dumps(safe(text.path))}" for text in story.texts)
    return f"{{{versions}}}"


def _many(number: int, word: str, words: str | None = None) -> str:
    return f"{number} {word if number == 1 else words or word + 's'}"


def as_json(started: Started) -> str:
    """The same as JSON, by schemas/init.schema.json."""
    from json import dumps

    data = {
        "schema_version": 1,
        "tool": {"name": "factlint", "version": __version__},
        "stories": started.stories,
        "articles": started.articles,
        "languages": list(started.languages),
        "claims": started.claims,
        "placeholders": started.placeholders,
        "files": [
            {"path": file.path, "state": "kept" if file.is_there else "created", "what": file.what}
            for file in started.files
        ],
        "unlisted": [{text.language: text.path for text in story.texts} for story in started.unlisted],
        "left_out": [{"path": path, "why": why} for path, why in started.left_out],
    }
    return inert(dumps(data, ensure_ascii=False, indent=2) + "\n")
