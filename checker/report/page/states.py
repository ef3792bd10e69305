"""What a claim, a cell and a fact come to: one state each, worked out from verdicts and findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from checker.model import Evidence, Fact, Finding, Judged, Report, Verdict


class State(NamedTuple):
    """One of the states, as the page names it."""

    letter: str  # short: it stands on every cell and every piece of highlighted text
    name: str  # of one fact
    plural: str  # of several: "3 differ"
    meaning: str


DIFFERS = State("d", "differs", "differ", "another article, or the text itself, says something else")
UNPROVEN = State("u", "unproven", "unproven", "the text does not bear the claim out as it stands")
UNCHECKED = State("n", "not checked", "not checked", "compared with other articles, never held against its own text")
ACKNOWLEDGED = State("k", "acknowledged", "acknowledged", "differs, and someone has decided that this is known")
COMPATIBLE = State("c", "compatible", "compatible", "one article is more exact than another; both can be true")
AGREES = State("a", "agrees", "agree", "the text bears it out, and every article that states it says the same")
SINGLE = State("s", "stated once", "stated once", "the text bears it out; no other article states it")
MISSING = State("m", "missing", "missing", "an article of the story does not state it")

# Heaviest first: where several meet, the first one of this order is shown.
STATES = (DIFFERS, UNPROVEN, UNCHECKED, ACKNOWLEDGED, COMPATIBLE, AGREES, SINGLE, MISSING)
_WEIGHT = {state: index for index, state in enumerate(STATES)}

_OF_VERDICT = {
    Verdict.SUPPORTED: AGREES,
    Verdict.REFUTED: DIFFERS,
    Verdict.NOT_FOUND: UNPROVEN,
    Verdict.AMBIGUOUS: UNPROVEN,
    Verdict.NOT_CHECKED: UNCHECKED,
}
_MORE_EXACT = "FL208"
_CONSTRAINT = "FL213"
# Findings that speak of a claim without saying that its value is wrong.
_BESIDE = ("FL102", "FL107", "FL108", "FL109")

_T = TypeVar("_T")
ClaimKey = tuple[str, str]  # (article path, claim id): unique in a run


def key_of(judged: Judged) -> ClaimKey:
    """What findings call a claim."""
    return judged.claim.article, judged.claim.id


def heaviest(states: Iterable[State]) -> State:
    """The state that is shown where several meet; ValueError where there is none."""
    return min(states, key=_WEIGHT.__getitem__)


class States(NamedTuple):
    """The states of a report's claims, and the findings that speak of each."""

    claims: Mapping[ClaimKey, State]
    cited: Mapping[ClaimKey, Sequence[tuple[Finding, Evidence]]]  # where findings cite a claim, in their order

    def of(self, judged: Judged) -> State:
        """The state of a claim."""
        return self.claims.get(key_of(judged), _OF_VERDICT[judged.verdict])

    def of_fact(self, fact: Fact) -> State:
        """The heaviest state of a fact's claims; a fact that one article alone states is stated once."""
        state = heaviest([self.of(one) for one in fact.judged])
        return SINGLE if state is AGREES and len({one.claim.article for one in fact.judged}) == 1 else state


def states_of(report: Report, findings: Iterable[Finding]) -> States:
    """The state of every claim of the report."""
    verdicts = {key_of(one): one for one in report.judged}
    sets = {key for key, one in verdicts.items() if one.claim.attribute.cardinality == "set"}
    cited: dict[ClaimKey, list[tuple[Finding, Evidence]]] = {}
    given: dict[ClaimKey, list[State]] = {}
    for finding in findings:
        for one in finding.evidence:
            if one.claim is not None:
                cited.setdefault((one.article or "", one.claim), []).append((finding, one))
        for key in _parted(finding, sets) if finding.code.startswith("FL2") else ():
            given.setdefault(key, []).append(state_given(finding))
    claims = {}
    for key, judged in verdicts.items():
        own = _own_state(judged, [finding for finding, _ in cited.get(key, ())])
        claims[key] = heaviest([own, *given.get(key, ())])
    return States(claims, cited)


def state_given(finding: Finding) -> State:
    """What a finding between claims makes of those that part."""
    if finding.acknowledged is not None:
        return ACKNOWLEDGED
    return COMPATIBLE if finding.code == _MORE_EXACT else DIFFERS


def _own_state(judged: Judged, findings: Iterable[Finding]) -> State:
    """A claim against its own text; acknowledged where every finding that says so is."""
    state = _OF_VERDICT[judged.verdict]
    if state not in (DIFFERS, UNPROVEN):
        return state
    causes = [one for one in findings if one.code.startswith("FL1") and one.code not in _BESIDE]
    return ACKNOWLEDGED if causes and all(one.acknowledged is not None for one in causes) else state


def _parted(finding: Finding, sets: set[ClaimKey]) -> Iterable[ClaimKey]:
    """The claims of a finding that part from the rest.

    The one cluster with the most articles is no part of it: its articles agree with each other, and what
    stands out is what someone has to look at. Where no cluster is the largest, all of them part.
    """
    said: dict[ClaimKey, str] = {
        (one.article or "", one.claim): one.value or "" for one in finding.evidence if one.claim is not None
    }
    if finding.code == _CONSTRAINT:
        return said
    if not sets.isdisjoint(said):
        return _parted_members(said)
    articles = Counter(value for _, value in {(key[0], value) for key, value in said.items()})
    most = _only_largest(articles)
    return [key for key, value in said.items() if value != most]


def _parted_members(said: Mapping[ClaimKey, str]) -> Iterable[ClaimKey]:
    """Where articles' sets are compared: the members that not every article has, outside the largest cluster."""
    by_article = {path: frozenset(v for (other, _), v in said.items() if other == path) for path, _ in said}
    most = _only_largest(Counter(by_article.values()))
    shared = frozenset.intersection(*by_article.values())
    return [key for key, value in said.items() if by_article[key[0]] != most and value not in shared]


def _only_largest(counts: Counter[_T]) -> _T | None:
    ranked = counts.most_common(2)
    return None if len(ranked) < 2 or ranked[0][1] == ranked[1][1] else ranked[0][0]
