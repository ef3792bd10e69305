"""Units of measure and currencies: which convert into which without rest, and which are undetermined.

Ids are those of CLDR (https://unicode.org/reports/tr35/tr35-general.html#Unit_Elements) without their
category ("kilometer", not "length-kilometer"), and ISO 4217 codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

from checker.locales import unit_words

# Wide enough for every figure that a person states, so that nothing is rounded; no traps, since an article
# may hold a million digits in a row.
EXACT = Context(prec=400, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])

# One row per dimension: unit -> how many of the row's common measure it is, as exact decimals. Days do not
# convert into months, since months differ in length.
DIMENSIONS: Mapping[str, Mapping[str, str]] = {
    "length": {
        "picometer": "0.000000000001", "nanometer": "0.000000001", "micrometer": "0.000001", "millimeter": "0.001",
        "centimeter": "0.01", "decimeter": "0.1", "meter": "1", "kilometer": "1000", "inch": "0.0254",
        "foot": "0.3048", "yard": "0.9144", "fathom": "1.8288", "furlong": "201.168", "mile": "1609.344",
        "nautical-mile": "1852", "mile-scandinavian": "10000", "astronomical-unit": "149597870700",
        "light-year": "9460730472580800",
    },
    "mass": {
        "microgram": "0.000001", "milligram": "0.001", "gram": "1", "kilogram": "1000", "tonne": "1000000",
        "metric-ton": "1000000", "grain": "0.06479891", "ounce": "28.349523125", "ounce-troy": "31.1034768",
        "pound": "453.59237", "stone": "6350.29318", "ton": "907184.74", "carat": "0.2",
    },
    "days": {
        "nanosecond": "0.000000001", "microsecond": "0.000001", "millisecond": "0.001", "second": "1",
        "minute": "60", "hour": "3600", "day": "86400", "week": "604800", "fortnight": "1209600",
    },
    "nights": {"night": "1"},
    "months": {"month": "1", "quarter": "3", "year": "12", "decade": "120", "century": "1200"},
    "area": {
        "square-centimeter": "0.0001", "square-meter": "1", "hectare": "10000", "square-kilometer": "1000000",
        "square-inch": "0.00064516", "square-foot": "0.09290304", "square-yard": "0.83612736",
        "acre": "4046.8564224", "square-mile": "2589988.110336",
    },
    "volume": {
        "milliliter": "0.001", "centiliter": "0.01", "deciliter": "0.1", "liter": "1", "hectoliter": "100",
        "megaliter": "1000000", "cubic-centimeter": "0.001", "cubic-meter": "1000",
        "cubic-kilometer": "1000000000000", "cubic-inch": "0.016387064", "cubic-foot": "28.316846592",
        "cubic-yard": "764.554857984", "cup-metric": "0.25", "pint-metric": "0.5",
        "fluid-ounce": "0.0295735295625", "cup": "0.2365882365", "pint": "0.473176473", "quart": "0.946352946",
        "gallon": "3.785411784", "gallon-imperial": "4.54609", "barrel": "158.987294928",
        "acre-foot": "1233481.83754752",
    },
    "speed": {
        "meter-per-second": "3600", "kilometer-per-hour": "1000", "mile-per-hour": "1609.344", "knot": "1852",
    },
    "digital": {
        "bit": "1", "kilobit": "1000", "megabit": "1000000", "gigabit": "1000000000", "terabit": "1000000000000",
        "byte": "8", "kilobyte": "8000", "megabyte": "8000000", "gigabyte": "8000000000",
        "terabyte": "8000000000000", "petabyte": "8000000000000000",
    },
    "power": {
        "milliwatt": "0.001", "watt": "1", "kilowatt": "1000", "megawatt": "1000000", "gigawatt": "1000000000",
    },
    "energy": {
        "joule": "1", "kilojoule": "1000", "megajoule": "1000000", "calorie": "4.184", "kilocalorie": "4184",
        "foodcalorie": "4184",
        "watt-hour": "3600", "kilowatt-hour": "3600000", "megawatt-hour": "3600000000",
        "gigawatt-hour": "3600000000000", "terawatt-hour": "3600000000000000",
    },
    "pressure": {
        "pascal": "1", "hectopascal": "100", "millibar": "100", "kilopascal": "1000", "bar": "100000",
        "atmosphere": "101325", "megapascal": "1000000",
    },
    "frequency": {"hertz": "1", "kilohertz": "1000", "megahertz": "1000000", "gigahertz": "1000000000"},
    "current": {"milliampere": "0.001", "ampere": "1"},
    "angle": {"arc-second": "1", "arc-minute": "60", "degree": "3600", "revolution": "1296000"},
    "picture": {"pixel": "1", "megapixel": "1000000"},
    "temperature": {"kelvin": "1.8", "celsius": "1.8", "fahrenheit": "1"},
    "share": {"permillion": "1", "permyriad": "100", "permille": "1000", "percent": "10000"},
    "percentage points": {"percentage-point": "1"},
}  # fmt: skip
# Units of CLDR that convert into no other without rest, or that nobody converts.
_LONE_UNITS = """
beaufort british-thermal-unit bu-jp bushel candela cho cubic-mile cup-jp dessert-spoon dessert-spoon-imperial
dot-per-centimeter dot-per-inch dram earth-mass earth-radius electronvolt fluid-ounce-imperial fun g-force
gasoline-energy-density horsepower inch-ofhg jo-jp ken kilowatt-hour-per-100-kilometer koku kosaji
liter-per-100-kilometer liter-per-kilometer lumen lux meter-per-square-second mile-per-gallon
mile-per-gallon-imperial milligram-ofglucose-per-deciliter millimeter-ofhg millimole-per-liter mole newton
newton-meter ohm osaji parsec pixel-per-centimeter pixel-per-inch pound-force pound-force-foot
pound-force-per-square-inch quart-imperial radian ri-jp rin se-jp shaku shaku-cloth shaku-length
solar-luminosity solar-mass solar-radius sun tablespoon teaspoon therm-us to-jp volt
"""
# What is added before the factor: degrees whose zero is not the absolute one.
_OFFSETS = {"celsius": Decimal("273.15"), "fahrenheit": Decimal("459.67")}
DURATION_UNITS = (*DIMENSIONS["days"], *DIMENSIONS["nights"], *DIMENSIONS["months"])

_DIMENSION_OF = {unit: name for name, row in DIMENSIONS.items() for unit in row}
UNITS = frozenset(_DIMENSION_OF) | frozenset(_LONE_UNITS.split())

# ISO 4217, currencies of the past included: what CLDR names, and the bitcoin.
_CODES = """
ADP AED AFA AFN ALK ALL AMD ANG AOA AOK AON AOR ARA ARL ARM ARP ARS ATS AUD AWG AZM AZN BAD BAM BAN BBD BDT BEC BEF
BEL BGL BGM BGN BGO BHD BIF BMD BND BOB BOL BOP BOV BRB BRC BRE BRL BRN BRR BRZ BSD BTC BTN BUK BWP BYB BYN BYR BZD
CAD CDF CHE CHF CHW CLE CLF CLP CNH CNX CNY COP COU CRC CSD CSK CUC CUP CVE CYP CZK DDM DEM DJF DKK DOP DZD ECS ECV
EEK EGP ERN ESA ESB ESP ETB EUR FIM FJD FKP FRF GBP GEK GEL GHC GHS GIP GMD GNF GNS GQE GRD GTQ GWE GWP GYD HKD HNL
HRD HRK HTG HUF IDR IEP ILP ILR ILS INR IQD IRR ISJ ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRH KRO KRW KWD KYD KZT
LAK LBP LKR LRD LSL LTL LTT LUC LUF LUL LVL LVR LYD MAD MAF MCF MDC MDL MGA MGF MKD MKN MLF MMK MNT MOP MRO MRU MTL
MTP MUR MVP MVR MWK MXN MXP MXV MYR MZE MZM MZN NAD NGN NIC NIO NLG NOK NPR NZD OMR PAB PEI PEN PES PGK PHP PKR PLN
PLZ PTE PYG QAR RHD ROL RON RSD RUB RUR RWF SAR SBD SCR SDD SDG SDP SEK SGD SHP SIT SKK SLE SLL SOS SRD SRG SSP STD
STN SUR SVC SYP SZL THB TJR TJS TMM TMT TND TOP TPE TRL TRY TTD TWD TZS UAH UAK UGS UGX USD USN USS UYI UYP UYU UYW
UZS VEB VED VEF VES VND VNN VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XEU XFO XFU XOF XPD XPF XPT XRE XSU XUA
YDD YER YUD YUM YUN YUR ZAL ZAR ZMK ZMW ZRN ZRZ ZWD ZWG ZWL ZWR
"""
CURRENCIES = frozenset(_CODES.split())
# A currency named without its country: undetermined among these. The sign "$" leaves more open than the
# word does; `locale_data/root.yaml` has the same families.
CURRENCY_FAMILIES: Mapping[str, frozenset[str]] = {
    family: frozenset(codes.split())
    for family, codes in {
        "dinar": "BHD DZD IQD JOD KWD LYD MKD RSD TND",
        "dirham": "AED MAD",
        "dollar": "ARS AUD BBD BMD BND BRL BSD BZD CAD CLP COP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD "
        "TWD USD XCD ZWL",
        "franc": "BEF BIF CDF CHF DJF FRF GNF KMF LUF RWF XAF XOF XPF",
        "krona": "CZK DKK ISK NOK SEK",
        "leu": "MDL RON",
        "lira": "ITL TRY",
        "manat": "AZN TMT",
        "mark": "BAM DDM DEM FIM",
        "peso": "ARS CLP COP CUP DOP MXN PHP UYU",
        "pound": "EGP FKP GBP GIP IEP LBP SDG SHP SSP SYP",
        "rial": "IRR OMR QAR SAR YER",
        "ruble": "BYN RUB SUR",
        "rupee": "IDR INR LKR MUR NPR PKR SCR",
        "shilling": "ATS KES SOS TZS UGX",
        "won": "KPW KRW",
    }.items()
}


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


def families(unit: str | None) -> tuple[str, ...]:
    """The currencies without a country that a currency may be called by."""
    return tuple(family for family, codes in CURRENCY_FAMILIES.items() if unit in codes)


def singular(word: str) -> str:
    """The unit id that a claim file may write as its plural: `days`, `inches`, `centuries`."""
    return word if word in UNITS else _reworded(word, unit_words()["ids"])


def plural(unit: str) -> str:
    """The unit as a claim file may write it behind other figures than one; `singular` reads it."""
    return _reworded(unit, unit_words()["plurals"])


def _reworded(word: str, words: Mapping[str, str]) -> str:
    """The other form of a word, or of the longest one that it ends with: fort|nights, megawatt-|hours."""
    tail = max((known for known in words if word.endswith(known)), key=len, default="")
    other = word.removesuffix(tail) + words.get(tail, "")
    return other if {word, other} & UNITS else word


def nearest_unit(word: str) -> str | None:
    """The unit that was probably meant, as a hint."""
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(UNITS), 1, 0.75)
    return f"did you mean {near[0]}?" if near else None
