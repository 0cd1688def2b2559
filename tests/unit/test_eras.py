"""Years of other eras: their days against two libraries, known dates, and what lies outside them."""

from __future__ import annotations

import csv
import itertools
from datetime import date, timedelta

import nepali_datetime
import pytest
from convertdate import coptic, persian
from hypothesis import given, settings
from hypothesis import strategies as st

from fundnorm.calendars import calendar_of, countries
from fundnorm.calendars.eras import era_date, era_name, era_period, eras, gregorian_year
from fundnorm.calendars.local import era_fiscal_year, local_label, local_years
from fundnorm.errors import InputError
from fundnorm.lexicon.tables import DATA

YEARS = st.integers(1950, 2090)
FAMILIES = ("bikram", "buddhist", "ethiopian", "japanese", "minguo", "solar-hijri")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("row", rows("eras.csv"), ids=lambda row: row["era"])
def test_the_example_of_each_era(row: dict[str, str]) -> None:
    year, days = row["example"].split(" runs from ")
    period = era_period(row["era"], int(year))
    assert f"{period.first} to {period.last}" == days
    assert gregorian_year(row["era"], int(year)) == period.first.year
    assert era_name(row["era"]) == row["name"]


@pytest.mark.parametrize("row", rows("local_years.csv"), ids=lambda row: row["code"])
def test_the_example_of_each_country_with_an_era(row: dict[str, str]) -> None:
    day, label = row["example"].split(" begins ")
    year = calendar_of(row["code"]).year_of(date.fromisoformat(day))
    assert (str(year.first), local_label(year, row["code"])) == (day, label)
    assert row["code"] in countries()


@settings(deadline=None)
@given(st.sampled_from(FAMILIES), st.dates(date(1950, 1, 1), date(2040, 12, 31)))
def test_a_day_and_its_date_in_an_era_are_the_same_day(family: str, day: date) -> None:
    assert era_period(*era_date(family, day)).first == day


