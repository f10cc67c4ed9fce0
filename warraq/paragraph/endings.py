"""Mark the last text box of every line and table cell, for the readers that run lines together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes

from warraq.paragraph.settings import ParagraphSettings


def paint(
    original: Callable[..., Any], settings: ParagraphSettings, *args: Any, **options: Any
) -> None:
    """Paint a page whose line and cell ends are known."""
    page = args[0]
    if settings.fidelity:
        _mark_block(page._page_box)
    original(*args, **options)


def _mark_block(box: Any) -> Any:
    """Mark the line ends below a box; the last text box found, or None."""
    last = None
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)  # a placeholder of a positioned box
        last = (
            _mark_line(child) if isinstance(child, boxes.LineBox) else _mark_block(child)
        ) or last
    if isinstance(box, boxes.TableCellBox) and last is not None:
        last.warraq_ending = "cell"
    return last


def _mark_line(box: Any) -> Any:
    while getattr(box, "children", ()) and not isinstance(box, boxes.TextBox):
        box = box.children[-1]
    if not isinstance(box, boxes.TextBox):
        return None
    box.warraq_ending = "line"
    return box
