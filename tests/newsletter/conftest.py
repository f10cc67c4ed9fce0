"""The kits of both projects as the command line builds them, and letters made anew for a test."""

from __future__ import annotations

import email
from dataclasses import replace
from email.policy import default
from html.parser import HTMLParser

import pytest

from tests.built.command import PROJECTS
from tests.built.conftest import built, second, shared, study
from warraq.build.steps import Subject, compose_letter
from warraq.design.brand import read_brand
from warraq.newsletter.mailing_files import make_letter
from warraq.read import read_project

__all__ = ["built", "second", "shared", "study"]

BRIEFS = {
    "iraq-withdrawal": ("gulf-ar", "iraq-ar", "us-en"),
    "leap-years": ("developers-en", "teachers-ar", "teachers-en"),
}
LETTERS = [f"{slug}-brief-{name}" for slug, names in BRIEFS.items() for name in names]
DIGESTS = ["iraq-withdrawal-digest-ar", "leap-years-digest-en"]


def slug_of(stem):
    """The project that a file of a kit is of."""
    return next(slug for slug in BRIEFS if stem.startswith(slug))


class Elements(HTMLParser):
    """The elements of a page: name and attributes, in order."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def elements(page, *names):
    """The attributes of the elements with these names, or of all."""
    return [attrs for tag, attrs in Elements(page).found if not names or tag in names]


@pytest.fixture(scope="session")
def kit(built, second):
    """The path of a file of either kit by the end of its name."""
    folders = {"iraq-withdrawal": built, "leap-years": second}
    return lambda name: folders[slug_of(name)] / "newsletter" / name


@pytest.fixture(scope="session")
def mail(kit):
    """A message of either kit, read back."""
    return lambda stem: email.message_from_bytes(kit(f"{stem}.eml").read_bytes(), policy=default)


@pytest.fixture(scope="session")
def again(second):
    """The files of a brief of the second project, made anew with other settings, by their ends."""
    root = PROJECTS["leap-years"]
    study, brand = read_project(root)[0], read_brand(root)[0]
    pdf = (second / "leap-years-brief-teachers-ar.pdf").read_bytes()
    brief = next(b for b in study.briefs if (b.audience, b.language) == ("teachers", "ar"))

    def make(**settings):
        newsletter = replace(brand.options.newsletter, **settings)
        changed = replace(brand, options=replace(brand.options, newsletter=newsletter))
        plain = replace(brief, figure=None)
        subject = Subject(study.slug, "brief", brief.language, plain)
        mailing = compose_letter(study, subject, changed, {}).sent
        files = make_letter(mailing, changed, pdf, pdf)
        return {file.name.removeprefix(f"newsletter/{mailing.stem}"): file for file in files}

    return make
