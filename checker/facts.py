"""Claims gathered into facts: what claims of several articles have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model import Claim, Fact, Judged
from checker.values import value_type


def facts_of(judged: Iterable[Judged]) -> list[Fact]:
    """The facts that the claims state, by id; under cardinality `each` every value is a fact of its own."""
    groups: dict[tuple[str, str, str], list[Judged]] = {}
    for one in judged:
        claim = one.claim
        groups.setdefault((claim.story, claim.subject, claim.attribute.id), []).append(one)
    facts = []
    for members in groups.values():
        behalf = _joined([one.claim.qualifiers.on_behalf_of for one in members])
        dates = _joined([one.claim.qualifiers.as_of for one in members])
        split: dict[tuple[str | None, str | None, str | None, str | None], list[Judged]] = {}
        for one, for_whom, when in zip(members, behalf, dates, strict=True):
            split.setdefault((for_whom, when, _voice(one.claim), _own_value(one.claim)), []).append(one)
        for (for_whom, when, _, _), same in split.items():
            claim = same[0].claim
            facts.append(
                Fact(
                    fact_id(claim, for_whom, when),
                    claim.story,
                    claim.subject,
                    claim.attribute,
                    for_whom,
                    when,
                    tuple(same),
                )
            )
    return sorted(facts, key=lambda fact: fact.id)


def fact_id(claim: Claim, on_behalf_of: str | None, as_of: str | None) -> str:
    """The name of a fact as findings and acknowledgements write it."""
    marks = "".join(f"@{mark}" for mark in (on_behalf_of, as_of) if mark is not None)
    return f"{claim.story}/{claim.key}{marks}"


def _joined(stated: Sequence[str | None]) -> list[str | None]:
    """An absent qualifier joins the only stated one, and stays apart where there are several."""
    only = {one for one in stated if one is not None}
    if len(only) != 1:
        return list(stated)
    return [next(iter(only))] * len(stated)


def _voice(claim: Claim) -> str | None:
    """Who said it tells statements apart, and nothing else."""
    return claim.qualifiers.according_to if claim.attribute.type == "statement" else None


def _own_value(claim: Claim) -> str | None:
    if claim.attribute.cardinality != "each":
        return None
    return value_type(claim.attribute.type).show(claim.value)
