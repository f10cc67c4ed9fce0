"""How a viewer opens an edition: its title, its bookmarks, its pages from the right."""

from __future__ import annotations

from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from warraq.model import Forme, direction
from warraq.press.corrections.artifacts import everything


def set_viewing(pdf: pydyf.PDF, document: Document, forme: Forme) -> None:
    """Write the viewer's preferences.

    `/Direction /R2L` makes PDFium turn round the words of left-to-right lines when they are copied,
    so it is written where there are none; structure elements say their direction in any file.
    """
    preferences = pydyf.Dictionary({"DisplayDocTitle": "true"})
    if direction(forme.language) == "rtl" and not any(map(_left_to_right, _lines(document))):
        preferences["Direction"] = "/R2L"
    pdf.catalog["ViewerPreferences"] = preferences
    if "Outlines" in pdf.catalog and len(document.pages) > 1:
        pdf.catalog["PageMode"] = "/UseOutlines"


def _lines(document: Document) -> Any:
    return (
        box
        for page in document.pages
        for box in everything(page._page_box)
        if isinstance(box, boxes.LineBox) and not getattr(box, "is_artifact", False)
    )


def _left_to_right(line: Any) -> bool:
    return line.style["direction"] == "ltr"
