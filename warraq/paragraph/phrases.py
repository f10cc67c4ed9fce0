"""Phrases of the other direction in a line, which pdfium would give back word by word in reverse.

pdfium reads a line as segments of one kind of character (left-to-right, right-to-left, weak and
neutral) and turns the order of all segments round where the line reads from right to left: «soft
power» comes back as «power soft». Only a line of its own saves a phrase, and for pdfium a line is
what stands on one baseline. So a phrase is written on a baseline a pixel lower and its outlines are
raised by as much: the page stays the same, and other readers do not mind a pixel.

pdfium sees a step only between two narrow codes, the first of them no farther right than its own
string begins. So the outermost words of what is on one baseline are guarded: `strings` writes a
narrow code before them, and steps back for one after the rightmost.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import NamedTuple

from warraq.paragraph.measure import NOWHERE, Piece

DROP = 1.2  # px; pdfium needs one
WEAK = frozenset(("AN", "EN", "NSM", "CS", "ES", "ET", "BN"))
RIGHT = frozenset(("R", "AL"))


class Role(NamedTuple):
    """Whether a piece belongs to a phrase, and whether it is outermost of what is on its baseline."""

    apart: bool = False
    left: bool = False
    right: bool = False


def roles_of(pieces: list[Piece], text: bytes, rtl: bool) -> dict[int, Role]:
    """The roles of pieces (by their first byte) of a line from left to right; none without phrases."""
    if all(piece.run.rtl == rtl for piece in pieces):
        return {}
    parts = [list(part) for _, part in groupby(pieces, key=lambda piece: piece.run.rtl)]
    phrases = [_is_phrase(part, text) and part[0].run.rtl != rtl for part in parts]
    roles: dict[int, Role] = {}
    for apart, group in groupby(zip(phrases, parts, strict=True), key=lambda entry: entry[0]):
        row = [piece for _, part in group for piece in part if piece.leaf != NOWHERE]
        for piece in row:
            roles[piece.start] = Role(apart, piece is row[0], piece is row[-1])
    return roles if any(phrases) else {}


def _is_phrase(part: list[Piece], text: bytes) -> bool:
    words = sorted(part, key=lambda piece: piece.start)
    return segments(b"".join(text[piece.start : piece.end] for piece in words).decode()) > 1


def segments(text: str) -> int:
    """How many segments pdfium makes of a text."""
    return sum(1 for _ in groupby(text.strip(), key=_kind))


def _kind(char: str) -> str:
    bidi = unicodedata.bidirectional(char)
    return "L" if bidi == "L" else "weak" if bidi in WEAK else "R" if bidi in RIGHT else "neutral"
