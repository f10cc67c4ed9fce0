from datetime import date

import pytest

from warraq.errors import ContentError


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("ar", date(2024, 9, 20), "20 سبتمبر 2024"),
        ("ar", "2024-10", "أكتوبر 2024"),
        ("en", [2024, 9, 6], "6 September 2024"),
        ("en", "2024", "2024"),
        ("en", "spring 2024", "spring 2024"),
    ],
)
def test_a_date_is_as_exact_as_it_is_given(context, language, written, expected):
    assert context(language).words.date(written) == expected


@pytest.mark.parametrize(
    ("language", "numbers", "expected"),
    [
        ("ar", [4], "الهامش 4"),
        ("ar", [9, 4], "الهامشان 4، 9"),
        ("ar", [9, 4, 2, 4], "الهوامش 2، 4، 9"),
        ("en", [4], "note 4"),
        ("en", [9, 4], "notes 4, 9"),
        ("en", [], ""),
    ],
)
def test_notes_are_counted_as_the_language_counts(context, language, numbers, expected):
    assert context(language).words.notes(numbers) == expected


def test_beyond_the_ordinals_there_are_numbers(context):
    words = context("ar").words
    assert [words.ordinal("part", number) for number in (1, 10, 11)] == ["أولًا", "عاشرًا", "11"]


def test_a_language_without_strings_is_a_finding(context):
    with pytest.raises(ContentError) as error:
        context("sw")
    assert error.value.findings[0].place.path.as_posix() == "templates/strings/sw.yaml"
