"""Figures, dates and times with one thing wrong, in the words of their language."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Mention
from checker.mutate.figures import Rewritten, as_digits, runs, wrong_figures
from checker.mutate.wording import Phrase, Wording, wording
from checker.quantities import CalendarDate, ClockTime
from checker.quantities.units import DIMENSIONS

_FLIPPED = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
_MONTHS, _HOURS, _MINUTES = 12, 24, 60
_NEXT_PART = {
    "morning": "evening",
    "noon": "evening",
    "afternoon": "morning",
    "evening": "morning",
    "night": "afternoon",
}


def wrong_words(text: str, mention: Mention, language: str) -> Iterator[Rewritten]:
    """A mention with one thing wrong."""
    words = wording(language)
    match mention.value:
        case CalendarDate():
            yield from _wrong_date(text, mention, words)
        case ClockTime():
            yield from _wrong_time(text, mention)
        case _:
            yield from _wrong_figure(text, mention, words)
            yield from _wrong_bound(text, mention, words)
            yield from _wrong_unit(text, mention, words)


# --- figures --------------------------------------------------------------------------------


def _wrong_figure(text: str, mention: Mention, words: Wording) -> Iterator[Rewritten]:
    core = mention.core or (mention.start, mention.end)
    digits = list(wrong_figures(text, *core))
    yield from digits
    if digits:
        return
    for meaning in ("number", "ordinal"):
        phrases = words.phrases(text, *core, meaning)
        for phrase in phrases[-1:] or _glued(text, core, words, meaning):
            value = phrase.value
            step = 10 if value >= 20 and value % 10 == 0 else 1
            for kind, other in (("one-more", value + step), ("one-less", value - step)):
                now = words.other(phrase, text, other) if other > 0 else None
                if now is not None:
                    yield Rewritten(kind, phrase.start, phrase.end, now)


def _glued(text: str, core: tuple[int, int], words: Wording, meaning: str) -> list[Phrase]:
    """The unit of a number that is written together, at its end or (fünfundzwanzig) its beginning."""
    said = text[slice(*core)].casefold()
    forms = [(form[0], value) for form, value in words.forms(meaning) if len(form) == 1 and 0 < value < 10]
    forms.sort(key=lambda form: -len(form[0]))
    for form, value in forms:
        if len(form) < len(said) and said.endswith(form):
            return [Phrase(meaning, value, core[1] - len(form), core[1], (form,), False)]
        if len(form) < len(said) and said.startswith(form):
            return [Phrase(meaning, value, core[0], core[0] + len(form), (form,), False)]
    return []


def _wrong_bound(text: str, mention: Mention, words: Wording) -> Iterator[Rewritten]:
    if mention.hedge == "..":
        return  # "od 4 do 6": a word that bounds one figure leads in two
    core = mention.core or (mention.start, mention.end)
    for phrase in words.phrases(text, mention.start, mention.end, "hedge"):
        if phrase.start < core[1] and core[0] < phrase.end:
            continue  # a word of the figure itself
        yield Rewritten("bound-dropped", *_with_space(text, phrase), "")
        flipped = _FLIPPED.get(phrase.value)
        now = words.other(phrase, text, flipped) if flipped else None
        if now is not None:
            yield Rewritten("bound-flipped", phrase.start, phrase.end, now)


def _with_space(text: str, phrase: Phrase) -> tuple[int, int]:
    start, end = phrase.start, phrase.end
    if text[end : end + 1].isspace():
        return start, end + 1
    return (start - 1, end) if start > 0 and text[start - 1].isspace() else (start, end)


def _wrong_unit(text: str, mention: Mention, words: Wording) -> Iterator[Rewritten]:
    """Another unit of the same dimension, another currency."""
    core = mention.core or (mention.start, mention.end)
    for start, end in ((mention.start, core[0]), (core[1], mention.end)):
        for meaning in ("unit", "currency", "code"):
            bounds = words.phrases(text, start, end, "hedge")
            phrases = [
                one
                for one in words.phrases(text, start, end, meaning)
                if not any(one.start < bound.end and bound.start < one.end for bound in bounds)
            ]
            if not phrases:
                continue
            phrase = phrases[0]
            now = next(
                (now for other in _unlike(phrase, words) if (now := words.other(phrase, text, other)) is not None), None
            )
            if now is not None:
                yield Rewritten("unit", phrase.start, phrase.end, _as_written(now, text[phrase.start : phrase.end]))
            break


def _unlike(phrase: Phrase, words: Wording) -> Iterator[str]:
    """Units that are none of what the phrase means, the nearest of its dimension first."""
    unit = str(phrase.value)
    if phrase.meaning == "unit":
        row = next((list(row) for row in DIMENSIONS.values() if unit in row), [])
        if unit in row:
            at = row.index(unit)
            yield from sorted((one for one in row if one != unit), key=lambda one: (abs(row.index(one) - at), one))
        return
    families = [codes for name, codes in words.table["families"].items() if unit == name or unit in codes]
    signs = not "".join(phrase.words).isalpha()
    known = {value for form, value in words.forms(phrase.meaning, before=phrase.before)}
    codes = {code.upper() for code in words.table["lower_codes"]} & known
    if signs:
        codes = {
            value
            for form, value in words.forms(phrase.meaning, before=phrase.before)
            if not "".join(form).isalpha() and value in codes
        }
    yield from sorted(code for code in codes if code != unit and not any(code in family for family in families))


def _as_written(now: str, was: str) -> str:
    return now.upper() if was.isupper() else now


# --- dates and times ------------------------------------------------------------------------


def _wrong_date(text: str, mention: Mention, words: Wording) -> Iterator[Rewritten]:
    date: CalendarDate = mention.value
    span = (mention.start, mention.end)
    if mention.relative is None:
        yield from _wrong_digits(text, span, date)
        for phrase in words.phrases(text, *span, "month"):
            now = words.other(phrase, text, phrase.value % _MONTHS + 1, full=True)
            if now is not None:
                yield Rewritten("month", phrase.start, phrase.end, now)
    for phrase in words.phrases(text, *span, "relative"):
        days, space, part = str(phrase.value).partition(" ")
        now = words.other(phrase, text, f"{1 if days == '0' else 0}{space}{part}")
        now = now or words.other(phrase, text, "1" if days == "0" else "0")
        if now is not None:
            yield Rewritten("day", phrase.start, phrase.end, now)
    for phrase in words.phrases(text, *span, "part"):
        now = words.other(phrase, text, _NEXT_PART[phrase.value])
        if now is not None:
            yield Rewritten("part-of-day", phrase.start, phrase.end, now)


def _wrong_digits(text: str, span: tuple[int, int], date: CalendarDate) -> Iterator[Rewritten]:
    stated = [tuple((part + "--").split("-")[:3]) for part in (date.start, date.end) if part is not None]
    for start, end, number in runs(text, *span):
        said = text[start:end]
        for year, month, day in stated:
            if day.isdecimal() and number == int(day):
                yield Rewritten("day", start, end, as_digits(said, number - 1 if number > 1 else number + 1))
                break
            if month.isdecimal() and number == int(month):
                yield Rewritten("month", start, end, as_digits(said, number % _MONTHS + 1))
                break
            if year.isdecimal() and number in (int(year), int(year) % 100):
                yield Rewritten("year", start, end, as_digits(said, number + 1))
                break


def _wrong_time(text: str, mention: Mention) -> Iterator[Rewritten]:
    start, end = mention.core or (mention.start, mention.end)
    for at, (low, high, number) in enumerate(runs(text, start, end)[:2]):
        whole = _HOURS if at == 0 else _MINUTES
        now = (number + (1 if at == 0 else 10)) % whole
        yield Rewritten("hour" if at == 0 else "minute", low, high, as_digits(text[low:high], now))
