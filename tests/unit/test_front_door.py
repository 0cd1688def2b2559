"""The package as a program sees it: lazy names, checked settings, tables, HTML."""

from __future__ import annotations

import datetime as dt
import inspect
import subprocess
import sys
from decimal import Decimal

import pandas as pd
import pytest

import fundnorm as fn
from fundnorm.errors import InputError, ParseError
from fundnorm.normalise.items.terms import Options
from fundnorm.normalise.tabulate import COLUMNS, YEAR_COLUMNS

TEXT = "Rs 16,300 crore over seven years"


def test_every_name_is_there_and_listed_once() -> None:
    assert len(fn.__all__) == len(set(fn.__all__))
    for name in fn.__all__:
        assert getattr(fn, name) is not None
    assert set(fn.__all__) < set(dir(fn))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'normalize'"):
        fn.normalize  # noqa: B018


def test_the_version_is_the_installed_one() -> None:
    from importlib.metadata import version

    assert fn.__version__ == version("fundnorm")


@pytest.mark.parametrize(
    "first", ["import fundnorm.normalise.items.making", "import fundnorm.frames", "pass"]
)
def test_normalise_can_be_called_whatever_was_imported_before(first: str) -> None:
    program = f"{first}\nimport fundnorm as fn\nprint(fn.normalise(fn.parse('$5 million'))[0].value_low)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "5\n"


def test_normalise_tells_its_options() -> None:
    assert list(inspect.signature(fn.normalise).parameters) == ["document", "options"]
    assert fn.normalise.__wrapped__.__doc__ is not None  # type: ignore[attr-defined]  # the room can be called
    for option in Options.__annotations__:
        assert f"`{option}`" in fn.normalise.__wrapped__.__doc__  # type: ignore[attr-defined]  # as above


def test_units_are_at_the_front_door() -> None:
    assert str(fn.units.read_unit("crore INR")) == "crore INR"
    assert fn.units.registry() is not None


class TestParse:
    def test_gives_mentions(self) -> None:
        document = fn.parse(TEXT, country="IN", date="2025-01-29")
        assert [mention.text for mention in document] == ["Rs 16,300 crore"]
        assert (document.source.country, str(document.source.date)) == ("IN", "2025-01-29")

    @pytest.mark.parametrize(
        "day",
        [
            "2025-01-29",
            dt.date(2025, 1, 29),
            dt.datetime(2025, 1, 29, 12, tzinfo=dt.UTC),
            fn.PartialDate(2025, 1, 29),
        ],
    )
    def test_takes_dates_of_several_types(self, day: object) -> None:
        assert str(fn.parse(TEXT, date=day).source.date) == "2025-01-29"  # type: ignore[arg-type]

    @pytest.mark.parametrize("bad", ["29.1.2025", "2025-13", "2025-02-30", "soon", ""])
    def test_refuses_other_dates(self, bad: str) -> None:
        with pytest.raises(InputError, match="YYYY-MM-DD"):
            fn.parse(TEXT, date=bad)

    def test_takes_a_country_in_small_letters(self) -> None:
        assert fn.parse(TEXT, country="in").source.country == "IN"

    @pytest.mark.parametrize("bad", ["India", "QQ", "", "UK"])
    def test_refuses_other_countries(self, bad: str) -> None:
        with pytest.raises(InputError, match="country"):
            fn.parse(TEXT, country=bad)

    @pytest.mark.parametrize("bad", ["english!", "", "x", "tlh"])
    def test_refuses_other_languages(self, bad: str) -> None:
        with pytest.raises(InputError, match="language"):
            fn.parse(TEXT, lang=bad)

    def test_refuses_what_is_no_text(self) -> None:
        with pytest.raises(InputError, match="a text was expected, got bytes"):
            fn.parse(b"$5")  # type: ignore[arg-type]

    def test_takes_what_read_gives(self) -> None:
        source = fn.Source("$5 million", country="AU", name="a.txt")
        (mention,) = fn.parse(source)
        assert mention.amount.currency == "AUD"
        changed = fn.parse(source, country="NZ", date="2025")
        assert changed[0].amount.currency == "NZD"
        assert (changed.source.name, str(changed.source.date)) == ("a.txt", "2025")
        assert "5 million" in fn.explain(source)

    def test_of_a_long_text_has_a_short_repr(self) -> None:
        assert repr(fn.parse("$5m, " * 9, name="a.txt")).startswith("<Document a.txt, 9 sums: '$5m', '$5m', ")
        assert len(repr(fn.parse("$5m, " * 999))) < 80

    def test_of_an_empty_text_is_empty(self) -> None:
        assert len(fn.parse("")) == 0


