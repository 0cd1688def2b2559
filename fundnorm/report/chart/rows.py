"""What is drawn, a row a mark: floats for the eye, and beside them what its tooltip tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from fundnorm.errors import InputError
from fundnorm.model.display import grouped
from fundnorm.model.money import plain
from fundnorm.report.chart.figures import Amount, Figure, Figures

__all__ = ["By", "Row", "checked", "rows_beside", "rows_by_year"]

By = Literal["label", "document", "kind", "currency"]
"""What a colour stands for."""

Row = dict[str, object]

_BY = ("label", "document", "kind", "currency")


def checked(by: str) -> None:
    """Nothing; InputError for what a colour can't stand for."""
    if by not in _BY:
        raise InputError(f"by={by!r} is not known; write one of {', '.join(_BY)}")


def rows_beside(found: Figures, by: By, *, log: bool) -> list[Row]:
    """A row a sum, the largest first; on a logarithmic scale those above nothing."""
    held = sorted(found.held, key=lambda figure: figure.stated or 0, reverse=True)
    return [_row(figure, found, by) for figure in held if not log or (figure.stated or 0) > 0]


def rows_by_year(found: Figures, amounts: Iterable[Amount], by: By, *, log: bool) -> list[Row]:
    """A row a sum's year; on a logarithmic scale those above nothing."""
    return [_year_row(amount, found, by) for amount in amounts if not log or amount.value > 0]


def _row(figure: Figure, found: Figures, by: By) -> Row:
    item, mention, rate = figure.item, figure.item.mention, figure.item.rate
    low, stated, high = (
        None if end is None else float(end) for end in (figure.low, figure.stated, figure.high)
    )
    colours = {"document": figure.document, "kind": mention.kind.value, "currency": mention.amount.currency}
    return {
        "name": figure.name,
        "group": colours.get(by, figure.name),
        "legend": "sum" if by == "label" else by,
        "low": low,
        "stated": stated,
        "high": high,
        "end": stated if high is None else high,
        "exact": figure.words,
        "short": figure.short,
        "unit": found.title,
        "text": mention.text,
        "document": figure.document,
        "kind": mention.kind.value,
        "rate": f"{plain(rate.value)} {rate.currency} per {rate.target}, {rate.source} {rate.date}"
        if rate
        else "",
        "assumed": "; ".join(assumption.text for assumption in item.assumptions),
    }


def _year_row(amount: Amount, found: Figures, by: By) -> Row:
    schedule = amount.figure.item.schedule
    return {
        **_row(amount.figure, found, by),
        "year": amount.year,
        "amount": float(amount.value),
        "exact": grouped(amount.value),
        "rule": amount.rule,
        "spread": schedule.profile if schedule else "",
    }
