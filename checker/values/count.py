"""Counts: how many of something that a registered term names. The unit stands with the figure."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from checker import quantities
from checker.concepts import concept, parse_concept, relate_concepts
from checker.errors import ValueProblem
from checker.locales import locale
from checker.model import Entry, Hit, Mention, Reading, Registry, Relation
from checker.quantities import Quantity
from checker.quantities.mentions import nearest_reading, stated
from checker.quantities.notation import parse_figure, show_figure
from checker.text.normalise import is_spaceless
from checker.values import Context

KINDS = frozenset({"number"})
HOLDS_ONE = True

# A counted noun may also be a unit of measure: three cups on a shelf, three nights at the opera.
_COUNTING = KINDS | {"quantity", "duration"}
_EXPECTED = 'a count such as 72, "> 2500", ">= 110", "~ 2500", "4..6", many or 72 member-state'
# How far a counted noun may stand behind its figure: "72 undertecknande länder", 50以上の主要な研究機関.
_WORDS_BETWEEN = 2
_SPACELESS_BETWEEN = 5
_REACH = 60  # code points around a figure in which its noun is sought
_PARAGRAPH = r"\n\s*\n"
_LABEL = r"\s*[:：(（]?\s*"  # "länder: 72", "countries (72"


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> Quantity:
    """The count with its unit's chain of broader terms; raises ValueProblem."""
    quantity, unit = parse_figure(written, _EXPECTED)
    attribute, registry = context.attribute, context.registry
    if unit is None:
        default = registry.terms.get(attribute.of or "")
        return quantity._replace(unit=attribute.of) if default is None else _of(quantity, default, registry)
    try:
        parse_concept(unit, "term", registry, attribute._replace(of=None))
    except ValueProblem as problem:
        raise ValueProblem(f"unit {problem.found}", _EXPECTED, problem.hint, problem.code) from None
    return _of(quantity, registry.terms[unit], registry)


def relate(a: Quantity, b: Quantity) -> Relation:
    """How a stands to b; a count of a narrower term is the narrower one."""
    return quantities.relate(a, b)


def show(value: Quantity) -> str:
    """The count in the notation of claim files."""
    return show_figure(value, value.unit)


def find(reading: Reading, value: Quantity, context: Context) -> list[Mention]:
    """The numbers that count what the value counts, or something wider or narrower, in text order.

    A number that no term stands with counts nothing, unless the claim names no unit either.
    """
    if value.unit is None:
        bare = (mention for mention in reading.mentions if mention.kind in KINDS and stated(mention))
        return [_settled(mention, None, (), value) for mention in bare]
    numbers = [mention for mention in reading.mentions if mention.kind in _COUNTING and stated(mention)]
    found = []
    for mention, hits in zip(numbers, _counted(reading, numbers, value, context.registry), strict=True):
        units = [_of(value, hit.entry, context.registry) for hit in hits]
        akin = [one for one in units if quantities.relate_units(one, value) is not Relation.DISJOINT]
        if akin:
            nearest = next((one for one in akin if one.unit == value.unit), None)
            unit = nearest or max(akin, key=lambda one: len(one.broader))
            found.append(_settled(mention, unit.unit, unit.broader, value))
    return found


def _of(quantity: Quantity, unit: Entry, registry: Registry) -> Quantity:
    return quantity._replace(unit=unit.id, broader=registry.chain(unit)[1:])


def _settled(mention: Mention, unit: str | None, broader: tuple[str, ...], value: Quantity) -> Mention:
    """The number as a count of the unit; of several readings the one that is the value's."""
    readings = [one._replace(unit=unit, broader=broader) for one in stated(mention)]
    return mention._replace(unit=unit, value=nearest_reading(readings, value))


# --- what stands with a number --------------------------------------------------------------


