"""The claims of this repository about its five articles: all of them hold, and every discrepancy is known."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from checker import run
from checker.load.configuration import load_config
from checker.model import Anchor, Finding, Report, Verdict

ROOT = Path(__file__).resolve().parent.parent
STORY = "hanoi-convention-signing"
ARTICLES = {path.name[:3]: f"seeds/{path.name}" for path in sorted((ROOT / "seeds").glob("*.txt"))}
TODAY = "2026-01-15"

# What the five articles have amiss: code, fact (the text where a finding has none), articles by number.
DISCREPANCIES = [
    # facts that differ or can't all be true
    ("FL213", "hanoi-convention.signatories", "001 003"),
    ("FL213", "closing-address.held-on", "000 001 002"),
    ("FL206", "antonio-guterres.digital-age-brings", "000 002"),
    ("FL206", "signing-ceremony.participants", "001 002 003"),
    ("FL212", "hanoi-convention.adopted", "001 003 004"),
    ("FL210", "john-brandolino.message", "001 003"),
    ("FL212", "hanoi-convention.likened-to", "001 003"),
    # events that go by two names
    ("FL212", "signing-ceremony.called", "000 001 002 003 004"),
    ("FL212", "high-level-conference.called", "000 001 002 003"),
    ("FL212", "closing-session.called", "001 003"),
    ("FL204", "signing.name", "003"),
    # names, titles and concepts worded two ways
    ("FL204", "hanoi-convention.name", "000"),
    ("FL204", "hanoi-convention.name", "001"),
    ("FL204", "hanoi-convention.name", "002"),
    ("FL204", "hanoi-convention.name", "004"),
    ("FL204", "national-convention-center.name", "000"),
    ("FL204", "ministry-of-public-security.name", "001"),
    ("FL204", "five-calls.name", "004"),
    ("FL203", "unodc-treaty-affairs-head.name", "001"),
    ("FL203", "deputy-foreign-minister.name", "003"),
    ("FL203", "politburo-member.name", "004"),
    ("FL204", "cybercrime.name", "000"),
    ("FL204", "cybercrime.name", "001"),
    ("FL204", "cybercrime.name", "004"),
    ("FL204", "technology-for-people-digitalisation-for-peace.name", "003"),
    ("FL204", "equal-dialogue.name", "003"),
    ("FL204", "sustainable-development.name", "003"),
    ("FL204", "cyberspace.name", "003"),
    # damaged in the text: a figure, an acronym, a sentence that breaks off, accents
    ("FL303", "83 5 millions de dollars", "004"),
    ("FL204", "unodc.name", "004"),
    ("FL204", "representatives.name", "004"),
    ("FL204", "antonio-guterres.name", "004"),
    ("FL204", "uzbekistan.name", "004"),
    ("FL204", "cybersecurity.name", "004"),
    ("FL204", "opening.name", "004"),
    ("FL203", "un-secretary-general.name", "004"),
    ("FL203", "unodc-executive-director.name", "004"),
    ("FL203", "president-of-russia.name", "004"),
    ("FL203", "vice-president-of-ecuador.name", "004"),
    ("FL203", "president-of-the-chamber-of-representatives.name", "004"),
]

# Facts on which several articles agree, or differ compatibly: compared, and no finding but a note.
AGREEMENTS = [
    ("hanoi-convention.combats", "000 001 002 003 004"),
    ("signing-ceremony.lasted", "001 003"),
    ("signing-ceremony.held-on", "000 002"),
    ("signing-ceremony.theme", "000 002"),
    ("signing-ceremony.host", "000 002 004"),
    ("signing-ceremony.countries-attending", "001 002 003"),
    ("signing-ceremony.programme", "001 003"),
    ("signing-ceremony.attendance-shows", "001 003"),
    ("signing-ceremony.delegates-include", "002 003"),
    ("closing-address.given-by", "001 003"),
    ("hanoi-convention.affirms", "001 003"),
    ("antonio-guterres.cyberspace-respects", "000 002"),
    ("antonio-guterres.title", "000 002 004"),
    ("luong-tam-quang.title", "000 001 002 003"),
    ("ghada-waly.title", "000 004"),
    ("john-brandolino.affiliation", "001 003"),
]

# Single slips of a pen: article, what stands there (in its surroundings), what is written instead.
SLIPS = [
    ("000", "sa.\nGhada Waly upp", "sa.\nGhada Wally upp", "a letter in a name"),
    ("000", "(UNODC) och", "(UNDOC) och", "an acronym"),
    ("000", "fem år av", "sex år av", "a number word"),
    ("000", "mer än två decennier", "två decennier", "a bound that goes"),
    ("000", "morgonen den 25", "morgonen den 24", "a day"),
    ("000", "På morgonen den", "På kvällen den", "a part of the day"),
    ("000", "inrikesminister Sok", "utrikesminister Sok", "a title in a caption"),
    ("001", "från 72 länder", "från 71 länder", "a count"),
    ("001", "senaste två dagarna", "senaste tre dagarna", "a duration"),
    ("001", "För det tredje", "För det fjärde", "an ordinal"),
    ("001", "bara är början", "är början", "a restricting word"),
    ("001", "sade John Brandolino", "sade John Brandolini", "the last of five mentions of a name"),
    ("001", "institutioner och individer", "individer", "a member of a list"),
    ("002", "À 10h00", "À 11h00", "an hour"),
    ("002", "le premier pays", "le deuxième pays", "an ordinal"),
    ("002", "de l'Algérie, ", "de la Tunisie, ", "a member of an open list"),
    ("002", "matin du 25", "matin du 26", "a day"),
    ("003", "72か国の代表が条約", "73か国の代表が条約", "the first of three figures"),
    ("003", "加盟国72カ国", "加盟国71カ国", "the second of three figures"),
    ("003", "既に72カ国が", "既に72カ国以上が", "a bound that comes"),
    ("003", "2,500人を超える", "2,500人以上の", "a bound that changes"),
    ("003", "最低40カ国", "最低50カ国", "a threshold"),
    ("003", "本日午後", "本日午前", "a part of the day"),
    ("003", "のみならず国際社会", "ではなく国際社会", "a negation"),
    ("003", "トアン少将", "トアン中将", "a rank"),
    ("004", "de 18 pays", "de 19 pays", "a count"),
    ("004", "83 5 millions", "93 5 millions", "a damaged amount"),
    ("004", "Bui Thanh Son", "Bui Than Son", "a letter in a name"),
    ("004", "est toujours prete", "n'est pas prete", "a negation"),
]

# Edits that change no fact.
HARMLESS: dict[str, Callable[[str], str]] = {
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "doubled spaces": lambda text: text.replace(" ", "  "),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "other quote marks": lambda text: text.replace('"', "”").replace("'", "’").replace("「", "『").replace("」", "』"),
    "an added paragraph": lambda text: f"{text}\n\nThe weather was fine, and 300 people came to the fair.\n",
    "paragraphs swapped": lambda text: "\n\n".join(reversed(text.split("\n\n"))),
    "lines swapped": lambda text: "\n".join(reversed(text.split("\n"))),
}


@cache
def report() -> Report:
    return run.check(load_config(str(ROOT), None, {"today": TODAY}))


def edited(folder: Path, article: str, edit: Callable[[str], str]) -> Report:
    """A full run over a copy of claims and articles in which one article was edited."""
    shutil.copytree(ROOT / "claims", folder / "claims")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "factlint.yaml").write_text("claims: claims\n", encoding="utf-8")
    path = folder / ARTICLES[article]
    with path.open(encoding="utf-8", newline="") as file:
        text = edit(file.read())
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
    return run.check(load_config(str(folder), None, {"today": TODAY}))


def errors(found: Report) -> list[Finding]:
    return [finding for finding in found.findings if finding.severity == "error" and finding.acknowledged is None]


def numbers(paths: Iterator[str]) -> str:
    """Articles by number, as the tables above write them."""
    return " ".join(sorted({path.removeprefix("seeds/")[:3] for path in paths}))


def known() -> list[tuple[str, str, str]]:
    """The acknowledged findings, as DISCREPANCIES writes them."""
    return [
        (
            finding.code,
            finding.fact.partition("/")[2] if finding.fact else str(finding.evidence[0].text),
            numbers(path for path, _ in finding.values),
        )
        for finding in report().findings
        if finding.acknowledged is not None
    ]


@pytest.mark.parametrize("number", ARTICLES)
def test_every_claim_of_an_article_is_supported_where_its_quote_stands(number: str) -> None:
    own = [one for one in report().judged if one.claim.article == ARTICLES[number]]
    assert own
    assert [
        (one.claim.id, one.verdict)
        for one in own
        if one.verdict is not Verdict.SUPPORTED or one.anchor is not Anchor.EXACT
    ] == []


def test_the_gate_is_green() -> None:
    open_ones = [finding for finding in report().findings if finding.acknowledged is None]
    assert [finding.message for finding in open_ones if finding.severity != "note"] == []


@pytest.mark.parametrize("code, fact, articles", DISCREPANCIES)
def test_each_discrepancy_is_reported_and_acknowledged(code: str, fact: str, articles: str) -> None:
    assert (code, fact, articles) in known()


def test_no_other_discrepancy_is_acknowledged() -> None:
    assert sorted(known()) == sorted(DISCREPANCIES)


@pytest.mark.parametrize("fact, articles", AGREEMENTS)
def test_what_agrees_is_compared_and_not_reported(fact: str, articles: str) -> None:
    comparing = [one for one in report().judged if one.claim.key == fact]
    assert numbers(one.claim.article for one in comparing) == articles
    assert [
        finding.code
        for finding in report().findings
        if finding.fact == f"{STORY}/{fact}" and finding.severity != "note"
    ] == []


@pytest.mark.parametrize(
    "number, stands, slip", [slip[:3] for slip in SLIPS], ids=[f"{slip[3]} in {slip[0]}: {slip[2]}" for slip in SLIPS]
)
def test_a_slip_is_an_error_at_its_place_or_its_claim(number: str, stands: str, slip: str, tmp_path: Path) -> None:
    article = next(one for one in report().articles if one.path == ARTICLES[number])
    assert article.text.count(stands) == 1
    at = article.text.index(stands)
    touched = {
        one.claim.quote_place.line
        for one in report().judged
        if one.claim.article == article.path
        and one.start is not None
        and one.end is not None
        and one.start < at + len(stands)
        and at < one.end
    }
    line = article.text.count("\n", 0, at) + 1
    lines = range(line, line + stands.count("\n") + 1)
    assert [
        finding
        for finding in errors(edited(tmp_path, number, lambda text: text.replace(stands, slip)))
        if (finding.place.path == article.path and finding.place.line in lines)
        or (finding.place.path.startswith("claims/") and finding.place.line in touched)
    ]


@pytest.mark.parametrize("edit", HARMLESS)
@pytest.mark.parametrize("number", ARTICLES)
def test_an_edit_that_changes_no_fact_is_no_error(number: str, edit: str, tmp_path: Path) -> None:
    assert [finding.message for finding in errors(edited(tmp_path, number, HARMLESS[edit]))] == []
