"""The screen: 80 columns, nothing lost, the marks that a reader needs."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fundnorm as fn
from fundnorm.model.finance import Kind
from fundnorm.model.item import Assumption, Flag, LineItem, Unit
from fundnorm.model.mention import Mention
from fundnorm.model.money import Amount, Modifier, RatePer
from fundnorm.model.period import Duration, TimeExpression
from fundnorm.model.rate import Rate
from fundnorm.model.table import Table
from fundnorm.normalise.tabulate import tabulate
from fundnorm.report import markdown, screen
from fundnorm.report.notes import notes
from fundnorm.report.rate_words import rate_sentence
from fundnorm.report.summary import Column
from fundnorm.report.wide import safe, width, wrap
from fundnorm.report.widths import share

MILLION = Unit("million", Decimal(1000000), "USD")
JANUARY = Rate("INR", "USD", Decimal("86.289652"), "2025-01", "ecb", "month-mean")
SEVEN_YEARS = TimeExpression("seven years", 0, 11, Duration(84))


def made(
    text: str = "$5 million", amount: Amount | None = None, value: object = "5", **facts: object
) -> LineItem:
    said = {name: facts.pop(name) for name in ("kind", "period", "label") if name in facts}
    mention = Mention(text, 0, len(text), amount or Amount.stated(Decimal(5000000), "USD"), **said)
    number = None if value is None else Decimal(str(value))
    item = LineItem(str(facts.pop("doc", "1")), int(facts.pop("number", 1)), mention, MILLION, number, number)
    return replace(item, **{"time": mention.period, **facts})


def of(modifier: Modifier, value: int = 5000000) -> Amount:
    return Amount.stated(Decimal(value), "USD", modifier)


def mission() -> list[LineItem]:
    rupees = Amount.stated(Decimal(163000000000), "INR")
    whole = made(
        "Rs 16,300 crore",
        rupees,
        "1888.988819",
        number=3,
        kind=Kind.BUDGET,
        period=SEVEN_YEARS,
        label="National Critical Minerals Mission",
        per_year_low=Decimal("269.855546"),
        per_year_high=Decimal("269.855546"),
        rate=JANUARY,
        announced="2025-01",
        assumptions=(Assumption("start", "start 2024-25"), Assumption("even-split", "even split")),
    )
    part = made(
        "Rs 7,000 crore",
        replace(rupees, modifier=Modifier.APPROXIMATELY),
        "811.2213",
        number=4,
        part_of=3,
        time=SEVEN_YEARS,
        timed_by=3,
        rate=JANUARY,
        announced="2025-01",
        assumptions=(Assumption("period-inherited", "period inherited from 3"),),
    )
    first = made("$675 million", value="675", kind=Kind.AUTHORISATION, announced="2020")
    return [first, made("$125 million", value="125", number=2, kind=Kind.GRANT), whole, part]


def test_the_table_of_the_issue() -> None:
    assert screen.render(mission()) == (
        "#  Sum              Kind           Over         USD million  per year  Dated\n"
        "1  $675 million     authorisation                    675.00            2020\n"
        "2  $125 million     grant                            125.00\n"
        "3  Rs 16,300 crore  budget         seven years     1,888.99    269.86  2025-01\n"
        "   National Critical Minerals Mission\n"
        "4  ~Rs 7,000 crore  part of 3      (as 3)            811.22            2025-01\n"
        "3, 4: 86.2897 INR per USD, ECB mean of January 2025\n"
        "3: assumed: start 2024-25; even split\n"
        "4: assumed: period inherited from 3\n"
    )


def test_columns_that_no_row_uses_are_not_shown() -> None:
    assert screen.render([made()]).splitlines()[0] == "#  Sum         USD million"


def test_kinds_are_shown_where_they_tell_something() -> None:
    plain, grant = made(kind=Kind.BUDGET), made(kind=Kind.GRANT, number=2)
    assert "Kind" not in screen.render([plain, plain])
    assert "Kind" in screen.render([grant])
    assert "Kind" in screen.render([plain, grant])
    assert "Kind" in screen.render([plain, made(kind=Kind.BUDGET, number=2, part_of=1)])


@pytest.mark.parametrize(
    ("modifier", "shown"),
    [
        (Modifier.EXACT, "$5 million"),
        (Modifier.APPROXIMATELY, "~$5 million"),
        (Modifier.AT_MOST, "≤$5 million"),
        (Modifier.AT_LEAST, "≥$5 million"),
        (Modifier.LESS_THAN, "<$5 million"),
        (Modifier.MORE_THAN, ">$5 million"),
    ],
)
def test_modifiers_are_signs(modifier: Modifier, shown: str) -> None:
    line = screen.render([made(amount=of(modifier))]).splitlines()[1]
    assert line.startswith(f"1  {shown} ")


def test_an_open_end_shows_in_the_value_too() -> None:
    item = replace(made(amount=of(Modifier.AT_MOST)), value_low=None)
    assert "≤5.00" in screen.render([item])
    item = replace(made(amount=of(Modifier.MORE_THAN)), value_high=None)
    assert ">5.00" in screen.render([item])


def test_ranges_show_both_ends() -> None:
    amount = Amount(Decimal(2000000), Decimal(3000000), "USD", Modifier.BETWEEN)
    item = replace(made("$2-3 million", amount), value_low=Decimal(2), value_high=Decimal(3))
    assert "$2-3 million  2.00–3.00" in re.sub(" {3,}", "  ", screen.render([item]))


def test_links_rates_and_repeats() -> None:
    yearly = made("$5,000", Amount.stated(Decimal(5000), "USD", rate_per=RatePer.MONTH), None, repeats=2)
    same = made("Rs 43 crore", number=2, equivalent_of=1)
    shown = screen.render([yearly, same])
    assert "$5,000 a month ×3" in shown
    assert " = 1 " in shown


def test_a_bare_cell_says_what_it_stands_for() -> None:
    item = made("163.5", Amount.stated(Decimal(1635000000), "INR"))
    assert "163.5 (INR 1,635,000,000)" in screen.render([item])


def test_a_scale_that_stands_elsewhere_is_made_good() -> None:
    item = made("Rs 500", Amount.stated(Decimal(5000000000), "INR"))
    assert "Rs 500 (INR 5,000,000,000)" in screen.render([item])


@pytest.mark.parametrize(
    ("text", "value"),
    [("Rs 5,00,000/-", 500000), ("$1 500 000", 1500000), ("-$5.", -5), ("५ करोड़", 50000000)],
)
def test_a_sum_that_tells_all_is_left_alone(text: str, value: int) -> None:
    assert "(" not in screen.render([made(text, Amount.stated(Decimal(value), "USD"))])


def test_small_values_never_show_as_nothing() -> None:
    assert "0.0000585" in screen.render([made(value="0.0000585")])


def test_units_that_differ_are_named_in_each_cell() -> None:
    euro = replace(made(number=2), unit=Unit("", Decimal(1), "EUR"))
    shown = screen.render([made(), euro])
    assert "Value" in shown
    assert "5.00 USD million" in shown
    assert "5.00 EUR" in shown


def test_short_names_make_a_column_and_long_ones_a_line() -> None:
    short = screen.render([made(doc="1"), made(doc="2", number=1)])
    assert short.splitlines()[0].startswith("Doc  #  Sum")
    assert [line[0] for line in short.splitlines()[1:3]] == ["1", "2"]
    long = screen.render([made(doc="critical-minerals.txt"), made(doc="b.txt")])
    assert long.splitlines()[1] == "critical-minerals.txt"
    assert long.splitlines()[3] == "b.txt"


def test_notes_name_the_document_where_there_are_several() -> None:
    shown = notes([made(rate=JANUARY, doc="a"), made(rate=JANUARY, doc="b"), made(doc="c")])
    assert shown == ("a; b: 86.2897 INR per USD, ECB mean of January 2025",)


def test_notes_number_the_items_where_they_are_not_a_whole_document() -> None:
    flag = (Flag("no-rate", "no rate"),)
    items = [
        made(doc="a"),
        *(made(doc="a", number=at, flags=flag) for at in (2, 3, 5)),
        made(doc="b", flags=flag),
    ]
    assert notes(items) == ("a #2, 3, 5; b: doubtful: no rate",)
    texts = [made(doc="1", flags=flag), made(doc="1", number=2), made(doc="2", flags=flag)]
    assert notes(texts) == ("doc 1 #1; doc 2: doubtful: no rate",)


def test_a_note_on_very_many_items_is_still_short() -> None:
    flag = (Flag("no-rate", "no rate"),)
    items = [made(number=at, flags=flag if at % 2 else ()) for at in range(1, 2001)]
    (note,) = notes(items)
    assert note == "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, … (1,000 items): doubtful: no rate"
    several = [made(doc=f"{at}.txt", flags=flag if at % 2 else ()) for at in range(40)]
    assert notes(several)[0].endswith("; 23.txt; … (20 documents): doubtful: no rate")


def test_what_the_rate_tells_is_not_told_again() -> None:
    document = Assumption("date-from-document", "rate of the document's date, 2025-01")
    held = Rate("INR", "USD", Decimal("86.289652"), "2025-01", "ecb", "held", 40)
    late = made(rate=held, assumptions=(document,), flags=(Flag("rate-held", "INR rate held"),))
    (note,) = notes([late])
    assert note.startswith("Rate: 86.2897 INR per USD, ECB mean of January 2025, held for 40 days after")
    assert note.endswith(" (document's date)")
    own = made(number=2, rate=JANUARY)
    part = made(number=3, rate=JANUARY, assumptions=(Assumption("date-inherited", "date taken from 2"),))
    other = made(rate=JANUARY, assumptions=(document,))
    assert notes([other, own, part]) == (
        "Rate: 86.2897 INR per USD, ECB mean of January 2025 (document's date for 1)",
    )


def test_the_time_of_a_repeat_and_of_an_equivalent() -> None:
    whole = made(time=SEVEN_YEARS, repeats=1)
    other = made("€4.6 million", number=2, equivalent_of=1, part_of=None, time=SEVEN_YEARS, timed_by=3)
    shown = screen.render([whole, other]).splitlines()
    assert "seven years" in shown[1]
    assert "(as 3)" in shown[2]


def test_notes_of_one_item_need_no_numbers() -> None:
    item = made(rate=JANUARY, flags=(Flag("open-ended", "no end is stated"),))
    assert notes([item]) == (
        "Rate: 86.2897 INR per USD, ECB mean of January 2025",
        "Doubtful: no end is stated",
    )


@pytest.mark.parametrize(
    ("date", "rule", "age", "words"),
    [
        ("2025-01-29", "day", 0, "ECB 2025-01-29"),
        ("2025-01-24", "earlier-day", 2, "ECB 2025-01-24, the last business day before"),
        ("2025-12", "month-mean", 0, "ECB mean of December 2025"),
        ("2025", "year-mean", 0, "ECB mean of 2025"),
        ("IN 2011-12", "fiscal-year-mean", 0, "ECB mean of IN 2011-12"),
        ("2025-01-01/2026-06-30", "period-mean", 0, "ECB mean of 2025-01-01 to 2026-06-30"),
        ("2026-10-30", "newest", 0, "ECB 2026-10-30, the newest (no date given; add --date)"),
        ("2026-10-30", "held", 1200, "ECB 2026-10-30, held for 1,200 days after the last rate"),
    ],
)
def test_rates_in_words(date: str, rule: str, age: int, words: str) -> None:
    rate = replace(JANUARY, date=date, rule=rule, age=age)
    assert rate_sentence(rate) == f"86.2897 INR per USD, {words}"


def test_years_stand_in_blocks_that_fit() -> None:
    headings = tuple(f"IN {year}-{year % 100 + 1:02d}" for year in range(2024, 2031))
    rows = (
        ("1", "", *[None] * 7),
        ("1", "", *[None] * 7),
        ("1", "", *[Decimal("269.86")] * 7),
        ("1", "", *[Decimal(1)] * 7),
    )
    shown = screen.render(mission(), Table(("doc", "flags", *headings), rows))
    assert max(map(width, shown.splitlines())) <= screen.COLUMNS
    blocks = [line for line in shown.splitlines() if line.startswith("#") and "IN 20" in line]
    assert [name for line in blocks for name in re.findall(r"IN \S+", line)] == list(headings)
    assert shown.count("By year, USD million") == len(blocks) == 2
    assert not [line for line in shown.splitlines() if line.startswith("1 ") and "269.86" in line]


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=120)


@given(TEXTS, TEXTS, TEXTS, st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from(list(Kind)))
def test_no_line_is_wider_than_the_screen_and_no_sign_is_lost(
    text: str, label: str, doc: str, value: Decimal, kind: Kind
) -> None:
    items = [
        made(text, value=value, label=label, kind=kind, doc=doc, announced="2025-01-29", period=SEVEN_YEARS),
        made(text[::-1], value=value, doc=doc + "2", per_year_low=value, per_year_high=Decimal(5)),
    ]
    shown = screen.render(items)
    assert max(map(width, shown.splitlines())) <= screen.COLUMNS
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    squeezed = re.sub(r"\s", "", shown)
    assert re.sub(r"\s", "", safe(label)) in squeezed


@given(TEXTS, st.integers(2, 30))
def test_wrapping_loses_only_spaces_and_keeps_the_width(text: str, columns: int) -> None:
    lines = wrap(safe(text), columns)
    assert "".join("".join(lines).split()) == "".join(safe(text).split())
    assert all(width(line) <= columns for line in lines)


def test_dates_and_kinds_stay_whole_where_words_can_wrap_instead() -> None:
    range_of = Amount(Decimal(10**9), Decimal(10**10), "USD", Modifier.BETWEEN)
    item = made(
        "one billion to ten billion American dollars",
        range_of,
        kind=Kind.AUTHORISATION,
        period=SEVEN_YEARS,
        announced="2025-01-29",
        value_low=Decimal(1000),
        value_high=Decimal(10000),
        per_year_low=Decimal("142.857"),
        per_year_high=Decimal("1428.57"),
    )
    shown = screen.render([replace(item, value_low=Decimal(1000), value_high=Decimal(10000))])
    assert "2025-01-29" in shown
    assert "authorisation" in shown
    assert "1,000.00–" in shown


def test_wide_signs_keep_the_columns_straight() -> None:
    shown = screen.render([made("5亿元"), made("₹५०० करोड़", number=2)]).splitlines()
    assert width(shown[1]) == width(shown[2]) == width(shown[0])


def test_escapes_never_reach_the_terminal() -> None:
    shown = screen.render([made(label="a\x1b]0;title\x07\x9b31mb", doc="x")])
    assert "a␛]0;title␇\ufffd31mb" in shown


def test_markdown_escapes_its_own_signs_and_gives_every_note() -> None:
    shown = markdown.render([made(label="A|B *plan* <script>", rate=JANUARY)])
    assert shown == (
        "| # | Sum | USD million | For |\n"
        "| --: | --- | --: | --- |\n"
        "| 1 | \\$5 million | 5.00 | A\\|B \\*plan\\* \\<script\\> |\n"
        "\n"
        "- Rate: 86.2897 INR per USD, ECB mean of January 2025\n"
    )


def test_words_give_way_before_sums_and_sums_before_figures() -> None:
    columns = [
        Column("Sum", ("Rs 17.573 trillion", "Rs 8 crore"), breaks=True, hanging=2),
        Column("Over", ("the fiscal year 2025-26", "two years"), breaks=True),
        Column("USD million", ("62,101.11", "0.95"), right=True),
    ]
    assert share(columns, 60) == [18, 23, 11]
    assert share(columns, 45) == [18, 15, 11]
    assert share(columns, 36) == [10, 12, 11]
    assert sum(share(columns, 10)) == 10


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=6), st.integers(12, 90))
def test_columns_never_take_more_than_the_room(cells: list[list[str]], room: int) -> None:
    columns = [Column("Sum", tuple(map(safe, texts)), breaks=True, hanging=2) for texts in cells]
    widths = share(columns, room)
    assert sum(widths) <= room
    assert min(widths) >= 1


def test_a_wrapped_sum_can_not_be_taken_for_its_label() -> None:
    item = made("two and a half thousand crore Indian rupees " * 2, label="roads", period=SEVEN_YEARS)
    lines = screen.render([replace(item, announced="2025-01-29")]).splitlines()
    assert lines[2].startswith("     ")
    assert lines[3] == "   roads"


def test_without_a_common_unit_each_figure_names_its_currency() -> None:
    euros = Amount.stated(Decimal(5000000), "EUR")
    bare = [replace(made(), unit=None), replace(made("€5 million", euros, number=2), unit=None)]
    table = Table(
        ("doc", "currency", "unit", "flags", "2025"),
        (("1", "USD", None, "", Decimal(5000000)), ("1", "EUR", None, "", Decimal(5000000))),
    )
    shown = screen.render(bare, table)
    assert "5,000,000.00 EUR" in shown.split("By year")[1]
    one = screen.render(bare[:1]).splitlines()
    assert one[0].endswith("  USD")
    assert "USD" not in one[1]


def test_years_of_a_unit_by_time_are_without_it() -> None:
    monthly = replace(made(), unit=replace(MILLION, per=RatePer.MONTH))
    table = Table(("doc", "currency", "unit", "flags", "2025"), (("1", "USD", "x", "", Decimal(60)),))
    shown = screen.render([monthly], table)
    assert "  USD million / month\n" in shown
    assert "\nBy year, USD million\n" in shown


def test_a_long_table_under_both_rules_has_both_figures_of_a_year() -> None:
    document = fn.parse("Rs 14,000 crore over two years", country="IN", date="2024-05-10")
    items = fn.normalise(document, rate_rule="both")
    table = tabulate(items, long=True)
    lines = screen.render(items, table).splitlines()
    assert lines[3].split() == ["#", "Year", "USD", "million", "each", "year's", "rate"]
    assert lines[4].split() == ["1", "IN", "2024-25", "838.19", "827.75"]
    assert "| 1 | IN 2024-25 | 838.19 | 827.75 |" in markdown.render(items, table)
