"""A sheet as SVG and PNG, by matplotlib: one layout, mirrored for right-to-left languages."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any, cast

from warraq.figures.sheet import Label, Shape, Sheet

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure as Canvas

RLM = "\u200f"
PNG_DPI = 300
EDGE, MARGIN = 1.0, 12.0
_SVG = "http://www.w3.org/2000/svg"
_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "warraq",
    "lines.scale_dashes": False,
    "path.simplify": False,
}
_ANCHORS = {"start": "left", "middle": "center", "end": "right"}


def as_png(sheet: Sheet) -> bytes:
    """The sheet as a picture on the brand's paper; equal input, equal bytes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas, png = _canvas(sheet, MARGIN), io.BytesIO()
    canvas.set_dpi(PNG_DPI)
    FigureCanvasAgg(canvas).print_png(png, metadata={"Software": None})  # type: ignore[no-untyped-call]
    return png.getvalue()


def as_svg(sheet: Sheet, title: str, description: str) -> bytes:
    """The sheet as SVG, its text as text, titled and described; equal input, equal bytes."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    canvas, svg = _canvas(sheet, EDGE), io.BytesIO()
    canvas.patch.set_visible(False)
    FigureCanvasSVG(canvas).print_svg(svg, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
    return _finished(svg.getvalue(), sheet, (title, description))


def _canvas(sheet: Sheet, margin: float) -> Canvas:
    import matplotlib
    from matplotlib.figure import Figure as Canvas
    from matplotlib.transforms import Affine2D

    matplotlib.rcParams.update(cast("Any", _SETTINGS))
    width, height = sheet.width + 2 * margin, sheet.height + 2 * margin
    paper = sheet.style.colour("paper")
    canvas = Canvas(figsize=(width / 72, height / 72), facecolor=paper)
    turn = Affine2D().scale(1, -1).translate(margin, sheet.height + margin).scale(1 / 72)
    transform = turn + canvas.dpi_scale_trans
    for order, mark in enumerate(sheet.marks):
        artist = _patch(mark, sheet) if isinstance(mark, Shape) else _text(mark, sheet)
        artist.set(transform=transform, zorder=order, clip_on=False)
        canvas.add_artist(artist)
    return canvas


def _mirrored(x: float, sheet: Sheet) -> float:
    return sheet.width - x if sheet.style.rtl else x


def _patch(shape: Shape, sheet: Sheet) -> Artist:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    step = Path.CURVE4 if shape.curved else Path.LINETO
    codes = [Path.MOVETO] + [step] * (len(shape.points) - 1)
    path = Path([(_mirrored(x, sheet), y) for x, y in shape.points], codes)
    patch = PathPatch(path, facecolor="none", edgecolor="none", linewidth=0)
    if shape.fill:
        patch.set_facecolor(sheet.style.colour(shape.fill))
    if shape.pen:
        patch.set(edgecolor=sheet.style.colour(shape.pen.colour), linewidth=shape.pen.width)
        patch.set(capstyle="butt", joinstyle="miter")
        if shape.pen.dash:
            patch.set_linestyle((0, shape.pen.dash))
    return patch


def _text(label: Label, sheet: Sheet) -> Artist:
    """Right-to-left text is anchored by its middle: `start` means the other side in each renderer."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text

    style, (x, y), anchor = sheet.style, label.at, label.anchor
    if style.rtl:
        half = sheet.measure(label.words, label.type) / 2
        x += {"start": half, "middle": 0.0, "end": -half}[anchor]
        anchor = "middle"
    weight = style.weight(label.type.weight)
    font = FontProperties(
        family=style.family, weight=weight, size=label.type.size, fname=str(style.files[weight])
    )
    words = RLM + label.words if style.rtl else label.words
    text = Text(_mirrored(x, sheet), y, words, fontproperties=font, parse_math=False)
    text.set(color=style.colour(label.type.colour), ha=_ANCHORS[anchor], va="baseline")
    return text


def _finished(svg: bytes, sheet: Sheet, words: tuple[str, str]) -> bytes:
    """The SVG with title and description, its language, and each text's direction."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(svg)
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    root.set(language, sheet.style.language)
    root.set("role", "img")
    for metadata in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(metadata)
    for tag, text in reversed(list(zip(("title", "desc"), words, strict=True))):
        element = ET.Element(f"{{{_SVG}}}{tag}")
        element.text = text
        root.insert(0, element)
    for element in root.iter(f"{{{_SVG}}}text"):
        element.text = (element.text or "").removeprefix(RLM)
        element.attrib.pop("transform", None)
        family = f"'{sheet.style.family}'"
        element.set("style", element.get("style", "").replace(family, f"{family}, sans-serif"))
        if sheet.style.rtl:
            element.set("direction", "rtl")
    found: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    return found
