"""Measure a stretch of text: shape it once, and cut the glyphs into words and spaces."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from warraq.paragraph.manuscript import UnsupportedError
from warraq.paragraph.pango import (
    EMPTY,
    UNKNOWN,
    Run,
    Span,
    is_outline_font,
    line_breaks,
    pixels,
    shape,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warraq.paragraph.manuscript import Leaf, Stretch

SPACE = re.compile(b" |\xc2\xa0")


class Piece(NamedTuple):
    """A word, a part of one, or a space: glyphs of one run and one text box, `first` to `last`."""

    run: Run
    first: int
    last: int
    start: int
    end: int
    width: float
    space: bool
    leaf: int = 0
    kashidas: tuple[int, ...] = ()

    @property
    def glyphs(self) -> list[tuple[int, int, int, int]]:
        """The piece's glyphs in logical order."""
        return self.run.glyphs[self.first : self.last]


class Word(NamedTuple):
    """What no line break may part: pieces `first` to `last`, spaces after it left out."""

    first: int
    last: int
    after_space: bool


@dataclass
class Measured:
    """A stretch in pieces (logical order) and words; the layout keeps its fonts alive."""

    text: bytes
    pieces: list[Piece]
    words: list[Word]
    leaves: list[Leaf]
    layout: Any


def cut(run: Run, cuts: Iterable[int], spaces: frozenset[int]) -> list[Piece]:
    """A run in pieces, logical order; a cut inside a cluster (a ligature) is not made."""
    clusters, glyphs = run.clusters, run.glyphs
    ends = [0, *accumulate(glyph[1] for glyph in glyphs)]
    pieces, first, start = [], 0, run.start
    for byte in (*cuts, run.end):
        last = bisect_left(clusters, byte)
        if byte <= start or (last < len(clusters) and clusters[last] != byte):
            continue
        width = pixels(ends[last] - ends[first])
        pieces.append(Piece(run, first, last, start, byte, width, start in spaces))
        first, start = last, byte
    return pieces


def measure(stretch: Stretch) -> Measured:
    """Shape a stretch and cut it at spaces, at line breaks and where another box begins."""
    text, leaves = stretch.text.encode(), stretch.leaves
    spans = [Span(leaf.start, leaf.end, leaf.box.style) for leaf in leaves]
    layout, runs = shape(text, stretch.style, spans)
    _check_fonts(runs)
    breaks = _allowed(line_breaks(layout, stretch.text), leaves)
    spaces = [match.span() for match in SPACE.finditer(text)]
    borders = {byte for leaf in leaves for byte in (leaf.start, leaf.end)}
    cuts = sorted(borders.union(breaks, *spaces))
    starts = frozenset(start for start, _ in spaces)
    pieces: list[Piece] = []
    for run in sorted(runs, key=lambda run: run.start):
        within = cuts[bisect_right(cuts, run.start) : bisect_left(cuts, run.end)]
        pieces += cut(run, within, starts)
    pieces = _owned(pieces, leaves)
    return Measured(text, pieces, _words(pieces, text, breaks), leaves, layout)


def _check_fonts(runs: list[Run]) -> None:
    for run in runs:
        if not is_outline_font(run.font):
            raise UnsupportedError("a font without TrueType outlines")
        if any(glyph[0] & UNKNOWN and glyph[0] != EMPTY for glyph in run.glyphs):
            raise UnsupportedError("a missing glyph")


def _allowed(breaks: list[int], leaves: list[Leaf]) -> frozenset[int]:
    """Line breaks without those inside boxes that must not wrap."""
    closed = [leaf for leaf in leaves if leaf.box.style["white_space"] == "nowrap"]
    return frozenset(
        byte for byte in breaks if not any(leaf.start < byte < leaf.end for leaf in closed)
    )


def _owned(pieces: list[Piece], leaves: list[Leaf]) -> list[Piece]:
    """The pieces with the number of their text box; those of no box (isolates) are left out."""
    if len(leaves) == 1 and leaves[0].start == 0:
        return pieces
    starts = [leaf.start for leaf in leaves]
    owned = []
    for piece in pieces:
        leaf = bisect_right(starts, piece.start) - 1
        if leaf >= 0 and piece.start < leaves[leaf].end:
            owned.append(piece._replace(leaf=leaf))
    return owned


def _words(pieces: list[Piece], text: bytes, breaks: frozenset[int]) -> list[Word]:
    """Join pieces to words; a no-break space is inside its word, other spaces are between words."""
    words: list[Word] = []
    first: int | None = None
    last, after_space = 0, True
    for index, piece in enumerate(pieces):
        if first is not None and piece.start in breaks:
            words.append(Word(first, last, after_space))
            after_space = pieces[index - 1].space
            first = None
        blank = piece.space and text[piece.start] == 0x20
        if not blank:
            first = index if first is None else first
            last = index + 1
    if first is not None:
        words.append(Word(first, last, after_space))
    return words
