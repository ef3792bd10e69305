"""How much of what could go wrong the claims would see: slips made in memory, and twins that must stay green.

load → verify → slips and twins → verify again, one edit at a time
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from checker import __version__
from checker.evidence import ReadArticle
from checker.load.articles import load_articles
from checker.load.files import Disk
from checker.load.project import demand_whole, load_project
from checker.load.selection import select
from checker.model import SEVERITIES, ClaimFile, Config, Finding, Judged, Relation, Verdict
from checker.mutants import Alarm, ArticleScore, Failure, Mutant, Mutation, Survivor, Tally
from checker.mutate.advice import advise
from checker.mutate.bench import Bench
from checker.mutate.figures import Rewritten, runs
from checker.mutate.slips import Slips, Told, rank
from checker.mutate.twins import figure_twins, whole_twins
from checker.reading import Reader
from checker.rules import severities
from checker.text.positions import LineIndex

Progress = Callable[[int, int], None]  # told how much of how much is done
Judge = Callable[[], tuple[list[Judged], list[Finding]]]  # judges one edit


class Plan(NamedTuple):
    """What is to be done with one article."""

    bench: Bench
    slips: list[Rewritten]
    figures: list[Rewritten]  # twins of one figure
    wholes: list[tuple[str, str]]  # twins of the article: what is done, and the article then


def mutate(
    config: Config,
    paths: Sequence[str] = (),
    *,
    seed: int = 0,
    sample: int | None = None,
    cwd: str | None = None,
    progress: Progress = lambda done, total: None,
) -> Mutation:
    """Slips and twins of the articles that the paths name, directly or through their claim files (none: all).

    `sample` is the most slips to make; the seed says which, and what is written instead. Raises FactlintError
    where it could not run.
    """
    plans = _chosen(_plans(config, paths, seed, cwd), seed, sample)
    total = sum(len(plan.slips) + len(plan.figures) + len(plan.wholes) for _, plan in plans)
    run = _Run(progress, total)
    articles = _by_path(run.article(plan) for _, plan in plans)
    return Mutation(
        version=__version__,
        seed=seed,
        sample=sample,
        possible=sum(possible for possible, _ in plans),
        unsupported=sum(one.verdict is not Verdict.SUPPORTED for _, plan in plans for one in plan.bench.judged),
        articles=articles,
        slips=tuple(sorted(run.slips.items())),
        twins=tuple(sorted(run.twins.items())),
        survivors=tuple(run.survivors),
        alarms=tuple(run.alarms),
        failures=tuple(run.failures),
    )


def _plans(config: Config, paths: Sequence[str], seed: int, cwd: str | None) -> list[Plan]:
    tree = Disk(config.root)
    registry, files, _, problems, key = load_project(config, tree)
    chosen = select(config, registry, files, paths, cwd).chosen
    stories = {file.story for file in files if file.article in chosen}
    files = tuple(file for file in files if file.story in stories)
    articles, missing = load_articles(tree, files)
    weights = severities(config.select, config.ignore, config.severity)
    failing = frozenset(code for code, weight in weights.items() if weight in _failing(config))
    demand_whole(config, (*problems, *missing))
    reader = Reader(registry, key)
    benches: list[Bench] = []
    for path, of_article in _by_article(file for file in files if file.article in articles).items():
        article = articles[path]
        text = ReadArticle(article, reader.read(article), LineIndex(article.on_disk))
        benches.append(Bench(text, of_article, reader, registry, failing))
        if article.asides is not None:
            benches.append(Bench(text, of_article, reader, registry, failing, aside=True))
    told = [one for bench in benches for one in _told(bench)]
    slips = Slips(registry, seed)
    return [
        Plan(
            bench,
            [slip for slip in slips.of(bench.text, bench.judged, told) if not _is_ignored(bench, slip)],
            figure_twins(bench.text, bench.judged),
            list(whole_twins(bench.text.article.text)),
        )
        for bench in sorted(benches, key=lambda bench: bench.text.article.path)
        if bench.text.article.path in chosen
    ]


def _is_ignored(bench: Bench, slip: Rewritten) -> bool:
    """Whether a person has decided that the words need no claim."""
    return any(start <= slip.start and slip.end <= end for start, end in bench.ignored)


def _failing(config: Config) -> tuple[str, ...]:
    """The severities that the gate fails on; where it fails on none, errors are still what is wrong."""
    return SEVERITIES[: SEVERITIES.index(config.fail_on) + 1] if config.fail_on != "off" else SEVERITIES[:1]


def _by_article(files: Iterable[ClaimFile]) -> dict[str, list[ClaimFile]]:
    found: dict[str, list[ClaimFile]] = {}
    for file in files:
        found.setdefault(file.article, []).append(file)
    return found


def _told(bench: Bench) -> Iterator[Told]:
    """The article's claimed figures that it writes in digits."""
    body = bench.text.article.text
    for one in bench.judged:
        for mention, relation in one.considered if one.verdict is Verdict.SUPPORTED else ():
            core = mention.core
            if relation is Relation.EQUAL and core is not None and [run[:2] for run in runs(body, *core)] == [core]:
                yield Told(one.claim, body[slice(*core)])


