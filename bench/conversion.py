"""What converting costs beside recognising: sums with their years, each on several terms."""

from __future__ import annotations

import random
import time

from fundnorm.model.period import PartialDate
from fundnorm.model.source import Source
from fundnorm.normalise.items import items_of
from fundnorm.normalise.items.terms import Options, read_terms
from fundnorm.recognise import parse

__all__ = ["conversion"]

TEMPLATES = (
    (
        "IN",
        "The cabinet approved the mission with an outlay of Rs {0}0 crore over seven years, a minister said.",
    ),
    ("US", "The agency will receive ${0} million for fiscal years 2012 through 2016 to widen the programme."),
    (
        "GB",
        "The government will spend £{0}m from 2011 to 2015 on new hospitals, the treasury said on Monday.",
    ),
    ("EU", "Brussels set aside €{0} billion for the period 2007-2013 under the framework of the members."),
)
"""Sentences with one sum over several years, and the country of each."""

TERMS: dict[str, Options] = {
    "announced": {},
    "yearly": {"rate_rule": "yearly"},
    "both": {"rate_rule": "both"},
    "constant:2015": {"basis": "constant:2015", "hold_prices": True},
}


def sources(number: int, seed: int = 7) -> list[Source]:
    """So many dated documents of one sum."""
    chance = random.Random(seed)
    made = []
    for at in range(number):
        country, template = TEMPLATES[at % len(TEMPLATES)]
        day = PartialDate(chance.randint(2003, 2012), chance.randint(1, 12), chance.randint(1, 28))
        made.append(Source(template.format(chance.randint(2, 900)), country=country, date=day))
    return made


def conversion(number: int) -> None:
    """Print the microseconds a sum of recognising, and of converting on each of the terms, with the ratio."""
    texts = sources(number)
    parse(texts[0])
    begun = time.perf_counter()
    documents = [parse(source) for source in texts]
    recognised = time.perf_counter() - begun
    sums = sum(map(len, documents))
    print(f"\n{sums:,} sums over years: recognised in {recognised / sums * 1e6:.0f} µs each; converted")
    for name, options in TERMS.items():
        terms = read_terms(**options)
        items_of(documents[0], terms)
        begun = time.perf_counter()
        for document in documents:
            items_of(document, terms)
        converted = time.perf_counter() - begun
        print(
            f"  {name:<14} {converted / sums * 1e6:5.0f} µs each, {converted / recognised:.2f} x recognising"
        )
