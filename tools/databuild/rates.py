"""rates/: one small file a currency for days, months and years; and what to warn of."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import groupby

from databuild.sources import Files, Row, as_csv, read, read_ecb

__all__ = ["build"]

MISLEADING = {("THB", "2006"), ("THB", "2007"), ("THB", "2008"), ("ISK", "2008"), ("RUB", "2022")}
"""Years in which the ECB quoted an off-shore or a dying market; the month means have another source for them."""


STILL_IN_USE = {"VES"}
"""Codes that people write for the unit after a redenomination too, so that it can't be told which one is meant."""


def build() -> Files:
    """The text of each file of rates."""
    return _daily() | _monthly() | _annual() | _warnings() | _successors() | _pegs()


def _daily() -> Files:
    series: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in read_ecb():
        day = row["Date"]
        for currency, figure in row.items():
            known = currency and currency != "Date" and figure not in {"", "N/A"}
            if known and (currency, day[:4]) not in MISLEADING:
                series[currency].append((day, figure))
    return {
        f"rates/daily/{currency}.csv": as_csv(["day", "per_eur"], rows) for currency, rows in series.items()
    }


def _by_currency(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    ordered = sorted(rows, key=lambda row: row["currency"])
    return [(currency, list(group)) for currency, group in groupby(ordered, key=lambda row: row["currency"])]


def _monthly() -> Files:
    header = ["month", "per_usd", "source", "observations"]
    return {
        f"rates/monthly/{currency}.csv": as_csv(
            header, sorted((row["month"], row["mean_per_usd"], row["source"], row["n_obs"]) for row in rows)
        )
        for currency, rows in _by_currency(read("fx_monthly.csv"))
    }


def _annual() -> Files:
    header = ["year", "per_usd", "source", "months", "flags", "other_source", "difference"]
    return {
        f"rates/annual/{currency}.csv": as_csv(header, sorted(_year(row) for row in rows))
        for currency, rows in _by_currency(read("fx_annual.csv"))
    }


def _year(row: Row) -> tuple[str, ...]:
    """A year's mean; where sources disagree, which other one does and by what part of the mean."""
    other = (row["check_source"], row["check_rel_diff"]) if "disagree" in row["flags"] else ("", "")
    return (row["year"], row["per_usd"], row["source"], row["months"], row["flags"], *other)


def _warnings() -> Files:
    """Spans in which a rate misleads, and the days on which a code took on another unit."""
    rows: list[tuple[str, ...]] = [
        (row["currency"], row["from"], row["to"], "dual-rate", row["issue"]) for row in read("dual_rates.csv")
    ]
    for row in read("redenominations.csv"):
        if row["same_code"] == "yes" or row["old"] in STILL_IN_USE:
            rows += _around(row)
    return {"rates/warnings.csv": as_csv(["currency", "from", "to", "code", "issue"], sorted(rows))}


def _around(row: Row) -> list[tuple[str, ...]]:
    """The year before and the year after a new unit, in which a text may mean either; both in the month of change."""
    day, per = date.fromisoformat(row["date"]), row["old_per_new"]
    code, still = row["old"], row["old"] in STILL_IN_USE
    last = f"{day:%Y-%m}" if still else str(day - timedelta(1))
    before = f"the rate is of the old {code}; from {day} 1 {row['new']} is {per} of them; the old code stays"
    after = (
        f"the rate is of the new {code}; 1 {row['new']} is {per} old {code} since {day}; the old code stays"
    )
    return [
        (code, str(day - timedelta(365)), last, "redenominated", before),
        (code, str(day), str(day + timedelta(365)), "redenominated", after),
    ]


def _successors() -> Files:
    """What became of a currency: from a day on, so many of its units are one of another by law."""
    header = ["old", "new", "old_per_new", "date", "kind", "example"]
    return {"rates/successors.csv": as_csv(header, sorted(map(_successor, read("redenominations.csv"))))}


def _successor(row: Row) -> tuple[str, ...]:
    old, per, kind = row["old"], row["old_per_new"], _kind(row)
    new = old if kind == "same-code" else row["new"]
    return (old, new, per, row["date"], kind, f"{per} {old} = 1 {row['new']}")


def _kind(row: Row) -> str:
    """Another unit of one money, under a code of its own or the old one; or another money."""
    if row["same_code"] == "yes" or row["old"] in STILL_IN_USE:
        return "same-code"
    if row["new"] == "USD":
        return "dollarisation"
    return "euro" if row["new"] == "EUR" and row["old"] != "XEU" else "redenomination"


def _pegs() -> Files:
    """The parities that a currency is held to without a band, with their days."""
    rows = [
        (row["currency"], row["anchor"], row["per_anchor"], row["from"], row["to"])
        for row in read("pegs.csv")
        if row["kind"] == "hard"
    ]
    ordered = sorted(rows, key=lambda row: (row[0], row[3]))
    return {"rates/pegs.csv": as_csv(["currency", "anchor", "per_anchor", "from", "to"], ordered)}
