"""Where words, figures and katakana runs end: whether a cut in folded text falls inside one.

Text is folded (`normalise.fold`) first: one kind of space, one quote mark, ASCII digits for full-width ones.
"""

from __future__ import annotations

import re
import unicodedata

from checker.text.normalise import LINE_BREAKS, Folded, is_spaceless

# Katakana letters, the long vowel mark, iteration marks, the phonetic extensions.
KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
_katakana = re.compile(f"[{KATAKANA}]")
_KATAKANA_JOINERS = "・゠="  # between the parts of a foreign name
_DIGIT_JOINERS = ".,:/·٫٬"  # inside figures, times and dates; an apostrophe may be a quote mark here


def is_word(char: str) -> bool:
    """Whether the character belongs to a word of a script that puts spaces between words, or to a figure."""
    if char.isascii():
        return char.isalnum() or char == "_"
    if char.isalpha() or char.isdecimal() or unicodedata.category(char)[0] == "M":
        return not is_spaceless(char)
    return False


def is_katakana(char: str) -> bool:
    """Whether the character is a katakana letter or lengthens one."""
    return _katakana.match(char) is not None


def cuts_word(text: str, at: int) -> bool:
    """Whether a cut at the offset falls inside a word of a spaced script, or between letter and digit."""
    return 0 < at < len(text) and is_word(text[at - 1]) and is_word(text[at])


def cuts_katakana(text: str, at: int) -> bool:
    """Whether a cut at the offset falls inside a katakana word."""
    return 0 < at < len(text) and is_katakana(text[at - 1]) and is_katakana(text[at])


def was_spaced(source: str, folded: Folded, at: int) -> bool:
    """Whether folding dropped a space before the offset. A wrapped line goes on, a space divides words."""
    gap = source[folded.ends[at - 1] : folded.starts[at]]
    return bool(gap) and gap.isspace() and not any(char in LINE_BREAKS for char in gap)


def joins_katakana(text: str, at: int) -> bool:
    """Whether the character at the offset is a mark that joins two katakana words into one name."""
    return (
        0 < at < len(text) - 1
        and text[at] in _KATAKANA_JOINERS
        and is_katakana(text[at - 1])
        and is_katakana(text[at + 1])
    )


def cuts_figure(text: str, at: int) -> bool:
    """Whether a cut at the offset falls inside a figure: "12|5", "2,|500", "10|:30", "2| 500", "7|½".

    A space joins only what can be groups of thousands: one to three digits before it, exactly three behind.
    """
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isdecimal() and after.isnumeric():
        return True
    if before.isdecimal() and after in _DIGIT_JOINERS:
        return at + 1 < len(text) and text[at + 1].isdecimal()
    if before in _DIGIT_JOINERS and after.isdecimal():
        return at > 1 and text[at - 2].isdecimal()
    if after == " ":
        return _groups(text, at)
    return before == " " and _groups(text, at - 1)


def _groups(text: str, space: int) -> bool:
    """Whether the space at the offset stands between two groups of one grouped figure."""
    lead = text[max(0, space - 4) : space]
    digits = len(lead) - len(lead.rstrip("0123456789"))
    rest = text[space + 1 : space + 5]
    return 1 <= digits <= 3 and rest[:3].isdecimal() and len(rest) > 2 and not rest[3:].isdecimal()
