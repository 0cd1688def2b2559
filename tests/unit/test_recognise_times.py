"""The law's "Period": the words, the length, the dates that text, country and date fix, and the fiscal mark."""

from __future__ import annotations

import pytest
from readings import one, read, wrong

OPEN = (None, None)


@pytest.mark.parametrize(
    ("text", "words", "years"),
    [
        ("over seven years", "seven years", "7"),
        ("over the next four years", "next four years", "4"),
        ("in the coming two years", "coming two years", "2"),
        ("for the first three years", "first three years", "3"),
        ("during 10 years", "10 years", "10"),
        ("over 18 months", "18 months", "1.5"),
        ("for one month", "one month", "0.0833"),
        ("for six months", "six months", "0.5"),
        ("over three quarters", "three quarters", "0.75"),
        ("over two and a half years", "two and a half years", "2.5"),
        ("over a decade", "decade", "10"),
        ("over two decades", "two decades", "20"),
        ("for the biennium", "biennium", "2"),
        ("over the parliament", "parliament", None),
        ("last quarter", "last quarter", "0.25"),
    ],
)
def test_a_bare_duration_has_a_length_and_no_dates(text: str, words: str, years: str | None) -> None:
    period = one(f"It has $3 million {text}.", "US", "2025-02-01")["period"]
    assert (period["text"], period["years"], period["fiscal"]) == (words, years, False)
    assert (period["from"], period["to"]) == OPEN


@pytest.mark.parametrize(
    ("text", "words", "years"),
    [
        ("the five-year, $2-billion plan", "five-year", "5"),
        ("a three-year $2-billion plan", "three-year", "3"),
        ("a 10-year plan of $2-billion", "10-year", "10"),
        ("Over the next two years, $2-billion", "next two years", "2"),
    ],
)
def test_a_duration_may_stand_before_its_sum(text: str, words: str, years: str) -> None:
    period = one(text)["period"]
    assert (period["text"], period["years"]) == (words, years)


@pytest.mark.parametrize(
    ("country", "text", "words", "first", "last"),
    [
        ("IN", "for 2025-26", "2025-26", "2025-04-01", "2026-03-31"),
        ("IN", "in FY26", "FY26", "2025-04-01", "2026-03-31"),
        ("IN", "in FY 2025-26", "FY 2025-26", "2025-04-01", "2026-03-31"),
        ("IN", "in financial year 2025-26", "financial year 2025-26", "2025-04-01", "2026-03-31"),
        ("IN", "for 2024-2025", "2024-2025", "2024-04-01", "2025-03-31"),
        ("GB", "in 2024/25", "2024/25", "2024-04-01", "2025-03-31"),
        ("CA", "in 2024-25", "2024-25", "2024-04-01", "2025-03-31"),
        ("ZA", "in 2024/25", "2024/25", "2024-04-01", "2025-03-31"),
        ("JP", "for fiscal 2024", "fiscal 2024", "2024-04-01", "2025-03-31"),
        ("SG", "for FY2024", "FY2024", "2024-04-01", "2025-03-31"),
        ("PK", "for 2024-25", "2024-25", "2024-07-01", "2025-06-30"),
        ("BD", "for FY25", "FY25", "2024-07-01", "2025-06-30"),
        ("AU", "in 2024-25", "2024-25", "2024-07-01", "2025-06-30"),
        ("KE", "for FY2024/25", "FY2024/25", "2024-07-01", "2025-06-30"),
        ("TZ", "in 2024/25", "2024/25", "2024-07-01", "2025-06-30"),
        ("EG", "for FY2024/25", "FY2024/25", "2024-07-01", "2025-06-30"),
        ("US", "for fiscal year 2024", "fiscal year 2024", "2023-10-01", "2024-09-30"),
        ("US", "for the 2024 fiscal year", "2024 fiscal year", "2023-10-01", "2024-09-30"),
        ("US", "for FY2024", "FY2024", "2023-10-01", "2024-09-30"),
        ("TH", "for fiscal year 2025", "fiscal year 2025", "2024-10-01", "2025-09-30"),
        ("NP", "for fiscal year 2081/82", "fiscal year 2081/82", "2024-07-16", "2025-07-16"),
    ],
)
def test_a_fiscal_year_is_the_countrys(country: str, text: str, words: str, first: str, last: str) -> None:
    period = one(f"It has USD 3 million {text}.", country)["period"]
    assert (period["text"], period["from"], period["to"]) == (words, first, last)
    assert (period["years"], period["fiscal"]) == ("1", True)


