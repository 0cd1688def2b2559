"""The bundled currencies are those of Unicode CLDR, as babel has them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from babel import Locale
from babel.numbers import get_currency_precision

import fundnorm

DATA = Path(next(iter(fundnorm.__path__))) / "data"


@pytest.fixture(scope="module")
def currencies() -> list[dict[str, str]]:
    with (DATA / "currencies.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_names_are_those_of_cldr(currencies: list[dict[str, str]]) -> None:
    names = Locale("en").currencies
    same = [row["name"] == names.get(row["code"]) for row in currencies]
    assert len(same) > 150
    assert sum(same) / len(same) > 0.95  # a later CLDR may rename a few


def test_minor_digits_are_those_of_cldr(currencies: list[dict[str, str]]) -> None:
    digits = {row["code"]: int(row["digits"]) for row in currencies}
    assert digits == {code: get_currency_precision(code) for code in digits}
    assert (digits["JPY"], digits["INR"], digits["KWD"]) == (0, 2, 3)
