"""Blocks say in which direction their lines run.

A reader of the structure needs no `/Direction` of the whole file, which makes PDFium turn round the
words of English lines.
"""

from __future__ import annotations

from weasyprint import Document

from warraq.press.tags.kinds import INLINE
from warraq.press.tags.tree import Node, Tree

MODES = {"ltr": "/LrTb", "rtl": "/RlTb"}


def say_direction(tree: Tree, document: Document) -> None:
    """Set WritingMode where it is not that of the node above."""
    root = document.pages[0]._page_box.style["direction"]
    tree.root.set("Layout", WritingMode=MODES[root])
    _say(tree.root, root)


def _say(node: Node, around: str) -> None:
    for kid in node.nodes:
        own = around if kid.box is None or kid.kind in INLINE else kid.box.style["direction"]
        if own != around:
            kid.set("Layout", WritingMode=MODES[own])
        _say(kid, own)