@pytest.mark.parametrize(
    ("country", "text", "words", "years", "first", "last", "fiscal"),
    [
        ("DE", "in 2025", "2025", "1", "2025-01-01", "2025-12-31", False),
        ("US", "for fiscal years 2019 through 2023", "fiscal years 2019 through 2023", "5",
         "2018-10-01", "2023-09-30", True),
        ("IN", "between 2023-24 and 2027-28", "2023-24 and 2027-28", "5", "2023-04-01", "2028-03-31", True),
        ("IN", "for 2023-28", "2023-28", "5", "2023-04-01", "2028-03-31", True),
        ("DE", "for 2021-27", "2021-27", "7", "2021-01-01", "2027-12-31", False),
        ("DE", "from 2024 to 2028", "2024 to 2028", "5", "2024-01-01", "2028-12-31", False),
        ("DE", "for 2024 and 2025", "2024 and 2025", "2", "2024-01-01", "2025-12-31", False),
        ("US", "for fiscal years 2024 and 2025", "fiscal years 2024 and 2025", "2", "2023-10-01", "2025-09-30", True),
        ("IN", "over four years from 2025-26", "four years from 2025-26", "4", "2025-04-01", "2029-03-31", True),
        ("AU", "over the four years to 2027-28", "four years to 2027-28", "4", "2024-07-01", "2028-06-30", True),
        ("US", "in the first quarter of 2025", "first quarter of 2025", "0.25", "2025-01-01", "2025-03-31", False),
        ("IN", "in Q1 FY26", "Q1 FY26", "0.25", "2025-04-01", "2025-06-30", True),
        ("IN", "spent in April 2024", "April 2024", "0.0833", "2024-04-01", "2024-04-30", False),
        ("US", "spent from April 2024 to March 2026", "April 2024 to March 2026", "2",
         "2024-04-01", "2026-03-31", False),
        ("US", "over 24 months from January 2025", "24 months from January 2025", "2",
         "2025-01-01", "2026-12-31", False),
        ("DE", "by 2030", "2030", None, None, "2030-12-31", False),
        ("DE", "until 2030", "2030", None, None, "2030-12-31", False),
        ("DE", "through 2030", "2030", None, None, "2030-12-31", False),
        ("GB", "by April 2026", "April 2026", None, None, "2026-04-30", False),
        ("DE", "spent since 2015", "2015", None, "2015-01-01", None, False),
        ("US", "spent from April to June 2024", "April to June 2024", "0.25", "2024-04-01", "2024-06-30", False),
        ("US", "spent in April-June 2024", "April-June 2024", "0.25", "2024-04-01", "2024-06-30", False),
        wrong("US", "spent over six weeks", "six weeks", "0.115", None, None, False,
              law="years is the length as a decimal string; a week is a length"),
    ],
)  # fmt: skip
def test_dates_that_the_text_fixes(  # noqa: PLR0917  a period has six keys
    country: str, text: str, words: str, years: str | None, first: str | None, last: str | None, fiscal: bool
) -> None:
    period = one(f"It has USD 3 million {text}.", country)["period"]
    assert (period["text"], period["years"]) == (words, years)
    assert (period["from"], period["to"], period["fiscal"]) == (first, last, fiscal)


@pytest.mark.parametrize(
    ("country", "text", "words", "years", "first", "last", "fiscal"),
    [
        ("US", "in the first six months of fiscal year 2024", "first six months of fiscal year 2024", "0.5",
         "2023-10-01", "2024-03-31", True),
        ("IN", "in the first four months of 2024-25", "first four months of 2024-25", "0.3333",
         "2024-04-01", "2024-07-31", True),
        ("IN", "in the first 10 months of FY26", "first 10 months of FY26", "0.8333", "2025-04-01", "2026-01-31", True),
        ("IN", "in the first two quarters of 2024-25", "first two quarters of 2024-25", "0.5",
         "2024-04-01", "2024-09-30", True),
        ("DE", "in the last three months of 2024", "last three months of 2024", "0.25",
         "2024-10-01", "2024-12-31", False),
        ("IN", "in the first nine months of the current fiscal year", "first nine months of the current fiscal year",
         "0.75", "2024-04-01", "2024-12-31", True),
        ("IN", "in the final two months of last year", "final two months of last year", "0.1667",
         "2024-11-01", "2024-12-31", False),
        ("IN", "in the first quarter of this fiscal year", "first quarter of this fiscal year", "0.25",
         "2024-04-01", "2024-06-30", True),
        (None, "in the first six months of 2024-25", "first six months of 2024-25", "0.5", None, None, True),
        (None, "in the last six months of 2024-25", "last six months", "0.5", None, None, False),
        ("IN", "in the first 18 months of 2024", "first 18 months", "1.5", None, None, False),
        ("IN", "in the first six months of the year", "first six months", "0.5", None, None, False),
        ("IN", "in six months of 2024", "six months", "0.5", None, None, False),
        ("IN", "in the last three years of the programme", "last three years", "3", None, None, False),
    ],
)  # fmt: skip
def test_a_part_of_a_year_has_the_dates_that_its_year_fixes(  # noqa: PLR0917  a period has six keys
    country: str | None, text: str, words: str, years: str, first: str | None, last: str | None, fiscal: bool
) -> None:
    period = one(f"It spent USD 3 million {text}.", country, "2025-02-01")["period"]
    assert (period["text"], period["years"]) == (words, years)
    assert (period["from"], period["to"], period["fiscal"]) == (first, last, fiscal)


