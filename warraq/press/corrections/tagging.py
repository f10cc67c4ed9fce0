"""One structure element for each element of the document, with its language.

WeasyPrint makes one for each box: a paragraph cut by a page is two, a list three, every line a Span;
and it names no language. In place of its tags, the tree of `warraq.press.tags` is written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pydyf
from weasyprint import Document

from warraq.press.corrections.captions import place_captions
from warraq.press.corrections.contents import nest_contents
from warraq.press.corrections.destinations import lead_bookmarks, lead_to_elements
from warraq.press.corrections.directions import say_direction
from warraq.press.corrections.figures import describe_figures
from warraq.press.corrections.files import tie_files
from warraq.press.corrections.links import describe_links
from warraq.press.corrections.lists import say_numbering
from warraq.press.corrections.notes import tie_notes
from warraq.press.corrections.tables import say_scope
from warraq.press.corrections.wording import say_words
from warraq.press.tags.builder import Builder
from warraq.press.tags.tree import Tree
from warraq.press.tags.writer import Writer

CORRECTIONS: tuple[Callable[[Tree, Document], None], ...] = (
    place_captions, nest_contents,
    describe_figures, describe_links, say_direction, say_numbering, say_scope, say_words, tie_notes,
)  # fmt: skip


def add_tags(
    pdf: pydyf.PDF, document: Document, pdf_version: str, page_streams: Sequence[Any]
) -> None:
    """Write the document's structure into the PDF; called by WeasyPrint when the pages are drawn."""
    version = pdf_version.decode() if isinstance(pdf_version, bytes) else str(pdf_version)
    marked = [stream._tags for stream in page_streams]
    boxes = [page._page_box for page in document.pages]
    tree = Builder(version, document.metadata.lang or "").build(
        list(zip(boxes, marked, strict=True))
    )
    for correct in CORRECTIONS:
        correct(tree, document)
    made = Writer(pdf, tree).write()
    tie_files(pdf, made)
    lead_bookmarks(pdf, document, tree, made)
    if tree.modern:
        lead_to_elements(pdf, tree, made)
