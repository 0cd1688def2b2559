"""The report in a real Chromium: quiet, closed to the network, usable by all, quick with a thousand rows.

Without a Chromium, or without the packages that drive it, these tests are skipped and say why; where
FUNDNORM_BROWSER is "required", as in the gate, they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import fundnorm as fn
from fundnorm.compare.assembling import assemble
from fundnorm.compare.selecting import Choice, GroupBy
from fundnorm.report.html import Colophon, render, render_comparison

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

WHOLE = "The Rs 16,300 crore mission runs over seven years; roughly Rs 7,000 crore of it is for exploration."
OTHERS = (
    "In 2024 the road fund got a grant of $125 million over three years.",
    "The port will cost between €2 million and €5 million. At least £300 million is allocated to it for 2025 to 2027.",
    "Nothing costs anything here. <script>alert(1)</script> But the inquiry fined the bank $1.5 billion.",
)
FLAGS = [
    "--disable-quic",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _absent(reason: str) -> None:
    if os.environ.get("FUNDNORM_BROWSER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium that reaches for nothing by itself."""
    try:
        import axe_playwright_python  # noqa: F401  the tests need it later, and should say so here
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        _absent(f"{error.name} is not installed: pip install 'fundnorm[browser]'")
    place = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if place is None:
        _absent("there is no Chromium here: apt-get install chromium")
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=place, args=FLAGS)
        yield launched
        launched.close()


