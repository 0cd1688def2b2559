"""calendars.csv, years of other eras, multi_year_frames.csv, countries.csv and capitals.csv."""

from __future__ import annotations

from databuild.sources import Files, Row, as_csv, read

__all__ = ["build"]

CALENDAR_COLUMNS = [
    "code",
    "name",
    "kind",
    "start_month",
    "start_day",
    "almanac",
    "label",
    "short",
    "first",
    "last",
    "confidence",
    "example",
    "source",
    "note",
]
OWNERS = {"World Bank": "WB", "Gavi": "GAVI"}
"""Owners of frames by the codes of their calendars."""


def build() -> Files:
    """The text of each file on calendars and countries."""
    return {
        "calendars.csv": as_csv(CALENDAR_COLUMNS, _calendars()),
        "bikram_years.csv": _bikram(),
        "solar_hijri_years.csv": _solar_hijri(),
        "multi_year_frames.csv": _frames(),
        "countries.csv": _countries(),
        "capitals.csv": _capitals(),
    }


def _calendars() -> list[tuple[str, ...]]:
    names = {row["iso2"]: row["name"] for row in read("countries.csv")}
    countries = [
        _by_almanac(row) for name in ("fiscal_years.csv", "fiscal_years_ours.csv") for row in read(name)
    ]
    rows = [_calendar(row, row["iso2"], names[row["iso2"]], "country", row["source"]) for row in countries]
    rows += [
        _calendar(row | {"valid_to": ""}, row["id"], row["name"], "organisation", "public record")
        for row in _organisations()
        if row["id"] not in names  # the European Union stands among the countries
    ]
    return sorted(rows, key=lambda row: (row[0], row[8] or "0000", row[9]))


def _by_almanac(row: Row) -> Row:
    """The row with the month whose first day opens the year, where the country's own calendar moves that day."""
    for month in read("fiscal_almanacs.csv"):
        if (month["iso2"], month["start_month"]) == (row["iso2"], row["start_month"]):
            return row | {"almanac": f"{month['era']} {month['month']}"}
    return row


def _organisations() -> list[Row]:
    """The organisations, and each US state: those with no row of their own have the year that most states have."""
    rows = [*read("fiscal_years_org.csv"), *read("fiscal_years_org_ours.csv")]
    own = {row["id"] for row in rows}
    most = next(row for row in rows if row["id"] == "US-STATES")
    states = [most | {"id": f"US-{row['code']}", "name": row["name"]} for row in read("us_states.csv")]
    return [*(row for row in rows if row is not most), *(row for row in states if row["id"] not in own)]


def _calendar(row: Row, code: str, name: str, kind: str, source: str) -> tuple[str, ...]:
    label, short = row["label_convention"], row["short_label"] or row["label_convention"]
    return (
        code,
        name,
        kind,
        row["start_month"],
        row["start_day"],
        row.get("almanac", ""),
        label,
        "start" if short == "start" else "end",
        row["valid_from"],
        row["valid_to"],
        row["confidence"],
        _example(row),
        source,
        row["note"],
    )


def _example(row: Row) -> str:
    """The first day of a year under the row, and the label of that year: "2025-04-01 begins 2025-26"."""
    start = 2025
    if row["valid_to"]:
        start = int(row["valid_to"][:4]) - 1
        if f"{row['start_month']:>02}-{row['start_day']:>02}" == "01-01":
            start += 1
    labels = {
        "calendar": f"{start}",
        "start": f"FY{start}",
        "end": f"FY{start + 1}",
        "span": f"{start}-{(start + 1) % 100:02d}" if (start + 1) % 100 else f"{start}-{start + 1}",
    }
    day = f"{start}-{row['start_month']:>02}-{row['start_day']:>02}"
    day = {"NP 2025": "2025-07-17"}.get(f"{row.get('iso2')} {start}", day)  # the almanac's day
    return f"{day} begins {labels[row['label_convention']]}"


def _bikram() -> str:
    header = ["bikram_year", "baisakh_1", "shrawan_1", "month_days", "example", "source"]
    rows = [
        (*(row[name] for name in header[:4]), f"1 Shrawan {row['bikram_year']}", "nepali-datetime 1.0.8.5")
        for row in read("bikram_years.csv")
    ]
    return as_csv(header, rows)


def _solar_hijri() -> str:
    rows = [
        (row["year"], row["farvardin_1"], f"1 Farvardin {row['year']}", "convertdate 2.5.1")
        for row in read("solar_hijri_years.csv")
    ]
    return as_csv(["year", "farvardin_1", "example", "source"], rows)


def _frames() -> str:
    header = [
        "id",
        "name",
        "owner",
        "first",
        "last",
        "years",
        "label",
        "confidence",
        "example",
        "source",
        "note",
    ]
    rows = [
        (
            row["id"],
            row["name"],
            OWNERS.get(row["owner"], row["owner"]),
            row["start"],
            row["end"],
            row["years"],
            row["fiscal_label"],
            row["confidence"],
            f"{row['name']}: {row['fiscal_label']}",
            "public record",
            row["note"],
        )
        for row in (*read("multi_year_frames.csv"), *read("multi_year_frames_ours.csv"))
    ]
    return as_csv(header, rows)


def _countries() -> str:
    rows = [(row["iso2"], row["name"], row["name"], "Unicode CLDR") for row in read("countries.csv")]
    return as_csv(["code", "name", "example", "source"], rows)


def _capitals() -> str:
    rows = [
        (row["capital"], row["iso2"], f"{row['capital'].upper()}, 3 May 2024", "GeoNames")
        for row in read("capitals.csv")
    ]
    return as_csv(["place", "country", "example", "source"], sorted(rows))
