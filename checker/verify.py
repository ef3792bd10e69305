"""Claim files held against their articles: every quote anchored, every claim judged.

What comes out depends on the claim file, the registry and the article's text alone; it is worked out
once and then taken from the cache. A file is always judged whole, for its quotes tell each other apart.
"""

from __future__ import annotations

from typing import Any

from checker.cache import remembered
from checker.evidence import ReadArticle
from checker.model import Anchor, Anchored, ClaimFile, Finding, Ignore, Judged, Registry, Verdict
from checker.reading import Reader

_Kept = tuple[list[tuple[Any, ...]], list[Finding]]  # what `Judged` has beside its claim, in the file's order


def verify(
    file: ClaimFile, text: ReadArticle | None, reader: Reader, registry: Registry
) -> tuple[list[Judged], list[Finding]]:
    """The file's claims with their verdicts, in its order, and the findings of code FL1xx.

    Without a text (`load` has a finding that says why there is none) nothing is checked.
    """
    if text is None:
        return [Judged(claim, Anchor.ORPHANED, Verdict.NOT_CHECKED, None, None) for claim in file.claims], []

    def work() -> _Kept:
        judged, findings = _verify(file, text, reader, registry)
        return [one[1:] for one in judged], findings

    kept, findings = remembered(f"verdicts {file.path}", _parts(file, text), work, reader.kept)
    return [Judged(claim, *rest) for claim, rest in zip(file.claims, kept, strict=True)], findings


def ignored(file: ClaimFile, text: ReadArticle, reader: Reader) -> list[tuple[Ignore, Anchored]]:
    """What the file leaves out of its article's coverage, and where that stands."""
    if not file.ignores:
        return []

    def work() -> list[Anchored]:
        from checker.anchor import anchor_in

        places = anchor_in(text.article, [(one.quote, one.prefix, one.suffix) for one in file.ignores])
        return [places[one.quote, one.prefix, one.suffix] for one in file.ignores]

    kept = remembered(f"ignored {file.path}", _parts(file, text), work, reader.kept)
    return list(zip(file.ignores, kept, strict=True))


def _parts(file: ClaimFile, text: ReadArticle) -> list[bytes]:
    """What a verdict depends on beside the registry; the same file may be read otherwise under another name."""
    texts = (text.article.text, text.article.on_disk, text.article.asides or "")
    return [file.key, *(one.encode("utf-8", "surrogatepass") for one in texts)]


def _verify(
    file: ClaimFile, text: ReadArticle, reader: Reader, registry: Registry
) -> tuple[list[Judged], list[Finding]]:
    from checker.anchor import anchor_in
    from checker.judge import judge

    selectors = [(claim.quote, claim.prefix, claim.suffix) for claim in file.claims]
    anchored = anchor_in(text.article, selectors)
    pairs = [(claim, anchored[selector]) for claim, selector in zip(file.claims, selectors, strict=True)]
    return judge(text, pairs, registry, reader.read_quote)
