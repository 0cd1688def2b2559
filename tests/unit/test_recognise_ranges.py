"""The law's "Ranges and conjunctions" and ellipsis: one sum or two, and how far a scale reaches back."""

from __future__ import annotations

import pytest
from readings import one, read


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("$2-3 billion", "$2-3 billion", "2000000000", "3000000000"),
        ("Rs 300–350 crore", "Rs 300–350 crore", "3000000000", "3500000000"),
        ("€50–60m", "€50–60m", "50000000", "60000000"),
        ("$1.5-2.5 million", "$1.5-2.5 million", "1500000", "2500000"),
        ("$1-50 million", "$1-50 million", "1000000", "50000000"),
        ("Rs 80-95", "Rs 80-95", "80", "95"),
        ("₹1,000-1,500", "₹1,000-1,500", "1000", "1500"),
        ("$2bn–$3bn", "$2bn–$3bn", "2000000000", "3000000000"),
        ("US$32 billion to US$36 billion", "US$32 billion to US$36 billion", "32000000000", "36000000000"),
        ("between $2 and $3 billion", "$2 and $3 billion", "2000000000", "3000000000"),
        ("between Rs 12 and Rs 15 crore", "Rs 12 and Rs 15 crore", "120000000", "150000000"),
        ("$500,000 to $2 million", "$500,000 to $2 million", "500000", "2000000"),
        ("$3 to $4 million", "$3 to $4 million", "3000000", "4000000"),
        ("$20 to 30 million", "$20 to 30 million", "20000000", "30000000"),
        ("30 to 40 billion zlotys", "30 to 40 billion zlotys", "30000000000", "40000000000"),
        ("Fares vary from $3 to $4.", "$3 to $4", "3", "4"),
        ("Prices range from $3 to $4.", "$3 to $4", "3", "4"),
        ("It could cost from $3m to $4m.", "$3m to $4m", "3000000", "4000000"),
        ("anywhere from $3m to $4m", "$3m to $4m", "3000000", "4000000"),
        ("two to three billion dollars", "two to three billion dollars", "2000000000", "3000000000"),
        ("between five and six million euros", "five and six million euros", "5000000", "6000000"),
    ],
)  # fmt: skip
def test_a_range_is_one_mention(text: str, span: str, low: str, high: str) -> None:
    record = one(text)
    assert (record["text"], record["low"], record["high"]) == (span, low, high)
    assert record["modifier"] == "between"
    assert record["by_year"] is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rs 500 and Rs 700 crore respectively", ["5000000000", "7000000000"]),
        ("$3 million and $4 million", ["3000000", "4000000"]),
        ("$900 and $1 billion", ["900", "1000000000"]),
        ("The rent rose from $3m to $4m.", ["3000000", "4000000"]),
        ("The rent fell from $4m to $3m.", ["4000000", "3000000"]),
        ("The fee was cut from $9 to $7.", ["9", "7"]),
        ("The fee was increased from $7 to $9.", ["7", "9"]),
        ("Rs 5, 7 and 9 crore", ["50000000", "70000000", "90000000"]),
        ("$5 million or $6 million", ["5000000", "6000000"]),
        ("$5 million to $4 million", ["5000000", "4000000"]),
        ("$5 million, $6 million", ["5000000", "6000000"]),
        ("€5m to $6m", ["5000000", "6000000"]),
    ],
)
def test_two_sums_stay_two(text: str, values: list[str]) -> None:
    records = read(text)
    assert [record["low"] for record in records] == values
    assert {record["modifier"] for record in records} == {"exact"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$500 to 3 million pupils", "500"),
        ("Rs 6,000 to 9.5 crore farmers", "6000"),
        ("Rs 500 for 3 lakh women", "500"),
        ("between $500 and 2 million pupils", "500"),
        ("$50 per head and 60 million people", "50"),
        ("$3 billion and 4 billion trees", "3000000000"),
        ("$200 to 12 million families", "200"),
        ("RM100 to 22 million adults", "100"),
        ("Rs 10 and 12 crore people", "10"),
        ("$5, 12 million people", "5"),
    ],
)
def test_the_scale_of_a_count_reaches_back_to_no_sum(text: str, value: str) -> None:
    record = one(text)
    assert (record["low"], record["high"], record["modifier"]) == (value, value, "exact")


@pytest.mark.parametrize("text", ["grants of $5,000 each", "$5,000 each from Oman and Qatar"])
def test_each_leaves_the_sum_as_it_stands(text: str) -> None:
    record = one(text)
    assert (record["text"], record["low"], record["rate_per"]) == ("$5,000", "5000", None)


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("Of the Rs 900 crore released, 650 crore has been used.", "650 crore", "6500000000"),
        ("It sought $9 million and got 4 million.", "4 million", "4000000"),
        ("It sought £9bn, of which 4bn was paid.", "4bn", "4000000000"),
    ],
)
def test_a_bare_sum_takes_up_the_currency_of_its_sentence(text: str, span: str, value: str) -> None:
    first, second = read(text)
    assert (second["text"], second["low"], second["currency"]) == (span, value, first["currency"])


@pytest.mark.parametrize(
    "text",
    [
        "It rose to 85 billion crowns ($4 billion) from 35 billion.",
        "It rose to 85 billion crowns (about $4bn; €3.4 billion) from 35 billion.",
        "It rose to 85 billion crowns, or $4 billion, from 35 billion.",
        "It rose to 85 billion crowns or some $4 billion from 35 billion.",
        "The 85 billion crowns (of which $4 billion is foreign) rose from 35 billion.",
    ],
)
def test_a_bare_sum_takes_up_the_sum_and_not_its_equivalent(text: str) -> None:
    assert [record["currency"] for record in read(text, "CZ") if record["text"] == "35 billion"] == ["CZK"]


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("(The 85 billion crowns, $4 billion and 3 billion more.)", "USD"),
        ("It has 85 billion crowns. ($4 billion, up from 3 billion.)", "USD"),
        ("It pays 85 billion crowns and $4 billion, up from 3 billion.", "USD"),
    ],
)
def test_a_bare_sum_takes_up_the_nearest_that_is_no_aside(text: str, currency: str) -> None:
    assert [record["currency"] for record in read(text, "CZ") if record["text"] == "3 billion"] == [currency]


@pytest.mark.parametrize(
    "text",
    [
        "It paid $9 million. Some 4 million voted.",
        "It paid $9 million to 4 million farmers.",
        "It paid $9 million and reached 4 million.",
        "It paid $9 million for 4 million trees.",
    ],
)
def test_a_count_beside_a_sum_is_none(text: str) -> None:
    assert [record["currency"] for record in read(text)] == ["USD"]
