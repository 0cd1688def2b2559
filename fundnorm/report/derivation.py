"""How each sum of a document was read, for people who check."""

from __future__ import annotations

from collections.abc import Iterator

from fundnorm.model.mention import Document, Mention
from fundnorm.model.money import Amount
from fundnorm.model.period import TimeExpression
from fundnorm.report.figures import exact
from fundnorm.report.wide import safe

__all__ = ["render"]

_RULES = {
    "code": "its code or a sign of its own",
    "sign": "the sign",
    "name": "the name",
    "country": "the document's country",
    "default": "the usual meaning; no country decides",
    "context": "the sum beside it",
}


def render(document: Document) -> str:
    r"""A paragraph for each mention: span, figure, currency and why, time, kind, links, label.

    >>> from decimal import Decimal
    >>> from fundnorm.model.source import Source
    >>> print(render(Document(Source("$5"), (Mention("$5", 0, 2, Amount.stated(Decimal(5), "USD")),))), end="")
    1  "$5", characters 0-2
       amount    5 USD
       currency  USD, by its code or a sign of its own
       kind      other
    """
    return "\n".join("".join(f"{line}\n" for line in _paragraph(at, document)) for at in range(len(document)))


def _paragraph(at: int, document: Document) -> Iterator[str]:
    mention = document[at]
    yield f'{at + 1}  "{safe(mention.text)}", characters {mention.start}-{mention.end}'
    for name, words in _facts(mention, document):
        yield f"   {name:<9} {safe(words)}"


def _facts(mention: Mention, document: Document) -> Iterator[tuple[str, str]]:
    amount = mention.amount
    yield "amount", _figures(amount)
    yield "currency", _currency(mention)
    if mention.period:
        yield "period", _period(mention.period)
    if mention.by_year:
        yield "by year", "; ".join(f"{year.year.heading}: {exact(year.amount)}" for year in mention.by_year)
    if mention.announced:
        yield "dated", str(mention.announced)
    yield "kind", mention.kind.value
    for name, index in (("part of", mention.part_of), ("same as", mention.equivalent_of)):
        if index is not None:
            yield name, f'{index + 1}  "{document[index].text}"'
    if mention.label:
        yield "label", mention.label


def _figures(amount: Amount) -> str:
    figures = "–".join(exact(end) for end in dict.fromkeys((amount.low, amount.high)) if end is not None)
    words = f"{figures} {amount.currency}"
    if amount.modifier.value != "exact":
        words = f"{amount.modifier.value.replace('_', ' ')} {words}"
    return f"{words} per {amount.rate_per.value.replace('_', ' ')}" if amount.rate_per else words


def _currency(mention: Mention) -> str:
    rule = _RULES.get(mention.currency_rule, mention.currency_rule)
    others = [code for code in mention.candidates if code != mention.amount.currency]
    doubt = f" (could be {', '.join(others)})" if others else ""
    return f"{mention.amount.currency}, by {rule}{doubt}"


def _period(time: TimeExpression) -> str:
    facts = []
    if time.duration:
        facts.append(f"{time.duration.years} years")
    if time.first:
        facts.append(f"from {time.first}")
    if time.last:
        facts.append(f"to {time.last}")
    if time.fiscal:
        facts.append("fiscal")
    return f'"{time.text}"' + (f": {', '.join(facts)}" if facts else "")
