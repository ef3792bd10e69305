"""Dates as CLDR writes them, formatted by Babel: in full, short, and as far as each of its skeletons states them."""

from __future__ import annotations

import datetime

import pytest
from babel.dates import format_date, format_skeleton

from checker import recognise
from checker.locale_build.cldr import cldr_locale
from checker.locales import languages

LEAP_YEAR = [datetime.date(2024, 1, 1) + datetime.timedelta(days) for days in range(366)]


def read(text: str, tag: str) -> list[tuple[str, str, str | None]]:
    return [(mention.kind, str(mention.value), mention.problem) for mention in recognise(text, tag)]


@pytest.mark.parametrize("length", ["short", "medium", "long", "full"])
@pytest.mark.parametrize(
    "tag", sorted({*languages(), "cs", "el", "hu", "th", "ru", "ar", "hi", "tr", "en-GB", "de-CH"})
)
def test_every_date_of_a_leap_year_is_read_as_itself(tag: str, length: str) -> None:
    cldr = cldr_locale(tag)
    wrong = []
    for day in LEAP_YEAR:
        text = format_date(day, length, locale=cldr)
        if read(text, tag) != [("date", day.isoformat(), None)]:
            wrong.append((text, read(text, tag)))
    assert wrong == []


# https://unicode.org/reports/tr35/tr35-dates.html#availableFormats_appendItems and what each states, in strftime's way.
SKELETONS = {
    "yMMMMEEEEd": "%Y-%m-%d", "yMMMMd": "%Y-%m-%d", "yMMMEd": "%Y-%m-%d", "yMMMd": "%Y-%m-%d",
    "yMEd": "%Y-%m-%d", "yMd": "%Y-%m-%d",
    "MMMMEd": "XXXX-%m-%d", "MMMMd": "XXXX-%m-%d", "MMMEd": "XXXX-%m-%d", "MMMd": "XXXX-%m-%d",
    "MEd": "XXXX-%m-%d", "Md": "XXXX-%m-%d",
    "yMMMM": "%Y-%m", "yMMM": "%Y-%m", "yM": "%Y-%m", "MMMM": "XXXX-%m",
}  # fmt: skip
# How many days of the year are left open. "1/2" is a half as likely as a day, "1.12" a decimal fraction or a time of
# day, "1-12" a range; a weekday beside them decides where a time of day is written with another mark.
LEFT_OPEN = {
    **dict.fromkeys([(tag, "Md") for tag in ("ar", "el", "es", "es-MX", "hi", "id", "sv", "tr", "vi", "zh-HK")], 51),
    **dict.fromkeys([(tag, "Md") for tag in ("en", "ja", "zh", "zh-Hant")], 50),
    **dict.fromkeys([(tag, "Md") for tag in ("en-IN", "fr", "it", "pt")], 20),
    **dict.fromkeys([(tag, name) for tag in ("da", "pl", "ro", "ru", "uk") for name in ("Md", "MEd")], 366),
    ("nl", "Md"): 366,
}


@pytest.mark.parametrize("tag", languages())
def test_every_skeleton_of_a_date_is_read_as_far_as_it_states_one(tag: str) -> None:
    cldr = cldr_locale(tag)
    unread: dict[tuple[str, str], int] = {}
    wrong = []
    for name, stated in SKELETONS.items():
        if name not in cldr.datetime_skeletons:
            continue
        for day in LEAP_YEAR if "d" in name else LEAP_YEAR[::31]:
            text = format_skeleton(name, day, locale=cldr)
            found = read(text, tag)
            if found != [("date", day.strftime(stated), None)]:
                unread[tag, name] = unread.get((tag, name), 0) + 1
                wrong += [(text, found)] if "date" in [kind for kind, *_ in found] else []
    assert unread == {key: count for key, count in LEFT_OPEN.items() if key[0] == tag}
    assert wrong == []
