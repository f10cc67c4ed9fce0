"""Character codes: one for each sign, remembered word by word.

A PDF string holds codes of a font; each code has an outline, a width and a text. WeasyPrint uses
the glyph's index as its code, so that a glyph has one text in the whole file. Here a glyph that
stands for something else the second time gets a code of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, pango

from warraq.paragraph import fences
from warraq.paragraph.pango import EMPTY
from warraq.paragraph.signs import Face, Part, Placed, Sign, place, signs_of

if TYPE_CHECKING:
    from warraq.paragraph.measure import Piece

FREE_CODES = 256  # kept free after the font's own glyphs, for WeasyPrint's missing ones
LAST_CODE = 0xFFFF


class Shown(NamedTuple):
    """A piece as it stands in a PDF string, its first place and the pen's after it (1/1000 em)."""

    show: str
    start: float
    pen: float
    left: str
    right: str


@dataclass
class Codes:
    """The codes of one embedded font, and every word encoded so far."""

    font: Any
    composites: dict[int, tuple[tuple[Part, ...], int]] = field(default_factory=dict)
    known: dict[tuple[tuple[Part, ...], int | None, str], int] = field(default_factory=dict)
    words: dict[Any, Shown] = field(default_factory=dict)
    glyph_of: dict[int, int] = field(default_factory=dict)

    def code(self, parts: tuple[Part, ...], advance: int | None, text: str) -> int:
        """The code of these outlines with this width and text, made if it is new."""
        key = parts, advance, text
        if key not in self.known:
            self.known[key] = self._new_code(*key)
        return self.known[key]

    def _new_code(self, parts: tuple[Part, ...], advance: int | None, text: str) -> int:
        font = self.font
        if advance is None and len(parts) == 1 and parts[0][1:] == (0, 0):
            glyph = parts[0][0]
            if font.to_unicode.setdefault(glyph, text) == text:
                return glyph
        code = font.glyph_count + FREE_CODES + len(self.composites)
        if code > LAST_CODE:
            raise OverflowError(f"{font.family} needs more codes than a font can have")
        width = font.widths[parts[0][0]] if advance is None else advance
        self.composites[code] = parts, width if advance is not None else -1
        font.to_unicode[code] = text
        font.widths[code] = width
        return code

    def fence(self, text: str) -> Shown:
        """A direction mark as a code of its own."""
        show = f"{self.code((), fences.WIDTH, text):04x}"
        return Shown(show, 0.0, fences.WIDTH, text, text)

    def space(self, text: str, width: float) -> Shown:
        """A space of a given width (1/1000 em)."""
        rounded = max(fences.WIDTH, 8 * round(width / 8))
        return Shown(f"{self.code((), rounded, text):04x}", 0.0, rounded, " ", " ")


@dataclass
class Typeface:
    """A font at one size as a page draws it: its codes and the widths of its glyphs."""

    codes: Codes
    pango_font: Any
    size: float
    layout: Any
    rectangles: tuple[Any, Any]

    @property
    def unit(self) -> float:
        """A Pango unit in thousandths of an em."""
        return 1000 * FROM_UNITS / self.size

    def width(self, glyph: int) -> int:
        """The width of a glyph in thousandths of an em, as the font has it."""
        widths = self.codes.font.widths
        if glyph not in widths:
            pango.pango_font_get_glyph_extents(self.pango_font, glyph, *self.rectangles)
            widths[glyph] = round(self.rectangles[1].width * self.unit)
        return widths[glyph]


@dataclass(frozen=True)
class Manner:
    """How a line's words are encoded: raised (1/1000 em), and with fences or without."""

    rise: float = 0.0
    fenced: bool = True


def encode(piece: Piece, text: bytes, face: Typeface, manner: Manner) -> Shown:
    """A word as it stands in a PDF string; the same word in the same shape is encoded once."""
    words, run = face.codes.words, piece.run
    glyphs = tuple(piece.glyphs)
    own = text[piece.start : piece.end]
    key = own, glyphs, face.size, run.level & 1, piece.kashidas, manner
    shown = words.get(key)
    if shown is None:
        words[key] = shown = _encode(piece, text, face, manner)
    return shown


def _encode(piece: Piece, text: bytes, face: Typeface, manner: Manner) -> Shown:
    run, upem = piece.run, face.codes.font.upem / 1000
    tatweel = piece.kashidas[0][1] if piece.kashidas else 0
    shape = Face(run.rtl, face.unit, upem, face.width, tatweel)
    stretched = frozenset(index for index, _ in piece.kashidas)
    placed = place(piece.glyphs, shape, stretched)
    for glyph in placed:
        if glyph.glyph != EMPTY:
            face.width(glyph.glyph)
    signs = signs_of(_clusters(piece, text, placed), shape)
    if manner.rise:
        signs = [_raised(sign, shape, manner.rise) for sign in signs]
    return _show(signs, face, run.rtl and manner.fenced)


def _clusters(piece: Piece, text: bytes, placed: list[Placed]) -> list[tuple[str, list[Placed]]]:
    """The piece's glyphs by cluster, with each cluster's text, in logical order."""
    starts = piece.run.clusters[piece.first : piece.last]
    found: list[tuple[str, list[Placed]]] = []
    ends = [*starts[1:], piece.end]
    group: list[Placed] = []
    for glyph, start, end in zip(placed, starts, ends, strict=True):
        if glyph.glyph != EMPTY:
            group.append(glyph)
        if end != start:
            found.append((text[start:end].decode(), group))
            group = []
    return found


def _raised(sign: Sign, face: Face, rise: float) -> Sign:
    up = face.grid(rise)
    if not sign.parts:
        return sign
    advance = face.width(sign.parts[0][0]) if sign.advance is None else sign.advance
    return sign._replace(
        parts=tuple((glyph, x, y + up) for glyph, x, y in sign.parts), advance=advance
    )


def _show(signs: list[Sign], face: Typeface, fenced: bool) -> Shown:
    """Signs from left to right as codes, with a step wherever the pen is not where it should be."""
    if not signs:
        return Shown("", 0.0, 0.0, "", "")
    codes, show, pen, before = face.codes, "", signs[0].x, ""
    for sign in signs:
        width = face.width(sign.parts[0][0]) if sign.advance is None else sign.advance
        row = [(sign.text, sign.parts, sign.advance, width, sign.x)]
        if fenced:
            row = _fenced(row[0], before)
        for text, parts, advance, wide, x in row:
            if step := round(pen - x):
                show += f">{step}<"
                pen -= step
            show += f"{codes.code(parts, advance, text):04x}"
            pen += wide
        before = sign.text
    return Shown(show, signs[0].x, pen, signs[0].text, signs[-1].text)


def _fenced(entry: Any, before: str) -> list[Any]:
    """A sign with the fences it needs beside the one before it."""
    text, parts, advance, width, x = entry
    row = []
    if before and fences.parted(before, text):
        row.append((fences.RLM, (), fences.WIDTH, fences.WIDTH, x))
    if marks := fences.mirrored(text):
        ahead, text, behind = marks
        if ahead:
            row.append((ahead, (), fences.WIDTH, fences.WIDTH, x))
        end = x + width - fences.WIDTH
        return [
            *row,
            (text, parts, advance, width, x),
            (behind, (), fences.WIDTH, fences.WIDTH, end),
        ]
    return [*row, entry]
