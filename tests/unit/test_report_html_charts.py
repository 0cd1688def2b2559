"""Charts: every value on its scale, every figure in words, and nothing drawn that isn't there."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_page import Node, parsed

from fundnorm.report.html.axis import linear, logarithmic, short
from fundnorm.report.html.bar_chart import Bar
from fundnorm.report.html.charts import by_year, compared
from fundnorm.report.html.year_chart import Series, YearData, most_telling

SUMS = st.decimals(min_value=-(10**30), max_value=10**30, allow_nan=False, places=3)
PLACE = re.compile(r"-?\d+(\.\d+)?%?")


def year_data(*values: int | str | None, name: str = "road") -> YearData:
    amounts = tuple(None if value is None else Decimal(value) for value in values)
    years = tuple(str(2020 + at) for at in range(len(values)))
    return YearData("USD", years, (Series(name, amounts),))


def shapes(tree: Node, scale: str, name: str) -> list[Node]:
    (held,) = tree.every("div", scale)
    return [node for plot in held.every("svg", "plot") for node in plot.every(name)]


def numbers(tree: Node) -> list[str]:
    """Every place and length in a drawing."""
    names = {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height"}
    drawn = [node for svg in tree.every("svg") for node in svg.every()]
    return [value or "" for node in drawn for name, value in node.attributes.items() if name in names]


@given(st.lists(SUMS, min_size=1, max_size=6))
def test_a_linear_axis_holds_nought_and_every_value(values: list[Decimal]) -> None:
    axis = linear(values)
    assert all(0 <= axis.at(value) <= 100 for value in [*values, Decimal(0)])
    assert 2 <= len(axis.ticks) <= 9
    assert list(axis.ticks) == sorted(set(axis.ticks))


@given(st.lists(SUMS, min_size=1, max_size=6))
def test_a_logarithmic_axis_holds_every_value_above_nought(values: list[Decimal]) -> None:
    axis = logarithmic(values)
    above = [value for value in values if value > 0]
    assert (axis is None) == (not above)
    if axis:
        assert all(0 <= axis.at(value) <= 100 for value in above)
        assert len(axis.ticks) <= 9


def test_the_words_of_an_axis_and_its_unit_say_the_same_figure() -> None:
    axis = linear([Decimal(163_000_000_000)])
    assert (axis.words(axis.ticks[1]), axis.unit("INR")) == ("50", "billion INR")
    assert axis.unit("million USD") == "million USD × 10⁹"
    powers = logarithmic([Decimal("0.00001"), Decimal(10**8)])
    assert powers
    assert [powers.words(tick) for tick in powers.ticks] == ["10⁻⁵", "0.01", "10", "10,000", "10⁷", "10¹⁰"]


@pytest.mark.parametrize(
    ("value", "words"),
    [("0.0000585", "0.0000585"), ("-1234.5", "-1,234"), ("999.96", "1,000"), ("1e15", "1,000 trillion")],
)
def test_a_short_figure_keeps_three_digits(value: str, words: str) -> None:
    assert short(Decimal(value)) == words


@pytest.mark.parametrize("data", [YearData("USD", (), ()), year_data(None, None), year_data(0)])
def test_years_without_an_amount_are_no_chart(data: YearData) -> None:
    assert by_year(data, "y") == ""


@pytest.mark.parametrize("values", [(5,), (-5, 3), (-5, -3), ("0.001", "1e15"), (1, None, 0, "1e30")])
def test_a_chart_by_year_draws_what_there_is(values: tuple[int | str | None, ...]) -> None:
    tree = parsed(by_year(year_data(*values), "y"))
    told = [value for value in values if value is not None and Decimal(value)]
    assert len(shapes(tree, "linear", "rect")) == len(told)
    above = [value for value in told if Decimal(value) > 0]
    assert sum("log" in node.classes for node in tree.every("div")) == bool(above)
    if above:
        assert len(shapes(tree, "log", "path")) == len(above)
    assert all(PLACE.fullmatch(number) for number in numbers(tree))
    assert all(not number.startswith("-") for number in numbers(tree))


def test_the_year_of_a_bar_and_its_exact_figure_are_in_words() -> None:
    tree = parsed(by_year(year_data("1234567.891"), "y"))
    assert "2020, road: 1,234,567.891 USD" in [node.text for node in tree.every("title")]
    (plot,) = (node for node in next(tree.every("div", "linear")).every("svg") if node.attributes.get("role"))
    title, desc = (plot.attributes["aria-labelledby"] or "").split()
    assert tree.by_id(title).text == "By year, million USD: stacked bars"
    assert "1,234,567.891 USD" in tree.by_id(desc).text
    table = next(tree.every("table"))
    assert "1,234,567.891" in table.text


def test_of_many_series_the_smallest_are_drawn_as_one_and_the_table_has_all() -> None:
    series = tuple(Series(f"s{at}", (Decimal(at),)) for at in range(1, 21))
    data = YearData("USD", ("2025",), series)
    drawn = most_telling(data)
    assert len(drawn.series) == 8
    assert sum(one.total for one in drawn.series) == sum(range(1, 21))
    tree = parsed(by_year(data, "y"))
    assert len(list(next(tree.every("tbody")).every("tr"))) == 20
    assert [node.text.strip() for node in next(tree.every("ul", "legend")).every("li")][-1] == "13 others"


def test_a_range_has_a_whisker_and_an_open_end_is_drawn_open() -> None:
    bars = [
        Bar("range", Decimal(2), Decimal(8)),
        Bar("at least", Decimal(5), None),
        Bar("at most", None, Decimal(4)),
        Bar("one", Decimal(3), Decimal(3)),
    ]
    tree = parsed(compared(bars, "USD", "b"))
    plain = next(tree.every("div", "linear"))
    assert len([node for node in plain.every("line", "whisker") if "open" not in node.classes]) == 3
    assert len(list(plain.every("line", "open"))) == 1
    assert len(list(plain.every("rect", "hollow"))) == 1
    assert [node.text for node in plain.every("text", "figure")] == ["2–8", "≥ 5", "≤ 4", "3"]


@pytest.mark.parametrize(
    "bars",
    [
        [Bar("one", Decimal(0), Decimal(0))],
        [Bar("below", Decimal(-5), Decimal(-5)), Bar("above", Decimal(5), Decimal(5))],
        [Bar("tiny", Decimal("1e-12"), Decimal("1e-12")), Bar("vast", Decimal("1e25"), Decimal("1e25"))],
        [Bar("<b>", Decimal(-1), Decimal(1))],
    ],
)
def test_odd_sums_are_drawn_with_places_that_are_numbers(bars: list[Bar]) -> None:
    tree = parsed(compared(bars, "USD", "b"))
    assert all(PLACE.fullmatch(number) and not number.startswith("-") for number in numbers(tree))
    names = [node.text for node in next(tree.every("tbody")).every("th")]
    assert sorted(names) == sorted(bar.name for bar in bars)


def test_only_the_largest_twenty_are_drawn_and_the_caption_says_so() -> None:
    bars = [Bar(str(at), Decimal(at), Decimal(at)) for at in range(1, 31)]
    tree = parsed(compared([*bars, Bar("none", None, None)], "USD", "b"))
    assert next(tree.every("figcaption")).text == "Sums compared, the largest 20 of 30, USD"
    assert len(shapes(tree, "linear", "rect")) == 20
    assert len(list(next(tree.every("tbody")).every("tr"))) == 30


def test_sums_without_a_figure_are_no_chart() -> None:
    assert compared([Bar("none", None, None)], "USD", "b") == ""


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [("107.72", "108.31", "107.72–108.31"), ("2.1212", "2.1214", "2.1212–2.1214"), ("1", "1", "1")],
)
def test_two_ends_that_differ_never_look_alike(low: str, high: str, words: str) -> None:
    assert Bar("close", Decimal(low), Decimal(high)).words == words
