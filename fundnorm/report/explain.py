"""How a text is read, in words, for a caller with the text in its hand."""

from __future__ import annotations

from fundnorm.model.source import Source
from fundnorm.normalise.calls import When, parse
from fundnorm.report.derivation import render

__all__ = ["explain"]


def explain(
    text: str | Source, *, country: str | None = None, date: When = None, lang: str | None = None
) -> str:
    """A paragraph for each sum: its span, its figure, its currency and why, its time, kind and links.

    The options are those of `parse`. Empty where the text mentions no sum.

    >>> print(explain("about Rs 7,000 crore", country="IN").splitlines()[0])
    1  "Rs 7,000 crore", characters 6-20
    """
    return render(parse(text, country=country, date=date, lang=lang))
