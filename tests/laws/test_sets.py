"""`relate` held to the sets that values denote, by asking which things lie in them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations, product
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.concepts import Concept
from checker.model import Relation
from checker.quantities import CalendarDate, Quantity, relate, relate_dates
from checker.values.list import ListValue
from checker.values.list import relate as relate_lists
from tests.laws.values import quantities

R = Relation
thorough = settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def check(relation: Relation, in_a: set[Any], in_b: set[Any]) -> None:
    """The relation is what the sets are to each other; rounding and unknown bounds say nothing of sets."""
    match relation:
        case R.EQUAL:
            assert in_a == in_b
        case R.NARROWER:
            assert in_a <= in_b
        case R.BROADER:
            assert in_a >= in_b
        case R.DISJOINT | R.ROUNDS_TO | R.ROUNDS_FROM:
            assert not in_a & in_b
        case R.OVERLAPS:
            assert not in_a <= in_b or not in_b <= in_a


def allows(quantity: Quantity, number: Decimal) -> bool:
    figure = quantity.figure
    assert figure is not None
    match quantity.hedge:
        case ">":
            return number > figure
        case ">=":
            return number >= figure
        case "<":
            return number < figure
        case "<=":
            return number <= figure
        case "..":
            return quantity.upper is not None and figure <= number <= quantity.upper
    return number == figure


@thorough
@given(quantities(["kilometer"]), quantities(["kilometer"]))
def test_figures_with_their_bounds_are_sets_of_numbers(a: Quantity, b: Quantity) -> None:
    if a.hedge in ("~", "many") or b.hedge in ("~", "many"):
        return
    ends = {end for one in (a, b) for end in (one.figure, one.upper) if end is not None}
    numbers = {end + step for end in ends for step in (Decimal("-0.01"), Decimal(0), Decimal("0.01"))}
    check(relate(a, b), {n for n in numbers if allows(a, n)}, {n for n in numbers if allows(b, n)})


YEARS = ("2024", "2025", "2026")
DAYS = [date(int(year), 9, 1) + timedelta(days=n) for year in YEARS for n in range(92)]


def is_day(point: str, day: date) -> bool:
    year, month, in_month = [*point.split("-"), "XX", "XX"][:3]
    stated = (year + month + in_month, day.strftime("%Y%m%d"))
    return all(a in ("X", b) for a, b in zip(*stated, strict=True))


POINTS = st.sampled_from(
    ["2025-10-25", "2025-10", "2025", "202X", "XXXX-10-25", "XXXX-10", "2024-10-25", "2025-XX-25", "XXXX-09-25"]
)


@thorough
@given(POINTS, POINTS)
def test_a_date_with_unstated_digits_is_one_of_several_days(a: str, b: str) -> None:
    in_a, in_b = ({day for day in DAYS if is_day(point, day)} for point in (a, b))
    check(relate_dates(CalendarDate(a), CalendarDate(b)), in_a, in_b)


BROADER = {"minister": (), "defence-minister": ("minister",), "vice": (), "general": (), "major-general": ("general",)}
ATOMS = sorted(BROADER)


def role(id: str) -> Concept:
    return Concept(id, "role", "office", BROADER[id])


def fits(member: Concept, atom: str) -> bool:
    return atom == member.id or member.id in BROADER[atom]


def list_allows(value: ListValue, atoms: tuple[str, ...]) -> bool:
    """Whether a list of so many atoms is one that the value allows, found by trying all pairings."""
    wanted = value.members
    if len(atoms) < len(wanted) or (len(atoms) > len(wanted) and not value.open):
        return False
    picks = permutations(range(len(atoms)), len(wanted))
    return any(
        all(fits(member, atoms[index]) for member, index in zip(wanted, pick, strict=True))
        for pick in picks
        if not value.ordered or list(pick) == sorted(pick)
    )


LISTS = st.builds(
    ListValue,
    st.just("role"),
    st.lists(st.sampled_from(ATOMS), min_size=1, max_size=2, unique=True).map(lambda ids: tuple(map(role, ids))),
    st.booleans(),
    st.booleans(),
)
ALL_LISTS = [atoms for size in range(1, 5) for atoms in product(ATOMS, repeat=size) if len(set(atoms)) >= size - 1]


@settings(thorough, max_examples=150)
@given(LISTS, LISTS)
def test_a_list_is_the_lists_that_it_allows(a: ListValue, b: ListValue) -> None:
    in_a, in_b = ({atoms for atoms in ALL_LISTS if list_allows(one, atoms)} for one in (a, b))
    relation = relate_lists(a, b)
    if relation is R.DISJOINT and a.open and b.open:
        # Two orders of the same members: only a list that names one of them twice allows both.
        in_a, in_b = ({atoms for atoms in some if len(set(atoms)) == len(atoms)} for some in (in_a, in_b))
    check(relation, in_a, in_b)
