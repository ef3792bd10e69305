"""Titles and offices, each with its chain of broader ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from checker.concepts import Concept, find_concepts, parse_concept, relate_concepts
from checker.locales import locale
from checker.model import Mention, Reading, Relation
from checker.text.normalise import fold, is_spaceless
from checker.values import Context

KINDS: frozenset[str] = frozenset()
HOLDS_ONE = False
_NEAR = 40  # code points beside a title in which a word that makes it another office stands


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> Concept:
    """The role that an id names, of the attribute's kind; raises ValueProblem."""
    return parse_concept(written, "role", context.registry, context.attribute)


def find(reading: Reading, value: Concept, context: Context) -> list[Mention]:
    """The registered forms of the attribute's kind. With a "vice" or "former" beside it a title is another one."""
    found = find_concepts(reading, value, context.registry, context.attribute.of)
    return [_modified(mention, reading) for mention in found]


def _modified(mention: Mention, reading: Reading) -> Mention:
    before, behind = locale(reading.language).office_modifiers
    start, end = mention.start, mention.end
    lead = _beside(reading.text, max(0, start - _NEAR), start, before, -1)
    tail = None if lead is not None else _beside(reading.text, end, end + _NEAR, behind, 1)
    word, low, high = lead or tail or ("", start, end)
    if not word:
        return mention
    other = Concept(f"{word} {mention.value.id}", "role", mention.value.kind)
    return mention._replace(start=min(start, low), end=max(end, high), value=other, readings=())


def _beside(text: str, start: int, end: int, words: Iterable[str], side: int) -> tuple[str, int, int] | None:
    """The word that ends (side -1) or begins (side 1) text[start:end], white space aside."""
    from checker.words import lowered  # what it stands with compiles for longer than a warm check can wait

    folded = fold(text[start:end])
    body = lowered(folded.text)
    for word in words:
        own = _folded(word)
        at = 0 if side > 0 else len(body) - len(own)
        if at < 0 or not body.startswith(own, at):
            continue
        outer = body[at - 1 : at] if side < 0 else body[at + len(own) : at + len(own) + 1]
        if is_spaceless(own[0]) or not outer[:1].isalnum():
            first, last = folded.source(at, at + len(own))
            return word, start + first, start + last
    return None


@cache
def _folded(word: str) -> str:
    """A word of the language's data, which every title of every article is held against."""
    return fold(word.lower()).text


def relate(a: Concept, b: Concept) -> Relation:
    """How a stands to b: a minister of public security is narrower than a minister."""
    return relate_concepts(a, b)


def show(value: Concept) -> str:
    """The id."""
    return value.id
