"""Text on a terminal: what may be shown of untrusted text, how wide it is, where a line may break.

Nothing from an article reaches a terminal as it is. Control characters, bidi controls and other
invisible code points are spelled out (`\\x1b`, `\\u202e`), since they could recolour, reorder or
erase what stands beside them. Nor does a line that a build server would take for a command of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

_JOINERS = "\u200c\u200d"  # needed to write Persian, Indic scripts and many emoji
_EMOJI_STYLE = "\ufe0f"
_DOTTED_CIRCLE = "\u25cc"  # Unicode's own stand-in for the letter that a mark is missing
_LONGEST_CLUSTER = 32  # code points; no writing system stacks more, and pranks stack thousands
BUILD_COMMAND = re.compile(r"#(?=#\w*\[)")
_LONGEST_LINE = 4000  # columns; whoever wants more reads the JSON report
# Line breaking (kinsoku): these do not begin a line.
_NEVER_FIRST = frozenset("、。，．・：；？！」』）】〕〉》”’…‥ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％℃)]}.,;:!?%»›")
_NEVER_LAST = frozenset("「『（【〔〈《“‘([{«‹")


class Cell(NamedTuple):
    """What a reader takes for one character (UAX #29, as far as `unicodedata` can tell)."""

    shown: str
    width: int  # columns
    start: int  # code points of the source, half-open
    end: int


def cells(text: str, start: int = 0, end: int | None = None) -> list[Cell]:
    """The text between two offsets, safe to print, cut where nothing is torn apart."""
    found: list[Cell] = []
    position, end = start, len(text) if end is None else end
    while position < end:
        begin = position
        after = text[begin + 1 : begin + 2]
        if text[begin] != "\r" and (after < "\u0300" or not _may_join(after)):  # the usual case, fast
            position += 1
            shown, columns_taken = _lone(text[begin])
        else:
            position = _cluster_end(text, position, end)
            shown = _shown(text[begin:position])
            columns_taken = _cluster_width(shown)
        found.append(Cell(shown, columns_taken, begin, position))
    return found


def safe(text: str) -> str:
    """The text on one line, with everything spelled out that must not reach a terminal; cut where it is endless."""
    if len(text) <= _LONGEST_LINE and text.isascii() and text.isprintable():
        return text
    return "".join(cell.shown for cell in excerpt(text, (0, 0), _LONGEST_LINE))


def inert(text: str) -> str:
    """Finished lines, with what build servers obey spelled out in part.

    GitHub's runner takes a line that begins with `::` for a command, and `##[` wherever it stands; Azure
    Pipelines and TeamCity do so with `##vso[` and `##teamcity[`.
    """
    if "::" not in text and "##" not in text:
        return text
    text = re.sub(r"^([^\S\n]*):(?=:)", r"\1\\x3a", text, flags=re.MULTILINE)
    return BUILD_COMMAND.sub(r"\\x23", text)


def columns(line: Iterable[Cell]) -> int:
    """The columns that cells take together, by East Asian width (UAX #11); ambiguous ones count 1."""
    return sum(cell.width for cell in line)


def width(text: str) -> int:
    """The columns that the text takes once it is safe."""
    return len(text) if text.isascii() and text.isprintable() else columns(cells(text))


def wrap(line: Sequence[Cell], limit: int) -> list[list[Cell]]:
    """The cells on lines of at most `limit` columns, broken at spaces and between wide characters."""
    lines: list[list[Cell]] = []
    begin = 0
    while begin < len(line):
        end = _line_end(line, begin, max(limit, 2))
        row = list(line[begin:end])
        while row and row[-1].shown == " ":
            row.pop()
        lines.append(row)
        while end < len(line) and line[end].shown == " ":
            end += 1
        begin = end
    return lines or [[]]


def wrapped(text: str, limit: int, most: int = 30) -> list[str]:
    """The text, made safe, on lines of at most `limit` columns; its own line breaks count as spaces.

    What would take more than about `most` lines is cut.
    """
    limit = max(limit, 2)
    return ["".join(cell.shown for cell in row) for row in wrap(excerpt(text, (0, 0), limit * most), limit)]


def excerpt(text: str, marked: tuple[int, int], budget: int) -> list[Cell]:
    """The part of the text around `marked` that fits in `budget` columns, with … where it was cut.

    A text of any length costs no more than its excerpt: only what may be shown is looked at.
    """
    margin = budget * 4  # code points; what is narrower than that is a prank
    low, high = max(0, marked[0] - margin), min(len(text), marked[0] + margin)
    near = cells(text, low, high)
    if low == 0 and high == len(text) and columns(near) <= budget:
        return near
    first, last = _window(near, marked, budget - 2)
    shown = near[first:last]
    if first > 0 or low > 0:
        shown.insert(0, Cell("…", 1, -1, -1))
    if last < len(near) or high < len(text):
        shown.append(Cell("…", 1, -1, -1))
    return shown


def _window(near: Sequence[Cell], marked: tuple[int, int], budget: int) -> tuple[int, int]:
    """Which cells to show: the marked ones first, then as much on both sides as there is room for."""
    first = next((index for index, cell in enumerate(near) if cell.end > marked[0]), max(len(near) - 1, 0))
    last = first
    used = 0
    while last < len(near) and near[last].start < max(marked[1], marked[0] + 1) and used + near[last].width <= budget:
        used += near[last].width
        last += 1
    while True:
        grown = False
        if first > 0 and used + near[first - 1].width <= budget:
            first -= 1
            used += near[first].width
            grown = True
        if last < len(near) and used + near[last].width <= budget:
            used += near[last].width
            last += 1
            grown = True
        if not grown:
            return first, last


def _line_end(line: Sequence[Cell], begin: int, limit: int) -> int:
    """Where the line that begins here ends: at the last chance to break that fits, else where it is full."""
    used, chance, index = 0, begin, begin
    while index < len(line):
        if index > begin and _may_break(line[index - 1], line[index]):
            chance = index
        if used + line[index].width > limit:
            if line[index].shown == " ":
                return index
            return chance if chance > begin else max(index, begin + 1)
        used += line[index].width
        index += 1
    return index


def _may_break(before: Cell, after: Cell) -> bool:
    if before.shown == " ":
        return True
    if after.shown[0] in _NEVER_FIRST or before.shown[-1] in _NEVER_LAST:
        return False
    return before.width == 2 or after.width == 2


@lru_cache(maxsize=4096)
def _lone(char: str) -> tuple[str, int]:
    """How one code point that nothing joins is shown, and its columns."""
    shown = _shown(char)
    return shown, _cluster_width(shown)


@lru_cache(maxsize=4096)
def _may_join(char: str) -> bool:
    """Whether the code point may go on a cluster that nothing has been joined to yet."""
    return unicodedata.category(char)[0] == "M" or char in _JOINERS or _is_flag_letter(char) or _is_modifier(char)


def _cluster_end(text: str, start: int, end: int) -> int:
    """Where the cluster that begins at `start` ends."""
    if text.startswith("\r\n", start):
        return min(start + 2, end)
    position = start + 1
    if _is_spelled_out(text[start]) or text[start].isspace():
        return position
    limit = min(end, start + _LONGEST_CLUSTER)
    while position < limit and _belongs(text, start, position):
        position += 1
    return position


def _belongs(text: str, start: int, position: int) -> bool:
    """Whether the code point goes on the cluster that began at `start`."""
    char, before = text[position], text[position - 1]
    if char < "\u0300":
        return False
    if char in _JOINERS:
        return before > "~"
    if unicodedata.category(char)[0] == "M" or _is_modifier(char):
        return True
    if before == "\u200d":
        return not _is_spelled_out(char)
    if unicodedata.combining(before) == 9:  # a virama ties two consonants
        return unicodedata.category(char) == "Lo"
    return _is_flag_letter(char) and position == start + 1 and _is_flag_letter(before)


def _shown(cluster: str) -> str:
    if cluster in ("\n", "\t", "\r", "\r\n"):
        return " "
    if _is_spelled_out(cluster[0]):
        return "".join(map(_spelled_out, cluster))
    return _DOTTED_CIRCLE + cluster if _column_count(cluster[0]) == 0 else cluster


def _cluster_width(shown: str) -> int:
    if shown.isascii():
        return len(shown)
    is_emoji = len(shown) > 1 and unicodedata.category(shown[0]) == "So"  # joined, coloured or a flag
    return 2 if is_emoji or _EMOJI_STYLE in shown else sum(map(_column_count, shown))


def _is_spelled_out(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _spelled_out(char: str) -> str:
    point = ord(char)
    if point <= 0xFF:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"


def _column_count(char: str) -> int:
    if char <= "~":
        return 1
    # A combining mark takes no column of its own even where its East Asian width says W (U+3099).
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _is_modifier(char: str) -> bool:
    """A skin tone, or a vowel or final consonant of Hangul."""
    return "\U0001f3fb" <= char <= "\U0001f3ff" or "\u1160" <= char <= "\u11ff"


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
