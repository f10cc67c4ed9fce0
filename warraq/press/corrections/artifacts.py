"""What is no part of the text is an artifact: running heads, folios, leaders, repeated heads, ornament.

WeasyPrint marks them as content outside the tree, and each dot of a leader as words of the link.
Kozea/WeasyPrint#1836.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from warraq.press.tags.builder import real


class PressStream(Stream):
    """A page's content, in which boxes that are artifacts are marked so."""

    def marked(self, box: Any, tag: str) -> AbstractContextManager[None]:
        """Mark a box as what it is."""
        if self._tags is not None and getattr(box, "is_artifact", False):
            return self.artifact()
        return super().marked(box, tag)


def find_artifacts(document: Document) -> None:
    """Note on the boxes of the document which of them are artifacts."""
    heads: dict[Any, int] = {}
    for number, page in enumerate(document.pages):
        for box in _artifacts(page._page_box, heads, number):
            for each in everything(box):
                each.is_artifact = True
        page.links[:] = [link for link in page.links if not getattr(link[3], "is_artifact", False)]


def _artifacts(box: Any, heads: dict[Any, int], page: int) -> Iterator[Any]:
    for child in map(real, getattr(box, "children", ())):
        repeated = child.element_tag == "thead" and heads.setdefault(child.element, page) != page
        if repeated or isinstance(child, boxes.MarginBox) or child.is_leader or is_ornament(child):
            yield child
        else:
            yield from _artifacts(child, heads, page)


def is_ornament(box: Any) -> bool:
    """True if the document says that an element has no meaning."""
    element = box.element
    if element is None or "::" in (box.element_tag or ""):
        return False
    ornamental = element.get("role") in ("presentation", "none") and box.element_tag == "img"
    return ornamental or element.get("aria-hidden") == "true" or element.get("alt") == ""


def everything(box: Any) -> Iterator[Any]:
    """The box and all boxes in it."""
    box = real(box)
    yield box
    for child in getattr(box, "children", ()):
        yield from everything(child)
