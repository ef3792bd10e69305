"""What `show` writes, `parse` reads: findings speak the notation of claim files."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from checker.model import Relation
from checker.values import value_type
from tests.laws.values import OF_TYPE, ROLE_CHAINS, TERMS
from tests.registries import context, entry, registry

KNOWN = registry(
    *(entry(id, "term", kind="unit", broader=next(iter(chain), None)) for id, chain in TERMS.items()),
    *(entry(id, "role", kind="office", broader=next(iter(chain), None)) for id, chain in ROLE_CHAINS.items()),
    *(entry(id, "entity", kind="country") for id in ("vietnam", "maldives", "algeria")),
)
UNITLESS = {"count", "money", "duration"}  # their claims can't leave the unit open


@pytest.mark.parametrize("name", sorted(set(OF_TYPE) - {"list", "name"}))
def test_a_shown_value_is_read_as_the_same_value(name: str) -> None:
    module, where = value_type(name), context(name, KNOWN)

    @settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(OF_TYPE[name])
    def law(value: Any) -> None:
        assume(name not in UNITLESS or value.unit is not None)
        shown = module.show(value)
        read = module.parse(shown, where)
        assert module.relate(read, value) is Relation.EQUAL, shown
        assert module.show(read) == shown

    law()
