"""Arguments and exit status; the only module that prints.

Exit status: 0 nothing at or above `--fail-on`; 1 findings; 2 could not run; 3 a bug in factlint;
130 interrupted. Nothing is imported before it is known to be needed: `--version` must be instant.
"""

from __future__ import annotations

import os
import sys

from checker import __version__
from checker.errors import ConfigurationError, FactlintError

TYPE_CHECKING = False  # mypy takes it for true; `typing` need not be imported
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from checker.model import Config, Report, Severity
    from checker.report import Options
    from checker.run import Progress

FOUND, FAILED, BUG, INTERRUPTED = 1, 2, 3, 130
_OBJECTS = 200_000  # a check makes many records and hardly a cycle: looking for those took a sixth of its time
_SUMMARY_LIMIT = 1000 * 1024  # bytes that GitHub takes from one step, less a margin; above it shows nothing
_LEAST_SUMMARY = 2000  # bytes of a summary that says something


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line (without the program's name) and returns its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        if words in (["--version"], ["-V"]):
            return _print(f"factlint {__version__}\n", 0)
        return _run(words)
    except FactlintError as error:
        return _complain(str(error))
    except OSError as error:
        reason = error.strerror or str(error)
        return _complain(f"{error.filename}: {reason}" if error.filename else reason)
    except (RecursionError, MemoryError) as error:
        return _complain(f"the input is too large or too deeply nested ({type(error).__name__})")
    except KeyboardInterrupt:
        _log("\nfactlint: interrupted\n")
        return INTERRUPTED
    except Exception as error:
        return _confess(error)


def _run(words: list[str]) -> int:
    import gc

    from checker.arguments import parser

    gc.set_threshold(_OBJECTS, 20, 20)

    program = parser()
    try:
        given = program.parse_args(words)
    except SystemExit as ending:  # --help, or an error that argparse has printed
        return ending.code if isinstance(ending.code, int) else FAILED
    commands = {
        "check": _check,
        "diff": _diff,
        "validate": _validate,
        "compare": _compare,
        "coverage": _coverage,
        "mutate": _mutate,
        "init": _init,
        "draft": _draft,
        "explain": _explain,
        "rules": _rules,
        "recognise": _recognise,
        "languages": _languages,
    }
    command = getattr(given, "command", None)
    if command is None and not hasattr(given, "show_config"):
        return _print(program.format_help(), FAILED)
    return commands[command or "check"](given)


# --- commands ---------------------------------------------------------------------------------


def _check(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return _print(_shown(given), 0)
    config = _configuration(given)
    paths, changed = getattr(given, "paths", []), hasattr(given, "changed")
    if paths and changed:
        raise ConfigurationError("--changed asks git which files to check; give it or paths, not both")
    from checker.report.files import targets

    wanted = targets(config)
    with _progress(config) as progress:
        report = _report(config, paths, changed, getattr(given, "since", None), progress)
    status = _status(report, config)
    if (
        not report.judged
        and not report.compared
        and status == 0
        and not config.allow_empty
        and not (changed and not report.full)
    ):
        what = f"no claim concerns {', '.join(paths)}" if paths else f"there is no claim below {config.claims}/"
        raise ConfigurationError(f"nothing was checked: {what} (--allow-empty makes that no failure)")
    return _deliver(report, config, given, wanted, status)


def _diff(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return _print(_shown(given), 0)
    from checker.arguments import overrides

    # The configuration's formats and files are those of reports, not of changes.
    flags = overrides(given)
    config = _configuration(given)._replace(format=flags.get("format", "text"), output=flags.get("output", ()))
    from checker import history
    from checker.report.changes import FORMATS, render
    from checker.report.files import targets

    wanted = targets(config, tuple(FORMATS))
    with _progress(config) as progress:
        changes = history.changes(config, given.states, progress)
    for state in (changes.old, changes.new):
        if state.note:
            _note(state.note)
    if not (changes.report.judged or changes.facts or changes.report.findings or changes.fixed or config.allow_empty):
        raise ConfigurationError(
            "nothing was compared: neither state has a claim (--allow-empty makes that no failure)"
        )
    printed = _rendered(
        lambda name, options: render(name, changes, options), config.format, wanted, _plain_options(config, given)
    )
    found = any(one.severity in _failing(config) for one in changes.added)
    return _print(printed, FOUND if found else 0)


def _report(config: Config, paths: Sequence[str], changed: bool, since: str | None, progress: Progress) -> Report:
    if since is None:
        from checker import run

        return run.check(config, paths, changed=changed, progress=progress)
    from checker import history

    report = history.check_since(config, since, paths, changed=changed, progress=progress)
    if report.since is not None and report.since.note:
        _note(report.since.note)
    return report


def _validate(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return _print(_shown(given), 0)
    config = _configuration(given)
    from checker import run
    from checker.report.files import targets

    wanted = targets(config)
    report = run.validate(config, given.paths)
    return _deliver(report, config, given, wanted, _status(report, config))


def _compare(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return _print(_shown(given), 0)
    config = _configuration(given)
    from checker import run
    from checker.load.translations import named
    from checker.report.files import targets

    wanted = targets(config)
    config, versions = named(config, [given.original, *given.translation], getattr(given, "languages", None))
    report = run.compare(config, versions)
    return _deliver(report, config, given, wanted, _status(report, config))


def _coverage(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return _print(_shown(given), 0)
    config = _configuration(given)
    from checker import run
    from checker.report import coverage

    found = run.cover(config, given.paths, getattr(given, "since", None))
    if not found.articles and not config.allow_empty:
        what = f"no claim file concerns {', '.join(given.paths)}" if given.paths else f"none is below {config.claims}/"
        raise ConfigurationError(f"nothing was covered: {what} (--allow-empty makes that no failure)")
    if found.since is not None and found.since.note:
        _note(found.since.note)
    if given.format == "json":
        printed = coverage.as_json(found)
    else:
        printed = coverage.as_text(found, _plain_options(config, given))
    percent = coverage.share(found.counted).percent
    return _print(printed, FOUND if percent is not None and percent < getattr(given, "fail_under", 0.0) else 0)


def _mutate(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return _print(_shown(given), 0)
    config = _configuration(given)
    from checker.mutate import mutate
    from checker.report import mutation

    with _progress(config) as progress:
        done = mutate(config, given.paths, seed=given.seed, sample=getattr(given, "sample", None), progress=progress)
    if not done.score.made and not config.allow_empty:
        what = f" in {', '.join(given.paths)}" if given.paths else ""
        raise ConfigurationError(f"no claim{what} is borne out by its article: there is nothing to make slips in")
    if given.format == "json":
        printed = mutation.as_json(done)
    else:
        printed = mutation.as_text(done, _plain_options(config, given))
    if done.failures:
        return _print(printed, FAILED)
    least = getattr(given, "fail_under", 0.0)
    shares = (done.score.percent, done.equivalence.percent)
    return _print(printed, FOUND if any(share is not None and share < least for share in shares) else 0)


def _init(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return _print(_shown(given), 0)
    from checker.drafting.start.project import new_files, start
    from checker.drafting.start.summary import as_json, as_text
    from checker.model import Config
    from checker.report.files import put

    config = Config(os.getcwd(), None, quiet=hasattr(given, "quiet"))
    with _progress(config) as progress:
        started = start(given.folder, getattr(given, "language", None), config.root, progress)
    put(started.root, new_files(started))
    if given.format == "json":
        return _print(as_json(started), 0)
    width = _options(getattr(given, "color", "auto"), given).width
    return _print("" if config.quiet else as_text(started, width=width), 0)


def _draft(given: Namespace) -> int:
    if hasattr(given, "show_config"):
        return _print(_shown(given), 0)
    config = _configuration(given)
    from checker.drafting.desk import Desk
    from checker.drafting.draft import Wish, draft
    from checker.drafting.summary import as_json, as_text
    from checker.report.files import put

    wish = Wish(**{name: value for name, value in vars(given).items() if name in Wish._fields})
    with _progress(config) as progress:
        drafts = draft(Desk(config), given.paths, wish, os.getcwd(), progress)
    written = not hasattr(given, "stdout")
    if written:
        put(config.root, [(one.path, one.before, one.text) for one in drafts])
    elif given.format == "text":
        return _print("".join(one.text for one in drafts), 0)
    if given.format == "json":
        return _print(as_json(drafts, written=written), 0)
    width = _options(config.color, given).width
    return _print("" if config.quiet else as_text(drafts, width=width), 0)


def _explain(given: Namespace) -> int:
    from checker.arguments import topics
    from checker.report.explanation import explain

    wanted = topics(given.topics)
    options = _options(getattr(given, "color", "auto"), given)
    told = [
        explain(one.rule, options) if one.rule is not None else _replayed(given, one.word, one.path, options)
        for one in wanted
    ]
    return _print("\n".join(told), 0)


def _replayed(given: Namespace, word: str, path: str | None, options: Options) -> str:
    """What is to be said of a claim or a finding."""
    from checker import rules
    from checker.arguments import guess

    close = rules.nearest(word)
    if not any(mark in word for mark in ".@#") and close is not None and path is None:
        # Most likely a mistyped rule: a look at the claims would only hide that.
        raise ConfigurationError(f"no rule is called {word!r}{guess(close)}; see factlint rules")
    config = _configuration(given)
    from checker import replay
    from checker.report.tracing import told, told_finding

    options = options._replace(links=_links(config))
    found = replay.replay_finding(config, word) if path is None else None
    if found is not None:
        return "\n".join([told_finding(found[0], options), *(told(one, options) for one in found[1])])
    return "\n".join(told(one, options) for one in replay.replay_claim(config, word, path))


def _rules(given: Namespace) -> int:
    from checker.report.explanation import table, table_as_json

    options = _options(getattr(given, "color", "auto"), given)
    return _print(table_as_json() if given.format == "json" else table(options), 0)


def _recognise(given: Namespace) -> int:
    from checker.load.given import given_bytes, given_text
    from checker.recognition import recognise
    from checker.report.recognised import as_json, listing
    from checker.text.positions import LineIndex

    if given.file == "-":
        text = given_bytes("standard input", sys.stdin.buffer.read())
    else:
        text = given_text(given.file, os.getcwd())
    mentions = recognise(text, given.language)
    lines = LineIndex(text)
    places = [lines.position(mention.start) for mention in mentions]
    if given.format == "json":
        return _print(as_json(mentions, given.language, places), 0)
    return _print(listing(text, mentions, places, _options(getattr(given, "color", "auto"), given)), 0)


def _languages(given: Namespace) -> int:
    from checker.locale_build.known import known
    from checker.locales import DATA_FOLDER
    from checker.report.languages import as_json, table

    rows = known(DATA_FOLDER)
    options = _options(getattr(given, "color", "auto"), given)
    return _print(as_json(rows) if given.format == "json" else table(rows, options), 0)


# --- what a run is given ----------------------------------------------------------------------


def _configuration(given: Namespace) -> Config:
    """The configuration of the nearest file, with the flags over it."""
    from checker.arguments import overrides
    from checker.load.configuration import load_config

    return load_config(os.getcwd(), getattr(given, "config", None), overrides(given))


# --- what a run gives -------------------------------------------------------------------------


def _failing(config: Config) -> tuple[Severity, ...]:
    from checker.model import SEVERITIES

    return () if config.fail_on == "off" else SEVERITIES[: SEVERITIES.index(config.fail_on) + 1]


def _status(report: Report, config: Config) -> int:
    failing = _failing(config)
    found = any(
        finding.severity in failing for finding in report.findings if finding.acknowledged is None and not finding.known
    )
    return FOUND if found else 0


def _deliver(report: Report, config: Config, given: Namespace, targets: list[tuple[str, str]], status: int) -> int:
    """Prints and writes the report."""
    from checker.report import render
    from checker.report.files import prefix

    options = _plain_options(config, given)._replace(
        prefix=prefix(config.root),
        failing=_failing(config),
        sarif_fingerprint=getattr(given, "sarif_fingerprint", "claim"),
        sarif_suppressed=hasattr(given, "sarif_include_suppressed"),
    )
    chosen = _format(config)
    printed = _rendered(lambda name, options: render(name, report, options), chosen, targets, options)
    if chosen == "github":
        _summarise(report, _for_files(options))
    return _print(printed, status)


def _rendered(
    render: Callable[[str, Options], str], chosen: str, targets: list[tuple[str, str]], options: Options
) -> str:
    """What is to be printed, and the files written: everything is ready before the first file is touched."""
    from checker.report.files import write

    name = next((name for name, path in targets if path == "-"), chosen)
    written = [(path, render(name, _for_files(options))) for name, path in targets if path != "-"]
    printed = render(name, options)
    write(written)
    return printed


def _for_files(options: Options) -> Options:
    """What a terminal asks for is not for files."""
    from checker.report import Options

    return options._replace(width=Options().width, colour=False, links="", summary=True)


def _format(config: Config) -> str:
    """The format of standard output where none is named: a step of GitHub Actions has one of its own."""
    if config.format != "auto":
        return config.format
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _summarise(report: Report, options: Options) -> None:
    """Puts a summary on the page of the run that GitHub shows; without one the run is no less a run."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from checker.report import render
    from checker.report.files import append

    try:
        taken = os.path.getsize(path) if os.path.exists(path) else 0
        budget = min(options.budget, _SUMMARY_LIMIT - taken)
        if budget < _LEAST_SUMMARY:
            _log("factlint: no room is left in this step's summary\n")
        else:
            append(path, "\n" + render("markdown", report, options._replace(budget=budget)))
    except OSError as error:
        _log(f"factlint: the step's summary cannot be written: {error.strerror}\n")


def _options(color: str, given: Namespace) -> Options:
    from checker.report import Options
    from checker.report.terminal import has_colour, width

    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    columns = _columns() if is_terminal else None
    return Options(
        width=width(os.environ, columns),
        colour=has_colour(color, os.environ, is_terminal=is_terminal),
        acknowledged=hasattr(given, "show_acknowledged"),
    )


def _columns() -> int | None:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return None


def _plain_options(config: Config, given: Namespace) -> Options:
    """What standard output shows of what is no report of findings."""
    return _options(config.color, given)._replace(summary=not config.quiet, links=_links(config))


def _links(config: Config) -> str:
    """The project's address where standard output makes links of paths, else nothing."""
    from checker.report.terminal import has_links

    if not has_links(config.color, os.environ, is_terminal=sys.stdout is not None and sys.stdout.isatty()):
        return ""
    from checker.report.escapes import uri

    return f"file://{uri(os.path.join(config.root, '').replace(os.sep, '/'))}"


def _shown(given: Namespace) -> str:
    """The configuration in force and who said what, as a factlint.yaml that would say the same."""
    from json import dumps

    from checker.arguments import overrides
    from checker.load.configuration import settings

    lines = []
    for setting in settings(os.getcwd(), getattr(given, "config", None), overrides(given)):
        value = setting.value
        if setting.key == "fail-on" and value == "off":
            value = "never"
        elif setting.key == "severity":
            value = dict(value)
        elif setting.key == "output":
            value = [f"{name}={path}" for name, path in value]
        if value is not None:
            lines.append(f"{setting.key}: {dumps(value, ensure_ascii=False)}  # {setting.origin}\n")
    return "".join(lines)


# --- standard output and standard error -------------------------------------------------------


def _speak_utf8() -> None:
    """Both streams in UTF-8 whatever the locale: quotes come in every script, and bytes must not vary."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _print(text: str, status: int) -> int:
    """Prints, and returns the status: it stands whether or not a reader such as `head` waits for the end."""
    if sys.stdout is None:  # closed by whoever started factlint, who wants the status alone
        return status
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_rest()
    except OSError:
        _discard_rest()
        raise
    return status


def _discard_rest() -> None:
    """What is still buffered would fail again, and loudly, when the interpreter flushes it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Progress:
    """Draws a bar on standard error while a run lasts, if someone is there to see it, and leaves no trace."""

    def __init__(self, is_seen: bool) -> None:
        self._is_seen = is_seen

    def __enter__(self) -> Progress:
        if not self._is_seen:
            return lambda done, total: None
        from time import monotonic

        from checker.report.progress import Bar

        self._bar, start = Bar(), monotonic()
        return lambda done, total: _log(self._bar.drawn(done, total, monotonic() - start), flush=True)

    def __exit__(self, *_: object) -> None:
        if self._is_seen and self._bar.is_shown:
            _log(self._bar.erased, flush=True)


def _progress(config: Config) -> _Progress:
    from checker.report.terminal import is_watched

    is_terminal = sys.stderr is not None and sys.stderr.isatty()
    return _Progress(not config.quiet and is_watched(os.environ, is_terminal=is_terminal))


def _log(text: str, *, flush: bool = False) -> None:
    if sys.stderr is not None:
        sys.stderr.write(text)
        if flush:
            sys.stderr.flush()


def _note(message: str) -> None:
    from checker.report.display import inert, safe

    _log(inert(f"factlint: {safe(message)}\n"))


def _complain(message: str) -> int:
    from checker.report.display import inert, safe

    _log(inert("".join(f"{line}\n" for line in map(safe, f"factlint: error: {message}".splitlines()))))
    return FAILED


def _confess(error: Exception) -> int:
    """An exception that nobody foresaw: what to do about it, and a traceback only where one is asked for."""
    from checker.report.display import safe

    if os.environ.get("FACTLINT_DEBUG"):
        from traceback import print_exception

        print_exception(error)
    version = ".".join(map(str, sys.version_info[:3]))
    _log(
        f"factlint: internal error: {safe(f'{type(error).__name__}: {error}')}\n"
        f"This is a bug in factlint {__version__} (Python {version}, {sys.platform}). Please report it,\n"
        "with the traceback that FACTLINT_DEBUG=1 prints and, if you may, the files that it happened on.\n"
    )
    return BUG
