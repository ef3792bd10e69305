"""Claims of one story held against each other: where languages part, inside an article too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.diff.compare import compare
from checker.diff.constraints import check_constraints
from checker.diff.structure import describe
from checker.evidence import ReadArticle, cite_claim, shown
from checker.model import Claim, ClaimFile, Fact, Finding, Judged, Place, Registry, Verdict


def diff(
    facts: Sequence[Fact], files: Sequence[ClaimFile], texts: Mapping[str, ReadArticle], registry: Registry
) -> list[Finding]:
    """The findings of code FL2xx that the claims give; `files` are all claim files of the stories compared.

    Claims count as they are claimed, borne out by their text or not: what is wrong with one is one finding,
    and `settle.silence` keeps that one.
    """
    findings: list[Finding] = []
    for fact in facts:
        findings.extend(compare(fact, texts))
    findings.extend(_missing(facts, files, texts))
    findings.extend(check_constraints(facts, registry, texts))
    return findings


def _missing(facts: Sequence[Fact], files: Sequence[ClaimFile], texts: Mapping[str, ReadArticle]) -> Iterable[Finding]:
    """Articles of a story that lack a fact which every one of them is expected to state."""
    for fact in facts:
        if fact.attribute.expected != "all":
            continue
        stating = {one.claim.article for one in fact.judged}
        lacking = [file for file in files if file.story == fact.story and file.article not in stating]
        if not lacking:
            continue
        cited = [one for one in fact.judged if one.start is not None]
        yield Finding(
            code="FL211",
            message=f"{fact.subject}.{fact.attribute.id} is missing in {', '.join(file.article for file in lacking)}",
            place=Place(lacking[0].path),
            fact=fact.id,
            evidence=tuple(cite_claim(one, texts, one.claim.written) for one in cited),
            values=tuple((file.article, ()) for file in lacking),
            hint="claim it there if the article says it; every article of the story is expected to",
        )


def corroborate(findings: Sequence[Finding], facts: Sequence[Fact], texts: Mapping[str, ReadArticle]) -> list[Finding]:
    """Findings of a claim against its text, with what the other articles of the story say of the same fact."""
    by_claim = {(one.claim.article, one.claim.id): (fact, one) for fact in facts for one in fact.judged}
    return [_corroborated(finding, by_claim, texts) if finding.code in _ONE_SIDED else finding for finding in findings]


_ONE_SIDED = ("FL101", "FL103", "FL104", "FL106")
_Facts = Mapping[tuple[str, str], tuple[Fact, Judged]]


def _corroborated(finding: Finding, by_claim: _Facts, texts: Mapping[str, ReadArticle]) -> Finding:
    concerned = list(dict.fromkeys((one.article or "", one.claim or "") for one in finding.evidence))
    found = [by_claim[key] for key in concerned if key in by_claim]
    # Of several claims under one quote those that still hold are not what the finding is about.
    doubtful = [pair for pair in found if pair[1].verdict is not Verdict.SUPPORTED] or found
    facts = {fact.id: (fact, own) for fact, own in reversed(doubtful)}
    if not facts:
        return finding
    message, evidence = [finding.message], list(finding.evidence)
    for fact, own in reversed(facts.values()):
        others = _others(fact, own)
        about = f"{own.claim.key}: " if others and len(facts) > 1 else ""
        voices: dict[str, list[str]] = {}
        for one in others:
            voices.setdefault(_shown(one.claim), []).append(_name(one.claim))
            evidence.append(cite_claim(one, texts, _shown(one.claim)))
        message += [about + _agreed(names, value) for value, names in voices.items()]
    name = finding.fact or doubtful[0][0].id
    return finding._replace(fact=name, message="; ".join(message), evidence=tuple(evidence))


def _others(fact: Fact, own: Judged) -> list[Judged]:
    """What each other article says of the fact, by path."""
    said: dict[str, Judged] = {}
    for one in fact.judged:
        if one.claim.article != own.claim.article and one.verdict is Verdict.SUPPORTED and not one.quoted:
            said.setdefault(one.claim.article, one)
    return [said[path] for path in sorted(said)]


def _agreed(names: Sequence[str], value: str) -> str:
    """What one or several articles say: "a and b say 72"."""
    if len(names) == 1:
        return f"{names[0]} says {value}"
    return f"{', '.join(names[:-1])} and {names[-1]} say {value}"


def _name(claim: Claim) -> str:
    return f"{claim.article} [{claim.language}]"


def _shown(claim: Claim) -> str:
    return shown(claim.attribute, claim.value)


__all__ = ["corroborate", "describe", "diff"]
