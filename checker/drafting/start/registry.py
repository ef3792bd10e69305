"""Vocabulary, terms and entities that a project begins with, and the claims that use them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, NamedTuple

from checker.drafting.naming import slug, unique
from checker.drafting.start.figures import Place, Shared, nouns, shared_figures
from checker.drafting.start.names import Named
from checker.drafting.start.texts import Story
from checker.drafting.writing import scalar
from checker.text.normalise import fold
from checker.values import value_type

_ATTRIBUTES = {
    "percent": "share", "money": "amount", "date": "date", "time": "time", "duration": "duration",
    "quantity": "measure",
}  # fmt: skip


class Wanted(NamedTuple):
    """A claim that a text is to make."""

    story: str
    subject: str
    attribute: str
    written: str  # the value in the notation of claim files
    place: Place


class Begun(NamedTuple):
    """What a project begins with."""

    attributes: dict[str, str]  # id -> its declaration
    terms: dict[str, dict[str, list[str]]]  # id -> language -> wordings
    entities: tuple[Named, ...]
    claims: tuple[Wanted, ...]


def begin(stories: Sequence[Story], entities: Sequence[Named]) -> Begun:
    """The attributes and terms that the figures need which versions have in common, and their claims."""
    figures = [(story, figure) for story in stories for figure in shared_figures(story)]
    terms: dict[str, dict[str, list[str]]] = {}
    for wordings in nouns([figure for _, figure in figures]):
        terms[unique(slug(_latin(wordings)), terms)] = wordings
    attributes = {"name": "{type: name, cardinality: each, label: name as written}"}
    values: dict[tuple[str, str, str], str] = {}  # story, subject, attribute -> the value it has
    claims: list[Wanted] = []
    for story, figure in figures:
        subject, places = _subject(story, figure.places, entities)
        if subject is None:
            continue
        unit = _unit(figure, terms)
        if figure.type == "count" and unit is None:
            continue
        written = _written(figure)
        base = unit or _ATTRIBUTES[figure.type]
        name = next(one for one in _numbered(base) if values.setdefault((story.id, subject, one), written) == written)
        attributes.setdefault(name, f"{{type: {figure.type}, of: {unit}}}" if unit else f"{{type: {figure.type}}}")
        claims += [Wanted(story.id, subject, name, written, place) for place in places]
    return Begun(attributes, terms, tuple(entities), tuple(claims))


def _numbered(base: str) -> Iterable[str]:
    yield base
    yield from (f"{base}-{number}" for number in count(2))


def _written(figure: Shared) -> str:
    value: Any = figure.value
    if figure.type == "count":
        value = value._replace(unit=None)
    return value_type(figure.type).show(value)


def _unit(figure: Shared, terms: dict[str, dict[str, list[str]]]) -> str | None:
    for place in figure.places:
        for id, wordings in terms.items():
            if place.noun is not None and place.noun in wordings.get(place.text.language, ()):
                return id
    return None


def _latin(unit: dict[str, list[str]]) -> str:
    words = [forms[0] for _, forms in sorted(unit.items())]
    return next((word for word in words if word.isascii()), words[0])


def _subject(story: Story, places: Sequence[Place], entities: Sequence[Named]) -> tuple[str | None, list[Place]]:
    """What the story is about, where its titles tell; else the entity that most versions name, and those versions."""
    if any(entity.id == story.id and entity.kind == "topic" for entity in entities):
        return story.id, list(places)
    best: tuple[str | None, list[Place]] = (None, [])
    texts = [fold(place.text.text).text for place in places]
    for entity in entities:
        names = [entity.names.get(place.text.language) for place in places]
        naming = [
            place
            for place, name, text in zip(places, names, texts, strict=True)
            if name is not None and fold(name).text in text
        ]
        if len(naming) > len(best[1]):
            best = entity.id, naming
    return best if len(best[1]) > 1 or len(story.texts) == 1 else (None, [])


# --- as files -----------------------------------------------------------------------------------


def vocabulary(begun: Begun) -> str:
    lines = [
        "# What may be claimed of whom: each attribute with its type. The names are taken from units; rename them to",
        "# what they mean (`date` to `opened`, `visitors` to `visitors-in-2025`), here and in the claim files.",
        "attributes:",
        *(f"  {id}: {declared}" for id, declared in begun.attributes.items()),
    ]
    return "\n".join(lines) + "\n"


def terms(begun: Begun) -> str:
    lines = ["# What is counted, with its words in each language: other forms go under `accepted`."]
    for id, wordings in begun.terms.items():
        lines += [f"{id}:", "  kind: unit", "  names:"]
        lines += [f"    {scalar(tag)}: {_names(words)}" for tag, words in sorted(wordings.items())]
    return "\n".join(lines) + "\n"


def _names(words: Sequence[str]) -> str:
    if len(words) == 1:
        return scalar(words[0])
    rest = ", ".join(scalar(word, inside=True) for word in words[1:])
    return f"{{preferred: {scalar(words[0], inside=True)}, accepted: [{rest}]}}"


def entities(begun: Begun) -> str:
    lines = [
        "# Who and what the texts name, as each language writes it. A `topic` is what a text is about, by its title;",
        "# `named` is what nobody has looked at. Say person, organisation, place, event … instead, add the languages",
        "# that are missing, and remove what is no name.",
    ]
    for entity in begun.entities:
        lines += [f"{entity.id}:", f"  kind: {entity.kind}", "  names:"]
        lines += [f"    {scalar(tag)}: {scalar(name)}" for tag, name in sorted(entity.names.items())]
    return "\n".join(lines) + "\n"
