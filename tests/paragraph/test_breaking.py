"""Breaking lines: small paragraphs whose best lines can be counted by hand."""

from itertools import combinations, pairwise

import pytest

from warraq.paragraph.breaking import (
    AT_SPACE,
    INSIDE_WORD,
    Measure,
    Words,
    badness,
    first_fit,
    total_fit,
)


def words_of(*widths, space=1.0, inside=(), hyphen=0.0):
    """Words of these widths with one space between, none before those numbered in `inside`."""
    begin, end, spaces_at_begin, spaces_at_end = [], [], [], []
    place = spaces = 0.0
    for number, width in enumerate(widths):
        if number and number not in inside:
            place, spaces = place + space, spaces + space
        begin.append(place)
        spaces_at_begin.append(spaces)
        place += width
        end.append(place)
        spaces_at_end.append(spaces)
    price = [INSIDE_WORD if number in inside else AT_SPACE for number in range(len(widths))]
    tail = [hyphen if number in inside else 0.0 for number in range(len(widths))]
    return Words(begin, end, spaces_at_begin, spaces_at_end, price, tail)


def test_all_words_on_one_line_if_they_fit():
    assert total_fit(words_of(3, 3), 0, Measure(10, 10, 0)) == [2]


def cost(words, ends, width):
    starts = [0, *ends]
    return sum(badness(words, a, b, width, 0) for a, b in pairwise(starts))


def every_breaking(count):
    for size in range(count):
        for ends in combinations(range(1, count), size):
            yield [*ends, count]


@pytest.mark.parametrize(
    "widths", [(3, 4, 2, 5, 3, 4, 6, 2), (2, 6, 2, 2, 6, 4, 4, 2, 3), (5, 5, 1, 9, 4)]
)
def test_the_sum_of_badness_is_the_least_of_all_breakings(widths):
    words = words_of(*widths)
    ends = total_fit(words, 0, Measure(12, 12, 0))
    least = min(cost(words, other, 12) for other in every_breaking(len(words)))
    assert cost(words, ends, 12) == pytest.approx(least)


def test_a_line_gives_up_a_word_to_spare_the_next_one():
    # first fit sets «4 4 2 | 8 | 5», whose second line has no space to stretch
    words, measure = words_of(4, 4, 2, 8, 5), Measure(12, 12, 0)
    assert first_fit(words, 0, measure) == [3, 4, 5]
    assert total_fit(words, 0, measure) == [2, 4, 5]


def test_a_word_wider_than_the_measure_has_no_line():
    assert first_fit(words_of(3, 20), 0, Measure(10, 10, 0)) is None
    assert total_fit(words_of(3, 20), 0, Measure(10, 10, 0)) is None


def test_the_first_line_may_be_shorter():
    assert first_fit(words_of(4, 4, 4), 0, Measure(5, 10, 0)) == [1, 3]


def test_widening_lets_a_line_be_a_little_too_wide():
    assert first_fit(words_of(5, 5), 0, Measure(10.9, 10.9, 0)) == [1, 2]
    assert first_fit(words_of(5, 5), 0, Measure(10.9, 10.9, 0.02)) == [2]


def test_a_break_inside_a_word_costs_more_than_one_at_a_space():
    at_space, inside = words_of(4, 4, 4), words_of(4, 4, 4, inside={1})
    assert badness(inside, 0, 1, 4, 0) >= badness(at_space, 0, 1, 4, 0)
    assert badness(words_of(4, 4, 4, inside={2}), 0, 2, 9, 0) == pytest.approx(0.4)


def test_spaces_shrink_by_a_third_and_no_more():
    words = words_of(4, 4, 4)
    assert badness(words, 0, 2, 8.7, 0) < float("inf")
    assert badness(words, 0, 2, 8.6, 0) == float("inf")


def test_breaking_again_from_the_middle():
    assert first_fit(words_of(4, 4, 4, 4), 2, Measure(4, 4, 0)) == [3, 4]


def test_a_hyphen_must_fit_too():
    words = words_of(4, 3, 3, inside={1, 2}, hyphen=1.0)
    assert first_fit(words, 0, Measure(7.5, 7.5, 0)) == [1, 3]
    assert first_fit(words, 0, Measure(8, 8, 0)) == [2, 3]
    assert first_fit(words, 0, Measure(10, 10, 0)) == [3]
