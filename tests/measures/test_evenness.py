"""Evenness: measured in PDFs whose spaces are known."""

import random

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from tests.paragraph.conftest import ROOT
from warraq.design import brand, typefaces
from warraq.measures.evenness import evenness
from warraq.paragraph import ParagraphSettings, installed

WORDS = "كان الناس يكتبون كتبهم بأيديهم ثم جاءت المطبعة فانتشرت الكتب في البلاد كلها"
TEXT = " ".join(random.Random(7).choices(WORDS.split(), k=160))
PAGE = '@page { margin: 20mm } p { font: 12pt/1.7 "Warraq amiri"; text-align: justify; margin: 0 }'


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    tokens, _ = brand.read_brand(ROOT)

    def made(settings=None, css=""):
        path = tmp_path_factory.mktemp("even") / "a.pdf"
        fonts = FontConfiguration()
        sheet = CSS(string=typefaces.face_css(tokens) + PAGE + css, font_config=fonts)
        page = HTML(string=f"<html lang=ar dir=rtl><p>{TEXT}<p>{TEXT}")
        if settings is None:
            page.write_pdf(path, stylesheets=[sheet], font_config=fonts)
        else:
            with installed(settings):
                page.write_pdf(path, stylesheets=[sheet], font_config=fonts)
        return evenness(path)

    return made


def test_our_lines_are_evener_and_those_with_kashida_evener_still(made):
    settings = None, ParagraphSettings(), ParagraphSettings(kashida=True)
    alone, ours, stretched = (made(each, "@page { size: 120mm 250mm }") for each in settings)
    assert alone.deviation > ours.deviation > stretched.deviation
    assert (ours.off, stretched.off) == (0, 0)


def test_a_line_that_falls_short_is_seen(made):
    fallen = made(ParagraphSettings(), "p::first-line { letter-spacing: 0 } p { text-indent: 1pt }")
    assert fallen.off > 0


def test_ragged_lines_have_no_evenness(made):
    assert made(ParagraphSettings(), "p { text-align: start } @page { size: 60mm 250mm }") is None
