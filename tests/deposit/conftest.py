"""The deposits of both projects as the command line builds them, and the compositions they are made of."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
import tinyhtml5

from tests.built.command import PROJECTS
from tests.built.conftest import built, second, shared
from warraq.build.steps import Subject, compose_reading
from warraq.deposit.page import page_of
from warraq.design.brand import read_brand
from warraq.model import Composition, Drawing
from warraq.read import read_project

__all__ = ["built", "second", "shared"]

LANGUAGES = {"iraq-withdrawal": "ar", "leap-years": "en"}


def parsed(page, **known):
    """A page of a few lines, and its composition; `known` is what it knows beside its page."""
    composition = Composition("x", "reading", "en", "X", page, PROJECTS["leap-years"], **known)
    return page_of(composition), composition


@pytest.fixture(params=LANGUAGES)
def slug(request):
    return request.param


@pytest.fixture
def kit(request, slug):
    """The folder of a project's deposit."""
    name = "built" if slug == "iraq-withdrawal" else "second"
    return request.getfixturevalue(name) / "deposit"


@pytest.fixture
def article(kit, slug):
    """Finds the article's file of a kind."""
    return lambda kind: kit / f"{slug}-article-{LANGUAGES[slug]}.{kind}"


@pytest.fixture
def jats(article):
    return ET.parse(article("xml")).getroot()


@pytest.fixture(scope="session")
def brand():
    return read_brand(PROJECTS["leap-years"])[0]


@pytest.fixture(scope="session")
def study():
    return read_project(PROJECTS["leap-years"])[0]


@pytest.fixture(scope="session")
def composition(study, brand, second):
    """The second project's page, composed anew with the drawings that were built."""
    drawings = {}
    for path in (second / "figures").glob("*-en.svg"):
        key = path.stem.removesuffix("-en"), "en"
        png = path.with_suffix(".png").read_bytes()
        drawings[key] = Drawing(*key, path.read_bytes(), png, 1, 1)
    subject = Subject(study.slug, "article", "en")
    return compose_reading(study, subject, brand, drawings).document


@pytest.fixture
def page(article):
    """The HTML page's tree."""
    return tinyhtml5.parse(article("html").read_text("utf-8"), namespace_html_elements=False)
