"""A small registry, and articles read with it, for tests of single stages."""

from __future__ import annotations

from checker.locales import locale
from checker.model import Article, Attribute, Entry, Form, Mention, Place, Reading, Registry
from checker.recognition import read
from checker.text.forms import FormMatcher
from checker.values import Context

PLACE = Place("claims/terms.yaml")
_STATUSES = {"!": "variant", "+": "accepted"}


def entry(id: str, registry: str, *forms: str, kind: str | None = None, broader: str | None = None) -> Entry:
    """An entry; a form is written `sv länder`, `sv+ land` where accepted, `sv! lander` where a variant."""
    parsed = []
    for form in forms:
        language, _, text = form.partition(" ")
        status = _STATUSES.get(language[-1], "preferred")
        parsed.append(Form(text, language.rstrip("!+"), status))  # type: ignore[arg-type]
    return Entry(id, registry, kind, broader, tuple(parsed), PLACE)  # type: ignore[arg-type]


def registry(*entries: Entry) -> Registry:
    by_name: dict[str, dict[str, Entry]] = {"entity": {}, "role": {}, "term": {}}
    for one in entries:
        by_name[one.registry][one.id] = one
    return Registry(by_name["entity"], by_name["role"], by_name["term"], {}, ())


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
    attribute = Attribute("asserted", type, of, items, "one", ordered, None, None, PLACE)
    return Context(language, known or registry(), attribute, subject, others, published)


def reading(text: str, language: str, known: Registry | None = None) -> Reading:
    """The article as the recognisers of its language and the registry read it."""
    matcher = FormMatcher(known or registry(), language, locale(language).endings)
    return read(Article("seeds/article.txt", language, text), matcher)


def words(text: str, mentions: list[Mention]) -> list[str]:
    """The words of the mentions, hedge and unit included."""
    return [text[mention.start : mention.end] for mention in mentions]
