"""Text against the registry, claims apart."""

from __future__ import annotations

from collections.abc import Sequence

from checker.evidence import ReadArticle
from checker.model import Finding, Judged, Registry


def survey(texts: Sequence[ReadArticle], judged: Sequence[Judged], registry: Registry) -> list[Finding]:
    """Findings about the wording of whole articles; `judged` tells their stories and the quotes of claims."""
    return []
