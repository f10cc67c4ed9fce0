"""Figures from data: every kind is a module of this package, every figure an entry in figures.yaml.

The option `rows: [key, …]` serves every kind: it shows these rows, in this order.
"""

from __future__ import annotations

from figures.check import KINDS, FigureError, check_figure, module_of, options_of
from figures.data import rows_of
from figures.render import EDGE, rendered
from figures.sheet import Sheet, Type
from figures.style import SMALL, STRONG, TITLE, points, style_of
from warraq.model import Brand, Drawing, Figure

__all__ = ["KINDS", "FigureError", "check_figure", "draw"]

_GAP = 8.0


def draw(
    figure: Figure,
    language: str,
    brand: Brand,
    width_pt: float | None = None,
    standalone: bool = False,
) -> Drawing:
    """The figure in one language, as wide as asked (or as the brand's `sizes.figure` says).

    On a page the title and the source stand around the drawing; `standalone` draws them in.
    """
    for finding in check_figure(figure):
        raise FigureError(f"{figure.id}: {finding.message}", finding.hint)
    width = width_pt or points(brand.sizes.get("figure", "425pt"))
    sheet = Sheet(style_of(brand, language), width - 2 * EDGE)
    if standalone:
        _head(sheet, figure)
    options, unit = options_of(figure)[0], sheet.words(figure.unit)
    module_of(figure.kind).draw(sheet, rows_of(figure, language), options, unit)
    if standalone:
        _foot(sheet, figure)
    svg, png = rendered(sheet, sheet.words(figure.title), sheet.words(figure.alt))
    return Drawing(figure.id, language, svg, png, width, sheet.height + 2 * EDGE)


def _head(sheet: Sheet, figure: Figure) -> None:
    face = Type(TITLE, STRONG)
    lines = sheet.wrap(sheet.words(figure.title), sheet.width, face)
    sheet.top = sheet.block((0, 0), lines, face) + _GAP


def _foot(sheet: Sheet, figure: Figure) -> None:
    face = Type(SMALL, colour="muted")
    words = " · ".join(filter(None, map(sheet.words, (figure.source, figure.period))))
    sheet.block((0, sheet.height + _GAP), sheet.wrap(words, sheet.width, face), face)
