"""What is settled of a sum before any rate: its date, its time, its figures in its own currency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from fundnorm.calendars import countries
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.item import Assumption, Flag
from fundnorm.model.mention import Document, Mention, StatedYear
from fundnorm.model.money import Amount, Modifier, RatePer, added
from fundnorm.model.period import PartialDate, TimeExpression
from fundnorm.model.source import Source
from fundnorm.normalise.codes import assumed, flagged
from fundnorm.normalise.currencies import only_country
from fundnorm.normalise.items.figures import Figures, work_out
from fundnorm.normalise.items.folding import Entry, Relations
from fundnorm.normalise.items.wholes import exceeded
from fundnorm.normalise.rates.old_units import OldUnit, unit_on
from fundnorm.normalise.spread.profiles import AS_SAID, PROFILES, Spreading
from fundnorm.normalise.spread.timeline import Place, Timeline, draw, frame_timeline

if TYPE_CHECKING:
    from fundnorm.normalise.items.framed import Framed

__all__ = ["Sum", "settle"]

_ACCUSTOMED = timedelta(365)  # for so long after a new unit texts may still mean the old one


class Sum(NamedTuple):
    """A sum with its time and figures.

    `timed_by` is the number of the entry whose time words it takes over, None where they are its own. `announced` dates
    the act, `known` is that or the document's date; `dating` is the assumption that using `known` for a rate rests on,
    None where the sum has a date of its own. `currency` is the one that it was stated in, as that was when the document
    was written.
    """

    entry: Entry
    currency: str
    time: TimeExpression | None
    timed_by: int | None
    stated: tuple[StatedYear, ...]
    announced: PartialDate | None
    known: PartialDate | None
    dating: Assumption | None
    place: Place
    timeline: Timeline
    profile: str
    figures: Figures
    assumptions: tuple[Assumption, ...]
    flags: tuple[Flag, ...]


def settle(entry: Entry, relations: Relations, document: Document, spreading: Spreading = AS_SAID) -> Sum:
    """All that can be said of an entry without a rate.

    `spreading` is how a sum lies over years for which the text gives no amounts.
    """
    source = document.source
    mention, amount = entry.mention, entry.amount
    announced, dated_by = relations.announced(entry)
    place = Place(source.country or "", amount.currency)
    known = announced or source.date
    drawn = _drawn(entry, relations, document, place, known)
    timeline, profile = _spread(drawn, amount, spreading, known)
    time, stated = drawn.words, drawn.stated
    old = unit_on(amount.currency, source.date.last) if source.date else None
    assumptions = [
        *_of_currency(mention, place),
        *_of_unit(old, source),
        *_taken_over(entry, drawn),
        *timeline.assumptions,
        *_of_setting(document),
    ]
    return Sum(
        entry=entry,
        currency=old.code if old else amount.currency,
        time=time,
        timed_by=None if time is None or drawn.by is entry else drawn.by.number,
        stated=stated,
        announced=announced,
        known=known,
        dating=_dating(entry, dated_by, announced, known),
        place=place,
        timeline=timeline,
        profile=profile,
        figures=work_out(amount, timeline, stated),
        assumptions=(*assumptions, *_of_spreading(amount, timeline, profile, spreading)),
        flags=(
            *_ambiguous(mention),
            *_old_unit_possible(mention, old, time, announced, source.date),
            *_doubts(amount, stated, timeline),
            *_unfit(timeline, profile, spreading),
            *exceeded(entry, relations.parts(entry)),
            *timeline.flags,
        ),
    )


def _of_currency(mention: Mention, place: Place) -> Iterator[Assumption]:
    """A shared sign in a text of no known country."""
    if mention.currency_rule == "default" and len(mention.candidates) > 1 and not place.country:
        code = only_country(place.currency) or place.currency[:2]
        yield assumed(
            "country", f"{countries().get(code, place.currency)} ({_sign(mention.text) or place.currency})"
        )


def _of_setting(document: Document) -> Iterator[Assumption]:
    """What the text's own date line said of the document, because the caller did not."""
    source = document.source
    if "date" in document.assumed:
        yield assumed("date-line", f"the text's own date line, {source.date}")
    if "country" in document.assumed:
        country = countries().get(source.country or "", source.country)
        yield assumed("place-line", f"{country}, by the place in the text's date line")


def _of_unit(old: OldUnit | None, source: Source) -> Iterator[Assumption]:
    """A document that is older than the currency's present unit."""
    if old is not None:
        yield assumed("old-unit", f"{old.code}, as the document is of {source.date}: {old}")


def _old_unit_possible(
    mention: Mention,
    old: OldUnit | None,
    time: TimeExpression | None,
    announced: PartialDate | None,
    written: PartialDate | None,
) -> Iterator[Flag]:
    """Money that may be of a time before the currency's present unit: by its own time, or by a date near the change."""
    day = time.last if time is not None and time.last is not None else announced.last if announced else None
    days = [day, written.first - _ACCUSTOMED if written and written.year > 1 else None]
    units = (unit_on(mention.amount.currency, one) for one in days if old is None and one is not None)
    possible = next(filter(None, units), None)
    if possible is not None:
        yield flagged("old-unit-possible", f"{mention.amount.currency}, or {possible.code}: {possible}")


