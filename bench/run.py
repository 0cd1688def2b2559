"""Speed, start-up and memory of fundnorm beside its peers, in one run on one core.

Usage: python bench/run.py [--rounds 5] [--quick]

Prints characters a second on two seeded corpora (bench/corpus.py), the ratio to Duckling, peak memory, the cost of one
long text of prose and tables beside its pieces, that of converting beside recognising, and start-up as a ratio to
`python -c pass`. The figures of engines are medians of interleaved rounds, each round a process of its own that has run
once to warm up. Peers come with `pip install '.[bench]'`; one that is missing is named and left out.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import corpus
import engines
from conversion import conversion

SENTENCE = "Rs 16,300 crore over seven years"
MIXED = 300_000


def worker(name: str, style: str, share: float) -> dict[str, float]:
    """One measurement in this process: characters a second, seconds to load, sums found, peak memory in MB."""
    begun = time.perf_counter()
    _, characters, make = engines.ENGINES[name]
    run = make()
    run([f"{SENTENCE}."])
    loaded = time.perf_counter() - begun
    texts = corpus.documents(style, round(characters * share))
    run(texts[: max(1, len(texts) // 20)])
    begun = time.perf_counter()
    found = run(texts)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << (20 if sys.platform == "darwin" else 10)
    )
    total = sum(map(len, texts))
    return {"speed": total / seconds, "load": loaded, "every": total / max(1, found), "memory": peak}


def measure(name: str, style: str, share: float) -> dict[str, float]:
    """What `worker` returns, from a fresh process."""
    command = [sys.executable, __file__, "--worker", name, style, str(share)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {key: float(value) for key, value in json.loads(done.stdout).items()}


def speeds(rounds: int, share: float) -> None:
    """Print the table of speeds, one row an engine and a corpus."""
    names = [name for name in engines.ENGINES if engines.available(name)]
    for name in engines.ENGINES:
        if name not in names:
            print(f"{name}: not installed, left out; pip install '.[bench]'")
    print(
        f"{'corpus':<11} {'engine':<27} {'characters/s':>13} {'to Duckling':>12} {'load s':>7} {'MB':>5}  one sum per"
    )
    for style in corpus.STYLES:
        results: dict[str, list[dict[str, float]]] = defaultdict(list)
        for _ in range(rounds):
            for name in names:
                results[name].append(measure(name, style, share))
        _print_speeds(style, results)


def _print_speeds(style: str, results: dict[str, list[dict[str, float]]]) -> None:
    middle = {
        name: {key: statistics.median(row[key] for row in rows) for key in rows[0]}
        for name, rows in results.items()
    }
    duckling = middle.get(engines.REFERENCE, {}).get("speed")
    for name, row in middle.items():
        ratio = f"{row['speed'] / duckling:.1f} x" if duckling else "-"
        print(
            f"{style:<11} {name:<27} {row['speed']:>13,.0f} {ratio:>12} {row['load']:>7.2f} {row['memory']:>5.0f}"
            f"  {row['every']:,.0f} characters"
        )


def mixed_text(rounds: int) -> None:
    """Print what one long text of prose and tables costs a character, beside the same pieces read one by one."""
    from fundnorm.model.source import Source
    from fundnorm.recognise import parse

    pieces = corpus.mixed(MIXED)
    texts = {"one text": ["\n\n".join(pieces)], "its pieces": pieces}
    taken: dict[str, list[float]] = defaultdict(list)
    found: dict[str, int] = {}
    for _ in range(rounds + 1):
        for name, several in texts.items():
            begun = time.perf_counter()
            found[name] = sum(len(parse(Source(text, country="IN")).mentions) for text in several)
            taken[name].append(time.perf_counter() - begun)
    print(f"\n{'prose and tables':<27} {'characters':>11} {'sums':>6} {'ns a character':>15}")
    for name, several in texts.items():
        size = sum(map(len, several))
        print(f"{name:<27} {size:>11,} {found[name]:>6,} {min(taken[name]) / size * 1e9:>15,.0f}")


def start_up(rounds: int) -> None:
    """Print how long whole processes take, and the ratio to an empty one."""
    script = shutil.which("fundnorm", path=str(Path(sys.executable).parent))
    fundnorm = [script] if script else [sys.executable, "-m", "fundnorm"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        f"fundnorm parse '{SENTENCE}'": [*fundnorm, "parse", SENTENCE],
        "python -c 'import fundnorm'": [sys.executable, "-c", "import fundnorm"],
    }
    taken: dict[str, list[float]] = defaultdict(list)
    for turn in range(rounds + 2):  # the first two warm the caches
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            if turn > 1:
                taken[name].append(time.perf_counter() - begun)
    empty = statistics.median(taken["python -c pass"])
    print(f"\n{'whole process':<52} {'ms':>6} {'to an empty one':>16}")
    for name, times in taken.items():
        middle = statistics.median(times)
        print(f"{name:<52} {middle * 1000:>6.1f} {middle / empty:>14.1f} x")


def one_core() -> None:
    """Keep this process and its children on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def main() -> None:
    """Measure everything and print it."""
    if sys.argv[1:2] == ["--worker"]:
        print(json.dumps(worker(sys.argv[2], sys.argv[3], float(sys.argv[4]))))
        return
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--rounds", type=int, default=5, help="measurements of each engine; the median counts"
    )
    parser.add_argument("--quick", action="store_true", help="one round on a tenth of the corpora")
    options = parser.parse_args()
    if not engines.available("fundnorm parse"):
        parser.error("fundnorm is not installed here; pip install -e '.[bench]'")
    one_core()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a warm start has its bytecode
    print(f"Python {sys.version.split()[0]} on {sys.platform}, one core, medians of {options.rounds} rounds")
    speeds(1 if options.quick else options.rounds, 0.1 if options.quick else 1.0)
    mixed_text(1 if options.quick else options.rounds)
    conversion(10_000 if options.quick else 100_000)
    start_up(5 if options.quick else 4 * options.rounds + 1)


if __name__ == "__main__":
    main()
