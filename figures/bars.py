"""Bars on one axis from the reading side, each with its words, its number and its unit.

Columns: `key`, `label`, the columns of numbers, `bound` (optional: at least, about).
Options:
  value: the column of numbers (default `value`)
  series: {column: {ar, en}, …}     several bars a row instead, named in a legend
  part: {column, label: {ar, en}}   the outer share (0 to 1) of a bar, drawn striped
  gap: {rows: [shorter, longer], label: {ar, en}}   the difference of two bars, in a bracket
  format: Babel's number pattern (default "#,##0.##")
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from warraq.figures.check import Need, Problem, unknown
from warraq.figures.data import Row, bounded, number_text
from warraq.figures.shapes import FILLS, draw_fill, draw_key
from warraq.figures.sheet import Pen, Sheet, Type
from warraq.figures.style import HAIRLINE, LABEL, ON_COLOUR, SMALL, STRONG
from warraq.model import Localized

_BAR, _THIN, _AIR = 18.0, 12.0, 11.0
_NUMBER = Type(LABEL, STRONG)
_INSIDE = Type(ON_COLOUR, STRONG, "paper")
_NOTE = Type(SMALL)


@dataclass(frozen=True)
class Part:
    """A share of each bar and what it is."""

    column: str
    label: Localized


@dataclass(frozen=True)
class Gap:
    """The shorter and the longer row, and what their difference is called."""

    rows: tuple[str, str]
    label: Localized


@dataclass(frozen=True)
class Options:
    """What figures.yaml may say of bars."""

    value: str = "value"
    series: dict[str, Localized] = field(default_factory=dict)
    part: Part | None = None
    gap: Gap | None = None
    format: str = "#,##0.##"

    @property
    def columns(self) -> list[str]:
        """The columns of numbers, one for each bar of a row."""
        return list(self.series) or [self.value]


def needs(options: Options) -> list[Need]:
    """The columns that are read."""
    part = [Need(options.part.column, number=True)] if options.part else []
    return [Need("label"), *(Need(name, number=True) for name in options.columns), *part]


def problems(rows: Sequence[Row], options: Options) -> Iterator[Problem]:
    """Names in the options that no row answers to."""
    keys = [row.key for row in rows]
    for key in options.gap.rows if options.gap else ():
        if key not in keys:
            yield unknown("row", key, keys)


@dataclass(frozen=True)
class _Plot:
    """The scale of the bars and where their numbers stand."""

    sheet: Sheet
    options: Options
    unit: str
    left: float
    zero: float
    scale: float
    numbers: Literal["inside", "beside", "after"]

    def end(self, value: float) -> float:
        return self.zero + value * self.scale


def draw(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> None:
    """Draw the bars, row below row."""
    plot = _plot(sheet, rows, options, unit)
    y = sheet.top + (LABEL if options.gap else 3) - _AIR
    if options.series:
        y += draw_key(sheet, sheet.top, [*map(sheet.words, options.series.values())])
    top, places = y + _AIR, {}
    for row in rows:
        places[row.key], y = _draw_row(plot, row, y + _AIR)
    sheet.line([(plot.zero, top - 3), (plot.zero, y + 3)], Pen("ink", HAIRLINE))
    if options.gap:
        _draw_gap(plot, options.gap, {row.key: row for row in rows}, places)


def _plot(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> _Plot:
    numbers = [row.number(name) or 0.0 for row in rows for name in options.columns]
    words = [_words(row, name, options, unit) for row in rows for name in options.columns]
    left = min(max(sheet.measure(row.text("label")) for row in rows), sheet.width * 0.32) + 8
    room, inside = (
        max(sheet.measure(text, face) for text in words) + 6 for face in (_NUMBER, _INSIDE)
    )
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    full = (sheet.width - left) / ((high - low) or 1)
    striped = [row.number(options.part.column) or 0.0 for row in rows] if options.part else [0.0]
    if not options.series and low == 0 and min(numbers) * full * (1 - max(striped)) > inside:
        return _Plot(sheet, options, unit, left, left, full, "inside")
    if options.gap:
        return _Plot(sheet, options, unit, left, left - low * full, full, "beside")
    scale = (sheet.width - left - room) / ((high - low) or 1)
    return _Plot(sheet, options, unit, left, left - low * scale, scale, "after")


def _words(row: Row, name: str, options: Options, unit: str) -> str:
    value = row.number(name)
    if value is None:
        return "–"
    written = number_text(value, options.format, row.language)
    return bounded(row, written if unit == "" else f"{written}{'' if unit == '%' else ' '}{unit}")


def _draw_row(plot: _Plot, row: Row, y: float) -> tuple[float, float]:
    """Draw a row's words and bars at a height; return the bars' middle and the height below."""
    sheet, count = plot.sheet, len(plot.options.columns)
    lines = sheet.wrap(row.text("label"), plot.left - 8)
    written = (
        [_words(row, plot.options.value, plot.options, plot.unit)]
        if plot.numbers == "beside"
        else []
    )
    depth = _BAR if count == 1 else _THIN * count
    words = (len(lines) + len(written)) * Type().leading
    y += max(0.0, (words - depth) / 2)
    below = sheet.block((0, y + (depth - words) / 2), lines)
    sheet.block((0, y + (depth - words) / 2 + below), written, _NUMBER)
    for number, name in enumerate(plot.options.columns):
        _draw_bar(plot, row, name, (y + number * depth / count, depth / count))
    part = _draw_part(plot, row, y + depth)
    return y + depth / 2, y + max(depth + part, (depth + words) / 2)


def _draw_bar(plot: _Plot, row: Row, name: str, place: tuple[float, float]) -> None:
    (y, depth), value = place, row.number(name)
    end = plot.end(value or 0.0)
    if value:
        filling = FILLS[plot.options.columns.index(name) % len(FILLS)]
        draw_fill(plot.sheet, (plot.zero, y), (end, y + depth), filling)
    baseline = y + depth / 2 + LABEL * 0.34
    words = _words(row, name, plot.options, plot.unit)
    if plot.numbers == "inside":
        plot.sheet.text((plot.zero + 5, baseline), words, _INSIDE)
    elif plot.numbers == "after":
        plot.sheet.text((max(end, plot.zero) + 5, baseline), words, _NUMBER)


def _draw_part(plot: _Plot, row: Row, below: float) -> float:
    """Stripe the outer share of a bar and name it below; return the height that took."""
    part = plot.options.part
    share = row.number(part.column) if part else None
    if part is None or not share:
        return 0.0
    end = plot.end(row.number(plot.options.value) or 0.0)
    start = end - (end - plot.zero) * share
    draw_fill(plot.sheet, (start, below - _BAR), (end, below), "stripes")
    words = plot.sheet.words(part.label)
    half = plot.sheet.measure(words, _NOTE) / 2
    middle = min(max((start + end) / 2, half), plot.sheet.width - half)
    plot.sheet.text((middle, below + SMALL * 1.3), words, _NOTE, "middle")
    return SMALL * 1.4


def _draw_gap(plot: _Plot, gap: Gap, rows: dict[str, Row], places: dict[str, float]) -> None:
    """Draw the bracket from the end of the shorter bar to the height of the longer one's."""
    sheet, (short, long) = plot.sheet, gap.rows
    values = [rows[key].number(plot.options.value) or 0.0 for key in (short, long)]
    (x0, x1), y = map(plot.end, values), places[short]
    written = number_text(values[1] - values[0], plot.options.format, sheet.style.language)
    words = f"{sheet.words(gap.label)} {written} {plot.unit}".strip()
    sheet.line([(x0 + 3, y), (x1, y)], Pen("ink", HAIRLINE))
    sheet.line([(x0 + 3, y - 4), (x0 + 3, y + 4)], Pen("ink", HAIRLINE))
    sheet.line([(x1, y - 4), (x1, places[long] - _BAR / 2)], Pen("ink", HAIRLINE, (2, 2)))
    half = sheet.measure(words, _NUMBER) / 2
    sheet.text((min((x0 + x1) / 2, sheet.width - half), y - 4), words, _NUMBER, "middle")
