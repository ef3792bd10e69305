"""Reports that the HTML page is tested on: every state, overlaps, hostile text, and as many claims as wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.model import (
    Acknowledgement,
    Anchor,
    Article,
    Attribute,
    Claim,
    Entry,
    Evidence,
    Fact,
    Finding,
    Form,
    Judged,
    Mention,
    Place,
    Qualifiers,
    Registry,
    Relation,
    Report,
    Severity,
    Verdict,
)

VOCABULARY = Place("claims/vocabulary.yaml")


class Said(NamedTuple):
    """A claim as the tests write it; `quote` must stand in the article, or the claim is orphaned."""

    article: Article
    key: str
    written: str
    quote: str
    value: str | None = None  # the words in the quote that carry the value; None: a statement
    verdict: Verdict = Verdict.SUPPORTED
    anchor: Anchor = Anchor.EXACT
    cardinality: str = "one"
    number: int = 1  # 2 for the second claim of its key in the article


def judge(said: Said, line: int, story: str = "festival") -> Judged:
    """The claim with its place in the article and the mention that carries its value."""
    subject, name = said.key.split(".")
    kind = "statement" if said.value is None else "count"
    cardinality: str = said.cardinality
    place = Place(f"claims/{story}/{said.article.path.rpartition('/')[2]}.yaml", line, 7, line, 20)
    claim = Claim(
        id=said.key if said.number == 1 else f"{said.key}#{said.number}",
        story=story,
        article=said.article.path,
        language=said.article.language,
        subject=subject,
        attribute=Attribute(name, kind, None, None, cardinality, False, None, None, VOCABULARY),  # type: ignore[arg-type]
        value=None,
        written=said.written,
        quote=said.quote,
        prefix=None,
        suffix=None,
        qualifiers=Qualifiers(),
        place=place,
        quote_place=place,
    )
    start = said.article.text.find(said.quote) if said.anchor is Anchor.EXACT else -1
    if start < 0:
        return Judged(claim, said.anchor, said.verdict, None, None)
    considered: tuple[tuple[Mention, Relation], ...] = ()
    if said.value is not None and said.verdict is not Verdict.NOT_CHECKED:
        at = start + said.quote.index(said.value)
        relation = Relation.EQUAL if said.verdict is Verdict.SUPPORTED else Relation.DISJOINT
        considered = ((Mention("number", at, at + len(said.value), None), relation),)
    quoted = said.value is None
    return Judged(claim, said.anchor, said.verdict, start, start + len(said.quote), considered, quoted)


def finding(
    code: str,
    severity: Severity,
    message: str,
    judged: Sequence[Judged],
    values: Sequence[str],
    known: Acknowledgement | None = None,
) -> Finding:
    """A finding that cites claims, each with the value that it is said to have."""
    evidence = tuple(cite(one, value) for one, value in zip(judged, values, strict=True))
    claim = judged[0].claim
    return Finding(
        code=code,
        message=message,
        place=Place(claim.article, 1, 1, 1, 2),
        fact=f"{claim.story}/{claim.key}",
        evidence=evidence,
        hint="look at the articles",
        severity=severity,
        fingerprint=f"{code.lower()}{claim.subject}{claim.attribute.id}",
        acknowledged=known,
    )


def cite(judged: Judged, value: str) -> Evidence:
    claim = judged.claim
    if judged.start is None or judged.end is None:
        return Evidence(claim.article, claim.language, claim.id, value, claim.quote, None, None, None, None)
    mark = None
    if judged.considered:
        mention = judged.considered[0][0]
        mark = (mention.start - judged.start, mention.end - judged.start)
    return Evidence(
        claim.article, claim.language, claim.id, value, claim.quote, judged.start, judged.end, 1, judged.start + 1, mark
    )  # fmt: skip


def facts_of(judged: Iterable[Judged]) -> tuple[Fact, ...]:
    """The facts, by id; every value is one of its own where its attribute says `each`."""
    groups: dict[tuple[str, str], list[Judged]] = {}
    for one in judged:
        own = one.claim.written if one.claim.attribute.cardinality == "each" else ""
        groups.setdefault((f"{one.claim.story}/{one.claim.key}", own), []).append(one)
    return tuple(
        Fact(name, some[0].claim.story, some[0].claim.subject, some[0].claim.attribute, None, None, tuple(some))
        for (name, _), some in sorted(groups.items())
    )


def entity(name: str, kind: str, **names: str) -> Entry:
    forms = tuple(Form(text, language, "preferred") for language, text in names.items())
    return Entry(name, "entity", kind, None, forms, Place("claims/entities.yaml"))


EN = Article(
    "articles/festival.en.txt",
    "en",
    "The harbour festival opened on Saturday.\n\n72 countries sent 2,500 delegates to the harbour.\n"
    "The mayor said the bridge is open. Nobody claims this sentence.\n",
)
SV = Article(
    "articles/festival.sv.txt",
    "sv",
    "Hamnfestivalen öppnade i lördags.\n\n65 länder skickade omkring 2 500 delegater.\n"
    "Borgmästaren sade att bron är öppen.\n",
)
JA = Article("articles/festival.ja.txt", "ja", "港まつりは土曜日に開幕した。\n72か国が2,500人の代表を送った。\n")
AR = Article("articles/festival.ar.txt", "ar", "افتتح مهرجان الميناء يوم السبت.\nأرسلت 72 دولة وفودا.\n")

_CLAIMS = (
    Said(EN, "festival.countries", "72", "72 countries", "72 countries"),
    Said(EN, "festival.delegates", "2500", "72 countries sent 2,500 delegates", "2,500 delegates"),
    Said(EN, "festival.opened", "saturday", "opened on Saturday", "Saturday"),
    Said(EN, "mayor.said", "bridge-is-open", "the bridge is open"),
    Said(SV, "festival.countries", "65", "65 länder", "65 länder"),
    Said(SV, "festival.delegates", "~ 2500", "omkring 2 500 delegater", "omkring 2 500 delegater"),
    Said(SV, "festival.opened", "saturday", "i lördags", "lördags"),
    Said(SV, "mayor.said", "bridge-is-open", "bron är öppen"),
    Said(SV, "festival.visitors", "many", "tusentals besökare", "tusentals", Verdict.NOT_FOUND, Anchor.ORPHANED),
    Said(JA, "festival.countries", "72", "72か国", "72か国"),
    Said(JA, "festival.delegates", "2500", "2,500人の代表", "2,500人"),
    Said(JA, "festival.opened", "saturday", "土曜日に開幕", "土曜日"),
    Said(JA, "festival.boats", "12", "港まつり", "港", Verdict.REFUTED),
    Said(AR, "festival.countries", "72", "72 دولة", "72 دولة", Verdict.NOT_CHECKED),
    Said(AR, "festival.opened", "saturday", "يوم السبت", "السبت"),
    Said(AR, "festival.music", "oud", "مهرجان", "مهرجان"),
)
JUDGED = tuple(judge(said, 4 + 3 * number) for number, said in enumerate(_CLAIMS))


def claims(key: str) -> tuple[Judged, ...]:
    return tuple(one for one in JUDGED if one.claim.key == key)


_KNOWN = Acknowledgement(
    "FL207",
    "festival/festival.delegates",
    None,
    None,
    {SV.path: ("~ 2500 person",)},
    "the organisers gave both figures",
    "2031-12-31",
    Place("claims/acknowledged.yaml", 3, 3, 3, 8),
)
FINDINGS = (
    finding(
        "FL201",
        "error",
        "festival.countries: 72 (en, ja, ar) against 65 (sv)",
        claims("festival.countries"),
        ["72 country", "65 country", "72 country", "72 country"],
    ),
    finding(
        "FL207",
        "warning",
        "festival.delegates: 2500 (en, ja) against ~ 2500 (sv)",
        claims("festival.delegates"),
        ["2500 person", "~ 2500 person", "2500 person"],
        _KNOWN,
    ),
    finding("FL208", "note", "festival.opened is more exact in one", claims("festival.opened"), ["a", "b", "b", "b"]),
    finding("FL101", "error", "the quote stands nowhere", claims("festival.visitors"), ["many"]),
    finding("FL103", "error", "the claim says 12, the text 港", claims("festival.boats"), ["港"]),
    finding("FL109", "warning", "not checked", claims("festival.countries")[-1:], ["72"]),
)
REGISTRY = Registry(
    {
        "festival": entity("festival", "event", en="Harbour Festival", sv="Hamnfestivalen", ja="港まつり"),
        "mayor": entity("mayor", "person", en="Tove Ek", sv="Tove Ek"),
    },
    {},
    {},
    {},
    (),
)
EVERY_STATE = Report((AR, EN, JA, SV), JUDGED, facts_of(JUDGED), FINDINGS, "0.1.0", REGISTRY)

SPOILER = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
UNSEEN = "\u202etxet detrever\u202c \x1b[31m\x00 \u2066isolated\u2069 \u200bnothing\u2028line {{ 7 * 7 }} ${1} '\"`"
HOSTILE_ARTICLE = Article(
    f"articles/<b>&{SPOILER[:20]}\u202e.txt", "en-x-\"'>", f"{SPOILER} 72 countries {UNSEEN}\r\n-->{SPOILER}\n"
)


def hostile() -> Report:
    """Markup, scripts, controls and template syntax wherever a report can hold text of someone else's."""
    said = Said(HOSTILE_ARTICLE, f"fest{SPOILER.replace('.', '')}.at{UNSEEN}", f"{SPOILER}{UNSEEN}",
                f"{SPOILER} 72 countries {UNSEEN}", "72 countries")  # fmt: skip
    one = judge(said, 4, story=f"story{SPOILER.replace('/', '')}")
    label = f"label {SPOILER}{UNSEEN}"
    claim = one.claim._replace(
        attribute=one.claim.attribute._replace(label=label),
        qualifiers=Qualifiers(as_of=SPOILER, according_to=UNSEEN, note=SPOILER),
    )
    one = one._replace(claim=claim)
    known = Acknowledgement("FL204", None, None, None, {}, f"{SPOILER}{UNSEEN}", SPOILER, Place(SPOILER))
    cited = cite(one, f"{SPOILER}{UNSEEN}")
    findings = (
        Finding("FL201", f"{SPOILER}{UNSEEN}", Place(SPOILER), facts_of([one])[0].id, (cited,), hint=SPOILER,
                detail=f"{UNSEEN}\n{SPOILER}", fingerprint="0123"),
        Finding("FL204", SPOILER, Place(UNSEEN), None, (cited._replace(claim=None, marked=(0, 9)),),
                severity="warning", fingerprint=SPOILER, acknowledged=known),
    )  # fmt: skip
    return Report((HOSTILE_ARTICLE,), (one,), facts_of([one]), findings, "0.1.0", REGISTRY)


