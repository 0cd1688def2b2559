"""Where a text came from, and what its publisher's setting decides."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from fundnorm.model.period import PartialDate

__all__ = ["Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text with what is known of it.

    `country` is ISO 3166-1 alpha-2, `lang` BCP 47, `date` the day, month or year of publication; `name` is what a
    table calls the document, `place` where in it the text stood. `places` tells the places within the text apart:
    the first character of each (counted in code points, in order) and its name ("page 2", "sheet Budget, cell B7").
    `publisher` is who a page says it is by; `notes` say what its reader left out or read otherwise than its name says.

    >>> Source("Rs 5 crore", country="IN").name
    ''
    """

    text: str
    country: str | None = None
    date: PartialDate | None = None
    lang: str = "en"
    name: str = ""
    title: str = ""
    place: str = ""
    places: tuple[tuple[int, str], ...] = ()
    publisher: str = ""
    notes: tuple[str, ...] = ()

    def place_of(self, start: int) -> str:
        """The place of the character at `start`, that of the whole text where its parts have none.

        >>> Source("one two", places=((0, "page 1"), (4, "page 2"))).place_of(5)
        'page 2'
        """
        at = bisect_right(self.places, start, key=lambda known: known[0])
        return self.places[at - 1][1] if at else self.place
