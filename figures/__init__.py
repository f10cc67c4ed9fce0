"""Figures from data: every kind is a module of this package, every figure an entry in figures.yaml.

The option `rows: [key, …]` serves every kind: it shows these rows, in this order.
"""

from __future__ import annotations

from warraq.design.tokens import to_points
from warraq.figures.check import KINDS, FigureError, check_figure, module_of, options_of
from warraq.figures.data import rows_of
from warraq.figures.render import EDGE, as_png, as_svg
from warraq.figures.sheet import Sheet, Type
from warraq.figures.style import SMALL, STRONG, TITLE, style_of
from warraq.model import Brand, Drawing, Figure

__all__ = ["KINDS", "FigureError", "check_figure", "draw"]

_GAP = 8.0


def draw(
    figure: Figure, language: str, brand: Brand, width_pt: float | None = None, alone: bool = True
) -> Drawing:
    """The figure in one language, as wide as asked (or as the brand's `sizes.figure` says).

    The SVG is for a page, which sets title and source around it; the PNG carries both, since it
    goes out `alone`, and is empty if it does not.
    """
    for finding in check_figure(figure):
        raise FigureError(f"{figure.id}: {finding.message}", finding.hint)
    width = width_pt or to_points(brand.sizes.figure)
    plain, titled = (Sheet(style_of(brand, language), width - 2 * EDGE) for _ in range(2))
    _draw_kind(plain, figure)
    svg = as_svg(plain, plain.words(figure.title), plain.words(figure.alt))
    png = _titled(titled, figure) if alone else b""
    return Drawing(figure.id, language, svg, png, width, plain.height + 2 * EDGE)


def _titled(sheet: Sheet, figure: Figure) -> bytes:
    _draw_head(sheet, figure)
    _draw_kind(sheet, figure)
    _draw_foot(sheet, figure)
    return as_png(sheet)


def _draw_kind(sheet: Sheet, figure: Figure) -> None:
    options, rows = options_of(figure)[0], rows_of(figure, sheet.style.language)
    module_of(figure.kind).draw(sheet, rows, options, sheet.words(figure.unit))


def _draw_head(sheet: Sheet, figure: Figure) -> None:
    face = Type(TITLE, STRONG)
    lines = sheet.wrap(sheet.words(figure.title), sheet.width, face)
    sheet.top = sheet.block((0, 0), lines, face) + _GAP


def _draw_foot(sheet: Sheet, figure: Figure) -> None:
    face = Type(SMALL, colour="muted")
    words = " · ".join(filter(None, map(sheet.words, (figure.source, figure.period))))
    sheet.block((0, sheet.height + _GAP), sheet.wrap(words, sheet.width, face), face)
