"""A report made by hand: every severity, acknowledged findings, four scripts, hostile text."""

from __future__ import annotations

from checker.model import (
    Acknowledgement,
    Anchor,
    Article,
    Attribute,
    Claim,
    Evidence,
    Fact,
    Finding,
    Judged,
    Place,
    Qualifiers,
    Registry,
    Report,
    Verdict,
)

SWEDISH = Article(
    "articles/festival.sv.txt",
    "sv",
    "Tove Jansson-bron invigdes på lördagen. 65 länder skickade delegater till hamnfestivalen.\n",
)
FRENCH = Article(
    "articles/festival.fr.txt",
    "fr",
    "La passerelle Jansson a été inaugurée samedi. Plus de 2 500 délégués de 72 pays sont venus au port.\n",
)
JAPANESE = Article(
    "articles/festival.ja.txt",
    "ja",
    "トーベ・ヤンソン橋が土曜日に開通した。72か国の代表がハーバー・フェスティバルに参加した。\n",
)
RUSSIAN = Article(
    "articles/festival.ru.txt",
    "ru",
    "Мост Туве Янссон открыли в субботу.\u202e 42 делегата \x1b[31mиз Хельсинки\x1b[0m приехали.\n",
)
ARTICLES = (FRENCH, JAPANESE, RUSSIAN, SWEDISH)


def evidence(
    article: Article, quote: str, value: str | None, mark: str | None = None, claim: str | None = None
) -> Evidence:
    start = article.text.index(quote)
    marked = None if mark is None else (quote.index(mark), quote.index(mark) + len(mark))
    return Evidence(
        article.path, article.language, claim, value, quote, start, start + len(quote), 1, start + 1, marked
    )  # fmt: skip


def place(article: Article, quote: str) -> Place:
    start = article.text.index(quote)
    return Place(article.path, 1, start + 1, 1, start + len(quote) + 1)


def attribute(name: str, kind: str) -> Attribute:
    return Attribute(name, kind, None, None, "one", False, None, None, Place("claims/vocabulary.yaml"))


def judged(
    article: Article,
    line: int,
    quote: str,
    key: str,
    kind: str,
    written: str,
    verdict: Verdict = Verdict.SUPPORTED,
    anchor: Anchor = Anchor.EXACT,
    quoted: bool = False,
    qualifiers: Qualifiers | None = None,
) -> Judged:
    subject, name = key.split(".")
    file = article.path.replace("articles", "claims/festival").replace(".txt", ".yaml")
    where = Place(file, line, 7, line, 7 + len(key))
    claim = Claim(
        id=key,
        story="festival",
        article=article.path,
        language=article.language,
        subject=subject,
        attribute=attribute(name, kind),
        value=None,
        written=written,
        quote=quote,
        prefix=None,
        suffix=None,
        qualifiers=qualifiers or Qualifiers(),
        place=where,
        quote_place=where,
    )
    start = article.text.index(quote) if anchor is Anchor.EXACT else None
    return Judged(claim, anchor, verdict, start, None if start is None else start + len(quote), (), quoted)


JUDGED = (
    judged(FRENCH, 4, "72 pays", "festival.countries", "count", "72"),
    judged(
        FRENCH, 7, "Plus de 2 500 délégués", "festival.delegates", "count", "> 2500",
        qualifiers=Qualifiers(as_of="2025-10-25", part="caption"),
    ),
    judged(JAPANESE, 4, "72か国", "festival.countries", "count", "72"),
    judged(RUSSIAN, 4, "42 делегата", "festival.delegates", "count", "47", Verdict.REFUTED),
    judged(SWEDISH, 4, "65 länder", "festival.countries", "count", "65"),
    judged(SWEDISH, 7, "invigdes på lördagen", "festival.said", "statement", "bridge-is-open", quoted=True),
    judged(
        SWEDISH, 10, "tusentals besökare", "festival.visitors", "count", "many", Verdict.NOT_FOUND, Anchor.ORPHANED
    ),
)  # fmt: skip

_KNOWN = Acknowledgement(
    code="FL204",
    fact="festival/tove-jansson-bridge.name",
    article=None,
    text=None,
    values={FRENCH.path: ("passerelle Jansson",)},
    reason="the city uses both names; the source text has one",
    until="2031-12-31",
    place=Place("claims/acknowledged.yaml", 3, 3, 3, 8),
)

