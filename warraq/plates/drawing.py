"""WeasyPrint draws in inks: every colour, every picture, and small type, at the one place each passes."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pydyf
from PIL import Image
from tinycss2.color5 import Color
from weasyprint.draw import text
from weasyprint.images import RasterImage
from weasyprint.pdf.stream import Stream

from warraq.plates.inks import BLACK, Ink, Inks, plates
from warraq.weasy.workbench import Correction, install_corrections, wrapped_by

Original = Callable[..., Any]
OVERPRINT = {
    (True, True): "over", (True, False): "over-fill", (False, True): "over-line", (False, False): "out",
}  # fmt: skip
SMALL = 9.0  # points: type below this is printed from one plate


def set_color(
    original: Original, inks: Inks, stream: Stream, color: Color, stroke: bool = False
) -> None:
    """Set a colour as inks; black alone prints over what is below it, anything else knocks it out."""
    inked = color.space == "device-cmyk"
    ink = color.coordinates if inked else inks.of(color.to("srgb").coordinates)
    before = stream._current_color, stream._current_color_stroke
    original(stream, Color("device-cmyk", ink, color.alpha), stroke)
    if (stream._current_color, stream._current_color_stroke) != before:
        _overprint(stream)


def _overprint(stream: Stream) -> None:
    """Have fills and lines in black alone print over; where a fill's colour is not known, it knocks out."""
    colours = stream._current_color, stream._current_color_stroke
    fill, line = (colour is not None and colour[1:] == BLACK for colour in colours)
    state = {"OP": str(line).lower(), "op": str(fill).lower(), "OPM": 1}
    name = OVERPRINT[fill, line]
    stream._resources["ExtGState"].setdefault(
        name, pydyf.Dictionary({"Type": "/ExtGState"} | state)
    )
    pydyf.Stream.set_state(stream, name)


def draw_first_line(original: Original, inks: Inks, stream: Stream, box: Any, *rest: Any) -> Any:
    """Draw a line of text; small type in a mixed colour is printed in black."""
    ink: Ink = tuple(stream._current_color[1:]) if stream._current_color else BLACK
    scale = abs(stream.ctm.determinant) ** 0.5
    if box.style["font_size"] * scale >= SMALL or plates(ink) < 2:
        return original(stream, box, *rest)
    alpha = float((stream._current_alpha or "a1")[1:])
    stream.set_color(Color("device-cmyk", BLACK, alpha))
    drawn = original(stream, box, *rest)
    stream.set_color(Color("device-cmyk", ink, alpha))
    return drawn


def get_x_object(original: Original, inks: Inks, image: RasterImage, *rest: Any) -> pydyf.Stream:
    """A picture for the PDF, its red, green and blue turned into inks."""
    stream = original(image, *rest)
    if stream.extra["ColorSpace"] != "/DeviceRGB":
        return stream
    inked = inks.picture(Image.open(io.BytesIO(image.image_data.data)))
    extra = {key: value for key, value in stream.extra.items() if key not in _ENCODING}
    size = {"Width": inked.width, "Height": inked.height, "ColorSpace": "/DeviceCMYK"}
    return pydyf.Stream([inked.tobytes()], pydyf.Dictionary(extra | size), compress=True)


_ENCODING = ("Filter", "DecodeParms", "Decode")
CORRECTIONS = (
    Correction(
        Stream,
        "set_color",
        wrapped_by(set_color),
        "colours are written in RGB; ours: in the inks of the printing condition",
        "none known",
        "colours of a document can be mapped when they are drawn",
    ),
    Correction(
        text,
        "draw_first_line",
        wrapped_by(draw_first_line),
        "small type in several inks cannot be held in register; ours: in black",
        "none known",
        "colours of a document can be mapped when they are drawn",
    ),
    Correction(
        RasterImage,
        "get_x_object",
        wrapped_by(get_x_object),
        "pictures are written in RGB; ours: in inks",
        "none known",
        "pictures of a document can be mapped when they are drawn",
    ),
)


def inked(inks: Inks) -> AbstractContextManager[None]:
    """Have WeasyPrint draw in inks inside the context."""
    return install_corrections(CORRECTIONS, inks)
