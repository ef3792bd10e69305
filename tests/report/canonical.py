"""The report that every format is held to: every code, all severities, acknowledged findings, scripts, hostile text."""

from __future__ import annotations

from checker.model import (
    Acknowledgement,
    Anchor,
    Article,
    Entry,
    Evidence,
    Finding,
    Form,
    Judged,
    Place,
    Qualifiers,
    Registry,
    Report,
    Verdict,
)
from checker.rules import RULES
from checker.settle import fingerprint
from tests.report import sample
from tests.report.sample import FRENCH, JAPANESE, RUSSIAN, SWEDISH, facts_of, judged

HOSTILE = Article(
    "articles/marché d’été #1.fr.txt",
    "fr",
    "Le marché d’été 🎪 <script>alert('1')</script> a reçu 3 000 visiteurs, dit @everyone | `rm -rf` #1.\n"
    '=HYPERLINK("https://evil.example";"72 pays") ::error file=a::oops ]]> &amp; \x07\u2066\ufffe fin\r\n'
    "-1 ##[error]fin [lien](1) {0} \\ 100 % **gras** _ital_ $x$ ~~non~~\n",
)
ARTICLES = (*sample.ARTICLES, HOSTILE)


def _offset(article: Article, quote: str) -> tuple[int, int, int]:
    """Where a quote begins: code point, line and column."""
    start = article.text.index(quote)
    before = article.text[:start].replace("\r\n", "\n")
    return start, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def said(
    article: Article, quote: str, value: str | None, mark: str | None = None, claim: str | None = None
) -> Evidence:
    start, line, column = _offset(article, quote)
    marked = None if mark is None else (quote.index(mark), quote.index(mark) + len(mark))
    return Evidence(
        article.path, article.language, claim, value, quote, start, start + len(quote), line, column, marked
    )


def at(article: Article, quote: str) -> Place:
    _, line, column = _offset(article, quote)
    lines = quote.split("\r\n")
    end = column + len(quote) if len(lines) == 1 else len(lines[-1]) + 1
    return Place(article.path, line, column, line + len(lines) - 1, end)


def _found(
    code: str,
    message: str,
    place: Place,
    *evidence: Evidence,
    fact: str | None = None,
    hint: str | None = None,
    detail: str | None = None,
    acknowledged: Acknowledgement | None = None,
) -> Finding:
    severity = RULES[code].severity
    finding = Finding(
        code,
        message,
        place,
        None if fact is None else f"festival/{fact}",
        evidence,
        values=tuple((one.article, (one.value,)) for one in evidence if one.article and one.value),
        hint=hint,
        detail=detail,
        severity="warning" if severity == "off" else severity,
        acknowledged=acknowledged,
    )
    return finding._replace(fingerprint=fingerprint(finding))


_FRENCH_CLAIMS = "claims/festival/festival.fr.yaml"
_HOSTILE_CLAIMS = "claims/festival/marché d’été #1.fr.yaml"
_REGISTRY = "claims/entities.yaml"
_COUNT = "festival.countries"

