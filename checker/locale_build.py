"""A language's file and CLDR, compiled into the one table that recognition reads.

Imported only where the table is not in the cache, for Babel and the YAML parser are slow to start.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import yaml
from babel import Locale as CldrLocale
from babel import UnknownLocaleError

from checker.errors import UnknownLanguageError
from checker.words import words_of

Data = dict[str, Any]

# Lengths of CLDR's unit patterns that people write in running text; the narrow ones collide with words.
_UNIT_LENGTHS = ("long", "short")


def language_files(folder: str) -> dict[str, str]:
    """Every language file by tag: the folder's listing is the registry."""
    names = sorted(name for name in os.listdir(folder) if name.endswith(".yaml"))
    return {name.removesuffix(".yaml"): os.path.join(folder, name) for name in names}


def read_language(folder: str, tag: str) -> Data:
    """The data of one file as it is written, every scalar as text."""
    with open(os.path.join(folder, f"{tag}.yaml"), encoding="utf-8") as file:
        data = yaml.load(file, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return data if isinstance(data, dict) else {}


def parents(tag: str) -> Iterator[str]:
    """The tag and what it inherits from, without root: "es-MX", "es"."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


def inherited(folder: str, tag: str) -> Data:
    """The file of a language laid over those that it inherits from; lists grow, they are not replaced."""
    files = language_files(folder)
    data = read_language(folder, "root")
    for name in reversed(list(parents(tag))):
        if name in files:
            own = read_language(folder, name)
            own.pop("examples", None)
            data = _merged(data, own)
    return data


def _merged(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return {k: _merged(below[k], above[k]) if k in below and k in above else above.get(k, below.get(k))
                for k in {**below, **above}}  # fmt: skip
    if isinstance(below, list) or isinstance(above, list):
        return [*_listed(above), *_listed(below)]
    return above


def _listed(value: Any) -> list[str]:
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def cldr_locale(tag: str) -> CldrLocale:
    """CLDR's locale of a tag. UnknownLanguageError where CLDR has none."""
    try:
        return CldrLocale.parse(tag, sep="-" if "-" in tag else "_")
    except (ValueError, UnknownLocaleError, TypeError) as error:
        raise UnknownLanguageError(
            f'"{tag}" is no language that CLDR knows; expected a tag such as sv or pt-BR'
        ) from error


def compile_table(folder: str, tag: str) -> Data:
    """The table of a language: plain dicts, lists, strings and numbers, as marshal wants them."""
    return _Compiler(inherited(folder, tag), cldr_locale(tag)).table(tag)


class _Compiler:
    def __init__(self, data: Data, cldr: CldrLocale) -> None:
        self.data = data
        self.cldr = cldr
        self.forward: Data = {}
        self.backward: Data = {}
        self.triggers: set[str] = set()
        self.morphemes: set[str] = set()
        self.spelled: dict[str, str] = {}  # how a numeral sounds -> how it is written
        self.unaccented: list[tuple[Data, list[str], str, Any, bool]] = []

    # --- surface forms ------------------------------------------------------------------

    def add(self, forms: Any, meaning: str, value: Any, *, trigger: bool = False, back: bool = False) -> None:
        for form in _listed(forms):
            words = words_of(unicodedata.normalize("NFKC", form))
            if not words:
                continue
            if back:
                words.reverse()
            trie = self.backward if back else self.forward
            self.put(trie, words, meaning, value, trigger)
            bare = [_unaccented(word) for word in words]
            if bare != words:
                self.unaccented.append((trie, bare, meaning, value, trigger))

    def put(self, trie: Data, words: list[str], meaning: str, value: Any, trigger: bool) -> None:
        if trigger:
            self.triggers.add(words[0])
        for word in words:
            trie = trie.setdefault(word, {})
        trie.setdefault("", {}).setdefault(meaning, value)

    def add_unaccented(self) -> None:
        """Texts without diacritics happen; a bare form is a fallback where no other word has it."""
        if self.data.get("accents") == "kept":
            return
        for trie, words, meaning, value, trigger in self.unaccented:
            node = trie
            for word in words:
                node = node.get(word, {})
            if "" not in node or meaning in node[""]:
                self.put(trie, words, meaning, value, trigger)

    def section(self, name: str) -> Data:
        found = self.data.get(name)
        return found if isinstance(found, dict) else {}

    # --- the table ----------------------------------------------------------------------

    def table(self, tag: str) -> Data:
        self.numbers()
        self.amounts()
        self.dates()
        self.clock()
        self.cldr_names()
        self.add_unaccented()
        data = self.data
        symbols = self.cldr.number_symbols.get("latn", {})
        return {
            "tag": tag,
            "decimal": _plain(symbols.get("decimal", ".")),
            "group": _plain(symbols.get("group", ",")),
            "order": _order(self.cldr),
            "forward": self.forward,
            "backward": self.backward,
            "triggers": self.triggers,
            "morphemes": self.morphemes if data.get("glued") == "yes" else set(),
            "prefixes": {word[:3] for word in self.morphemes} if data.get("glued") == "yes" else set(),
            "spelled": self.spelled,
            "rooms": {_whole(k): _whole(v) for k, v in self.section("rooms").items()},
            "endings": _listed(data.get("endings")),
            "negations": _listed(data.get("negations")),
            "duration_units": set(_listed(data.get("duration_units"))),
            "multiples": {k: [v["unit"], _whole(v["times"])] for k, v in self.section("multiples").items()},
            "families": {k: set(_listed(v)) for k, v in self.section("families").items()},
            "lower_codes": {code.lower() for code in _listed(data.get("lower_codes"))},
            "word_codes": set(_listed(data.get("word_codes"))),
            "weak_numbers": {word for form in _listed(data.get("weak_numbers")) for word in words_of(form)},
            "weak_ordinals": {word for form in _listed(self.section("weak_ordinals").get("forms")) for word in words_of(form)},
            "weak_months": {word for form in _listed(data.get("weak_months")) for word in words_of(form)[:1]},
            "full_months": self.full_months(),
            "capital_months": self.cldr.months["format"]["wide"][1][:1].isupper(),
            "date_marks": bool(self.section("date").get("year_mark")),
            "dotted_dates": data.get("dotted_dates") == "yes",
            "date_mark": next((c for c in str(self.cldr.date_formats["short"].pattern) if c in "./-"), ""),
            "positional": data.get("positional") == "yes",
            "year_pairs": data.get("year_pairs") == "yes",
            "dotted_ordinals": data.get("dotted_ordinals") == "yes",
            "counted": data.get("counted") == "yes",
            "recognises": self.recognises(),
        }

    def full_months(self) -> set[str]:
        months = self.cldr.months
        names = [name for context in months.values() for name in context["wide"].values()]
        return {
            word
            for name in names
            if words_of(name)
            for word in (words_of(name)[0], _unaccented(words_of(name)[0]))
        }

    def recognises(self) -> list[str]:
        """Kinds that work from CLDR alone, and those that need words which CLDR lacks."""
        kinds = ["currency", "date", "duration", "number", "percent", "quantity", "time"]
        words = self.section("numbers")
        if not words:
            kinds.remove("number")
        if words and (self.section("ordinals") or self.data.get("ordinal_marks")):
            kinds.append("ordinal")
        return sorted(kinds)

    def numbers(self) -> None:
        data = self.data
        for value, forms in self.section("numbers").items():
            self.add(forms, "number", _whole(value), trigger=True)
            self.glue(forms)
        for value, forms in self.section("scales").items():
            self.add(forms, "scale", _whole(value), trigger=True)
            self.glue(forms)
        for value, forms in self.section("ordinals").items():
            self.add(forms, "ordinal", _whole(value), trigger=True)
            self.glue(forms)
        for value, forms in self.section("fractions").items():
            self.add(forms, "fraction", _whole(value), trigger=value in ("2", "4"))
            self.glue(forms)
        for value, forms in self.section("spelled").items():
            numeral = _listed(self.section("numbers").get(value) or self.section("scales").get(value))[0]
            for form in _listed(forms):
                self.spelled[unicodedata.normalize("NFKC", form)] = numeral
        for value, forms in self.section("collectives").items():
            self.add(forms, "collective", [_whole(value), ""], trigger=True)
        for value, forms in self.section("rough_collectives").items():
            self.add(forms, "collective", [_whole(value), "~"], trigger=True)
        self.add(data.get("collective_endings"), "rough", 1)
        self.glue(data.get("collective_endings"))
        for value, forms in self.section("suffixes").items():
            for form in _listed(forms):
                self.add(form, "suffix", [_whole(value), form])
        self.add(data.get("articles"), "article", 1)
        self.add(data.get("joiners"), "joiner", 1)
        self.glue(data.get("joiners"))
        self.add(data.get("points"), "point", 1)
        self.add(data.get("minus"), "minus", 1, back=True)
        self.add(data.get("vague"), "vague", 1, trigger=True)
        self.add(data.get("idioms"), "idiom", 1, trigger=True)
        weak = self.section("weak_ordinals")
        self.add(weak.get("after"), "ranks", 1, back=True)
        self.add(weak.get("before"), "ranks", 1)
        self.add(data.get("parts"), "parts", 1)
        self.add(data.get("halves"), "half_behind", 1)
        self.add(data.get("not_after"), "not", 1, back=True)
        self.add(data.get("not_before"), "not", 1)
        marks = self.section("ordinal_marks")
        self.add(marks.get("after"), "ordinal_mark", 1)
        self.add(marks.get("before"), "ordinal_mark", 1, back=True)

    def glue(self, forms: Any) -> None:
        if self.data.get("glued") != "yes":
            return
        for form in _listed(forms):
            words = words_of(form)
            if len(words) == 1:
                self.morphemes.update((words[0], _unaccented(words[0])))

    def amounts(self) -> None:
        data = self.data
        for operator, sides in self.section("hedges").items():
            self.add(sides.get("before"), "hedge", operator, back=True)
            self.add(sides.get("after"), "hedge", operator)
        ranges = self.section("ranges")
        self.add(ranges.get("between"), "between", 1, back=True)
        self.add(ranges.get("and"), "range_and", 1)
        self.add(ranges.get("to"), "range_to", 1)
        self.add(ranges.get("from"), "from", "always", back=True)
        self.add(ranges.get("weak_from"), "from", "bare", back=True)
        self.add(data.get("links"), "link", 1)
        for unit, forms in self.section("units").items():
            self.add(forms, "unit", unit)
        for unit, forms in self.section("glued_units").items():
            self.add(forms, "unit", unit)
            self.glue(forms)
        self.add(data.get("counters"), "counter", 1)
        self.add(data.get("unit_prefixes"), "unit_prefix", 1)
        for code, forms in self.section("currencies").items():
            self.add(forms, "currency", code)
            self.add(forms, "currency", code, back=True)
        for name, minor in self.section("minor_units").items():
            self.add(minor.get("forms"), "minor", [_whole(minor["per"]), minor.get("of", "")])
            del name

    def dates(self) -> None:
        for value, forms in self.section("months").items():
            self.add(forms, "month", _whole(value), trigger=True)
        for value, forms in self.section("weekdays").items():
            self.add(forms, "weekday", _whole(value), back=True)
            self.add(forms, "weekday", _whole(value))
        date = self.section("date")
        for name in ("of", "to", "year_mark", "month_mark", "day_mark", "span", "lapse", "first", "the_after", "decade"):
            self.add(date.get(name), f"date_{name}", 1)
        self.add(date.get("century"), "date_century", 1, trigger=True)
        for name in ("the", "year_before", "link", "decade_before", "counted"):
            self.add(date.get(name), f"date_{name}", 1, back=True)
        for base, forms in self.section("eras").items():
            self.add(forms, "era", _whole(base), trigger=True)
        for part, sides in self.section("parts_of_day").items():
            self.add(sides.get("before"), "part", part, back=True)
            self.add(sides.get("after"), "part", part)
        for days, forms in self.section("relative").items():
            self.add(forms, "relative", days, trigger=True)

    def clock(self) -> None:
        clock = self.section("clock")
        for name in ("hour", "minute", "second", "am", "pm", "half", "bare"):
            self.add(clock.get(name), f"clock_{name}", 1)
        for name in ("before", "weak_before", "am_before", "pm_before"):
            self.add(clock.get(name), f"clock_{name}", 1, back=True)

    # --- CLDR ---------------------------------------------------------------------------

    def cldr_names(self) -> None:
        cldr = self.cldr
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in cldr.months[context][width].items():
                    if not _placeholder(name):
                        self.add(_undotted(name), "month", number, trigger=True)
                for number, name in cldr.days[context][width].items():
                    self.add(_undotted(name), "weekday", number, back=True)
                    self.add(_undotted(name), "weekday", number)
        self.cldr_units()
        self.cldr_currencies()

    def cldr_units(self) -> None:
        ignored = set(_listed(self.data.get("ignored_units")))
        forms_ignored = set(_listed(self.data.get("ignored_unit_forms")))
        for full, lengths in self.cldr._data["unit_patterns"].items():
            unit = full.split("-", 1)[1]
            if unit in ignored:
                continue
            for length in _UNIT_LENGTHS:
                for form in _unit_forms(lengths.get(length, {})):
                    if form not in forms_ignored:
                        self.add(form, "unit", unit)

    def cldr_currencies(self) -> None:
        for code, symbol in self.cldr.currency_symbols.items():
            if words_of(symbol) and symbol != code and not _generic(symbol):
                self.add(symbol, "currency", code)
                self.add(symbol, "currency", code, back=True)
        for code, name in self.cldr.currencies.items():
            plural = self.cldr._data["currency_names_plural"].get(code, {})
            for form in {name, *plural.values()}:
                if "(" not in form:
                    self.add(form, "currency", code)
            self.add(code, "code", code)
            self.add(code, "code", code, back=True)
            for prefix, factor in self.section("code_prefixes").items():
                self.add(prefix + code, "scaled_code", [_whole(factor), code])
                self.add(prefix + code, "scaled_code", [_whole(factor), code], back=True)


def _unit_forms(patterns: Mapping[str, Any]) -> Iterator[str]:
    for count, pattern in patterns.items():
        if count != "per" and isinstance(pattern, str) and "{0}" in pattern:
            form = pattern.replace("{0}", "").strip(" \u00a0\u202f.")
            if form:
                yield form


def _generic(symbol: str) -> bool:
    """Whether the sign is one that several currencies share, so that root.yaml has the say."""
    return len(symbol) == 1 and unicodedata.category(symbol) == "Sc"


def _placeholder(name: str) -> bool:
    return name[:1] == "M" and name[1:].isdigit()


def _undotted(name: str) -> str:
    return name.rstrip(".")


def _plain(symbol: str) -> str:
    return " " if symbol.isspace() else symbol


def _unaccented(word: str) -> str:
    """Without diacritics, in the Latin script: elsewhere a mark makes another letter."""
    parts = unicodedata.normalize("NFD", word)
    if parts[:1] > "\u024f":
        return word
    return unicodedata.normalize("NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn"))


def _whole(value: str) -> int:
    return int(Decimal(value))


def _order(cldr: CldrLocale) -> str:
    """The order of year, month and day in the locale's short date: "dmy", "mdy" or "ymd"."""
    pattern = str(cldr.date_formats["short"].pattern)
    letters = [c for c in pattern if c in "dMy"]
    return "".join(dict.fromkeys(letters)).lower()
