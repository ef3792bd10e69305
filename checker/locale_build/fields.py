"""The fields of a language file and what becomes of each; root.yaml says what they mean."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

from checker.locale_build.forms import Forms
from checker.locale_build.source import Data, listed
from checker.words import VULGAR

# Fields and parts of fields that are plain lists of forms: where they stand, and their meaning in the tries.
_FORWARD = {
    "collective_endings": "rough", "articles": "article", "joiners": "joiner", "points": "point", "parts": "parts",
    "halves": "half_behind", "not_before": "not", "links": "link", "unit_links": "unit_link",
    "minor_joiners": "minor_joiner", "counters": "counter", "counted_nouns": "counted_noun",
    "figure_endings": "figure_ending",
    "unit_prefixes": "unit_prefix", "weak_ordinals.before": "ranks", "ordinal_marks.after": "ordinal_mark",
    "ranges.and": "range_and", "ranges.to": "range_to",
    "date.of": "date_of", "date.to": "date_to", "date.year_mark": "date_year_mark",
    "date.month_mark": "date_month_mark", "date.day_mark": "date_day_mark", "date.weak_day_mark": "date_weak_day_mark",
    "date.span": "date_span", "date.bc_after": "date_era_behind",
    "date.lapse": "date_lapse", "date.first": "date_first", "date.the_after": "date_the_after",
    "date.decade": "date_decade", "date.decade_tens": "date_decade_tens", "date.year_word": "date_year_word",
    "clock.hour": "clock_hour", "clock.minute": "clock_minute", "clock.second": "clock_second",
    "date.and": "date_and", "followers": "follower", "denominators": "denominator", "plus_half": "plus_half",
    "clock.half": "clock_half", "clock.at": "clock_at", "clock.day": "clock_day", "clock.night": "clock_night",
    "clock.zones": "clock_zone", "clock.am": "clock_am", "clock.pm": "clock_pm",
}  # fmt: skip
_TRIGGERS = {
    "vague": "vague", "idioms": "idiom", "date.century": "date_century", "half_prefixes": "half_prefix",
}  # fmt: skip
_BEFORE = {
    "minus": "minus", "not_after": "not", "weak_ordinals.after": "ranks", "ordinal_marks.before": "ordinal_mark",
    "ranges.between": "between", "date.the": "date_the", "date.year_before": "date_year_before",
    "date.century_before": "date_century_before",
    "date.weekday_before": "weekday_lead", "date.named": "date_named",
    "date.not_day": "date_not_day", "date.bc_before": "date_era_before",
    "date.link": "date_link", "date.decade_before": "date_decade_before", "date.counted": "date_counted",
    "percent_before": "percent_before",
    "clock.before": "clock_before", "clock.weak_before": "clock_weak_before", "clock.article": "clock_article",
    "clock.from": "clock_from", "clock.dated_article": "clock_dated_article",
    "clock.am_before": "clock_am_before",
    "clock.pm_before": "clock_pm_before", "clock.night_before": "clock_night_before",
}  # fmt: skip
NUMERALS = {"number", "scale", "ordinal"}  # what words that make up numbers mean
_GLUED = ("denominators", "date.decade_tens", "collective_endings", "joiners", "plus_half", "parts", "half_prefixes")

# Fields whose keys are values: how they are read is in `add_fields`.
_KEYED = (
    "numbers", "spans", "scales", "ordinals", "fractions", "single_fractions", "added", "spelled",
    "collectives", "rough_collectives", "suffixes", "money_suffixes",
    "hedges", "inner_hedges",
    "units", "tight_units", "glued_units", "unit_frames", "leading_units", "lengths",
    "currencies", "major_units", "minor_units",
    "months", "month_stems", "weekdays", "eras", "centuries", "parts_of_day", "relative",
)  # fmt: skip
# Fields that stay as they are, for the table or for what CLDR adds.
_KEPT = (
    "notation", "lasting", "recent", "weak_units", "inverted_scales", "telephones",
    "accents", "letter_twins",
    "glued", "clitics", "duals", "inflections", "within", "units_first", "ordinal_chains", "ordinal_leads",
    "fractions_apart",
    "trailing_places", "percent_parts", "bounded", "tight_numbers", "tight_tens", "counted_numbers",
    "positional", "tied_hedges", "proper_fractions", "year_pairs", "dotted_ordinals", "rooms", "weak_numbers",
    "weak_months", "month_first", "small_months", "full_months", "common_months",
    "negations", "endings", "duration_units", "multiples", "smaller", "families", "lower_codes", "word_codes",
    "code_prefixes", "ignored_units", "ignored_unit_forms", "ranges.from", "ranges.weak_from", "ranges.sure_from",
    "date.ordinal_days", "date.ordinal_years",
    "clock.offsets", "clock.later", "clock.after", "clock.ordinals", "weak_ordinals.forms",
    "ages", "clock.marked", "partitives", "money_leads", "office_modifiers.before", "office_modifiers.after",
    "examples",
)  # fmt: skip
FIELDS = frozenset((*_FORWARD, *_TRIGGERS, *_BEFORE, *_KEYED, *_KEPT))


def add_fields(forms: Forms, data: Data) -> None:
    """Puts all that a language file holds into the tries."""
    for name, meaning in _FORWARD.items():
        forms.add(held(data, name), meaning)
    for name, meaning in _TRIGGERS.items():
        forms.add(held(data, name), meaning, trigger=True)
    for name, meaning in _BEFORE.items():
        forms.add_before(held(data, name), meaning)
    for name in _GLUED:
        forms.glue(held(data, name))
    forms.add_before(held(data, "ranges.from"), "from", "always")
    forms.add_before(held(data, "ranges.weak_from"), "from", "bare")
    forms.add_before(held(data, "ranges.sure_from"), "from", "ends")
    _add_numerals(forms, data)
    _add_amounts(forms, data)
    _add_calendar(forms, data)


def held(data: Data, name: str) -> Any:
    """What a field, or a part of one ("date.of"), holds."""
    first, _, rest = name.partition(".")
    found = data.get(first)
    if not rest:
        return found
    return found.get(rest) if isinstance(found, dict) else None


def section(data: Data, name: str) -> Data:
    """A field whose keys are values."""
    found = data.get(name)
    return found if isinstance(found, dict) else {}


def whole(value: str) -> int:
    """A whole number as language files write it: 12, 1e6."""
    return int(Decimal(value))


def number(value: str) -> int | float:
    """A number of which a language has a word: 12, 1e6, 1.5 (exact in binary)."""
    return float(value) if "." in value else whole(value)


def _add_numerals(forms: Forms, data: Data) -> None:
    for name, meaning in (("numbers", "number"), ("scales", "scale"), ("ordinals", "ordinal")):
        for value, listed_forms in section(data, name).items():
            forms.add(listed_forms, meaning, number(value), trigger=True)
            forms.glue(listed_forms)
    for ends, listed_forms in section(data, "spans").items():
        least, _, most = ends.partition("..")
        forms.add(listed_forms, "span", [whole(least), whole(most)], trigger=True)
    for parts in section(data, "within").values():
        forms.glue(parts)
    for value, listed_forms in section(data, "fractions").items():
        forms.add(listed_forms, "fraction", whole(value), trigger=value in ("2", "4"))
        forms.glue(listed_forms)
    for value, listed_forms in section(data, "added").items():
        forms.add(listed_forms, "added", float(value), trigger=True)
    for value, listed_forms in section(data, "single_fractions").items():
        forms.add(listed_forms, "single_fraction", whole(value))
    for name, hedge in (("collectives", ""), ("rough_collectives", "~")):
        weak = set(listed(data.get("weak_numbers")))
        for value, listed_forms in section(data, name).items():
            for form in listed(listed_forms):
                forms.add(form, "collective", [whole(value), hedge], trigger=form not in weak)
    for sign in sorted(VULGAR):
        forms.add_sign(sign)
    for name, meaning in (("suffixes", "suffix"), ("money_suffixes", "money_suffix")):
        suffixes: dict[str, dict[str, int]] = {}
        for value, listed_forms in section(data, name).items():
            for form in listed(listed_forms):
                suffixes.setdefault(form.lower(), {}).setdefault(form if len(form) < 3 else form.lower(), whole(value))
        for form, values in suffixes.items():
            forms.add(form, meaning, values)


def spelled(data: Data) -> dict[str, str]:
    """How a numeral sounds -> how it is written."""
    found = {}
    for value, listed_forms in section(data, "spelled").items():
        numeral = listed(section(data, "numbers").get(value) or section(data, "scales").get(value))[0]
        for form in listed(listed_forms):
            found[unicodedata.normalize("NFKC", form)] = numeral
    return found


def _add_amounts(forms: Forms, data: Data) -> None:
    for operator, sides in section(data, "hedges").items():
        forms.add_before(sides.get("before"), "hedge", operator)
        forms.add(sides.get("after"), "hedge", operator)
    for operator, listed_forms in section(data, "inner_hedges").items():
        forms.add(listed_forms, "inner_hedge", operator)
    for unit, listed_forms in section(data, "units").items():
        forms.add(listed_forms, "unit", unit)
    for unit, listed_forms in section(data, "tight_units").items():
        forms.add(listed_forms, "tight_unit", unit)
    for unit, listed_forms in section(data, "glued_units").items():
        forms.add(listed_forms, "unit", unit)
        forms.glue(listed_forms, opens=False)
    for before, units in section(data, "unit_frames").items():
        forms.add_before(before, "unit_frame", units)
        for word in units:
            forms.add(word, "framed", word)
    for unit, listed_forms in section(data, "leading_units").items():
        forms.add(listed_forms, "leading_unit", unit)
    for unit, words in section(data, "lengths").items():
        for many, listed_forms in words.items():
            forms.add(listed_forms, "length", [unit, whole(many)], trigger=True)
    for code, listed_forms in section(data, "currencies").items():
        forms.add(listed_forms, "currency", code)
        forms.add_before(listed_forms, "currency", code)
    for major in section(data, "major_units").values():
        forms.add(major.get("forms"), "major", [whole(major["times"]), major["of"]])
    for minor in section(data, "minor_units").values():
        forms.add(minor.get("forms"), "minor", [whole(minor["per"]), minor.get("of", "")])
        forms.add(minor.get("behind"), "minor_behind", [whole(minor["per"]), minor.get("of", "")])


def _add_calendar(forms: Forms, data: Data) -> None:
    for value, listed_forms in section(data, "months").items():
        forms.add(listed_forms, "month", whole(value), trigger=True)
    for value, listed_forms in section(data, "month_stems").items():
        forms.add(listed_forms, "month_stem", whole(value), trigger=True)
    for value, listed_forms in section(data, "weekdays").items():
        forms.add(listed_forms, "weekday", whole(value))
    for value, listed_forms in section(data, "eras").items():
        forms.add(listed_forms, "era", whole(value), trigger=True)
    for value, listed_forms in section(data, "centuries").items():
        forms.add(listed_forms, "date_century_name", whole(value), trigger=True)
    for part, sides in section(data, "parts_of_day").items():
        forms.add_before(sides.get("before"), "part", part)
        forms.add(sides.get("after"), "part", part)
    for minutes, listed_forms in section(section(data, "clock"), "offsets").items():
        forms.add_before(listed_forms, "clock_offset", minutes)
        forms.add(listed_forms, "clock_lead", trigger=True)
    for minutes, listed_forms in section(section(data, "clock"), "later").items():
        forms.add(listed_forms, "clock_later", minutes)
    for days, listed_forms in section(data, "relative").items():
        forms.add(listed_forms, "relative", days, trigger=True)
