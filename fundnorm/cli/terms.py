"""The options on which terms sums are compared: one list of them, for every command that converts."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from fundnorm.normalise.items.terms import Terms

__all__ = ["takes_terms", "takes_terms_if_given"]


class RateRule(StrEnum):
    """Which exchange rate a sum of several years gets."""

    ANNOUNCED = "announced"
    YEARLY = "yearly"
    BOTH = "both"


class Profile(StrEnum):
    """How a sum lies over its years."""

    EVEN = "even"
    UP_FRONT = "up-front"


def _text(option: str, metavar: str, words: str) -> Any:  # noqa: ANN401  an annotation is any value
    return Annotated[str, typer.Option(option, metavar=metavar, show_default=False, help=words)]


_OPTIONS: dict[str, tuple[Any, object]] = {
    "to": (_text("--to", "UNIT", "[scale] CODE, such as 'crore INR'; million USD unless given; none."), ""),
    "rate_rule": (
        Annotated[
            RateRule, typer.Option("--rate-rule", help="The announcement's rate, each year's mean, or both.")
        ],
        RateRule.ANNOUNCED,
    ),
    "rates": (_text("--rates", "PATH", "A table of rates of your own, over the bundled ones."), ""),
    "rate": (
        Annotated[
            list[str] | None,
            typer.Option(
                "--rate",
                metavar="PAIR",
                show_default=False,
                help="One rate: INR=85.5 (per USD) or INR/EUR=98.2; repeat for more.",
            ),
        ],
        None,
    ),
    "strict": (
        Annotated[
            bool, typer.Option("--strict", help="Refuse a held rate, and a rate for a sum without a date.")
        ],
        False,
    ),
    "profile": (
        Annotated[
            Profile, typer.Option("--profile", help="How a sum lies over years that the text does not split.")
        ],
        Profile.EVEN,
    ),
    "weights": (_text("--weights", "NUMBERS", "Weights of its years instead, such as 10,20,30,40."), ""),
    "from_year": (_text("--from-year", "YEAR", "First fiscal year, where the text names none: 2025-26."), ""),
    "to_year": (_text("--to-year", "YEAR", "Last fiscal year, where the text names none: 2030-31."), ""),
    "basis": (
        _text(
            "--basis",
            "BASIS",
            "nominal, constant:2015, ppp, per-head, gdp-share, or several: constant:2015,ppp,per-head.",
        ),
        "nominal",
    ),
    "deflator": (_text("--deflator", "SOURCE", "Whose price index: pwt91, bls, cia, wb, cbdt."), ""),
    "hold_prices": (
        Annotated[
            bool,
            typer.Option(
                "--hold-prices", help="Let the last figure of a price series stand for later years."
            ),
        ],
        False,
    ),
}


def takes_terms(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of terms at its end; it is called with what they come to, as `terms`."""
    return _with_options(command, _terms)


def takes_terms_if_given(command: Callable[..., None]) -> Callable[..., None]:
    """The same, where `terms` is None unless one of the options is given."""
    return _with_options(command, lambda chosen: _terms(chosen) if _given(chosen) else None)


def _with_options(
    command: Callable[..., None], make: Callable[[dict[str, Any]], Terms | None]
) -> Callable[..., None]:
    asked = inspect.signature(command)
    hints = get_type_hints(command, localns={"Terms": object}, include_extras=True)
    own = [
        parameter.replace(annotation=hints[name])
        for name, parameter in asked.parameters.items()
        if name != "terms"
    ]
    more = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in _OPTIONS.items()
    ]

    @wraps(command)
    def called(**given: Any) -> None:  # noqa: ANN401  options of every type
        command(terms=make({name: given.pop(name) for name in _OPTIONS}), **given)

    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in (*own, *more)]
    called.__signature__ = asked.replace(parameters=parameters)  # type: ignore[attr-defined]  # what typer reads
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return called


def _terms(chosen: dict[str, Any]) -> Terms:
    """The terms of the options that were given; InputError, before anything is read, for one that makes no sense."""
    from fundnorm.normalise.items.terms import read_terms

    options = _given(chosen)
    path, pairs = options.pop("rates", None), options.pop("rate", ())
    if path or pairs:
        from fundnorm.normalise.rates.fixed import chosen_rates

        options["rates"] = chosen_rates(path, pairs)
    return read_terms(**options)


def _given(chosen: dict[str, Any]) -> dict[str, Any]:
    """The options that are not as they are by default."""
    return {
        name: value.value if isinstance(value, StrEnum) else value
        for name, value in chosen.items()
        if value != _OPTIONS[name][1]
    }
