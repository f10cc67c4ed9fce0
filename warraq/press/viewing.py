"""How a viewer opens an edition: its title, its bookmarks, its pages from the right."""

from __future__ import annotations

import unicodedata

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from warraq.model import Composition, direction
from warraq.press.corrections.artifacts import everything


def set_viewing(pdf: pydyf.PDF, document: Document, composition: Composition, binding: str) -> None:
    """Write the viewer's preferences; `binding` is the brand's choice, `auto` or `right`.

    `/Direction /R2L` makes PDFium turn round the words of whatever runs left to right when it is copied
    or read aloud, addresses too, so it is written where there are no such words, or the brand wants it
    all the same; structure elements say their direction in any file.
    """
    preferences = pydyf.Dictionary({"DisplayDocTitle": "true"})
    from_right = direction(composition.language) == "rtl"
    if from_right and (binding == "right" or not _has_words_from_the_left(document)):
        preferences["Direction"] = "/R2L"
    pdf.catalog["ViewerPreferences"] = preferences
    if "Outlines" in pdf.catalog and len(document.pages) > 1:
        pdf.catalog["PageMode"] = "/UseOutlines"


def _has_words_from_the_left(document: Document) -> bool:
    return any(
        unicodedata.bidirectional(letter) == "L"
        for page in document.pages
        for box in everything(page._page_box)
        if isinstance(box, boxes.TextBox)
        for letter in box.text
    )
