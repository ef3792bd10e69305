"""What two versions contradict each other in, as findings."""

from __future__ import annotations

from checker.comparison.records import Contradiction, Span
from checker.comparison.segments import sentences
from checker.evidence import ReadArticle
from checker.model import Article, Evidence, Finding, Reading
from checker.text.positions import LineIndex

_HINT = "mend the version that slipped, or acknowledge the difference"


def differences(a: Article, b: Article, found: list[Contradiction]) -> list[Finding]:
    """A finding for each: FL214, of names FL215, and FL216 for what only one version says."""
    one, other = _cited(a), _cited(b)
    return [_difference(one, other, contradiction) for contradiction in found]


def _cited(article: Article) -> ReadArticle:
    reading = Reading(article.text, article.language, (), (), frozenset())
    return ReadArticle(article, reading, LineIndex(article.on_disk))


def _difference(a: ReadArticle, b: ReadArticle, found: Contradiction) -> Finding:
    sides = [(text, span, value) for text, span, value in _sides(a, b, found) if span is not None]
    here, span, _ = sides[0]
    words = [text.words(*span) for text, span, _ in sides]
    other = a if here is b else b
    if len(sides) > 1:
        code = "FL215" if found.kind == "name" else "FL214"
        message = f'{found.kind}: "{words[0]}", where {other.article.path} has "{words[1]}"'
    else:
        code = "FL216"
        message = f'{found.kind}: "{words[0]}", and nothing like it in {other.article.path}'
    return Finding(
        code=code,
        message=message,
        place=here.place(*span),
        evidence=tuple(_evidence(*side) for side in sides),
        values=tuple((text.article.path, (word,)) for (text, _, _), word in zip(sides, words, strict=True)),
        causes=tuple((text.article.path, *span) for text, span, _ in sides),
        hint=_HINT,
    )


def _sides(
    a: ReadArticle, b: ReadArticle, found: Contradiction
) -> tuple[tuple[ReadArticle, Span | None, str | None], tuple[ReadArticle, Span | None, str | None]]:
    """The two sides, the translation first: it is there that most slips are."""
    return (b, found.b_span, found.b_value), (a, found.a_span, found.a_value)


def _evidence(text: ReadArticle, span: Span, value: str | None) -> Evidence:
    start, end = _sentence(text.article.text, span)
    return text.cite(start, end, value=value, mark=span)


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a span, in its line."""
    low = text.rfind("\n", 0, span[0]) + 1
    high = text.find("\n", span[1])
    high = len(text) if high < 0 else high
    for start, end in sentences(text, low, high):
        if start <= span[0] < end:
            stretch = text[start : max(end, span[1])]
            return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
    return span
