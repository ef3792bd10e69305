"""From a folder of articles to the files of a project; nothing is written here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker import __version__
from checker.drafting.desk import Desk
from checker.drafting.draft import COMMENT
from checker.drafting.entries import Judge, entries
from checker.drafting.naming import named as name_of
from checker.drafting.naming import unique
from checker.drafting.propose import propose
from checker.drafting.records import Progress, Proposal
from checker.drafting.start import registry
from checker.drafting.start.names import names_of
from checker.drafting.start.registry import Begun, Wanted
from checker.drafting.start.texts import Story, Text, find_texts, languages, place_of
from checker.drafting.writing import new_file, scalar
from checker.errors import ConfigurationError, ValueProblem
from checker.load.configuration import load_config
from checker.load.files import Disk
from checker.load.overlay import Overlay
from checker.model import Config, Registry
from checker.values import Context, value_type

_ADDRESS = "https://github.com/factlint/factlint"
_HOOKS = ".pre-commit-config.yaml"
_WORKFLOW = ".github/workflows/factlint.yml"


class File(NamedTuple):
    """A file of the project."""

    path: str  # from the root
    text: str
    what: str  # what it is, in a line
    is_there: bool  # it was there before, and stays as it is


class Started(NamedTuple):
    """A project, begun."""

    root: str
    files: tuple[File, ...]
    stories: int
    articles: int
    languages: tuple[str, ...]
    claims: int
    placeholders: int
    left_out: tuple[tuple[str, str], ...]  # files that are no articles of the project, and why
    unlisted: tuple[Story, ...]  # whose versions a configuration that was there doesn't name


def start(folder: str | None, language: str | None, cwd: str, progress: Progress = lambda done, total: None) -> Started:
    """The files that a project over a folder of articles needs. Raises ConfigurationError where there is none."""
    root, inside = place_of(folder, cwd)
    config = _config(root)
    disk = Disk(root)
    found = find_texts(disk, inside, config.claims, language)
    if not found.stories:
        hint = "name them like about.sv.md or sv/about.md, or give --language"
        what = f"{len(found.left_out)} texts of unknown language" if found.left_out else "no text"
        raise ConfigurationError(f"{folder or inside}: found {what}, expected articles (.md, .txt, .html); {hint}")
    begun = registry.begin(found.stories, names_of(found.stories))
    named = _named(Desk(config, Overlay(root, _first(config, disk, found.stories, begun).overlay())), found.stories)
    begun = begun._replace(entities=tuple(one for one in begun.entities if one.id in named))
    files = _first(config, disk, found.stories, begun)
    claims, left = _drafts(config, files, found.stories, begun, progress)
    files.add(_HOOKS, _hooks(), _SAYS["hooks"])
    files.add(_WORKFLOW, _workflow(), _SAYS["workflow"])
    return Started(
        root=root,
        files=tuple(files.all),
        stories=len(found.stories),
        articles=sum(len(story.texts) for story in found.stories),
        languages=languages(found.stories),
        claims=claims,
        placeholders=left,
        left_out=found.left_out,
        unlisted=_unlisted(config, found.stories),
    )


def _first(config: Config, disk: Disk, stories: Sequence[Story], begun: Begun) -> _Files:
    """Configuration and registry."""
    files = _Files(disk)
    files.add("factlint.yaml", _configuration(stories), _SAYS["factlint.yaml"], there=config.source)
    for name, write in (
        ("vocabulary", registry.vocabulary),
        ("entities", registry.entities),
        ("terms", registry.terms),
    ):
        files.add(f"{config.claims}/{name}.yaml", write(begun), _SAYS[name])
    return files


def _named(desk: Desk, stories: Sequence[Story]) -> set[str]:
    """The entities that the texts are found to name: what is part of other words is none."""
    scenes = (desk.read(text.path, text.language) for story in stories for text in story.texts)
    return {hit.entry.id for scene in scenes for hit in scene.hits if hit.entry.registry == "entity"}


_SAYS = {
    "factlint.yaml": "configuration: where claims stand, and which files are versions of one text",
    "vocabulary": "what may be claimed, each with its type",
    "entities": "who and what the texts name, in each language",
    "terms": "what is counted, in each language",
    "hooks": "pre-commit: checks what a commit touches",
    "workflow": "GitHub: checks each pull request",
}


class _Files:
    """The files in the order in which they are told."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        self.all: list[File] = []

    def add(self, path: str, text: str, what: str, there: str | None = None) -> None:
        is_there = there is not None or self.disk.exists(path)
        self.all.append(File(there or path, text, what, is_there))

    def overlay(self) -> dict[str, str]:
        return {file.path: file.text for file in self.all if not file.is_there}


