"""Deflators, consumer prices, PPPs, population and GDP: the bundled table or one of your own, and the choice in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from fundnorm.calendars import countries
from fundnorm.errors import InputError, MissingFactError, SeriesEndedError
from fundnorm.model.price import FACTS, PriceLevel
from fundnorm.normalise.prices.files import (
    Facts,
    PriceSource,
    ReadPrices,
    bundled_currencies,
    bundled_prices,
    bundled_sources,
    given_prices,
)
from fundnorm.normalise.prices.series import Series, name_of
from fundnorm.normalise.rates.asks import When

__all__ = ["PriceTable", "Series"]

_INDICES = ("deflator", "cpi")
_IN_CURRENCY = {"ppp", "gdp"}


class PriceTable:
    """Facts of countries over time; each look-up gives one series from one source that covers all that is needed.

    Nothing is fetched or extrapolated. A country's file is read when it is first asked for. Source of the bundled
    table: fundnorm/data/SOURCES.md.

    >>> from fundnorm.model.period import PartialDate
    >>> found = PriceTable.bundled().series("IN", "ppp", [PartialDate(2017)])
    >>> found.mean(PartialDate(2017)).value, found.currency, found.source
    (Decimal('18.1271'), 'INR', 'pwt91')
    """

    __slots__ = ("_currencies", "_found", "_means", "_read", "_sources")

    def __init__(
        self,
        read: ReadPrices,
        sources: Sequence[PriceSource],
        currencies: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self._read = read
        self._sources = sources
        self._currencies = currencies or {}
        self._found: dict[tuple[object, ...], Series] = {}
        self._means: dict[tuple[object, ...], PriceLevel] = {}

    @staticmethod
    def bundled() -> PriceTable:
        """The table that comes with fundnorm, with the user's updated files where they are in use."""
        return _bundled()

    @classmethod
    def of(
        cls,
        prices: Mapping[str, Mapping[str, Mapping[str, Decimal | str]]],
        *,
        source: str = "given",
        currencies: Mapping[str, str] | None = None,
    ) -> PriceTable:
        """A table of your own: figures by country, fact (deflator, cpi, ppp, population, gdp), and month or year.

        `currencies` is the unit of a country's PPPs and GDP. InputError for a country, fact, time or figure that is
        none.

        >>> from fundnorm.model.period import PartialDate
        >>> table = PriceTable.of({"IN": {"deflator": {"2024": "100", "2025": "104"}}})
        >>> table.price_index("IN", [PartialDate(2024), PartialDate(2025)]).mean(PartialDate(2025)).value
        Decimal('104')
        """
        for country in prices:
            _check(country)
        own = PriceSource(source, source, "", default=True, units=FACTS)
        units = {(source, country): code for country, code in (currencies or {}).items()}
        return cls(given_prices(prices, source), (own,), units)

    def series(
        self, country: str, fact: str, needs: Sequence[When], source: str = "", *, hold: bool = False
    ) -> Series:
        """The preferred series of a fact that covers every one of the times; with `source`, that source's.

        `fact` is deflator, cpi, ppp, population or gdp. With `hold`, where none covers a time because it lies after the
        end, the one that ends last, its last figure held. SeriesEndedError where holding would
        help, else MissingFactError where nothing fits; InputError for a country, fact or source that is none.

        >>> from fundnorm.model.period import PartialDate
        >>> PriceTable.bundled().series("US", "cpi", [PartialDate(1950), PartialDate(2025)]).last
        '2026-08'
        """
        return self._chosen(country, (fact,), needs, source, hold=hold)

    def price_index(
        self, country: str, needs: Sequence[When], source: str = "", *, hold: bool = False
    ) -> Series:
        """The GDP deflator that covers every one of the times, else the consumer prices that do; its `fact` says which.

        Sources, `hold` and errors as for `series`.

        >>> from fundnorm.model.period import PartialDate
        >>> PriceTable.bundled().price_index("US", [PartialDate(2015), PartialDate(2024)]).fact
        'cpi'
        """
        return self._chosen(country, _INDICES, needs, source, hold=hold)

    def mean(self, series: Series, when: When) -> PriceLevel:
        """The mean of one of the table's series over a time, remembered."""
        asked = (series.country, series.fact, series.source, series.held_from, when)
        found = self._means.get(asked)
        if found is None:
            found = self._means[asked] = series.mean(when)
        return found

    def _chosen(
        self, country: str, facts: tuple[str, ...], needs: Sequence[When], source: str, *, hold: bool
    ) -> Series:
        asked = (country, facts, tuple(needs), source, hold)
        found = self._found.get(asked)
        if found is None:
            found = self._found[asked] = self._look_up(country, facts, needs, source, hold=hold)
        return found

    def _look_up(
        self, country: str, facts: tuple[str, ...], needs: Sequence[When], source: str, *, hold: bool
    ) -> Series:
        self._check_asked(country, facts, source)
        known = list(self._all(country, facts, source))
        for series in known:
            if not any(series.missing(when) for when in needs):
                return series
        late = [series for series in known if not any(series.missing(when, hold=True) for when in needs)]
        if late and hold:
            longest = max(late, key=lambda series: series.last_month)
            return longest._replace(held_from=longest.last)
        error = SeriesEndedError if late else MissingFactError
        raise error(
            _refusal(country, facts, needs, known, late) if known else _nothing(country, facts, source)
        )

    def _check_asked(self, country: str, facts: tuple[str, ...], source: str) -> None:
        words = " or ".join(FACTS.get(fact, fact) for fact in facts)
        if not country:
            raise MissingFactError(f"no country is known whose {words} to take; name one, such as IN")
        _check(country)
        for fact in facts:
            if fact not in FACTS:
                raise InputError(f"{fact!r} is no fact of a country; write one of {', '.join(FACTS)}")
        names = [one.source for one in self._sources]
        if source and source not in names:
            raise InputError(f"{source!r} is no source of {words}; write one of {', '.join(names)}")

    def _all(self, country: str, facts: tuple[str, ...], source: str) -> Iterator[Series]:
        """Each series there is, fact by fact, the preferred source first."""
        sources = [one for one in self._sources if one.source == source or (one.default and not source)]
        tables: list[tuple[PriceSource, Facts]] = [(one, self._read(one.source, country)) for one in sources]
        for fact in facts:
            for one, table in tables:
                if table.get(fact):
                    yield Series(
                        country,
                        fact,
                        one.source,
                        one.name,
                        one.vintage,
                        one.units.get(fact, ""),
                        *self._unit(one, country, fact),
                        table[fact],
                    )

    def _unit(self, source: PriceSource, country: str, fact: str) -> tuple[str, str]:
        """The currency of the figures and the day of its unit, nothing for what is not in a currency."""
        if fact not in _IN_CURRENCY:
            return "", ""
        return self._currencies.get((source.source, country), ""), source.unit_date


