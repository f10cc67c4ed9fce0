"""How much comes back: words in order, brackets the right way round, floats wherever they stand."""

import pytest

from warraq.measures.fidelity import returned, tokens
from warraq.measures.written import written

HTML = "<p>one two<sup>3</sup> (four) five</p><figure>a chart of six</figure><p>seven eight</p>"


@pytest.mark.parametrize(
    ("read", "words", "brackets"),
    [
        ("one two3 (four) five a chart of six seven eight", 1, 1),
        ("one two3 (four) five seven eight, page 7, a chart of six", 1, 1),
        ("one two 3 (four) five a chart of six seven eight", 9 / 10, 1),
        ("one two3 )four( five a chart of six seven eight", 1, 0),
        ("one two3 (four five a chart of six seven eight", 1, 1 / 2),
        ("eight seven a chart of six (four) five one two3", 6 / 10, 0),
        ("", 0, 0),
    ],
)
def test_what_is_read_is_held_against_what_was_written(read, words, brackets):
    found = returned(written(HTML), read)
    assert (found.words, found.brackets) == (pytest.approx(words), pytest.approx(brackets))


def test_invisible_marks_are_counted_and_part_no_words():
    found = returned(written("<p>في عام 2024م</p>"), "في عام \u200f2024م\u061c")
    assert found.words == 1
    assert found.marks == pytest.approx(1000 * 2 / 12)


def test_presentation_forms_count_where_the_writer_used_none():
    assert returned(written("<p>سلام</p>"), "ﺳﻼﻡ").forms == 3
    assert returned(written("<p>ﷺ</p>"), "ﷺ").forms == 0


def test_words_keep_their_vowels_and_lose_kashidas():
    assert tokens("كـــتَبَ (ص)") == ["كتَبَ", "(", "ص", ")"]


def test_what_no_one_reads_is_not_written():
    page = "<head><title>t</title></head><body><style>p</style>a<svg>b</svg><img alt='c'>d"
    assert written(page).running.split() == ["a", "d"]


def test_pages_follow_each_other():
    both = written("<p>one</p><figure>two</figure>", "<p>three</p>")
    assert (both.running.split(), both.floating.split()) == (["one", "three"], ["two"])


@pytest.mark.parametrize(
    ("read", "share"),
    [
        ("one two,\n\u200fthree four", 1),
        ("one two, page 7 three four", 0),
        ("one two, three 4", 1 / 2),
    ],
)
def test_phrases_are_searched_for_with_their_stops(read, share):
    assert returned(written("<p>one two, three four</p>"), read).phrases == share
