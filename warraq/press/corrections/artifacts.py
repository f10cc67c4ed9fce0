"""What is no part of the text is an artifact: running heads, folios, leaders, repeated heads, ornament.

WeasyPrint marks them as content outside the tree, and each dot of a leader as words of the link; its
own artifacts, borders and backgrounds, do not say what they are. Kozea/WeasyPrint#1836.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from warraq.press.corrections.images import PlainStream
from warraq.press.tags.builder import real

LAYOUT = pydyf.Dictionary({"Type": "/Layout"})
REPEATED = pydyf.Dictionary({"Type": "/Pagination"})


class PressStream(PlainStream):
    """A page's content, in which boxes that are artifacts are marked so, each with its type."""

    def marked(self, box: Any, tag: str) -> AbstractContextManager[None]:
        """Mark a box as what it is."""
        kind = getattr(box, "is_artifact", None)
        return self.artifact(kind) if self._tags is not None and kind else super().marked(box, tag)

    @contextmanager
    def artifact(self, kind: pydyf.Dictionary = LAYOUT) -> Iterator[None]:
        """Mark what is drawn inside the context as an artifact."""
        if self._tags is not None:
            self.begin_marked_content("Artifact", kind)
        yield
        if self._tags is not None:
            self.end_marked_content()


def find_artifacts(document: Document) -> None:
    """Note on the boxes of the document which of them are artifacts, and of which type."""
    heads: dict[Any, int] = {}
    for number, page in enumerate(document.pages):
        for box in _artifacts(page._page_box, heads, number):
            kind = _kind(box)
            for each in everything(box):
                each.is_artifact = kind
        page.links[:] = [link for link in page.links if not getattr(link[3], "is_artifact", False)]


def _artifacts(box: Any, heads: dict[Any, int], page: int) -> Iterator[Any]:
    for child in map(real, getattr(box, "children", ())):
        repeated = child.element_tag == "thead" and heads.setdefault(child.element, page) != page
        if repeated or isinstance(child, boxes.MarginBox) or child.is_leader or is_ornament(child):
            yield child
        else:
            yield from _artifacts(child, heads, page)


def _kind(box: Any) -> pydyf.Dictionary:
    """The type of an artifact; what a margin box holds is called by the edge that it stands at."""
    if not isinstance(box, boxes.MarginBox):
        return REPEATED if box.element_tag == "thead" else LAYOUT
    edge = box.at_keyword.removeprefix("@").split("-")[0].capitalize()
    kind = {"Type": "/Pagination", "Attached": pydyf.Array([f"/{edge}"])}
    subtype = {"Top": "/Header", "Bottom": "/Footer"}.get(edge)
    return pydyf.Dictionary(kind | ({"Subtype": subtype} if subtype else {}))


def is_ornament(box: Any) -> bool:
    """True if the document says that an element has no meaning."""
    element = box.element
    if element is None or "::" in (box.element_tag or ""):
        return False
    ornamental = element.get("role") in ("presentation", "none") and box.element_tag == "img"
    return bool(ornamental or element.get("aria-hidden") == "true" or element.get("alt") == "")


def everything(box: Any) -> Iterator[Any]:
    """The box and all boxes in it."""
    box = real(box)
    yield box
    for child in getattr(box, "children", ()):
        yield from everything(child)
