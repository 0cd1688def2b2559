"""Any table of numbers under a unit says the same as XLSX, ODS and CSV, and each sum names its own cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sheets_made import Value, write

import fundnorm as fn
from fundnorm.readers.cells import reference
from fundnorm.readers.files import read_file

SCHEMES = ("Roads", "Water supply", "School meals", "Rail signalling", "Soil tests", "Research, and more")
YEARS = ("2022-23", "2023-24", "2024-25", "2025-26")
UNITS = (
    ("(₹ in crore)", "INR", 10**7),
    ("($ thousand)", "USD", 10**3),
    ("(EUR million)", "EUR", 10**6),
    ("(£ bn)", "GBP", 10**9),
)
NUMBERS = st.one_of(
    st.integers(min_value=3, max_value=10**9),
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**7), places=2, allow_nan=False),
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[Value]], tuple[str, str, int], int, int]:
    """The rows of a sheet, its unit, and the row and column where its figures begin."""
    unit = draw(st.sampled_from(UNITS))
    width = draw(st.integers(min_value=1, max_value=len(YEARS)))
    left, top = draw(st.integers(min_value=0, max_value=2)), draw(st.integers(min_value=0, max_value=3))
    gap: list[list[Value]] = [[]] * draw(st.integers(min_value=0, max_value=1))
    body: list[list[Value]] = [
        [name, *draw(st.lists(NUMBERS, min_size=width, max_size=width))]
        for name in SCHEMES[: draw(st.integers(min_value=1, max_value=len(SCHEMES)))]
    ]
    rows = [[]] * top + [[f"Outlay by scheme {unit[0]}"]] + gap + [["Scheme", *YEARS[:width]], *body]
    return [[*[None] * left, *row] for row in rows], unit, top + len(gap) + 3, left + 2


@settings(max_examples=40)
@given(tables())
def test_all_formats_say_the_same_and_where(
    table: tuple[list[list[Value]], tuple[str, str, int], int, int],
) -> None:
    rows, (_, currency, factor), top, left = table
    body = rows[top - 1 :]
    expected = [
        (reference(top + at, left + along), Decimal(str(value)) * factor, currency, YEARS[along])
        for at, row in enumerate(body)
        for along, value in enumerate(row[left - 1 :])
    ]
    with TemporaryDirectory() as folder:
        for suffix in (".xlsx", ".ods", ".csv"):
            (source,) = read_file(str(write(Path(folder, f"a{suffix}"), rows)))
            found = [
                (
                    source.place_of(mention.start).rpartition("cell ")[2],
                    mention.amount.low,
                    mention.amount.currency,
                    mention.period.text if mention.period else "",
                )
                for mention in fn.parse(source, country="IN")
            ]
            assert found == expected, suffix
