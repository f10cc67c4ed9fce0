"""Kashida: lengthen a few joins of a line that is still loose, where a calligrapher would.

At most one in a word and three in a line, none in a line that does not need it. A join may be
lengthened only between two letters in their plain joining forms: never inside a ligature or a
stacked form, which would have to be shaped anew. The kashida is drawn as part of the letter before
it, so that the text knows nothing of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from warraq.paragraph.justify import Widths
from warraq.paragraph.measure import Measured, Piece
from warraq.paragraph.pango import EMPTY, FACE, pixels, shape

MOST_IN_LINE = 3
FEWEST_LETTERS = 4
LOOSE = 0.02  # em: spaces wider than natural by less than this are left alone
FILLED = 0.7  # a kashida needs this share of its width as slack
ZWJ, TATWEEL = "\u200d", "ـ"

DUAL = frozenset("بتثجحخسشصضطظعغفقكلمنهيئپچکگی")
RIGHT = frozenset("اأإآدذرزوؤةىژ")
SEEN = frozenset("سشصض")
BEFORE_FINAL = (frozenset("ةهدذ"), frozenset("اطظكلکگ"), frozenset("رزويى"))
STACKING = frozenset("جحخم")
ALEFS = frozenset("اأإآ")


class Slot(NamedTuple):
    """A join that may be lengthened: its rank (1 is best), the piece, the letter before it."""

    rank: int
    piece: int
    glyph: int
    kashida: int
    width: float


def insert(
    pieces: list[Piece], widths: Widths, room: float, scale: float, measured: Measured
) -> tuple[list[Piece], Widths]:
    """The line's pieces with kashidas as far as its spaces, at this scale, are too wide."""
    slack = room - widths.natural * scale
    slots = [slot for index, piece in enumerate(pieces) for slot in _best(index, piece, measured)]
    slots.sort(key=lambda slot: (slot.rank, -slot.piece))
    chosen: dict[int, Slot] = {}
    for slot in slots:
        size = measured.leaves[pieces[slot.piece].leaf].box.style["font_size"]
        loose = slack > LOOSE * size * widths.gaps and slack > FILLED * slot.width * scale
        if not loose or len(chosen) == MOST_IN_LINE:
            break
        if not {slot.piece - 2, slot.piece + 2} & chosen.keys():  # two neighbouring words
            chosen[slot.piece] = slot
            slack -= slot.width * scale
    lengthened = [
        _lengthened(piece, chosen[index]) if index in chosen else piece
        for index, piece in enumerate(pieces)
    ]
    added = sum(slot.width for slot in chosen.values())
    return lengthened, widths._replace(natural=widths.natural + added)


def _lengthened(piece: Piece, slot: Slot) -> Piece:
    return piece._replace(kashidas=((slot.glyph, slot.kashida),), width=piece.width + slot.width)


def _best(index: int, piece: Piece, measured: Measured) -> Iterator[Slot]:
    """The best slot of a word, if it has one."""
    word = measured.text[piece.start : piece.end].decode()
    if piece.space or not piece.run.rtl or len(word) < FEWEST_LETTERS:
        return
    ranked = sorted(slots(word))
    style = measured.leaves[piece.leaf].box.style if ranked else None
    for rank, at in ranked:
        if (glyph := _plain_join(word, at, piece, style)) is not None:
            kashida, width = _tatweel(style)
            yield Slot(rank, index, glyph, kashida, width)
            return


def slots(word: str) -> Iterator[tuple[int, int]]:
    """Where a word's spelling allows a kashida: rank and the index of the letter before it."""
    letters = [(at, char) for at, char in enumerate(word) if not _is_mark(char)]
    joining = [char for _, char in letters if char in DUAL | RIGHT]
    if len(joining) < FEWEST_LETTERS or any(
        c in TATWEEL or c.isdigit() or c.isascii() for c in word
    ):
        return
    for place, ((at, char), (_, after)) in enumerate(pairwise(letters)):
        if char not in DUAL or after not in DUAL | RIGHT or _is_mark(word[at + 1]):
            continue
        article = place <= 1 and char == "ل" and (place == 0 or letters[0][1] in ALEFS)
        stacked = after in STACKING and char not in SEEN
        if article or stacked or (char == "ل" and after in ALEFS):
            continue
        final = place + 2 == len(letters) or letters[place + 2][1] not in DUAL | RIGHT
        yield _rank(char, after, final), at


def _rank(char: str, after: str, final: bool) -> int:
    if char in SEEN:
        return 1
    ranks = (rank for rank, set_ in enumerate(BEFORE_FINAL, 2) if final and after in set_)
    return next(ranks, 5)


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) > 0


def _plain_join(word: str, at: int, piece: Piece, style: Any) -> int | None:
    """The glyph (in the piece) of the letter before a join of two plain forms; None otherwise."""
    starts = piece.run.clusters[piece.first : piece.last]
    found = []
    after = next(i for i in range(at + 1, len(word)) if not _is_mark(word[i]))
    for place in (at, after):
        byte = piece.start + len(word[:place].encode())
        if starts.count(byte) != 1:
            return None
        index = starts.index(byte)
        joins = _joins(word, place)
        if piece.glyphs[index][0] != _form(word[place], joins, style):
            return None
        found.append(index)
    return found[0]


def _joins(word: str, place: int) -> tuple[bool, bool]:
    """Whether a letter joins the one before it and the one after it."""
    before = [char for char in word[:place] if not _is_mark(char)]
    after = [char for char in word[place + 1 :] if not _is_mark(char)]
    joins_after = word[place] in DUAL and bool(after) and after[0] in DUAL | RIGHT
    return bool(before) and before[-1] in DUAL, joins_after


def _form(letter: str, joins: tuple[bool, bool], style: Any) -> int:
    """The glyph of a letter shaped alone with these joins."""
    before, after = (ZWJ if join else "" for join in joins)
    return _shaped(before + letter + after, len(before.encode()), style)[0]


def _tatweel(style: Any) -> tuple[int, float]:
    """The glyph of a joined tatweel and its width (px)."""
    glyph, width = _shaped(ZWJ + TATWEEL + ZWJ, len(ZWJ.encode()), style)
    return glyph, pixels(width)


def _shaped(text: str, byte: int, style: Any) -> tuple[int, int]:
    """The first glyph and its width of the cluster at a byte; kept for the style's document."""
    known = style.font_config.__dict__.setdefault("warraq_forms", {})
    key = text, *(str(style[name]) for name in FACE)
    if key not in known:
        _, runs = shape(text.encode(), style, [])
        glyphs = [
            glyph[:2]
            for run in runs
            for glyph, cluster in zip(run.glyphs, run.clusters, strict=True)
            if cluster == byte and glyph[0] != EMPTY
        ]
        known[key] = glyphs[0] if len(glyphs) == 1 else (-1, 0)
    found: tuple[int, int] = known[key]
    return found
