"""A page as a browser would read it, as far as a test needs: elements with attributes, texts, what is not closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Node", "parsed"]

VOID = {"br", "input", "link", "meta"}


@dataclass(eq=False)
class Node:
    """An element, with the elements and texts in it."""

    name: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def every(self, name: str = "", class_: str = "") -> Iterator[Node]:
        """The elements in it with that name and class, in order."""
        for child in self.children:
            if isinstance(child, Node):
                if name in ("", child.name) and (not class_ or class_ in child.classes):
                    yield child
                yield from child.every(name, class_)

    def by_id(self, name: str) -> Node:
        """The one element with that id."""
        (found,) = (node for node in self.every() if node.attributes.get("id") == name)
        return found

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return (self.attributes.get("class") or "").split()

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"<{tag}> has an attribute twice: {names}"
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(page: str) -> Node:
    """The page as a tree; an assertion fails where an element is not closed, or closed by another."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert [node.name for node in reader.open] == [""]
    return reader.root
