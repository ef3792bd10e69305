"""What a language makes of a word with a capital: a name, a word that opens a sentence, a word that is translated."""

from __future__ import annotations

from functools import lru_cache

from checker.comparison.names import WORDS
from checker.locales import TERRITORY, locale, name_words, places

_PEOPLE = 5  # letters of a country's name that a people's may begin with
_ENDING = 3  # letters of that ending
_STEM = 3  # letters of a word before its ending


class Lexicon:
    """The words of a language, as far as they are known, and what another language calls places."""

    def __init__(self, language: str, other: str) -> None:
        data = name_words(language)
        table = locale(language).table
        self.complete = bool(data["words"])  # a word that opens a sentence and is none of them is a name
        self.words: frozenset[str] = data["words"] | data["translated"]
        self.endings: dict[str, tuple[str, ...]] = data["word_endings"]
        self.beginnings: tuple[str, ...] = data["word_beginnings"]
        self.noun_endings: tuple[str, ...] = data["noun_endings"]
        self.openers: frozenset[str] = data["openers"]
        self.forms = table["forward"]  # of figures, units and the calendar: words, whatever else they are
        self.titles: frozenset[str] = data["titles"]
        self.capital_nouns: bool = data["capital_nouns"]
        self.before_nouns: frozenset[str] = data["before_nouns"]
        self.before_names: frozenset[str] = data["before_names"]
        self.plural_endings: tuple[str, ...] = data["plural_endings"]
        self.adjective_endings: tuple[str, ...] = data["adjective_endings"]
        self.peoples: tuple[str, ...] = data["people_endings"]
        calendar = (word for word, node in self.forms.items() if {"month", "weekday"} & node.get("", {}).keys())
        self.translated: frozenset[str] = frozenset((*data["translated"], *calendar))
        self.territories, self.shared, self.called = _called(language, other)

    def is_place(self, low: str) -> bool:
        """Whether the other language says it otherwise: a place, its people, a language."""
        if low in self.called:
            return True
        # "Indonesian", "Austrians": a people is its country with an ending
        return any(
            low[:length] in self.territories and (not self.peoples or low[length:] in self.peoples)
            for length in range(max(_PEOPLE, len(low) - _ENDING), len(low))
        )

    @lru_cache(4096)  # noqa: B019 - lexicons are kept for good
    def is_word(self, low: str) -> bool:
        """Whether it is known to be a word, in one of its forms."""
        if low in self.words or low in self.openers or low in self.forms or low.endswith(self.noun_endings):
            return True
        if self._inflected(low):
            return True
        rests = [low.removeprefix(start) for start in self.beginnings if low.startswith(start)]
        return any(len(rest) > _STEM and (rest in self.words or self._inflected(rest)) for rest in rests)

    def _inflected(self, low: str) -> bool:
        for ending, stems in self.endings.items():
            if low.endswith(ending) and len(low) - len(ending) >= _STEM:
                start = low[: len(low) - len(ending)]
                if any(start + stem in self.words for stem in stems):
                    return True
        return False


@lru_cache(64)
def lexicon(language: str, other: str) -> Lexicon:
    """What the language makes of words with capitals, beside the other one."""
    return Lexicon(language, other)


def _called(language: str, other: str) -> tuple[frozenset[str], frozenset[str], dict[str, frozenset[str]]]:
    """The words of territories, those that are told alike in both languages, and what the other makes of the rest."""
    there = places(other)
    territories: set[str] = set()
    shared: set[str] = set()
    whole: set[str] = set()  # names of one word
    called: dict[str, set[str]] = {}
    # CLDR leaves out a city that a language names as the time zone's id does
    cities = {key: key.rpartition("/")[2].replace("_", " ").lower() for key in there if "/" in key}
    for key, name in {**cities, **places(language)}.items():
        names = WORDS.findall(there.get(key, ""))
        words = WORDS.findall(name)
        if words == names and len(words) == 1:
            whole.update(words)
        if key.startswith(TERRITORY):
            territories.update(words)
        for word in words:
            if word in names:
                shared.add(word)
            else:
                called.setdefault(word, set()).update(names)
    # "Hong Kong SAR China" is told otherwise, China as it is
    alike = {word for word in shared if word in whole}
    return (
        frozenset(territories),
        frozenset(territories & alike),
        {word: frozenset(names) for word, names in called.items() if word not in alike},
    )
