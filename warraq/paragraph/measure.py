"""Measure a stretch of text: shape it once, and cut the glyphs into words and spaces."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi

from warraq.paragraph.hyphenation import SOFT_HYPHEN, cuts_of
from warraq.paragraph.pango import (
    Run,
    Span,
    ink_right,
    is_outline_font,
    line_breaks,
    shape,
)
from warraq.paragraph.stretches import UnsupportedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warraq.paragraph.stretches import Edged, Leaf, Stretch

SPACE = re.compile(b" |\xc2\xa0")
BLANK = ord(" ")
NOWHERE = -1  # the text box of an isolate
OVERLAP = 0.1  # the share of its width by which a letter must reach under a space to be seen


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
    kashidas: tuple[tuple[int, int], ...] = ()

    @property
    def glyphs(self) -> list[tuple[int, int, int, int]]:
        """The piece's glyphs in logical order."""
        return self.run.glyphs[self.first : self.last]


new_piece = partial(tuple.__new__, Piece)  # there are as many as words and spaces


class Word(NamedTuple):
    """What no line break may part: pieces `first` to `last`, spaces after it left out."""

    first: int
    last: int
    after_space: bool
    after_hyphen: bool = False


@dataclass
class Measured:
    """A stretch in pieces (logical order) and words; the layout keeps its fonts alive.

    `edged` boxes are counted in pieces here. `leads` has what a piece is wider (px) at the right end
    of a line, where no space precedes it:
    Amiri draws a kaf under the space before it.
    """

    text: bytes
    pieces: list[Piece]
    words: list[Word]
    leads: dict[int, float]
    edged: list[Edged]
    leaves: list[Leaf]
    layout: Any
    kept: list[Any] = field(default_factory=list)


def cut(run: Run, cuts: Iterable[int], spaces: frozenset[int]) -> list[Piece]:
    """A run in pieces, logical order; a cut inside a cluster (a ligature) is not made."""
    clusters, ends = run.clusters, run.ends
    pieces, first, start, count = [], 0, run.start, len(run.clusters)
    for byte in (*cuts, run.end):
        last = bisect_left(clusters, byte, first)
        if byte <= start or (last < count and clusters[last] != byte):
            continue
        width = (ends[last] - ends[first]) * FROM_UNITS
        pieces.append(new_piece((run, first, last, start, byte, width, start in spaces, 0, ())))
        first, start = last, byte
    return pieces


def measure(stretch: Stretch, hyphenated: bool = False) -> Measured:
    """Shape a stretch and cut it at spaces, at line breaks and where another box begins."""
    text, leaves = stretch.text.encode(), stretch.leaves
    inner = (leaf for leaf in leaves if len(leaf.path) > 1)
    spans = [Span(leaf.start, leaf.end, leaf.box.style) for leaf in inner]
    layout, runs = shape(text, stretch.style, spans)
    _check_fonts(runs)
    breaks = _allowed(line_breaks(layout, stretch.text), leaves)
    hyphens = frozenset(byte for leaf in leaves if hyphenated for byte in cuts_of(leaf))
    spaces = [match.span() for match in SPACE.finditer(text)]
    borders = {byte for leaf in leaves for byte in (leaf.start, leaf.end)}
    cuts = sorted(borders.union(breaks, hyphens, *spaces))
    starts = frozenset(start for start, _ in spaces)
    pieces: list[Piece] = []
    for run in sorted(runs, key=lambda run: run.start):
        within = cuts[bisect_right(cuts, run.start) : bisect_left(cuts, run.end)]
        pieces += cut(run, within, starts)
    if len(leaves) > 1 or stretch.size > leaves[0].end or leaves[0].start:
        pieces = _owned(pieces, leaves)
    pieces = _spaced(pieces, leaves)
    words = _words(pieces, text, (breaks, hyphens - breaks))
    text += SOFT_HYPHEN.encode() if hyphens else b""
    return Measured(text, pieces, words, _leads(pieces), _edged(pieces, stretch), leaves, layout)


def _edged(pieces: list[Piece], stretch: Stretch) -> list[Edged]:
    """The boxes with edges, their first and last piece in place of their leaves."""
    found = []
    for box in stretch.edged:
        own = [i for i, piece in enumerate(pieces) if box.first <= piece.leaf <= box.last]
        found += [box._replace(first=own[0], last=own[-1])] if own else []
    return found


def _leads(pieces: list[Piece]) -> dict[int, float]:
    reaches: dict[tuple[int, int], int] = {}
    leads = {}
    for index, piece in enumerate(pieces[1:], 1):
        if pieces[index - 1].space and piece.run.rtl and not piece.space:
            glyph, width, offset, _ = piece.run.glyphs[piece.first]
            key = id(piece.run), glyph
            if key not in reaches:
                reaches[key] = ink_right(piece.run.font, glyph)
            over = reaches[key] + offset - width
            if over > OVERLAP * width:
                leads[index] = over * FROM_UNITS
    return leads


def _check_fonts(runs: list[Run]) -> None:
    for run in {int(ffi.cast("intptr_t", run.font)): run for run in runs}.values():
        if not is_outline_font(run.font):
            raise UnsupportedError("a font without TrueType outlines")
    if any(run.has_missing_glyph for run in runs):
        raise UnsupportedError("a missing glyph")


def _allowed(breaks: list[int], leaves: list[Leaf]) -> frozenset[int]:
    """Line breaks without those inside boxes that must not wrap."""
    closed = [leaf for leaf in leaves if leaf.box.style["white_space"] == "nowrap"]
    return frozenset(
        byte for byte in breaks if not any(leaf.start < byte < leaf.end for leaf in closed)
    )


def _owned(pieces: list[Piece], leaves: list[Leaf]) -> list[Piece]:
    """The pieces with the number of their text box; isolates, which only order the line, have none."""
    owned: list[Piece] = []
    number, last = 0, len(leaves) - 1
    for piece in pieces:
        while number < last and piece.start >= leaves[number + 1].start:
            number += 1
        inside = leaves[number].start <= piece.start < leaves[number].end
        leaf = number if inside else NOWHERE
        owned.append(piece._replace(leaf=leaf) if leaf else piece)
    return owned


def _spaced(pieces: list[Piece], leaves: list[Leaf]) -> list[Piece]:
    """The pieces with `word-spacing` added to the spaces; Pango would split the runs for it."""
    added = [leaf.box.style["word_spacing"] for leaf in leaves]
    if not any(added):
        return pieces
    return [
        piece._replace(width=piece.width + added[piece.leaf]) if piece.space else piece
        for piece in pieces
    ]


def _words(
    pieces: list[Piece], text: bytes, breaks: tuple[frozenset[int], frozenset[int]]
) -> list[Word]:
    """Join pieces to words; a no-break space is inside its word, other spaces are between words."""
    words: list[Word] = []
    plain, hyphens = breaks
    first, last, after_space, after_hyphen = -1, 0, True, False
    for index, (_, _, _, start, _, _, space, leaf, _) in enumerate(pieces):
        if first >= 0 and (start in plain or start in hyphens):
            words.append(Word(first, last, after_space, after_hyphen))
            first, after_space, after_hyphen = -1, pieces[index - 1].space, start in hyphens
        if leaf != NOWHERE and (not space or text[start] != BLANK):
            first = index if first < 0 else first
            last = index + 1
    if first >= 0:
        words.append(Word(first, last, after_space, after_hyphen))
    return words
