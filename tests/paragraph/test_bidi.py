"""Pieces of a line in the order the eye meets them."""

import pytest

from warraq.paragraph.bidi import visual_order


@pytest.mark.parametrize(
    ("items", "levels", "seen"),
    [
        ("abc", "000", "abc"),
        ("abc", "111", "cba"),
        ("ابLRت", "11221", "تLRبا"),
        ("abXYc", "00110", "abYXc"),
        ("ا1ب", "121", "ب1ا"),
        ("aXYb", "2332", "aYXb"),
        ("", "", ""),
    ],
)
def test_visual_order(items, levels, seen):
    assert "".join(visual_order(list(items), [int(level) for level in levels])) == seen
