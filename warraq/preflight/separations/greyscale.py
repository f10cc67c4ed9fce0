"""A screen page on an office laser printer: what its letters look like when its colours are greys."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from pypdfium2 import PdfDocument, PdfPage

from warraq.errors import Severity
from warraq.preflight.check import Check, Fault
from warraq.preflight.opened_pdf import OpenedPdf

DPI = 300
CONTRAST = 3.0  # of the darkest to the lightest in a letter's box
PAGES = 2  # no more are looked at: it is briefs that are printed in an office


def pale_letters(opened: OpenedPdf) -> Iterator[Fault]:
    """Letters stand out from their ground when the page is printed in black alone."""
    if len(opened.reader.pages) > PAGES:
        return
    with PdfDocument(opened.data) as document:
        for number, page in enumerate(document, 1):
            if pale := list(_pale(page)):
                letters = "".join(dict.fromkeys(pale))[:20]
                message = f"{len(pale)} letters are hard to read in greyscale: {letters}"
                hint = "set them darker, or on a lighter ground"
                yield Fault("X-grey-01", message, hint, number, severity=Severity.WARNING)


def _pale(page: PdfPage) -> Iterator[str]:
    scale = DPI / 72
    shades = _luminance(page.render(scale=scale, grayscale=True).to_numpy())
    start, _, _, upper = page.get_bbox()
    words = page.get_textpage()
    for index, letter in enumerate(words.get_text_range()[: words.count_chars()]):
        left, bottom, right, top = words.get_charbox(index)
        if top - bottom < 1:  # the half of a ligature that draws nothing
            continue
        rows = slice(int((upper - top) * scale), int((upper - bottom) * scale) + 1)
        seen = shades[rows, int((left - start) * scale) : int((right - start) * scale) + 1]
        if letter.isalnum() and seen.size and _contrast(seen) < CONTRAST:
            yield letter


def _luminance(pixels: np.ndarray) -> np.ndarray:
    shares = pixels.reshape(pixels.shape[:2]).astype(np.float32) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def _contrast(shades: np.ndarray) -> float:
    return (float(shades.max()) + 0.05) / (float(shades.min()) + 0.05)


CHECKS = (Check("greyscale", pale_letters),)
