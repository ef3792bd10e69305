"""Rules as people read them, one at length and all in a table."""

from __future__ import annotations

import pytest

from checker.report import Options
from checker.report.display import width
from checker.report.explanation import explain, table
from checker.rules import FAMILIES, RULES, Rule


@pytest.mark.parametrize("columns", [60, 100, 120])
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_an_explanation_says_all_that_the_table_holds(rule: Rule, columns: int) -> None:
    text = explain(rule, Options(width=columns))
    prose, examples = text.split("\nreported:\n")
    words = " ".join(prose.split())
    assert all(said in words for said in (rule.code, rule.name, rule.summary, rule.why, rule.fix))
    assert max(map(width, prose.splitlines())) <= columns
    bad, good = examples.split("\nnot reported:\n")
    assert [line.strip() for line in bad.splitlines() if line] == [line.strip() for line in rule.bad.splitlines()]
    assert [line.strip() for line in good.splitlines()] == [line.strip() for line in rule.good.splitlines()]


@pytest.mark.parametrize("columns", [60, 100, 120])
def test_the_table_fits_and_has_every_rule_under_its_family(columns: int) -> None:
    lines = table(Options(width=columns)).splitlines()
    assert max(map(width, lines)) <= columns
    assert [line for line in lines if line in FAMILIES.values()] == list(FAMILIES.values())
    assert [line.split()[0] for line in lines if line.startswith("  FL")] == list(RULES)


def test_colour_is_only_where_it_is_asked_for() -> None:
    assert "\x1b" not in table(Options()) + explain(RULES["FL301"], Options())
    assert "\x1b" in table(Options(colour=True))
    assert "\x1b" in explain(RULES["FL301"], Options(colour=True))
