"""The frozen records that cross between stages. The words are those of the README's glossary."""

# No `from __future__ import annotations` here: NamedTuple would compile every annotation anew at each start.
from enum import Enum
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning", "note", "off"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")  # heaviest first


class Anchor(Enum):
    """Where a claim's quote stands in its article."""

    EXACT = "exact"
    DRIFTED = "drifted"
    AMBIGUOUS = "ambiguous"
    ORPHANED = "orphaned"


class Verdict(Enum):
    """A claim held against its text."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    NOT_CHECKED = "not_checked"


class Relation(Enum):
    """One value held against another, both read as sets of what they allow."""

    EQUAL = "equal"
    NARROWER = "narrower"
    BROADER = "broader"
    ROUNDS_TO = "rounds_to"
    ROUNDS_FROM = "rounds_from"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    INCOMPARABLE = "incomparable"

    @property
    def converse(self) -> "Relation":
        """The relation of b to a, where this is the relation of a to b."""
        return _CONVERSE.get(self, self)


_CONVERSE = {
    Relation.NARROWER: Relation.BROADER,
    Relation.BROADER: Relation.NARROWER,
    Relation.ROUNDS_TO: Relation.ROUNDS_FROM,
    Relation.ROUNDS_FROM: Relation.ROUNDS_TO,
}


class Place(NamedTuple):
    """A place in a file; lines and columns count from 1, columns in code points, the end is exclusive."""

    path: str  # relative to the project root, with "/"
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


# --- registry -------------------------------------------------------------------------------


class Form(NamedTuple):
    """One wording of an entry of the registry."""

    text: str
    language: str  # BCP 47 tag, or "*" for any language
    status: Literal["preferred", "accepted", "variant"]


class Entry(NamedTuple):
    """An entity, a role or a term."""

    id: str
    registry: Literal["entity", "role", "term"]
    kind: str | None  # person, organisation, place …; office, rank …; for terms what `of` names
    broader: str | None  # id of the wider role or term
    forms: tuple[Form, ...]
    place: Place
    wikidata: str | None = None


class Attribute(NamedTuple):
    """What may be asserted of a subject, declared once in vocabulary.yaml."""

    id: str
    type: str  # a key of values.VALUE_TYPES
    of: str | None  # default unit of a count (a term id); kind of an entity, role or term; currency; unit
    items: str | None  # value type of a list's members
    cardinality: Literal["one", "set", "each"]
    ordered: bool
    expected: Literal["all"] | None
    label: str | None
    place: Place


class Constraint(NamedTuple):
    """A relation between facts that must hold; `fields` holds what its kind asks for."""

    kind: Literal["part_within_whole", "threshold_met", "duration_covers"]
    fields: dict[str, Any]
    place: Place


class Registry(NamedTuple):
    """Everything that vocabulary, entities, roles and terms declare, by id."""

    entities: dict[str, Entry]
    roles: dict[str, Entry]
    terms: dict[str, Entry]
    attributes: dict[str, Attribute]
    constraints: tuple[Constraint, ...]
    # Ids, and names of registry files, that are there but could not be read: nothing follows from their absence.
    broken: frozenset[str] = frozenset()

    def table(self, name: str) -> dict[str, Entry]:
        """The entries of one of the three: "entity", "role" or "term"."""
        return {"entity": self.entities, "role": self.roles, "term": self.terms}[name]

    def chain(self, entry: Entry) -> tuple[str, ...]:
        """The entry's id and those of all its broader ones, nearest first."""
        entries = self.table(entry.registry)
        ids = [entry.id]
        while entry.broader is not None and entry.broader not in ids and entry.broader in entries:
            entry = entries[entry.broader]
            ids.append(entry.id)
        return tuple(ids)


# --- articles and claims --------------------------------------------------------------------


class Article(NamedTuple):
    """One source text in one language: decoded, nothing folded."""

    path: str  # relative to the project root, with "/"
    language: str  # BCP 47 tag
    text: str  # what it reads, as long as what is on disk: where that is markup, what is no prose is U+2060 or U+2029
    source: str | None = None  # what is on disk, where the text is another
    asides: str | None = None  # as long too: alternative texts and titles amid a sentence, all else as above

    @property
    def on_disk(self) -> str:
        """What is in the file: lines, offsets and what people are shown refer to it."""
        return self.text if self.source is None else self.source


class Qualifiers(NamedTuple):
    """What stands beside a claim's value."""

    as_of: str | None = None  # a date as the user wrote it
    on_behalf_of: str | None = None  # entity id
    according_to: str | None = None  # entity id
    mode: Literal["direct", "reported"] | None = None
    part: Literal["headline", "caption", "body"] | None = None
    note: str | None = None


