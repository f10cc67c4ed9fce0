"""Header cells say whether they head a column or a row, cells how many of each they span.

In a table with heads over groups of rows or columns a cell names its heads besides: readers look for
them along its row and its column alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

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
        if node.kind == "Table" and _is_grouped(node):
            _name_heads(node)


def _is_grouped(table: Node) -> bool:
    """True if some rows or columns have a head in common, or columns more than one."""
    heads = [cell for cell in table.walk() if cell.kind == "TH"]
    shared = any(cell.element.get("scope") in ("rowgroup", "colgroup") for cell in heads)
    return shared or len({cell.parent for cell in heads if _scope(cell) == "Column"}) > 1


def _name_heads(table: Node) -> None:
    """Give each cell the heads over its column, of its group of rows and of its row."""
    over: list[Node] = []
    for _, rows in groupby(_rows(table), lambda row: row.parent):
        groups: list[Node] = []
        for row in rows:
            heads = [cell for cell in row.nodes if cell.kind == "TH"]
            groups = [head for head in heads if head.element.get("scope") == "rowgroup"] or groups
            beside = [head for head in heads if _scope(head) == "Row"]
            for cell in (cell for cell in row.nodes if cell not in groups):
                above = [head for head in over if _columns(head) & _columns(cell)]
                cell.heads = [head for head in (*above, *groups, *beside) if head is not cell]
            over += [h for h in heads if _scope(h) == "Column" and any(h.contents())]


def _rows(table: Node) -> Iterator[Node]:
    return (node for node in table.walk() if node.kind == "TR")


def _columns(cell: Node) -> set[int]:
    """The columns that a cell stands in."""
    return set(range(cell.box.grid_x, cell.box.grid_x + cell.box.colspan))


def _scope(node: Node) -> str:
    """What the document says; if nothing, cells of the table's head are over columns."""
    row = node.parent
    in_head = row is not None and row.parent is not None and row.parent.kind == "THead"
    return SCOPES.get(node.element.get("scope", ""), "Column" if in_head else "Row")