@settings(deadline=None)
@given(st.sampled_from(["solar-hijri", "ethiopian"]), st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_solar_hijri_and_ethiopian_dates_are_those_of_convertdate(era: str, day: date) -> None:
    if era == "solar-hijri":
        assert era_date(era, day)[1:] == persian.from_gregorian(day.year, day.month, day.day)
    else:
        year, month, at = coptic.from_gregorian(day.year, day.month, day.day)
        assert era_date(era, day)[1:] == (year + 276, month, at)


@given(st.dates(date(1950, 1, 1), date(2040, 12, 31)))
def test_bikram_dates_are_those_of_nepali_datetime(day: date) -> None:
    known = nepali_datetime.date.from_datetime_date(day)
    assert era_date("bikram", day)[1:] == (known.year, known.month, known.day)


@settings(deadline=None)
@given(st.sampled_from(FAMILIES), YEARS)
def test_years_and_months_follow_each_other_without_a_gap(family: str, year: int) -> None:
    era, number, *_ = era_date(family, date(min(year, 2039), 6, 1))
    whole = era_period(era, number)
    after = era_date(family, whole.last + timedelta(1))
    assert after[2:] == (1, 1) or after[0] != era
    months = 13 if era == "ethiopian" else 12
    if family != "japanese":
        days = [era_period(era, number, month) for month in range(1, months + 1)]
        assert [day.first for day in days[1:]] == [day.last + timedelta(1) for day in days[:-1]]
        assert (days[0].first, days[-1].last) == (whole.first, whole.last)


@pytest.mark.parametrize(
    ("era", "year", "month", "day", "gregorian"),
    [
        ("solar-hijri", 1403, 1, 1, "2024-03-20"),
        ("solar-hijri", 1404, 1, 1, "2025-03-21"),
        ("solar-hijri", 1399, 12, 30, "2021-03-20"),
        ("solar-hijri", 1392, 10, 1, "2013-12-22"),
        ("ethiopian", 2016, 1, 1, "2023-09-12"),
        ("ethiopian", 2017, 1, 1, "2024-09-11"),
        ("ethiopian", 2016, 11, 1, "2024-07-08"),
        ("bikram", 2082, 4, 1, "2025-07-17"),
        ("bikram", 2081, 4, 1, "2024-07-16"),
        ("buddhist", 2568, 10, 1, "2025-10-01"),
        ("reiwa", 1, 5, 1, "2019-05-01"),
        ("heisei", 31, 4, 30, "2019-04-30"),
        ("showa", 64, 1, 7, "1989-01-07"),
        ("minguo", 114, 10, 10, "2025-10-10"),
    ],
)
def test_days_that_are_on_record(era: str, year: int, month: int, day: int, gregorian: str) -> None:
    assert str(era_period(era, year, month, day).first) == gregorian


@pytest.mark.parametrize(
    ("era", "year", "month", "day", "said"),
    [
        ("hijri", 1446, None, None, "is no era; write one of bikram, buddhist"),
        ("heisei", 32, None, None, "is no time of that era; it ran from 1989-01-08 to 2019-04-30"),
        ("reiwa", 1, 4, None, "is no time of that era"),
        ("bikram", 2150, None, None, "is not in the almanac, which has 2000 to 2097"),
        ("solar-hijri", 2025, None, None, "lies outside the years that are known"),
        ("buddhist", 2568, 13, None, "has no month 13; write 1 to 12"),
        ("ethiopian", 2017, 13, 6, "has no day 6 of month 13"),
        ("buddhist", 2568, None, 3, "has no day 3 of month None"),
    ],
)
def test_what_an_era_does_not_have_is_said(
    era: str, year: int, month: int | None, day: int | None, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        era_period(era, year, month, day)


def test_a_day_before_every_era_is_said() -> None:
    with pytest.raises(InputError, match="no year of 'japanese' holds 1850-01-01; known are"):
        era_date("japanese", date(1850, 1, 1))


def test_japanese_eras_follow_each_other_by_a_day() -> None:
    found = sorted((count.first, count.last) for count in eras().values() if count.family == "japanese")
    assert len(found) == 5
    assert all(later[0] == earlier[1] + timedelta(1) for earlier, later in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("country", "era", "number", "first", "last"),
    [
        ("IR", "solar-hijri", 1403, "2024-03-20", "2025-03-20"),
        ("AF", "solar-hijri", 1390, "2011-03-21", "2012-03-19"),
        ("AF", "solar-hijri", 1391, "2012-03-20", "2012-12-20"),
        ("AF", "solar-hijri", 1392, "2012-12-21", "2013-12-21"),
        ("AF", "solar-hijri", 1400, "2020-12-21", "2021-12-21"),
        ("AF", "solar-hijri", 1401, "2022-03-21", "2023-03-20"),
        ("ET", "ethiopian", 2017, "2024-07-08", "2025-07-07"),
        ("TH", "buddhist", 2568, "2024-10-01", "2025-09-30"),
        ("NP", "bikram", 2081, "2024-07-16", "2025-07-16"),
        ("JP", "reiwa", 1, "2019-04-01", "2020-03-31"),
        ("JP", "heisei", 30, "2018-04-01", "2019-03-31"),
        ("TW", "minguo", 88, "1998-07-01", "1999-06-30"),
        ("TW", "minguo", 89, "1999-07-01", "2000-12-31"),
        ("TW", "minguo", 114, "2025-01-01", "2025-12-31"),
    ],
)
def test_the_fiscal_year_of_a_number_of_the_era(
    country: str, era: str, number: int, first: str, last: str
) -> None:
    year = era_fiscal_year(calendar_of(country), era, number)
    assert year is not None
    assert (str(year.first), str(year.last)) == (first, last)


def test_a_country_has_no_fiscal_years_of_another_s_era() -> None:
    assert era_fiscal_year(calendar_of("TH"), "ethiopian", 2017) is None
    assert era_fiscal_year(calendar_of("IN"), "bikram", 2081) is None


@settings(deadline=None)
@given(st.sampled_from(sorted(local_years())), st.dates(date(1950, 1, 1), date(2039, 12, 31)))
def test_a_local_label_s_number_leads_back_to_its_year(country: str, day: date) -> None:
    year = calendar_of(country).year_of(day)
    label = local_label(year, country)
    manner = local_years()[country]
    if label == year.label:
        assert (year.last - year.first).days < 360 or (year.last - year.first).days > 370
        return
    era, number, *_ = era_date(manner.era, year.first if manner.by == "first" else year.last)
    assert era_fiscal_year(calendar_of(country), era, number) == year
    assert str(number) in label


def test_where_no_era_is_known_the_plain_label_stands() -> None:
    assert local_label(calendar_of("NP").year_starting(1900)) == "1900-01"
    assert local_label(calendar_of("US").year_named(2026)) == "FY2026"
    assert local_label(calendar_of("TW").year_named(2026)) == "2026"
    assert local_label(calendar_of("TW").year_named(2026), "TW") == "ROC 115"
