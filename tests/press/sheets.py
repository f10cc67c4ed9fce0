"""Small compositions, printed by the press and by the library as it is."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

from pypdf import PdfReader
from weasyprint import HTML

from warraq.design.brand import read_brand
from warraq.design.typefaces import face_css
from warraq.model import Composition, direction
from warraq.preflight.opened_pdf import OpenedPdf
from warraq.press import print_composition
from warraq.press.faces import configuration

ROOT = Path(__file__).parents[2]
BASE = """@page { size: A5; margin: 15mm } html { font: 12pt/1.6 "Warraq amiri" }
:lang(en) { font-family: "Warraq plex-serif" }"""
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
IMAGE = f"data:image/png;base64,{PIXEL}"


@cache
def brand(standard="pdf-1.7"):
    return replace(read_brand(ROOT)[0], standard=standard)


def page(body, css="", lang="ar"):
    style = f"<style>{face_css(brand())}{BASE}{css}</style>"
    head = f"<meta charset='utf-8'><title>تجربة</title>{style}"
    root = f"<html lang='{lang}' dir='{direction(lang)}'>"
    return f"<!DOCTYPE html>{root}<head>{head}</head><body>{body}</body></html>"


def composition(body, css="", lang="ar", **more):
    more = {"name": "sheet", "kind": "article", "title": "تجربة", "folder": ROOT} | more
    return Composition(language=lang, html=page(body, css, lang), **more)


@cache
def data(body, css="", lang="ar", standard="pdf-1.7"):
    """The PDF of a body as the press prints it."""
    return print_composition(composition(body, css, lang), brand(standard)).data


@cache
def stock_data(body, css="", lang="ar", variant="pdf/ua-1"):
    """The PDF of a body as WeasyPrint writes it without us."""
    html = HTML(string=page(body, css, lang), base_url=str(ROOT))
    return html.write_pdf(pdf_variant=variant, font_config=configuration(brand()))


class Read(OpenedPdf):
    """A PDF from memory, laid open."""

    def __init__(self, pdf):
        self.path, self.data = Path("sheet.pdf"), pdf
        self.reader = PdfReader(io.BytesIO(pdf))


def press(body, css="", lang="ar", standard="pdf-1.7"):
    return Read(data(body, css, lang, standard))


def stock(body, css="", lang="ar", variant="pdf/ua-1"):
    return Read(stock_data(body, css, lang, variant))
