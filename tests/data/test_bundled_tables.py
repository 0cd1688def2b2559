"""Each bundled table that tools/build_data.py makes: its columns, unique keys, known codes, and its rows' examples."""

from __future__ import annotations

import csv
import itertools
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from convertdate import persian

from fundnorm.calendars import calendar_of, countries
from fundnorm.calendars.eras import era_period, eras
from fundnorm.lexicon.tables import DATA
from fundnorm.model.source import Source
from fundnorm.recognise import parse

ROOT = Path(__file__).resolve().parents[2]
RATES = sorted((DATA / "rates").glob("*/*.csv"))

COLUMNS = {
    "currencies.csv": "code,name,digits,current,territories,example,source",
    "currency_names_en.csv": "name,code,current,example,source",
    "countries.csv": "code,name,example,source",
    "capitals.csv": "place,country,example,source",
    "bikram_years.csv": "bikram_year,baisakh_1,shrawan_1,month_days,example,source",
    "solar_hijri_years.csv": "year,farvardin_1,example,source",
    "multi_year_frames.csv": "id,name,owner,first,last,years,label,confidence,example,source,note",
    "calendars.csv": (
        "code,name,kind,start_month,start_day,almanac,label,short,first,last,confidence,example,source,note"
    ),
}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


CODES = {row["code"] for row in rows("currencies.csv")}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_and_whole_rows(name: str) -> None:
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        header, *body = list(csv.reader(handle))
    assert ",".join(header) == COLUMNS[name]
    assert body
    assert all(len(row) == len(header) and row[0] for row in body)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("currencies.csv", "code"),
        ("currency_names_en.csv", "name"),
        ("countries.csv", "code"),
        ("capitals.csv", "place"),
        ("bikram_years.csv", "bikram_year"),
        ("solar_hijri_years.csv", "year"),
        ("multi_year_frames.csv", "id"),
    ],
)
def test_keys_are_unique_and_sorted(name: str, key: str) -> None:
    keys = [row[key] for row in rows(name)]
    assert len(set(keys)) == len(keys)
    assert name == "multi_year_frames.csv" or keys == sorted(keys)


def test_currencies() -> None:
    for row in rows("currencies.csv"):
        assert len(row["code"]) == 3, row
        assert row["digits"] in {"0", "2", "3", "4"}, row
        assert row["current"] in {"yes", "no"}, row
        assert set(row["territories"].split()) <= countries().keys(), row
        assert row["example"].startswith(row["code"]), row
    current = {row["code"]: row for row in rows("currencies.csv") if row["current"] == "yes"}
    assert current["INR"]["territories"] == "BT IN"
    assert "DE" in current["EUR"]["territories"].split()
    assert current["KWD"]["digits"] == "3"
    assert "DEM" not in current
    assert "XDR" in current


def test_currency_names() -> None:
    names = {row["name"]: row for row in rows("currency_names_en.csv")}
    current = {row["code"] for row in rows("currencies.csv") if row["current"] == "yes"}
    for name, row in names.items():
        assert name == name.lower().strip(), row
        assert row["code"] in CODES, row
        assert (row["code"] in current) == (row["current"] == "yes"), row
        assert name in row["example"], row
    codes = {name: names[name]["code"] for name in ("indian rupees", "us dollars", "euro", "german marks")}
    assert codes == {"indian rupees": "INR", "us dollars": "USD", "euro": "EUR", "german marks": "DEM"}
    assert names["turkish lira"]["code"] == "TRY"
    assert not {"gold", "silver", "pounds", "sucres", "unknown currency"} & names.keys()


def test_countries() -> None:
    assert len(countries()) == 251
    assert (countries()["GB"], countries()["EU"], countries()["XK"]) == (
        "United Kingdom",
        "European Union",
        "Kosovo",
    )


@pytest.mark.parametrize("row", rows("calendars.csv"), ids=lambda row: f"{row['code']}-{row['last']}")
def test_the_example_of_each_calendar(row: dict[str, str]) -> None:
    day, label = row["example"].split(" begins ")
    year = calendar_of(row["code"]).year_of(date.fromisoformat(day))
    assert (str(year.first), year.label) == (day, label)
    assert row["kind"] == ("country" if row["code"] in countries() else "organisation")


def test_calendars_are_dated_without_overlap_and_end_open() -> None:
    by_code: dict[str, list[dict[str, str]]] = {}
    for row in rows("calendars.csv"):
        by_code.setdefault(row["code"], []).append(row)
    assert len(by_code.keys() & countries().keys()) == 234
    for rules in by_code.values():
        assert rules[-1]["last"] == ""
        for earlier, later in itertools.pairwise(rules):
            assert earlier["last"] < later["first"], later


def test_rules_begin_and_end_where_their_years_do() -> None:
    for row in rows("calendars.csv"):
        calendar = calendar_of(row["code"])
        if row["first"]:
            first = date.fromisoformat(row["first"])
            assert calendar.year_of(first).first == first, row
        if row["last"]:
            last = date.fromisoformat(row["last"])
            assert calendar.year_of(last).last == last, row


