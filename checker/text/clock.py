"""Times of day in text."""

from __future__ import annotations

import re
from typing import Any

from checker.model import Mention
from checker.quantities import ClockTime
from checker.text.amounts import Found
from checker.text.numerals import Numerals
from checker.text.tokens import Tokens, labelled
from checker.words import is_single

_clock = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])")
_dotted = re.compile(r"(\d{1,2})\.(\d{2})(?![\d.])")


class Clock:
    """Finds times of day in one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens, numerals: Numerals) -> None:
        self.tokens = tokens
        self.behind = tokens.behind
        self.numerals = numerals

    def at(self, index: int, floor: int) -> Found | None:
        """The time that starts with this token, with what says that it is one."""
        tokens = self.tokens
        digits = tokens.words[index].isdecimal()
        said = tokens.longest_before(index, "clock_before", floor)
        if said is None:
            said = tokens.longest_before(index, "clock_offset", floor)
        weak = tokens.longest_before(index, "clock_weak_before", floor)
        found = self.figures(index, said is not None) if digits else None
        if found is None:
            found = self.marked(index, said is not None, weak is not None)
        if found is None:
            return None
        time, end = found
        start = said[1] if said is not None else index
        offset = tokens.longest_before(index, "clock_offset", floor)
        if offset is not None:  # "half past ten", "halv tio"
            time, start = shifted(time, int(offset[0])), offset[1]
        # what a date has taken as its part of the day (日曜日午後7時) tells the half of the clock none the less
        half = tokens.longest_before(start, "clock_am_before")
        late = tokens.longest_before(start, "clock_pm_before")
        if half is not None or late is not None:
            start = max((half or late or (1, start))[1], min(start, floor))
            time = self.halved(time, late is not None)
        end, time = self.meridiem(end, time)
        if time.hour > 24 or time.minute > 59:
            return None
        if time.hour == 24:
            time = time._replace(hour=0)
        at, to = tokens.starts[start], tokens.ends[end - 1]
        return Found(start, end, Mention("time", at, to, time, core=(tokens.starts[index], to)))

    def figures(self, index: int, said: bool) -> tuple[ClockTime, int] | None:
        """ "10:00", "15:50:06"; "10.30" only where the text says that it is one: 4.40 am."""
        tokens, text = self.tokens, self.tokens.text
        at = tokens.starts[index]
        match = _clock.match(text, at) or _dotted.match(text, at)
        if match is None:
            return None
        if at and (text[at - 1].isdecimal() or text[at - 1] in ":.,/+-") and not labelled(text, at):
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
        elif match.re is _dotted and not said and not (self.behind(end, "clock_am") or self.behind(end, "clock_pm")):
            return None
        return ClockTime(hour, minute, second), end

    def marked(self, index: int, said: bool, weak: bool) -> tuple[ClockTime, int] | None:
        """ "10h00", "10 heures", "klockan tio", 午前10時30分."""
        hour = self.number(index)
        if hour is None or hour[0] > 24:
            return None
        value, end = hour
        mark = self.behind(end, "clock_hour")
        if mark is None:
            half = self.behind(end, "clock_half") if said else None
            if half is not None:
                return ClockTime(value, 30), half[1]
            meridiem = self.behind(end, "clock_am") or self.behind(end, "clock_pm")
            return (ClockTime(value), end) if meridiem or (said and not self.counts(end)) else None
        tokens = self.tokens
        letter = len(tokens.words[end]) == 1 and not is_single(tokens.words[end])
        tight = tokens.gap(end) == "" and tokens.words[index].isdecimal()
        sure = said or weak or tight or self.behind(end, "unit") is None
        end = mark[1]
        if end < tokens.count and tokens.gap(end) == "" and tokens.longest(end, "date_span"):
            return None
        half = self.behind(end, "clock_half")
        if half is not None and sure:
            return ClockTime(value, 30), half[1]
        minute = self.minute(end, letter)
        if minute is not None and (sure or letter):
            return ClockTime(value, minute[0]), minute[1]
        sure = sure or self.behind(end, "clock_am") is not None or self.behind(end, "clock_pm") is not None
        return (ClockTime(value), end) if sure else None

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
        return found if letter and len(tokens.words[at]) == 2 and tokens.words[at].isdecimal() else None

    def number(self, index: int) -> tuple[int, int] | None:
        word = self.tokens.words[index]
        if word.isdecimal():
            return (int(word), index + 1) if len(word) <= 2 else None
        figure = self.numerals.figure(index)
        if figure is None or figure.ordinal or figure.value != figure.value.to_integral_value():
            return None
        return int(figure.value), figure.end

    def counts(self, end: int) -> bool:
        tokens = self.tokens
        if end >= tokens.count or not tokens.joined(end):
            return False
        return any(m.keys() & {"unit", "currency", "scale", "month"} for m, _ in tokens.all_from(end))

    def meridiem(self, end: int, time: ClockTime) -> tuple[int, ClockTime]:
        tokens = self.tokens
        if end >= tokens.count or not tokens.joined(end):
            return end, time
        for meaning, late in (("clock_am", False), ("clock_pm", True)):
            found = tokens.longest(end, meaning)
            if found is not None:
                return found[1], self.halved(time, late)
        return end, time

    def halved(self, time: ClockTime, late: bool) -> ClockTime:
        """The hour of a twelve-hour clock on the clock of twenty-four."""
        if time.hour > 12:
            return time
        return time._replace(hour=time.hour % 12 + (12 if late else 0))


def shifted(time: ClockTime, minutes: int) -> ClockTime:
    """The time so many minutes later, or earlier, round the clock."""
    total = (time.hour * 60 + time.minute + minutes) % (24 * 60)
    return time._replace(hour=total // 60, minute=total % 60)
