"""Every language file carries its own examples; this is the one test that runs them all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker import recognise
from checker.locale_build.fields import FIELDS
from checker.locale_build.source import language_files, listed, read_language
from checker.locales import DATA_FOLDER, languages
from checker.model import Mention

KINDS = ("number", "ordinal", "percent", "currency", "date", "time", "duration", "quantity")


def shown(mention: Mention) -> str:
    """A mention as examples write it: "> 2500", "12.5 percent", "XXXX-10-25 morning"."""
    hedge = mention.hedge if mention.hedge not in (None, "..", "many") else ""
    return " ".join(part for part in (hedge, str(mention.value), mention.unit) if part)


def examples() -> Iterator[object]:
    for tag in languages():
        for kind, values in read_language(DATA_FOLDER, tag)["examples"].items():
            said = {None: values} if kind == "none" else values
            for value, texts in said.items():
                for text in listed(texts):
                    yield pytest.param(tag, kind, value, text, id=f"{tag}: {text} is {value or 'nothing'}")


@pytest.mark.parametrize(("tag", "kind", "value", "text"), list(examples()))
def test_the_examples_of_every_language_hold(tag: str, kind: str, value: str | None, text: str) -> None:
    found = [(mention.kind, shown(mention)) for mention in recognise(text, tag)]
    assert found == ([] if value is None or value == "many" else [(kind, value)])


@pytest.mark.parametrize("tag", languages())
def test_every_language_has_examples_of_each_kind_and_of_nothing(tag: str) -> None:
    if "-" in tag:
        return  # a variant holds the differences alone
    assert set(read_language(DATA_FOLDER, tag)["examples"]) == {*KINDS, "none"}


@pytest.mark.parametrize("tag", sorted(language_files(DATA_FOLDER)))
def test_a_language_file_has_no_field_that_nothing_reads(tag: str) -> None:
    data = read_language(DATA_FOLDER, tag)
    names = {
        f"{name}.{part}" if f"{name}.{part}" in FIELDS else name
        for name, value in data.items()
        for part in (value if isinstance(value, dict) else [""])
    }
    assert names - FIELDS == set()


def test_the_root_file_says_what_every_field_means() -> None:
    with open(language_files(DATA_FOLDER)["root"], encoding="utf-8") as file:
        opening = file.read().split("\n\n")[0]
    assert {name for name in FIELDS if name.split(".")[0] not in opening} == set()


@pytest.mark.parametrize("tag", sorted(language_files(DATA_FOLDER)))
def test_a_language_file_holds_no_key_twice(tag: str) -> None:
    import yaml

    with open(language_files(DATA_FOLDER)[tag], encoding="utf-8") as file:
        tree = yaml.compose(file)
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert sorted(keys) == sorted(set(keys))
            pending += [value for _, value in node.value]
