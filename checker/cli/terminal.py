"""Standard output and standard error; with the package the only code that prints."""

from __future__ import annotations

import os
import sys

from checker import __version__

TYPE_CHECKING = False  # mypy takes it for true; `typing` need not be imported
if TYPE_CHECKING:
    from typing import NoReturn

    from checker.model import Config
    from checker.run import Progress

FOUND, FAILED, BUG, INTERRUPTED = 1, 2, 3, 130


def speak_utf8() -> None:
    """Both streams in UTF-8 whatever the locale: quotes come in every script, and bytes must not vary."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def emit(text: str, status: int) -> int:
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


def leave(status: int) -> NoReturn:
    """Ends the process at once, as mypy does: to free all that a check has made takes a tenth of its time."""
    if sys.gettrace() is not None or sys.getprofile() is not None:
        sys.exit(status)  # who measures the program wants to write down what was found
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            continue  # nobody is there to read it
    os._exit(status)


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
        return lambda done, total: log(self._bar.drawn(done, total, monotonic() - start), flush=True)

    def __exit__(self, *_: object) -> None:
        if self._is_seen and self._bar.is_shown:
            log(self._bar.erased, flush=True)


def watched(config: Config) -> _Progress:
    from checker.report.terminal import is_watched

    is_terminal = sys.stderr is not None and sys.stderr.isatty()
    return _Progress(not config.quiet and is_watched(os.environ, is_terminal=is_terminal))


def log(text: str, *, flush: bool = False) -> None:
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
        if flush:
            sys.stderr.flush()
    except OSError:
        return  # nobody can read it, and the exit status stands


def note(message: str) -> None:
    from checker.report.display import inert, safe

    log(inert(f"factlint: {safe(message)}\n"))


def complain(message: str) -> int:
    from checker.report.display import inert, safe

    log(inert("".join(f"{line}\n" for line in map(safe, f"factlint: error: {message}".splitlines()))))
    return FAILED


def confess(error: Exception) -> int:
    """An exception that nobody foresaw: what to do about it, and a traceback only where one is asked for."""
    from checker.report.display import safe

    if os.environ.get("FACTLINT_DEBUG"):
        from traceback import print_exception

        print_exception(error)
    version = ".".join(map(str, sys.version_info[:3]))
    log(
        f"factlint: internal error: {safe(f'{type(error).__name__}: {error}')}\n"
        f"This is a bug in factlint {__version__} (Python {version}, {sys.platform}). Please report it,\n"
        "with the traceback that FACTLINT_DEBUG=1 prints and, if you may, the files that it happened on.\n"
    )
    return BUG
