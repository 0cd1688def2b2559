"""Mentions made by hand, and rates that say what they were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from fundnorm.errors import RateNotFoundError
from fundnorm.model.finance import Kind
from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document, Mention, StatedYear
from fundnorm.model.money import Amount, Modifier, RatePer
from fundnorm.model.period import Duration, FiscalYear, PartialDate, Period, TimeExpression
from fundnorm.model.rate import Rate
from fundnorm.model.source import Source
from fundnorm.normalise.items import normalise

__all__ = ["CRORE", "Rates", "codes", "dated", "flags", "item", "items", "said", "shares", "years"]

CRORE = 10**7


@dataclass
class Rates:
    """Rates that say what they were asked for: 80 rupees and 0.8 euros a dollar, and a rupee more each year."""

    asked: list[tuple[str, str, object]] = field(default_factory=list)

    def rate(self, currency: str, target: str, when: object, *, strict: bool = False) -> Rate:
        self.asked.append((currency, target, when))
        if "XAU" in (currency, target):
            raise RateNotFoundError("no rate for XAU")
        value = self._per_dollar(currency, when) / self._per_dollar(target, when)
        named = when.label if isinstance(when, FiscalYear) else str(when or "2026-10-30")
        rule = "newest" if when is None else "held" if named.startswith("2029") else "day"
        if strict and rule == "held":
            raise RateNotFoundError("no rate after 2026-10-30")
        flags = ("estimated",) if named.startswith("1950") else ()
        return Rate(currency, target, value, named, "ecb", rule, 900 if rule == "held" else 0, flags)

    @staticmethod
    def _per_dollar(currency: str, when: object) -> Decimal:
        if currency == "INR" and isinstance(when, FiscalYear):
            return Decimal(80 + when.first.year - 2024)
        return {"INR": Decimal(80), "EUR": Decimal("0.8"), "USD": Decimal(1), "JPY": Decimal(150)}[currency]


def years(number: int, text: str = "over some years") -> TimeExpression:
    return TimeExpression(text, 20, 20 + len(text), Duration(12 * number))


def dated(first: date, last: date, *, fiscal: bool = True) -> TimeExpression:
    return TimeExpression("dated", 20, 25, Duration(Period(first, last).months), first, last, fiscal)


def said(  # noqa: PLR0913  a mention has many sides
    value: int | str,
    currency: str = "INR",
    *,
    modifier: Modifier = Modifier.EXACT,
    per: RatePer | None = None,
    period: TimeExpression | None = None,
    announced: str | None = None,
    part_of: int | None = None,
    equivalent_of: int | None = None,
    by_year: Sequence[tuple[FiscalYear, int]] = (),
) -> Mention:
    return Mention(
        text=f"{currency} {value}",
        start=0,
        end=10,
        amount=Amount.stated(Decimal(value), currency, modifier, per),
        kind=Kind.BUDGET,
        period=period,
        by_year=tuple(StatedYear(year, Decimal(amount)) for year, amount in by_year),
        part_of=part_of,
        equivalent_of=equivalent_of,
        announced=PartialDate.parse(announced) if announced else None,
    )


def items(
    *mentions: Mention,
    country: str | None = "IN",
    published: str | None = None,
    rates: Rates | None = None,
    **options: str,
) -> tuple[LineItem, ...]:
    source = Source(
        "text", country=country, date=PartialDate.parse(published) if published else None, name="doc"
    )
    return normalise(Document(source, mentions), rates=rates or Rates(), **options)  # type: ignore[arg-type]


def item(mention: Mention, **options: object) -> LineItem:
    (found,) = items(mention, **options)  # type: ignore[arg-type]
    return found


def codes(found: LineItem) -> list[str]:
    return [assumption.code for assumption in found.assumptions]


def flags(found: LineItem) -> list[str]:
    return [flag.code for flag in found.flags]


def shares(found: LineItem) -> list[tuple[str, str]]:
    return [(share.heading, str(share.amount)) for share in found.schedule.shares] if found.schedule else []
