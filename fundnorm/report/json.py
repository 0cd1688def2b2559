"""JSON: every item with its mention as a gold record, its schedule, and all that was assumed.

Figures are decimal strings and never shortened; `value`, `per_year` and the schedule's amounts are in `unit` (in the
mention's own currency where there is none).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from fundnorm.calendars import calendar_of, local_label
from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document
from fundnorm.model.money import EXACT, plain
from fundnorm.model.price import Factor
from fundnorm.model.rate import ImpliedRate, Rate, worked_out
from fundnorm.model.schedule import Share

__all__ = ["SCHEMA", "document_record", "item_record", "render", "render_lines", "written"]

SCHEMA = "fundnorm/1"
"""The name and version of the layout; a change that could break a reader gives it another number."""


def render(documents: Sequence[tuple[Document, Sequence[LineItem]]], *, several: bool = False) -> str:
    """One object for one document, an array of such objects for several, or where `several` says so.

    >>> from fundnorm.model.source import Source
    >>> print(render([(Document(Source("nothing")), ())]), end="")
    {
      "schema": "fundnorm/1",
      "document": {
        "name": "",
        "title": "",
        "publisher": "",
        "country": null,
        "date": null,
        "lang": "en",
        "notes": [],
        "rates": []
      },
      "items": []
    }
    """
    records = [
        {
            "schema": SCHEMA,
            "document": document_record(document),
            "items": [item_record(item) for item in items],
        }
        for document, items in documents
    ]
    return written(records[0] if len(records) == 1 and not several else records, indent=2) + "\n"


def render_lines(items: Iterable[LineItem]) -> str:
    """One item a line, each with its document's name under "doc".

    >>> render_lines(())
    ''
    """
    return "".join(f"{written({'schema': SCHEMA, 'doc': item.doc, **item_record(item)})}\n" for item in items)


def item_record(item: LineItem) -> dict[str, object]:
    """The item as JSON values; `value` and `per_year` are null where low and high differ or are open."""
    scale = item.unit.scale if item.unit else Decimal(1)
    return {
        "item": item.number,
        "mention": item.mention.to_dict(),
        "announced": item.announced or None,
        "unit": str(item.unit) if item.unit else None,
        **_figures("value", item.value_low, item.value_high),
        **_figures("per_year", item.per_year_low, item.per_year_high),
        "calendar": item.calendar or None,
        "schedule": [_share(share, scale) for share in item.schedule.shares] if item.schedule else [],
        "rate": _rate(item.rate),
        "rates": [_rate(rate) for rate in item.rates],
        "factors": [[_factor(factor) for factor in factors] for factors in item.factors],
        "yearly": _yearly(item.other),
        "implied": _implied(item.implied),
        "part_of": item.part_of,
        "equivalent_of": item.equivalent_of,
        "repeats": item.repeats,
        "basis": item.basis,
        "place": item.place or None,
        "assumptions": [{"code": found.code, "text": found.text} for found in item.assumptions],
        "flags": [{"code": found.code, "text": found.text} for found in item.flags],
    }


def _figures(name: str, low: Decimal | None, high: Decimal | None) -> dict[str, str | None]:
    return {
        name: _plain(low) if low == high else None,
        f"{name}_low": _plain(low),
        f"{name}_high": _plain(high),
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _share(share: Share, scale: Decimal) -> dict[str, object]:
    return {
        "label": share.heading,
        "local_label": _local(share),
        "from": share.first.isoformat() if share.first else None,
        "to": share.last.isoformat() if share.last else None,
        "amount": plain(EXACT.divide(share.amount, scale)),
    }


def _local(share: Share) -> str | None:
    """The year as its country writes it, where that is another way: 2081/82 for NP 2024-25."""
    owner, _, label = share.heading.partition(" ")
    if share.first is None or not label:
        return None
    local = local_label(calendar_of(owner).year_of(share.first), owner)
    return None if local == label else local


def _rate(rate: Rate | None) -> dict[str, object] | None:
    if rate is None:
        return None
    return {
        "value": plain(rate.value),
        "currency": rate.currency,
        "target": rate.target,
        "date": rate.date,
        "source": rate.source,
        "rule": rate.rule,
        "age": rate.age,
        "flags": [{"code": f"rate-{code}", "text": rate.warning(code)} for code in rate.flags],
    }


def _factor(factor: Factor) -> dict[str, object]:
    """One step of the calculation: by a rate, by a price level, or by a bare number."""
    step: dict[str, object] = {"sign": factor.sign, "value": plain(factor.value)}
    if isinstance(factor.by, Rate):
        return step | {"rate": f"{factor.by.currency}/{factor.by.target}", "date": factor.by.date or None}
    if factor.by is None:
        return step
    level = factor.by
    return step | {
        "fact": level.fact,
        "country": level.country,
        "period": level.period,
        "source": level.source,
        "mean_of": level.keys,
        "held": level.held,
    }


def _yearly(item: LineItem | None) -> dict[str, object] | None:
    """The same sum with each year at its own rate, where both rate rules were asked for."""
    if item is None:
        return None
    scale = item.unit.scale if item.unit else Decimal(1)
    return {
        **_figures("value", item.value_low, item.value_high),
        **_figures("per_year", item.per_year_low, item.per_year_high),
        "schedule": [_share(share, scale) for share in item.schedule.shares] if item.schedule else [],
        "rate": _rate(item.rate),
        "rates": [_rate(rate) for rate in item.rates],
        "factors": [[_factor(factor) for factor in factors] for factors in item.factors],
        "assumptions": [{"code": found.code, "text": found.text} for found in item.assumptions],
        "flags": [{"code": found.code, "text": found.text} for found in item.flags],
    }


def _implied(implied: ImpliedRate | None) -> dict[str, object] | None:
    """The text's own rate beside the market's; `gap` is a fraction of what the market's gives."""
    if implied is None:
        return None
    gap = None if implied.gap is None else plain(worked_out(implied.gap))
    return {"rate": _rate(implied.rate), "market": _rate(implied.market), "gap": gap}


def document_record(document: Document) -> dict[str, object]:
    """What is known of a document as JSON values, with the rates that its text states."""
    source = document.source
    return {
        "name": source.name,
        "title": source.title,
        "publisher": source.publisher,
        "country": source.country,
        "date": str(source.date) if source.date else None,
        "lang": source.lang,
        "notes": source.notes,
        "rates": [
            {
                "text": rate.text,
                "start": rate.start,
                "end": rate.end,
                "value": plain(rate.value),
                "currency": rate.currency,
                "base": rate.base,
            }
            for rate in document.rates
        ],
    }


def written(value: Mapping[str, object] | Sequence[object], indent: int | None = None) -> str:
    """The value as JSON; a half of a surrogate pair, which UTF-8 can't hold, is written as its escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
