"""The figures of this study and of the second project are sound in all of their languages."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from tests.figures.drawings import boxes_of, sheet_of
from warraq.figures import check_figure
from warraq.figures.sheet import Label
from warraq.read import read_project

ROOT = Path(__file__).parents[2]
PROJECTS = [ROOT, ROOT / "tests/projects/leap-years"]
FIGURES = [figure for root in PROJECTS for figure in read_project(root)[0].figures.values()]
EVERY = pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)


@EVERY
def test_a_figure_says_in_every_language_what_it_is(figure):
    for texts in (figure.title, figure.caption, figure.alt, figure.source, figure.period):
        assert all(texts.get(language) for language in figure.languages)
    for language in figure.languages:
        assert figure.alt[language] != figure.caption[language]


@EVERY
def test_a_figure_can_be_drawn(figure):
    assert list(check_figure(figure)) == []


@EVERY
@pytest.mark.parametrize("width", [255.0, 326.0, 417.0])
def test_its_words_stay_on_the_paper_and_off_each_other(figure, width, brand):
    for language in figure.languages if figure.kind != "table" else ():
        boxes = list(boxes_of(sheet_of(figure, language, brand, width)))
        assert min(box.left for box in boxes) >= -0.5
        assert max(box.right for box in boxes) <= width + 0.5
        for one, other in combinations(boxes, 2):
            apart = one.right <= other.left or other.right <= one.left
            assert apart or one.foot <= other.top or other.foot <= one.top, (one, other)


@EVERY
@pytest.mark.parametrize("width", [255.0, 417.0])
def test_white_words_are_large_enough_to_be_cut_out_of_several_plates(figure, width, brand):
    for language in figure.languages if figure.kind != "table" else ():
        marks = sheet_of(figure, language, brand, width).marks
        white = [m for m in marks if isinstance(m, Label) and m.type.colour == "paper"]
        assert all(label.type.size >= 9 for label in white)
