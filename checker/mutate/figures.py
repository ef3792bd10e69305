"""Figures in digits with one thing wrong, or written another way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Digits in any script, and what people part them by; a full stop, a comma or a middle dot may be a decimal mark.
FIGURE = re.compile(r"\d+(?:[.,·・'’٬٫ \u00a0\u2009\u202f]\d+)*")


class Rewritten(NamedTuple):
    """text[start:end] becomes `now`."""

    kind: str
    start: int
    end: int
    now: str


def wrong_figures(text: str, start: int, end: int) -> Iterator[Rewritten]:
    """Each figure of text[start:end] by one more and less in its last place, tenfold, with two digits swapped."""
    for match in FIGURE.finditer(text, start, end):
        said = match.group()
        digits = [char for char in said if char.isdecimal()]
        number = int("".join(str(unicodedata.decimal(digit)) for digit in digits))
        length = len(digits)
        yield Rewritten("one-more", *match.span(), _like(said, f"{number + 1:0{length}d}"))
        if number > 1:
            yield Rewritten("one-less", *match.span(), _like(said, f"{number - 1:0{length}d}"))
            yield Rewritten("tenfold", *match.span(), _tenfold(said))
        plain = f"{number:0{length}d}"
        at = next((i for i in range(length - 1) if plain[i] != plain[i + 1] and (i > 0 or plain[1] != "0")), None)
        if at is not None:
            yield Rewritten(
                "transposed",
                *match.span(),
                _like(said, plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]),
            )


def regrouped(text: str, start: int, end: int, group: str) -> Iterator[Rewritten]:
    """The whole numbers of text[start:end] from a thousand up with other marks between their groups, or none.

    `group` is the language's own mark.
    """
    for match in FIGURE.finditer(text, start, end):
        said = match.group()
        first, *groups = re.split(r"\D", said)
        parted = len({char for char in said if not char.isdecimal()}) == 1 and all(len(one) == 3 for one in groups)
        if not (1 <= len(first) <= 3 and groups and parted) and (groups or len(first) < 5):
            continue  # 2025 may be a year, 83.5 has a decimal mark
        digits = "".join((first, *groups))
        head = len(digits) % 3 or 3
        pieces = [digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3))]
        for mark in dict.fromkeys(("", "\u202f", "\u00a0", group)):
            now = mark.join(pieces)
            if now != said:
                yield Rewritten("regrouped", *match.span(), now)


def runs(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Every run of digits in text[start:end]: its span and its number."""
    found = re.compile(r"\d+").finditer(text, start, end)
    return [(*match.span(), int(unicodedata.normalize("NFKC", match.group()))) for match in found]


def as_digits(said: str, number: int) -> str:
    """A number in the digits that the other was written in, as many of them at least."""
    return _like(said, f"{number:0{len(said)}d}")


def _like(said: str, digits: str) -> str:
    """The digits in the script of what was said, with its marks where they were, counted from the end."""
    zero = next(ord(char) - unicodedata.decimal(char) for char in said if char.isdecimal())
    left = [chr(zero + int(digit)) for digit in digits]
    now: list[str] = []
    for char in reversed(said):
        if not char.isdecimal():
            now.append(char)
        elif left:
            now.append(left.pop())
    return "".join((*left, *reversed(now))) if left else "".join(reversed(now))


def _tenfold(said: str) -> str:
    """A nought more, its groups parted as before; of a decimal the mark one place on."""
    marks = [at for at, char in enumerate(said) if not char.isdecimal()]
    zero = next(chr(ord(char) - unicodedata.decimal(char)) for char in said if char.isdecimal())
    if not marks:
        return said + zero
    last = marks[-1]
    if len(said) - last - 1 != 3:  # a decimal mark
        tail = said[last + 2 :]
        return said[:last] + said[last + 1] + (said[last] + tail if tail else "")
    digits = "".join(char for char in said if char.isdecimal()) + zero
    head = len(digits) % 3 or 3
    return said[last].join((digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3))))
