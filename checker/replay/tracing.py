"""From a claim's quote to its verdict: where it was sought, what was seen there, and why that decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.anchor import Source, anchor_all
from checker.anchor.account import edits, exact_places, near_places
from checker.anchor.source import Wanted, sought_for
from checker.evidence import ReadArticle, nearest, shown
from checker.judge.hold import context_of
from checker.model import Anchor, Anchored, Article, Claim, Hit, Judged, Mention, Relation, Report, Verdict
from checker.reading import Reader
from checker.text.normalise import read_off
from checker.text.positions import LineIndex
from checker.traces import Candidate, Occurrence, Other, Seen, Spot, Trace
from checker.values import value_type
from checker.values.list import ListValue

_AROUND = 40  # code points of an article that are told before and behind a stretch of it
_MOST_SHOWN = 20  # places; more tell nobody anything
_CONCEPTS = ("entity", "role", "term", "name")


def traced(report: Report, judged: Judged) -> Trace:
    """A claim of the report, from its quote to its verdict."""
    claim = judged.claim
    article = next((one for one in report.articles if one.path == claim.article), None)
    fact = next((one for one in report.facts if judged in one.judged), None)
    said = [one for one in (fact.judged if fact else ()) if one is not judged]
    wanted = sought_for(claim.quote, claim.prefix, claim.suffix)
    told = None if article is None else _Told(report, article, judged, wanted)
    return Trace(
        judged=judged,
        value=_shown(claim, claim.value),
        kind=_kind(claim),
        quote=wanted.quote,
        prefix=wanted.prefix,
        suffix=wanted.suffix,
        spot=told.spot(judged.start, judged.end) if told and judged.start is not None and judged.end else None,
        occurrences=told.occurrences() if told else (),
        candidates=told.candidates() if told else (),
        seen=told.seen() if told else (),
        anchored_since=told.anchored_since() if told else f"{claim.article} could not be read",
        judged_since=_judged_since(judged, told),
        fact=fact.id if fact else None,
        others=tuple(Other(one.claim, _shown(one.claim, one.claim.value), one.verdict) for one in said),
        findings=tuple(
            one
            for one in report.findings
            if any((side.article, side.claim) == (claim.article, claim.id) for side in one.evidence)
        ),
    )


def _shown(claim: Claim, value: object) -> str:
    if isinstance(claim.value, ListValue) and not isinstance(value, ListValue):
        return value_type(claim.value.items).show(value)
    return shown(claim.attribute, value, with_unit=True)


def _kind(claim: Claim) -> str:
    attribute = claim.attribute
    if attribute.items is not None:
        return f"list of {attribute.items}" + (f" ({attribute.of})" if attribute.of else "")
    if attribute.of is None:
        return attribute.type
    of = attribute.of
    return f"{attribute.type} ({of})" if attribute.type in _CONCEPTS else f"{attribute.type} of {of}"


class _Told:
    """What the article of a claim has to say of it."""

    def __init__(self, report: Report, article: Article, judged: Judged, wanted: Wanted) -> None:
        self.judged = judged
        self.claim = judged.claim
        self.wanted = wanted
        self.registry = report.registry
        reading = Reader(report.registry, b"").read_anew(article)
        self.text = ReadArticle(article, reading, LineIndex(article.on_disk))
        self.source = Source(self.text.body(judged.start or 0, judged.end or len(article.text)))
        others = [one.claim for one in report.judged if one.claim.article == article.path]
        selectors = [(one.quote, one.prefix, one.suffix) for one in others]
        self.anchored: Anchored = anchor_all(self.source, selectors)[
            self.claim.quote, self.claim.prefix, self.claim.suffix
        ]
        self.exact = exact_places(self.source, wanted)

    def spot(self, start: int, end: int) -> Spot:
        """A stretch with the words around it, none from beyond a line break."""
        body = self.source.text
        before, after = body[max(0, start - _AROUND) : start], body[end : end + _AROUND]
        line, rest = f"{before}|".splitlines()[-1][:-1], f"|{after}".splitlines()[0][1:]
        cut = "…" if len(line) == _AROUND < start else ""
        more = "…" if len(rest) == _AROUND < len(body) - end else ""
        before, words, after = (read_off(one) for one in (f"{cut}{line}", body[start:end], f"{rest}{more}"))
        return Spot(self.text.place(start, end), before, words, after)

    def occurrences(self) -> tuple[Occurrence, ...]:
        meant = (self.judged.start, self.judged.end)
        return tuple(
            Occurrence(self.spot(*one.span), one.prefix, one.suffix, one.span == meant)
            for one in self.exact[:_MOST_SHOWN]
        )

    def candidates(self) -> tuple[Candidate, ...]:
        """What is like the quote, where it stands nowhere word for word in its context."""
        if any(one.prefix is not False and one.suffix is not False for one in self.exact):
            return ()
        near = {one.span: one for one in near_places(self.source, self.wanted)}
        spans = {*near, *(span for span in (self._drifted(), self.anchored.hint) if span is not None)}
        allowed = max((one.allowed for one in near.values()), default=max(len(self.wanted.quote) // 4, 2))
        found = [
            Candidate(self.spot(*span), edits(self.source, self.wanted, span), allowed, span == self._drifted())
            for span in spans
        ]
        return tuple(sorted(found, key=lambda one: (not one.is_meant, one.edits, one.spot.place)))

    def _drifted(self) -> tuple[int, int] | None:
        if self.judged.start is None or self.judged.end is None:
            return None
        return self.judged.start, self.judged.end

    def seen(self) -> tuple[Seen, ...]:
        """Everything in the quote that is a rival of the value, or might have been taken for one."""
        span = self._drifted()
        if span is None or self.judged.quoted or self.judged.verdict is Verdict.NOT_CHECKED:
            return ()
        claim = self.claim
        considered = self.judged.considered
        taken = [(one.start, one.end) for one, _ in considered]
        found = [
            Seen(self.spot(one.start, one.end), _shown(claim, one.value), relation, None)
            for one, relation in considered
        ]
        rivals = value_type(claim.attribute.type).find(
            self.text.around(*span), claim.value, context_of(claim, self.registry)
        )
        for mention in rivals:
            if _meets((mention.start, mention.end), [span]) and not _meets((mention.start, mention.end), taken):
                reason = "the quote cuts it off"
                found.append(Seen(self.spot(mention.start, mention.end), _shown(claim, mention.value), None, reason))
                taken.append((mention.start, mention.end))
        found += self._others(span, taken)
        return tuple(sorted(found, key=lambda one: (one.spot.place, one.value)))

    def _others(self, span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> list[Seen]:
        """What else was recognised in the quote, of the sort that the claim's value is of, and why it is no rival."""
        attribute = self.claim.attribute
        type = attribute.items or attribute.type
        if type in _CONCEPTS:
            registry = "entity" if type == "name" else type
            hits = [one for one in self.text.reading.hits if one.entry.registry == registry]
            return [
                Seen(self.spot(hit.start, hit.end), hit.entry.id, None, self._no_rival(hit))
                for hit in hits
                if _meets((hit.start, hit.end), [span]) and not _meets((hit.start, hit.end), taken)
            ]
        kinds = value_type(type).KINDS
        return [
            Seen(self.spot(one.start, one.end), _plain(one), None, _other_kind(one, kinds, attribute.of or type))
            for one in self.text.reading.mentions
            if _meets((one.start, one.end), [span]) and not _meets((one.start, one.end), taken)
        ]

    def _no_rival(self, hit: Hit) -> str:
        if hit.entry.id == self.claim.subject:
            return "the subject of the claim"
        if hit.entry.id in context_of(self.claim, self.registry).others:
            return "a qualifier of the claim"
        of = self.claim.attribute.of
        return f"a {hit.entry.kind}, no {of}" if of and hit.entry.kind != of else "no rival of the value"

    def anchored_since(self) -> str:
        """Why the quote stands where it does, in a sentence."""
        fit = [one for one in self.exact if one.prefix is not False and one.suffix is not False]
        match self.judged.anchor:
            case Anchor.EXACT if len(self.exact) == 1:
                return "the quote stands there word for word, and nowhere else"
            case Anchor.EXACT if len(fit) == 1:
                return f"of {len(self.exact)} places that have the quote word for word, the context fits this one"
            case Anchor.EXACT:
                return f"of {len(fit)} places that have the quote word for word, other claims name the others"
            case Anchor.AMBIGUOUS:
                return f"{len(self.anchored.places)} places would do, and nothing tells which of them is meant"
            case Anchor.DRIFTED if self.exact:
                return "the quote stands there word for word, its prefix and suffix do not"
            case Anchor.DRIFTED:
                context = "with its context " if self.wanted.prefix or self.wanted.suffix else ""
                return f"the quote stands nowhere word for word; {context}this is clearly the nearest to it"
            case _ if self.anchored.anchor is Anchor.DRIFTED:
                return "the nearest text is what another claim of the same key quotes word for word"
            case _ if self.exact:
                return "the quote stands in other contexts only, and in its own there is other text"
            case _:
                return "the quote stands nowhere word for word, and nothing is clearly near enough to it"


