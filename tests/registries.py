"""A small registry, articles read by hand and contexts for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from checker.model import Attribute, Entry, Form, Hit, Mention, Place, Reading, Registry
from checker.values import Context

PLACE = Place("claims/terms.yaml")
ALL_KINDS = frozenset(
    {"number", "ordinal", "percent", "currency", "date", "time", "duration", "quantity"}
)  # fmt: skip


def entry(id: str, registry: str, *forms: str, kind: str | None = None, broader: str | None = None) -> Entry:
    """An entry; a form is written `sv länder`, `sv! variant` or `sv+ accepted`."""
    statuses = {"!": "variant", "+": "accepted"}
    parsed = []
    for form in forms:
        language, _, text = form.partition(" ")
        status = statuses.get(language[-1], "preferred")
        parsed.append(Form(text, language.rstrip("!+"), status))  # type: ignore[arg-type]
    return Entry(id, registry, kind, broader, tuple(parsed), PLACE)  # type: ignore[arg-type]


def registry(*entries: Entry) -> Registry:
    by_name: dict[str, dict[str, Entry]] = {"entity": {}, "role": {}, "term": {}}
    for one in entries:
        by_name[one.registry][one.id] = one
    return Registry(by_name["entity"], by_name["role"], by_name["term"], {}, ())


def attribute(type: str, of: str | None = None, items: str | None = None, ordered: bool = False) -> Attribute:
    return Attribute("asserted", type, of, items, "one", ordered, None, None, PLACE)


def context(
    type: str,
    known: Registry | None = None,
    *,
    of: str | None = None,
    items: str | None = None,
    ordered: bool = False,
    language: str = "sv",
    subject: str = "hanoi-convention",
    others: tuple[str, ...] = (),
    published: str | None = None,
) -> Context:
    return Context(
        language, known or registry(), attribute(type, of, items, ordered), subject, others, published
    )  # fmt: skip


def at(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    """The span of the nth occurrence of some words."""
    found = [match.span() for match in re.finditer(re.escape(words), text)]
    return found[nth]


def mention(
    text: str, words: str, kind: str, value: Any, *, core: str | None = None, nth: int = 0, **fields: Any
) -> Mention:
    """A mention of the words, its figure being `core`."""
    start, end = at(text, words, nth)
    if core is None:
        return Mention(kind, start, end, value, core=(start, end), **fields)
    low = text.index(core, start)
    return Mention(kind, start, end, value, core=(low, low + len(core)), **fields)


def read(text: str, known: Registry | None = None, *mentions: Mention, language: str = "sv") -> Reading:
    """A reading whose hits are all literal occurrences of the language's forms, the longest first."""
    return Reading(
        text, language, tuple(sorted(mentions, key=lambda one: one.start)), hits(text, known, language), ALL_KINDS
    )


def hits(text: str, known: Registry | None, language: str) -> tuple[Hit, ...]:
    if known is None:
        return ()
    found: list[Hit] = []
    for entries in (known.entities, known.roles, known.terms):
        spans = [
            Hit(one, form, *match.span())
            for one in entries.values()
            for form in one.forms
            if form.language in (language, "*")
            for match in re.finditer(re.escape(form.text), text)
        ]
        found.extend(_longest(spans))
    return tuple(sorted(found, key=lambda hit: (hit.start, hit.end)))


def _longest(spans: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(spans, key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(hit.end <= other.start or other.end <= hit.start or hit[2:] == other[2:] for other in kept):
            kept.append(hit)
    return kept
