"""rates/: one small file a currency for days, months and years; and what to warn of."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from databuild.sources import Files, Row, as_csv, read, read_ecb

__all__ = ["build"]

MISLEADING = {("THB", "2006"), ("THB", "2007"), ("THB", "2008"), ("ISK", "2008"), ("RUB", "2022")}
"""Years in which the ECB quoted an off-shore or a dying market; the month means have another source for them."""


def build() -> Files:
    """The text of each file of rates."""
    return _daily() | _monthly() | _annual() | _warnings()


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
    header = ["year", "per_usd", "source", "months", "flags"]
    return {
        f"rates/annual/{currency}.csv": as_csv(
            header,
            sorted((row["year"], row["per_usd"], row["source"], row["months"], row["flags"]) for row in rows),
        )
        for currency, rows in _by_currency(read("fx_annual.csv"))
    }


def _warnings() -> Files:
    """Spans in which a rate misleads; a code that kept its name through a redenomination is one of them."""
    rows = [
        (row["currency"], row["from"], row["to"], "dual-rate", row["issue"]) for row in read("dual_rates.csv")
    ]
    for row in read("redenominations.csv"):
        if row["same_code"] == "yes":
            issue = f"1 {row['new']} is {row['old_per_new']} old {row['old']} from {row['date']}; the code is unchanged"
            rows.append((row["old"], row["date"], row["date"], "redenominated", issue))
    return {"rates/warnings.csv": as_csv(["currency", "from", "to", "code", "issue"], sorted(rows))}
