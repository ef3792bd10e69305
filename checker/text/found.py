"""What a recogniser answers with."""

from __future__ import annotations

from typing import NamedTuple

from checker.model import Mention


class Found(NamedTuple):
    """A mention and the tokens it takes, half-open; no mention: tokens that hold none."""

    start: int
    end: int
    mention: Mention | None
    reach: int = 0  # the token after it without the hedge behind it, where there is one
