"""The table of rules: complete, stable, and helpful in every row."""

from __future__ import annotations

import pytest

from checker import rules
from checker.model import SEVERITIES

# The codes and names that configurations and acknowledgements in the world refer to. Rows are only added.
PUBLISHED = """
FL001 invalid-yaml error
FL002 schema-violation error
FL003 duplicate-id error
FL004 unknown-entity error
FL005 unknown-attribute error
FL006 wrong-value-type error
FL007 article-unreadable error
FL008 unknown-role error
FL009 unknown-term error
FL101 quote-orphaned error
FL102 quote-drifted warning
FL103 value-refuted error
FL104 value-not-in-quote error
FL105 quote-ambiguous error
FL106 hedge-differs error
FL107 name-unregistered warning
FL108 subject-absent warning
FL109 not-checked warning
FL110 value-ambiguous error
FL201 number-contradiction error
FL202 date-contradiction error
FL203 title-differs warning
FL204 name-variant warning
FL205 entity-contradiction error
FL206 list-differs warning
FL207 hedge-mismatch warning
FL208 precision-differs note
FL209 unit-differs warning
FL210 statement-differs warning
FL211 missing-in-language note
FL212 term-differs warning
FL213 inconsistent-facts warning
FL214 translation-differs error
FL215 name-replaced warning
FL216 omission off
FL301 unclaimed-fact off
FL302 near-miss-name warning
FL303 malformed-number warning
FL401 acknowledgement-unused warning
FL402 acknowledgement-expired error
FL403 unused-registry-entry note
"""


def test_the_table_holds_exactly_the_published_codes_names_and_severities_in_order():
    published = [tuple(line.split()) for line in PUBLISHED.strip().splitlines()]
    assert [(rule.code, rule.name, rule.severity) for rule in rules.RULES.values()] == published


@pytest.mark.parametrize("rule", rules.RULES.values(), ids=lambda rule: f"{rule.code} {rule.name}")
def test_every_rule_explains_itself(rule):
    assert rule.code[:3] in rules.FAMILIES
    for text in (rule.summary, rule.why, rule.fix):
        assert text[0].isupper() or not text[0].isalpha() or text.startswith("factlint")
        assert text.endswith(".")
    assert "\n" not in rule.summary
    assert rule.bad != rule.good
    assert all(len(line) <= 96 for example in (rule.bad, rule.good) for line in example.splitlines())


@pytest.mark.parametrize(
    ("word", "code"),
    [
        pytest.param("FL201", "FL201", id="a code finds its rule"),
        pytest.param("fl201", "FL201", id="case of a code does not matter"),
        pytest.param("number-contradiction", "FL201", id="a name finds its rule"),
        pytest.param(" Number-Contradiction ", "FL201", id="case and surrounding space of a name do not matter"),
    ],
)
def test_find(word, code):
    rule = rules.find(word)
    assert rule is not None
    assert rule.code == code


@pytest.mark.parametrize("word", ["", "FL", "FL2", "FL999", "number"], ids=repr)
def test_find_knows_whole_codes_and_names_only(word):
    assert rules.find(word) is None


@pytest.mark.parametrize(
    ("selector", "codes"),
    [
        pytest.param("FL4", ("FL401", "FL402", "FL403"), id="a family"),
        pytest.param("FL21", ("FL210", "FL211", "FL212", "FL213", "FL214", "FL215", "FL216"), id="a longer beginning"),
        pytest.param("name-variant", ("FL204",), id="a name"),
        pytest.param("FL5", (), id="a family that does not exist"),
        pytest.param("", (), id="nothing selects nothing"),
        pytest.param("name", (), id="part of a name selects nothing"),
    ],
)
def test_matching(selector, codes):
    assert rules.matching(selector) == codes


def test_fl_alone_selects_every_rule():
    assert rules.matching("FL") == tuple(rules.RULES)


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [("LF201", "FL201"), ("number-contradition", "number-contradiction"), ("title-difers", "title-differs")],
    ids=lambda word: word,
)
def test_nearest_guesses_what_was_meant(mistyped, meant):
    assert rules.nearest(mistyped) == meant


def test_nearest_does_not_guess_wildly():
    assert rules.nearest("zzzzzzzzzzzz") is None


class TestSeverities:
    def test_by_default_every_rule_weighs_what_the_table_says(self):
        assert rules.severities() == {rule.code: rule.severity for rule in rules.RULES.values()}

    def test_select_turns_all_others_off_but_keeps_broken_files_errors(self):
        weights = rules.severities(select=["FL203"])
        assert weights["FL203"] == "warning"
        assert weights["FL201"] == "off"
        assert weights["FL001"] == "error"

    def test_a_longer_selector_wins_over_a_shorter_one(self):
        weights = rules.severities(select=["FL201"], ignore=["FL2"])
        assert (weights["FL201"], weights["FL202"]) == ("error", "off")
        weights = rules.severities(select=["FL2"], ignore=["FL201"])
        assert (weights["FL201"], weights["FL202"]) == ("off", "error")

    def test_on_a_tie_ignore_wins(self):
        assert rules.severities(select=["FL2"], ignore=["FL2"])["FL201"] == "off"

    def test_ignore_silences_broken_files_too_since_someone_said_so(self):
        assert rules.severities(ignore=["FL002"])["FL002"] == "off"

    def test_a_rule_that_is_off_is_a_warning_where_it_is_selected_by_its_own_code_or_name(self):
        assert rules.severities(select=["FL301"])["FL301"] == "warning"
        assert rules.severities(select=["unclaimed-fact"])["FL301"] == "warning"
        assert rules.severities(select=["FL3"])["FL301"] == "off"

    def test_a_severity_of_the_configuration_wins_over_the_default(self):
        weights = rules.severities(overrides=[("FL208", "error"), ("FL301", "note"), ("FL201", "off")])
        assert (weights["FL208"], weights["FL301"], weights["FL201"]) == ("error", "note", "off")

    def test_weights_are_known_words(self):
        assert set(rules.severities().values()) <= {*SEVERITIES, "off"}
