"""Surface forms as tries of tokens, read forwards or backwards."""

from __future__ import annotations

import unicodedata
from typing import Any

from checker.locale_build.source import listed
from checker.words import words_of

Trie = dict[str, Any]


class Forms:
    """The tries of one language, while they are built."""

    def __init__(self, *, accents_kept: bool, glued: bool, letter_twins: dict[str, str]) -> None:
        """`letter_twins`: letters that are written as others, too."""
        self.forward: Trie = {}
        self.backward: Trie = {}
        self.triggers: set[str] = set()  # tokens that recognition starts from
        self.leads: set[str] = set()  # what they mean
        self._alone: set[str] = set()  # those of them that are a form by themselves
        self.morphemes: set[str] = set()  # what number words are glued together from
        self.openings: set[str] = set()  # those of them that such a word may begin with
        self._accents_kept = accents_kept
        self._glued = glued
        self._letter_twins = str.maketrans(letter_twins)
        self._bare: list[tuple[Trie, list[str], str, Any, bool]] = []

    def add(self, forms: Any, meaning: str, value: Any = 1, *, trigger: bool = False) -> None:
        """Forms that are read forwards; the first to claim a meaning of a form keeps it."""
        for form in listed(forms):
            words = words_of(form)
            if words:
                self._add(self.forward, words, meaning, value, trigger)

    def add_before(self, forms: Any, meaning: str, value: Any = 1) -> None:
        """Forms that are read backwards, from what they stand before."""
        for form in listed(forms):
            words = words_of(form)
            if words:
                self._add(self.backward, words[::-1], meaning, value, False)

    def add_code(self, code: str, meaning: str, value: Any) -> None:
        """One word of ASCII letters, read in both directions. There are two thousand: they are not cut into words."""
        for trie in (self.forward, self.backward):
            trie.setdefault(code.lower(), {}).setdefault("", {}).setdefault(meaning, value)

    def glue(self, forms: Any, *, opens: bool = True) -> None:
        """Forms that words are glued together from, where the language does that; not all may begin one."""
        if self._glued:
            for form in listed(forms):
                words = words_of(form)
                if len(words) == 1:  # "i" of "i pół" makes no number of "stoi"
                    self.morphemes.update((words[0], unaccented(words[0])))
                    if opens:
                        self.openings.update((words[0], unaccented(words[0])))

    def _add(self, trie: Trie, words: list[str], meaning: str, value: Any, trigger: bool) -> None:
        self._put(trie, words, meaning, value, trigger)
        if self._letter_twins:
            twins = [word.translate(self._letter_twins) for word in words]
            if twins != words:
                self._put(trie, twins, meaning, value, trigger)
        if not self._accents_kept and not all(map(str.isascii, words)):
            bare = [unaccented(word) for word in words]
            if bare != words:
                self._bare.append((trie, bare, meaning, value, trigger))

    def _put(self, trie: Trie, words: list[str], meaning: str, value: Any, trigger: bool) -> None:
        if trigger:
            self.triggers.add(words[0])
            self.leads.add(meaning)
            if len(words) == 1:
                self._alone.add(words[0])
        for word in words:
            trie = trie.setdefault(word, {})
        trie.setdefault("", {}).setdefault(meaning, value)

    def starts(self) -> dict[str, set[str]]:
        """The tokens that recognition starts from, each with those that must follow it; none: any."""
        return {word: set() if word in self._alone else set(self.forward[word]) for word in self.triggers}

    def add_sign(self, sign: str) -> None:
        """A character that recognition starts from without a form."""
        self.triggers.add(sign)
        self._alone.add(sign)

    def both(self, meaning: str, other: str) -> set[str]:
        """The single words that have both meanings."""
        return {word for word, node in self.forward.items() if {meaning, other} <= node.get("", {}).keys()}

    def led_by(self, clitics: list[str]) -> set[str]:
        """The words of all forms that begin as a particle does, and so are none with a particle."""
        found: set[str] = set()
        tries = [self.forward, self.backward] if clitics else []
        while tries:
            for word, deeper in tries.pop().items():
                if word:
                    tries.append(deeper)
                    if word.startswith(tuple(clitics)):
                        found.add(word)
        return found

    def add_unaccented(self) -> None:
        """Texts without diacritics happen: a bare form is a fallback where no other word has it."""
        if self._accents_kept:
            return
        # all are asked before the first is put, so that a bare form has every meaning of the form that it stands for
        free = [one for one in self._bare if self._is_free(*one[:3])]
        for trie, words, meaning, value, trigger in free:
            self._put(trie, words, meaning, value, trigger)

    def _is_free(self, trie: Trie, words: list[str], meaning: str) -> bool:
        node = trie
        for word in words:
            node = node.get(word, {})
        return "" not in node or meaning in node[""]


def unaccented(word: str) -> str:
    """Without diacritics, in the Latin script: elsewhere a mark makes another letter."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    if parts[:1] > "\u024f":
        return word
    return unicodedata.normalize("NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn"))
