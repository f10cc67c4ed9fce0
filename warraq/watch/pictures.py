"""Pages as pictures, and which of them a new edition changed, and where."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2
from PIL import Image, ImageChops

SCALE = 1.6  # 115 dots an inch: sharp on a screen, quick to draw
SEEN = 40  # of 255: less is the palettes of two pictures


@dataclass(frozen=True)
class Picture:
    """One page as a picture; `version` changes when the page does."""

    png: bytes
    version: str
    width: int
    height: int


@dataclass(frozen=True)
class Change:
    """Where an edition first differs from what it was: page (from 0) and share of its height (0 to 1)."""

    page: int
    share: float


@dataclass(frozen=True)
class Update:
    """An edition's new pictures by page (from 0), how many pages it has, and its first change."""

    name: str
    pages: int
    pictures: dict[int, Picture]
    change: Change | None


@dataclass
class Pictures:
    """The pages of one edition as they were last drawn."""

    name: str
    pages: list[Picture] = field(default_factory=list)

    def take(self, pdf: bytes) -> Update:
        """Take a whole edition."""
        document = pypdfium2.PdfDocument(pdf)
        pages = len(document)
        document.close()
        return self.update(pdf, range(pages), pages)

    def update(self, pdf: bytes, numbers: Sequence[int], pages: int) -> Update:
        """Take the pages of these numbers from a PDF that has them in order; the others stay."""
        fresh: dict[int, Picture] = {}
        change = None
        for number, image in zip(numbers, _drawn(pdf), strict=True):
            version = hashlib.sha256(image.tobytes()).hexdigest()[:16]
            old = self.pages[number] if number < len(self.pages) else None
            if old and old.version == version:
                continue
            fresh[number] = Picture(_png(image), version, *image.size)
            change = change or Change(number, _first_difference(old, fresh[number]))
        if change is None and pages < len(self.pages):
            change = Change(pages - 1, 1.0)
        kept = dict(enumerate(self.pages[:pages])) | fresh
        self.pages = [kept[number] for number in range(pages)]
        return Update(self.name, pages, fresh, change)


def _drawn(pdf: bytes) -> list[Image.Image]:
    if not pdf:
        return []
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def _first_difference(old: Picture | None, new: Picture) -> float:
    """Where a page first differs, as a share of its height."""
    if old is None or (old.width, old.height) != (new.width, new.height):
        return 0.0
    before, after = (Image.open(io.BytesIO(p.png)).convert("L") for p in (old, new))
    difference = ImageChops.difference(before, after).point(lambda value: value > SEEN and 255)
    box = difference.getbbox()
    return box[1] / new.height if box else 0.0


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.quantize(64, Image.Quantize.FASTOCTREE).save(out, "PNG", compress_level=1)
    return out.getvalue()
