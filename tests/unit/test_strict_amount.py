"""One sum and nothing else: what is read, and where the mark stands for what is not."""

from __future__ import annotations

import pytest

from fundnorm.errors import ParseError
from fundnorm.recognise import read_amount


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Rs 16,300 crore", "Rs 16,300 crore"),
        ("  -£3.2m ", "-£3.2m"),
        ("up to $2 million a year for three years", "$2 million"),
        ("about half a billion dollars.", "half a billion dollars"),
        ("$2-3 billion", "$2-3 billion"),
    ],
)
def test_one_sum(text: str, span: str) -> None:
    assert read_amount(text).text == span


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("€100 million in 2010 prices", "2010"),
        ("Rs 100 crore at constant 2011-12 prices", "2011-12"),
        ("about Rs 5 crore over 3 years in fiscal 2018 prices", "2018"),
    ],
)
def test_the_year_of_its_prices_may_stand_beside_it(text: str, prices: str) -> None:
    assert read_amount(text).prices == prices


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("some money", "some money"),
        ("", "^"),
        ("$5 million and €3 million", "€3 million"),
        ("$5 million for\tcats", "cats"),
        ("7 $5 million", "7"),
    ],
)
def test_the_mark_stands_under_what_is_no_part(text: str, marked: str) -> None:
    with pytest.raises(ParseError) as caught:
        read_amount(text)
    _, line, caret = str(caught.value).split("\n")
    under = line[caret.index("^") : caret.rindex("^") + 1] or "^"
    assert under == marked


def test_the_country_decides() -> None:
    assert read_amount("Rs 5 crore", country="PK").amount.currency == "PKR"
