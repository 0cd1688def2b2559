"""The ECB's file into tables: the means of its days, and every way in which the file may not be what it should be."""

from __future__ import annotations

import csv
import lzma
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from mirror import zipped

from fundnorm.errors import DataError
from fundnorm.lexicon.store import bundled_table
from fundnorm.update.ecb import make

CODES = {"INR", "USD", "JPY", "THB", "EUR"}
HEADERS = {
    "rates/annual/EUR.csv": "year,per_usd,source,months,flags,other_source,difference\n",
    "rates/monthly/EUR.csv": "month,per_usd,source,observations\n",
}
SMALL = """Date,USD,JPY,INR,THB,
2025-03-03,1.25,150,100,40,
2025-02-28,1.25,150,100,40,
2025-02-27,1.00,150,90,N/A,
2025-01-31,1.00,160,80,40,
2007-12-31,1.25,160,50,40,
"""
ECB = Path(__file__).resolve().parents[2] / "tools" / "sources" / "ecb_daily.csv.xz"


def nothing(path: str) -> str:
    return HEADERS.get(path, "")


def made(text: str, more: dict[str, str] | None = None) -> dict[str, str]:
    tables = HEADERS | (more or {})
    return dict(make(text.encode(), CODES, lambda path: tables.get(path, "")).files)


def test_the_bundled_tables_come_out_of_the_ecbs_own_file_again() -> None:
    with (Path(bundled_folder()) / "currencies.csv").open(encoding="utf-8", newline="") as handle:
        codes = {row["code"] for row in csv.DictReader(handle)}
    found = make(lzma.decompress(ECB.read_bytes()), codes, bundled_table)
    assert {path for path, text in found.files.items() if text != bundled_table(path)} == set()
    assert len(found.files) > 120
    assert (found.first, found.last) == ("1999-01-04", "2026-10-30")


def test_the_bundled_means_are_worked_out_anew_where_there_is_no_table() -> None:
    with (Path(bundled_folder()) / "currencies.csv").open(encoding="utf-8", newline="") as handle:
        codes = {row["code"] for row in csv.DictReader(handle)}
    found = make(lzma.decompress(ECB.read_bytes()), codes, nothing).files
    compared = 0
    for path, text in found.items():
        known = {line.split(",")[0]: line.split(",") for line in bundled_table(path).splitlines()[1:]}
        for row in (line.split(",") for line in text.splitlines()[1:]):
            there = known.get(row[0], row)
            if "/daily/" not in path and there[2] == "ecb":
                assert there[1:4] == row[1:4], (path, row)
                compared += 1
    assert compared > 9000


def bundled_folder() -> Path:
    from fundnorm.lexicon.tables import DATA

    return DATA


def test_days_months_and_years_by_hand() -> None:
    files = made(SMALL)
    assert files["rates/daily/INR.csv"].splitlines()[-2:] == ["2025-02-28,100", "2025-03-03,100"]
    assert files["rates/monthly/INR.csv"].splitlines()[1:] == [
        "2007-12,40,ecb,1",
        "2025-01,80,ecb,1",
        "2025-02,85,ecb,2",
    ]
    assert files["rates/annual/INR.csv"].splitlines()[1:] == ["2025,83.33333,ecb,2,partial|unchecked,,"]
    assert files["rates/monthly/EUR.csv"].splitlines()[-1] == "2025-02,0.9,ecb,2"


def test_a_month_that_is_not_over_has_no_mean() -> None:
    assert "2025-03" not in made(SMALL)["rates/monthly/INR.csv"]
    assert "2025-03" in made(SMALL.replace("2025-03-03", "2025-03-31"))["rates/monthly/INR.csv"]


def test_years_of_an_off_shore_quote_are_left_out() -> None:
    assert "2007" not in made(SMALL)["rates/daily/THB.csv"]
    assert "2007" in made(SMALL)["rates/daily/INR.csv"]


def test_rows_of_other_sources_stay_and_the_world_banks_give_way() -> None:
    monthly = "month,per_usd,source,observations\n2025-01,77,nbp,4\n2025-02,1,ecb,1\n"
    annual = "year,per_usd,source,months,flags\n1990,17,pwt91,12,\n2025,80,wb,12,unchecked\n"
    files = made(SMALL, {"rates/monthly/INR.csv": monthly, "rates/annual/INR.csv": annual})
    assert files["rates/monthly/INR.csv"].splitlines()[2:] == ["2025-01,77,nbp,4", "2025-02,85,ecb,2"]
    assert [row.split(",")[:3] for row in files["rates/annual/INR.csv"].splitlines()[1:]] == [
        ["1990", "17", "pwt91"],
        ["2025", "83.33333", "ecb"],
    ]


def test_a_zip_and_its_csv_give_the_same() -> None:
    assert make(zipped(SMALL.encode()), CODES, nothing) == make(SMALL.encode(), CODES, nothing)


def test_a_currency_that_is_unknown_is_left_out_and_named() -> None:
    found = make(SMALL.replace("JPY", "QQQ").encode(), CODES, nothing)
    assert "QQQ" in found.remarks[0]
    assert not any("QQQ" in path for path in found.files)


