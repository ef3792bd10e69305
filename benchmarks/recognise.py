"""How many megabytes of running text a second are recognised, per language, beside dateparser and Recognizers-Text.

    python benchmarks/recognise.py [--language sv]... [--text FILE] [--others]

Without --text a language gets the articles of this repository that are written in it, else the README,
whose facts it may not know. --others needs `pip install dateparser recognizers-text-suite 'emoji<1'`; they get
the first code points of the same text.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from checker import recognise
from checker.locales import languages

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
_SHARE = 20_000  # code points that the slow ones get


def sample(tag: str, size: int) -> str:
    """Running text: the articles in the language, else the README."""
    mine = [
        article.read_text(encoding="utf-8")
        for claims in sorted((ROOT / "claims").rglob(f"*.{tag}.yaml"))
        for article in SEEDS
        if article.name in claims.read_text(encoding="utf-8")
    ]
    text = "\n\n".join(mine or [(ROOT / "README.md").read_text(encoding="utf-8")]) + "\n\n"
    return text * (size // len(text) + 1)


def rate(work: Callable[[str], object], text: str) -> float:
    """Megabytes a second of processor time."""
    start = time.process_time()
    work(text)
    return len(text.encode()) / 1e6 / (time.process_time() - start)


def others(tag: str) -> dict[str, Callable[[str], object]]:
    """The other recognisers that are installed, each with a call that reads a text."""
    found: dict[str, Callable[[str], object]] = {}
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed")
    else:
        found["dateparser"] = lambda text: search_dates(text, languages=[tag])
    try:
        from recognizers_suite import Culture, recognize_number
    except ImportError:
        print("recognizers-text-suite is not installed")
    else:
        codes = [code for name, code in vars(Culture).items() if isinstance(code, str) and not name.startswith("_")]
        cultures = {code.split("-")[0]: code for code in codes}
        if tag in cultures:
            found["Recognizers-Text, numbers alone"] = lambda text: recognize_number(text, cultures[tag])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", action="append")
    parser.add_argument("--text", type=Path)
    parser.add_argument("--size", type=int, default=500_000, help="code points of text (default 500000)")
    parser.add_argument("--others", action="store_true")
    arguments = parser.parse_args()
    for tag in arguments.language or languages():
        text = arguments.text.read_text(encoding="utf-8") if arguments.text else sample(tag, arguments.size)
        read = partial(recognise, language=tag)
        facts = len(read(text))
        print(f"{tag:8} factlint {rate(read, text):9.3f} MB/s  {facts} facts in {len(text)} characters")
        for name, work in (others(tag) if arguments.others else {}).items():
            print(f"{tag:8} {name} {rate(work, text[:_SHARE]):9.5f} MB/s")


if __name__ == "__main__":
    main()
