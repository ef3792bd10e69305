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

from itertools import islice

from checker.anchor.context import sought_by_context
from checker.anchor.exact import fitting
from checker.anchor.nearest import sought
from checker.anchor.source import MOST_PLACES, Source, Wanted, anchored
from checker.model import Anchor, Anchored
from checker.text.normalise import PARAGRAPH, fold

__all__ = ["Source", "anchor"]


def anchor(source: Source, quote: str, prefix: str | None = None, suffix: str | None = None) -> Anchored:
    """Where the quote stands; spans are code points of the text on disk."""
    before, behind = fold(prefix or "").text, fold(suffix or "").text
    wanted = Wanted(fold(quote).text, before.rpartition(PARAGRAPH)[2], behind.partition(PARAGRAPH)[0])
    text = source.folded.text
    if not wanted.quote or not text:
        return Anchored(Anchor.ORPHANED, None, None)
    places = list(islice(fitting(source, wanted), MOST_PLACES))
    if len(places) == 1:
        return anchored(source, Anchor.EXACT, places)
    if places:
        return anchored(source, Anchor.AMBIGUOUS, places)
    if wanted.prefix or wanted.suffix:
        return sought_by_context(source, wanted)
    return sought(source, wanted)
