"""How text is cut into words, wherever it comes from: an article or a language file.

A token is a run of digits, a word, or one character of a script written without spaces.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

# Scripts whose words are not parted by spaces, or (Hangul) take their particles without one: Thai, Lao,
# Myanmar, Khmer, Han, kana, Bopomofo, Hangul. Each character is a token of its own.
_STRETCHES = (
    "\u0e00\u0eff", "\u1000\u109f", "\u1780\u17ff", "\u2e80\u2fdf", "\u3005\u3007", "\u3021\u3029", "\u3041\u309f",
    "\u30a1\u30fa", "\u30fc\u30ff", "\u3105\u312f", "\u3400\u4dbf", "\u4e00\u9fff", "\uac00\ud7af", "\uf900\ufaff",
    "\U00020000\U0003ffff",
)  # fmt: skip
_SINGLE = "".join(f"{stretch[0]}-{stretch[1]}" for stretch in _STRETCHES)
DASHES = "-–—~〜～−"  # what joins the two ends of a range; a hyphen first, as classes of a pattern want it
VULGAR = frozenset("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")  # fractions that are one character
# Currency signs (Unicode category Sc) and the signs that bound, mark or estimate a figure.
_SIGNS = r"$¢£¤¥֏؋৲৳৻૱௹฿៛₠-₿﷼%٪‰‱°☉⊕≈≥≤<>±#¼-¾⅐-⅞"
_MARKS = (
    r"\x00-\x1f!\"&'()*+,\-./:;=?@\[\\\]^_`{|}\u0080-\u00a1\u00a6-\u00a9\u00ab-\u00af\u00b4\u00b6-\u00b9"
    r"\u00bb\u00bf×÷~\u02bc\u02c6-\u02dd\u0589\u060c\u061b\u061f\u066b-\u066d\u06d4\u0964\u0965\u2000-\u200b"
    r"\u200e-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u30fb\ufe10-\ufe6f"
)
# A tilde is "about" where an expression begins with it, and else a dash.
_ABOUT = r"(?<![^\s(\[{'\"])~(?=\S|\Z)"
TOKEN = re.compile(rf"([^\s\d{_SINGLE}{_SIGNS}{_MARKS}]+|\d+|[{_SINGLE}{_SIGNS}]|{_ABOUT})")  # one group: it splits
_kept = re.compile("([²³])")  # raised digits tell square metres from metres; see text.normalise
# Marks that most writers leave out: Arabic vowel points and the stroke that lengthens a word, the dot of Hindi's
# borrowed sounds. Its nasal has two marks for one sound.
_UNMARKED = dict.fromkeys([*range(0x064B, 0x0653), 0x0670, 0x0640, 0x093C]) | {0x0901: 0x0902}
_marked = re.compile("[\u0640\u064b-\u0652\u0670\u0901\u093c]")
# The first code point of each stretch and the one behind its last: cheaper to start with than a second class.
_edges = sorted(ord(end) + place for stretch in _STRETCHES for place, end in enumerate(stretch))


def is_single(char: str) -> bool:
    """Whether the character is a token of its own."""
    return bool(bisect_right(_edges, ord(char)) & 1)


def lowered(text: str) -> str:
    """The text in lower case, code point for code point."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower()[:1] for c in text)  # the dotted capital I has a mark of its own for its dot


def unmarked(words: list[str], low: str) -> list[str]:
    """The tokens of a text in lower case, without marks that writers leave out."""
    if low.isascii() or _marked.search(low) is None:
        return words
    return [word.translate(_UNMARKED) or word for word in words]


def words_of(form: str) -> list[str]:
    """The tokens of a form that a language file or CLDR lists, as those of a text."""
    if form.isascii():
        return TOKEN.findall(form.lower())
    if "²" in form or "³" in form:
        pieces = [p if _kept.fullmatch(p) else unicodedata.normalize("NFKC", p) for p in _kept.split(form)]
        low = lowered("".join(pieces))
    else:
        low = lowered(unicodedata.normalize("NFKC", form))
    return unmarked(TOKEN.findall(low), low)
