"""What digits belong to: a name, a code, a version, a telephone number, or nothing, so that they are a figure."""

from __future__ import annotations

import re

from checker.text.days import plausible_year
from checker.text.numerals import Figure
from checker.text.tokens import Tokens, labelled
from checker.words import is_single

# What may stand right behind digits, as one word with them, and leave them a figure.
_TAILS = frozenset(("unit", "currency", "code", "ordinal_mark", "counter", "minor", "clock_hour", "suffix"))
_GLUE = ("", "-", ".", "/", "_", ":")  # within a code or a telephone number
_UNGROUPED = 9  # digits in one piece that are rather a telephone number, where a nought leads them
_DIALLED = 7  # digits of a telephone number, at least
_telephone = re.compile(r"(?:0\d{1,4}(?:[ -]\d{2,8})+|\d\d(?: \d\d){3,4}|\d{3} \d\d \d{3})(?! ?\d|[.,:/%-]\d)")
_COOL, _HOT = 10, 130  # degrees of Celsius or Fahrenheit that are told as "40C"
_joint = re.compile(r"[-–]\d+(?![\d/]|-\d)")
# Two figures with a colon between them that neither are nor mean a time of day: 5:3, 1:50.000.
_ratio = re.compile(r"(?<![\w:/+-])(?<!\d[.,])\d{1,3}:(\d|\d{1,3}(?:[.,]\d{3})+)(?!\w|[:/+-]\d|[.,]\d)")


def stands_free(tokens: Tokens, figure: Figure) -> bool:
    """Whether the digits are no part of a name, a code, a version or a telephone number."""
    word = tokens.words[figure.start]
    if word[0] == "0" and (
        len(word) >= _UNGROUPED or (len(word) > 1 and tokens.text[figure.to : figure.to + 1] == "-")
    ):
        return False  # 010-65123456
    return _free_before(tokens, figure) and free_behind(tokens, figure)


def grouped_telephone(tokens: Tokens, index: int) -> int | None:
    """The token after a telephone number that starts here: "020-1234567", "09 123 4567", "22 33 44 55"."""
    if index + 1 >= tokens.count or tokens.gap(index + 1) not in (" ", "-"):
        return None
    if index and tokens.words[index - 1].isdecimal() and tokens.gap(index) == " ":
        return None  # one of a list of figures
    at = tokens.starts[index]
    match = _telephone.match(tokens.text, at)
    if match is None or (at and tokens.text[at - 1] in ".,:/-") or sum(map(str.isdecimal, match[0])) < _DIALLED:
        return None
    while index < tokens.count and tokens.starts[index] < match.end():
        index += 1
    return index


def _free_before(tokens: Tokens, figure: Figure) -> bool:
    text, at = tokens.text, figure.at
    if not at:
        return True
    before = text[at - 1]
    if before == "+" and figure.end < tokens.count and tokens.words[figure.end].isdecimal():
        return tokens.gap(figure.end) not in (" ", "-")  # +46 8-123 45
    if before.isalpha():
        led = figure.start and tokens.words[figure.start - 1] in tokens.table["clitics"]  # "الـ5"
        if figure.start and tokens.words[figure.start - 1] == before.lower() and before.isascii():
            return bool(led)  # the E18 is a road
        return (
            led
            or is_single(before)
            or any(
                tokens.longest_before(figure.start, meaning)
                for meaning in ("currency", "code", "scaled_code", "ordinal_mark")
            )
        )
    if not figure.start or tokens.ends[figure.start - 1] < at - 1:
        return before != "." or figure.value < 1 or (at > 1 and text[at - 2] == ".")
    last = text[at - 2]
    if before == ":":
        ratio = _ratio.match(text, tokens.starts[figure.start - 1])
        return is_single(last) or (ratio is not None and ratio.start(1) == at)
    if before in "-–/":
        if is_single(last) or tokens.longest_before(figure.start, "ordinal_mark"):
            return True
        start, end = tokens.starts[figure.start - 1], tokens.ends[figure.start - 1]
        word = tokens.words[figure.start - 1]
        if word.isdecimal():  # the other side of a score, "5-3"
            return before != "/" and (start == 0 or text[start - 1].isspace() or text[start - 1] in "([")
        if text[start:end] != word:
            return False
        return plausible_year(tokens.words[figure.start]) or _counts_a_century(tokens, figure)  # not "covid-19"
    if before == ",":
        return not last.isdecimal()
    if labelled(text, at):
        return True
    return before not in "._:+#@·" or not last.isalnum()


def _counts_a_century(tokens: Tokens, figure: Figure) -> bool:
    """ "mid-19th century": whether an ordinal mark and the word for century follow."""
    mark = tokens.behind(figure.end, "ordinal_mark")
    return mark is not None and tokens.behind(mark[1], "date_century") is not None


def _is_warm(tokens: Tokens, figure: Figure) -> bool:
    """Whether a capital right behind digits makes a temperature of them: "40C", "104F"."""
    end = figure.end
    if tokens.longest(end, "tight_unit") is None or not _COOL <= figure.value <= _HOT:
        return False
    return end + 1 >= tokens.count or tokens.gap(end + 1) not in ("", "-", "/", ".")


def free_behind(tokens: Tokens, figure: Figure) -> bool:
    text, to = tokens.text, figure.to
    if to >= len(text):
        return True
    after = text[to]
    if after.isalpha():
        if is_single(after) or not tokens.words[figure.end - 1].isdecimal():
            return True
        if after.isupper() and after not in "LVW" and len(tokens.words[figure.end]) == 1:
            return _is_warm(tokens, figure)  # 40C, but 5G
        return any(_TAILS & meanings.keys() for meanings, _ in tokens.all_from(figure.end))
    if to + 1 >= len(text):
        return True
    follows = text[to + 1]
    if after == "-" and follows.isupper() and len(tokens.words[figure.end]) == 1 and tokens.gap(figure.end) == "-":
        return False  # "el 11-S", the eleventh of September
    if after in "-–/" and follows.isdecimal():
        return after != "/" and _joint.match(text, to) is not None
    if after == "." and figure.end < tokens.count and tokens.gap(figure.end) == ".":
        return tokens.longest(figure.end, "ordinal_mark") is not None  # 1.º
    if after == ":" and follows.isdecimal():
        return _ratio.match(text, figure.at) is not None
    return not (after in "._" and follows.isalnum())


def chunk_end(tokens: Tokens, start: int, end: int) -> int:
    """Past everything that is glued to a code or a telephone number."""
    if tokens.starts[start] and tokens.text[tokens.starts[start] - 1] == "+":
        while end < tokens.count and tokens.words[end].isdecimal() and tokens.gap(end) in (" ", "-"):
            end += 1
    while end < tokens.count and tokens.gap(end) in _GLUE and not is_single(tokens.words[end][0]):
        end += 1
    return end
