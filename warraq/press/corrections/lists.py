"""Lists say how their items are numbered; PDF/UA-2 wants it wherever items have labels."""

from __future__ import annotations

from weasyprint import Document

from warraq.press.tags.kinds import counters
from warraq.press.tags.tree import Node, Tree

STYLES = {
    **dict.fromkeys(("decimal", "arabic-indic", "persian"), "Decimal"),
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "none": "None",
}


def say_numbering(tree: Tree, document: Document) -> None:
    """Set ListNumbering on every list."""
    for node in tree.root.walk():
        if node.kind == "L":
            node.set("List", ListNumbering=f"/{_numbering(node, modern=tree.modern)}")


def _numbering(node: Node, *, modern: bool) -> str:
    labels = [label for item in node.nodes for label in item.nodes if label.kind == "Lbl"]
    if not labels:
        return "None"
    if node.element.tag == "dl":
        return "Description" if modern else "None"
    box = labels[0].box
    style = next(iter(counters(box)), box.style["list_style_type"])
    unknown = "Ordered" if modern else "Decimal"
    return (
        STYLES.get(style, unknown) if isinstance(style, str) else "Unordered" if modern else "Disc"
    )
