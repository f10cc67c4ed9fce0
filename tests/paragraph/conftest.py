"""Set HTML in the brand's typefaces, with or without the paragraph room, and read it back."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pypdfium2
import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from tests.programs import output
from warraq.design import brand, typefaces
from warraq.paragraph import ParagraphSettings, installed

ROOT = Path(__file__).parents[2]
PAGE = """
@page { size: 150mm 100mm; margin: 15mm }
html { font-family: "Warraq amiri"; font-size: 12pt; line-height: 1.75 }
body, p { margin: 0 } p { text-align: justify } [lang=en] { font-family: "Warraq plex-serif" }
"""
PLAIN = ParagraphSettings()


@pytest.fixture(scope="session")
def face_css():
    tokens, findings = brand.read_brand(ROOT)
    assert tokens is not None, findings
    return typefaces.face_css(tokens)


@pytest.fixture
def render(face_css):
    def render(html, settings=PLAIN, css=PAGE):
        """A document of Arabic paragraphs; `settings` None leaves it to WeasyPrint alone."""
        fonts = FontConfiguration()
        sheets = [CSS(string=face_css + css, font_config=fonts)]
        source = f'<html lang="ar" dir="rtl"><title>t</title><body>{html}</body></html>'
        source = html if html.lstrip().startswith("<!DOCTYPE") else source

        def make(action):
            if settings is None:
                return action()
            with installed(settings):
                return action()

        document = make(lambda: HTML(string=source).render(stylesheets=sheets, font_config=fonts))
        return SimpleNamespace(
            pages=document.pages, pdf=lambda **options: make(lambda: document.write_pdf(**options))
        )

    return render


@pytest.fixture
def typeset(render):
    return lambda html, settings=PLAIN, css=PAGE, **options: render(html, settings, css).pdf(
        **options
    )


def by_poppler(pdf: bytes) -> list[str]:
    return output("pdftotext", "-enc", "UTF-8", "-", "-", given=pdf).decode().split("\f")[:-1]


def by_pdfium(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


LEFT_OUT = dict.fromkeys(
    [
        0x640,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        0x61C,
        0xFEFF,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)


def normal(text: str) -> str:
    """A text without direction marks, joiners and tatweel, its white space as single spaces."""
    text = unicodedata.normalize("NFC", text.translate(LEFT_OUT))
    return re.sub(r"\s+", " ", text).strip()


READERS = {"poppler": by_poppler, "pdfium": by_pdfium, "pypdf": by_pypdf}


def lines_of(document):
    """The line boxes of a document's pages, margin boxes left out."""

    def walk(box):
        for child in getattr(box, "children", ()):
            if type(child).__name__ == "LineBox":
                yield child
            elif "MarginBox" not in type(child).__name__:
                yield from walk(child)

    return [line for page in document.pages for line in walk(page._page_box)]


def texts_of(box):
    """The text boxes below a box, in the order of the tree."""
    if type(box).__name__ == "TextBox":
        return [box]
    return [text for child in box.children for text in texts_of(child)]
