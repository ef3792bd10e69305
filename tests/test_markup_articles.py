"""Articles in Markdown and HTML from end to end: what is claimed is what readers see, places are those on disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.drafting.desk import Desk
from checker.load.configuration import load_config
from checker.model import Report
from checker.mutate import mutate
from checker.report import FORMATS, render
from checker.run import check
from tests.projects import small_files, small_project, write_project

case = pytest.param
ENGLISH = """
---
title: "Harbour Treaty signed by 72 countries"
date: 2024-01-09
---
# The Harbour Treaty

The [Harbour *Treaty*](https://example.org/99 "opened on 25 October 2025") was signed
by **72** [countries](/63 'x'). Run `factlint --jobs 64`.

![opened in 2025](harbour-2024.jpg)

| signed by 72 countries | 64 |
|---|---|
"""
SWEDISH = """
# Hamnfördraget

[Hamnfördraget](https://example.org/99 "öppnat den 25 oktober 2025") undertecknades av
**72** länder. Kör `factlint --jobs 64`.
"""
FRENCH = """
<!DOCTYPE html>
<html><head><title>Le traité du port</title><style>p { margin: 64px }</style></head>
<body><p>Le <a href="/99" title="ouvert le 25 octobre 2025">traité du&nbsp;port</a>
a été signé par <b>72</b>&#160;pays.</p></body></html>
"""
CLAIMS = {
    "en.md": ("signed by 72 countries", "suffix: '. Run'", "opened on 25 October 2025"),
    "sv.md": ("undertecknades av 72 länder", "part: body", "öppnat den 25 oktober 2025"),
    "fr.html": ("signé par 72 pays", "part: body", "ouvert le 25 octobre 2025"),
}


def site(root: Path, **texts: str) -> Path:
    """The treaty in three languages, with claims in running text and in a link's title."""
    kept = {name: text for name, text in small_files().items() if "treaty." not in name}
    pages = {"en": ("en.md", ENGLISH), "sv": ("sv.md", SWEDISH), "fr": ("fr.html", FRENCH)}
    files = dict(kept)
    for language, (ending, text) in pages.items():
        words, beside, title = CLAIMS[ending]
        files[f"site/treaty.{ending}"] = texts.get(language, text)
        files[f"claims/treaty/treaty.{language}.yaml"] = (
            f"article: site/treaty.{ending}\nclaims:\n"
            f"  - quote: {words}\n    {beside}\n    says: {{harbour-treaty.signatories: 72}}\n"
            f"  - quote: {title}\n    says: {{harbour-treaty.opened: 2025-10-25}}\n"
        )
    groups = "[{en: site/treaty.en.md, sv: site/treaty.sv.md, fr: site/treaty.fr.html}]"
    return write_project(root, {**files, "factlint.yaml": f"claims: claims\ntranslations: {groups}\n"})


def run(root: Path) -> Report:
    return check(load_config(str(root), None, {}), cwd=str(root))


def test_what_readers_see_bears_out_what_is_claimed(tmp_path):
    report = run(site(tmp_path))
    assert [(one.code, one.message) for one in report.findings] == []
    assert {one.verdict.value for one in report.judged} == {"supported"}
    for one in report.judged:
        source = next(text.on_disk for text in report.articles if text.path == one.claim.article)
        assert source[one.start : one.end].startswith(one.claim.quote.split()[0])
        assert source[one.start : one.end].endswith(one.claim.quote.split()[-1])


@pytest.mark.parametrize(
    ("language", "was", "now", "place", "said"),
    [
        case("en", "**72**", "**73**", ("site/treaty.en.md", 8, 6), '"73"', id="in bold"),
        case("sv", "25 oktober", "26 oktober", ("site/treaty.sv.md", 3, 48), '"den 26 oktober 2025"', id="in a title"),
        case("fr", "<b>72<", "<b>71<", ("site/treaty.fr.html", 4, 20), '"71"', id="between tags"),
    ],
)
def test_a_slip_is_found_where_it_stands_on_disk(tmp_path, language, was, now, place, said):
    text = {"en": ENGLISH, "sv": SWEDISH, "fr": FRENCH}[language]
    report = run(site(tmp_path, **{language: text.replace(was, now)}))
    found = next(one for one in report.findings if one.code == "FL103")
    assert (found.place.path, found.place.line, found.place.column) == place
    assert said in found.message
    lines = text.replace(was, now).lstrip("\n").split("\n")
    for one in found.evidence:
        if one.marked is not None and one.line is not None and one.article == place[0]:
            assert one.text is not None and one.text.split("\n")[0] in lines[one.line - 1]


def test_versions_are_compared_without_their_markup(tmp_path):
    root = site(tmp_path, fr=FRENCH.replace("<b>72<", "<b>71<"))
    for name in ("en", "sv", "fr"):
        (root / f"claims/treaty/treaty.{name}.yaml").unlink()
    found = [one for one in run(root).findings if one.code == "FL214"]
    assert [(one.message, one.place.line, one.place.column) for one in found] == [
        ('number: "71", where site/treaty.en.md has "72"', 4, 20)
    ]


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_every_format_shows_what_is_on_disk(tmp_path, format):
    report = run(site(tmp_path, en=ENGLISH.replace("**72**", "**73**")))
    assert "\u2060" not in render(format, report)


def test_offsets_in_json_are_those_of_the_file(tmp_path):
    root = site(tmp_path, en=ENGLISH.replace("**72**", "**73**"))
    shown = json.loads(render("json", run(root)))
    texts = [one for finding in shown["findings"] for one in finding["evidence"] if one.get("start") is not None]
    assert texts
    for one in texts:
        assert (root / one["article"]).read_text(encoding="utf-8")[one["start"] : one["end"]] == one["text"]


def test_slips_in_such_articles_are_caught_and_twins_stay_green(tmp_path):
    made = mutate(load_config(str(site(tmp_path)), None, {}), cwd=str(tmp_path))
    assert not made.failures
    assert {one.mutant.kind for one in made.alarms} == set()
    assert all("\u2060" not in one.mutant.was for one in made.survivors)


def test_a_draft_reads_such_articles_as_check_does(tmp_path):
    scene = Desk(load_config(str(site(tmp_path)), None, {})).read("site/treaty.en.md", "en")
    assert {"72", "2025-10-25"} <= {str(one.value) for one in scene.mentions}
    assert not {"63", "99", "2024-01-09"} & {str(one.value) for one in scene.mentions}


def test_the_parsers_are_imported_for_such_articles_alone(tmp_path):
    seen = "{'markdown_it', 'html.parser'} & {*sys.modules}"
    code = f"import sys; from checker.cli import main; main(['check'])\nprint({seen})"
    root = str(small_project(tmp_path))
    environment = {**os.environ, "PYTHONPATH": os.getcwd(), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    ran = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, text=True)
    assert ran.stdout.splitlines()[-1] == "set()", ran.stderr
