"""What is said of a comparison as a whole: what the totals hold and leave out, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator

from fundnorm.compare.comparison import DOUBTS, Comparison, Total

__all__ = ["left_out_words", "remarks"]

_WORDS = {
    "divided": "wholes counted by their parts",
    "inside": "parts of sums counted as a whole",
    "equivalent": "restatements",
    "other-stage": "other stages of the same programme",
    "former": "former levels and comparisons",
    "income": "sums that come in",
    "cost": "costs, prices and losses",
    "no-funding": "requests, changes and other sums that are no funding",
    "no-length": "amounts by time without a length",
    "no-rate": "sums without a rate or price level",
    "repeat": "repeats",
}
_HIDDEN = {"kind": "of other kinds", "minimum": "below the minimum"}
_UNASKED = {"income": "revenue,fine", "cost": "cost", "no-funding": "other"}


def remarks(comparison: Comparison) -> tuple[str, ...]:
    """The notes of a comparison, in reading order; those on rates and assumptions are the rows' own."""
    return tuple(_notes(comparison))


def left_out_words(total: Total) -> str:
    """What a total leaves out, in words; "" where it is nothing.

    >>> from decimal import Decimal
    >>> left_out_words(Total("USD", Decimal(0), Decimal(0), left_out=(("equivalent", 2),)))
    'restatements: 2'
    """
    return "; ".join(f"{_WORDS[code]}: {count:,}" for code, count in total.left_out if code in _WORDS)


def _notes(comparison: Comparison) -> Iterator[str]:
    several = len(comparison.totals) > 1
    for total in comparison.totals:
        words = left_out_words(total)
        if words:
            yield f"Not added{f' in {total.unit}' * several}: {words}"
        asked = [_UNASKED[code] for code, _ in total.left_out if code in _UNASKED]
        if asked:
            yield f"The total is of funding; other kinds are added where they are asked for: --kinds {','.join(asked)}"
        if total.rows and total.high is None:
            yield f"The total{f' in {total.unit}' * several} is at least so much, as some sums are open above"
    if not comparison.totals and any(row.counted for row in comparison.rows):
        yield "No total: figures per head, or in shares of output, of several countries do not add up"
    for code, count in comparison.hidden:
        yield f"Not shown: {count:,} {'sum' if count == 1 else 'sums'} {_HIDDEN[code]}"
    if several:
        yield "No total over several currencies; give a unit to add them up"
    yield from _doubts(comparison)


def _doubts(comparison: Comparison) -> Iterator[str]:
    """What to look at, and in which rows."""
    doubts: dict[str, list[int]] = {}
    for row in comparison.rows:
        for flag in row.doubts:
            doubts.setdefault(flag.code, []).append(row.number)
    for code, rows in doubts.items():
        yield f"Check {', '.join(map(str, rows[:12]))}{', …' * (len(rows) > 12)}: {DOUBTS[code]}"
