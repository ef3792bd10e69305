"""Articles to readings: their mentions, the registered forms in them, and what is almost one.

A reading depends on the article's text, its language and the registry alone; it is worked out once and
then taken from the cache, without an import of the recognisers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from checker.cache import remembered
from checker.model import Article, Hit, Mention, Reading, Registry

if TYPE_CHECKING:
    from checker.text.forms import FormMatcher
    from checker.text.misspelt import Misspelt

_Found = TypeVar("_Found", bound="Mention | Hit")
_Place = tuple[str, str, int, int, int]  # registry, id, index of the form, start, end
_Kept = tuple[tuple[Mention, ...], tuple[_Place, ...], tuple[_Place, ...], frozenset[str]]


class Reader:
    """Reads the articles of one project."""

    def __init__(self, registry: Registry, key: bytes, kept: str = "") -> None:
        """`key` stands for the registry's content, see `cache.digest`; `kept` as in `cache.remembered`."""
        self.kept = kept
        self._registry = registry
        self._key = key
        self._matchers: dict[str, FormMatcher] = {}
        self._names: dict[str, Misspelt] = {}

    def read(self, article: Article) -> Reading:
        """All that is recognised in an article. Raises UnknownLanguageError."""
        texts = [one.encode("utf-8", "surrogatepass") for one in (article.text, article.asides or "")]
        parts = [self._key, article.language.encode(), *texts]
        kept: _Kept = remembered(f"reading {article.path}", parts, lambda: self._worked_out(article), self.kept)
        mentions, hits, near, recognises = kept
        return Reading(
            text=article.text,
            language=article.language,
            mentions=mentions,
            hits=tuple(map(self._hit, hits)),
            recognises=recognises,
            near=tuple(map(self._hit, near)),
        )

    def read_quote(self, quote: str, language: str) -> Reading:
        """The mentions and forms in a quote, as if it were a text of its own."""
        from checker.recognition import read  # with it come the recognisers

        return read(Article("", language, quote), self._matcher(language))

    def read_anew(self, article: Article) -> Reading:
        """The reading of an article, without a look into the cache."""
        reading = self._read_anew(article.text, article.language)
        if article.asides is None:
            return reading
        apart = self._read_anew(article.asides, article.language)
        return reading._replace(
            mentions=_merged(reading.mentions, apart.mentions),
            hits=_merged(reading.hits, apart.hits),
            near=_merged(reading.near, apart.near),
        )

    def _read_anew(self, text: str, language: str) -> Reading:
        reading = self.read_quote(text, language)
        return reading._replace(near=tuple(self._misspelt(language).find(text, reading.hits)))

    def _worked_out(self, article: Article) -> _Kept:
        reading = self.read_anew(article)
        return (
            reading.mentions,
            tuple(map(_place, reading.hits)),
            tuple(map(_place, reading.near)),
            reading.recognises,
        )

    def _matcher(self, language: str) -> FormMatcher:
        from checker.locales import locale
        from checker.text.forms import FormMatcher

        if language not in self._matchers:
            self._matchers[language] = FormMatcher(self._registry, language, locale(language).endings)
        return self._matchers[language]

    def _misspelt(self, language: str) -> Misspelt:
        from checker.text.misspelt import Misspelt

        if language not in self._names:
            self._names[language] = Misspelt(self._registry, language)
        return self._names[language]

    def _hit(self, place: _Place) -> Hit:
        name, id, index, start, end = place
        entry = self._registry.table(name)[id]
        return Hit(entry, entry.forms[index], start, end)


def _merged(one: tuple[_Found, ...], other: tuple[_Found, ...]) -> tuple[_Found, ...]:
    return tuple(sorted([*one, *other], key=lambda found: (found.start, found.end)))


def _place(hit: Hit) -> _Place:
    entry = hit.entry
    return entry.registry, entry.id, entry.forms.index(hit.form), hit.start, hit.end
