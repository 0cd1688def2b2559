"""A document's mentions as line items: one unit, year by year, with all that was assumed.

The order of the work on each sum: what it takes over (folding), its years (timeline), its total and yearly amount
(figures), the rate (exchange, conversion), the shares (schedule). A range has no schedule; a sum with one open end is
spread by the end that is stated, so that its shares are limits as the sum itself is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Unpack

from fundnorm.errors import InputError, SeriesEndedError
from fundnorm.model.item import Flag, LineItem, Unit
from fundnorm.model.mention import Document, Mention
from fundnorm.model.money import EXACT
from fundnorm.model.source import Source
from fundnorm.normalise.codes import flagged
from fundnorm.normalise.currencies import quantum
from fundnorm.normalise.items.conversion import Conversion, convert_sum
from fundnorm.normalise.items.exchange import Exchange
from fundnorm.normalise.items.figures import NONE, Ends
from fundnorm.normalise.items.folding import Relations, fold
from fundnorm.normalise.items.gaps import Comparison, compare
from fundnorm.normalise.items.settling import Sum, settle
from fundnorm.normalise.items.terms import Options, Terms, read_terms

__all__ = ["items_of", "normalise"]


def normalise(document: Document, **options: Unpack[Options]) -> tuple[LineItem, ...]:
    """The document's sums in one unit, in text order; repeats of a sum are one item.

    One rate fixes a sum: that of its announcement, else of what it restates or is part of, else of the document, else
    the newest. The options are those of `fundnorm.normalise.items.terms.Options`: `to`, `rate_rule`, `rates`, `strict`,
    `profile`, `weights`, `from_year`, `to_year`, `basis`, `prices`, `deflator`, `hold_prices`.

    InputError for an option that makes no sense; SeriesEndedError where a series of prices ends too early for the basis
    of every sum, and is not to be held (where others have a value, such a sum has none, and a flag says why); `strict`
    raises MissingFactError where a rate would be held, or a figure left out.

    >>> from decimal import Decimal
    >>> from fundnorm.model.mention import Mention
    >>> from fundnorm.model.money import Amount
    >>> sum_of_5 = Mention("$5 million", 0, 10, Amount.stated(Decimal(5000000), "USD"))
    >>> [str(item.value_low) for item in normalise(Document(Source("$5 million"), (sum_of_5,)))]
    ['5']
    """
    return items_of(document, read_terms(**options))


def items_of(document: Document, terms: Terms, *, alone: bool = True) -> tuple[LineItem, ...]:
    """The document's sums on terms that have been read, as `normalise` gives them.

    Where it does not stand `alone`, but beside other documents, SeriesEndedError is raised under `strict` only.
    """
    if not isinstance(document, Document):
        raise InputError(
            f"a document was expected, got {type(document).__name__}; pass what parse(text) gives"
        )
    sums = _compared(document, terms)
    made, ended = [], []
    for found, gaps in sums:
        try:
            made.append(_by_rule(found, document.source, terms, gaps))
        except SeriesEndedError as error:
            ended.append(error)
            unpriced = Conversion(flags=(flagged("no-price", str(error)),))  # beside others it keeps its row
            made.append(_line(found, document.source, terms, gaps, unpriced))
    if ended and (terms.exchange.strict or (alone and len(ended) == len(sums))):
        raise ended[0]
    return tuple(made)


def _compared(document: Document, terms: Terms) -> list[tuple[Sum, Comparison]]:
    """The sums, each stated equivalent beside its anchor and read as what of that fits the market."""
    relations = Relations.of(fold(document.mentions))
    sums = [settle(entry, relations, document, terms.spreading) for entry in relations.entries]
    gaps = []
    for at, found in enumerate(sums):
        gap = _gaps(found, sums, terms.exchange)
        if gap.per is not None:
            sums[at] = settle(found.entry._replace(per=gap.per), relations, document, terms.spreading)
        gaps.append(gap)
    return list(zip(sums, gaps, strict=True))


def _gaps(found: Sum, sums: list[Sum], exchange: Exchange) -> Comparison:
    anchor = found.entry.equivalent_of
    return Comparison() if anchor is None else compare(found, sums[anchor - 1], exchange.rates)


def _by_rule(found: Sum, source: Source, terms: Terms, gaps: Comparison) -> LineItem:
    """The item under the rate rule that was asked for; where both were, the other one goes with it."""
    item = _under(found, source, terms, gaps, yearly=terms.rate_rule == "yearly")
    if terms.rate_rule != "both":
        return item
    return replace(item, other=_under(found, source, terms, gaps, yearly=True))


def _under(found: Sum, source: Source, terms: Terms, gaps: Comparison, *, yearly: bool) -> LineItem:
    conversion = convert_sum(found, terms.exchange, yearly=yearly, pricing=terms.pricing)
    return _line(found, source, terms, gaps, conversion)


def _line(found: Sum, source: Source, terms: Terms, gaps: Comparison, conversion: Conversion) -> LineItem:
    """The item of a sum and what its conversion came to."""
    entry, unit, total = found.entry, terms.unit, found.figures.total
    value, more = _value(conversion, unit)
    shown, per_year = _scaled(value, unit), _scaled(conversion.per_year, unit)
    return LineItem(
        doc=source.name or "1",
        number=entry.number,
        mention=entry.mention,
        unit=unit,
        total_low=total.low,
        total_high=total.high,
        value_low=shown.low,
        value_high=shown.high,
        per_year_low=per_year.low,
        per_year_high=per_year.high,
        schedule=conversion.schedule,
        rate=conversion.rate if unit else None,
        rates=conversion.rates if unit else (),
        own=conversion.own,
        factors=conversion.factors,
        time=found.time,
        timed_by=found.timed_by,
        announced=str(found.announced or ""),
        calendar=found.timeline.calendar,
        part_of=entry.part_of,
        former_of=entry.former_of,
        equivalent_of=entry.equivalent_of,
        repeats=len(entry.repeats),
        implied=gaps.implied,
        read_per=entry.per,
        basis=_basis(entry.mention, terms),
        place=source.place_of(entry.mention.start),
        source=source.title,
        assumptions=found.assumptions + conversion.assumptions,
        flags=(*found.flags, *conversion.flags, *gaps.flags, *more, *_vanished(found, conversion.value)),
    )


def _vanished(found: Sum, value: Ends) -> tuple[Flag, ...]:
    """The flag of a sum above nought that its target's smallest unit rounds to nought."""
    ends = zip(found.figures.total, value, strict=True)
    gone = any(total and end is not None and not end for total, end in ends)
    return (flagged("rounded-away"),) if gone else ()


def _basis(mention: Mention, terms: Terms) -> str:
    """The basis asked for; a figure that the text states in the prices of a year keeps them in a nominal table."""
    if terms.pricing is not None:
        return str(terms.pricing.basis)
    return f"constant:{mention.prices}" if mention.prices else "nominal"


def _value(conversion: Conversion, unit: Unit | None) -> tuple[Ends, tuple[Flag, ...]]:
    """The total, or in a unit per month (or year …) the yearly amount's share of one."""
    if unit is None or unit.per is None:
        return conversion.value, ()
    flow = conversion.per_year.times(1, unit.per.per_year)
    if flow == NONE:
        return flow, (flagged("no-duration", f"no length is known, so no amount per {unit.per.value}"),)
    return flow.rounded(quantum(unit.currency)), ()


def _scaled(ends: Ends, unit: Unit | None) -> Ends:
    """The figures in the unit; a scale is a whole number, so nothing is rounded."""
    if unit is None or unit.scale == 1:
        return ends
    scale = unit.scale
    return ends.each(lambda end: EXACT.divide(end, scale))
