"""`fundnorm convert`: one sum at the rate of a date."""

from __future__ import annotations

from typing import Annotated

import typer

from fundnorm.cli.documents import check
from fundnorm.cli.manners import say, stage
from fundnorm.cli.options import Country, Lang, RateDay, Strict, To
from fundnorm.errors import InputError

__all__ = ["convert"]


def convert(
    amount: Annotated[str, typer.Argument(metavar="AMOUNT", help="One sum, as a text writes it.")],
    to: To = "million USD",
    date: RateDay = None,
    country: Country = None,
    lang: Lang = None,
    strict: Strict = False,
) -> None:
    """Convert one sum of money at the rate of a date.

    Without a date it is the newest rate. What was assumed stands on standard error.
    """
    from fundnorm.normalise.calls import convert as converted
    from fundnorm.report.sentence import remarks, sentence

    check(to, "-")
    if not amount.strip():
        raise InputError("AMOUNT is empty; give one sum, such as 'Rs 16,300 crore'")
    item = converted(amount, to=to, date=date, country=country, lang=lang, strict=strict)
    words = sentence(item)
    with stage("-", utf8=False) as out:
        out.write(f"{words}\n")
    for remark in remarks(item):
        say(remark)
