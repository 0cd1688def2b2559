"""The currency beside a number: a sign, code or name before it or after it, and what a shared sign means."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from fundnorm.lexicon.currencies import Alias, Currencies, Member
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.model.period import PartialDate
from fundnorm.recognise.text.context import Context
from fundnorm.recognise.text.tokens import NUMBER, SIGN, WORD_KIND, Tokens

__all__ = ["currency_after", "currency_before", "resolve"]

_USUAL = ("dollar", "pound", "yen")
"""Groups with one usual meaning in every country that has none of its own; the law names them."""
_MULTIPLIERS = {"M": Decimal(10) ** 6, "k": Decimal(10) ** 3, "K": Decimal(10) ** 3, "B": Decimal(10) ** 9}
_LONGEST_NAME = 4
_TODAY = "9999-12-31"
"""The last day of what circulates still, and the day of a document without a date."""


def resolve(means: str, context: Context, lexicon: Lexicon) -> tuple[str, str, tuple[str, ...]]:
    """The code that a code or group means in its context, what decided it, and the candidates left open.

    A currency that the text declares comes first, then the country's on the document's day (without a date, that of
    today), then the group's usual one.

    >>> resolve("dollar", Context("NZ"), Lexicon.bundled("en"))
    ('NZD', 'country', ())
    >>> resolve("rial", Context("OM"), Lexicon.bundled("en"))
    ('OMR', 'country', ())
    """
    if means.isupper():
        return means, "code", ()
    if means in context.declared:
        return context.declared[means], "declared", ()
    currencies = lexicon.currencies
    settled = currencies.groups.get((means, context.country)) if context.country else None
    if settled is not None:
        return settled, "country", ()
    return _on_days(means, context.country, _days(context.date), currencies)


def _days(date: PartialDate | None) -> tuple[str, str]:
    """The first and last day on which the document may have been written; today where no date is known."""
    return (date.first.isoformat(), date.last.isoformat()) if date else (_TODAY, _TODAY)


@lru_cache(maxsize=4096)
def _on_days(
    means: str, country: str | None, days: tuple[str, str], currencies: Currencies
) -> tuple[str, str, tuple[str, ...]]:
    """What a group means in a document of a country that was written on one of these days."""
    places = currencies.members.get(means, {})
    # a group of one country's money needs no country to be known
    members = next(iter(places.values())) if len(places) == 1 else places.get(country or "", ())
    here = next((member.code for member in members if member.circulates(*days)), None)
    if here is not None:
        return here, "country" if country in places else "name", ()
    return _usual(means, (country, days), members, currencies)


def _usual(
    means: str,
    setting: tuple[str | None, tuple[str, str]],
    members: tuple[Member, ...],
    currencies: Currencies,
) -> tuple[str, str, tuple[str, ...]]:
    """What a group most likely means where none of the country's currencies circulated, and what else it may be.

    A country whose own came later than the document is no reason to think of another's.
    """
    country, days = setting
    present = next((member.code for member in members if member.last == _TODAY), None)
    code = present or currencies.groups[means, ""]
    if country is not None and means in _USUAL and present is None:
        return code, "default", ()
    places = currencies.members.get(means)
    if places is None:
        return code, "default", currencies.candidates[means]
    open_now = {one.code for known in places.values() for one in known if one.circulates(*days)}
    own = dict.fromkeys((code, *(member.code for member in members)))
    found = (*own, *sorted(open_now.union((currencies.groups[means, ""],)) - own.keys()))
    return code, "default", found if len(found) > 1 else ()


def currency_before(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Alias, int] | None:
    """The currency that starts at a token and stands before a number, and the token after it.

    `before = ( sign | alias | code | multiplier code ) [ "." ] [ sign ] ;`
    """
    alias, end = _alias_before(tokens, at, lexicon)
    if alias is None:
        return None
    if tokens.word(end) == "." and tokens.glued(end) and _is_shortened(tokens, at, end, lexicon):
        end += 1
    if end < len(tokens) and tokens.kind[end] == SIGN and tokens.text[end] in lexicon.currencies.before:
        sign = lexicon.currencies.before[tokens.text[end]]
        if _is_other_word(alias, sign, lexicon):
            return None
        alias = Alias(alias.text, alias.means if alias.means.isupper() else sign.means)
        end += 1
    return alias, end


def _is_shortened(tokens: Tokens, at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a full stop is part of a currency's short form: "Rs. 5", and not "… sold for Pesos. 5 million"."""
    if tokens.lower[at] in lexicon.currencies.after:
        return False
    return tokens.is_number(stop + 1) or tokens.kind[at] == WORD_KIND


