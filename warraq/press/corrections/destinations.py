"""Bookmarks know their heading, which says their language; in PDF 2.0 all that leads somewhere leads to
elements of the structure, as PDF/UA-2 wants, and to a place on a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pydyf
from weasyprint import Document

from warraq.press.tags.builder import real
from warraq.press.tags.tree import Node, Tree

Made = Mapping[Node, pydyf.Dictionary]


def lead_to_elements(pdf: pydyf.PDF, tree: Tree, made: Made) -> None:
    """Add structure destinations to named destinations, links and the bookmarks that have an element."""
    targets = {name: made[node].reference for name, node in tree.anchors.items() if node in made}
    named = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    places = {name.string: place for name, place in zip(named[::2], named[1::2], strict=True)}
    for index, name in enumerate(named[::2]):
        if name.string in targets:
            named[2 * index + 1] = _both(named[2 * index + 1], targets[name.string])
    for link in _dictionaries(pdf):
        if link.get("Subtype") == "/Link" and "Dest" in link and link["Dest"].string in targets:
            name = link.pop("Dest").string
            link["A"] = _go(places[name], targets[name])
        elif "SE" in link:
            link["A"] = _go(link.pop("Dest"), link["SE"])


def lead_bookmarks(pdf: pydyf.PDF, document: Document, tree: Tree, made: Made) -> None:
    """Give bookmarks their elements (SE), both in the order of the document, as far as they are nodes."""
    marked = list(_marked(document, tree))
    for bookmark in _dictionaries(pdf):
        if "Title" in bookmark and "Dest" in bookmark:
            title = bookmark["Title"].string
            node = next((node for label, node in marked if label == title), None)
            if node is not None and node in made:
                marked.remove((title, node))
                bookmark["SE"] = made[node].reference


def _dictionaries(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    return [each for each in pdf.objects if isinstance(each, pydyf.Dictionary)]


def _marked(document: Document, tree: Tree) -> Iterator[tuple[str, Node]]:
    for page in document.pages:
        yield from _bookmarked(page._page_box, tree)


def _bookmarked(box: Any, tree: Tree) -> Iterator[tuple[str, Node]]:
    node = tree.by_element.get(box.element)
    if node and box.bookmark_label and box.style["bookmark_level"] != "none":
        yield box.bookmark_label, node
    for child in box.all_children():
        yield from _bookmarked(real(child), tree)


def _go(place: pydyf.Array, target: bytes) -> pydyf.Dictionary:
    return pydyf.Dictionary({"Type": "/Action", "S": "/GoTo", **_both(place, target)})


def _both(place: pydyf.Array, target: bytes) -> pydyf.Dictionary:
    return pydyf.Dictionary({"D": place, "SD": pydyf.Array([target, *place[1:]])})
