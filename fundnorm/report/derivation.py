"""How each sum of a document was read, for people who check."""

from __future__ import annotations

from collections.abc import Iterator

from fundnorm.model.mention import Document, Mention
from fundnorm.model.money import Amount
from fundnorm.model.period import TimeExpression
from fundnorm.recognise.money.refusals import refusals
from fundnorm.report.figures import exact
from fundnorm.report.wide import safe

__all__ = ["render"]


def render(document: Document) -> str:
    r"""A paragraph for each mention: span, figure, currency, limit, time, kind, links, label; each with its reason.

    Then the near misses: numbers beside a currency or a scale that are no sums, and why not.

    >>> from decimal import Decimal
    >>> from fundnorm.model.source import Source
    >>> print(render(Document(Source("$5"), (Mention("$5", 0, 2, Amount.stated(Decimal(5), "USD")),))), end="")
    1  "$5", characters 0-2
       amount    5 USD
       currency  USD
       kind      other
    """
    paragraphs = ["".join(f"{line}\n" for line in _paragraph(at, document)) for at in range(len(document))]
    misses = "".join(f'   "{safe(miss.text)}": {safe(miss.reason)}\n' for miss in refusals(document))
    return "\n".join([*paragraphs, *(["Not read as money:\n" + misses] if misses else [])])


def _paragraph(at: int, document: Document) -> Iterator[str]:
    mention = document[at]
    yield f'{at + 1}  "{safe(mention.text)}", characters {mention.start}-{mention.end}'
    for name, words in _facts(mention, document):
        yield f"   {name:<9} {safe(words)}"


def _facts(mention: Mention, document: Document) -> Iterator[tuple[str, str]]:
    amount = mention.amount
    why = _Reasons(mention, document.source.text)
    yield "amount", _figures(amount) + why.of("amount")
    yield "currency", _currency(mention) + why.of("currency")
    if amount.modifier.value not in ("exact", "between"):
        yield "limit", amount.modifier.value.replace("_", " ") + why.of("modifier")
    if amount.rate_per:
        yield "rate", f"per {amount.rate_per.value.replace('_', ' ')}" + why.of("rate_per")
    if mention.period:
        yield "period", _period(mention.period) + why.of("period")
    if mention.prices:
        yield "prices", f"of {mention.prices}" + why.of("prices")
    if mention.by_year:
        yield "by year", "; ".join(f"{year.year.heading}: {exact(year.amount)}" for year in mention.by_year)
    if mention.announced:
        yield "dated", str(mention.announced) + why.of("announced")
    yield "kind", mention.kind.value + why.of("kind")
    for name, index, aspect in (
        ("part of", mention.part_of, "part_of"),
        ("same as", mention.equivalent_of, "equivalent_of"),
        ("former level of", mention.former_of, "former_of"),
    ):
        if index is not None:
            yield name, f'{index + 1}  "{document[index].text}"' + why.of(aspect)
    if mention.label:
        yield "label", mention.label


class _Reasons:
    """What a mention says of its certainty, by aspect; the last word on an aspect counts."""

    def __init__(self, mention: Mention, text: str) -> None:
        self._by_aspect = {reason.aspect: reason for reason in mention.reasons}
        self._text = text

    def of(self, aspect: str) -> str:
        """`; stated: "up to"` or the like, "" where nothing is noted."""
        reason = self._by_aspect.get(aspect)
        if reason is None:
            return ""
        words = f' ("{self._text[reason.start : reason.end]}")' if reason.start >= 0 else ""
        return f"; {reason.certainty}: {reason.rule}{words}"


def _figures(amount: Amount) -> str:
    figures = "–".join(exact(end) for end in dict.fromkeys((amount.low, amount.high)) if end is not None)
    words = f"{figures} {amount.currency}"
    if amount.modifier.value != "exact":
        words = f"{amount.modifier.value.replace('_', ' ')} {words}"
    return f"{words} per {amount.rate_per.value.replace('_', ' ')}" if amount.rate_per else words


def _currency(mention: Mention) -> str:
    others = [code for code in mention.candidates if code != mention.amount.currency]
    doubt = f" (could be {', '.join(others)})" if others else ""
    return f"{mention.amount.currency}{doubt}"


def _period(time: TimeExpression) -> str:
    facts = []
    if time.duration:
        facts.append(f"{time.duration.years} year{'s' * (time.duration.years != '1')}")
    if time.first:
        facts.append(f"from {time.first}")
    if time.last:
        facts.append(f"to {time.last}")
    if time.fiscal:
        facts.append("fiscal")
    return f'"{time.text}"' + (f": {', '.join(facts)}" if facts else "")
