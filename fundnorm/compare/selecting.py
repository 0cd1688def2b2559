"""Which rows a comparison shows, and in what order: kinds, a least value, sorting, groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import NamedTuple, TypeVar

from fundnorm.calendars import calendar_of
from fundnorm.compare.folding import Folded
from fundnorm.compare.orders import GroupBy, Sort
from fundnorm.errors import InputError
from fundnorm.model.finance import Kind

__all__ = ["Choice", "group_name", "hide", "read_choice", "sort_key"]


Word = TypeVar("Word", bound=StrEnum)


class Choice(NamedTuple):
    """What a caller wants to see; `axis` is "" where the documents decide it."""

    kinds: tuple[Kind, ...] = ()
    minimum: Decimal | None = None
    sort: Sort = Sort.DOCUMENT
    group_by: GroupBy | None = None
    axis: str = ""


def read_choice(
    kinds: str | Iterable[str] = (),
    minimum: object = None,
    sort: str = "document",
    group_by: str | None = None,
    years: str | None = None,
) -> Choice:
    """The choice that the words describe; InputError for a word that is not known.

    >>> read_choice("budget, grant", "1.5").minimum
    Decimal('1.5')
    """
    words = kinds.split(",") if isinstance(kinds, str) else kinds
    if years and years != "own":
        calendar_of(years)
    return Choice(
        tuple(dict.fromkeys(_word(Kind, word.strip().lower(), "kind") for word in words if word.strip())),
        _figure(minimum),
        _word(Sort, sort, "order"),
        _word(GroupBy, group_by, "group") if group_by else None,
        years or "",
    )


def _word(known: type[Word], word: str, what: str) -> Word:
    try:
        return known(word)
    except ValueError:
        raise InputError(f"no {what} {word!r}; write one of {', '.join(known)}") from None


def _figure(minimum: object) -> Decimal | None:
    if minimum is None or minimum == "":
        return None
    try:
        figure = Decimal(str(minimum))
    except InvalidOperation:
        raise InputError(f"the minimum {minimum!r} is no number; write it in the unit, such as 100") from None
    if not figure.is_finite():
        raise InputError(f"the minimum {minimum!r} is no amount; write it in the unit, such as 100")
    return figure


def sort_key(sort: Sort, folded: Folded) -> tuple[object, ...]:
    """What a sum is sorted by; sums that are alike keep their order."""
    stands, item = folded.stands, folded.stands.item
    if sort is Sort.VALUE:
        value = item.value_low if item.value_high is None else item.value_high
        return (value is None, -(value or 0))
    if sort is Sort.LABEL:
        return (not folded.label, folded.label.casefold())
    if sort is Sort.COUNTRY:
        return (not stands.country, stands.country)
    if sort is Sort.DATE:
        return (stands.announced is None, -stands.announced.first.toordinal() if stands.announced else 0)
    return ()


def hide(every: Sequence[Folded], choice: Choice) -> tuple[tuple[Folded, ...], tuple[tuple[str, int], ...]]:
    """The sums of the kinds and size that were asked for, and how many others there are, by reason.

    A part whose whole is left away belongs to the next whole above it.
    """
    reasons = [_hidden(folded, choice) for folded in every]
    kept = [at for at, reason in enumerate(reasons) if not reason]
    number = {at: index for index, at in enumerate(kept)}

    def whole(at: int) -> int | None:
        parent = every[at].parent
        while parent is not None and parent not in number:
            parent = every[parent].parent
        return None if parent is None else number[parent]

    chosen = tuple(
        every[at]._replace(
            parent=whole(at), perhaps=tuple(number[one] for one in every[at].perhaps if one in number)
        )
        for at in kept
    )
    return chosen, tuple(Counter(reason for reason in reasons if reason).items())


def _hidden(folded: Folded, choice: Choice) -> str:
    """Why a sum is left away: its kind, or the minimum; "" where it stays."""
    item = folded.stands.item
    if choice.kinds and item.mention.kind not in choice.kinds:
        return "kind"
    # By its high end, else the one that is known; by its yearly amount where it has no total.
    ends = (item.value_high, item.value_low, item.per_year_high, item.per_year_low)
    figure = next((end for end in ends if end is not None), None)
    small = choice.minimum is not None and figure is not None and abs(figure) < choice.minimum
    return "minimum" if small else ""


def group_name(group_by: GroupBy, folded: Folded, names: Sequence[str]) -> str:
    """What the group of a sum is called: that of its whole, for parts stay with it."""
    stands = folded.stands
    if group_by is GroupBy.COUNTRY:
        return stands.country or "no country"
    if group_by is GroupBy.KIND:
        return stands.item.mention.kind.value
    if group_by is GroupBy.DOCUMENT:
        return names[stands.document]
    return folded.label or "no label"
