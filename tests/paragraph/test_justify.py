"""Filling a line: glyphs first, within the setting, then spaces."""

import pytest

from warraq.paragraph.justify import Widths, justify, squeeze

LINE = Widths(natural=100.0, spaces=10.0, gaps=5)


def width_of(line, justified):
    return line.natural * justified.scale + justified.gap * line.gaps


@pytest.mark.parametrize("measure", [95, 99, 100, 101, 103, 120])
@pytest.mark.parametrize("widening", [0, 0.02])
def test_the_line_ends_on_the_margin(measure, widening):
    justified = justify(LINE, measure, widening)
    assert width_of(LINE, justified) == pytest.approx(measure)
    assert abs(justified.scale - 1) <= widening + 1e-12


def test_glyphs_give_before_spaces_do():
    natural = LINE.spaces / LINE.gaps
    justified = justify(LINE, 101, 0.02)
    assert natural * justified.scale + justified.gap == pytest.approx(natural)


def test_a_line_without_spaces_keeps_its_gap():
    assert justify(Widths(50.0, 0.0, 0), 100, 0.02).gap == 0


def test_a_ragged_line_is_left_alone_unless_too_wide():
    assert squeeze(LINE, 130, 0.02) == (1.0, 0.0)
    assert width_of(LINE, squeeze(LINE, 99, 0.02)) == pytest.approx(99)
