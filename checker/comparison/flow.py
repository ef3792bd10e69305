"""Articles in Markdown and HTML as running text: a paragraph on a line, and nothing of the markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.comparison.records import Span
from checker.model import Article
from checker.text.normalise import JOINER, PARAGRAPH

_break = re.compile(rf"(?:\r\n|[\r\n])(?=([{JOINER} \t]*[\r\n{PARAGRAPH}])?)")


def flowing(article: Article) -> tuple[str, Sequence[int] | None]:
    """The text to compare, with the place on disk of each of its code points; None where that is the same.

    What stands aside of the text (alternative texts, titles) comes behind it.
    """
    if article.source is None:
        return article.text, None
    words: list[str] = []
    places: list[int] = []
    for text in (article.text, article.asides or ""):
        for at, char in enumerate(_one_line_each(text)):
            if char != JOINER:
                words.append("\n" if char == PARAGRAPH else char)
                places.append(at)
        words.append("\n")
        places.append(len(text))
    return "".join(words), places


def moved(span: Span | None, places: Sequence[int] | None) -> Span | None:
    """A span of the running text as one of the article."""
    if span is None or places is None:
        return span
    return places[span[0]], places[span[1] - 1] + 1


def _one_line_each(text: str) -> str:
    """The text with the line breaks inside a paragraph as spaces."""
    return _break.sub(lambda found: found[0] if found[1] is not None else " " * len(found[0]), text)
