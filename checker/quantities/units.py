"""Units of measure and currencies: which convert into which without rest, and which are undetermined.

Ids are those of CLDR (https://unicode.org/reports/tr35/tr35-general.html#Unit_Elements) without their
category ("kilometer", not "length-kilometer"), and ISO 4217 codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

# Wide enough for every figure that a person states, so that nothing is rounded; no traps, since an article
# may hold a million digits in a row.
EXACT = Context(prec=400, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])

# One row per dimension: unit -> how many of the row's common measure it is, as exact decimals. Days do not
# convert into months, since months differ in length.
DIMENSIONS: Mapping[str, Mapping[str, str]] = {
    "length": {
        "micrometer": "0.000001", "millimeter": "0.001", "centimeter": "0.01", "decimeter": "0.1",
        "meter": "1", "kilometer": "1000", "inch": "0.0254", "foot": "0.3048", "yard": "0.9144",
        "fathom": "1.8288",
        "furlong": "201.168", "mile": "1609.344", "nautical-mile": "1852", "mile-scandinavian": "10000",
    },
    "mass": {
        "microgram": "0.000001", "milligram": "0.001", "gram": "1", "kilogram": "1000", "tonne": "1000000",
        "metric-ton": "1000000", "ounce": "28.349523125", "pound": "453.59237", "stone": "6350.29318",
        "ton": "907184.74", "carat": "0.2",
    },
    "days": {
        "nanosecond": "0.000000001", "microsecond": "0.000001", "millisecond": "0.001", "second": "1",
        "minute": "60", "hour": "3600", "day": "86400", "week": "604800", "fortnight": "1209600",
    },
    "months": {"month": "1", "quarter": "3", "year": "12", "decade": "120", "century": "1200"},
    "area": {
        "square-centimeter": "0.0001", "square-meter": "1", "hectare": "10000", "square-kilometer": "1000000",
        "square-inch": "0.00064516", "square-foot": "0.09290304", "square-yard": "0.83612736",
        "acre": "4046.8564224", "square-mile": "2589988.110336",
    },
    "volume": {
        "milliliter": "0.001", "centiliter": "0.01", "deciliter": "0.1", "liter": "1", "hectoliter": "100",
        "megaliter": "1000000", "cubic-centimeter": "0.001", "cubic-meter": "1000",
        "cubic-kilometer": "1000000000000", "gallon": "3.785411784", "gallon-imperial": "4.54609",
        "barrel": "158.987294928",
    },
    "speed": {
        "meter-per-second": "3600", "kilometer-per-hour": "1000", "mile-per-hour": "1609.344", "knot": "1852",
    },
    "digital": {
        "bit": "1", "kilobit": "1000", "megabit": "1000000", "gigabit": "1000000000", "byte": "8",
        "kilobyte": "8000", "megabyte": "8000000", "gigabyte": "8000000000", "terabyte": "8000000000000",
        "petabyte": "8000000000000000",
    },
    "power": {"watt": "1", "kilowatt": "1000", "megawatt": "1000000", "gigawatt": "1000000000"},
    "energy": {
        "joule": "1", "kilojoule": "1000", "megajoule": "1000000", "watt-hour": "3600",
        "kilowatt-hour": "3600000", "megawatt-hour": "3600000000", "gigawatt-hour": "3600000000000",
        "terawatt-hour": "3600000000000000",
    },
    "frequency": {"hertz": "1", "kilohertz": "1000", "megahertz": "1000000", "gigahertz": "1000000000"},
    "temperature": {"kelvin": "1.8", "celsius": "1.8", "fahrenheit": "1"},
    "share": {"percent": "10", "permille": "1"},
    "percentage points": {"percentage-point": "1"},
}  # fmt: skip
# What is added before the factor: degrees whose zero is not the absolute one.
_OFFSETS = {"celsius": Decimal("273.15"), "fahrenheit": Decimal("459.67")}
DURATION_UNITS = (*DIMENSIONS["days"], *DIMENSIONS["months"])

_DIMENSION_OF = {unit: name for name, row in DIMENSIONS.items() for unit in row}

# ISO 4217, with the predecessors of the euro, which articles still name.
_CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD
SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD
XCG XDR XOF XPF YER ZAR ZMW ZWG
ATS BEF DEM ESP FIM FRF GRD HRK IEP ITL LUF NLG PTE SUR
"""
CURRENCIES = frozenset(_CODES.split())
# A currency named without its country: undetermined among these.
CURRENCY_FAMILIES: Mapping[str, frozenset[str]] = {
    family: frozenset(codes.split())
    for family, codes in {
        "dinar": "BHD DZD IQD JOD KWD LYD RSD TND",
        "dollar": "AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD USD XCD",
        "dirham": "AED MAD",
        "franc": "BEF BIF CDF CHF DJF FRF GNF KMF LUF RWF XAF XOF XPF",
        "krona": "CZK DKK ISK NOK SEK",
        "leu": "MDL RON",
        "lira": "ITL TRY",
        "manat": "AZN TMT",
        "mark": "BAM DEM FIM",
        "peso": "ARS CLP COP CUP DOP MXN PHP UYU",
        "pound": "EGP FKP GBP GIP IEP LBP SDG SHP SSP SYP",
        "rial": "IRR OMR QAR SAR YER",
        "ruble": "BYN RUB SUR",
        "rupee": "INR LKR MUR NPR PKR SCR",
        "shilling": "ATS KES SOS TZS UGX",
        "won": "KPW KRW",
    }.items()
}
_FAMILY_OF = {code: family for family, codes in CURRENCY_FAMILIES.items() for code in codes}


def dimension(unit: str | None) -> str | None:
    """What the unit measures; units of one dimension convert into each other. None: nothing known."""
    return None if unit is None else _DIMENSION_OF.get(unit)


def convertible(a: str | None, b: str | None) -> bool:
    """Whether figures in one unit can be told in the other without rest."""
    measured = dimension(a)
    return measured is not None and measured == dimension(b)


def to_base(figure: Decimal, unit: str) -> Decimal:
    """The figure in the common measure of its unit's dimension, exactly. KeyError for an unknown unit."""
    shifted = EXACT.add(figure, _OFFSETS.get(unit, Decimal(0)))
    return EXACT.multiply(shifted, base_size(unit))


def base_size(unit: str) -> Decimal:
    """How many of the common measure a difference of one unit is."""
    return Decimal(DIMENSIONS[_DIMENSION_OF[unit]][unit])


def wider(unit: str | None) -> str | None:
    """The family of a currency; None where there is none."""
    return None if unit is None else _FAMILY_OF.get(unit)


def singular(word: str) -> str:
    """The unit id that a claim file may write as an English plural: `days`, `inches`, `centuries`."""
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and stem in _DIMENSION_OF:
            return stem
    return word


def plural(unit: str) -> str:
    """The unit as a claim file may write it behind other figures than one; `singular` reads it."""
    if unit.endswith("y") and unit[-2] not in "aeiou":
        return f"{unit[:-1]}ies"
    return f"{unit}s"


def nearest_unit(word: str) -> str | None:
    """The unit that was probably meant, as a hint."""
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(_DIMENSION_OF), 1, 0.75)
    return f"did you mean {near[0]}?" if near else None
