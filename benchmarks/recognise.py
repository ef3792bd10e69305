"""How fast running text and short texts are recognised, per language, beside dateparser and Recognizers-Text.

    python benchmarks/recognise.py [--language sv]... [--text FILE] [--others]

Running text: the articles of this repository that are written in the language, else the README, whose facts it may not
know; megabytes a second. Short texts: the examples in the language's own file, a fact in each; texts a second.
--others needs `pip install dateparser recognizers-text-suite 'emoji<1'`. They get a share of the very same texts, and
the ratios are to factlint on that share.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from checker import recognise
from checker.locale_build.source import listed, read_language
from checker.locales import DATA_FOLDER, languages

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
_SHARE = 10_000  # code points of running text that the slow ones get
_TEXTS = 40  # short texts that they get
_ROUNDS = 3  # the best of so many counts

Read = Callable[[str], object]


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


def examples(tag: str) -> list[str]:
    """Short texts: what the language's file gives as examples of every kind, and of nothing."""
    found = []
    for values in read_language(DATA_FOLDER, tag)["examples"].values():
        for texts in values.values() if isinstance(values, dict) else [values]:
            found += listed(texts)
    return found


def seconds(read: Read, texts: Sequence[str], rounds: int = 1) -> float:
    """Processor time for all the texts, the best of so many rounds."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            read(text)
        taken.append(time.process_time() - start)
    return min(taken)


def others(tag: str) -> dict[str, Read]:
    """The other recognisers that are installed, each with a call that reads a text."""
    found: dict[str, Read] = {}
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed")
    else:
        found["dateparser"] = lambda text: search_dates(text, languages=[tag])
    try:
        import recognizers_suite as suite
    except ImportError:
        print("recognizers-text-suite is not installed")
    else:
        codes = [c for name, c in vars(suite.Culture).items() if isinstance(c, str) and not name.startswith("_")]
        culture = {code.split("-")[0]: code for code in codes}.get(tag)
        if culture is not None:
            kinds = (suite.recognize_number, suite.recognize_ordinal, suite.recognize_percentage)
            kinds += (suite.recognize_currency, suite.recognize_datetime)
            found["Recognizers-Text, numbers"] = lambda text: suite.recognize_number(text, culture)
            found["Recognizers-Text, five kinds"] = lambda text: [kind(text, culture) for kind in kinds]
    return found


def beside(tag: str, text: str, shorts: Sequence[str]) -> None:
    """Prints how the other recognisers do on a share of the same texts."""
    read = partial(recognise, language=tag)
    share = shorts[:: max(1, len(shorts) // _TEXTS)]
    running, short = seconds(read, [text[:_SHARE]], _ROUNDS), seconds(read, share, _ROUNDS)
    for name, other in others(tag).items():
        try:
            other(share[0])  # what it loads once
            its_running, its_short = seconds(other, [text[:_SHARE]]), seconds(other, share)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            print(f"{tag:8} {name:28} cannot read it: {type(error).__name__}")
            continue
        megabytes = len(text[:_SHARE].encode()) / 1e6
        print(
            f"{tag:8} {name:28} {megabytes / its_running:8.4f} MB/s {len(share) / its_short:8.0f} texts/s"
            f"   factlint is {its_running / running:.0f} and {its_short / short:.0f} times as fast"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", action="append")
    parser.add_argument("--text", type=Path)
    parser.add_argument("--size", type=int, default=500_000, help="code points of text (default 500000)")
    parser.add_argument("--others", action="store_true")
    arguments = parser.parse_args()
    for tag in arguments.language or languages():
        text = arguments.text.read_text(encoding="utf-8") if arguments.text else sample(tag, arguments.size)
        read, shorts = partial(recognise, language=tag), examples(tag)
        facts = len(read(text))
        megabytes = len(text.encode()) / 1e6
        print(
            f"{tag:8} {'factlint':28} {megabytes / seconds(read, [text], _ROUNDS):8.4f} MB/s"
            f" {len(shorts) / seconds(read, shorts, _ROUNDS):8.0f} texts/s"
            f"   {facts} facts in {len(text)} characters, {len(shorts)} short texts"
        )
        if arguments.others:
            beside(tag, text, shorts)


if __name__ == "__main__":
    main()