@pytest.mark.parametrize(
    ("country", "published", "text", "first", "last"),
    [
        ("IN", "2025-02-01", "this fiscal year", "2024-04-01", "2025-03-31"),
        ("IN", "2025-05-01", "in the current financial year", "2025-04-01", "2026-03-31"),
        ("IN", "2025-02-01", "next fiscal", "2025-04-01", "2026-03-31"),
        ("IN", "2025-05-10", "last fiscal", "2024-04-01", "2025-03-31"),
        ("US", "2025-11-10", "last fiscal year", "2024-10-01", "2025-09-30"),
        ("AU", "2025-05-10", "in the current fiscal year", "2024-07-01", "2025-06-30"),
        ("US", "2025-02-01", "this year", "2025-01-01", "2025-12-31"),
        ("US", "2025-02-01", "last year", "2024-01-01", "2024-12-31"),
        ("US", "2025-02-01", "next year", "2026-01-01", "2026-12-31"),
        ("GB", "2025-01-10", "until March", None, "2025-03-31"),
        ("IN", "2025-02-01", "spent in April", "2024-04-01", "2024-04-30"),
    ],
)  # fmt: skip
def test_the_date_of_publication_resolves(
    country: str, published: str, text: str, first: str | None, last: str | None
) -> None:
    period = one(f"It has USD 3 million {text}.", country, published)["period"]
    assert (period["from"], period["to"]) == (first, last)


@pytest.mark.parametrize(
    "text", ["this fiscal year", "next fiscal", "this year", "FY2024", "fiscal year 2024"]
)
def test_what_setting_is_not_known_resolves_nothing(text: str) -> None:
    period = one(f"It has USD 3 million in {text}.")["period"]
    assert (period["text"], period["years"], period["from"], period["to"]) == (text, "1", None, None)


def test_the_fiscal_year_of_a_city_is_not_the_federal_one() -> None:
    record = one("The city has a budget of $3 million for fiscal year 2024.", "US")
    assert record["period"]["fiscal"] is True
    assert (record["period"]["from"], record["period"]["to"], record["by_year"]) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The five-year-old firm raised $3 million.",
        "Five years ago it spent $3 million.",
        "a 30-year bond of $3 million",
        "Budget 2025 sets aside $3 million.",
        "The 2020 Energy Act gives $3 million.",
        "The France 2030 plan has $3 million.",
        "RIE2025 has $3 million.",
        "$3 million due by 18 February",
        "It spends $3 million on 12 schools.",
        "over 20 states share $3 million",
        "a loan of $3 million with a grace period of five years",
    ],
)  # fmt: skip
def test_no_period(text: str) -> None:
    assert one(text, "US")["period"] is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the 2025-26 budget of USD 3 million", "2025-26"),
        ("Poland's 2025 budget of USD 3 million", "2025"),
        ("a budget of USD 3 million for 2025", "2025"),
        ("In the 2025 budget of USD 3 million it cut", "2025"),
        ("The 2025 budget of USD 3 million is cut.", "2025"),
        ("USD 3 million in the year ending 31 March 2025", "year ending 31 March 2025"),
        ("USD 3 million for FY2024, to remain available until 2026", "FY2024"),
    ],
)
def test_the_year_of_a_budget_is_its_period(text: str, words: str) -> None:
    assert one(text, "IN")["period"]["text"] == words


@pytest.mark.parametrize(
    "text", ["$3 million over seven years", "Over the next four years it gets $3 million"]
)
def test_the_span_of_a_period_slices_to_its_text(text: str) -> None:
    period = one(text)["period"]
    assert text[period["start"] : period["end"]] == period["text"]


@pytest.mark.parametrize(
    "text",
    [
        "2024: $5 million\n2025: $6 million\n",
        "- 2024 – $5 million\n- 2025 – up to $6 million\n",
        "It is paid in steps: 2024: $5 million; 2025: $6 million.",
        "The plan (2024: $5 million, 2025: about $6 million) grows.",
        "FY2024: $5 million\nFY2025: $6 million\n",
    ],
)
def test_a_year_before_a_colon_is_the_period_of_its_item(text: str) -> None:
    assert [record["period"]["text"].removeprefix("FY") for record in read(text)] == ["2024", "2025"]


@pytest.mark.parametrize(
    "text",
    [
        "Horizon 2020: €80 million",
        "The Secretary shall report by March 1, 2026, for which $2 million is authorized.",
        "The agency will open the road by June 2027, for which $3 million is set aside.",
    ],
)
def test_the_year_of_a_name_and_the_deadline_of_an_act_are_no_period(text: str) -> None:
    assert one(text, "US")["period"] is None
