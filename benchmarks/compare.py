"""How many pairs of language versions `compare` holds against each other in a second of processor time.

    python benchmarks/compare.py [--folder FOLDER] [--original TAG]

Without --folder: every two articles of this repository that are in different languages. A folder holds a folder for
each text with its versions, en.txt beside sv.txt; each is held against the one in the language of the original. All as
they are, and as one line each, where nothing says which sentence translates which.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from checker import compare
from checker.load.configuration import load_config
from checker.load.files import Disk
from checker.load.project import load_project

ROOT = Path(__file__).resolve().parent.parent
Pair = tuple[str, str, str, str]  # text and language of each


def ours() -> Iterator[Pair]:
    """The articles that claim files name, two by two."""
    config = load_config(str(ROOT), None, {})
    files = load_project(config, Disk(config.root)).files
    articles = sorted({(file.article, file.language) for file in files})
    for (one, tag), (other, tag_of_other) in combinations(articles, 2):
        if tag != tag_of_other:
            yield (ROOT / one).read_text("utf-8"), tag, (ROOT / other).read_text("utf-8"), tag_of_other


def found(folder: Path, original: str) -> Iterator[Pair]:
    for path in sorted(folder.glob("*/*.txt")):
        first = path.with_name(f"{original}.txt")
        if path != first and first.exists():
            yield first.read_text("utf-8"), original, path.read_text("utf-8"), path.stem


def measure(name: str, pairs: list[Pair]) -> None:
    for pair in {(one[1], one[3]): one for one in pairs}.values():
        compare(*pair)  # the languages' tables are loaded once
    start = time.process_time()
    contradictions = sum(len(compare(*pair)) for pair in pairs)
    seconds = time.process_time() - start
    size = sum(len(one) + len(other) for one, _, other, _ in pairs) // (2 * len(pairs))
    print(
        f"{name:8} {len(pairs) / seconds:7.0f} pairs a second; {len(pairs)} pairs of {size} characters on average, "
        f"{contradictions} contradictions"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--original", default="en", help="the language of the originals in the folder (default en)")
    arguments = parser.parse_args()
    pairs = list(found(arguments.folder, arguments.original) if arguments.folder else ours())
    if not pairs:
        parser.error(f"{arguments.folder}: found no pair of versions, expected folders with {arguments.original}.txt")
    measure("as is", pairs)
    measure("flat", [(" ".join(a.split()), tag, " ".join(b.split()), other) for a, tag, b, other in pairs])


if __name__ == "__main__":
    main()
