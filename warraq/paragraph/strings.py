"""A line as PDF strings: its groups of words, the fences between them, and the order of writing.

Readers that go by place see the groups from left to right; pypdf goes by the order in the file, so
that is the order in which the line is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from operator import itemgetter
from typing import NamedTuple

from warraq.paragraph import fences
from warraq.paragraph.encode import Codes, Shown, Typeface
from warraq.paragraph.groups import Group, Item
from warraq.paragraph.phrases import DROP

GAP = 230  # 1/1000 em; pdfium may not see a narrower gap between two strings

Row = list[tuple[float, Shown]]


class Written(NamedTuple):
    """A row of codes in one font, and how much lower than the baseline it is written (px)."""

    face: Typeface
    row: Row
    drop: float = 0.0


class Line(NamedTuple):
    """What is known of a line: its direction, how it ends, and whether all of it is on one baseline.

    Only in a level line may fences be asides: between baselines pdfium needs narrow codes.
    """

    rtl: bool
    ending: str
    level: bool

    def fence(self, codes: Codes, text: str) -> Shown:
        """A direction mark that pdfium has no need of."""
        return codes.aside(text) if self.level else codes.fence(text)


def plain_rows(groups: list[Group]) -> list[Written]:
    """The groups from left to right, without fences."""
    return [
        Written(
            group.face,
            [
                (item.left, _blank(group, item, " ") if item.space else item.shown)
                for item in group.items
            ],
        )
        for group in groups
    ]


def _blank(group: Group, item: Item, text: str) -> Shown:
    return group.face.codes.space(text, item.right - item.left)


def rows_of(groups: list[Group], line: Line) -> list[Written]:
    """The groups as rows of codes, with fences, in the order in which they are written."""
    rows: list[tuple[float, Written]] = []
    for index, group in enumerate(groups):
        before = groups[index - 1] if index else None
        inner = index > 0, index < len(groups) - 1
        if line.level and line.rtl and group.rtl:
            gaps = _gaps(group.items)
            rows += _unsaid(group, gaps)
            group = group._replace(items=group.items[gaps[0] : -1 if gaps[1] else None])
        drop = DROP if group.role.apart else 0.0
        if group.items:
            row = _row(group, before, inner, line)
            rows.append((group.start, Written(group.face, _guarded(group, row, line.rtl), drop)))
    rows.sort(key=itemgetter(0))
    if line.ending == "cell" and not (line.rtl and groups[0].rtl):
        rows.append((inf, Written(groups[0].face, _cell_end(groups, line.rtl))))
    return [written for _, written in rows]


def _gaps(items: list[Item]) -> tuple[bool, bool]:
    """Whether a group begins and ends with a space that can be left blank."""
    blank = [item.space and item.right - item.left > GAP for item in (items[0], items[-1])]
    # pdf.js gives a mark that begins a string to the one before
    marked = len(items) > 1 and fences.is_mark(items[1].shown.left)
    return blank[0] and not marked, blank[1] and len(items) > 1


def _unsaid(group: Group, gaps: tuple[bool, bool]) -> Iterator[tuple[float, Written]]:
    """The blanks of a group as rows after and before it, for pypdf and pdf.js, which see no blanks.

    pdfium and poppler do, and pass over these rows.
    """
    mark = group.face.codes.unsaid(fences.RLM + " ")
    for item, blank, order in zip(
        (group.items[0], group.items[-1]), gaps, (0.5, -0.5), strict=True
    ):
        if blank:
            yield group.start + order, Written(group.face, [(item.left, mark)])


def _row(group: Group, before: Group | None, inner: tuple[bool, bool], line: Line) -> Row:
    if group.role.apart:
        return _body(group, (False, False), line)
    row = _opening(group, before, line)
    row += _body(group, (line.rtl or inner[0], line.rtl or inner[1]), line)
    return row if line.rtl else row + _closing(group, last=not inner[1])


def _guarded(group: Group, row: Row, rtl: bool) -> Row:
    """A row with narrow codes at both ends where pdfium must see a step to another baseline."""
    apart, left, right = group.role
    fence = group.face.codes.fence(fences.LRM if rtl == apart else fences.RLM)
    if (apart or left or right) and row[0][1].pen != fences.WIDTH:
        row = [(group.left, fence), *row]
    if not right:
        return row
    if rtl and not apart and not fences.is_strong_rtl(group.items[-1].shown.right):
        row = [*row, (group.right, fence)]  # else poppler reads a space with the phrase beside it
    return [*row, (group.left - 2 * fences.WIDTH, fence)]


def _opening(group: Group, before: Group | None, line: Line) -> Row:
    """Fences at the left of a group."""
    first, codes = group.items[0], group.face.codes
    if not line.rtl:
        weak = group.rtl and not fences.is_strong_rtl(first.shown.left)
        return [(first.left, codes.fence(fences.ALM))] if weak else []
    edge = before.items[-1].shown.right if before else " "
    left = first.shown.left
    if not group.rtl:
        if before and (not before.rtl or fences.is_strong_rtl(edge)):
            return []
        if before.items[-1].space if before else line.ending:
            return [(first.left, line.fence(codes, fences.RLM))]
        # before it: pdfium takes an object whose codes all stand at one place for no line's
        return [(first.left - fences.WIDTH, codes.fence(fences.RLM))]
    # pdf.js gives a mark that begins a line's string to the line before; cells must not run together
    if not before and line.ending and (line.ending == "cell" or fences.is_mark(left)):
        return _apart(first, codes)
    if fences.is_strong_rtl(left):
        return []
    free = first.space or (not before and line.ending)
    return [(first.left, line.fence(codes, fences.ALM) if free else codes.fence(fences.ALM))]


def _apart(first: Item, codes: Codes) -> Row:
    """A narrow space, with its fences, at the left of what must not run together with what is beside it."""
    row = [codes.fence(fences.ALM), codes.space(fences.RLM + " ", fences.WIDTH)]
    row += [codes.fence(fences.RLM)] if fences.parted(" ", first.shown.left) else []
    start = first.left - len(row) * fences.WIDTH
    return [(start + place * fences.WIDTH, shown) for place, shown in enumerate(row)]


def _cell_end(groups: list[Group], rtl: bool) -> Row:
    """A space after a cell that ends in a number or reads from left to right, as a row of its own."""
    left, codes = groups[0].left, groups[0].face.codes
    mark = fences.RLM if rtl else fences.LRM
    space = codes.space(f"{mark} ", fences.WIDTH)
    if rtl:
        return [(left, codes.fence(fences.ALM)), (left, space)]
    return [(left - fences.WIDTH, codes.fence(fences.RLM)), (groups[-1].right, space)]


def _body(group: Group, sides: tuple[bool, bool], line: Line) -> Row:
    codes, items = group.face.codes, group.items
    row: Row = []
    for index, item in enumerate(items):
        edge = items[index - 1].shown.right if index else ""
        if index and group.rtl and fences.parted(edge, item.shown.left):
            seen = fences.concerns_pdfium(edge, item.shown.left)
            mark = codes.fence(fences.RLM) if seen else line.fence(codes, fences.RLM)
            row.append((item.left, mark))
        shown = item.shown
        if item.space:
            outer = (index == 0 and sides[0]) or (index == len(items) - 1 and sides[1])
            after = items[index + 1].shown.left if index + 1 < len(items) else ""
            shown = _blank(group, item, _space(group, outer, after))
        row.append((item.left, shown))
    return row


def _space(group: Group, outer: bool, after: str) -> str:
    """The text of a space: alone, or with a direction mark where pdf.js would drop it."""
    if not group.rtl:
        return fences.LRM + " " if outer else " "
    return fences.RLM + " " if outer or fences.is_mark(after) else " "


def _closing(group: Group, last: bool) -> Row:
    """A fence after Arabic in a left-to-right line, and after a neutral at a box's end."""
    loose = fences.kind(group.items[-1].shown.right) in ("ON", "CS", "ES", "ET")
    if group.rtl or (loose and last):
        return [(group.right, group.face.codes.fence(fences.LRM))]
    return []


def operators_of(row: Row) -> bytes:
    """What shows a row in a content stream, with a step wherever the pen is not where the next begins."""
    show, pen = "[<", row[0][0] + row[0][1].start
    for left, shown in row:
        if step := round(pen - left - shown.start):
            show += f">{step}<"
            pen -= step
        show += shown.show
        pen += shown.pen - shown.start
    return f"{show}>] TJ".replace("<>", "").replace("[] TJ ", "").removesuffix(" [] TJ").encode()
