"""`Series.fundnorm`: the sums of a column of texts under its own labels."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fundnorm as fn
import fundnorm.frames
from fundnorm.compare.assembling import assemble
from fundnorm.errors import InputError
from fundnorm.normalise.tabulate import COLUMNS, YEAR_COLUMNS

TEXTS = pd.Series(
    ["$5 million for ports and $6 million for roads", None, "no sum at all", "Rs 100 crore over two years"],
    index=["a", "b", "c", "d"],
    name="text",
)


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout


class TestRegistration:
    def test_a_plain_import_loads_no_pandas_and_registers_nothing(self) -> None:
        program = "import fundnorm, sys; print('pandas' in sys.modules)\n"
        program += "import pandas as pd; print(hasattr(pd.Series(dtype=str), 'fundnorm'))"
        assert run(program) == "False\nFalse\n"

    @pytest.mark.parametrize("first", ["import fundnorm.frames", "import fundnorm as fn; fn.table('$5')"])
    def test_frames_register_it_whether_pandas_was_there_before_or_not(self, first: str) -> None:
        after = "import pandas as pd; print(hasattr(pd.Series(dtype=str), 'fundnorm'))"
        assert run(f"{first}\n{after}") == "True\n"
        assert run(f"import pandas\n{first}\n{after}") == "True\n"


class TestTable:
    def test_keeps_the_labels_and_loses_none(self) -> None:
        frame = TEXTS.fundnorm.table(to="million USD", country="US", date="2025-01")
        assert list(frame.index) == ["a", "a", "b", "c", "d"]
        assert list(frame["doc"]) == ["a", "a", "b", "c", "d"]
        assert list(frame["item"].fillna(0)) == [1, 2, 0, 0, 1]
        assert list(frame.columns) == list(COLUMNS)
        assert frame.loc[["b", "c"], list(COLUMNS[1:])].isna().all(axis=None)

    def test_is_what_the_front_door_makes_of_the_same_texts(self) -> None:
        ours = TEXTS.fundnorm.table(to="million USD", country="US", date="2025-01", years="own")
        theirs = fn.table(TEXTS, to="million USD", country="US", date="2025-01", years="own")
        left = ours.dropna(subset="item").reset_index(drop=True).drop(columns="doc")
        pd.testing.assert_frame_equal(left, theirs.drop(columns="doc"))

    def test_joins_back_to_its_frame(self) -> None:
        frame = pd.DataFrame({"note": TEXTS, "desk": [1, 2, 3, 4]})
        joined = frame.join(frame["note"].fundnorm.table(to="million USD")[["text", "value_low"]])
        assert list(joined["desk"]) == [1, 1, 2, 3, 4]
        assert list(joined["text"].fillna("-")) == ["$5 million", "$6 million", "-", "-", "Rs 100 crore"]

    def test_long_has_a_row_a_year_under_the_label(self) -> None:
        frame = TEXTS.fundnorm.table(long=True, country="IN", date="2025-01")
        assert list(frame.columns) == [*COLUMNS, *YEAR_COLUMNS]
        assert list(frame.loc["d", "year"]) == ["IN 2024-25", "IN 2025-26"]
        assert sum(frame.loc["d", "year_value"]) == frame.loc["d", "value_low"].iloc[0]

    def test_keeps_levels_and_labels_that_repeat(self) -> None:
        levels = pd.MultiIndex.from_tuples([("x", 1), ("x", 1), ("y", 2)], names=["desk", "page"])
        frame = pd.Series(["$5", "$6 and $7", None], index=levels).fundnorm.table(to="USD")
        assert frame.index.names == ["desk", "page"]
        assert list(frame.index) == [("x", 1)] * 3 + [("y", 2)]
        assert [str(value) for value in frame["value_low"]] == ["5", "6", "7", "None"]

    def test_of_an_empty_column_is_empty(self) -> None:
        assert pd.Series([], dtype="str").fundnorm.table().shape == (0, len(COLUMNS))

    def test_takes_documents_and_keeps_their_names(self) -> None:
        column = pd.Series(
            [fn.parse("$5 million", name="a.txt"), fn.Source("$6 million", name="b.txt"), pd.NA]
        )
        assert list(column.fundnorm.table()["doc"]) == ["a.txt", "b.txt", "2"]

    def test_floats_add_up(self) -> None:
        assert TEXTS.fundnorm.table(numbers="float", country="US")["value_low"].sum() > 11

    @settings(max_examples=30)
    @given(st.lists(st.sampled_from([*TEXTS, "€5 and £6", ""]), max_size=6), st.booleans())
    def test_every_label_is_there_in_its_order(self, texts: list[str | None], long: bool) -> None:
        labels = [f"row {number}" for number in range(len(texts))]
        frame = pd.Series(texts, index=labels, dtype="object").fundnorm.table(long=long)
        assert list(dict.fromkeys(frame.index)) == labels
        assert list(frame["doc"]) == list(frame.index)
        assert len(frame["item"].dropna()) == len(fn.table(texts, long=long))


class TestSettings:
    def test_each_text_has_its_own_country_and_date(self) -> None:
        texts = pd.Series(["$5 million", "$5 million", "$5 million"])
        frame = texts.fundnorm.table(
            country=pd.Series(["AU", None, "CA"]),
            date=pd.Series([2024.0, float("nan"), 2023]),
            to="EUR",
        )
        assert list(frame["currency"]) == ["AUD", "USD", "CAD"]
        assert list(frame["rate_date"])[::2] == ["2024", "2023"]
        assert list(frame["assumptions"].str.contains("newest-rate")) == [False, True, False]

    def test_a_series_is_aligned_by_its_labels(self) -> None:
        texts = pd.Series(["$5 million", "$6 million"], index=["x", "y"])
        frame = texts.fundnorm.table(country=pd.Series(["CA", "AU"], index=["y", "x"]), to="none")
        assert list(frame["currency"]) == ["AUD", "CAD"]
        short = texts.fundnorm.table(country=pd.Series(["AU"], index=["x"]), to="none")
        assert list(short["currency"]) == ["AUD", "USD"]

    def test_labels_that_repeat_are_not_guessed_at(self) -> None:
        texts = pd.Series(["$5 million", "$6 million"], index=["x", "y"])
        with pytest.raises(InputError, match="country: its labels repeat"):
            texts.fundnorm.table(country=pd.Series(["AU", "CA"], index=["x", "x"]))

    @pytest.mark.parametrize(
        "day", [pd.Timestamp(2025, 1, 29), dt.date(2025, 1, 29), "2025-01-29", fn.PartialDate(2025, 1, 29)]
    )
    def test_a_date_may_be_of_several_types(self, day: object) -> None:
        texts = pd.Series(["Rs 16,300 crore"])
        frame = texts.fundnorm.table(date=pd.Series([day], dtype="object"), country="IN")
        assert list(frame["rate_date"]) == ["2025-01-29"]

    def test_an_error_names_its_row(self) -> None:
        texts = pd.Series(["$5 million", "$6 million"], index=["x", "y"])
        with pytest.raises(InputError, match=r"row 'y': .*country"):
            texts.fundnorm.table(country=pd.Series(["AU", "Atlantis"], index=["x", "y"]))
        with pytest.raises(InputError, match="row 0: a text was expected, got int"):
            pd.Series([5]).fundnorm.table()


class TestMentions:
    def test_has_a_tuple_a_text(self) -> None:
        found = TEXTS.fundnorm.mentions(country="US")
        assert list(found.map(len)) == [2, 0, 0, 1]
        assert [mention.text for mention in found["a"]] == ["$5 million", "$6 million"]
        assert len(found.explode().dropna()) == 3

    def test_has_documents_with_gaps(self) -> None:
        found: pd.Series[Any] = TEXTS.fundnorm.documents(country="US")
        assert isinstance(found["a"], fn.Document)
        assert found["b"] is None
        assert fn.normalise(found["a"], to="USD")[0].value_low == Decimal(5000000)


class TestTotal:
    def test_counts_no_money_twice(self) -> None:
        texts = pd.Series(
            [
                "Rs 300 crore (about $35 million), of which Rs 100 crore is for ports. The Rs 300 crore is new.",
                "Rs 5 crore for ports and Rs 6 crore for roads",
            ],
            index=["whole", "two"],
        )
        totals = texts.fundnorm.total(to="crore INR", country="IN", date="2025-01")
        assert totals.name == "crore INR"
        assert totals.to_dict() == {"whole": Decimal(300), "two": Decimal(11)}

    def test_is_that_of_a_comparison_of_each_text(self) -> None:
        totals = TEXTS.fundnorm.total(to="million EUR", country="US", date="2025-01")
        alone = fn.parse(TEXTS["a"], country="US", date="2025-01")
        assert totals["a"] == assemble([(alone, fn.normalise(alone, to="million EUR"))]).total.value
        assert list(totals.index) == list(TEXTS.index)
        assert [totals["b"], totals["c"]] == [None, None]

    def test_of_a_range_or_an_open_end_has_no_single_figure(self) -> None:
        texts = pd.Series(["€2-3 million", "up to €5 million", "at least €5 million", "€5 million a year"])
        assert texts.fundnorm.total(to="million EUR").isna().all()
        assert texts.fundnorm.total(to="million EUR", end="low").to_list() == [2, 0, 5, None]
        assert texts.fundnorm.total(to="million EUR", end="high").to_list() == [3, 5, None, None]

    def test_floats_can_be_drawn(self) -> None:
        totals = TEXTS.fundnorm.total(country="US", numbers="float")
        assert totals.dtype == "float64"
        assert totals.isna().to_list() == [False, True, True, False]

    def test_needs_one_unit_and_a_known_end(self) -> None:
        with pytest.raises(InputError, match="one unit"):
            TEXTS.fundnorm.total(to="none")
        with pytest.raises(InputError, match="'low' or 'high'"):
            TEXTS.fundnorm.total(end="middle")


def test_the_package_says_what_it_offers() -> None:
    assert set(fundnorm.frames.__all__) >= {"table", "to_frame", "SeriesSums"}