def _is_other_word(alias: Alias, sign: Alias, lexicon: Lexicon) -> bool:
    """Whether letters that may be a currency are none, as the sign after them is another's: "the FC $5 million"."""
    if not alias.needs or alias.means.islower() or alias.text == alias.means:
        return False
    return alias.means != sign.means and alias.means not in lexicon.currencies.candidates.get(sign.means, ())


def _alias_before(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Alias | None, int]:
    text = tokens.text[at]
    known = lexicon.currencies.before
    if tokens.kind[at] not in (SIGN, WORD_KIND):
        return None, at
    if at + 1 < len(tokens):
        pair = text + ("" if tokens.glued(at + 1) else " ") + tokens.text[at + 1]
        if pair in known:
            return known[pair], at + 2
    if text in known:
        return known[text], at + 1
    named = _named(tokens, at, lexicon) if text in lexicon.currencies.adjective_starts else None
    if named is not None and tokens.is_number(named[1]):
        return named[0]._replace(needs="scale"), named[1]
    return _code(text, lexicon), at + 1


def _code(text: str, lexicon: Lexicon) -> Alias | None:
    currencies = lexicon.currencies
    if not (text[-3:].isupper() and text[-3:] in currencies.codes):
        return None
    code = text[-3:]
    if len(text) == 3:
        return Alias(text, code, "scale" if code in currencies.word_codes else "")
    if len(text) == 4 and text[0] in _MULTIPLIERS:
        return Alias(text, code, "", _MULTIPLIERS[text[0]])
    return None


def currency_after(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Alias, int] | None:
    """The currency that starts at a token and stands after a number, and the token after it.

    `after = [ "-" ] ( sign | code | adjective name | name ) ;`
    """
    if tokens.word(at) == "-" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    if at >= len(tokens) or tokens.kind[at] not in (SIGN, WORD_KIND):
        return None
    text = tokens.text[at]
    known = lexicon.currencies.after
    if tokens.kind[at] == SIGN:
        starts_next = at + 1 < len(tokens) and tokens.kind[at + 1] == NUMBER and tokens.glued(at + 1)
        return (known[text], at + 1) if text in known and not starts_next else None
    code = _code(text, lexicon)
    if code is not None:
        return None if tokens.is_number(at + 1) else (code, at + 1)
    named = _named(tokens, at, lexicon)
    if named is not None:
        return named
    if text[0].isupper() and text not in known and _is_named(tokens, at):
        return None
    alias = known.get(text) or (known.get(tokens.lower[at]) if not _on_number(tokens, at) else None)
    return (alias, at + 1) if alias and not _before_number(tokens, at, alias) else None


def _is_named(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word belongs to a name: "5 Rand Street"."""
    return at + 1 < len(tokens) and tokens.kind[at + 1] == WORD_KIND and tokens.text[at + 1][0].isupper()


def _on_number(tokens: Tokens, at: int) -> bool:
    return tokens.glued(at) and tokens.is_number(at - 1)


def _before_number(tokens: Tokens, at: int, alias: Alias) -> bool:
    """Whether the name belongs to a number after it: "320 Euro 6 coaches", "the 20 Rs 5 crore"."""
    return tokens.is_number(at + 1) and alias.text[:1].isupper()


def _named(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Alias, int] | None:
    """`name = adjective noun | name of the Unicode CLDR, of up to four words ;`"""
    currencies = lexicon.currencies
    if tokens.text[at] not in currencies.adjective_starts and tokens.lower[at] not in currencies.name_starts:
        return None
    for size in range(min(_LONGEST_NAME, len(tokens) - at), 1, -1):
        words = tokens.lower[at : at + size]
        name = " ".join(words)
        noun = currencies.after.get(words[-1])
        code = currencies.adjectives.get(" ".join(words[:-1]))
        if noun and code:
            return Alias(name, code, "", noun.factor), at + size
        if name in currencies.names:
            return Alias(name, currencies.names[name]), at + size
    return None
