"""Entries of a contents list stand in one another as deep as their `aria-level` says.

The list itself may stay flat, which is simpler to set.
"""

from __future__ import annotations

from weasyprint import Document

from warraq.press.tags.tree import Node, Tree


def nest_contents(tree: Tree, document: Document) -> None:
    """Put entries that are deeper than the one before into a list of their own in it."""
    for contents in [node for node in tree.root.walk() if node.kind in ("TOC", "L")]:
        lists, before = [contents], None
        for entry in contents.nodes:
            level = max(1, int(entry.element.get("aria-level", 1)))
            if before and level > len(lists):
                lists.append(_holder(before).add(contents.kind, contents.box, before.page))
            del lists[level:]
            if len(lists) > 1:
                entry.move(lists[-1], len(lists[-1].kids))
            before = entry


def _holder(entry: Node) -> Node:
    """What of an entry a list in it belongs to."""
    return next((node for node in entry.nodes if node.kind == "LBody"), entry)
