"""From articles to drafts of their claim files; nothing is written here."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Sequence
from typing import NamedTuple

from checker.anchor import Source, anchor_all
from checker.drafting.desk import Desk
from checker.drafting.entries import Entry, Judge, entries
from checker.drafting.naming import named, slug, unique
from checker.drafting.propose import propose
from checker.drafting.records import Known, Placeholder, Progress, Proposal
from checker.drafting.scene import Scene
from checker.drafting.statements import likely
from checker.drafting.writing import added, new_file
from checker.errors import ConfigurationError
from checker.load.files import Unreadable
from checker.load.head import is_story
from checker.load.notation import is_day
from checker.locales import language_tag
from checker.model import ClaimFile, Relation
from checker.values import value_type
from checker.verify import verify

_SCHEMA = "schemas/claims.schema.json"


class Wish(NamedTuple):
    """What the command line says of the drafts."""

    story: str | None = None
    language: str | None = None
    published: str | None = None
    source: str | None = None  # the article or claim file whose claims are carried over
    update: bool = False


class Draft(NamedTuple):
    """One claim file, drafted."""

    article: str
    language: str
    story: str
    path: str  # of the claim file, from the root
    before: str | None  # its text as it is on disk; None where there is none
    text: str  # its text as it should be
    claims: int  # that were added
    from_story: int  # of those, the ones that follow a claim about another article
    placeholders: int  # that a person has to decide, those of the whole file
    missing: tuple[str, ...]  # facts of `--from` that the text was not found to say


def draft(
    desk: Desk, paths: Sequence[str], wish: Wish, cwd: str, progress: Progress = lambda done, total: None
) -> list[Draft]:
    """The drafts in the order of the paths. Raises FactlintError for what cannot be drafted."""
    if wish.published is not None and not is_day(wish.published):
        raise ConfigurationError(f"--published {wish.published!r}: expected a day such as 2026-11-21")
    if wish.story is not None and not is_story(wish.story):
        raise ConfigurationError(f"--story {wish.story!r}: expected an id such as city-festival")
    if desk.registry.broken:
        raise ConfigurationError("the vocabulary or the registry cannot be read whole; factlint validate says why")
    source = None if wish.source is None else _source(desk, _inside(desk, wish.source, cwd), wish.source)
    drafts: list[Draft] = []
    articles = list(dict.fromkeys(_inside(desk, path, cwd) for path in paths))
    for article in articles:
        progress(len(drafts), len(articles))
        drafts.append(_draft(desk, article, wish, source, [one.path for one in drafts]))
    return drafts


def _inside(desk: Desk, path: str, cwd: str) -> str:
    absolute = os.path.normpath(os.path.join(cwd, path))
    inside = os.path.relpath(absolute, desk.config.root).replace(os.sep, "/")
    if inside == ".." or inside.startswith("../"):
        raise ConfigurationError(f"{path}: found a file outside the project, expected an article below its root")
    return inside


def _source(desk: Desk, inside: str, path: str) -> ClaimFile:
    file = next((one for one in desk.project.files if inside in (one.path, one.article)), None)
    if file is None:
        raise ConfigurationError(f"--from {path}: found no claims, expected a claim file, or an article that has one")
    return file


def _draft(desk: Desk, article: str, wish: Wish, source: ClaimFile | None, taken: Sequence[str]) -> Draft:
    if desk.tree.is_folder(article):
        raise ConfigurationError(f"{article}: found a folder, expected an article")
    existing = next((one for one in desk.project.files if one.article == article), None)
    language = _language(article, wish, existing)
    scene = _scene(desk, article, language)
    story = _story(desk, article, wish, existing, source)
    path = existing.path if existing else _path(desk, article, language, story, taken)
    if desk.tree.exists(path) and not (wish.update and existing):
        hint = "give --update to add what its claims do not cover" if existing else "mend it first: it cannot be read"
        raise ConfigurationError(f"{path}: found a claim file, expected none; {hint}")
    published = wish.published or (next((one.published for one in existing.claims), None) if existing else None)
    siblings = [one for one in desk.project.files if one.story == story and one.article != article]
    known = desk.known([source] if source else siblings)
    covered = _covered(desk, scene, existing)
    drafted = propose(scene, known, desk.registry, published, translated=source is not None, covered=covered)
    proposals = [one for one in drafted.proposals if not _is_said(one, existing, covered)]
    asked = [*drafted.placeholders]
    if source is not None:
        asked += likely(scene, known, proposals, existing)
    found = entries(Judge(scene, desk.registry, story, published), proposals, _in_order(asked))
    return _written(desk, _Head(article, language, story, path, published), existing, found,
                    _missing(known, found) if source is not None else ())  # fmt: skip


def _in_order(placeholders: Sequence[Placeholder]) -> list[Placeholder]:
    return sorted(placeholders, key=lambda one: (one.start, one.end))


def _scene(desk: Desk, article: str, language: str) -> Scene:
    try:
        return desk.read(article, language)
    except Unreadable as error:
        hint = f"; {error.hint}" if error.hint else ""
        raise ConfigurationError(f"{article}: found {error.found}, expected {error.expected}{hint}") from error


# --- where a draft belongs --------------------------------------------------------------------


def _language(article: str, wish: Wish, existing: ClaimFile | None) -> str:
    if existing is not None:
        return existing.language
    language = (wish.language and language_tag(wish.language)) or named(article).language
    if language is None:
        raise ConfigurationError(f"{article}: its name says no language; give --language, such as --language sv")
    return language


def _story(desk: Desk, article: str, wish: Wish, existing: ClaimFile | None, source: ClaimFile | None) -> str:
    if existing is not None:
        return existing.story
    if wish.story is not None:
        return wish.story
    if source is not None:
        return source.story
    files = desk.project.files
    stem = named(article).stem
    stories = {one.story for one in files}
    akin = {one.story for one in files if named(one.article).stem == stem}
    folder = {one.story for one in files if posixpath.dirname(one.article) == posixpath.dirname(article)}
    for guess in (akin, folder if len(stories) == 1 and named(article).language is None else set()):
        if len(guess) == 1:
            return next(iter(guess))
    return slug(stem)


def _path(desk: Desk, article: str, language: str, story: str, taken: Sequence[str]) -> str:
    folder = f"{desk.config.claims.rstrip('/')}/{story}"
    used = [one.removeprefix(f"{folder}/").removesuffix(f".{language}.yaml") for one in taken]
    name = unique(named(article).stem, used)
    return posixpath.normpath(f"{folder}/{name}.{language}.yaml")


# --- what is there already --------------------------------------------------------------------


def _covered(desk: Desk, scene: Scene, existing: ClaimFile | None) -> list[tuple[int, int]]:
    """The words that claims stand on, and those that need none."""
    if existing is None:
        return []
    judged, _ = verify(existing, scene.read, desk.reader, desk.registry)
    ignored = anchor_all(Source(scene.text), [(one.quote, one.prefix, one.suffix) for one in existing.ignores])
    spans = [(place.start, place.end) for place in ignored.values()]
    return [(start, end) for start, end in spans if start is not None and end is not None] + [
        (mention.start, mention.end)
        for one in judged
        for mention, relation in one.considered
        if relation is Relation.EQUAL
    ]


def _is_said(proposal: Proposal, existing: ClaimFile | None, covered: Sequence[tuple[int, int]]) -> bool:
    """Whether a claim of the file holds the words, or, where it is what is said that counts, says it."""
    if existing is None:
        return False
    relate = value_type(proposal.attribute.type).relate
    same = any(
        claim.key == proposal.key and relate(claim.value, proposal.value) is Relation.EQUAL for claim in existing.claims
    )
    if proposal.attribute.type in ("entity", "term", "list", "statement"):
        return same
    return any(start < proposal.end and proposal.start < end for start, end in covered)


def _missing(known: Sequence[Known], found: Sequence[Entry]) -> tuple[str, ...]:
    proposals = [one for entry in found for one in entry.proposals]
    keys = {one.key for one in proposals}
    keys |= {key for entry in found if entry.placeholder for key in entry.placeholder.keys}
    return tuple(sorted({one.claim.key for one in known} - keys))


# --- the text ---------------------------------------------------------------------------------


class _Head(NamedTuple):
    article: str
    language: str
    story: str
    path: str
    published: str | None


def _written(
    desk: Desk, head: _Head, existing: ClaimFile | None, found: Sequence[Entry], missing: tuple[str, ...]
) -> Draft:
    proposals = [one for entry in found for one in entry.proposals]
    before = None
    if existing is not None:
        before = desk.tree.read(head.path).decode("utf-8")
        text = added(before, head.path, found, "Added by factlint draft: read each against the text.")
        if text is None:
            hint = "factlint validate says whether anything else is wrong"
            raise ConfigurationError(f"{head.path}: expected `claims:` with a list of `- quote:` lines; {hint}")
    else:
        depth = head.path.count("/")
        schema = "../" * depth + _SCHEMA if desk.tree.is_file(_SCHEMA) else None
        keys = (("article", head.article), ("language", head.language), ("story", head.story),
                ("published", head.published))  # fmt: skip
        text = new_file(keys, found, schema=schema, comment=COMMENT)
    left = sum(line.lstrip().startswith("# decide: ") for line in text.splitlines())
    story = sum(one.source == "story" for one in proposals)
    return Draft(head.article, head.language, head.story, head.path, before, text, len(proposals), story, left, missing)


COMMENT = (
    "Drafted by factlint draft. Read every claim against the text: a draft is a suggestion. What waits behind",
    "`# decide:` is yours to say: complete the lines and take their `# ` away, or remove them.",
)
