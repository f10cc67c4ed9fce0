"""What holds for the drawing of every kind, in both directions, on wide and narrow paper."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest

from tests.figures.drawings import CASES, boxes_of, corners_of, figure_of, sheet_of, texts_of
from warraq.design.tokens import to_points
from warraq.figures import FigureError, draw

EVERY = pytest.mark.parametrize("id_", CASES)
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@EVERY
def test_the_same_figure_gives_the_same_bytes(id_, brand):
    first, second = (draw(figure_of(id_), "ar", brand) for _ in range(2))
    assert first == second


@EVERY
@LANGUAGES
def test_text_is_text_in_the_label_face_and_not_too_small(id_, language, brand):
    styles = [text.get("style") for text in texts_of(draw(figure_of(id_), language, brand).svg)]
    assert styles
    for style in styles:
        assert f"font-family: '{brand.typeface('label', language).family}'" in style
        assert float(re.search(r"font-size: ([\d.]+)px", style)[1]) >= 7.5


@EVERY
@LANGUAGES
@pytest.mark.parametrize("width", [255.0, 425.0, 505.0])
def test_words_stay_on_the_paper_and_off_each_other(id_, language, width, brand):
    boxes = list(boxes_of(sheet_of(figure_of(id_), language, brand, width)))
    for box in boxes:
        assert box.left >= -0.5, box
        assert box.right <= width + 0.5, box
    for one, other in combinations(boxes, 2):
        apart = one.right <= other.left or other.right <= one.left
        assert apart or one.foot <= other.top or other.foot <= one.top, (one, other)


@EVERY
def test_right_to_left_mirrors_the_drawing(id_, brand):
    frame = figure_of(id_).table.frame
    english = frame[[name for name in frame if not name.endswith("_ar")]]
    csv = english.rename(columns=lambda name: name.removesuffix("_en")).to_csv(index=False)
    figure = figure_of(id_, table=csv, options=_in_english(CASES[id_].get("options", {})), unit={})
    arabic, latin = (corners_of(draw(figure, each, brand, 425).svg) for each in ("ar", "en"))
    assert np.allclose(arabic, [(425 - x, y) for x, y in latin], atol=0.01)


def _in_english(value):
    """The options with every text in English alone."""
    if isinstance(value, dict):
        return (
            {"en": value["en"]} if "en" in value else {k: _in_english(v) for k, v in value.items()}
        )
    return value


@EVERY
def test_lines_are_thick_enough_to_print(id_, brand):
    widths = re.findall(rb"stroke-width: ([\d.]+)", draw(figure_of(id_), "en", brand).svg)
    assert min(map(float, widths)) >= 0.5


@EVERY
def test_only_the_brand_colours_are_used(id_, brand):
    used = set(re.findall(rb"#[0-9a-f]{6}", draw(figure_of(id_), "en", brand).svg))
    assert used <= {colour.screen.encode() for colour in brand.colours.values()}


def test_arabic_text_is_marked_and_reads_from_the_right(brand):
    texts = texts_of(draw(figure_of("callouts"), "ar", brand).svg)
    assert {text.get("direction") for text in texts} == {"rtl"}
    assert "قرية هُجرت" in [text.text for text in texts]


def test_a_character_that_the_typeface_lacks_is_an_error(brand):
    table = "key,label_ar,label_en,value\na,ماء,Water 水,1\n"
    with pytest.raises(FigureError, match="the label typeface lacks “水”"):
        draw(figure_of("callouts", table=table), "en", brand)


def test_the_svg_names_and_describes_itself(brand):
    svg = draw(figure_of("share"), "ar", brand).svg.decode()
    assert 'xml:lang="ar"' in svg
    assert "<title>عنوان share</title><desc>عنوان share</desc>" in svg


def test_a_figure_is_drawn_as_wide_as_asked(brand):
    drawing = draw(figure_of("bars"), "en", brand, to_points("90mm"))
    assert drawing.width_pt == pytest.approx(255.1, abs=0.1)
    assert b'width="255.1' in drawing.svg


def test_rows_are_chosen_and_ordered(brand):
    figure = figure_of("callouts", options={"rows": ["villages", "wells"]})
    words = [text.text for text in texts_of(draw(figure, "en", brand).svg)]
    assert words.index("37") < words.index("1,250")


def test_a_running_number_is_written_as_it_is(brand):
    table = "key,year,coast,hills\na,20240131,1,2\nb,20240229,2,1\n"
    words = [text.text for text in texts_of(draw(figure_of("line", table=table), "en", brand).svg)]
    assert "20240131" in words


@LANGUAGES
def test_a_flow_that_runs_down_stands_in_the_order_that_it_is_read_in(language, brand):
    boxes = boxes_of(sheet_of(figure_of("flow-down"), language, brand))
    tops = [box.top for box in boxes]
    assert tops == sorted(tops)
    assert len(set(tops)) == 3
