"""A forme on the press: laid out, written as one PDF that keeps its standards."""

from __future__ import annotations

import time
from collections.abc import Mapping

from warraq.model import Brand, Edition, Forme
from warraq.press import faces  # first: it keeps the machine's fonts away from what follows

from weasyprint import HTML, Document  # isort: skip

from warraq.press.complaints import heard
from warraq.press.fetcher import FormeFetcher

VARIANTS = {"pdf-1.7": "pdf/a-3a", "pdf-2.0": "pdf/a-4f"}


def print_forme(forme: Forme, brand: Brand) -> Edition:
    """The forme as a finished PDF; what the press complains of is raised as findings."""
    started = time.monotonic()
    with heard(forme):
        document = render(forme, brand)
        data = document.write_pdf(pdf_variant=VARIANTS[brand.standard])
    return Edition(
        name=f"{forme.name.removesuffix('.pdf')}.pdf",
        data=data,
        media_type="application/pdf",
        title=forme.title,
        language=forme.language,
        standard=brand.standard,
        pages=len(document.pages),
        seconds=time.monotonic() - started,
    )


def render(forme: Forme, brand: Brand, variables: Mapping[str, str] | None = None) -> Document:
    """The forme laid out in pages, with these CSS variables (named without dashes) on its root."""
    fetcher = FormeFetcher(forme.folder, faces.font_files(brand))
    page = HTML(string=forme.html, base_url=f"{forme.folder}/", url_fetcher=fetcher)
    if variables:
        root = page.etree_element
        own = "".join(f"; --{name}: {value}" for name, value in variables.items())
        root.set("style", root.get("style", "") + own)
    options = {"pdf_variant": VARIANTS[brand.standard]}
    return page.render(font_config=faces.configuration(brand), **options)
