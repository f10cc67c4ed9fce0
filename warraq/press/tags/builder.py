"""Build the structure tree from the boxes: one node for each element, however many boxes it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from warraq.press.tags.kinds import GROUPS, INLINE, counters, kinds
from warraq.press.tags.tree import Annotation, Content, Node, Tree

Marked = Mapping[Any, Mapping[str, Any]]


def real(box: Any) -> Any:
    """The box itself, where a placeholder stands for it."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


class Builder:
    """Walks the pages in order; an element cut by a page keeps the node that it has."""

    def __init__(self, version: str, language: str) -> None:
        self.tree = Tree(Node("Document", language=language), version)
        self._items: dict[Any, Node] = {}
        self._calls: dict[Any, Node] = {}
        self._page = 0
        self._marked: Marked = {}
        self._gap = False  # a leader stands before the next words

    def build(self, pages: Sequence[tuple[Any, Marked]]) -> Tree:
        """The tree of the pages, given as page boxes with what was marked on each."""
        parts = list(dict.fromkeys(_root(box) for box, _ in pages))
        for self._page, (box, self._marked) in enumerate(pages):
            parent = self.tree.root if len(parts) == 1 else self._part(box)
            for child in box.children:
                self._walk(real(child), parent, None)
        return self.tree

    def _part(self, page_box: Any) -> Node:
        """The node of the document in a pack that the page belongs to."""
        root = _root(page_box)
        if root not in self.tree.by_element:
            html = next(real(child) for child in page_box.children if real(child).element is root)
            part = self.tree.root.add("Part", html, self._page)
            part.language = html.style["lang"] or part.language
            self.tree.by_element[root] = part
        return self.tree.by_element[root]

    def _walk(self, box: Any, parent: Node, line: Any) -> None:
        if getattr(box, "is_artifact", False):
            self._gap = self._gap or box.is_leader
            return
        if isinstance(box, boxes.TextBox):
            self._say(box, parent, line)
            return
        node = self._node(box, parent)
        if isinstance(box, boxes.ReplacedBox) and box in self._marked:
            node.kids.append(Content(self._page, self._marked[box]["mcid"]))
        if annotation := box.link_annotation:
            node.kids.append(Annotation(self._page, annotation, box))
        if anchor := box.style["anchor"]:
            self.tree.anchors.setdefault(anchor, node)
        for child in getattr(box, "children", ()):
            self._walk(real(child), node, box if isinstance(box, boxes.LineBox) else line)

    def _say(self, box: Any, parent: Node, line: Any) -> None:
        if box in self._marked:
            holder = self._paragraph(parent, box) if parent.kind in GROUPS else parent
            text = f" {box.text.lstrip()}" if self._gap else box.text
            holder.kids.append(Content(self._page, self._marked[box]["mcid"], text, line))
            self._gap = False

    def _paragraph(self, parent: Node, box: Any) -> Node:
        """A P for words that stand in a group without one: the last kid's, if it is of the same element."""
        last = parent.kids[-1] if parent.kids else None
        if isinstance(last, Node) and last.kind == "P" and last.element is box.element:
            return last
        return parent.add("P", box, self._page)

    def _node(self, box: Any, parent: Node) -> Node:
        element, tag = box.element, box.element_tag or ""
        if element is None or tag in ("html", "body") or isinstance(box, boxes.PageBox):
            return parent
        if "::" in tag:
            return self._pseudo(box, parent)
        if element not in self.tree.by_element:
            self.tree.by_element[element] = self._new(box, self._place(box, parent))
        return self.tree.by_element[element]

    def _new(self, box: Any, parent: Node) -> Node:
        names = kinds(box, parent, modern=self.tree.modern)
        if names == ["LBody"] and parent.nodes and parent.nodes[-1].kind == "LI":
            parent = parent.nodes[-1]
        if names and names[0] in INLINE and parent.kind in GROUPS:
            parent = self._paragraph(parent, box)
        for name in names:
            parent = parent.add(name, box, self._page)
            parent.language = box.style["lang"] or parent.language
            if name in ("LI", "TOCI"):
                self._items[box.element] = parent
        return parent

    def _place(self, box: Any, parent: Node) -> Node:
        """Where a new node goes: a footnote beside its mark, anything else where its box is."""
        call = self._calls.get(box.element)
        if call is None or call.parent is None:
            return parent
        note = Node(
            "FENote" if self.tree.modern else "Note", call.parent, box, self._page, call.language
        )
        call.parent.kids.insert(call.parent.kids.index(call) + 1, note)
        return note

    def _pseudo(self, box: Any, parent: Node) -> Node:
        """The node of generated content: a label, a note's mark, or that of its element."""
        kind = box.element_tag.split("::")[1]
        labels = kind == "marker" or (kind == "before" and counters(box))
        if labels and box.element in self._items:
            return self._label(box, self._items[box.element])
        if kind == "footnote-call":
            name = "Span" if self.tree.modern else "Reference"
            holder = self._paragraph(parent, box) if parent.kind in GROUPS else parent
            self._calls[box.element] = holder.add(name, box, self._page)
            return self._calls[box.element]
        return parent.add("Lbl", box, self._page) if kind == "footnote-marker" else parent

    def _label(self, box: Any, item: Node) -> Node:
        """The label of a list's item, which goes first in it."""
        label = next((node for node in item.nodes if node.kind == "Lbl"), None)
        if label is None:
            label = Node("Lbl", item, box, self._page, item.language)
            item.kids.insert(0, label)
        return label


def _root(page_box: Any) -> Any:
    """The root element of the document that a page was set from."""
    return next((real(c).element for c in page_box.children if real(c).element_tag == "html"), None)
