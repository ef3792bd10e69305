"""Arguments and exit status; the only package that prints.

Exit status: 0 nothing at or above `--fail-on`; 1 findings; 2 could not run; 3 a bug in factlint;
130 interrupted. Nothing is imported before it is known to be needed: `--version` must be instant.
"""

from __future__ import annotations

import sys

from checker import __version__
from checker.cli.terminal import FAILED, INTERRUPTED, complain, confess, emit, leave, log, speak_utf8
from checker.errors import FactlintError

TYPE_CHECKING = False  # mypy takes it for true; `typing` need not be imported
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from typing import NoReturn

_OBJECTS = 2_000_000  # a check makes many records and hardly a cycle: looking for those took a sixth of its time


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line (without the program's name) and returns its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    speak_utf8()
    try:
        if words in (["--version"], ["-V"]):
            return emit(f"factlint {__version__}\n", 0)
        return _run(words)
    except FactlintError as error:
        return complain(str(error))
    except OSError as error:
        reason = error.strerror or str(error)
        return complain(f"{error.filename}: {reason}" if error.filename else reason)
    except (RecursionError, MemoryError) as error:
        return complain(f"the input is too large or too deeply nested ({type(error).__name__})")
    except KeyboardInterrupt:
        log("\nfactlint: interrupted\n")
        return INTERRUPTED
    except Exception as error:
        return confess(error)


def program() -> NoReturn:
    """The command `factlint`."""
    leave(main())


def _run(words: list[str]) -> int:
    import gc

    from checker.arguments import parser

    gc.set_threshold(_OBJECTS, 20, 20)

    program = parser()
    try:
        given = program.parse_args(words)
    except SystemExit as ending:  # --help, or an error that argparse has printed
        return emit("", ending.code if isinstance(ending.code, int) else FAILED)
    command = getattr(given, "command", None)
    if command is None and not hasattr(given, "show_config"):
        return emit(program.format_help(), FAILED)
    from checker.cli import commands

    run: Callable[[Namespace], int] = getattr(commands, command or "check")
    return run(given)
