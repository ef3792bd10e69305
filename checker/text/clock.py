"""Times of day in text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from checker.model import Mention
from checker.quantities import ClockTime
from checker.text.amounts import DASH
from checker.text.found import Found
from checker.text.numerals import Numerals
from checker.text.tokens import Tokens, labelled
from checker.words import is_single

_clock = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])")
_dotted = re.compile(r"(\d{1,2})\.(\d{2})(?!\.?\d)")
_TELLS = frozenset(("clock_half", "clock_hour", "clock_am", "clock_pm"))  # what makes a number before it a time
_SPANS = frozenset(("clock_day", "clock_night"))  # likewise, though hours behind a number may be as many of them
_LEADS = frozenset(("clock_article", "clock_dated_article"))
_HALVES = frozenset(("clock_am_before", "clock_pm_before", "clock_night_before"))
_MERIDIEM = frozenset(("clock_am", "clock_pm", *_SPANS))
_MONTHS = range(1, 13)
_QUARTERS = frozenset(("00", "15", "30", "45"))
_COUNTED = frozenset(("unit", "currency", "code", "scale"))
_FORENOON = range(7, 12)  # hours "of the day" that are before noon
_EVENING = range(6, 12)  # hours "of the night" that are before midnight
_RANGING = frozenset(("from", "clock_from", "between", "clock_weak_before", "clock_before", "date_the"))
_JOINS = frozenset(("range_and", "range_to", "date_to"))


class _Read(NamedTuple):
    """A time as it was read, and its tokens."""

    start: int
    end: int
    time: ClockTime
    half: bool | None  # whether it is told to be in the second half of the day, or the first; None: neither


# What may stand behind bare minutes, and what makes digits of another figure of them.
_TIMED = frozenset(
    ("clock_am", "clock_pm", "clock_day", "clock_night", "part", "relative", "weekday", "date_the_after")
)
_RUNNING_ON = frozenset(("", ".", ",", ":", "-", "–", "/"))


class Clock:
    """Finds times of day in one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens, numerals: Numerals) -> None:
        self.table = table
        self.tokens = tokens
        self.behind = tokens.behind
        self.numerals = numerals
        self._ends: dict[int, _Read] = {}  # where the second of two times begins, once the first is found
        self.apart: set[int] = set()  # where figures stand that no range joins to the time behind them
        self.ordinals = table["ordinal_hours"]
        self.hours_marked = table["hours_marked"]

    def at(self, index: int, floor: int) -> Found | None:
        """The time that starts with this token, with what says that it is one; its reach goes to the end of a range."""
        first = self._ends.get(index)
        if first is not None:
            return self._found(index, first, first.end)
        first = self.single(index, floor)
        if first is None:
            return self.led(index)
        other = self.other(first.start, first.end)
        second = self.single(other, first.end, told=True) if other is not None else None
        if other is None or second is None:
            return self._found(index, first, first.end)
        if second.half is None and first.half and second.time.hour < first.time.hour % 12 + 12:
            second = second._replace(time=self.halved(second.time, True))  # 午後1時から3時まで
        self._ends[other] = second
        return self._found(index, first, second.end)

    def awaits(self, index: int) -> bool:
        """Whether the time before has shown that one begins here."""
        return index in self._ends

    def led(self, index: int) -> Found | None:
        """A figure that the time behind a dash or "to" shows to be one too: "10 bis 17.30 Uhr", "2 to 4 p.m."."""
        tokens = self.tokens
        if not tokens.words[index].isdecimal() or not free_before(tokens, index):
            return None
        written = (self.figures(index, True) if self.pointed(index) else None) or self.bare(index)
        other = self.other(index, written[1]) if written is not None else None
        if written is None or other is None:
            return None
        if self.is_told_apart(index, written[1], other):
            self.apart.add(index)
            return None
        time, end = written
        second = self.single(other, end)
        if second is None:
            return None
        if second.half is not None:
            early = self.halved(time, False)
            late = self.halved(time, second.half)
            time = late if late.hour < second.time.hour or late == early else early
        elif time.hour <= second.time.hour and not self.is_surely_timed(index, end, second):
            return None
        self._ends[other] = second
        return self._found(index, _Read(index, end, time, None), second.end)

    def is_told_apart(self, index: int, end: int, other: int) -> bool:
        """Whether what a bare figure numbers stands before it, and the word for "to" may be "at": voie 7 *à* 21 h."""
        tokens = self.tokens
        if end > index + 1 or other == end or "clock_weak_before" not in tokens.before(other):
            return False
        before = tokens.before(index)
        named = index > 0 and tokens.gap(index) == " " and tokens.words[index - 1].isalpha()
        return named and _RANGING.isdisjoint(before) and "weekday" not in tokens.here(index - 1)

    def is_surely_timed(self, index: int, end: int, second: _Read) -> bool:
        """Whether what stands behind the second time speaks of hours of the day, and not of how many they are."""
        tokens = self.tokens
        units = [at for meanings, at in tokens.all_from(second.end - 1) if at == second.end and "unit" in meanings]
        if "clock_from" in tokens.before(index):
            return True
        dotted = end > index + 1 and tokens.gap(index + 1) == "." and self.table["decimal"] != "."
        return dotted or not units

    def bare(self, index: int) -> tuple[ClockTime, int] | None:
        hour = int(self.tokens.words[index]) if len(self.tokens.words[index]) <= 2 else 25
        return (ClockTime(hour), index + 1) if hour <= 24 else None

    def other(self, index: int, end: int) -> int | None:
        """The token behind a dash or a word for "to", where the second time of a range begins."""
        tokens = self.tokens
        if end >= tokens.count:
            return None
        if DASH.match(tokens.gap(end)):
            return end
        if _JOINS.isdisjoint(tokens.next(end)):
            return None
        between = tokens.longest_before(index, "between")
        joint = (
            self.behind(end, "range_and") if between else self.behind(end, "range_to") or self.behind(end, "date_to")
        )
        if joint is None or joint[1] >= tokens.count or not tokens.joined(joint[1]):
            return None
        said = tokens.longest(joint[1], "clock_before") or tokens.longest(joint[1], "clock_am_before")
        return joint[1] if said is None else None  # a time that says itself that it is one

    def _found(self, index: int, read: _Read, reach: int) -> Found:
        tokens = self.tokens
        at, to = tokens.starts[read.start], tokens.ends[read.end - 1]
        mention = Mention("time", at, to, read.time, core=(tokens.starts[index], to))
        return Found(read.start, read.end, mention, reach)

    def single(self, index: int, floor: int, *, told: bool = False) -> _Read | None:
        """The time that starts with this token; `told`: what stands before says that a time comes."""
        tokens = self.tokens
        offset = tokens.longest_before(index, "clock_offset", floor)
        said = tokens.longest_before(index, "clock_before", floor) or offset
        found = self.figures(index, told or said is not None, ranged=told) if self.pointed(index) else None
        if found is None:
            found = self.marked(index, told or said is not None, floor)
        if found is None:
            return None
        time, end = found
        start = said[1] if said is not None else index
        if offset is not None:  # "half past ten", "halv tio"
            time, start = shifted(time, int(offset[0])), offset[1]
        # what a date has taken as its part of the day (日曜日午後7時) tells the half of the clock none the less
        half = tokens.longest_before(start, "clock_am_before")
        late = tokens.longest_before(start, "clock_pm_before")
        if half is None and late is None:
            half = tokens.longest_before(start, "clock_night_before")
            late = half if time.hour in _EVENING else None
        if half is not None or late is not None:
            start = max((half or late or (1, start))[1], min(start, floor))
            time = self.halved(time, late is not None)
        end, time, behind = self.meridiem(end, time)
        if time.hour > 24 or time.minute > 59:
            return None
        if time.hour == 24:
            time = time._replace(hour=0)
        told_half = behind if half is None and late is None else late is not None
        return _Read(start, end, time, told_half)

    def pointed(self, index: int) -> bool:
        """Whether digits stand here, and more of them behind a point or a colon."""
        tokens = self.tokens
        if index + 1 >= tokens.count or tokens.gap(index + 1) not in (":", "."):
            return False
        return tokens.words[index].isdecimal() and tokens.words[index + 1].isdecimal()

    def figures(self, index: int, said: bool, *, ranged: bool = False) -> tuple[ClockTime, int] | None:
        """ "10:00", "15:50:06"; "10.30" only where the text says that it is one: 4.40 am."""
        tokens, text = self.tokens, self.tokens.text
        at = tokens.starts[index]
        match = _clock.match(text, at) or _dotted.match(text, at)
        if match is None:
            return None
        if not ranged and not free_before(tokens, index):
            return None
        to = match.end()
        if (to < len(text) and text[to] in "%") or (
            to + 1 < len(text) and text[to] in ".," and text[to + 1].isdecimal()
        ):
            return None
        hour, minute = int(match[1]), int(match[2])
        second = int(match[3]) if match.re is _clock and match[3] else None
        if hour > 24 or minute > 59 or (second or 0) > 59:
            return None
        end = index
        while end < tokens.count and tokens.starts[end] < to:
            end += 1
        mark = tokens.longest(end, "clock_hour") if end < tokens.count and tokens.joined(end) else None
        if mark is not None:
            end = mark[1]
        elif match.re is _dotted and not said and not self.tells_point(index, end):
            return None
        return ClockTime(hour, minute, second), end

    def tells_point(self, index: int, end: int) -> bool:
        """Whether a point parts hours and minutes: "4.40 am"; "las 17.30", "17.30'da" where decimals have a comma."""
        follow = self.tokens.next(end)
        if "clock_am" in follow or "clock_pm" in follow:
            return True
        if self.table["decimal"] == ".":
            return False
        before = self.tokens.before(index)
        if "clock_at" in follow or "clock_article" in before or not _HALVES.isdisjoint(before):
            return True
        if "clock_dated_article" in before and int(self.tokens.words[index + 1]) not in _MONTHS:
            return True
        return self.spans_hours(index, end)

    def spans_hours(self, index: int, end: int) -> bool:
        """Whether a dash joins two figures whose points can only part hours and quarters: "9.00–17.30"."""
        tokens = self.tokens
        if end + 1 >= tokens.count or not DASH.match(tokens.gap(end)) or not self.pointed(end):
            return False
        if tokens.words[index + 1] not in _QUARTERS or tokens.words[end + 1] not in _QUARTERS:
            return False
        return _COUNTED.isdisjoint(tokens.next(end + 2))

    def marked(self, index: int, said: bool, floor: int) -> tuple[ClockTime, int] | None:
        """ "10h00", "10 heures", "klockan tio", 午前10時30分."""
        together = self.run_together(index)
        if together is not None:
            return together
        hour = self.number(index, ranked=self.ordinals == "marked" or (said and bool(self.ordinals)))
        if hour is None or hour[0] > 24:
            return self.parted(index)
        value, end = hour
        follow = self.tokens.next(end)
        if self.table["clock_at"] and not _HALVES.isdisjoint(self.tokens.before(index)):
            half = follow.get("clock_half")
            if half is not None and not self.counts(half[1]):
                return ClockTime(value, 30), half[1]  # "sabah altı buçukta"
            if "clock_at" in follow:
                return ClockTime(value), end  # "akşam 8'de"
        if not said and _TELLS.isdisjoint(follow) and not self.spans(index, follow):
            return None
        mark = follow.get("clock_hour")
        if mark is None and self.hours_marked and not said:
            return None  # "hai đêm" is two nights
        if mark is None:
            half = follow.get("clock_half")
            if half is not None and (said or not _MERIDIEM.isdisjoint(self.tokens.next(half[1]))):
                return ClockTime(value, 30), half[1]  # "sono le tre e mezza del mattino"
            later = follow.get("clock_later") if said else None
            if later is not None:  # "a las ocho y cuarto"
                return shifted(ClockTime(value), int(later[0])), later[1]
            sure = not said or not _MERIDIEM.isdisjoint(follow) or not self.counts(end)
            return (ClockTime(value), end) if sure or self.spans(index, follow) else None
        tokens = self.tokens
        letter = len(tokens.words[end]) == 1 and not is_single(tokens.words[end])
        tight = tokens.gap(end) == "" and tokens.words[index].isdecimal()
        weak = tokens.longest_before(index, "clock_weak_before", floor) is not None
        sure = said or weak or tight or "unit" not in follow
        end = mark[1]
        if end < tokens.count and tokens.gap(end) == "" and tokens.longest(end, "date_span"):
            return None
        later = self.behind(end, "clock_later")
        if later is not None and (sure or int(later[0]) < 0) and not self.counts(later[1]):
            return shifted(ClockTime(value), int(later[0])), later[1]  # "six heures moins dix"
        half = self.behind(end, "clock_half")
        if half is not None and sure:
            return ClockTime(value, 30), half[1]
        joiner = self.behind(end, "joiner") if said else None
        minute = self.minute(end, letter) or (self.minute(joiner[1], False) if joiner is not None else None)
        if minute is not None and (sure or letter):
            second, end = self.second(minute[1])
            return ClockTime(value, minute[0], second), end
        sure = sure or self.behind(end, "clock_am") is not None or self.behind(end, "clock_pm") is not None
        return (ClockTime(value), end) if sure else None

    def run_together(self, index: int) -> tuple[ClockTime, int] | None:
        """ "0600 GMT", "1830 Uhr": hours and minutes in four digits, where what stands behind measures no length."""
        tokens, word = self.tokens, self.tokens.words[index]
        if len(word) != 4 or not word.isdecimal() or not free_before(tokens, index):
            return None
        follow = tokens.next(index + 1)
        hour, minute = int(word[:2]), int(word[2:])
        if hour > 24 or minute > 59 or tokens.gap(index + 1) != " ":
            return None
        if "clock_zone" in follow:
            return ClockTime(hour, minute), index + 1
        mark = follow.get("clock_hour")
        return (ClockTime(hour, minute), mark[1]) if mark is not None and "unit" not in follow else None

    def spans(self, index: int, follow: Mapping[str, Any]) -> bool:
        """Whether a part of the day stands behind that is no length of time: "о третій ночі", "в 3 ночи"."""
        if _SPANS.isdisjoint(follow):
            return False
        return self.is_ranked(index) or ("clock_night" in follow and not _LEADS.isdisjoint(self.tokens.before(index)))

    def is_ranked(self, index: int) -> bool:
        """Whether the hour is told by an ordinal."""
        if self.tokens.words[index].isdecimal():
            return index + 1 < self.tokens.count and "ordinal_mark" in self.tokens.next(index + 1)
        figure = self.numerals.figure(index)
        return figure is not None and figure.ordinal

    def parted(self, index: int) -> tuple[ClockTime, int] | None:
        """ "ढाई बजे": hours and a part of one in a word, before the hour's mark."""
        figure = None if self.tokens.words[index].isdecimal() else self.numerals.figure(index)
        mark = self.behind(figure.end, "clock_hour") if figure is not None else None
        if figure is None or mark is None or self.behind(figure.end, "unit") is not None:
            return None  # "anderhalf uur" is a length
        if figure.value * 4 % 1 or not 1 <= figure.value < 13:
            return None
        return ClockTime(int(figure.value), int(figure.value % 1 * 60)), mark[1]

    def minute(self, at: int, letter: bool) -> tuple[int, int] | None:
        """The minutes behind the hour's mark: with a mark of their own, or two digits behind a lone letter."""
        tokens = self.tokens
        if at >= tokens.count or tokens.gap(at) not in ("", " "):
            return None
        found = self.number(at)
        if found is None or found[0] > 59:
            return None
        unit = self.behind(found[1], "clock_minute")
        if unit is not None:
            return found[0], unit[1]
        if not tokens.words[at].isdecimal():
            fives = found[0] % 5 == 0 and not is_single(tokens.words[at][0])  # 三点五 is 3.5
            return found if fives and self.ends_time(found[1]) else None  # "dix-sept heures trente"
        if len(tokens.words[at]) != 2:
            return None
        return found if letter or self.ends_time(found[1]) else None

    def second(self, at: int) -> tuple[int | None, int]:
        """午前10時30分*15秒*: the seconds behind the minutes, if any, and the token after them."""
        if at >= self.tokens.count or self.tokens.gap(at) not in ("", " "):
            return None, at
        found = self.number(at)
        unit = self.behind(found[1], "clock_second") if found is not None and found[0] < 60 else None
        if found is None or unit is None or "date_span" in self.tokens.next(unit[1]):
            return None, at
        return found[0], unit[1]

    def ends_time(self, end: int) -> bool:
        """Whether nothing behind bare minutes could be counted by them: "19 giờ 30", "10 heures 30 du matin"."""
        tokens = self.tokens
        if end >= tokens.count:
            return True
        if tokens.gap(end) in _RUNNING_ON:
            return False
        return not tokens.joined(end) or not _TIMED.isdisjoint(tokens.here(end))

    def number(self, index: int, *, ranked: bool = False) -> tuple[int, int] | None:
        word = self.tokens.words[index]
        if word.isdecimal():
            if len(word) > 2:
                return None
            tight = ranked and index + 1 < self.tokens.count and self.tokens.gap(index + 1) == "-"
            mark = self.tokens.longest(index + 1, "ordinal_mark") if tight else None  # "о 10-й годині"
            return int(word), mark[1] if mark is not None else index + 1
        figure = self.numerals.figure(index)
        if figure is None or (figure.ordinal and not ranked) or figure.value != figure.value.to_integral_value():
            return None
        return int(figure.value), figure.end

    def counts(self, end: int) -> bool:
        tokens = self.tokens
        if end >= tokens.count or not tokens.joined(end):
            return False
        if self.table["clock_after"] and not tokens.words[end - 1].isdecimal() and tokens.words[end].isalpha():
            return tokens.words[end] not in self.table["clock_after"]  # "a las dos mujeres"
        return any(m.keys() & {"unit", "currency", "scale", "month"} for m, _ in tokens.all_from(end))

    def meridiem(self, end: int, time: ClockTime) -> tuple[int, ClockTime, bool | None]:
        tokens = self.tokens
        if end >= tokens.count or not tokens.joined(end):
            return end, time, None
        for meaning, late in (("clock_am", False), ("clock_pm", True)):
            found = tokens.longest(end, meaning)
            if found is not None:
                return found[1], self.halved(time, late), late
        day, night = tokens.longest(end, "clock_day"), tokens.longest(end, "clock_night")
        if day is not None:
            return day[1], self.halved(time, time.hour not in _FORENOON), None
        if night is not None:
            return night[1], self.halved(time, time.hour in _EVENING), None
        return end, time, None

    def halved(self, time: ClockTime, late: bool) -> ClockTime:
        """The hour of a twelve-hour clock on the clock of twenty-four."""
        if time.hour > 12:
            return time
        return time._replace(hour=time.hour % 12 + (12 if late else 0))


def free_before(tokens: Tokens, index: int) -> bool:
    """Whether no figure, mark or sign runs into this one from before."""
    text, at = tokens.text, tokens.starts[index]
    if not at or not (text[at - 1].isdecimal() or text[at - 1] in ":.,/+-"):
        return True
    return (text[at - 1] in ",." and at > 1 and is_single(text[at - 2])) or labelled(text, at)


def shifted(time: ClockTime, minutes: int) -> ClockTime:
    """The time so many minutes later, or earlier, round the clock."""
    total = (time.hour * 60 + time.minute + minutes) % (24 * 60)
    return time._replace(hour=total // 60, minute=total % 60)
