"""What a number format makes of a number: its currency sign, percent, the thousands that it leaves out, its words.

The format codes are those of ECMA-376 part 1, section 18.8.31: sections by sign or condition, parted by semicolons.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from fundnorm.model.money import EXACT
from fundnorm.readers.cells import plain

__all__ = ["formatted", "shown_date"]

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<digits>[0#?][0#?.,]*(?:E[+-][0#?]+)?)'
    r"|(?P<end>;)|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9.]{1,30})\Z")
_COMPARED = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_GROUPED = re.compile(r"[0#?],[0#?]")
_LEFT_OUT = re.compile(r",+(?=\.|\Z)")
_LETTER_SIGNS = re.compile(r"[A-Z]{3}\Z|(?:Rs|Re|R|kr|Kr|zł|Kč|Ft|lei|Tk|RM|Fr|Sh|KSh|KSH|Rp)\.?\Z")


class Section(NamedTuple):
    """One section of a format: when it holds, by which power of ten it divides, and its words and commas."""

    condition: tuple[str, Decimal] | None
    shift: int
    percent: bool
    grouped: bool
    before: str
    after: str


def formatted(value: Decimal, code: str) -> str:
    r"""The number in plain digits with the commas, currency sign, percent sign or words of its format.

    The sign comes first wherever the format has it; all digits are kept, whatever the format rounds to.

    >>> formatted(Decimal("1234.5"), '[$₹-4009] #,##0'), formatted(Decimal("-0.125"), "0%")
    ('₹1,234.5', '-12.5%')
    >>> formatted(Decimal(1234500), '#,##0.0,,"M"'), formatted(Decimal(5), '#,##0.00\\ "€"')
    ('1.2345M', '€5')
    """
    section = _chosen(value, _sections(code or "General"))
    value = EXACT.scaleb(value, -section.shift)
    digits = plain(EXACT.multiply(value, Decimal(100)) if section.percent else value)
    minus, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    digits = _grouped(digits) if section.grouped else digits
    before, after = section.before, section.after
    if not _is_sign(before) and _is_sign(after):
        before, after = after, before
    gap = " " if before and before[-1].isalpha() else ""
    space = " " if len(after) > 1 else ""
    return f"{minus}{before}{gap}{digits}{'%' if section.percent else ''}{space}{after}"


def _grouped(digits: str) -> str:
    whole, point, rest = digits.partition(".")
    return f"{int(whole):,}{point}{rest}" if len(whole) < 100 else digits


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[Section, ...]:
    sections: list[Section] = []
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(code[:500]):
        if token["end"]:
            sections.append(_section(tokens))
            tokens = []
        else:
            tokens.append(token)
    return (*sections, _section(tokens))


def _section(tokens: list[re.Match[str]]) -> Section:
    words = {"before": "", "after": ""}
    side, condition, digits, percent = "before", None, "", False
    for token in tokens:
        if token["digits"]:
            side, digits = "after", token["digits"]
        elif token["bracket"] is not None:
            stated = _CONDITION.match(token["bracket"])
            condition = (stated[1], Decimal(stated[2])) if stated and _is_number(stated[2]) else condition
            if token["bracket"].startswith("$"):
                words[side] += token["bracket"][1:].partition("-")[0]
        elif token["other"] == "%":
            percent = True
        else:
            words[side] += token["quoted"] or token["escaped"] or _bare(token["other"])
    left_out = _LEFT_OUT.search(digits)
    shift = 3 * len(left_out[0]) if left_out else 0
    grouped = _GROUPED.search(digits) is not None
    return Section(condition, shift, percent, grouped, _telling(words["before"]), _telling(words["after"]))


def _is_number(text: str) -> bool:
    return text.count(".") <= 1 and text.strip("-.") != ""


def _bare(character: str | None) -> str:
    """A character outside of quotes: only spaces and currency signs stand for themselves in all programs."""
    if character is None:
        return ""
    return character if character == " " or unicodedata.category(character) == "Sc" else ""


def _telling(words: str) -> str:
    """Words that say something: letters or a currency sign."""
    said = words.strip().strip("()-+,' ")
    return said if any(sign.isalpha() or unicodedata.category(sign) == "Sc" for sign in said) else ""


def _is_sign(words: str) -> bool:
    return any(unicodedata.category(sign) == "Sc" for sign in words) or bool(_LETTER_SIGNS.match(words))


def _chosen(value: Decimal, sections: tuple[Section, ...]) -> Section:
    """The section that shows the value: by condition, else positive, negative, zero."""
    for section in sections:
        if section.condition and _COMPARED[section.condition[0]](value, section.condition[1]):
            return section
    free = [section for section in sections if not section.condition]
    if len(free) < len(sections):
        return free[0] if free else sections[-1]
    if value < 0 and len(free) > 1:
        return free[1]
    return free[2] if value == 0 and len(free) > 2 else free[0]


def shown_date(code: str) -> str:
    """How much of a date a format shows: "year", "month" or "day".

    >>> shown_date("yyyy"), shown_date("mmm-yy"), shown_date("dd/mm/yyyy")
    ('year', 'month', 'day')
    """
    letters = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|AM/PM', "", code.partition(";")[0], flags=re.IGNORECASE).lower()
    if "d" in letters or "h" in letters or "y" not in letters:
        return "day"
    return "month" if "m" in letters else "year"
