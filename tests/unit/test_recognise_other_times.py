"""Times that tell of something else than a sum are no period of it."""

from __future__ import annotations

import pytest
from readings import document, read


@pytest.mark.parametrize(
    "text",
    [
        "Tender No. 14/CE/2025-26: estimated cost $3 million",
        "F.No. 3/2024-25 sanctions $3 million",
        "Order No. 7/2025: $3 million for roads",
        "He signed the $3 million 2025 Appropriation Act.",
        "It was $3 million in the 2019 study.",
        "The corridor, due in 2027, has used $3 million.",
        "The dam, completed by 2027, has used $3 million.",
        "The road, opened in 2019, has cost $3 million.",
        "The road, which was opened in 2019, has cost $3 million.",
        "It will issue $3 million more than in 2024.",
        "It spent $3 million less than it did in 2024.",
        "Exports were $3 million, up 3% from 2024.",
        "Sales rose 5 percent from 2024 to $3 million.",
        "It may not exceed the lesser of $3 million or 45 percent of revenue for 2019.",
    ],
)
def test_no_period(text: str) -> None:
    assert [record["period"] for record in read(text, "IN")] == [None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The budget of 2025/26 is $3 million.", "2025/26"),
        ("The $3 million 2026 budget", "2026"),
        ("The $3B 2026 budget", "2026"),
        ("It got $3 million in the 2024 academic year.", "2024"),
        ("It spent $3 million in the 2024 election campaign.", "2024"),
        ("It got $3 million in the 2024 season.", "2024"),
        ("It spent $3 million in the 2024 budget.", "2024"),
        ("The grant, paid in 2025, was $3 million.", "2025"),
        ("In 2024, the road cost $3 million.", "2024"),
        ("Spending was $3 million in 2025, less than the $4 million sought.", "2025"),
        ("It pays $3 million from 2024.", "2024"),
        ("It is $3 million as from 2024.", "2024"),
    ],
)
def test_a_period(text: str, words: str) -> None:
    record, *_ = read(text, "IN")
    assert record["period"]["text"] == words


def test_the_act_in_an_aside_dates_the_announcement() -> None:
    (mention,) = document("The scheme, approved in May 2024, has cost $3 million.")
    assert str(mention.announced) == "2024-05"
