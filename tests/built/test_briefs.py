"""The briefs as readers give them back: every word in its order, brackets the right way round."""

import json
from functools import cache

import pytest

from tests.built.command import PROJECTS
from tests.programs import needed
from warraq.compose import compose_brief
from warraq.design.brand import read_brand
from warraq.measures.fidelity import returned
from warraq.measures.readers import READERS
from warraq.measures.written import written
from warraq.model import Drawing
from warraq.press.copyfitting import drop_lines
from warraq.read import read_project

BLANK = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
BRIEFS = {
    "iraq-withdrawal": ("iraq-ar", "us-en", "gulf-ar"),
    "leap-years": ("developers-en", "teachers-ar", "teachers-en"),
}
PAGES = [(slug, name) for slug, names in BRIEFS.items() for name in names]


@cache
def compositions_of(slug):
    """The project's briefs, their pictures blank."""
    study, brand = read_project(PROJECTS[slug])[0], read_brand(PROJECTS[slug])[0]
    figures = [brief.figure for brief in study.briefs]
    drawings = {
        (figure, language): Drawing(figure, language, BLANK, b"", 9, 9)
        for figure in figures
        for language in study.languages
    }
    return [compose_brief(study, brief, brand, drawings) for brief in study.briefs]


def text_of(folder, slug, name):
    """What was written on a brief, in order, without the lines that went when it was fitted."""
    composition = next(
        composition
        for composition in compositions_of(slug)
        if composition.name == f"{slug}-brief-{name}"
    )
    rows = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    gone = next(row for row in rows if row["path"] == f"{composition.name}.pdf")["found"]["gone"]
    html = drop_lines(composition, gone).html
    return written(html.replace("<figure", "<div").replace("</figure", "</div"))  # in its place


@pytest.mark.parametrize("reader", ["poppler", "pdfium", "pypdf"])
@pytest.mark.parametrize(("slug", "name"), PAGES)
def test_readers_give_back_what_was_written(built, second, slug, name, reader):
    folder = {"iraq-withdrawal": built, "leap-years": second}[slug]
    if reader == "poppler":
        needed("pdftotext")
    read = READERS[reader](folder / f"{slug}-brief-{name}.pdf")
    found = returned(text_of(folder, slug, name), read)
    assert found.words >= 0.99
    assert found.brackets >= 0.99
    assert not found.forms


def test_a_picture_is_painted_where_it_stands(built):
    text = READERS["pypdf"](built / "iraq-withdrawal-brief-us-en.pdf")
    assert text.index("Findings") < text.index("Strategic vacuum") < text.index("Arrows are")
