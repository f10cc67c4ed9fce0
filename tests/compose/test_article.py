import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from warraq.compose import compose_article
from warraq.errors import ContentError


@pytest.fixture(scope="module")
def english(study, brand, drawings):
    return compose_article(study, "en", brand, drawings).html


def test_every_link_has_its_target_and_every_id_is_one(english):
    ids = re.findall(r'\bid="([^"]+)"', english)
    links = re.findall(r'href="#([^"]+)"', english)
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    assert len(links) > 40


def test_every_note_is_there_and_leads_back(english, study):
    notes = english[english.index('class="notes"') :]
    assert notes.count("<li ") == len(study.references)
    assert notes.count('class="back"') == len(study.references)


def test_values_and_figures_are_set(english, study):
    assert "{{" not in english
    assert "365.2425 days" in english
    placed = re.findall(r'<figure id="fig-([\w-]+)"', english)
    assert len(placed) == len(set(placed)) == 6
    assert "Figure 1" in english


def test_tables_are_tables_with_scopes(english):
    table = re.search(r"<table.*?</table>", english, re.S)[0]
    assert table.count('scope="col"') == 3
    assert table.count('scope="row"') == 4
    assert 'class="number">97<' in table


def test_a_table_writes_its_numbers_in_its_own_format(study, brand, drawings):
    tables = {id_: figure for id_, figure in study.figures.items() if figure.kind == "table"}
    figures = {
        id_: replace(figure, options={**figure.options, "format": "0.00"})
        for id_, figure in tables.items()
    }
    written = replace(study, figures={**study.figures, **figures})
    assert 'class="number">97.00<' in compose_article(written, "en", brand, drawings).html


def test_both_abstracts_stand_in_their_languages(english):
    languages = re.findall(r'<section id="abstract-\w+" lang="(\w+)" dir="(\w+)"', english)
    assert languages == [("en", "ltr"), ("ar", "rtl")]


def test_headings_descend_by_one(english):
    levels = [int(level) for level in re.findall(r"<h([1-6])", english)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_an_anchor_of_a_pack_begins_with_its_part(study, brand, drawings):
    html = compose_article(study, "en", brand, drawings, "article-").html
    targets = re.findall(r'(?:\bid="|href="#)([^"]+)"', html)
    assert [target for target in targets if not target.startswith("article-")] == []


def test_colours_and_faces_come_from_the_brand_alone(english, brand):
    style = english[english.index("<style>") : english.index("</style>")]
    named = {colour.screen for colour in brand.colours.values()}
    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", style)) <= named
    assert set(re.findall(r'"(Warraq [^"]+)"', style)) <= {
        face.family for face in brand.typefaces.values()
    }


def test_it_brings_the_data_behind_its_figures(study, brand, drawings):
    composition = compose_article(study, "en", brand, drawings)
    names = [attachment.name for attachment in composition.attachments]
    assert "calendars.csv" in names
    assert names == sorted(set(names))
    assert composition.record.prepared == study.prepared


def test_a_figure_that_is_not_drawn_is_a_finding(study, brand):
    with pytest.raises(ContentError) as error:
        compose_article(study, "en", brand, {})
    assert error.value.findings[0].place.path == Path("study/figures.yaml")
