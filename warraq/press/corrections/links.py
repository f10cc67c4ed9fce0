"""One annotation for each link and page, that says where it leads.

WeasyPrint makes one for each line, each nested box and each generated text of a link, and describes
it by its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint import Document

from warraq.press.tags.builder import real
from warraq.press.tags.tree import Annotation, Node, Tree

Rectangle = tuple[float, float, float, float]
POINTS = 0.75  # in a CSS pixel


def join_links(document: Document) -> None:
    """Keep one link for each element and page; its first box knows the areas of all of its lines."""
    for page in document.pages:
        outer = dict(_outer(page._page_box, None))
        groups: dict[Any, dict[Any, list[Rectangle]]] = {}
        for kind, target, rectangle, box in page.links:
            owner = outer[box]
            lines = groups.setdefault((owner.element, kind, target), {})
            lines.setdefault(owner, []).append(rectangle)
        page.links[:] = [
            _joined(kind, target, lines) for (_, kind, target), lines in groups.items()
        ]


def _joined(kind: str, target: str, lines: dict[Any, list[Rectangle]]) -> tuple[Any, ...]:
    first, areas = next(iter(lines)), [_union(each) for each in lines.values()]
    first.link_areas = areas if len(areas) > 1 else []
    return kind, target, _union(areas), first


def _outer(box: Any, owner: Any) -> Iterator[tuple[Any, Any]]:
    """Each box inside a link with the outermost box of that link."""
    owner = (owner or box) if box.link else owner
    yield box, owner
    for child in box.all_children():
        yield from _outer(real(child), owner)


def _union(areas: list[Rectangle]) -> Rectangle:
    left, top, right, bottom = zip(*areas, strict=True)
    return min(left), min(top), max(right), max(bottom)


def describe_links(tree: Tree, document: Document) -> None:
    """Give each annotation the link's description, and the areas of its lines."""
    for node in tree.root.walk():
        for kid in node.kids:
            if isinstance(kid, Annotation):
                kid.dictionary["Contents"] = pydyf.String(_description(node))
                if tree.modern and node.language != tree.root.language:
                    kid.dictionary["Lang"] = pydyf.String(node.language)
                if areas := getattr(kid.box, "link_areas", None):
                    height = document.pages[kid.page].height
                    kid.dictionary["QuadPoints"] = _quads(areas, height)


def _description(node: Node) -> str:
    element = node.element
    named = element.get("aria-label") or element.get("title")
    return named or " ".join("".join(element.itertext()).split()) or element.get("href")


def _quads(areas: list[Rectangle], height: float) -> pydyf.Array:
    points = []
    for left, top, right, bottom in areas:
        for x, y in ((left, top), (right, top), (left, bottom), (right, bottom)):
            points += [x * POINTS, (height - y) * POINTS]
    return pydyf.Array(points)
