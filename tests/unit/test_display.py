"""What notebooks and prompts show of documents, mentions, items, schedules and tables."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fundnorm as fn
from fundnorm.compare.comparing import compare
from fundnorm.model.display import escaped, grouped, html_bars, html_table

TEXT = "Rs 16,300 crore over seven years"
LEFT = '<td style="text-align:left">'


class Outline(HTMLParser):
    """The tags of a piece of HTML, those that are open, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  the parser's signature
        self.tags.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


OURS = {"div", "p", "strong", "mark", "sup", "table", "caption", "thead", "tbody", "tr", "th", "td"}


def outline(html: str) -> Outline:
    """The HTML, read; every tag is closed and is one that fundnorm writes."""
    read = Outline()
    read.feed(html)
    read.close()
    assert read.open == []
    assert read.tags <= OURS
    return read


class TestDocument:
    def test_shows_its_sums_in_context_and_in_a_table(self) -> None:
        html = fn.parse("The mission has Rs 5 crore & $6 million.", country="IN", name="<news>")._repr_html_()
        assert html.count("<mark ") == 2
        assert "<strong>&lt;news&gt;</strong>: 2 sums (IN)" in html
        assert "The mission has <mark " in html
        assert "</mark><sup>[0]</sup> &amp; <mark " in html
        assert f"{LEFT}50,000,000 INR</td>" in html

    def test_tells_on_hovering_how_a_sum_was_read(self) -> None:
        html = fn.parse("a grant of up to $5 million a year over two years")._repr_html_()
        assert 'title="[0] ≤ 5,000,000 USD a year, grant, two years' in html

    def test_tells_which_sum_belongs_to_which(self) -> None:
        html = fn.parse("Rs 100 crore (about $12 million), of which Rs 40 crore is for ports.")._repr_html_()
        assert f"{LEFT}same as [0]</td>" in html
        assert f"{LEFT}part of [0]</td>" in html

    def test_of_a_long_text_shows_stretches_and_says_what_is_left_out(self) -> None:
        filler = "and so the report goes on without a figure for quite a while, as reports will. " * 5
        html = fn.parse((f"It cost $5 million {filler}") * 80)._repr_html_()
        assert html.count("<mark ") == 12
        assert "… and 68 more sums" in html
        assert "… and 30 more rows" in html
        assert len(html) < 30_000

    def test_without_sums_has_no_table(self) -> None:
        html = fn.parse("nothing here")._repr_html_()
        assert "Document</strong>: 0 sums" in html
        assert "<table" not in html

    @given(st.text(max_size=60), st.text(max_size=60))
    def test_no_text_can_write_html(self, before: str, after: str) -> None:
        text = f"{before} <script>$5 million</script> {after}"
        read = outline(fn.parse(text, name=before)._repr_html_())
        assert "<script>" in read.text


class TestMention:
    def test_has_what_is_known(self) -> None:
        html = fn.parse("up to $5 million over two years")[0]._repr_html_()
        assert f"{LEFT}at_most</td>" in html
        assert "years 2" in html
        assert "part_of" not in html

    def test_has_a_line(self) -> None:
        mention = fn.parse("$2-3 million a year for ports")[0]
        assert repr(mention).startswith("<Mention '$2-3 million' at 0: 2,000,000–3,000,000 USD a year, ")
        assert repr(fn.parse("at least €5 million")[0]).startswith(
            "<Mention '€5 million' at 9: ≥ 5,000,000 EUR"
        )

    def test_leaves_no_escape_to_a_terminal(self) -> None:
        mention = fn.Mention("\x1b[31m$5", 0, 7, fn.Amount.stated(Decimal(5), "USD"))
        assert "\x1b" not in repr(mention) + mention._repr_html_()


class TestItem:
    def test_has_figures_rate_and_assumptions(self) -> None:
        (item,) = fn.normalise(fn.parse(TEXT, country="IN", date="2025-01"))
        html = item._repr_html_()
        for fact in (
            "1,888.98668612",
            "86.28965 INR per USD (ecb 2025-01)",
            f"{LEFT}IN 2030-31</td>",
            "start 2024-25",
        ):
            assert fact in html

    def test_has_its_years_in_the_unit(self) -> None:
        (item,) = fn.normalise(
            fn.parse("$6 million over two years", country="US", date="2025-01"), to="thousand USD"
        )
        assert item._repr_html_().count('<td style="text-align:right">3,000</td>') == 2
        (monthly,) = fn.normalise(fn.parse("Rs 24 crore in 2024-25", country="IN"), to="crore INR / month")
        assert '<th scope="col" style="text-align:right">crore INR</th>' in monthly._repr_html_()

    def test_of_a_range_shows_both_ends(self) -> None:
        (item,) = fn.normalise(fn.parse("$2-3 million"))
        assert f"{LEFT}2–3</td>" in item._repr_html_()
        assert repr(item) == "<LineItem 1 '$2-3 million': 2–3, million USD>"

    def test_has_a_line_where_it_comes_to_nothing(self) -> None:
        (item,) = fn.normalise(fn.parse("$5 million a year"))
        assert repr(item) == "<LineItem 1 '$5 million': no total, 5 a year, million USD>"
        assert repr(fn.LineItem("1", 1, item.mention, None)) == "<LineItem 1 '$5 million': no value>"