def long_line() -> Report:
    """An article of one line of a megabyte, with a claim in its middle."""
    text = "word " * 100_000 + "72 countries " + "x" * 500_000 + "\n"
    article = Article("articles/long.en.txt", "en", text)
    one = judge(Said(article, "festival.countries", "72", "72 countries", "72 countries"), 4)
    return Report((article,), (one,), facts_of([one]), (), "0.1.0", REGISTRY)


def large(claims: int, languages: Sequence[str] = ("en", "fr", "ja", "sv", "vi"), story_facts: int = 50) -> Report:
    """Stories in several languages; every tenth fact has another figure in one of them."""
    articles: list[Article] = []
    judged: list[Judged] = []
    findings: list[Finding] = []
    for number in range(-(-claims // (story_facts * len(languages)))):
        story = f"story-{number:04}"
        said: dict[int, list[Judged]] = {}
        for place, language in enumerate(languages):
            sentences = [
                f"In the {fact}. part of the report {_figure(number, fact, place)} people 港の人々 were counted there."
                for fact in range(story_facts)
            ]
            article = Article(f"articles/{story}.{language}.txt", language, "\n\n".join(sentences) + "\n")
            articles.append(article)
            for fact in range(story_facts):
                figure = f"{_figure(number, fact, place)} people"
                quote = f"{fact}. part of the report {figure} 港の人々 were counted"
                key = f"gate-{fact % 12}.visitors-{fact}"
                one = judge(Said(article, key, f"{figure[:-7]} person", quote, figure), 4 + 3 * fact, story)
                said.setdefault(fact, []).append(one)
                judged.append(one)
        for fact, some in said.items():
            if fact % 10 == 0:
                values = [f"{_figure(number, fact, place)} person" for place in range(len(some))]
                message = f"{some[0].claim.key}: {values[0]} against {values[-1]}"
                findings.append(
                    finding("FL201", "error", message, some, values)._replace(fingerprint=f"{number}-{fact}")
                )
    return Report(tuple(articles), tuple(judged), facts_of(judged), tuple(findings), "0.1.0", REGISTRY)


def _figure(story: int, fact: int, place: int) -> int:
    return 1000 + story * 50 + fact + (place == 4 and fact % 10 == 0)
