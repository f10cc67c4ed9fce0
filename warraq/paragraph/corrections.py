"""Corrections of WeasyPrint's layout, for the lines that it still sets itself.

Each calls the library's own function and mends its result; docs/corrections.md lists them with the
upstream issue and says when each can go.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.percent import percentage
from weasyprint.text.line_break import create_layout

from warraq.design.tokens import ParagraphSettings

Original = Callable[..., Any]


def trailing_space(original: Original, _: ParagraphSettings, context: Any, line: Any) -> None:
    """A space cut off at the end of a right-to-left line leaves no gap (Kozea/WeasyPrint#2372).

    The library shifts the whole line by the space and keeps the layout with the space in it, so
    that a justified line sticks out by one space where the next box is an inline element.
    """
    path = [line]
    while isinstance(path[-1], boxes.LineBox | boxes.InlineBox) and path[-1].children:
        path.append(path[-1].children[-1])
    box = path[-1]
    before = box.width
    original(context, line)
    space = before - box.width if isinstance(box, boxes.TextBox) else 0
    if not space:
        return
    if box.pango_layout.first_line_direction % 2:
        for child in line.children:
            child.translate(dx=space, ignore_floats=True)
        for ancestor, kept in pairwise(path):
            if ancestor.style["direction"] == "rtl":
                _shift((child for child in ancestor.children if child is not kept), -space)
    if box.text:
        box.pango_layout = create_layout(box.text, box.style, context, None, 0)
        box.pango_layout.deactivate()


def text_indent(original: Original, _: ParagraphSettings, *args: Any) -> tuple[Any, Any]:
    """A right-to-left paragraph's first line is indented at its right (Kozea/WeasyPrint#106)."""
    line_box, block = args[1], args[5]
    indent = line_box.text_indent
    line, resume_at = original(*args)
    own = line is not None and getattr(line, "warraq_set", False)
    if line is not None and indent and not own and block.style["direction"] == "rtl":
        _shift(line.children, -indent)
    return line, resume_at


def column_rule(original: Original, _: ParagraphSettings, stream: Any, box: Any) -> None:
    """The rule between columns that run from right to left (Kozea/WeasyPrint#574)."""
    columns = [child for child in box.children if child.style["column_span"] != "all"]
    if box.style["direction"] == "ltr" or not columns:
        original(stream, box)
        return
    gap = box.style["column_gap"]
    size = box.style["font_size"]
    gap = size if gap == "normal" else percentage(gap, box.style, box.width)
    with stream.stacked():
        stream.transform(e=columns[0].width + gap)
        original(stream, box)
    return


def one_pass(original: Original, _: ParagraphSettings, *args: Any, **options: Any) -> Any:
    """A line beside no float is laid out once, not twice (Kozea/WeasyPrint#578).

    The library repeats a line until it is no higher than it was thought to be, and thinks of 0.
    """
    context, box = args[:2]
    found = original(*args, **options)
    if type(box) is boxes.LineBox and not context.excluded_shapes and not box.height:
        box.height = inf
    return found


def _shift(children: Any, dx: float) -> None:
    for child in children:
        if child.is_in_normal_flow():
            child.translate(dx=dx, ignore_floats=True)
