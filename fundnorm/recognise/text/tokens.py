"""A stretch of text as words, numbers, signs and punctuation, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fundnorm.lexicon.figures import SIGNS
from fundnorm.lexicon.phrases import SOFT, WORD, unbroken

__all__ = ["NUMBER", "PUNCTUATION", "SIGN", "WORD_KIND", "Tokens", "tokenise"]

NUMBER, SIGN, WORD_KIND, PUNCTUATION = "n", "s", "w", "p"

_SIGNED = f"[A-Z][A-Za-z]{{0,3}}[{SIGNS}]"
_TOKEN = re.compile(
    rf"(?=\S)(?:(?P<w>(?!{_SIGNED}){WORD})"
    rf"|(?P<s>{_SIGNED}|[{SIGNS}])"
    r"|(?P<n>[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:\.[0-9]+|,[0-9]{1,2}(?![0-9,]))?(?!,[0-9])"
    rf"|[0-9]+(?:[.,']?[{SOFT}]?[0-9]+)*)"
    rf"|(?P<p>[^\s{SOFT}]))"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel tuples, one entry a token; `start` and `end` count code points of the whole text."""

    kind: tuple[str, ...]
    text: tuple[str, ...]
    lower: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.kind)

    def glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it.

        >>> tokenise("$5 m", 0, 4).glued(1), tokenise("$5 m", 0, 4).glued(2)
        (True, False)
        """
        return 0 < at < len(self.kind) and self.start[at] == self.end[at - 1]

    def is_number(self, at: int) -> bool:
        """Whether a token is there and is a number in digits."""
        return 0 <= at < len(self.kind) and self.kind[at] == NUMBER

    def word(self, at: int) -> str:
        """The token in lower case, or "" outside the stretch."""
        lower = self.lower
        return lower[at] if 0 <= at < len(lower) else ""


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`, which is folded.

    >>> tokenise("of Rs.2,500 crore", 0, 17).text
    ('of', 'Rs', '.', '2,500', 'crore')
    """
    found = list(_TOKEN.finditer(text, start, end))
    texts = tuple([match[0] for match in found])
    if any(map(text[start:end].__contains__, SOFT)):
        texts = tuple(map(unbroken, texts))
    return Tokens(
        tuple([match.lastgroup or "p" for match in found]),
        texts,
        tuple([piece.lower() for piece in texts]),
        tuple([match.start() for match in found]),
        tuple([match.end() for match in found]),
    )
