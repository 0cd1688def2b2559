"""What somebody may have meant who wrote a unit that there is not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.normalise.currencies import codes, in_use

__all__ = ["closest", "closest_codes"]

_MOST = 3


def closest(word: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known words that are close to this one, the closest first.

    >>> closest("milion", ("million", "billion", "crore"))
    ['million', 'billion']
    """
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n=_MOST)


def closest_codes(word: str) -> list[str]:
    """Up to three ISO 4217 codes that the word may stand for, the likeliest first.

    A name or sign of a currency, then the same letters in another order, then a letter more, less or other; a currency
    that is gone only where none in use fits.

    >>> closest_codes("UDS"), closest_codes("rupees"), closest_codes("€")
    (['USD', 'UZS', 'AUD'], ['INR'], ['EUR'])
    """
    named = list(dict.fromkeys(_named(word)))
    if named:
        return named
    return _spelled(word.upper(), in_use()) or _spelled(word.upper(), codes())


def _spelled(word: str, known: Collection[str]) -> list[str]:
    """The codes that are spelled like the word, those of the same letters first."""
    mixed = [code for code in known if sorted(code) == sorted(word)]
    return list(dict.fromkeys((*mixed, *closest(word, known))))[:_MOST]


def _named(word: str) -> Iterator[str]:
    """The codes that the word names in a text: a sign, a short form, a name."""
    currencies = Lexicon.bundled("en").currencies
    for form in dict.fromkeys((word, word.lower(), f"{word.lower()}s")):
        for aliases in (currencies.before, currencies.after):
            if form in aliases:
                means = aliases[form].means
                yield means if means.isupper() else currencies.groups[means, ""]
        if form in currencies.names:
            yield currencies.names[form]
