"""Embed what was drawn: composites into the font file, and the map from codes to glyphs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf

from warraq.design.tokens import ParagraphSettings
from warraq.paragraph.encode import Codes
from warraq.paragraph.truetype import Composite, append_glyphs

Original = Callable[..., Any]


def subset(
    original: Original, _: ParagraphSettings, font: Any, to_unicode: dict[int, str], hinting: bool
) -> None:
    """Keep the glyphs that codes draw, as well as those that stand for themselves; add composites."""
    codes: Codes | None = getattr(font, "warraq_codes", None)
    if codes is None or not codes.composites:
        original(font, to_unicode, hinting)
        return
    wanted = {code: text for code, text in to_unicode.items() if code not in codes.composites}
    for parts, _advance in codes.composites.values():
        wanted.update((glyph, "") for glyph, _, _ in parts if glyph not in wanted)
    original(font, wanted, hinting)
    _add_composites(font, codes)
    return


def _add_composites(font: Any, codes: Codes) -> None:
    """Append one glyph for each new shape; codes that only differ in text share it."""
    shapes: dict[tuple[Any, int], int] = {}
    for code, (parts, advance) in codes.composites.items():
        if advance < 0 and len(parts) == 1 and parts[0][1:] == (0, 0):
            codes.glyph_of[code] = parts[0][0]
        else:
            width = font.widths[code] if advance < 0 else advance
            codes.glyph_of[code] = shapes.setdefault((parts, width), -1 - len(shapes))
    composites = [Composite(parts, round(width * font.upem / 1000)) for parts, width in shapes]
    font.file_content, first = append_glyphs(font.file_content, composites)
    for code, glyph in codes.glyph_of.items():
        codes.glyph_of[code] = first - 1 - glyph if glyph < 0 else glyph


def build_font(original: Original, _: ParagraphSettings, *args: Any) -> None:
    """Add the map from codes to glyphs to the font that WeasyPrint has just written."""
    original(*args)
    dictionary, pdf, font, compress = *args[:3], args[4]
    codes: Codes | None = getattr(font, "warraq_codes", None)
    if codes is None or not codes.glyph_of:
        return
    glyphs = bytearray(2 * (max(codes.glyph_of) + 1))
    for code in font.to_unicode:
        glyphs[2 * code : 2 * code + 2] = codes.glyph_of.get(code, code).to_bytes(2, "big")
    stream = pydyf.Stream([bytes(glyphs)], compress=compress)
    pdf.add_object(stream)
    (descendant,) = (o for o in pdf.objects if [o.reference] == dictionary["DescendantFonts"])
    descendant["CIDToGIDMap"] = stream.reference