def test_the_almanac_of_a_calendar_gives_days_near_its_rule() -> None:
    moving = [row for row in rows("calendars.csv") if row["almanac"]]
    assert {row["code"] for row in moving} == {"AF", "ET", "IR", "NP"}
    for row in moving:
        era, month = row["almanac"].split()
        for number in range(eras()[era].offset + 1950, eras()[era].offset + 2030):
            day = era_period(era, number, int(month)).first
            nominal = date(day.year, int(row["start_month"]), int(row["start_day"]))
            assert abs((day - nominal).days) <= 2, (row, number)


def test_nepal_begins_its_year_in_mid_july() -> None:
    days = [date.fromisoformat(row["shrawan_1"]) for row in rows("bikram_years.csv")]
    assert date(2025, 7, 17) in days
    for row, day in zip(rows("bikram_years.csv"), days, strict=True):
        assert day.year == int(row["bikram_year"]) - 57
        assert (day.month, day.day) in {(7, 15), (7, 16), (7, 17)}
        months = [int(days) for days in row["month_days"].split()]
        assert len(months) == 12, row
        assert date.fromisoformat(row["baisakh_1"]) + timedelta(sum(months[:3])) == day, row
    lengths = {(later - earlier).days for earlier, later in itertools.pairwise(days)}
    assert lengths == {365, 366}


def test_solar_hijri_years_are_those_of_the_library() -> None:
    days = {int(row["year"]): date.fromisoformat(row["farvardin_1"]) for row in rows("solar_hijri_years.csv")}
    assert {(days[year + 1] - days[year]).days for year in days if year + 1 in days} == {365, 366}
    for year in (1179, 1250, *range(1300, 1470, 10), 1579):
        assert days[year] == date(*persian.to_gregorian(year, 1, 1)), year


def test_frames_have_the_length_that_they_say_and_whole_years_of_their_owner() -> None:
    for row in rows("multi_year_frames.csv"):
        first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        assert first < last, row
        if row["years"]:
            assert first.replace(year=first.year + int(row["years"])) - timedelta(1) == last, row
            years = calendar_of(row["owner"]).years_between(first, last)
            assert (years[0].first, years[-1].last, len(years)) == (first, last, int(row["years"])), row
        assert row["label"] in row["example"], row


@pytest.mark.parametrize("path", RATES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_file_of_rates_is_in_order_and_positive(path: Path) -> None:
    header, *lines = path.read_text("utf-8").splitlines()
    keys = [line.split(",")[0] for line in lines]
    columns = {
        "daily": "day,per_eur",
        "monthly": "month,per_usd,source,observations",
        "annual": "year,per_usd,source,months,flags,other_source,difference",
    }
    width = {"daily": 10, "monthly": 7, "annual": 4}[path.parent.name]
    assert header == columns[path.parent.name]
    assert path.stem in CODES
    assert lines
    assert path.read_bytes().endswith(b"\n")
    assert keys == sorted(set(keys))
    assert {len(key) for key in keys} == {width}
    for line in lines:
        cells = line.split(",")
        assert len(cells) == header.count(",") + 1, line
        assert Decimal(cells[1]) > 0, line
        assert path.parent.name == "daily" or cells[2] in {"ecb", "nbp", "pwt91", "cia", "peg", "hmrc"}, line


def test_no_daily_rate_needs_a_warning() -> None:
    warned = {row["currency"] for row in rows("rates/warnings.csv")}
    assert warned <= CODES
    assert not [path.stem for path in RATES if path.parent.name == "daily" and path.stem in warned]
    assert {row["code"] for row in rows("rates/warnings.csv")} == {"dual-rate", "redenominated"}


def test_successors_end_in_a_currency_of_today_or_of_no_successor() -> None:
    table = {row["old"]: row for row in rows("rates/successors.csv")}
    for old, row in table.items():
        assert (old == row["new"]) == (row["kind"] == "same-code"), row
        assert Decimal(row["old_per_new"]) > 0, row
        later = table.get(row["new"])
        assert later is None or later is row or later["date"] > row["date"], row


def test_sources_name_each_file_and_each_notice() -> None:
    text = (DATA / "SOURCES.md").read_text("utf-8")
    assert all(name in text for name in COLUMNS)
    for notice in (
        "Source: European Central Bank",
        "Source: NBP",
        "Creative Commons Attribution 4.0",
        "Feenstra",
    ):
        assert notice in text
    for notice in (
        "Open Government Licence v3.0",
        "UNICODE LICENSE V3",
        "NO EVENT SHALL THE COPYRIGHT HOLDER",
    ):
        assert notice in text


def test_the_bundled_files_are_what_the_sources_make() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "build_data.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_the_country_of_a_date_line_is_that_of_its_capital() -> None:
    wrong = [
        row["place"]
        for row in rows("capitals.csv")
        if parse(Source(f"{row['example']}: the ministry met.")).source.country != row["country"]
    ]
    assert wrong == []
