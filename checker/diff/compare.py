"""One fact: its claims clustered by equal values, and what the clusters are to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any, NamedTuple

from checker import quantities
from checker.evidence import ReadArticle, cause_of, cite_claim, place_of, shown
from checker.model import Fact, Finding, Judged, Relation
from checker.values import ValueType, value_type

# The code of a value type's contradictions; a type without one here would fail the test of this table.
CONTRADICTIONS = {
    "count": "FL201",
    "quantity": "FL201",
    "money": "FL201",
    "percent": "FL201",
    "duration": "FL201",
    "ordinal": "FL201",
    "date": "FL202",
    "time": "FL202",
    "role": "FL203",
    "name": "FL204",
    "entity": "FL205",
    "list": "FL206",
    "statement": "FL210",
    "term": "FL212",
}
_COMPATIBLE = (Relation.NARROWER, Relation.BROADER, Relation.ROUNDS_TO, Relation.ROUNDS_FROM)


class Cluster(NamedTuple):
    """Claims of one fact that say the same; under cardinality `set` articles with the same set."""

    values: tuple[Any, ...]  # one value, or the members of a set
    judged: tuple[Judged, ...]

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(one.claim.article for one in self.judged)


def compare(fact: Fact, texts: Mapping[str, ReadArticle]) -> list[Finding]:
    """One finding per code, naming every cluster that takes part."""
    kind = value_type(fact.attribute.type)
    is_set = fact.attribute.cardinality == "set"
    clusters = _set_clusters(fact, kind) if is_set else _clusters(fact, kind)
    parties: dict[str, set[int]] = {}
    for (index, a), (other, b) in combinations(enumerate(clusters), 2):
        code = _set_code(fact, kind, a, b) if is_set else _code(fact, kind, a.values[0], b.values[0])
        if code is not None:
            parties.setdefault(code, set()).update((index, other))
    return [
        _finding(code, fact, [clusters[index] for index in sorted(parties[code])], texts) for code in sorted(parties)
    ]


def _clusters(fact: Fact, kind: ValueType) -> list[Cluster]:
    clusters: list[Cluster] = []
    for one in fact.judged:
        for index, cluster in enumerate(clusters):
            if kind.relate(cluster.values[0], one.claim.value) is Relation.EQUAL:
                clusters[index] = cluster._replace(judged=(*cluster.judged, one))
                break
        else:
            clusters.append(Cluster((one.claim.value,), (one,)))
    return clusters


def _set_clusters(fact: Fact, kind: ValueType) -> list[Cluster]:
    united: dict[str, list[Judged]] = {}
    for one in fact.judged:
        united.setdefault(one.claim.article, []).append(one)
    clusters: list[Cluster] = []
    for said in united.values():
        values = _without_broader(_distinct([one.claim.value for one in said], kind), kind)
        for index, cluster in enumerate(clusters):
            if len(cluster.values) == len(values) and not _rest(values, cluster.values, kind):
                clusters[index] = cluster._replace(judged=(*cluster.judged, *said))
                break
        else:
            clusters.append(Cluster(tuple(values), tuple(said)))
    return clusters


def _distinct(values: Sequence[Any], kind: ValueType) -> list[Any]:
    kept: list[Any] = []
    for value in values:
        if all(kind.relate(value, one) is not Relation.EQUAL for one in kept):
            kept.append(value)
    return kept


def _without_broader(values: Sequence[Any], kind: ValueType) -> list[Any]:
    """A set without the members that another of its members says more exactly."""
    return [a for a in values if all(kind.relate(a, b) is not Relation.BROADER for b in values)]


def _rest(values: Sequence[Any], other: Sequence[Any], kind: ValueType) -> list[Any]:
    return [a for a in values if all(kind.relate(a, b) is not Relation.EQUAL for b in other)]


def _code(fact: Fact, kind: ValueType, a: Any, b: Any) -> str | None:
    if quantities.hedges_differ(a, b):
        return "FL207"
    relation = kind.relate(a, b)
    if relation is Relation.DISJOINT:
        return "FL209" if quantities.units_differ(a, b) else CONTRADICTIONS[fact.attribute.type]
    return "FL208" if relation in _COMPATIBLE else None


def _set_code(fact: Fact, kind: ValueType, a: Cluster, b: Cluster) -> str | None:
    left, right = _rest(a.values, b.values, kind), _rest(b.values, a.values, kind)
    if not left or not right:
        return "FL208"
    compatible = False
    for one in list(left):
        for other in list(right):
            if kind.relate(one, other) in _COMPATIBLE and one in left and other in right:
                left.remove(one)
                right.remove(other)
                compatible = True
    pairs = [(one, other) for one in left for other in right if _kind_of(one) == _kind_of(other)]
    if any(kind.relate(one, other) is Relation.DISJOINT for one, other in pairs):
        return CONTRADICTIONS[fact.attribute.type]
    return "FL208" if compatible else None


def _kind_of(value: Any) -> str | None:
    """The kind of an entity, role or term: an office and a rank can be held at once."""
    return getattr(value, "kind", None)


def _odd_one_out(clusters: Sequence[Cluster]) -> Judged:
    """A claim of the smallest cluster: that of the fewest articles, and of these the last by path.

    Within one article it is the value that is claimed less often, or else the later one.
    """
    size = min(len(cluster.articles) for cluster in clusters)
    smallest = [cluster for cluster in clusters if len(cluster.articles) == size]
    last = max(path for cluster in smallest for path in cluster.articles)
    within = [[one for one in cluster.judged if one.claim.article == last] for cluster in reversed(smallest)]
    fewest: list[Judged] = min(filter(None, within), key=len)
    return fewest[0]


def _finding(code: str, fact: Fact, clusters: Sequence[Cluster], texts: Mapping[str, ReadArticle]) -> Finding:
    first = _odd_one_out(clusters)
    show = partial(shown, fact.attribute, with_unit=code == "FL209")
    evidence = []
    values: dict[str, list[str]] = {}
    said = []
    for cluster in clusters:
        articles = dict.fromkeys(f"{one.claim.article} [{one.claim.language}]" for one in cluster.judged)
        said.append(f"{', '.join(map(show, cluster.values))} ({', '.join(articles)})")
        for one in cluster.judged:
            own = show(one.claim.value)
            evidence.append(cite_claim(one, texts, own))
            values.setdefault(one.claim.article, [])
            if own not in values[one.claim.article]:
                values[one.claim.article].append(own)
    return Finding(
        code=code,
        message=f"{fact.id.partition('/')[2]}: {_JOINTS.get(code, ' against ').join(said)}",
        place=place_of(first, texts),
        fact=fact.id,
        evidence=tuple(evidence),
        values=tuple((path, tuple(values[path])) for path in sorted(values)),
        causes=tuple(cause_of(one) for cluster in clusters for one in cluster.judged),
        hint=_HINTS.get(code, "correct the article that is wrong, or acknowledge the difference with a reason"),
        members=tuple(_members(fact, cluster) for cluster in clusters),
    )


def _members(fact: Fact, cluster: Cluster) -> tuple[str, ...]:
    """What a list or set holds, each shown by itself."""
    if fact.attribute.type != "list":
        return tuple(shown(fact.attribute, value) for value in cluster.values)
    value = cluster.values[0]
    return tuple(value_type(value.items).show(member) for member in value.members)


_JOINTS = {"FL208": " beside ", "FL207": " against "}
_HINTS = {
    "FL208": "both can be true; say it equally precisely where that matters",
    "FL207": "the figure is the same, its bound is not: take over the one that is right",
}
