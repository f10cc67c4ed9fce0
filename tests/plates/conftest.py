"""A small press edition for all tests of this folder: a page of text, a page with all that is difficult."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from tests.programs import output
from warraq.build.steps import Composed, make_booklet, make_press_file
from warraq.design.brand import read_brand
from warraq.design.typefaces import face_css
from warraq.model import Composition, Journal, Record

ROOT = Path(__file__).parents[2]
PAGE = """<html lang="{lang}" dir="{dir}"><head><title>Press</title><style>{faces}
@page {{ size: 105mm 148mm; margin: 12mm; bleed: 3mm; @bottom-center {{ content: counter(page) }} }}
html {{ font: 12pt "Warraq amiri"; color: {ink} }}
body {{ margin: 0 }}
section {{ break-before: page }}
.band {{ background: {accent}; color: #fff; margin: -17mm -17mm 4mm; padding: 17mm; height: 4mm }}
.small {{ font-size: 8pt; color: {accent} }}
.dark {{ color: {ink} }}
img {{ width: 20mm }}
</style></head><body><p>الكهرباء في العراق 2024 text in ink</p>
<section><p class="band">أبيض <span class="dark">أسود</span></p><p class="small">label 8 pt</p>
<p><a href="https://example.org/">link</a></p><img src="{picture}"><img src="{drawing}"></section>
{more}</body></html>"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80">
<rect width="80" height="80" fill="#9a5b1e"/></svg>"""


@pytest.fixture(scope="session")
def brand():
    return read_brand(ROOT)[0]


@pytest.fixture(scope="session")
def press_composition(brand):
    """Makes a composition whose pages after the second hold the given texts."""

    def composition(language="ar", more=()):
        html = PAGE.format(
            lang=language,
            dir="rtl" if language == "ar" else "ltr",
            faces=face_css(brand),
            ink=brand.colours["ink"].screen,
            accent=brand.colours["accent"].screen,
            picture=_address("image/png", _photograph()),
            drawing=_address("image/svg+xml", DRAWING.encode()),
            more="".join(f"<section>{words}</section>" for words in more),
        )
        record = Record({}, (), Journal({}, {}), prepared=date(2026, 11, 23))
        return Composition("print/p-print", "article", language, "Press", html, ROOT, record=record)

    return composition


@pytest.fixture(scope="session")
def edition(brand, press_composition):
    return make_press_file(Composed((press_composition(),)), brand, ())[0]


@pytest.fixture(scope="session")
def press_file(edition, tmp_path_factory):
    path = tmp_path_factory.mktemp("plates") / "press.pdf"
    path.write_bytes(edition.data)
    return path


@pytest.fixture(scope="session")
def booklet(brand, press_composition, tmp_path_factory):
    """Makes the booklet of a language: eight pages, each with its number, creep 1 mm."""

    def made(language):
        composition = press_composition(language, [f"page {number}" for number in range(3, 9)])
        own = replace(brand, press=replace(brand.press, creep="1mm"))
        path = tmp_path_factory.mktemp("booklet") / "booklet.pdf"
        path.write_bytes(make_booklet(Composed((composition,)), own, ())[0].data)
        return path

    return made


def run(*words):
    """What a program says; it must end well."""
    return output(*words).decode()


def _photograph():
    picture, file = Image.new("RGB", (300, 300), "red"), io.BytesIO()
    picture.paste("blue", (0, 0, 150, 150))
    picture.save(file, "png")
    return file.getvalue()


def _address(kind, data):
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
