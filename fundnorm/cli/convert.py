"""`fundnorm convert`: one sum at the rate of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fundnorm.cli.manners import say, stage
from fundnorm.cli.options import Country, Lang, RateDay
from fundnorm.cli.terms import takes_terms
from fundnorm.errors import InputError

if TYPE_CHECKING:
    from fundnorm.normalise.items.terms import Terms

__all__ = ["convert"]


@takes_terms
def convert(
    amount: Annotated[str, typer.Argument(metavar="AMOUNT", help="One sum, as a text writes it.")],
    date: RateDay = None,
    country: Country = None,
    lang: Lang = None,
    trace: Annotated[bool, typer.Option("--trace", help="Show every step, with all digits.")] = False,
    *,
    terms: Terms,
) -> None:
    """Convert one sum of money at the rate of a date.

    Without a date it is the newest rate. What was assumed stands on standard error.
    """
    from fundnorm.normalise.calls import item_of
    from fundnorm.report.chains import chain_lines
    from fundnorm.report.sentence import remarks, sentences

    if not amount.strip():
        raise InputError("AMOUNT is empty; give one sum, such as 'Rs 16,300 crore'")
    item = item_of(amount, terms, country=country, date=date, lang=lang)
    words = "".join(f"{line}\n" for line in sentences(item))
    with stage("-", utf8=False) as out:
        out.write(words)
        if trace:
            out.write("".join(f"{line}\n" for line in chain_lines(item.trace())))
    for remark in remarks(item):
        say(remark)
