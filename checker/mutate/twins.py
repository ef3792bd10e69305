"""Edits that change nothing that anyone would read otherwise: of a whole article, or of one figure in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from checker.evidence import ReadArticle
from checker.model import Judged, Mention, Relation, Verdict
from checker.mutate.figures import Rewritten, regrouped, runs
from checker.mutate.slips import CONCEPTS
from checker.mutate.wording import Wording, wording
from checker.quantities import Quantity
from checker.text.normalise import is_spaceless
from checker.text.scan import opaque
from checker.words import is_single

_between_words = re.compile(r"(?<=\w) (?=\w)")
_LONGEST_LEAD = 24  # code points of a word or two that lead in an hour
_WRAP = 24  # characters between two line breaks in a script that has no spaces to break at
_QUOTES = str.maketrans("\"'’“”「」『』", '”’\'""『』「」')
_HALF_WIDTH = range(0xFF61, 0xFFA0)  # half-width katakana and its marks


def whole_twins(text: str) -> Iterator[tuple[str, str]]:
    """The article written otherwise from beginning to end, each with what was done."""
    for kind, edit in _EDITS.items():
        now = edit(text)
        if now != text:
            yield kind, now


def figure_twins(text: ReadArticle, judged: Sequence[Judged]) -> list[Rewritten]:
    """The claimed figures in other digits, with other marks, in words instead of digits and the reverse."""
    made: dict[tuple[int, int, str], Rewritten] = {}
    for mention in _figures(judged):
        for twin in twins_of(text.article.text, mention, text.article.language):
            made.setdefault(twin[1:], twin)
    return sorted(made.values(), key=lambda twin: (twin.start, twin.kind, twin.now))


def _figures(judged: Sequence[Judged]) -> Iterator[Mention]:
    for one in judged:
        if one.verdict is Verdict.SUPPORTED:
            for mention, relation in one.considered:
                if relation is Relation.EQUAL and mention.kind not in CONCEPTS and isinstance(mention.value, Quantity):
                    yield mention


def twins_of(text: str, mention: Mention, language: str) -> Iterator[Rewritten]:
    core = mention.core or (mention.start, mention.end)
    words = wording(language)
    yield from regrouped(text, *core, words.table["group"])
    if mention.kind not in ("number", "quantity", "duration"):
        return
    numbers = words.forms("number")
    found = runs(text, *core)
    apart = not text[core[1] : core[1] + 1].isalpha() or is_spaceless(text[core[1]])  # 40C
    if apart and len(found) == 1 and found[0][:2] == core and found[0][2] > 1:  # "one" is an article in many languages
        form = next((form[0] for form, value in numbers if len(form) == 1 and value == found[0][2]), None)
        if form is not None and _has_one_series(form):
            yield Rewritten("digits-to-word", *core, form)
    phrases = words.phrases(text, *core, "number")
    if found or len(phrases) != 1 or (phrases[0].start, phrases[0].end) != core or phrases[0].value < 2:
        return
    if not _leads_hours(text, core[0], words):  # "a las dos mujeres", where "a las 2" is likelier a time of day
        yield Rewritten("word-to-digits", *core, str(phrases[0].value))


def _leads_hours(text: str, at: int, words: Wording) -> bool:
    """Whether a word that hours stand behind stands right before this place."""
    start = max(0, at - _LONGEST_LEAD)
    meanings = ("clock_before", "clock_article")
    return any(at - one.end <= 1 for meaning in meanings for one in words.phrases(text, start, at, meaning))


def _has_one_series(word: str) -> bool:
    """Whether a number has one word whatever it counts; in Hangul the noun decides which of two is said."""
    return is_spaceless(word[0]) or not is_single(word[0])


# --- of a whole article ---------------------------------------------------------------------


def _spaced(space: str) -> Callable[[str], str]:
    return lambda text: _outside(text, lambda part: _between_words.sub(space, part))


def _outside(text: str, edit: Callable[[str], str]) -> str:
    """The edit where the text is prose: an address or a file name is another in other characters."""
    pieces: list[str] = []
    at = 0
    for start, end in opaque(text):
        pieces += (edit(text[at:start]), text[start:end])
        at = end
    return "".join((*pieces, edit(text[at:])))


def _wrapped(text: str) -> str:
    """Broken at every space between two words, and in scripts without spaces every few characters."""

    def broken(part: str) -> str:
        lines = _between_words.sub("\n", part)
        pieces: list[str] = []
        since = 0
        for char, after in zip(lines, lines[1:] + "\n", strict=False):
            pieces.append(char)
            since = 0 if char == "\n" else since + 1
            if since >= _WRAP and is_spaceless(char) and is_spaceless(after) and char.isalpha() and after.isalpha():
                pieces.append("\n")
                since = 0
        return "".join(pieces)

    return _outside(text, broken)


def _full_width(text: str) -> str:
    return _outside(text, lambda part: part.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)}))


def _half_width(text: str) -> str:
    """Katakana in the half width, its voicing marks beside it."""
    narrow = _narrow()
    return "".join(narrow.get(char, char) for char in text)


@cache
def _narrow() -> dict[str, str]:
    single = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in _HALF_WIDTH}
    single |= {"\u3099": "\uff9e", "\u309a": "\uff9f"}
    voiced = {}
    for code in range(0x30A1, 0x30FB):
        base = unicodedata.normalize("NFD", chr(code))
        if all(char in single for char in base):
            voiced[chr(code)] = "".join(single[char] for char in base)
    return single | voiced


_EDITS: dict[str, Callable[[str], str]] = {
    "no-break-spaces": _spaced("\u00a0"),
    "thin-spaces": _spaced("\u2009"),
    "doubled-spaces": _spaced("  "),
    "wrapped": _wrapped,
    "line-ends": lambda text: re.sub(r"(?<!\r)\n", "\r\n", text),
    "full-width": _full_width,
    "half-width": _half_width,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "quote-marks": lambda text: text.translate(_QUOTES),
}
