"""Every kind looks as it was approved, in both languages; `--approve` takes today's pictures."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.figures.drawings import CASES, figure_of
from warraq.figures import draw

APPROVED = Path(__file__).parent / "approved"
TOLERANCE = 0.006


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("id_", CASES)
def test_the_picture_is_the_approved_one(id_, language, brand, approve):
    path = APPROVED / f"{id_}-{language}.png"
    picture = Image.open(io.BytesIO(draw(figure_of(id_), language, brand, 425).png))
    small = picture.convert("L").reduce(3).quantize(16)
    if approve:
        small.save(path, optimize=True)
    approved = Image.open(path)
    assert small.size == approved.size
    one, other = (np.asarray(each.convert("L"), dtype=float) / 255 for each in (small, approved))
    assert np.abs(one - other).mean() <= TOLERANCE
