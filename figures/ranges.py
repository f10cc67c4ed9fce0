"""Ranges and points on one scale that starts at nought: an estimate is drawn as wide as it is.

Columns: `key`, `label`, the columns of both ends, `bound` (optional: at least, about).
Options:
  low, high: the columns of the ends (default `low` and `high`); equal or one of them: a point
  format: Babel's number pattern (default "#,##0.##")
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warraq.figures.check import Need
from warraq.figures.data import Row, bounded, number_text
from warraq.figures.scale import Scale, draw_scale
from warraq.figures.shapes import draw_mark
from warraq.figures.sheet import Pen, Sheet, Type
from warraq.figures.style import HAIRLINE, LABEL, STRONG

_ROW = 34.0
_NUMBER = Type(LABEL, STRONG)


@dataclass(frozen=True)
class Options:
    """What figures.yaml may say of ranges."""

    low: str = "low"
    high: str = "high"
    format: str = "#,##0.##"


def needs(options: Options) -> list[Need]:
    """The columns that are read."""
    return [Need("label"), Need(options.low, number=True), Need(options.high, number=True)]


def draw(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> None:
    """Draw the ranges, row below row, and the scale under them."""
    left = min(max(sheet.measure(row.text("label")) for row in rows), sheet.width * 0.36) + 12
    ends = [end for row in rows for end in _ends(row, options)]
    room = max(sheet.measure(_words(row, options), _NUMBER) for row in rows) / 2
    scale = Scale.over([0.0, *ends], (left, sheet.width - room))
    foot = sheet.top + _ROW * len(rows)
    draw_scale(sheet, scale, (sheet.top, foot), (options.format, unit))
    for number, row in enumerate(rows):
        _draw_row(sheet, scale, (row, options), (left, sheet.top + _ROW * (number + 0.62)))


def _ends(row: Row, options: Options) -> tuple[float, float]:
    low, high = row.number(options.low), row.number(options.high)
    return (low if low is not None else high or 0.0), (high if high is not None else low or 0.0)


def _words(row: Row, options: Options) -> str:
    ends = dict.fromkeys(
        number_text(end, options.format, row.language) for end in _ends(row, options)
    )
    return bounded(row, "–".join(ends))


def _draw_row(
    sheet: Sheet, scale: Scale, what: tuple[Row, Options], at: tuple[float, float]
) -> None:
    (row, options), (left, y) = what, at
    lines = sheet.wrap(row.text("label"), left - 12)
    sheet.block((0, y - len(lines) * Type().leading / 2), lines)
    low, high = (scale.at(end) for end in _ends(row, options))
    if low == high:
        draw_mark(sheet, (low, y), "circle", radius=4.0)
    else:
        sheet.box((low, y - 4), (high, y + 4), "accent", Pen("ink", HAIRLINE))
    words, middle = _words(row, options), (low + high) / 2
    half = sheet.measure(words, _NUMBER) / 2 + 2
    sheet.box((middle - half, y - 17), (middle + half, y - 6), "paper")
    sheet.text((middle, y - 8), words, _NUMBER, "middle")
