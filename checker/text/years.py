"""Years on their own, decades and centuries."""

from __future__ import annotations

import re
from typing import Any

from checker.model import Mention
from checker.quantities import CalendarDate
from checker.text.days import FIRST_YEAR, LAST_YEAR, plausible_year
from checker.text.found import Found
from checker.text.numerals import Numerals
from checker.text.tokens import Tokens
from checker.words import DASHES, is_single

_COUNTED = frozenset(("unit", "currency", "scale", "month", "counter", "hedge"))
_dash = re.compile(f" ?[{DASHES}] ?")
_OURS, _NEXT = "19", "20"  # the first two digits of years that need no word to be taken for years
_LENGTHS = 4  # centuries up to here are counted as often as they are numbered
_HUNDRED = 100
_THIRTIES, _NINETIES = 30, 90  # the twenties may be those of this century
_CENTURIES = 30
_roman = re.compile(r"(m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Years:
    """Finds years, decades and centuries in one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens, numerals: Numerals) -> None:
        self.table = table
        self.tokens = tokens
        self.numerals = numerals

    def bare(self, index: int, floor: int) -> Found | None:
        """Four digits that are a year by what stands before them, or by their size where nothing is counted."""
        tokens = self.tokens
        word = tokens.words[index]
        if not plausible_year(word) or not self.begins_cleanly(index) or not self.ends_cleanly(index):
            return None
        said = tokens.longest_before(index, "date_year_before", floor)
        named = self.named_year(index + 1)
        if named is not None and (said is not None or named[1] or self.likely(index)):
            return self.found(said[1] if said is not None else index, named[0], word, index)
        counted = self.counted(index + 1)
        if (said is None and (counted or not self.likely(index))) or (
            counted and said is not None and not self.hedged_only(index + 1)
        ):
            return None
        start = said[1] if said is not None else index
        last = self.last_year(index, word)
        if last is not None:
            found = self.found(start, last[1], word, index)
            assert found.mention is not None
            return found._replace(mention=found.mention._replace(value=CalendarDate(word, last[0])))
        return self.found(start, index + 1, word, index)

    def named_year(self, at: int) -> tuple[int, bool] | None:
        """The token after a word that is a unit and marks a year too ("w 2024 *roku*"), and whether it counts none."""
        tokens = self.tokens
        if at >= tokens.count or not tokens.joined(at):
            return None
        for meanings, end in tokens.all_from(at):
            if "unit" in meanings or "date_year_word" in meanings:
                sure = "date_year_word" in meanings
                return (end, sure) if sure or "date_of" in meanings else None
        return None

    def likely(self, index: int) -> bool:
        """Whether four digits are sooner a year than a figure: one of these centuries, and not round."""
        word = self.tokens.words[index]
        return 1900 <= int(word) <= 2099 and int(word) % 100 != 0

    def last_year(self, index: int, word: str) -> tuple[str, int] | None:
        """The other end of "2015–2018", "1950-53", and the token after it."""
        tokens = self.tokens
        if index + 1 >= tokens.count or not _dash.fullmatch(tokens.gap(index + 1)):
            return None
        other = tokens.words[index + 1]
        if not other.isdecimal() or len(other) not in (2, 4) or not self.ends_cleanly(index + 1):
            return None
        full = other if len(other) == 4 else word[:2] + other
        if not plausible_year(full) or full <= word:
            return None
        named = self.named_year(index + 2)
        if named is not None and named[1]:
            return full, named[0]
        return (full, index + 2) if not self.counted(index + 2) else None

    def season(self, index: int) -> Found | None:
        """ "2024/25", "2024/2025": two years that follow each other, as seasons and school years have them."""
        tokens = self.tokens
        last = index + 1
        word = tokens.words[index]
        if last >= tokens.count or tokens.gap(last) != "/" or not word.isdecimal() or not plausible_year(word):
            return None
        end = str(int(word) + 1)
        if tokens.words[last] not in (end, end[2:]) or not self.likely(index) or not self.begins_cleanly(index):
            return None
        if not self.ends_cleanly(last) or tokens.text[tokens.ends[last] : tokens.ends[last] + 1] in ("/", "-"):
            return None
        found = self.found(index, last + 1, word, index)
        assert found.mention is not None
        return found._replace(mention=found.mention._replace(value=CalendarDate(word, end)))

    def pair(self, index: int, span: Found) -> Found | None:
        """ "between 2010 and 2015", "з 2015 до 2018 року": a range of numbers whose both ends are years."""
        tokens = self.tokens
        end = span.reach or span.end
        named = "date_year_word" in tokens.here(end - 1)
        last = end - 2 if named else end - 1
        first, other = tokens.words[index], tokens.words[last]
        if not (plausible_year(first) and plausible_year(other)) or other <= first:
            return None
        if self.counted(last + 1) and not named:
            return None
        near = (self.likely(index) or self.likely(last)) and first[:2] >= _OURS and other[:2] <= _NEXT
        if not named and not near and not self.bracketed(span.start, last):  # "Cervantes (1547-1616)"
            return None
        found = self.found(span.start, end, first, index)
        assert found.mention is not None
        return found._replace(mention=found.mention._replace(value=CalendarDate(first, other)))

    def bracketed(self, start: int, last: int) -> bool:
        """Whether brackets hold these tokens and nothing else."""
        tokens = self.tokens
        return tokens.gap(start).endswith("(") and tokens.gap(last + 1).startswith(")")

    def found(self, start: int, end: int, edtf: str, core: int) -> Found:
        tokens = self.tokens
        at, to = tokens.starts[start], tokens.ends[end - 1]
        return Found(start, end, Mention("date", at, to, CalendarDate(edtf), core=(tokens.starts[core], to)))

    def decade(self, index: int, floor: int) -> Found | None:
        """ "the 1980s", "1980-talet", "années 1980": 198X; of whole hundreds the century: "1800-talet", 18XX."""
        tokens = self.tokens
        word = tokens.words[index]
        if self.table["date_marks"]:
            marked = self.marked_century(index) or self.marked_decade(index)
            if marked is not None:
                return marked
        full = len(word) == 4 and word.isdecimal()
        led = {} if full else tokens.before(index)
        if "date_decade_before" in led or (not full and self.paired(index)):
            return self.short_decade(index, floor)
        if "date_century_before" in led:
            return self.numbered_century(index, floor)
        if self.table["decade_tens"] and not (len(word) == 4 and word.isdecimal()):
            return self.tens(index)
        if len(word) != 4 or word[-1] != "0" or not plausible_year(word) or not self.begins_cleanly(index):
            return None
        before = tokens.longest_before(index, "date_decade_before", floor)
        before = before or ((1, index) if self.paired(index) else None)
        behind = None
        if index + 1 < tokens.count and tokens.gap(index + 1) in ("", "-", "'", "’", " "):
            behind = tokens.longest(index + 1, "date_decade")
            alone = behind is not None and behind[1] == index + 2  # "1980 s"
            if alone and tokens.gap(index + 1) == " " and not is_single(tokens.words[index + 1][0]):
                behind = None
        elif self.shares(index):
            behind = word, index + 1
        if (before is None and behind is None) or self.last_year(index, word) is not None:
            return None  # "lata 1950–1953" are years
        edtf = f"{word[:2]}XX" if word[2] == "0" and word[1] != "0" else f"{word[:3]}X"
        start = before[1] if before is not None else index
        return self.found(start, behind[1] if behind is not None else index + 1, edtf, index)

    def short_decade(self, index: int, floor: int) -> Found | None:
        """ "los años 80", "lata osiemdziesiąte": a decade of the last century, named by its tens alone."""
        before = self.tokens.longest_before(index, "date_decade_before", floor)
        before = before or ((1, index) if self.paired(index) else None)
        figure = self.numerals.figure(index)
        if before is None or figure is None or (figure.ordinal and figure.digits) or figure.end != index + 1:
            return None
        value = figure.value
        if value % 10 or not _THIRTIES <= value <= _NINETIES or self.counted(index + 1) or figure.granularity != 1:
            return None
        return self.found(before[1], index + 1, f"19{int(value) // 10}X", index)

    def paired(self, index: int) -> bool:
        """Whether a decade stands before this one, and an "and": "los años 60 *y 70*"."""
        tokens = self.tokens
        if index < 3 or "joiner" not in self.numerals.meanings(index - 1):
            return False
        return "date_decade_before" in tokens.before(index - 2)

    def shares(self, index: int) -> bool:
        """Whether a decade leaves its word to the one behind it: "1950- ja 1960-luvuilla"."""
        tokens = self.tokens
        joint = tokens.longest(index + 1, "range_and") or tokens.longest(index + 1, "date_and")
        if joint is None or tokens.gap(index + 1) not in ("- ", "-") or joint[1] + 1 >= tokens.count:
            return False
        return plausible_year(tokens.words[joint[1]]) and tokens.longest(joint[1] + 1, "date_decade") is not None

    def tens(self, index: int) -> Found | None:
        """ "90-tallet", "nitti|tallet", "yhdeksänkymmentä|luvulla": likewise with its word behind."""
        tokens, figure = self.tokens, self.numerals.figure(index)
        if figure is None or figure.end >= tokens.count or tokens.gap(figure.end) not in ("", "-", "'", "’"):
            return None
        behind = tokens.longest(figure.end, "date_decade_tens")
        value = figure.value
        if behind is None or figure.ordinal or value % 10 or not _THIRTIES <= value <= _NINETIES:
            return None
        return self.found(index, behind[1], f"19{int(value) // 10}X", index)

    def numbered_century(self, index: int, floor: int) -> Found | None:
        """ "século 19": a century that digits count."""
        before = self.tokens.longest_before(index, "date_century_before", floor)
        word = self.tokens.words[index]
        if before is None or not word.isdecimal() or len(word) > 2 or not self.ends_cleanly(index):
            return None
        if not 1 <= int(word) <= _CENTURIES or self.counted(index + 1):
            return None
        return self.found(before[1], index + 1, f"{int(word) - 1:02d}XX", index)

    def marked_century(self, index: int) -> Found | None:
        """21世纪, 20世纪80年代: a century that a figure counts, and its decade; of the first few it may be a length."""
        figure = self.counted_by(index, "date_century")
        if figure is None or not _LENGTHS < figure[0] <= _CENTURIES:
            return None
        century, end = figure
        if self.tokens.longest_before(index, "hedge") or "date_span" in self.tokens.next(end):
            return None
        tens = self.counted_by(end, "date_decade")
        if tens is not None and tens[0] < 100 and tens[0] % 10 == 0:
            return self.found(index, tens[1], f"{century - 1:02d}{tens[0] // 10}X", index)
        return self.found(index, end, f"{century - 1:02d}XX", index)

    def marked_decade(self, index: int) -> Found | None:
        """80年代: a decade of the last century."""
        tens = self.counted_by(index, "date_decade")
        if tens is None or tens[0] % 10 or not _THIRTIES <= tens[0] <= _NINETIES:
            return None
        return self.found(index, tens[1], f"19{tens[0] // 10}X", index)

    def counted_by(self, index: int, mark: str) -> tuple[int, int] | None:
        """The whole number in front of a mark, and the token after the mark."""
        tokens = self.tokens
        figure = self.numerals.figure(index) if index < tokens.count else None
        if figure is None or figure.ordinal or figure.value != figure.value.to_integral_value():
            return None
        found = tokens.longest(figure.end, mark) if figure.end < tokens.count else None
        if found is None or tokens.gap(figure.end).strip(" "):
            return None
        return int(figure.value), found[1]

    def named_century(self, index: int) -> Found | None:
        """ "il Novecento", the nine hundreds: a century under a name with a capital."""
        tokens = self.tokens
        name = tokens.longest(index, "date_century_name")
        if name is None or not tokens.text[tokens.starts[index]].isupper() or not tokens.before(index):
            return None
        return self.found(index, name[1], f"{int(name[0]):02d}XX", index)

    def century(self, ordinal: Found, floor: int) -> Found | None:
        """The century whose number an ordinal mention is: "the 19th century", "القرن العشرون", 18XX."""
        tokens = self.tokens
        start, end = ordinal.start, ordinal.end
        if ordinal.mention is None:
            return None
        said = tokens.behind(end, "date_century")
        led = tokens.longest_before(start, "date_century_before", floor)
        number = ordinal.mention.value.figure
        if not 1 <= number <= _CENTURIES or number != number.to_integral_value():
            return None
        if said is not None:
            end = said[1]
        elif led is not None:
            start = led[1]
        else:
            return None
        return self.found(start, end, f"{int(number) - 1:02d}XX", ordinal.start)

    def ranked(self, index: int, ordinal: Found, floor: int) -> Found | None:
        """The year whose number an ordinal is, by what stands before it: "в 2018-м"."""
        tokens = self.tokens
        word = tokens.words[index]
        if ordinal.end == index + 1 or not plausible_year(word) or int(word) % _HUNDRED == 0:
            return None
        said = tokens.longest_before(index, "date_year_before", floor)
        if said is None and not (self.table["ordinal_years"] and self.likely(index)):
            return None
        return self.found(said[1] if said is not None else index, ordinal.end, word, index)

    def roman_century(self, index: int, floor: int) -> Found | None:
        """ "XIXe siècle", "siglo XIX": the token is the word for century."""
        tokens = self.tokens
        said = tokens.longest(index, "date_century")
        if said is None:
            return None
        for at, start, end in ((index - 1, index - 1, said[1]), (said[1], index, said[1] + 1)):
            if floor <= at < tokens.count and tokens.joined(max(at, index)):
                number = self.roman(at)
                if number is not None and 1 <= number <= _CENTURIES:
                    return self.found(start, end, f"{number - 1:02d}XX", start)
        return None

    def roman(self, at: int) -> int | None:
        tokens = self.tokens
        word = tokens.words[at]
        written = tokens.text[tokens.starts[at] : tokens.ends[at]]
        match = _roman.match(word)
        if match is None or not match.group() or not written[: match.end()].isupper():
            return None
        rest = word[match.end() :]
        if rest and "ordinal_mark" not in self.table["forward"].get(rest, {}).get("", {}):
            return None
        digits = [_ROMAN[letter] for letter in match.group()]
        return sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))

    def spoken(self, at: int) -> tuple[int, int] | None:
        """A year in words and the token after it: "two thousand sixteen", "nineteen ninety-nine"."""
        tokens = self.tokens
        figure = self.numerals.figure(at)
        if figure is None or figure.digits or figure.ordinal or figure.value != figure.value.to_integral_value():
            return None
        value = int(figure.value)
        if FIRST_YEAR <= value <= LAST_YEAR:
            return value, figure.end
        if not self.table["year_pairs"] or not 10 <= value <= 21 or figure.end >= tokens.count:
            return None
        rest = self.numerals.figure(figure.end) if tokens.joined(figure.end) else None
        if rest is None or rest.digits or rest.ordinal or not 10 <= rest.value <= 99:
            return None
        return value * 100 + int(rest.value), rest.end

    # --- edges --------------------------------------------------------------------------

    def begins_cleanly(self, index: int) -> bool:
        text, at = self.tokens.text, self.tokens.starts[index]
        if not at:
            return True
        before = text[at - 1]
        return before not in ".,:/#_+" and (not before.isalnum() or is_single(before))

    def ends_cleanly(self, index: int) -> bool:
        """Whether the digits of this token are not run on by more digits or letters."""
        text, to = self.tokens.text, self.tokens.ends[index]
        after, follows = text[to : to + 1], text[to + 1 : to + 2]
        if after.isalpha():
            return is_single(after)
        if after and after in ".,":
            return not follows.isdecimal()
        return not after or after not in ":/_%°" or not follows.isdecimal()

    def counted(self, at: int) -> bool:
        """Whether what follows is counted by the figure before it."""
        tokens = self.tokens
        if at >= tokens.count or not tokens.joined(at):
            return False
        return any(_COUNTED & meanings.keys() and not self.leads(end) for meanings, end in tokens.all_from(at))

    def leads(self, at: int) -> bool:
        """Whether the word before this token leads another year: "vuodesta 2015 *vuoteen* 2019"."""
        tokens = self.tokens
        if at >= tokens.count or not plausible_year(tokens.words[at]):
            return False
        return tokens.longest_before(at, "date_year_before") is not None

    def hedged_only(self, at: int) -> bool:
        tokens = self.tokens
        return all("hedge" in meanings for meanings, _ in tokens.all_from(at))
