"""One module per format over one shared result: `FORMATS` names them, `render` asks one of them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Literal, NamedTuple, Protocol, cast

from checker.model import Report, Severity


class Options(NamedTuple):
    """What a format may be asked to consider; none of it changes what was found."""

    width: int = 100  # columns of the terminal
    colour: bool = False
    acknowledged: bool = False  # list acknowledged findings too; formats for machines always do
    links: str = ""  # address of the project's folder, with "/" at its end, where paths are to be links to files
    summary: bool = True  # the closing lines of formats for people
    prefix: str = ""  # the project's folder inside its repository, "docs/": what CI systems put before paths
    failing: tuple[Severity, ...] = ("error",)  # severities that fail the run, for formats of tests
    sarif_fingerprint: Literal["claim", "line"] = "claim"
    sarif_suppressed: bool = False  # acknowledged findings in SARIF, too
    budget: int = 900 * 1024  # bytes of a Markdown report; GitHub takes 1 MiB for all summaries of a step


class Format(Protocol):
    """What each format's module offers."""

    def render(self, report: Report, options: Options) -> str:
        """The whole report, with a line break at its end, or the empty string."""


# The formats and where they live; the disk is held to this table by a test.
FORMATS: Mapping[str, str] = {
    name: f"checker.report.{name}"
    for name in (
        "text",
        "concise",
        "json",
        "html",
        "markdown",
        "csv",
        "github",
        "sarif",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjson",
        "claimreview",
    )
}


def render(name: str, report: Report, options: Options | None = None) -> str:
    """The report in the format of this name, whose module is imported now. KeyError for an unknown name."""
    module = cast(Format, import_module(FORMATS[name]))
    return module.render(report, options or Options())
