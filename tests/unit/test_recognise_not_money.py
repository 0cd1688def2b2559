"""The law's "What is not a mention": counts, names, code, words that are codes, indefinite sums, idioms."""

from __future__ import annotations

import pytest
from readings import one, read


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "$", "Rs", "The board met.", "It has 300 million users.", "The road is 5 km long and 20 m wide.",
        "12 million tonnes of coal", "20 per cent of 5,000 schools", "On 5 May 2024 the board met.",
        "call 1800 300 400", "section 5 of the act", "file no. F.12/3/2024", "ISO 9001", "a 5 m pole", "Psalm 5",
        "5 billion people", "1 lakh schools", "half a million people", "in 2024-25", "5 pounds of butter",
        "14 pounds of silver", "It weighs 5 pounds.", "N95 masks", "M25 traffic", "A4 paper and B5 paper", "K9 unit",
        "He scored 98 marks.", "10 crown fires", "20 real people", "F-16 and B-52", "5 won the race",
        "a 5-pound baby",
    ],
)  # fmt: skip
def test_counts_weights_dates_and_numbers(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "echo $HOME and $1", "if (Rs->next) x = Rs->5;", "${AMOUNT} is unset", "the set $x$ and $y_1$ are equal",
        "$TSLA rose 5%", "Dollar Tree has 5 shops.", "Euro 2024 drew 5 million fans.", "a Euro 6 engine",
        "COP 28 met in Dubai.", "Mark 3 is a verse.", "Room R50 is shut.", "Z$ is a sign", "the £-symbol",
        "Rand Street: go to 5 Rand Street",
    ],
)  # fmt: skip
def test_code_tickers_and_names(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("code", ["ALL", "TRY", "TOP", "PEN", "COP", "CAD"])
def test_codes_that_are_words_need_more_than_a_small_number(code: str) -> None:
    assert read(f"{code} 5 of them") == []
    record = one(f"{code} 5 million of it")
    assert (record["currency"], record["low"]) == (code, "5000000")


@pytest.mark.parametrize(
    "text",
    [
        "billions of dollars", "several crore rupees", "a multi-million-dollar deal", "a few crores",
        "hundreds of millions of euros", "tens of thousands of dollars", "lakhs of rupees", "many thousand dollars",
        "a million-dollar question", "my two cents", "the dollar fell", "the yen and the euro",
        "in constant 2024 dollars",
    ],
)  # fmt: skip
def test_indefinite_sums_and_idioms(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("a million dollars", "1000000"),
        ("half a billion dollars", "500000000"),
        ("a dollar", "1"),
        ("$0", "0"),
    ],
)
def test_words_that_state_a_sum_are_one(text: str, low: str) -> None:
    assert one(text)["low"] == low
