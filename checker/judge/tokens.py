"""The protected tokens of a text: what an edit must not change without being seen."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from checker.locales import locale
from checker.model import Hit, Reading
from checker.text.normalise import fold, is_spaceless

_digit_runs = re.compile(r"\d+")


class Token(NamedTuple):
    """A protected stretch of text."""

    kind: str
    key: Hashable  # what must be the same on both sides, hedge apart
    hedge: str | None
    start: int
    end: int
    cut: bool = False  # whether it reaches beyond the stretch: its hedge is then not the quote's to tell

    def agrees(self, quoted: Token) -> bool:
        """Whether the token, found in the text, is the one that was quoted."""
        same_hedge = self.hedge == quoted.hedge or (self.cut and quoted.hedge is None)
        return (self.kind, self.key) == (quoted.kind, quoted.key) and same_hedge


def protected(reading: Reading, start: int, end: int) -> list[Token]:
    """The protected tokens of text[start:end], by kind and in text order."""
    tokens = []
    for mention in reading.mentions:
        low, high = mention.core or (mention.start, mention.end)
        if start <= low and high <= end:
            value = (str(mention.value), mention.unit, mention.relative)
            cut = mention.start < start or end < mention.end
            tokens.append(Token(mention.kind, value, mention.hedge or None, mention.start, mention.end, cut))
    tokens.extend(
        Token(hit.entry.registry, (hit.entry.id, _wording(hit)), None, hit.start, hit.end)
        for hit in reading.hits
        if start <= hit.start and hit.end <= end
    )
    tokens.extend(_digits(reading, start, end, tokens))
    tokens.extend(
        Token("negation", "", None, start + low, start + high)
        for low, high in negations(reading.text[start:end], reading.language)
    )
    return tokens


def _digits(reading: Reading, start: int, end: int, tokens: Sequence[Token]) -> list[Token]:
    """Digits that belong to no mention: of a damaged figure, a code or a file name."""
    return [
        Token("digits", "".join(str(int(digit)) for digit in match.group()), None, match.start(), match.end())
        for match in _digit_runs.finditer(reading.text, start, end)
        if not any(token.start < match.end() and match.start() < token.end for token in tokens)
    ]


def _wording(hit: Hit) -> str:
    """A name is its wording too: "Antóeio Guterres" still holds an accepted "Guterres"."""
    return hit.form.text if hit.entry.registry == "entity" else ""


def negations(text: str, language: str) -> list[tuple[int, int]]:
    """The spans of the language's negating words in the text, half-open."""
    folded = fold(text)
    body = folded.text.casefold()
    if len(body) != len(folded.text):
        body = folded.text  # a letter that grows under case folding would shift the map
    spans = []
    for form in locale(language).negations:
        sought = fold(form).text.casefold()
        at = body.find(sought)
        while at != -1:
            after = at + len(sought)
            begins = "'" in sought[:-1] or not joins(body, at - 1, at)  # "n't" ends the word that it denies
            if is_spaceless(sought[0]) or (begins and not joins(body, after - 1, after)):
                spans.append(folded.source(at, after))
            at = body.find(sought, at + 1)
    return sorted(spans)


def joins(text: str, left: int, right: int) -> bool:
    """Whether both positions hold letters or digits of a script with spaces, so that no word ends between them."""
    if left < 0 or right >= len(text):
        return False
    return all(text[at].isalnum() and not is_spaceless(text[at]) for at in (left, right))
