"""Mark text boxes for the drawing: the last of every line, of what stands beside something else, leaders.

Readers run together what ends at one place and goes on at another on the same height or above it:
table cells, boxes side by side, columns, a paragraph and the labels of a figure after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise, zip_longest
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import create_layout

from warraq.design.tokens import ParagraphSettings

BELOW = 0.5  # em; a baseline less far down is on the same height


def paint(
    original: Callable[..., Any], settings: ParagraphSettings, *args: Any, **options: Any
) -> None:
    """Paint a page whose line and cell ends are known."""
    page = args[0]
    if settings.fidelity:
        for box, after in pairwise([*_parts(page._page_box), page._page_box]):
            if isinstance(box, boxes.TextBox):
                box.warraq_ending = _ending(box, after)
    original(*args, **options)


def _ending(box: Any, after: Any) -> str:
    if _is_marker(box):
        return "marker"
    if isinstance(after, boxes.TextBox):
        onwards = box.style["direction"] == "ltr" and after.position_x > box.position_x
        drop = after.position_y + after.baseline - box.position_y - box.baseline
        return "line" if onwards or drop > BELOW * box.style["font_size"] else "cell"
    return "cell"


def _parts(box: Any) -> Iterator[Any]:
    """The last text box of each line below a box, and pictures."""
    children = [getattr(child, "_box", child) for child in getattr(box, "children", ())]
    for child, after in zip_longest(children, children[1:]):
        if _is_marker(child):
            child.style = child.style.copy()
            child.style["position"] = "static"  # else all numbers of a page come after its text
            _align(child, after)
        if isinstance(child, boxes.LineBox):
            yield _last(child)
        else:
            yield from _parts(child)
        if isinstance(child, boxes.ReplacedBox):
            yield child


def _align(marker: Any, item: Any) -> None:
    """Put an item's number on the baseline of its first line, where another face had it beside."""
    number, text = next(_texts(marker), None), next(_texts(item), None)
    if number and text:
        step = text.position_y + text.baseline - number.position_y - number.baseline
        if abs(step) < BELOW * text.style["font_size"]:
            marker.translate(dy=step)


def _texts(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TextBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(getattr(child, "_box", child))


def _is_marker(box: Any) -> bool:
    return (box.element_tag or "").endswith("::marker")


def _last(box: Any) -> Any:
    for child in getattr(box, "children", ()):
        if child.is_leader:
            child.children = _one_leader(child.children)
        else:
            box = _last(child)
    return box


def _one_leader(dots: Any) -> list[Any]:
    """The dots of a leader, of which each is a text box, as one."""
    if not dots:
        return []
    first = min(dots, key=lambda box: box.position_x)
    leader = first.copy_with_text(first.text * len(dots))
    leader.pango_layout = create_layout(leader.text, leader.style, None, None, 0)
    leader.pango_layout.deactivate()
    leader.warraq_ending = "leader"
    return [leader]
