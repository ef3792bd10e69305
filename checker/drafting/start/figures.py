"""Figures, dates and times that the versions of a text have in common, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from checker.drafting.start.texts import Story, Text
from checker.model import Mention, Relation
from checker.quantities.mentions import stated
from checker.recognition import recognise
from checker.text.boundaries import KATAKANA
from checker.text.normalise import JOINER
from checker.values import value_type

_TYPES = {
    "number": "count", "percent": "percent", "currency": "money", "date": "date", "time": "time",
    "duration": "duration", "quantity": "quantity",
}  # fmt: skip
_NOUN = re.compile(f"{JOINER}*[ \u00a0]{JOINER}*([^\\W\\d_]{{3,}})")
# In scripts without spaces: Han or katakana, a counter's kana before them.
_COUNTER = re.compile(f"[\u3041-\u3096{KATAKANA}]?[\u4e00-\u9fff]{{1,4}}|[{KATAKANA}]{{2,}}")


class Place(NamedTuple):
    """Where a version states a figure."""

    text: Text
    start: int
    end: int
    noun: str | None  # the word behind it, for a bare number


class Shared(NamedTuple):
    """One figure that several versions state."""

    type: str  # value type
    value: Any
    places: tuple[Place, ...]


def shared_figures(story: Story) -> Iterator[Shared]:
    """The figures of a story that at least two versions have, each version's in order; in one language all."""
    lists = {text.path: list(_figures(text)) for text in story.texts}
    base = max(story.texts, key=lambda text: len(lists[text.path]))
    used: set[tuple[str, int]] = set()
    for type_name, value, place in lists[base.path]:
        places = [place]
        for text in story.texts:
            if text.path == base.path:
                continue
            for other_type, other, there in lists[text.path]:
                same = other_type == type_name and (text.path, there.start) not in used
                if same and value_type(type_name).relate(value, other) is Relation.EQUAL:
                    used.add((text.path, there.start))
                    places.append(there)
                    break
        if len(places) > 1 or len(story.texts) == 1:
            yield Shared(type_name, value, tuple(places))


def _figures(text: Text) -> Iterator[tuple[str, Any, Place]]:
    for mention in recognise(text.text, text.language):
        type_name = _TYPES.get(mention.kind)
        if type_name is None or len(mention.readings) > 1:
            continue
        if type_name in ("date", "time"):
            yield type_name, mention.value, Place(text, mention.start, mention.end, None)
            continue
        values = stated(mention)
        if not values or values[0].figure is None:
            continue
        noun = _noun(text.text, mention) if type_name == "count" else None
        if type_name != "count" or noun is not None:
            yield type_name, values[0], Place(text, mention.start, mention.end, noun)


def _noun(text: str, mention: Mention) -> str | None:
    end = max(mention.end, (mention.core or (0, mention.end))[1])
    match = _NOUN.match(text, end) or _COUNTER.match(text, end)
    return None if match is None else match[1] if match.re is _NOUN else match[0]


def nouns(figures: Sequence[Shared]) -> list[dict[str, list[str]]]:
    """The nouns that count the same things: language -> wordings; two figures with one noun are of one unit."""
    units: list[dict[str, list[str]]] = []
    for figure in figures:
        told = [(place.text.language, place.noun) for place in figure.places if place.noun is not None]
        if not told:
            continue
        unit = next((one for one in units if any(noun in one.get(tag, ()) for tag, noun in told)), None)
        if unit is None:
            unit = {}
            units.append(unit)
        for tag, noun in told:
            wordings = unit.setdefault(tag, [])
            if noun not in wordings:
                wordings.append(noun)
    return units
