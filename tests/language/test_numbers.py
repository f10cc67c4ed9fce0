"""Numbers are written as each language writes them."""

from pathlib import Path

import pytest

from warraq.errors import Place
from warraq.language.numbers import (
    NumberStyle,
    format_number,
    format_value,
    is_pattern,
    value_words,
)
from warraq.model import Value

GAP = Value("e.gap", 14000.0, Place(Path("v")), "#,##0", {"ar": "ميغاواط", "en": "MW"})
SHARE = Value("e.share", 45.5, Place(Path("v")), unit={"ar": "%"})


@pytest.mark.parametrize(
    ("number", "pattern", "language", "words"),
    [
        (16000, "#,##0", "ar", "16,000"),
        (16000.5, "#,##0.0", "en", "16,000.5"),
        (16000.5, "#,##0.0", "de", "16.000,5"),
        (2.5, "0", "en", "3"),
        (0.125, "0.##", "ar", "0.13"),
        (-5, "0", "en", "-5"),
        (-5, "0", "ar", "\u200e-5"),
        (-0.0, "0", "en", "0"),
        (7, "0", "xx", "7"),
    ],
)
def test_numbers_by_language(number, pattern, language, words):
    assert format_number(number, pattern, language) == words


@pytest.mark.parametrize(
    ("style", "words"),
    [
        (NumberStyle(), "1,234.5"),
        (NumberStyle(separators="arabic"), "1٬234٫5"),
        (NumberStyle(digits="arabic"), "١٬٢٣٤٫٥"),
    ],
)
def test_arabic_digits_and_separators_are_settings(style, words):
    assert format_number(1234.5, "#,##0.0", "ar", style) == words
    assert format_number(1234.5, "#,##0.0", "en", style) == "1,234.5"


def test_a_unit_stands_after_a_no_break_space_and_percent_signs_without():
    assert format_value(GAP, "ar", with_unit=True) == "14,000\u00a0ميغاواط"
    assert format_value(SHARE, "ar", with_unit=True) == "45.5%"
    assert format_value(SHARE, "en", with_unit=True) == "45.5"


def test_a_value_in_a_text_may_have_its_own_pattern():
    meta = {"name": "e.gap", "unit": True}
    assert value_words(meta, {"e.gap": GAP}, "en") == "14,000\u00a0MW"
    assert value_words({**meta, "format": "0.0"}, {"e.gap": GAP}, "en") == "14000.0\u00a0MW"
    assert value_words({**meta, "name": "e.no"}, {"e.gap": GAP}, "en") == "[e.no]"


@pytest.mark.parametrize("pattern", ["0", "#,##0.##", "0.0%", "#,##0;(#,##0)"])
def test_patterns(pattern):
    assert is_pattern(pattern)


@pytest.mark.parametrize("pattern", ["", "abc", "%", "0" * 40])
def test_what_is_no_pattern(pattern):
    assert not is_pattern(pattern)
