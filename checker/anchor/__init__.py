"""A claim's quote to its place in the article: located fuzzily, verified exactly.

An occurrence is exact where the folded quote stands in the folded text, begins and ends at the edge of a
word, figure or katakana run ("72" is not in "1972", "miljon" not in "miljoner"), and has its prefix before it
and its suffix behind it. A quote that means to end inside a word says so by a prefix or suffix that goes on
with that word. A quote crosses a blank line only where it holds one itself. A prefix or suffix never does:
of one that holds a blank line the part beyond it is left out, and one that has a mere space where the
article has a blank line stands nowhere.

Where there is no such occurrence, the context decides which text was meant: an occurrence elsewhere never
stands in for the one whose context is still there. A candidate says nothing about facts: `judge` holds it
against the quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from checker.anchor.context import sought_by_context
from checker.anchor.exact import fitting
from checker.anchor.nearest import sought
from checker.anchor.source import MOST_PLACES, Source, Wanted, anchored, sought_for
from checker.model import Anchor, Anchored, Article
from checker.text.normalise import fold

__all__ = ["Selector", "Source", "anchor", "anchor_all", "anchor_in"]

Selector = tuple[str, str | None, str | None]  # quote, prefix, suffix


def anchor_all(
    source: Source, selectors: Iterable[Selector], known: Mapping[Selector, Anchored] | None = None
) -> dict[Selector, Anchored]:
    """Where each quote stands. An edited one is not sought where another one stands word for word.

    `known` are quotes of which that is known already: they are found again in what is returned.

    Of several places that a quote without context may mean, those that the same quote with a context
    names are not meant again: the caption of a name alone has no words around it to tell it apart.
    """
    found: dict[Selector, Anchored] = dict(known or {})
    missed: list[Selector] = []
    for selector in selectors:
        if selector not in found:
            exact = _exact(source, sought_for(*selector))
            found[selector] = exact or Anchored(Anchor.ORPHANED, None, None)
            if exact is None:
                missed.append(selector)
    missed += _told_apart(source, found)
    if missed:
        exact_ones = [one for one in found.values() if one.anchor is Anchor.EXACT]
        taken = frozenset((one.start, one.end) for one in exact_ones if one.start is not None and one.end is not None)
        for selector in missed:
            found[selector] = _approximate(source, sought_for(*selector)._replace(taken=taken))
    return found


def anchor_in(article: Article, selectors: Sequence[Selector]) -> dict[Selector, Anchored]:
    """Where each quote stands in an article: in its text, else in what stands aside of it."""
    found = anchor_all(Source(article.text), selectors)
    if article.asides is not None:
        missed = [one for one, where in found.items() if where.anchor in (Anchor.ORPHANED, Anchor.DRIFTED)]
        for selector, aside in anchor_all(Source(article.asides), missed).items():
            drifted = found[selector].anchor is Anchor.DRIFTED
            if aside.anchor is Anchor.EXACT or (not drifted and aside.anchor is not Anchor.ORPHANED):
                found[selector] = aside
    return found


def _told_apart(source: Source, found: dict[Selector, Anchored]) -> list[Selector]:
    """Settles ambiguous quotes without context by the places left; returns those that have no place left."""
    missed = []
    for selector, where in found.items():
        quote, prefix, suffix = selector
        if where.anchor is not Anchor.AMBIGUOUS or prefix or suffix:
            continue
        named = {
            (one.start, one.end)
            for other, one in found.items()
            if other != selector and one.anchor is Anchor.EXACT and fold(other[0]).text == fold(quote).text
        }
        free = [place for place in where.places if place not in named]
        if len(free) == 1:
            found[selector] = Anchored(Anchor.EXACT, *free[0])
        elif not free:
            missed.append(selector)
    return missed


def anchor(source: Source, quote: str, prefix: str | None = None, suffix: str | None = None) -> Anchored:
    """Where the quote stands; spans are code points of the text on disk."""
    wanted = sought_for(quote, prefix, suffix)
    return _exact(source, wanted) or _approximate(source, wanted)


def _exact(source: Source, wanted: Wanted) -> Anchored | None:
    """Exact, or ambiguous between exact places; None where it stands nowhere."""
    places = list(islice(fitting(source, wanted), MOST_PLACES)) if wanted.quote else []
    if not places:
        return None
    return anchored(source, Anchor.EXACT if len(places) == 1 else Anchor.AMBIGUOUS, places)


def _approximate(source: Source, wanted: Wanted) -> Anchored:
    if not wanted.quote or not source.folded.text:
        return Anchored(Anchor.ORPHANED, None, None)
    if wanted.prefix or wanted.suffix:
        return sought_by_context(source, wanted)
    return sought(source, wanted)
