"""The amounts of single years where the text fixes them: one known year, a yearly rate, or a list that adds up."""

from __future__ import annotations

from fundnorm.calendars import CALENDAR_YEARS
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.mention import StatedYear
from fundnorm.model.money import Modifier, RatePer, added
from fundnorm.model.period import FiscalYear, TimeExpression
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.draft import Draft, Sentence

__all__ = ["find_years", "sum_years"]

_SINGLE = (Modifier.EXACT, Modifier.APPROXIMATELY)
_MOST_YEARS = 60
_YEAR = 12  # months; a stretch between two rules is shorter or longer, and no year's amount is its


def find_years(sentence: Sentence, context: Context, lexicon: Lexicon) -> None:
    """Set the yearly amounts of each sum of a sentence that has its own known years."""
    local = context.local(sentence, lexicon)
    for draft in sentence.drafts:
        if draft.time is None or not draft.single or draft.modifier not in _SINGLE:
            continue
        years = _years(draft.time, local)
        if not years or len(years) > _MOST_YEARS:
            continue
        yearly = draft.rate_per is RatePer.YEAR and all(year.months == _YEAR for year in years)
        if yearly or (draft.rate_per is None and len(years) == 1):
            draft.by_year = tuple(StatedYear(year, draft.low) for year in years)


def _years(time: TimeExpression, context: Context) -> tuple[FiscalYear, ...]:
    """The whole years that a period covers, in the calendar that its words name."""
    period = time.period
    if period is None or time.duration is None:
        return ()
    calendar = CALENDAR_YEARS
    if time.fiscal:
        if context.calendar is None:
            return ()
        calendar = context.calendar
    years = calendar.years_between(period.first, period.last)
    if not years or years[0].first != period.first or years[-1].last != period.last:
        return ()
    return years if sum(year.months for year in years) == time.duration.months else ()


def sum_years(drafts: list[Draft]) -> None:
    """Set the yearly amounts of a total whose parts are its years, and of a rate's stated total."""
    parts: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.part_of is not None and draft.by_year:
            parts.setdefault(id(draft.part_of), []).append(draft)
    for draft in drafts:
        anchor = draft.equivalent_of
        if anchor is not None:
            _take_years(draft, anchor)
            _take_years(anchor, draft)
        listed = parts.get(id(draft), [])
        if len(listed) > 1 and draft.single:
            _sum_parts(draft, listed)


def _take_years(total: Draft, rate: Draft) -> None:
    """Give a total the years of the rate that makes it, whichever of the two stands first."""
    if total.by_year or not rate.by_year or total.rate_per is not None or rate.rate_per is None:
        return
    if total.currency == rate.currency and added(stated.amount for stated in rate.by_year) == total.low:
        total.by_year = rate.by_year


def _sum_parts(draft: Draft, listed: list[Draft]) -> None:
    years: list[StatedYear] = []
    for part in listed:
        if part.currency != draft.currency:
            return
        years.extend(part.by_year)
    labels = {stated.year for stated in years}
    if len(labels) == len(years) and added(stated.amount for stated in years) == draft.low:
        draft.by_year = tuple(sorted(years, key=lambda stated: stated.year.first))