def _chosen(plans: Sequence[Plan], seed: int, sample: int | None) -> list[tuple[int, Plan]]:
    """The plans with as many slips as were asked for, and how many there were in each."""
    if sample is None:
        return [(len(plan.slips), plan) for plan in plans]
    ranked = sorted((rank(seed, "sample", at, *slip), at, slip) for at, plan in enumerate(plans) for slip in plan.slips)
    kept: dict[int, set[Rewritten]] = {}
    for _, at, slip in ranked[:sample]:
        kept.setdefault(at, set()).add(slip)
    return [
        (len(plan.slips), plan._replace(slips=[slip for slip in plan.slips if slip in kept.get(at, ())]))
        for at, plan in enumerate(plans)
    ]


class _Run:
    """Makes one edit after the other and keeps count."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        self.slips: dict[str, Tally] = {}
        self.twins: dict[str, Tally] = {}
        self.survivors: list[Survivor] = []
        self.alarms: list[Alarm] = []
        self.failures: list[Failure] = []

    def article(self, plan: Plan) -> ArticleScore:
        """One article's slips and twins."""
        bench = plan.bench
        slips = [self._count(self.slips, slip.kind, self._slip(bench, slip)) for slip in plan.slips]
        twins = []
        for twin in plan.figures:
            green = self._twin(_mutant(bench, twin), partial(bench.edited, twin))
            twins.append(self._count(self.twins, twin.kind, green))
        body = bench.text.article.text
        for kind, now in plan.wholes:
            mutant = _mutant(bench, Rewritten(kind, 0, len(body), now))._replace(is_whole=True)
            green = self._twin(mutant, partial(bench.rewritten, now))
            twins.append(self._count(self.twins, kind, green))
        article = bench.text.article
        return ArticleScore(article.path, article.language, _sum(slips), _sum(twins))

    def _count(self, tallies: dict[str, Tally], kind: str, good: bool | None) -> Tally:
        self._done += 1
        self._progress(self._done, self._total)
        one = Tally(1, int(good is True), int(good is None))
        tallies[kind] = tallies.get(kind, Tally()) | one
        return one

    def _slip(self, bench: Bench, slip: Rewritten) -> bool | None:
        """Whether the slip is caught; None where the check broke on it."""
        mutant = _mutant(bench, slip)
        judged, findings, error = _tried(partial(bench.edited, slip))
        if error:
            self.failures.append(Failure(mutant, error))
            return None
        quoting = [one for one in bench.judged if _quotes(one, slip)]
        if any(_tells(finding, mutant, quoting) for finding in findings):
            return True
        self.survivors.append(advise(bench.text, mutant, quoting, judged))
        return False

    def _twin(self, mutant: Mutant, judge: Judge) -> bool | None:
        """Whether the twin stays green; None where the check broke on it."""
        _, findings, error = _tried(judge)
        if error:
            self.failures.append(Failure(mutant, error))
            return None
        if findings:
            self.alarms.append(Alarm(mutant, tuple((one.code, one.message) for one in findings)))
        return not findings


def _tried(judge: Judge) -> tuple[list[Judged], list[Finding], str]:
    """What the check says, or how it broke: that is no slip caught, and the other edits are still to be judged."""
    try:
        return *judge(), ""
    except Exception as error:  # whatever it is, it is what the run reports
        return [], [], f"{type(error).__name__}: {error}"


def _mutant(bench: Bench, edit: Rewritten) -> Mutant:
    article = bench.text.article
    was = bench.text.words(edit.start, edit.end)
    place = bench.text.place(edit.start, edit.end)
    return Mutant(edit.kind, article.path, article.language, edit.start, edit.end, was, edit.now, place)


def _quotes(one: Judged, slip: Rewritten) -> bool:
    return one.start is not None and one.end is not None and one.start <= slip.end and slip.start <= one.end


def _tells(finding: Finding, mutant: Mutant, quoting: Sequence[Judged]) -> bool:
    """Whether a finding stands on the words of the slip, or speaks of a claim that quotes them."""
    claims = {one.claim.id for one in quoting}
    end = mutant.start + len(mutant.now)
    for one in finding.evidence:
        if one.article != mutant.article:
            continue
        if one.claim in claims:
            return True
        if one.start is not None and one.end is not None and one.start <= end and mutant.start <= one.end:
            return True
    return False


def _by_path(scores: Iterable[ArticleScore]) -> tuple[ArticleScore, ...]:
    """One score for each article: its text's and that of what stands aside of it."""
    found: dict[str, ArticleScore] = {}
    for one in scores:
        known = found.get(one.article, ArticleScore(one.article, one.language, Tally(), Tally()))
        found[one.article] = known._replace(slips=known.slips | one.slips, twins=known.twins | one.twins)
    return tuple(found.values())


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total |= tally
    return total
