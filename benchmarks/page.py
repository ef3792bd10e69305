"""How fast the HTML report of ten thousand claims opens, filters and scrolls in headless Chromium.

    python benchmarks/page.py [--runs 5]

Prints the median of each beside its budget. Exit status 1 where one is over. Needs Chromium.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.report import render  # noqa: E402
from tests.browser.chromium import Tab, chromium  # noqa: E402
from tests.report.pages import large  # noqa: E402

_OPEN = "performance.getEntriesByType('navigation')[0].domComplete"
_FILTER = (
    "(async () => { const start = performance.now(); document.querySelector('#filters [value=d]').click();"
    "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));"
    "return performance.now() - start; })()"
)
_SCROLL = (
    "(async () => { const frames = []; let last = performance.now();"
    "for (let screen = 1; screen <= 60; screen++) { scrollTo(0, screen * 800);"
    "await new Promise(requestAnimationFrame);"
    "frames.push(performance.now() - last); last = performance.now(); }"
    "return frames.sort((a, b) => a - b)[30]; })()"
)
_BUDGETS = {"opens": 2000, "filters": 500, "frame while scrolling": 100}  # milliseconds


def measured(tab: Tab, page: Path) -> dict[str, float]:
    """One opening of the page: milliseconds for each of the budgets."""
    tab.look()
    tab.open(page)
    return {"opens": tab.run(_OPEN), "filters": tab.run(_FILTER), "frame while scrolling": tab.run(_SCROLL)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(render("html", large(10_000)), encoding="utf-8", newline="\n")
        with chromium(Path(folder)) as tab:
            seen = [measured(tab, page) for _ in range(runs)]
    medians = {name: statistics.median(one[name] for one in seen) for name in _BUDGETS}
    for name, budget in _BUDGETS.items():
        print(f"{name:24} {medians[name]:7.0f} ms (budget {budget})")
    return int(any(medians[name] > budget for name, budget in _BUDGETS.items()))


if __name__ == "__main__":
    sys.exit(main())
