"""What a screen reader would say of parts of a PDF, from its tags alone: language, kind, words."""

from __future__ import annotations

import re

CONTROLS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufffe]")
SILENT = (
    "Document",
    "Part",
    "Sect",
    "Div",
    "LI",
    "LBody",
    "Reference",
    "Span",
    "THead",
    "TBody",
    "Art",
)


def spoken(opened, element, depth=0):
    """A line for each element that is announced, its words after it, in reading order."""
    lines, words = [], ""
    for kid in element.kids:
        if isinstance(kid, tuple):
            words += "" if element.actual else opened.texts.get(kid, "")
            continue
        if hasattr(kid, "kids"):
            for line in spoken(opened, kid, depth + (element.kind not in SILENT)):
                lines.append((words, line))
                words = ""
    said = [part for before, line in lines for part in (*_said(element, before, depth), line)]
    own = element.alt or element.actual
    rest = _said(element, own or words, depth)
    announced = [] if element.kind in SILENT or not element.kind else [_line(element, depth)]
    return [*announced, *said, *rest]


def _said(element, words, depth):
    text = " ".join(CONTROLS.sub("", words).split())
    inner = depth + (element.kind not in SILENT)
    return [f"{'  ' * inner}{element.language}: {text}"] if text else []


def _line(element, depth):
    scope = element.attribute("/Scope")
    return f"{'  ' * depth}{element.kind}{f' of a {str(scope)[1:].lower()}' if scope else ''}"
