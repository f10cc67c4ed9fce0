"""The structure tree in memory: nodes, what they hold, and how to walk them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Attributes = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Content:
    """Marked content of a page; `text` is what its box says, in reading order."""

    page: int
    mcid: int
    text: str = ""
    line: Any = None


@dataclass(frozen=True)
class Annotation:
    """An annotation of a page that belongs to a node, and the box that it was made for."""

    page: int
    dictionary: Any
    box: Any


@dataclass(eq=False)
class Node:
    """A structure element; `box` is the first box of its element, `attributes` are by owner.

    `refs` are elements that it refers to, `heads` the header cells of a cell.
    """

    kind: str
    parent: Node | None = None
    box: Any = None
    page: int = 0
    language: str = ""
    alt: str = ""
    actual: str = ""
    id: str = ""
    kids: list[Node | Content | Annotation] = field(default_factory=list)
    refs: list[Node] = field(default_factory=list)
    heads: list[Node] = field(default_factory=list)
    attributes: Attributes = field(default_factory=dict)

    @property
    def element(self) -> Any:
        """The element of the document that the node stands for."""
        return None if self.box is None else self.box.element

    @property
    def nodes(self) -> list[Node]:
        """The kids that are nodes themselves."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def add(self, kind: str, box: Any = None, page: int = 0) -> Node:
        """A new last kid."""
        node = Node(kind, self, box, page, self.language)
        self.kids.append(node)
        return node

    def move(self, parent: Node, index: int) -> None:
        """Put the node elsewhere, as the kid with this index."""
        if self.parent is not None:
            self.parent.kids.remove(self)
        parent.kids.insert(index, self)
        self.parent = parent

    def set(self, owner: str, **values: Any) -> None:
        """Set attributes of an owner (Layout, List, Table)."""
        self.attributes.setdefault(owner, {}).update(values)

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in reading order; kids may come and go until it is their turn."""
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.nodes)

    def contents(self) -> Iterator[Content]:
        """All marked content below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid
            elif isinstance(kid, Node):
                yield from kid.contents()


@dataclass(frozen=True)
class Tree:
    """A document's structure: the root, the nodes of its elements and of its anchors."""

    root: Node
    version: str
    by_element: dict[Any, Node] = field(default_factory=dict)
    anchors: dict[str, Node] = field(default_factory=dict)

    @property
    def modern(self) -> bool:
        """True for PDF 2.0, which has structure types of its own."""
        return self.version >= "2.0"
