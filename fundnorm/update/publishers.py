"""Who publishes newer tables, at which address, and how its files come to ours."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from fundnorm.errors import DataError, InputError
from fundnorm.lexicon.store import bundled_table
from fundnorm.update import ecb, us_cpi, world_bank, yearly_rates
from fundnorm.update.downloads import Download, discard
from fundnorm.update.fetching import Fetcher
from fundnorm.update.tables import Made, ReadTable

__all__ = ["PUBLISHERS", "Gathered", "Publisher", "addresses"]

_ROWS = 5000  # of a page; the API gives up to 32,767, and a small page is soon fetched again
_MOST_PAGES = 100
_GROUPS = frozenset({"EU"})  # codes of ours that are no country
_BEGINNINGS = ("https://", "http://")


class Gathered(NamedTuple):
    """What a publisher's files come to, the address of the first, when it came (UTC), and which downloads it took."""

    made: Made
    url: str
    fetched: str
    names: tuple[str, ...]


class Publisher(NamedTuple):
    """A publisher: the code of its rows, its name, the address of its files, and what makes tables of them."""

    source: str
    title: str
    base: str
    gather: Callable[[Fetcher, str, ReadTable], Gathered]


def addresses(given: Sequence[str]) -> dict[str, str]:
    """The address of each publisher's files, with those that were given as NAME=URL in place of ours.

    InputError for a name that is none, or an address that does not begin with https:// or http://.

    >>> addresses(["ecb=https://mirror.example/rates/"])["ecb"]
    'https://mirror.example/rates'
    """
    bases = {name: publisher.base for name, publisher in PUBLISHERS.items()}
    for one in given:
        name, _, url = one.partition("=")
        if name not in bases or not url.startswith(_BEGINNINGS):
            raise InputError(
                f"{one!r} is no address of a publisher; write NAME=URL, the name one of {', '.join(bases)}, "
                "the URL with https://"
            )
        bases[name] = url.rstrip("/")
    return bases


def _rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(bundled_table(table), newline="")))


def _read(fetcher: Fetcher, name: str, url: str) -> tuple[Download, bytes]:
    download = fetcher.fetch(name, url)
    return download, download.path.read_bytes()


def _ecb(fetcher: Fetcher, base: str, tables: ReadTable) -> Gathered:
    """The history of reference rates."""
    name, url = "ecb.zip", f"{base}/eurofxref-hist.zip"
    download, content = _read(fetcher, name, url)
    try:
        made = ecb.make(content, {row["code"] for row in _rows("currencies.csv")}, tables)
    except DataError:
        discard(fetcher.folder, name)
        raise
    return Gathered(made, url, download.fetched, (name,))


def _us_cpi(fetcher: Fetcher, base: str, tables: ReadTable) -> Gathered:
    """The flat file of consumer prices."""
    name, url = "us-cpi.txt", f"{base}/cu.data.1.AllItems"
    download, content = _read(fetcher, name, url)
    try:
        made = us_cpi.make(content, tables)
    except DataError:
        discard(fetcher.folder, name)
        raise
    return Gathered(made, url, download.fetched, (name,))


def _world_bank(fetcher: Fetcher, base: str, tables: ReadTable) -> Gathered:
    """Each indicator, page by page; where one is not what it should be, all are fetched anew the next time."""
    names: list[str] = []
    try:
        found = {
            indicator: _indicator(fetcher, base, indicator, names)
            for indicator in (world_bank.EXCHANGE_RATE, *world_bank.FACTS.values())
        }
        facts = {fact: found[indicator][1] for fact, indicator in world_bank.FACTS.items()}
        rates = yearly_rates.make(found[world_bank.EXCHANGE_RATE][1], _territories(), tables)
        prices = world_bank.prices(facts, tables)
    except DataError:
        for name in names:
            discard(fetcher.folder, name)
        raise
    made = Made({**rates.files, **prices.files}, prices.first, prices.last, rates.remarks)
    return Gathered(made, base, found[world_bank.EXCHANGE_RATE][0], tuple(names))


def _territories() -> Mapping[str, list[str]]:
    """The countries of each currency in use."""
    rows = _rows("currencies.csv")
    return {row["code"]: row["territories"].split() for row in rows if row["current"] == "yes"}


def _indicator(
    fetcher: Fetcher, base: str, indicator: str, names: list[str]
) -> tuple[str, world_bank.Figures]:
    """When the first page came, and the figures of all pages; the names of the downloads are put to `names`."""
    pages: list[world_bank.Page] = []
    fetched = ""
    while not pages or len(pages) < pages[0].pages:
        number = len(pages) + 1
        name = f"world-bank-{indicator}-{number}.json"
        names.append(name)
        url = f"{base}/country/all/indicator/{indicator}?format=json&per_page={_ROWS}&page={number}"
        download, content = _read(fetcher, name, url)
        fetched = fetched or download.fetched
        pages.append(world_bank.read_page(content, indicator))
        if pages[0].pages > _MOST_PAGES:
            raise DataError(f"the World Bank's {indicator} has {pages[0].pages} pages; expected a few")
    countries = {row["code"] for row in _rows("countries.csv")} - _GROUPS
    return fetched, world_bank.figures(pages, indicator, countries)


PUBLISHERS: Mapping[str, Publisher] = {
    "ecb": Publisher("ecb", "European Central Bank", "https://www.ecb.europa.eu/stats/eurofxref", _ecb),
    "world-bank": Publisher("wb", "World Bank", "https://api.worldbank.org/v2", _world_bank),
    "us-cpi": Publisher(
        "bls", "US Bureau of Labor Statistics", "https://download.bls.gov/pub/time.series/cu", _us_cpi
    ),
}
"""The publishers by the name that an update takes, in the order in which they are asked: days before years."""
