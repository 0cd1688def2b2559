"""Sums as Altair charts: by year, and beside each other; `fundnorm.chart` at the front door.

The numbers of a chart are floats, since that is what is drawn; each mark's tooltip has the exact figure. Altair is
installed with `pip install 'fundnorm[charts]'`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from fundnorm.errors import FundnormError
from fundnorm.normalise.items.terms import Options
from fundnorm.report.chart.figures import Charted, figures, figures_by_year
from fundnorm.report.chart.rows import By, checked, rows_beside, rows_by_year

if TYPE_CHECKING:
    import altair as alt

__all__ = ["By", "Charted", "by_year", "compare"]


def by_year(
    data: Charted,
    *,
    by: By = "label",
    years: str | None = None,
    log: bool = False,
    title: str = "Public money by year",
    **options: Unpack[Options],
) -> alt.Chart:
    """The sums year by year as stacked bars, or with `log` as lines on a logarithmic scale.

    `data` are items, documents (worked out on the `options` of `normalise`) or a comparison; parts and equivalents of
    sums that are there are left out, so that the bars count no money twice. `by` says what a colour is: label,
    document, kind or currency. `years` is "own", "calendar" or a country's (ISO 3166-1); where not given, those of the
    sums if they share one calendar, else calendar years. Where both rate rules were asked for (`rate_rule="both"`),
    each year has a bar of each. The subtitle says how many sums have no amounts by year. InputError where there is
    nothing to draw, or several units; FundnormError where Altair is not installed.

    >>> from fundnorm.normalise.calls import parse
    >>> chart = by_year(parse("$6 million over 2024-2025", country="DE"), to="million USD")
    >>> [(row["year"], row["amount"], row["exact"]) for row in chart.data.values]
    [('2024', 3.0, '3'), ('2025', 3.0, '3')]
    """
    try:
        from fundnorm.report.chart.drawing import drawn_by_year
    except ImportError:
        raise _missing("by_year") from None
    checked(by)
    found, axis, amounts = figures_by_year(data, years, **options)
    return drawn_by_year(found, axis, rows_by_year(found, amounts, by, log=log), title, log=log)


def compare(
    data: Charted,
    *,
    by: By = "label",
    log: bool = False,
    title: str = "Public money compared",
    **options: Unpack[Options],
) -> alt.LayerChart:
    """The sums beside each other, the largest first: a bar a sum, or with `log` a point on a logarithmic scale.

    A range has its low end as a bar and an error bar to its high end; a figure with an open end ends at the one that is
    stated, and says so beside it. `data`, `by`, the `options` and the errors are those of `by_year`.

    >>> from fundnorm.normalise.calls import parse
    >>> chart = compare(parse("$2-3 million for ports, $5 million for roads"), to="million USD")
    >>> [(row["low"], row["high"], row["exact"]) for row in chart.data.values]
    [(5.0, 5.0, '5'), (2.0, 3.0, '2–3')]
    """
    try:
        from fundnorm.report.chart.drawing import drawn_beside
    except ImportError:
        raise _missing("compare") from None
    checked(by)
    found = figures(data, **options)
    return drawn_beside(found, rows_beside(found, by, log=log), title, log=log)


def _missing(name: str) -> FundnormError:
    return FundnormError(
        f"chart.{name} needs the package altair; install it with: pip install 'fundnorm[charts]'"
    )
