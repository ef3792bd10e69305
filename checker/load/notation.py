"""What days and language tags look like in files."""

from __future__ import annotations

import re

# A primary subtag of two or three letters keeps `part` in `report.part.yaml` from being a language.
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def is_language_tag(text: str) -> bool:
    """Whether the text has the shape of a BCP 47 tag; whether it is a known one, the locales say."""
    return _TAG.fullmatch(text) is not None


def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar, YYYY-MM-DD."""
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2025-10-26")  # since 3.11 other forms of ISO 8601 are read as well
