"""Parts of a whole on one bar (or on a bar for each group), in the order of the rows.

Columns: `key`, `label`, the column of numbers, `bound` (optional: at least, about).
Options:
  value: the column of numbers (default `value`); a part is its share of their sum
  group: a column of words that tells bars apart, when there are several
  show: share | value | both     what is written on a part (default share)
  format: Babel's number pattern of the values (default "#,##0.##")
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from figures.check import Need
from figures.data import Row, bounded, number_text
from figures.shapes import FILLS, draw_fill
from figures.sheet import Sheet, Type
from figures.style import LABEL, MEDIUM, SMALL, STRONG

_BAR, _AIR = 26.0, 12.0
_NAME = Type(LABEL, MEDIUM)
_NOTE = Type(SMALL)


@dataclass(frozen=True)
class Options:
    """What figures.yaml may say of shares."""

    value: str = "value"
    group: str | None = None
    show: Literal["share", "value", "both"] = "share"
    format: str = "#,##0.##"


def needs(options: Options) -> list[Need]:
    """The columns that are read."""
    group = [Need(options.group)] if options.group else []
    return [Need("label"), Need(options.value, number=True), *group]


def problems(rows: Sequence[Row], options: Options) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Shares name nothing."""
    yield from ()


def draw(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> None:
    """Draw the bars, group below group."""
    y = sheet.top
    for group, parts in groupby(rows, lambda row: row.text(options.group or "")):
        y += sheet.block((0, y), [group], Type(LABEL, STRONG)) if group else 0.0
        y = _draw_bar(sheet, list(parts), options, y) + _AIR


def _draw_bar(sheet: Sheet, parts: Sequence[Row], options: Options, y: float) -> float:
    """Draw a bar with the names of its parts above; return the height below it."""
    total = sum(row.number(options.value) or 0.0 for row in parts) or 1.0
    widths = [(row.number(options.value) or 0.0) / total * sheet.width for row in parts]
    names = [
        sheet.wrap(row.text("label"), max(width - 4, 60), _NAME)
        for row, width in zip(parts, widths, strict=True)
    ]
    depth = max(len(lines) for lines in names) * _NAME.leading
    x = 0.0
    for number, (row, width) in enumerate(zip(parts, widths, strict=True)):
        wide = max(sheet.measure(line, _NAME) for line in names[number])
        start = min(x, sheet.width - wide)
        sheet.block((start, y + depth - len(names[number]) * _NAME.leading), names[number], _NAME)
        place = ((x, y + depth + 3), (x + width, y + depth + 3 + _BAR))
        draw_fill(sheet, *place, FILLS[number % len(FILLS)])
        _write(sheet, _words(row, options, total), number, place)
        x += width
    return y + depth + 3 + _BAR


def _write(
    sheet: Sheet, words: str, number: int, place: tuple[tuple[float, float], tuple[float, float]]
) -> None:
    """Write on a part, on a plate where the filling is striped."""
    (x0, y0), (x1, y1) = place
    filling, width = FILLS[number % len(FILLS)], sheet.measure(words, Type(LABEL, STRONG))
    face = Type(LABEL, STRONG, "paper" if filling in ("accent", "ink") else "ink")
    middle = (x0 + x1) / 2
    if filling in ("stripes", "rungs"):
        sheet.box((middle - width / 2 - 4, y0 + 5), (middle + width / 2 + 4, y1 - 5), "paper")
    sheet.text((middle, (y0 + y1) / 2 + LABEL * 0.34), words, face, "middle")


def _words(row: Row, options: Options, total: float) -> str:
    value = row.number(options.value) or 0.0
    share = number_text(value / total, "#,##0%", row.language)
    written = number_text(value, options.format, row.language)
    shown = {"share": share, "value": written, "both": f"{written} ({share})"}[options.show]
    return bounded(row, shown)
