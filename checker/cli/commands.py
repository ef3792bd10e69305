"""The commands: each asks for what it needs, when it needs it, and returns the exit status."""

from __future__ import annotations

import os
import sys

from checker.cli.delivery import (
    configuration_shown,
    deliver,
    failing_severities,
    links,
    options_for,
    plain_options,
    rendered,
    status_of,
)
from checker.cli.terminal import FAILED, FOUND, emit, note, watched
from checker.errors import ConfigurationError

TYPE_CHECKING = False  # mypy takes it for true; `typing` need not be imported
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from checker.model import Config, Report
    from checker.report import Options
    from checker.run import Progress


def configuration(given: Namespace) -> Config:
    """The configuration of the nearest file, with the flags over it."""
    from checker.arguments import overrides
    from checker.load.configuration import load_config

    return load_config(os.getcwd(), getattr(given, "config", None), overrides(given))


def check(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return emit(configuration_shown(given), 0)
    config = configuration(given)
    paths, changed = getattr(given, "paths", []), hasattr(given, "changed")
    if paths and changed:
        raise ConfigurationError("--changed asks git which files to check; give it or paths, not both")
    from checker.report.files import targets

    wanted = targets(config)
    with watched(config) as progress:
        report = _report(config, paths, changed, getattr(given, "since", None), progress)
    status = status_of(report, config)
    if (
        not report.judged
        and not report.compared
        and status == 0
        and not config.allow_empty
        and not (changed and not report.full)
    ):
        what = f"no claim concerns {', '.join(paths)}" if paths else f"there is no claim below {config.claims}/"
        raise ConfigurationError(f"nothing was checked: {what} (--allow-empty makes that no failure)")
    return deliver(report, config, given, wanted, status)


def diff(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return emit(configuration_shown(given), 0)
    from checker.arguments import overrides

    # The configuration's formats and files are those of reports, not of changes.
    flags = overrides(given)
    config = configuration(given)._replace(format=flags.get("format", "text"), output=flags.get("output", ()))
    from checker import history
    from checker.report.changes import FORMATS, render
    from checker.report.files import targets

    wanted = targets(config, tuple(FORMATS))
    with watched(config) as progress:
        changes = history.changes(config, given.states, progress)
    for state in (changes.old, changes.new):
        if state.note:
            note(state.note)
    if not (changes.report.judged or changes.facts or changes.report.findings or changes.fixed or config.allow_empty):
        raise ConfigurationError(
            "nothing was compared: neither state has a claim (--allow-empty makes that no failure)"
        )
    printed = rendered(
        lambda name, options: render(name, changes, options), config.format, wanted, plain_options(config, given)
    )
    found = any(one.severity in failing_severities(config) for one in changes.added)
    return emit(printed, FOUND if found else 0)


def _report(config: Config, paths: Sequence[str], changed: bool, since: str | None, progress: Progress) -> Report:
    if since is None:
        from checker import run

        return run.check(config, paths, changed=changed, progress=progress)
    from checker import history

    report = history.check_since(config, since, paths, changed=changed, progress=progress)
    if report.since is not None and report.since.note:
        note(report.since.note)
    return report


def validate(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return emit(configuration_shown(given), 0)
    config = configuration(given)
    from checker import run
    from checker.report.files import targets

    wanted = targets(config)
    report = run.validate(config, given.paths)
    return deliver(report, config, given, wanted, status_of(report, config))


def compare(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return emit(configuration_shown(given), 0)
    config = configuration(given)
    from checker import run
    from checker.load.translations import named
    from checker.report.files import targets

    wanted = targets(config)
    config, versions = named(config, [given.original, *given.translation], getattr(given, "languages", None))
    report = run.compare(config, versions)
    return deliver(report, config, given, wanted, status_of(report, config))


def coverage(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return emit(configuration_shown(given), 0)
    config = configuration(given)
    from checker import run
    from checker.report import coverage

    found = run.cover(config, given.paths, getattr(given, "since", None))
    if not found.articles and not config.allow_empty:
        what = f"no claim file concerns {', '.join(given.paths)}" if given.paths else f"none is below {config.claims}/"
        raise ConfigurationError(f"nothing was covered: {what} (--allow-empty makes that no failure)")
    if found.since is not None and found.since.note:
        note(found.since.note)
    if given.format == "json":
        printed = coverage.as_json(found)
    else:
        printed = coverage.as_text(found, plain_options(config, given))
    percent = coverage.share(found.counted).percent
    return emit(printed, FOUND if percent is not None and percent < getattr(given, "fail_under", 0.0) else 0)


def mutate(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return emit(configuration_shown(given), 0)
    config = configuration(given)
    from checker.mutate import mutate
    from checker.report import mutation

    with watched(config) as progress:
        done = mutate(config, given.paths, seed=given.seed, sample=getattr(given, "sample", None), progress=progress)
    if not done.score.made and not config.allow_empty:
        what = f" in {', '.join(given.paths)}" if given.paths else ""
        raise ConfigurationError(f"no claim{what} is borne out by its article: there is nothing to make slips in")
    as_json = given.format == "json"
    printed = mutation.as_json(done) if as_json else mutation.as_text(done, plain_options(config, given))
    if done.failures:
        return emit(printed, FAILED)
    least = getattr(given, "fail_under", 0.0)
    shares = (done.score.percent, done.equivalence.percent)
    return emit(printed, FOUND if any(share is not None and share < least for share in shares) else 0)


def init(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return emit(configuration_shown(given), 0)
    from checker.drafting.start.project import new_files, start
    from checker.drafting.start.summary import as_json, as_text
    from checker.model import Config
    from checker.report.files import put

    config = Config(os.getcwd(), None, quiet=hasattr(given, "quiet"))
    with watched(config) as progress:
        started = start(given.folder, getattr(given, "language", None), config.root, progress)
    put(started.root, new_files(started))
    if given.format == "json":
        return emit(as_json(started), 0)
    width = options_for(getattr(given, "color", "auto"), given).width
    return emit("" if config.quiet else as_text(started, width=width), 0)


def draft(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return emit(configuration_shown(given), 0)
    config = configuration(given)
    from checker.drafting.desk import Desk
    from checker.drafting.draft import Wish, draft
    from checker.drafting.summary import as_json, as_text
    from checker.report.files import put

    wish = Wish(**{name: value for name, value in vars(given).items() if name in Wish._fields})
    with watched(config) as progress:
        drafts = draft(Desk(config), given.paths, wish, os.getcwd(), progress)
    written = not hasattr(given, "stdout")
    if written:
        put(config.root, [(one.path, one.before, one.text) for one in drafts])
    elif given.format == "text":
        return emit("".join(one.text for one in drafts), 0)
    if given.format == "json":
        return emit(as_json(drafts, written=written), 0)
    width = options_for(config.color, given).width
    return emit("" if config.quiet else as_text(drafts, width=width), 0)


def explain(given: Namespace) -> int:
    from checker.arguments import topics
    from checker.report.explanation import explain

    wanted = topics(given.topics)
    options = options_for(getattr(given, "color", "auto"), given)
    told = [
        explain(one.rule, options) if one.rule is not None else _replayed(given, one.word, one.path, options)
        for one in wanted
    ]
    return emit("\n".join(told), 0)


def _replayed(given: Namespace, word: str, path: str | None, options: Options) -> str:
    """What is to be said of a claim or a finding."""
    from checker import rules
    from checker.arguments import guess

    close = rules.nearest(word)
    if not any(mark in word for mark in ".@#") and close is not None and path is None:
        # Most likely a mistyped rule: a look at the claims would only hide that.
        raise ConfigurationError(f"no rule is called {word!r}{guess(close)}; see factlint rules")
    config = configuration(given)
    from checker import replay
    from checker.report.tracing import told, told_finding

    options = options._replace(links=links(config))
    found = replay.replay_finding(config, word) if path is None else None
    if found is not None:
        return "\n".join([told_finding(found[0], options), *(told(one, options) for one in found[1])])
    return "\n".join(told(one, options) for one in replay.replay_claim(config, word, path))


def rules(given: Namespace) -> int:
    from checker.report.explanation import table, table_as_json

    options = options_for(getattr(given, "color", "auto"), given)
    return emit(table_as_json() if given.format == "json" else table(options), 0)


def recognise(given: Namespace) -> int:
    from checker.load.given import given_bytes, given_text
    from checker.load.markup import Readable, is_markup, readable
    from checker.recognition import recognise
    from checker.report.recognised import as_json, listing
    from checker.text.positions import LineIndex

    if given.file == "-":
        text = given_bytes("standard input", sys.stdin.buffer.read())
    else:
        text = given_text(given.file, os.getcwd())
    prose = readable(given.file, text) if is_markup(given.file) else Readable(text, None)
    mentions = recognise(prose.text, given.language) + recognise(prose.asides or "", given.language)
    mentions.sort(key=lambda mention: mention.start)
    lines = LineIndex(text)
    places = [lines.position(mention.start) for mention in mentions]
    if given.format == "json":
        return emit(as_json(mentions, given.language, places), 0)
    return emit(listing(text, mentions, places, options_for(getattr(given, "color", "auto"), given)), 0)


def languages(given: Namespace) -> int:
    from checker.locale_build.known import known
    from checker.locales import DATA_FOLDER
    from checker.report.languages import as_json, table

    rows = known(DATA_FOLDER)
    options = options_for(getattr(given, "color", "auto"), given)
    return emit(as_json(rows) if given.format == "json" else table(rows, options), 0)
