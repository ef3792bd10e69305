"""Figures that count nothing and date nothing: telephone numbers, sets of a match, years before Christ."""

from __future__ import annotations

import re
from typing import Any

from checker.text.tokens import Tokens
from checker.words import DASHES

# Two or more results of a set of tennis, in any order: 6/4, 7/5 and 3/6, a tie-break in brackets behind.
_set = re.compile(r"([0-7])/([0-7])(?:\(\d{1,2}\))?(?![\d/.-]*\d)")
_between = re.compile(r"(?:,|;| -| –)? (?:\w{1,3} )?|,")
_SETS = frozenset(((6, 0), (6, 1), (6, 2), (6, 3), (6, 4), (7, 5), (7, 6)))
_DATING = frozenset(("date_named", "date_the", "weekday", "part"))  # what makes days and months of such digits
_JOINING = frozenset(("joiner", "date_and", "range_and"))
# What may stand between a word for telephone and its number, and between two groups of that.
_label = re.compile(r"[.:]{0,2} ?[(+]{0,2}")
_group = re.compile(r" ?[-/.)(] ?| |\) ?")
_LED, _DIALLED, _FOREIGN = 6, 9, 11  # digits of a telephone number that is named so; behind a plus; in threes too
_OURS = ("19", "20")  # "in 2010 BC Hydro" is of our era
_SPANNING = frozenset(("date_to", "range_to", "date_and", "range_and"))
_dash = re.compile(rf" ?[{DASHES}] ?")


def announced_telephone(table: dict[str, Any], tokens: Tokens, index: int) -> int | None:
    """The token after a telephone number that starts here, by the word or the plus before it: "tel. 91 123 45 67"."""
    led = index > 0 and tokens.words[index - 1] in table["telephones"] and _label.fullmatch(tokens.gap(index))
    if not led and tokens.gap(index)[-1:] != "+":
        return None
    end = index + 1
    while end < tokens.count and tokens.words[end].isdecimal() and _group.fullmatch(tokens.gap(end)):
        end += 1
    groups = tokens.words[index:end]
    digits = sum(map(len, groups))
    if led:
        return end if digits >= _LED else None
    in_threes = all(len(group) == 3 for group in groups[1:])
    return end if len(groups) > 1 and digits >= (_FOREIGN if in_threes else _DIALLED) else None


def sets(tokens: Tokens, index: int) -> int | None:
    """The token after the results of sets that start here: "6/4, 7/5", which no one could tell from dates."""
    text, at = tokens.text, tokens.starts[index]
    if index + 1 >= tokens.count or tokens.gap(index + 1) != "/" or (at and text[at - 1] in "-/.,:"):
        return None
    match = _set.match(text, at)
    if match is None or not _DATING.isdisjoint(tokens.before(index)):
        return None
    many, to = 0, at
    while match is not None and _is_set(match):
        many, to = many + 1, match.end()
        link = _between.match(text, to)
        match = _set.match(text, link.end()) if link is not None and _links(tokens, index, link) else None
    if many < 2:
        return None
    while index < tokens.count and tokens.starts[index] < to:
        index += 1
    return index


def _is_set(match: re.Match[str]) -> bool:
    one, other = int(match[1]), int(match[2])
    return (max(one, other), min(one, other)) in _SETS


def _links(tokens: Tokens, index: int, link: re.Match[str]) -> bool:
    """Whether nothing but a mark or an "and" stands between two results: "6/4 a 7/5" are days."""
    if not any(map(str.isalpha, link.group())):
        return True
    while tokens.ends[index] <= link.start():
        index += 1
    return not _JOINING.isdisjoint(tokens.here(index))


def before_christ(tokens: Tokens, index: int, end: int) -> int | None:
    """The token after a year or century before Christ, of which these are the tokens: "221 BC", 公元前221年."""
    behind = tokens.next(end).get("date_era_behind")
    if behind is not None and not (len(tokens.words[index]) == 4 and tokens.words[index][:2] in _OURS):
        return int(behind[1])
    return end if "date_era_before" in tokens.before(index) else None


def spans_on(tokens: Tokens, end: int) -> int | None:
    """The token behind a dash or a word for "to" or "and" here, where the other end of a range may begin."""
    if end >= tokens.count:
        return None
    if _dash.fullmatch(tokens.gap(end)):
        return end
    joints = [tokens.next(end)[meaning][1] for meaning in _SPANNING & tokens.next(end).keys()]
    return max(joints, default=None)
