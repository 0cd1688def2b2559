"""Parquet: the exact figures of a table in typed columns, for those who go on counting.

Amounts and rates are decimals with just the places that their column needs: 38 digits (decimal128), where that is too
narrow 76 (decimal256), and texts beyond. Counts are int64, whole days date32, words of a short list dictionaries, all
else strings. The metadata of the schema hold `fundnorm` (the version), `unit` and `basis` (each that occurs).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from fundnorm.errors import FundnormError
from fundnorm.model.money import plain
from fundnorm.model.table import Table
from fundnorm.report.column_sorts import ColumnSort, sorts_of

__all__ = ["arrow", "render"]

_NARROW, _WIDE = 38, 76  # digits of a decimal128 and of a decimal256


def arrow() -> Any:  # noqa: ANN401  pyarrow has no types
    """The library that writes Parquet; FundnormError with the command that installs it."""
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError:
        raise FundnormError(
            "parquet needs a library that is not installed; run: pip install 'fundnorm[parquet]'"
        ) from None
    return pa


def render(table: Table) -> bytes:
    """The table as a Parquet file, a row a row, columns by their names in CSV.

    >>> import io, pyarrow.parquet
    >>> held = pyarrow.parquet.read_table(io.BytesIO(render(Table(("doc", "low"), (("a", Decimal("2.50")),)))))
    >>> held.schema.field("low").type, held["low"][0].as_py()
    (Decimal128Type(decimal128(38, 1)), Decimal('2.5'))
    """
    pa = arrow()
    columns = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(table.columns)
    arrays = [_array(pa, sort, cells) for sort, cells in zip(sorts_of(table), columns, strict=True)]
    held = pa.Table.from_arrays(arrays, names=[_text(name) for name in table.columns])
    out = io.BytesIO()
    pa.parquet.write_table(held.replace_schema_metadata(_metadata(table, columns)), out, compression="zstd")
    return out.getvalue()


def _metadata(table: Table, columns: Sequence[Sequence[object]]) -> dict[str, str]:
    """What every figure needs to be told with: the version, the units, the bases."""
    from fundnorm.report.version import version

    by_name = dict(zip(table.columns, columns, strict=True))
    found = {"fundnorm": version()}
    for name in ("unit", "basis"):
        words = dict.fromkeys(_text(str(cell)) for cell in by_name.get(name, ()) if cell)
        found[name] = "; ".join(words)
    return found


def _array(pa: Any, sort: ColumnSort, cells: Sequence[object]) -> Any:  # noqa: ANN401  pyarrow has no types
    """The column as an array of the type of its sort."""
    if sort is ColumnSort.WHOLE:
        return pa.array(cells, pa.int64())
    if sort in (ColumnSort.AMOUNT, ColumnSort.RATE):
        return _decimals(pa, cells)
    if sort is ColumnSort.DAY:
        return pa.array([_day(cell) for cell in cells], pa.date32())
    texts = pa.array([None if cell is None else _text(str(cell)) for cell in cells], pa.string())
    return texts.dictionary_encode() if sort is ColumnSort.CODE else texts


def _decimals(pa: Any, cells: Sequence[object]) -> Any:  # noqa: ANN401  pyarrow has no types
    """Decimals of one scale; texts, all digits kept, where even the wide ones are too narrow."""
    figures = [None if cell is None else Decimal(plain(Decimal(str(cell)))) for cell in cells]
    known = [figure.as_tuple() for figure in figures if figure is not None]
    places = max((-int(parts.exponent) for parts in known), default=0)
    whole = max((len(parts.digits) + int(parts.exponent) for parts in known), default=0)
    digits = places + max(whole, 0)
    if digits > _WIDE:
        return pa.array([None if figure is None else plain(figure) for figure in figures], pa.string())
    kind = pa.decimal128(_NARROW, places) if digits <= _NARROW else pa.decimal256(_WIDE, places)
    return pa.array(figures, kind)


def _day(cell: object) -> date | None:
    return cell if cell is None or isinstance(cell, date) else date.fromisoformat(str(cell))


def _text(text: str) -> str:
    """The text; a half of a surrogate pair, which UTF-8 can't hold, as its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