@cache
def _bundled() -> PriceTable:
    return PriceTable(cache(bundled_prices), bundled_sources(), bundled_currencies())


def _check(country: str) -> None:
    if country not in countries():
        raise InputError(f"{country!r} is no country; write a code of ISO 3166-1 such as IN or US")


def _refusal(
    country: str, facts: tuple[str, ...], needs: Sequence[When], known: list[Series], late: list[Series]
) -> str:
    """What was asked for, what the tables have, and what to do."""
    words = " or ".join(FACTS[fact] for fact in facts)
    longest = max(late or known, key=lambda series: series.last_month)
    when = next(when for when in needs if longest.missing(when))
    missing, has = longest.missing(when), ", ".join(f"{one.source} has {_span(one)}" for one in known)
    named = name_of(when)
    first = "" if named.startswith(missing[:4]) else f" (first missing: {missing[:4]})"
    earliest = min(one.first for one in known)
    bound = f"up to {longest.last}" if missing > longest.last_month else f"from {earliest}"
    steps = [f"choose years {bound}", "run `fundnorm data update`"]
    steps += ["hold the last year with --hold-prices"] if late else []
    return f"no {words} of {countries()[country]} for {named}{first}: {has}; {', '.join(steps[:-1])}, or {steps[-1]}"


def _nothing(country: str, facts: tuple[str, ...], source: str) -> str:
    """That there is no such series at all, or none of the source that was asked for."""
    words = " or ".join(FACTS[fact] for fact in facts)
    has = f"{source} has none" if source else "no table has any"
    step = "leave the source open" if source else "run `fundnorm data update`"
    return f"no {words} of {countries()[country]}: {has}; {step}, or choose another country"


def _span(series: Series) -> str:
    return series.first if series.first == series.last else f"{series.first} to {series.last}"
