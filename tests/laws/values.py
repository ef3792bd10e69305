"""Strategies for values of every type, drawn from pools small enough that values meet each other."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from checker.concepts import Concept
from checker.quantities import CalendarDate, ClockTime, Quantity
from checker.quantities.dates import parse_date
from checker.values.list import ListValue
from checker.values.name import Name

_ROUNDED = [("2487300", "1"), ("2500000", "100000"), ("72.4", "0.1"), ("72", "1")]
_FIGURES = [  # (figure, place of its last stated digit)
    *_ROUNDED, *_ROUNDED, ("0", "1"), ("1", "1"), ("2", "1"), ("5", "1"), ("8", "1"), ("10", "1"), ("20", "1"),
    ("60", "1"), ("100", "1"), ("120", "1"), ("293", "1"), ("2500000", "1"),
]  # fmt: skip
_EXACT = [st.just("")] * 3
_HEDGES = st.one_of(*_EXACT, st.sampled_from([">", ">=", "<", "<=", "~", "many", ".."]))


@st.composite
def quantities(draw: st.DrawFn, units: list[str | None], chains: dict[str, tuple[str, ...]] | None = None) -> Quantity:
    unit = draw(st.sampled_from(units))
    broader = (chains or {}).get(unit or "", ())
    hedge = draw(_HEDGES)
    if hedge == "many":
        return Quantity(None, "many", unit=unit, broader=broader)
    figure, place = (Decimal(text) for text in draw(st.sampled_from(_FIGURES)))
    upper = figure + draw(st.sampled_from([place, 10 * place, 60 * place])) if hedge == ".." else None
    return Quantity(figure, hedge, upper, place, unit, broader)


TERMS = {
    "state": (),
    "country": ("state",),
    "member-state": ("country", "state"),
    "person": (),
    "delegate": ("person",),
}
COUNTS = quantities([None, *TERMS], TERMS)
QUANTITIES = quantities([None, "mile", "kilometer", "meter", "celsius", "fahrenheit", "kelvin", "kilogram", "pound"])
MONEY = quantities(["USD", "AUD", "dollar", "EUR", "SEK", "krona", None])
PERCENT = quantities(["percent", "percentage-point", "permille"])
DURATIONS = quantities(["minute", "hour", "day", "week", "month", "year", "decade", None])
ORDINALS = st.integers(1, 5).map(lambda number: Quantity(Decimal(number)))

_POINTS = st.sampled_from(
    ["2025-10-25", "2025-10-26", "2025-10", "2025", "202X", "XXXX-10-25", "XXXX-10-26", "XXXX-10", "2025-XX-25", "1985"]
)
_PARTS = st.sampled_from([None, None, "morning", "noon", "afternoon", "evening", "night"])
_RANGES = st.sampled_from(
    [
        "2025-10-25/2025-10-26", "XXXX-10-25/XXXX-10-26", "2025-10-24/2025-10-26", "2025-10-25/2025-10",
        "2025-10-25/2025", "2025-09/2025-10-26",
    ]
).map(parse_date)  # fmt: skip
DATES = st.one_of(
    st.builds(CalendarDate, _POINTS, st.none(), _PARTS),
    st.builds(CalendarDate, _POINTS, st.none(), st.none(), st.booleans()),
    _RANGES,
)
TIMES = st.builds(ClockTime, st.integers(9, 10), st.sampled_from([0, 30]), st.sampled_from([None, 0, 30]))

ENTITIES = st.sampled_from(["vietnam", "maldives", "algeria"]).map(lambda id: Concept(id, "entity", "country"))
ROLE_CHAINS = {
    "minister": (), "minister-of-security": ("minister",), "vice-minister": (), "major-general": ("general",),
    "general": (), "permanent-minister-of-security": ("minister-of-security", "minister"),
}  # fmt: skip
ROLES = st.sampled_from(sorted(ROLE_CHAINS)).map(lambda id: Concept(id, "role", "office", ROLE_CHAINS[id]))
CONCEPTS = st.sampled_from(sorted(TERMS)).map(lambda id: Concept(id, "term", "unit", TERMS[id]))
NAMES = st.one_of(
    st.builds(Name, st.sampled_from(["Hanoi", "Ha Noi"]), st.sampled_from(["sv", "fr"])),
    st.builds(
        Name,
        st.sampled_from(["Hanoi", "Hanoï", "河内", "Ha Noi"]),
        st.sampled_from(["sv", "fr"]),
        st.sampled_from(["hanoi", "hue"]),
        st.sampled_from(["preferred", "accepted", "variant"]),
    ),
)
STATEMENTS = st.sampled_from(["negotiations-only-beginning", "convention-is-a-lighthouse"])


@st.composite
def lists(draw: st.DrawFn, items: str, members: st.SearchStrategy[Any]) -> ListValue:
    drawn = draw(st.lists(members, min_size=1, max_size=3, unique=True))
    return ListValue(items, tuple(drawn), draw(st.booleans()), draw(st.booleans()))


_PEOPLE = st.sampled_from(_ROUNDED).map(lambda pair: Quantity(Decimal(pair[0]), "", None, Decimal(pair[1]), "person"))
LISTS = st.one_of(
    lists("role", ROLES),
    lists("entity", ENTITIES),
    lists("quantity", QUANTITIES),
    lists("count", _PEOPLE),
    lists("name", NAMES),
)

OF_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "count": COUNTS,
    "quantity": QUANTITIES,
    "money": MONEY,
    "percent": PERCENT,
    "date": DATES,
    "time": TIMES,
    "duration": DURATIONS,
    "ordinal": ORDINALS,
    "entity": ENTITIES,
    "role": ROLES,
    "term": CONCEPTS,
    "name": NAMES,
    "list": LISTS,
    "statement": STATEMENTS,
}
