"""A forme on the press: laid out, and written as one PDF that keeps its standards."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import pydyf
from weasyprint import HTML, Document

from warraq import paragraph
from warraq.model import Brand, Edition, Forme
from warraq.press import corrections, faces
from warraq.press.attachments import attachments_of
from warraq.press.complaints import heard
from warraq.press.corrections.files import tie_once
from warraq.press.drift import Order, drift, ordered
from warraq.press.fetcher import FormeFetcher
from warraq.press.fit import Found, fit
from warraq.press.labels import folios, label_pages
from warraq.press.metadata import EditionMetadata
from warraq.press.standards import STANDARDS
from warraq.press.viewing import set_viewing


def print_forme(forme: Forme, brand: Brand) -> Edition:
    """The forme as a finished PDF; what the press complains of is raised as findings."""
    started = time.monotonic()
    with at_press(brand), heard(forme):
        document, report = set_pages(forme, brand)
        data = write(document, forme, brand)
    seconds = time.monotonic() - started
    return replace(edition(forme, brand, document, data), report=report, seconds=seconds)


def render(forme: Forme, brand: Brand, variables: Mapping[str, str] | None = None) -> Document:
    """The forme laid out in pages, with these CSS variables (named without dashes) on its root."""
    with at_press(brand):
        return lay(forme, brand, variables)


@contextmanager
def at_press(brand: Brand) -> Iterator[None]:
    """Set and write what is set and written inside the context as the press does."""
    with (
        corrections.installed(),
        paragraph.installed(paragraph.ParagraphSettings.of(brand.paragraph)),
    ):
        yield


def fit_forme(forme: Forme, brand: Brand) -> Found:
    """What it takes to hold a brief on its page, for all editions of it."""
    with at_press(brand), heard(forme):
        return fit(forme, lambda each, variables: lay(each, brand, variables)).found


def order_forme(forme: Forme, brand: Brand) -> Order:
    """The order in which an article's figures leave least blank, for all editions of it."""
    with at_press(brand), heard(forme):
        return ordered(forme, lay(forme, brand))


def set_pages(forme: Forme, brand: Brand) -> tuple[Document, tuple[str, ...]]:
    """The forme's pages and what was done to fit them; a brief is fitted to one."""
    if forme.kind == "article":
        return drift(forme, lambda each: lay(each, brand))
    if "fit" not in forme.metadata:
        return lay(forme, brand), ()
    fitted = fit(forme, lambda each, variables: lay(each, brand, variables))
    return fitted.document, (
        *fitted.report,
        *(f"{finding.severity}: {finding.message}" for finding in fitted.findings),
    )


def lay(forme: Forme, brand: Brand, variables: Mapping[str, str] | None = None) -> Document:
    """Lay out the forme, at the press."""
    fetcher = FormeFetcher(forme.folder, faces.font_files(brand))
    page = HTML(string=forme.html, base_url=f"{forme.folder}/", url_fetcher=fetcher)
    root = page.etree_element
    own = "".join(f"; --{name}: {value}" for name, value in (variables or {}).items())
    root.set("style", root.get("style", "") + own)
    variant = STANDARDS[brand.standard].variant
    return page.render(font_config=faces.configuration(brand), pdf_variant=variant)


def write(document: Document, forme: Forme, brand: Brand) -> bytes:
    """Write laid-out pages as the forme's PDF, at the press."""
    standard = STANDARDS[brand.standard]
    corrections.prepare(document)
    document.metadata = EditionMetadata(forme, standard)

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        tie_once(pdf)
        label_pages(pdf, folios(document))
        set_viewing(pdf, document, forme, brand.options.get("binding", "auto"))

    return document.write_pdf(
        pdf_variant=standard.variant,
        pdf_tags=True,
        attachments=attachments_of(forme),
        finisher=finish,
    )


def edition(forme: Forme, brand: Brand, document: Document, data: bytes) -> Edition:
    """The finished file under the forme's name."""
    return Edition(
        name=f"{forme.name.removesuffix('.pdf')}.pdf",
        data=data,
        media_type="application/pdf",
        title=forme.title,
        language=forme.language,
        standard=" ".join(STANDARDS[brand.standard].names),
        pages=len(document.pages),
    )
