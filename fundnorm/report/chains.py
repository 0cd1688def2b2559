"""How figures were worked out: the chain behind each item's value, or its share of a year, on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundnorm.errors import InputError
from fundnorm.model.item import LineItem
from fundnorm.model.trace import Trace
from fundnorm.report.wide import pad, visible, wrap

__all__ = ["chain_lines", "render"]

_COLUMNS = 80
_INDENT = 3
_NAME = 10


def render(items: Sequence[LineItem], number: int = 0, year: str = "") -> str:
    """The chains of some items of a document, a paragraph each.

    `number` picks one item, 0 all of them; `year` asks for the share of a year by its heading or label. InputError for
    an item that there is not, and for a year of which no item that was picked has a share.

    >>> render((), 3)
    Traceback (most recent call last):
    fundnorm.errors.InputError: there is no item 3; the document has 0
    """
    if number > len(items):
        raise InputError(f"there is no item {number}; the document has {len(items)}")
    picked = [item for item in items if number in {0, item.number}]
    if year and not number:
        with_share = [item for item in picked if any(one.share_of(year) for one in item.under_rules)]
        picked = with_share or picked[:1]  # whose error then names the years that there are
    return "\n".join("".join(f"{line}\n" for line in _paragraph(item, year)) for item in picked)


def _paragraph(item: LineItem, year: str) -> Iterator[str]:
    trace = item.trace(year)
    yield f"{item.number}  {visible(trace.title)}"
    yield from chain_lines(trace)


def chain_lines(trace: Trace) -> Iterator[str]:
    """The steps of a chain, each with its name before it, wrapped to the screen; those under both rate rules."""
    room = _COLUMNS - _INDENT - _NAME - 1
    for step in trace.told:
        name = pad(visible(step.name), _NAME)
        for at, line in enumerate(wrap(visible(step.words), room)):
            yield " " * _INDENT + (name if at == 0 else " " * _NAME) + " " + line
