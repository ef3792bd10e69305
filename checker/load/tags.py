"""Language tags as files write them, in the one form that the rest of factlint compares."""

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
    cased = [
        part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest
    ]
    return "-".join([first.lower(), *cased])
