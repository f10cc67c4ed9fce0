"""Draw a line: one way for our own lines and for WeasyPrint's, and for text in SVG."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.matrix import Matrix
from weasyprint.text.ffi import ffi, pango

from warraq.design.tokens import ParagraphSettings
from warraq.paragraph.encode import Codes, Manner, Typeface
from warraq.paragraph.groups import gather
from warraq.paragraph.justify import Justified
from warraq.paragraph.measure import SPACE, Piece, cut
from warraq.paragraph.pango import is_outline_font, read_runs
from warraq.paragraph.phrases import Role, roles_of
from warraq.paragraph.setline import SetLine
from warraq.paragraph.strings import Line, operators_of, plain_rows, rows_of

SMALL = 0.9  # text smaller than this share of the line's is a note mark and the like
NEAR = 0.8  # and no farther from its baseline than this share of the line's size


class Drawing(NamedTuple):
    """Pieces from left to right, the text they are cut from, and all that is known of their line."""

    pieces: list[Piece]
    text: bytes
    justified: Justified
    rtl: bool
    roles: dict[int, Role]
    layout: Any
    checked: bool


def draw_first_line(
    original: Callable[..., Any], settings: ParagraphSettings, *args: Any
) -> list[Any]:
    """Draw a text box's line; what is not plain TrueType outlines goes to WeasyPrint."""
    stream, box, text_overflow, block_ellipsis, matrix = args
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        if isinstance(box.pango_layout, SetLine):
            box.pango_layout = box.pango_layout.as_layout()
        return list(original(*args))
    if not box.text.strip("\n") or box.style["font_size"] < 1e-6:
        return []
    drawing = _drawing(box)
    faces = _faces(stream, drawing)
    if faces is None:
        if isinstance(box.pango_layout, SetLine):
            box.pango_layout = box.pango_layout.as_layout()
        return list(original(*args))
    if drawing.pieces:
        alone = not isinstance(box, boxes.TextBox)  # a text in SVG
        ending = "cell" if alone else getattr(box, "warraq_ending", "")
        _draw(stream, matrix, (drawing, faces, ending), settings)
    return []


def _drawing(box: Any) -> Drawing:
    layout = box.pango_layout
    if isinstance(layout, SetLine):
        measured, justified, rtl, roles, *_ = layout.line
        pieces, text = layout.pieces, measured.text
        return Drawing(pieces, text, justified, rtl, roles, measured.layout, checked=True)
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    text = layout.text.encode()
    spaces = [match.span() for match in SPACE.finditer(text)]
    cuts = sorted({byte for span in spaces for byte in span})
    starts = frozenset(start for start, _ in spaces)
    pieces = []
    for run in read_runs(line):
        row = cut(run, [byte for byte in cuts if run.start < byte < run.end], starts)
        pieces += row[::-1] if run.rtl else row
    rtl = box.style["direction"] == "rtl"
    roles = roles_of(pieces, text, rtl)
    return Drawing(pieces, text, Justified(), rtl, roles, layout.layout, checked=False)


def _faces(stream: Any, line: Drawing) -> dict[Any, Typeface] | None:
    """The line's fonts as this page knows them; None if there is one that we cannot draw."""
    known = stream.__dict__.setdefault("warraq_faces", {})
    faces = {}
    for run in {id(piece.run): piece.run for piece in line.pieces}.values():
        address = int(ffi.cast("intptr_t", run.font))
        if address not in known:
            known[address] = _face(stream, run.font, line.layout)
        if known[address] is None or (not line.checked and run.has_missing_glyph):
            return None
        faces[id(run)] = known[address]
    return faces


def _face(stream: Any, pango_font: Any, layout: Any) -> Typeface | None:
    font, size = stream.add_font(pango_font)
    if font.bitmap or not is_outline_font(pango_font):
        return None
    if not hasattr(font, "warraq_codes"):
        # fonts with one hash are embedded as one file
        twins = (other for other in stream._fonts.values() if other.hash == font.hash)
        twin = next((other for other in twins if hasattr(other, "warraq_codes")), None)
        font.warraq_codes = twin.warraq_codes if twin else Codes(font)
        if twin:
            font.to_unicode, font.widths = twin.to_unicode, twin.widths
    rectangles = stream.ink_rect, stream.logical_rect
    return Typeface(font.warraq_codes, pango_font, size, layout, rectangles)


def _draw(stream: Any, matrix: Matrix, what: Any, settings: ParagraphSettings) -> None:
    drawing, faces, ending = what
    (scale, gap), fenced = drawing.justified, settings.fidelity and ending != "leader"
    placed, x = [], 0.0
    for piece in drawing.pieces:
        end = x + piece.width + gap / scale * piece.space
        placed.append((piece, x, end))
        x = end
    matrix, rise = _levelled(stream, matrix, max(face.size for face in faces.values()), fenced)
    roles = drawing.roles if fenced else {}
    if ending == "marker":  # the line that it stands beside may have phrases
        roles = {drawing.pieces[-1].start: Role(right=True)}
    groups = gather(placed, faces, drawing.text, Manner(rise, fenced), roles)
    level = not (drawing.roles or rise or ending == "marker")
    rows = rows_of(groups, Line(drawing.rtl, ending, level)) if fenced else plain_rows(groups)
    a, b, c, d, e, f = matrix.values
    a, b = a * scale, b * scale
    for face, row, drop in rows:
        x = (row[0][0] + row[0][1].start) * face.size / 1000
        stream.set_text_matrix(a, b, c, d, e + x * a - drop * c, f + x * b - drop * d)
        stream._current_font = None  # pypdf ends its run at Tf
        stream.set_font_size(face.codes.font.hash, face.size)
        stream.stream.append(operators_of(row))


def _levelled(stream: Any, matrix: Matrix, size: float, fenced: bool) -> tuple[Matrix, float]:
    """Small text near the line's baseline (a note mark) is written on it and drawn raised.

    pdfium begins a new line at another baseline, and the words round it change places.
    """
    a, b, c, d, e, f = matrix.values
    upright, main = (a, b, c, d) == (1, 0, 0, -1), stream.__dict__.get("warraq_baseline")
    if fenced and upright and main:
        drop = abs(f - main[0]) / main[1]
        if size < SMALL * main[1] and 0 < drop < NEAR:
            return Matrix(d=-1, e=e, f=main[0]), main[0] - f
    stream.warraq_baseline = (f, size) if upright else None
    return matrix, 0.0
