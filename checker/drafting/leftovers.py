"""What a text states and no claim of the story explains: by the vocabulary, or left for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from checker.drafting.records import Known, Placeholder, Proposal
from checker.drafting.scene import Scene
from checker.errors import ValueProblem
from checker.evidence import shown
from checker.model import Attribute, Hit, Mention, Registry
from checker.quantities import days_after
from checker.quantities.mentions import stated
from checker.values import Context, value_type

# Mention kind -> value type. A number is a count where a registered term stands with it.
_TYPES = {
    "number": "count", "ordinal": "ordinal", "percent": "percent", "currency": "money", "date": "date",
    "time": "time", "duration": "duration", "quantity": "quantity",
}  # fmt: skip
_UNIT_REACH = 30  # code points behind a figure in which its noun stands


def left_over(
    scene: Scene, taken: Sequence[tuple[int, int]], known: Sequence[Known], registry: Registry, published: str | None
) -> Iterator[Proposal | Placeholder]:
    """For each figure, date or time that no span has taken, a claim where the vocabulary leaves no choice."""
    for mention in scene.mentions:
        low, high = mention.core or (mention.start, mention.end)
        if any(start <= low and high <= end for start, end in taken):
            continue
        stated_value = _value(scene, mention, published)
        if stated_value is None:
            continue
        type_name, value, unit, end = stated_value
        fitting = [one for one in registry.attributes.values() if _fits(one, type_name, unit)]
        subjects = _subjects(scene, mention, fitting, known, registry)
        if len(fitting) == 1 and len(subjects) == 1 and unit is not None and fitting[0].of == unit:
            yield Proposal(subjects[0], fitting[0], _as_claimed(value, fitting[0], unit, registry), mention.start, end,
                           "vocabulary")  # fmt: skip
        else:
            written = _written(type_name, value, unit, fitting)
            yield Placeholder(mention.start, end, type_name, written, tuple(_keys(fitting, subjects, known)))


def _value(scene: Scene, mention: Mention, published: str | None) -> tuple[str, Any, str | None, int] | None:
    """Value type, value, unit and the end of the words that say it; None where the words alone do not tell."""
    type_name = _TYPES.get(mention.kind)
    if type_name is None or len(mention.readings) > 1:
        return None
    if type_name in ("date", "time"):
        value = mention.value
        if mention.relative is not None:
            if published is None:
                return None
            value = days_after(published, mention.relative, getattr(value, "part", None))
        return type_name, value, None, mention.end
    values = stated(mention)
    if not values:
        return None
    if type_name != "count":
        return type_name, values[0], values[0].unit, mention.end
    noun = _noun(scene, mention)
    if noun is None:
        return type_name, values[0], None, mention.end
    return type_name, values[0]._replace(unit=noun.entry.id), noun.entry.id, max(mention.end, noun.end)


def _noun(scene: Scene, mention: Mention) -> Hit | None:
    """The registered term right behind a figure."""
    figure_end = (mention.core or (mention.start, mention.end))[1]
    for hit in scene.hits:
        if hit.entry.registry == "term" and figure_end <= hit.start <= figure_end + _UNIT_REACH:
            gap = scene.text[figure_end : hit.start]
            return hit if not any(char in gap for char in ".,;:\n。、") else None
    return None


def _fits(attribute: Attribute, type_name: str, unit: str | None) -> bool:
    if attribute.type != type_name:
        return False
    return attribute.of is None or attribute.of == unit


def _subjects(
    scene: Scene, mention: Mention, fitting: Iterable[Attribute], known: Iterable[Known], registry: Registry
) -> list[str]:
    """The entities of the sentence that such attributes may be about, in text order."""
    wanted = {one.id for one in fitting}
    kinds = {
        registry.entities[one.claim.subject].kind
        for one in known
        if one.claim.attribute.id in wanted and one.claim.subject in registry.entities
    }
    low, high = scene.sentence(mention.start)
    named = [hit.entry for hit in scene.hits if hit.entry.registry == "entity" and low <= hit.start < high]
    return list(dict.fromkeys(entry.id for entry in named if not kinds or entry.kind in kinds))


def _as_claimed(value: Any, attribute: Attribute, unit: str, registry: Registry) -> Any:
    """The value as a claim file's would be read, with its unit's chain of broader ones."""
    context = Context("", registry, attribute, "")
    try:
        return value_type(attribute.type).parse(shown(attribute, value), context)
    except ValueProblem:
        return value


def _written(type_name: str, value: Any, unit: str | None, fitting: Sequence[Attribute]) -> str:
    if fitting and unit is not None and all(one.of == unit for one in fitting):
        return shown(fitting[0], value)
    return value_type(type_name).show(value)


def _keys(fitting: Sequence[Attribute], subjects: Sequence[str], known: Iterable[Known]) -> Iterator[str]:
    """Keys that the figure may have: those that the story uses, then those that the sentence suggests."""
    wanted = {one.id for one in fitting}
    yield from dict.fromkeys(one.claim.key for one in known if one.claim.attribute.id in wanted)
    told = {one.claim.attribute.id for one in known}
    yield from (f"{subject}.{one.id}" for subject in subjects for one in fitting if one.id not in told)
