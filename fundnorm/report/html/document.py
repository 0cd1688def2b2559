"""The whole report as one file, which no browser lets fetch anything."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from fundnorm.compare.comparison import Comparison
from fundnorm.model.item import LineItem
from fundnorm.normalise.tabulate import tabulate
from fundnorm.report.html.charts import patterns
from fundnorm.report.html.comparison_charts import comparison_charts
from fundnorm.report.html.comparison_grid import comparison_grid, totals_lead
from fundnorm.report.html.items_charts import items_charts
from fundnorm.report.html.items_grid import items_grid
from fundnorm.report.html.markup import Markup, element, joined
from fundnorm.report.html.places import Result, placed
from fundnorm.report.html.sources import citation, credited, noted
from fundnorm.report.html.table import table
from fundnorm.report.html.text import texts
from fundnorm.report.html.workings import workings
from fundnorm.report.notes import notes
from fundnorm.report.version import version

__all__ = ["Colophon", "Part", "render", "render_comparison"]

_HERE = Path(__file__).resolve().parent


class Colophon(NamedTuple):
    """What a report says of itself: its title, and the day that it was made on, told only where it is given."""

    title: str = ""
    generated: str = ""


_UNSIGNED = Colophon()


class Part(NamedTuple):
    """A section of the report: its anchor, its heading, what stands in it."""

    anchor: str
    heading: str
    content: Markup


def render(
    results: Sequence[Result], *, years: str = "own", by_year: bool = False, colophon: Colophon = _UNSIGNED
) -> str:
    """The items of some documents as a report: table, charts, texts, workings, notes and sources.

    `years` is the axis of the charts and of the table's columns of years, which `by_year` asks for. The same results
    give the same bytes.

    >>> page = render([])
    >>> page.startswith("<!doctype html>"), "No sums" in page
    (True, True)
    """
    found = placed(results)
    items = [one.item for one in found]
    axis = tabulate(items, years=years, by_year=True)
    rows = {one.key: f"r{one.key}" for one in found}
    several = len(results) > 1
    parts = [
        Part("sums", "Sums", table(items_grid(found, axis if by_year else None)) if found else _none()),
        Part("charts", "Charts", joined((patterns(), items_charts(found, axis)))),
        Part("texts", "Documents", texts(results, rows)),
        Part("workings", "How each figure came about", workings(found, rows, several=several)),
    ]
    title = colophon.title or f"Sums of money in {_counted(len(results))}"
    return _page(title, colophon.generated, [*parts, *_endings(notes(items), items, colophon)])


def render_comparison(comparison: Comparison, colophon: Colophon = _UNSIGNED) -> str:
    """A comparison as a report: its rows with their totals, charts of what is counted, and the texts of all documents.

    >>> "No sums" in render_comparison(Comparison((), ()))
    True
    """
    results = list(zip(comparison.documents, comparison.items, strict=True))
    found = placed(results)
    items = [one.item for one in found]
    rows = {
        f"{place.document + 1}-{place.item}": f"r{row.number}"
        for row in comparison.rows
        for place in row.appearances
    }
    said = (*comparison.notes, *(note for note in notes(items) if note not in comparison.notes))
    title = colophon.title or f"Public money compared: {_counted(len(results))}"
    parts = [
        Part("sums", "Sums", _sums(comparison)),
        Part("charts", "Charts", joined((patterns(), comparison_charts(comparison)))),
        Part("texts", "Documents", texts(results, rows)),
        Part("workings", "How each figure came about", workings(found, rows, several=len(results) > 1)),
    ]
    return _page(title, colophon.generated, [*parts, *_endings(said, items, colophon)])


def _sums(comparison: Comparison) -> Markup:
    if not comparison.rows:
        return _none()
    return joined((totals_lead(comparison), table(comparison_grid(comparison))))


def _counted(documents: int) -> str:
    return f"{documents:,} document{'s' * (documents != 1)}"


def _none() -> Markup:
    return element("p", "No sums of money were found.")


def _endings(said: Sequence[str], items: Sequence[LineItem], colophon: Colophon) -> list[Part]:
    """The parts that end every report: notes, and sources with how to cite it."""
    cited = citation(version(), colophon.generated, items)
    about = joined((credited(items), element("h3", "How to cite"), element("p", cited)))
    return [Part("notes", "Notes", noted(said)), Part("sources", "Sources", about)]


def _page(title: str, generated: str, parts: Sequence[Part]) -> str:
    """The parts that hold something as a file, whose policy forbids every request and all code but its own."""
    style, script = (
        Markup((_HERE / name).read_text(encoding="utf-8")) for name in ("report.css", "report.js")
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=f"fundnorm {version()}".rstrip()),
        element("link", rel="icon", href="data:,"),
        element("title", title),
        element("style", style),
    )
    made = f"Made by fundnorm {version()}".rstrip() + (f" on {generated}" if generated else "")
    filled = [part for part in parts if part.content]
    body = element("body", *_body(title, made, filled), element("script", script))
    return f"<!doctype html>\n{element('html', head, body, lang='en')}\n"


def _body(title: str, made: str, parts: Sequence[Part]) -> list[Markup]:
    contents = (element("li", element("a", part.heading, href=f"#{part.anchor}")) for part in parts)
    return [
        element("a", "Skip to the table", href="#sums", class_="skip"),
        element("header", element("h1", title), element("p", made, class_="facts")),
        element("nav", element("ul", *contents), aria_label="Contents"),
        element("main", *map(_section, parts)),
        element(
            "footer",
            element("p", f"{made}. The file is complete in itself: it fetches nothing and sends nothing."),
        ),
    ]


def _section(part: Part) -> Markup:
    heading = element("h2", part.heading, id=f"{part.anchor}-heading")
    return element(
        "section",
        heading,
        part.content,
        id=part.anchor,
        aria_labelledby=f"{part.anchor}-heading",
        tabindex="-1",
    )


def _policy(style: str, script: str) -> str:
    """What the file may load: nothing; and what it may run and be styled by: what it holds, told by checksum."""
    sums = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{sums[0]}'; script-src 'sha256-{sums[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
