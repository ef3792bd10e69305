"""A language's file and CLDR, compiled into the one table that recognition reads.

Imported only where the table is not in the cache, for Babel and the YAML parser are slow to start.
"""

from __future__ import annotations

from checker.locale_build.cldr import (
    add_cldr,
    capital_months,
    capital_weekdays,
    cldr_locale,
    full_months,
    separators,
    shape,
    short_weekdays,
)
from checker.locale_build.fields import NUMERALS, add_fields, held, section, spelled, whole
from checker.locale_build.forms import Forms
from checker.locale_build.inflections import inflected
from checker.locale_build.source import Data, inherited, listed
from checker.words import words_of

# What a language does or does not do, by the names of the fields that say "yes".
_FLAGS = (
    "units_first", "bounded", "tight_tens", "trailing_places", "percent_parts", "ordinal_leads", "fractions_apart",
    "ordinal_chains", "tied_hedges", "positional", "proper_fractions", "year_pairs", "dotted_ordinals",
)  # fmt: skip
_STEM = 4  # letters of a month's name that lose two where it is inflected, rather than one


def compile_table(folder: str, tag: str) -> Data:
    """The table of a language: plain dicts, lists, sets, strings and numbers, as marshal wants them."""
    cldr = cldr_locale(tag)
    data = inflected(inherited(folder, tag))
    glued = data.get("glued") == "yes"
    twins = section(data, "letter_twins")
    forms = Forms(accents_kept=data.get("accents") == "kept", glued=glued, letter_twins=twins)
    add_fields(forms, data)
    add_cldr(forms, cldr, data)
    forms.add_unaccented()
    decimal, group = separators(cldr)
    dates = shape(cldr)
    clitics = sorted((word for form in listed(data.get("clitics")) for word in words_of(form)), key=len)
    return {
        "forward": forms.forward,
        "backward": forms.backward,
        "triggers": forms.starts(),
        "leads": forms.leads - NUMERALS,
        "morphemes": forms.morphemes,
        "prefixes": {word[:3] for word in forms.openings},
        "inner_prefixes": {word[:3] for word in forms.morphemes},
        "spelled": spelled(data),
        "decimal": decimal,
        "group": group,
        "order": dates.order,
        "short_order": dates.short,
        "month_first": dates.short == "md" or data.get("month_first") == "yes",
        "date_mark": dates.mark,
        "short_mark": dates.short_mark,
        "dotted_dates": dates.dotted,
        "short_year_first": dates.year_first,
        "date_marks": dates.marks or bool(held(data, "date.year_mark")),
        "full_months": (_written_out(full_months(cldr), data) | _tokens(data, "full_months"))
        - _tokens(data, "common_months"),
        "ranked_weekdays": forms.both("weekday", "ordinal") if capital_weekdays(cldr) else set(),
        "short_weekdays": short_weekdays(cldr),
        "capital_months": capital_months(cldr),
        "small_months": _in_small_letters(data),
        "weak_months": _tokens(data, "weak_months"),
        "weak_numbers": _tokens(data, "weak_numbers"),
        "lasting": _tokens(data, "lasting"),
        "recent": _tokens(data, "recent"),
        "inverted_scales": _tokens(data, "inverted_scales"),
        "weak_units": set(listed(data.get("weak_units"))),
        "telephones": _tokens(data, "telephones"),
        "weak_ordinals": _tokens(data, "weak_ordinals.forms"),
        "ordinal_years": held(data, "date.ordinal_years") == "yes",
        "decade_tens": bool(held(data, "date.decade_tens")),
        "rooms": {whole(k): whole(v) for k, v in section(data, "rooms").items()},
        "within": {part: whole_word for whole_word, parts in section(data, "within").items() for part in listed(parts)},
        "clitics": clitics,
        "whole_words": forms.led_by(clitics),
        "duals": _duals(data),
        "tight_numbers": _tokens(data, "tight_numbers"),
        "counted_numbers": _tokens(data, "counted_numbers"),
        "inner_hedges": bool(section(data, "inner_hedges")),
        "clock_at": bool(held(data, "clock.at")),
        "clock_after": _tokens(data, "clock.after"),
        "money_leads": _tokens(data, "money_leads"),
        "ordinal_days": held(data, "date.ordinal_days") or "",
        "ordinal_hours": held(data, "clock.ordinals") or "",
        **{flag: data.get(flag) == "yes" for flag in _FLAGS},
        "duration_units": set(listed(data.get("duration_units"))),
        "multiples": {k: [v["unit"], v["times"]] for k, v in section(data, "multiples").items()},
        "smaller": {k: {u: whole(n) for u, n in v.items()} for k, v in section(data, "smaller").items()},
        "families": {k: set(listed(v)) for k, v in section(data, "families").items()},
        "lower_codes": {code.lower() for code in listed(data.get("lower_codes"))},
        "word_codes": set(listed(data.get("word_codes"))),
        "endings": listed(data.get("endings")),
        "negations": listed(data.get("negations")),
        "hours_marked": held(data, "clock.marked") == "yes",
        "ages": listed(data.get("ages")),
        "partitives": set(listed(data.get("partitives"))),
        "office_modifiers": [listed(held(data, f"office_modifiers.{side}")) for side in ("before", "after")],
        "recognises": recognises(data),
    }


def _written_out(names: set[str], data: Data) -> set[str]:
    """CLDR's names of months written out, and the language's forms of one in another case: lokakuu|ssa, декабр|е."""
    others = {word for forms in section(data, "months").values() for form in forms for word in words_of(form)[:1]}
    stems = {name[: -2 if len(name) > _STEM else -1]: len(name) for name in sorted(names, key=len, reverse=True)}
    return names | {
        word for word in others for stem, length in stems.items() if word.startswith(stem) and len(word) >= length
    }


def _duals(data: Data) -> dict[str, list[str]]:
    """What says two of something in one word -> a word for two, and the word that it is the dual of."""
    two = next((word for form in listed(section(data, "numbers").get("2")) for word in words_of(form)), "")
    duals = section(data, "duals").items()
    return {word: [two, words_of(one)[0]] for one, forms in duals for form in listed(forms) for word in words_of(form)}


def _in_small_letters(data: Data) -> set[str]:
    """The forms, in any case, of the months that are written in small letters too."""
    starts = tuple(listed(data.get("small_months")))
    forms = {word for forms in section(data, "months").values() for form in listed(forms) for word in words_of(form)}
    return {word for word in forms if word.startswith(starts)} if starts else set()


def _tokens(data: Data, name: str) -> set[str]:
    return {word for form in listed(held(data, name)) for word in words_of(form)[:1]}


def recognises(data: Data) -> list[str]:
    """The kinds that work from CLDR alone, and those that need words which CLDR lacks."""
    kinds = ["currency", "date", "duration", "percent", "quantity", "time"]
    if section(data, "numbers"):
        kinds.append("number")
        if section(data, "ordinals") or section(data, "ordinal_marks"):
            kinds.append("ordinal")
    return sorted(kinds)
