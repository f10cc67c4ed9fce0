"""From glyphs to signs: which character each glyph stands for, and where it is drawn.

A font draws outlines, a reader wants characters, and they seldom pair off one to one: a ligature
is one outline for two letters, a vowelled letter is two outlines moved into each other. A sign is
one character with the outlines drawn for it, which may be none or several.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from warraq.paragraph.fences import is_mark
from warraq.paragraph.pango import EMPTY, Glyph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GRID = 2  # font units that offsets are rounded to, so that few composite glyphs are needed
WIDE, NARROW = 20, -60  # kerning beyond these (1/1000 em) goes into the width of the letter
STEP = 8  # such widths are rounded to this

Part = tuple[int, int, int]  # glyph index, x and y in font units


class Sign(NamedTuple):
    """A character, its outlines, its place and its width (1/1000 em); None: the glyph's own."""

    text: str
    parts: tuple[Part, ...]
    x: float
    advance: int | None


class Placed(NamedTuple):
    """A glyph and where the pen is when it is drawn (1/1000 em)."""

    glyph: int
    pen: float
    x: float
    y: float
    advance: float
    stretched: bool


@dataclass(frozen=True)
class Face:
    """What signs need to know of a font: its scale, its widths and its kashida."""

    rtl: bool
    unit: float
    em: float
    width: Callable[[int], int]
    kashida: int = 0

    def parts(self, placed: Placed, x: float = 0.0, y: float = 0.0) -> tuple[Part, ...]:
        """The outlines of a glyph moved by x and y; a stretched letter's kashida is on its left."""
        left, up = self.grid(x) if x else 0, self.grid(y) if y else 0
        if not placed.stretched:
            return ((placed.glyph, left, up),)
        step = round(self.width(self.kashida) * self.em)
        return (self.kashida, left, up), (placed.glyph, left + step, up)

    def advance(self, placed: Placed) -> int | None:
        """The width of a glyph that is drawn alone and where it belongs; None for its own."""
        return self.width(placed.glyph) + self.width(self.kashida) if placed.stretched else None

    def grid(self, thousandths: float) -> int:
        """Thousandths of an em as font units on the grid."""
        return GRID * round(thousandths * self.em / GRID)


def signs_of(clusters: list[tuple[str, list[Placed]]], face: Face) -> list[Sign]:
    """The signs of clusters in logical order, returned from left to right."""
    signs: list[Sign] = []
    base: float | None = None
    end = max((glyph.pen + glyph.advance for _, row in clusters for glyph in row), default=0.0)
    for text, glyphs in clusters:
        placed = glyphs[0] if glyphs else None
        if placed and len(glyphs) == len(text) == 1 and not placed.y and not is_mark(text):
            base = placed.pen + placed.x
            signs.append(Sign(text, face.parts(placed), base, face.advance(placed)))
        elif placed:
            row, base = _cluster(text, glyphs, base, face)
            signs += row
    if face.rtl:
        signs.reverse()
    return _kerned(signs, face, end) if face.rtl and signs else signs


def _marked_ligature(text: str, glyphs: list[Placed], face: Face) -> list[Sign]:
    """Signs of a ligature with marks, a glyph for each mark or each heap of them; else none."""
    letters = [char for char in text if not is_mark(char)]
    bases = [placed for placed in glyphs if placed.advance]
    marks = [placed for placed in glyphs if not placed.advance]
    heaps = ["".join(row) for heaped, row in groupby(text, is_mark) if heaped]
    single = len(marks) == len(text) - len(letters)
    if len(letters) < 2 or not bases or not marks or not (single or len(marks) == len(heaps)):
        return []
    drawn, remaining = iter(list(_ligature("".join(letters), bases, face))), iter(marks)
    signs: list[Sign] = []
    for heaped, row in groupby(text, is_mark):
        chars = list(row)
        if heaped and not single:
            chars = ["".join(chars[:: -1 if face.rtl else 1])]
        for char in chars:
            if not heaped:
                signs.append(next(drawn))
                continue
            mark, pen = next(remaining), signs[-1].x if signs else bases[0].pen
            parts = face.parts(mark, mark.pen + mark.x - pen, mark.y)
            signs.append(Sign(char, parts, pen, 0))
    return signs