_FILES = (
    _found(
        "FL001",
        "found a mapping that begins twice, expected one",
        Place("claims/broken.yaml", 3, 4, 3, 9),
        hint="quote the value: <script>alert(1)</script>",
    ),
    _found("FL002", "qoute: found `qoute`, expected quote, says …", Place(_HOSTILE_CLAIMS, 3, 5, 3, 10)),
    _found("FL003", "found a second `harbour`, expected one", Place(_REGISTRY, 9, 1, 9, 8)),
    _found(
        "FL004",
        "found `tove-janson-bridge`, expected an entity",
        Place(_FRENCH_CLAIMS, 21, 7, 21, 30),
        hint="did you mean `tove-jansson-bridge`?",
    ),
    _found("FL005", "found `vistors`, expected an attribute", Place(_FRENCH_CLAIMS, 22, 7, 22, 14)),
    _found("FL006", "found `=1+1|cmd`, expected a count", Place(_FRENCH_CLAIMS, 23, 26, 23, 33)),
    _found(
        "FL007", "articles/latin.fr.txt: found Latin-1, expected UTF-8", Place("claims/festival/latin.fr.yaml", 1, 10)
    ),
    _found("FL008", "found `minster`, expected a role", Place(_FRENCH_CLAIMS, 25, 20, 25, 27)),
    _found("FL009", "found `persn`, expected a term", Place("claims/vocabulary.yaml", 4, 30, 4, 35)),
)
_TEXTS = (
    _found(
        "FL102",
        "the quote reads otherwise: “a reçu 3000 visiteurs”",
        Place(_HOSTILE_CLAIMS, 4, 12, 4, 34),
        said(HOSTILE, "a reçu 3 000 visiteurs", "3000", "3 000", "market.visitors"),
        fact="market.visitors",
        hint="write “a reçu 3 000 visiteurs”",
    ),
    _found(
        "FL104",
        "no count stands in `rm -rf` | #1",
        at(HOSTILE, "`rm -rf` #1"),
        said(HOSTILE, "`rm -rf` #1", None, "#1", "market.said"),
        fact="market.said",
    ),
    _found(
        "FL105",
        "“72” stands 2 times in the article",
        Place(_FRENCH_CLAIMS, 4, 12, 4, 14),
        said(FRENCH, "72", None, None, _COUNT),
        fact=_COUNT,
        hint="add a prefix or a suffix",
    ),
    _found(
        "FL106",
        "the claim says ≥ 2500, the text says more than 2,500",
        at(FRENCH, "Plus de 2 500"),
        said(FRENCH, "Plus de 2 500 délégués", "> 2500", "Plus de", "festival.delegates"),
        fact="festival.delegates",
    ),
    _found(
        "FL107",
        "“Hanse” is no registered name; did you mean harbour?",
        at(JAPANESE, "ハーバー・フェスティバル"),
        said(JAPANESE, "ハーバー・フェスティバル", "ハーバー・フェスティバル"),
    ),
    _found(
        "FL108",
        "festival is not named in the article",
        Place(_HOSTILE_CLAIMS, 5, 7, 5, 20),
        Evidence(HOSTILE.path, "fr", "market.visitors", None, None, None, None, None, None),
        fact="market.visitors",
    ),
    _found(
        "FL109",
        "no recogniser for quantity in ru",
        Place("claims/festival/festival.ru.yaml", 7, 7, 7, 20),
        said(RUSSIAN, "в субботу", None, None, "bridge.length"),
        fact="bridge.length",
    ),
    _found(
        "FL110",
        "the quote says 65 and 72; it wants shortening",
        Place("claims/festival/festival.sv.yaml", 13, 12, 13, 40),
        said(SWEDISH, "65 länder skickade delegater", "65 country", "65", "bridge.cost"),
        fact="bridge.cost",
    ),
)
_CLAIMS = (
    _found(
        "FL202",
        "festival.held-on is 2025-10-25 in 1 article and 2025-10-26 in 1",
        at(SWEDISH, "på lördagen"),
        said(SWEDISH, "på lördagen", "2025-10-26", "lördagen", "festival.held-on"),
        said(JAPANESE, "土曜日", "2025-10-25", "土曜日", "festival.held-on"),
        fact="festival.held-on",
    ),
    _found(
        "FL203",
        "lena-ek.title is minister in 1 article and mayor in 1",
        at(SWEDISH, "delegater"),
        said(SWEDISH, "delegater", "minister", None, "lena-ek.title"),
        said(FRENCH, "délégués", "mayor", None, "lena-ek.title"),
        fact="lena-ek.title",
    ),
    _found(
        "FL205",
        "festival.host is helsinki in 1 article and turku in 1",
        at(RUSSIAN, "из Хельсинки"),
        said(RUSSIAN, "из Хельсинки", "helsinki", "Хельсинки"),
        said(FRENCH, "au port", "turku", "port"),
        fact="festival.host",
    ),
    _found(
        "FL207",
        "festival.delegates has another hedge in 1 article",
        at(HOSTILE, "a reçu 3 000"),
        said(HOSTILE, "a reçu 3 000 visiteurs", "3000 person", "3 000"),
        said(FRENCH, "Plus de 2 500 délégués", "> 3000 person", "Plus de"),
        fact="festival.delegates",
    ),
    _found(
        "FL209",
        "festival.prize is 1 million EUR in 1 article and 1 million USD in 1",
        at(HOSTILE, "fin\r\n-1 ##[error]fin [lien](1) {0}"),
        said(HOSTILE, "fin\r\n-1 ##[error]fin [lien](1) {0}", "-1", "-1 ##[error]fin [lien](1)"),
        said(SWEDISH, "65 länder", "+65"),
        fact="festival.prize",
        hint="see [the text](1) or {0}",
    ),
    _found(
        "FL210",
        "festival.message differs: <b>bold</b> and @everyone",
        at(HOSTILE, "dit @everyone"),
        said(HOSTILE, "dit @everyone | `rm -rf`", "@everyone", "@everyone"),
        said(RUSSIAN, "Мост Туве Янссон открыли", "bridge-is-open"),
        fact="festival.message",
    ),
    _found(
        "FL211",
        "festival.adopted is not stated in ja, ru",
        Place("claims/vocabulary.yaml", 8, 3, 8, 10),
        fact="festival.adopted",
    ),
    _found(
        "FL212",
        "festival.adopted is by-vote in 1 article and by-consensus in 1",
        at(FRENCH, "samedi"),
        said(FRENCH, "samedi", "by-vote"),
        said(SWEDISH, "lördagen", "by-consensus"),
        fact="festival.adopted",
        acknowledged=Acknowledgement(
            "FL212",
            "festival/festival.adopted",
            None,
            None,
            {},
            "both | are `right` <ok> @all",
            None,
            Place("claims/acknowledged.yaml", 9, 3, 9, 8),
        ),
    ),
    _found(
        "FL213",
        "bridge.lasted (3 days) cannot be, festival.held-on is 2 days",
        at(JAPANESE, "土曜日"),
        said(JAPANESE, "土曜日", "2025-10-25"),
        fact="bridge.lasted",
    ),
)
_TEXT_ALONE = (
    _found("FL301", "“42” is claimed by nobody", at(RUSSIAN, "42"), said(RUSSIAN, "42 делегата", "42", "42")),
    _found("FL302", "“Jansson” is almost Tove Jansson", at(FRENCH, "Jansson"), said(FRENCH, "Jansson", "Jansson")),
    _found("FL303", "“3 000” may be 3000 or 3 and 000", at(HOSTILE, "3 000"), said(HOSTILE, "3 000", None, "3 000")),
    _found("FL401", "no such finding: FL208 festival.gone", Place("claims/acknowledged.yaml", 15, 3, 15, 8)),
    _found("FL402", "the acknowledgement ended on 2024-12-31", Place("claims/acknowledged.yaml", 21, 3, 21, 8)),
    _found("FL403", "entity `harbour` is used nowhere", Place(_REGISTRY, 9, 1, 9, 8)),
)

