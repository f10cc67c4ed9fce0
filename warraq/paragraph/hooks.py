"""Put the paragraph's rooms into WeasyPrint: which of its functions are wrapped, and by what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from weasyprint import document
from weasyprint.draw import border
from weasyprint.draw import text as weasyprint_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.pdf import fonts as weasyprint_fonts

from warraq.design.tokens import ParagraphSettings
from warraq.paragraph import corrections, draw, embed, endings
from warraq.paragraph.lines import set_line
from warraq.paragraph.plan import Column, Paragraph, read_paragraph
from warraq.paragraph.stretches import UnsupportedError
from warraq.weasy import workbench
from warraq.weasy.workbench import Correction, wrapped_by

Original = Callable[..., Any]


def split_inline_box(original: Original, settings: ParagraphSettings, *args: Any) -> Any:
    """Hand over our own lines in place of WeasyPrint's."""
    context, box, position_x, max_x, _, skip_stack, block, *_, letter_style, line_style = args
    if (
        isinstance(box, boxes.LineBox)
        and not (context and context.excluded_shapes)
        and not (letter_style or line_style)
        and (paragraph := _paragraph(box, block, settings))
    ):
        indent = box.text_indent
        column = Column(position_x - indent, max_x - position_x + indent, indent)
        if line := set_line(paragraph, column, skip_stack, block):
            return line
    return original(*args)


def _paragraph(box: Any, block: Any, settings: ParagraphSettings) -> Paragraph | None:
    """The paragraph of a line box, read at its first line and kept with the box."""
    # the content of pseudo-elements (page numbers) is made anew once it is known
    key = list(_texts(box)), settings
    kept = box.__dict__.get("warraq_paragraph")
    if kept is None or kept[0] != key:
        try:
            kept = key, read_paragraph(box, block, settings)
        except UnsupportedError:
            kept = key, None
        box.warraq_paragraph = kept
    found: Paragraph | None = kept[1]
    return found


def _texts(box: Any) -> Iterator[tuple[Any, str]]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child, child.text
        elif isinstance(child, boxes.InlineBox):
            yield from _texts(child)


CORRECTIONS = (
    Correction(
        inline,
        "split_inline_box",
        wrapped_by(split_inline_box),
        "our own lines: total fit, even spaces, one bidi paragraph across inline elements, joins across tags",
        "#106 (open: bidi), #2264 (open: line breaking)",
        "the library shapes paragraphs whole and lets one choose line ends",
    ),
    Correction(
        inline,
        "avoid_collisions",
        wrapped_by(corrections.one_pass),
        "every line is laid out twice (`one_pass`)",
        "#578 (open) in part",
        "lines beside no float take one pass",
    ),
    Correction(
        inline,
        "remove_last_whitespace",
        wrapped_by(corrections.trailing_space),
        "a justified right-to-left line that ends before an inline element sticks out by a space "
        "(`trailing_space`)",
        "#2372 (closed)",
        "lines of `test_corrections.py` end on the margin",
    ),
    Correction(
        inline,
        "get_next_linebox",
        wrapped_by(corrections.text_indent),
        "the indent of a right-to-left paragraph is on the left (`text_indent`)",
        "#106 (open)",
        "it is on the right",
    ),
    Correction(
        border,
        "draw_column_rules",
        wrapped_by(corrections.column_rule),
        "the rule between right-to-left columns is beside the last column (`column_rule`)",
        "#574 (closed: columns)",
        "it is between them",
    ),
    Correction(
        document.Page,
        "paint",
        wrapped_by(endings.paint),
        "before a page is painted: line and cell ends are marked for the drawing of text, list numbers are "
        "painted where they stand and on the baseline of their line (the library paints them after all "
        "text, and another face's higher or lower), a leader's dots become one text",
        "none known",
        "a box knows that it ends its line; markers are painted in place",
    ),
    Correction(
        weasyprint_text,
        "draw_first_line",
        wrapped_by(draw.draw_first_line),
        "text that readers give back as it was written; kashida; line scaling",
        "#2841 (open) in part (ToUnicode; #2869 was not taken)",
        "a glyph may have several texts, marks are not drawn with a rise, brackets and order come back",
    ),
    Correction(
        weasyprint_fonts.Font,
        "subset",
        wrapped_by(embed.subset),
        "composite glyphs in the font file",
        "none known",
        "codes may differ from glyph numbers",
    ),
    Correction(
        weasyprint_fonts,
        "_build_vector_font_dictionary",
        wrapped_by(embed.build_font),
        "`CIDToGIDMap`",
        "none known",
        "codes may differ from glyph numbers",
    ),
)


def installed(settings: ParagraphSettings) -> AbstractContextManager[None]:
    """Set the documents made inside this context by these settings, then as before."""
    return workbench.install_corrections(CORRECTIONS, settings)
