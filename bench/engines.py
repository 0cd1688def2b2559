"""What is measured: one function an engine, from documents to the number of sums that it found."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from decimal import Decimal

__all__ = ["ENGINES", "REFERENCE", "Engine", "available"]

Engine = Callable[[Sequence[str]], int]


def _fundnorm_parse() -> Engine:
    fundnorm = importlib.import_module("fundnorm")

    def run(texts: Sequence[str]) -> int:
        return sum(len(fundnorm.parse(text, country="IN", date="2025-03-01")) for text in texts)

    return run


def _fundnorm_normalise() -> Engine:
    fundnorm = importlib.import_module("fundnorm")

    def run(texts: Sequence[str]) -> int:
        count = 0
        for text in texts:
            document = fundnorm.parse(text, country="IN", date="2025-03-01")
            count += len(fundnorm.normalise(document, to="million USD"))
        return count

    return run


def _price_parser() -> Engine:
    from_string = importlib.import_module("price_parser").Price.fromstring

    def run(texts: Sequence[str]) -> int:
        found = 0
        for text in texts:
            for paragraph in text.split("\n\n"):
                found += isinstance(from_string(paragraph).amount, Decimal)
        return found

    return run


def _duckling(*dimensions: str, by_paragraph: bool = False) -> Callable[[], Engine]:
    def make() -> Engine:
        duckling = importlib.import_module("duckling")
        zones = duckling.load_time_zones("/usr/share/zoneinfo")
        moment = duckling.parse_ref_time(zones, "UTC", 1740787200)  # 2025-03-01
        language = duckling.default_locale_lang(duckling.parse_lang("EN"))
        context = duckling.Context(moment, language)
        wanted = duckling.parse_dimensions(list(dimensions))

        def run(texts: Sequence[str]) -> int:
            pieces = (piece for text in texts for piece in (text.split("\n\n") if by_paragraph else [text]))
            found = (entity for piece in pieces for entity in duckling.parse(piece, context, wanted))
            return sum(entity["dim"] == "amount-of-money" for entity in found)

        return run

    return make


ENGINES: dict[str, tuple[str, int, Callable[[], Engine]]] = {
    # name -> (package, characters of corpus to run on, what makes it)
    "fundnorm parse": ("fundnorm", 2_000_000, _fundnorm_parse),
    "fundnorm parse + normalise": ("fundnorm", 1_000_000, _fundnorm_normalise),
    "price-parser": ("price_parser", 2_000_000, _price_parser),
    "Duckling, money": ("duckling", 400_000, _duckling("amount-of-money")),
    "Duckling, by paragraph": ("duckling", 400_000, _duckling("amount-of-money", by_paragraph=True)),
    "Duckling, money and time": ("duckling", 200_000, _duckling("amount-of-money", "time", "duration")),
}
"""Every engine; the slow ones run on fewer characters, and all on the same first ones.

fundnorm gets whole documents, and reads the time as well as the sum. Duckling is asked for the sums of the same
documents (what ratios are taken to), for those of their paragraphs (it slows down as a text grows), and for sums and
times. price-parser gets paragraphs, as it finds one price a text and knows no scale words.
"""
REFERENCE = "Duckling, money"


def available(name: str) -> bool:
    """Whether the engine's package is installed."""
    return importlib.util.find_spec(ENGINES[name][0]) is not None
