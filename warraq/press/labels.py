"""Page labels: the folio that is printed on each page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from warraq.press.corrections.artifacts import everything

FOLIO = re.compile(r"\d+")


def folios(document: Document) -> list[str]:
    """The folio of each page: what stands alone in one of its margin boxes; else its number in the file."""
    return [_folio(page._page_box) or str(number) for number, page in enumerate(document.pages, 1)]


def _folio(page_box: Any) -> str:
    for child in page_box.children:
        if isinstance(child, boxes.MarginBox):
            words = [box.text for box in everything(child) if isinstance(box, boxes.TextBox)]
            if FOLIO.fullmatch("".join(words).strip()):
                return "".join(words).strip()
    return ""


def label_pages(pdf: pydyf.PDF, labels: Sequence[str]) -> None:
    """Write the labels: runs of Western digits as numbers, any other folio as it is printed."""
    numbers = pydyf.Array()
    for page, values in _ranges(labels):
        numbers.extend([page, pydyf.Dictionary(values)])
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": numbers})


def _ranges(labels: Sequence[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    expected = ""
    for page, label in enumerate(labels):
        western = label.isascii() and label.isdigit()
        if not western:
            yield page, {"P": pydyf.String(label)}
        elif label != expected:
            yield page, {"S": "/D", "St": int(label)}
        expected = str(int(label) + 1) if western else ""
