"""How even the word spaces of justified lines are, and whether their ends stand on the margin.

A line counts where it is of the size that most lines are of, fills the column (it begins and ends where
most lines of its page do) and has four words or more. PDFium says where a glyph's width begins and
where its width or its outline ends; an outline that hangs over its width is no line that sticks out.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median, mode, pstdev

import pypdfium2
from pypdfium2 import raw

NEAR = 2.5  # pt from the commonest edge: the line is meant to end there
OFF = 0.5  # pt
GAP = 0.13  # em; what is narrower is no word space
HANG = 0.12  # em; so far a letter may hang over its own width
FEWEST = 8  # lines of a page that can say where its margins are
LEAST_WORDS = 4


@dataclass(frozen=True)
class Evenness:
    """The standard deviation of the lines' mean word space (em), the share of line ends off the margin."""

    deviation: float
    off: float
    lines: int


@dataclass(frozen=True)
class _Glyph:
    baseline: float
    left: float
    right: float
    size: float
    hangs: bool


@dataclass(frozen=True)
class _Line:
    left: float
    right: float
    hang: float
    size: float
    space: float
    words: int


def evenness(path: Path) -> Evenness | None:
    """The evenness of a file's justified lines; None where it has too few of them."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [list(_lines(page)) for page in document]
    finally:
        document.close()
    body = mode(line.size for lines in pages for line in lines) if any(pages) else 0
    justified = [_justified([line for line in lines if line.size == body]) for lines in pages]
    spaces = [line.space for lines, _ in justified for line in lines]
    if len(spaces) < FEWEST:
        return None
    off = sum(off for _, off in justified) / (2 * len(spaces))
    return Evenness(pstdev(spaces), off, len(spaces))


def _lines(page: pypdfium2.PdfPage) -> Iterator[_Line]:
    rows: list[list[_Glyph]] = []
    for glyph in sorted(_glyphs(page), key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - rows[-1][0].baseline < 0.55 * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for row in rows:
        size = mode(glyph.size for glyph in row)
        row.sort(key=lambda glyph: glyph.left)
        gaps, end = [], row[0].right
        for before, glyph in pairwise(row):
            end = max(end, before.right)
            gaps += [(glyph.left - end) / size] if glyph.left - end > GAP * size else []
        last = max(row, key=lambda glyph: glyph.right)
        hang = HANG * size if last.hangs else 0.0
        yield _Line(row[0].left, last.right, hang, size, fmean(gaps or [0]), len(gaps) + 1)


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[_Glyph]:
    """The page's glyphs that have a width and stand for more than a space or a direction mark."""
    text, box, matrix = page.get_textpage(), raw.FS_RECTF(), raw.FS_MATRIX()
    x, y, *ink = (ctypes.c_double() for _ in range(6))
    for index in range(raw.FPDFText_CountChars(text)):
        char = chr(raw.FPDFText_GetUnicode(text, index) or 0x20)
        if char.isspace() or unicodedata.category(char) in ("Cf", "Cc", "Mn"):
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        if box.right - box.left > 0.05:
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            raw.FPDFText_GetMatrix(text, index, matrix)
            size = round(raw.FPDFText_GetFontSize(text, index) * abs(matrix.d), 1)
            raw.FPDFText_GetCharBox(text, index, *ink)
            hangs = ink[1].value >= box.right - 0.01
            yield _Glyph(-y.value, x.value, box.right, size, hangs)


def _justified(lines: list[_Line]) -> tuple[list[_Line], int]:
    """A page's lines that fill the column, and how many of their ends are off its margins."""
    if len(lines) < FEWEST:
        return [], 0
    (left, _), *_ = Counter(round(line.left) for line in lines).most_common(1)
    (right, _), *_ = Counter(round(line.right) for line in lines).most_common(1)
    full = [
        line
        for line in lines
        if line.words >= LEAST_WORDS
        and abs(line.left - left) <= NEAR
        and abs(line.right - right) <= NEAR
    ]
    if not full:
        return [], 0
    ends = median(line.left for line in full), median(line.right for line in full)
    off = sum(
        (abs(line.left - ends[0]) > OFF) + (not -OFF <= line.right - ends[1] <= OFF + line.hang)
        for line in full
    )
    return full, off
