"""A note is tied to its marks, and each mark to its note."""

from __future__ import annotations

from weasyprint import Document

from warraq.press.tags.kinds import is_endnote
from warraq.press.tags.tree import Node, Tree

NOTES = ("Note", "FENote")


def tie_notes(tree: Tree, document: Document) -> None:
    """Set Ref both ways between notes and the links that are their marks."""
    for node in tree.root.walk():
        if node.kind == "Link" and node.element.get("role") == "doc-noteref":
            note = _note(tree.anchors.get(node.element.get("href").lstrip("#")))
            mark = node.parent if node.parent and node.parent.kind == "Reference" else node
            if note:
                mark.refs.append(note)
                note.refs.append(mark)
    if tree.modern:
        for node in tree.root.walk():
            if node.kind == "FENote":
                kind = "Endnote" if is_endnote(node) else "Footnote"
                node.set("FENote", NoteType=f"/{kind}")


def _note(node: Node | None) -> Node | None:
    while node is not None and node.kind not in NOTES:
        node = node.parent
    return node
