"""Figures that rank, and those that look so and name a weekday."""

from __future__ import annotations

from checker.model import Mention
from checker.quantities import Quantity
from checker.text.bounded import closes, marked
from checker.text.found import Found
from checker.text.numerals import Figure
from checker.text.tokens import Tokens
from checker.words import is_single


def ordinal(tokens: Tokens, figure: Figure, floor: int) -> Found | None:
    """ "first", "21st", 第1: figures that rank."""
    start, end = figure.start, figure.end
    behind = None
    if figure.ordinal:
        if (
            end == start + 1
            and tokens.words[start] in tokens.table["weak_ordinals"]
            and not _ranks(tokens, figure, floor)
        ):
            return Found(start, end, None)
    else:
        before = tokens.longest_before(start, "ordinal_mark", floor)
        behind = _mark_behind(tokens, figure) or _dotted(tokens, figure)
        if before is not None and tokens.table["bounded"] and not marked(tokens, start):
            before = None
        if before is not None and tokens.gap(start) in ("", " ", "-"):
            if names_weekday(tokens, figure):
                return Found(before[1], end, None)
            start = before[1]
        elif behind is None:
            return None
        end = behind if behind is not None else end
    at, to = tokens.starts[start], tokens.ends[end - 1]
    if behind == figure.end:
        to += 1  # the full stop
    value = Quantity(figure.value, granularity=figure.granularity)
    return Found(start, end, Mention("ordinal", at, to, value, core=(at, to)))


def _ranks(tokens: Tokens, figure: Figure, floor: int) -> bool:
    """Whether an ordinal that is another word too ("andra", others) stands where only an ordinal does."""
    if "weekday" in tokens.here(figure.start) and _ends_phrase(tokens, figure.end):
        return False  # "segunda e terça-feira"
    if tokens.longest_before(figure.start, "ranks", floor):
        return True
    if tokens.behind(figure.end, "ranks") is not None:
        return True
    return figure.start == 0 and figure.end == tokens.count


def _ends_phrase(tokens: Tokens, at: int) -> bool:
    """Whether no noun follows that an ordinal might rank: nothing, a mark, an "and" or a part of the day."""
    if at >= tokens.count or not tokens.gap(at).isspace():
        return True
    return not {"joiner", "part", "range_to", "link", "date_of"}.isdisjoint(tokens.here(at))


def _mark_behind(tokens: Tokens, figure: Figure) -> int | None:
    """The token after an ordinal mark that belongs to the figure: nothing, or a colon, between them."""
    if figure.end >= tokens.count or tokens.gap(figure.end) not in ("", ":", "-", ".", " ", "'", "’"):
        return None
    syllables = is_single(tokens.words[figure.end][0])
    if not figure.digits and not syllables:
        return None
    found = tokens.longest(figure.end, "ordinal_mark")
    if found is not None and tokens.gap(figure.end) == " " and (not syllables or found[1] == figure.end + 1):
        return None  # 21 번째
    if found is not None and tokens.table["bounded"] and not closes(tokens, found[1]):
        return None  # 1등급
    return found[1] if found is not None else None


def _dotted(tokens: Tokens, figure: Figure) -> int | None:
    """ "der 3. Platz", "3. plass": the token after a figure that a full stop makes an ordinal.

    A sentence may as well end there, unless the next word is in small letters or stands or follows what ranks.
    """
    end = figure.end
    if not tokens.table["dotted_ordinals"] or not figure.digits or end != figure.start + 1 or end >= tokens.count:
        return None
    if tokens.gap(end) != ". " or figure.value >= 1000 or not tokens.words[end].isalpha():
        return None
    small = tokens.text[tokens.starts[end]].islower()
    return end if small or _ranks(tokens, figure, 0) else None


def names_weekday(tokens: Tokens, figure: Figure) -> bool:
    """ "thứ Hai", "sáng thứ hai", "thứ hai, ngày 1": a rank that is a weekday by its capital or its neighbours."""
    start, end = figure.start, figure.end
    weekday = tokens.longest(start - 1, "weekday")
    if weekday is None or weekday[1] != end:
        return False
    before = tokens.before(start - 1)
    if tokens.text[tokens.starts[start]].isupper() or "part" in before or "weekday_lead" in before:
        return True
    if end >= tokens.count or tokens.gap(end) not in (" ", ", "):
        return False
    return tokens.words[end].isdecimal() or tokens.longest(end, "date_the_after") is not None


def capital_weekday(tokens: Tokens, figure: Figure) -> bool:
    """ "Τρίτη" is Tuesday, "τρίτη" the third, where weekdays have a capital."""
    alone = figure.end == figure.start + 1 and tokens.words[figure.start] in tokens.table["ranked_weekdays"]
    return alone and tokens.text[tokens.starts[figure.start]].isupper()
