"""What tables there are: their span, whose they are, how old, and whether they are bundled or updated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from fundnorm.lexicon.store import Generation, in_use, read_table, user_folder
from fundnorm.update.publishers import PUBLISHERS
from fundnorm.update.verifying import Bundled, bundled_files

__all__ = ["Standing", "lines", "origins", "status"]

_HEADINGS = ("table", "span", "whose", "drawn", "days", "")
_GAP = "  "
_NAMES = {
    "bikram_years.csv": "Bikram Sambat",
    "currency_names_en.csv": "currency names",
    "multi_year_frames.csv": "frames",
    "solar_hijri_years.csv": "Solar Hijri",
}


class Standing(NamedTuple):
    """One table: its files' folder or name, first and last period, whose it is, when drawn, its age in days."""

    table: str
    span: str
    owner: str
    vintage: str
    age: int
    updated: bool


def status(today: date) -> list[Standing]:
    """Each table that is in use, updated ones first where they have a folder of their own.

    >>> found = status(date(2026, 12, 1))
    >>> next((one.span, one.owner) for one in found if one.table == "prices/pwt91")
    ('1950–2017', 'PWT 9.1')
    """
    generation = in_use(user_folder()).generation
    groups: dict[str, list[Bundled]] = {}
    for one in bundled_files():
        groups.setdefault(_table_of(one.path), []).append(one)
    for path in generation.files if generation else ():
        groups.setdefault(_table_of(path), [])
    return [_standing(table, files, generation, today) for table, files in groups.items()]


def lines(standings: Sequence[Standing]) -> list[str]:
    """The table of a status, a line each, at most 80 columns wide."""
    rows = [
        (one.table, one.span, one.owner, one.vintage, str(one.age), "updated" if one.updated else "bundled")
        for one in standings
    ]
    widths = [max(len(row[at]) for row in (_HEADINGS, *rows)) for at in range(len(_HEADINGS))]
    return [_line(row, widths) for row in (_HEADINGS, *rows)]


def origins(generation: Generation | None) -> list[str]:
    """Where the updated tables are from, a sentence a publisher."""
    known = generation.manifest["sources"] if generation else {}
    titles = _titles()
    return [
        f"{titles[source]} ({source}): {about['first']} to {about['last']}, "
        f"fetched {about['fetched'][:10]} from {about['url']}"
        for source, about in known.items()
    ]


def _titles() -> dict[str, str]:
    return {publisher.source: publisher.title for publisher in PUBLISHERS.values()}


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        cell.rjust(wide) if at == len(row) - 2 else cell.ljust(wide)
        for at, (cell, wide) in enumerate(zip(row, widths, strict=True))
    ]
    return _GAP.join(cells).rstrip()


def _by_time(path: str) -> bool:
    """Whether a file is one of many of a folder, as rates/daily/INR.csv is, with rows in the order of time."""
    return path.count("/") > 1


def _table_of(path: str) -> str:
    return path.rpartition("/")[0] if _by_time(path) else _NAMES.get(path, path.removesuffix(".csv"))


def _standing(table: str, files: Sequence[Bundled], generation: Generation | None, today: date) -> Standing:
    newer = {
        path: str(known["source"])
        for path, known in (generation.files.items() if generation else ())
        if _table_of(path) == table
    }
    paths = dict.fromkeys([*(one.path for one in files), *newer])
    sources = generation.manifest["sources"] if generation else {}
    drawn = [sources[source]["fetched"][:10] for source in newer.values()] or [one.vintage for one in files]
    owner = files[0].owner if files else _titles()[next(iter(newer.values()))]
    vintage = min(drawn)
    age = (today - date.fromisoformat(vintage)).days
    return Standing(table, _span(paths), owner, vintage, age, bool(newer))


def _span(paths: Iterable[str]) -> str:
    """The first and last day, month or year in the files of a table; "" for a table that is not by time."""
    ends = []
    for path in paths:
        if _by_time(path):
            keys = [line.partition(",")[0] for line in read_table(path).splitlines()[1:]]
            ends += [keys[0], keys[-1]]
    return f"{min(ends)}–{max(ends)}" if ends else ""
