"""The stretches of a text that can hold money: cheap to find, and every sum lies in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fundnorm.lexicon.currencies import Currencies
from fundnorm.lexicon.lexicon import Lexicon
from fundnorm.lexicon.phrases import SOFT, WORD, unbroken

__all__ = ["Stretch", "anchors", "stretches"]

_NUMBER = re.compile(rf"[0-9](?:[0-9.,']*[0-9])?[\s-]?({WORD}|[^\w\s.,;:!?()'\"-]|)")
_STEMS = ("illion", "rore", "lakh", "thousand", "hundred", "dollar", "rupee", "euro", "pound", "arab", "arba",
          "cents")  # fmt: skip
_BEFORE_WORD = re.compile(r"([A-Za-z]+)[\s-]+\Z")
_LONGEST, _LONGEST_WORD, _LONGEST_ALIAS = 1500, 12, 9
_NEAR = 5
_BETWEEN = f" .\n-({SOFT}"
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_BREAK = re.compile(
    r"[.!?\n](?:(?<=\n)\s*(?=[\"'(\[]?[-A-Z₹$€£0-9•*|(])|(?<!\n)[\"')\]]*\s+(?=[\"'(\[]?[A-Z₹$€£0-9]))"
)
_LIST_MARK = re.compile(r"[0-9]{1,3}[.)]\s")
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)\Z")


class Stretch(NamedTuple):
    """A sentence (or a line) that can hold money, and the paragraph that it stands in."""

    start: int
    end: int
    paragraph: int


def stretches(text: str, lexicon: Lexicon) -> Iterator[Stretch]:
    """The sentences of a folded text that can hold money, in order and never overlapping."""
    paragraph_end, number = -1, -1
    sentences: Iterator[tuple[int, int]] = iter(())
    sentence = (0, -1)
    for at in anchors(text, lexicon):
        if at >= paragraph_end:
            start, paragraph_end = _paragraph(text, at, max(0, paragraph_end))
            number += 1
            sentences = _sentences(text, start, paragraph_end, lexicon)
            sentence = (start, start - 1)
        elif at < sentence[1]:
            continue
        while sentence[1] <= at:
            sentence = next(sentences)
        yield Stretch(*sentence, number)


def anchors(text: str, lexicon: Lexicon) -> list[int]:
    """Where a number stands next to a currency or a scale, in digits or in words."""
    known, codes, ends = lexicon.after_number, lexicon.currencies.codes, lexicon.currencies.ends
    numbers = []
    for found in _NUMBER.finditer(text):
        following = found[1]
        if following:
            following = following if following.isascii() else unbroken(following)
            if following in known or following.lower() in known or following[-3:] in codes:
                numbers.append(found.start())
                continue
        start = found.start()
        near = text[start - 3 : start - 1]  # most numbers follow a word whose end is no currency's
        if near not in ends and near.isalpha() and near[-1] not in ends and text[start - 1] == " ":
            continue
        if _after_currency(text, start, lexicon.currencies):
            numbers.append(start)
    words = _spelled_anchors(text, lexicon)
    return sorted(numbers + words) if words else numbers


def _after_currency(text: str, start: int, currencies: Currencies) -> bool:
    """Whether a currency stands before a number."""
    first = start - _NEAR if start > _NEAR else 0
    before = text[first:start].rstrip(_BETWEEN)
    if before[-1:] not in currencies.ends and before[-2:] not in currencies.ends:
        return False
    if not before[-1].isalpha():
        return True
    tail = before[-3:]
    if len(tail) > 2 and tail not in currencies.ends and tail.isalpha():
        return False
    begin = end = first + len(before)
    while begin > 0 and end - begin < _LONGEST_ALIAS and text[begin - 1].isalpha():
        begin -= 1
    word = text[begin:end]
    return word in currencies.before or word[-3:] in currencies.codes


def _spelled_anchors(text: str, lexicon: Lexicon) -> list[int]:
    anchors = []
    for stem in _STEMS:
        at = text.find(stem)
        while at >= 0:
            start = at
            while start > 0 and at - start < _LONGEST_WORD and text[start - 1].isalpha():
                start -= 1
            if start < 2 or text[start - 2].isdigit():
                at = text.find(stem, at + 1)  # "5 million" has its number in digits
                continue
            before = _BEFORE_WORD.search(text, max(0, start - 16), start)
            if before and before[1].lower() in lexicon.words["before_scale"]:
                anchors.append(start)
            at = text.find(stem, at + 1)
    return anchors


def _paragraph(text: str, at: int, after: int) -> tuple[int, int]:
    start = max(after, text.rfind("\n\n", after, at) + 1)
    blank = _PARAGRAPH.search(text, at)
    return start, blank.start() if blank else len(text)


def _sentences(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    begin = start
    for found in _BREAK.finditer(text, start, end):
        if not _ends_sentence(text, begin, found, lexicon):
            continue
        yield from _pieces(text, begin, found.end())
        begin = found.end()
    yield from _pieces(text, begin, end)


def _ends_sentence(text: str, begin: int, found: re.Match[str], lexicon: Lexicon) -> bool:
    at = found.start()
    if found[0][0] == "\n":
        line = text.rfind("\n", begin, at) + 1 or begin
        broken = _LAST_WORD.search(text, max(begin, at - 12), at)
        named = text[at - 1] in lexicon.currencies.before or (
            broken and broken[1] in lexicon.currencies.before
        )
        if named and not _LIST_MARK.match(text, found.end()):
            return False  # the line breaks between a currency and its number
        if broken and (_leads_on(broken[1], lexicon) or _parts_name(text, broken[1], found.end(), lexicon)):
            return False
        return at - line < 60 or text[at - 1] in ".:;!?"
    if found[0][0] != ".":
        return True
    if text[at - 1] == "/":
        return False  # "S/. 5 million"
    word = _LAST_WORD.search(text, max(begin, at - 12), at)
    if word is None:
        return True
    follows = text[found.end() : found.end() + 1]
    if word[1] in lexicon.words["abbreviation"]:
        return False
    if word[1] in lexicon.currencies.before:
        return not (follows.isdigit() or follows in "₹$")
    return len(word[1]) > 1 or not word[1].isupper()


def _leads_on(word: str, lexicon: Lexicon) -> bool:
    """Whether no line of a list ends in a word, so that the sentence goes on in the next: "not more than", "of"."""
    known = word in lexicon.prepositions or word in lexicon.modifiers_before.sizes
    return known or word in lexicon.words["article"]


def _parts_name(text: str, word: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a line break parts a scale and the name of a currency: "5 million / Swiss francs"."""
    if word not in lexicon.scales:
        return False
    following = _FIRST_WORD.match(text, at)
    return following is not None and following[0] in lexicon.currencies.adjective_starts


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of bounded length, so that one endless line costs no more than many short ones."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end
