"""Ask Pango to shape a text, and read what it shaped as plain Python values."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi, harfbuzz, pango
from weasyprint.text.fonts import font_features, get_font_description, get_pango_font_hb_face
from weasyprint.text.line_break import Layout

from warraq.weasy.leanstart import DECLARATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

ffi.cdef(DECLARATIONS)

EMPTY = pango.PANGO_GLYPH_EMPTY
UNKNOWN = pango.PANGO_GLYPH_UNKNOWN_FLAG
GLYPH_INFO = ffi.sizeof("PangoGlyphInfo")
FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
FACE = (
    "font_family",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_variant_caps",
    "font_variation_settings",
)
COLOURED = (b"COLR", b"CBDT", b"SVG ", b"sbix")

Glyph = tuple[int, int, int, int]  # index, width, x offset, y offset; Pango units


class Run(NamedTuple):
    """Glyphs of one font and one direction, in logical order.

    `clusters` has the byte each glyph's cluster begins at, `ends` where each glyph ends.
    """

    font: Any
    level: int
    start: int
    end: int
    glyphs: list[Glyph]
    clusters: list[int]
    ends: list[int]

    @property
    def rtl(self) -> bool:
        """Whether the run is read from right to left."""
        return self.level % 2 == 1

    @property
    def has_missing_glyph(self) -> bool:
        """Whether no font has a glyph for some character."""
        return bool(max(self.glyphs, default=(0,))[0] > EMPTY)


class Span(NamedTuple):
    """A part of a text (in bytes) and the style it is set in."""

    start: int
    end: int
    style: Any


def shape(text: bytes, style: Any, spans: Iterable[Span]) -> tuple[Any, list[Run]]:
    """Shape a text once, with spans in styles of their own; the layout keeps the runs' fonts alive."""
    layout = Layout(style)
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    pango.pango_layout_set_text(layout.layout, text, len(text))
    attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    for span in (Span(0, len(text), style), *spans):
        for attribute in _attributes(span.style, style):
            attribute.start_index, attribute.end_index = span.start, span.end
            pango.pango_attr_list_insert(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)
    return layout, read_runs(layout.get_first_line()[0])


def _attributes(style: Any, base: Any) -> Iterable[Any]:
    if any(style[name] != base[name] for name in FACE):
        yield pango.pango_attr_font_desc_new(get_font_description(style))
    if style["lang"] and style["lang"] != base["lang"]:
        language = pango.pango_language_from_string(style["lang"].encode())
        yield pango.pango_attr_language_new(language)
    if features := font_features(*(style[name] for name in FEATURES)):
        settings = ",".join(f"{key} {value}" for key, value in features.items())
        yield pango.pango_attr_font_features_new(settings.encode())


def read_runs(line: Any) -> list[Run]:
    """The runs of a Pango line, from left to right."""
    runs = []
    node = line.runs[0] if line.runs else ffi.NULL
    while node != ffi.NULL:
        item, shaped = node.data.item, node.data.glyphs
        node = node.next
        count = shaped.num_glyphs
        numbers = memoryview(ffi.buffer(shaped.glyphs, GLYPH_INFO * count)).cast("i")
        columns = [numbers[i::5].tolist() for i in range(4)]
        columns.append(memoryview(ffi.buffer(shaped.log_clusters, 4 * count)).cast("i").tolist())
        level, start = item.analysis.level & 0xFF, item.offset
        if level % 2:
            for column in columns:
                column.reverse()
        glyphs = list(zip(*columns[:4], strict=True))
        clusters = [start + cluster for cluster in columns[4]]
        ends = [0, *accumulate(columns[1])]
        end = start + item.length
        runs.append(Run(item.analysis.font, level, start, end, glyphs, clusters, ends))
    return runs


def ink_right(font: Any, glyph: int) -> int:
    """How far right of its origin the outline of a glyph reaches (Pango units)."""
    ink = ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(font, glyph, ink, ffi.NULL)
    return int(ink.x + ink.width)


def line_breaks(layout: Any, text: str) -> list[int]:
    """The bytes before which a line may begin, by UAX 14 as Pango applies it."""
    marks = pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL)
    flags = memoryview(ffi.buffer(marks, 4 * (len(text) + 1))).cast("I").tolist()
    found, byte = [], 0
    for char, flag in zip(text, flags, strict=False):
        if flag & 1 and byte:
            found.append(byte)
        byte += 1 if char < "\x80" else 2 if char < "\u0800" else 3 if char < "\U00010000" else 4
    return found


def is_outline_font(font: Any) -> bool:
    """Whether a Pango font has TrueType outlines and no colour, so that we can draw it ourselves."""
    return _has_outlines(get_pango_font_hb_face(font))


@lru_cache(maxsize=64)
def _has_outlines(face: Any) -> bool:
    if not _table_length(face, b"glyf"):
        return False
    return not any(_table_length(face, name) for name in COLOURED)


def _table_length(face: Any, name: bytes) -> int:
    blob = harfbuzz.hb_face_reference_table(face, harfbuzz.hb_tag_from_string(name, -1))
    length = harfbuzz.hb_blob_get_length(blob)
    harfbuzz.hb_blob_destroy(blob)
    return int(length)


def pixels(units: float) -> float:
    """Pango units as CSS pixels."""
    return float(units * FROM_UNITS)
