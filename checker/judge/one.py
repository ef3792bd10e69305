"""A claim of one whose text says it with an article: "en dag", "un pays".

In running text such a word is an article more often than a number, so nothing is recognised there. Beside a
claim of one it says what the claim says, and refutes nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.evidence import ReadArticle
from checker.judge.hold import Held, context_of, hold
from checker.locales import locale
from checker.model import Anchor, Claim, Reading, Registry, Relation, Verdict
from checker.values import value_type

_word = re.compile(r"[^\W\d_]+")


def hold_or_one(
    claim: Claim,
    text: ReadArticle,
    registry: Registry,
    span: tuple[int, int],
    anchor: Anchor,
    read: Callable[[str, str], Reading],
) -> Held:
    """The verdict on a claim, an article taken for "one" where the quote holds no number and the claim says one."""
    held = hold(claim, text, registry, *span, anchor)
    if held.judged.verdict is not Verdict.NOT_FOUND or not _is_one(claim):
        return held
    quote = text.article.text[slice(*span)]
    reading = read(_counted(quote, claim.language), claim.language)
    kind = value_type(claim.attribute.type)
    found = kind.find(reading, claim.value, context_of(claim, registry))
    if any(kind.relate(claim.value, mention.value) is Relation.EQUAL for mention in found):
        return Held(held.judged._replace(verdict=Verdict.SUPPORTED), ())
    return held


def _is_one(claim: Claim) -> bool:
    value = claim.value
    return getattr(value, "figure", None) == 1 and value.upper is None and claim.attribute.type != "ordinal"


def _counted(quote: str, language: str) -> str:
    """The quote with the figure 1 for every word that is the number or an article, in idioms as well."""
    forms = locale(language).table["forward"]

    def figure(match: re.Match[str]) -> str:
        meanings = forms.get(match.group().lower(), {}).get("", {})
        return "1" if "article" in meanings or meanings.get("number") == 1 else match.group()

    return _word.sub(figure, quote)
