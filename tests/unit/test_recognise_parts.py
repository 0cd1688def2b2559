"""Which words say that a sum is inside another, and which only set two sums side by side."""

from __future__ import annotations

import pytest
from readings import read

Links = list[int | None]


def links(text: str, country: str | None = None) -> Links:
    return [record["part_of"] for record in read(text, country)]


@pytest.mark.parametrize(
    "text",
    [
        "The $30 billion budget for 2026 includes $2 billion for roads.",
        "The $30 billion plan for roads and rail includes $2 billion for bridges.",
        "The $54 billion plan, which provides $23 billion for roads, was signed.",
        "The $60 billion budget for fiscal year 2026 that sets aside $2 billion for roads was signed.",
        "The $106 billion budget gives basic education $24 billion.",
        "The $1 billion Estimates of Expenditure tabled for 2025/26 hold $68 million for roads.",
        "The $9 billion budget, passed on Monday, spends $4 billion on roads.",
        "The $9 billion plan was signed on Monday and sets aside $4 billion for roads.",
        "The $9 billion budget for 2025 with $4 billion for meals was passed.",
    ],
)
def test_a_plan_hands_out_its_parts_by_a_verb(text: str) -> None:
    assert links(text) == [None, 0]


@pytest.mark.parametrize(
    "text",
    [
        "The state lent $9 million to Acme, which provides $4 million in loans.",
        "The state raised $9 million, the city gives $4 million.",
        "Acme, a $9 million firm, gives $4 million to charity.",
        "The state holds $9 million in reserves, $4 million for roads.",
        "The $9 million fund says that the city gives $4 million.",
        "Grants of $9 million for firms with $4 million in sales",
    ],
)
def test_a_verb_with_another_subject_hands_out_nothing(text: str) -> None:
    assert links(text) == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said that of the $9 million, $4 million was spent, and $1 million is tied up.", [None, 0, 0]),
        ("Of the $9 million, $4 million was spent, down from $5 million.", [None, 0, None]),
        ("It took a $4 million stake in the firm as part of a $9 million round.", [1, None]),
        (
            "$5 million for roads and about $2 million for rail as part of a $9 million package",
            [2, 2, None],
        ),
        ("The grant of $5 million for the fab, half of the $10 million bill, was cleared.", [1, None]),
        ("It paid out $4 million, or 40% of its $9 million.", [1, None]),
        ("The state set aside $4 million for roads in a $9 million budget.", [1, None]),
        ("The state will borrow $4 million towards the $9 million scheme.", [1, None]),
        ("A $9 million bond will fund the dam; $4 million of the proceeds is for roads.", [None, 0]),
        ("The foundation pledged $9 million; half of that, $4.5 million, goes to roads.", [None, 0]),
        ("A $9 million budget was passed; $4 million goes to roads.", [None, 0]),
        ("Of the total outlay of $9 million, the state will provide $4 million.", [None, 0]),
        ("Out of a sanctioned $9 million, it has released $4 million.", [None, 0]),
        ("It will come in two tranches of $9 million, the first of $4 million in May.", [None, 0]),
        ("A third of the $9 million, or $3 million, will go to tenants.", [None, 0]),
        ("From the $9 million fund, $4 million has been paid and $1 million is pending.", [None, 0, 0]),
        ("The grant of $4 million covers half the $8 million cost of the clinic.", [1, None]),
        ("Norway gave $4 million and France $3 million toward a $9 million fund.", [2, 2, None]),
        ("The state pays $4 million, or a quarter of its debt of $16 million.", [1, None]),
        ("Acme won $4 million, one of 24 grants that had been worth $90 million.", [1, None]),
        (
            "It paid $3 million for jets and $1 million for engines out of its $9 million reserve.",
            [2, 2, None],
        ),
        (
            "The $9 million plan gives $4 million to pay and $2 million to roads, funded by $5 million in bonds.",
            [None, 0, 0, 0],
        ),
        ("The town will draw $4 million at once from its $9 million fund.", [1, None]),
        ("It will pay $4 million of the battery factory's $9 million cost.", [1, None]),
        ("Work will cost $4 million, financed out of a $9 million fund.", [1, None]),
        ("The $2 billion loan allowed an immediate disbursement of $263 million.", [None, 0]),
        ("Half of the $9 million goes to buyouts; the rest, some $4.5 million, to sewers.", [None, 0]),
        ("$9 million for transport; of this, the share of the railway is $4 million.", [None, 0]),
        ("The $9 million plan has changes in it, chiefly to the $4 million in it for roads.", [None, 0]),
        ("$9 million, of which $4 million is for rail; another $3 million is for roads", [None, 0, 0]),
        ("It raises $9 million by May, including not less than $4 million in bonds.", [None, 0]),
    ],
)
def test_phrases_that_name_a_part(text: str, expected: Links) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ($5 million), B ($3 million) and C ($1 million) - together about $10 million", [3, 3, 3, None]),
        (
            "A ($50 million), B ($3 million) and C ($6 million), together about $10 million",
            [None, 3, 3, None],
        ),
        ("The road costs $9 million in all, and $4 million of debt has closed.", [None, None]),
        ("It gave $9 million together with $40 million in loans.", [None, None]),
        ("The city adds $4 million (later raised to $9 million).", [None, None]),
        ("Each family gets $300, at a total cost to the state of $9 million.", [1, None]),
        ("Families will save $30 a month, costing the state $9 million a year.", [1, None]),
        ("The strike cut sales by $5 million, costing the state $9 million.", [None, None]),
        ("Farmers were paid $9 million, or $1,400 each.", [None, 0]),
        ("Ghana got $4 million, taking loans under the $9 million programme further.", [None, None]),
        ("Meals cost $4 a head, or about $9 million in all.", [1, None]),
        ("It paid $9 million in dividends, or $3 a share.", [None, 0]),
        ("The road costs $9 million, or $3 per tonne.", [None, None]),
        ("Drivers get $0.67 a mile or $59 per day.", [None, None]),
    ],
)
def test_totals_after_their_parts(text: str, expected: Links) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "$9 million, comprising a Central share of $5 million and a State share of $4 million",
            [None, 0, 0],
        ),
        ("$9 million: $3 million at signing and two instalments of $3 million", [None, 0, 0]),
        ("The $9 million budget gives $4 million to roads and spends $3 million on rail.", [None, 0, 0]),
        ("$9 million, including $4 million from Japan and €1 million from France", [None, 0, 0]),
        ("$9 million, of which roads get $4 million and rail will get $3 million", [None, 0, 0]),
        (
            "$9 million, of which roads get $4 million, down from $5 million, and rail $1 million",
            [None, 0, None, 0],
        ),
    ],
)
def test_a_list_of_parts_goes_on(text: str, expected: Links) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The $9 million plan sets aside $4 million for a park and trims library aid by $2 million.",
            [None, 0, None],
        ),
        (
            "$9 million, including $4 million for roads, and raised the cap on pay to $2 million",
            [None, 0, None],
        ),
        ("The $9 million deal includes a $2 million bonus and replaces a $4 million deal.", [None, 0, None]),
        ("The $9 million plan gives $4 million for ships and adds $3 million to a debt.", [None, 0, None]),
        (
            "The fund lent $9 million, of which $4 million is lost, and holds $3 million in gold.",
            [None, 0, None],
        ),
        ("A $9 million plan funded by $4 million from the state, and saves $1 million", [None, 0, None]),
        ("$900 a year in three instalments of $300 each, and the plan will cost $9 million", [None, 0, None]),
        ("$9 million, of which $4 million is for gas, and will pay owners $2 million", [None, 0, None]),
        ("$9 million, including $4 million from Japan, and towns may get €1 million each", [None, 0, None]),
        ("The state gave $9 million to health and built a road with $4 million.", [None, None]),
        (
            "The $9 million budget has $4 million for rail, three times this year's $1 million.",
            [None, 0, None],
        ),
    ],
)
def test_a_clause_with_its_own_verb_ends_the_list(text: str, expected: Links) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The $9 million budget runs a deficit of $2 million, with $1 million for food.", [None, None, 0]),
        ("It raised $9 million at a $90 million valuation, with $4 million from Japan.", [None, None, 0]),
        ("The deficit of the $9 million budget is $4 million, of which $1 million is debt.", [None, None, 1]),
        (
            "The plan costs $9 million, $4 million higher than last year, with $1 million for pay.",
            [None, None, 0],
        ),
        ("The $9 million budget, up from $8 million, gives roads $4 million.", [None, None, 0]),
        ("It cut the grant to $8 million from $9 million; the firm drew $1 million of it.", [None, None, 0]),
    ],
)
def test_a_sum_that_only_measures_another_is_no_whole(text: str, expected: Links) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank approved $9 million; the town's own share, €4 million, comes next year.", [None, None]),
        ("The plan is set at $9 million; the county's share of the road is $4 million.", [None, None]),
        ("The $9 million fund is for small towns, with grants of up to $2 million each.", [None, None]),
        ("The towns pay $900 towards the bus, whose 06:52 run needs $600.", [None, None]),
        ("The road costs $9 million. Of the 12 trees on it, each was sold for $4 million.", [None, None]),
        ("The state cut a deficit of $4 million in a $9 million budget.", [None, None]),
        ("Sales were $9 million. In the third quarter, profit was $4 million.", [None, None]),
        ("Sales were $9 million. The share price fell to $4 million.", [None, None]),
        ("Of the $9 million, $4 million was spent on roads plus $3 million from donors.", [None, 0, None]),
        ("The state cut $4 million for roads from its $9 million budget.", [None, None]),
        ("Sales were $9 million. The rest of the world had $4 million.", [None, None]),
        ("The plan costs $9 million. Half of the towns had $4 million.", [None, None]),
        ("A $9 million merger with Acme, a $4 million firm, was blocked.", [None, None]),
        ("It sold $9 million of bonds: prices fell after a $4 million sale.", [None, None]),
        ("The army gets $9 million; domestic agencies share $4 million.", [None, None]),
        ("It spent $7.6 million, some $0.5 million over its budget of $7.1 million.", [None, None, None]),
    ],
)
def test_no_part_of_what_stands_beside_it(text: str, expected: Links) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parliament passed a $9 million budget. The budget gives $4 million to roads.", [None, 0]),
        (
            "The plan costs $9 million. The plan also sets aside $4 million for roads and $2 million for rail.",
            [None, 0, 0],
        ),
        ("The gift is worth $9 million. The money includes $4 million for roads.", [None, 0]),
        ("Acme raised $9 million. The budget gives $4 million to roads.", [None, None]),
        (
            "Parliament passed a $9 million budget. The budget puts growth in sales at $4 million.",
            [None, None],
        ),
    ],
)
def test_a_plan_named_again_hands_out_its_parts(text: str, expected: Links) -> None:
    assert links(text) == expected
