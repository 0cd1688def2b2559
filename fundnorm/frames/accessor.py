"""`Series.fundnorm`: the sums in a column of texts, by the labels of the column."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal, Unpack

import pandas as pd

from fundnorm.compare.assembling import assemble
from fundnorm.errors import InputError
from fundnorm.frames.frame import Numbers, to_frame
from fundnorm.frames.settings import Given, Settings, documents
from fundnorm.model.item import LineItem
from fundnorm.model.mention import Document
from fundnorm.model.table import Table
from fundnorm.normalise.items.making import items_of
from fundnorm.normalise.items.terms import Options, Terms, read_terms
from fundnorm.normalise.tabulate import tabulate

__all__ = ["End", "SeriesSums"]

End = Literal["low", "high"]


@pd.api.extensions.register_series_accessor("fundnorm")
class SeriesSums:
    """The sums in a column of texts, under `Series.fundnorm` once `fundnorm.frames` is imported.

    Everything it gives has the labels of the column, so that it joins back to its frame. `country`, `date` and `lang`
    are one for all texts, or a Series with one for each. InputError names the row that could not be read.

    >>> texts = pd.Series(["$5 million for ports", None], index=["a", "b"])
    >>> texts.fundnorm.table(to="million USD")["value_low"]
    a       5
    b    None
    Name: value_low, dtype: object
    """

    def __init__(self, texts: pd.Series[Any]) -> None:
        self._texts = texts

    def documents(self, *, country: Given = None, date: Given = None, lang: Given = None) -> pd.Series[Any]:
        """A `Document` for each text, as `parse` gives it; None where the text is missing."""
        return self._column(documents(self._texts, Settings(country, date, lang)), self._texts.name)

    def mentions(self, *, country: Given = None, date: Given = None, lang: Given = None) -> pd.Series[Any]:
        """The `Mention`s of each text in a tuple, which is empty where there is none; `explode` gives each a row.

        >>> pd.Series(["$5 and €6", None]).fundnorm.mentions().map(len).to_list()
        [2, 0]
        """
        read = documents(self._texts, Settings(country, date, lang))
        return self._column([document.mentions if document else () for document in read], "mentions")

    def table(
        self,
        *,
        years: str | None = None,
        long: bool = False,
        numbers: Numbers = "decimal",
        country: Given = None,
        date: Given = None,
        lang: Given = None,
        **options: Unpack[Options],
    ) -> pd.DataFrame:
        """The sums as `fundnorm.table` gives them, each under the label of its text.

        A text that is missing, or has no sum, has one row with empty cells, so that no label is lost. `doc` is the
        text's label.

        >>> texts = pd.Series(["$5 and $6", "nothing"], index=["a", "b"])
        >>> texts.fundnorm.table(to="USD")["value_low"]
        a       5
        a       6
        b    None
        Name: value_low, dtype: object
        """
        items = self._items(Settings(country, date, lang), read_terms(**options))
        numbered = (replace(item, doc=str(at)) for at, held in enumerate(items) for item in held)
        made = tabulate(numbered, years=years or "own", by_year=years is not None, long=long)
        places, rows = _filled(made, len(items))
        names = [
            held[0].doc if held else str(label) for held, label in zip(items, self._texts.index, strict=True)
        ]
        named = tuple((names[at], *row[1:]) for at, row in zip(places, rows, strict=True))
        frame = to_frame(Table(made.columns, named), numbers)
        frame.index = self._texts.index.take(places)
        return frame

    def total(
        self,
        *,
        end: End | None = None,
        numbers: Numbers = "decimal",
        country: Given = None,
        date: Given = None,
        lang: Given = None,
        **options: Unpack[Options],
    ) -> pd.Series[Any]:
        """What each text comes to in the unit, no money counted twice; the Series is called by the unit.

        Parts, equivalents, repeats, further stages of a programme and income are not added, as in
        `fundnorm.compare`. None where a text is missing or has no figure, and where its total is a range or has an open
        end: `end` asks for the "low" end (nothing for an open one) or the "high". InputError without one unit.

        >>> texts = pd.Series(["€5 million, of which €2 million is for ports", "€2-3 million"])
        >>> texts.fundnorm.total(to="million EUR").to_list(), texts.fundnorm.total(to="million EUR", end="high")[1]
        ([Decimal('5'), None], Decimal('3'))
        """
        terms = read_terms(**options)
        if terms.unit is None:
            raise InputError("a column of totals has one unit; write to='million USD', say")
        if end not in (None, "low", "high"):
            raise InputError(f"end {end!r} is not known; write 'low' or 'high', or leave it out")
        read = documents(self._texts, Settings(country, date, lang))
        found = [None if document is None else _total(document, terms, end) for document in read]
        totals = self._column(found, str(terms.unit))
        return totals if numbers == "decimal" else totals.astype("float64")

    def _items(self, settings: Settings, terms: Terms) -> list[tuple[LineItem, ...]]:
        """The items of each text."""
        read = documents(self._texts, settings)
        labelled = zip(read, self._texts.index, strict=True)
        return [
            () if document is None else _items_of(document, str(label), terms) for document, label in labelled
        ]

    def _column(self, values: list[Any], name: Hashable) -> pd.Series[Any]:
        return pd.Series(values, index=self._texts.index, name=name, dtype="object")


def _total(document: Document, terms: Terms, end: End | None) -> Decimal | None:
    """What a document comes to; None where nothing counts."""
    total = assemble([(document, items_of(document, terms))]).total
    if total is None or not total.rows:
        return None
    return total.low if end == "low" else total.high if end == "high" else total.value


def _items_of(document: Document, label: str, terms: Terms) -> tuple[LineItem, ...]:
    """The items of a document, called by its label where it has no name."""
    source = document.source
    return items_of(document if source.name else replace(document, source=replace(source, name=label)), terms)


def _filled(table: Table, count: int) -> tuple[list[int], list[tuple[object, ...]]]:
    """The rows with the place of the text of each, and an empty row for each text that has none."""
    empty = (None,) * len(table.columns)
    held: list[list[tuple[object, ...]]] = [[] for _ in range(count)]
    for row in table.rows:
        held[int(str(row[0]))].append(row)
    placed = [(at, row) for at, rows in enumerate(held) for row in rows or [empty]]
    return [at for at, _ in placed], [row for _, row in placed]