class TestConvert:
    def test_gives_an_item_at_the_date_s_rate(self) -> None:
        item = fn.convert("Rs 16,300 crore", to="billion USD", date="2025-01-29")
        assert isinstance(item, fn.LineItem)
        assert round(item.value_low or 0, 4) == Decimal("1.8829")
        assert item.rate is not None
        assert (item.rate.date, item.rate.source) == ("2025-01-29", "ecb")

    def test_refuses_what_is_no_sum(self) -> None:
        with pytest.raises(ParseError):
            fn.convert("sixteen horses", to="USD")


@pytest.mark.parametrize(("document", "to"), [(TEXT, "EUR"), (None, "EUR"), (fn.parse(TEXT), None)])
def test_normalise_refuses_what_is_no_document_and_no_unit(document: object, to: object) -> None:
    with pytest.raises(InputError, match=r"was expected, got (str|NoneType)"):
        fn.normalise(document, to=to)  # type: ignore[arg-type]


class TestTable:
    def test_takes_a_text(self) -> None:
        frame = fn.table(TEXT, country="IN", date="2025-01-29")
        assert list(frame.columns) == list(COLUMNS)
        assert frame.loc[0, "value_low"] == frame.loc[0, "value_high"]
        assert isinstance(frame.loc[0, "value_low"], Decimal)

    def test_takes_texts_documents_and_items(self) -> None:
        document = fn.parse("$5 million")
        named = fn.parse("$5 million", name="a.txt")
        (item,) = fn.normalise(fn.parse("$5 million", name="b.txt"))
        frame = fn.table(["$5 million and $6 million", document, named, item])
        assert list(frame["doc"]) == ["1", "1", "2", "a.txt", "b.txt"]
        assert list(frame["item"]) == [1, 2, 1, 1, 1]

    def test_takes_a_series_with_gaps(self) -> None:
        frame = fn.table(pd.Series(["$5 million", None, float("nan"), "", "$6 million"]))
        assert list(frame["doc"]) == ["1", "5"]

    def test_takes_an_empty_text(self) -> None:
        assert fn.table("").shape == (0, len(COLUMNS))

    def test_takes_what_read_gives(self) -> None:
        frame = fn.table(fn.Source("$5 million", country="AU", name="a.txt"))
        assert list(frame[["doc", "currency"]].iloc[0]) == ["a.txt", "AUD"]

    @pytest.mark.parametrize("bad", [5, [5], None, {"text": "$5"}, pd.DataFrame({"text": ["$5"]})])
    def test_refuses_what_has_no_texts(self, bad: object) -> None:
        with pytest.raises(InputError, match=r"can't table a \w+; pass texts"):
            fn.table(bad)  # type: ignore[arg-type]

    def test_adds_years(self) -> None:
        frame = fn.table(TEXT, country="IN", date="2025-01-29", years="own")
        assert list(frame.columns[len(COLUMNS) :])[:2] == ["IN 2024-25", "IN 2025-26"]
        assert sum(frame.iloc[0, len(COLUMNS) :]) == frame.loc[0, "value_low"]

    def test_long_has_a_row_a_year(self) -> None:
        frame = fn.table(TEXT, country="IN", date="2025-01-29", long=True)
        assert list(frame.columns) == [*COLUMNS, *YEAR_COLUMNS]
        assert len(frame) == 7
        assert sum(frame["year_value"]) == frame.loc[0, "value_low"]

    def test_floats_can_be_described(self) -> None:
        frame = fn.table([TEXT, "$5 million a year"], numbers="float", years="calendar")
        for name in ("low", "high", "years", "value_low", "value_high", "per_year", "rate"):
            assert str(frame[name].dtype) == "float64"
        assert str(frame["part_of"].dtype) == "Int64"
        assert frame["rate"].describe()["count"] == 2

    def test_refuses_other_numbers(self) -> None:
        with pytest.raises(InputError, match="'decimal' or 'float'"):
            fn.table(TEXT, numbers="exact")  # type: ignore[arg-type]

    def test_has_the_unit_asked_for(self) -> None:
        assert list(fn.table("$5 million", to="none")["value_low"]) == [5_000_000]


def test_explain_tells_how_a_sum_was_read() -> None:
    told = fn.explain("about Rs 7,000 crore", country="IN")
    assert "approximately 70,000,000,000 INR" in told
    assert fn.explain("no money here") == ""


def test_units_can_be_imported_by_name() -> None:
    from fundnorm.units import registry

    assert registry() is fn.units.registry()
