"""What a run over slips and twins found, as reports see it.

A slip makes a claimed fact wrong, and the check must see it. A twin changes nothing that anyone would read
otherwise, and the check must stay green.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from checker.model import Evidence, Place

# What would have caught a slip that nothing caught.
Advice = Literal["missing-claim", "context", "shorter-quote"]


class Mutant(NamedTuple):
    """An edit of one article, made in memory."""

    kind: str  # what is done: one-more, other-name, …; for a twin no-break-spaces, wrapped, …
    article: str  # path
    language: str
    start: int  # code points of the article as on disk, half-open; of a twin of the whole text, all of it
    end: int
    was: str
    now: str
    place: Place
    is_whole: bool = False  # a twin of the whole article


class Survivor(NamedTuple):
    """A slip that no error tells of."""

    mutant: Mutant
    claims: tuple[str, ...]  # ids of the claims whose quotes hold the words
    advice: Advice
    message: str  # what would catch it
    evidence: Evidence  # the sentence as it is, the words of the slip marked


class Alarm(NamedTuple):
    """A twin that is no longer green."""

    mutant: Mutant
    findings: tuple[tuple[str, str], ...]  # code and message of each


class Failure(NamedTuple):
    """A mutant on which the check itself broke: neither caught nor green."""

    mutant: Mutant
    error: str


class Tally(NamedTuple):
    """Slips or twins made, those that did what they must (caught, or green), and those that could not be judged."""

    made: int = 0
    good: int = 0
    failed: int = 0

    @property
    def percent(self) -> float | None:
        """The share of the good among those judged; None where there are none."""
        judged = self.made - self.failed
        return 100 * self.good / judged if judged else None

    def __or__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.made + other.made, self.good + other.good, self.failed + other.failed)


class ArticleScore(NamedTuple):
    """One article's part."""

    article: str
    language: str
    slips: Tally
    twins: Tally


class Mutation(NamedTuple):
    """The whole run."""

    version: str
    seed: int
    sample: int | None  # the most slips that were asked for; None: all
    possible: int  # slips that there were to choose from
    unsupported: int  # claims that their articles do not bear out as it is: no slip is made in these
    articles: tuple[ArticleScore, ...]  # by path
    slips: tuple[tuple[str, Tally], ...]  # by kind
    twins: tuple[tuple[str, Tally], ...]  # by kind
    survivors: tuple[Survivor, ...]  # by place
    alarms: tuple[Alarm, ...]
    failures: tuple[Failure, ...]

    @property
    def score(self) -> Tally:
        """All slips."""
        return _total(tally for _, tally in self.slips)

    @property
    def equivalence(self) -> Tally:
        """All twins."""
        return _total(tally for _, tally in self.twins)


def _total(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total |= tally
    return total
