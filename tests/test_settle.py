"""One cause, one finding; severities, order and fingerprints."""

from __future__ import annotations

from checker.model import Config, Evidence, Finding, Place
from checker.settle import fingerprint, settle, silence

CONFIG = Config(root="/", source=None)


def finding(code: str, *causes: tuple[str, int, int], path: str = "seeds/en.txt", line: int = 1, **rest) -> Finding:
    return Finding(code, rest.pop("message", code), Place(path, line), causes=causes, **rest)


def codes(findings: list[Finding]) -> list[str]:
    return [one.code for one in findings]


class TestSilence:
    def test_a_claim_against_its_text_silences_claims_against_each_other_on_the_same_words(self):
        refuted = finding("FL103", ("seeds/en.txt", 10, 20))
        contradiction = finding("FL201", ("seeds/en.txt", 12, 18), ("seeds/sv.txt", 0, 5))
        assert codes(silence([refuted, contradiction])) == ["FL103"]

    def test_and_text_without_a_claim(self):
        refuted = finding("FL107", ("seeds/en.txt", 10, 20))
        assert codes(silence([refuted, finding("FL302", ("seeds/en.txt", 10, 20))])) == ["FL107"]

    def test_other_words_of_the_article_are_not_silenced(self):
        refuted = finding("FL103", ("seeds/en.txt", 10, 20))
        for span in ((20, 25), (5, 10)):
            assert codes(silence([refuted, finding("FL302", ("seeds/en.txt", *span))])) == ["FL103", "FL302"]

    def test_the_same_span_of_another_article_is_not_silenced(self):
        refuted = finding("FL103", ("seeds/en.txt", 10, 20))
        assert codes(silence([refuted, finding("FL302", ("seeds/sv.txt", 10, 20))])) == ["FL103", "FL302"]

    def test_what_stands_elsewhere_too_remains_to_be_said(self):
        refuted = finding("FL103", ("seeds/en.txt", 10, 20))
        variant = finding("FL204", ("seeds/en.txt", 12, 18), ("seeds/en.txt", 50, 60))
        assert codes(silence([refuted, variant])) == ["FL103", "FL204"]

    def test_a_wording_that_moved_an_absent_subject_and_an_unchecked_value_silence_nothing(self):
        contradiction = finding("FL201", ("seeds/en.txt", 10, 20))
        for code in ("FL102", "FL108", "FL109"):
            assert codes(silence([finding(code, ("seeds/en.txt", 10, 20)), contradiction])) == [code, "FL201"]

    def test_of_one_fact_and_code_the_same_words_are_reported_once(self):
        claimed = finding("FL204", ("seeds/en.txt", 10, 20), ("seeds/sv.txt", 0, 5), fact="s/a.name", message="claimed")
        in_text = finding("FL204", ("seeds/en.txt", 10, 20), ("seeds/en.txt", 50, 60), fact="s/a.name")
        elsewhere = finding("FL204", ("seeds/fr.txt", 10, 20), fact="s/a.name")
        before = finding("FL204", ("seeds/en.txt", 5, 10), fact="s/a.name")
        behind = finding("FL204", ("seeds/en.txt", 20, 25), fact="s/a.name")
        other = finding("FL204", ("seeds/en.txt", 10, 20), fact="s/b.name")
        assert silence([claimed, in_text, elsewhere, other]) == [claimed, elsewhere, other]
        assert silence([claimed, before, behind]) == [claimed, before, behind]

    def test_findings_of_one_family_do_not_silence_each_other(self):
        pair = [finding("FL201", ("seeds/en.txt", 1, 2)), finding("FL303", ("seeds/en.txt", 1, 2))]
        assert codes(silence(pair)) == ["FL201", "FL303"]


class TestSettle:
    def test_findings_come_by_path_line_and_code(self):
        found = [
            finding("FL302", path="seeds/sv.txt", line=2),
            finding("FL303", path="seeds/en.txt", line=9),
            finding("FL201", path="seeds/sv.txt", line=2),
            finding("FL401", path="claims/acknowledged.yaml", line=30),
        ]
        order = [("claims/acknowledged.yaml", "FL401"), ("seeds/en.txt", "FL303"), ("seeds/sv.txt", "FL201")]
        assert [(one.place.path, one.code) for one in settle(CONFIG, found)] == [*order, ("seeds/sv.txt", "FL302")]

    def test_each_finding_has_the_weight_of_its_rule(self):
        found = settle(CONFIG, [finding("FL201"), finding("FL203"), finding("FL208")])
        assert [one.severity for one in found] == ["error", "warning", "note"]

    def test_the_configuration_changes_weights_and_a_rule_that_is_off_is_not_reported(self):
        config = CONFIG._replace(severity=(("FL203", "error"), ("FL201", "off")))
        assert [(one.code, one.severity) for one in settle(config, [finding("FL201"), finding("FL203")])] == [
            ("FL203", "error")
        ]

    def test_rules_that_are_off_by_default_say_nothing(self):
        assert settle(CONFIG, [finding("FL301")]) == []

    def test_a_finding_that_comes_up_twice_is_one(self):
        assert codes(settle(CONFIG, [finding("FL201"), finding("FL201")])) == ["FL201"]


class TestFingerprint:
    SAID = finding("FL201", fact="s/a.b", values=(("seeds/en.txt", ("72",)), ("seeds/sv.txt", ("65",))))

    def test_moved_lines_leave_it_as_it_is(self):
        assert fingerprint(self.SAID) == fingerprint(self.SAID._replace(place=Place("seeds/en.txt", 90, 4)))

    def test_another_message_or_hint_leaves_it_as_it_is(self):
        assert fingerprint(self.SAID) == fingerprint(self.SAID._replace(message="other words", hint="do this"))

    def test_moved_evidence_leaves_it_as_it_is(self):
        def cited(start: int) -> Finding:
            quote = Evidence("seeds/en.txt", "en", "a.b", "72", "72", start, start + 2, 1, start + 1)
            return self.SAID._replace(evidence=(quote,))

        assert fingerprint(cited(4)) == fingerprint(cited(400))

    def test_an_article_that_is_cited_too_leaves_it_as_it_is(self):
        others = [Evidence(path, "en", "a.b", "72", "72", 0, 2, 1, 1) for path in ("seeds/en.txt", "seeds/fr.txt")]
        assert fingerprint(self.SAID) == fingerprint(self.SAID._replace(evidence=tuple(others)))

    def test_code_fact_article_and_values_change_it(self):
        others = [
            self.SAID._replace(code="FL207"),
            self.SAID._replace(fact="s/a.c"),
            self.SAID._replace(values=(("seeds/en.txt", ("71",)), ("seeds/sv.txt", ("65",)))),
            self.SAID._replace(values=(("seeds/fr.txt", ("72",)), ("seeds/sv.txt", ("65",)))),
            self.SAID._replace(place=Place("seeds/sv.txt")),
        ]
        assert len({fingerprint(self.SAID), *map(fingerprint, others)}) == len(others) + 1

    def test_the_same_mistake_at_two_places_has_two(self):
        twice = [self.SAID._replace(place=Place("seeds/en.txt", line)) for line in (1, 2)]
        one, other = settle(CONFIG, twice)
        assert one.fingerprint == fingerprint(self.SAID)
        assert one.fingerprint != other.fingerprint

    def test_values_are_not_run_together(self):
        one = finding("FL201", values=(("seeds/en.txt", ("7", "2")),))
        assert fingerprint(one) != fingerprint(one._replace(values=(("seeds/en.txt", ("72",)),)))
