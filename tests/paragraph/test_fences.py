"""Where a fence is due between two neighbours, left and right, in a right-to-left run."""

import pytest

from warraq.paragraph import fences


@pytest.mark.parametrize(
    ("left", "right", "due"),
    [
        ("ب", "ا", False),
        (" ", "ا", False),
        ("ب", "،", False),
        (" ", "،", True),
        ("\u064e", ".", True),
        ("\u064e", "\u0651", False),
        (".", ".", True),
        ("ب", "\u064e", False),
    ],
)
def test_parted(left, right, due):
    assert fences.parted(left, right) is due


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("(", ("(", "\u200e")),
        ("«", ("\u200f«", "\u200e")),
        ("]", ("\u200f]", "\u200e")),
        ("·", ("\u200f·", "")),
        ("؛", ("؛", "")),
        ("–", ("–", "")),
        ("ا", ("ا", "")),
        ("((", ("((", "")),
    ],
)
def test_guarded(text, marks):
    assert fences.guarded(text) == marks


def test_a_shadda_with_a_vowel_is_a_mark_and_a_letter_with_one_is_not():
    assert fences.is_mark("\u0651\u064e")
    assert not fences.is_mark("ب\u064e")
    assert not fences.is_mark("")
