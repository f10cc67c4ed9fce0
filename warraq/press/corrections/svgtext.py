"""Text in SVG: drawn whole, so that Arabic letters join and stand in their order.

WeasyPrint lays out every letter of `<text>` by itself, because any letter may have a place of its
own. Text whose letters have none is given to it as one letter. Kozea/WeasyPrint#2249, #2909.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

PLACES = ("x", "y", "dx", "dy", "rotate")


class _Whole(str):
    """A text that is one unit to whoever takes it letter by letter."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


def whole_text(original: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's drawing of a text node, given texts without placed letters as a whole."""

    def text(svg: Any, node: Any, font_size: float) -> None:
        placed = any(
            len(node.attrib.get(name, "").replace(",", " ").split()) > 1 for name in PLACES
        )
        if node.text and not (placed or node.get("letter-spacing") or node.get("textLength")):
            node._etree_node.text = _Whole(node.text)
        original(svg, node, font_size)

    return text
