"""A drawing is read in black and white."""

from __future__ import annotations

from itertools import pairwise

import pytest

from warraq.design.tokens import to_points
from warraq.figures.shapes import FILLS
from warraq.figures.style import style_of


def luminance(colour):
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one, other):
    """The contrast of two colours as WCAG defines it."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["ink", "muted", "accent", "second"])
def test_colours_of_text_stand_out_from_the_paper(name, brand):
    style = style_of(brand, "ar")
    assert contrast(style.colour(name), style.colour("paper")) >= 4.5


def test_neighbouring_fillings_differ_in_grey(brand):
    style = style_of(brand, "en")
    inked = {"stripes": "paper", "rungs": "paper"}
    for one, other in pairwise(FILLS):
        pair = [style.colour(inked.get(filling, filling)) for filling in (one, other)]
        assert contrast(*pair) >= 1.5 or {one, other} & inked.keys()


def test_weights_fall_to_the_nearest_file(brand):
    style = style_of(brand, "en")
    assert style.weight(450) == 500
    assert style.weight(900) == 700


@pytest.mark.parametrize(("measure", "result"), [("425pt", 425), ("25.4mm", 72), ("2in", 144)])
def test_measures_become_points(measure, result):
    assert to_points(measure) == pytest.approx(result)
