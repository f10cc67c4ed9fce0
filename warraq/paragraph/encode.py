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
from warraq.paragraph.pango import EMPTY, Glyph
from warraq.paragraph.signs import (
    NARROW,
    STEP,
    WIDE,
    Face,
    Part,
    Placed,
    Sign,
    place,
    signs_of,
)

if TYPE_CHECKING:
    from warraq.paragraph.measure import Piece

FREE_CODES = 256  # kept free after the font's own glyphs, for WeasyPrint's missing ones
LAST_CODE = 0xFFFF
# A code as a string of its own: pdfium passes over one without width, poppler reads the empty text instead.
ASIDE = ">] TJ [<{}>] TJ [<"
UNSAID = ">] TJ /Span <</ActualText ()>> BDC [<{}>] TJ EMC [<"


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
    known: dict[tuple[tuple[Part, ...], int | None, str], str] = field(default_factory=dict)
    words: dict[Any, Shown] = field(default_factory=dict)
    glyph_of: dict[int, int] = field(default_factory=dict)

    def show(self, parts: tuple[Part, ...], advance: int | None, text: str) -> str:
        """The code (in hexadecimal) of these outlines with this width and text, made if it is new."""
        key = parts, advance, text
        if key not in self.known:
            self.known[key] = f"{self._new_code(*key):04x}"
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
        return int(code)

    def fence(self, text: str) -> Shown:
        """A direction mark as a code of its own."""
        return self._empty(text, fences.WIDTH, text)

    def aside(self, text: str) -> Shown:
        """A direction mark that pdfium passes over."""
        return self._empty(text, 0, text, ASIDE)

    def unsaid(self, text: str) -> Shown:
        """A text that pdfium and poppler pass over."""
        return self._empty(text, 0, text, UNSAID)

    def space(self, text: str, width: float) -> Shown:
        """A space of a given width (1/1000 em)."""
        return self._empty(text, max(fences.WIDTH, STEP * round(width / STEP)), " ")

    def _empty(self, text: str, width: int, edge: str, form: str = "{}") -> Shown:
        key = text, width, form
        if key not in self.words:
            show = form.format(self.show((), width, text))
            self.words[key] = Shown(show, 0.0, width, edge, edge)
        return self.words[key]


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
        return float(1000 * FROM_UNITS / self.size)

    def width(self, glyph: int) -> int:
        """The width of a glyph in thousandths of an em, as the font has it."""
        widths = self.codes.font.widths
        if glyph not in widths:
            pango.pango_font_get_glyph_extents(self.pango_font, glyph, *self.rectangles)
            widths[glyph] = round(self.rectangles[1].width * self.unit)
        return int(widths[glyph])


class Manner(NamedTuple):
    """How a line's words are encoded: raised by some px, and with fences or without."""

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
    run, word = piece.run, text[piece.start : piece.end].decode()
    tatweel = piece.kashidas[0][1] if piece.kashidas else 0
    shape = Face(run.rtl, face.unit, face.codes.font.upem / 1000, face.width, tatweel)
    if word.isalpha() and not manner.rise and _is_plain(piece, word):
        return _show_letters(word, piece.glyphs, face, run.rtl)
    stretched = frozenset(index for index, _ in piece.kashidas)
    placed = place(piece.glyphs, shape, stretched)
    signs = signs_of(_clusters(piece, text, placed), shape)
    if manner.rise:
        up = shape.grid(1000 * manner.rise / face.size)
        signs = [_raised(sign, shape, up) for sign in signs]
    return _show(signs, face, run.rtl and manner.fenced)


def _is_plain(piece: Piece, word: str) -> bool:
    """Whether each letter has one glyph of its own, on the baseline."""
    glyphs = piece.glyphs
    return (
        len(glyphs) == len(word) == len(set(piece.run.clusters[piece.first : piece.last]))
        and not piece.kashidas
        and not any(glyph[3] or glyph[0] == EMPTY for glyph in glyphs)
    )


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


def _raised(sign: Sign, face: Face, up: int) -> Sign:
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
    code, show, pen, before = face.codes.show, "", signs[0].x, ""
    for sign in signs:
        text, parts, x, advance = sign
        width = face.width(parts[0][0]) if advance is None else advance
        row = [(sign, width)]
        if fenced and not fences.is_strong_rtl(text):
            row = _fenced(sign, width, before)
        for (text, parts, x, advance), width in row:
            if step := round(pen - x):
                show += f">{step}<"
                pen -= step
            show += code(parts, advance, text)
            pen += width
        before = sign.text
    return Shown(show, signs[0].x, pen, signs[0].text, signs[-1].text)


def _show_letters(word: str, glyphs: list[Glyph], face: Typeface, rtl: bool) -> Shown:
    """The same for a word of letters alone, one glyph each, which most words are."""
    codes, unit = face.codes, face.unit
    if rtl:
        word, glyphs = word[::-1], glyphs[::-1]
    offsets = [glyph[2] for glyph in glyphs]
    pen = offsets[0] * unit
    start, place, show = pen, 0.0, []
    for char, (glyph, width, offset, _), after in zip(word, glyphs, [*offsets[1:], 0], strict=True):
        own = face.width(glyph)
        gap = (width + after - offset) * unit - own if rtl else 0.0
        advance = None if NARROW <= gap <= WIDE else max(0, STEP * round((own + gap) / STEP))
        if step := round(pen - place - offset * unit):
            show.append(f">{step}<")
            pen -= step
        show.append(codes.show(((glyph, 0, 0),), advance, char))
        pen += own if advance is None else advance
        place += width * unit
    return Shown("".join(show), start, pen, word[0], word[-1])


def _fenced(sign: Sign, width: int, before: str) -> list[tuple[Sign, int]]:
    """A sign with the fences it needs beside the one before it, and the width of each."""
    row = []
    if before and fences.parted(before, sign.text):
        row.append(_fence(fences.RLM, sign.x))
    text, behind = fences.guarded(sign.text)
    row.append((sign._replace(text=text), width))
    return [*row, _fence(behind, sign.x + width - fences.WIDTH)] if behind else row


def _fence(text: str, x: float) -> tuple[Sign, int]:
    return Sign(text, (), x, fences.WIDTH), fences.WIDTH
