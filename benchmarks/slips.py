"""How many slips in the seeds' claimed facts the gate sees, and how many harmless edits leave it green.

    python benchmarks/slips.py [--list] [--article PATH]

For every claim the words that carry its value are changed, at each place where the article says them:
numbers by one, tenfold, transposed, bounds dropped, days, months and hours shifted, names and titles
replaced by others or misspelt, list items replaced, negations put in or taken out. Articles are changed
in memory, one slip at a time. A slip is caught when an error stands at that place or at a claim that
quotes it. `--list` prints what was missed.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.anchor import Source, anchor_all  # noqa: E402
from checker.evidence import ReadArticle  # noqa: E402
from checker.judge import judge  # noqa: E402
from checker.load.articles import load_articles  # noqa: E402
from checker.load.configuration import load_config  # noqa: E402
from checker.load.files import Disk  # noqa: E402
from checker.load.project import load_project  # noqa: E402
from checker.locales import locale  # noqa: E402
from checker.model import ClaimFile, Finding, Judged, Registry, Relation  # noqa: E402
from checker.reading import Reader  # noqa: E402
from checker.rules import RULES  # noqa: E402
from checker.text.positions import LineIndex  # noqa: E402

_digits = re.compile(r"\d+")


class Slip(NamedTuple):
    """text[start:end] of an article becomes `now`."""

    article: str
    start: int
    end: int
    now: str
    kind: str


class Desk:
    """The project with everything loaded once, so that one changed article is judged in milliseconds."""

    def __init__(self) -> None:
        config = load_config(str(ROOT), None, {})
        tree = Disk(config.root)
        self.registry, files, _, _, key = load_project(config, tree)
        self.reader = Reader(self.registry, key)
        self.files: dict[str, ClaimFile] = {file.article: file for file in files}
        self.articles, _ = load_articles(tree, files)

    def judge(self, path: str, body: str) -> tuple[ReadArticle, list[Judged], list[Finding]]:
        article = self.articles[path]._replace(text=body)
        text = ReadArticle(article, self.reader.read_anew(article), LineIndex(body))
        claims = self.files[path].claims
        anchored = anchor_all(Source(body), [(claim.quote, claim.prefix, claim.suffix) for claim in claims])
        pairs = [(claim, anchored[claim.quote, claim.prefix, claim.suffix]) for claim in claims]
        judged, findings = judge(text, pairs, self.registry, self.reader.read_quote)
        return text, judged, [one for one in findings if RULES[one.code].severity == "error"]


def slips_of(path: str, text: ReadArticle, judged: list[Judged], registry: Registry) -> Iterator[Slip]:
    """Every slip once, whatever number of claims stand on the words."""
    seen: set[Slip] = set()
    for one in judged:
        for slip in (*_value_slips(path, text, one, registry), *_negations(path, text, one)):
            if slip not in seen and slip.now != text.article.text[slip.start : slip.end]:
                seen.add(slip)
                yield slip


def _value_slips(path: str, text: ReadArticle, one: Judged, registry: Registry) -> Iterator[Slip]:
    body = text.article.text
    for mention, relation in one.considered:
        if relation is not Relation.EQUAL:
            continue
        said = body[mention.start : mention.end]
        for start in _occurrences(body, said):
            end = start + len(said)
            for kind, now in _variants(said):
                yield Slip(path, start, end, now, kind)
            if mention.core is not None and mention.core != (mention.start, mention.end):
                figure = body[slice(*mention.core)]
                if figure != said and mention.hedge:
                    low = start + mention.core[0] - mention.start
                    yield (
                        Slip(path, start, low, "", "bound dropped")
                        if low > start
                        else Slip(path, start + mention.core[1] - mention.start, end, "", "bound dropped")
                    )
    for hit in text.reading.hits:
        if one.start is not None and one.end is not None and one.start <= hit.start and hit.end <= one.end:
            for other in _others(hit.entry.registry, hit.entry.kind, hit.entry.id, text.article.language, registry):
                yield Slip(path, hit.start, hit.end, other, f"other {hit.entry.registry}")


def _occurrences(body: str, said: str) -> Iterator[int]:
    at = body.find(said)
    while at != -1:
        before, after = body[at - 1 : at], body[at + len(said) : at + len(said) + 1]
        joined = (before.isdigit() and said[0].isdigit()) or (after.isdigit() and said[-1].isdigit())
        if said and not joined:
            yield at
        at = body.find(said, at + 1)


def _variants(said: str) -> Iterator[tuple[str, str]]:
    """The words with one thing wrong."""
    for match in _digits.finditer(said):
        number = int(unicodedata.normalize("NFKC", match.group()))
        for kind, now in (("one more", number + 1), ("one less", number - 1), ("tenfold", number * 10)):
            yield kind, said[: match.start()] + str(now) + said[match.end() :]
        if len(match.group()) > 1:
            swapped = match.group()[1] + match.group()[0] + match.group()[2:]
            yield "transposed", said[: match.start()] + swapped + said[match.end() :]
    letters = [index for index, char in enumerate(said) if char.isalpha()]
    if len(letters) >= 4 and not _digits.search(said):
        at = letters[len(letters) // 2]
        yield "letter lost", said[:at] + said[at + 1 :]
        other = chr(ord(said[at]) + 1) if chr(ord(said[at]) + 1).isalpha() else chr(ord(said[at]) - 1)
        yield "letter changed", said[:at] + other + said[at + 1 :]


def _others(registry_name: str, kind: str | None, id: str, language: str, registry: Registry) -> Iterator[str]:
    table = {"entity": registry.entities, "role": registry.roles, "term": registry.terms}[registry_name]
    for entry in table.values():
        if entry.kind == kind and entry.id != id:
            form = next((form.text for form in entry.forms if form.language == language), None)
            if form is not None:
                yield form
                return


def _negations(path: str, text: ReadArticle, one: Judged) -> Iterator[Slip]:
    if not one.quoted or one.start is None or one.end is None:
        return
    body = text.article.text
    gap = body.find(" ", one.start + (one.end - one.start) // 2, one.end)
    negation = locale(text.article.language).negations[0]
    at = gap if gap != -1 else (one.start + one.end) // 2
    yield Slip(path, at, at, f" {negation}" if gap != -1 else negation, "negation added")


HARMLESS = {
    "no-break spaces": lambda body: re.sub(r"(?<=\w) (?=\w)", "\u00a0", body),
    "thin spaces": lambda body: re.sub(r"(?<=\w) (?=\w)", "\u2009", body),
    "full-width digits": lambda body: body.translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}),
    "NFD": lambda body: unicodedata.normalize("NFD", body),
    "other quote marks": lambda body: body.translate(str.maketrans("\"’'“”", "”'’\"\"")),
    "doubled spaces": lambda body: re.sub(r"(?<=\w) (?=\w)", "  ", body),
    "rewrapped lines": lambda body: re.sub(r"(?<=\w) (?=\w)", "\n", body),
    "CRLF": lambda body: body.replace("\n", "\r\n"),
    "an added paragraph": lambda body: body + "\n\nXyz.\n",
    "paragraphs in reverse": lambda body: "\n\n".join(reversed(body.split("\n\n"))),
}  # fmt: skip


def caught(slip: Slip, errors: list[Finding], lines: LineIndex) -> bool:
    """Whether an error stands on the line of the slip or on a quote around it."""
    line = lines.position(slip.start)[0]
    end = slip.start + len(slip.now)
    for error in errors:
        if error.place.path == slip.article and error.place.line <= line <= error.place.end_line:
            return True
        for evidence in error.evidence:
            if evidence.article != slip.article:
                continue
            if evidence.start is None or evidence.end is None or (evidence.start <= end and slip.start <= evidence.end):
                return True
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--article")
    options = parser.parse_args()
    desk = Desk()
    total = seen = alarms = edits = 0
    for path in sorted(desk.articles):
        if options.article is not None and options.article not in path:
            continue
        body = desk.articles[path].text
        text, judged, before = desk.judge(path, body)
        known = {(one.code, one.message) for one in before}
        for slip in slips_of(path, text, judged, desk.registry):
            total += 1
            now = body[: slip.start] + slip.now + body[slip.end :]
            _, _, after = desk.judge(path, now)
            if caught(slip, [one for one in after if (one.code, one.message) not in known], LineIndex(now)):
                seen += 1
            elif options.list:
                line, column = text.lines.position(slip.start)
                print(f"missed: {path}:{line}:{column}: {slip.kind}: {body[slip.start : slip.end]!r} -> {slip.now!r}")
        for name, edit in HARMLESS.items():
            edits += 1
            _, _, after = desk.judge(path, edit(body))
            new = [one for one in after if (one.code, one.message) not in known]
            alarms += bool(new)
            for one in new if options.list else ():
                print(f"false alarm: {path}: {name}: {one.code} {one.message}")
    print(f"slips caught: {seen} of {total} ({seen / max(total, 1):.1%})")
    print(f"harmless edits left green: {edits - alarms} of {edits} ({(edits - alarms) / max(edits, 1):.1%})")
    return int(seen < 0.98 * total or alarms > 0)


if __name__ == "__main__":
    sys.exit(main())
