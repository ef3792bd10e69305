"""Claim files as records: one `ClaimFile` per article, one `Claim` per value that is a fact of its own.

Whatever cannot be read becomes a finding at its place; everything else of the file is still read.
An empty list of claims is a file that somebody has just begun: no finding, and nothing to check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from checker.errors import ValueProblem
from checker.load.documents import Loaded, load_document
from checker.load.files import Tree
from checker.load.head import Head, read_head
from checker.load.schema import Step
from checker.load.wording import crumb, did_you_mean, finding
from checker.model import Attribute, Claim, ClaimFile, Config, Finding, Ignore, Place, Qualifiers, Registry
from checker.values import Context, value_type

_QUALIFIERS = Qualifiers._fields
_ENTITIES = ("on_behalf_of", "according_to")
# The registry file whose absence of an id a code reports.
_REGISTRY_OF = {"FL004": "entities", "FL008": "roles", "FL009": "terms"}


def read_claim_file(
    config: Config, tree: Tree, registry: Registry, path: str
) -> tuple[ClaimFile | None, list[Finding]]:
    """The claims of one file, as far as they can be read, and what is wrong with it.

    No file where it is not clear which article the claims are about.
    """
    reader = _Reader(config, registry, path, load_document(tree, path, "claims", records=2))
    file = reader.read()
    return file, reader.findings


class _Value(NamedTuple):
    """One value as a claim file writes it, before its type has parsed it."""

    written: str
    data: str | list[str]
    place: Place
    member: int | None = None  # its index, where it is one member of a list that was written


class _Said(NamedTuple):
    """One pair below `says`, with all that stands beside it."""

    key: str
    data: Any  # a scalar or a list
    holder: Any  # the container that the data stands in …
    name: str  # … and its key there
    id: str | None
    open: bool
    claim: dict[str, Any]  # the whole entry, for its quote
    places: dict[str, Place]  # of the qualifiers
    qualifiers: Qualifiers
    path: tuple[Step, ...]


class _Reader:
    """Reads one claim file."""

    def __init__(self, config: Config, registry: Registry, path: str, loaded: Loaded) -> None:
        self.config = config
        self.registry = registry
        self.path = path
        self.document = loaded.document
        self.findings = loaded.findings
        self.reported: set[Finding] = set()
        self.faults = {fault[:4] if len(fault) > 3 and fault[2] == "says" else fault[:2] for fault in loaded.faults}
        self.seen: Counter[str] = Counter()
        self.ids: dict[str, int] = {}  # ids that the user gave, and the line of each

    def read(self) -> ClaimFile | None:
        """The file's claims; None where it is not clear which article they are about."""
        root = self.document.root
        if not isinstance(root, dict):
            return None
        head = read_head(self.config, self.document, self.faults, self._report)
        if head is None:
            return None
        claims = tuple(claim for said in self._says(root.get("claims")) for claim in self._claims(said, head))
        place = self.document.value(root, "article")
        ignores = tuple(self._ignores(root.get("ignore")))
        return ClaimFile(self.path, head.article, place, head.language, head.story, claims, ignores=ignores)

    def _ignores(self, entries: Any) -> Iterator[Ignore]:
        for index, one in enumerate(entries if isinstance(entries, list) else ()):
            if ("ignore", index) not in self.faults and id(one) not in self.document.damaged:
                place = self.document.value(one, "quote")
                yield Ignore(one["quote"], one.get("prefix"), one.get("suffix"), one["reason"], place)

    def _says(self, entries: Any) -> Iterator[_Said]:
        """Every pair below every `says` that has the right shape."""
        damaged = self.document.damaged
        for index, claim in enumerate(entries if isinstance(entries, list) else ()):
            if ("claims", index) in self.faults or id(claim) in damaged or id(claim["says"]) in damaged:
                continue
            for key, data in claim["says"].items():
                path = ("claims", index, "says", key)
                if path in self.faults or id(data) in damaged:
                    continue
                if isinstance(data, dict):
                    if id(data["value"]) in damaged:
                        continue
                    value, holder, name = data["value"], data, "value"
                    beside = data
                else:
                    value, holder, name, beside = data, claim["says"], key, {}
                both = {field: (claim, claim[field]) for field in _QUALIFIERS if field in claim}
                both |= {field: (beside, beside[field]) for field in _QUALIFIERS if field in beside}
                places = {field: self.document.value(where, field) for field, (where, _) in both.items()}
                qualifiers = Qualifiers(**{field: text for field, (_, text) in both.items()})
                yield _Said(key, value, holder, name, self._id(beside), beside.get("open") == "true",
                            claim, places, qualifiers, path)  # fmt: skip

    def _id(self, beside: dict[str, Any]) -> str | None:
        id = beside.get("id")
        if not isinstance(id, str):
            return None
        place = self.document.value(beside, "id")
        line = self.ids.setdefault(id, place.line)
        if line != place.line:
            hint = "rename one of them, or leave the id out"
            self._report(
                "FL003",
                place,
                f"the id `{id}` a second time (line {line} has the first)",
                "each id once",
                hint,
            )
        return id

    def _claims(self, said: _Said, head: Head) -> Iterator[Claim]:
        subject, _, name = said.key.partition(".")
        attribute = self._attribute(said, subject, name)
        if not self._entities(said) or attribute is None:
            return
        values = self._values(said, attribute)
        others = tuple(id for id in (said.qualifiers.on_behalf_of, said.qualifiers.according_to) if id is not None)
        context = Context(head.language, self.registry, attribute, subject, others, head.published)
        if not self._dated(said, context):
            return
        claim = said.claim
        quote_place = self.document.value(claim, "quote")
        for value in values:
            parsed = self._parsed(said, value, context)
            if parsed is None:
                continue
            base = said.id or said.key
            self.seen[base] += 1
            number = self.seen[base]
            yield Claim(
                id=base if number == 1 else f"{base}#{number}",
                story=head.story,
                article=head.article,
                language=head.language,
                subject=subject,
                attribute=attribute,
                value=parsed,
                written=value.written,
                quote=claim["quote"],
                prefix=claim.get("prefix"),
                suffix=claim.get("suffix"),
                qualifiers=said.qualifiers,
                place=value.place if value.member is not None else self.document.key(claim["says"], said.key),
                quote_place=quote_place,
                published=head.published,
            )

    def _attribute(self, said: _Said, subject: str, name: str) -> Attribute | None:
        """The attribute; None where it or the subject is unknown, which is reported."""
        registry = self.registry
        place = self.document.key(said.claim["says"], said.key)
        middle = place.column + len(subject)
        if subject not in registry.entities and not registry.broken & {subject, "entities"}:
            hint = did_you_mean(subject, registry.entities) or f"declare `{subject}` in entities.yaml"
            self._report("FL004", place._replace(end_column=middle), f"`{subject}`", "the id of an entity",
                         hint, crumb(said.path))  # fmt: skip
        attribute = registry.attributes.get(name)
        if attribute is None and not registry.broken & {name, "vocabulary"}:
            hint = did_you_mean(name, registry.attributes) or f"declare `{name}` in vocabulary.yaml"
            self._report("FL005", place._replace(column=middle + 1), f"`{name}`", "an attribute of the vocabulary",
                         hint, crumb(said.path))  # fmt: skip
        return attribute if subject in registry.entities else None

    def _entities(self, said: _Said) -> bool:
        good = True
        for field in _ENTITIES:
            id = getattr(said.qualifiers, field)
            if id is None or id in self.registry.entities:
                continue
            good = False
            if not self.registry.broken & {id, "entities"}:
                hint = did_you_mean(id, self.registry.entities) or f"declare `{id}` in entities.yaml"
                self._report(
                    "FL004", said.places[field], f"`{id}`", "the id of an entity", hint, crumb((*said.path[:2], field))
                )
        return good

    def _dated(self, said: _Said, context: Context) -> bool:
        as_of = said.qualifiers.as_of
        if as_of is None:
            return True
        try:
            value_type("date").parse(as_of, context)
        except ValueProblem as problem:
            self._report(
                "FL006",
                said.places["as_of"],
                problem.found,
                problem.expected,
                problem.hint,
                crumb((*said.path[:2], "as_of")),
            )
            return False
        return True

    def _values(self, said: _Said, attribute: Attribute) -> list[_Value]:
        """The values that are claims of their own: one, or one per member under `set` and `each`."""
        data, place = said.data, self.document.value(said.holder, said.name)
        if said.open and attribute.type != "list":
            self._report("FL006", self.document.value(said.holder, "open"), "`open` at what is no list",
                         f"a plain value, since `{attribute.id}` is of type {attribute.type}",
                         "remove `open`, or declare the attribute as `type: list`", crumb(said.path))  # fmt: skip
            return []
        if attribute.type == "list":
            members = data if isinstance(data, list) else [data]
            return [_Value(f"[{', '.join(members)}]", members, place)]
        if not isinstance(data, list):
            return [_Value(data, data, place)]
        if attribute.cardinality == "one":
            self._report("FL006", place, f"a list of {len(data)} values", f"one value of type {attribute.type}",
                         f"write one claim for each, or declare `{attribute.id}` with `cardinality: set` or `each`",
                         crumb(said.path))  # fmt: skip
            return []
        return [_Value(text, text, self.document.value(data, index), index) for index, text in enumerate(data)]

    def _parsed(self, said: _Said, value: _Value, context: Context) -> Any:
        """The value that its type makes of it; None where it cannot, which is reported."""
        try:
            return value_type(context.attribute.type).parse(value.data, context, open_list=said.open)
        except ValueProblem as problem:
            file = _REGISTRY_OF.get(problem.code)
            if file is None or file not in self.registry.broken:
                place = value.place
                if problem.member is not None and isinstance(said.data, list):
                    place = self.document.value(said.data, problem.member)
                hint = problem.hint or (None if file is None else f"declare {problem.found} in {file}.yaml")
                self._report(problem.code, place, problem.found, problem.expected, hint, crumb(said.path))
            return None

    def _report(
        self, code: str, place: Place, found: str, expected: str, hint: str | None = None, where: str = ""
    ) -> None:
        new = finding(code, place, found, expected, hint, where)
        if new not in self.reported:  # qualifiers beside `says` hold for all of it, and are wrong once
            self.reported.add(new)
            self.findings.append(new)
