"""Whatever a server sends: a table or a DataError, never anything else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mirror import consumer_prices, indicator_pages, zipped

from fundnorm.errors import DataError
from fundnorm.lexicon.store import bundled_table
from fundnorm.update import ecb, us_cpi
from fundnorm.update.world_bank import figures, read_page

PPP = "PA.NUS.PPP"
RATES = b"Date,USD,JPY,INR,\n2025-02-28,1.25,150,100,\n2025-02-27,1.00,150,N/A,\n"
TABLES = {
    "rates/annual/EUR.csv": "year,per_usd,source,months,flags\n",
    "rates/monthly/EUR.csv": "month,per_usd\n",
}

READERS: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
    "ecb": (RATES, lambda sent: ecb.make(sent, {"USD", "JPY", "INR"}, lambda path: TABLES.get(path, ""))),
    "ecb zip": (zipped(RATES), lambda sent: ecb.make(sent, {"USD"}, lambda path: TABLES.get(path, ""))),
    "us-cpi": (consumer_prices({})[-2000:], lambda sent: us_cpi.make(sent, lambda _: "")),
    "us-cpi whole": (consumer_prices({}), lambda sent: us_cpi.make(sent, bundled_table)),
    "world-bank": (
        indicator_pages(PPP, {("IN", "2020"): "21.5", ("NP", "2020"): None})[0],
        lambda sent: figures([read_page(sent, PPP)], PPP, {"IN", "NP"}),
    ),
}


@pytest.mark.parametrize("name", READERS)
@given(st.data())
def test_what_is_sent_is_a_table_or_a_data_error(name: str, data: st.DataObject) -> None:
    right, read = READERS[name]
    at = data.draw(st.integers(0, len(right)))
    length = data.draw(st.integers(0, 20))
    put = data.draw(
        st.binary(max_size=8) | st.sampled_from([b",", b"\n", b"\t", b'"', b"{}", b"null", b"-", b"\0"])
    )
    with suppress(DataError):
        read(right[:at] + put + right[at + length :])


@pytest.mark.parametrize("name", READERS)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_data_error(name: str, sent: bytes) -> None:
    with suppress(DataError):
        READERS[name][1](sent)