class Claim(NamedTuple):
    """Subject, attribute, typed value, qualifiers and evidence, in one article."""

    id: str  # "subject.attribute", "#2" behind the second of the same key, or what the user gave
    story: str
    article: str  # path of the article
    language: str
    subject: str  # entity id
    attribute: Attribute
    value: Any  # a value record of the attribute's type; a member for cardinality set and each
    written: str  # the value as the claim file words it
    quote: str
    prefix: str | None
    suffix: str | None
    qualifiers: Qualifiers
    place: Place  # the value's key in the claim file
    quote_place: Place  # the quote in the claim file
    published: str | None = None  # ISO date that relative days of the article refer to

    @property
    def key(self) -> str:
        return f"{self.subject}.{self.attribute.id}"


class Ignore(NamedTuple):
    """Words of an article that state nothing worth a claim, as a person has decided."""

    quote: str
    prefix: str | None
    suffix: str | None
    reason: str
    place: Place  # of the quote in the claim file


class Acknowledgement(NamedTuple):
    """A person's decision that a finding is known."""

    code: str
    fact: str | None
    article: str | None
    text: str | None
    values: dict[str, tuple[str, ...]]  # article path -> what it says, in the finding's own words
    reason: str
    until: str | None  # ISO date; the day itself still counts
    place: Place


# --- recognition ----------------------------------------------------------------------------


class Mention(NamedTuple):
    """A typed value found in text."""

    kind: str  # number, ordinal, percent, currency, date, time, duration, quantity; or the value type's own
    start: int  # code points, half-open: the whole expression, hedge and unit included
    end: int
    value: Any  # a value record; str(value) is a plain decimal or EDTF
    unit: str | None = None  # ISO 4217 code, CLDR unit id or term id
    hedge: str | None = None  # see quantities.HEDGES
    core: tuple[int, int] | None = None  # the figure alone, without hedge; None: the whole span
    readings: tuple[Any, ...] = ()  # a malformed or open figure: every value it may mean
    relative: int | None = None  # days from the day of publication, for "today" and its like
    problem: str | None = None  # what is wrong with the wording, e.g. a weekday that contradicts its date


class Hit(NamedTuple):
    """A registered form found in text."""

    entry: Entry
    form: Form
    start: int  # code points in the article, half-open, inflection ending included
    end: int


class Reading(NamedTuple):
    """All that was recognised in one article."""

    text: str
    language: str
    mentions: tuple[Mention, ...]  # in text order, none overlapping
    hits: tuple[Hit, ...]  # in text order, none overlapping: the longest form wins
    recognises: frozenset[str]  # mention kinds that this language has a recogniser for
    near: tuple[Hit, ...] = ()  # what is almost a registered name: the form it resembles, the words it is


# --- anchoring and judging ------------------------------------------------------------------


class Anchored(NamedTuple):
    """Where a quote stands. Spans are code points in the article as it is on disk, half-open."""

    anchor: Anchor
    start: int | None  # None where ambiguous or orphaned
    end: int | None
    places: tuple[tuple[int, int], ...] = ()  # for an ambiguous quote: every place it may mean
    hint: tuple[int, int] | None = None  # for an orphaned quote: the nearest text, if any is near


class Evidence(NamedTuple):
    """One article's side of a finding."""

    article: str | None  # None: not about an article's text
    language: str | None
    claim: str | None  # claim id
    value: str | None  # as the report shows it
    text: str | None  # the quote, or the text found, as on disk
    start: int | None
    end: int | None
    line: int | None
    column: int | None
    marked: tuple[int, int] | None = None  # the differing part inside `text`, code points, half-open


class Finding(NamedTuple):
    """Anything reported. Stages leave severity, fingerprint and acknowledgement to `run`."""

    code: str
    message: str  # names both values, then what to do; untrusted text inside is escaped by the reports
    place: Place
    fact: str | None = None
    evidence: tuple[Evidence, ...] = ()
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (article path, what it says): what an acknowledgement binds
    causes: tuple[tuple[str, int, int], ...] = ()  # (article path, start, end): one cause, one finding
    hint: str | None = None  # a line of help behind the message
    members: tuple[tuple[str, ...], ...] = ()  # what each cluster of a list or set holds
    detail: str | None = None  # a rendered structural difference of `members`, several lines
    severity: Severity = "error"
    fingerprint: str = ""
    acknowledged: Acknowledgement | None = None
    known: bool = False  # was there before the change under check: reported, and no reason to fail


class Judged(NamedTuple):
    """A claim, where its quote stands, and what the text says of it."""

    claim: Claim
    anchor: Anchor
    verdict: Verdict
    start: int | None  # the quote's span in the article as it is on disk, code points, half-open
    end: int | None
    considered: tuple[tuple[Mention, Relation], ...] = ()  # every rival in the quote and how it relates
    quoted: bool = False  # a statement: supported by its quote alone


class Fact(NamedTuple):
    """The claims that speak of one fact, in the order of their claim files."""

    id: str  # story/subject.attribute[@on_behalf_of][@as_of]
    story: str
    subject: str
    attribute: Attribute
    on_behalf_of: str | None
    as_of: str | None
    judged: tuple[Judged, ...]


