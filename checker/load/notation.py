"""Days and language tags as files write them."""

from __future__ import annotations

import re

# A primary subtag of two or three letters keeps `part` in `report.part.yaml` from being a language.
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def is_language_tag(text: str) -> bool:
    """Whether the text has the shape of a BCP 47 tag; whether it is a known one, the locales say."""
    return _TAG.fullmatch(text) is not None


def language_tag(text: str) -> str:
    """The tag in the case of RFC 5646 §2.1.1: language lower, Script titled, REGION upper, with hyphens."""
    first, *rest = text.replace("_", "-").split("-")
    cased = [part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest]
    return "-".join([first.lower(), *cased])


def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar, YYYY-MM-DD."""
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2025-10-26")  # since 3.11 other forms of ISO 8601 are read as well
