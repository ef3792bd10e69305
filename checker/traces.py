"""How a claim came by its verdict, as records for a reader."""

from __future__ import annotations

from typing import NamedTuple

from checker.model import Claim, Finding, Judged, Place, Relation, Verdict


class Spot(NamedTuple):
    """A stretch of an article with the words around it."""

    place: Place
    before: str
    text: str
    after: str


class Occurrence(NamedTuple):
    """A place where the quote stands word for word, once both are normalised."""

    spot: Spot
    prefix: bool | None  # whether the prefix stands before it; None: the claim has none
    suffix: bool | None
    is_meant: bool


class Candidate(NamedTuple):
    """A stretch of the article that is like the quote."""

    spot: Spot
    edits: int  # characters of the quote to insert, delete or replace
    allowed: int  # so many would do, where it is clearly the nearest
    is_meant: bool


class Seen(NamedTuple):
    """Something that was recognised in the quote."""

    spot: Spot
    value: str
    relation: Relation | None  # of the claim's value to it; None: it is no rival
    reason: str | None  # why it is none


class Other(NamedTuple):
    """What another claim of the same fact says."""

    claim: Claim
    value: str
    verdict: Verdict


class Trace(NamedTuple):
    """A claim from its quote to its verdict."""

    judged: Judged
    value: str  # the claim's value, with its unit
    kind: str  # what it is, in words: "a count of country"
    quote: str  # quote, prefix and suffix as they are compared
    prefix: str
    suffix: str
    spot: Spot | None  # where the quote stands; None: nowhere, or at several places
    occurrences: tuple[Occurrence, ...]
    candidates: tuple[Candidate, ...]  # sought only where the quote stands nowhere word for word
    seen: tuple[Seen, ...]  # in text order
    anchored_since: str  # why the quote stands there, or nowhere
    judged_since: str  # why the verdict
    fact: str | None
    others: tuple[Other, ...]
    findings: tuple[Finding, ...]  # about the claim, acknowledged ones too
