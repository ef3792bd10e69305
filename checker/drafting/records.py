"""What a draft is made of: claims that are proposed, and places where a person has to say what is claimed."""

# No `from __future__ import annotations` here: NamedTuple would compile every annotation anew at each start.
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from checker.model import Attribute, Claim, Qualifiers

Progress = Callable[[int, int], None]  # told how much of how much is done
Source = Literal["story", "vocabulary"]


class Known(NamedTuple):
    """A claim about another article of the story, and what stands around its quote there."""

    claim: Claim
    signs: frozenset[str]  # see `scene.Scene.signs`
    start: int = 0  # the quote in its article, code points, half-open
    end: int = 0


class Proposal(NamedTuple):
    """A claim that the text bears out."""

    subject: str  # entity id
    attribute: Attribute
    value: Any  # a value record; a member for cardinality set and each
    start: int  # the words that say it, in the article as it is on disk, code points, half-open
    end: int
    source: Source  # who knew the key
    origin: str | None = None  # path of the article whose claim it follows
    qualifiers: Qualifiers = Qualifiers()

    @property
    def key(self) -> str:
        return f"{self.subject}.{self.attribute.id}"


class Placeholder(NamedTuple):
    """Words that state something, where a person has to say of what."""

    start: int
    end: int
    kind: str  # the value type
    written: str  # the value in the notation of claim files
    keys: tuple[str, ...] = ()  # what it may be, likeliest first


class Quote(NamedTuple):
    """The words that a claim quotes, and those around them where the words alone stand more than once."""

    text: str
    prefix: str | None = None
    suffix: str | None = None