def _cluster(
    text: str, glyphs: list[Placed], base: float | None, face: Face
) -> tuple[list[Sign], float | None]:
    """Signs of a cluster with marks, or of a ligature: pair characters and glyphs, share the rest."""
    signs = _marked_ligature(text, glyphs, face)
    if signs:
        return signs, signs[-1].x
    pairs = min(len(text), len(glyphs))
    for index in range(pairs):
        placed, chars = glyphs[index], text[index]
        more = glyphs[index + 1 :] if index == len(text) - 1 else []
        if index == len(glyphs) - 1:
            chars = text[index:]
        x, pen = placed.x, placed.pen
        if face.rtl and base is not None and is_mark(chars[0]):
            x, pen = x + pen - base, base  # a mark begins where its letter begins
        elif not is_mark(chars[0]):
            base = pen + x
        if is_mark(chars) and not more:
            # two marks as one outline (shadda with a vowel): one sign with both
            marks = chars[::-1] if face.rtl else chars
            signs.append(Sign(marks, face.parts(placed, x, placed.y), pen, 0))
        elif len(chars) == 1 and not more:
            signs.append(_single(chars, placed, x, face))
        else:
            signs += _ligature(chars, [placed, *more], face)
    return signs, base


def _single(char: str, placed: Placed, x: float, face: Face) -> Sign:
    if not placed.y:
        return Sign(char, face.parts(placed), placed.pen + x, face.advance(placed))
    width = face.advance(placed)
    parts = face.parts(placed, x, placed.y)
    return Sign(char, parts, placed.pen, face.width(placed.glyph) if width is None else width)


def _ligature(chars: str, glyphs: list[Placed], face: Face) -> Iterator[Sign]:
    """Several characters for one shape: the leftmost sign draws it, the letters share its width."""
    left = min(placed.pen for placed in glyphs)
    parts = tuple(
        part
        for placed in glyphs
        for part in face.parts(placed, placed.pen + placed.x - left, placed.y)
    )
    letters = [char for char in chars if not is_mark(char)] or [chars[0]]
    share = max(0, int(sum(placed.advance for placed in glyphs) / len(letters)))
    signs: list[Sign] = []
    for char in reversed(chars) if face.rtl else chars:
        width = 0 if is_mark(char) and char not in letters else share
        signs.append(Sign(char, () if signs else parts, left, width))
        left += width
    return reversed(signs) if face.rtl else iter(signs)


def _kerned(signs: list[Sign], face: Face, end: float) -> list[Sign]:
    """Put kerning into the letter before it: readers take a gap for a space, a step back for a cut."""
    following = [*(sign.x for sign in signs[1:]), end]
    for index, (sign, x) in enumerate(zip(signs, following, strict=True)):
        width = sign.advance if sign.advance is not None else face.width(sign.parts[0][0])
        gap = x - sign.x - width
        if not NARROW <= gap <= WIDE and not is_mark(sign.text):
            signs[index] = sign._replace(advance=max(0, STEP * round((width + gap) / STEP)))
    return signs


def place(glyphs: list[Glyph], face: Face, stretched: frozenset[int]) -> list[Placed]:
    """Walk the pen over glyphs in logical order; in a right-to-left run it starts at the last."""
    placed: list[Placed] = []
    pen = 0.0
    order = range(len(glyphs) - 1, -1, -1) if face.rtl else range(len(glyphs))
    for index in order:
        glyph, width, x, y = glyphs[index]
        advance = width * face.unit
        if index in stretched:
            advance += face.width(face.kashida)
        if glyph != EMPTY:
            up = -y * face.unit
            placed.append(Placed(glyph, pen, x * face.unit, up, advance, index in stretched))
        else:
            placed.append(Placed(EMPTY, pen, 0.0, 0.0, advance, False))
        pen += advance
    return placed[::-1] if face.rtl else placed
