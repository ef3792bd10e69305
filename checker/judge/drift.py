"""A quote held against the text that took its place: words may drift, facts must not.

String distance can't tell them apart ("42 people" and "47 people" are 99 % alike), so the protected
tokens of both sides are compared: numbers, dates, units, currencies, hedges, names, roles, terms and
negations. In a statement every replaced word counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from checker.evidence import ReadArticle, difference, quote_of
from checker.judge.denial import denials
from checker.judge.hold import recognised
from checker.judge.one import hold_or_one
from checker.judge.tokens import Token, joins, protected
from checker.model import Anchor, Anchored, Claim, Evidence, Finding, Judged, Reading, Registry, Verdict
from checker.text.normalise import is_spaceless

_SHOWN_CHANGES = 4  # in one message
_SHORTEST_STEM = 4  # letters that two inflections of one word share at least
_LONGEST_ENDING = 3  # letters in which they may differ
_NAMES = ("entity", "role")


class Change(NamedTuple):
    """What differs: a stretch of the quote, a stretch of the candidate, either may be missing."""

    quoted: tuple[int, int] | None
    found: tuple[int, int] | None
    hedge_only: bool = False


def judge_drift(
    claims: Sequence[Claim],
    anchored: Anchored,
    text: ReadArticle,
    registry: Registry,
    read: Callable[[str, str], Reading],
) -> tuple[list[Judged], list[Finding]]:
    """Verdicts for the claims of one quote whose place now reads otherwise, and what is to be said of it."""
    assert anchored.start is not None and anchored.end is not None
    start, end = anchored.start, anchored.end
    quote = claims[0].quote
    held = [hold_or_one(claim, text, registry, (start, end), Anchor.DRIFTED, read) for claim in claims]
    quoted, found = protected(read(quote, claims[0].language), 0, len(quote)), protected(text.reading, start, end)
    changes = _token_changes(quoted, found)
    worded = [
        one.judged for one in held if one.judged.quoted or not recognised(one.judged.claim.attribute, text.reading)
    ]
    if not changes and worded:
        changes = _word_changes(_words(quote, quoted), _words(text.body(start, end), found, start, end))
    unsupported = [one for one in held if one.judged.verdict not in (Verdict.SUPPORTED, Verdict.NOT_CHECKED)]
    if not changes and not unsupported:
        denied = denials(claims[0], text, start, end)
        if not denied:
            return [one.judged for one in held], [_drifted(claims, text, start, end)]
        judged = [one.judged._replace(verdict=Verdict.REFUTED, quoted=False) for one in held]
        return judged, [_changed(claims, text, start, end, [Change(None, span) for span in denied])]
    if not changes:  # what differs stands outside of the quote, as a bound that the quote cuts off
        return [one.judged for one in held], [finding for one in unsupported for finding in one.findings]
    changes = _shown(changes, quote, text.body(start, end), start, end)
    judged = [
        one.judged._replace(verdict=Verdict.REFUTED, quoted=False)
        if one in unsupported or one.judged in worded or len(held) == 1 or _is_touched(one.judged, changes)
        else one.judged
        for one in held
    ]
    refuted = [one.claim for one in judged if one.verdict is Verdict.REFUTED]
    return judged, [_changed(refuted or claims, text, start, end, changes)]


def _is_touched(judged: Judged, changes: Sequence[Change]) -> bool:
    """Whether a change reaches into words that the claim's value was read from."""
    spans = [change.found for change in changes if change.found is not None]
    return any(low < m.end and m.start < high for m, _ in judged.considered for low, high in spans)


def _shown(changes: Sequence[Change], quote: str, body: str, start: int, end: int) -> list[Change]:
    """The changes with both sides where words were replaced by others that are no tokens, or none were found."""
    inner, outer = (
        _whole_words(side, span)
        for side, span in zip((quote, body[start:end]), difference(quote, body[start:end]), strict=True)
    )
    found = (start + outer[0], start + outer[1])
    replaced = inner[0] < inner[1] and outer[0] < outer[1]
    if not changes:
        return [Change(inner, found)]
    first = changes[0]
    if not replaced or (first.quoted is not None and first.found is not None) or len(changes) > 1:
        return list(changes)
    return [Change(inner, found)]


