"""A line as PDF strings: its words and spaces, the fences between them, and the order of writing.

Words of one direction and one font make a group. Readers that go by place see the groups from left
to right; pypdf goes by the order in the file, so that is the order in which the line is read.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

from warraq.paragraph import fences
from warraq.paragraph.encode import Manner, Shown, Typeface, encode
from warraq.paragraph.measure import Piece

PLAIN_SPACE = (120, 580)  # pdf.js drops spaces narrower or wider than this (1/1000 em)
BLANK = Shown("", 0.0, 0.0, " ", " ")

Row = list[tuple[float, Shown]]


class Item(NamedTuple):
    """A word or a space of a group, from `left` to `right` (1/1000 em)."""

    shown: Shown
    left: float
    right: float
    space: bool


class Group(NamedTuple):
    """Neighbouring words and spaces of one direction and one font, from left to right."""

    rtl: bool
    face: Typeface
    items: list[Item]


def group(
    placed: list[tuple[Piece, float, float]],
    faces: dict[int, Typeface],
    text: bytes,
    manner: Manner,
) -> list[Group]:
    """Encode a line's pieces (with their places in px) and gather them into groups."""
    groups: list[Group] = []
    for (rtl, _), row in groupby(
        placed, key=lambda entry: (entry[0].run.rtl, id(faces[id(entry[0].run)].codes))
    ):
        items, face = [], None
        for piece, left, right in row:
            face = faces[id(piece.run)]
            em = 1000 / face.size
            shown = BLANK if piece.space else encode(piece, text, face, manner)
            if piece.space or shown.show:
                items.append(Item._make((shown, left * em, right * em, piece.space)))
        if items and face:
            groups.append(Group(rtl, face, items))
    return groups


def rows_of(
    groups: list[Group], rtl: bool, ending: str, fenced: bool
) -> list[tuple[Typeface, Row]]:
    """The groups as rows of codes in the order in which they are written."""
    if not fenced:
        return [(group.face, _plain(group)) for group in groups]
    rows = []
    for index, one in enumerate(groups):
        before = groups[index - 1] if index else None
        row = _opening(one, before, rtl, ending) if rtl else []
        if one.rtl and not rtl and not fences.is_strong_rtl(one.items[0].shown.left):
            row.append((one.items[0].left, one.face.codes.fence(fences.ALM)))
        sides = rtl or bool(index), rtl or index < len(groups) - 1
        row += _body(one, sides)
        if not rtl:
            row += _closing(one, last=index == len(groups) - 1)
        rows.append((one.rtl, one.face, row))
    return [(face, row) for _, face, row in _reading_order(rows, rtl)]


def _plain(group: Group) -> Row:
    codes = group.face.codes
    return [
        (item.left, codes.space(" ", item.right - item.left) if item.space else item.shown)
        for item in group.items
    ]


def _opening(group: Group, before: Group | None, rtl: bool, ending: str) -> Row:
    """Fences at the left of a group in a right-to-left line."""
    first, codes = group.items[0], group.face.codes
    edge = before.items[-1].shown.right if before else " "
    left = first.shown.left
    row: Row = []
    if not group.rtl:
        guarded = before and (not before.rtl or fences.is_strong_rtl(edge))
        return [] if guarded else [(first.left, codes.fence(fences.RLM))]
    if before and (fences.parted(edge, left) if before.rtl else fences.kind(left) in fences.WEAK):
        row.append((first.left, codes.fence(fences.RLM)))
    # pdf.js gives a mark that begins a line's string to the line before; cells must not run together
    ends = not before and ending and (ending == "cell" or fences.is_mark(left))
    if ends or not fences.is_strong_rtl(left):
        row.append((first.left, codes.fence(fences.ALM)))
    if ends:
        row.append((first.left, codes.space(fences.RLM + " ", fences.WIDTH)))
    return row


def _body(group: Group, sides: tuple[bool, bool]) -> Row:
    codes, items, row = group.face.codes, group.items, []
    for index, item in enumerate(items):
        if index and group.rtl and fences.parted(items[index - 1].shown.right, item.shown.left):
            row.append((item.left, codes.fence(fences.RLM)))
        shown = item.shown
        if item.space:
            outer = (index == 0 and sides[0]) or (index == len(items) - 1 and sides[1])
            after = items[index + 1].shown.left if index + 1 < len(items) else ""
            shown = codes.space(_space(group, item, outer, after), item.right - item.left)
        row.append((item.left, shown))
    return row


def _space(group: Group, item: Item, outer: bool, after: str) -> str:
    """The text of a space: alone, or with a direction mark where a reader would drop it."""
    if not group.rtl:
        return fences.LRM + " " if outer else " "
    narrow, wide = PLAIN_SPACE
    kept = narrow < item.right - item.left < wide and not fences.is_mark(after)
    return " " if kept and not outer else fences.RLM + " "


def _closing(group: Group, last: bool) -> Row:
    """A fence after a neutral at the end of a direction in a left-to-right line."""
    item = group.items[-1]
    loose = fences.kind(item.shown.right) in ("ON", "CS", "ES", "ET")
    if loose and last != group.rtl:
        return [(item.right - fences.WIDTH, group.face.codes.fence(fences.LRM))]
    return []


def _reading_order(rows: list[Any], rtl: bool) -> list[Any]:
    """Rows in the order they are read: directions by the line's, rows by their own."""
    runs = [list(run) for _, run in groupby(rows, key=lambda row: row[0])]
    ordered = reversed(runs) if rtl else runs
    return [row for run in ordered for row in (reversed(run) if run[0][0] else run)]


def string_of(row: Row) -> str:
    """Codes in hexadecimal, with a step wherever the pen is not where the next begins."""
    show, pen = "<", row[0][0] + row[0][1].start
    for left, shown in row:
        if step := round(pen - left - shown.start):
            show += f">{step}<"
            pen -= step
        show += shown.show
        pen += shown.pen - shown.start
    return f"{show}>".replace("<>", "")
