"""Header cells say whether they head a column or a row, cells how many of each they span."""

from __future__ import annotations

from weasyprint import Document

from warraq.press.tags.tree import Node, Tree

SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}


def say_scope(tree: Tree, document: Document) -> None:
    """Set Scope, ColSpan and RowSpan."""
    for node in tree.root.walk():
        if node.kind == "TH":
            node.set("Table", Scope=f"/{_scope(node)}")
        if node.kind in ("TH", "TD"):
            spans = {"ColSpan": node.box.colspan, "RowSpan": node.box.rowspan}
            if wide := {name: span for name, span in spans.items() if span != 1}:
                node.set("Table", **wide)


def _scope(node: Node) -> str:
    """What the document says; if nothing, cells of the table's head are over columns."""
    row = node.parent
    in_head = row is not None and row.parent is not None and row.parent.kind == "THead"
    return SCOPES.get(node.element.get("scope", ""), "Column" if in_head else "Row")
