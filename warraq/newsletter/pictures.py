"""Pictures of pages, small enough for a message, with their words for those who cannot see them."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, PngImagePlugin

_COLOURS = 64


def picture(pdf: bytes, width: int, alt: str) -> bytes:
    """The first page as a PNG so many pixels wide; its description is in the file too."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        bitmap = page.render(scale=width / page.get_width(), no_smoothtext=False)
        image = bitmap.to_pil().convert("RGB")
    return png(image.crop((0, 0, width, image.height)), alt)


def png(image: Image.Image, alt: str) -> bytes:
    """The picture in few colours."""
    described = PngImagePlugin.PngInfo()
    described.add_itxt("Description", alt)
    data = io.BytesIO()
    small = image.quantize(_COLOURS, dither=Image.Dither.NONE)
    small.save(data, "PNG", optimize=True, pnginfo=described)
    return data.getvalue()
