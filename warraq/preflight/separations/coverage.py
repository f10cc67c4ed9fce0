"""The ink of each page as Ghostscript separates it: overprints, transparency and pixels included."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

from warraq.preflight import programs

DPI = 50
SPOT = 8  # pixels: a square of 15 square millimetres, in which inks are measured


@dataclass(frozen=True)
class Cover:
    """How much of a page each plate covers, and the most ink in a spot of it, as shares of 1."""

    shares: tuple[float, ...]
    most: float
    place: tuple[float, float]  # of that spot, in millimetres from the page's lower left corner

    def __str__(self) -> str:
        shares = (f"{name} {share:.1%}" for name, share in zip("CMYK", self.shares, strict=True))
        return f"covers {' '.join(shares)}; inks in sum to {100 * self.most:.0f} %"


def covers(path: Path) -> dict[int, Cover] | None:
    """The cover of each page, from 1, up to its bleed; None where Ghostscript cannot be asked."""
    program = programs.find("gs")
    if program is None:
        return None
    with TemporaryDirectory() as folder:
        words = ("-q", "-dSAFER", "-dUseBleedBox", f"-r{DPI}", "-sDEVICE=tiff32nc")
        programs.ask(program, *words, "-o", f"{folder}/%d.tif", str(path))
        return {int(page.stem): _cover(page) for page in Path(folder).glob("*.tif")}


def _cover(page: Path) -> Cover:
    with Image.open(page) as picture:
        inks = np.asarray(picture, dtype=np.float32) / 255
    spots = _means(inks.sum(axis=2))
    row, column = np.unravel_index(spots.argmax(), spots.shape)
    middle = (column + SPOT / 2, inks.shape[0] - row - SPOT / 2)
    shares = tuple(float(share) for share in (inks > 0).mean(axis=(0, 1)))
    return Cover(shares, float(spots.max()), (middle[0] / DPI * 25.4, middle[1] / DPI * 25.4))


def _means(sums: np.ndarray) -> np.ndarray:
    """The mean of each spot of the page."""
    total = np.pad(sums.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    size = min(SPOT, *sums.shape)
    corners = total[size:, size:] - total[:-size, size:] - total[size:, :-size]
    found: np.ndarray = (corners + total[:-size, :-size]) / size**2
    return found
