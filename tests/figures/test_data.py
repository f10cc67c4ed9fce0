"""Words, numbers and dates as a language writes them."""

from __future__ import annotations

import pytest

from warraq.figures.data import Row, bounded, date_text, number_text
from warraq.figures.scale import Scale

ROW = Row({"key": "a", "label_ar": "ماء", "label_en": "Water", "n": 3, "gap": float("nan")}, "ar")


def test_words_come_in_the_language_of_the_drawing():
    assert (ROW.text("label"), ROW.text("key"), ROW.text("gap"), ROW.text("none")) == (
        "ماء",
        "a",
        "",
        "",
    )


def test_an_empty_cell_is_no_number():
    assert (ROW.number("n"), ROW.number("gap"), ROW.number("none")) == (3.0, None, None)


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        ("2024", "ar", "2024"),
        ("2024-05", "ar", "مايو 2024"),
        ("2024-05-08", "ar", "8 مايو 2024"),
        ("2024-05-08", "en", "8 May 2024"),
    ],
)
def test_a_date_is_written_as_exactly_as_known(value, language, written):
    assert date_text(value, language) == written


def test_numbers_have_western_digits():
    assert number_text(16000, "#,##0", "ar") == "16,000"


def test_a_bound_stands_before_the_number():
    assert bounded(Row({"bound_en": "about"}, "en"), "80%") == "about 80%"


def test_a_scale_holds_its_numbers_between_round_ticks():
    scale = Scale.over([0, 5000, 11000], (0, 300))
    assert scale.ticks == [0, 2000, 4000, 6000, 8000, 10000, 12000]
    assert scale.at(6000) == 150
