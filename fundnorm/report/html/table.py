"""A table that reads without a script, and that one can sort and filter with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fundnorm.report.html.markup import Markup, element

__all__ = ["Cell", "Grid", "Heading", "Line", "table"]

_DEEPEST = 4
_BROAD = 12  # columns above which paper has no room for the columns that stand aside
_ASIDE = frozenset(("Place", "Also in", "Country", "Kind", "In the total", "Over", "Dated", "Working"))


class Heading(NamedTuple):
    """A column's name and how its cells look; those of the `leading` column name their rows.

    `look` is "number" (to the right, sorted by number), "words" (wide enough for sentences), "whole" (never
    broken) or "".
    """

    text: str
    look: str = ""
    leading: bool = False

    @property
    def classes(self) -> str | None:
        """What a style sheet knows its cells by."""
        return " ".join(filter(None, (self.look, "aside" * (self.text in _ASIDE)))) or None


class Cell(NamedTuple):
    """What a cell shows, the plain number or text that it sorts by, and its exact figure in words."""

    content: object = ""
    key: str = ""
    exact: str = ""


class Line(NamedTuple):
    """A row: its anchor, how deep it stands under another, and the kind and documents that it is picked by."""

    cells: Sequence[Cell]
    anchor: str = ""
    depth: int = 0
    kind: str = ""
    documents: Sequence[str] = ()
    role: str = ""


class Grid(NamedTuple):
    """A whole table: `totals` are the rows at its foot."""

    caption: str
    headings: Sequence[Heading]
    lines: Sequence[Line]
    totals: Sequence[Line] = ()


def table(grid: Grid) -> Markup:
    """The controls, which a script shows, and the table in a region of its own that scrolls.

    >>> "2 rows" in table(Grid("Sums", [Heading("Sum")], [Line([Cell("$5")]), Line([Cell("$6")])]))
    True
    """
    head = element("thead", element("tr", *map(_heading, grid.headings)))
    body = element("tbody", *(_row(line, grid.headings) for line in grid.lines))
    foot = [element("tfoot", *(_row(line, grid.headings) for line in grid.totals))] if grid.totals else []
    broad = "broad" if len(grid.headings) > _BROAD else None
    whole = element("table", element("caption", grid.caption), head, body, *foot, id="table", class_=broad)
    region = element("div", whole, class_="scroll", role="region", aria_label=grid.caption, tabindex="0")
    return Markup(_controls(grid) + region)


def _heading(heading: Heading) -> Markup:
    order = "number" if heading.look == "number" else "text"
    return element("th", heading.text, scope="col", class_=heading.classes, data_sort=order)


def _row(line: Line, headings: Sequence[Heading]) -> Markup:
    cells = (_cell(cell, heading) for cell, heading in zip(line.cells, headings, strict=True))
    depth = min(line.depth, _DEEPEST)
    return element(
        "tr",
        *cells,
        id=line.anchor or None,
        class_=f"depth-{depth}" if depth else None,
        data_kind=line.kind or None,
        data_documents="\n".join(line.documents) or None,
        data_role=line.role or None,
    )


def _cell(cell: Cell, heading: Heading) -> Markup:
    facts = {
        "class_": heading.classes,
        "data_key": cell.key or None,
        "title": cell.exact or None,
    }
    if heading.leading:
        return element("th", cell.content, scope="row", **facts)
    return element("td", cell.content, **facts)


def _controls(grid: Grid) -> Markup:
    """A field to filter by words, a choice of kinds and documents where there are several, and how many rows show."""
    kinds = sorted({line.kind for line in grid.lines if line.kind})
    documents = list(dict.fromkeys(name for line in grid.lines for name in line.documents))
    field = element("input", id="filter", type="search", autocomplete="off")
    rows = len(grid.lines)
    return element(
        "div",
        element("div", element("label", "Filter", for_="filter"), field),
        _choice("kind", "Kind", "All kinds", kinds),
        _choice("documents", "Document", "All documents", documents),
        element("button", "Document order", type="button", id="unsort", hidden=True),
        element("p", f"{rows:,} row{'s' * (rows != 1)}", id="shown", role="status"),
        class_="controls",
        id="controls",
        hidden=True,
    )


def _choice(name: str, label: str, every: str, values: Sequence[str]) -> Markup:
    if len(values) < 2:
        return Markup("")
    options = [
        element("option", every, value=""),
        *(element("option", value, value=value) for value in values),
    ]
    chosen = element("select", *options, id=f"pick-{name}", data_pick=name)
    return element("div", element("label", label, for_=f"pick-{name}"), chosen)
