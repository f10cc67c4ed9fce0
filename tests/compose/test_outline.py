from dataclasses import replace

import pytest


@pytest.fixture
def outline(context):
    return context("en").outline


def test_parts_and_sections_are_numbered_and_the_rest_is_not(outline):
    labels = {heading.id: (heading.label, heading.place) for heading in outline.headings}
    assert labels["the-rule"] == ("1", "1")
    assert ("1.2", "1.2") in labels.values()
    assert labels["introduction"] == ("", "Introduction")


def test_an_arabic_outline_of_the_same_study(context):
    labels = [heading.label for heading in context("ar").outline.headings if heading.level < 4]
    assert labels[:4] == ["", "أولًا:", "1.", "2."]


def test_figures_and_tables_are_numbered_apart_in_the_order_of_the_text(outline, study):
    tables = {name for id_, name in outline.figures.items() if study.figures[id_].kind == "table"}
    assert tables == {"Table 1"}
    assert list(outline.figures.values())[:2] == ["Figure 1", "Figure 2"]


def test_a_claim_is_found_where_its_paragraph_stands(outline):
    assert outline.places(["c02"]) == ["Introduction"]
    assert outline.places(["c10", "c05", "c06"]) == ["1.1", "1.2"]
    assert outline.places(["nowhere"]) == []


def test_a_chapter_has_the_headings_within_it(outline):
    labels = [heading.label for heading in outline.chapter("the-rule")]
    assert labels == ["1", "1.1", "1.2"]


def test_every_anchor_is_there_once(outline):
    ids = [heading.id for heading in outline.headings]
    assert len(ids) == len(set(ids))
    assert replace(outline, headings=()).places(["c02"]) == []


def test_a_blocks_anchor_is_named_by_the_heading_above_it(outline):
    assert outline.heading("biruni").label == "1.1"