def report(texts: tuple[str, ...], *, by_year: bool = True) -> str:
    documents = [
        fn.parse(text, country="IN", date="2025-01-29", name=f"document {at}")
        for at, text in enumerate(texts, 1)
    ]
    results = [(document, fn.normalise(document, to="million USD")) for document in documents]
    return render(results, by_year=by_year, colophon=Colophon("A report", "2026-11-23"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "report.html"
    path.write_text(report((WHOLE, *OTHERS)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of the same texts compared, in groups."""
    documents = [fn.parse(text, country="IN", date="2025-01-29") for text in (WHOLE, *OTHERS)]
    results = [(document, fn.normalise(document, to="million USD")) for document in documents]
    path = tmp_path_factory.mktemp("comparison") / "report.html"
    compared = assemble(results, Choice(group_by=GroupBy.KIND))
    path.write_text(render_comparison(compared), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of a thousand rows, all of different values."""
    texts = tuple(
        "\n".join(
            f"In 2024 road {at} was given a budget of ${at * 7919 % 1009}.5 million over three years."
            for at in range(part * 100, part * 100 + 100)
        )
        for part in range(10)
    )
    path = tmp_path_factory.mktemp("large") / "report.html"
    path.write_text(report(texts), encoding="utf-8")
    return path


@dataclass
class Visit:
    """A page, and all that it said and asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def visit(browser: Browser, path: Path, **settings: object) -> Visit:
    context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **settings})
    found = Visit(context.new_page())
    found.page.on("console", lambda message: found.said.append(message.text))
    found.page.on("pageerror", lambda error: found.said.append(str(error)))
    found.page.on("request", lambda request: found.requests.append(request.url))
    found.page.goto(path.as_uri())
    return found


def column(page: Page, heading: str) -> list[str]:
    """The keys, else the texts, of a column, from the first row to the last, once all rows are in."""
    return page.evaluate(
        """async (heading) => {
          const heads = [...document.querySelectorAll("#table thead th")];
          const at = heads.findIndex((head) => head.textContent.startsWith(heading));
          const body = document.querySelector("#table tbody");
          let count = -1;
          while (count !== body.rows.length) {
            count = body.rows.length;
            await new Promise((done) => setTimeout(done, 60));
          }
          return [...body.rows].map((row) => row.cells[at].dataset.key ?? row.cells[at].textContent);
        }""",
        heading,
    )


def heading(page: Page, name: str) -> Locator:
    return page.locator("#table thead button", has_text=name).first


def focused(page: Page) -> dict[str, str]:
    return page.evaluate(
        "() => { const on = document.activeElement;"
        " return {id: on.id, name: on.localName, text: on.textContent, href: on.getAttribute('href') || ''} }"
    )


def violations(page: Page) -> list[tuple[str, list[object]]]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_says_nothing_asks_for_nothing_and_axe_finds_nothing(
    browser: Browser, small: Path, scheme: str
) -> None:
    seen = visit(browser, small, color_scheme=scheme)
    page = seen.page
    page.locator("#m1-1").focus()
    page.keyboard.press("Enter")
    page.locator("#popover .chain summary").click()
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    page.get_by_label("Logarithmic scale", exact=True).first.check()
    heading(page, "Value").click()
    assert violations(page) == []
    assert seen.said == []
    assert seen.requests == [small.as_uri()]
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_comparison_is_as_quiet_and_as_clean(browser: Browser, comparison: Path, scheme: str) -> None:
    seen = visit(browser, comparison, color_scheme=scheme)
    page = seen.page
    assert page.locator("#table tfoot tr").count() > 1
    rest = page.locator("#table tbody tr", has_text="rest of").first
    assert "what the parts of" in (rest.text_content() or "")
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert violations(page) == []
    assert seen.said == []
    assert seen.requests == [comparison.as_uri()]


def test_the_policy_stops_what_would_be_fetched_or_run(browser: Browser, small: Path) -> None:
    seen = visit(browser, small)
    refused = seen.page.evaluate(
        """() => new Promise((done) => {
          const refused = new Set();
          addEventListener("securitypolicyviolation", (event) => {
            refused.add(event.effectiveDirective);
            if (refused.size === 3) done([...refused].sort());
          });
          const add = (name, facts) => document.body.append(Object.assign(document.createElement(name), facts));
          add("img", {src: "https://example.org/a.png"});
          add("script", {textContent: "document.title = 'run'"});
          fetch("https://example.org/").catch(() => {});
        })"""
    )
    assert refused == ["connect-src", "img-src", "script-src-elem"]
    assert seen.page.title() == "A report"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_at_360_pixels_nothing_overflows_sideways(browser: Browser, small: Path, scheme: str) -> None:
    size = {"width": 360, "height": 740}
    page = visit(browser, small, viewport=size, has_touch=True, is_mobile=True, color_scheme=scheme).page
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    page.locator("#m1-2").tap()
    assert page.locator("#popover").is_visible()
    box = page.locator("#popover").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.querySelector('.scroll').scrollWidth") > 360
    assert violations(page) == []


def test_the_first_stop_of_the_keyboard_skips_to_the_table(browser: Browser, small: Path) -> None:
    page = visit(browser, small).page
    page.keyboard.press("Tab")
    assert focused(page)["text"] == "Skip to the table"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'sums'")


def test_the_keyboard_reaches_and_works_filter_sort_and_marks(browser: Browser, small: Path) -> None:
    page = visit(browser, small).page
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.append(focused(page))
    assert "filter" in [stop["id"] for stop in stops]
    assert "pick-kind" in [stop["id"] for stop in stops]
    assert {"#", "Sum"} <= {stop["text"] for stop in stops if stop["name"] == "button"}
    assert "m1-1" in [stop["id"] for stop in stops]

    page.locator("#filter").focus()
    page.keyboard.type("exploration")
    assert page.locator("#table tbody tr:visible").count() == 1
    assert "1 of " in page.locator("#shown").text_content()

    heading(page, "Value").focus()
    page.keyboard.press("Space")
    assert page.locator("th[aria-sort=ascending]").text_content().startswith("Value")


def test_a_mark_shows_its_working_on_focus_keeps_it_on_enter_and_lets_go_on_escape(
    browser: Browser, small: Path
) -> None:
    page = visit(browser, small).page
    mark = page.locator("#m1-1")
    mark.focus()
    assert "163,000,000,000 INR" in page.locator("#popover").text_content()
    described = mark.get_attribute("aria-describedby")
    assert "INR per USD" in page.locator(f"#{described}").text_content()
    page.keyboard.press("Enter")
    assert focused(page)["text"] == "In the table"
    page.keyboard.press("Escape")
    assert focused(page)["id"] == "m1-1"
    assert page.locator("#popover").count() == 0


def test_a_mark_shows_its_working_under_the_mouse(browser: Browser, small: Path) -> None:
    page = visit(browser, small).page
    page.locator("#m1-2").hover()
    page.locator("#popover").wait_for()
    assert "70,000,000,000 INR" in page.locator("#popover").text_content()
    page.mouse.move(2, 2)
    page.locator("#popover").wait_for(state="detached")


def test_table_and_text_lead_to_each_other_even_where_the_row_is_filtered_away(
    browser: Browser, small: Path
) -> None:
    page = visit(browser, small).page
    page.locator("#filter").fill("port")
    assert page.locator("#r1-1").count() == 0
    page.locator("#m1-1").click()
    page.locator("#popover a", has_text="In the table").click()
    page.wait_for_function("document.activeElement.getAttribute('href') === '#m1-1'")
    assert page.locator("#filter").input_value() == ""
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'm1-1'")


def test_columns_sort_by_number_and_by_word_both_ways_and_back(browser: Browser, small: Path) -> None:
    page = visit(browser, small).page
    before = column(page, "Sum")
    for name, key in (("Value", float), ("Kind", str)):
        heading(page, name).click()
        up = [key(cell) for cell in column(page, name) if cell]
        assert up == sorted(up)
        heading(page, name).click()
        assert [key(cell) for cell in column(page, name) if cell] == sorted(up, reverse=True)
        assert page.locator("th[aria-sort]").count() == 1
    page.locator("#unsort").click()
    assert column(page, "Sum") == before
    assert page.locator("th[aria-sort]").count() == 0


def test_a_choice_of_kind_and_document_leaves_their_rows(browser: Browser, small: Path) -> None:
    page = visit(browser, small).page
    page.locator("#pick-documents").select_option("document 3")
    assert len(column(page, "Sum")) == 2
    page.locator("#pick-kind").select_option("cost")
    assert len(column(page, "Sum")) == 1


def test_the_scale_of_a_chart_is_a_choice(browser: Browser, small: Path) -> None:
    page = visit(browser, small).page
    chart = page.locator(".chart").first
    assert chart.locator(".linear").is_visible()
    chart.get_by_label("Logarithmic scale", exact=True).check()
    assert chart.locator(".log").is_visible()
    assert not chart.locator(".linear").is_visible()


def test_a_thousand_rows_sort_and_filter_whole(browser: Browser, large: Path) -> None:
    seen = visit(browser, large)
    page = seen.page
    heading(page, "Value").click()
    values = [float(cell) for cell in column(page, "Value")]
    assert len(values) == 1000
    assert values == sorted(values)
    page.locator("#filter").fill("77.5")
    found = page.locator("#table tbody tr").all_text_contents()
    assert 1 < len(found) < 100
    assert all("77.5" in text for text in found)
    assert page.locator("#shown").text_content().startswith(f"{len(found)} of 1,000 rows shown")
    page.locator("#filter").fill("")
    assert len(column(page, "Sum")) == 1000
    assert seen.said == []


def test_it_can_be_read_without_a_script(browser: Browser, small: Path) -> None:
    page = visit(browser, small, java_script_enabled=False).page
    assert page.locator("#table tbody tr").count() == 6
    assert not page.locator("#controls").is_visible()
    assert page.locator("#m1-1").get_attribute("href") == "#r1-1"


def test_on_paper_the_table_is_whole_and_the_controls_are_gone(browser: Browser, small: Path) -> None:
    page = visit(browser, small).page
    page.emulate_media(media="print")
    assert not page.locator("#controls").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.scroll')).overflow") == "visible"
