"""What texts name: places that CLDR knows, and names that go through several languages or stand again and again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.comparison.segments import lines, sentences
from checker.drafting.naming import slug, unique
from checker.drafting.start.texts import Story, Text
from checker.locales import locale, places
from checker.recognition import recognise
from checker.text.boundaries import KATAKANA
from checker.text.normalise import JOINER
from checker.text.scan import opaque

_RUN = re.compile(r"[^\W\d_][\w'’&-]*(?: [^\W\d_][\w'’&-]*)*")
_KATAKANA_RUN = re.compile(f"[{KATAKANA}]{{2,}}(?:[・＝=][{KATAKANA}]{{2,}})*")
# The heading of Markdown, the title of its front matter, or that of a page.
_TITLE = re.compile(
    r"^#{1,2}[ \t]+([^\n#]+?)[ \t#]*$|^title:[ \t]*[\"']?([^\n\"']+)|<h1[^>]*>([^<]+)|<title>([^<|]+)", re.M
)
_LONGEST_TITLE = 80
_MOST_WORDS = 5  # that begin with a capital
_PARTICLES = 2  # words between two of those
_PARTICLE = 3  # letters of such a word
_SHORTEST = 3  # letters of a name of one word
_ALIKE = 60  # per cent of the letters of a name and its transliteration


class Named(NamedTuple):
    """Something that texts name, as an entry of the registry."""

    id: str
    kind: str
    names: dict[str, str]  # language -> the wording there


class _Seen(NamedTuple):
    """A wording in one text."""

    key: str  # the same in every language
    words: str
    language: str
    is_initial: bool  # it begins a sentence, where a capital says nothing
    is_joined: bool = False  # a short word without a capital stands inside it ("van der")
    is_cut: bool = False  # an ending of the language was taken off


def names_of(stories: Sequence[Story]) -> list[Named]:
    """What each story is about, by its titles, under the story's id; then what its texts name."""
    topics = [Named(story.id, "topic", titles) for story in stories if (titles := _titles(story))]
    entries: list[Named] = list(topics)
    called = {(tag, _key(name)) for topic in topics for tag, name in topic.names.items()}
    for entry in _names(stories):
        if all((tag, _key(name)) in called for tag, name in entry.names.items()):
            continue
        entries.append(entry._replace(id=unique(entry.id, (other.id for other in entries))))
    return entries


def _titles(story: Story) -> dict[str, str]:
    """The title of each version; nothing where one has none."""
    titles = {}
    for text in story.texts:
        match = _TITLE.search(text.source)
        first = text.source.strip("\ufeff \r\n").partition("\n")[0].strip()
        title = next(group for group in match.groups() if group).strip() if match else first
        if not title or len(title) > _LONGEST_TITLE or (match is None and title[-1] in ".!?…。！？"):
            return {}
        titles[text.language] = title
    return titles


def _names(stories: Sequence[Story]) -> list[Named]:
    """Places, and other names, those named most often before others."""
    texts = [text for story in stories for text in story.texts]
    seen = [one for text in texts for one in _capitalised(text)]
    spoken = {text.language for text in texts}
    known = _places(texts, seen)
    taken = {name for entry in known for name in map(_key, entry.names.values())}
    found = [*known, *_through_languages([one for one in seen if one.key not in taken], spoken)]
    return _transliterated(found, texts)


# --- capitals -----------------------------------------------------------------------------------


def _capitalised(text: Text) -> Iterator[_Seen]:
    endings = locale(text.language).endings
    taken = [(one.start, one.end) for one in recognise(text.text, text.language)] + opaque(text.text)
    for line in lines(text.text):
        for start, end in sentences(text.text, *line):
            first = next((at for at in range(start, end) if text.text[at].isalnum()), start)
            for run in _runs(text.text, start, end):
                for low, high in _parts(text.text, run):
                    if any(low < stop and begin < high for begin, stop in taken):
                        continue
                    words = text.text[low:high].replace(JOINER, "")
                    joined = any(word[:1].islower() for word in words.split(" "))
                    for form in dict.fromkeys((words, _without(words, endings))):
                        yield _Seen(_key(form), form, text.language, low == first, joined, form != words)


