"""The sample study at a context, its figures as blank drawings."""

from pathlib import Path

import pytest

from warraq.compose.context import context_for
from warraq.design.brand import read_brand
from warraq.model import Drawing
from warraq.read import read_project

SAMPLE = Path(__file__).parents[1] / "projects" / "leap-years"
BLANK = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


@pytest.fixture(scope="session")
def study():
    return read_project(SAMPLE)[0]


@pytest.fixture(scope="session")
def brand():
    return read_brand(SAMPLE)[0]


@pytest.fixture(scope="session")
def drawings(study):
    return {
        (id_, language): Drawing(id_, language, BLANK, b"", 9, 9)
        for id_, figure in study.figures.items()
        for language in study.languages
        if figure.kind != "table"
    }


@pytest.fixture
def context(study, brand, drawings):
    return lambda language, prefix="": context_for(study, language, brand, drawings, prefix)
