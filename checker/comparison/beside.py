"""What speaks for two names to stand in one place of a sentence and its translation."""

from __future__ import annotations

from collections.abc import Iterable

from checker.comparison.names import joint, related
from checker.comparison.sides import Half, told

_TOUCHING = 3.0  # both stand beside one name
_KEPT = 1.0  # … which is a word that is not translated here
_OPENING = 1.0  # both open their sentences
_ENTITLED = -0.5  # in a title most words have a capital
_ELSEWHERE = -1.5  # one stands beside a name, or in a longer one, and the other does not
_AFAR = -0.75
_FAR = 0.5  # share of a sentence by which the places of one name may differ
_APART = -0.5  # where the text is in another script, and order tells little


def beside(a: Half, i: int, b: Half, j: int, sure: bool) -> float:
    """What speaks for two names to stand in one place of the sentence; `sure` where one is surely a name."""
    beside_a, beside_b = neighbours(a, i), neighbours(b, j)
    shared = _shared(a, i, beside_a, b, j, beside_b)
    titled = a.titled or (b.titled and not b.side.lexicon.capital_nouns)
    if shared:
        kept = any(_kept(a, beside_a[step]) or _kept(b, beside_b[step]) for step in shared)
        return _TOUCHING + _KEPT * kept + _ENTITLED * (titled and not sure)
    weight = _ENTITLED * titled
    if _parts(a, beside_a, b) or _parts(b, beside_b, a) or _in_phrase(a, i, b, j, sure):
        weight += _ELSEWHERE
    if abs(a.place(i) - b.place(j)) > _FAR:
        weight += _AFAR
    if (a.names[i].first or b.names[j].first) and a.opens(i) and b.opens(j):
        weight += _OPENING
    return weight


def _parts(half: Half, beside: dict[int, int], other: Half) -> bool:
    """Whether what stands beside a name may be part of it: Brett *Kavanaugh*, not *Senator* Warren."""
    return any(
        not half.side.lexicon.is_word(half.names[k].low)
        and not other.side.lexicon.is_word(other.names[half.matched[k]].low)
        for k in beside.values()
    )


def _in_phrase(a: Half, i: int, b: Half, j: int, sure: bool) -> bool:
    """Whether one is part of a longer name that goes by another one: "Maison Blanche", "Basse-Californie"."""
    near_a, near_b = _company(a, i), _company(b, j)
    if not sure:
        return bool(near_a or near_b)
    # "Hurricane Rosa", "ouragan Rosa": what the other language has for a word beside a name is none of it
    words_a, words_b = _words(a, near_a, b), _words(b, near_b, a)
    if any(told(a, k, b) for k in near_a if k not in words_a) or any(told(b, m, a) for m in near_b if m not in words_b):
        return True
    return (len(words_a) == len(near_a)) != (len(words_b) == len(near_b)) and not (near_a and near_b)


def _company(half: Half, i: int) -> list[int]:
    """The names beside one that the other half lacks too."""
    near = [k for k in (i - 1, i + 1) if 0 <= k < len(half.names) and k not in half.matched]
    return [k for k in near if joint(half.names, i, k, half.side.text) == " "]


def _words(half: Half, near: Iterable[int], other: Half) -> list[int]:
    """Those of some names that are words, or that the other half has a word for."""
    found = []
    for k in near:
        low = half.names[k].low
        if half.side.lexicon.is_word(low) or any(
            other.side.lexicon.is_word(name.low) and related(low, name.low) for name in other.names
        ):
            found.append(k)
    return found


def beside_quoted(a: Half, i: int, b: Half, j: int, _sure: bool) -> float:
    """The same where word order and place tell little."""
    beside_a, beside_b = neighbours(a, i), neighbours(b, j)
    if _shared(a, i, beside_a, b, j, beside_b):
        return _TOUCHING
    return _APART * bool(beside_a or beside_b)


def twins(half: Half, i: int) -> list[int]:
    """The places where a name may be the one that was changed: all of them if it is told more than once."""
    low = half.names[i].low
    return [k for k, one in enumerate(half.names) if one.low == low]


def neighbours(half: Half, i: int) -> dict[int, int]:
    """The names before and behind that are the same on the other side."""
    text, titles = half.side.text, half.side.lexicon.titles
    return {
        step: i + step
        for step in (-1, 1)
        if i + step in half.matched and half.names[i + step].low not in titles and joint(half.names, i, i + step, text)
    }


def _shared(a: Half, i: int, beside_a: dict[int, int], b: Half, j: int, beside_b: dict[int, int]) -> list[int]:
    """On which sides both have one name, joined alike: "Burt's Bees" is a name where "Elsas Kuchen" is none."""
    return [
        step
        for step, k in beside_a.items()
        if b.matched.get(beside_b.get(step, -1)) == k
        and joint(a.names, i, k, a.side.text) == joint(b.names, j, j + step, b.side.text)
    ]


def _kept(half: Half, k: int) -> bool:
    """Whether a name is a word of the language that the other one usually translates, and did not here."""
    low = half.names[k].low
    words = half.side.lexicon
    return low in words.translated and low not in words.forms
