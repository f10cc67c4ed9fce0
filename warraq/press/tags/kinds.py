"""Which structure types stand for an element of the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from warraq.press.tags.tree import Node

KINDS = {
    **{tag: tag.upper() for tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "th", "td")},
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "img": "Figure",
    "{http://www.w3.org/2000/svg}svg": "Figure",
    "figure": "Div",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "blockquote": "BlockQuote",
    "address": "P",
    "pre": "P",
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "aside": "Sect",
}
# What stands in PDF 2.0 for the types that it no longer has.
MODERN = {
    "Art": ["Part"],
    "BlockQuote": ["Div"],
    "Note": ["FENote"],
    "Reference": [],
    "TOC": ["L"],
    "TOCI": ["LI", "LBody"],
}
ROLES = {"img": "Figure", "doc-footnote": "Note", "doc-endnote": "Note"}
EMPHASIS = {"em": "Em", "strong": "Strong"}
GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Note", "FENote"})
INLINE = frozenset({"Link", "Reference", "Span", "Em", "Strong", "Lbl"})


def kinds(box: Any, parent: Node, *, modern: bool) -> list[str]:
    """The nested types that the box's element becomes; none if it adds nothing to the text."""
    names = _by_role(box, parent) or _by_tag(box, parent) or _by_lines(box, parent)
    if not names and modern and box.element_tag in EMPHASIS:
        names = [EMPHASIS[box.element_tag]]
    if not names and box.style["lang"] not in (None, parent.language):
        names = ["Span"]
    return [new for name in names for new in MODERN.get(name, [name])] if modern else names


def _by_role(box: Any, parent: Node) -> list[str]:
    role = box.element.get("role", "")
    if role == "doc-noteref" and box.element.get("href"):
        return ["Reference", "Link"]
    if box.element_tag == "li" and (role == "doc-endnote" or is_endnote(parent)):
        return ["LI", "LBody", "Note"]
    return [ROLES[role]] if role in ROLES else []


def _by_tag(box: Any, parent: Node) -> list[str]:
    tag = box.element_tag
    if tag in ("ul", "ol", "li") and _is_contents(parent):
        return ["TOCI"] if tag == "li" else ["TOC"]
    if tag == "a" and box.element.get("href"):
        return ["Reference", "Link"] if _is_contents(parent) else ["Link"]
    nested = {"li": ["LI", "LBody"], "dt": ["LI", "Lbl"], "dd": ["LBody"]}
    return nested.get(tag) or ([KINDS[tag]] if tag in KINDS else [])


def _by_lines(box: Any, parent: Node) -> list[str]:
    """A paragraph, where a block that is nothing else holds lines itself."""
    block = isinstance(box, boxes.BlockLevelBox) and parent.kind in GROUPS
    return (
        ["P"] if block and any(isinstance(child, boxes.LineBox) for child in box.children) else []
    )


def counters(box: Any) -> list[str]:
    """The counter styles of generated content, in their order."""
    content = box.style["content"]
    parts = content if isinstance(content, tuple) else ()
    return [value[-1] for kind, value in parts if kind.startswith("counter")]


def _is_contents(node: Node) -> bool:
    """True for a node in a list of links to the document's parts."""
    return any(element.tag == "nav" for element in _around(node))


def is_endnote(node: Node) -> bool:
    """True for a node in the notes at the end of a text."""
    return any(element.get("role") in ("doc-endnote", "doc-endnotes") for element in _around(node))


def _around(node: Node | None) -> Iterator[Any]:
    """The elements of the node and of those above it."""
    while node is not None:
        if node.element is not None:
            yield node.element
        node = node.parent
