"""Tables in which each row names its currency in a column of its own: "Programme | Amount | Currency"."""

from __future__ import annotations

from collections.abc import Sequence

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.naming.cues import find_cues
from fundnorm.recognise.tables.rows import Column
from fundnorm.recognise.text.tokens import tokenise

__all__ = ["currency_named", "priced_columns"]


def currency_named(cell: str, lexicon: Lexicon) -> str:
    """The code or group that a cell names, "" where it names none.

    >>> currency_named("KES", Lexicon.bundled("en")), currency_named("euros", Lexicon.bundled("en"))
    ('KES', 'EUR')
    """
    word = cell.strip()
    if word in lexicon.currencies.codes:
        return word
    alias = lexicon.currencies.before.get(word) or lexicon.currencies.after.get(word.lower())
    return alias.means if alias else lexicon.currencies.names.get(word.lower(), "")


def priced_columns(columns: Sequence[Column], lexicon: Lexicon) -> frozenset[int]:
    """The columns that the column of currencies is for: the one beside it, those of years and of money by their words.

    Numbers of other columns, such as those of projects or places, are none.
    """
    named = next((number for number, column in enumerate(columns) if column.currencies), None)
    if named is None:
        return frozenset()
    beside = named - 1 if named > 1 else named + 1
    return frozenset(
        number
        for number, column in enumerate(columns)
        if number not in (0, named) and column.unit is None and column.money
        if number == beside or column.year or _is_of_money(column.header, lexicon)
    )


def _is_of_money(header: str, lexicon: Lexicon) -> bool:
    tokens = tokenise(header, 0, len(header))
    nouns = lexicon.words["sum_noun"] | lexicon.words["amount_noun"]
    return bool(find_cues(tokens, lexicon)) or not nouns.isdisjoint(tokens.lower)
