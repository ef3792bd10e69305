"""The pipeline, in order: read this first.

config → load → recognise → anchor → judge → diff → survey → upkeep → report
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from checker import __version__
from checker.coverage import Count, count, touching
from checker.diff import corroborate, describe, diff
from checker.errors import ConfigurationError
from checker.evidence import ReadArticle
from checker.facts import facts_of
from checker.load.articles import load_articles
from checker.load.changes import changed_paths, lines_since
from checker.load.files import Disk, Tree
from checker.load.project import demand_whole, load_names, load_project
from checker.load.selection import Selection, everything, governing, select, select_changed, under
from checker.load.translations import Versions, load_translations
from checker.model import (
    Article,
    ClaimFile,
    Config,
    Coverage,
    Fact,
    Finding,
    Judged,
    Place,
    Registry,
    Report,
    Validated,
)
from checker.reading import Reader
from checker.rules import severities
from checker.settle import settle, silence
from checker.survey import survey, unclaimed
from checker.text.positions import LineIndex
from checker.upkeep import acknowledge, unused_entries, unused_ignores
from checker.verify import ignored, verify
from checker.versions import concerned, held

_NAMES = {"entities", "roles", "terms"}
Progress = Callable[[int, int], None]  # told how much of how much is done
Choice = Callable[[Registry, Sequence[ClaimFile]], Selection]


def check(
    config: Config,
    paths: Sequence[str] = (),
    *,
    changed: bool = False,
    cwd: str | None = None,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Everything that a run finds; raises FactlintError where it could not run."""
    touched = changed_paths(config.root) if changed else None

    def choose(registry: Registry, files: Sequence[ClaimFile]) -> Selection:
        if touched is None:
            return select(config, registry, files, paths, cwd)
        return select_changed(config, registry, files, touched)

    config = config._replace(translations=tuple(concerned(config, paths, touched, cwd)))
    report = examine(config, Disk(config.root), choose, progress)
    return report._replace(changed=None if touched is None else frozenset(touched))


def examine(
    config: Config,
    tree: Tree,
    choose: Choice = lambda registry, files: everything(files),
    progress: Progress = lambda done, total: None,
) -> Report:
    """What a run finds in one state of the project: the stages, one after the other."""
    registry, files, acknowledgements, problems, key = load_project(config, tree)
    selection = choose(registry, files)
    if registry.broken & _NAMES:  # else claim after claim would lack the words that the broken file has
        selection = selection._replace(files=())
    articles, missing = load_articles(tree, selection.files)
    reader = Reader(registry, key, tree.kept)
    texts = _read(articles, reader, progress)
    judged, found = _verify(selection, texts, reader, registry, progress)
    facts = facts_of(judged)
    found = corroborate(found, facts, texts)
    found += diff(facts, files, texts, registry)
    chosen = [texts[path] for path in sorted(selection.chosen) if path in texts]
    found += survey(chosen, judged)
    counts = _count(chosen, selection.files, judged, reader, everywhere=_is_coverage_asked(config))
    if _is_coverage_asked(config):
        found += [one for text, count in counts for one in unclaimed(text, count.counted)]
    found += [one for text, count in counts for one in unused_ignores(text.article.path, count.idle)]
    groups, unread = load_translations(tree, config.translations, Place(config.source or ""))
    missing += unread
    found += held(config, groups, registry)
    whole = selection.full and not problems and not missing  # of what was not read nobody knows what it would use
    if whole:
        found += unused_entries(registry, texts.values(), judged)
    today = config.today or time.strftime("%Y-%m-%d")
    findings = acknowledge([*problems, *missing, *found], acknowledgements, today, full=whole)
    findings = silence(findings)
    findings = [finding if finding.acknowledged else describe(finding) for finding in findings]
    texted = {article.path: article for group in groups for article in group} | articles
    report = _report(config, texted.values(), judged, facts, findings, registry, full=selection.full)
    counted = tuple(one for _, count in counts for one in count.counted) if _is_coverage_asked(config) else None
    return report._replace(compared=sum(max(0, len(group) - 1) for group in groups), counted=counted)


def cover(config: Config, paths: Sequence[str] = (), since: str | None = None, *, cwd: str | None = None) -> Coverage:
    """How much of what the articles say their claims hold: of the articles that the paths name (none: all), on the
    lines that differ from the commit that HEAD and the one named share last. Raises FactlintError."""
    state, lines = (None, None) if since is None else lines_since(config.root, since)
    tree = Disk(config.root)
    registry, files, _, problems, key = load_project(config, tree)
    chosen = select(config, registry, files, paths, cwd).chosen
    files = tuple(file for file in files if file.article in chosen)
    articles, missing = load_articles(tree, files)
    demand_whole(config, (*problems, *missing))
    reader = Reader(registry, key, tree.kept)
    texts = _read(articles, reader, lambda done, total: None)
    judged, _ = _verify(everything(files), texts, reader, registry, lambda done, total: None)
    counts = _count([texts[path] for path in sorted(texts)], files, judged, reader)
    counted = tuple(one for _, count in counts for one in count.counted)
    unused = [one for text, count in counts for one in unused_ignores(text.article.path, count.idle)]
    return Coverage(
        version=__version__,
        articles=tuple((text.article.path, text.article.language) for text, _ in counts),
        counted=counted if lines is None else touching(counted, lines),
        unused=tuple(settle(config, unused)),
        since=state,
    )


