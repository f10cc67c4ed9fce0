"""Pages as pictures, and which of them a new edition changed, and where."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageChops

SCALE = 1.6  # 115 dots an inch: sharp on a screen, quick to draw


@dataclass(frozen=True)
class Proof:
    """One page as a picture; `version` changes when the picture does."""

    png: bytes
    version: str
    width: int
    height: int


@dataclass(frozen=True)
class Change:
    """The first place where a new edition differs: page (from 0) and share of its height (0 to 1)."""

    page: int
    share: float


class Proofs:
    """The pages of one edition; only those that changed are encoded again."""

    def __init__(self) -> None:
        self.images: list[Image.Image] = []
        self.pages: list[Proof] = []

    def update(self, pdf: bytes) -> Change | None:
        """Take a new edition; returns where it first differs from the last one."""
        document = pypdfium2.PdfDocument(pdf)
        images = [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
        document.close()
        differences = [self._difference(i, image) for i, image in enumerate(images)]
        changed = [i for i, share in enumerate(differences) if share is not None]
        fresh = {i: _proof(images[i]) for i in changed}
        self.pages = [fresh[i] if i in fresh else self.pages[i] for i in range(len(images))]
        shrunk = len(images) < len(self.images)
        self.images = images
        if changed:
            return Change(changed[0], differences[changed[0]] or 0.0)
        return Change(len(images) - 1, 1.0) if shrunk and images else None

    def _difference(self, index: int, image: Image.Image) -> float | None:
        """Where the page first differs, as a share of its height; None if it does not."""
        if index >= len(self.images) or self.images[index].size != image.size:
            return 0.0
        box = ImageChops.difference(self.images[index], image).getbbox()
        return None if box is None else box[1] / image.height


def _proof(image: Image.Image) -> Proof:
    out = io.BytesIO()
    image.quantize(64, Image.Quantize.FASTOCTREE).save(out, "PNG", compress_level=1)
    version = hashlib.sha256(out.getvalue()).hexdigest()[:12]
    return Proof(out.getvalue(), version, *image.size)
