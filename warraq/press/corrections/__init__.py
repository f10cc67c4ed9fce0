"""Corrections of WeasyPrint 70.0, each in a module named for what it corrects: see docs/corrections.md."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import weasyprint.css
import weasyprint.pdf
import weasyprint.svg
import weasyprint.svg.utils
from weasyprint import Document
from weasyprint.layout import percent
from weasyprint.text import line_break

from warraq.press.corrections.artifacts import PressStream, find_artifacts
from warraq.press.corrections.links import join_links
from warraq.press.corrections.profiles import closed_profile
from warraq.press.corrections.styles import QuickStyle, quick_percentages, quick_strut
from warraq.press.corrections.svgtext import whole_text
from warraq.press.corrections.tagging import add_tags


def _everywhere(owner: Any, name: str, ours: Any) -> Iterator[tuple[Any, str, Any]]:
    """A function of the library in each of its modules that has it by its name."""
    original = getattr(owner, name)
    for module in list(sys.modules.values()):
        if module.__name__.startswith("weasyprint.") and vars(module).get(name) is original:
            yield module, name, ours


_text = whole_text(weasyprint.svg.text)
_REPLACED: list[tuple[Any, str, Any]] = [
    (weasyprint.css, "ComputedStyle", QuickStyle),
    *_everywhere(percent, "resolve_percentages", quick_percentages(percent.resolve_percentages)),
    *_everywhere(line_break, "strut", quick_strut(line_break.strut)),
    (weasyprint.pdf, "add_tags", add_tags),
    (weasyprint.pdf, "Stream", PressStream),
    (weasyprint.pdf, "ColorProfile", closed_profile(weasyprint.pdf.ColorProfile)),
    # asked anew for each element, though a drawing has few styles and colours
    (weasyprint.svg, "parse_declarations", lru_cache(1024)(weasyprint.svg.parse_declarations)),
    (weasyprint.svg.utils, "parse_color", lru_cache(1024)(weasyprint.svg.utils.parse_color)),
    (weasyprint.svg, "text", _text),
    (
        weasyprint.svg,
        "TAGS",
        {
            tag: _text if draw is weasyprint.svg.text else draw
            for tag, draw in weasyprint.svg.TAGS.items()
        },
    ),
]


def _exchange() -> None:
    """Put in what is not in, and keep what it replaces."""
    for index, (owner, name, ours) in enumerate(_REPLACED):
        _REPLACED[index] = (owner, name, getattr(owner, name))
        setattr(owner, name, ours)


@contextmanager
def installed() -> Iterator[None]:
    """Have WeasyPrint write with the corrections inside the context."""
    _exchange()
    try:
        yield
    finally:
        _exchange()


def prepare(document: Document) -> None:
    """What has to be known of the pages before they are drawn."""
    find_artifacts(document)
    join_links(document)