def _runs(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Stretches of words that begin with capitals, with short words between them (Maria van der Berg)."""
    for phrase in _RUN.finditer(text, start, end):
        run: list[tuple[int, int]] = []
        between: list[tuple[int, int]] = []
        at = phrase.start()
        for word in phrase[0].split(" "):
            place = (at, at + len(word))
            at += len(word) + 1
            if word[:1].isupper():
                run += [*between, place]
                between = []
            elif run:
                between.append(place)
                if len(word) > _PARTICLE or len(between) > _PARTICLES:
                    yield run
                    run, between = [], []
        if run:
            yield run


def _parts(text: str, run: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Every part of a run that begins and ends with a capital."""
    ends = [place for place in run if text[place[0]].isupper()]
    for first in range(len(ends)):
        for last in range(first, min(len(ends), first + _MOST_WORDS)):
            yield ends[first][0], ends[last][1]


def _without(words: str, endings: Iterable[str]) -> str:
    ending = next((one for one in endings if words.endswith(one) and len(words) - len(one) >= _SHORTEST), "")
    return words.removesuffix(ending)


def _key(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


def _through_languages(seen: Sequence[_Seen], spoken: set[str]) -> list[Named]:
    """Names that several languages have alike; of one language alone those of several words that stand again."""
    whole_words = {one.key for one in seen if not one.is_cut}
    by_key: dict[str, list[_Seen]] = {}
    for one in seen:
        if one.key in whole_words:  # what stands nowhere without its ending has none
            by_key.setdefault(one.key, []).append(one)
    kept: dict[str, list[_Seen]] = {}
    for key, ones in by_key.items():
        inner = [one for one in ones if not one.is_initial or " " in one.key]
        several = len({one.language for one in ones}) > 1
        if not inner or (" " not in key and len(key) < _SHORTEST and key.upper() != inner[0].words):
            continue
        if several or (len(spoken) == 1 and " " in key and len(ones) > 1 and not ones[0].is_joined):
            kept[key] = ones
    order = sorted(kept, key=lambda key: (-len(kept[key]), key))
    whole = [key for key in order if not _is_part(key, kept)]
    return [Named(slug(_words(kept[key])), "named", _wordings(kept[key])) for key in whole]


def _is_part(key: str, kept: dict[str, list[_Seen]]) -> bool:
    """Whether a name stands but inside a longer one, or is one with an ending."""
    count = len(kept[key])
    for other in kept:
        if other != key and f" {key} " in f" {other} " and len(kept[other]) >= count:
            return True
        if other != key and key.startswith(other) and len(key) - len(other) <= 2 and len(kept[other]) >= count:
            return True
    return False


def _wordings(ones: Sequence[_Seen]) -> dict[str, str]:
    spoken = sorted({one.language for one in ones})
    return {tag: _words([one for one in ones if one.language == tag]) for tag in spoken}


def _words(ones: Sequence[_Seen]) -> str:
    counted = Counter(one.words for one in ones)
    return min(counted, key=lambda words: (-counted[words], words))


# --- what other sources know --------------------------------------------------------------------


def _places(texts: Sequence[Text], seen: Sequence[_Seen]) -> list[Named]:
    """Countries and cities, by CLDR's names in each language."""
    wordings: dict[str, dict[str, str]] = {}
    for tag in sorted({text.language for text in texts}):
        table = {name: id for id, name in places(tag).items() if _is_place(id)}
        for one in seen:
            id = table.get(one.words.lower())
            if one.language == tag and id is not None and len(one.words) >= _SHORTEST:
                wordings.setdefault(id, {}).setdefault(tag, one.words)
        joined = "\n".join(text.text for text in texts if text.language == tag)
        for name, id in table.items():  # scripts without capitals
            if name[:1].lower() == name[:1].upper() and len(name) > 1 and _stands(name, joined):
                wordings.setdefault(id, {}).setdefault(tag, name)
    return [Named(slug(_latin(names)), "place", names) for _, names in sorted(wordings.items())]


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text, and not inside a longer word in katakana."""
    if name not in text:
        return False
    inner = f"[{KATAKANA}・＝]"
    return re.search(f"(?<!{inner}){re.escape(name)}(?!{inner})", text) is not None


def _is_place(id: str) -> bool:
    """Whether CLDR's id is a country's or a city's: those of whole parts of the world are numbers."""
    return "/" in id or (id.startswith("+") and not id[1:].isdecimal())


def _latin(names: dict[str, str]) -> str:
    return next((name for name in names.values() if name.isascii()), next(iter(names.values())))


def _transliterated(entries: Sequence[Named], texts: Sequence[Text]) -> list[Named]:
    """The entries, with the names that a text writes in katakana."""
    entries = list(entries)
    sounds = [[_letters(_key(name)) for name in entry.names.values()] for entry in entries]
    for text in texts:
        for words in dict.fromkeys(_KATAKANA_RUN.findall(text.text)):
            open_ones = [index for index, entry in enumerate(entries) if text.language not in entry.names]
            best = _sounding(words, open_ones, sounds)
            if best is not None:
                entries[best] = entries[best]._replace(names={**entries[best].names, text.language: words})
    return entries


def _sounding(words: str, indices: Sequence[int], sounds: Sequence[Sequence[str]]) -> int | None:
    """The entry that sounds most like the word."""
    from anyascii import anyascii  # slow to import, and needed for one script
    from rapidfuzz.fuzz import ratio

    sound = _letters(anyascii(words).lower())
    best, found = float(_ALIKE), None
    for index in indices:
        likeness = max(ratio(sound, other, score_cutoff=best) for other in sounds[index])
        if likeness > best or (likeness == best and found is None):
            best, found = likeness, index
    return found


def _letters(words: str) -> str:
    return re.sub("[^a-z]", "", words)
