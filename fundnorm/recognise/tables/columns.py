"""Columns that hold no further money: changes and running totals beside the years, and shares of the column before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.recognise.tables.rows import Table
from fundnorm.recognise.text.draft import Draft

__all__ = ["beside_columns", "head_of", "link_shares"]

_WORD = re.compile(r"[^\W\d_]+")
_BRACKETED = re.compile(r"\([^()]*\)")


def head_of(words: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """The words of a header down to its head noun: before a preposition, and before participles and fiscal words.

    >>> head_of(["posts", "filled", "in", "march"], Lexicon.bundled("en"))
    ['posts']
    """
    phrase: list[str] = []
    for word in words:
        if phrase and (word == "of" or word in lexicon.prepositions or word in lexicon.words["label_end"]):
            break
        phrase.append(word)
    while len(phrase) > 1 and (_is_participle(phrase[-1], lexicon) or phrase[-1] in lexicon.time_words):
        phrase.pop()
    return phrase


def _is_participle(word: str, lexicon: Lexicon) -> bool:
    return word.endswith("ed") or word in lexicon.words["participle"]


def beside_columns(table: Table, lexicon: Lexicon) -> frozenset[int]:
    """The columns of changes, balances, averages and running totals, where others hold the money itself."""
    used = {number for row in table.rows for number, _ in row.cells}
    found = frozenset(number for number in used if _is_beside(table.column(number).header, lexicon))
    shares = frozenset(number for number in used if _is_share(table.column(number).header, lexicon))
    beside = frozenset(number for number in shares if _left_of(number, used - shares) in found) | found
    return beside if used - beside else frozenset()


def _is_beside(header: str, lexicon: Lexicon) -> bool:
    """Whether a header is `{ qualifier } delta` or begins with "Cumulative"; a "Climate change" is a purpose."""
    phrase = head_of(_WORD.findall(_BRACKETED.sub(" ", header.lower())), lexicon)
    if not phrase:
        return False
    *before, head = phrase
    delta = head in lexicon.words["delta_column"] and lexicon.words["delta_qualifier"].issuperset(before)
    return delta or phrase[0] in lexicon.words["running_column"]


def _is_share(header: str, lexicon: Lexicon) -> bool:
    return header.lower().lstrip(" (").startswith(tuple(lexicon.words["share_column"]))


def _left_of(number: int, columns: set[int] | frozenset[int]) -> int:
    return max((other for other in columns if other < number), default=-1)


def link_shares(table: Table, text: str, lexicon: Lexicon) -> None:
    """Point the amounts of "of which" columns and rows to those before them, which are of the same kind."""
    for row in table.rows:
        cells = dict(row.cells)
        shares = {number for number in cells if _is_share(table.column(number).header, lexicon)}
        for number in shares:
            _link(cells[number], cells.get(_left_of(number, cells.keys() - shares)))
    above: dict[int, Draft] = {}
    for row in table.rows:
        share = row.label is not None and _is_share(text[slice(*row.label)], lexicon)
        for number, draft in row.cells:
            if share:
                _link(draft, above.get(number))
            else:
                above[number] = draft


def _link(part: Draft, whole: Draft | None) -> None:
    if whole is not None and whole.currency == part.currency and abs(part.low) <= abs(whole.low):
        part.part_of, part.kind = whole, whole.kind
