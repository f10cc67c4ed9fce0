"""Pandoc's Markdown as far as it goes, parsed with the place of everything in it."""

from warraq.markdown.documents import (
    BRIEF_ATTRIBUTES,
    TEXT_ATTRIBUTES,
    Document,
    parse_document,
    parse_inline,
)
from warraq.markdown.walk import (
    Passage,
    anchors,
    claim_marks,
    cross_references,
    every,
    figure_refs,
    note_refs,
    passage,
    passages,
    plain_text,
    query_marks,
    values,
)

__all__ = [
    "BRIEF_ATTRIBUTES",
    "TEXT_ATTRIBUTES",
    "Document",
    "Passage",
    "anchors",
    "claim_marks",
    "cross_references",
    "every",
    "figure_refs",
    "note_refs",
    "parse_document",
    "parse_inline",
    "passage",
    "passages",
    "plain_text",
    "query_marks",
    "values",
]