def validate(config: Config, paths: Sequence[str] = (), *, cwd: str | None = None) -> Report:
    """Files and registry alone, no article is read: the findings of code FL0xx in the files given, and in the claim
    files of the articles given. Raises ConfigurationError where the paths are none of those."""
    registry, files, _, problems, _ = load_project(config, Disk(config.root))
    wanted = under(config, paths, cwd)
    chosen = [file for file in files if wanted(file.path) or wanted(file.article)]
    named = {file.path for file in chosen}
    found = [one for one in problems if wanted(one.place.path) or one.place.path in named]
    if paths and not (chosen or found or config.allow_empty or governing(config, paths, cwd)):
        what = f"no claim file is, or is about, {', '.join(paths)}"
        raise ConfigurationError(f"nothing was validated: {what} (--allow-empty makes that no failure)")
    report = _report(config, (), (), (), found, registry)
    return report._replace(validated=Validated(len(chosen), sum(len(file.claims) for file in chosen)))


def compare(config: Config, versions: Versions) -> Report:
    """Language versions of one text held against the first of them, without claims; with the names of the project's
    registry, as far as its files can be read.

    Raises ConfigurationError for a version that cannot be read.
    """
    tree = Disk(config.root)
    (articles,), unread = load_translations(tree, [versions], Place(versions[0][1]))
    if unread:
        raise ConfigurationError("\n".join(one.message for one in unread))
    found = [describe(one) for one in held(config, [articles], load_names(config, tree))]
    report = _report(config, articles, (), (), found, Registry({}, {}, {}, {}, ()))
    return report._replace(compared=len(articles) - 1)


def _read(articles: Mapping[str, Article], reader: Reader, progress: Progress) -> dict[str, ReadArticle]:
    texts: dict[str, ReadArticle] = {}
    for path, article in articles.items():
        progress(len(texts), 2 * len(articles))
        texts[path] = ReadArticle(article, reader.read(article), LineIndex(article.on_disk))
    return texts


def _verify(
    selection: Selection, texts: Mapping[str, ReadArticle], reader: Reader, registry: Registry, progress: Progress
) -> tuple[list[Judged], list[Finding]]:
    judged: list[Judged] = []
    findings: list[Finding] = []
    for number, file in enumerate(selection.files, len(selection.files)):
        progress(number, 2 * len(selection.files))
        all_judged, all_found = verify(file, texts.get(file.article), reader, registry)
        judged += [one for one in all_judged if selection.has(one.claim)]
        findings += [one for one in all_found if selection.full or selection.concerns(one)]
    return judged, findings


def _is_coverage_asked(config: Config) -> bool:
    """Whether somebody reads what coverage says: its rule is on, or the page that shows it is wanted."""
    weights = severities(config.select, config.ignore, config.severity)
    return weights["FL301"] != "off" or "html" in (config.format, *(name for name, _ in config.output))


def _count(
    texts: Iterable[ReadArticle],
    files: Sequence[ClaimFile],
    judged: Iterable[Judged],
    reader: Reader,
    *,
    everywhere: bool = True,
) -> list[tuple[ReadArticle, Count]]:
    """What each article's claims hold; where nobody asks, of those alone whose claim files leave something out."""
    own: dict[str, list[ClaimFile]] = {}
    for file in files:
        own.setdefault(file.article, []).append(file)
    texts = [text for text in texts if everywhere or any(file.ignores for file in own.get(text.article.path, ()))]
    claims: dict[str, list[Judged]] = {}
    for one in judged if texts else ():
        claims.setdefault(one.claim.article, []).append(one)
    return [
        (text, count(text, claims.get(path, ()), [one for file in own[path] for one in ignored(file, text, reader)]))
        for text in texts
        for path in (text.article.path,)
    ]


def _report(
    config: Config,
    articles: Iterable[Article],
    judged: Sequence[Judged],
    facts: Sequence[Fact],
    findings: Iterable[Finding],
    registry: Registry,
    *,
    full: bool = True,
) -> Report:
    return Report(
        articles=tuple(articles),
        judged=tuple(judged),
        facts=tuple(facts),
        findings=tuple(settle(config, findings)),
        version=__version__,
        registry=registry,
        full=full,
    )
