"""What the environment says of a terminal: its width, and whether it shows colours, links and a bar that moves."""

from __future__ import annotations

from collections.abc import Mapping

_WIDTH = 100  # columns where there is no terminal
_WIDEST = 120  # longer lines are hard to read
# Terminals that make links of OSC 8 (https://github.com/Alhadis/OSC8-Adoption). Few others mind, but some print it.
_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio")
_TERMS = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty")
_MARKS = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM")
_FIRST_VTE = 5000  # 0.50


def width(environment: Mapping[str, str], columns: int | None) -> int:
    """The columns to fill: those that COLUMNS names, else the terminal's, else a usual number."""
    told = environment.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told) > 0:
        return min(int(told), _WIDEST)
    return min(columns or _WIDTH, _WIDEST)


def has_colour(choice: str, environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether to use colours; `choice` is auto, always or never."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):  # https://no-color.org
        return False
    # https://force-color.org
    return bool(environment.get("FORCE_COLOR")) or (is_terminal and environment.get("TERM") != "dumb")


def has_links(choice: str, environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether to make links of paths; FORCE_HYPERLINK has the last word, as in npm's supports-hyperlinks.

    Who wants no colour (`choice` is never) wants text without sequences.
    """
    told = environment.get("FORCE_HYPERLINK")
    if told:
        return told != "0"
    if choice == "never" or environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    version = environment.get("VTE_VERSION", "")
    return is_terminal and (
        environment.get("TERM_PROGRAM") in _PROGRAMS
        or environment.get("TERM") in _TERMS
        or any(mark in environment for mark in _MARKS)
        or (version.isascii() and version.isdigit() and int(version) >= _FIRST_VTE)
    )


def is_watched(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether someone may be watching: a build server may offer a terminal that nobody sees."""
    return is_terminal and environment.get("TERM") != "dumb" and not environment.get("CI")