def _sign(text: str) -> str:
    """What stands for the currency: what is before the number, else the last word; "" where another sum has it."""
    before = text[: next((at for at, sign in enumerate(text) if sign.isdecimal()), 0)].strip(
        " .-(\u00a0\u202f\n"
    )
    after = text.rsplit(maxsplit=1)[-1].strip("-)")
    return before or ("" if after[:1].isdecimal() or after in Lexicon.bundled().scales else after)


def _taken_over(entry: Entry, time: _Time) -> Iterator[Assumption]:
    """Time words of another sum; the unit of time of an equivalent that is of a year or of one payment."""
    if time.words is not None and time.by is not entry:
        yield assumed("period-inherited", f"period inherited from {time.by.number}")
    if entry.per is not None:
        unit = entry.per.value.replace("_", "-")
        told = f"per {unit}, as it fits a {unit} of {entry.equivalent_of} at the market rate"
        yield assumed("per-inherited", told)


def _framed(entry: Entry, relations: Relations, document: Document) -> tuple[Framed, Entry] | None:
    """The multi-year frame that a sum without time words is for, and the entry whose words name it."""
    from fundnorm.normalise.items.framed import framed_entry  # only sums without time words pay for it

    return framed_entry(entry, relations, document)


class _Time(NamedTuple):
    """What is known of the time of a sum before it is spread."""

    timeline: Timeline
    words: TimeExpression | None
    stated: tuple[StatedYear, ...]
    place: Place
    by: Entry


def _drawn(
    entry: Entry, relations: Relations, document: Document, place: Place, known: PartialDate | None
) -> _Time:
    """The years of an entry, with the words that say so: its own, its anchor's, or those that name a frame."""
    time, by = relations.time_words(entry)
    stated = next((one.by_year for one in entry.mentions if one.by_year), ())
    found = None if time is not None or stated else _framed(entry, relations, document)
    if found is None:
        return _Time(draw(time, stated, place, known), time, stated, place, by)
    (time, frame), by = found
    return _Time(frame_timeline(frame), time, stated, place, by)


def _spread(
    time: _Time, amount: Amount, spreading: Spreading, known: PartialDate | None
) -> tuple[Timeline, str]:
    """The timeline with the years and weights that the spreading gives it, and how the sum lies over them.

    What the text says goes first: its amounts by year, its yearly rate, its dates.
    """
    timeline = time.timeline
    if spreading.dated and not time.stated:
        from fundnorm.normalise.spread.given_years import over_given_years

        yearly = amount.rate_per is not None  # each year is the same, so weights give it no length
        given = spreading._replace(weights=()) if yearly else spreading
        timeline = over_given_years(timeline, time.words, time.place, given, known)
    if amount.rate_per is not None and not time.stated:
        return timeline, "per-year"
    if time.stated or len(timeline.slots) == 1:
        return timeline, "stated"
    return timeline._replace(slots=spreading.over(timeline.slots)), spreading.profile_of(timeline.slots)


def _of_spreading(
    amount: Amount, timeline: Timeline, profile: str, spreading: Spreading
) -> Iterator[Assumption]:
    """A split that the text does not state, and payments that are no whole months."""
    rate_per, slots = amount.rate_per, timeline.slots
    if rate_per in (RatePer.WEEK, RatePer.DAY):
        yield assumed("payments", f"{rate_per.per_year} {rate_per.value}s a year")
    if profile in PROFILES and slots and amount.modifier is not Modifier.BETWEEN:
        yield spreading.assumption(slots)


def _unfit(timeline: Timeline, profile: str, spreading: Spreading) -> Iterator[Flag]:
    """The flag of weights that are more or fewer than the years."""
    doubt = spreading.doubt(timeline.slots) if profile in PROFILES and timeline.slots else None
    if doubt is not None:
        yield doubt


def _ambiguous(mention: Mention) -> Iterator[Flag]:
    """A shared sign that the setting does not settle, with what else it may be."""
    if len(mention.candidates) > 1:
        code = mention.amount.currency
        others = ", ".join(other for other in mention.candidates if other != code)
        yield flagged("currency-ambiguous", f"read as {code}; it may be {others}")


def _doubts(amount: Amount, stated: tuple[StatedYear, ...], timeline: Timeline) -> Iterator[Flag]:
    """What the text leaves doubtful, whatever the rate."""
    if amount.rate_per is not None and not stated and not timeline.months:
        yield flagged(
            "no-duration", f"per {amount.rate_per.value.replace('_', ' ')} for no known length, so no total"
        )
    if stated and amount.rate_per is None and not _adds_up(amount, stated):
        yield flagged("stated-years-differ")


def _adds_up(amount: Amount, stated: tuple[StatedYear, ...]) -> bool:
    return added(year.amount for year in stated) in (amount.low, amount.high)


def _dating(
    entry: Entry, dated_by: Entry, announced: PartialDate | None, known: PartialDate | None
) -> Assumption | None:
    """What was taken for granted to date the rate."""
    if known is None:
        return assumed("newest-rate", "the newest rate, as no date is known")
    if announced is None:
        return assumed("date-from-document", f"rate of the document's date, {known}")
    if dated_by is not entry:
        return assumed("date-inherited", f"date taken from {dated_by.number}")
    return None
