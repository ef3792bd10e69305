"""Text cut into tokens, and phrases found among them by walking a trie.

A token is a run of digits, a word, or one character of a script written without spaces, so one
trie of tokens serves every language. What stands between two tokens is their gap.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from checker.words import TOKEN, is_single, lowered, unmarked

Trie = dict[str, Any]  # token -> deeper trie; "" -> {meaning: value}
_Phrase = tuple[dict[str, Any], int]  # what it means, and the token at its other end
_Meanings = dict[str, tuple[Any, int]]  # meaning -> value, and the token at the other end of the phrase
_NOTHING: _Meanings = {}
# Gaps that a phrase may span. A line break counts as a space, for texts get rewrapped.
_JOINED = frozenset(
    (
        "",
        " ",
        "-",
        "‐",
        "'",
        "’",
        "ʼ",
        "\n",
        "/",
        "・",
        "⋅",
        " & ",
        "  ",
        " \n",
        "\n ",
        "- ",
        " -",
        "' ",
        "’ ",
        " '",
        " ’",
    )
)


def labelled(text: str, at: int) -> bool:
    """Whether a label's colon stands right before the offset, as scripts without spaces have it: 出席者：110人."""
    return at > 1 and text[at - 1] == ":" and is_single(text[at - 2])


class Tokens:
    """The tokens of a stretch of text without blank lines; every position is one of that text.

    `table` is the language's: phrases are sought in its tries, each place's once.
    """

    __slots__ = (
        "_before",
        "_here",
        "_next",
        "_phrases",
        "count",
        "ends",
        "gaps",
        "low",
        "starts",
        "table",
        "text",
        "words",
    )

    def __init__(self, text: str, table: dict[str, Any]) -> None:
        self.text = text
        self.low = lowered(text)
        self.table = table
        self._phrases: dict[int, list[_Phrase]] = {}
        self._here: dict[int, _Meanings] = {}
        self._next: dict[int, _Meanings] = {}
        self._before: dict[int, _Meanings] = {}
        pieces = TOKEN.split(self.low)  # gap, token, gap, token, …, gap
        edges = list(accumulate(map(len, pieces)))
        self.words, self.starts, self.ends = unmarked(pieces[1::2], self.low), edges[:-1:2], edges[1::2]
        self.count = len(self.words)
        self.gaps = pieces[::2] if self.low.isprintable() and "  " not in self.low else _narrowed(pieces[::2])

    def put(self, words: list[str], starts: list[int], ends: list[int]) -> None:
        """Takes these tokens for the text's, in order."""
        low = self.low
        self.words, self.starts, self.ends, self.count = words, starts, ends, len(words)
        self.gaps = _narrowed([low[a:b] for a, b in zip([0, *ends], [*starts, len(low)], strict=True)])

    def replace(self, parts: dict[int, list[tuple[str, int]]]) -> None:
        """Puts several tokens in the place of one, where a word is glued together from them."""
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for index, word in enumerate(self.words):
            at = self.starts[index]
            for part, length in parts.get(index, ((word, len(word)),)):
                words.append(part)
                starts.append(at)
                at += length
                ends.append(at)
            ends[-1] = self.ends[index]  # a mark that no part has counts too
        self.put(words, starts, ends)

    def respell(self, pieces: list[tuple[int, int, str]]) -> None:
        """Puts words in the place of stretches of text: start, end and the word to read there, in order."""
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        waiting = iter([*pieces, (len(self.text) + 1, len(self.text) + 1, "")])
        start, end, word = next(waiting)
        for index, at in enumerate(self.starts):
            while at >= end:
                start, end, word = next(waiting)
            if at < start:
                words.append(self.words[index])
                starts.append(at)
                ends.append(self.ends[index])
            elif at == start:
                words.append(word)
                starts.append(start)
                ends.append(end)
        self.put(words, starts, ends)

    def gap(self, index: int) -> str:
        """What stands between the token before and this one; at the edges all that is there."""
        return self.gaps[index]

    def joined(self, index: int) -> bool:
        """Whether a phrase may run on from the token before into this one."""
        gap = self.gaps[index]
        if gap in _JOINED or (gap.isspace() and gap.count("\n") < 2):
            return True
        # an abbreviation's dot: "a.m.", "kl. 10", "χλμ./ώρα", "av. J.-C."
        return gap in (".", ". ", "./", ".-") and self.ends[index - 1] - self.starts[index - 1] <= 4

    def longest(self, index: int, meaning: str) -> tuple[Any, int] | None:
        """The longest phrase from this token on that has the meaning: its value and the token after it."""
        return self.here(index).get(meaning)

    def behind(self, at: int, meaning: str) -> tuple[Any, int] | None:
        """The longest phrase with this meaning that the token starts, where it runs on from the one before."""
        return self.next(at).get(meaning)

    def longest_before(self, index: int, meaning: str, floor: int = 0) -> tuple[Any, int] | None:
        """The longest phrase that ends just before this token: its value and its first token, `floor` or behind it."""
        found = self.before(index).get(meaning)
        if found is None or found[1] >= floor:
            return found
        for meanings, at in self._ending(index):
            if at >= floor and meaning in meanings:
                return meanings[meaning], at
        return None

    def here(self, index: int) -> _Meanings:
        """What phrases from this token on mean: the longest of each meaning, its value and the token after it."""
        found = self._here.get(index)
        if found is None:
            found = self._here[index] = _longest(self.all_from(index))
        return found

    def next(self, at: int) -> _Meanings:
        """What phrases from this token on mean, where they may run on from the token before; else nothing."""
        found = self._next.get(at)
        if found is None:
            runs_on = at < self.count and self.joined(at)
            found = self._next[at] = self.here(at) if runs_on else _NOTHING
        return found

    def before(self, index: int) -> _Meanings:
        """What phrases that end just before this token mean: the longest of each, its value and its first token."""
        found = self._before.get(index)
        if found is None:
            found = self._before[index] = _longest(self._ending(index))
        return found

    def all_from(self, index: int) -> list[_Phrase]:
        """Every phrase from this token on, longest first: its meanings and the token after it."""
        found = self._phrases.get(index)
        if found is None:
            found = self._phrases[index] = self._starting(index)
        return found

    def _starting(self, index: int) -> list[_Phrase]:
        words, count = self.words, self.count
        node = self.table["forward"].get(words[index]) if index < count else None
        found = []
        at = index
        while node is not None:
            at += 1
            if "" in node and not self.cuts_katakana(at):
                found.append((node[""], at))
            node = node.get(words[at]) if at < count and self.joined(at) else None
        found.reverse()
        return found

    def _ending(self, index: int) -> list[_Phrase]:
        words = self.words
        node: Trie = self.table["backward"]
        found: list[_Phrase] = []
        at = index
        while at > 0 and self.joined(at):
            node = node.get(words[at - 1], _NOTHING)
            if not node:
                break
            at -= 1
            if "" in node:
                found.append((node[""], at))
        found.reverse()
        return found

    def cuts_katakana(self, at: int) -> bool:
        """Whether a katakana word runs on from the token before into this one."""
        words = self.words
        return (
            0 < at < self.count
            and "\u30a1" <= words[at] <= "\u30ff"
            and "\u30a1" <= words[at - 1] <= "\u30ff"
            and self.starts[at] == self.ends[at - 1]
        )


def _narrowed(gaps: list[str]) -> list[str]:
    """The gap before each token, and the one behind the last; white space in a paragraph is one space."""
    wide = {gap for gap in set(gaps) if gap != " " and gap.isspace() and gap.count("\n") < 2}
    return [" " if gap in wide else gap for gap in gaps] if wide else gaps


def _longest(phrases: list[_Phrase]) -> _Meanings:
    """The first of each meaning: phrases come longest first."""
    if not phrases:
        return _NOTHING
    found: _Meanings = {}
    for meanings, at in phrases:
        for meaning, value in meanings.items():
            if meaning not in found:
                found[meaning] = value, at
    return found