Change = Callable[[bytes], bytes]
WRONG: dict[str, tuple[Change, str]] = {
    "nothing": (lambda _: b"", "is empty"),
    "a web page": (lambda _: b"<!DOCTYPE html><html>moved</html>", "is a web page"),
    "half a zip": (lambda text: zipped(text)[:150], "damaged or not whole"),
    "a zip with another file": (lambda text: zipped(text).replace(b".csv", b".txt"), "0 CSV files"),
    "bits turned in a zip": (
        lambda text: zipped(text)[:60] + b"\0\0\0\0" + zipped(text)[64:],
        "damaged or not whole",
    ),
    "no text": (lambda _: b"Date,USD\xff\xff", "is no text"),
    "other columns": (lambda text: text.replace(b"Date", b"Day"), "columns are"),
    "no dollar": (lambda text: text.replace(b"USD", b"CHF"), "columns are"),
    "names for codes": (lambda text: text.replace(b"JPY", b"Japanese yen"), "columns are"),
    "a currency twice": (lambda text: text.replace(b"JPY", b"INR"), "in two columns"),
    "a day twice": (lambda text: text.replace(b"2025-02-27", b"2025-02-28"), "has 2025-02-28 twice"),
    "a row that is cut": (lambda text: text[:-12], "cells for 6 columns"),
    "another date": (lambda text: text.replace(b"2025-01-31", b"31/01/2025"), "expected a day such as"),
    "a word for a figure": (
        lambda text: text.replace(b"90", b"abc"),
        "INR of 2025-02-27: 'abc' is no number",
    ),
    "zero": (lambda text: text.replace(b",90,", b",0,"), "INR of 2025-02-27: 0 is not above zero"),
    "less than zero": (lambda text: text.replace(b",90,", b",-90,"), "is not above zero"),
    "infinity": (lambda text: text.replace(b",90,", b",Infinity,"), "is no number"),
    "not a number": (lambda text: text.replace(b",90,", b",NaN,"), "is no number"),
    "an exponent": (lambda text: text.replace(b",90,", b",9e1,"), "is no number"),
    "no dollar on a day": (lambda text: text.replace(b"1.00,160", b"N/A,160"), "2025-01-31 has no USD"),
    "no days": (lambda text: text.partition(b"\n")[0], "has no days"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_not_the_ecbs_file_is_refused_in_words(case: str) -> None:
    change, words = WRONG[case]
    with pytest.raises(DataError) as caught:
        make(change(SMALL.encode()), CODES, nothing)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ("2025-03-04,100\n", "the table in use goes on to 2025-03-04"),
        (
            "".join(f"1999-02-{day:02d},40\n" for day in range(1, 28)) + "2025-03-03,100\n",
            "its history has shrunk",
        ),
        (
            "".join(f"2025-01-{day:02d},40\n" for day in range(1, 10)) + "2025-03-03,40\n",
            "its history has shrunk",
        ),
    ],
)
def test_less_than_what_is_in_use_is_refused(known: str, words: str) -> None:
    with pytest.raises(DataError) as caught:
        made(SMALL, {"rates/daily/INR.csv": f"day,per_eur\n{known}"})
    assert words in str(caught.value)


def test_a_currency_in_use_may_not_be_missing() -> None:
    with pytest.raises(DataError, match="history of THB is missing"):
        made(SMALL.replace("THB", "QQQ"), {"rates/daily/THB.csv": "day,per_eur\n2025-02-28,40\n"})


def test_columns_that_have_moved_are_seen_by_their_figures() -> None:
    days = "".join(f"2025-03-{day:02d},1.25,150,100,40,\n" for day in range(4, 12))
    text = SMALL.replace("2025-03-03", days + "2025-03-03")
    known = {f"rates/daily/{code}.csv": made(text)[f"rates/daily/{code}.csv"] for code in ("INR", "JPY")}
    assert made(text, known)
    with pytest.raises(DataError, match="its columns may have moved"):
        made(text.replace("JPY,INR", "INR,JPY"), known)


def test_figures_keep_their_digits() -> None:
    assert "2025-02-27,1.00\n" in made(SMALL)["rates/daily/USD.csv"]
    assert Decimal("0.9") == Decimal(made(SMALL)["rates/monthly/EUR.csv"].splitlines()[-1].split(",")[1])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2025-03-04,1.25,150,10000,40,", "INR of 2025-03-04 is 10000 where about 100 was expected"),
        ("2025-03-04,12.5,150,100,40,", "USD of 2025-03-04 is 12.5 where about 1.25 was expected"),
        ("2099-03-04,1.25,150,100,40,", "has 2099-03-04 as the day after 2025-03-03"),
    ],
)
def test_a_newer_day_that_no_market_makes_is_refused(line: str, words: str) -> None:
    known = made(SMALL)
    with pytest.raises(DataError, match=words):
        made(SMALL.replace("2025-03-03", f"{line}\n2025-03-03", 1), known)


def test_a_past_figure_that_has_lost_a_digit_is_refused() -> None:
    with pytest.raises(DataError, match="INR of 2025-02-27 is 9 where about 90 was expected"):
        made(SMALL.replace("150,90,N/A", "150,9,N/A"), made(SMALL))


def test_a_leap_of_a_market_is_taken() -> None:
    lines = SMALL.replace("2025-03-03", "2025-03-04,1.25,150,168,40,\n2025-03-03", 1)
    assert "2025-03-04,168" in made(lines, made(SMALL))["rates/daily/INR.csv"]
