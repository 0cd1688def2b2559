"""The work of reading grows with the length of a text and no faster, whatever the text.

Work is counted, never timed: the calls that are made, and the characters that are handed to the steps which look at
text as a whole.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from fundnorm.model.source import Source
from fundnorm.recognise import parse

SIZE = 6_000  # characters; the largest text is twice as long
RATIO = 2.6
DEAR = 300  # calls a character that no text may need
SENTENCE = "the board paid $5 million for the new roads and "


def repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def table(size: int) -> str:
    return "Outlay (Rs crore)\nItem | 2023-24 | 2024-25\n" + "Roads | 100.5 | 200.5\n" * (size // 22)


UNITS = {
    "ones": "1 ", "dollars": "$", "rupee signs": "Rs ", "brackets": "(", "digits": "7", "a million": "a million ",
    "of": "of ", "hyphens": "-", "spaced hyphens": "- ", "line ends": "\n", "no-break spaces": "\u00a0",
    "commas": ",", "numbers and commas": "1,", "between": "between ", "split years": "2024-25 ", "years": "FY25 ",
    "one endless line": SENTENCE, "a list": "$1 and ", "a list with commas": "$1, ", "sums and years": "$5m 2024-25 ",
    "a sum a line": "$5\n", "a sum a paragraph": "$5\n\n", "chained ranges": "$1-2-", "chained to": "$1 to ",
    "equations": "$5 = ", "open brackets": "$5 million (", "restatements": "($5 million) ", "parts": "$9m, including ",
    "the same sum": "The $512 million. ", "addends": "$1, $2, $3, $6, ", "rates": "$5 a year for each of five years ",
    "scales": "thousand ", "numbers in words": "one hundred and ", "hyphenated words": "$5 five-",
    "names": "The Alpha Beta Fund $5 ", "cells": "a | 5 | 6\n", "bars": "|", "quotes": '"', "full stops": ". ",
    "abbreviations": "U.S. ", "carriage returns": "$5\r\n\r\n", "surrogates": "\ud800", "native digits": "₹१२ ",
    "unit heads": "(Rs crore)\n", "units in prose": "All figures are in Rs crore unless the text says otherwise\n",
    "indefinite sums a line": "millions of dollars\n",
    "units and sentences": "Amounts in Rs crore\nThe board met on the matter and went on with all of the work.\n",
}  # fmt: skip
TEXTS = {name: repeated(unit) for name, unit in UNITS.items()} | {
    "one number": lambda size: "$" + "9" * size + " million",
    "one number of scales": lambda size: "$5 " + "thousand " * (size // 9),
    "far apart": lambda size: "$5 million" + " " * size + "$6 million",
    "blank lines": lambda size: "$5 million" + "\r\n" * (size // 2) + "$6 million",
    "a table": table,
    "many tables": lambda size: (table(400) + "\n\n") * (size // 450),
}


class _Enough(Exception):  # noqa: N818  it ends a count and is no error
    """More calls than any text of that length may need."""


def calls(text: str, most: int = sys.maxsize) -> int:
    """The calls that reading a text makes, those into C among them; it stops counting at `most`."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1
            if count > most:
                raise _Enough

    source = Source(text, country="IN")
    sys.setprofile(counted)
    try:
        parse(source)
    except _Enough:
        pass
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module", autouse=True)
def _vocabulary_is_read() -> None:
    parse(Source("$5 million over two years in 2024", country="IN"))


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_takes_twice_the_calls(name: str) -> None:
    text = TEXTS[name]
    once = calls(text(SIZE), most=DEAR * SIZE)
    assert once < DEAR * SIZE
    assert calls(text(2 * SIZE), most=3 * once + 2000) < RATIO * once + 1000


def test_the_count_stops_where_it_is_told_to() -> None:
    dense = repeated("$1, ")(SIZE)
    assert calls(dense, most=100) == 101
    assert calls("") < calls("$5") < calls("$5, $6, $7")
