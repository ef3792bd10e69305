"""What two states of a project have otherwise, one module per format."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from checker.model import Changes
from checker.report import Options


class Format(Protocol):
    """What each format's module offers."""

    def render(self, changes: Changes, options: Options) -> str:
        """All that changed, with a line break at its end, or the empty string."""


# The formats and where they live; the disk is held to this table by a test.
FORMATS: Mapping[str, str] = {name: f"checker.report.changes.{name}" for name in ("text", "json", "markdown")}


def render(name: str, changes: Changes, options: Options | None = None) -> str:
    """The changes in the format of this name, whose module is imported now. KeyError for an unknown name."""
    module = cast(Format, import_module(FORMATS[name]))
    return module.render(changes, options or Options())
