"""What fundnorm raises: each message says what was given, what was expected and what to do next."""

from __future__ import annotations

__all__ = [
    "AmbiguousError",
    "CurrencyMismatchError",
    "DataError",
    "FetchError",
    "FundnormError",
    "InputError",
    "MissingFactError",
    "ParseError",
    "RateNotFoundError",
    "ReadError",
    "SeriesEndedError",
]


class FundnormError(Exception):
    """Any error that fundnorm raises on purpose; catch this one to catch them all."""


class InputError(FundnormError):
    """A date, country, unit or option that fundnorm does not know."""


class DataError(FundnormError):
    """A data file that does not keep to its own columns."""

    @classmethod
    def at(cls, path: str, line: int, column: str, expected: str) -> DataError:
        """The error that names a cell as `file:line: column: what was expected`.

        >>> print(DataError.at("scales.csv", 3, "value", "a whole number, got 'ten'"))
        scales.csv:3: value: a whole number, got 'ten'
        """
        return cls(f"{path}:{line}: {column}: {expected}")


class ParseError(FundnormError):
    """A text that should have been one sum and was not."""

    @classmethod
    def under(cls, text: str, start: int, end: int, message: str) -> ParseError:
        """The error with a caret line under `text[start:end]`.

        >>> print(ParseError.under("Rs ten gold", 7, 11, "not a scale"))
        not a scale
          Rs ten gold
                 ^^^^
        """
        caret = " " * start + "^" * max(1, end - start)
        return cls(f"{message}\n  {text}\n  {caret}")


class CurrencyMismatchError(FundnormError):
    """Two currencies where one was needed; fundnorm never exchanges silently."""


class AmbiguousError(FundnormError):
    """A sign that several currencies share, where the caller asked for certainty."""


class MissingFactError(FundnormError):
    """A fact that the bundled tables do not hold."""


class RateNotFoundError(MissingFactError):
    """No exchange rate for that currency and date."""


class SeriesEndedError(MissingFactError):
    """A series of prices, people or output that ends before the time asked for; its last figure could be held."""


class ReadError(FundnormError):
    """A file that can't be read as text."""


class FetchError(FundnormError):
    """A newer table that could not be fetched from its publisher."""
