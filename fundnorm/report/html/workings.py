"""How each figure came about: what was read, the rate, what was assumed and doubted, and every step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from fundnorm.model.item import LineItem
from fundnorm.report.basis_words import basis_sentence
from fundnorm.report.figures import ends
from fundnorm.report.html.markup import Markup, element, joined
from fundnorm.report.html.places import Placed
from fundnorm.report.rate_words import EACH_YEARS, implied_sentence, rate_sentence, yearly_sentence
from fundnorm.report.summary import sum_words, unit_heading

__all__ = ["value_words", "workings"]


def workings(found: Sequence[Placed], rows: Mapping[str, str], *, several: bool) -> Markup:
    """A part for each item that opens on its working; its text is also what is shown beside a mark in the text.

    `rows` has the anchor of each item's row by the item's key.

    >>> workings((), {}, several=False)
    ''
    """
    said = {(one.document, one.item.number): one.item.mention.text for one in found}
    return joined(_working(one, rows.get(one.key, ""), _role(one, said), several=several) for one in found)


def value_words(item: LineItem) -> str:
    """What the sum comes to, with its unit; the yearly amount where there is no other."""
    unit = unit_heading(item)
    whole = ends(item.value_low, item.value_high, item.mention.amount)
    if whole:
        return f"{whole} {unit}"
    yearly = ends(item.per_year_low, item.per_year_high, item.mention.amount)
    return f"{yearly} {unit} a year" if yearly else "no figure"


def _working(one: Placed, row: str, role: str, *, several: bool) -> Markup:
    item = one.item
    whose = f"{item.doc} {item.number}" if several else f"{item.number}"
    steps = (joined((element("b", step.name), " ", step.words)) for step in item.trace().told)
    chain = element(
        "details",
        element("summary", "Every step"),
        element("ol", *(element("li", step) for step in steps)),
        class_="chain",
        open=True,
    )
    body = element("div", _brief(one.item, role), chain, _links(one, row), class_="body")
    title = element("summary", f"{whose}: ", element("q", sum_words(item)), f" is {value_words(item)}")
    return element("details", title, body, class_="working", id=f"w{one.key}")


def _role(one: Placed, said: Mapping[tuple[int, int], str]) -> str:
    """How the item belongs to others, each in its own words: rows of a comparison have other numbers than items."""
    links = (("part of", one.item.part_of), ("the same sum as", one.item.equivalent_of))
    told = [
        f"{name} “{' '.join(said[one.document, number].split())}” (item {number})"
        for name, number in links
        if number is not None and (one.document, number) in said
    ]
    return ", ".join([*told, *([f"said {one.item.repeats + 1} times"] * bool(one.item.repeats))])


def _links(one: Placed, row: str) -> Markup:
    leading = [element("a", "In the table", href=f"#{row}"), " "] if row else []
    mark = element("a", "In the text", href=f"#m{one.key}")
    return element("p", *leading, mark, class_="links")


def _brief(item: LineItem, role: str) -> Markup:
    facts = (
        (element("dt", name), element("dd", *_told(sentences)))
        for name, sentences in _facts(item, role)
        if any(sentences)
    )
    return element("dl", *(part for pair in facts for part in pair), class_="brief")


def _told(sentences: Sequence[str]) -> Iterator[Markup | str]:
    if len(sentences) == 1:
        yield sentences[0]
        return
    yield element("ul", *(element("li", sentence) for sentence in sentences))


def _facts(item: LineItem, role: str) -> Iterator[tuple[str, Sequence[str]]]:
    steps = {step.name: step.words for step in item.trace().steps}
    yield "Read as", [steps["reading"]]
    yield "Comes to", _under_both(item, value_words)
    yield "For", [item.mention.label or ""]
    yield "Over", [steps.get("time", "")]
    yield "Role", [role]
    yield "Rate", _under_both(item, _rate)
    yield "Basis", [basis_sentence(item) if item.basis != "nominal" else ""]
    yield "Stated", [implied_sentence(item.implied) if item.implied else ""]
    yield "Assumed", [found.text for found in item.all_assumptions]
    yield "Doubtful", [flag.text for flag in item.all_flags]


def _under_both(item: LineItem, words: Callable[[LineItem], str]) -> list[str]:
    """What the words are at one rate, and what at each year's where that was asked for too."""
    told = [words(one) for one in item.under_rules]
    return [told[0], *(f"{EACH_YEARS}: {text}" for text in told[1:] if text)]


def _rate(item: LineItem) -> str:
    if item.rate is None or item.rate.rule == "same-currency":
        return ""
    return yearly_sentence(item) or rate_sentence(item.rate)
