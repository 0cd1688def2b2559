"""Years of other eras in English texts: by a mark, or in a country that counts so; never by a guess."""

from __future__ import annotations

import pytest

from fundnorm.model.period import TimeExpression
from fundnorm.model.source import Source
from fundnorm.recognise import parse


def period(text: str, country: str | None = None) -> TimeExpression | None:
    mentions = parse(Source(text, country=country)).mentions
    assert len(mentions) == 1
    return mentions[0].period


@pytest.mark.parametrize(
    ("words", "country", "first", "last", "fiscal"),
    [
        ("fiscal year 2568", "TH", "2024-10-01", "2025-09-30", True),
        ("FY2568", "TH", "2024-10-01", "2025-09-30", True),
        ("2568", "TH", "2025-01-01", "2025-12-31", False),
        ("FY2567 to FY2569", "TH", "2023-10-01", "2026-09-30", True),
        ("fiscal years 2567 to 2569", "TH", "2023-10-01", "2026-09-30", True),
        ("B.E. 2568", None, "2025-01-01", "2025-12-31", False),
        ("fiscal year B.E. 2568", None, "2024-10-01", "2025-09-30", True),
        ("2568 BE", None, "2025-01-01", "2025-12-31", False),
        ("FY1403", "IR", "2024-03-20", "2025-03-20", True),
        ("fiscal year 1401", "AF", "2022-03-21", "2023-03-20", True),
        ("fiscal year 1392", "AF", "2012-12-21", "2013-12-21", True),
        ("1404", "IR", "2025-03-21", "2026-03-20", False),
        ("1403 to 1405", "IR", "2024-03-20", "2027-03-20", False),
        ("Persian year 1404", None, "2025-03-21", "2026-03-20", False),
        ("1404 SH", None, "2025-03-21", "2026-03-20", False),
        ("2017 EFY", None, "2024-07-08", "2025-07-07", True),
        ("EFY 2017", "ET", "2024-07-08", "2025-07-07", True),
        ("2016/17 EFY", "ET", "2024-07-08", "2025-07-07", True),
        ("2017 E.C.", "ET", "2024-09-11", "2025-09-10", False),
        ("FY 2081/82", "NP", "2024-07-16", "2025-07-16", True),
        ("2081/82 BS", None, "2024-07-16", "2025-07-16", True),
        ("FY 2081", "NP", "2024-07-16", "2025-07-16", True),
        ("FY81/82", "NP", "2024-07-16", "2025-07-16", True),
        ("2081", "NP", "2024-04-13", "2025-04-13", False),
        ("2081 BS", "NP", "2024-04-13", "2025-04-13", False),
        ("2025", "NP", "2025-01-01", "2025-12-31", False),
        ("2081-86", "NP", "2024-07-16", "2029-07-15", True),
        ("2081-2083", "NP", "2024-04-13", "2027-04-13", False),
        ("1403-1405", "IR", "2024-03-20", "2027-03-20", False),
        ("2567-70", "TH", "2024-01-01", "2027-12-31", False),
        ("Bikram Sambat 2082", None, "2025-04-14", "2026-04-13", False),
        ("fiscal Reiwa 7", "JP", "2025-04-01", "2026-03-31", True),
        ("Reiwa 7 fiscal year", None, "2025-04-01", "2026-03-31", True),
        ("Reiwa 7", None, "2025-01-01", "2025-12-31", False),
        ("Heisei 30", None, "2018-01-01", "2018-12-31", False),
        ("R.O.C. year 114", None, "2025-01-01", "2025-12-31", False),
        ("FY114", "TW", "2025-01-01", "2025-12-31", True),
    ],
)
def test_a_year_of_another_era_has_its_own_days(
    words: str, country: str | None, first: str, last: str, fiscal: bool
) -> None:
    found = period(f"The ministry will spend US$5 million in {words}.", country)
    assert found is not None
    assert found.text == words
    assert (str(found.first), str(found.last), found.fiscal) == (first, last, fiscal)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("US$5 million in 2568", None),
        ("US$5 million in fiscal year 2568", "IN"),
        ("US$5 million in 1404", None),
        ("US$5 million for 1404 schools", "IR"),
        ("US$5 million for 2568 homes", "TH"),
        ("US$5 million will be 2568 pieces", None),
        ("US$5 million in Reiwa 3000", None),
        ("US$5 million for Ethiopian 2017 coffee", None),
        ("US$5 million in BE 1024", None),
        ("US$5 million in the ROC 114", None),
        ("US$5 million in FY114", "JP"),
    ],
)
def test_without_a_mark_or_a_country_nothing_is_guessed(text: str, country: str | None) -> None:
    found = period(text, country)
    assert found is None or found.text == "2017"


def test_a_deadline_in_nepal_is_the_end_of_its_own_year() -> None:
    found = period("NPR 5 million to be spent by 2082", "NP")
    assert found is not None
    assert (found.first, str(found.last)) == (None, "2026-04-13")


@pytest.mark.parametrize("words", ["2081/85", "2099", "2081-79"])
def test_what_is_no_year_of_nepal_s_era_is_no_year_of_another(words: str) -> None:
    assert period(f"NPR 5 million in {words}", "NP") is None


def test_budget_estimates_are_no_buddhist_era() -> None:
    found = period("BE 2024-25 of Rs 5 crore", "IN")
    assert found is not None
    assert str(found.first) == "2024-04-01"


def test_the_amount_of_a_year_is_kept_under_the_country_s_own_label() -> None:
    mention = parse(Source("5 billion baht in fiscal year 2568", country="TH")).mentions[0]
    assert [stated.year.label for stated in mention.by_year] == ["FY2025"]