FINDINGS = (*sample.FINDINGS, *_FILES, *_TEXTS, *_CLAIMS, *_TEXT_ALONE)


def _claim(article: Article, line: int, quote: str, key: str, kind: str, written: str, **more: object) -> Judged:
    return judged(article, line, quote, key, kind, written, **more)  # type: ignore[arg-type]


JUDGED = (
    *sample.JUDGED,
    _claim(HOSTILE, 4, "a reçu 3 000 visiteurs", "market.visitors", "count", "3000"),
    _claim(HOSTILE, 7, "dit @everyone | `rm -rf`", "market.said", "statement", "=cmd|'/c calc'!A1", quoted=True),
    _claim(HOSTILE, 10, "🎪", "market.called", "name", "🎪", qualifiers=Qualifiers(according_to="lena-ek")),
    _claim(RUSSIAN, 7, "в субботу", "bridge.length", "quantity", "812 metre", verdict=Verdict.NOT_CHECKED),
    _claim(SWEDISH, 13, "65 länder skickade delegater", "bridge.cost", "money", "65 EUR", verdict=Verdict.AMBIGUOUS),
    _claim(FRENCH, 10, "au port", "festival.host", "entity", "turku"),
    _claim(
        FRENCH, 13, "gone", "festival.gone", "count", "1", verdict=Verdict.NOT_CHECKED, anchor=Anchor.ORPHANED
    ),
)  # fmt: skip


def _entity(name: str, kind: str, **names: str) -> Entry:
    forms = tuple(Form(text, language, "preferred") for language, text in names.items())
    return Entry(name, "entity", kind, None, forms, Place(_REGISTRY), "Q42" if name == "lena-ek" else None)


REGISTRY = Registry(
    {
        "festival": _entity(
            "festival", "event", sv="hamnfestivalen", fr="festival du port", ja="ハーバー・フェスティバル"
        ),
        "lena-ek": _entity("lena-ek", "person", sv="Lena Ek"),
        "market": _entity("market", "event", fr="marché <d’été>"),
    },
    {},
    {},
    {},
    (),
)
REPORT = Report(ARTICLES, JUDGED, facts_of(JUDGED), FINDINGS, "0.1.0", REGISTRY)
