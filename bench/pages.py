"""Where the time of a comparison of web pages goes: extractor, recognition, conversion, comparison, table.

Usage: python bench/pages.py [--pages 1000]

Writes seeded pages of news with navigation around them into a temporary folder and compares them, step by step in one
process. Each page has a date, a headline, twenty paragraphs of which every fifth names a sum, and lists of links.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fundnorm.compare.assembling import assemble
from fundnorm.compare.selecting import Choice
from fundnorm.normalise.items import items_of
from fundnorm.normalise.items.terms import read_terms
from fundnorm.readers.files import read_file
from fundnorm.recognise import parse
from fundnorm.report.comparisons import render_comparison
from fundnorm.report.formats import Format

__all__ = ["pages"]

LINKS = "".join(f'<li><a href="/section/{at}">Section {at} of the paper</a></li>' for at in range(60))
PAGE = """<!doctype html><html lang="en-IN"><head><title>{title}</title>
<meta property="article:published_time" content="{day}T09:00:00+05:30"></head><body>
<nav><ul>{links}</ul></nav><aside><h2>Read next</h2><ul>{links}</ul></aside>
<article><h1>{title}</h1>{paragraphs}</article>
<footer><ul>{links}</ul><p>All rights reserved. Contact the desk.</p></footer></body></html>"""

TOPICS = ("roads", "ports", "clinics", "schools", "canals", "power lines", "metro lines", "water pipes")
PLAIN = (
    "Officials said that work on {0} would begin after the monsoon, and that districts had been told to plan. "
    "Residents of three towns asked for a hearing first, and the collector promised one before the end of the month."
)
MONEY = (
    "The ministry set aside Rs {1:,} crore for {0} over five years, the minister told reporters on Monday. ",
    "Of this, Rs {2:,} crore is for {0} in the hills, where building costs more than in the plains. ",
    "A loan of ${3} million from a development bank will pay for {0} along the coast from 2024 to 2028. ",
)
EVERY = 5  # one paragraph in five names a sum: a sum per thousand characters or so, as in news


@contextmanager
def taken(name: str, seconds: dict[str, float]) -> Iterator[None]:
    """Add to the seconds of a step."""
    begun = time.perf_counter()
    yield
    seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - begun


def page(chance: random.Random, number: int) -> str:
    """One page."""
    topic = chance.choice(TOPICS)
    paragraphs = []
    for at in range(20):
        template = PLAIN if at % EVERY else MONEY[at // EVERY % len(MONEY)] + PLAIN
        crore = chance.randint(400, 9000)
        words = template.format(topic, crore, crore // 4, chance.randint(20, 900))
        paragraphs.append(f"<p>{words}</p>")
    title = f"State to spend on {topic}, plan {number}"
    day = f"2024-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    return PAGE.format(title=title, day=day, links=LINKS, paragraphs="".join(paragraphs))


def pages(number: int) -> None:
    """Print the seconds of each step."""
    chance = random.Random(7)
    seconds: dict[str, float] = {}
    terms = read_terms()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{at:05d}.html") for at in range(number)]
        for at, path in enumerate(paths):
            path.write_text(page(chance, at), encoding="utf-8")
        read_file(str(paths[0]))  # the extractor loads once
        results = []
        for path in paths:
            with taken("read (extractor)", seconds):
                (source,) = read_file(str(path))
            with taken("recognise", seconds):
                document = parse(source)
            with taken("normalise", seconds):
                results.append((document, items_of(document, terms)))
    with taken("compare", seconds):
        comparison = assemble(results, Choice())
    with taken("write CSV", seconds):
        render_comparison(Format.CSV, comparison)
    sums, whole = sum(len(items) for _, items in results), sum(seconds.values())
    print(f"{number:,} pages, {sums:,} sums, {len(comparison.rows):,} rows: {whole:.1f} s")
    for name, spent in seconds.items():
        print(f"  {name:<18} {spent:6.2f} s  {spent / whole:5.0%}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=1000)
    pages(parser.parse_args().pages)