def _config(root: str) -> Config:
    """The configuration that stands in the root itself; one further up is another project's."""
    config = load_config(root, None, {})
    if config.source is not None and os.path.realpath(config.root) == os.path.realpath(root):
        return config
    return Config(root=root, source=None)


def _unlisted(config: Config, stories: Sequence[Story]) -> tuple[Story, ...]:
    if config.source is None:
        return ()
    listed = {path for group in config.translations for _, path in group}
    return tuple(story for story in _told_twice(stories) if any(text.path not in listed for text in story.texts))


def _told_twice(stories: Iterable[Story]) -> list[Story]:
    """The stories with several versions."""
    return [story for story in stories if len(story.texts) > 1]


def group(story: Story) -> str:
    """The versions of a story as an item of `translations` in YAML."""
    versions = ", ".join(f"{text.language}: {scalar(text.path, inside=True)}" for text in story.texts)
    return f"{{{versions}}}"


def _configuration(stories: Sequence[Story]) -> str:
    lines = [
        "# factlint's configuration; `factlint check --show-config` prints all that is in force.",
        "claims: claims # the folder of claim files, vocabulary and names",
    ]
    told = _told_twice(stories)
    if told:
        lines += ["# Versions of one text, which `factlint check` holds against each other without claims, too."]
        lines += ["translations:", *(f"  - {group(story)}" for story in told)]
    return "\n".join(lines) + "\n"


def _hooks() -> str:
    return (
        "# Checks what a commit touches: `pre-commit install` once, in each clone.\n"
        f"repos:\n  - repo: {_ADDRESS}\n    rev: v{__version__}\n    hooks:\n      - id: factlint\n"
    )


def _workflow() -> str:
    action = _ADDRESS.removeprefix("https://github.com/")
    return f"""\
# Checks each pull request; findings stand at their lines.
name: factlint
on: pull_request
permissions:
  contents: read
jobs:
  facts:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - uses: {action}@v{__version__}
"""


# --- claims -------------------------------------------------------------------------------------


def _drafts(
    config: Config, files: _Files, stories: Sequence[Story], begun: Begun, progress: Progress
) -> tuple[int, int]:
    """Adds a claim file for each article; returns how many claims and placeholders they hold."""
    desk = Desk(config, Overlay(config.root, files.overlay()))
    there = {file.article for file in desk.project.files}
    claims = left = done = 0
    total = sum(len(story.texts) for story in stories)
    for story in stories:
        names: list[str] = []
        for text in story.texts:
            if text.path in there:
                continue
            progress(done, total)
            done += 1
            scene = desk.read(text.path, text.language)
            wanted = [one for one in begun.claims if one.story == story.id and one.place.text.path == text.path]
            wanted = [one for one in wanted if scene.names(one.subject)]
            proposals = [one for claim in wanted if (one := _proposal(claim, desk.registry, text)) is not None]
            spans = [(one.start, one.end) for one in proposals]
            drafted = propose(scene, (), desk.registry, covered=spans)
            judge = Judge(scene, desk.registry, story.id, None)
            found = entries(judge, [*drafted.proposals, *proposals], drafted.placeholders)
            name = unique(f"{name_of(text.path).stem}.{text.language}", names)
            names.append(name)
            head = (("article", text.path), ("language", text.language))
            path = f"{config.claims}/{story.id}/{name}.yaml"
            files.add(path, new_file(head, found, schema=None, comment=COMMENT), f"the claims of {text.path}")
            claims += sum(len(entry.proposals) for entry in found)
            left += sum(entry.placeholder is not None for entry in found)
    return claims, left


def _proposal(claim: Wanted, known: Registry, text: Text) -> Proposal | None:
    attribute = known.attributes.get(claim.attribute)
    if attribute is None or claim.subject not in known.entities:
        return None
    context = Context(text.language, known, attribute, claim.subject)
    try:
        value = value_type(attribute.type).parse(claim.written, context)
    except ValueProblem:  # a vocabulary that was there means something else by the name
        return None
    return Proposal(claim.subject, attribute, value, claim.place.start, claim.place.end, "vocabulary")


def new_files(started: Started) -> Iterable[tuple[str, str | None, str]]:
    """The files to write, as `report.files.put` takes them."""
    return [(file.path, None, file.text) for file in started.files if not file.is_there]
