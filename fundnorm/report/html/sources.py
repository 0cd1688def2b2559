"""What stands at the end of a report: notes, whose data the figures rest on, under what licence, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundnorm.lexicon.tables import DATA
from fundnorm.model.item import LineItem
from fundnorm.model.price import PriceLevel
from fundnorm.model.rate import SOURCE_NAMES, Rate
from fundnorm.report.html.markup import Markup, element, joined

__all__ = ["citation", "credited", "noted", "sources_used"]

_NOTICES = {
    "ecb": "European Central Bank",
    "nbp": "Narodowy Bank Polski",
    "pwt91": "Penn World Table",
    "hmrc": "HM Revenue & Customs",
    "bls": "US Bureau of Labor Statistics",
    "cia": "CIA World Factbook",
}
_PUBLIC = {
    "wb": "World Bank, World Development Indicators, CC BY 4.0",
    "cbdt": "India's Central Board of Direct Taxes, Cost Inflation Index, public record",
    "peg": "Official parities, public record",
    "fixed": "Conversion rates set by law, public record",
}
_NO_PUBLISHER = frozenset(("same currency", "the text", "given", ""))


def noted(notes: Sequence[str]) -> Markup:
    """The notes as a list; "" where there are none.

    >>> noted(["1 < 2"])
    '<ul class="notes"><li>1 &lt; 2</li></ul>'
    """
    return element("ul", *(element("li", note) for note in notes), class_="notes") if notes else Markup("")


def sources_used(items: Sequence[LineItem]) -> tuple[str, ...]:
    """The codes of the sources whose rates and price levels made the figures, in the order of their first use.

    >>> sources_used(())
    ()
    """
    names = (part for item in items for named in _named(item) for part in named.split("+"))
    return tuple(dict.fromkeys(name for name in names if name not in _NO_PUBLISHER))


def credited(items: Sequence[LineItem]) -> Markup:
    """The notice of each source that made a figure; a user's own file is named as such.

    >>> credited(())
    '<p>No rate or price level was needed.</p>'
    """
    used = sources_used(items)
    if not used:
        return element("p", "No rate or price level was needed.")
    notices = _notices()
    return element("ul", *(element("li", _credit(name, notices)) for name in used), class_="notes")


def citation(version: str, generated: str, items: Sequence[LineItem]) -> str:
    """A line to cite the report by: the program with its version, the sources, the day.

    >>> citation("1.0", "2026-11-23", ())
    'Figures by fundnorm 1.0; report of 2026-11-23.'
    """
    names = [SOURCE_NAMES.get(name, _NOTICES.get(name, name)) for name in sources_used(items)]
    parts = [
        f"Figures by fundnorm {version}".rstrip(),
        f"rates and price levels: {', '.join(names)}" if names else "",
        f"report of {generated}" if generated else "",
    ]
    return "; ".join(part for part in parts if part) + "."


def _named(item: LineItem) -> Iterator[str]:
    """What each rate and price level of an item says of its source."""
    implied = item.implied
    for rate in (item.rate, *item.rates, implied.market if implied else None):
        yield rate.source if rate else ""
    for factors in item.factors:
        yield from (factor.by.source for factor in factors if isinstance(factor.by, Rate | PriceLevel))
    if item.other:
        yield from _named(item.other)


def _credit(name: str, notices: dict[str, str]) -> Markup:
    heading = _NOTICES.get(name, "")
    if heading in notices:
        return joined((element("b", f"{heading}."), " ", notices[heading]))
    return joined((_PUBLIC.get(name, f"{name}: a table given by the user"),))


def _notices() -> dict[str, str]:
    """The notices that the bundled data come with, by name."""
    text = (DATA / "SOURCES.md").read_text(encoding="utf-8").partition("## Notices")[2].partition("```")[0]
    found = {}
    for paragraph in text.split("\n\n"):
        name, bold, notice = paragraph.strip().removeprefix("**").partition(".**")
        if bold:
            found[name] = " ".join(notice.split())
    return found
