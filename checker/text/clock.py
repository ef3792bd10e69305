"""Times of day in text."""

from __future__ import annotations

import re
from typing import Any

from checker.model import Mention
from checker.quantities import ClockTime
from checker.text.amounts import Found
from checker.text.numerals import Numerals
from checker.text.tokens import Tokens
from checker.words import is_single

_clock = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])")
_dotted = re.compile(r"(\d{1,2})\.(\d{2})(?![\d.])")


class Clock:
    """Finds times of day in one text."""

    def __init__(self, table: dict[str, Any], tokens: Tokens, numerals: Numerals) -> None:
        self.tokens = tokens
        self.forward = table["forward"]
        self.backward = table["backward"]
        self.numerals = numerals

    def at(self, index: int, floor: int) -> Found | None:
        """The time that starts with this token, with what says that it is one."""
        tokens = self.tokens
        digits = tokens.words[index].isdecimal()
        said = tokens.longest_before(self.backward, index, "clock_before", floor)
        weak = tokens.longest_before(self.backward, index, "clock_weak_before", floor)
        if not digits and said is None and weak is None and not is_single(tokens.words[index][0]):
            return None
        found = self.figures(index, said is not None) if digits else None
        if found is None:
            found = self.marked(index, said is not None, weak is not None)
        if found is None:
            return None
        time, end = found
        start = said[1] if said is not None else index
        half = tokens.longest_before(self.backward, start, "clock_am_before", floor)
        late = tokens.longest_before(self.backward, start, "clock_pm_before", floor)
        if half is not None or late is not None:
            start = (half or late or (1, start))[1]
            time = self.halved(time, late is not None)
        end, time = self.meridiem(end, time)
        if time.hour > 24 or time.minute > 59:
            return None
        if time.hour == 24:
            time = time._replace(hour=0)
        at, to = tokens.starts[start], tokens.ends[end - 1]
        return Found(start, end, Mention("time", at, to, time, core=(tokens.starts[index], to)))

    def figures(self, index: int, said: bool) -> tuple[ClockTime, int] | None:
        """ "10:00", "15:50:06"; "10.30" only where the text says that it is a time."""
        tokens, text = self.tokens, self.tokens.text
        at = tokens.starts[index]
        match = _clock.match(text, at) or (_dotted.match(text, at) if said else None)
        if match is None or (at and (text[at - 1].isdecimal() or text[at - 1] in ":.,/+-")):
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
        mark = tokens.longest(self.forward, end, "clock_hour") if end < tokens.count and tokens.joined(end) else None
        if mark is not None:
            end = mark[1]
        return ClockTime(hour, minute, second), end

    def marked(self, index: int, said: bool, weak: bool) -> tuple[ClockTime, int] | None:
        """ "10h00", "10 heures", "klockan tio", 午前10時30分."""
        tokens = self.tokens
        hour = self.number(index)
        if hour is None or hour[0] > 24:
            return None
        value, end = hour
        mark = tokens.longest(self.forward, end, "clock_hour") if end < tokens.count and tokens.joined(end) else None
        if mark is None:
            bare = tokens.all_from(self.forward, end) if end < tokens.count and tokens.joined(end) else []
            if any(m.keys() & {"clock_am", "clock_pm"} for m, _ in bare):
                return ClockTime(value), end
            return (ClockTime(value), end) if said and not self.counts(end) else None
        tight = tokens.gap(end) == "" and tokens.words[index].isdecimal()
        end = mark[1]
        if end < tokens.count and tokens.longest(self.forward, end, "date_span") and tokens.gap(end) == "":
            return None
        half = tokens.longest(self.forward, end, "clock_half") if end < tokens.count and tokens.joined(end) else None
        if half is not None:
            return ClockTime(value, 30), half[1]
        minute = self.number(end) if end < tokens.count and tokens.gap(end) in ("", " ") else None
        if minute is not None and minute[0] <= 59:
            stop = minute[1]
            unit = (
                tokens.longest(self.forward, stop, "clock_minute")
                if stop < tokens.count and tokens.joined(stop)
                else None
            )
            if unit is not None:
                return ClockTime(value, minute[0]), unit[1]
            if tight and len(tokens.words[end]) == 2:
                return ClockTime(value, minute[0]), stop
        sure = said or weak or tight or is_single(tokens.words[index + (0 if not tight else 1)][0])
        return (ClockTime(value), end) if sure else None

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
        return any(m.keys() & {"unit", "currency", "scale", "month"} for m, _ in tokens.all_from(self.forward, end))

    def meridiem(self, end: int, time: ClockTime) -> tuple[int, ClockTime]:
        tokens = self.tokens
        if end >= tokens.count or not tokens.joined(end):
            return end, time
        for meaning, late in (("clock_am", False), ("clock_pm", True)):
            found = tokens.longest(self.forward, end, meaning)
            if found is not None:
                return found[1], self.halved(time, late)
        return end, time

    def halved(self, time: ClockTime, late: bool) -> ClockTime:
        """The hour of a twelve-hour clock on the clock of twenty-four."""
        if time.hour > 12:
            return time
        return time._replace(hour=time.hour % 12 + (12 if late else 0))
