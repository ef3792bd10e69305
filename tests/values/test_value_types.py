"""What every value type offers."""

from __future__ import annotations

import inspect

import pytest

from checker.values import VALUE_TYPES, ValueType, value_type

every_type = pytest.mark.parametrize("name", sorted(VALUE_TYPES))


@every_type
def test_a_module_offers_the_whole_protocol(name: str) -> None:
    module = value_type(name)
    assert isinstance(module.KINDS, frozenset)
    assert isinstance(module.HOLDS_ONE, bool)
    for function in ("parse", "find", "relate", "show"):
        wanted = list(inspect.signature(getattr(ValueType, function)).parameters)[1:]
        assert list(inspect.signature(getattr(module, function)).parameters) == wanted


def test_an_unknown_type_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        value_type("colour")


def test_types_that_hold_one_value_are_those_whose_rivals_contradict() -> None:
    holding = {name for name in VALUE_TYPES if value_type(name).HOLDS_ONE}
    assert set(VALUE_TYPES) - holding == {"list", "name", "role", "statement"}
