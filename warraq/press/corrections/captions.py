"""A caption stands in what it is the caption of.

HTML puts it beside the table or image; PDF/UA-2 does not take a Caption in a Div. A figure's words
stay outside of it where they may, for readers that skip what is in a figure with alternative text.
"""

from __future__ import annotations

from weasyprint import Document

from warraq.press.tags.tree import Tree


def place_captions(tree: Tree, document: Document) -> None:
    """Move captions of `figure` elements into their table, and in PDF 2.0 into their figure."""
    owners = ("Table", "Figure") if tree.modern else ("Table",)
    for node in list(tree.root.walk()):
        captions = [kid for kid in node.nodes if kid.kind == "Caption"]
        owner = next((kid for kid in node.nodes if kid.kind in owners), None)
        if owner and captions and node.box is not None and node.box.element_tag == "figure":
            captions[0].move(owner, 0 if owner.kind == "Table" else len(owner.kids))
