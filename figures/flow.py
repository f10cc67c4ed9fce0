"""Boxes on a grid and the arrows between them; the first column stands at the reading side.

Columns: `key`, `label`, `column` and `row` (places on the grid from 1; a half lies between two),
`style` (optional: plain or strong).
Options:
  arrows: [[from, to], [from, to, dashed], [from, to, dotted], …]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from figures.check import Need
from figures.data import Row
from figures.sheet import Pen, Point, Sheet, Type
from figures.style import HEAVY, LABEL, LINE, MEDIUM, SMALL, STRONG

Stroke = Literal["solid", "dashed", "dotted"]
_DASHES: dict[str, tuple[float, ...]] = {"solid": (), "dashed": (4, 2.2), "dotted": (1, 2)}
_STYLES = ("plain", "strong")
_GUTTER, _AIR, _PAD = 24.0, 12.0, 5.0


@dataclass(frozen=True)
class Options:
    """What figures.yaml may say of a flow."""

    arrows: list[tuple[str, str] | tuple[str, str, Stroke]]


def needs(options: Options) -> list[Need]:
    """The columns that are read."""
    return [Need("key"), Need("label"), Need("column", number=True), Need("row", number=True)]


def problems(rows: Sequence[Row], options: Options) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Arrows that end at no box, boxes in an unknown style."""
    keys = [row.key for row in rows]
    for arrow in options.arrows:
        for end in arrow[:2]:
            if end not in keys:
                yield "box", end, keys
    for row in rows:
        if (style := row.text("style") or "plain") not in _STYLES:
            yield "style of a box", style, _STYLES


@dataclass(frozen=True)
class _Box:
    """A box as it will stand: its lines, its column, its middle and size."""

    lines: list[str]
    face: Type
    column: float
    x: float
    y: float
    width: float
    height: float
    gutter: float

    @property
    def right(self) -> float:
        return self.x + self.width


def draw(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> None:
    """Draw the arrows, a stretch that several share only once, then the boxes over them."""
    boxes = _boxes(sheet, rows)
    strokes: dict[tuple[Point, Point], str] = {}
    for arrow in options.arrows:
        path = _path(boxes[arrow[0]], boxes[arrow[1]])
        strokes |= dict.fromkeys(pairwise(path), (*arrow, "solid")[2])
        _draw_head(sheet, *path[-2:])
    for stretch, stroke in strokes.items():
        sheet.line(stretch, Pen("ink", LINE, _DASHES[stroke]))
    for row in rows:
        _draw_box(sheet, boxes[row.key], row.text("style") == "strong")


def _boxes(sheet: Sheet, rows: Sequence[Row]) -> dict[str, _Box]:
    columns = max(row.number("column") or 1 for row in rows)
    gutter = _GUTTER if sheet.width > 70 * columns else _GUTTER * 0.6
    width = (sheet.width + gutter) / columns - gutter
    lines, faces = {}, {}
    for row in rows:
        size = LABEL if width > 80 else SMALL
        strong = row.text("style") == "strong"
        faces[row.key] = Type(size, STRONG if strong else MEDIUM, "paper" if strong else "ink")
        lines[row.key] = sheet.wrap(row.text("label"), width - 2 * _PAD, faces[row.key])
    heights = {key: len(lines[key]) * faces[key].leading + 2 * _PAD for key in lines}
    middles = _middles(sheet.top, rows, heights)
    return {
        row.key: _Box(
            lines[row.key],
            faces[row.key],
            row.number("column") or 1,
            ((row.number("column") or 1) - 1) * (width + gutter),
            _between(middles, row.number("row") or 1),
            width,
            heights[row.key],
            gutter,
        )
        for row in rows
    }


def _middles(top: float, rows: Sequence[Row], heights: dict[str, float]) -> list[float]:
    """The middle of each row of the grid, each as high as the highest box that stands on it."""
    last = int(max(row.number("row") or 1 for row in rows) + 0.5)
    middles: list[float] = []
    for number in range(1, last + 1):
        own = [heights[row.key] for row in rows if row.number("row") == number]
        depth = max(own, default=max(heights.values()) / 2)
        middles.append(top + depth / 2)
        top += depth + _AIR
    return middles


def _between(middles: Sequence[float], row: float) -> float:
    low = int(row) - 1
    high = min(low + 1, len(middles) - 1)
    return middles[low] + (middles[high] - middles[low]) * (row - int(row))


def _draw_box(sheet: Sheet, box: _Box, strong: bool) -> None:
    fill, pen = ("accent", Pen("ink", HEAVY)) if strong else ("paper", Pen("ink", LINE))
    top = box.y - box.height / 2
    sheet.box((box.x, top), (box.right, top + box.height), fill, pen)
    middle = box.x + box.width / 2
    sheet.block((middle, top + _PAD), box.lines, box.face, "middle")


def _path(source: _Box, target: _Box) -> list[Point]:
    """An arrow's way: up or down within a column, else across with a bend before the target."""
    if source.column == target.column:
        down = 1 if target.y > source.y else -1
        x = source.x + source.width / 2
        return [(x, source.y + down * source.height / 2), (x, target.y - down * target.height / 2)]
    ahead = 1 if target.column > source.column else -1
    leave, enter = (source.right, target.x) if ahead > 0 else (source.x, target.right)
    bend = enter - ahead * source.gutter / 2
    return [(leave, source.y), (bend, source.y), (bend, target.y), (enter, target.y)]


def _draw_head(sheet: Sheet, foot: Point, tip: Point) -> None:
    """Draw the head of an arrow that arrives along a stretch."""
    (xa, ya), (x, y) = foot, tip
    dx, dy = ((x > xa) - (x < xa), (y > ya) - (y < ya))
    wings = [(x - dx * 6 + side * dy, y - dy * 6 + side * dx) for side in (2.8, -2.8)]
    sheet.area([tip, *wings], "ink")
