"""Chosen pages, small, beside their approved pictures; `--approve` takes today's as approved."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

APPROVED = Path(__file__).parent / "approved"
TOLERANCE = (
    6.0  # mean difference of 255: another break of a few lines passes, another layout does not
)
PAGES = {
    "article-cover": ("iraq-withdrawal-article-ar.pdf", 0),
    "article-abstracts": ("iraq-withdrawal-article-ar.pdf", 1),
    "article-part": ("iraq-withdrawal-article-ar.pdf", 6),
    "brief-iraq": ("iraq-withdrawal-brief-iraq-ar.pdf", 0),
    "brief-us": ("iraq-withdrawal-brief-us-en.pdf", 0),
    "brief-gulf": ("iraq-withdrawal-brief-gulf-ar.pdf", 0),
    "pack-contents": ("iraq-withdrawal-pack.pdf", 1),
}


def picture(path, page):
    document = pypdfium2.PdfDocument(path)
    image = document[page].render(scale=0.6).to_pil().convert("L")
    document.close()
    return image


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_approved(built, approve, name):
    file, page = PAGES[name]
    found, target = picture(built / file, page), APPROVED / f"{name}.png"
    if approve:
        found.save(target, optimize=True)
    with Image.open(target) as image:
        approved = image.convert("L")
    assert found.size == approved.size
    assert ImageStat.Stat(ImageChops.difference(found, approved)).mean[0] < TOLERANCE
