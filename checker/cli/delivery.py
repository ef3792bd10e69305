"""What a run gives: exit status, report on standard output, files, and how a terminal shows it."""

from __future__ import annotations

import os
import sys

from checker.cli.terminal import FOUND, emit, log

TYPE_CHECKING = False  # mypy takes it for true; `typing` need not be imported
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from checker.model import Config, Report, Severity
    from checker.report import Options

_SUMMARY_LIMIT = 1000 * 1024  # bytes that GitHub takes from one step, less a margin; above it shows nothing
_LEAST_SUMMARY = 2000  # bytes of a summary that says something


def failing_severities(config: Config) -> tuple[Severity, ...]:
    from checker.model import SEVERITIES

    return () if config.fail_on == "off" else SEVERITIES[: SEVERITIES.index(config.fail_on) + 1]


def status_of(report: Report, config: Config) -> int:
    failing = failing_severities(config)
    found = any(
        finding.severity in failing for finding in report.findings if finding.acknowledged is None and not finding.known
    )
    return FOUND if found else 0


def deliver(report: Report, config: Config, given: Namespace, targets: list[tuple[str, str]], status: int) -> int:
    """Prints and writes the report."""
    from checker.report import render
    from checker.report.files import prefix, spare

    spare(config, report.articles, targets)
    options = plain_options(config, given)._replace(
        prefix=prefix(config.root),
        failing=failing_severities(config),
        sarif_fingerprint=getattr(given, "sarif_fingerprint", "claim"),
        sarif_suppressed=hasattr(given, "sarif_include_suppressed"),
    )
    chosen = _format(config)
    printed = rendered(lambda name, options: render(name, report, options), chosen, targets, options)
    if chosen == "github":
        _summarise(report, _for_files(options))
    return emit(printed, status)


def rendered(
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
            log("factlint: no room is left in this step's summary\n")
        else:
            append(path, "\n" + render("markdown", report, options._replace(budget=budget)))
    except OSError as error:
        log(f"factlint: the step's summary cannot be written: {error.strerror}\n")


def options_for(color: str, given: Namespace) -> Options:
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


def plain_options(config: Config, given: Namespace) -> Options:
    """What standard output shows of what is no report of findings."""
    return options_for(config.color, given)._replace(summary=not config.quiet, links=links(config))


def links(config: Config) -> str:
    """The project's address where standard output makes links of paths, else nothing."""
    from checker.report.terminal import has_links

    if not has_links(config.color, os.environ, is_terminal=sys.stdout is not None and sys.stdout.isatty()):
        return ""
    from checker.report.escapes import uri

    return f"file://{uri(os.path.join(config.root, '').replace(os.sep, '/'))}"


def configuration_shown(given: Namespace) -> str:
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
