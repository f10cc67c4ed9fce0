"""A grid of rows against columns, with marks whose shape alone says what they mean.

Columns: `key`, `label`, one column for each column of the grid, whose cells name a mark or are empty.
Options:
  columns: {column: {ar, en}, …}             the columns of the grid
  marks: {name: {shape, label: {ar, en}}, …} the marks; shapes: full, half, open, circle,
                                   square, triangle, diamond, open-diamond, up, down
  group: a column of words that opens a group of rows (optional)
  text: {column, label: {ar, en}}            a last column of words (optional)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from warraq.figures.check import Need, Problem, unknown
from warraq.figures.data import Row
from warraq.figures.shapes import Form, draw_legend, draw_mark
from warraq.figures.sheet import Pen, Sheet, Type
from warraq.figures.style import HAIRLINE, LABEL, LINE, MEDIUM, SMALL, STRONG
from warraq.model import Localized

_HEAD = Type(LABEL, STRONG)
_NAME = Type(LABEL, MEDIUM)
_NOTE = Type(SMALL)
_PAD = 4.5


@dataclass(frozen=True)
class Mark:
    """A mark's shape and its meaning."""

    shape: Form
    label: Localized


@dataclass(frozen=True)
class Text:
    """A column of words."""

    column: str
    label: Localized


@dataclass(frozen=True)
class Options:
    """What figures.yaml may say of a matrix."""

    columns: dict[str, Localized]
    marks: dict[str, Mark]
    group: str | None = None
    text: Text | None = None


def needs(options: Options) -> list[Need]:
    """The columns that are read."""
    words = [options.group, options.text.column if options.text else None]
    return [Need(name) for name in ("label", *options.columns, *words) if name]


def problems(rows: Sequence[Row], options: Options) -> Iterator[Problem]:
    """Cells that name no mark."""
    for row in rows:
        for column in options.columns:
            if (name := row.text(column)) and name not in options.marks:
                yield unknown("mark", name, list(options.marks))


@dataclass(frozen=True)
class _Grid:
    """Where the columns stand: the width of the names, of a column of marks, where words begin."""

    sheet: Sheet
    options: Options
    names: float
    cell: float

    @property
    def words(self) -> float:
        return self.names + self.cell * len(self.options.columns) + 8

    def middle(self, number: int) -> float:
        return self.names + self.cell * (number + 0.5)


def draw(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> None:
    """Draw the head, the rows in their groups, and what the marks mean."""
    grid = _grid(sheet, rows, options)
    y = _draw_head(grid)
    for group, members in groupby(rows, lambda row: row.text(options.group or "")):
        y = _draw_group(grid, group, y) if group else y
        for row in members:
            y = _draw_row(grid, row, y)
    draw_legend(
        sheet, [(mark.shape, True, sheet.words(mark.label)) for mark in options.marks.values()]
    )


def _grid(sheet: Sheet, rows: Sequence[Row], options: Options) -> _Grid:
    """Give names and words what they need, and the columns of marks the rest, up to a measure."""
    count, text = len(options.columns), options.text
    least = max(sheet.measure(sheet.words(words), _HEAD) for words in options.columns.values()) + 8
    free = sheet.width - least * count
    names = max(sheet.measure(row.text("label"), _NAME) for row in rows) + 10
    names = min(names, free * (0.5 if text else 1.0))
    words = max(sheet.measure(row.text(text.column), _NOTE) for row in rows) + 8 if text else 0.0
    return _Grid(sheet, options, names, max(least, min((sheet.width - names - words) / count, 66)))


def _draw_head(grid: _Grid) -> float:
    sheet, options = grid.sheet, grid.options
    for number, words in enumerate(options.columns.values()):
        sheet.text(
            (grid.middle(number), sheet.top + LABEL * 1.1), sheet.words(words), _HEAD, "middle"
        )
    if options.text:
        sheet.text((grid.words, sheet.top + LABEL * 1.1), sheet.words(options.text.label), _HEAD)
    foot = sheet.top + _HEAD.leading + _PAD
    sheet.line([(0, foot), (sheet.width, foot)], Pen("ink", LINE))
    return foot


def _draw_group(grid: _Grid, words: str, y: float) -> float:
    below = y + _HEAD.leading + _PAD * 1.6
    grid.sheet.box((0, y + HAIRLINE), (grid.sheet.width, below), "wash")
    grid.sheet.text((4, below - _PAD * 1.2), words, _HEAD)
    return below


def _draw_row(grid: _Grid, row: Row, y: float) -> float:
    """Draw a row below a height; return the height of the rule under it."""
    sheet, text = grid.sheet, grid.options.text
    names = sheet.wrap(row.text("label"), grid.names - 8, _NAME)
    note = sheet.wrap(row.text(text.column), sheet.width - grid.words, _NOTE) if text else []
    depth = max(len(names) * _NAME.leading, len(note) * _NOTE.leading) + 2 * _PAD
    sheet.block((4, y + (depth - len(names) * _NAME.leading) / 2), names, _NAME)
    sheet.block((grid.words, y + (depth - len(note) * _NOTE.leading) / 2), note, _NOTE)
    for number, column in enumerate(grid.options.columns):
        if name := row.text(column):
            shape = grid.options.marks[name].shape
            draw_mark(sheet, (grid.middle(number), y + depth / 2), shape, radius=4.4)
    sheet.line([(0, y + depth), (sheet.width, y + depth)], Pen("rule", HAIRLINE))
    return y + depth
