"""Quotation marks of delimited text that lack their other half, which else would take in all rows to the next one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from statistics import mode
from typing import NamedTuple

__all__ = ["Mended", "mended"]

_MARK = '"'
_SAMPLE_LINES = 200
_MOST_NAMED = 3
_DIGIT = re.compile(r"[0-9]")


class Mended(NamedTuple):
    """A delimited text whose quoted cells all end where they should, and the lines, from 1, that were mended for it."""

    text: str
    lines: Sequence[int] = ()

    @property
    def note(self) -> str:
        """What a reader of the text should know, "" for nothing."""
        if not self.lines:
            return ""
        named = ", ".join(f"{line:,}" for line in self.lines[:_MOST_NAMED])
        more = f" and {len(self.lines) - _MOST_NAMED:,} more" if len(self.lines) > _MOST_NAMED else ""
        return (
            f"a quotation mark without its other half, in line{'s' * (len(self.lines) > 1)} {named}{more},"
            " is read as a character; check the rows there"
        )


def mended(text: str, delimiter: str) -> Mended:
    r'''The text with each lone quotation mark quoted itself, so that it is read as a character.

    A quoted cell over several lines (RFC 4180, section 2) stays, unless it reaches the end of the file, or its first
    and last line have figures and as many cells as the rows of the file, and no line between has more or fewer.

    >>> mended('a,1\n"b,2\nc,3\n', ",")
    Mended(text='a,1\n"""b",2\nc,3\n', lines=[2])
    >>> mended('a,1\n"b\nand more",2\n', ",").lines
    ()
    '''
    if _MARK not in text:
        return Mended(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    odd = [at for at, line in enumerate(lines) if line.count(_MARK) % 2]
    if not odd:
        return Mended(text)
    usual = _usual_width(lines, delimiter)
    found: list[int] = []
    after = 0
    for place, first in enumerate(odd):
        alone = _alone(lines[first], delimiter)
        if first < after or alone == lines[first]:
            continue
        last = odd[place + 1] if place + 1 < len(odd) else None
        between = lines[first + 1 : last]
        if last is None or _are_rows([alone, *between, _alone(lines[last], delimiter)], delimiter, usual):
            lines[first] = alone
            found.append(first + 1)
        else:
            after = last + 1
    return Mended("\n".join(lines), found) if found else Mended(text)


def _opening(line: str, delimiter: str) -> int:
    """Where the mark stands that opens a cell which the line does not close, -1 where there is none."""
    at = 0
    while at < len(line):
        if line[at] != _MARK:
            end = line.find(delimiter, at)
        else:
            closing = _closing(line, at + 1)
            if closing < 0:
                return at
            end = line.find(delimiter, closing + 1)
        if end < 0:
            return -1
        at = end + 1
    return -1


def _closing(line: str, at: int) -> int:
    """Where a quoted cell ends: at its next mark that is not doubled; -1 where the line ends before."""
    while (at := line.find(_MARK, at)) >= 0 and line[at + 1 : at + 2] == _MARK:
        at += 2
    return at


def _alone(line: str, delimiter: str) -> str:
    """The line with the mark that opens a cell and has no other half as the first character of that cell."""
    at = _opening(line, delimiter)
    if at < 0:
        return line
    end = line.find(delimiter, at)
    end = len(line) if end < 0 else end
    return f'{line[:at]}"{line[at:end].replace(_MARK, _MARK * 2)}"{line[end:]}'


def _are_rows(lines: Iterable[str], delimiter: str, usual: int) -> bool:
    """Whether the first and the last line are rows by themselves, and the others rows or titles of one cell."""
    first, *between, last = csv.reader(lines, delimiter=delimiter)
    return all(_is_row(row, usual) for row in (first, last)) and all(
        _is_row(row, usual) for row in between if sum(map(bool, row)) > 1
    )


def _is_row(row: Sequence[str], usual: int) -> bool:
    """Whether a line is as wide as the rows, has a figure, and not the spaces that prose has after its marks."""
    figures = any(map(_DIGIT.search, row[1:]))
    return len(row) == usual > 1 and figures and not any(cell.startswith(" ") for cell in row[1:])


def _usual_width(lines: Sequence[str], delimiter: str) -> int:
    """How many cells most rows have, among those without a lone mark where there are any."""
    whole = [line for line in lines[:_SAMPLE_LINES] if line.count(_MARK) % 2 == 0]
    widths = [len(row) for row in csv.reader(whole, delimiter=delimiter) if len(row) > 1]
    widths = widths or [line.count(delimiter) + 1 for line in lines[:_SAMPLE_LINES] if delimiter in line]
    return mode(widths) if widths else 0
