"""The World Bank's exchange rates as rows of rates/annual/, for the years that the table in use lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from fundnorm.model.money import EXACT
from fundnorm.update.tables import Made, ReadTable, header_of, plain, rows_of, text_of, widened
from fundnorm.update.world_bank import Figures

__all__ = ["make"]

_SOURCE = "wb"
_HOMES = {"XAF": "CM", "XOF": "SN", "XCD": "LC", "XPF": "NC", "XCG": "CW"}
"""Whose figure is taken for a currency of several countries that is not named after one of them."""

_CLOSE = Decimal("0.05")  # to the table in use in the newest year that both have
_FALL = Decimal("0.6")  # of the year before: no currency gains so much, but a new unit does
_NONE = ("", "", "", "")


def make(found: Figures, territories: Mapping[str, Iterable[str]], tables: ReadTable) -> Made:
    """The tables of years, with a row of source wb for each year after the first that has none, or a part of a year.

    `territories` are the countries of each currency in use. A currency is left out, and named, where the World Bank's
    figure is not that of the table in use in the newest year of both, as with another unit or a parallel rate; and the
    years from which another currency took its place by law.
    """
    gone = {code: rest.split(",")[2][:4] for code, rest in rows_of(tables("rates/successors.csv")).items()}
    header = header_of(tables("rates/annual/EUR.csv"))
    files, remarks, years = {}, [], set()
    for code, countries in territories.items():
        home = _HOMES.get(code, code[:2])
        ours = {
            year: value for (country, year), value in found.items() if country == home and home in countries
        }
        known = rows_of(tables(f"rates/annual/{code}.csv"))
        wanted = {
            year: ours[year] for year in sorted(ours) if _lacks(known, year) and year < gone.get(code, "9999")
        }
        reason = _doubt(known, ours, wanted) if wanted else ""
        if reason:
            remarks.append(f"{code}: {reason}; its later years are not taken")
        elif wanted:
            rows = {year: f"{plain(value)},{_SOURCE},12,unchecked" for year, value in wanted.items()}
            files[f"rates/annual/{code}.csv"] = text_of(header, widened({**known, **rows}, header))
            years |= set(wanted)
    return Made(files, min(years, default=""), max(years, default=""), tuple(remarks))


def _lacks(known: Mapping[str, str], year: str) -> bool:
    """Whether a year, not before the table, has no row, one of this source, or one of a part of its months."""
    _, source, _, flags = (*known.get(year, ",,,").split(","), *_NONE)[:4]
    started = bool(known) and year > min(known)
    return started and (source in {"", _SOURCE} or (source != "ecb" and "partial" in flags.split("|")))


def _doubt(known: Mapping[str, str], ours: Mapping[str, Decimal], wanted: Mapping[str, Decimal]) -> str:
    """Why the World Bank's figures are not the continuation of the table, "" where they are."""
    shared = [year for year in ours if year in known and year not in wanted]
    if not shared:
        return "the World Bank has no year that the table in use has too"
    year = max(shared)
    theirs, own = ours[year], Decimal(known[year].partition(",")[0])
    if abs(EXACT.divide(theirs, own) - 1) > _CLOSE:
        return f"the World Bank's {year} is {plain(theirs)} per USD, and {plain(own)} in the table in use"
    before = theirs
    for later in (later for later in wanted if later > year):
        if wanted[later] < before * _FALL:
            return f"the World Bank's {later} is {plain(wanted[later])} per USD after {plain(before)}, as of a new unit"
        before = wanted[later]
    return ""
