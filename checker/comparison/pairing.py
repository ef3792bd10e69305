"""The facts of two sentences that translate each other: which account for which, and which contradict.

A contradiction needs a fact on both sides that nothing on the other explains. What only one side says is an
omission: translators leave out and add.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.comparison.licences import SAME, disagree, explains
from checker.comparison.records import FIGURES, Contradiction, Fact
from checker.quantities import ClockTime, Quantity, plain_decimal

_BRACKET = 3  # code points between a figure and its conversion: " (", " / "
_ENOUGH = 2.0  # what speaks for a pair that contradicts
_FEW = 3
_LONGEST_MONTH = 31
_MINUTE = 60
_HUNDREDTH = Decimal("0.01")
_LONGEST_DAY = 24
_BARE = frozenset(("number", "ordinal"))
_TELLS_DAY = frozenset((*_BARE, "duration"))
_LAST_MONTH = 12


class Left(NamedTuple):
    """What is left of two stretches of text once facts that account for each other are taken together."""

    a: tuple[Fact, ...]  # what nothing on the other side accounts for
    b: tuple[Fact, ...]
    again_a: tuple[Fact, ...]  # what repeats a fact that is accounted for
    again_b: tuple[Fact, ...]
    matched: tuple[tuple[int, int], ...]  # which of all facts account for which
    all_a: tuple[Fact, ...]
    all_b: tuple[Fact, ...]


def match(a: Sequence[Fact], b: Sequence[Fact]) -> Left:
    """Accounts for facts one by one, the surest and nearest first; then for what repeats another."""
    pairs = []
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            strength = explains(one, other)
            if strength:
                apart = abs((i + 1) / (len(a) + 1) - (j + 1) / (len(b) + 1))
                pairs.append((-strength, apart, i, j))
    pairs.sort()
    of_a: dict[int, int] = {}
    of_b: dict[int, int] = {}
    for _, _, i, j in pairs:
        if i not in of_a and j not in of_b:
            of_a[i], of_b[j] = j, i
    told_a = {i for strength, _, i, j in pairs if -strength == SAME and a[i].kind == b[j].kind}
    told_b = {j for strength, _, i, j in pairs if -strength == SAME and a[i].kind == b[j].kind}
    told_a |= _twins(a, of_a)
    told_b |= _twins(b, of_b)
    return Left(
        tuple(one for i, one in enumerate(a) if i not in of_a and i not in told_a),
        tuple(one for j, one in enumerate(b) if j not in of_b and j not in told_b),
        tuple(one for i, one in enumerate(a) if i not in of_a and i in told_a),
        tuple(one for j, one in enumerate(b) if j not in of_b and j in told_b),
        tuple((i, j) for i, j in sorted(of_a.items())),
        tuple(a),
        tuple(b),
    )


def _twins(facts: Sequence[Fact], matched: Mapping[int, int]) -> set[int]:
    """Facts that are one reading of words which were accounted for in another."""
    spans = {(facts[i].start, facts[i].end): facts[i].kind for i in matched}
    return {i for i, one in enumerate(facts) if one.weak and spans.get((one.start, one.end), one.kind) != one.kind}


def contradictions(left: Left) -> Iterator[Contradiction]:
    """Pairs of what is left that cannot both be right, the likeliest first, each fact in one."""
    candidates = []
    for one in (*left.a, *left.again_a):
        for other in (*left.b, *left.again_b):
            weight = _weight(one, other, left)
            if weight >= _ENOUGH:
                candidates.append((-weight, _apart(one, other, left), one, other))
    candidates.extend(_misconverted(left))
    candidates.sort(key=lambda found: (found[0], found[1], found[2].start, found[3].start))
    used: set[Fact] = set()
    for _, _, one, other in candidates:
        if one not in used and other not in used:
            used |= {one, other}
            yield contradiction(one, other)


def _misconverted(left: Left) -> Iterator[tuple[float, float, Fact, Fact]]:
    """ "600 miles (320 km)" for 200 miles: a figure that the one beside it, which is accounted for, belies."""
    for i, j in left.matched:
        for other in _beside(left.all_b, j, left.b):
            if disagree(left.all_b[j], other) and not explains(left.all_a[i], other):
                yield -_ENOUGH, 1.0, left.all_a[i], other
        for one in _beside(left.all_a, i, left.a):
            if disagree(left.all_a[i], one) and not explains(one, left.all_b[j]):
                yield -_ENOUGH, 1.0, one, left.all_b[j]


def _beside(facts: Sequence[Fact], at: int, left: Sequence[Fact]) -> Iterator[Fact]:
    """The quantities that nothing accounts for next to one, a bracket away."""
    for near in (at - 1, at + 1):
        if 0 <= near < len(facts) and facts[near] in left:
            first, last = sorted((facts[at], facts[near]), key=lambda fact: fact.start)
            beyond = 2 * near - at
            if 0 <= beyond < len(facts) and explains(facts[beyond], facts[near]):
                continue  # "80 degrees (27 °C), 10 degrees above the average"
            if 0 < last.start - first.end <= _BRACKET:
                yield facts[near]


def omitted(left: Left, found: Sequence[Contradiction]) -> Iterator[Contradiction]:
    """What only one side says, and no contradiction found speaks of."""
    said_a, said_b = {one.a_span for one in found}, {one.b_span for one in found}
    for one in left.a:
        if not one.weak and (one.start, one.end) not in said_a:
            yield Contradiction(one.reported, (one.start, one.end), None, one.told, None)
    for one in left.b:
        if not one.weak and (one.start, one.end) not in said_b:
            yield Contradiction(one.reported, None, (one.start, one.end), None, one.told)


def contradiction(one: Fact, other: Fact) -> Contradiction:
    """The finding that two facts make."""
    kinds = sorted({one.reported, other.reported} - {"number"}) or ["number"]
    kind = kinds[0]
    return Contradiction(kind, (one.start, one.end), (other.start, other.end), one.told, other.told)


def _apart(one: Fact, other: Fact, left: Left) -> float:
    """How far apart two facts stand in the order of each side, from 0 to 1."""
    here = (left.all_a.index(one) + 1) / (len(left.all_a) + 1)
    there = (left.all_b.index(other) + 1) / (len(left.all_b) + 1)
    return abs(here - there)


def _weight(one: Fact, other: Fact, left: Left) -> float:
    """What speaks for two facts to be one that was changed."""
    if one.weak and other.weak and not one.kind == other.kind == "month":
        return 0.0  # two months under doubtful names are none the less two months
    again = (one in left.again_a) + (other in left.again_b)
    if again and one.kind != other.kind:
        return 0.0
    if again == 2:  # "Monday and Tuesday, Monday" against "Monday and Tuesday, Tuesday"
        return 2.0 if one.kind == other.kind == "weekday" and _even("weekday", left) else 0.0
    if one.kind in FIGURES and other.kind in FIGURES:
        return _figures(one, other, left, bool(again))
    if again and not _even(one.kind, left):
        return 0.0
    if one.kind == other.kind:
        return 2.0
    if {one.kind, other.kind} & {"year"} and {one.kind, other.kind} & FIGURES:
        return _year_and_figure(one, other)
    if "day" in (one.kind, other.kind) and _TELLS_DAY & {one.kind, other.kind}:
        return _day_and_figure(one, other)
    if {one.kind, other.kind} == {"month", "number"}:
        return _month_and_figure(one, other)
    if {one.kind, other.kind} == {"time", "number"}:
        return _hour_and_figure(one, other)
    if {one.kind, other.kind} == {"time", "duration"} and any(_in_seconds(fact) for fact in (one, other)):
        return 2.0
    return 0.0


def _even(kind: str, left: Left) -> bool:
    """Whether both sides hold as many facts of the kind, but those that others account for.

    Then one that is told again stands for a changed one.
    """
    elsewhere_a = {i for i, j in left.matched if left.all_b[j].kind != kind}
    elsewhere_b = {j for i, j in left.matched if left.all_a[i].kind != kind}
    return sum(one.kind == kind and i not in elsewhere_a for i, one in enumerate(left.all_a)) == sum(
        one.kind == kind and j not in elsewhere_b for j, one in enumerate(left.all_b)
    )


def _figures(one: Fact, other: Fact, left: Left, again: bool) -> float:
    x, y = one.value, other.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or x.figure is None or y.figure is None:
        return 0.0
    if slip(x.figure, y.figure):
        if one.kind == other.kind:
            return 2.0 if again else 3.0  # what is told for the first time is the likelier slip
        bare = {one.kind, other.kind} & _BARE
        if again or not bare or ((one.weak or other.weak) and len(bare) < len({one.kind, other.kind})):
            return 0.0
        # another scale under another kind is rather a word for the scale that went unrecognised
        near = _digits(x.figure) != _digits(y.figure) or x.figure in (y.figure * 10, y.figure / 10)
        return 2.0 if near else 0.0
    if one.weak or other.weak or (again and not _even(one.kind, left)):
        return 0.0
    if one.kind != other.kind:
        return 0.0
    if one.kind == "ordinal" and min(x.figure, y.figure) <= _FEW:
        return 0.0  # "the final third", "in the first place"
    article = 1 in (x.figure, y.figure) and not (one.digits and other.digits)
    if one.kind == "number" and (article or _crosses(one, other, left)):
        return 0.0  # "one" is an article elsewhere, and a bare number may count anything
    return 2.0


def _crosses(one: Fact, other: Fact, left: Left) -> bool:
    """Whether facts that account for each other stand before the one and behind the other."""
    here, there = left.all_a.index(one), left.all_b.index(other)
    return any(
        (i < here) != (j < there) and "number" in (left.all_a[i].kind, left.all_b[j].kind) for i, j in left.matched
    )


def _year_and_figure(one: Fact, other: Fact) -> float:
    year, figure = (one, other) if one.kind == "year" else (other, one)
    number, stated = figure.number, str(year.value)
    if number is None or not stated.rstrip("X"):
        return 0.0
    if stated.endswith("XX"):
        century = Decimal(stated.rstrip("X")) + 1
        return 2.0 if slip(century, number) or slip(century * 100, number) else 0.0
    told = figure.kind == "number" or (figure.kind == "duration" and _in_years(figure))  # "w 7938 roku"
    if not told or number != int(number):
        return 0.0
    # "1911. M. Park": a year that its recogniser took for a bare number; "in 5017": one that no recogniser believes
    near = figure.kind == "number" and 1000 <= number < 2200
    full = Decimal(stated.replace("X", "0"))  # of a decade its first year
    return 2.0 if near or (_written_in_full(figure) and slip(full, number)) else 0.0


def _day_and_figure(one: Fact, other: Fact) -> float:
    """ "62 June", 6月120日: a day of the month that no month has."""
    day, figure = (one, other) if one.kind == "day" else (other, one)
    if figure.kind == "duration" and not (isinstance(figure.value, Quantity) and figure.value.unit == "day"):
        return 0.0
    if day.number is None or figure.number is None or not _written_in_full(figure) or figure.number <= _LONGEST_MONTH:
        return 0.0
    return 2.0 if slip(day.number, figure.number) else 0.0


def _month_and_figure(one: Fact, other: Fact) -> float:
    """70月, "tháng 70": a month that no year has."""
    month, figure = (one, other) if one.kind == "month" else (other, one)
    if month.number is None or figure.number is None or not figure.digits or figure.number <= _LAST_MONTH:
        return 0.0
    return 2.0 if _written_in_full(figure) and slip(month.number, figure.number) else 0.0


def _hour_and_figure(one: Fact, other: Fact) -> float:
    """ "a las 50", "40h00", "kl. 8.76": an hour that no day has, or a minute that no hour has."""
    time, figure = (one, other) if one.kind == "time" else (other, one)
    if not isinstance(time.value, ClockTime) or figure.number is None:
        return 0.0
    if isinstance(figure.value, Quantity) and figure.value.granularity == _HUNDREDTH:
        minutes, told = figure.number * 100 % 100, Decimal(time.value.hour * 100 + time.value.minute)
        off = minutes >= _MINUTE or figure.number >= _LONGEST_DAY
        return 2.0 if off and slip(told, figure.number * 100) else 0.0
    if figure.number <= _LONGEST_DAY:
        return 0.0
    hours = {time.value.hour, time.value.hour % 12}
    return 2.0 if _written_in_full(figure) and any(slip(Decimal(hour), figure.number) for hour in hours) else 0.0


def _in_seconds(figure: Fact) -> bool:
    """Whether a length of time is told in minutes and seconds: 3 min 35, which others write 3:35."""
    value = figure.value
    return (
        isinstance(value, Quantity) and value.unit == "second" and value.figure is not None and value.figure > _MINUTE
    )


def _in_years(figure: Fact) -> bool:
    return isinstance(figure.value, Quantity) and figure.value.unit == "year"


def _written_in_full(figure: Fact) -> bool:
    """Whether a figure has neither decimals nor a multiplier."""
    return isinstance(figure.value, Quantity) and figure.value.granularity == 1


def _digits(figure: Decimal) -> str:
    """The digits of a figure without its scale."""
    return plain_decimal(abs(figure)).replace(".", "").strip("0")


def slip(x: Decimal, y: Decimal) -> bool:
    """Whether one figure is the other with a digit changed, dropped or doubled, two swapped, or another scale.

    Of single digits nothing can be said: each is any other with its digit changed.
    """
    one, other = (plain_decimal(abs(figure)).replace(".", "") for figure in (x, y))
    if max(len(one), len(other)) < 2:
        return False
    if _digits(x) == _digits(y):
        return True
    if len(one) == len(other):
        differing = [i for i in range(len(one)) if one[i] != other[i]]
        if len(differing) == 2:
            i, j = differing
            return one[i] == other[j] and one[j] == other[i]
        return len(differing) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