def _whole_words(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span widened to whole words."""
    start, end = span
    while start > 0 and joins(text, start - 1, start):
        start -= 1
    while end < len(text) and joins(text, end - 1, end):
        end += 1
    return start, end


def _drifted(claims: Sequence[Claim], text: ReadArticle, start: int, end: int) -> Finding:
    first = claims[0]
    now = text.words(start, end)
    inner, _ = difference(first.quote, now)
    _, outer = difference(first.quote, text.body(start, end)[start:end])
    exact_words = now == first.quote
    about = "the context" if exact_words else "the wording"
    return Finding(
        code="FL102",
        message=f'{about} of the quote of {first.key} has changed, the facts have not: "{first.quote}"',
        place=first.quote_place,
        evidence=(
            text.cite(start, end, claim=first.id, mark=(start + outer[0], start + outer[1])),
            quote_of(first, first.written, inner),
        ),
        values=((first.article, (first.quote, now)),),
        causes=((first.article, start, end),),
        hint="bring prefix and suffix in line with the article" if exact_words else f"write: quote: {now}",
    )


def _changed(claims: Sequence[Claim], text: ReadArticle, start: int, end: int, changes: Sequence[Change]) -> Finding:
    first = claims[0]
    quote = first.quote
    change = changes[0]
    sides = [
        (quote[slice(*one.quoted)] if one.quoted else None, text.words(*one.found) if one.found else None)
        for one in changes
    ]
    now = sides[0][1]
    keys = ", ".join(dict.fromkeys(claim.key for claim in claims))
    at = change.found or (start, end)
    evidence: list[Evidence] = [
        text.cite(min(start, at[0]), max(end, at[1]), claim=first.id, value=now, mark=change.found)
    ]
    evidence.extend(quote_of(claim, claim.written, change.quoted) for claim in claims)
    return Finding(
        code="FL106" if all(change.hedge_only for change in changes) else "FL103",
        message=f"{keys}: {'; '.join(_said(*side) for side in sides[:_SHOWN_CHANGES])}",
        place=text.place(*at),
        evidence=tuple(evidence),
        values=((first.article, tuple(part for side in sides for part in side if part is not None)),),
        causes=tuple((first.article, *(one.found or (start, end))) for one in changes),
        hint=f"correct the text, or the claim at {first.quote_place.path}:{first.quote_place.line}",
    )


def _said(was: str | None, now: str | None) -> str:
    if was is None:
        return f'the text now has "{now}", which the claim\'s quote has not'
    if now is None:
        return f'the text no longer has "{was}", which the claim quotes'
    return f'the claim quotes "{was}", the text says "{now}"'


def _token_changes(quoted: Sequence[Token], found: Sequence[Token]) -> list[Change]:
    gone = list(quoted)
    added = []
    for token in found:
        match = next((one for one in gone if token.agrees(one)), None)
        if match is None:
            added.append(token)
        else:
            gone.remove(match)
    changes = []
    for token in gone:
        partner = next((one for one in added if one.kind == token.kind), None)
        if partner is None:
            partner = next((one for one in added if one.kind != "negation" and token.kind != "negation"), None)
        if partner is not None:
            added.remove(partner)
        same_figure = partner is not None and (partner.kind, partner.key) == (token.kind, token.key)
        where = None if partner is None else (partner.start, partner.end)
        changes.append(Change((token.start, token.end), where, same_figure))
    changes.extend(Change(None, (token.start, token.end)) for token in added)
    return changes or _reordered(quoted, found)


def _reordered(quoted: Sequence[Token], found: Sequence[Token]) -> list[Change]:
    """Names and roles that changed places, and figures that did without their nouns: who and what is a fact too."""
    pairs = zip(_of(quoted, _NAMES), _of(found, _NAMES), strict=False)
    moved = [(one, other) for one, other in pairs if one.key != other.key]
    nouns = [[token.key for token in _of(side, ("term",))] for side in (quoted, found)]
    if not moved and nouns[0] == nouns[1]:
        pairs = zip(_figures(quoted), _figures(found), strict=False)
        moved = [(one, other) for one, other in pairs if one.key != other.key]
    return [Change((one.start, one.end), (other.start, other.end)) for one, other in moved[:1]]


def _of(tokens: Sequence[Token], kinds: Sequence[str]) -> list[Token]:
    return [token for token in tokens if token.kind in kinds]


def _figures(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind not in (*_NAMES, "term", "negation")]


def _word_changes(old: Sequence[Word], new: Sequence[Word]) -> list[Change]:
    """Words replaced, added or removed; case, punctuation, diacritics and inflection don't count."""
    matcher = SequenceMatcher(None, [word for word, _, _ in old], [word for word, _, _ in new], autojunk=False)
    changes = []
    for tag, a_low, a_high, b_low, b_high in matcher.get_opcodes():
        if tag == "equal":
            continue
        pairs = zip(old[a_low:a_high], new[b_low:b_high], strict=False)
        if a_high - a_low == b_high - b_low and all(inflected(a[0], b[0]) for a, b in pairs):
            continue
        was = (old[a_low][1], old[a_high - 1][2]) if a_high > a_low else None
        found = (new[b_low][1], new[b_high - 1][2]) if b_high > b_low else None
        changes.append(Change(was, found))
    return changes


_word_pattern = re.compile(r"\w+")
Word = tuple[str, int, int]  # as it is compared, and its span in its text


def _words(text: str, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> list[Word]:
    """Words without case and diacritics; characters of spaceless scripts stand alone. A figure, date or time is
    one word, which says its value: "two" is "2"."""
    figures = [token for token in tokens if token.kind not in (*_NAMES, "term", "negation", "digits")]
    words: list[Word] = []
    for match in _word_pattern.finditer(text, start, len(text) if end is None else end):
        for word, low, high in _in_run(match.group(), match.start()):
            figure = next((token for token in figures if token.start <= low and high <= token.end), None)
            if figure is None:
                words.append((word, low, high))
            elif not words or words[-1][1] != figure.start:
                words.append((f"{figure.kind} {figure.key} {figure.hedge}", figure.start, figure.end))
    return words


def _in_run(run: str, low: int) -> list[Word]:
    if any(map(is_spaceless, run)):
        return [(_bare(char), low + index, low + index + 1) for index, char in enumerate(run)]
    return [(_bare(run), low, low + len(run))]


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    # Voicing marks of kana are combining too, but か and が are different letters.
    return kept if word.isascii() or not any(map(is_spaceless, word)) else unicodedata.normalize("NFKC", word)


def inflected(one: str, other: str) -> bool:
    """Whether two words differ in nothing but a short ending."""
    if one == other:
        return True
    if any(char.isdigit() for char in one + other):
        return False
    stem = 0
    while stem < min(len(one), len(other)) and one[stem] == other[stem]:
        stem += 1
    return stem >= _SHORTEST_STEM and max(len(one), len(other)) - stem <= _LONGEST_ENDING
