"""Text on a terminal: how wide it is, where it may break, and what must not reach the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["clusters", "pad", "safe", "visible", "width", "wrap"]

_PIECE = re.compile(r"[–/-]*[^–/-]+[–/-]*|[–/-]+")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    r"""The text in one line, its control characters and direction marks as visible signs.

    >>> safe("Rs\n5 \x1b[31mcrore")
    'Rs 5 ␛[31mcrore'
    """
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    r"""The text with its control characters and direction marks as visible signs, spaces as they are.

    >>> visible("a  b\x1b[2J")
    'a  b␛[2J'
    """
    return _UNSAFE.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    point = ord(found[0])
    if point < 0x20:
        return chr(0x2400 + point)
    return "␡" if point == 0x7F else "\ufffd"


def width(text: str) -> int:
    """How many columns the text takes: two for a wide sign, none for a combining mark.

    >>> width("₹5"), width("亿元"), width("é")
    (2, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    import unicodedata

    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """The text filled up with spaces to so many columns, on its left if it stands to the right.

    >>> pad("亿", 4) + "|", pad("5", 3, right=True)
    ('亿  |', '  5')
    """
    space = " " * (columns - width(text))
    return space + text if right else text + space


def clusters(text: str) -> Iterator[str]:
    r"""The text in the smallest pieces that may be set apart: a sign with the marks that combine with it.

    >>> list(clusters("e\u0301a")) == ["e\u0301", "a"]
    True
    """
    start = 0
    for at in range(1, len(text)):
        if _columns(text[at]):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def wrap(text: str, columns: int, hanging: int = 0) -> list[str]:
    """The text in lines of at most so many columns; nothing is left out but the spaces at the breaks.

    Lines break at spaces; a word wider than a line breaks after a dash or a slash, else anywhere. All lines but the
    first begin with `hanging` spaces, where there is room for them.

    >>> wrap("critical-minerals-article.txt", 10), wrap("", 9)
    (['critical-', 'minerals-', 'article.tx', 't'], [''])
    >>> wrap("two and a half crore", 12, hanging=2)
    ['two and a', '  half crore']
    """
    indent = " " * hanging if columns > 2 * hanging else ""
    lines: list[str] = []
    line = ""
    for glue, piece in _pieces(text, columns - len(indent)):
        if line.strip() and width(line) + len(glue) + width(piece) > columns:
            lines.append(line)
            line = indent + piece
        else:
            line = f"{line}{glue}{piece}" if line else piece
    return [*lines, line]


def _pieces(text: str, columns: int) -> Iterator[tuple[str, str]]:
    for word in text.split():
        if width(word) <= columns:
            yield " ", word
            continue
        glue = " "
        for piece in _PIECE.findall(word):
            for part in [piece] if width(piece) <= columns else _hard(piece, columns):
                yield glue, part
                glue = ""


def _hard(word: str, columns: int) -> Iterator[str]:
    part = ""
    for cluster in clusters(word):
        if part and width(part) + width(cluster) > columns:
            yield part
            part = ""
        part += cluster
    yield part
