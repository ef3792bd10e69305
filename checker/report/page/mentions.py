"""What coverage comes to on the page: shares in all, by language and by article, and what is left to claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.model import Counted
from checker.report.coverage import Share, is_open, share

_MOST = 200  # mentions of one article that are listed: a longer list is no help


class Mentions(NamedTuple):
    """How much of what the articles say their claims hold."""

    whole: Share
    languages: dict[str, Share]
    articles: dict[str, Share]
    open: dict[str, list[Counted]]  # by article: what no claim holds and nobody ignores
    more: dict[str, int]  # how many of those are left out


def mentions_of(counted: Iterable[Counted]) -> Mentions:
    """The shares, from every mention that was counted."""
    counted = list(counted)
    languages: dict[str, list[Counted]] = {}
    articles: dict[str, list[Counted]] = {}
    for one in counted:
        languages.setdefault(one.language, []).append(one)
        articles.setdefault(one.article, []).append(one)
    left = {path: [one for one in own if is_open(one)] for path, own in articles.items()}
    return Mentions(
        share(counted),
        {tag: share(own) for tag, own in languages.items()},
        {path: share(own) for path, own in articles.items()},
        {path: own[:_MOST] for path, own in left.items()},
        {path: max(0, len(own) - _MOST) for path, own in left.items()},
    )
