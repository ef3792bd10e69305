"""What a row opens to, as data for the page's script: a list for each claim, short since there may be thousands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.model import Judged, Qualifiers, Relation, Report, Verdict
from checker.report.page.matrix import Story
from checker.report.page.rows import Row, Value
from checker.report.page.states import AGREES, SINGLE, STATES
from checker.report.page.texts import parts, shorten, words

# The script knows verdicts and relations by their place in these lists.
VERDICTS = tuple(verdict.value for verdict in Verdict)
RELATIONS = tuple(relation.value for relation in Relation)
_MENTIONS = 8  # of those considered, how many are listed
_LIMIT = 200  # code points of a mention


def island_of(
    report: Report, stories: Sequence[Story], starts: Mapping[int, str], finding_ids: Mapping[int, str]
) -> dict[str, Any]:
    """Files, and for each row in the order of the page its claims and its findings."""
    files: dict[str, int] = {}
    texts = {article.path: article.on_disk for article in report.articles}
    rows = []
    number = 0
    for story in stories:
        for table in story.tables:
            for row in table.rows:
                claims = []
                for column, cell in enumerate(row.cells):
                    for value in cell.values:
                        claims.append([column, *_claim(value, texts, files, starts.get(number, 0))])
                        number += 1
                rows.append([claims, _findings(row, finding_ids)])
    states = {state.letter: state.name for state in STATES}
    return {"states": states, "verdicts": VERDICTS, "relations": RELATIONS, "rows": rows, "files": list(files)}


def _findings(row: Row, finding_ids: Mapping[int, str]) -> list[str]:
    return [finding_ids[id(finding)] for finding in row.findings]


def _claim(value: Value, texts: Mapping[str, str], files: dict[str, int], start: str | int) -> list[Any]:
    """Quote in parts, whether its mark differs, where it stands, then, of a claim, what was made of it."""
    judged, said = value.judged, value.wording
    if judged is None or said is None:
        evidence = value.evidence
        return [[] if evidence is None else parts(evidence.text or "", evidence.marked), 1, start]
    claim = judged.claim
    return [
        parts(said.quote, said.mark),
        int(said.is_different and value.state not in (AGREES, SINGLE)),
        start,
        claim.written,
        VERDICTS.index(judged.verdict.value),
        judged.anchor.value[0] + "q" * judged.quoted,
        files.setdefault(claim.place.path, len(files)),
        claim.place.line,
        _considered(judged, texts),
        _qualifiers(claim.qualifiers),
    ]


def _considered(judged: Judged, texts: Mapping[str, str]) -> list[Any]:
    text = texts.get(judged.claim.article, "")
    if [relation for _, relation in judged.considered] == [Relation.EQUAL]:
        return []  # what the quote's mark shows already
    pairs = [
        (shorten(text[mention.start : mention.end], _LIMIT), _index(relation))
        for mention, relation in judged.considered[:_MENTIONS]
    ]
    return [item for pair in pairs for item in pair]


def _index(relation: Relation) -> int:
    return RELATIONS.index(relation.value)


def _qualifiers(qualifiers: Qualifiers) -> str:
    said = [
        f"{words(name)} {words(value) if name in ('on_behalf_of', 'according_to') else value}"
        for name, value in qualifiers._asdict().items()
        if value is not None
    ]
    return "; ".join(said)
