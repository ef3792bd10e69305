"""One Chromium for all browser tests; they are skipped where it is missing, unless FACTLINT_BROWSER=required."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.report import render
from tests.browser.chromium import Tab, chromium, executable
from tests.report import canonical
from tests.report.pages import EVERY_STATE, hostile, large, long_line

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
REPORTS = {
    "codes": lambda: canonical.REPORT,
    "states": lambda: EVERY_STATE,
    "hostile": hostile,
    "long": long_line,
    "large": lambda: large(10_000),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = _missing()
    for item in items:
        if item.get_closest_marker("browser") and missing and os.environ.get("FACTLINT_BROWSER") != "required":
            item.add_marker(pytest.mark.skip(reason=missing))


def _missing() -> str | None:
    if executable() is None:
        return "needs Chromium (Debian: apt-get install chromium) or FACTLINT_CHROMIUM"
    if not AXE.exists():
        return "needs axe-core (npm ci --prefix tests/browser)"
    return None


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with chromium(tmp_path_factory.mktemp("chromium")) as tab:
        yield tab


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages that the tests open, rendered once."""
    folder = tmp_path_factory.mktemp("pages")
    written = {}
    for name, report in REPORTS.items():
        written[name] = folder / f"{name}.html"
        written[name].write_text(render("html", report()), encoding="utf-8", newline="\n")
    return written


@pytest.fixture
def tab(browser: Tab, pages: dict[str, Path]) -> Tab:
    """The page of every state, freshly opened in a window for a desk, in light colours."""
    browser.look()
    browser.open(pages["states"])
    return browser
