"""What may stand on the command line, and what it overrides in the configuration."""

from __future__ import annotations

import os
from argparse import SUPPRESS, ArgumentParser, HelpFormatter, Namespace, _ArgumentGroup
from collections.abc import Sequence
from typing import Any, NamedTuple

from checker import __version__, rules
from checker.errors import ConfigurationError
from checker.model import SEVERITIES
from checker.report import FORMATS
from checker.report.changes import FORMATS as CHANGES


class _Help(HelpFormatter):
    """Argparse makes one for each argument; without a width each would import shutil and its compressors."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns())


def _columns() -> int:
    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size().columns) - 2
    except (OSError, ValueError):
        return 78


def parser() -> ArgumentParser:
    """The parser of the whole command line. What was not given is no attribute of what it returns."""
    # Options are suppressed unless given, so that they may stand before or behind the command,
    # and so that only what was given overrides the configuration file.
    everywhere = ArgumentParser(add_help=False, argument_default=SUPPRESS, formatter_class=_Help)
    group = everywhere.add_argument_group("configuration and terminal")
    group.add_argument("--config", metavar="FILE", help="configuration file; by default the nearest")
    group.add_argument("--show-config", action="store_true", help="print the configuration in force and stop")
    group.add_argument("--color", choices=("auto", "always", "never"), help="NO_COLOR and FORCE_COLOR count too")
    group.add_argument("-q", "--quiet", action="store_true", help="findings only, no summary")

    program = ArgumentParser(
        "factlint",
        description="The linter for facts: holds claims against their articles and against each other.",
        epilog="Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not run.",
        parents=[everywhere],
        allow_abbrev=False,
        formatter_class=_Help,
    )
    program.add_argument("-V", "--version", action="version", version=f"factlint {__version__}")
    commands = program.add_subparsers(
        title="commands", dest="command", metavar="COMMAND", parser_class=ArgumentParser, prog="factlint"
    )

    def command(name: str, summary: str, parents: Sequence[ArgumentParser]) -> ArgumentParser:
        return commands.add_parser(
            name,
            help=summary,
            description=summary,
            parents=parents,
            allow_abbrev=False,
            argument_default=SUPPRESS,
            formatter_class=_Help,
        )

    reporting = _reporting_options()
    check = command("check", "Verify claims against their articles and against each other.", [reporting, everywhere])
    check.add_argument("paths", metavar="PATH", nargs="*", default=[], help="claim files, articles or folders; all")
    check.add_argument("--changed", action="store_true", help="what the commit or push touches, and all it concerns")
    check.add_argument("--since", metavar="REF", help="fail for what is new since HEAD left REF (origin/main), alone")
    check.add_argument("--today", metavar="DATE", help="the day that expiry dates are held against (2026-11-21)")
    check.add_argument("--allow-empty", action="store_true", help="checking nothing is no failure")
    diff = command(
        "diff", "Say which facts two states have otherwise, and which findings are new.", [_diff(), everywhere]
    )
    diff.add_argument("states", metavar="BASE[..HEAD]", help="as for git diff; without HEAD the files on disk")
    diff.add_argument("--today", metavar="DATE", help="the day that expiry dates are held against (2026-11-21)")
    diff.add_argument("--allow-empty", action="store_true", help="comparing nothing is no failure")
    validate = command("validate", "Check claim files and registry alone; no article is read.", [reporting, everywhere])
    validate.add_argument("paths", metavar="PATH", nargs="*", default=[], help="claim files, articles or folders; all")
    validate.add_argument("--allow-empty", action="store_true", help="validating nothing is no failure")
    compare = command(
        "compare", "Hold two language versions of a text against each other, without claims.", [reporting, everywhere]
    )
    compare.add_argument("original", metavar="A", help="a version; about.en.md and en/about.md tell their language")
    compare.add_argument("translation", metavar="B", nargs="+", help="the versions to hold against it")
    compare.add_argument(
        "--languages", metavar="TAGS", help="the languages of the files where their names tell none, in order: en,sv"
    )
    _add_coverage(command("coverage", "Say how much of what the articles state their claims hold.", [everywhere]))
    _add_mutate(command("mutate", "Make slips in memory and say which of them the claims would see.", [everywhere]))
    init = command("init", "Begin a project: configuration, vocabulary, names and drafts from articles.", [everywhere])
    init.add_argument("folder", metavar="FOLDER", nargs="?", default=None, help="where the articles stand; here")
    init.add_argument("--language", metavar="TAG", help="of the articles whose name (about.sv.md) says none")
    init.add_argument("--format", choices=("text", "json"), default="text", help="of the summary")
    draft = command("draft", "Begin a claim file for each article, for a person to finish.", [everywhere])
    draft.add_argument("paths", metavar="ARTICLE", nargs="+", help="articles whose claims are to be drafted")
    draft.add_argument("--story", metavar="ID", help="the story they belong to; by default by their name")
    draft.add_argument("--language", metavar="TAG", help="their language, where the name (about.sv.md) does not say it")
    draft.add_argument("--published", metavar="DATE", help='the day that "today" refers to in them')
    draft.add_argument(
        "--from", metavar="FILE", dest="source", help="carry the claims of this article over to its translation"
    )
    draft.add_argument("--update", action="store_true", help="add what no claim covers to claim files that are there")
    draft.add_argument("--stdout", action="store_true", help="print the files and write none")
    draft.add_argument("--format", choices=("text", "json"), default="text", help="of the summary")
    explain = command("explain", "Say what a rule means, or how a claim came by its verdict.", [everywhere])
    explain.add_argument(
        "topics",
        metavar="TOPIC",
        nargs="+",
        help="a rule (FL201, number-contradiction), a claim (treaty.signatories, with @PATH or PATH behind it "
        "where several articles have it), or a finding by the beginning of its fingerprint",
    )
    recognise = command("recognise", "Show what is recognised in a text: numbers, dates, amounts, times.", [everywhere])
    recognise.add_argument("file", metavar="FILE", help="a text in UTF-8; - is standard input")
    recognise.add_argument("--language", metavar="TAG", required=True, help="of the text, such as sv or pt-BR")
    recognise.add_argument("--format", choices=("text", "json"), default="text")
    languages = command("languages", "List the languages, and what is recognised in each.", [everywhere])
    languages.add_argument("--format", choices=("text", "json"), default="text")
    listing = command("rules", "List all rules.", [everywhere])
    listing.add_argument("--format", choices=("text", "json"), default="text")
    return program


def _add_mutate(mutate: ArgumentParser) -> None:
    mutate.add_argument("paths", metavar="PATH", nargs="*", default=[], help="claim files, articles or folders; all")
    mutate.add_argument("--seed", metavar="N", type=int, default=0, help="another seed writes other wrong words; 0")
    mutate.add_argument("--sample", metavar="N", type=_positive, help="at most so many slips; all")
    mutate.add_argument("--fail-under", metavar="PERCENT", type=_percent, help="of slips caught and of twins green")
    mutate.add_argument("--format", choices=("text", "json"), default="text")
    mutate.add_argument("--allow-empty", action="store_true", help="nothing to make slips in is no failure")


def _add_coverage(coverage: ArgumentParser) -> None:
    coverage.add_argument("paths", metavar="PATH", nargs="*", default=[], help="claim files, articles or folders; all")
    coverage.add_argument(
        "--since", metavar="REF", help="the lines alone that differ since HEAD left REF (origin/main)"
    )
    coverage.add_argument("--fail-under", metavar="PERCENT", type=_percent, help="of all mentions that are claimed")
    coverage.add_argument("--format", choices=("text", "json"), default="text")
    coverage.add_argument("--allow-empty", action="store_true", help="no article to look at is no failure")


def _positive(written: str) -> int:
    number = int(written)
    if number < 1:
        raise ValueError
    return number


def _percent(written: str) -> float:
    number = float(written.removesuffix("%"))
    if not 0 <= number <= 100:
        raise ValueError
    return number


_positive.__name__, _percent.__name__ = "number", "percentage"  # as argparse calls them where they refuse


def _reporting_options() -> ArgumentParser:
    reporting, group = _reporting()
    group.add_argument(
        "--format", choices=("auto", *FORMATS), help="on standard output; auto is text, on GitHub github"
    )
    group.add_argument(
        "--sarif-fingerprint",
        choices=("claim", "line"),
        help="what GitHub knows an alert by: what is claimed (default), or the line as the uploader reads it",
    )
    group.add_argument("--sarif-include-suppressed", action="store_true", help="acknowledged findings in SARIF, too")
    group.add_argument("--show-acknowledged", action="store_true", help="list acknowledged findings in text, too")
    return reporting


def _diff() -> ArgumentParser:
    reporting, group = _reporting()
    group.add_argument("--format", choices=tuple(CHANGES), help="on standard output; text")
    return reporting


def _reporting() -> tuple[ArgumentParser, _ArgumentGroup]:
    """What every command that checks has."""
    reporting = ArgumentParser(add_help=False, argument_default=SUPPRESS, formatter_class=_Help)
    group = reporting.add_argument_group("reporting")
    group.add_argument(
        "--output",
        metavar="FORMAT=FILE",
        action="append",
        help="write a report to a file too (- for standard output)",
    )
    group.add_argument("--fail-on", choices=(*SEVERITIES, "never"), help="the least severity that fails; error")
    group.add_argument("--select", metavar="CODES", action="append", help="report these codes only (FL2,FL301)")
    group.add_argument("--ignore", metavar="CODES", action="append", help="leave these codes out")
    return reporting, group


def overrides(given: Namespace) -> dict[str, Any]:
    """What flags say of the configuration's fields, checked as far as flags alone can be wrong.

    Raises ConfigurationError.
    """
    flags = vars(given)
    said: dict[str, Any] = {name: flags[name] for name in ("format", "color", "quiet", "allow_empty") if name in flags}
    for name in ("select", "ignore"):
        if name in flags:
            said[name] = _selectors(flags[name])
    if "fail_on" in flags:
        said["fail_on"] = "off" if flags["fail_on"] == "never" else flags["fail_on"]
    if "today" in flags:
        said["today"] = _day(flags["today"])
    if "output" in flags:
        said["output"] = tuple(map(_output, flags["output"]))
    return said


def _selectors(lists: list[str]) -> tuple[str, ...]:
    words = [word.strip() for words in lists for word in words.split(",") if word.strip()]
    for word in words:
        if not rules.matching(word):
            raise ConfigurationError(f"no rule is called {word!r}{guess(rules.nearest(word))}; see factlint rules")
    return tuple(words)


def guess(word: str | None) -> str:
    """A question behind a message about a word that is not known."""
    return f" (did you mean {word}?)" if word else ""


def _day(written: str) -> str:
    from datetime import date

    try:
        if len(written) == len("2026-11-21"):
            return date.fromisoformat(written).isoformat()
    except ValueError:
        reason = "no such day"
    else:
        reason = "no date"
    raise ConfigurationError(f"--today {written!r}: {reason}; expected a day such as 2026-11-21")


class Topic(NamedTuple):
    """Something that is to be explained."""

    word: str
    rule: rules.Rule | None  # None: a claim or a finding
    path: str | None = None  # of the claim's article or claim file, where it stands behind it


def topics(words: Sequence[str]) -> list[Topic]:
    """What is to be explained; a path belongs to the claim before it. Raises ConfigurationError."""
    found: list[Topic] = []
    for word in words:
        rule = rules.find(word)
        is_path = rule is None and "@" not in word and ("/" in word or os.sep in word or os.path.isfile(word))
        if not is_path:
            found.append(Topic(word, rule))
        elif found and found[-1].rule is None and found[-1].path is None:
            found[-1] = found[-1]._replace(path=word)
        else:
            raise ConfigurationError(f"{word}: expected a rule, a claim or a fingerprint before a path")
    return found


def _output(written: str) -> tuple[str, str]:
    """A format and an absolute path, or "-"."""
    name, equals, path = written.partition("=")
    if not equals or not path:
        raise ConfigurationError(f"--output {written!r}: expected FORMAT=FILE, such as json=report.json")
    return name, path if path == "-" else os.path.abspath(path)
