"""Which claims a run checks: those named, and every claim that they have to be held against."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import ConfigurationError
from checker.load.selection import Selection, select, select_changed, under
from checker.model import Config, Constraint
from tests.told import NOWHERE, Story

WITHIN = Constraint("part_within_whole", {"of": "held-on", "along": "part-of"}, NOWHERE)


@pytest.fixture
def config(tmp_path) -> Config:
    """A project with three articles on disk and a file that no claim is about."""
    for name in ("seeds/en.txt", "seeds/sv.txt", "seeds/fr.txt", "README.md", "claims/fair-week/en.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    return Config(root=str(tmp_path), source="factlint.yaml")


@pytest.fixture
def story() -> Story:
    """English and Swedish speak of visitors, Swedish and French of the opening."""
    story = Story().says("en", "fair.visitors", "72").says("sv", "fair.visitors", "72")
    story.says("sv", "fair.opened", "2025-08-14").says("fr", "fair.opened", "2025-08-14")
    return story.says("fr", "parade.visitors", "9")


def chosen(config: Config, story: Story, *paths: str) -> Selection:
    return select(config, story.registry, story.files, paths, config.root)


def claims(selection: Selection) -> list[tuple[str, str]]:
    return sorted((article[6:-4], id) for article, id in selection.claims)


class TestPaths:
    def test_without_paths_everything_is_checked(self, config, story):
        selection = chosen(config, story)
        assert selection.full
        assert len(selection.claims) == 5

    @pytest.mark.parametrize("path", ["seeds/en.txt", "claims/fair-week/en.yaml", "./seeds/../seeds/en.txt"])
    def test_an_article_or_its_claim_file_selects_its_claims_and_every_claim_of_the_same_facts(
        self, path, config, story
    ):
        selection = chosen(config, story, path)
        assert not selection.full
        assert claims(selection) == [("en", "fair.visitors"), ("sv", "fair.visitors")]

    def test_only_what_is_named_counts_as_named(self, config, story):
        assert chosen(config, story, "seeds/en.txt").chosen == {"seeds/en.txt"}

    def test_a_fact_that_comes_along_does_not_bring_further_facts(self, config, story):
        assert ("fr", "fair.opened") not in claims(chosen(config, story, "seeds/en.txt"))

    def test_a_folder_selects_what_is_below_it(self, config, story):
        assert len(chosen(config, story, "claims/fair-week").claims) == 5
        assert len(chosen(config, story, ".").claims) == 5

    def test_a_name_that_only_begins_alike_is_no_folder(self, config, story):
        (Path(config.root) / "seed").mkdir()
        assert claims(chosen(config, story, "seed")) == []

    def test_every_claim_file_named_is_a_full_run(self, config, story):
        assert chosen(config, story, "seeds/en.txt", "seeds/sv.txt", "seeds/fr.txt").full

    def test_paths_are_relative_to_where_the_command_runs(self, config, story):
        selection = select(config, story.registry, story.files, ["en.txt"], f"{config.root}/seeds")
        assert selection.chosen == {"seeds/en.txt"}

    def test_an_absolute_path_will_do(self, config, story):
        assert chosen(config, story, f"{config.root}/seeds/en.txt").chosen == {"seeds/en.txt"}

    def test_a_deleted_article_selects_the_claims_that_still_name_it(self, config, story):
        story.says("ja", "fair.visitors", "72")
        assert ("ja", "fair.visitors") in claims(chosen(config, story, "seeds/ja.txt"))

    def test_a_path_that_no_claim_concerns_selects_nothing(self, config, story):
        selection = chosen(config, story, "README.md")
        assert (claims(selection), selection.full) == ([], False)

    def test_a_path_that_does_not_exist_is_an_error(self, config, story):
        with pytest.raises(ConfigurationError, match=r"seeds/nothing\.txt: no such file or folder"):
            chosen(config, story, "seeds/nothing.txt")

    @pytest.mark.parametrize("name", ["vocabulary", "entities", "roles", "terms", "acknowledged"])
    def test_the_registry_decides_about_every_claim(self, name, config, story):
        assert chosen(config, story, f"claims/{name}.yaml").full

    def test_so_does_the_configuration(self, config, story):
        assert chosen(config, story, "factlint.yaml").full


class TestWhatComesAlong:
    def test_an_absent_qualifier_may_join_a_stated_one(self, config):
        story = Story().says("en", "fair.visitors", "72", as_of="2025-05").says("sv", "fair.visitors", "72")
        story.says("fr", "parade.visitors", "9")
        assert claims(chosen(config, story, "seeds/en.txt")) == [("en", "fair.visitors"), ("sv", "fair.visitors")]

    def test_other_stories_never_do(self, config):
        one = Story().says("en", "fair.visitors", "72").says("en", "fair.cost", "9 EUR")
        other = Story(name="next-year").says("sv", "fair.visitors", "72")
        selection = select(config, one.registry, [*one.files, *other.files], ["seeds/en.txt"], config.root)
        assert {article for article, _ in selection.claims} == {"seeds/en.txt"}

    def test_facts_that_a_constraint_ties_together_do(self, config):
        story = Story(WITHIN).says("en", "fair.held-on", "2025-08-14").says("sv", "parade.part-of", "fair")
        story.says("fr", "parade.held-on", "2025-08-16").says("fr", "fair.cost", "9 EUR")
        found = claims(chosen(config, story, "seeds/en.txt"))
        assert found == [("en", "fair.held-on"), ("fr", "parade.held-on"), ("sv", "parade.part-of")]

    def test_facts_that_are_expected_of_every_article_do(self, config):
        story = (
            Story()
            .says("en", "fair.visitors", "72")
            .says("sv", "fair.motto", "onward")
            .says("fr", "fair.cost", "9 EUR")
        )
        assert claims(chosen(config, story, "seeds/en.txt")) == [("en", "fair.visitors"), ("sv", "fair.motto")]


class TestChanged:
    def changed(self, config: Config, story: Story, *paths: str) -> Selection:
        return select_changed(config, story.registry, story.files, paths)

    def test_an_edited_article_finds_its_claims_and_those_of_the_same_facts(self, config, story):
        assert claims(self.changed(config, story, "seeds/en.txt")) == [("en", "fair.visitors"), ("sv", "fair.visitors")]

    def test_a_deleted_article_finds_its_claims(self, config, story):
        (Path(config.root) / "seeds/en.txt").unlink()
        assert ("en", "fair.visitors") in claims(self.changed(config, story, "seeds/en.txt"))

    def test_an_edited_claim_file_finds_its_facts(self, config, story):
        assert claims(self.changed(config, story, "claims/fair-week/en.yaml")) == [
            ("en", "fair.visitors"),
            ("sv", "fair.visitors"),
        ]

    def test_a_deleted_claim_file_asks_for_a_full_run(self, config, story):
        assert self.changed(config, story, "claims/fair-week/gone.sv.yaml").full

    def test_what_no_claim_concerns_finds_nothing(self, config, story):
        selection = self.changed(config, story, "README.md", "seeds/other.txt", "docs/claims/x.yaml")
        assert (claims(selection), selection.full) == ([], False)

    @pytest.mark.parametrize(
        "path", ["claims/vocabulary.yaml", "claims/entities.yaml", "claims/acknowledged.yaml", "factlint.yaml"]
    )
    def test_registry_acknowledgements_and_configuration_ask_for_a_full_run(self, path, config, story):
        assert self.changed(config, story, "README.md", path).full

    def test_a_configuration_in_pyproject_does_too(self, config, story):
        other = config._replace(source="pyproject.toml")
        assert self.changed(other, story, "pyproject.toml").full
        assert not self.changed(config, story, "pyproject.toml").full


class TestUnder:
    def test_without_paths_every_file_is_meant(self, config):
        assert under(config, [], config.root)("claims/anything.yaml")

    def test_a_folder_means_what_is_below_it(self, config):
        wanted = under(config, ["claims"], config.root)
        assert wanted("claims/fair-week/en.yaml")
        assert not wanted("claimsets/en.yaml")

    def test_a_path_that_does_not_exist_is_an_error(self, config):
        with pytest.raises(ConfigurationError, match="no such file or folder"):
            under(config, ["claims/nothing.yaml"], config.root)
