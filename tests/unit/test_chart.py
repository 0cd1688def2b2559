"""Charts: their data are the schedules' figures, their encodings say what is drawn."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

import fundnorm as fn
from fundnorm.compare.comparing import compare
from fundnorm.errors import FundnormError, InputError

altair = pytest.importorskip("altair", reason="charts need fundnorm[charts]")

INDIA = fn.parse(
    "The mission has Rs 16,300 crore over seven years.", country="IN", date="2025-01-29", name="India"
)
AMERICA = fn.parse(
    "It gets $135 million for each of fiscal years 2023 through 2026, and $2-3 billion for loans.",
    country="US",
    date="2023-02-01",
    name="United States",
)
AUSTRALIA = fn.parse(
    "The strategy is worth up to $2 billion over four years.", country="AU", date="2024-08", name="Australia"
)
THREE = [INDIA, AMERICA, AUSTRALIA]


def spec(chart: altair.TopLevelMixin) -> dict[str, Any]:
    """The chart as Vega-Lite, held against its schema."""
    made: dict[str, Any] = chart.to_dict(validate=True)
    return made


def rows(chart: altair.TopLevelMixin) -> list[dict[str, Any]]:
    (data,) = spec(chart)["datasets"].values()
    return list(data)


class TestByYear:
    def test_has_the_schedule_s_figures(self) -> None:
        (item,) = fn.normalise(INDIA, to="million USD")
        chart = fn.chart.by_year(item)
        assert item.schedule is not None
        assert isinstance(chart, altair.Chart)
        shares = {share.heading: share.amount / 1_000_000 for share in item.schedule.shares}
        assert {row["year"]: Decimal(row["exact"].replace(",", "")) for row in rows(chart)} == shares
        assert {row["year"]: row["amount"] for row in rows(chart)} == {
            year: float(share) for year, share in shares.items()
        }

    def test_says_its_unit_years_and_what_is_not_drawn(self) -> None:
        made = spec(fn.chart.by_year(THREE, to="million EUR", by="document"))
        encoding = made["encoding"]
        assert encoding["y"]["title"] == "million EUR"
        assert encoding["y"]["stack"] == "zero"
        assert encoding["x"]["title"] == "calendar year"
        assert encoding["x"]["sort"] == sorted(encoding["x"]["sort"])
        assert encoding["color"]["legend"]["title"] == "document"
        assert encoding["color"]["sort"] == ["India", "United States", "Australia"]
        assert made["title"] == {
            "text": "Public money by year",
            "subtitle": "1 sum not drawn: no amounts by year",
            "anchor": "start",
        }
        assert {tip["field"] for tip in encoding["tooltip"]} >= {
            "exact",
            "text",
            "rate",
            "assumed",
            "rule",
            "spread",
        }

    def test_has_the_sums_own_years_where_they_share_a_calendar(self) -> None:
        made = spec(fn.chart.by_year(INDIA))
        assert made["encoding"]["x"]["sort"][0] == "IN 2024-25"
        assert made["encoding"]["x"]["title"] == "year"
        assert spec(fn.chart.by_year(INDIA, years="US"))["encoding"]["x"]["sort"][0] == "US FY2024"

    def test_counts_no_money_twice(self) -> None:
        text = "Rs 300 crore (about $35 million) over two years, of which Rs 100 crore is for ports."
        chart = fn.chart.by_year(fn.parse(text, country="IN", date="2025-01"), to="crore INR")
        assert sum(row["amount"] for row in rows(chart)) == 300
        part = [item for item in fn.normalise(fn.parse(text, country="IN"), to="crore INR") if item.part_of]
        assert sum(row["amount"] for row in rows(fn.chart.by_year(part))) == 100

    def test_of_a_comparison_comes_to_its_totals(self) -> None:
        made = compare(THREE, to="million USD")
        drawn = rows(fn.chart.by_year(made, by="document"))
        assert made.total is not None
        by_year = dict.fromkeys((year.heading for year in made.years), Decimal(0))
        for row in drawn:
            by_year[row["year"]] += Decimal(row["exact"].replace(",", ""))
        assert tuple(by_year.values()) == made.total.by_year
        assert rows(fn.chart.by_year(THREE, to="million USD", by="document")) == drawn
        with pytest.raises(InputError, match="a comparison has its years"):
            fn.chart.by_year(made, years="IN")

    def test_of_documents_adds_no_stages_and_no_repeats(self) -> None:
        stage = "The Harbour Act authorises $10 million for fiscal year 2024. "
        text = f"{stage}The Harbour Act appropriated $4 million for fiscal year 2024."
        drawn = rows(fn.chart.by_year([fn.parse(text, country="US"), fn.parse(text, country="US")]))
        assert [(row["name"], row["amount"]) for row in drawn] == [("Harbour Act", 10)]

    def test_has_both_rate_rules_beside_each_other(self) -> None:
        (item,) = fn.normalise(INDIA, to="million USD", rate_rule="both")
        made = spec(fn.chart.by_year(item))
        drawn = rows(fn.chart.by_year(item))
        assert made["encoding"]["xOffset"]["field"] == "rule"
        assert item.other is not None
        assert item.other.schedule is not None
        yearly = [row["amount"] for row in drawn if row["rule"] == "mean rate of each year"]
        assert yearly == [float(share.amount / 1_000_000) for share in item.other.schedule.shares]
        assert len(drawn) == 14
        of_document = rows(fn.chart.by_year(INDIA, to="million USD", rate_rule="both"))
        assert {(row["rule"], row["year"], row["exact"]) for row in of_document} == {
            (row["rule"], row["year"], row["exact"]) for row in drawn
        }

    def test_on_a_logarithmic_scale_has_lines_that_are_not_stacked(self) -> None:
        made = spec(fn.chart.by_year(THREE, log=True))
        assert made["mark"] == {"type": "line", "point": True}
        assert made["encoding"]["y"]["scale"] == {"type": "log"}
        assert made["encoding"]["y"]["stack"] is None

    def test_a_logarithmic_scale_has_no_place_for_nothing(self) -> None:
        document = fn.parse("The fund has $0 in 2024. The bank has $5 million in 2024.", country="US")
        drawn = fn.chart.by_year(document, log=True)
        assert [row["amount"] for row in rows(drawn)] == [5]
        assert spec(drawn)["title"]["subtitle"].startswith("1 sum not drawn")


class TestCompare:
    def test_has_the_items_values_the_largest_first(self) -> None:
        items = [item for document in THREE for item in fn.normalise(document, to="million USD")]
        drawn = rows(fn.chart.compare(items))
        assert [row["stated"] for row in drawn] == sorted((row["stated"] for row in drawn), reverse=True)
        ends = {(item.value_low, item.value_high) for item in items}
        exact = {(row["low"], row["high"]) for row in drawn}
        assert exact == {tuple(None if end is None else float(end) for end in pair) for pair in ends}

    def test_of_a_comparison_has_whole_programmes(self) -> None:
        text = "The Harbour Mission has Rs 300 crore, of which Rs 100 crore is for ports. Rs 5 crore a year for roads."
        made = compare(text, country="IN", to="crore INR")
        chart = fn.chart.compare(made)
        assert [row["stated"] for row in rows(chart)] == [300]
        assert spec(chart)["title"]["subtitle"] == "1 sum not drawn: no total in the unit"

    def test_draws_a_range_as_an_error_bar_and_an_open_end_as_a_limit(self) -> None:
        chart = fn.chart.compare(THREE, to="million USD", by="document")
        made, drawn = spec(chart), {row["name"]: row for row in rows(chart)}
        bars, ranges, words = made["layer"]
        assert bars["mark"]["type"] == "bar"
        assert bars["encoding"]["x"] == {"field": "stated", "type": "quantitative", "title": "million USD"}
        assert ranges["mark"]["type"] == "errorbar"
        assert (ranges["encoding"]["x"]["field"], ranges["encoding"]["x2"]["field"]) == ("low", "high")
        assert words["encoding"]["text"]["field"] == "short"
        assert (drawn["loans"]["low"], drawn["loans"]["high"], drawn["loans"]["exact"]) == (
            2000,
            3000,
            "2,000–3,000",
        )
        assert drawn["strategy"]["low"] is None
        assert drawn["strategy"]["exact"].startswith("≤ 1,3")

    def test_needs_no_colours_where_names_say_the_same(self) -> None:
        assert "color" not in spec(fn.chart.compare(THREE))["layer"][0]["encoding"]
        assert spec(fn.chart.compare(THREE, by="kind"))["layer"][0]["encoding"]["color"]["field"] == "group"

    def test_on_a_logarithmic_scale_has_points(self) -> None:
        bars = spec(fn.chart.compare(THREE, log=True))["layer"][0]
        assert bars["mark"]["type"] == "point"
        assert bars["encoding"]["x"]["scale"] == {"type": "log"}

    def test_names_are_told_apart(self) -> None:
        same = [
            fn.parse(f"$5{more} million for ports, $6{more} million for ports", name=name)
            for name, more in (("a", ""), ("b", "0"))
        ]
        names = [row["name"] for row in rows(fn.chart.compare(same))]
        assert sorted(names) == ["ports (a)", "ports (a) 2", "ports (b)", "ports (b) 2"]

    def test_says_the_basis_on_the_axis(self) -> None:
        document = fn.parse("Rs 500 crore in 2014", country="IN")
        made = spec(fn.chart.compare(document, basis="constant:2011,ppp,per-head"))
        assert made["layer"][0]["encoding"]["x"]["title"] == "USD (constant:2011,ppp,per-head)"

    def test_small_figures_are_not_rounded_to_nothing(self) -> None:
        (row,) = rows(fn.chart.compare(fn.parse("$1,234 for ports"), to="million USD"))
        assert (row["short"], row["exact"]) == ("0.0012", "0.001234")


@pytest.mark.parametrize("draw", [fn.chart.by_year, fn.chart.compare])
class TestRefusals:
    def test_of_nothing(self, draw: Callable[..., object]) -> None:
        for nothing in ([], fn.parse("no sum"), fn.parse("$5 million a year")):
            with pytest.raises(InputError, match="nothing to draw"):
                draw(nothing)

    def test_of_several_units(self, draw: Callable[..., object]) -> None:
        with pytest.raises(InputError, match=r"in several units .*normalise all to one"):
            draw(fn.parse("€5 million in 2024 and £5 million in 2025"), to="none")

    @pytest.mark.parametrize("bad", ["$5 million", 5, None, ["$5 million"], [None]])
    def test_of_what_is_no_item(self, draw: Callable[..., object], bad: object) -> None:
        with pytest.raises(InputError, match=r"can't draw a \w+; pass items"):
            draw(bad)

    def test_of_an_unknown_colour(self, draw: Callable[..., object]) -> None:
        with pytest.raises(InputError, match="by='size' is not known; write one of label"):
            draw(THREE, by="size")


def test_a_range_alone_has_no_years_to_draw() -> None:
    with pytest.raises(InputError, match="nothing to draw by year"):
        fn.chart.by_year(fn.parse("$2-3 million in 2024"))


def test_without_altair_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    monkeypatch.delitem(sys.modules, "fundnorm.report.chart.drawing", raising=False)
    with pytest.raises(FundnormError, match=r"pip install 'fundnorm\[charts\]'"):
        fn.chart.by_year(INDIA)
    with pytest.raises(FundnormError, match=r"chart\.compare needs the package altair"):
        fn.chart.compare(INDIA)


def test_the_room_of_charts_loads_no_altair() -> None:
    program = "import fundnorm as fn, sys; fn.chart.by_year; print({'altair', 'pandas'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_any_text_stays_text_in_a_chart() -> None:
    document = fn.parse('"<script>" $5 million for </script><b>ports</b>', name="<img src=x>")
    (row,) = rows(fn.chart.compare(document))
    assert row["document"] == "<img src=x>"
