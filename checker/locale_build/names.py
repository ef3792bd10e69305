"""What a language knows of names and words, compiled from its file among the name data."""

from __future__ import annotations

import os

from checker.locale_build.source import Data, inherited, listed

FIELDS = frozenset(
    (
        "words", "word_endings", "word_beginnings", "openers", "translated", "titles", "noun_endings",
        "capital_nouns", "before_nouns", "before_names", "plural_endings", "people_endings", "adjective_endings",
    )
)  # fmt: skip


def compile_names(folder: str, tag: str) -> Data:
    """The table that a comparison reads: plain sets, tuples and dicts."""
    data = inherited(os.path.join(folder, "names"), tag)
    sets = ("words", "openers", "translated", "titles", "before_nouns", "before_names")
    endings = ("noun_endings", "plural_endings", "people_endings", "adjective_endings")
    return {
        **{field: frozenset(listed(data.get(field))) for field in sets},
        "word_endings": {
            ending: listed_or_nothing(stems) for ending, stems in (data.get("word_endings") or {}).items()
        },
        **{field: tuple(listed(data.get(field))) for field in (*endings, "word_beginnings")},
        "capital_nouns": data.get("capital_nouns") == "yes",
    }


def listed_or_nothing(stems: object) -> tuple[str, ...]:
    """What stands in an ending's place, which may be nothing at all."""
    return tuple(str(stem) for stem in stems) if isinstance(stems, list) else ("",)
