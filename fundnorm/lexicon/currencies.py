"""How currencies are written, and which one a shared word means in a country on a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from fundnorm.lexicon.tables import decimal_cell, one_of, optional, read_all, text_cell

__all__ = ["Alias", "Currencies", "Member", "read_currencies"]

_FIRST_PIECE = re.compile(r"[^\W\d_]+|\S")
_PLACE = one_of("before", "after", "both")
_NEEDS = optional(one_of("scale", "glued"))
_ENDS = "$£¢/."


class Alias(NamedTuple):
    """A way to write a currency.

    `means` is an ISO 4217 code, or a group (dollar, rupee …) that the country decides; `needs` is "", "scale" (a
    scale, grouping or cents must show that it is money) or "glued" (and no space between); `factor` is 0.01 for cents,
    0.001 for fils.
    """

    text: str
    means: str
    needs: str = ""
    factor: Decimal = Decimal(1)


class Member(NamedTuple):
    """A currency of a group in a country, with its first and last day of circulation (YYYY-MM-DD; 9999-12-31: still).

    A money that changed its unit has the code of the last one.
    """

    code: str
    first: str
    last: str

    def circulates(self, first: str, last: str) -> bool:
        """Whether it was legal tender on a day from the first to the last.

        >>> Member("FRF", "1960-01-01", "2002-02-17").circulates("2002-01-01", "2002-12-31")
        True
        """
        return self.first <= last and first <= self.last


Members = Mapping[str, Mapping[str, tuple[Member, ...]]]


@dataclass(frozen=True, slots=True, eq=False)
class Currencies:
    """How currencies are written: before and after the number, by code, by name and by country.

    `starts` holds the first word of each alias of `before`, `ends` the last two and the last three characters of each
    and of each code.
    `groups` maps a group and a country ("" for none) to a code, `members` a group and a country to what circulated
    there, the last to end first; `candidates` maps a group to all that it can mean, the default first. `adjectives`
    maps words to codes, `names` to codes or groups; `name_starts` holds the first word of each name of several. `local`
    holds by country the signs that only its own press uses, each with its place.
    """

    before: Mapping[str, Alias]
    starts: frozenset[str]
    ends: frozenset[str]
    after: Mapping[str, Alias]
    codes: frozenset[str]
    word_codes: frozenset[str]
    groups: Mapping[tuple[str, str], str]
    members: Members
    candidates: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, str]
    adjective_starts: frozenset[str]
    names: Mapping[str, str]
    name_starts: frozenset[str]
    local: Mapping[str, tuple[tuple[str, Alias], ...]]

    @property
    def words_before(self) -> frozenset[str]:
        """The words with which a currency before a number can start."""
        return self.starts.union(self.codes, self.adjective_starts)

    @property
    def words_after(self) -> frozenset[str]:
        """The words with which a currency after a number can start; names in capitals, as "3 new" is in any prose."""
        return self.adjective_starts.union(self.after, self.codes, map(str.capitalize, self.name_starts))

    def within(self, country: str) -> Currencies:
        """The same, with the signs that only the press of a country uses."""
        signs = self.local.get(country, ())
        before = {**self.before, **{alias.text: alias for place, alias in signs if place != "after"}}
        after = {**self.after, **{alias.text: alias for place, alias in signs if place != "before"}}
        return replace(
            self, before=before, after=after, starts=_starts(before), ends=_ends(before, self.codes)
        )


def read_currencies(folder: Path) -> Currencies:
    """The currencies of the data files in a folder."""
    before, after = _aliases(folder)
    codes = frozenset(code for (code,) in read_all(folder / "currencies.csv", code=text_cell))
    adjectives = dict(read_all(folder / "currency_adjectives.csv", adjective=text_cell, currency=text_cell))
    groups = read_all(
        folder / "currency_groups.csv", group=text_cell, country=optional(text_cell), currency=text_cell
    )
    members = _members(folder)
    names = dict(read_all(folder / "currency_names_en.csv", name=text_cell, code=text_cell))
    names |= {text.lower(): alias.means for text, alias in after.items() if " " in text}
    return Currencies(
        before=before,
        starts=_starts(before),
        ends=_ends(before, codes),
        after=after,
        codes=codes,
        word_codes=frozenset(code for (code,) in read_all(folder / "word_codes.csv", code=text_cell)),
        groups={(group, country or ""): code for group, country, code in groups},
        members=members,
        candidates=_candidates(groups, members),
        adjectives={word.lower(): code for word, code in adjectives.items()},
        adjective_starts=frozenset(word.split()[0] for word in adjectives),
        names=names,
        name_starts=frozenset(name.split()[0] for name in names if " " in name),
        local=_local(folder),
    )


def _starts(before: Iterable[str]) -> frozenset[str]:
    return frozenset(_FIRST_PIECE.findall(text)[0] for text in before)


def _ends(before: Iterable[str], codes: Iterable[str]) -> frozenset[str]:
    written = (*before, *codes)
    return frozenset((*_ENDS, *(text[-2:] for text in written), *(text[-3:] for text in written)))


def _aliases(folder: Path) -> tuple[dict[str, Alias], dict[str, Alias]]:
    """The ways to write a currency before a number, and after it."""
    before: dict[str, Alias] = {}
    after: dict[str, Alias] = {}
    rows = read_all(
        folder / "currency_aliases.csv",
        alias=text_cell,
        means=text_cell,
        place=_PLACE,
        needs=_NEEDS,
        factor=decimal_cell,
    )
    for text, means, place, needs, factor in rows:
        alias = Alias(text, means, needs or "", factor)
        if place in ("before", "both"):
            before[text] = alias
        if place in ("after", "both"):
            after[text] = alias
    return before, after


def _local(folder: Path) -> dict[str, tuple[tuple[str, Alias], ...]]:
    rows = read_all(
        folder / "currency_local_signs.csv",
        alias=text_cell,
        country=text_cell,
        currency=text_cell,
        place=_PLACE,
        needs=_NEEDS,
        factor=decimal_cell,
    )
    signs: dict[str, list[tuple[str, Alias]]] = {}
    for text, country, code, place, needs, factor in rows:
        signs.setdefault(country, []).append((place, Alias(text, code, needs or "", factor)))
    return {country: tuple(known) for country, known in signs.items()}


def _members(folder: Path) -> Members:
    found: dict[str, dict[str, tuple[Member, ...]]] = {}
    rows = read_all(
        folder / "currency_members.csv",
        group=text_cell,
        country=text_cell,
        currency=text_cell,
        first=text_cell,
        last=text_cell,
    )
    for group, country, code, first, last in rows:
        places = found.setdefault(group, {})
        places[country] = (*places.get(country, ()), Member(code, first, last))
    return found


def _candidates(groups: list[tuple[Any, ...]], members: Members) -> dict[str, tuple[str, ...]]:
    """The codes that each group can mean, the default first."""
    default = {group: code for group, country, code in groups if not country}
    others: dict[str, set[str]] = {group: set() for group in default}
    for group, _, code in groups:
        others[group].add(code)
    for group, places in members.items():
        others[group].update(member.code for known in places.values() for member in known)
    return {group: (code, *sorted(others[group] - {code})) for group, code in default.items()}
