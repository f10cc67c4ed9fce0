"""What is corrected of the library while a composition is at the press: see docs/corrections.md."""

from __future__ import annotations

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
from warraq.weasy.workbench import Correction, made_from, replaced_by

_REMEMBERED = "a drawing's few styles and colours are parsed for each of its elements"


def _with_whole_text(tags: dict[str, Any]) -> dict[str, Any]:
    """The library's table of SVG elements, its texts drawn by the correction of `text`."""
    whole = weasyprint.svg.text
    return {tag: whole if draw is tags["text"] else draw for tag, draw in tags.items()}


TAGS_AND_FILES = (
    Correction(
        weasyprint.pdf,
        "add_tags",
        replaced_by(add_tags),
        "an element for each box: ours has one for each element of the document (`tagging`)",
        "#2903 (open)",
        "the library builds its tree from elements",
    ),
    Correction(
        weasyprint.pdf,
        "Stream",
        replaced_by(PressStream),
        "running heads, folios and leaders are marked as text (`artifacts`)",
        "#1836 (open)",
        "margin boxes and leaders are artifacts with a type",
    ),
    Correction(
        weasyprint.pdf,
        "ColorProfile",
        made_from(closed_profile),
        "the ICC profile's file stays open (`profiles`)",
        "none known",
        "it is closed",
    ),
    Correction(
        weasyprint.svg,
        "text",
        made_from(whole_text),
        "text in SVG is laid out letter by letter: Arabic does not join (`svgtext`)",
        "#2249, #2909 (closed until a rewrite; #2754 was not taken)",
        "texts without placed letters are shaped whole",
    ),
    Correction(
        weasyprint.svg,
        "TAGS",
        made_from(_with_whole_text),
        "the same, where an element is drawn by its name",
        "#2249",
        "that of `svg.text` goes",
    ),
)
SPEED = (
    Correction(
        weasyprint.css,
        "ComputedStyle",
        replaced_by(QuickStyle),
        "a dozen questions are asked of each of a hundred properties of each element (`styles`)",
        "none known",
        "properties without a rule are answered first",
    ),
    Correction(
        percent,
        "resolve_percentages",
        made_from(quick_percentages),
        "the sides of a box are worked out whenever it is laid out; ours: once for a style in which "
        "nothing is a share of the box around (`styles`)",
        "none known",
        "they are kept with the style",
        everywhere=True,
    ),
    Correction(
        line_break,
        "strut",
        made_from(quick_strut),
        "so is the height of its lines (`styles`)",
        "none known",
        "it is kept with the style",
        everywhere=True,
    ),
    Correction(
        weasyprint.svg,
        "parse_declarations",
        made_from(lru_cache(1024)),
        _REMEMBERED,
        "none known",
        "they are remembered",
    ),
    Correction(
        weasyprint.svg.utils,
        "parse_color",
        made_from(lru_cache(1024)),
        _REMEMBERED,
        "none known",
        "they are remembered",
    ),
)
CORRECTIONS = (*TAGS_AND_FILES, *SPEED)


def prepare_pages(document: Document) -> None:
    """What has to be known of the pages before they are drawn."""
    find_artifacts(document)
    join_links(document)