FINDINGS = (
    Finding(
        code="FL204",
        message="Tove Jansson-bron goes by another form: passerelle Jansson",
        place=place(FRENCH, "passerelle Jansson"),
        fact="festival/tove-jansson-bridge.name",
        evidence=(evidence(FRENCH, "passerelle Jansson", "passerelle Jansson", "passerelle Jansson"),),
        severity="warning",
        fingerprint="0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        acknowledged=_KNOWN,
    ),
    Finding(
        code="FL208",
        message="festival.delegates is more exact in one article: > 2500, and many in another",
        place=place(FRENCH, "Plus de 2 500 délégués"),
        fact="festival/festival.delegates",
        evidence=(
            evidence(FRENCH, "Plus de 2 500 délégués", "> 2500 person", "Plus de 2 500"),
            evidence(SWEDISH, "skickade delegater", "many person"),
        ),
        severity="note",
        fingerprint="1a1b2c3d4e5f60718293a4b5c6d7e8f9",
    ),
    Finding(
        code="FL201",
        message="festival.countries is 72 country in 2 articles and 65 country in 1",
        place=place(SWEDISH, "65 länder"),
        fact="festival/festival.countries",
        evidence=(
            evidence(
                SWEDISH, "65 länder skickade delegater till hamnfestivalen", "65 country", "65", "festival.countries"
            ),
            evidence(FRENCH, "72 pays sont venus", "72 country", "72", "festival.countries"),
            evidence(
                JAPANESE, "72か国の代表がハーバー・フェスティバルに参加した", "72 country", "72", "festival.countries"
            ),
        ),
        hint="find out which figure is right and mend the other article, or acknowledge the difference",
        severity="error",
        fingerprint="2a1b2c3d4e5f60718293a4b5c6d7e8f9",
    ),
    Finding(
        code="FL103",
        message="The claim says 47, the text says 42: \u202e42 делегата \x1b[31mиз Хельсинки",
        place=place(RUSSIAN, "42 делегата"),
        fact="festival/festival.delegates",
        evidence=(
            evidence(
                RUSSIAN, "\u202e 42 делегата \x1b[31mиз Хельсинки\x1b[0m приехали", "42", "42", "festival.delegates"
            ),
        ),
        hint="mend the article if it slipped, the claim if the article is right",
        severity="error",
        fingerprint="3a1b2c3d4e5f60718293a4b5c6d7e8f9",
    ),
    Finding(
        code="FL101",
        message="Nothing like “tusentals besökare” stands in articles/festival.sv.txt",
        place=Place("claims/festival/festival.sv.yaml", 10, 7, 10, 25),
        fact="festival/festival.visitors",
        evidence=(
            Evidence(SWEDISH.path, "sv", "festival.visitors", "many", None, None, None, None, None),
        ),
        severity="error",
        fingerprint="4a1b2c3d4e5f60718293a4b5c6d7e8f9",
    ),
    Finding(
        code="FL206",
        message="festival.signers has other members in one article",
        place=place(JAPANESE, "ハーバー・フェスティバル"),
        fact="festival/festival.signers",
        evidence=(
            evidence(JAPANESE, "トーベ・ヤンソン橋が土曜日に開通した", "[vietnam, maldives]", "橋が土"),
        ),
        detail="- angola (only in articles/festival.fr.txt)\n+ maldives\x07",
        severity="warning",
        fingerprint="5a1b2c3d4e5f60718293a4b5c6d7e8f9",
    ),
)  # fmt: skip


def facts_of(judged: tuple[Judged, ...]) -> tuple[Fact, ...]:
    """A fact for each key, as if no claim were qualified."""
    keys = sorted({one.claim.key for one in judged})
    members = {key: tuple(one for one in judged if one.claim.key == key) for key in keys}
    return tuple(
        Fact(
            f"festival/{key}",
            "festival",
            key.partition(".")[0],
            members[key][0].claim.attribute,
            None,
            None,
            members[key],
        )
        for key in keys
    )


NO_REGISTRY = Registry({}, {}, {}, {}, ())
REPORT = Report(ARTICLES, JUDGED, facts_of(JUDGED), FINDINGS, "0.1.0", NO_REGISTRY)
EMPTY = Report((), (), (), (), "0.1.0", NO_REGISTRY)
CLEAN = Report(ARTICLES, JUDGED[:3], facts_of(JUDGED[:3]), (), "0.1.0", NO_REGISTRY)
