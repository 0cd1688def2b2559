"""What stands beneath a table: the rates used, what was assumed, what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

from fundnorm.model.item import LineItem
from fundnorm.report.basis_words import basis_sentence
from fundnorm.report.rate_words import implied_sentence, rate_sentence, yearly_sentence

__all__ = ["notes", "numbers", "unsaid"]

_SAME = "same-currency"
_FROM_DOCUMENT = "date-from-document"
_TOLD_BY_RATE = frozenset(("newest-rate", "date-inherited", _FROM_DOCUMENT))
_RUN = 3  # 3, 4, 5 is written 3–5
_MOST = 12  # numbers and runs of numbers in one note


def notes(items: Sequence[LineItem]) -> tuple[str, ...]:
    """The notes in reading order: bases, rates (items of one rate together), the text's own rates, assumptions, doubts.

    A table of one item needs no numbers: its notes begin with "Rate:", "Assumed:" and "Doubtful:".
    """
    subjects = _Subjects(items)
    return (
        *_bases(items, subjects),
        *_rates(items, subjects),
        *_implied(items, subjects),
        *_remarks(items, "assumed", subjects),
        *_remarks(items, "doubtful", subjects),
    )


def unsaid(item: LineItem, word: str) -> list[str]:
    """The item's assumptions ("assumed") or flags ("doubtful"), without those that another sentence tells.

    Where both rate rules were asked for, they are those under either.
    """
    if word == "assumed":
        return [found.text for found in item.all_assumptions if found.code not in _TOLD_BY_RATE]
    held = item.rate is not None and item.rate.rule == "held"
    told = {"rate-held"} if held else set()
    if any(found.code == "country" for found in item.assumptions):
        told.add("currency-ambiguous")
    return [flag.text for flag in item.all_flags if flag.code not in told]


class _Subjects:
    """What a note calls some of the items of a table."""

    def __init__(self, items: Sequence[LineItem]) -> None:
        self._all = len(items)
        self._of_document: dict[str, int] = {}
        for item in items:
            self._of_document[item.doc] = self._of_document.get(item.doc, 0) + 1

    def name(self, members: Sequence[LineItem], whole: str) -> str:
        """The numbers of the items, by document where there are several; `whole` where they are all there are."""
        if len(members) == self._all:
            return whole
        if len(self._of_document) == 1:
            return numbers([item.number for item in members])
        by_document: dict[str, list[int]] = {}
        for item in members:
            by_document.setdefault(item.doc, []).append(item.number)
        parts = [self._part(doc, found) for doc, found in by_document.items()]
        more = [f"… ({len(parts):,} documents)"] if len(parts) > _MOST else []
        return "; ".join((*parts[:_MOST], *more))

    def _part(self, doc: str, found: list[int]) -> str:
        name = f"doc {doc}" if doc.isdigit() else doc
        return name if len(found) == self._of_document[doc] else f"{name} #{numbers(found)}"


def _bases(items: Sequence[LineItem], subjects: _Subjects) -> list[str]:
    """In which prices the figures are, and against what, where they are not nominal."""
    groups: dict[str, list[LineItem]] = {}
    for item in items:
        if item.basis != "nominal":
            groups.setdefault(basis_sentence(item), []).append(item)
    return [f"{subjects.name(members, 'Basis')}: {sentence}" for sentence, members in groups.items()]


def _rates(items: Sequence[LineItem], subjects: _Subjects) -> list[str]:
    """A note for each rate; under both rules those of the announcements, then those of the years."""
    groups: dict[str, list[LineItem]] = {}
    others: dict[str, list[LineItem]] = {}
    for item in items:
        sentence = _rate_of(item)
        if sentence:
            groups.setdefault(sentence, []).append(item)
        yearly = yearly_sentence(item.other) if item.other else ""
        if yearly:
            others.setdefault(yearly, []).append(item)
    return [
        *(
            f"{subjects.name(members, 'Rate')}: {sentence}{_of_document(members, subjects)}"
            for sentence, members in groups.items()
        ),
        *(
            f"{subjects.name(members, 'Rates')}: each year's: {sentence}"
            for sentence, members in others.items()
        ),
    ]


def _rate_of(item: LineItem) -> str:
    """The rate of an item, or those of its years, in words; "" where none was used."""
    yearly = yearly_sentence(item)
    if yearly or item.rate is None or item.rate.rule == _SAME:
        return yearly
    return rate_sentence(item.rate)


def _implied(items: Sequence[LineItem], subjects: _Subjects) -> list[str]:
    """The text's own rate of each stated equivalent, beside the table's; of many the first."""
    found = [
        f"{subjects.name([item], 'Stated')}: {implied_sentence(item.implied)}"
        for item in items
        if item.implied
    ]
    more = [f"… ({len(found):,} rates of the texts' own)"] if len(found) > _MOST else []
    return found[:_MOST] + more


def _of_document(members: Sequence[LineItem], subjects: _Subjects) -> str:
    """Whose rate is of the document's date, for want of a date of its own."""
    found = [
        item for item in members if any(assumption.code == _FROM_DOCUMENT for assumption in item.assumptions)
    ]
    if not found:
        return ""
    whose = "" if len(found) == len(members) else f" for {subjects.name(found, '')}"
    return f" (document's date{whose})"


def _remarks(items: Sequence[LineItem], word: str, subjects: _Subjects) -> list[str]:
    """A note for each set of items that share remarks."""
    holders: dict[str, list[LineItem]] = {}
    for item in items:
        for text in unsaid(item, word):
            holders.setdefault(text, []).append(item)
    shared: dict[str, list[str]] = {}
    for text, members in holders.items():
        shared.setdefault(subjects.name(members, ""), []).append(text)
    return [
        f"{subject}: {word}: {'; '.join(found)}" if subject else f"{word.capitalize()}: {'; '.join(found)}"
        for subject, found in shared.items()
    ]


def numbers(found: Sequence[int]) -> str:
    """The numbers as a list in which a run of three or more is a range; of a long list its beginning and length.

    >>> numbers([1, 2, 4, 5, 6, 9])
    '1, 2, 4–6, 9'
    >>> numbers(range(1, 100, 2))
    '1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, … (50 items)'
    """
    runs: list[list[int]] = []
    for number in sorted(set(found)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}–{run[-1]}" if len(run) >= _RUN else ", ".join(map(str, run)) for run in runs]
    more = f", … ({sum(map(len, runs)):,} items)" if len(parts) > _MOST else ""
    return ", ".join(parts[:_MOST]) + more
