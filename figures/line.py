"""Lines over a running number, such as years: each with its own dashes, mark and name at its end.

Columns: the column of the running number, the columns of numbers.
Options:
  x: the column of the running number (default `year`), written as it is
  series: {column: {ar, en}, …}   the lines and their names
  zero: whether the scale starts at nought (default true)
  format: Babel's number pattern (default "#,##0.##")
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from warraq.figures.check import Need
from warraq.figures.data import Row, number_text
from warraq.figures.scale import Scale
from warraq.figures.shapes import draw_mark
from warraq.figures.sheet import Pen, Point, Sheet, Type
from warraq.figures.style import HAIRLINE, HEAVY, LABEL, MEDIUM, SMALL
from warraq.model import Localized

_HEIGHT = 150.0
_NAME = Type(LABEL, MEDIUM)
_TICK = Type(SMALL, colour="muted")
_DASHES: tuple[tuple[float, ...], ...] = ((), (6, 2.5), (1.5, 2), (6, 2, 1.5, 2))
_MARKS = ("circle", "square", "triangle", "diamond")


@dataclass(frozen=True)
class Options:
    """What figures.yaml may say of lines."""

    x: str = "year"
    series: dict[str, Localized] = field(default_factory=lambda: {"value": {}})
    zero: bool = True
    format: str = "#,##0.##"


def needs(options: Options) -> list[Need]:
    """The columns that are read."""
    return [Need(name, number=True) for name in (options.x, *options.series)]


def draw(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> None:
    """Draw the grid, then the lines with their names."""
    rows = sorted(rows, key=lambda row: row.number(options.x) or 0.0)
    names = [sheet.wrap(sheet.words(name), 90, _NAME) for name in options.series.values()]
    room = max((sheet.measure(line, _NAME) for lines in names for line in lines), default=0) + 10
    numbers = [n for row in rows for name in options.series if (n := row.number(name)) is not None]
    foot, top = sheet.top + _HEIGHT, sheet.top + SMALL * 2.4
    upright = Scale.over([*numbers, *([0.0] if options.zero else [])], (foot, top), 24)
    left = _draw_grid(sheet, upright, (options.format, unit), sheet.width - room)
    spots = [row.number(options.x) or 0.0 for row in rows]
    along = Scale(min(spots), max(spots), 1, left + 8, sheet.width - room - 2)
    _draw_feet(sheet, along, spots, foot)
    _draw_lines(sheet, (along, upright), rows, options, names)


def _draw_grid(sheet: Sheet, scale: Scale, writing: tuple[str, str], end: float) -> float:
    """Draw a line at each tick, its number at the reading side; return where the lines begin."""
    pattern, unit = writing
    words = [number_text(tick, pattern, sheet.style.language) for tick in scale.ticks]
    left = max(sheet.measure(word, _TICK) for word in words) + 6
    for tick, word in zip(scale.ticks, words, strict=True):
        y = scale.at(tick)
        sheet.line([(left, y), (end, y)], Pen("ink" if tick == 0 else "rule", HAIRLINE))
        sheet.text((left - 5, y + SMALL * 0.34), word, _TICK, "end")
    sheet.text((0, sheet.top + SMALL), unit, _TICK)
    return left


def _draw_feet(sheet: Sheet, along: Scale, spots: Sequence[float], foot: float) -> None:
    """Write the running numbers under the lines, leaving out those that would touch."""
    last = -1e9
    for spot in spots:
        words = f"{spot:.15g}"
        half = sheet.measure(words, _TICK) / 2
        if along.at(spot) - half > last + 5:
            sheet.text((along.at(spot), foot + _TICK.leading), words, _TICK, "middle")
            last = along.at(spot) + half


def _draw_lines(
    sheet: Sheet,
    scales: tuple[Scale, Scale],
    rows: Sequence[Row],
    options: Options,
    names: Sequence[Sequence[str]],
) -> None:
    along, upright = scales
    ends: list[tuple[Point, Sequence[str]]] = []
    for number, name in enumerate(options.series):
        places: list[Point] = [
            (along.at(row.number(options.x) or 0.0), upright.at(value))
            for row in rows
            if (value := row.number(name)) is not None
        ]
        if len(places) > 1:
            sheet.line(places, Pen("accent", HEAVY, _DASHES[number % 4]))
        for place in places:
            draw_mark(sheet, place, _MARKS[number % 4], radius=2.6)
        if places:
            ends.append((places[-1], names[number]))
    _draw_names(sheet, sorted(ends))


def _draw_names(sheet: Sheet, ends: Sequence[tuple[Point, Sequence[str]]]) -> None:
    """Name the lines at their ends, moving names down that would overlap."""
    free: dict[float, float] = {}
    for (x, y), lines in ends:
        top = max(y - len(lines) * _NAME.leading / 2, free.get(x, y - _HEIGHT))
        free[x] = top + sheet.block((x + 8, top), lines, _NAME)
