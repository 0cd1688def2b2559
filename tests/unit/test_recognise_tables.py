"""Tables as text: the unit of the header, the cells that are money, their years, totals and signs."""

from __future__ import annotations

from typing import Any

import pytest
from readings import document, read

ROWS = "Item | 2023-24 | 2024-25\nRoads | 100 | 120.5\nRail | 200 | -\nTotal | 300 | n.a.\n"


def cells(text: str, country: str = "IN") -> list[tuple[Any, ...]]:
    return [(record["text"], record["low"], record["currency"]) for record in read(text, country)]


@pytest.mark.parametrize(
    ("unit", "country", "low", "currency"),
    [
        ("Outlay (₹ in crore)", "IN", "50000000", "INR"),
        ("Outlay (Rs crore)", "PK", "50000000", "PKR"),
        ("Outlay (Rs. in lakh)", "IN", "500000", "INR"),
        ("Outlay in Rs crore", "IN", "50000000", "INR"),
        ("(dollars in millions)", "US", "5000000", "USD"),
        ("($ million)", "AU", "5000000", "AUD"),
        ("US$ millions", "AU", "5000000", "USD"),
        ("Budget, £000", "GB", "5000", "GBP"),
        ("Budget (£m)", "GB", "5000000", "GBP"),
        ("Budget (€ bn)", "DE", "5000000000", "EUR"),
        ("EUR million", "DE", "5000000", "EUR"),
        ("Unit: 100 million yen", "JP", "500000000", "JPY"),
        ("in thousands of dollars", "US", "5000", "USD"),
    ],
)
def test_currency_and_scale_come_from_the_header(unit: str, country: str, low: str, currency: str) -> None:
    text = f"{unit}\nItem | 2024\nRoads | 5\nRail | 7\n"
    assert cells(text, country)[0] == ("5", low, currency)
    assert len(cells(text, country)) == 2


@pytest.mark.parametrize("mark", [" | ", "\t", ";", "    "])
def test_what_separates_cells(mark: str) -> None:
    text = "Outlay (Rs crore)\n" + ROWS.replace(" | ", mark)
    assert [cell[0] for cell in cells(text)] == ["100", "120.5", "200", "300"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_may_end_as_on_any_system(newline: str) -> None:
    text = ("Outlay (Rs crore)\n" + ROWS).replace("\n", newline)
    assert [cell[0] for cell in cells(text)] == ["100", "120.5", "200", "300"]


def test_columns_with_commas_and_labels_with_colons() -> None:
    assert [cell[0] for cell in cells("Budget (Rs crore)\nItem,2024\nRoads,500\nRail,700\n")] == [
        "500",
        "700",
    ]
    assert [cell[0] for cell in cells("Outlay in Rs crore\n\nHealth: 5\nRoads: 7\n")] == ["5", "7"]


def test_years_and_totals() -> None:
    first, second, third, total = read("Outlay (Rs crore)\n" + ROWS, "IN")
    assert first["by_year"] == {"2023-24": "1000000000"}
    assert (second["period"]["text"], second["period"]["from"]) == ("2024-25", "2024-04-01")
    assert [r["part_of"] for r in (first, second, third, total)] == [3, None, 3, None]
    assert [r["label"] for r in (first, second, third, total)] == ["Roads", "Roads", "Rail", None]
    assert (first["kind"], total["kind"]) == ("allocation", "budget")


def test_a_fiscal_header_makes_the_years_of_the_rows_fiscal() -> None:
    first, _ = read("Outlay ($ million)\nFiscal year | Amount\n2023 | 5\n2024 | 6\n", "US")
    assert first["by_year"] == {"FY2023": "5000000"}
    assert first["period"]["fiscal"] is True


@pytest.mark.parametrize(
    ("cell", "low"),
    [("(0.3)", "-300000"), ("-0.3", "-300000"), ("−0.3", "-300000"), ("0.0", "0"), ("1,250.5", "1250500000"),
     ("$5", "5000000"), ("5*", "5000000"), ("5 ", "5000000")],
)  # fmt: skip
def test_the_number_of_a_cell(cell: str, low: str) -> None:
    record = read(f"(dollars in millions)\nItem | 2024\nRoads | {cell}\nRail | 7\n", "US")[0]
    assert record["low"] == record["high"] == low


@pytest.mark.parametrize(
    "cell",
    ["-", "–", "...", "n.a.", "", "nil", "12 km"],
)
def test_no_number_is_no_sum(cell: str) -> None:
    assert len(read(f"(dollars in millions)\nItem | 2024\nRoads | {cell}\nRail | 7\n", "US")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Outlay (Rs crore)\nItem | 2024-25 | % change\nRoads | 5 | 3\nRail | 7 | 4\n",
        "Item | Cost ($ million) | Sites\nRoads | 5 | 12\nRail | 7 | 3\n",
        "Outlay (Rs crore)\nItem | 2024-25\nBeneficiaries | 500\nRoads | 5\nRail | 7\n",
        "Outlay (Rs crore)\nItem | 2024-25\nPhase 2 | 5\nWard 12 | 7\n",
    ],
)  # fmt: skip
def test_counts_and_shares_are_no_money(text: str) -> None:
    assert [cell[0] for cell in cells(text)] == ["5", "7"]


