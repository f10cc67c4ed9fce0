"""Parts of a whole on one bar (or on a bar for each group), in the order of the rows.

Columns: `key`, `label`, the column of numbers, `bound` (optional: at least, about).
Options:
  value: the column of numbers (default `value`); a part is its share of their sum
  group: a column of words that tells bars apart, when there are several
  show: share | value | both     what is written on a part (default share)
  format: Babel's number pattern of the values (default "#,##0.##")
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from warraq.figures.check import Need
from warraq.figures.data import Row, bounded, number_text
from warraq.figures.shapes import FILLS, draw_fill
from warraq.figures.sheet import Pen, Sheet, Type
from warraq.figures.style import HAIRLINE, LABEL, MEDIUM, ON_COLOUR, STRONG

_BAR, _AIR = 26.0, 12.0
_NAME = Type(LABEL, MEDIUM)
_NUMBER = Type(ON_COLOUR, STRONG)


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


def draw(sheet: Sheet, rows: Sequence[Row], options: Options, unit: str) -> None:
    """Draw the bars, group below group."""
    y = sheet.top
    for group, parts in groupby(rows, lambda row: row.text(options.group or "")):
        y += sheet.block((0, y), [group], Type(LABEL, STRONG)) if group else 0.0
        y = _draw_bar(sheet, list(parts), options, y) + _AIR


@dataclass(frozen=True)
class _Part:
    """A part of a bar: where it begins, how wide it is, what is written on it and above it."""

    x: float
    width: float
    words: str
    lines: list[str]
    wide: float
    inside: bool
    level: int = 0


def _draw_bar(sheet: Sheet, rows: Sequence[Row], options: Options, y: float) -> float:
    """Draw a bar with the names of its parts above; return the height below it."""
    parts = _levelled(_parts(sheet, rows, options), sheet.width)
    levels = max(part.level for part in parts) + 1
    deep = [max(len(p.lines) for p in parts if p.level == n) * _NAME.leading for n in range(levels)]
    top = y + sum(deep) + 3
    for number, part in enumerate(parts):
        foot = top - 3 - sum(deep[: part.level])
        if part.level:
            sheet.line([(part.x + 0.5, foot), (part.x + 0.5, top)], Pen("muted", HAIRLINE))
        start = min(part.x, sheet.width - part.wide)
        sheet.block((start, foot - len(part.lines) * _NAME.leading), part.lines, _NAME)
        place = ((part.x, top), (part.x + part.width, top + _BAR))
        draw_fill(sheet, *place, FILLS[number % len(FILLS)])
        if part.inside:
            _write(sheet, part.words, number, place)
    return top + _BAR


def _parts(sheet: Sheet, rows: Sequence[Row], options: Options) -> list[_Part]:
    """The parts side by side; what does not fit on a part is written above it."""
    total = sum(row.number(options.value) or 0.0 for row in rows) or 1.0
    parts, x = [], 0.0
    for row in rows:
        width = (row.number(options.value) or 0.0) / total * sheet.width
        words = _words(row, options, total)
        inside = sheet.measure(words, _NUMBER) + 10 <= width
        lines = sheet.wrap(row.text("label"), max(width - 6, 60.0), _NAME)
        lines += [] if inside else [words]
        wide = max(sheet.measure(line, _NAME) for line in lines)
        parts.append(_Part(x, width, words, lines, wide, inside))
        x += width
    return parts


def _levelled(parts: Sequence[_Part], width: float) -> list[_Part]:
    """Lift each name over those after it that it would touch."""
    done: list[_Part] = []
    for part in reversed(parts):
        end = min(part.x, width - part.wide) + part.wide + 6
        over = [other.level for other in done if min(other.x, width - other.wide) < end]
        done.insert(0, replace(part, level=max(over, default=-1) + 1))
    return done


def _write(
    sheet: Sheet, words: str, number: int, place: tuple[tuple[float, float], tuple[float, float]]
) -> None:
    """Write on a part, on a plate where the filling is striped."""
    (x0, y0), (x1, y1) = place
    filling, width = FILLS[number % len(FILLS)], sheet.measure(words, _NUMBER)
    face = replace(_NUMBER, colour="paper" if filling in ("accent", "ink") else "ink")
    middle = (x0 + x1) / 2
    if filling in ("stripes", "rungs"):
        sheet.box((middle - width / 2 - 4, y0 + 5), (middle + width / 2 + 4, y1 - 5), "paper")
    sheet.text((middle, (y0 + y1) / 2 + face.size * 0.34), words, face, "middle")


def _words(row: Row, options: Options, total: float) -> str:
    value = row.number(options.value) or 0.0
    share = number_text(value / total, "#,##0%", row.language)
    written = number_text(value, options.format, row.language)
    shown = {"share": share, "value": written, "both": f"{written} ({share})"}[options.show]
    return bounded(row, shown)
