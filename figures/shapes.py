"""Marks and fillings that tell themselves apart in black and white."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from warraq.figures.sheet import Pen, Point, Sheet, Type
from warraq.figures.style import LINE, SMALL

Form = Literal[
    "circle", "full", "half", "open", "square", "triangle", "diamond", "open-diamond", "up", "down"
]  # fmt: skip
FILLS = ("accent", "stripes", "rule", "rungs", "paper", "ink")
OUTLINE = Pen("ink", LINE)

_KAPPA = 0.5523


def _circle(x: float, y: float, r: float) -> list[Point]:
    k = r * _KAPPA
    return [
        (x + r, y), (x + r, y + k), (x + k, y + r), (x, y + r), (x - k, y + r), (x - r, y + k),
        (x - r, y), (x - r, y - k), (x - k, y - r), (x, y - r), (x + k, y - r), (x + r, y - k),
        (x + r, y),
    ]  # fmt: skip


def _polygon(*corners: Point) -> Callable[[float, float, float], list[Point]]:
    return lambda x, y, r: [(x + r * dx, y + r * dy) for dx, dy in corners]


_POLYGONS: dict[str, Callable[[float, float, float], list[Point]]] = {
    "square": _polygon((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "triangle": _polygon((0, -1.1), (1.05, 0.8), (-1.05, 0.8)),
    "up": _polygon((0, -1.1), (1.05, 0.8), (-1.05, 0.8)),
    "down": _polygon((0, 1.1), (1.05, -0.8), (-1.05, -0.8)),
    "diamond": _polygon((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "open-diamond": _polygon((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
}


def draw_mark(sheet: Sheet, at: Point, form: str, filled: bool = True, radius: float = 3.4) -> None:
    """Draw a mark around a point; `half` is a circle half full, `open` an empty one."""
    x, y = at
    fill = "accent" if filled and form not in ("open", "half", "open-diamond") else "paper"
    if form in _POLYGONS:
        sheet.area(_POLYGONS[form](x, y, radius), fill, OUTLINE)
        return
    circle = _circle(x, y, radius)
    sheet.curve(circle, fill, OUTLINE)
    if form == "half":
        sheet.curve([*circle[9:], *circle[1:4]], "accent")


def draw_fill(sheet: Sheet, start: Point, end: Point, filling: str) -> None:
    """Fill a rectangle: one of the brand's colours, `stripes` (diagonal) or `rungs` (upright)."""
    striped = filling in ("stripes", "rungs")
    sheet.box(start, end, "paper" if striped else filling, None if striped else OUTLINE)
    if not striped:
        return
    (x0, y0), (x1, y1) = start, end
    lean = y1 - y0 if filling == "stripes" else 0.0
    step, x = 4.5, x0 - lean + 2.25
    while x < x1:
        sheet.line(_clipped((x, y1), (x + lean, y0), (x0, x1)), Pen("ink", LINE))
        x += step
    sheet.line([start, (x1, y0), end, (x0, y1), start], OUTLINE)


def _clipped(foot: Point, head: Point, limits: tuple[float, float]) -> list[Point]:
    """A line cut at two upright limits."""
    (xa, ya), (xb, yb) = foot, head
    if xa == xb:
        return [foot, head]
    slope = (yb - ya) / (xb - xa)
    cut = [min(max(x, limits[0]), limits[1]) for x in (xa, xb)]
    return [(x, ya + (x - xa) * slope) for x in cut]


def draw_legend(sheet: Sheet, entries: Sequence[tuple[str, bool, str]]) -> None:
    """Set marks with their meanings in a line below all that is drawn: (form, filled, words)."""
    face, x, y = Type(SMALL, colour="ink"), 0.0, sheet.height + 12
    for form, filled, words in entries:
        need = 12 + sheet.measure(words, face)
        if x and x + need > sheet.width:
            x, y = 0.0, y + face.leading
        draw_mark(sheet, (x + 4, y - 2.6), form, filled, 3.0)
        sheet.text((x + 11, y), words, face)
        x += need + 14


def draw_key(sheet: Sheet, y: float, names: list[str]) -> float:
    """Set the fillings in their order with their names in lines at a height; return theirs."""
    face, x, top = Type(SMALL), 0.0, y
    for filling, words in zip(FILLS, names, strict=False):
        need = 18 + sheet.measure(words, face)
        if x and x + need > sheet.width:
            x, y = 0.0, y + face.leading * 1.2
        draw_fill(sheet, (x, y + 1), (x + 13, y + 9), filling)
        sheet.text((x + 17, y + 7.8), words, face)
        x += need + 14
    return y - top + 20