class Counted(NamedTuple):
    """A mention that a claim may hold, as coverage counts it."""

    kind: str  # number, ordinal, percent, amount, quantity, date, time, duration, name, role
    article: str
    language: str
    text: str
    value: str  # what it states: a figure, a date, the id of who or what is named
    place: Place
    start: int  # code points of the article as on disk, half-open
    end: int
    claims: tuple[str, ...]  # ids of the claims whose quote and value hold it
    is_quoted: bool  # whether it stands in a quote at all
    ignored: str | None  # why it needs no claim


class State(NamedTuple):
    """A state of the project that was looked at: a commit, or the files on disk."""

    name: str | None  # as it was asked for; None: the files on disk
    commit: str | None  # its full id; None: the files on disk
    note: str | None = None  # what whoever asked should know about the choice of the commit


class Validated(NamedTuple):
    """What was read where no article was."""

    files: int  # claim files
    claims: int


class Report(NamedTuple):
    """What a run found; the one thing that the formats see."""

    articles: tuple[Article, ...]
    judged: tuple[Judged, ...]  # by claim file path, line, column
    facts: tuple[Fact, ...]  # by id; under cardinality `each` several may bear one id
    findings: tuple[Finding, ...]  # by path, line, code; acknowledged ones stay in
    version: str
    registry: Registry  # for the names and labels that people read
    full: bool = True  # False: only what paths or a commit named was looked at
    changed: frozenset[str] | None = None  # paths that the change under check touches, where one is known
    since: State | None = None  # the commit whose findings are `known`; None: none are
    compared: int = 0  # pairs of language versions that were held against each other
    validated: Validated | None = None  # None: articles were read
    counted: tuple[Counted, ...] | None = None  # what claims may hold, by article and place; None: nobody asked


class Coverage(NamedTuple):
    """How much of what articles say their claims hold."""

    version: str
    articles: tuple[tuple[str, str], ...]  # path and language of each, by path
    counted: tuple[Counted, ...]  # by article and place
    unused: tuple[Finding, ...]  # what is ignored and need not be
    since: State | None = None  # only lines that differ from this commit were counted


# --- two states of a project ----------------------------------------------------------------


class Stated(NamedTuple):
    """One value that an article states, by one claim."""

    value: str  # in the notation of claim files: what the text says where that is known to differ from the claim
    claimed: str
    members: tuple[str, ...]  # of a list, each shown by itself; else the value alone
    verdict: Verdict


class Voice(NamedTuple):
    """What one article says of a fact, in two states."""

    article: str
    language: str
    before: tuple[Stated, ...]  # empty: it did not speak of the fact
    after: tuple[Stated, ...]  # empty: it speaks of it no longer
    gained: tuple[str, ...]  # values, or members of a list, that the later state has and the earlier lacks …
    lost: tuple[str, ...]  # … and the other way round
    quote: str  # in the later state, else in the earlier one: as the article has it where it stands there …
    place: Place  # … and where it does, else its place in the claim file

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


class FactChange(NamedTuple):
    """A fact that two states have otherwise, with every article that speaks of it in either."""

    kind: Literal["new", "changed", "removed"]
    fact: str  # its name in the later state; of a removed one in the earlier
    previous: str | None  # its name in the earlier state, where that was another
    according_to: str | None  # who says it, of a statement
    story: str
    subject: str
    attribute: Attribute
    on_behalf_of: str | None
    as_of: str | None
    voices: tuple[Voice, ...]  # by article


class Changes(NamedTuple):
    """What two states of a project have otherwise."""

    old: State
    new: State
    facts: tuple[FactChange, ...]  # by story and name
    same: int  # facts that both states have alike
    added: tuple[Finding, ...]  # findings that only the later state has, or has open
    fixed: tuple[Finding, ...]  # that only the earlier state has
    acknowledged: tuple[Finding, ...]  # that were open and are acknowledged now
    unchanged: tuple[Finding, ...]  # that both have, acknowledged or not, as the later state has them
    report: Report  # of the later state


# --- what a run starts from -----------------------------------------------------------------


class Config(NamedTuple):
    """The configuration after file and flags are merged; flags win."""

    root: str  # absolute path of the project: where the configuration file stands
    source: str | None  # the configuration file, relative to root; None: defaults
    claims: str = "claims"  # folder of the claim files and the registry, relative to root
    select: tuple[str, ...] = ()  # codes or their prefixes ("FL2"); empty: every rule that is on
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()  # (code, severity)
    fail_on: Severity = "error"
    format: str = "auto"
    color: Literal["auto", "always", "never"] = "auto"
    output: tuple[tuple[str, str], ...] = ()  # (format, file)
    quiet: bool = False
    allow_empty: bool = False
    today: str | None = None  # ISO date; None: the clock's
    # Groups of language versions of one text, each (language, path relative to root), the original first.
    translations: tuple[tuple[tuple[str, str], ...], ...] = ()


class ClaimFile(NamedTuple):
    """One claim file: the claims of one article."""

    path: str  # relative to the project root, with "/"
    article: str
    article_place: Place  # where the claim file names its article
    language: str
    story: str
    claims: tuple[Claim, ...]
    key: bytes = b""  # stands for its content and the registry's, see `cache.digest`
    ignores: tuple[Ignore, ...] = ()