class TestSchedule:
    def test_has_a_row_and_a_bar_a_year(self) -> None:
        (item,) = fn.normalise(fn.parse("$5 million in 2024 and $10 million in 2025 for ports"), to="none")[
            :1
        ]
        years = fn.Schedule(
            "USD", "stated", tuple(fn.Share(str(year), None, None, Decimal(year)) for year in (1, 2))
        )
        assert item.schedule is not None
        html = years._repr_html_()
        assert "width:50%" in html
        assert "width:100%" in html
        assert html.count('aria-hidden="true"') == 2

    def test_has_a_line(self) -> None:
        (item,) = fn.normalise(fn.parse(TEXT, country="IN", date="2025-01-29"), to="USD")
        assert repr(item.schedule) == "<Schedule 1882946180.04 USD, even: IN 2024-25 to IN 2030-31>"
        assert repr(fn.Schedule("USD", "even", ())) == "<Schedule 0 USD, even: no year>"


class TestTable:
    def test_has_the_columns_that_say_something_and_its_notes(self) -> None:
        table = fn.Table(("doc", "low", "empty"), (("<a>", Decimal("1234.50"), None),), ("rates & all",))
        html = table._repr_html_()
        assert f"{LEFT}&lt;a&gt;</td>" in html
        assert "1,234.5" in html
        assert "empty" not in html
        assert "rates &amp; all" in html

    def test_has_a_line(self) -> None:
        assert repr(fn.Table(("a", "b"), ((1, 2),))) == "<Table 1 row, 2 columns: a, b>"
        assert repr(fn.tabulate(())).startswith(
            "<Table 0 rows, 36 columns: doc, item, text, start, end, low, …>"
        )


class TestComparison:
    TEXT = "The Harbour Mission has Rs 300 crore over two years, of which Rs 100 crore is for <b>ports</b>."

    def test_has_rows_totals_years_and_reasons(self) -> None:
        made = compare([fn.parse(self.TEXT, country="IN", date="2025-01", name="a.txt")], to="crore INR")
        html = made._repr_html_()
        for shown in (
            f"{LEFT}300 crore INR</td>{LEFT}counted by its parts",
            f"{LEFT}100 crore INR</td>{LEFT}yes</td>",
            "<strong>Total</strong>: 300 crore INR, of 2 rows",
            "total by year</caption>",
            "a.txt",
        ):
            assert shown in html
        assert {"b", "script"} & outline(html).tags == set()

    def test_has_a_line(self) -> None:
        made = compare(["€5 million for ports", "€2-3 million for roads"], to="million EUR")
        assert repr(made) == "<Comparison of 2 documents, 2 rows: 7–8 million EUR>"
        assert repr(compare([])) == "<Comparison of 0 documents, 0 rows>"
        assert repr(compare("at least €5 million", to="EUR")).endswith("1 row: ≥ 5,000,000 EUR>")


def shown() -> list[str]:
    """One of everything, made of a text that would be HTML."""
    mention = fn.Mention("<b>$5", 0, 5, fn.Amount.stated(Decimal(5), "USD"), label="<i>")
    document = fn.Document(fn.Source("<b>$5", name="<u>", title="<u>"), (mention,))
    (item,) = fn.normalise(document)
    schedule = fn.Schedule("<b>", "<b>", (fn.Share("<b>", None, None, Decimal(5)),))
    things = (
        mention,
        document,
        item,
        schedule,
        fn.tabulate([item]),
        fn.Table(("<b>",), (("<b>",),), ("<b>",)),
    )
    return [thing._repr_html_() for thing in things]


@pytest.mark.parametrize("html", shown())
def test_everything_is_escaped(html: str) -> None:
    assert "&lt;b&gt;" in html
    outline(html)


@pytest.mark.parametrize("html", shown())
def test_nothing_is_set_as_a_formula_or_has_a_colour_of_its_own(html: str) -> None:
    assert html.startswith('<div class="fundnorm tex2jax_ignore mathjax_ignore">')
    colours = set(re.findall(r"#[0-9a-f]{3,6}|rgba?\([^)]*\)|(?<=color:)\w+", html))
    assert colours <= {"rgba(127,127,127,0.25)", "inherit"}


def test_bars_of_nothing_have_no_length() -> None:
    assert "width:0%" in html_bars("", "USD", (("2024", Decimal(0)),))


def test_control_characters_are_replaced() -> None:
    assert escaped("a\x00\x1b\u202eb\n") == "a\ufffd\ufffd\ufffdb\n"
    assert escaped(None) == ""


def test_numbers_keep_every_digit() -> None:
    assert grouped(Decimal("-1234567.000000000000000000000000000001")) == (
        "-1,234,567.000000000000000000000000000001"
    )
    assert f"{LEFT}</td>" in html_table(("a",), ((None,),))
