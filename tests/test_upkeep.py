"""Acknowledgements: what they are bound to, when they end, and when they are of no use."""

from __future__ import annotations

from checker.model import Acknowledgement, Evidence, Finding, Place
from checker.upkeep import acknowledge

TODAY = "2026-01-15"
SAID = (("seeds/en.txt", ("72",)), ("seeds/sv.txt", ("65",)))


def contradiction(values=SAID, code="FL201", fact="fair/fair.visitors") -> Finding:
    return Finding(code, "they differ", Place("seeds/sv.txt"), fact=fact, values=values)


def malformed(text="83 5", article="seeds/fr.txt") -> Finding:
    quote = Evidence(article, "fr", None, "83.5 or 835", text, 4, 8, 1, 5)
    return Finding("FL303", "may be read as", Place(article), evidence=(quote,), values=((article, (text,)),))


def known(code="FL201", fact="fair/fair.visitors", values=SAID, until=None, article=None, text=None) -> Acknowledgement:
    place = Place("claims/acknowledged.yaml")
    return Acknowledgement(code, fact, article, text, dict(values), "the city counts otherwise", until, place)


def settled(findings, acknowledgements, *, today=TODAY, full=True) -> list[tuple[str, bool]]:
    found = acknowledge(findings, acknowledgements, today, full=full)
    return [(one.code, one.acknowledged is not None) for one in found]


class TestBoundToTheValuesSeen:
    def test_code_fact_and_values_make_a_finding_known(self):
        assert settled([contradiction()], [known()]) == [("FL201", True)]

    def test_the_order_of_values_does_not_matter(self):
        values = (("seeds/en.txt", ("72", "about 70")), ("seeds/sv.txt", ("65",)))
        acknowledged = known(values=(("seeds/sv.txt", ("65",)), ("seeds/en.txt", ("about 70", "72"))))
        assert settled([contradiction(values)], [acknowledged]) == [("FL201", True)]

    def test_a_changed_value_revives_the_finding_and_leaves_the_decision_unused(self):
        changed = contradiction((("seeds/en.txt", ("72",)), ("seeds/sv.txt", ("66",))))
        assert settled([changed], [known()]) == [("FL201", False), ("FL401", False)]

    def test_an_article_more_revives_it_too(self):
        more = contradiction((*SAID, ("seeds/fr.txt", ("65",))))
        assert settled([more], [known()]) == [("FL201", False), ("FL401", False)]

    def test_another_code_of_the_same_fact_is_not_known(self):
        assert settled([contradiction(code="FL207")], [known()]) == [("FL207", False), ("FL401", False)]

    def test_another_fact_is_not_known(self):
        assert settled([contradiction(fact="fair/fair.boats")], [known()]) == [("FL201", False), ("FL401", False)]


class TestWithoutAFact:
    def test_article_and_text_make_a_finding_known(self):
        assert settled([malformed()], [known("FL303", None, (), article="seeds/fr.txt", text="83 5")]) == [
            ("FL303", True)
        ]

    def test_another_text_or_article_does_not(self):
        for acknowledged in (
            known("FL303", None, (), article="seeds/fr.txt", text="84 5"),
            known("FL303", None, (), article="seeds/sv.txt", text="83 5"),
        ):
            assert settled([malformed()], [acknowledged]) == [("FL303", False), ("FL401", False)]

    def test_values_bind_here_too_where_they_are_given(self):
        bound = known("FL303", None, (("seeds/fr.txt", ("84 5",)),), article="seeds/fr.txt", text="83 5")
        assert settled([malformed()], [bound]) == [("FL303", False), ("FL401", False)]


class TestUntil:
    def test_the_day_itself_still_counts(self):
        assert settled([contradiction()], [known(until=TODAY)]) == [("FL201", True)]

    def test_the_day_after_the_finding_is_back_and_the_decision_is_due(self):
        assert settled([contradiction()], [known(until="2026-01-14")]) == [("FL201", False), ("FL402", False)]

    def test_one_that_is_past_and_meets_nothing_is_merely_unused(self):
        assert settled([], [known(until="2026-01-14")]) == [("FL401", False)]

    def test_the_reason_and_the_day_are_told(self):
        (_, expired) = acknowledge([contradiction()], [known(until="2026-01-14")], TODAY, full=True)
        assert "2026-01-14" in expired.message
        assert "the city counts otherwise" in (expired.hint or "")


class TestRunsOverAPart:
    def test_unused_ones_are_not_judged(self):
        assert settled([], [known()], full=False) == []

    def test_expired_ones_are_not_judged_but_hold_no_more(self):
        assert settled([contradiction()], [known(until="2026-01-14")], full=False) == [("FL201", False)]

    def test_known_findings_stay_known(self):
        assert settled([contradiction()], [known()], full=False) == [("FL201", True)]


def test_one_decision_covers_a_finding_of_the_same_words_wherever_it_comes_up():
    assert settled([contradiction(), contradiction()], [known()]) == [("FL201", True), ("FL201", True)]


def test_of_two_decisions_on_one_finding_the_second_is_unused():
    assert settled([contradiction()], [known(), known()]) == [("FL201", True), ("FL401", False)]
    (_, unused) = acknowledge([contradiction()], [known(), known()], TODAY, full=True)
    assert "another acknowledgement holds" in (unused.hint or "")


def test_an_expired_decision_does_not_stand_in_the_way_of_a_new_one():
    assert settled([contradiction()], [known(until="2026-01-14"), known()]) == [("FL201", True), ("FL401", False)]


def test_what_the_values_are_now_is_told_of_an_unused_one():
    changed = contradiction((("seeds/en.txt", ("72",)), ("seeds/sv.txt", ("66",))))
    (_, unused) = acknowledge([changed], [known()], TODAY, full=True)
    assert "66" in (unused.hint or "")


def test_one_that_does_not_say_which_values_were_seen_binds_nothing():
    (_, unused) = acknowledge([contradiction()], [known(values=())], TODAY, full=True)
    assert "does not say which values were seen" in (unused.hint or "")


def test_a_note_needs_no_decision_but_may_have_one():
    assert settled([contradiction(code="FL208")], [known("FL208")]) == [("FL208", True)]