def _counted(reading: Reading, numbers: Sequence[Mention], value: Quantity, registry: Registry) -> list[list[Hit]]:
    """For each number the terms that stand with it: the first behind it, then one right before it.

    A further term counts where it is wider or narrower than the first: 2,500人を超える代表者, 加盟国72カ国;
    not in "representatives of 72 countries". What stands behind one number isn't before the next.
    """
    unit = registry.terms.get(value.unit or "")
    terms = [hit for hit in reading.hits if hit.entry.registry == "term" and _may_be_counted(hit.entry, unit)]
    places = [hit.start for hit in terms]
    starts = [mention.start for mention in reading.mentions]
    near = [
        terms[bisect_left(places, mention.start - _REACH) : bisect_left(places, mention.end + _REACH)]
        for mention in numbers
    ]
    behind = [
        _first_kin([hit for hit in some if _is_behind(reading.text, mention, hit, starts)], registry)
        for mention, some in zip(numbers, near, strict=True)
    ]
    _share(behind, reading, numbers)
    taken = {(hit.start, hit.end) for hits in behind for hit in hits}
    before = [
        [hit for hit in some if (hit.start, hit.end) not in taken and _is_before(reading.text, mention, hit)]
        for mention, some in zip(numbers, near, strict=True)
    ]
    return [_first_kin([*first, *then], registry) for first, then in zip(behind, before, strict=True)]


def _share(behind: list[list[Hit]], reading: Reading, numbers: Sequence[Mention]) -> None:
    """Gives a part the noun of its whole: "72 of 193 countries"."""
    partitives: set[str] = locale(reading.language).table["partitives"]
    for index in range(len(numbers) - 1, 0, -1):
        between = reading.text[numbers[index - 1].end : numbers[index].start]
        if not behind[index - 1] and len(between) <= _REACH and " ".join(between.lower().split()) in partitives:
            behind[index - 1] = behind[index]


def _may_be_counted(term: Entry, unit: Entry | None) -> bool:
    """Whether a term may be the noun of a figure: a word for an event between figure and noun is none."""
    return unit is None or unit.kind is None or term.kind in (None, unit.kind)


def _first_kin(hits: Sequence[Hit], registry: Registry) -> list[Hit]:
    """The first term and those that share its place in the text or are wider or narrower."""
    if len(hits) < 2:
        return list(hits)
    first = concept(hits[0].entry, registry)
    return [
        hit
        for hit in hits
        if hit.start == hits[0].start or relate_concepts(first, concept(hit.entry, registry)) is not Relation.DISJOINT
    ]


def _is_behind(text: str, mention: Mention, hit: Hit, starts: Sequence[int]) -> bool:
    """Whether a term stands behind a figure with little between, or inside its expression: 110か国以上."""
    figure_end = (mention.core or (mention.start, mention.end))[1]
    gap_start = max(figure_end, mention.end)
    if hit.start < gap_start or mention.kind not in KINDS:
        return figure_end <= hit.start < gap_start
    if bisect_left(starts, gap_start) < bisect_left(starts, hit.start):  # another figure stands between
        return False
    return _is_short(text[gap_start : hit.start], text[hit.start])


def _is_before(text: str, mention: Mention, hit: Hit) -> bool:
    gap = text[hit.end : mention.start]
    if hit.end > mention.start or len(gap) > 6 or mention.kind not in KINDS:
        return False
    if re.fullmatch(_LABEL, gap):
        return True
    return len(gap) <= 2 and all(map(is_spaceless, gap)) and _is_short(gap, text[mention.start])


def _is_short(gap: str, beyond: str) -> bool:
    """Whether a gap holds few words and neither a figure, punctuation nor the end of a paragraph."""
    phrase = gap + beyond
    if re.search(_PARAGRAPH, gap):
        return False
    if not all(_joins(char) or _abbreviates(phrase, at) for at, char in enumerate(gap)):
        return False
    spaceless = sum(map(is_spaceless, gap))
    return spaceless <= _SPACELESS_BETWEEN and len(gap.split()) <= _WORDS_BETWEEN


def _joins(char: str) -> bool:
    """Letters, marks, spaces, format characters, hyphens and apostrophes keep a phrase together."""
    return (
        char in "-'’‐‑" or char.isspace() or unicodedata.category(char)[0] in "LM" or unicodedata.category(char) == "Cf"
    )


def _abbreviates(phrase: str, at: int) -> bool:
    """Whether the point here ends no sentence: "5 U.S. states"."""
    if phrase[at] != "." or not phrase[:at][-1:].isalpha():
        return False
    return not (phrase[at + 1].isspace() and phrase[at + 1 :].lstrip()[:1].isupper())
