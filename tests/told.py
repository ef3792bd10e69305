"""A story told in a few lines: claims of several articles as `judge` hands them on, without any text to read."""

from __future__ import annotations

from typing import Any

from checker.diff import diff
from checker.evidence import ReadArticle
from checker.facts import facts_of
from checker.model import (
    Anchor,
    Article,
    Attribute,
    Claim,
    ClaimFile,
    Constraint,
    Entry,
    Fact,
    Finding,
    Form,
    Judged,
    Place,
    Qualifiers,
    Reading,
    Registry,
    Verdict,
)
from checker.text.positions import LineIndex
from checker.values import Context, value_type

NOWHERE = Place("claims/registry.yaml")


def attribute(id: str, type: str, **rest: Any) -> Attribute:
    given = {"of": None, "items": None, "cardinality": "one", "ordered": False, "expected": None, "label": None}
    return Attribute(id=id, type=type, place=NOWHERE, **{**given, **rest})


def entry(id: str, registry: Any, kind: str | None = None, broader: str | None = None, **forms: str) -> Entry:
    """An entry with preferred forms by language; `en_variant="…"` adds one of another status."""
    made = []
    for word, text in forms.items():
        language, _, status = word.partition("_")
        made.append(Form(text, "*" if language == "any" else language, status or "preferred"))  # type: ignore[arg-type]
    return Entry(id, registry, kind, broader, tuple(made), NOWHERE)


ATTRIBUTES = [
    attribute("visitors", "count", of="person"),
    attribute("helpers", "count"),
    attribute("cost", "money"),
    attribute("length", "quantity"),
    attribute("opened", "date"),
    attribute("starts", "time"),
    attribute("lasted", "duration"),
    attribute("name", "name"),
    attribute("title", "role", cardinality="set"),
    attribute("known-as", "name", cardinality="set"),
    attribute("opened-by", "entity"),
    attribute("signer", "entity", cardinality="each"),
    attribute("guests", "list", items="entity"),
    attribute("first-guests", "list", items="entity", ordered=True),
    attribute("message", "statement"),
    attribute("said", "statement", cardinality="each"),
    attribute("adopted", "term"),
    attribute("held-on", "date"),
    attribute("part-of", "entity"),
    attribute("threshold", "count", of="person"),
    attribute("state", "term"),
    attribute("motto", "statement", expected="all"),
]
ENTITIES = [
    *(entry(id, "entity", "person") for id in ("ada", "bo", "cy", "di")),
    entry("fair", "entity", "event"),
    entry("parade", "entity", "event"),
    entry("quay", "entity", "place", en="Long Quay", sv="Långkajen", sv_accepted="Kajen", en_variant="Quay Street"),
]
ROLES = [
    entry("minister", "role", "office"),
    entry("culture-minister", "role", "office", "minister"),
    entry("justice-minister", "role", "office", "minister"),
    entry("mayor", "role", "office"),
    entry("colonel", "role", "rank"),
    entry("captain", "role", "rank"),
]
TERMS = [
    entry("person", "term", "unit"),
    entry("child", "term", "unit", "person"),
    entry("boat", "term", "unit"),
    entry("agreement", "term", "mode"),
    entry("consensus", "term", "mode", "agreement"),
    entry("majority", "term", "mode"),
    entry("in-force", "term", "state"),
    entry("not-yet", "term", "state"),
]


def registry(*constraints: Constraint) -> Registry:
    tables = [{one.id: one for one in table} for table in (ENTITIES, ROLES, TERMS)]
    return Registry(*tables, {one.id: one for one in ATTRIBUTES}, constraints)


class Story:
    """Claims by article, each borne out by its text unless another verdict is given."""

    def __init__(self, *constraints: Constraint, name: str = "fair-week") -> None:
        self.name = name
        self.registry = registry(*constraints)
        self.claims: dict[str, list[tuple[Claim, Verdict]]] = {}
        self.languages: dict[str, str] = {}

    def says(
        self, article: str, key: str, *values: str, verdict: Verdict = Verdict.SUPPORTED, is_open: bool = False,
        **qualifiers: Any,
    ) -> Story:  # fmt: skip
        """Adds what one article says; the article is named by its language, with a digit where there are two."""
        path, language = f"seeds/{article}.txt", article.rstrip("0123456789")
        self.languages[path] = language
        subject, _, name = key.partition(".")
        said = self.registry.attributes[name]
        context = Context(language, self.registry, said, subject)
        kind = value_type(said.type)
        if said.type == "list":
            parsed = [(kind.parse(list(values), context, open_list=is_open), ", ".join(values))]
        else:
            parsed = [(kind.parse(value, context), value) for value in values]
        told = self.claims.setdefault(path, [])
        for value, written in parsed:
            count = sum(claim.key == key for claim, _ in told)
            place = Place(f"claims/{self.name}/{article}.yaml", 3 + len(told), 7)
            told.append(
                (
                    Claim(
                        id=key if count == 0 else f"{key}#{count + 1}",
                        story=self.name, article=path, language=language, subject=subject, attribute=said,
                        value=value, written=written, quote=f"{name} {written}", prefix=None, suffix=None,
                        qualifiers=Qualifiers(**qualifiers), place=place, quote_place=place,
                    ),
                    verdict,
                )
            )  # fmt: skip
        return self

    def silent(self, article: str) -> Story:
        """Adds an article that claims nothing."""
        self.languages[f"seeds/{article}.txt"] = article
        self.claims.setdefault(f"seeds/{article}.txt", [])
        return self

    @property
    def texts(self) -> dict[str, ReadArticle]:
        texts = {}
        for path, told in self.claims.items():
            text = "".join(f"{claim.quote}\n" for claim, _ in told)
            article = Article(path, self.languages[path], text)
            reading = Reading(text, article.language, (), (), frozenset())
            texts[path] = ReadArticle(article, reading, LineIndex(text))
        return texts

    @property
    def judged(self) -> list[Judged]:
        judged = []
        for told in self.claims.values():
            start = 0
            for claim, verdict in told:
                end = start + len(claim.quote)
                quoted = claim.attribute.type == "statement"
                judged.append(Judged(claim, Anchor.EXACT, verdict, start, end, quoted=quoted))
                start = end + 1
        return judged

    @property
    def files(self) -> tuple[ClaimFile, ...]:
        return tuple(
            ClaimFile(f"claims/{self.name}/{path[6:-4]}.yaml", path, NOWHERE, self.languages[path], self.name,
                      tuple(claim for claim, _ in told))
            for path, told in self.claims.items()
        )  # fmt: skip

    @property
    def facts(self) -> list[Fact]:
        return facts_of(self.judged)

    def findings(self) -> list[Finding]:
        return diff(self.facts, self.files, self.texts, self.registry)

    def codes(self) -> list[str]:
        return sorted(finding.code for finding in self.findings())
