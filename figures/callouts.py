"""Numbers on their own: each with its bound, what it counts, and its scope.

Columns: `key`, `label`, the column of numbers, `bound` and `scope` (optional).
Options:
  value: the column of numbers (default `value`)
  format: Babel's number pattern (default "#,##0.##")
  columns: how many stand side by side (default: as many as fit, three at the most)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warraq.figures.check import Need
from warraq.figures.data import Row, number_text
from warraq.figures.sheet import Pen, Sheet, Type
from warraq.figures.style import HEAVY, LABEL, MEDIUM, SMALL, STRONG

_FIGURE = Type(25, STRONG, "accent")
_BOUND = Type(SMALL)
_LABEL = Type(LABEL, MEDIUM)
_SCOPE = Type(SMALL, colour="muted")
_GUTTER, _NARROWEST = 16.0, 105.0


@dataclass(frozen=True)
class Options:
    """What figures.yaml may say of callouts."""

    value: str = "value"
    format: str = "#,##0.##"
    columns: int = 3


def needs(options: Options) -> list[Need]:
    """The columns that are read."""
    return [Need("label"), Need(options.value, number=True)]


def draw(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> None:
    """Draw the numbers in a grid, in reading order."""
    fitting = int((sheet.width + _GUTTER) // (_NARROWEST + _GUTTER))
    count = max(1, min(options.columns, len(rows), fitting))
    width = (sheet.width + _GUTTER) / count - _GUTTER
    y = sheet.top
    for first in range(0, len(rows), count):
        below = [
            _draw_number(sheet, row, options, (number * (width + _GUTTER), y, width))
            for number, row in enumerate(rows[first : first + count])
        ]
        y = max(below) + _GUTTER


def _draw_number(
    sheet: Sheet, row: Row, options: Options, place: tuple[float, float, float]
) -> float:
    """Draw one number in a column at a place; return the height below it."""
    x, y, width = place
    sheet.line([(x, y + 1), (x + width, y + 1)], Pen("accent", HEAVY))
    baseline = y + 31
    number = number_text(row.number(options.value) or 0.0, options.format, row.language)
    bound = row.text("bound")
    sheet.text((x, baseline), bound, _BOUND)
    sheet.text((x + (sheet.measure(bound, _BOUND) + 5 if bound else 0), baseline), number, _FIGURE)
    y = baseline + 5
    for words, face in ((row.text("label"), _LABEL), (row.text("scope"), _SCOPE)):
        y += sheet.block((x, y), sheet.wrap(words, width, face), face) + 1.5
    return y