@pytest.mark.parametrize(
    "text",
    [
        "Item | 2023 | 2024\nRoads | 5 | 6\n",
        "(in lakh)\nRoads | 5\nRail | 7\n",
        "Rs crore\n",
        "Sites in lakh\nA | 5\n",
    ],
)
def test_without_a_unit_of_money_nothing_is_read(text: str) -> None:
    assert read(text, "IN") == []


@pytest.mark.parametrize(
    "rows",
    [
        "Rail | 7\nRoads | -\n",
        "Roads | -\nRail | 7\n",
    ],
)
def test_a_row_of_dashes_changes_no_header(rows: str) -> None:
    (record,) = read(f"(dollars in millions)\nItem | FY2024\n{rows}", "US")
    assert record["by_year"] == {"FY2024": "7000000"}


def test_prose_around_a_table_is_read_as_prose() -> None:
    text = (
        "The plan costs Rs 5 crore.\n\nOutlay (Rs crore)\nItem | 2024-25\nRoads | 3\nRail | 2\n\n"
        "The rest, Rs 9 crore, is to come in time for the work to be done.\n"
    )
    assert [record["text"] for record in read(text, "IN")] == ["Rs 5 crore", "3", "2", "Rs 9 crore"]


@pytest.mark.parametrize("rows", [100, 1500, 5000])
def test_every_row_is_read(rows: int) -> None:
    text = "Outlay (Rs crore)\nItem | 2024-25\n" + "Roads | 5\n" * rows
    assert len(read(text, "IN")) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Cost ($ million)\nRoads | 5 | 6\nRail | 7 | 8\n",
        "Cost ($ million)\nRoads | $5 | $6\n",
    ],
)
def test_a_table_may_have_few_rows_and_no_header(text: str) -> None:
    assert read(text, "US")[0]["low"] == "5000000"


@pytest.mark.parametrize(
    "rows",
    [
        'Scheme,Outlay in Rs crore,Note\nRoads,"1,250",old\nRail,"2,000",new\n',
        'Outlay (Rs in crore)\n"Scheme","2024-25"\n"Roads, bridges","1,250"\n"Rail","2,000"\n',
        'Outlay (Rs in crore)\nScheme\t2024-25\nRoads\t"1,250"\nRail\t"2,000"\n',
    ],
)
def test_a_comma_in_quotes_is_no_end_of_a_cell(rows: str) -> None:
    """RFC 4180, section 2."""
    assert [mention.amount.low for mention in document(rows)] == [12_500_000_000, 20_000_000_000]


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_a_row_of_many_columns_is_a_row(mark: str) -> None:
    years = [f"{year}-{(year + 1) % 100:02}" for year in range(1960, 2026)]
    lines = [
        ["Outlay (Rs crore)", *years],
        ["Roads", *("100" for _ in years)],
        ["Rail", *("7" for _ in years)],
    ]
    found = cells("\n".join(mark.join(line) for line in lines))
    assert [low for _, low, _ in found] == ["1000000000"] * 66 + ["70000000"] * 66


@pytest.mark.parametrize("length", [500, 33_000])
def test_a_row_with_a_long_label_costs_no_row(length: int) -> None:
    text = f"Item | Outlay (Rs crore)\n{'word ' * (length // 5)}| 5\nRail | 7\n"
    assert [low for _, low, _ in cells(text)] == ["50000000", "70000000"]


@pytest.mark.parametrize(
    ("rows", "amounts"),
    [
        ("Scheme\t2022-23\nRoads\t3\nWater supply\t1900", [3, 1900]),
        ("Scheme\t2022-23\t2023-24\nWater supply\t1900\t1950", [1900, 1950]),
        ("Scheme\t2022\nWater supply\t2010\nRoads\t3", [2010, 3]),
        ("Scheme\t2022\t2023\nRoads\t3\t4\nScheme\t2024\t2025\nPorts\t5\t6", [3, 4, 5, 6]),
        ("Scheme\t2022\t2023\nRoads\t3\t4\nPlan\t2024\t2025\nPorts\t5\t6", [3, 4, 5, 6]),
    ],
)
def test_a_figure_like_a_year_is_an_amount_under_a_header_of_years(rows: str, amounts: list[int]) -> None:
    found = document(f"Outlay (₹ in crore)\n{rows}\n", country="IN")
    assert [mention.amount.low for mention in found] == [amount * 10**7 for amount in amounts]
