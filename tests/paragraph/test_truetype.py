"""Composites appended to a font file, looked at with fontTools."""

import io

import fontpkg_amiri
import pytest
from fontTools.ttLib import TTFont

from warraq.paragraph.truetype import Composite, append_glyphs


@pytest.fixture(scope="module")
def regular():
    return (fontpkg_amiri.ROOT / "files" / "Amiri-Regular.ttf").read_bytes()


def test_composites_are_drawn_where_they_should_be(regular):
    before = TTFont(io.BytesIO(regular))
    beh = before.getGlyphID(before.getBestCmap()[0x628])
    data, first = append_glyphs(
        regular, [Composite(((beh, 0, 0), (beh, 100, 40)), 900), Composite((), 10)]
    )
    font = TTFont(io.BytesIO(data), checkChecksums=2)
    assert first == before["maxp"].numGlyphs
    assert font["maxp"].numGlyphs == first + 2
    glyf, names = font["glyf"], font.getGlyphOrder()
    pair, single = glyf[names[first]], glyf[names[beh]]
    assert (pair.xMin, pair.xMax) == (single.xMin, single.xMax + 100)
    assert (pair.yMin, pair.yMax) == (single.yMin, single.yMax + 40)
    assert font["hmtx"][names[first]] == (900, single.xMin)
    assert font["hmtx"][names[first + 1]] == (10, 0)
    assert font["hmtx"][names[beh]][0] == before["hmtx"][before.getGlyphName(beh)][0]
