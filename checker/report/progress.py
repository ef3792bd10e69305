"""A bar for long runs, as text for a terminal that whoever prints it redraws in place."""

from __future__ import annotations

_PATIENCE = 1.0  # seconds that a run may take before anyone wonders
_PAUSE = 0.1  # seconds between two redrawings
_WIDTH = 30  # columns of the bar
_ERASED = "\r\x1b[K"  # back to the beginning of the line, and nothing on it (ECMA-48)


class Bar:
    """How far a run is; it knows no clock, but is told the seconds since the run began."""

    erased = _ERASED

    def __init__(self) -> None:
        self._drawn: float | None = None

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to erase."""
        return self._drawn is not None

    def drawn(self, done: int, total: int, seconds: float) -> str:
        """What to print now; nothing early in a run, or shortly after the last time."""
        next_time = _PATIENCE if self._drawn is None else self._drawn + _PAUSE
        if seconds < next_time or total <= 0:
            return ""
        self._drawn = seconds
        full = _WIDTH * min(done, total) // total
        return f"{_ERASED}checking [{'=' * full}{' ' * (_WIDTH - full)}] {100 * min(done, total) // total:3} %"
