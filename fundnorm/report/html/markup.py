"""HTML that can't be broken by what is put in it: a plain text is escaped, markup is a type of its own."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from fundnorm.report.wide import visible

__all__ = ["Markup", "element", "escaped", "joined"]

_VOID = frozenset(("br", "input", "meta", "link"))


class Markup(str):
    """Text that is HTML already; any other text gets escaped where it is put in."""

    __slots__ = ()


def escaped(text: object) -> Markup:
    r"""The text as HTML that shows it: markup as it is, control characters and direction marks as visible signs.

    Tabs and line ends stay; every kind of line end is a line feed.

    >>> escaped("<b>\x1b[2J\r\n'")
    '&lt;b&gt;␛[2J\n&#x27;'
    """
    if isinstance(text, Markup):
        return text
    plain = str(text)
    if plain.isprintable():  # no line end, control or direction mark is
        return Markup(plain if plain.isalnum() else escape(plain))
    lines = plain.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    safe = "\n".join("\t".join(map(visible, line.split("\t"))) for line in lines)
    return Markup(escape(safe))


def joined(parts: Iterable[object], between: str = "") -> Markup:
    """The parts one after the other, each escaped unless it is markup.

    >>> joined(["a & b", element("br")], ", ")
    'a &amp; b, <br>'
    """
    return Markup(escaped(between).join(map(escaped, parts)))


def element(name: str, /, *children: object, **attributes: object) -> Markup:
    """An element with its children and attributes, all escaped.

    `class_` is the attribute class, `data_key` is data-key; True is an attribute without a value, and None or False is
    none at all.

    >>> element("a", "5 > 3", href="#r1", class_="sum", hidden=True, title=None)
    '<a href="#r1" class="sum" hidden>5 &gt; 3</a>'
    """
    opening = f"<{name}{''.join(map(_attribute, attributes, attributes.values()))}>"
    if name in _VOID:
        return Markup(opening)
    return Markup(f"{opening}{joined(children)}</{name}>")


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escaped(value)}"'
