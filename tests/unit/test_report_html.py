"""The HTML report: whole, closed to the network, true to its texts, the same every time."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_page import Node, parsed

import fundnorm as fn
from fundnorm.compare.comparison import Appearance, Comparison, Group, Role, Row, Total, Year
from fundnorm.model.item import LineItem, Unit
from fundnorm.model.mention import Document, Mention
from fundnorm.model.money import Amount
from fundnorm.model.schedule import Schedule, Share
from fundnorm.model.source import Source
from fundnorm.report.html import Colophon, render, render_comparison
from fundnorm.report.html.places import placed

HOSTILE = '<script>alert("1")</script> & \' ]]> --> <img src=x onerror=alert(1)> \u202e\x1b[31m\x00 '
MISSION = (
    "The Rs 16,300 crore mission runs over seven years; roughly Rs 7,000 crore of it is for exploration."
)
Result = tuple[Document, tuple[LineItem, ...]]


def result(text: str, name: str = "note.txt", **source: object) -> Result:
    document = fn.parse(text, country="IN", date="2025-01-29", name=name, **source)  # type: ignore[arg-type]
    return document, tuple(fn.normalise(document, to="million USD"))


def hostile() -> Result:
    source = Source(HOSTILE + MISSION + HOSTILE, country="IN", name=HOSTILE, title=HOSTILE, place=HOSTILE)
    document = fn.parse(source)
    return document, tuple(fn.normalise(document, to="million USD"))


def cells(tree: Node, row: str) -> dict[str, Node]:
    """The cells of a row by the headings of their columns."""
    headings = [node.text for node in next(tree.every("thead")).every("th")]
    found = [node for node in tree.by_id(row).children if isinstance(node, Node)]
    return dict(zip(headings, found, strict=True))


def text_of(tree: Node) -> str:
    """The first text as it is shown, without what the report puts in."""

    def said(node: Node) -> str:
        if {"place", "left-out"} & set(node.classes) or node.name == "summary":
            return ""
        return "".join(child if isinstance(child, str) else said(child) for child in node.children)

    return said(next(tree.every("div", "text")))


@pytest.mark.parametrize("results", [[], [result(MISSION)], [result(MISSION), hostile()]], ids=len)
def test_the_page_is_whole_and_every_link_leads_somewhere(results: list[Result]) -> None:
    tree = parsed(render(results, by_year=True))
    anchors = [node.attributes["id"] for node in tree.every() if "id" in node.attributes]
    assert len(anchors) == len(set(anchors))
    links = [node.attributes["href"] or "" for node in tree.every("a")]
    assert {link.removeprefix("#") for link in links} <= set(anchors)
    named = [
        node.attributes["aria-labelledby"] or ""
        for node in tree.every()
        if "aria-labelledby" in node.attributes
    ]
    assert {name for names in named for name in names.split()} <= set(anchors)


def test_nothing_is_fetched() -> None:
    page = render([result(MISSION), hostile()], by_year=True)
    tree = parsed(page)
    references = {"src", "href", "action", "srcset", "data", "poster", "xlink:href", "formaction"}
    found = {
        value or "" for node in tree.every() for name, value in node.attributes.items() if name in references
    }
    assert all(value.startswith("#") or value == "data:," for value in found)
    (style,) = tree.every("style")
    assert re.findall(r"@import|url\(", style.text) == []
    fills = {node.attributes["fill"] or "" for node in tree.every() if "fill" in node.attributes}
    assert all(re.fullmatch(r"url\(#p\d\)", fill) for fill in fills)


def test_the_policy_lets_in_only_the_script_and_style_of_the_file() -> None:
    tree = parsed(render([hostile()]))
    policy = next(node for node in tree.every("meta") if "http-equiv" in node.attributes).attributes[
        "content"
    ]
    (style,), (script,) = tree.every("style"), tree.every("script")
    for name, node in (("style-src", style), ("script-src", script)):
        digest = b64encode(sha256(node.text.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in (policy or "")
    assert (policy or "").startswith("default-src 'none';")


def test_a_hostile_text_is_shown_and_never_run() -> None:
    page = render([hostile()], colophon=Colophon(HOSTILE, HOSTILE))
    tree = parsed(page)
    assert len(list(tree.every("script"))) == 1
    assert list(tree.every("img")) == []
    names = {name for node in tree.every() for name in node.attributes}
    assert [name for name in names if name.startswith("on") or name == "style"] == []
    assert next(tree.every("h1")).text.startswith('<script>alert("1")</script> & \' ]]>')
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f\u202e]", page) == []


def test_the_same_results_give_the_same_bytes_and_no_day_unless_it_is_given() -> None:
    results = [result(MISSION)]
    page = render(results, by_year=True)
    assert page == render(results, by_year=True)
    assert str(date.today()) not in page  # noqa: DTZ011  any local day would do
    assert "on 2026-11-23" in render(results, colophon=Colophon(generated="2026-11-23"))


def test_the_text_is_shown_whole_with_each_sum_marked_and_linked_both_ways() -> None:
    tree = parsed(render([result(MISSION)]))
    assert text_of(tree) == MISSION
    mark = tree.by_id("m1-1")
    assert (mark.text, mark.attributes["href"]) == ("Rs 16,300 crore", "#r1-1")
    row = cells(tree, "r1-1")
    assert [link.attributes["href"] for link in row["Sum"].every("a")] == ["#m1-1"]
    assert [link.attributes["href"] for link in row["Working"].every("a")] == ["#w1-1"]


def test_a_sum_that_is_said_again_is_marked_again() -> None:
    tree = parsed(render([result("The Rs 500 crore fund opened in 2024. The Rs 500 crore fund grew.")]))
    again = [node.text for node in tree.every("a", "sum") if node.attributes["href"] == "#r1-1"]
    assert again == ["Rs 500 crore", "Rs 500 crore"]
    assert "said 2 times" in cells(tree, "r1-1")["Role"].text


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_makes_a_whole_page_that_shows_it(before: str, after: str) -> None:
    text = f"{before} $5 million {after}"
    document = fn.parse(text, country="US", name=before)
    tree = parsed(render([(document, tuple(fn.normalise(document, to="million EUR")))]))
    plain = "".join(sign for sign in text if sign.isalnum() and ord(sign) < 0xD800)
    assert "".join(sign for sign in text_of(tree) if sign.isalnum() and ord(sign) < 0xD800) == plain


def test_a_figure_is_shown_short_and_kept_exact() -> None:
    tree = parsed(render([result(MISSION)]))
    _, (first, part) = result(MISSION)
    row = cells(tree, "r1-1")
    value = row["Value, USD million"]
    assert first.value_low is not None
    assert value.text == f"{first.value_low:,.2f}"
    assert Decimal(value.attributes["data-key"] or "") == first.value_low
    assert value.attributes["title"] == f"{first.value_low:,} USD million"
    assert part.part_of == 1
    below = tree.by_id("r1-2")
    assert "depth-1" in below.classes
    assert cells(tree, "r1-2")["Role"].text == "part of 1"


def test_the_working_has_the_reading_the_rate_and_every_step() -> None:
    document, items = result(MISSION)
    tree = parsed(render([(document, items)]))
    told = tree.by_id("w1-1").text
    for step in items[0].trace().steps:
        assert step.words in told
    for assumption in items[0].assumptions:
        assert assumption.text in told


def test_documents_of_one_name_have_anchors_of_their_own() -> None:
    tree = parsed(render([result(MISSION, "a.txt"), result("It cost Rs 5 crore.", "a.txt")]))
    assert tree.by_id("m1-1").text == "Rs 16,300 crore"
    assert tree.by_id("m2-1").text == "Rs 5 crore"


@pytest.mark.parametrize("count", [1_000, 30_000])
def test_a_long_stretch_is_folded_away_and_nothing_is_lost(count: int) -> None:
    text = "word " * count + MISSION + " word" * count
    tree = parsed(render([result(text)]))
    assert text_of(tree) == text
    gaps = [next(node.every("summary")).text for node in tree.every("details", "gap")]
    assert len(gaps) == 2
    assert all(re.fullmatch(r"[\d,]+ characters without sums", gap) for gap in gaps)


def test_of_a_huge_text_long_stretches_are_left_out_and_counted() -> None:
    text = "word " * 100_000 + MISSION
    tree = parsed(render([result(text)]))
    (left,) = tree.every("p", "left-out")
    number = re.search(r"[\d,]+", left.text)
    assert number
    assert int(number[0].replace(",", "")) + len(text_of(tree)) == len(text)


def test_places_stand_before_their_parts() -> None:
    source = Source(
        "It cost $5 million.\nIt rained.\nThen $6 million.",
        places=((0, "page 1"), (20, "page 2"), (31, "page 3")),
    )
    document = fn.parse(source, country="US")
    tree = parsed(render([(document, tuple(fn.normalise(document, to="million USD")))]))
    assert [node.text for node in tree.every("span", "place")] == ["page 1", "page 3"]
    assert text_of(tree) == source.text


def test_parts_stand_under_their_whole_and_a_circle_loses_no_row() -> None:
    def made(number: int, part_of: int | None) -> LineItem:
        mention = Mention("$5", 0, 2, Amount.stated(Decimal(5), "USD"))
        return LineItem("a", number, mention, None, part_of=part_of)

    document = Document(Source("$5"))
    found = placed([(document, [made(1, None), made(2, None), made(3, 1), made(4, 5), made(5, 4)])])
    assert [(one.item.number, one.depth) for one in found] == [(1, 0), (3, 1), (2, 0), (4, 0), (5, 1)]


def by_hand() -> Comparison:
    """A whole of 10 with a part of 4, of which 6 are left, and a range in another document; the years by hand."""
    first, second = (
        result(MISSION, "a.txt"),
        result("Up to Rs 500 crore was set aside; it is Rs 500 crore.", "b.txt"),
    )
    whole, part = first[1]
    other = second[1][0]
    million = "million USD"

    def seen(document: int, name: str, item: LineItem) -> Appearance:
        return Appearance(document, name, item.number, item.mention.text, 0, 5, stands=True)

    rows = (
        Row(1, Role.COUNTED, "Mission", whole, 0, million, Decimal(10), Decimal(10), (Decimal(5), Decimal(5)),
            why="divided", group="IN",
            appearances=(seen(0, "a.txt", whole), seen(1, "b.txt", other)._replace(stands=False))),
        Row(2, Role.PART, "exploration", part, 0, million, Decimal(4), Decimal(4), (Decimal(2), Decimal(2)),
            counted=True, parent=1, depth=1, group="IN", appearances=(seen(0, "a.txt", part),)),
        Row(3, Role.RESIDUAL, "Mission", whole, 0, million, Decimal(6), Decimal(6), (Decimal(3), Decimal(3)),
            counted=True, parent=1, depth=1, group="IN"),
        Row(4, Role.COUNTED, "fund", other, 1, million, Decimal(7), Decimal(9), counted=True, group="IN",
            appearances=(seen(1, "b.txt", other),)),
    )  # fmt: skip
    total = Total(million, Decimal(17), Decimal(19), (Decimal(5), Decimal(5)), None, 3, (("divided", 1),))
    years = (Year("IN 2024-25", date(2024, 4, 1)), Year("IN 2025-26", date(2025, 4, 1)))
    return Comparison(
        rows, (total,), (Group("IN", (1, 2, 3, 4), (total,)),), years, million, group_by="country",
        documents=(first[0], second[0]), items=(first[1], second[1]), notes=("one note",),
    )  # fmt: skip


def test_a_comparison_has_its_rows_roles_totals_and_groups() -> None:
    tree = parsed(render_comparison(by_hand()))
    assert cells(tree, "r2")["Role"].text == "part of 1"
    assert cells(tree, "r3")["Role"].text == "what the parts of 1 leave"
    assert cells(tree, "r1")["In the total"].text == "no: counted by its parts and what they leave of it"
    assert cells(tree, "r1")["Value, million USD"].text == "(10.00)"
    assert cells(tree, "r4")["Value, million USD"].text == "7.00–9.00"
    assert next(tree.every("caption")).text.endswith("figures in brackets are not in the total")
    assert [link.attributes["href"] for link in cells(tree, "r1")["Also in"].every("a")] == ["#m2-1"]
    foot = [node.text for row in next(tree.every("tfoot")).every("tr") for node in row.every("th")]
    assert foot == ["Total, IN", "Total"]
    assert "17.00–19.00" in next(tree.every("tfoot")).text
    assert "one note" in tree.by_id("notes").text


def test_a_mark_of_a_comparison_leads_to_the_row_that_its_sum_is_in() -> None:
    tree = parsed(render_comparison(by_hand()))
    assert tree.by_id("m1-1").attributes["href"] == "#r1"
    assert tree.by_id("m1-2").attributes["href"] == "#r2"


def test_the_chart_of_a_comparison_adds_up_what_is_counted() -> None:
    tree = parsed(render_comparison(by_hand()))
    table = next(
        node for node in tree.every("table") if next(node.every("caption")).text == "By year, million USD"
    )
    (row,) = (node for node in next(table.every("tbody")).every("tr"))
    assert [child.text for child in row.children if isinstance(child, Node)] == ["IN", "5", "5"]


def test_a_sum_that_a_comparison_hides_leads_to_its_working() -> None:
    hidden = by_hand()
    tree = parsed(
        render_comparison(Comparison(hidden.rows[:1], (), documents=hidden.documents, items=hidden.items))
    )
    assert tree.by_id("m1-2").attributes["href"] == "#w1-2"


def test_years_on_a_scale_are_those_of_the_axis() -> None:
    share = Share("2025", date(2025, 1, 1), date(2025, 12, 31), Decimal(12_000_000))
    mention = Mention("$12 million", 0, 11, Amount.stated(Decimal(12_000_000), "USD"))
    item = LineItem(
        "a", 1, mention, Unit("million", Decimal(10**6), "USD"), Decimal(12), Decimal(12),
        schedule=Schedule("USD", "even", (share,)),
    )  # fmt: skip
    results = [(Document(Source("$12 million"), (mention,)), [item])]
    own, fiscal = (parsed(render(results, years=axis, by_year=True)) for axis in ("own", "IN"))
    assert cells(own, "r1-1")["2025"].text == "12.00"
    assert (cells(fiscal, "r1-1")["IN 2024-25"].text, cells(fiscal, "r1-1")["IN 2025-26"].text) == (
        "3.00",
        "9.00",
    )


def test_of_cells_in_one_sheet_only_the_cell_is_told() -> None:
    text = "$5 million\t$6 million\n$7 million"
    places = ((0, "sheet A, cell B1"), (11, "sheet A, cell C1"), (22, "sheet B, cell B1"))
    document = fn.parse(Source(text, places=places), country="US")
    tree = parsed(render([(document, tuple(fn.normalise(document, to="million USD")))]))
    told = [node.text for node in tree.every("span", "place")]
    assert told == ["sheet A, cell B1", "cell C1", "sheet B, cell B1"]


def test_a_working_names_the_whole_in_its_own_words() -> None:
    tree = parsed(render([result(MISSION)]))
    assert "part of “Rs 16,300 crore” (item 1)" in tree.by_id("w1-2").text
