"""Boxes on a grid and the arrows between them; the first column stands at the reading side.

On paper too narrow for its columns the grid is turned and runs downwards.

Columns: `key`, `label`, `column` and `row` (places on the grid from 1; a half lies between two),
`style` (optional: plain or strong).
Options:
  arrows: [[from, to], [from, to, dashed], [from, to, dotted], …]
  down: true turns the grid on any paper: its columns run from the top (default false)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor
from typing import Literal

from warraq.figures.check import Need, Problem, unknown
from warraq.figures.data import Row
from warraq.figures.sheet import Pen, Point, Sheet, Type
from warraq.figures.style import HEAVY, LABEL, LINE, MEDIUM, ON_COLOUR, SMALL, STRONG

Stroke = Literal["solid", "dashed", "dotted"]
_DASHES: dict[str, tuple[float, ...]] = {"solid": (), "dashed": (4, 2.2), "dotted": (1, 2)}
_STYLES = ("plain", "strong")
_GUTTER, _AIR, _PAD, _NARROW = 24.0, 12.0, 5.0, 62.0


@dataclass(frozen=True)
class Options:
    """What figures.yaml may say of a flow."""

    arrows: list[tuple[str, str] | tuple[str, str, Stroke]]
    down: bool = False


def needs(options: Options) -> list[Need]:
    """The columns that are read."""
    return [Need("key"), Need("label"), Need("column", number=True), Need("row", number=True)]


def problems(rows: Sequence[Row], options: Options) -> Iterator[Problem]:
    """Arrows that end at no box, boxes in an unknown style."""
    keys = [row.key for row in rows]
    for arrow in options.arrows:
        for end in arrow[:2]:
            if end not in keys:
                yield unknown("box", end, keys)
    for row in rows:
        if (style := row.text("style") or "plain") not in _STYLES:
            yield unknown("style of a box", style, _STYLES)


@dataclass(frozen=True)
class _Box:
    """A box as it will stand: its lines, its middle, its size."""

    lines: list[str]
    face: Type
    x: float
    y: float
    width: float
    height: float

    def turned(self) -> _Box:
        """The box with across and down exchanged."""
        return replace(self, x=self.y, y=self.x, width=self.height, height=self.width)


@dataclass(frozen=True)
class _Grid:
    """Which column of the table runs across and which down, and the air between boxes."""

    across: str
    down: str
    width: float
    gutter: float
    air: float


def draw(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> None:
    """Draw the arrows, a stretch that several share only once, then the boxes over them."""
    grid = _grid(sheet, rows, options.down)
    boxes = _boxes(sheet, rows, grid)
    strokes: dict[tuple[Point, Point], str] = {}
    for arrow in options.arrows:
        path = _path(boxes[arrow[0]], boxes[arrow[1]], grid)
        strokes |= dict.fromkeys(pairwise(path), (*arrow, "solid")[2])
        _draw_head(sheet, *path[-2:])
    for stretch, stroke in strokes.items():
        sheet.line(stretch, Pen("ink", LINE, _DASHES[stroke]))
    for row in rows:
        _draw_box(sheet, boxes[row.key], row.text("style") == "strong")


def _grid(sheet: Sheet, rows: Sequence[Row], turned: bool) -> _Grid:
    """The grid as the table has it, or turned to run downwards where it shall or the paper is narrow."""
    columns, lines = (ceil(max(_place(row, name) for row in rows)) for name in ("column", "row"))
    turn = turned or (lines < columns and sheet.width / columns < _NARROW)
    across, down, count = ("row", "column", lines) if turn else ("column", "row", columns)
    gutter = _GUTTER if sheet.width / count > _NARROW * 1.2 else _GUTTER * 0.6
    width = (sheet.width + gutter) / count - gutter
    return _Grid(across, down, width, gutter, _GUTTER * 0.8 if turn else _AIR)


def _place(row: Row, name: str) -> float:
    return row.number(name) or 1.0


def _boxes(sheet: Sheet, rows: Sequence[Row], grid: _Grid) -> dict[str, _Box]:
    boxes = {}
    for row in rows:
        face = _face(sheet, row, grid.width)
        lines = sheet.wrap(row.text("label"), grid.width - 2 * _PAD, face)
        x = (_place(row, grid.across) - 1) * (grid.width + grid.gutter) + grid.width / 2
        height = len(lines) * face.leading + 2 * _PAD
        boxes[row.key] = _Box(lines, face, x, 0.0, grid.width, height)
    if grid.across == "row":
        boxes = _levelled(rows, boxes, grid)
    middles = _middles(sheet.top, rows, boxes, grid)
    return {
        row.key: replace(boxes[row.key], y=_between(middles, _place(row, grid.down)))
        for row in rows
    }


def _levelled(rows: Sequence[Row], boxes: dict[str, _Box], grid: _Grid) -> dict[str, _Box]:
    """The boxes of a row as high as its highest, so that arrows into them bend at one height."""
    highest: dict[float, float] = {}
    for row in rows:
        place = _place(row, grid.down)
        highest[place] = max(highest.get(place, 0.0), boxes[row.key].height)
    return {
        row.key: replace(boxes[row.key], height=highest[_place(row, grid.down)]) for row in rows
    }


def _face(sheet: Sheet, row: Row, width: float) -> Type:
    """White on a colour if each word fits so, else dark on paper."""
    strong, size = row.text("style") == "strong", LABEL if width > 80 else SMALL
    white = Type(ON_COLOUR, STRONG, "paper")
    if strong and all(sheet.measure(word, white) < width for word in row.text("label").split()):
        return white
    return Type(size, STRONG if strong else MEDIUM)


def _middles(top: float, rows: Sequence[Row], boxes: dict[str, _Box], grid: _Grid) -> list[float]:
    """The middle of each row of the grid, each as high as the highest box that stands on it."""
    middles: list[float] = []
    highest = max(box.height for box in boxes.values())
    for number in range(1, ceil(max(_place(row, grid.down) for row in rows)) + 1):
        own = [boxes[row.key].height for row in rows if _place(row, grid.down) == number]
        depth = max(own, default=highest / 2)
        middles.append(top + depth / 2)
        top += depth + grid.air
    return middles


def _between(middles: Sequence[float], place: float) -> float:
    low, high = middles[floor(place) - 1], middles[ceil(place) - 1]
    return low + (high - low) * (place - floor(place))


def _draw_box(sheet: Sheet, box: _Box, strong: bool) -> None:
    fill = "accent" if box.face.colour == "paper" else "paper"
    pen = Pen("ink", HEAVY if strong else LINE)
    left, top = box.x - box.width / 2, box.y - box.height / 2
    sheet.box((left, top), (left + box.width, top + box.height), fill, pen)
    above = (box.height - len(box.lines) * box.face.leading) / 2
    sheet.block((box.x, top + above), box.lines, box.face, "middle")


def _path(source: _Box, target: _Box, grid: _Grid) -> list[Point]:
    """An arrow's way on the grid, turned as the grid is."""
    if grid.across == "column":
        return _way(source, target, grid.gutter)
    return [(x, y) for y, x in _way(source.turned(), target.turned(), grid.air)]


def _way(source: _Box, target: _Box, gutter: float) -> list[Point]:
    """Straight within a column, else across with a bend in the gutter before the target."""
    if source.x == target.x:
        side = 0.5 if target.y > source.y else -0.5
        foot, tip = source.y + side * source.height, target.y - side * target.height
        return [(source.x, foot), (source.x, tip)]
    side = 0.5 if target.x > source.x else -0.5
    leave, enter = source.x + side * source.width, target.x - side * target.width
    bend = enter - side * gutter
    return [(leave, source.y), (bend, source.y), (bend, target.y), (enter, target.y)]


def _draw_head(sheet: Sheet, foot: Point, tip: Point) -> None:
    """Draw the head of an arrow that arrives along a stretch."""
    (xa, ya), (x, y) = foot, tip
    dx, dy = ((x > xa) - (x < xa), (y > ya) - (y < ya))
    wings = [(x - dx * 6 + side * dy, y - dy * 6 + side * dx) for side in (2.8, -2.8)]
    sheet.area([tip, *wings], "ink")
