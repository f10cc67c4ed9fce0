"""Figures have alternative text, and a box in the page's own measure.

WeasyPrint writes the box in CSS pixels from the top of the page.
"""

from __future__ import annotations

import pydyf
from weasyprint import Document
from weasyprint.logger import LOGGER

from warraq.press.tags.tree import Node, Tree

POINTS = 0.75  # in a CSS pixel
TITLE = "{http://www.w3.org/2000/svg}title"


def describe_figures(tree: Tree, document: Document) -> None:
    """Set Alt and BBox; a figure without alternative text is complained of."""
    for node in tree.root.walk():
        if node.kind == "Figure":
            node.alt = _alternative(node)
            height = document.pages[node.page].height
            node.set("Layout", BBox=_area(node, height), Placement="/Block")
            if not node.alt:
                LOGGER.error("A figure on page %d has no alternative text", node.page + 1)


def _alternative(node: Node) -> str:
    element = node.element
    return element.get("alt") or element.get("aria-label") or element.findtext(TITLE) or ""


def _area(node: Node, height: float) -> pydyf.Array:
    box = node.box
    left, top = box.border_box_x(), box.border_box_y()
    right, bottom = left + box.border_width(), top + box.border_height()
    return pydyf.Array([n * POINTS for n in (left, height - bottom, right, height - top)])
