"""Whose time it is, and whether it is the time that money is for or the date of the act."""

from __future__ import annotations

import pytest
from readings import document, read


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("The bank offered $125 million in 2024.", "2024"),
        ("In 2024 the bank offered $125 million.", "2024"),
        ("Parliament authorised $125 million in 2021 for dams.", "2021"),
        ("The Cabinet approved $125 million in January 2025.", "2025-01"),
        ("In January 2025 the Cabinet approved $125 million.", "2025-01"),
        ("It launched a $125 million scheme in March 2023.", "2023-03"),
        ("It promised $125 million in 2022.", "2022"),
        ("The scheme, approved on 5 May 2024, costs $125 million.", "2024-05-05"),
    ],
)
def test_a_date_of_the_act_is_the_announcement(text: str, announced: str) -> None:
    (mention,) = document(text, "IN")
    assert str(mention.announced) == announced
    assert mention.period is None
    assert mention.by_year == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The state will spend $217 million in 2025.", "2025"),
        ("It received $217 million in 2022.", "2022"),
        ("Sales were $217 million in 2022.", "2022"),
        ("It pledged $217 million for 2026.", "2026"),
        ("Parliament authorised $217 million for 2021.", "2021"),
        ("It approved $217 million for fiscal year 2024.", "fiscal year 2024"),
        ("It approved $217 million over five years.", "five years"),
    ],
)
def test_with_spending_receiving_for_or_a_fiscal_year_it_is_a_period(text: str, words: str) -> None:
    (mention,) = document(text, "US")
    assert mention.period is not None
    assert mention.period.text == words
    assert mention.announced is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("$3 million in 2024 and $4 million in 2025", ["2024", "2025"]),
        ("In 2022 it spent $3 million on roads and $4 million on rail.", ["2022", "2022"]),
        ("£3m for roads and £4m for rail over two years", ["two years", "two years"]),
        ("In fiscal year 2024, $3 million was spent; in fiscal year 2025, $4 million.",
         ["fiscal year 2024", "fiscal year 2025"]),
        ("$9 million over two years, of which $4 million is for rail", ["two years", None]),
        ("€5 million ($5.4 million) over two years", ["two years", None]),
    ],
)  # fmt: skip
def test_a_time_belongs_to_the_sums_that_its_words_belong_to(text: str, words: list[str | None]) -> None:
    periods = [record["period"] and record["period"]["text"] for record in read(text, "US")]
    assert periods == words


@pytest.mark.parametrize(
    "text",
    [
        "$3 million, to remain available for two years, for fiscal year 2025",
        "$3 million, which shall be available for obligation until 2028, for fiscal year 2025",
        "$3 million, to remain available through fiscal year 2028, in fiscal year 2025",
    ],
)
def test_how_long_money_stays_available_gives_way_to_what_it_is_for(text: str) -> None:
    (mention,) = document(text, "US")
    assert mention.period is not None
    assert mention.period.text == "fiscal year 2025"


@pytest.mark.parametrize(
    "verb",
    [
        "earmarks",
        "gives",
        "spends",
        "provides",
        "includes",
        "has",
        "is up from",
        "counts on gifts of",
        "sets roads at",
    ],
)
def test_the_year_of_a_budget_is_its_own_whatever_verb_follows(verb: str) -> None:
    words = [
        record["period"] and record["period"]["text"]
        for record in read(f"The $9 million budget for 2026 {verb} $2 million")
    ]
    assert words == ["2026", None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The spending bill for 2026 foresees $3 million.", "2026"),
        ("The finance law for 2026 balances at $3 million.", "2026"),
        ("It got $3 million for 2022 flood repairs.", None),
        ("It set aside $3 million for 2024 elections.", None),
        ("The budget for 2024 elections was cut to $3 million.", None),
        ("Funding for 2025 elections totals $3 million.", None),
    ],
)
def test_a_year_before_a_verb_is_a_period_and_before_a_noun_none(text: str, words: str | None) -> None:
    (record,) = read(text)
    assert (record["period"] and record["period"]["text"]) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It expects revenue of $7 million and spending of $9 million in 2026.", ["2026", "2026"]),
        ("The 2026 budget has revenue of $7 million and spending of $9 million.", ["2026", "2026"]),
        ("The 2026 budget foresees a gap of $7 million (€6 million) and a debt of $9 million.", ["2026", None, "2026"]),
        ("The bill for 2026 foresees $7 million (€6 million) and a debt of $9 million.", ["2026", None, "2026"]),
        ("It paid $7 million for fees, $1 million for meals and $2 million for books for 2026.",
         ["2026", "2026", "2026"]),
        ("The 2026 budget gives $7 million to roads, $1 million to rail and $2 million to ports.",
         ["2026", "2026", "2026"]),
        ("It put the 2026 deficit at $7 million and reserves at $9 million.", ["2026", None]),
        ("The budget for 2026 has a gap of $7 million, with wages at $9 million.", ["2026", None]),
        ("The bill for 2026 plans savings of $9 million, made up of $4 million in cuts.", ["2026", None]),
        ("It earned $7 million from fees and $9 million from fines in 2026.", ["2026", "2026"]),
        ("It will get $7 million, up to $9 million from 2026.", [None, "2026"]),
        ("The 2026 budget of $7 million and the 2027 budget of $9 million", ["2026", "2027"]),
        ("It used $7 million of the 2026 budget of $9 million.", [None, "2026"]),
        ("It has debts of $7 million and plans spending of $9 million in 2026.", [None, "2026"]),
        ("The city will grow by 2028 at a cost of $7 million, or $9 a head.", ["2028", None]),
    ],
)  # fmt: skip
def test_coordinated_sums_share_a_time_and_parts_do_not(text: str, words: list[str | None]) -> None:
    found = [record["period"]["text"] if record["period"] else None for record in read(text)]
    assert found == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is three times this year's 3 billion won.", ["this year's"]),
        ("Last year's $3 million was approved.", ["Last year's"]),
        ("this fiscal year's nearly $3 million", ["this fiscal year's"]),
        ("It rose from last year's $3 million to $4 million.", ["last year's", None]),
        ("It gave $5 million, beating 2024's $3 million.", [None, "2024"]),
        ("This year's defence budget is $3 million.", ["This year's"]),
        ("This year's harvest was poor, and it paid $3 million.", [None]),
        ("$9 million was set up for loans; $3 million of it flows this year.", [None, "this year"]),
    ],
)
def test_a_year_that_owns_a_sum_is_its_period(text: str, words: list[str | None]) -> None:
    found = [
        record["period"]["text"] if record["period"] else None for record in read(text, "KR", "2025-06-11")
    ]
    assert found == words
