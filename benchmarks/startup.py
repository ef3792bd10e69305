"""How many bare interpreter starts a check takes, and its peak memory.

    python benchmarks/startup.py [--runs 15]

Every command is timed in turn with the bare interpreter, so that the ratio holds when the machine's
speed drifts. Prints the median ratio of each, and its budget. Exit status 1 where one is over.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = [sys.executable, "-I", "-c", "pass"]
FACTLINT = [sys.executable, "-m", "checker"]
ONE_FILE = sorted((ROOT / "claims").glob("*/*.yaml"))[0]


def seconds(command: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    taken = time.perf_counter() - started
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr.decode()}")
    return taken


def ratio(command: list[str], runs: int, *, cold: bool = False) -> float:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    with tempfile.TemporaryDirectory() as cache:
        environment["XDG_CACHE_HOME"] = cache
        ratios = []
        for run in range(runs + 1):
            if cold:
                environment["XDG_CACHE_HOME"] = f"{cache}/{run}"
                Path(environment["XDG_CACHE_HOME"]).mkdir()
            taken = seconds(command, environment)
            if run > 0:  # the first run fills the caches
                ratios.append(taken / seconds(BARE, environment))
    return statistics.median(ratios)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    one = str(ONE_FILE.relative_to(ROOT))
    rows = [
        ("factlint --version", ratio([*FACTLINT, "--version"], runs), 3),
        ("check of one claim file, warm", ratio([*FACTLINT, "check", one], runs), 8),
        ("check of everything, warm", ratio([*FACTLINT, "check"], runs), 12),
        ("check of everything, cold", ratio([*FACTLINT, "check"], runs, cold=True), 30),
    ]
    for name, value, budget in rows:
        print(f"{name:32} {value:5.1f} times a bare interpreter (budget {budget})")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'largest resident memory':32} {memory:5.1f} MB (budget 80)")
    return int(any(value > budget for _, value, budget in rows) or memory > 80)


if __name__ == "__main__":
    sys.exit(main())
