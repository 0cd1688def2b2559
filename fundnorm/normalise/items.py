"""A document's mentions as line items: one unit, year by year, with all that was assumed.

The order of the work on each sum: what it takes over (folding), its years (timeline), its total and yearly amount
(figures), the rate (exchange, conversion), the shares (schedule). A range has no schedule; a sum with one open end is
spread by the end that is stated, so that its shares are limits as the sum itself is.
"""

from __future__ import annotations

from typing import NamedTuple

from fundnorm.errors import InputError
from fundnorm.model.item import Flag, LineItem, Unit
from fundnorm.model.mention import Document
from fundnorm.model.money import EXACT
from fundnorm.model.source import Source
from fundnorm.normalise.codes import flagged
from fundnorm.normalise.conversion import Conversion, convert_sum
from fundnorm.normalise.currencies import quantum
from fundnorm.normalise.exchange import Exchange, RateSource
from fundnorm.normalise.figures import NONE, Ends
from fundnorm.normalise.folding import Relations, fold
from fundnorm.normalise.gaps import gap_flags
from fundnorm.normalise.settling import Sum, settle
from fundnorm.normalise.units import read_unit

__all__ = ["RATE_RULES", "normalise"]

RATE_RULES = ("announced", "yearly")
"""One rate at the announcement, or each year's own mean."""


class _Job(NamedTuple):
    """What is the same for every sum of a document."""

    source: Source
    unit: Unit | None
    exchange: Exchange
    yearly: bool


def normalise(
    document: Document,
    *,
    to: str = "million USD",
    rate_rule: str = "announced",
    rates: RateSource | None = None,
    strict: bool = False,
) -> tuple[LineItem, ...]:
    """The document's sums in one unit, in text order; repeats of a sum are one item.

    `to` is `[scale] CODE`, an expression such as "crore INR / month", or "none" for each sum's own currency. One rate
    fixes a sum: that of its announcement, else of what it restates or is part of, else of the document, else the
    newest; `rate_rule="yearly"` converts each year at its own mean instead. `rates` is the bundled table unless another
    is passed. InputError for an unknown unit or rule; `strict` raises RateNotFoundError where a rate would be held or
    left out.

    >>> from decimal import Decimal
    >>> from fundnorm.model.mention import Mention
    >>> from fundnorm.model.money import Amount
    >>> sum_of_5 = Mention("$5 million", 0, 10, Amount.stated(Decimal(5000000), "USD"))
    >>> [str(item.value_low) for item in normalise(Document(Source("$5 million"), (sum_of_5,)))]
    ['5']
    """
    if not isinstance(document, Document):
        raise InputError(
            f"a document was expected, got {type(document).__name__}; pass what parse(text) gives"
        )
    if not isinstance(to, str):
        raise InputError(f"a unit was expected, got {type(to).__name__}; write 'million USD', or 'none'")
    if rate_rule not in RATE_RULES:
        raise InputError(f"rate rule {rate_rule!r} is not known; write one of {', '.join(RATE_RULES)}")
    unit = None if to.strip().lower() == "none" else read_unit(to)
    exchange = Exchange(rates or _bundled(), unit.currency if unit else "", strict)
    job = _Job(document.source, unit, exchange, yearly=rate_rule == "yearly")
    relations = Relations.of(fold(document.mentions))
    sums = [settle(entry, relations, document) for entry in relations.entries]
    return tuple(_item(found, job, _gaps(found, sums, exchange)) for found in sums)


def _bundled() -> RateSource:
    from fundnorm.normalise.rates import RateTable

    return RateTable.bundled()


def _gaps(found: Sum, sums: list[Sum], exchange: Exchange) -> tuple[Flag, ...]:
    anchor = found.entry.equivalent_of
    return () if anchor is None else gap_flags(found, sums[anchor - 1], exchange.rates)


def _item(found: Sum, job: _Job, gaps: tuple[Flag, ...]) -> LineItem:
    entry, source = found.entry, job.source
    conversion = convert_sum(found, job.exchange, yearly=job.yearly)
    value, more = _value(conversion, job.unit)
    shown, per_year = _scaled(value, job.unit), _scaled(conversion.per_year, job.unit)
    return LineItem(
        doc=source.name or "1",
        number=entry.number,
        mention=entry.mention,
        unit=job.unit,
        value_low=shown.low,
        value_high=shown.high,
        per_year_low=per_year.low,
        per_year_high=per_year.high,
        schedule=conversion.schedule,
        rate=conversion.rate if job.unit else None,
        rates=conversion.rates if job.unit else (),
        time=found.time,
        timed_by=found.timed_by,
        announced=str(found.announced or ""),
        calendar=found.timeline.calendar,
        part_of=entry.part_of,
        equivalent_of=entry.equivalent_of,
        repeats=len(entry.repeats),
        place=source.place,
        source=source.title,
        assumptions=found.assumptions + conversion.assumptions,
        flags=(*found.flags, *conversion.flags, *gaps, *more),
    )


def _value(conversion: Conversion, unit: Unit | None) -> tuple[Ends, tuple[Flag, ...]]:
    """The total, or in a unit per month (or year …) the yearly amount's share of one."""
    if unit is None or unit.per is None:
        return conversion.value, ()
    flow = conversion.per_year.times(1, unit.per.per_year)
    if flow == NONE:
        return flow, (flagged("no-duration", f"no length is known, so no amount per {unit.per.value}"),)
    step = quantum(unit.currency)
    rounded = (None if end is None else EXACT.quantize(end, step) for end in (flow.low, flow.high))
    return Ends(*rounded), ()


def _scaled(ends: Ends, unit: Unit | None) -> Ends:
    """The figures in the unit; a scale is a whole number, so nothing is rounded."""
    if unit is None or unit.scale == 1:
        return ends
    low = None if ends.low is None else EXACT.divide(ends.low, unit.scale)
    if ends.high is ends.low:
        return Ends(low, low)
    return Ends(low, None if ends.high is None else EXACT.divide(ends.high, unit.scale))
