"""How long each format takes over many claims, beside the check that found them.

    python benchmarks/formats.py [--claims 10000]

Writes a project of stories in two languages, in some of which the languages part, checks it once
without and once with what the first run left in the cache, and renders the report in every format. Exit status 1
where all formats together take longer than the check, or the page is larger than 8 MB.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PER_ARTICLE = 20
PAGE_BUDGET = 8_000_000  # bytes

VOCABULARY = "attributes:\n" + "".join(f"  count-{n}: {{type: count, of: country}}\n" for n in range(PER_ARTICLE))
ENTITIES = "treaty:\n  kind: treaty\n  names: {en: Harbour Treaty, sv: Hamnfördraget}\n"
TERMS = """country:
  kind: unit
  names:
    en: {preferred: country, accepted: [countries]}
    sv: {preferred: land, accepted: [länder]}
"""
SENTENCES = {"en": "The Harbour Treaty, part {n}, has {v} countries.", "sv": "Hamnfördraget, del {n}, har {v} länder."}
QUOTES = {"en": "part {n}, has {v} countries", "sv": "del {n}, har {v} länder"}


def value(story: int, number: int, language: str) -> int:
    """One fact in fifty differs between the languages."""
    return 100 + number + int(language == "sv" and (story * PER_ARTICLE + number) % 50 == 0)


def write(root: Path, claims: int) -> None:
    (root / "claims").mkdir()
    (root / "articles").mkdir()
    (root / "factlint.yaml").write_text("claims: claims\n", encoding="utf-8")
    for name, content in (("vocabulary", VOCABULARY), ("entities", ENTITIES), ("terms", TERMS)):
        (root / "claims" / f"{name}.yaml").write_text(content, encoding="utf-8")
    for story in range(claims // (2 * PER_ARTICLE)):
        folder = root / "claims" / f"story-{story}"
        folder.mkdir()
        for language in QUOTES:
            stated = [(n, value(story, n, language)) for n in range(PER_ARTICLE)]
            text = "\n".join(SENTENCES[language].format(n=n, v=v) for n, v in stated) + "\n"
            (root / "articles" / f"{story}.{language}.txt").write_text(text, encoding="utf-8")
            lines = [f"article: articles/{story}.{language}.txt", "claims:"]
            for n, v in stated:
                lines += [
                    f"  - quote: '{QUOTES[language].format(n=n, v=v)}'",
                    f"    says: {{treaty.count-{n}: {v}}}",
                ]
            (folder / f"{story}.{language}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000)
    wanted = parser.parse_args().claims
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        root.mkdir()
        write(root, wanted)
        os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
        from checker import run
        from checker.load.configuration import load_config
        from checker.report import FORMATS, render

        config = load_config(str(root), None, {})
        checks = []
        for name in ("cold", "warm"):
            started = time.perf_counter()
            report = run.check(config)
            checks.append(time.perf_counter() - started)
            print(f"check, {name:5} {checks[-1]:8.2f} s  {len(report.judged)} claims, {len(report.findings)} findings")
        total = 0.0
        sizes = {}
        for name in FORMATS:
            started = time.perf_counter()
            text = render(name, report)
            taken = time.perf_counter() - started
            total += taken
            sizes[name] = len(text.encode("utf-8"))
            print(f"{name:12} {taken:8.2f} s  {sizes[name] / 1e6:6.2f} MB")
    print(f"{'all formats':12} {total:8.2f} s")
    return int(total > checks[0] or sizes["html"] > PAGE_BUDGET)


if __name__ == "__main__":
    sys.exit(main())