def _meets(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _plain(mention: Mention) -> str:
    value = mention.readings[0] if mention.value is None and mention.readings else mention.value
    return f"{value} {mention.unit}" if mention.unit else str(value)


def _other_kind(mention: Mention, kinds: frozenset[str], of: str) -> str:
    return f"no {of} stands with it" if mention.kind in kinds else f"a {mention.kind}"


# --- why the verdict --------------------------------------------------------------------------


def _judged_since(judged: Judged, told: _Told | None) -> str:
    """Why the verdict, in a sentence."""
    claim = judged.claim
    if told is None:
        return "without its article nothing can be said of the claim"
    if judged.start is None:
        return "nothing is judged where the quote has no place"
    if judged.verdict is Verdict.NOT_CHECKED:
        return f"there is no recogniser for {claim.attribute.type} in {claim.language!r}"
    if judged.quoted:
        return "a statement is borne out by its quote alone"
    if claim.attribute.type == "statement":
        return "in a statement every changed word counts"
    equal = [_words(told, one) for one, relation in judged.considered if relation is Relation.EQUAL]
    rivals = [one for one, relation in judged.considered if relation not in (Relation.EQUAL, Relation.INCOMPARABLE)]
    match judged.verdict:
        case Verdict.SUPPORTED if isinstance(claim.value, ListValue):
            return "every member is named in the quote; what else is named there is no rival"
        case Verdict.SUPPORTED:
            also = "; the others can be true beside it" if rivals else ""
            return f"{equal[0]} is equal to the claim's value{also}"
        case Verdict.AMBIGUOUS:
            return f"{equal[0]} is equal to the claim's value, and {_words(told, rivals[0])} says otherwise"
        case Verdict.NOT_FOUND:
            return "nothing in the quote is a value of this kind"
        case _ if isinstance(claim.value, ListValue):
            return "not every member is named in the quote, and others are"
        case _ if equal:
            return f"{equal[0]} is equal to the claim's value, but the text around it is not what the claim quotes"
        case _ if judged.considered:
            return f"nothing in the quote is equal to the claim's value; the nearest is {_words(told, nearest(judged))}"
        case _:
            return "the text that stands in the quote's place says something else"


def _words(told: _Told, mention: Mention) -> str:
    return f'"{told.source.text[mention.start : mention.end]}" ({_shown(told.claim, mention.value)})'
